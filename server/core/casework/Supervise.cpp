#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/casework/Law.hpp"

namespace hall::core::law {

Decision decide(const State&, const RequestApproval&, const Given&) { return refuse(Refusal::notAllowed); }
Decision decide(const State&, const DecideApproval&, const Given&) { return refuse(Refusal::notAllowed); }
Decision decide(const State&, const EndProcedure&, const Given&) { return refuse(Refusal::notAllowed); }
Decision decide(const State&, const IssueOrder&, const Given&) { return refuse(Refusal::notAllowed); }
Decision decide(const State&, const AnswerOrder&, const Given&) { return refuse(Refusal::notAllowed); }
Decision decide(const State&, const CloseOrder&, const Given&) { return refuse(Refusal::notAllowed); }

// --- apply -------------------------------------------------------------------------------------------------

void apply(State& state, const ApprovalAsked& asked, const Event& event) {
    Case* one = caseIn(state, asked.number);
    if (one == nullptr) return;
    ApprovalRequest request;
    request.number = asked.request;
    request.kind = asked.kind;
    request.task = asked.task;
    request.reason = asked.reason;
    request.note = asked.note;
    request.days = asked.days;
    request.procedure = asked.procedure;
    request.by = {event.actor.name};
    request.askedOn = asked.date;
    one->requests.push_back(std::move(request));
    note(*one, event, "approval-asked", asked.task);
    note(state.casework, *one);
}

void apply(State& state, const ApprovalDecided& decided, const Event& event) {
    Case* one = caseIn(state, decided.number);
    if (one == nullptr) return;
    for (ApprovalRequest& request : one->requests) {
        if (request.number != decided.request) continue;
        request.state = decided.given ? ApprovalState::given : ApprovalState::declined;
        request.decidedBy = decided.by;
        request.answer = decided.note;
        request.decidedOn = decided.date;
        if (!decided.given) continue;
        if (request.kind == ApprovalKind::secondNotification) ++one->notificationsAllowed;
        if (request.kind == ApprovalKind::tolerance) one->tolerance.extendedDays += request.days;
    }
    note(*one, event, decided.given ? "approval-given" : "approval-declined");
    note(state.casework, *one);
}

void apply(State& state, const LimitExtended& extended, const Event& event) {
    Case* one = caseIn(state, extended.number);
    if (one == nullptr) return;
    if (Task* task = taskIn(*one, extended.task)) task->extendedDays += extended.days;
    else one->extendedDays += extended.days;
    addDocument(*one, DocumentKind::extension, extended.document, extended.date, event);
    note(*one, event, "limit-extended", extended.task);
}

void apply(State& state, const ProcedureStarted& started, const Event& event) {
    Case* one = caseIn(state, started.number);
    if (one == nullptr) return;
    Procedure procedure;
    procedure.number = started.procedure;
    procedure.task = started.task;
    procedure.kind = started.kind;
    procedure.reason = started.reason;
    procedure.by = {event.actor.name};
    procedure.approver = started.approver;
    procedure.plannedDays = started.plannedDays;
    procedure.from = started.date;
    one->procedures.push_back(std::move(procedure));
    addDocument(*one, DocumentKind::suspension, started.document, started.date, event);
    note(*one, event, "procedure-started", started.task);
}

void apply(State& state, const ProcedureEnded& ended, const Event& event) {
    Case* one = caseIn(state, ended.number);
    if (one == nullptr) return;
    std::uint32_t task = 0;
    for (Procedure& procedure : one->procedures) {
        if (procedure.number != ended.procedure) continue;
        procedure.to = ended.date;
        procedure.result = ended.result;
        procedure.opinion = ended.opinion;
        task = procedure.task;
    }
    note(*one, event, "procedure-ended", task);
}

void apply(State& state, const OrderIssued& issued, const Event& event) {
    Case* one = caseIn(state, issued.number);
    if (one == nullptr) return;
    Order order;
    order.number = issued.order;
    order.task = issued.task;
    order.department = issued.department;
    order.reason = issued.reason;
    order.note = issued.note;
    order.days = issued.days;
    order.by = {event.actor.name};
    order.issuedOn = issued.date;
    one->orders.push_back(std::move(order));
    note(*one, event, "order-issued", issued.task);
    note(state.casework, *one);
}

namespace {

Order* orderIn(Case& one, std::uint32_t number) {
    const auto found = std::find_if(one.orders.begin(), one.orders.end(), [&](const Order& order) { return order.number == number; });
    return found == one.orders.end() ? nullptr : &*found;
}

}  // namespace

void apply(State& state, const OrderAnswered& answered, const Event& event) {
    Case* one = caseIn(state, answered.number);
    Order* order = one == nullptr ? nullptr : orderIn(*one, answered.order);
    if (order == nullptr) return;
    order->answer = answered.answer;
    order->answeredBy = {event.actor.name};
    order->answeredOn = answered.date;
    note(*one, event, "order-answered", order->task);
}

void apply(State& state, const OrderClosed& closed, const Event& event) {
    Case* one = caseIn(state, closed.number);
    Order* order = one == nullptr ? nullptr : orderIn(*one, closed.order);
    if (order == nullptr) return;
    order->closing = closed.note;
    order->closedOn = closed.date;
    note(*one, event, "order-closed", order->task);
    note(state.casework, *one);
}

}  // namespace hall::core::law
