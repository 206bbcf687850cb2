#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/queue/Law.hpp"

namespace hall::core::law {

Objection needOpenCounter(const State& state, const CounterId& id) {
    const Counter* counter = state.counter(id);
    if (counter == nullptr) return refuse(Refusal::unknownCounter);
    if (auto no = needDay(state)) return no;
    if (counter->phase == CounterPhase::closed) return refuse(Refusal::counterNotOpen);
    if (counter->phase == CounterPhase::paused) return refuse(Refusal::counterPaused, counter->pauseReason);
    return std::nullopt;
}

Objection needTicket(const State& state, const CounterId& id) {
    if (auto no = needOpenCounter(state, id)) return no;
    if (!state.counter(id)->ticket) return refuse(Refusal::counterIdle);
    return std::nullopt;
}

bool isReason(std::string_view reason) {
    return !reason.empty() && reason.size() <= limits::reasonBytes &&
           std::all_of(reason.begin(), reason.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

// Counters open before the day does and close after it: their keys need no open day.

Decision decide(const State& state, const OpenCounter& command, const Given&) {
    const Counter* counter = state.counter(command.counter);
    if (counter == nullptr) return refuse(Refusal::unknownCounter);
    if (counter->phase == CounterPhase::open) return refuse(Refusal::counterAlreadyOpen);
    return one(CounterOpened{command.counter});
}

void apply(State& state, const CounterOpened& opened, const Event& event) {
    Counter* counter = counterIn(state, opened.counter);
    if (counter == nullptr) return;
    forget(*counter);
    counter->phase = CounterPhase::open;
    counter->pauseReason.clear();
    counter->phaseSince = event.at;
}

Decision decide(const State& state, const PauseCounter& command, const Given&) {
    const Counter* counter = state.counter(command.counter);
    if (counter == nullptr) return refuse(Refusal::unknownCounter);
    if (counter->phase == CounterPhase::closed) return refuse(Refusal::counterNotOpen);
    if (!isReason(command.reason)) return refuse(Refusal::reasonMissing);
    if (counter->ticket) return refuse(Refusal::counterBusy);
    // A pause may go on for another reason (lunch, then a meeting); the same one twice is a double click.
    if (counter->phase == CounterPhase::paused && counter->pauseReason == command.reason) {
        return refuse(Refusal::counterPaused, counter->pauseReason);
    }
    return one(CounterPaused{command.counter, command.reason});
}

void apply(State& state, const CounterPaused& paused, const Event& event) {
    Counter* counter = counterIn(state, paused.counter);
    if (counter == nullptr) return;
    forget(*counter);
    counter->phase = CounterPhase::paused;
    counter->pauseReason = paused.reason;
    counter->phaseSince = event.at;
}

Decision decide(const State& state, const CloseCounter& command, const Given&) {
    const Counter* counter = state.counter(command.counter);
    if (counter == nullptr) return refuse(Refusal::unknownCounter);
    if (counter->phase == CounterPhase::closed) return refuse(Refusal::counterClosed);
    if (counter->ticket) return refuse(Refusal::counterBusy);
    Events events;
    release(counter->pool, events);  // nobody waits for a closed counter
    events.push_back(CounterClosed{command.counter});
    return events;
}

void apply(State& state, const CounterClosed& closed, const Event& event) {
    Counter* counter = counterIn(state, closed.counter);
    if (counter == nullptr) return;
    forget(*counter);
    counter->phase = CounterPhase::closed;
    counter->pauseReason.clear();
    counter->phaseSince = event.at;
}

}  // namespace hall::core::law
