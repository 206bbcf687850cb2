#include "server/core/Limits.hpp"
#include "server/core/casework/Law.hpp"

namespace hall::core::law {

Decision decide(const State&, const OpenFollowUp&, const Given&) { return refuse(Refusal::notAllowed); }
Decision decide(const State&, const AssignFollowUp&, const Given&) { return refuse(Refusal::notAllowed); }
Decision decide(const State&, const ResolveFollowUp&, const Given&) { return refuse(Refusal::notAllowed); }
Decision decide(const State&, const CloseFollowUp&, const Given&) { return refuse(Refusal::notAllowed); }

// --- apply -------------------------------------------------------------------------------------------------

namespace {

FollowUp* followUpIn(State& state, const FollowUpId& id) {
    const auto found = state.casework.followUps.find(id);
    return found == state.casework.followUps.end() ? nullptr : &found->second;
}

void enter(FollowUp& followUp, FollowUpState to, const Event& event) {
    followUp.state = to;
    followUp.since = event.at;
    followUp.lastSeq = event.seq;
}

}  // namespace

void apply(State& state, const FollowUpOpened& opened, const Event& event) {
    Casework& casework = state.casework;
    const auto [place, isNew] = casework.followUps.try_emplace(opened.followUp);
    if (!isNew) return;
    casework.followUpsToday = opened.date == casework.followUpDate ? casework.followUpsToday + 1 : 1;
    casework.followUpDate = opened.date;
    FollowUp& followUp = place->second;
    followUp.id = opened.followUp;
    followUp.kind = opened.kind;
    followUp.klass = opened.klass;
    followUp.about = opened.about;
    followUp.visit = opened.visit;
    followUp.person = opened.person;
    followUp.note = opened.note;
    followUp.openedOn = opened.date;
    enter(followUp, FollowUpState::opened, event);
    casework.followUpsOpen.insert(opened.followUp);
}

void apply(State& state, const FollowUpAssigned& assigned, const Event& event) {
    FollowUp* followUp = followUpIn(state, assigned.followUp);
    if (followUp == nullptr) return;
    followUp->department = assigned.department;
    if (!assigned.klass.empty()) followUp->klass = assigned.klass;
    followUp->assignedOn = assigned.date;
    ++followUp->rounds;
    enter(*followUp, FollowUpState::assigned, event);
}

void apply(State& state, const FollowUpResolved& resolved, const Event& event) {
    FollowUp* followUp = followUpIn(state, resolved.followUp);
    if (followUp == nullptr) return;
    followUp->result = resolved.result;
    followUp->answer = resolved.answer;
    followUp->resolvedOn = resolved.date;
    enter(*followUp, FollowUpState::resolved, event);
}

// Who is not satisfied is asked for nothing more: the department has it again, with its days counted from here.
void apply(State& state, const FollowUpClosed& closed, const Event& event) {
    FollowUp* followUp = followUpIn(state, closed.followUp);
    if (followUp == nullptr) return;
    followUp->satisfied = closed.satisfied;
    followUp->closing = closed.note;
    if (closed.satisfied) {
        followUp->closedOn = closed.date;
        enter(*followUp, FollowUpState::closed, event);
        state.casework.followUpsOpen.erase(closed.followUp);
        return;
    }
    followUp->assignedOn = closed.date;
    followUp->late = false;
    ++followUp->rounds;
    enter(*followUp, FollowUpState::assigned, event);
}

void apply(State& state, const FollowUpLate& late, const Event& event) {
    FollowUp* followUp = followUpIn(state, late.followUp);
    if (followUp == nullptr) return;
    followUp->late = true;
    followUp->lastSeq = event.seq;
}

}  // namespace hall::core::law
