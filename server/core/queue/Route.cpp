#include "server/core/queue/Route.hpp"

#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/queue/Order.hpp"
#include "server/core/queue/Router.hpp"

namespace hall::core {

bool takes(const State& state, const Counter& counter, const ItemCode& item) {
    return law::Router(state).takes(static_cast<std::uint32_t>(&counter - state.counters.data()), item);
}

std::vector<Stop> planStops(const State& state, const std::vector<ItemCode>& items, const QueueCode& favoured) {
    if (state.hall.coverRouting) return law::Router(state).plan(items, favoured);
    std::vector<Stop> stops;
    for (const ItemCode& item : items) {
        const auto known = state.items.find(item);
        if (known != state.items.end()) stops.push_back({known->second.queue, {}, {item}});
    }
    return stops;
}

std::vector<Stop> stopsOf(const State& state, const Ticket& ticket) {
    Stop present{{}, {}, {ticket.item}};
    if (ticket.queue < state.queues.size()) present.queue = state.queues[ticket.queue].config.code;
    if (ticket.poolCounter && *ticket.poolCounter < state.counters.size()) present.counter = state.counters[*ticket.poolCounter].config.id;
    present.items.insert(present.items.end(), ticket.with.begin(), ticket.with.end());
    std::vector<Stop> stops{std::move(present)};
    if (ticket.further.empty()) return stops;
    for (Stop& stop : planStops(state, ticket.further, law::favouredBy(state, ticket))) stops.push_back(std::move(stop));
    return stops;
}

std::vector<Stop> planOf(const State& state, const Ticket& ticket) {
    if (!law::isLive(ticket) || (ticket.with.empty() && ticket.further.empty())) return {};
    return stopsOf(state, ticket);
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
namespace {

/// A plan that was made anew right after a clerk's act (a transfer to where not all of the stop is done) is part of that act, so that
/// it can be taken back as one.
void joinAct(State& state, const Ticket& ticket, const Event& event) {
    if (ticket.lastSeq + 1 != event.seq) return;
    for (Counter& counter : state.counters) {
        if (!counter.undoable || counter.undoable->lastSeq + 1 != event.seq) continue;
        const auto& before = counter.undoable->before;
        if (std::any_of(before.begin(), before.end(), [&](const Ticket& one) { return one.id == ticket.id; })) counter.undoable->lastSeq = event.seq;
    }
}

}  // namespace

void apply(State& state, const TicketReplanned& replanned, const Event& event) {
    Ticket* ticket = ticketIn(state, replanned.ticket);
    const auto queue = state.queueIndex.find(replanned.queue);
    if (ticket == nullptr || queue == state.queueIndex.end() || ticket->state != TicketState::waiting) return;
    joinAct(state, *ticket, event);
    std::optional<std::uint32_t> pool;
    if (const auto counter = state.counterIndex.find(replanned.toCounter); counter != state.counterIndex.end()) pool = counter->second;
    // In the same line it keeps its place, also one that a clerk gave it.
    const bool sameLine = ticket->poolClerk.value.empty() && ticket->poolCounter == pool && (pool || ticket->queue == queue->second);
    leave(state, *ticket);
    ticket->item = replanned.item;
    ticket->with = replanned.with;
    ticket->further = replanned.further;
    ticket->queue = queue->second;
    ticket->maximumWaitMs = replanned.maximumWaitMs;
    ticket->poolClerk = {};
    ticket->poolCounter = pool;
    if (!sameLine) ticket->order = placeByAge(*ticket);
    enter(state, *ticket, TicketState::waiting, ticket->stateSince);
}

}  // namespace law
}  // namespace hall::core
