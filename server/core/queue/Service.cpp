#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/evaluation/Law.hpp"
#include "server/core/queue/Law.hpp"
#include "server/core/queue/Order.hpp"
#include "server/core/queue/Router.hpp"

namespace hall::core::law {
namespace {

const Ticket& at(const State& state, const CounterId& counter) {
    return *state.ticket(*state.counter(counter)->ticket);
}

/// The service ends; the visit goes on with its next leg if there is one: here at once when this counter takes it.
Events finish(const State& state, const CounterId& id, const Ticket& ticket) {
    if (state.hall.coverRouting) return finishCovering(state, id, ticket);
    if (ticket.further.empty()) return endingOne(state, ServiceFinished{ticket.id, id});
    Events events{ServiceFinished{ticket.id, id}};
    const ItemConfig& item = state.items.at(ticket.further.front());
    const auto queue = state.queueIndex.at(item.queue);
    events.push_back(LegBegun{ticket.id, id, item.code, item.queue,
                              promisedWaitMs(state, state.queues[queue].config, ticket)});
    if (serves(state, *state.counter(id), queue)) events.push_back(ServiceStarted{ticket.id, id});
    return events;
}

Objection needServing(const State& state, const CounterId& counter) {
    if (auto no = needTicket(state, counter)) return no;
    if (at(state, counter).state != TicketState::serving) return refuse(Refusal::ticketNotServing);
    return std::nullopt;
}

}  // namespace

void visited(State& state, const Ticket& ticket) {
    const auto cases = state.casework.byTicket.find(ticket.id);
    if (ticket.state != TicketState::serving || cases == state.casework.byTicket.end()) return;
    for (const CaseNumber& number : cases->second) {
        const auto one = state.casework.cases.find(number);
        if (one == state.casework.cases.end()) continue;
        auto& visits = one->second.visits;
        if (std::find(visits.begin(), visits.end(), ticket.id) == visits.end()) visits.push_back(ticket.id);
    }
}

Decision decide(const State& state, const StartService& command, const Given&) {
    if (auto no = needTicket(state, command.counter)) return *no;
    const Ticket& ticket = at(state, command.counter);
    if (ticket.state != TicketState::called) return refuse(Refusal::ticketNotCalled);
    return one(ServiceStarted{ticket.id, command.counter});
}

void apply(State& state, const ServiceStarted& started, const Event& event) {
    Ticket* ticket = ticketIn(state, started.ticket);
    if (ticket == nullptr) return;
    const bool nextLeg = ticket->state == TicketState::waiting;  // goes on here, nobody called it
    remember(state, started.counter, nextLeg ? Act::finish : Act::start, *ticket, event, nextLeg);
    seat(state, *ticket, started.counter, TicketState::serving, event.at);
    if (nextLeg) ticket->calledAt = event.at;
    ticket->startedAt = event.at;
    ticket->poolCounter.reset();  // it reached whom it was sent to
    ticket->poolClerk = {};
}

Decision decide(const State& state, const FinishService& command, const Given&) {
    if (auto no = needServing(state, command.counter)) return *no;
    return finish(state, command.counter, at(state, command.counter));
}

void apply(State& state, const ServiceFinished& finished, const Event& event) {
    Ticket* ticket = ticketIn(state, finished.ticket);
    if (ticket == nullptr) return;
    remember(state, finished.counter, Act::finish, *ticket, event);
    visited(state, *ticket);
    serviceOver(state, *ticket, finished.counter, event);
    move(state, *ticket, TicketState::served, event.at);
    ticket->endedAt = event.at;
    if (Counter* counter = counterIn(state, finished.counter)) ++counter->servedToday;
}

Decision decide(const State& state, const HoldTicket& command, const Given&) {
    if (auto no = needServing(state, command.counter)) return *no;
    return one(TicketHeld{at(state, command.counter).id, command.counter});
}

void apply(State& state, const TicketHeld& held, const Event& event) {
    Ticket* ticket = ticketIn(state, held.ticket);
    if (ticket == nullptr) return;
    remember(state, held.counter, Act::hold, *ticket, event);
    visited(state, *ticket);
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
    if (!belongsAt(state, counter, *ticket)) return refuse(Refusal::counterDoesNotServeQueue);
    return one(TicketResumed{ticket->id, command.counter});
}

void apply(State& state, const TicketResumed& resumed, const Event& event) {
    Ticket* ticket = ticketIn(state, resumed.ticket);
    if (ticket == nullptr) return;
    remember(state, resumed.counter, Act::resume, *ticket, event);
    seat(state, *ticket, resumed.counter, TicketState::serving, event.at);
    ticket->startedAt = event.at;
}

// A next service of the same visitor that begins here at once leaves nothing to call.
Decision decide(const State& state, const FinishAndCallNext& command, const Given& given) {
    if (auto no = needServing(state, command.counter)) return *no;
    const Counter& counter = *state.counter(command.counter);
    Events events = finish(state, command.counter, at(state, command.counter));
    if (std::holds_alternative<ServiceStarted>(events.back())) return events;
    const auto choice = choose(state, counter, given.stamp.now);
    if (!choice) return events;
    events.push_back(called(state, counter, *choice, given.stamp.now, true));
    return events;
}

Decision decide(const State& state, const AddService& command, const Given&) {
    if (auto no = needTicket(state, command.counter)) return *no;
    const auto item = state.items.find(command.item);
    if (item == state.items.end()) return refuse(Refusal::unknownItem);
    if (item->second.withdrawn) return refuse(Refusal::itemWithdrawn, command.item.value);
    const Ticket& ticket = at(state, command.counter);
    if (ticket.further.size() >= limits::furtherServices) return refuse(Refusal::tooManyServices);
    return one(ServiceAdded{ticket.id, command.counter, command.item});
}

void apply(State& state, const ServiceAdded& added, const Event& event) {
    Ticket* ticket = ticketIn(state, added.ticket);
    if (ticket == nullptr) return;
    remember(state, added.counter, Act::addService, *ticket, event);
    ticket->further.push_back(added.item);
}

void apply(State& state, const LegBegun& begun, const Event& event) {
    Ticket* ticket = ticketIn(state, begun.ticket);
    const auto queue = state.queueIndex.find(begun.queue);
    if (ticket == nullptr || queue == state.queueIndex.end()) return;
    remember(state, begun.counter, Act::finish, *ticket, event, true);
    leave(state, *ticket);
    ticket->with = begun.with;
    // What is done here is no longer ahead; each once, so that a service wanted twice is done twice.
    const auto begin = [&](const ItemCode& item) {
        const auto place = std::find(ticket->further.begin(), ticket->further.end(), item);
        if (place != ticket->further.end()) ticket->further.erase(place);
    };
    begin(begun.item);
    for (const ItemCode& item : begun.with) begin(item);
    ++ticket->leg;
    ticket->item = begun.item;
    ticket->queue = queue->second;
    ticket->maximumWaitMs = begun.maximumWaitMs;
    ticket->waitingSince = event.at;
    ticket->order = placeByAge(*ticket);
    ticket->endedAt = {};
    ticket->calledAt = {};
    ticket->startedAt = {};
    ticket->calls = 0;
    ticket->counter.reset();
    if (const auto counter = state.counterIndex.find(begun.toCounter); counter != state.counterIndex.end()) ticket->poolCounter = counter->second;
    enter(state, *ticket, TicketState::waiting, event.at);
}

Decision decide(const State& state, const ConfirmClass& command, const Given&) {
    if (auto no = needTicket(state, command.counter)) return *no;
    const Ticket& ticket = at(state, command.counter);
    if (ticket.classCheck != ClassCheck::open) return refuse(Refusal::classAlreadyChecked);
    if (!isDeclared(state, ticket)) return refuse(Refusal::classNotDeclared);
    return one(ClassConfirmed{ticket.id, command.counter, ticket.klass, command.entitled});
}

void apply(State& state, const ClassConfirmed& confirmed, const Event& event) {
    Ticket* ticket = ticketIn(state, confirmed.ticket);
    if (ticket == nullptr) return;
    remember(state, confirmed.counter, Act::confirmClass, *ticket, event);
    ticket->classCheck = confirmed.entitled ? ClassCheck::entitled : ClassCheck::misused;
    if (confirmed.entitled) return;
    ++state.misused[confirmed.klass];
    ticket->creditMs = 0;  // it is at the counter and stands in no line, so its place need not move
    ticket->maximumWaitMs = state.queues[ticket->queue].config.maximumWaitMs;
}

}  // namespace hall::core::law
