#include "ticket-printer/widgets/Sizes.hpp"

#include <algorithm>
#include <cmath>

namespace hall::kiosk {

namespace {

constexpr double capitalOfEm = 0.733;       // Noto Sans CJK
constexpr double smallCapitalMm = 6.1, bodyCapitalMm = 7.3;
constexpr double largePrintFactor = 1.3;
constexpr double nearSquare = 1.5;          // width to height
constexpr int leastTouch = 60;

int areaOf(QSize grid) { return grid.width() * grid.height(); }

}  // namespace

Sizes sizesFor(QSize window, Glass glass, bool largePrint) {
    Sizes s;
    s.window = window;
    s.portrait = window.height() > window.width();
    s.largePrint = largePrint;
    const double longer = std::max(window.width(), window.height()), shorter = std::max(1, std::min(window.width(), window.height()));
    const double inches = glass.diagonalInches > 0 ? glass.diagonalInches : longer / shorter < nearSquare ? 19.0 : 21.5;
    s.pixelsPerMm = std::hypot(longer, shorter) / (inches * 25.4);
    const double mm = s.pixelsPerMm, text = mm * (largePrint ? largePrintFactor : 1.0) / capitalOfEm;
    s.small = static_cast<int>(std::lround(smallCapitalMm * text));
    s.body = static_cast<int>(std::lround(bodyCapitalMm * text));
    s.title = s.body * 13 / 10;
    s.heading = s.body * 15 / 10;
    s.number = s.body * 6;
    s.gap = static_cast<int>(std::lround(5.5 * mm));
    s.margin = static_cast<int>(std::lround(11 * mm));
    s.pad = static_cast<int>(std::lround(5 * mm));
    s.radius = static_cast<int>(std::lround(4.5 * mm));
    s.icon = s.body * 12 / 10;
    s.touch = std::max({leastTouch, static_cast<int>(std::lround(20 * mm)), Sizes::lineHeight(s.body) + s.pad / 2});
    return s;
}

int Sizes::headerHeight() const { return (cramped() ? lineHeight(heading) : lineHeight(title) + lineHeight(small)) + 2 * gap; }

int Sizes::startTileHeight() const {
    if (portrait && largePrint) return 2 * touch;  // a row: the room is for the items
    const int wanted = icon * 2 + lineHeight(title) + lineHeight(small) * 2 + 3 * pad;
    if (portrait) return wanted;
    return std::min(wanted, (room().height() - lineHeight(heading) - searchTileHeight() - onlineTileHeight() - 4 * gap) / 2);
}

QSize Sizes::room() const {
    return {window.width() - 2 * margin, window.height() - headerHeight() - footerHeight() - 2 * gap};
}

int Sizes::tileHeight() const {
    // Narrow tiles break English names into three lines.
    return lines(body, departmentLines()) + lineHeight(small) + (portrait ? body * 3 / 2 + pad / 2 : 0) + 2 * pad;
}

int Sizes::departmentHeight() const {
    const int rows = departmentGrid().height();
    const int free = room().height() - pageTitleHeight() - 2 * gap - touch - 2 * gap;
    return std::clamp((free - (rows - 1) * gap) / rows, tileHeight(), tileHeight() * 3 / 2);
}

QSize Sizes::popularGrid() const {
    const int columns = 2;
    const int row = popularRowHeight();
    const int above = portrait ? lineHeight(heading) + 2 * gap + startTileHeight() + gap + onlineTileHeight() + gap + searchTileHeight() + 2 * gap : 0;
    const int free = room().height() - above - lineHeight(popularText()) - gap - touch - gap;
    return {columns, std::clamp((free + gap) / (row + gap), 1, 3)};
}

QSize Sizes::departmentGrid() const {
    const int free = room().height() - pageTitleHeight() - gap - touch - 2 * gap;
    const int columns = portrait ? 2 : 3;
    return {columns, std::clamp((free + gap) / (tileHeight() + gap), 1, 6 / columns)};
}

QSize Sizes::itemGrid() const {
    const int free = room().height() - pageTitleHeight() - gap - touch - gap;
    return {listColumns(), std::clamp((free + gap) / (rowHeight(2) + gap), 1, 6 / listColumns())};
}

int Sizes::popularRowHeight() const { return largePrint ? lines(body, popularLines()) + pad : rowHeight(popularLines()); }

int Sizes::keyHeight() const { return std::max(touch, lineHeight(body) + 4); }

int Sizes::keyboardHeight() const {
    const int rows = (26 + 1 + keyColumns() - 1) / keyColumns();
    return rows * keyHeight() + (rows - 1) * (gap / 2);
}

QSize Sizes::resultGrid() const {
    const int pager = touch + gap;
    // In portrait a search within a department has one more button, and the line above may take two.
    const int free = portrait ? room().height() - touch - gap - 2 * lineHeight(small) - gap - touch - gap - keyboardHeight() - gap - pager
                              : room().height() - 2 * lineHeight(small) - pager;
    return {1, std::clamp((free + gap / 2) / (rowHeight(1) + gap / 2), 1, 6)};
}

int Sizes::askKeyHeight() const {
    if (portrait) return touch * 5 / 4;
    // Beside the text, with two keys to choose from above, the field, and the button below.
    const int rows = wide() ? 4 : 5;
    const int others = 2 * std::max(touch, lines(small, 2)) + pad + std::max(touch * 5 / 4, lineHeight(title) + pad / 2) + 3 * (gap / 2);
    const int free = room().height() - others - (rows - 1) * (gap / 3);
    return std::clamp(free / rows, touch, touch * 5 / 4);
}

QSize Sizes::applicationGrid() const {
    const int below = portrait ? touch + gap + lineHeight(title) + pad + gap : std::max(touch, lineHeight(title) + pad / 2) + gap;
    const int free = room().height() - lineHeight(title) - lines(small, 2) - 2 * gap - below;
    return {listColumns(), std::clamp((free + gap) / (applicationRowHeight() + gap), 1, 6 / listColumns())};
}

Capacity Sizes::capacity() const {
    return {areaOf(popularGrid()), areaOf(departmentGrid()), areaOf(itemGrid()), areaOf(resultGrid()), areaOf(applicationGrid())};
}

}  // namespace hall::kiosk
