// Which promises a hall will break, found by running it forward.
#pragma once

#include <cstdint>
#include <vector>

#include "server/forecast/LiveHall.hpp"

namespace hall::forecast {

/// What the runs say of the promises that pass from now on; those that passed already are not counted.
struct Risk {
    struct OfQueue {
        int runs{};                              ///< in which somebody waits longer than was promised
        double tickets{};                        ///< who do, in all runs together
        std::vector<float> first;                ///< when the first one does, in those runs; seconds from now
    };
    int runs{};
    std::vector<OfQueue> queues;
    /// Share of the runs in which a promise of this queue is broken.
    [[nodiscard]] double share(std::size_t queue) const { return runs == 0 ? 0 : static_cast<double>(queues[queue].runs) / runs; }
    /// Who waits too long in a run, on the mean.
    [[nodiscard]] double tickets(std::size_t queue) const { return runs == 0 ? 0 : queues[queue].tickets / runs; }
};

/// Of `moment`, in which everybody who will come must come (Everybody::comes). Promises that pass between `from` and `until` seconds
/// from now count. The same seed gives the same visitors, whatever counters there are.
Risk riskOf(const Moment& moment, const Learned& learned, std::uint64_t seed, int runs, Seconds from, Seconds until);

}  // namespace hall::forecast
