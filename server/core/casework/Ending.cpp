#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/casework/Lacking.hpp"
#include "server/core/casework/Law.hpp"
#include "server/core/casework/Sight.hpp"

namespace hall::core::law {
namespace {

/// A department that has a task says no for all: handling goes on. It says yes only for itself: where another one has begun as well, that
/// is for a supervisor.
bool mayConfirm(const State& state, const Case& present, const Actor& reviewer, bool agreed) {
    if (!hasTask(state, present, reviewer)) return false;
    if (!agreed) return true;
    const auto theirs = departmentsReviewedBy(state, reviewer);
    return std::all_of(present.tasks.begin(), present.tasks.end(), [&](const Task& task) {
        const bool begun = task.state != TaskState::dispatched && task.state != TaskState::waiting && task.state != TaskState::dropped;
        return !begun || std::find(theirs.begin(), theirs.end(), task.department) != theirs.end();
    });
}

/// The paper without which the result does not go out; null: none. What was let follow (Shenzhen 2019); and what silence left open: it makes an
/// application accepted, not complete, and nothing is granted on papers that nobody has seen (art. 34, 38). A rejection is a letter and no
/// certificate: it waits for nothing.
const CaseMaterial* owed(const Case& one) {
    if (one.verdict == Verdict::rejected) return nullptr;
    const auto& follow = one.tolerance.materials;
    const auto found = std::find_if(one.materials.begin(), one.materials.end(), [&](const CaseMaterial& material) {
        const bool counts = (one.silent && material.required) || std::find(follow.begin(), follow.end(), material.code) != follow.end();
        return counts && !satisfied(material);
    });
    return found == one.materials.end() ? nullptr : &*found;
}

void dropTasks(State& state, Case& one, Instant at) {
    for (Task& task : one.tasks) {
        if (task.state != TaskState::decided) enter(state, one, task, TaskState::dropped, at);
    }
}

}  // namespace

Decision decide(const State& state, const WithdrawCase& command, const Given&) {
    if (auto no = needCaseAt(state, command.counter, command.number, CaseVerb::withdraw)) return *no;
    if (!isReason(command.reason)) return refuse(Refusal::reasonMissing);
    const Case& present = *state.casework.find(command.number);
    if (after(present.state, CaseVerb::withdraw) == CaseState::withdrawing)
        return one(WithdrawalAsked{command.number, command.counter, command.reason});
    return one(CaseWithdrawn{command.number, command.reason});
}

Decision decide(const State& state, const ConfirmWithdrawal& command, const Given& given) {
    const CaseVerb verb = command.agreed ? CaseVerb::confirmWithdrawal : CaseVerb::declineWithdrawal;
    if (auto no = needCase(state, command.number, verb)) return *no;
    const Case& present = *state.casework.find(command.number);
    if (given.actor.role == Role::reviewer && !mayConfirm(state, present, given.actor, command.agreed)) return refuse(Refusal::notYourDepartment);
    if (!command.agreed) return one(WithdrawalDeclined{command.number, present.before == CaseState::handling});
    // Two persons: who asked for it at the window does not let it through as well.
    if (present.withdrawalBy.value == given.actor.name) return refuse(Refusal::samePerson);
    return one(CaseWithdrawn{command.number, present.reason});
}

Decision decide(const State& state, const HandOverResult& command, const Given& given) {
    if (auto no = needCaseAt(state, command.counter, command.number, CaseVerb::handOver)) return *no;
    if (!isOpaqueId(command.waybill.value, command.method == DeliveryMethod::window)) return refuse(Refusal::reasonMissing, "waybill");
    const Case& present = *state.casework.find(command.number);
    if (const CaseMaterial* open = owed(present)) return refuse(Refusal::materialsOpen, open->code.value);
    return one(ResultHandedOver{command.number, command.counter, command.method, command.waybill,
                                nextDocument(present, DocumentKind::handOver), given.stamp.localDate});
}

Decision decide(const State& state, const ArchiveCase& command, const Given&) {
    if (auto no = needCase(state, command.number, CaseVerb::archive)) return *no;
    return one(CaseArchived{command.number});
}

Decision decide(const State& state, const RevokeCase& command, const Given&) {
    if (auto no = needCase(state, command.number, CaseVerb::revoke)) return *no;
    if (!isReason(command.reason)) return refuse(Refusal::reasonMissing);
    const bool delivered = after(state.casework.find(command.number)->state, CaseVerb::revoke) == CaseState::revoked;
    return one(CaseRevoked{command.number, command.reason, delivered});
}

Decision decide(const State& state, const RevealPerson& command, const Given& given) {
    if (auto no = needCase(state, command.number, CaseVerb::reveal)) return *no;
    if (!isReason(command.reason)) return refuse(Refusal::reasonMissing);
    const Case& present = *state.casework.find(command.number);
    if (given.actor.role == Role::reviewer && !hasTask(state, present, given.actor)) return refuse(Refusal::notYourDepartment);
    return one(PersonRevealed{command.number, present.applicant, command.reason, present.agent});
}

Decision decide(const State& state, const ErasePerson& command, const Given&) {
    if (!isOpaqueId(command.person.value)) return refuse(Refusal::unknownPerson);
    const auto known = state.casework.byPerson.find(command.person);
    bool asked = false;  // wanted to hear the answer to a follow-up
    for (const auto& [id, followUp] : state.casework.followUps) {
        if (followUp.person != command.person) continue;
        if (followUp.state != FollowUpState::closed) return refuse(Refusal::casesOpen, id.value);
        asked = true;
    }
    if (known == state.casework.byPerson.end()) return asked ? one(PersonErased{command.person}) : Decision{refuse(Refusal::unknownPerson)};
    for (const CaseNumber& number : known->second) {
        const Case* one = state.casework.find(number);
        if (one != nullptr && goesOn(one->state)) return refuse(Refusal::casesOpen, number.value);
    }
    return one(PersonErased{command.person});
}

// --- apply -------------------------------------------------------------------------------------------------

void apply(State& state, const WithdrawalAsked& asked, const Event& event) {
    Case* one = caseIn(state, asked.number);
    if (one == nullptr) return;
    one->before = one->state;
    one->reason = asked.reason;
    one->withdrawalBy = {event.actor.name};
    enter(state, *one, CaseState::withdrawing, event.at);
    note(*one, event, "withdrawal-asked");
    cannotUndo(state, asked.counter);
}

void apply(State& state, const WithdrawalDeclined& declined, const Event& event) {
    Case* one = caseIn(state, declined.number);
    if (one == nullptr) return;
    one->reason.clear();
    one->withdrawalBy = {};
    enter(state, *one, one->before, event.at);
    note(*one, event, "withdrawal-declined");
}

void apply(State& state, const CaseWithdrawn& withdrawn, const Event& event) {
    Case* one = caseIn(state, withdrawn.number);
    if (one == nullptr) return;
    one->reason = withdrawn.reason;
    dropTasks(state, *one, event.at);
    enter(state, *one, CaseState::withdrawn, event.at);
    note(*one, event, "case-withdrawn");
    cannotUndo(state, event.actor.counter);
}

void apply(State& state, const ResultHandedOver& handed, const Event& event) {
    Case* one = caseIn(state, handed.number);
    if (one == nullptr) return;
    addDocument(*one, DocumentKind::handOver, handed.document, handed.date, event);
    one->deliveredOn = handed.date;
    enter(state, *one, CaseState::delivered, event.at);
    note(*one, event, "result-handed-over");
    cannotUndo(state, handed.counter);
}

void apply(State& state, const CaseArchived& archived, const Event& event) {
    Case* one = caseIn(state, archived.number);
    if (one == nullptr) return;
    enter(state, *one, CaseState::archived, event.at);
    note(*one, event, "case-archived");
}

void apply(State& state, const CaseRevoked& revoked, const Event& event) {
    Case* one = caseIn(state, revoked.number);
    if (one == nullptr) return;
    one->reason = revoked.reason;
    enter(state, *one, one->state == CaseState::decided ? CaseState::recalled : CaseState::revoked, event.at);
    note(*one, event, "case-revoked");
}

void apply(State& state, const PersonRevealed& revealed, const Event& event) {
    if (Case* one = caseIn(state, revealed.number)) note(*one, event, "person-revealed");
}

// The cases stay, and say nothing about anybody any more; what was held for this person is gone with them.
void apply(State& state, const PersonErased& erased, const Event&) {
    state.casework.holdings.erase(erased.person);
}

}  // namespace hall::core::law
