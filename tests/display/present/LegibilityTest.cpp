#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <utility>

#include "display/present/Layout.hpp"
#include "display/present/Legibility.hpp"

using namespace hall::display;

TEST_CASE("rows and letters by diagonal and farthest seat") {
    struct Row {
        double inches, metres;
        int capitalPx, rows;
    };
    const Row table[] = {
        {43, 5, 123, 5}, {43, 8, 197, 3}, {43, 10, 246, 2}, {43, 12, 296, 2}, {43, 15, 370, 1},
        {55, 5, 96, 7},  {55, 8, 154, 4}, {55, 10, 193, 3}, {55, 12, 231, 2}, {55, 15, 289, 2},
        {65, 5, 82, 8},  {65, 8, 130, 5}, {65, 10, 163, 4}, {65, 12, 196, 3}, {65, 15, 245, 2},
        {75, 5, 71, 9},  {75, 8, 113, 6}, {75, 10, 141, 4}, {75, 12, 170, 4}, {75, 15, 212, 3},
        {86, 5, 62, 11}, {86, 8, 99, 6},  {86, 10, 123, 5}, {86, 12, 148, 4}, {86, 15, 185, 3},
    };
    for (const Row& row : table) {
        CAPTURE(row.inches);
        CAPTURE(row.metres);
        const Legibility found = legibility({1920, 1080, row.inches, row.metres});
        CHECK(std::lround(found.capitalPx) == row.capitalPx);
        CHECK(found.rows == row.rows);
        CHECK(found.capitalMm == doctest::Approx(row.metres * 12.217).epsilon(0.001));
        CHECK(found.hanPx == doctest::Approx(found.capitalPx * 1.25));
        // The same screen in four times the pixels and seen from as far shows as much.
        CHECK(legibility({3840, 2160, row.inches, row.metres}).rows == row.rows);
        CHECK(readableMetres({1920, 1080, row.inches, row.metres}, found.capitalPx) ==
              doctest::Approx(row.metres));
    }
}

TEST_CASE("the layout keeps the rule, or says that it cannot") {
    struct Row {
        Panel panel;
        bool legible;
        SidePlace place;
        int rows;
    };
    const Row table[] = {
        {{1920, 1080, 55, 5}, true, SidePlace::beside, 7},
        {{1920, 1080, 55, 8}, true, SidePlace::beside, 4},
        {{3840, 2160, 55, 8}, true, SidePlace::beside, 4},
        {{1920, 1080, 55, 10}, true, SidePlace::beside, 3},
        {{1080, 1920, 55, 8}, true, SidePlace::below, 5},
        {{2160, 3840, 55, 8}, true, SidePlace::below, 5},
        {{1366, 768, 43, 8}, true, SidePlace::beside, 3},
        {{1920, 1080, 86, 5}, true, SidePlace::beside, 10},  // 11 could be read, 10 is what a person searches
        {{1920, 1080, 22, 15}, false, SidePlace::beside, 1},
        {{1080, 1920, 32, 12}, false, SidePlace::below, 2},
    };
    for (const Row& row : table) {
        CAPTURE(row.panel.widthPx);
        CAPTURE(row.panel.diagonalInches);
        CAPTURE(row.panel.farthestMetres);
        const BoardLayout found = layOut(row.panel, {}, {});
        CHECK(found.legible == row.legible);
        CHECK(found.sidePlace == row.place);
        CHECK(found.rows == row.rows);
        CHECK((found.capitalPx >= legibility(row.panel).capitalPx - 0.001) == row.legible);
        CHECK(found.rowHeight >= found.capitalPx * linePitch - 1);
    }
}

TEST_CASE("nothing of the layout overlaps or leaves the screen") {
    for (const auto& [width, height] :
         {std::pair{1920, 1080}, {3840, 2160}, {1080, 1920}, {1280, 720}, {2160, 3840}}) {
        for (const double inches : {22.0, 43.0, 55.0, 86.0}) {
            for (const double metres : {2.0, 5.0, 8.0, 15.0, 30.0}) {
                for (const int label : {1, 2, 4}) {
                    CAPTURE(width);
                    CAPTURE(inches);
                    CAPTURE(metres);
                    const BoardLayout found = layOut({width, height, inches, metres}, {}, {2, 4, label});
                    CHECK(found.header.bottom() == found.titles.y);
                    CHECK(found.titles.bottom() <= found.calls.y);
                    CHECK(found.calls.bottom() <= height);
                    CHECK(found.side.right() <= width);
                    CHECK(found.side.bottom() <= height);
                    if (found.sidePlace == SidePlace::beside)
                        CHECK(found.calls.right() <= found.side.x);
                    else
                        CHECK(found.calls.bottom() <= found.side.y);
                    CHECK(found.side.width > 0);
                    CHECK(found.side.height > 0);
                    CHECK(found.number.right() <= found.arrow.x);
                    CHECK(found.arrow.right() <= found.counter.x);
                    CHECK(found.counter.right() <= found.calls.width);
                }
            }
        }
    }
}

TEST_CASE("words beside the counter go before legibility goes") {
    const FontShape font;
    CHECK(layOut({1920, 1080, 55, 5}, font, {}).words == RowWords::whole);
    CHECK(layOut({1920, 1080, 55, 8}, font, {}).words == RowWords::brief);
    CHECK(layOut({1080, 1920, 55, 8}, font, {}).words == RowWords::none);
    CHECK(layOut({1920, 1080, 65, 8}, font, {}).words == RowWords::whole);
    CHECK(layOut({1920, 1080, 55, 10}, font, {}).words == RowWords::none);
}
