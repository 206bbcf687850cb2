// What is judged of cases and follow-ups: each a fact of its own, so that a query can say what became of it since.
#include "server/reports/LegFold.hpp"

namespace hall::reports {

using engine::CaseFact;
using engine::FactKind;

namespace {

/// Of those who act in their own name; a device has only a place.
bool isPerson(core::Role role) {
    return role == core::Role::clerk || role == core::Role::reviewer || role == core::Role::supervisor || role == core::Role::reception;
}

}  // namespace

CaseFact& LegFold::fact(const Moment& event, FactKind kind, const std::string& about, std::uint32_t part) {
    CaseFact& one = batch_.facts.emplace_back();
    one.seq = event.seq;
    one.day = zone_->local(event.at, timeZone_).date;
    one.kind = kind;
    one.about = about;
    one.part = part;
    if (event.actor == nullptr) return one;
    one.counter = event.actor->counter;
    one.clerk = isPerson(event.actor->role) ? core::StaffId{event.actor->name} : desks_.clerkAt(event.actor->counter);
    return one;
}

void LegFold::on(const Moment& event, const core::TaskDispatched& dispatched) {
    fact(event, FactKind::dispatched, dispatched.number.value, dispatched.task).department = dispatched.department;
}
void LegFold::on(const Moment& event, const core::TaskProposed& proposed) { fact(event, FactKind::proposed, proposed.number.value, proposed.task); }
void LegFold::on(const Moment& event, const core::TaskDecided& decided) { fact(event, FactKind::decided, decided.number.value, decided.task); }

// Only a limit of the whole task, and only while the department itself had it: while a question waits at the window, or the task went back to
// there, the signal names no department.
void LegFold::on(const Moment& event, const core::SignalRaised& raised) {
    const bool over = raised.kind == core::SignalKind::limit && (raised.light == core::Light::red || raised.light == core::Light::black);
    if (!over || raised.task == 0 || !raised.stage.empty() || raised.department.value.empty()) return;
    CaseFact& one = fact(event, FactKind::late, raised.number.value, raised.task);
    one.department = raised.department;
    one.word = raised.cause;
}
void LegFold::on(const Moment& event, const core::MissingNotified& notified) {
    fact(event, FactKind::notified, notified.number.value, notified.ordinal).counter = notified.counter;
}

void LegFold::on(const Moment& event, const core::FollowUpOpened& opened) {
    CaseFact& one = fact(event, FactKind::opened, opened.followUp.value, 0);
    one.word = opened.klass;
    // What came of a rating is no complaint about a clerk here: their own page would show them whose visit it was.
    if (opened.evaluation.value != 0) return;
    one.ticket = opened.visit;
    one.caseNumber = opened.about.value;
}
void LegFold::on(const Moment& event, const core::FollowUpAssigned& assigned) {
    CaseFact& one = fact(event, FactKind::assigned, assigned.followUp.value, 0);
    one.department = assigned.department;
    one.word = assigned.klass;
}
void LegFold::on(const Moment& event, const core::FollowUpResolved& resolved) {
    const core::Role role = event.actor == nullptr ? core::Role::scheduler : event.actor->role;
    const bool above = role == core::Role::supervisor || role == core::Role::manager;
    fact(event, FactKind::resolved, resolved.followUp.value, above ? 1 : 0).word = resolved.result;
}
void LegFold::on(const Moment& event, const core::FollowUpClosed& closed) {
    if (!closed.satisfied) fact(event, FactKind::reopened, closed.followUp.value, 0);
}
void LegFold::on(const Moment& event, const core::FollowUpLate& late) {
    if (late.response) return;  // somebody was not called back in time; the answer has days of its own
    fact(event, FactKind::answerLate, late.followUp.value, 0);
}

}  // namespace hall::reports
