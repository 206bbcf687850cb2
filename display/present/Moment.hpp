// Two clocks of a board: its own steady one, for how long something stands on the screen, and the server's,
// for how old a call is.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "schema/wire/Values.hpp"

namespace hall::display {

struct Moment {
    std::int64_t steadyMs{};  ///< of this machine, never jumps
    std::int64_t hallMs{};    ///< the server's UTC as far as it is known here
};

/// What the wall clock of the board shows.
struct WallClock {
    bool known{};
    std::int32_t year{};
    std::int32_t month{};
    std::int32_t day{};
    std::int32_t weekday{};  ///< 1 Monday .. 7 Sunday
    std::int32_t hour{};
    std::int32_t minute{};
    auto operator<=>(const WallClock&) const = default;
};
WallClock wallClock(const wire::Time& time);

enum class Freshness : std::uint8_t { current, late, outdated };

/// A board without its server says so after 5 s; after 15 s it no longer shows its numbers as current.
inline constexpr std::int64_t lateAfterMs = 5'000;
inline constexpr std::int64_t outdatedAfterMs = 15'000;
/// `heardMs`: steady time of the last sign of life.
Freshness freshness(bool live, std::int64_t heardMs, std::int64_t steadyMs);

struct Shift {
    int xPx{};
    int yPx{};
    auto operator<=>(const Shift&) const = default;
};
/// Against burn-in: the picture wanders one step every few minutes over a small square, never by more than
/// `reachPx`.
inline constexpr std::int64_t shiftEveryMs = 180'000;
Shift burnInShift(std::int64_t steadyMs, int reachPx);

}  // namespace hall::display
