#include "server/core/queue/Law.hpp"
#include "server/core/queue/Order.hpp"

namespace hall::core::law {
namespace {

const Ticket& at(const State& state, const CounterId& counter) {
    return *state.ticket(*state.counter(counter)->ticket);
}

}  // namespace

Decision decide(const State& state, const StartService& command, const Given&) {
    if (auto no = needTicket(state, command.counter)) return *no;
    const Ticket& ticket = at(state, command.counter);
    if (ticket.state != TicketState::called) return refuse(Refusal::ticketNotCalled);
    return one(ServiceStarted{ticket.id, command.counter});
}

void apply(State& state, const ServiceStarted& started, const Event& event) {
    Ticket* ticket = ticketIn(state, started.ticket);
    if (ticket == nullptr) return;
    move(state, *ticket, TicketState::serving, event.at);
    ticket->startedAt = event.at;
}

Decision decide(const State& state, const FinishService& command, const Given&) {
    if (auto no = needTicket(state, command.counter)) return *no;
    const Ticket& ticket = at(state, command.counter);
    if (ticket.state != TicketState::serving) return refuse(Refusal::ticketNotServing);
    return endingOne(state, ServiceFinished{ticket.id, command.counter});
}

void apply(State& state, const ServiceFinished& finished, const Event& event) {
    Ticket* ticket = ticketIn(state, finished.ticket);
    if (ticket == nullptr) return;
    move(state, *ticket, TicketState::served, event.at);
    ticket->endedAt = event.at;
    if (Counter* counter = counterIn(state, finished.counter)) ++counter->servedToday;
}

Decision decide(const State& state, const HoldTicket& command, const Given&) {
    if (auto no = needTicket(state, command.counter)) return *no;
    const Ticket& ticket = at(state, command.counter);
    if (ticket.state != TicketState::serving) return refuse(Refusal::ticketNotServing);
    return one(TicketHeld{ticket.id, command.counter});
}

void apply(State& state, const TicketHeld& held, const Event& event) {
    Ticket* ticket = ticketIn(state, held.ticket);
    if (ticket == nullptr) return;
    move(state, *ticket, TicketState::held, event.at);
    ticket->startedAt = {};
}

Decision decide(const State& state, const ResumeTicket& command, const Given&) {
    if (auto no = needOpenCounter(state, command.counter)) return *no;
    const Counter& counter = *state.counter(command.counter);
    if (counter.ticket) return refuse(Refusal::counterBusy);
    const Ticket* ticket = state.ticket(command.ticket);
    if (ticket == nullptr) return refuse(Refusal::unknownTicket);
    if (ticket->state != TicketState::held) return refuse(Refusal::ticketNotHeld);
    if (!serves(state, counter, ticket->queue)) return refuse(Refusal::counterDoesNotServeQueue);
    return one(TicketResumed{ticket->id, command.counter});
}

void apply(State& state, const TicketResumed& resumed, const Event& event) {
    Ticket* ticket = ticketIn(state, resumed.ticket);
    if (ticket == nullptr) return;
    seat(state, *ticket, resumed.counter, TicketState::serving, event.at);
    ticket->startedAt = event.at;
}

// Whether the other queue accepts new tickets does not matter: the visitor is in the hall already.
Decision decide(const State& state, const TransferTicket& command, const Given&) {
    if (auto no = needTicket(state, command.counter)) return *no;
    const Ticket& ticket = at(state, command.counter);
    const Queue* to = state.queue(command.queue);
    if (to == nullptr) return refuse(Refusal::unknownQueue);
    const QueueConfig& from = state.queues[ticket.queue].config;
    if (from.code == command.queue) return refuse(Refusal::sameQueue);
    const auto klass = state.classes.find(ticket.klass);
    return one(TicketTransferred{
        ticket.id, command.counter, from.code, command.queue,
        promisedWaitMs(to->config, klass == state.classes.end() ? nullptr : &klass->second)});
}

void apply(State& state, const TicketTransferred& transferred, const Event& event) {
    Ticket* ticket = ticketIn(state, transferred.ticket);
    const auto to = state.queueIndex.find(transferred.to);
    if (ticket == nullptr || to == state.queueIndex.end()) return;
    leave(state, *ticket);
    ticket->queue = to->second;
    ticket->waitingSince = event.at;
    ticket->maximumWaitMs = transferred.maximumWaitMs;
    ticket->order = placeByAge(*ticket);
    ticket->calledAt = {};
    ticket->startedAt = {};
    ticket->calls = 0;
    ticket->counter.reset();
    enter(state, *ticket, TicketState::waiting, event.at);
}

}  // namespace hall::core::law
