#include <algorithm>
#include <numeric>
#include <set>

#include "server/core/Limits.hpp"
#include "server/core/casework/Law.hpp"
#include "server/core/queue/Shapes.hpp"

namespace hall::core::law {
namespace {

bool maybeName(const Name& name) {
    return isText(name.zh, limits::nameBytes) && isText(name.en, limits::nameBytes) && !(name.zh.empty() && !name.en.empty());
}

std::string_view misshapen(const MaterialRule& rule) {
    if (!isCode(rule.code.value) || rule.code.value.starts_with("asked-")) return "materials/code";
    if (!isName(rule.name)) return "materials/name";
    if (!maybeName(rule.basis)) return "materials/basis";
    if (!rule.issuedBy.value.empty() && (!isCode(rule.issuedBy.value) || rule.source != MaterialSource::issued)) return "materials/issued-by";
    if (rule.copies < 0 || rule.copies > 99) return "materials/copies";  // GB/T 39046-2020: n..2
    return {};
}

bool isYear(std::int32_t year) {
    return year >= 1900 && year <= 9999;
}

}  // namespace

std::string_view wrongMember(const DepartmentConfig& c) {
    if (!isCode(c.code.value)) return "code";
    if (!isName(c.name)) return "name";
    if (!isText(c.creditCode, 18)) return "credit-code";
    return {};
}

std::string_view wrongMember(const CalendarConfig& c) {
    if (!isYear(c.year)) return "year";
    const auto fits = [&](const std::vector<LocalDate>& dates) {
        return dates.size() <= 366 && std::set<LocalDate>(dates.begin(), dates.end()).size() == dates.size() &&
               std::all_of(dates.begin(), dates.end(), [&](LocalDate date) { return isDate(date) && date.yyyymmdd / 10'000 == c.year; });
    };
    if (!fits(c.holidays)) return "holidays";
    if (!fits(c.workdays)) return "workdays";
    const bool both = std::any_of(c.workdays.begin(), c.workdays.end(), [&](LocalDate date) {
        return std::find(c.holidays.begin(), c.holidays.end(), date) != c.holidays.end();
    });
    if (both) return "workdays";
    if (c.source.empty() || !isText(c.source, limits::nameBytes)) return "source";
    return {};
}

std::string_view wrongMember(const GuideConfig& c) {
    if (!isCode(c.item.value)) return "item";
    if (!isText(c.codes.basic, 50) || !isText(c.codes.implementation, 50) || !isText(c.codes.handling, 50)) return "codes";
    if (c.type.size() != 2 || !isCode(c.type)) return "type";
    if (c.level < 1 || c.level > 7) return "level";
    const bool formsKnown = std::all_of(c.forms.begin(), c.forms.end(), [](std::int32_t form) { return (form >= 1 && form <= 4) || form == 9; });
    if (!formsKnown || c.forms.empty() || std::set<std::int32_t>(c.forms.begin(), c.forms.end()).size() != c.forms.size()) return "forms";
    if (c.caseType != 1 && c.caseType != 2 && c.caseType != 9) return "case-type";
    for (const Name* name : {&c.conditions, &c.process, &c.basis, &c.notes, &c.fee, &c.result}) {
        if (!maybeName(*name)) return "texts";
    }
    if (c.feeFen < 0) return "fee";
    if (!isText(c.consultPhone, 18) || !isText(c.supervisePhone, 18)) return "phone";
    if (c.statutoryDays < 0 || c.statutoryDays > 999) return "statutory-days";
    if (c.promisedDays < 0 || c.promisedDays > c.statutoryDays) return "promised-days";
    if (c.stages.size() > limits::stagesPerItem) return "stages";
    std::int32_t staged = 0;
    for (const StageRule& stage : c.stages) {
        if (!isCode(stage.code) || !isName(stage.name) || stage.limitDays < 0 || stage.limitDays > 999) return "stages";
        staged += stage.limitDays;
    }
    if (staged > c.promisedDays) return "stages-longer-than-promised";
    if (c.materials.size() > limits::materialsPerItem) return "materials";
    std::set<MaterialCode> codes;
    for (const MaterialRule& rule : c.materials) {
        if (const auto member = misshapen(rule); !member.empty()) return member;
        if (!codes.insert(rule.code).second) return "materials/code-twice";
    }
    return {};
}

namespace {

bool isDays(std::int32_t days, std::int32_t least = 0) {
    return days >= least && days <= limits::periodDaysMax;
}

bool areDates(const std::vector<LocalDate>& dates) {
    return dates.size() <= limits::openingDates && std::set<LocalDate>(dates.begin(), dates.end()).size() == dates.size() &&
           std::all_of(dates.begin(), dates.end(), isDate);
}

/// Conditions about questions that come before the one at `until`, with answers that these offer.
bool areConditions(const PackageConfig& package, const std::vector<PackageCondition>& when, std::size_t until) {
    return when.size() <= limits::conditions && std::all_of(when.begin(), when.end(), [&](const PackageCondition& condition) {
        for (std::size_t i = 0; i < until; ++i) {
            const PackageQuestion& question = package.questions[i];
            if (question.code != condition.question) continue;
            return std::any_of(question.answers.begin(), question.answers.end(), [&](const PackageAnswer& a) { return a.code == condition.answer; });
        }
        return false;
    });
}

std::string_view misshapenQuestions(const PackageConfig& c) {
    if (c.questions.size() > limits::questionsPerPackage) return "questions";
    std::set<std::string_view> codes;
    for (std::size_t i = 0; i < c.questions.size(); ++i) {
        const PackageQuestion& question = c.questions[i];
        if (!isCode(question.code) || !isName(question.name) || !codes.insert(question.code).second) return "questions";
        if (question.answers.size() < 2 || question.answers.size() > limits::answersPerQuestion) return "questions/answers";
        std::set<std::string_view> answers;
        for (const PackageAnswer& answer : question.answers) {
            if (!isCode(answer.code) || !isName(answer.name) || !answers.insert(answer.code).second) return "questions/answers";
        }
        if (!areConditions(c, question.when, i)) return "questions/when";
    }
    return {};
}

}  // namespace

std::string_view wrongMember(const OpeningConfig& c) {
    const bool weekdays = std::all_of(c.weekdays.begin(), c.weekdays.end(), [](std::int32_t day) { return day >= 1 && day <= 7; });
    if (!weekdays || c.weekdays.empty() || std::set<std::int32_t>(c.weekdays.begin(), c.weekdays.end()).size() != c.weekdays.size()) return "weekdays";
    if (!areDates(c.open)) return "open";
    if (!areDates(c.closed)) return "closed";
    return {};
}

// A hall may be quicker than the law (art. 32, 42, 44), whose own periods are those that count where it says nothing.
std::string_view wrongMember(const CaseRulesConfig& c) {
    const CaseRulesConfig law;
    if (!isDays(c.tellDays, 1) || c.tellDays > law.tellDays) return "tell-days";
    if (!isDays(c.extensionDays) || c.extensionDays > law.extensionDays) return "extension-days";
    if (!isDays(c.jointDays, 1) || c.jointDays > law.jointDays) return "joint-days";
    if (!isDays(c.jointExtensionDays) || c.jointExtensionDays > law.jointExtensionDays) return "joint-extension-days";
    if (!isDays(c.deliveryDays, 1) || c.deliveryDays > law.deliveryDays) return "delivery-days";
    if (!isDays(c.supplementDays)) return "supplement-days";
    if (!isDays(c.toleranceDays)) return "tolerance-days";
    if (!isDays(c.toleranceMarginDays)) return "tolerance-margin-days";
    if (c.bluePercent < 1 || c.bluePercent > 100) return "blue-percent";
    if (c.yellowPercent < 0 || c.yellowPercent > 100) return "yellow-percent";
    if (!isDays(c.yellowDays)) return "yellow-days";
    if (c.followUps.size() > limits::followUpClasses) return "follow-ups";
    std::set<std::string_view> codes;
    for (const FollowUpClass& klass : c.followUps) {
        if (!isCode(klass.code) || !isName(klass.name) || !isDays(klass.days) || !isDays(klass.respondDays) || !codes.insert(klass.code).second) return "follow-ups";
        if (!klass.escalation.value.empty() && !isCode(klass.escalation.value)) return "follow-ups/escalation";
    }
    return {};
}

std::string_view wrongMember(const PackageConfig& c) {
    if (!isCode(c.code.value)) return "code";
    if (!isName(c.name)) return "name";
    if (!maybeName(c.note)) return "note";
    if (!c.lead.value.empty() && !isCode(c.lead.value)) return "lead";
    if (const auto member = misshapenQuestions(c); !member.empty()) return member;
    if (c.items.empty() || c.items.size() > limits::itemsPerApplication) return "items";
    std::set<ItemCode> items;
    for (const PackageItem& item : c.items) {
        if (!isCode(item.item.value) || !items.insert(item.item).second) return "items";
        if (!areConditions(c, item.when, c.questions.size())) return "items/when";
    }
    for (const PackageItem& item : c.items) {
        const std::set<ItemCode> after(item.after.begin(), item.after.end());
        const bool known = std::all_of(after.begin(), after.end(), [&](const ItemCode& one) { return items.contains(one); });
        if (after.size() != item.after.size() || !known) return "items/after";
    }
    if (c.materials.size() > limits::materialsPerCase) return "materials";
    std::set<MaterialCode> materials;
    for (const PackageMaterial& material : c.materials) {
        if (!isCode(material.material.value) || !materials.insert(material.material).second) return "materials";
        if (material.when.empty() || !areConditions(c, material.when, c.questions.size())) return "materials/when";
    }
    return {};
}

}  // namespace hall::core::law
