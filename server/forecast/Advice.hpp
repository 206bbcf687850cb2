// What opening counters would change, found by running the same hall forward with them.
#pragma once

#include <cstdint>
#include <vector>

#include "server/core/State.hpp"
#include "server/core/queue/Waits.hpp"
#include "server/forecast/Promises.hpp"

namespace hall::forecast {

struct AdviceSettings {
    std::uint64_t seed{1};
    int runs{50};                                ///< for each possibility
    Seconds ahead{3600};                         ///< so far is looked
    Seconds takes{120};                          ///< until somebody sits at a counter who is sent there
    double sure{0.05};                           ///< share of the runs that may still break a promise for "this is enough"
    std::size_t profiles{3};                     ///< that are tried: those that most of the late ones can be called by
    std::size_t told{3};                         ///< at most
    std::int32_t counters{12};                   ///< that are advised at once, at most
};

/// A counter of this profile that begins to call at `opens`, seconds from now.
Desk freshDesk(const core::Profile& profile, Seconds opens);

/// How many counters more of which profile, from now on, would get most of the late ones called in time; best first. Never more counters
/// than stand closed in the hall, and the fewest that do all that can be done. `queues`: whose promises are looked at; empty: all. Empty where
/// nobody is late, or nothing would help.
std::vector<core::Waits::Advice> adviceFor(const core::State& state, const Moment& moment, const Learned& learned,
                                           const std::vector<std::uint32_t>& queues, const AdviceSettings& settings);

}  // namespace hall::forecast
