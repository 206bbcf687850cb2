#include "display/present/Moment.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace hall::display {

WallClock wallClock(const wire::Time& time) {
    using namespace std::chrono;
    const sys_time<milliseconds> local{milliseconds{time.utcMs} + minutes{time.offsetMinutes}};
    const auto midnight = floor<days>(local);
    const year_month_day date{midnight};
    const hh_mm_ss clock{local - midnight};
    return {.known = true,
            .year = static_cast<int>(date.year()),
            .month = static_cast<std::int32_t>(static_cast<unsigned>(date.month())),
            .day = static_cast<std::int32_t>(static_cast<unsigned>(date.day())),
            .weekday = static_cast<std::int32_t>(weekday{midnight}.iso_encoding()),
            .hour = static_cast<std::int32_t>(clock.hours().count()),
            .minute = static_cast<std::int32_t>(clock.minutes().count())};
}

Freshness freshness(bool live, std::int64_t heardMs, std::int64_t steadyMs) {
    const std::int64_t silentMs = steadyMs - heardMs;
    if (live || silentMs < lateAfterMs) return Freshness::current;
    return silentMs < outdatedAfterMs ? Freshness::late : Freshness::outdated;
}

Shift burnInShift(std::int64_t steadyMs, int reachPx) {
    // Once around a square and through its middle: each step is at most `reachPx` long, so nobody sees the
    // picture jump.
    static constexpr std::array<Shift, 8> path{
        {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}}};
    const auto step =
        static_cast<std::size_t>((steadyMs / shiftEveryMs) % static_cast<std::int64_t>(path.size()));
    return {path[step].xPx * reachPx, path[step].yPx * reachPx};
}

}  // namespace hall::display
