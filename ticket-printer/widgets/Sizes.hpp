// How large everything is on one screen: out of its pixels, its diagonal and whether large print is on.
#pragma once

#include <QSize>
#include <algorithm>

#include "ticket-printer/present/Kiosk.hpp"

namespace hall::kiosk {

/// The screen as built into the case.
struct Glass {
    double diagonalInches{};        ///< 0: 21.5 for wide panels, 19 for those nearer to a square
};

/// All in pixels. Capitals of the smallest text subtend 0.7 degrees for an eye half a metre away (EN 301 549 5.1.4), 6.1 mm; those of
/// ordinary text for one at 0.6 m, 7.3 mm. Large print is 30 % above that.
struct Sizes {
    QSize window;
    bool portrait{};
    bool largePrint{};
    double pixelsPerMm{};
    int small{}, body{}, title{}, heading{}, number{};  ///< font sizes
    int gap{};                      ///< between things that belong together
    int margin{};                   ///< around the page, between things that do not
    int pad{};                      ///< inside of buttons and cards
    int radius{};
    int touch{};                    ///< least height of what can be touched
    int icon{};

    /// Height of `lines` lines of text of this size.
    [[nodiscard]] static int lines(int fontSize, int lines) { return lines * lineHeight(fontSize); }
    [[nodiscard]] static int lineHeight(int fontSize) { return fontSize * 135 / 100; }

    [[nodiscard]] int headerHeight() const;
    [[nodiscard]] int footerHeight() const { return touch + 2 * gap; }
    /// What is left between header, footer and the page's margins.
    [[nodiscard]] QSize room() const;
    [[nodiscard]] int rowHeight(int titleLines) const { return lines(body, titleLines) + lineHeight(small) + pad; }
    [[nodiscard]] bool wide() const { return !portrait && window.width() * 2 > window.height() * 3; }
    /// Large print on a low panel leaves no room for what is merely nice.
    [[nodiscard]] bool cramped() const { return largePrint && !portrait; }
    [[nodiscard]] int tileHeight() const;
    [[nodiscard]] int departmentHeight() const;
    /// Lines that the longest English name of a department takes in a tile.
    [[nodiscard]] int departmentLines() const { return (portrait || wide() ? 2 : 3) + (largePrint ? (portrait ? 2 : 1) : 0); }
    [[nodiscard]] int pageTitleHeight() const { return std::max(touch, lineHeight(title) + lineHeight(small) + (largePrint ? lineHeight(small) : 0)); }
    /// Of the buttons at the bottom; four of them must stand side by side in portrait.
    [[nodiscard]] int footerText() const { return largePrint && portrait ? body * 10 / 13 : body; }
    [[nodiscard]] int startTileHeight() const;
    [[nodiscard]] int searchTileHeight() const { return largePrint && portrait ? bareTileHeight() : rowHeight(1) + (cramped() ? lineHeight(small) : 0); }
    /// Of a button in one line, without the smaller one below.
    [[nodiscard]] int bareTileHeight() const { return std::max(touch, lineHeight(body) + pad); }
    [[nodiscard]] int listColumns() const { return portrait ? 1 : 2; }
    /// Columns and rows of the start page's list of popular items.
    [[nodiscard]] int popularText() const { return portrait ? title : body; }
    [[nodiscard]] QSize popularGrid() const;
    [[nodiscard]] int popularRowHeight() const;
    [[nodiscard]] int popularLines() const { return largePrint && portrait ? 3 : 2; }
    [[nodiscard]] QSize departmentGrid() const;
    [[nodiscard]] QSize itemGrid() const;
    [[nodiscard]] QSize resultGrid() const;
    [[nodiscard]] int keyHeight() const;
    [[nodiscard]] int keyColumns() const { return portrait ? 9 : 7; }
    [[nodiscard]] int keyboardHeight() const;
    [[nodiscard]] int onlineTileHeight() const { return largePrint ? bareTileHeight() : rowHeight(1); }
    /// Of the pad for application numbers.
    [[nodiscard]] int askColumns() const { return portrait || wide() ? 11 : 10; }
    [[nodiscard]] int askKeyHeight() const;
    [[nodiscard]] int applicationRowHeight() const { return lines(body, 2) + lines(small, 2) + pad; }
    [[nodiscard]] QSize applicationGrid() const;

    [[nodiscard]] Capacity capacity() const;

    bool operator==(const Sizes&) const = default;
};

Sizes sizesFor(QSize window, Glass glass, bool largePrint);

}  // namespace hall::kiosk
