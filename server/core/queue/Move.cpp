#include "server/core/queue/Law.hpp"
#include "server/core/queue/Order.hpp"

namespace hall::core::law {
namespace {

const Ticket& at(const State& state, const CounterId& counter) {
    return *state.ticket(*state.counter(counter)->ticket);
}

/// Begins to wait again: a new leg's wait, or the next one of the visit.
void waitAgain(Ticket& ticket, Instant now) {
    ticket.waitingSince = now;
    ticket.calledAt = {};
    ticket.startedAt = {};
    ticket.calls = 0;
    ticket.counter.reset();
}

Objection needPool(const State& state, const TransferTicket& command) {
    if (!command.toCounter.value.empty()) {
        const Counter* to = state.counter(command.toCounter);
        if (to == nullptr) return refuse(Refusal::unknownCounter);
        if (command.toCounter == command.counter) return refuse(Refusal::sameCounter);
        if (to->phase == CounterPhase::closed) return refuse(Refusal::counterNotOpen, command.toCounter.value);
        const bool deserted = to->phase == CounterPhase::paused && to->pauseReason == "signed-out" && to->clerk.value.empty();
        if (deserted) return refuse(Refusal::placeEmpty, command.toCounter.value);
        return std::nullopt;
    }
    const Staff* to = state.person(command.toClerk);
    if (to == nullptr) return refuse(Refusal::unknownStaff);
    if (!to->counter) return refuse(Refusal::placeEmpty);
    const Counter& place = state.counters[*to->counter];
    if (place.config.id == command.counter) return refuse(Refusal::sameCounter);
    if (place.phase == CounterPhase::closed) return refuse(Refusal::counterNotOpen, place.config.id.value);
    if (!mayCall(to->config)) return refuse(Refusal::placeEmpty);  // who only receives visitors calls nobody
    return std::nullopt;
}

}  // namespace

void release(const Pool& pool, Events& events) {
    for (const auto& [order, id] : pool.waiting) events.push_back(TicketReturned{id, {}, true, {}});
}

// Whether the other queue accepts new tickets does not matter: the visitor is in the hall already.
Decision decide(const State& state, const TransferTicket& command, const Given&) {
    if (auto no = needTicket(state, command.counter)) return *no;
    const int aims = (command.queue.value.empty() ? 0 : 1) + (command.toCounter.value.empty() ? 0 : 1) +
                     (command.toClerk.value.empty() ? 0 : 1);
    if (aims != 1) return refuse(Refusal::targetUnclear);
    const Ticket& ticket = at(state, command.counter);
    const QueueConfig& from = state.queues[ticket.queue].config;
    const QueueConfig* to = &from;
    if (command.queue.value.empty()) {
        if (auto no = needPool(state, command)) return *no;
    } else {
        const Queue* queue = state.queue(command.queue);
        if (queue == nullptr) return refuse(Refusal::unknownQueue);
        if (from.code == command.queue) return refuse(Refusal::sameQueue);
        to = &queue->config;
    }
    return one(TicketTransferred{ticket.id, command.counter, from.code, to->code,
                                 promisedWaitMs(state, *to, ticket), command.toCounter, command.toClerk});
}

void apply(State& state, const TicketTransferred& transferred, const Event& event) {
    Ticket* ticket = ticketIn(state, transferred.ticket);
    const auto to = state.queueIndex.find(transferred.to);
    if (ticket == nullptr || to == state.queueIndex.end()) return;
    remember(state, transferred.counter, Act::transfer, *ticket, event);
    visited(state, *ticket);
    leave(state, *ticket);
    ticket->queue = to->second;
    ticket->poolCounter.reset();
    if (const auto pool = state.counterIndex.find(transferred.toCounter); pool != state.counterIndex.end()) {
        ticket->poolCounter = pool->second;
    }
    ticket->poolClerk = transferred.toClerk;
    ticket->maximumWaitMs = transferred.maximumWaitMs;
    ticket->order = placeByAge(*ticket);
    waitAgain(*ticket, event.at);
    enter(state, *ticket, TicketState::waiting, event.at);
}

Decision decide(const State& state, const ReturnTicket& command, const Given&) {
    if (auto no = needTicket(state, command.counter)) return *no;
    const Ticket& ticket = at(state, command.counter);
    const auto& waiting = state.queues[ticket.queue].waiting;
    TicketReturned returned{ticket.id, command.counter, false, {}};
    switch (command.place) {
        case Place::byAge: returned.byAge = true; break;
        case Place::first: break;
        case Place::behind: returned.behind = anchorOf(waiting, command.behind); break;
        case Place::last:
            if (!waiting.empty()) returned.behind = waiting.rbegin()->second;
            break;
    }
    return one(std::move(returned));
}

void apply(State& state, const TicketReturned& returned, const Event& event) {
    Ticket* ticket = ticketIn(state, returned.ticket);
    if (ticket == nullptr) return;
    const bool fromCounter = !returned.counter.value.empty();
    if (fromCounter) remember(state, returned.counter, Act::returnToQueue, *ticket, event);
    visited(state, *ticket);
    leave(state, *ticket);
    ticket->poolCounter.reset();
    ticket->poolClerk = {};
    ticket->order = returned.byAge ? placeByAge(*ticket)
                                   : placeBehind(state, state.queues[ticket->queue].waiting, *ticket, returned.behind, event.seq);
    if (fromCounter) waitAgain(*ticket, event.at);
    enter(state, *ticket, TicketState::waiting, fromCounter ? event.at : ticket->stateSince);
}

}  // namespace hall::core::law
