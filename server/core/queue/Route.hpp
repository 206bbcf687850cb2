// Routing of a visitor with several services: where they can all be done, or else in the fewest stops.
#pragma once

#include <cstdint>
#include <vector>

#include "server/core/State.hpp"

namespace hall::core {

/// One stop of a visit.
struct Stop {
    QueueCode queue;                 ///< where the ticket waits
    CounterId counter;               ///< for this counter alone, because it alone takes all; empty: any of the queue
    std::vector<ItemCode> items;     ///< done there, in the order asked for
    auto operator<=>(const Stop&) const = default;
};

/// Does this counter do this item: its profile has the item's queue, or a one-window queue whose departments include the item's, and its
/// clerk takes that queue.
bool takes(const State& state, const Counter& counter, const ItemCode& item);

/// The stops of a visit for these items, the first one to go to first. With HallConfig::coverRouting: as few as the counters that are
/// open now allow (a queue counts for what all its open counters take; one counter of its own only where that saves a stop); among
/// equals the one with more counters, then the profile's order of queues. Without it: one stop per item, in its own queue. An item that
/// no open counter takes waits in its own queue, last.
std::vector<Stop> planStops(const State& state, const std::vector<ItemCode>& items);

/// Usual service time of these items together, in minutes.
std::int32_t usualMinutes(const State& state, const std::vector<ItemCode>& items);

}  // namespace hall::core
