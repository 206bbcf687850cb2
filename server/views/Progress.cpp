#include "server/views/Progress.hpp"

#include <algorithm>

#include "server/core/casework/Due.hpp"
#include "server/core/casework/Lacking.hpp"
#include "server/views/CaseWords.hpp"
#include "server/views/Tickets.hpp"

namespace hall::views {

namespace {

std::string orNothing(core::LocalDate date) { return date.yyyymmdd == 0 ? std::string() : dateText(date); }
std::string orNothing(const std::optional<core::DueDate>& due) { return due ? dateText(due->date) : std::string(); }

/// Is the applicant the one who is awaited?
bool awaitsPapers(const core::Case& one) {
    return one.state == core::CaseState::correcting || (core::toleranceOpen(one) && core::goesOn(one.state));
}

std::vector<wire::ProgressPaper> missingOf(const core::State& state, const core::Case& one) {
    std::vector<wire::ProgressPaper> list;
    for (const core::CaseMaterial& material : one.materials) {
        const auto& later = one.tolerance.materials;
        const bool follows = std::find(later.begin(), later.end(), material.code) != later.end() &&
                             core::standing(state.casework, one, material, state.dayOpenedAt) == core::Standing::lacking;
        const bool told = material.state == core::MaterialState::missing || material.state == core::MaterialState::defective;
        if (!told && !follows) continue;
        const core::MaterialRule* rule = state.casework.rule(one, material.code);
        // What was asked for outside the guide has its name in the vault: the notification says it.
        list.push_back({rule == nullptr ? wire::Name{"其他材料（见告知单）", "Another paper (see the notification)"} : wireName(rule->name), material.remarks->reason});
    }
    return list;
}

std::string progressOf(core::TaskState state) {
    switch (state) {
        case core::TaskState::decided:
        case core::TaskState::dropped: return "done";
        case core::TaskState::waiting:
        case core::TaskState::dispatched: return "waiting";
        default: return "working";
    }
}

bool isSensitive(const core::State& state, const core::CaseItem& item) {
    const core::GuideConfig* guide = state.casework.guide(item.item, item.guide);
    return guide != nullptr && guide->sensitive;
}

}  // namespace

wire::ProgressView progressView(const core::State& state, const core::Case& one, Now now) {
    wire::ProgressView view;
    view.number = one.number.value;
    view.state = core::word(one.state);
    for (const core::CaseItem& item : one.items) view.items.push_back(isSensitive(state, item) ? hiddenName() : itemName(state, item.item));
    view.appliedOn = wire::format(wireTime(one.appliedAt, now.offsetMinutes)).substr(0, 10);
    view.receivedOn = orNothing(one.receivedOn);
    view.notifiedOn = orNothing(one.notifiedOn);
    view.acceptedOn = orNothing(one.acceptedOn);
    view.decidedOn = orNothing(one.decidedOn);
    view.deliveredOn = orNothing(one.deliveredOn);
    if (const auto period = core::periodOf(state.casework, one, now.today); period && !period->ended) {
        view.due = dateText(period->promised.date);
        view.dueProvisional = period->promised.provisional;
        view.daysLeft = period->left;
        view.paused = period->paused;
    }
    if (awaitsPapers(one)) {
        view.missing = missingOf(state, one);
        view.bringBy = orNothing(one.state == core::CaseState::correcting ? core::supplementBy(state.casework, one) : core::toleranceBy(state.casework, one));
    }
    if (one.state == core::CaseState::decided) view.handOverBy = orNothing(core::deliverBy(state.casework, one));
    for (const core::Task& task : one.tasks) view.tasks.push_back({departmentName(state, task.department), progressOf(task.state)});
    if (one.verdict != core::Verdict::none) view.verdict = core::word(one.verdict);
    view.silent = one.silent;
    return view;
}

wire::UnresolvedClasses unresolvedClasses(const core::State& state) {
    wire::UnresolvedClasses list;
    for (const core::FollowUpClass& one : state.casework.rules.followUps)
        if (one.kind == core::FollowUpKind::unresolved) list.classes.push_back({one.code, wireName(one.name), one.days});
    return list;
}

}  // namespace hall::views
