// What supervision, the law's clock and packages add to the open case: requests and orders, what may follow, questions of a package.
#include <algorithm>
#include <charconv>
#include <limits>

#include "counter-client/present/CaseDesk.hpp"
#include "counter-client/present/SupervisionWords.hpp"

namespace hall::counter {

namespace {

constexpr std::int64_t daysMost = 999;

std::string_view requestKind(CaseAct act) {
    switch (act) {
        case CaseAct::extension: return "extension";
        case CaseAct::procedure: return "procedure";
        case CaseAct::moreTolerance: return "tolerance";
        default: return "second-notification";
    }
}

bool isRequest(CaseAct act) {
    return act == CaseAct::extension || act == CaseAct::procedure || act == CaseAct::moreTolerance || act == CaseAct::secondNotification;
}

bool goesOn(const wire::CaseTask& task) { return task.state != "decided" && task.state != "dropped"; }

bool holds(const std::vector<wire::PackageAnswer>& when, const std::vector<wire::PackageAnswer>& answers) {
    // Of several conditions about one question one must hold, of several questions all.
    return std::ranges::all_of(when, [&](const auto& wanted) {
        return std::ranges::any_of(when, [&](const auto& other) {
            return other.question == wanted.question && std::ranges::find(answers, other) != answers.end();
        });
    });
}

}  // namespace

void CaseDesk::tellLater(Sentence sentence) { told_ = Told{std::move(sentence), Tone::note, std::numeric_limits<std::int64_t>::max()}; }

// --- what may follow ----------------------------------------------------------------------------------------------------

std::int64_t CaseDesk::toleranceMost() const {
    const auto* page = view();
    if (!page) return 0;
    if (page->toleranceMost > 0) return page->toleranceMost;
    std::int32_t days = 0;
    for (const auto& item : page->items) days = std::max(days, item.promisedDays);
    return std::max(days - 1, 0);
}

/// Required, not there, and the guide lets it follow.
std::vector<std::string> CaseDesk::following() const {
    std::vector<std::string> codes;
    const Entry* one = entry();
    if (!one || !one->view) return codes;
    for (const auto& material : one->view->materials) {
        if (material.required && material.mayFollow && !satisfied(*one, material)) codes.push_back(material.code);
    }
    return codes;
}

bool CaseDesk::mayTolerate() const {
    const auto count = static_cast<std::int32_t>(following().size());
    return count > 0 && count == unsatisfied() && toleranceMost() > 0;
}

// --- obstacles ----------------------------------------------------------------------------------------------------------

std::vector<CaseAct> CaseDesk::moreActs() const {
    std::vector<CaseAct> list;
    for (const CaseAct act : {CaseAct::decideRequest, CaseAct::answerOrder, CaseAct::advanceStage, CaseAct::endProcedure, CaseAct::extension,
                              CaseAct::procedure, CaseAct::secondNotification, CaseAct::moreTolerance, CaseAct::issueOrder, CaseAct::closeOrder}) {
        if (superviseObstacle(act).phrase == Phrase::none) list.push_back(act);
    }
    return list;
}

/// Tasks that the act may be about; 0 stands for the whole case.
std::vector<std::int32_t> CaseDesk::superviseTasks(CaseAct act) const {
    std::vector<std::int32_t> list;
    const auto* page = view();
    if (!page) return list;
    const bool reviewer = role_ == "reviewer";
    for (const auto& task : page->tasks) {
        bool fits = goesOn(task) && (task.mine || !reviewer);
        if (act == CaseAct::extension) fits &= task.state != "waiting" && task.extendedDays == 0;
        if (act == CaseAct::advanceStage) {
            fits &= task.mine && task.state != "waiting" && task.state != "dispatched" && std::ranges::any_of(task.stages, [](const auto& s) { return s.state == "ahead"; });
        }
        if (fits) list.push_back(task.task);
    }
    const auto chosen = std::ranges::find(list, task_);
    if (task_ != 0 && chosen != list.end()) list = {task_};
    const bool joint = page->package && page->package->joint;
    const bool whole = act == CaseAct::issueOrder || (act == CaseAct::extension && joint) || (act == CaseAct::procedure && joint);
    if (whole) list.push_back(0);
    return list;
}

Sentence CaseDesk::superviseObstacle(CaseAct act) const {
    const auto* page = view();
    if (!page) return {Phrase::caseNone, {}};
    if (act == CaseAct::more) return moreActs().empty() ? Sentence{Phrase::whyNothingMore, {}} : Sentence{};
    if (!can(commandOf(act))) return {Phrase::whyNotNow, {}};
    const bool reviewer = role_ == "reviewer";
    const bool supervisor = role_ == "supervisor";
    const Sentence notNow{Phrase::whyNotNow, {}};
    switch (act) {
        case CaseAct::extension:
        case CaseAct::procedure: return !(reviewer || supervisor) ? notNow : superviseTasks(act).empty() ? Sentence{Phrase::whyNoTask, {}} : Sentence{};
        case CaseAct::secondNotification: {
            const bool open = page->state == "received" || page->state == "supplemented";
            return !reviewer && open && page->secondNotification && !lacking().empty() ? Sentence{} : notNow;
        }
        case CaseAct::moreTolerance: return !reviewer && page->tolerance && page->tolerance->open ? Sentence{} : notNow;
        case CaseAct::issueOrder: return supervisor || role_ == "manager" ? Sentence{} : notNow;
        case CaseAct::decideRequest: return !supervisor ? notNow : superviseOptions(Field::request).empty() ? Sentence{Phrase::whyNoRequest, {}} : Sentence{};
        case CaseAct::advanceStage: return superviseTasks(act).empty() ? Sentence{Phrase::whyNoTask, {}} : Sentence{};
        case CaseAct::endProcedure: return superviseOptions(Field::procedure).empty() ? Sentence{Phrase::whyNoProcedure, {}} : Sentence{};
        case CaseAct::answerOrder:
        case CaseAct::closeOrder: {
            const bool any = std::ranges::any_of(page->orders, [&](const auto& order) { return !order.closedOn && (act == CaseAct::closeOrder || !order.answer); });
            return any ? Sentence{} : Sentence{Phrase::whyNoOrder, {}};
        }
        default: return notNow;
    }
}

// --- questions ----------------------------------------------------------------------------------------------------------

std::vector<CaseDesk::Field> CaseDesk::supervisePlan(CaseAct act) const {
    switch (act) {
        case CaseAct::accept: return unsatisfied() > 0 ? std::vector<Field>{Field::toleranceDays} : std::vector<Field>{};
        case CaseAct::more: return {Field::act};
        case CaseAct::extension: return {Field::task, Field::days, Field::reason, Field::note};
        case CaseAct::procedure: return {Field::task, Field::procedureKind, Field::days, Field::reason, Field::note};
        case CaseAct::secondNotification: return {Field::reason, Field::note};
        case CaseAct::moreTolerance: return {Field::days, Field::reason, Field::note};
        case CaseAct::endProcedure: return {Field::procedure, Field::result, Field::text};
        case CaseAct::advanceStage: return {Field::task};
        case CaseAct::answerOrder: return {Field::order, Field::text};
        case CaseAct::issueOrder: return {Field::task, Field::reason, Field::days, Field::note};
        case CaseAct::closeOrder: return {Field::order, Field::note};
        case CaseAct::decideRequest: return {Field::request, Field::given, Field::note};
        default: return {};
    }
}

std::vector<CaseDesk::Option> CaseDesk::superviseOptions(Field field) const {
    std::vector<Option> options;
    const auto* page = view();
    if (!page) return options;
    const auto phrases = [&](std::span<const CodePhrase> list) {
        for (const auto& [code, phrase] : list) options.push_back({std::string(code), {{}, {}, phrase}});
    };
    const auto taskNamed = [&](std::int32_t number) -> const wire::CaseTask* {
        const auto at = std::ranges::find(page->tasks, number, &wire::CaseTask::task);
        return at == page->tasks.end() ? nullptr : &*at;
    };
    switch (field) {
        case Field::act:
            for (const CaseAct act : moreActs()) options.push_back({std::to_string(static_cast<int>(act)), {{}, {}, labelOf(act)}});
            break;
        case Field::reason: phrases(form_.act == CaseAct::issueOrder ? orderReasons() : requestReasons(requestKind(form_.act))); break;
        case Field::procedureKind: phrases(procedureKinds()); break;
        case Field::result: phrases(procedureResults()); break;
        case Field::given: options = {{"yes", {{}, {}, Phrase::supervisionApprove}}, {"no", {{}, {}, Phrase::supervisionDecline}}}; break;
        case Field::task:
            for (const auto number : superviseTasks(form_.act)) {
                const auto* task = taskNamed(number);
                CaseFormRow row{same(page->number), {}, Phrase::none};
                if (task) row = {task->departmentName, task->itemName, Phrase::none};
                options.push_back({std::to_string(number), std::move(row)});
            }
            break;
        case Field::procedure:
            for (const auto& one : page->procedures) {
                const auto* task = taskNamed(one.task);
                if (one.to || (role_ == "reviewer" && task && !task->mine)) continue;
                options.push_back({std::to_string(one.number), {task ? task->departmentName : same(page->number), {}, procedurePhrase(one.kind)}});
            }
            break;
        case Field::order:
            for (const auto& one : page->orders) {
                if (one.closedOn || (form_.act == CaseAct::answerOrder && one.answer)) continue;
                options.push_back({std::to_string(one.number), {same(one.issuedOn), {}, superviseReasonPhrase(one.reason)}});
            }
            break;
        case Field::request:
            for (const auto& one : page->requests) {
                if (one.state == "open") options.push_back({std::to_string(one.number), {same(one.askedOn), {}, requestPhrase(one.kind)}});
            }
            break;
        default: break;
    }
    if (options.size() > choicesPerPage) options.resize(choicesPerPage);
    return options;
}

Sentence CaseDesk::superviseTitle(Field field) const {
    const auto* page = view();
    switch (field) {
        case Field::act: return {Phrase::askMore, {}};
        case Field::task: return {Phrase::askWhichTask, {}};
        case Field::toleranceDays: return {Phrase::askToleranceDays, {same(std::to_string(following().size())), same(std::to_string(toleranceMost()))}};
        case Field::days:
            return {form_.act == CaseAct::extension    ? Phrase::askExtensionDays
                    : form_.act == CaseAct::procedure  ? Phrase::askPlannedDays
                    : form_.act == CaseAct::issueOrder ? Phrase::askOrderDays
                                                       : Phrase::askMoreDays, {}};
        case Field::procedureKind: return {Phrase::askProcedureKind, {}};
        case Field::procedure: return {Phrase::askWhichProcedure, {}};
        case Field::result: return {Phrase::askProcedureResult, {}};
        case Field::order: return {Phrase::askWhichOrder, {}};
        case Field::request: return {Phrase::askWhichRequest, {}};
        case Field::reason: return {form_.act == CaseAct::issueOrder ? Phrase::askWhyOrder : Phrase::askWhyRequest, {}};
        case Field::given:
            for (const auto& one : page ? page->requests : std::vector<wire::CaseRequest>{}) {
                if (one.number != form_.body.request) continue;
                // What was asked with it stands beside it on the part of supervision.
                const std::string days = one.days > 0 ? " +" + std::to_string(one.days) : std::string();
                return {Phrase::askGiven, {same(one.askedOn + days + (one.note ? "  " + *one.note : std::string()))}};
            }
            return {Phrase::askGiven, {same({})}};
        case Field::text:
            if (form_.act == CaseAct::answerOrder) {
                for (const auto& one : page ? page->orders : std::vector<wire::CaseOrder>{}) {
                    if (one.number == form_.body.order) return {Phrase::askOrderAnswer, {same(one.note.value_or(one.issuedOn))}};
                }
            }
            return {Phrase::askOpinion, {}};
        case Field::note:
            if (form_.act == CaseAct::issueOrder) return {Phrase::askOrderNote, {}};
            if (form_.act == CaseAct::closeOrder) return {Phrase::askOrderClosing, {}};
            if (form_.act == CaseAct::decideRequest) return {form_.body.given.value_or(false) ? Phrase::askApproveNote : Phrase::askDeclineNote, {}};
            return {Phrase::askRequestNote, {}};
        default: return {};
    }
}

/// False, with the reason in the form, when the typed days are none.
bool CaseDesk::saidDays(const std::string& value) {
    const Field field = form_.rest.empty() ? Field::confirm : form_.rest.front();
    if (field != Field::days && field != Field::toleranceDays) return true;
    const std::int64_t most = field == Field::toleranceDays ? toleranceMost() : daysMost;
    std::int64_t days = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), days);
    if (error == std::errc{} && end == value.data() + value.size() && days >= 1 && days <= most) return true;
    form_.error = {Phrase::needDays, {same(std::to_string(most))}};
    return false;
}

/// What an answer means; false: it is one of the older questions.
bool CaseDesk::superviseTake(Field field, const std::string& value) {
    wire::CaseBody& body = form_.body;
    const auto number = [&value] {
        std::int64_t read = 0;
        std::from_chars(value.data(), value.data() + value.size(), read);
        return read;
    };
    switch (field) {
        case Field::task:
            if (form_.act < CaseAct::more) return false;
            if (number() > 0) body.task = number();
            return true;
        case Field::days: body.days = number(); return true;
        case Field::toleranceDays:
            body.days = number();
            body.tolerate = following();
            return true;
        case Field::procedureKind: body.procedure = value; return true;
        case Field::procedure: body.procedureNumber = number(); return true;
        case Field::result: body.result = value; return true;
        case Field::order: body.order = number(); return true;
        case Field::request: body.request = number(); return true;
        case Field::given: body.given = value == "yes"; return true;
        default: return false;
    }
}

void CaseDesk::superviseBody(CaseAct act, wire::CaseBody& body) const {
    if (isRequest(act)) body.kind = requestKind(act);
}

// --- packages -----------------------------------------------------------------------------------------------------------

const wire::PackageText* CaseDesk::package(const std::string& code) const {
    if (!packages_) return nullptr;
    const auto at = std::ranges::find(*packages_, code, &wire::PackageText::code);
    return at == packages_->end() ? nullptr : &*at;
}

void CaseDesk::wantPackages() {
    if (std::exchange(packagesAsked_, true)) return;
    requests_.push_back(Request{Ask::packages, "GET", "/api/v1/packages", Bearer::session, {}, {}, {}});
}

/// The next question of the walk-in's package, or what the answers select.
std::optional<wire::Command> CaseDesk::askNextQuestion() {
    const auto* chosen = package(form_.package);
    if (!chosen) return std::nullopt;
    form_.options.clear();
    form_.selected = 0;
    form_.error = {};
    ++opening_;
    for (const auto& question : chosen->questions) {
        const bool answered = std::ranges::any_of(form_.answers, [&](const auto& a) { return a.question == question.code; });
        if (answered || !holds(question.when, form_.answers)) continue;
        form_.kind = CaseFormKind::choice;
        form_.rest = {Field::question};
        form_.body.note = question.code;
        form_.title = {Phrase::askQuestionOf, {question.name}};
        form_.hint = {Phrase::hintDigits, {}};
        for (const auto& answer : question.answers) form_.options.push_back({answer.code, {{}, answer.name, Phrase::none}});
        return std::nullopt;
    }
    form_.kind = CaseFormKind::confirm;
    form_.rest = {Field::confirm};
    form_.title = {Phrase::branchTitle, {chosen->name}};
    form_.hint = {Phrase::branchHint, {}};
    form_.busy = true;
    Request request{Ask::branch, "POST", "/api/v1/packages/" + chosen->code + "/branch", Bearer::session, {{"answers", form_.answers}}, {}, {}};
    request.subject = chosen->code;
    requests_.push_back(std::move(request));
    return std::nullopt;
}

void CaseDesk::branchArrived(const Answer& answer) {
    if (form_.act != CaseAct::walkIn || form_.kind != CaseFormKind::confirm) return;
    form_.busy = false;
    if (!answer.branch) {
        form_.error = wording(answer);
        return;
    }
    for (const auto& item : answer.branch->items) form_.options.push_back({item.code, {item.name, item.departmentName, Phrase::none}});
    for (const auto& material : answer.branch->materials) form_.options.push_back({material.code, {material.name, {}, formPhrase(material.form)}});
}

/// The applicant is typed last: the package and its answers stay.
void CaseDesk::backToWalkIn() {
    form_.kind = CaseFormKind::walkIn;
    form_.rest.clear();
    form_.title = {Phrase::walkInTitle, {}};
    form_.hint = {Phrase::walkInHint, {}};
    form_.query.clear();
    form_.body.note.reset();
    form_.selected = 0;
    ++opening_;
    fillFinds();
}

}  // namespace hall::counter
