#include <algorithm>

#include "server/core/evaluation/Law.hpp"
#include "server/core/queue/Law.hpp"

namespace hall::core::law {

Decision decide(const State& state, const Undo& command, const Given& given) {
    if (auto no = needOpenCounter(state, command.counter)) return *no;
    const std::optional<Undoable>& last = state.counter(command.counter)->undoable;
    if (!last) return refuse(Refusal::nothingToUndo);
    for (const Ticket& before : last->before) {
        const Ticket* now = state.ticket(before.id);
        const bool later = now == nullptr || now->lastSeq < last->firstSeq || now->lastSeq > last->lastSeq;
        if (later) return refuse(Refusal::nothingToUndo);
    }
    // A clock that was set back does not make the time longer: an act in the future is too late as well.
    const std::int64_t passedMs = given.stamp.now.utcMs - last->at.utcMs;
    if (passedMs < 0 || passedMs > state.hall.undoMs || state.hall.undoMs == 0) return refuse(Refusal::undoTooLate);
    return one(ActUndone{last->before.front().id, command.counter, last->firstSeq, last->lastSeq});
}

void apply(State& state, const ActUndone& undone, const Event& event) {
    Counter* counter = counterIn(state, undone.counter);
    if (counter == nullptr || !counter->undoable || counter->undoable->firstSeq != undone.firstSeq) return;
    const Undoable last = std::move(*counter->undoable);
    counter->undoable.reset();
    for (auto before = last.before.rbegin(); before != last.before.rend(); ++before) {
        Ticket* now = ticketIn(state, before->id);
        if (now == nullptr) continue;
        if (now->classCheck == ClassCheck::misused && before->classCheck == ClassCheck::open) {
            const auto count = state.misused.find(now->klass);
            if (count != state.misused.end() && --count->second == 0) state.misused.erase(count);
        }
        restore(state, *now, *before, event.seq);
    }
    servicesGoOn(state, undone);
    counter->servedToday = last.servedToday;
    counter->taken = last.taken;
    // Boards take the call off: it was none.
    std::erase_if(state.recentCalls,
                  [&](const RecentCall& call) { return call.call >= undone.firstSeq && call.call <= undone.lastSeq; });
}

void remember(State& state, const CounterId& id, Act act, const Ticket& before, const Event& event, bool goesOn) {
    Counter* counter = counterIn(state, id);
    if (counter == nullptr) return;
    if (goesOn && counter->undoable && counter->undoable->lastSeq + 1 == event.seq) {
        Undoable& last = *counter->undoable;
        last.lastSeq = event.seq;
        last.act = act;
        const bool known = std::any_of(last.before.begin(), last.before.end(), [&](const Ticket& t) { return t.id == before.id; });
        if (!known) last.before.push_back(before);
        return;
    }
    counter->undoable = Undoable{act, event.seq, event.seq, event.at, {before}, counter->servedToday, counter->taken};
}

void forget(Counter& counter) {
    counter.undoable.reset();
}

}  // namespace hall::core::law
