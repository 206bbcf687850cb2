#include "display/present/Legibility.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hall::display {
namespace {

constexpr double heightPerDistance = std::numbers::pi * 0.7 / 180;
constexpr double millimetresPerInch = 25.4;

double millimetresPerPixel(const Panel& panel) {
    const double diagonalPx = std::hypot(panel.widthPx, panel.heightPx);
    return diagonalPx > 0 ? panel.diagonalInches * millimetresPerInch / diagonalPx : 1;
}

}  // namespace

Legibility legibility(const Panel& panel) {
    Legibility result;
    result.millimetresPerPixel = millimetresPerPixel(panel);
    result.capitalMm = panel.farthestMetres * 1'000 * heightPerDistance;
    result.capitalPx = result.capitalMm / result.millimetresPerPixel;
    result.hanPx = result.capitalPx * hanFactor;
    result.rows = static_cast<int>(panel.heightPx * callShare / (result.capitalPx * linePitch));
    return result;
}

double readableMetres(const Panel& panel, double capitalPx) {
    return capitalPx * millimetresPerPixel(panel) / heightPerDistance / 1'000;
}

}  // namespace hall::display
