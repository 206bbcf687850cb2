// What the page of a case shows of the law's clock and of supervision.
#include <algorithm>

#include "counter-client/present/CaseDesk.hpp"
#include "counter-client/present/SupervisionWords.hpp"

namespace hall::counter {

namespace {

/// The special procedure that stops this task now: its own, or the whole case's.
const wire::CaseProcedure* stopping(const wire::CaseView& page, std::int32_t task) {
    const auto at = std::ranges::find_if(page.procedures, [&](const auto& one) { return !one.to && (one.task == task || one.task == 0); });
    return at == page.procedures.end() ? nullptr : &*at;
}

}  // namespace

void CaseDesk::fillClock(CaseScreen& screen, const Entry& one) const {
    const wire::CaseView& page = *one.view;
    if (page.clock) screen.clock = clockScreen(*page.clock);
    screen.silent = page.silent;
    screen.visits = page.visits;
    screen.supplementBy = page.state == "correcting" ? page.supplementBy.value_or(std::string()) : std::string();
    screen.deliverBy = page.state == "decided" ? page.deliverBy.value_or(std::string()) : std::string();
    if (page.tolerance) {
        screen.tolerated = static_cast<std::int32_t>(page.tolerance->materials.size());
        screen.toleranceBy = page.tolerance->by;
        screen.toleranceOpen = page.tolerance->open;
    }
    if (page.package) {
        screen.package = page.package->name;
        screen.joint = page.package->joint;
        const auto* known = package(page.package->code);
        for (const auto& answer : page.package->answers) {
            std::pair<wire::Name, wire::Name> shown{same(answer.question), same(answer.answer)};
            for (const auto& question : known ? known->questions : std::vector<wire::PackageQuestionText>{}) {
                if (question.code != answer.question) continue;
                shown.first = question.name;
                for (const auto& choice : question.answers) {
                    if (choice.code == answer.answer) shown.second = choice.name;
                }
            }
            screen.answers.push_back(std::move(shown));
        }
    }
    for (std::size_t i = 0; i < page.tasks.size() && i < screen.tasks.size(); ++i) {
        const wire::CaseTask& task = page.tasks[i];
        CaseTaskRow& row = screen.tasks[i];
        if (task.clock) row.clock = clockScreen(*task.clock);
        for (const auto& stage : task.stages) {
            if (stage.state != "now") continue;
            row.stage = stage.name;
            if (stage.clock) row.stageClock = clockScreen(*stage.clock);
        }
        if (task.state == "waiting") row.after = task.after;
        row.extendedDays = task.extendedDays;
        if (const auto* stop = task.state == "decided" || task.state == "dropped" ? nullptr : stopping(page, task.task)) {
            row.stoppedFrom = stop->from;
            row.stoppedTo = stop->plannedTo;
        }
        for (auto& item : screen.items) {
            if (item.clock || item.name != task.itemName) continue;
            item.clock = row.clock;
        }
    }
}

void CaseDesk::fillSupervision(CaseScreen& screen, const Entry& one) const {
    const wire::CaseView& page = *one.view;
    for (const auto& request : page.requests) {
        screen.requests.push_back({requestPhrase(request.kind), request.kind == "procedure" ? procedurePhrase(request.procedure) : Phrase::none,
                                   superviseReasonPhrase(request.reason), requestStatePhrase(request.state), request.task, request.days, request.by,
                                   request.askedOn, request.note.value_or(std::string()), request.answer.value_or(std::string()), request.state == "open"});
    }
    for (const auto& order : page.orders) {
        screen.orders.push_back({order.departmentName, order.department.empty(), order.task, superviseReasonPhrase(order.reason), order.by, order.issuedOn,
                                 order.answerBy, order.note.value_or(std::string()), order.answer.value_or(std::string()),
                                 order.closing.value_or(std::string()), order.closedOn.value_or(std::string()), order.late});
    }
    for (const auto& procedure : page.procedures) {
        screen.procedures.push_back({procedure.task, procedurePhrase(procedure.kind), resultPhrase(procedure.result.value_or(std::string())), procedure.from,
                                     procedure.plannedTo, procedure.to.value_or(std::string()), procedure.opinion.value_or(std::string()), procedure.overrun});
    }
    for (const auto& delay : page.delays) {
        screen.delays.push_back({delay.departmentName, delay.department.empty(), delay.by, causePhrase(delay.cause), delay.days});
    }
    for (const auto& raised : page.raised) screen.raised.push_back({signalPhrase(raised.kind, raised.light), raised.light, raised.date, raised.task});
    std::ranges::reverse(screen.raised);
}

}  // namespace hall::counter
