#include "server/core/State.hpp"

#include <algorithm>

#include "server/core/casework/Law.hpp"
#include "server/core/queue/Law.hpp"

namespace hall::core {

const Ticket* State::ticket(TicketId id) const {
    const auto found = tickets.find(id);
    return found == tickets.end() ? nullptr : &found->second;
}

const Queue* State::queue(const QueueCode& code) const {
    const auto found = queueIndex.find(code);
    return found == queueIndex.end() ? nullptr : &queues[found->second];
}

const Counter* State::counter(const CounterId& id) const {
    const auto found = counterIndex.find(id);
    return found == counterIndex.end() ? nullptr : &counters[found->second];
}

const Staff* State::person(const StaffId& id) const {
    const auto found = staff.find(id);
    return found == staff.end() ? nullptr : &found->second;
}

std::uint32_t State::activeTickets() const {
    const auto of = [&](TicketState state) { return ticketsByState[static_cast<std::size_t>(state)]; };
    return of(TicketState::waiting) + of(TicketState::called) + of(TicketState::serving) +
           of(TicketState::held);
}

void reindex(State& state) {
    reindex(state.bookings);
    state.queueIndex.clear();
    for (std::uint32_t i = 0; i < state.queues.size(); ++i) {
        Queue& queue = state.queues[i];
        state.queueIndex[queue.config.code] = i;
        queue.waiting.clear();
        queue.due.clear();
        queue.underway.clear();
        queue.held.clear();
        queue.missed.clear();
    }
    state.profileIndex.clear();
    for (std::uint32_t i = 0; i < state.profiles.size(); ++i) {
        Profile& profile = state.profiles[i];
        state.profileIndex[profile.config.code] = i;
        law::resolve(state, profile);
    }
    state.counterIndex.clear();
    state.busyCounters = 0;
    for (std::uint32_t i = 0; i < state.counters.size(); ++i) {
        state.counterIndex[state.counters[i].config.id] = i;
        state.counters[i].ticket.reset();
        state.counters[i].pool = {};
    }
    for (auto& [id, person] : state.staff) {
        person.pool = {};
        law::resolve(state, person);
    }
    state.ticketsByState.fill(0);
    state.comings.clear();
    state.byPhone.clear();
    for (auto& [id, ticket] : state.tickets) {
        law::enter(state, ticket, ticket.state, ticket.stateSince);
        if (!ticket.phone.value.empty()) state.byPhone[ticket.phone].insert(id);
    }
    law::reindex(state.casework, state.tickets);
}

namespace law {

Ticket* ticketIn(State& state, TicketId id) {
    return const_cast<Ticket*>(state.ticket(id));
}
Counter* counterIn(State& state, const CounterId& id) {
    return const_cast<Counter*>(state.counter(id));
}
Queue* queueIn(State& state, const QueueCode& code) {
    return const_cast<Queue*>(state.queue(code));
}

namespace {

/// Where a waiting ticket stands: calls `with` with the waiting map and the due set of its pool, or of its queue.
void inLine(State& state, const Ticket& ticket, const auto& with) {
    if (ticket.poolCounter && *ticket.poolCounter < state.counters.size()) {
        Pool& pool = state.counters[*ticket.poolCounter].pool;
        with(pool.waiting, pool.due);
    } else if (const auto person = state.staff.find(ticket.poolClerk);
               !ticket.poolClerk.value.empty() && person != state.staff.end()) {
        with(person->second.pool.waiting, person->second.pool.due);
    } else {
        Queue& queue = state.queues[ticket.queue];
        with(queue.waiting, queue.due);
    }
}

}  // namespace

void leave(State& state, Ticket& ticket) {
    auto& total = state.ticketsByState[static_cast<std::size_t>(ticket.state)];
    if (total > 0) --total;
    Queue& queue = state.queues[ticket.queue];
    switch (ticket.state) {
        case TicketState::waiting:
            if (ticket.isUnderway()) {
                queue.underway.erase(ticket.order);
                state.comings.erase({ticket.reachableFrom, ticket.id.value});
                break;
            }
            inLine(state, ticket, [&](auto& waiting, auto& due) {
                const auto place = waiting.find(ticket.order);
                if (place != waiting.end() && place->second == ticket.id) waiting.erase(place);
                due.erase({ticket.dueAt(), ticket.id.value});
            });
            break;
        case TicketState::called:
        case TicketState::serving:
            if (ticket.counter && state.counters[*ticket.counter].ticket == ticket.id) {
                state.counters[*ticket.counter].ticket.reset();
                --state.busyCounters;
            }
            break;
        case TicketState::held:
            queue.held.erase({ticket.stateSince, ticket.id.value});
            break;
        case TicketState::missed:
            queue.missed.erase({ticket.stateSince, ticket.id.value});
            break;
        case TicketState::served:
        case TicketState::cancelled:
        case TicketState::closedUnserved:
            break;
    }
}

void enter(State& state, Ticket& ticket, TicketState to, Instant at) {
    ticket.state = to;
    ticket.stateSince = at;
    ++state.ticketsByState[static_cast<std::size_t>(to)];
    if (to != TicketState::waiting) ticket.reachableFrom = {};
    Queue& queue = state.queues[ticket.queue];
    switch (to) {
        case TicketState::waiting:
            if (ticket.isUnderway()) {
                queue.underway.emplace(ticket.order, ticket.id);
                state.comings.insert({ticket.reachableFrom, ticket.id.value});
                break;
            }
            inLine(state, ticket, [&](auto& waiting, auto& due) {
                waiting.emplace(ticket.order, ticket.id);
                due.insert({ticket.dueAt(), ticket.id.value});
            });
            break;
        case TicketState::called:
        case TicketState::serving:
            if (ticket.counter) {
                Counter& counter = state.counters[*ticket.counter];
                if (!counter.ticket) ++state.busyCounters;
                counter.ticket = ticket.id;
            }
            break;
        case TicketState::held:
            queue.held.insert({at, ticket.id.value});
            break;
        case TicketState::missed:
            queue.missed.insert({at, ticket.id.value});
            break;
        case TicketState::served:
        case TicketState::cancelled:
        case TicketState::closedUnserved:
            break;
    }
}

void move(State& state, Ticket& ticket, TicketState to, Instant at) {
    leave(state, ticket);
    enter(state, ticket, to, at);
}

void restore(State& state, Ticket& ticket, const Ticket& before, std::uint64_t seq) {
    leave(state, ticket);
    ticket = before;
    ticket.lastSeq = seq;
    enter(state, ticket, before.state, before.stateSince);
}

void seat(State& state, Ticket& ticket, const CounterId& counter, TicketState to, Instant at) {
    leave(state, ticket);
    const auto found = state.counterIndex.find(counter);
    if (found == state.counterIndex.end())
        ticket.counter.reset();
    else
        ticket.counter = found->second;
    enter(state, ticket, to, at);
}

}  // namespace law
}  // namespace hall::core
