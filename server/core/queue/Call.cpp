#include "server/core/Limits.hpp"
#include "server/core/queue/Law.hpp"
#include "server/core/queue/Order.hpp"

namespace hall::core::law {
namespace {

void announce(State& state, const Ticket& ticket, const Event& event, std::int32_t times) {
    if (!ticket.counter) return;
    if (state.recentCalls.size() >= limits::recentCalls) state.recentCalls.erase(state.recentCalls.begin());
    state.recentCalls.push_back({event.seq, ticket.id, *ticket.counter, event.at, times});
}

}  // namespace

Decision decide(const State& state, const CallNext& command, const Given& given) {
    if (auto no = needOpenCounter(state, command.counter)) return *no;
    const Counter& counter = *state.counter(command.counter);
    if (counter.ticket) return refuse(Refusal::counterBusy);
    const auto choice = choose(state, counter, given.stamp.now);
    if (!choice) return refuse(Refusal::nobodyWaiting);
    return one(TicketCalled{choice->ticket, command.counter, choice->rule, state.configVersion,
                            candidates(state, counter, *choice)});
}

void apply(State& state, const TicketCalled& called, const Event& event) {
    Ticket* ticket = ticketIn(state, called.ticket);
    if (ticket == nullptr) return;
    seat(state, *ticket, called.counter, TicketState::called, event.at);
    ticket->calledAt = event.at;
    ticket->calls = 1;
    announce(state, *ticket, event, 1);
}

Decision decide(const State& state, const Recall& command, const Given&) {
    if (auto no = needTicket(state, command.counter)) return *no;
    const Ticket& ticket = *state.ticket(*state.counter(command.counter)->ticket);
    if (ticket.state != TicketState::called) return refuse(Refusal::ticketNotCalled);
    if (ticket.calls >= state.hall.callLimit) return refuse(Refusal::callLimitReached);
    return one(TicketRecalled{ticket.id, command.counter, ticket.calls + 1});
}

void apply(State& state, const TicketRecalled& recalled, const Event& event) {
    Ticket* ticket = ticketIn(state, recalled.ticket);
    if (ticket == nullptr) return;
    ticket->calls = recalled.calls;
    announce(state, *ticket, event, recalled.calls);
}

Decision decide(const State& state, const MarkNoShow& command, const Given&) {
    if (auto no = needTicket(state, command.counter)) return *no;
    const Ticket& ticket = *state.ticket(*state.counter(command.counter)->ticket);
    if (ticket.state != TicketState::called) return refuse(Refusal::ticketNotCalled);
    return endingOne(state, TicketMissed{ticket.id, command.counter});
}

void apply(State& state, const TicketMissed& missed, const Event& event) {
    Ticket* ticket = ticketIn(state, missed.ticket);
    if (ticket == nullptr) return;
    move(state, *ticket, TicketState::missed, event.at);
    ticket->endedAt = event.at;
}

Decision decide(const State& state, const BringBack& command, const Given&) {
    if (auto no = needOpenCounter(state, command.counter)) return *no;
    const Ticket* ticket = state.ticket(command.ticket);
    if (ticket == nullptr) return refuse(Refusal::unknownTicket);
    if (ticket->state != TicketState::missed) return refuse(Refusal::ticketNotMissed);
    if (!serves(state, *state.counter(command.counter), ticket->queue))
        return refuse(Refusal::counterDoesNotServeQueue);
    if (ticket->broughtBack >= state.hall.bringBackLimit) return refuse(Refusal::bringBackLimitReached);
    return one(TicketBroughtBack{ticket->id, command.counter,
                                 anchorOf(state.queues[ticket->queue], state.hall.bringBackBehind)});
}

void apply(State& state, const TicketBroughtBack& back, const Event& event) {
    Ticket* ticket = ticketIn(state, back.ticket);
    if (ticket == nullptr) return;
    leave(state, *ticket);
    ticket->order = placeBehind(state, state.queues[ticket->queue], *ticket, back.behind, event.seq);
    ticket->waitingSince = event.at;
    ticket->endedAt = {};
    ticket->calledAt = {};
    ticket->calls = 0;
    ticket->counter.reset();
    ++ticket->broughtBack;
    enter(state, *ticket, TicketState::waiting, event.at);
}

}  // namespace hall::core::law
