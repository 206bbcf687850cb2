// What a case's page says of the law's clock and of supervision.
#include <algorithm>

#include "server/views/CaseWords.hpp"
#include "server/views/Tickets.hpp"

namespace hall::views {

namespace {

std::int32_t plain(std::uint32_t number) { return static_cast<std::int32_t>(number); }

wire::CaseProcedure procedureOf(const core::Casework& casework, const core::Procedure& procedure, bool reads, const Papers& papers) {
    wire::CaseProcedure line;
    line.number = plain(procedure.number);
    line.task = plain(procedure.task);
    line.kind = core::word(procedure.kind);
    line.reason = procedure.reason;
    line.by = procedure.by.value;
    line.approver = procedure.approver.value;
    line.plannedDays = procedure.plannedDays;
    line.from = dateText(procedure.from);
    line.plannedTo = dateText(casework.days.after(procedure.from, procedure.plannedDays).date);
    line.to = orNothing(dateText(procedure.to));
    line.result = orNothing(procedure.result);
    line.opinion = noteText(papers, procedure.opinion, reads);
    line.overrun = procedure.overrun;
    return line;
}

wire::CaseOrder orderOf(const core::State& state, const core::Order& order, bool reads, const Papers& papers, core::LocalDate today) {
    wire::CaseOrder line;
    line.number = plain(order.number);
    line.task = plain(order.task);
    line.department = order.department.value;
    if (!order.department.value.empty()) line.departmentName = departmentName(state, order.department);
    line.reason = order.reason;
    line.note = noteText(papers, order.note, reads);
    line.by = order.by.value;
    line.issuedOn = dateText(order.issuedOn);
    if (const auto due = core::answerBy(state.casework, order)) {
        line.answerBy = dateText(due->date);
        const core::LocalDate at = order.answeredOn.yyyymmdd != 0 ? order.answeredOn : order.closedOn.yyyymmdd != 0 ? order.closedOn : today;
        line.late = at > due->date;
    }
    line.answer = noteText(papers, order.answer, reads);
    line.answeredBy = orNothing(order.answeredBy.value);
    line.answeredOn = orNothing(dateText(order.answeredOn));
    line.closing = noteText(papers, order.closing, reads);
    line.closedOn = orNothing(dateText(order.closedOn));
    return line;
}

wire::CaseTolerance toleranceOf(const core::Casework& casework, const core::Case& one) {
    wire::CaseTolerance line;
    for (const core::MaterialCode& code : one.tolerance.materials) line.materials.push_back(code.value);
    line.days = one.tolerance.days + one.tolerance.extendedDays;
    if (const auto due = core::toleranceBy(casework, one)) line.by = dateText(due->date);
    line.open = core::toleranceOpen(one);
    return line;
}

/// The longest that can be promised for what may follow; 0: nothing lacks that may, or it is too late for it.
std::int32_t toleranceMost(const core::Casework& casework, const core::Case& one) {
    if (one.acceptedOn.yyyymmdd != 0) return 0;
    const bool any = std::any_of(one.materials.begin(), one.materials.end(), [&](const core::CaseMaterial& material) {
        if (!material.required || material.asked || core::satisfied(material)) return false;
        return mayFollow(casework, one, material.code);
    });
    std::int32_t promised = 0;
    for (const core::CaseItem& item : one.items) promised = std::max(promised, core::promisedDays(casework, item));
    return any ? std::max(std::min(casework.rules.toleranceDays, promised - casework.rules.toleranceMarginDays), 0) : 0;
}

wire::CasePackage packageOf(const core::Casework& casework, const core::PackageChoice& choice) {
    wire::CasePackage line;
    line.code = choice.code.value;
    line.name = {choice.code.value, {}};
    line.version = plain(choice.version);
    if (const core::PackageConfig* package = casework.package(choice.code, choice.version)) {
        line.name = wireName(package->name);
        line.joint = package->joint;
    }
    for (const core::PackageCondition& answer : choice.answers) line.answers.push_back({answer.question, answer.answer});
    return line;
}

}  // namespace

bool mayFollow(const core::Casework& casework, const core::Case& one, const core::MaterialCode& material) {
    bool listed = false;
    for (const core::CaseItem& item : one.items) {
        const core::GuideConfig* guide = casework.guide(item.item, item.guide);
        if (guide == nullptr) continue;
        for (const core::MaterialRule& rule : guide->materials) {
            if (rule.code == material && !rule.mayFollow) return false;
            listed |= rule.code == material;
        }
    }
    return listed;
}

wire::Clock wireClock(const core::Period& period) {
    wire::Clock clock;
    clock.light = core::word(period.light);
    clock.from = dateText(period.from);
    clock.due = dateText(period.promised.date);
    clock.statutory = dateText(period.statutory.date);
    clock.days = std::max(period.days, 0);
    clock.used = std::max(period.used, 0);
    clock.left = period.left;
    clock.paused = period.paused;
    clock.ended = period.ended;
    clock.planned = period.planned;
    clock.provisional = period.promised.provisional || period.statutory.provisional;
    return clock;
}

std::string causeOf(const core::Casework& casework, const core::Case& one, std::uint32_t task, core::LocalDate today) {
    for (const core::Delay& delay : core::delaysOf(casework, one, today))
        if (task == 0 || delay.task == task) return delay.cause;
    return {};
}

wire::CaseRequest wireRequest(const core::ApprovalRequest& request, bool reads, const Papers& papers) {
    wire::CaseRequest line;
    line.number = plain(request.number);
    line.kind = core::word(request.kind);
    line.task = plain(request.task);
    line.reason = request.reason;
    line.note = noteText(papers, request.note, reads);
    line.days = std::max(request.days, 0);
    if (request.kind == core::ApprovalKind::procedure) line.procedure = core::word(request.procedure);
    line.by = request.by.value;
    line.askedOn = dateText(request.askedOn);
    line.state = core::word(request.state);
    line.decidedBy = orNothing(request.decidedBy.value);
    line.decidedOn = orNothing(dateText(request.decidedOn));
    line.answer = noteText(papers, request.answer, reads);
    return line;
}

void addSupervision(wire::CaseView& view, const core::State& state, const core::Case& one, const Sight& sight, const Papers& papers, core::LocalDate today) {
    const core::Casework& casework = state.casework;
    // What a department writes is for itself, the window and those above it; the case as a whole is everybody's who has a part in it.
    const auto reads = [&](std::uint32_t task) {
        const core::Task* found = taskIn(one, task);
        return sight.readsAll() || sight.supervises() || (found == nullptr ? sight.concerned(one) : sight.ofMine(found->department));
    };
    if (!one.package.code.value.empty()) view.package = packageOf(casework, one.package);
    view.silent = one.silent;
    if (!one.tolerance.materials.empty()) view.tolerance = toleranceOf(casework, one);
    view.supplementBy = dueText(core::supplementBy(casework, one));
    if (one.state == core::CaseState::decided) view.deliverBy = dueText(core::deliverBy(casework, one));
    for (const core::Procedure& procedure : one.procedures) view.procedures.push_back(procedureOf(casework, procedure, reads(procedure.task), papers));
    for (const core::ApprovalRequest& request : one.requests) view.requests.push_back(wireRequest(request, reads(request.task), papers));
    for (const core::Order& order : one.orders) {
        const bool may = sight.readsAll() || sight.supervises() || sight.ofMine(order.department);
        view.orders.push_back(orderOf(state, order, may, papers, today));
    }
    for (const core::Signal& signal : one.signals)
        view.raised.push_back({std::string(core::word(signal.kind)), std::string(core::word(signal.light)), plain(signal.task), signal.stage,
                                signal.department.value, signal.cause, dateText(signal.due), dateText(signal.date)});
    for (const core::Delay& delay : core::delaysOf(casework, one, today)) {
        wire::CaseDelay line{plain(delay.task), delay.department.value, {}, delay.by.value, delay.cause, delay.days};
        if (!delay.department.value.empty()) line.departmentName = departmentName(state, delay.department);
        view.delays.push_back(std::move(line));
    }
    view.visits = static_cast<std::int32_t>(one.visits.size());
    view.toleranceMost = toleranceMost(casework, one);
}

}  // namespace hall::views
