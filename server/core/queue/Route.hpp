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
/// clerk takes that queue. HallConfig::oneWindowQueue takes all departments unless it says which.
bool takes(const State& state, const Counter& counter, const ItemCode& item);

/// The stops of a visit for these items, the first one to go to first. With HallConfig::coverRouting: as few as the counters that are
/// there allow: open, or on a break from which their clerk comes back (exactly the fewest up to 12 different services, nearly beyond). A
/// queue counts for what all its counters take; one counter of its own (its pool) only where that saves a stop, the one with the fewest
/// in its pool. Among equal queues: `favoured`; for a single service its own; the one with more open counters; the first service's own;
/// the one defined first. Without coverRouting: one stop per item, in its own queue. What no counter takes waits in its own queue, last.
std::vector<Stop> planStops(const State& state, const std::vector<ItemCode>& items, const QueueCode& favoured = {});

/// What this visit still has to do, planned from what is open now: the present stop first as it stands, then those to come.
std::vector<Stop> stopsOf(const State& state, const Ticket& ticket);

/// The same for whoever is told of a visit: empty where there is nothing to plan, because the visit is over or has one service only.
std::vector<Stop> planOf(const State& state, const Ticket& ticket);

/// Usual service time of these items together, in minutes.
std::int32_t usualMinutes(const State& state, const std::vector<ItemCode>& items);

}  // namespace hall::core
