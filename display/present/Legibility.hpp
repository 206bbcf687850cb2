// How large the letters of a board must be, and so how many calls it can show: geometry, not taste.
//
// Rule: EN 301 549 5.1.4, a capital H subtends at least 0.7 degrees at the farthest viewer: height = distance
// * pi * 0.7 / 180. Chinese characters have more strokes in the same square and get 1.25 times that. Line
// pitch 135 % of the capital height (ADA 703.5.8), and at most 85 % of the picture's height for calls: the
// rest is the hall's name, the clock, the column titles.
#pragma once

#include <compare>

namespace hall::display {

inline constexpr double smallestDiagonalInches = 5, largestDiagonalInches = 400;
inline constexpr double leastMetres = 0.5, mostMetres = 100;
inline constexpr double hanFactor = 1.25;
inline constexpr double linePitch = 1.35;
inline constexpr double callShare = 0.85;

/// A screen and the farthest seat that has to read it.
struct Panel {
    int widthPx{1920};
    int heightPx{1080};
    double diagonalInches{55};
    double farthestMetres{8};
    auto operator<=>(const Panel&) const = default;
};

struct Legibility {
    double millimetresPerPixel{};
    double capitalMm{};  ///< least height of a capital letter or digit
    double capitalPx{};
    double hanPx{};  ///< least height of a Chinese character's face
    int rows{};      ///< calls that fit below each other; 0: not even one
    auto operator<=>(const Legibility&) const = default;
};

Legibility legibility(const Panel& panel);

/// From how far capitals of this height can be read on this panel.
double readableMetres(const Panel& panel, double capitalPx);

}  // namespace hall::display
