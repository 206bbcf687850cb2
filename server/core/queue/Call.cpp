#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/queue/Law.hpp"
#include "server/core/queue/Order.hpp"

namespace hall::core::law {
namespace {

/// One more call of this queue in the counter's cycle; a queue that has had its share begins the next one.
void countShare(State& state, const CounterId& id, std::uint32_t queue) {
    Counter* counter = counterIn(state, id);
    const Profile* profile = counter == nullptr ? nullptr : profileOf(state, *counter);
    if (profile == nullptr) return;
    const auto place = std::find(profile->queues.begin(), profile->queues.end(), queue);
    if (place == profile->queues.end()) return;
    const auto index = static_cast<std::size_t>(place - profile->queues.begin());
    counter->taken.resize(profile->queues.size());
    if (counter->taken[index] >= shareOf(*profile, index)) std::fill(counter->taken.begin(), counter->taken.end(), 0);
    ++counter->taken[index];
}

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
    return one(called(state, counter, *choice, given.stamp.now, false));
}

TicketCalled called(const State& state, const Counter& counter, const Choice& choice, Instant now, bool afterFinish) {
    return {choice.ticket, counter.config.id, choice.rule, state.configVersion,
            candidates(state, counter, choice, now), choice.tier, {}, afterFinish};
}

// Out of turn, so the reason goes into the log, and a hall may want a supervisor's word for it.
Decision decide(const State& state, const PickTicket& command, const Given& given) {
    if (auto no = needOpenCounter(state, command.counter)) return *no;
    const Counter& counter = *state.counter(command.counter);
    if (counter.ticket) return refuse(Refusal::counterBusy);
    const Ticket* ticket = state.ticket(command.ticket);
    if (ticket == nullptr) return refuse(Refusal::unknownTicket);
    if (ticket->state != TicketState::waiting) return refuse(Refusal::ticketNotWaiting);
    if (!isReason(command.reason)) return refuse(Refusal::reasonMissing);
    if (waitsForAnother(state, counter, *ticket) && !approved(state, given.actor)) return refuse(Refusal::waitsForAnother);
    if (!inPoolOf(state, counter, *ticket) && !serves(state, counter, ticket->queue)) {
        return refuse(Refusal::counterDoesNotServeQueue);
    }
    if (state.hall.pickNeedsApproval && !approved(state, given.actor)) return refuse(Refusal::approvalNeeded);
    const Choice choice{ticket->id, ticket->queue, CallRule::pick, tierOf(state, counter, ticket->queue)};
    TicketCalled event = called(state, counter, choice, given.stamp.now, false);
    event.reason = command.reason;
    return one(std::move(event));
}

void apply(State& state, const TicketCalled& called, const Event& event) {
    Ticket* ticket = ticketIn(state, called.ticket);
    if (ticket == nullptr) return;
    const Act act = called.afterFinish                  ? Act::finishAndCallNext
                    : called.rule == CallRule::pick     ? Act::pick
                                                        : Act::callNext;
    remember(state, called.counter, act, *ticket, event, called.afterFinish);
    if (called.rule == CallRule::ratio) countShare(state, called.counter, ticket->queue);
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
    if (Counter* counter = counterIn(state, recalled.counter)) forget(*counter);
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
    remember(state, missed.counter, Act::noShow, *ticket, event);
    move(state, *ticket, TicketState::missed, event.at);
    ticket->endedAt = event.at;
}

// Once a day by the clerk; more often with a supervisor's word.
Decision decide(const State& state, const BringBack& command, const Given& given) {
    if (auto no = needOpenCounter(state, command.counter)) return *no;
    const Ticket* ticket = state.ticket(command.ticket);
    if (ticket == nullptr) return refuse(Refusal::unknownTicket);
    if (ticket->state != TicketState::missed) return refuse(Refusal::ticketNotMissed);
    if (!belongsAt(state, *state.counter(command.counter), *ticket))
        return refuse(Refusal::counterDoesNotServeQueue);
    if (ticket->broughtBack >= state.hall.bringBackLimit && !approved(state, given.actor)) {
        return refuse(Refusal::bringBackLimitReached);
    }
    return one(TicketBroughtBack{ticket->id, command.counter,
                                 anchorOf(state.queues[ticket->queue].waiting, state.hall.bringBackBehind)});
}

void apply(State& state, const TicketBroughtBack& back, const Event& event) {
    Ticket* ticket = ticketIn(state, back.ticket);
    if (ticket == nullptr) return;
    remember(state, back.counter, Act::bringBack, *ticket, event);
    leave(state, *ticket);
    ticket->poolCounter.reset();
    ticket->poolClerk = {};
    ticket->order = placeBehind(state, state.queues[ticket->queue].waiting, *ticket, back.behind, event.seq);
    ticket->waitingSince = event.at;
    ticket->endedAt = {};
    ticket->calledAt = {};
    ticket->calls = 0;
    ticket->counter.reset();
    ++ticket->broughtBack;
    enter(state, *ticket, TicketState::waiting, event.at);
}

}  // namespace hall::core::law
