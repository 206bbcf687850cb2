// From a source's day to the crowd's: when who comes to which queue of this hall, the counters' hours, the closing. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include "tests/crowd/Day.hpp"
#include "tests/crowd/Demand.hpp"

namespace hall::crowd {

/// Arrivals, shift and closing of `demand`, at the source's local times on the day that begins at `midnightMs`. A day whose first
/// visitors would have come before `nowMs` is moved as a whole, so that the counters open at `nowMs`. Counters open two minutes
/// before the first row; lunch goes in turns of three counters and 20 minutes from 13:40, after the noon rush of that day; the closing begins at the next half hour after the last
/// arrival.
DaySettings itineraryOf(const Demand& demand, const std::vector<TargetQueue>& targets, std::int64_t midnightMs,
                        std::int64_t nowMs, std::uint64_t seed);

}  // namespace hall::crowd
