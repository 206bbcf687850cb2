#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/casework/Law.hpp"

namespace hall::core::law {

namespace {

/// Whoever was told no so often about the same thing asks for nothing new; the places of a case are kept for what is lawful.
constexpr std::ptrdiff_t declinedMax = 10;

template <class Numbered>
const Numbered* numbered(const std::vector<Numbered>& list, std::uint32_t number) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const Numbered& one) { return one.number == number; });
    return found == list.end() ? nullptr : &*found;
}

/// Has this person the task's department; with task 0, that of any task of the case?
bool isConcerned(const State& state, const Actor& actor, const Case& one, std::uint32_t task) {
    const Staff* person = state.person({actor.name});
    if (person == nullptr) return false;
    const auto& theirs = person->config.departments;
    return std::any_of(one.tasks.begin(), one.tasks.end(), [&](const Task& each) {
        return (task == 0 || each.number == task) && std::find(theirs.begin(), theirs.end(), each.department) != theirs.end();
    });
}

/// Its own clock runs: it is with a department, or on its way back to one.
Objection needRunning(const Task& task) {
    const bool runs = task.releasedOn.yyyymmdd != 0 && task.endedOn.yyyymmdd == 0 && task.state != TaskState::decided && task.state != TaskState::dropped;
    return runs ? Objection{} : Objection{refuse(Refusal::taskNotInState, std::string(word(task.state)))};
}

Objection needHandling(const Case& one) {
    const bool runs = one.state == CaseState::accepted || one.state == CaseState::handling;
    return runs ? Objection{} : Objection{refuse(Refusal::caseNotInState, std::string(word(one.state)))};
}

bool isJoint(const Casework& casework, const Case& one) {
    const PackageConfig* package = casework.package(one.package.code, one.package.version);
    return package != nullptr && package->joint;
}

Objection needDays(std::int32_t days, std::int32_t most, Refusal otherwise) {
    return days >= 1 && days <= most ? Objection{} : Objection{refuse(otherwise, std::to_string(std::max(most, 0)))};
}

/// Art. 42 extends a period that runs: what was not decided within it is late, and stays so.
Objection needRunningPeriod(const Course& course, LocalDate last, LocalDate today) {
    return effectiveDay(course, today) <= last ? Objection{} : Objection{refuse(Refusal::extensionLength, "0")};
}

// Administrative Licensing Law art. 42: once, and with the approval of somebody who answers for the authority. What has passed is judged by
// the day that the extension would move: of a task the promised one, of a package handled jointly the last of the law's 45.
Objection needExtension(const Casework& casework, const Case& one, const RequestApproval& wanted, LocalDate today) {
    if (auto no = needHandling(one)) return no;
    const View view{today, false};
    if (wanted.task == 0) {
        if (!isJoint(casework, one)) return refuse(Refusal::unknownTask);
        if (one.extendedDays > 0) return refuse(Refusal::extensionUsed);
        Course course = Courses(casework, one, view).ofCase();
        course.pauses = pausesOf(casework, one, 0, view);
        if (auto no = needRunningPeriod(course, course.statutory.date, today)) return no;
        return needDays(wanted.days, casework.rules.jointExtensionDays, Refusal::extensionLength);
    }
    const Task* task = taskIn(one, wanted.task);
    if (task == nullptr) return refuse(Refusal::unknownTask);
    if (auto no = needRunning(*task)) return no;
    if (task->extendedDays > 0) return refuse(Refusal::extensionUsed);
    const auto course = releasedCourse(casework, one, *task, view);
    if (auto no = course ? needRunningPeriod(*course, course->promised.date, today) : std::nullopt) return no;
    return needDays(wanted.days, casework.rules.extensionDays, Refusal::extensionLength);
}

// Art. 45: the time of a special procedure is not counted, so there must be a clock that it stops.
Objection needProcedure(const Casework& casework, const Case& one, const RequestApproval& wanted) {
    if (auto no = needHandling(one)) return no;
    if (wanted.task == 0) {
        if (!isJoint(casework, one) && one.items.size() != 1) return refuse(Refusal::unknownTask);
    } else {
        const Task* task = taskIn(one, wanted.task);
        if (task == nullptr) return refuse(Refusal::unknownTask);
        if (auto no = needRunning(*task)) return no;
    }
    const bool open = std::any_of(one.procedures.begin(), one.procedures.end(),
                                  [&](const Procedure& each) { return each.task == wanted.task && each.to.yyyymmdd == 0; });
    if (open) return refuse(Refusal::procedureOpen);
    if (one.procedures.size() >= limits::proceduresPerCase) return refuse(Refusal::tooMany, "procedures");
    return needDays(wanted.days, limits::periodDaysMax, Refusal::extensionLength);
}

// Art. 32 (4) has everything told at once; a further notification is an exception, so there must have been one and something must lack.
Objection needSecondNotification(const Case& one, const RequestApproval& wanted) {
    if (wanted.task != 0) return refuse(Refusal::unknownTask);
    const auto before = std::count_if(one.documents.begin(), one.documents.end(), [](const CaseDocument& d) { return d.kind == DocumentKind::notification; });
    const bool atTheWindow = one.state == CaseState::received || one.state == CaseState::supplemented;
    if (!atTheWindow || before == 0) return refuse(Refusal::caseNotInState, std::string(word(one.state)));
    if (before < one.notificationsAllowed) return refuse(Refusal::requestClosed);  // one is allowed already
    const bool lacks = std::any_of(one.materials.begin(), one.materials.end(), [](const CaseMaterial& m) {
        return m.state == MaterialState::defective || (m.required && !satisfied(m));
    });
    return lacks ? Objection{} : Objection{refuse(Refusal::nothingMissing)};
}

Objection needTolerance(const Casework& casework, const Case& one, const RequestApproval& wanted) {
    if (wanted.task != 0) return refuse(Refusal::unknownTask);
    if (!toleranceOpen(one)) return refuse(Refusal::nothingMissing);
    return needDays(wanted.days, toleranceLeft(casework, one), Refusal::toleranceLength);
}

/// Could it be given now? Asked when it is requested, and again when it is given.
Objection needGround(const Casework& casework, const Case& one, const RequestApproval& wanted, LocalDate today) {
    const bool paper = wanted.kind == ApprovalKind::extension || wanted.kind == ApprovalKind::procedure;
    if (paper && one.documents.size() >= limits::documentsPerCase) return refuse(Refusal::tooMany, "documents");
    switch (wanted.kind) {
        case ApprovalKind::extension: return needExtension(casework, one, wanted, today);
        case ApprovalKind::procedure: return needProcedure(casework, one, wanted);
        case ApprovalKind::secondNotification: return needSecondNotification(one, wanted);
        case ApprovalKind::tolerance: return needTolerance(casework, one, wanted);
    }
    return refuse(Refusal::unknownRequest);
}

/// Departments ask for their own tasks; the window for what the window does.
Objection needAsker(const State& state, const Actor& actor, const Case& one, const RequestApproval& wanted) {
    switch (actor.role) {
        case Role::reviewer:
            return isConcerned(state, actor, one, wanted.task) ? Objection{} : Objection{refuse(Refusal::notYourDepartment)};
        case Role::clerk:
        case Role::counter: {
            const bool ofTheWindow = wanted.kind == ApprovalKind::secondNotification || wanted.kind == ApprovalKind::tolerance;
            return ofTheWindow ? Objection{} : Objection{refuse(Refusal::notAllowed)};
        }
        default: return std::nullopt;
    }
}

/// What its being given makes happen besides.
void give(const Case& one, const RequestApproval& wanted, const StaffId& approver, LocalDate today, Events& events) {
    if (wanted.kind == ApprovalKind::extension)
        events.push_back(LimitExtended{one.number, wanted.task, wanted.days, nextDocument(one, DocumentKind::extension), today});
    if (wanted.kind == ApprovalKind::procedure) {
        const auto number = static_cast<std::uint32_t>(one.procedures.size() + 1);
        events.push_back(ProcedureStarted{one.number, number, wanted.task, wanted.procedure, wanted.reason, approver, wanted.days,
                                          nextDocument(one, DocumentKind::suspension), today});
    }
}

}  // namespace

Decision decide(const State& state, const RequestApproval& command, const Given& given) {
    if (auto no = needCase(state, command.number, CaseVerb::request)) return *no;
    const Case& present = *state.casework.find(command.number);
    if (command.task != 0 && taskIn(present, command.task) == nullptr) return refuse(Refusal::unknownTask);
    if (auto no = needAsker(state, given.actor, present, command)) return *no;
    if (!isReason(command.reason)) return refuse(Refusal::reasonMissing);
    if (!isOpaqueId(command.note.value, true)) return refuse(Refusal::reasonMissing, "note");
    const bool open = std::any_of(present.requests.begin(), present.requests.end(), [&](const ApprovalRequest& each) {
        return each.state == ApprovalState::open && each.kind == command.kind && each.task == command.task;
    });
    if (open) return refuse(Refusal::requestOpen);
    if (present.requests.size() >= limits::requestsPerCase) return refuse(Refusal::tooMany, "requests");
    const auto declined = std::count_if(present.requests.begin(), present.requests.end(), [&](const ApprovalRequest& each) {
        return each.state == ApprovalState::declined && each.kind == command.kind && each.task == command.task;
    });
    if (declined >= declinedMax) return refuse(Refusal::tooMany, "requests");
    const LocalDate today = given.stamp.localDate;
    if (auto no = needGround(state.casework, present, command, today)) return *no;
    const auto number = static_cast<std::uint32_t>(present.requests.size() + 1);
    Events events;
    events.push_back(ApprovalAsked{command.number, number, command.kind, command.task, command.reason, command.note, command.days, command.procedure, today});
    // With a supervisor at hand it is given in the same act; but nobody gives it to themselves.
    const StaffId& approver = given.actor.approver;
    if (approver.value.empty()) return events;
    if (approver.value == given.actor.name) return refuse(Refusal::samePerson);
    Actor giver = given.actor;
    giver.role = Role::clerk;  // approved() lets supervisors be their own approvers
    if (!approved(state, giver)) return refuse(Refusal::approvalNeeded);
    events.push_back(ApprovalDecided{command.number, number, true, approver, {}, today});
    give(present, command, approver, today, events);
    return events;
}

Decision decide(const State& state, const DecideApproval& command, const Given& given) {
    if (auto no = needCase(state, command.number, CaseVerb::decideRequest)) return *no;
    const Case& present = *state.casework.find(command.number);
    const ApprovalRequest* request = numbered(present.requests, command.request);
    if (request == nullptr) return refuse(Refusal::unknownRequest);
    if (request->state != ApprovalState::open) return refuse(Refusal::requestClosed);
    if (request->by.value == given.actor.name) return refuse(Refusal::samePerson);
    if (!isOpaqueId(command.note.value, true)) return refuse(Refusal::reasonMissing, "note");
    const LocalDate today = given.stamp.localDate;
    Events events;
    events.push_back(ApprovalDecided{command.number, command.request, command.given, {given.actor.name}, command.note, today});
    if (!command.given) return events;
    const RequestApproval wanted{command.number, request->kind, request->task, request->reason, {}, request->days, request->procedure};
    if (auto no = needGround(state.casework, present, wanted, today)) return *no;
    give(present, wanted, {given.actor.name}, today, events);
    return events;
}

Decision decide(const State& state, const EndProcedure& command, const Given& given) {
    if (auto no = needCase(state, command.number, CaseVerb::endProcedure)) return *no;
    const Case& present = *state.casework.find(command.number);
    const Procedure* procedure = numbered(present.procedures, command.procedure);
    if (procedure == nullptr) return refuse(Refusal::unknownProcedure);
    if (given.actor.role == Role::reviewer && !isConcerned(state, given.actor, present, procedure->task)) return refuse(Refusal::notYourDepartment);
    if (procedure->to.yyyymmdd != 0) return refuse(Refusal::procedureEnded);
    if (!isReason(command.result)) return refuse(Refusal::reasonMissing, "result");
    if (!isOpaqueId(command.opinion.value, true)) return refuse(Refusal::reasonMissing, "opinion");
    return one(ProcedureEnded{command.number, command.procedure, command.result, command.opinion, given.stamp.localDate});
}

Decision decide(const State& state, const IssueOrder& command, const Given& given) {
    if (auto no = needCase(state, command.number, CaseVerb::issueOrder)) return *no;
    const Case& present = *state.casework.find(command.number);
    const Task* task = taskIn(present, command.task);
    if (command.task != 0 && task == nullptr) return refuse(Refusal::unknownTask);
    if (!isReason(command.reason)) return refuse(Refusal::reasonMissing);
    if (!isOpaqueId(command.note.value, true)) return refuse(Refusal::reasonMissing, "note");
    if (command.days < 1) return refuse(Refusal::reasonMissing, "days");
    if (command.days > limits::periodDaysMax) return refuse(Refusal::tooMany, "days");
    if (present.orders.size() >= limits::ordersPerCase) return refuse(Refusal::tooMany, "orders");
    const auto number = static_cast<std::uint32_t>(present.orders.size() + 1);
    return one(OrderIssued{command.number, number, command.task, task == nullptr ? DepartmentCode{} : task->department, command.reason, command.note,
                           command.days, given.stamp.localDate});
}

Decision decide(const State& state, const AnswerOrder& command, const Given& given) {
    if (auto no = needCase(state, command.number, CaseVerb::answerOrder)) return *no;
    const Order* order = numbered(state.casework.find(command.number)->orders, command.order);
    if (order == nullptr) return refuse(Refusal::unknownOrder);
    if (order->closedOn.yyyymmdd != 0 || order->answeredOn.yyyymmdd != 0) return refuse(Refusal::orderNotOpen);
    // The department that got it answers; at the window whoever sits there.
    const bool toTheWindow = order->department.value.empty();
    if (given.actor.role == Role::reviewer) {
        const Staff* person = state.person({given.actor.name});
        const bool theirs = !toTheWindow && person != nullptr &&
                            std::find(person->config.departments.begin(), person->config.departments.end(), order->department) != person->config.departments.end();
        if (!theirs) return refuse(Refusal::notYourDepartment);
    } else if (!toTheWindow) {
        return refuse(Refusal::notYourDepartment);
    }
    if (!isOpaqueId(command.answer.value)) return refuse(Refusal::reasonMissing, "answer");
    return one(OrderAnswered{command.number, command.order, command.answer, given.stamp.localDate});
}

Decision decide(const State& state, const CloseOrder& command, const Given& given) {
    if (auto no = needCase(state, command.number, CaseVerb::closeOrder)) return *no;
    const Order* order = numbered(state.casework.find(command.number)->orders, command.order);
    if (order == nullptr) return refuse(Refusal::unknownOrder);
    if (order->closedOn.yyyymmdd != 0) return refuse(Refusal::orderNotOpen);
    // Who takes an order back that nobody answered says why.
    if (!isOpaqueId(command.note.value, order->answeredOn.yyyymmdd != 0)) return refuse(Refusal::reasonMissing, "note");
    return one(OrderClosed{command.number, command.order, command.note, given.stamp.localDate});
}

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
    // Given later, the supervisor acts; who asked for it stands in the request.
    for (const ApprovalRequest& request : one->requests) {
        const bool its = request.kind == ApprovalKind::procedure && request.task == started.task && request.state == ApprovalState::given;
        if (its) procedure.by = request.by;
    }
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
}

}  // namespace hall::core::law
