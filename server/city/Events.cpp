#include "server/city/Events.hpp"

#include <algorithm>
#include <type_traits>

#include "schema/wire/City.hpp"
#include "server/city/Dates.hpp"
#include "server/core/Limits.hpp"
#include "server/core/casework/Due.hpp"

namespace hall::city {
namespace {

using namespace core;

/// Last word of the type where it is not simply the state that the case came to. Empty: the platform is not told. What goes on between
/// window and department, who looked at whose data, and what the platform itself sent are not its business.
template <class Body>
std::string_view wordFor(const Body&) { return {}; }
template <> std::string_view wordFor(const ApplicationReceived&) { return "state"; }
template <> std::string_view wordFor(const CaseReceived&) { return "state"; }
template <> std::string_view wordFor(const MissingNotified&) { return "state"; }
template <> std::string_view wordFor(const CaseSupplemented&) { return "state"; }
template <> std::string_view wordFor(const CaseAccepted&) { return "state"; }
template <> std::string_view wordFor(const CaseRefused&) { return "state"; }
template <> std::string_view wordFor(const WithdrawalAsked&) { return "state"; }
template <> std::string_view wordFor(const WithdrawalDeclined&) { return "withdrawal-declined"; }
template <> std::string_view wordFor(const CaseWithdrawn&) { return "state"; }
template <> std::string_view wordFor(const TaskStarted&) { return "item-started"; }
template <> std::string_view wordFor(const TaskDecided&) { return "item-decided"; }
template <> std::string_view wordFor(const TaskDropped&) { return "item-dropped"; }
template <> std::string_view wordFor(const LimitExtended&) { return "limit-extended"; }
template <> std::string_view wordFor(const ProcedureStarted&) { return "procedure-started"; }
template <> std::string_view wordFor(const ProcedureEnded&) { return "procedure-ended"; }
template <> std::string_view wordFor(const CaseDecided&) { return "state"; }
template <> std::string_view wordFor(const ResultHandedOver&) { return "state"; }
template <> std::string_view wordFor(const CaseArchived&) { return "state"; }
template <> std::string_view wordFor(const CaseRevoked&) { return "state"; }

struct StateAfter {
    const Case& one;
    std::uint64_t seq;  ///< of the event; what the case went through later does not count

    CaseState operator()(const ApplicationReceived&) const { return CaseState::applied; }
    CaseState operator()(const CaseReceived&) const { return CaseState::received; }
    CaseState operator()(const MissingNotified&) const { return CaseState::correcting; }
    CaseState operator()(const CaseSupplemented&) const { return CaseState::supplemented; }
    CaseState operator()(const CaseAccepted&) const { return CaseState::accepted; }
    CaseState operator()(const CaseRefused& e) const {
        return e.ground == RefusalGround::notRequired ? CaseState::notRequired : CaseState::refused;
    }
    CaseState operator()(const WithdrawalAsked&) const { return CaseState::withdrawing; }
    CaseState operator()(const WithdrawalDeclined& e) const { return e.handling ? CaseState::handling : CaseState::accepted; }
    CaseState operator()(const LimitExtended&) const { return begun(); }
    CaseState operator()(const ProcedureStarted&) const { return begun(); }
    // Also while a withdrawal waits to be confirmed.
    CaseState operator()(const ProcedureEnded&) const { return one.state == CaseState::withdrawing ? one.state : begun(); }
    CaseState operator()(const TaskDropped&) const { return CaseState::handling; }
    CaseState operator()(const CaseWithdrawn&) const { return CaseState::withdrawn; }
    CaseState operator()(const TaskStarted&) const { return CaseState::handling; }
    CaseState operator()(const TaskDecided&) const { return CaseState::handling; }
    CaseState operator()(const CaseDecided&) const { return CaseState::decided; }
    CaseState operator()(const ResultHandedOver&) const { return CaseState::delivered; }
    CaseState operator()(const CaseArchived&) const { return CaseState::archived; }
    CaseState operator()(const CaseRevoked& e) const { return e.delivered ? CaseState::revoked : CaseState::recalled; }
    template <class Other>
    CaseState operator()(const Other&) const { return one.state; }

  private:
    [[nodiscard]] CaseState begun() const {
        const bool started = std::any_of(one.steps.begin(), one.steps.end(), [&](const CaseStep& step) { return step.seq < seq && step.what == "task-started"; });
        return started || begunElsewhere() || one.steps.size() >= limits::stepsPerCase ? CaseState::handling : CaseState::accepted;
    }
    /// A case that another hall handed over has its history there: what its tasks brought along says whether one of them was begun.
    [[nodiscard]] bool begunElsewhere() const {
        return one.imported && std::any_of(one.tasks.begin(), one.tasks.end(), [&](const Task& task) {
            const auto here = static_cast<std::size_t>(std::count_if(one.steps.begin(), one.steps.end(), [&](const CaseStep& step) {
                return step.task == task.number && (step.what.starts_with("task-") || step.what == "stage-advanced");  // each adds a span
            }));
            if (here == 0 && (task.state == TaskState::working || task.state == TaskState::asked || task.state == TaskState::proposed || task.state == TaskState::decided)) return true;
            const auto brought = static_cast<std::ptrdiff_t>(task.spans.size() - std::min(task.spans.size(), here));
            return std::any_of(task.spans.begin(), task.spans.begin() + brought, [](const TaskSpan& span) { return span.state == TaskState::working; });
        });
    }
};

/// National project-approval data standard: 9 a special procedure begins, 10 it is over. The state of the case is another matter.
constexpr int procedureBegins = 9, procedureEnds = 10;

std::string itemOf(const Case& one, std::uint32_t number) {
    const auto task = std::find_if(one.tasks.begin(), one.tasks.end(), [&](const Task& t) { return t.number == number; });
    return task == one.tasks.end() ? std::string() : task->item.value;
}

/// As it stood after that event, as far as the day goes on which it is due: only extensions and special procedures move that. What is sent
/// again after a restart then says the same words, whatever came later.
Case asOf(Case one, std::uint64_t seq) {
    for (auto step = one.steps.rbegin(); step != one.steps.rend() && step->seq > seq; ++step) {
        if (step->what == "limit-extended") {
            const auto task = std::find_if(one.tasks.begin(), one.tasks.end(), [&](const Task& t) { return t.number == step->task; });
            (task == one.tasks.end() ? one.extendedDays : task->extendedDays) = 0;  // each is extended once
        } else if (step->what == "procedure-ended") {
            const auto its = [&](const Procedure& procedure) { return procedure.task == step->task && procedure.to.yyyymmdd != 0; };
            const auto last = std::find_if(one.procedures.rbegin(), one.procedures.rend(), its);
            if (last != one.procedures.rend()) last->to = {};
        } else if (step->what == "procedure-started" && !one.procedures.empty()) {
            one.procedures.pop_back();
        }
    }
    return one;
}

/// What the applicant is told with an extension or a suspension: the case is due on another day now.
void tellNewLimit(wire::CityEventData& data, const Casework& casework, const Case& one, std::uint32_t task, std::uint64_t seq) {
    if (const std::string item = itemOf(one, task); !item.empty()) data.item = item;
    if (const auto due = dueOf(casework, asOf(one, seq))) data.due = dateText(due->date);
}

std::vector<wire::CityMissing> materialsOf(const Casework& casework, const Case& one, const std::vector<MaterialCode>& codes, bool named) {
    std::vector<wire::CityMissing> missing;
    for (const MaterialCode& code : codes) {
        wire::CityMissing& line = missing.emplace_back();
        line.code = code.value;
        if (const MaterialRule* rule = casework.rule(one, code); rule != nullptr && named) line.name = {rule->name.zh, rule->name.en};
    }
    return missing;
}

}  // namespace

std::optional<CaseNumber> told(const EventBody& body) {
    return std::visit(
        [](const auto& event) -> std::optional<CaseNumber> {
            if constexpr (requires { requires std::same_as<std::decay_t<decltype(event.number)>, CaseNumber>; }) {
                if (!wordFor(event).empty()) return event.number;
            }
            return std::nullopt;
        },
        body);
}

CaseState stateAfter(const Case& one, const Event& event) { return std::visit(StateAfter{one, event.seq}, event.body); }

std::string eventId(const State& state, std::uint64_t seq) { return state.hall.code.value + "-" + std::to_string(seq); }

std::optional<std::string> cloudEvent(const State& state, const Event& event, std::int32_t offsetMinutes) {
    const auto number = told(event.body);
    const Case* one = number ? state.casework.find(*number) : nullptr;
    if (one == nullptr) return std::nullopt;
    Case then;  // as far as the code of the state asks
    then.state = stateAfter(*one, event);
    wire::CityEvent out;
    out.data.application = one->application.value;
    out.data.number = one->number.value;
    out.data.at = {event.at.utcMs, offsetMinutes};
    std::string_view last = std::visit([](const auto& body) { return wordFor(body); }, event.body);
    if (last == "state") last = word(then.state);
    if (const auto* accepted = std::get_if<CaseAccepted>(&event.body)) {
        Case asAccepted = asOf(*one, event.seq);
        asAccepted.acceptedOn = accepted->date;
        if (const auto due = dueOf(state.casework, asAccepted)) out.data.due = dateText(due->date);
        out.data.silent = accepted->silent;
        if (!accepted->tolerated.empty()) {
            out.data.missing = materialsOf(state.casework, *one, accepted->tolerated, true);
            out.data.followBy = dateText(state.casework.days.after(accepted->date, accepted->toleranceDays).date);
        }
    } else if (const auto* started = std::get_if<TaskStarted>(&event.body)) {
        out.data.item = itemOf(*one, started->task);
    } else if (const auto* decided = std::get_if<TaskDecided>(&event.body)) {
        out.data.item = itemOf(*one, decided->task);
        out.data.verdict = word(decided->verdict);
        if (!decided->resultNumber.empty()) out.data.resultNumber = decided->resultNumber;
    } else if (const auto* dropped = std::get_if<TaskDropped>(&event.body)) {
        out.data.item = itemOf(*one, dropped->task);
    } else if (const auto* extended = std::get_if<LimitExtended>(&event.body)) {
        tellNewLimit(out.data, state.casework, *one, extended->task, event.seq);
    } else if (const auto* begun = std::get_if<ProcedureStarted>(&event.body)) {
        tellNewLimit(out.data, state.casework, *one, begun->task, event.seq);
        out.data.procedure = word(begun->kind);
    } else if (const auto* ended = std::get_if<ProcedureEnded>(&event.body)) {
        for (const Procedure& procedure : one->procedures) {
            if (procedure.number != ended->procedure) continue;
            tellNewLimit(out.data, state.casework, *one, procedure.task, event.seq);
            out.data.procedure = word(procedure.kind);
        }
    } else if (then.state == CaseState::decided || then.state == CaseState::delivered || then.state == CaseState::archived) {
        then.verdict = one->verdict;  // decided once; a revocation does not change it
        out.data.verdict = word(then.verdict);
    }
    out.data.state = word(then.state);
    out.data.stateCode = stateCode(then);
    if (std::holds_alternative<ProcedureStarted>(event.body)) out.data.stateCode = procedureBegins;
    if (std::holds_alternative<ProcedureEnded>(event.body)) out.data.stateCode = procedureEnds;
    out.id = eventId(state, event.seq);
    out.source = "urn:onewindow:hall:" + state.hall.code.value;
    out.type = "cn.onewindow.case." + std::string(last) + ".v1";
    out.subject = one->application.value;
    out.time = out.data.at;
    const auto* notified = std::get_if<MissingNotified>(&event.body);
    if (notified != nullptr) out.data.missing = materialsOf(state.casework, *one, notified->materials, true);
    std::string text = wire::encode(out);
    if (text.size() < bodyBytesMax || notified == nullptr) return text;
    // Names are for show, and the guide has them; without them 200 codes fit.
    out.data.missing = materialsOf(state.casework, *one, notified->materials, false);
    return wire::encode(out);
}

}  // namespace hall::city
