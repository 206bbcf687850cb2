#include "server/core/queue/Route.hpp"

#include "server/core/Limits.hpp"
#include "server/core/queue/Law.hpp"
#include "server/core/queue/Order.hpp"

namespace hall::core {

bool takes(const State& state, const Counter& counter, const ItemCode& item) {
    const auto known = state.items.find(item);
    const auto queue = known == state.items.end() ? state.queueIndex.end() : state.queueIndex.find(known->second.queue);
    return queue != state.queueIndex.end() && serves(state, counter, queue->second);
}

std::vector<Stop> planStops(const State& state, const std::vector<ItemCode>& items) {
    std::vector<Stop> stops;
    for (const ItemCode& item : items) {
        const auto known = state.items.find(item);
        if (known != state.items.end()) stops.push_back({known->second.queue, {}, {item}});
    }
    return stops;
}

std::int32_t usualMinutes(const State& state, const std::vector<ItemCode>& items) {
    std::int32_t minutes = 0;
    for (const ItemCode& item : items) {
        const auto known = state.items.find(item);
        const bool said = known != state.items.end() && known->second.usualMinutes > 0;
        minutes += said ? known->second.usualMinutes : limits::usualMinutes;
    }
    return minutes;
}

namespace law {

void apply(State& state, const TicketReplanned& replanned, const Event&) {
    Ticket* ticket = ticketIn(state, replanned.ticket);
    const auto queue = state.queueIndex.find(replanned.queue);
    if (ticket == nullptr || queue == state.queueIndex.end() || ticket->state != TicketState::waiting) return;
    leave(state, *ticket);
    ticket->item = replanned.item;
    ticket->with = replanned.with;
    ticket->further = replanned.further;
    ticket->queue = queue->second;
    ticket->maximumWaitMs = replanned.maximumWaitMs;
    ticket->poolClerk = {};
    ticket->poolCounter.reset();
    if (const auto counter = state.counterIndex.find(replanned.toCounter); counter != state.counterIndex.end()) ticket->poolCounter = counter->second;
    ticket->order = placeByAge(*ticket);
    enter(state, *ticket, TicketState::waiting, ticket->stateSince);
}

}  // namespace law
}  // namespace hall::core
