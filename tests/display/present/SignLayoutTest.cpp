#include <doctest/doctest.h>

#include "display/present/SignLayout.hpp"

using namespace hall::display;

TEST_CASE("a sign's number and label by its glass and the farthest place") {
    struct Row {
        Panel panel;
        bool legible, wordsLegible;
    };
    const Row table[] = {
        {{1920, 1080, 24, 5}, true, false},   // 61 mm, as the rule asks
        {{1920, 1080, 24, 2}, true, true},
        {{1920, 1080, 32, 3}, true, true},
        {{1280, 720, 24, 5}, true, false},    // fewer pixels, the same glass
        {{1920, 1080, 15, 5}, false, false},
        {{1920, 540, 28, 5}, false, false},   // half as high: no room for label, number and words of 61 mm
        {{1920, 540, 28, 3}, true, false},
        {{800, 480, 10, 2}, true, false},
    };
    for (const Row& row : table) {
        CAPTURE(row.panel.widthPx);
        CAPTURE(row.panel.diagonalInches);
        CAPTURE(row.panel.farthestMetres);
        const SignLayout layout = layOutSign(row.panel, {}, true, false);
        const double needed = legibility(row.panel).capitalPx;
        CHECK(layout.legible == row.legible);
        CHECK(layout.wordsLegible == row.wordsLegible);
        CHECK((layout.labelPx >= needed - 0.5 && layout.numberPx >= needed - 0.5) == row.legible);
        CHECK(layout.head.bottom() == layout.middle.y);
        CHECK(layout.middle.bottom() == layout.foot.y);
        CHECK(layout.foot.bottom() == row.panel.heightPx);
        CHECK(layout.numberPx < layout.middle.height);
    }
}

TEST_CASE("without a number its place is the state's") {
    const Panel panel{1920, 1080, 24, 5};
    const SignLayout layout = layOutSign(panel, {}, false, true);
    CHECK(layout.middle.height == 0);
    CHECK(layout.foot.y == layout.head.bottom());
    CHECK(layout.foot.bottom() == panel.heightPx);
    CHECK(layout.wordsPx > layOutSign(panel, {}, true, true).wordsPx);
}
