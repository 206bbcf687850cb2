#include "server/views/Guides.hpp"

#include <algorithm>

#include "server/core/casework/Package.hpp"
#include "server/views/CaseWords.hpp"
#include "server/views/Supervision.hpp"

namespace hall::views {

namespace {

wire::GuideMaterial wireMaterial(const core::MaterialRule& rule) {
    wire::GuideMaterial out;
    out.name = wireName(rule.name);
    out.form = core::word(rule.form);
    out.copies = rule.copies;
    out.required = rule.required;
    out.code = rule.code.value;
    out.basis = wireName(rule.basis);
    out.grade = core::word(rule.grade);
    if (rule.source != core::MaterialSource::applicant) out.source = core::word(rule.source);
    out.mayFollow = rule.mayFollow;
    return out;
}

std::string word(core::Subject subject) {
    switch (subject) {
        case core::Subject::person: return "person";
        case core::Subject::company: return "company";
        case core::Subject::both: break;
    }
    return "both";
}

/// Is every answer one to a question that is asked, of those that it offers, and to each question one?
bool fit(const std::vector<const core::PackageQuestion*>& asked, const std::vector<core::PackageCondition>& answers) {
    for (const core::PackageCondition& given : answers) {
        const auto question = std::find_if(asked.begin(), asked.end(), [&](const core::PackageQuestion* one) { return one->code == given.question; });
        if (question == asked.end()) return false;
        const auto& offers = (*question)->answers;
        if (std::none_of(offers.begin(), offers.end(), [&](const core::PackageAnswer& one) { return one.code == given.answer; })) return false;
        if (std::count_if(answers.begin(), answers.end(), [&](const core::PackageCondition& one) { return one.question == given.question; }) != 1) return false;
    }
    return true;
}

}  // namespace

wire::Guide guideText(const core::GuideConfig& guide) {
    wire::Guide out;
    out.conditions = wireName(guide.conditions);
    for (const auto& rule : guide.materials) out.materials.push_back(wireMaterial(rule));
    out.statutoryDays = guide.statutoryDays;
    out.promisedDays = guide.promisedDays;
    out.fee = wireName(guide.fee);
    out.online = guide.online;
    out.process = wireName(guide.process);
    out.basis = wireName(guide.basis);
    out.notes = wireName(guide.notes);
    out.result = wireName(guide.result);
    out.consultPhone = guide.consultPhone;
    out.supervisePhone = guide.supervisePhone;
    out.caseType = guide.caseType;
    out.sensitive = guide.sensitive;
    return out;
}

wire::GuideIndex guideIndex(const wire::Catalogue& catalogue) {
    wire::GuideIndex index;
    index.departments = catalogue.departments;
    std::vector<const wire::CatalogueItem*> items;
    for (const wire::CatalogueItem& item : catalogue.items) items.push_back(&item);
    std::stable_sort(items.begin(), items.end(), [](const auto* a, const auto* b) { return a->popularity > b->popularity; });
    for (const wire::CatalogueItem* item : items)
        index.items.push_back({item->code, item->department, item->name, item->shortName.zh == item->name.zh ? std::string() : item->shortName.zh,
                               item->subject, item->pinyin, item->guide.has_value()});
    return index;
}

std::optional<wire::GuideItem> guideItem(const core::State& state, const core::ItemCode& code) {
    const auto found = state.items.find(code);
    if (found == state.items.end() || found->second.withdrawn) return std::nullopt;
    const core::ItemConfig& config = found->second;
    wire::GuideItem item;
    item.code = code.value;
    item.name = wireName(config.name);
    if (config.shortName != config.name.zh) item.shortName = config.shortName;
    item.department = config.department;
    const auto department = state.casework.departments.find(core::DepartmentCode{config.department});
    item.departmentName = department == state.casework.departments.end() ? wire::Name{config.department, {}} : wireName(department->second.name);
    item.subject = word(config.subject);
    item.queue = config.queue.value;
    if (const auto* guide = state.casework.guide(code, state.casework.guideVersion(code))) {
        item.guide = guideText(*guide);
        item.forms = guide->forms;
    }
    return item;
}

wire::GuidePackages guidePackages(const core::State& state) {
    wire::GuidePackages list;
    for (const wire::PackageText& package : packageList(state).packages) list.packages.push_back({package.code, package.name, package.note});
    return list;
}

std::variant<wire::GuidePackage, core::Refused> guidePackage(const core::State& state, const core::PackageCode& code,
                                                             const std::vector<wire::PackageAnswer>& answers) {
    const core::PackageConfig* package = state.casework.package(code, state.casework.packageVersion(code));
    if (package == nullptr) return core::Refused{core::Refusal::unknownPackage, {}};
    if (package->withdrawn) return core::Refused{core::Refusal::packageWithdrawn, {}};
    std::vector<core::PackageCondition> given;
    for (const wire::PackageAnswer& answer : answers) given.push_back({answer.question, answer.answer});
    const auto asked = core::questionsAsked(*package, given);
    if (!fit(asked, given)) return core::Refused{core::Refusal::packageAnswers, {}};
    wire::GuidePackage told;
    told.package = packageText(state, *package);
    for (const core::PackageQuestion* question : asked) told.asked.push_back(question->code);
    if (given.size() < asked.size()) return told;
    auto branch = packageBranch(state, code, answers);
    if (const auto* refused = std::get_if<core::Refused>(&branch)) return *refused;
    told.list = std::get<wire::PackageBranch>(std::move(branch));
    for (const wire::CaseItem& one : told.list->items)
        if (auto item = guideItem(state, core::ItemCode{one.code})) told.items.push_back(std::move(*item));
    return told;
}

}  // namespace hall::views
