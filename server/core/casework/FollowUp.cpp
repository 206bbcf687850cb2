#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/casework/Law.hpp"
#include "server/core/evaluation/Law.hpp"

namespace hall::core::law {

namespace {

const FollowUpClass* classOf(const State& state, const std::string& code, FollowUpKind kind) {
    const auto& classes = state.casework.rules.followUps;
    const auto found = std::find_if(classes.begin(), classes.end(), [&](const FollowUpClass& one) { return one.code == code && one.kind == kind; });
    return found == classes.end() ? nullptr : &*found;
}

/// The date of follow-ups never goes back, so that a clock that was set back repeats no id: a repeated one would be nobody's.
LocalDate dateOfNext(const Casework& casework, const Given& given) { return std::max(given.stamp.localDate, casework.followUpDate); }

/// "F20261122-0001": the next one of this date.
FollowUpId nextFollowUp(const Casework& casework, LocalDate today) {
    const std::string serial = std::to_string(today == casework.followUpDate ? casework.followUpsToday + 1 : 1);
    return {"F" + std::to_string(today.yyyymmdd) + "-" + std::string(serial.size() < 4 ? 4 - serial.size() : 0, '0') + serial};
}

struct Sought {
    const FollowUp* followUp{};
    Objection no;
};

Sought needFollowUp(const State& state, const FollowUpId& id, std::initializer_list<FollowUpState> among) {
    const auto found = state.casework.followUps.find(id);
    if (found == state.casework.followUps.end()) return {nullptr, refuse(Refusal::unknownFollowUp)};
    const FollowUpState at = found->second.state;
    if (std::find(among.begin(), among.end(), at) == among.end()) return {nullptr, refuse(Refusal::followUpNotInState, std::string(word(at)))};
    return {&found->second, std::nullopt};
}

/// Who may act on it: the department that has it, and those above. What came of a rating is only for those above, and of them for
/// nobody who was rated: else a group of one would be told who said it.
Objection needHand(const State& state, const FollowUp& followUp, const Actor& actor) {
    if (isOfRated(state, followUp, actor)) return refuse(Refusal::samePerson);
    if (actor.role != Role::reviewer && actor.role != Role::clerk) return std::nullopt;
    if (followUp.evaluation.value != 0) return refuse(Refusal::notAllowed);
    const Staff* person = state.person({actor.name});
    const bool theirs = person != nullptr && std::find(person->config.departments.begin(), person->config.departments.end(), followUp.department) !=
                                                 person->config.departments.end();
    return theirs ? Objection{} : refuse(Refusal::notYourDepartment);
}

}  // namespace

FollowUpOpened followUpOf(const State& state, const EvaluationGiven& rated, const PersonId& person, const VaultId& comment, const Given& given) {
    const LocalDate today = dateOfNext(state.casework, given);
    const FollowUpKind kind = FollowUpKind::badRating;
    return {nextFollowUp(state.casework, today), kind, std::string(word(kind)), rated.about, rated.visit, person, comment, today, rated.evaluation};
}

Decision decide(const State& state, const OpenFollowUp& command, const Given& given) {
    if (classOf(state, command.klass, command.kind) == nullptr) return refuse(Refusal::unknownFollowUpClass);
    if (!command.number.value.empty() && state.casework.find(command.number) == nullptr) return refuse(Refusal::unknownCase);
    if (command.ticket.value > state.lastSerial) return refuse(Refusal::unknownTicket);
    if (!isOpaqueId(command.person.value, true)) return refuse(Refusal::unknownPerson);
    if (!isOpaqueId(command.note.value)) return refuse(Refusal::reasonMissing, "note");
    // Something must lead back to what happened, or somebody to whom the answer can be given.
    if (command.number.value.empty() && command.ticket.value == 0 && command.person.value.empty()) return refuse(Refusal::reasonMissing, "about");
    if (state.casework.followUps.size() >= limits::followUps) return refuse(Refusal::tooMany, "follow-ups");
    const LocalDate today = dateOfNext(state.casework, given);
    return one(FollowUpOpened{nextFollowUp(state.casework, today), command.kind, command.klass, command.number, command.ticket, command.person,
                              command.note, today});
}

// Who was given it in error passes it on through a supervisor: its days go on running meanwhile.
Decision decide(const State& state, const AssignFollowUp& command, const Given& given) {
    const auto [followUp, no] = needFollowUp(state, command.followUp, {FollowUpState::opened, FollowUpState::assigned});
    if (no) return *no;
    if (!state.casework.departments.contains(command.department)) return refuse(Refusal::unknownDepartment);
    if (!command.klass.empty() && classOf(state, command.klass, followUp->kind) == nullptr) return refuse(Refusal::unknownFollowUpClass);
    return one(FollowUpAssigned{command.followUp, command.department, command.klass, given.stamp.localDate});
}

Decision decide(const State& state, const RespondFollowUp& command, const Given& given) {
    const auto [followUp, no] = needFollowUp(state, command.followUp, {FollowUpState::opened, FollowUpState::assigned});
    if (no) return *no;
    if (auto foreign = needHand(state, *followUp, given.actor)) return *foreign;
    if (followUp->respondedOn.yyyymmdd != 0) return refuse(Refusal::followUpNotInState, "responded");
    if (!isOpaqueId(command.note.value, true)) return refuse(Refusal::reasonMissing, "note");
    return one(FollowUpResponded{command.followUp, command.note, given.stamp.localDate});
}

Decision decide(const State& state, const ResolveFollowUp& command, const Given& given) {
    const auto [followUp, no] = needFollowUp(state, command.followUp, {FollowUpState::assigned});
    if (no) return *no;
    if (auto foreign = needHand(state, *followUp, given.actor)) return *foreign;
    if (!isReason(command.result)) return refuse(Refusal::reasonMissing, "result");
    if (!isOpaqueId(command.answer.value)) return refuse(Refusal::reasonMissing, "answer");
    return one(FollowUpResolved{command.followUp, command.result, command.answer, given.stamp.localDate});
}

Decision decide(const State& state, const CloseFollowUp& command, const Given& given) {
    const auto [followUp, no] = needFollowUp(state, command.followUp, {FollowUpState::resolved});
    if (no) return *no;
    if (isOfRated(state, *followUp, given.actor)) return refuse(Refusal::samePerson);
    if (!isOpaqueId(command.note.value, true)) return refuse(Refusal::reasonMissing, "note");
    return one(FollowUpClosed{command.followUp, command.satisfied, command.note, given.stamp.localDate});
}

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
    followUp.evaluation = opened.evaluation;
    followedUp(state, opened);
    enter(followUp, FollowUpState::opened, event);
    casework.followUpsOpen.insert(opened.followUp);
}

void apply(State& state, const FollowUpAssigned& assigned, const Event& event) {
    FollowUp* followUp = followUpIn(state, assigned.followUp);
    if (followUp == nullptr) return;
    followUp->department = assigned.department;
    if (!assigned.klass.empty()) followUp->klass = assigned.klass;
    if (followUp->state == FollowUpState::opened) {  // passed on, it has no more time than before
        followUp->assignedOn = assigned.date;
        ++followUp->rounds;
    }
    enter(*followUp, FollowUpState::assigned, event);
}

void apply(State& state, const FollowUpResponded& responded, const Event& event) {
    FollowUp* followUp = followUpIn(state, responded.followUp);
    if (followUp == nullptr) return;
    followUp->response = responded.note;
    followUp->respondedOn = responded.date;
    followUp->lastSeq = event.seq;
}

// An answer is a response, too.
void apply(State& state, const FollowUpResolved& resolved, const Event& event) {
    FollowUp* followUp = followUpIn(state, resolved.followUp);
    if (followUp == nullptr) return;
    followUp->result = resolved.result;
    followUp->answer = resolved.answer;
    followUp->resolvedOn = resolved.date;
    if (followUp->respondedOn.yyyymmdd == 0) followUp->respondedOn = resolved.date;
    enter(*followUp, FollowUpState::resolved, event);
}

// Who is not satisfied is asked for nothing more: the department has it again, with its days counted from here. Nobody goes round for ever:
// after the last round it is closed, and stays on record as what it is.
void apply(State& state, const FollowUpClosed& closed, const Event& event) {
    FollowUp* followUp = followUpIn(state, closed.followUp);
    if (followUp == nullptr) return;
    followUp->satisfied = closed.satisfied;
    followUp->closing = closed.note;
    if (closed.satisfied || followUp->rounds >= static_cast<std::int32_t>(limits::followUpRounds)) {
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
    (late.response ? followUp->respondedLate : followUp->late) = true;
    followUp->lastSeq = event.seq;
}

}  // namespace hall::core::law
