#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/casework/Law.hpp"

namespace hall::core::law {
namespace {

struct Found {
    LocalDate on;
    CaseNumber number;
    DueThing thing;
};

/// A silent acceptance begins tasks and a procedure that is found too long goes on without an end: what is due later may be otherwise then.
bool changesOthers(const DueThing& thing) {
    return thing.silence || thing.signal.kind == SignalKind::procedureOverrun;
}

EventBody told(const CaseNumber& number, const Signal& signal, LocalDate today) {
    return SignalRaised{number,           signal.kind,    signal.light, signal.task, signal.stage, signal.department,
                        signal.cause, signal.subject, signal.due,   today};
}

}  // namespace

Events dueEvents(const State& state, const Given& given) {
    const Casework& casework = state.casework;
    const LocalDate today = given.stamp.localDate;
    std::vector<Found> found;
    for (const AgendaKey& key : casework.agenda) {
        if (key.date > today) break;
        const Case* one = casework.find(key.number);
        if (one == nullptr) continue;
        for (DueThing& thing : dueThings(casework, *one, today)) found.push_back({thing.on, key.number, std::move(thing)});
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return std::tie(a.on, a.number) < std::tie(b.on, b.number); });
    Events events;
    std::optional<LocalDate> until;
    for (const Found& due : found) {
        if (events.size() >= limits::dueThingsPerTurn || (until && due.on > *until)) break;
        if (changesOthers(due.thing)) until = due.on;
        if (!due.thing.silence) {
            events.push_back(told(due.number, due.thing.signal, today));
            continue;
        }
        const Case& one = *casework.find(due.number);
        const LocalDate date = one.state == CaseState::supplemented ? one.supplementedOn : one.receivedOn;
        CaseAccepted accepted{one.number, {}, nextDocument(one, DocumentKind::acceptance), date};
        accepted.silent = true;
        for (EventBody& event : acceptance(state, one, accepted, today)) events.push_back(std::move(event));
    }
    for (const FollowUpId& id : casework.followUpsOpen) {
        const FollowUp& followUp = casework.followUps.at(id);
        const bool owed = followUp.state == FollowUpState::opened || followUp.state == FollowUpState::assigned;
        if (!owed || followUp.late || events.size() >= limits::dueThingsPerTurn) continue;
        const auto by = resolveBy(casework, followUp);
        if (by && by->date < today) events.push_back(FollowUpLate{id, by->date, today});
    }
    return events;
}

void apply(State& state, const SignalRaised& raised, const Event& event) {
    Case* one = caseIn(state, raised.number);
    if (one == nullptr) return;
    if (one->signals.size() >= limits::signalsPerCase) one->signals.erase(one->signals.begin());
    one->signals.push_back({raised.kind, raised.light, raised.task, raised.stage, raised.department, raised.cause, raised.subject, raised.due,
                            raised.date, event.seq});
    if (raised.kind == SignalKind::procedureOverrun) {
        for (Procedure& procedure : one->procedures) {
            if (procedure.number == raised.subject) procedure.overrun = true;
        }
    }
    note(*one, event, raised.kind == SignalKind::limit ? "light-turned" : word(raised.kind), raised.task);
}

void schedule(Casework& casework, const CaseNumber& number) {
    const auto before = casework.agendaOf.find(number);
    const Case* one = casework.find(number);
    const auto next = one == nullptr ? std::nullopt : nextDueDay(casework, *one);
    if (before != casework.agendaOf.end()) {
        if (next && before->second == *next) return;
        casework.agenda.erase({before->second, number});
        casework.agendaOf.erase(before);
    }
    if (!next) return;
    casework.agenda.insert({*next, number});
    casework.agendaOf.emplace(number, *next);
}

void rescheduleAll(Casework& casework) {
    casework.days = WorkingDays(casework.calendars);
    casework.agenda.clear();
    casework.agendaOf.clear();
    for (const auto& [number, one] : casework.cases) {
        if (needsSupervision(one.state)) schedule(casework, number);
    }
}

}  // namespace hall::core::law
