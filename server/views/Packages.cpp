// The catalogue of packages, and what answers to their questions select.
#include <algorithm>
#include <functional>

#include "server/core/casework/Package.hpp"
#include "server/views/CaseWords.hpp"
#include "server/views/Supervision.hpp"

namespace hall::views {

namespace {

std::vector<wire::PackageAnswer> wireConditions(const std::vector<core::PackageCondition>& conditions) {
    std::vector<wire::PackageAnswer> list;
    for (const core::PackageCondition& one : conditions) list.push_back({one.question, one.answer});
    return list;
}

/// Everybody may read what a package is made of: it is published.
wire::CaseItem publicItem(const core::State& state, const core::ItemCode& item) {
    return wireItem(state, {item, state.casework.guideVersion(item)}, Sight(state, core::Actor{core::Role::kiosk, {}, {}}));
}

/// Each paper once, as a case would ask for it whose applicant has given nothing yet.
std::vector<wire::CaseMaterial> materialsOf(const core::State& state, const core::Branch& branch) {
    std::vector<wire::CaseMaterial> list;
    for (const core::ItemCode& item : branch.items) {
        const core::GuideConfig* guide = state.casework.guide(item, state.casework.guideVersion(item));
        if (guide == nullptr) continue;
        for (const core::MaterialRule& rule : guide->materials) {
            if (std::find(branch.notAsked.begin(), branch.notAsked.end(), rule.code) != branch.notAsked.end()) continue;
            const auto same = std::find_if(list.begin(), list.end(), [&](const wire::CaseMaterial& one) { return one.code == rule.code.value; });
            if (same != list.end()) {
                same->required |= rule.required;
                same->mayFollow &= rule.mayFollow;
                same->items.push_back(item.value);
                continue;
            }
            // Another authority has it, or this very package makes it: nobody is asked for it.
            const bool madeHere = rule.source == core::MaterialSource::issued &&
                                  std::find(branch.items.begin(), branch.items.end(), rule.issuedBy) != branch.items.end();
            const bool held = rule.source == core::MaterialSource::shared || madeHere;
            wire::CaseMaterial line;
            line.code = rule.code.value;
            line.name = wireName(rule.name);
            line.form = core::word(rule.form);
            line.copies = rule.copies;
            line.required = rule.required;
            line.mayFollow = rule.mayFollow;
            line.state = core::word(held ? core::MaterialState::held : core::MaterialState::open);
            line.satisfied = held;
            line.grade = core::word(held ? core::TrustGrade::a : core::TrustGrade::none);
            line.source = core::word(rule.source);
            line.items = {item.value};
            list.push_back(std::move(line));
        }
    }
    return list;
}

}  // namespace

wire::PackageText packageText(const core::State& state, const core::PackageConfig& package) {
    wire::PackageText text;
    text.code = package.code.value;
    text.name = wireName(package.name);
    text.note = wireName(package.note);
    text.joint = package.joint;
    for (const core::PackageQuestion& question : package.questions) {
        wire::PackageQuestionText asked{question.code, wireName(question.name), {}, wireConditions(question.when)};
        for (const core::PackageAnswer& answer : question.answers) asked.answers.push_back({answer.code, wireName(answer.name)});
        text.questions.push_back(std::move(asked));
    }
    for (const core::PackageItem& item : package.items) text.items.push_back(publicItem(state, item.item));
    return text;
}

wire::PackageList packageList(const core::State& state) {
    wire::PackageList list;
    for (const auto& [code, versions] : state.casework.packages)
        if (!versions.empty() && !versions.back().withdrawn) list.packages.push_back(packageText(state, versions.back()));
    return list;
}

std::variant<wire::PackageBranch, core::Refused> packageBranch(const core::State& state, const core::PackageCode& code,
                                                               const std::vector<wire::PackageAnswer>& answers) {
    const core::Casework& casework = state.casework;
    const std::uint32_t version = casework.packageVersion(code);
    const core::PackageConfig* package = casework.package(code, version);
    if (package == nullptr) return core::Refused{core::Refusal::unknownPackage, {}};
    if (package->withdrawn) return core::Refused{core::Refusal::packageWithdrawn, {}};
    core::PackageChoice choice{code, version, {}};
    for (const wire::PackageAnswer& answer : answers) choice.answers.push_back({answer.question, answer.answer});
    const auto found = core::branchOf(*package, choice.answers);
    if (const auto* question = std::get_if<std::string>(&found)) return core::Refused{core::Refusal::packageAnswers, *question};
    const auto& selected = std::get<core::Branch>(found);

    wire::PackageBranch branch;
    std::vector<core::CaseItem> items;
    for (const core::ItemCode& item : selected.items) {
        items.push_back({item, casework.guideVersion(item)});
        branch.items.push_back(publicItem(state, item));
    }
    branch.materials = materialsOf(state, selected);
    const auto needs = core::dependencies(casework, choice, items);
    for (const auto& each : needs) branch.after.emplace_back(each.begin(), each.end());
    // Along the critical path; configuring has made sure that there is no circle.
    std::vector<std::int32_t> ends(items.size(), -1);
    const std::function<std::int32_t(std::size_t, std::size_t)> endOf = [&](std::size_t i, std::size_t deep) -> std::int32_t {
        if (ends[i] >= 0 || deep > items.size()) return std::max(ends[i], 0);
        std::int32_t begin = 0;
        for (const std::uint32_t other : needs[i])
            if (other < items.size()) begin = std::max(begin, endOf(other, deep + 1));
        return ends[i] = begin + core::promisedDays(casework, items[i]);
    };
    for (std::size_t i = 0; i < items.size(); ++i) branch.promisedDays = std::max(branch.promisedDays, endOf(i, 0));
    if (package->joint) branch.promisedDays = std::min(branch.promisedDays, casework.rules.jointDays);
    return branch;
}

}  // namespace hall::views
