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

}  // namespace hall::core::law
