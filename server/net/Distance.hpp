// How far it is from here to there.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace hall::net {

/// Metres between two places in millionths of a degree, by the great circle of a ball as large as the earth (mean radius of WGS 84):
/// wrong by less than 0.6 %, and a phone is wrong by more.
inline std::int32_t distanceM(std::int32_t latitudeE6, std::int32_t longitudeE6, std::int32_t otherLatitudeE6, std::int32_t otherLongitudeE6) {
    constexpr double earthM = 6'371'008.8, radian = std::numbers::pi / 180e6;
    const double a = latitudeE6 * radian, b = otherLatitudeE6 * radian;
    const double north = std::sin((b - a) / 2), east = std::sin((static_cast<double>(otherLongitudeE6) - longitudeE6) * radian / 2);
    const double part = north * north + std::cos(a) * std::cos(b) * east * east;
    return static_cast<std::int32_t>(std::lround(2 * earthM * std::asin(std::min(1.0, std::sqrt(part)))));
}

}  // namespace hall::net
