#include <algorithm>
#include <set>

#include "server/core/casework/Law.hpp"

namespace hall::core::law {
namespace {

bool goesOn(const Task& task) {
    return isWithDepartment(task.state);
}

bool wasAccepted(CaseState state) {
    switch (state) {
        case CaseState::accepted: case CaseState::handling: case CaseState::withdrawing: case CaseState::decided:
        case CaseState::delivered: case CaseState::archived: case CaseState::recalled: case CaseState::revoked: return true;
        case CaseState::applied: case CaseState::received: case CaseState::correcting: case CaseState::supplemented:
        case CaseState::withdrawn: case CaseState::notRequired: case CaseState::refused: break;
    }
    return false;
}

std::string_view foundWrong(const Casework& casework, const Case& one) {
    const auto application = casework.byApplication.find(one.application);
    if (application == casework.byApplication.end() || application->second != one.number) return "application-with-two-cases";
    const auto person = casework.byPerson.find(one.applicant);
    if (person == casework.byPerson.end() || !person->second.contains(one.number)) return "case-not-found-by-person";
    const auto agent = one.agent.value.empty() ? person : casework.byPerson.find(one.agent);
    if (agent == casework.byPerson.end() || !agent->second.contains(one.number)) return "case-not-found-by-agent";
    for (std::size_t i = 0; i < caseStateCount; ++i) {
        if (casework.byState[i].contains(one.number) != (i == static_cast<std::size_t>(one.state))) return "case-in-wrong-set";
    }
    for (const Task& task : one.tasks) {
        const auto line = casework.tasks.find(task.department);
        const bool listed = line != casework.tasks.end() && line->second.contains({task.since, one.number, task.number});
        if (listed != goesOn(task)) return "task-in-wrong-set";
    }
    return {};
}

/// The agenda has the case on the first day on which the clock may have something to do about it, and nowhere else.
std::string_view agendaWrong(const Casework& casework, const Case& one) {
    const auto place = casework.agendaOf.find(one.number);
    const auto next = nextDueDay(casework, one);
    if (next.has_value() != (place != casework.agendaOf.end())) return next ? "case-not-on-agenda" : "case-on-agenda-for-nothing";
    if (next && (place->second != *next || !casework.agenda.contains({*next, one.number}))) return "case-on-wrong-day-of-agenda";
    return {};
}

std::string_view tasksWrong(const Case& one) {
    const bool accepted = wasAccepted(one.state);
    if (accepted && one.tasks.size() != one.items.size()) return "task-missing";
    const auto open = std::count_if(one.tasks.begin(), one.tasks.end(), goesOn);
    switch (one.state) {
        case CaseState::accepted: case CaseState::handling: case CaseState::withdrawing:
            if (open == 0) return "case-goes-on-without-task";
            break;
        default:
            if (open != 0) return "task-of-ended-case";
            break;
    }
    if (accepted && one.acceptedOn.yyyymmdd == 0) return "accepted-without-date";
    return {};
}

std::string_view papersWrong(const Case& one) {
    std::set<std::string_view> numbers;
    std::int64_t acceptances = 0;
    for (const CaseDocument& document : one.documents) {
        if (!numbers.insert(document.number).second) return "document-twice";
        acceptances += document.kind == DocumentKind::acceptance ? 1 : 0;
    }
    if (acceptances > 1) return "accepted-twice";
    if (wasAccepted(one.state) && acceptances != 1 && !one.imported) return "accepted-without-paper";
    std::set<MaterialCode> codes;
    for (const CaseMaterial& material : one.materials) {
        if (!codes.insert(material.code).second) return "material-twice";
        const bool mayFollow = one.silent || std::find(one.tolerance.materials.begin(), one.tolerance.materials.end(), material.code) != one.tolerance.materials.end();
        if (wasAccepted(one.state) && material.required && !satisfied(material) && !mayFollow) return "accepted-without-material";
    }
    return {};
}

}  // namespace

std::string_view violated(const State& state, const CaseNumber& number, bool within) {
    const Case* one = state.casework.find(number);
    if (one == nullptr || one->number != number) return "unknown-case";
    if (!isCaseNumber(number.value)) return "case-number-wrong";
    if (const auto wrong = foundWrong(state.casework, *one); !wrong.empty()) return wrong;
    if (const auto wrong = agendaWrong(state.casework, *one); !wrong.empty()) return wrong;
    if (const auto wrong = within ? std::string_view{} : tasksWrong(*one); !wrong.empty()) return wrong;
    return papersWrong(*one);
}

std::string_view standsWrong(const Case& one) {
    const auto wrong = tasksWrong(one);
    return wrong.empty() ? papersWrong(one) : wrong;
}

std::string caseViolation(const State& state) {
    const Casework& casework = state.casework;
    std::size_t inStates = 0;
    std::size_t listed = 0;
    std::size_t open = 0;
    for (const auto& set : casework.byState) inStates += set.size();
    for (const auto& [department, tasks] : casework.tasks) listed += tasks.size();
    for (const auto& [number, one] : casework.cases) {
        if (const auto wrong = violated(state, number); !wrong.empty()) return std::string(wrong) + " " + number.value;
        open += static_cast<std::size_t>(std::count_if(one.tasks.begin(), one.tasks.end(), goesOn));
    }
    if (inStates != casework.cases.size() || casework.byApplication.size() != casework.cases.size()) return "cases-do-not-add-up";
    if (listed != open) return "tasks-do-not-add-up";
    if (casework.agenda.size() != casework.agendaOf.size()) return "agenda-does-not-add-up";
    for (const auto& [number, date] : casework.agendaOf) {
        if (casework.find(number) == nullptr) return "agenda-of-unknown-case";
    }
    for (const auto& [ticket, numbers] : casework.byTicket) {
        for (const CaseNumber& number : numbers) {
            const Case* one = casework.find(number);
            if (one == nullptr || std::find(one->tickets.begin(), one->tickets.end(), ticket) == one->tickets.end()) return "ticket-with-foreign-case";
        }
    }
    return {};
}

}  // namespace hall::core::law
