// What opening counters would change, found by running the same hall forward with them.
#pragma once

#include <cstdint>
#include <vector>

#include "server/core/State.hpp"
#include "server/core/queue/Waits.hpp"
#include "server/forecast/LiveHall.hpp"

namespace hall::forecast {

struct AdviceSettings {
    std::uint64_t seed{1};
    int runs{40};                                ///< for each possibility
    std::size_t profiles{3};                     ///< that are tried: those that most of the late ones can be called by
    std::size_t told{3};                         ///< at most
};

/// Of those who wait in `moment`, and whose promise has not passed: who will probably be called after it does. Indexes into its tickets.
std::vector<Index> lateIn(const Moment& moment, const Learned& learned, std::uint64_t seed, int runs);

/// How many counters more of which profile, from now on, would get most of the late ones called in time; best first. Never more counters
/// than stand closed in the hall, and the fewest that do all that can be done. Empty where nobody is late, or nothing would help.
std::vector<core::Waits::Advice> adviceFor(const core::State& state, const Moment& moment, const Learned& learned, const AdviceSettings& settings);

}  // namespace hall::forecast
