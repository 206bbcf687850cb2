#include "server/ingest/Guides.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "server/core/Limits.hpp"
#include "server/core/casework/Standard.hpp"
#include "server/ingest/ItemCodes.hpp"
#include "server/ingest/Pinyin.hpp"
#include "server/ingest/Toml.hpp"

namespace hall::ingest {
namespace {

constexpr std::int32_t daysMax = 999;
constexpr std::int32_t validDaysMax = 9'999;    // calendar days
constexpr std::int32_t copiesMax = 99;          // GB/T 39046-2020: n..2
constexpr std::int32_t statutoryDaysOtherwise = 20;  // Administrative Licensing Law art. 42

using Papers = std::map<std::string, core::MaterialRule>;

core::Name nameIn(const TomlTable& table, std::string_view key) { return table.has(key) ? table.name(key) : core::Name{}; }

/// A name that another hall must be able to take over.
core::Name exchangedName(const TomlTable& table, std::string_view key) {
    core::Name name = nameIn(table, key);
    if (!core::fitsStandard(name.zh)) table.fail(key, fmt::format("at most {} characters, which is what GB/T 39046 takes", core::standardNameCharacters));
    return name;
}

core::Subject subjectIn(const TomlTable& table) {
    const std::string word = table.string("subject", "both");
    if (word == "both" || word.empty()) return core::Subject::both;
    if (word == "person") return core::Subject::person;
    if (word == "company") return core::Subject::company;
    table.fail("subject", "person, company or both");
}

/// A code for a paper that has none, made of its name, so that it stays the same from import to import.
std::string codeOfName(const std::string& zh) {
    std::string code = pinyinKeys(zh).pinyin;
    std::replace(code.begin(), code.end(), ' ', '-');
    if (code.size() > core::limits::codeBytes) code.resize(core::limits::codeBytes);
    return code.empty() ? "paper" : code;
}

std::string codeIn(const TomlTable& table, std::string_view key) {
    std::string code = table.code(key);
    if (code.starts_with("asked-")) table.fail(key, "must not begin with asked-, as the codes of materials outside the guide do");
    return code;
}

/// What `table` says about a paper, over what `rule` knows of it.
void readPaper(const TomlTable& table, core::MaterialRule& rule) {
    if (table.has("name")) rule.name = exchangedName(table, "name");
    if (table.has("basis")) rule.basis = table.name("basis");
    if (table.has("form")) {
        const auto form = core::materialFormOf(table.string("form"));
        if (!form) table.fail("form", "original, copy, original-and-copy or electronic");
        rule.form = *form;
    }
    rule.copies = table.whole("copies", rule.copies, 0, copiesMax);
    rule.required = table.boolean("required", rule.required);
    rule.mayFollow = table.boolean("may_follow", rule.mayFollow);
    if (table.has("grade")) {
        const auto grade = core::trustGradeOf(table.string("grade"));
        if (!grade || *grade == core::TrustGrade::none) table.fail("grade", "A, B, C or D");
        rule.grade = *grade;
    }
    if (table.has("source")) {
        const auto source = core::materialSourceOf(table.string("source"));
        if (!source) table.fail("source", "applicant, shared or issued");
        rule.source = *source;
    }
    rule.issuedBy.value = table.string("issued_by", rule.issuedBy.value);
    rule.oneTime = table.boolean("one_time", rule.oneTime);
    rule.validDays = table.whole("valid_days", rule.validDays, 0, validDaysMax);
}

/// [[material]]: papers that guides call by their code.
Papers readPapers(const TomlFile& file) {
    Papers papers;
    for (const auto& table : file.tables("material")) {
        table.allowOnly({"code", "name", "basis", "form", "copies", "required", "may_follow", "grade", "source",
                          "issued_by", "one_time", "valid_days"});
        core::MaterialRule rule;
        rule.code.value = codeIn(table, "code");
        if (!table.has("name")) table.fail("name", "is missing");
        readPaper(table, rule);
        if (!papers.emplace(rule.code.value, rule).second) table.fail("code", rule.code.value + " stands here twice");
    }
    return papers;
}

core::MaterialRule readMaterial(const TomlTable& table, const Papers& papers) {
    table.allowOnly({"code", "name", "basis", "form", "copies", "required", "may_follow", "grade", "source",
                          "issued_by", "one_time", "valid_days"});
    core::MaterialRule rule;
    if (table.has("code")) {
        rule.code.value = codeIn(table, "code");
        if (const auto known = papers.find(rule.code.value); known != papers.end()) rule = known->second;
        else if (!table.has("name")) table.fail("code", rule.code.value + " is no [[material]] of this file, so its name must stand here");
    } else if (!table.has("form")) {
        table.fail("form", "is missing");  // as 0.1 asked
    }
    if (!table.has("name") && rule.name.zh.empty()) table.fail("name", "is missing");
    readPaper(table, rule);
    const bool issued = rule.source == core::MaterialSource::issued;
    if (!rule.issuedBy.value.empty() && !issued) table.fail(table.has("issued_by") ? "issued_by" : "source", "issued_by belongs to source = \"issued\"");
    if (rule.oneTime && rule.validDays > 0) table.fail(table.has("valid_days") ? "valid_days" : "one_time", "a paper for one time is never used again");
    if (rule.code.value.empty()) rule.code.value = codeOfName(rule.name.zh);
    return rule;
}

std::vector<core::MaterialRule> readMaterials(const TomlTable& guide, const Papers& papers) {
    std::vector<core::MaterialRule> materials;
    std::set<std::string> codes;
    for (const auto& table : guide.tables("materials")) {
        materials.push_back(readMaterial(table, papers));
        const std::string& code = materials.back().code.value;
        if (!codes.insert(code).second) table.fail(table.has("code") ? "code" : "name", code + " is asked for twice");
    }
    if (materials.size() > core::limits::materialsPerItem) {
        guide.fail("materials", fmt::format("at most {}", core::limits::materialsPerItem));
    }
    return materials;
}

void readLimits(const TomlTable& table, core::GuideConfig& guide) {
    guide.statutoryDays = table.whole("statutory_days", statutoryDaysOtherwise, 0, daysMax);
    guide.promisedDays = table.whole("promised_days", guide.statutoryDays, 0, daysMax);
    // A promised limit above the statutory one would promise to break the law.
    if (guide.promisedDays > guide.statutoryDays) table.fail("promised_days", "at most the statutory_days");
    guide.caseType = table.whole("case_type", guide.promisedDays == 0 ? 1 : 2, 1, 9);
    if (guide.caseType > 2 && guide.caseType != 9) table.fail("case_type", "1 done at once, 2 promised or 9 other");
    std::int32_t together = 0;
    std::set<std::string> codes;
    for (const auto& stage : table.tables("stages")) {
        stage.allowOnly({"code", "name", "days"});
        guide.stages.push_back({codeIn(stage, "code"), exchangedName(stage, "name"), stage.whole("days", 0, 0, daysMax)});
        together += guide.stages.back().limitDays;
        if (!codes.insert(guide.stages.back().code).second) stage.fail("code", guide.stages.back().code + " stands here twice");
    }
    if (guide.stages.size() > core::limits::stagesPerItem) table.fail("stages", fmt::format("at most {}", core::limits::stagesPerItem));
    if (together > guide.promisedDays) table.fail("stages", fmt::format("take {} days together, {} are promised", together, guide.promisedDays));
}

void readAttributes(const TomlTable& table, core::GuideConfig& guide) {
    guide.codes = {table.string("basic_code", ""), table.string("implementation_code", ""), table.string("handling_code", "")};
    guide.type.clear();
    if (table.has("type")) {
        const auto type = typeCodeOf(table.string("type"));
        if (!type) table.fail("type", "must be two digits of GB/T 39046 A.1, like \"01\"");
        guide.type = *type;
    }
    guide.level = table.whole("level", guide.level, 1, 7);
    if (table.has("forms")) guide.forms.clear();
    std::set<std::int64_t> seen;
    for (const std::int64_t form : table.integers("forms")) {
        if ((form < 1 || form > 4) && form != 9) table.fail("forms", "1 window, 2 computer, 3 mobile, 4 post or 9 other");
        if (!seen.insert(form).second) table.fail("forms", "each once");
        guide.forms.push_back(static_cast<std::int32_t>(form));
    }
    if (guide.forms.empty()) table.fail("forms", "at least one");
}

std::string phoneIn(const TomlTable& table, std::string_view key) {
    std::string phone = table.string(key, "");
    if (phone.size() > 18 || phone.find_first_not_of("0123456789-+ ") != std::string::npos) {
        table.fail(key, "at most 18 of digits, -, + and blanks");
    }
    return phone;
}

GuideEntry readGuide(const TomlTable& table, const Papers& papers) {
    table.allowOnly({"item", "short_name", "name_en", "subject", "popularity", "conditions", "statutory_days", "promised_days", "fee", "online",
                     "materials", "basic_code", "implementation_code", "handling_code", "type", "level", "forms", "case_type", "process", "basis",
                     "notes", "fee_fen", "consult_phone", "supervise_phone", "stages", "sensitive", "two_persons", "result", "usual_minutes"});
    GuideEntry entry;
    entry.line = table.line();
    entry.shortName = table.name("short_name");
    entry.nameEn = table.string("name_en", "");
    entry.subject = subjectIn(table);
    entry.popularity = table.whole("popularity", 0, 0, 1'000'000);
    entry.usualMinutes = table.whole("usual_minutes", 0, 0, core::limits::usualMinutesMax);
    core::GuideConfig& guide = entry.guide;
    guide.item.value = table.string("item");
    guide.conditions = table.name("conditions");
    guide.process = nameIn(table, "process");
    guide.basis = nameIn(table, "basis");
    guide.notes = nameIn(table, "notes");
    guide.result = exchangedName(table, "result");
    guide.fee = table.name("fee");
    guide.feeFen = table.integer("fee_fen", 0);
    if (guide.feeFen < 0) table.fail("fee_fen", "must not be negative");
    if (guide.feeFen > core::feeFenMost) table.fail("fee_fen", fmt::format("at most {}", core::feeFenMost));
    guide.online = table.boolean("online", false);
    guide.sensitive = table.boolean("sensitive", false);
    guide.twoPersons = table.boolean("two_persons", false);
    guide.consultPhone = phoneIn(table, "consult_phone");
    guide.supervisePhone = phoneIn(table, "supervise_phone");
    readAttributes(table, guide);
    readLimits(table, guide);
    guide.materials = readMaterials(table, papers);
    return entry;
}

void findConflicts(GuideFile& file) {
    std::map<std::string, std::string> nameOf;
    std::map<std::string, std::string> codeOf;
    std::set<std::string> told;
    const auto tell = [&](std::size_t line, std::string detail) {
        if (told.insert(detail).second) file.conflicts.push_back({line, std::move(detail)});
    };
    for (const auto& [item, entry] : file.guides) {
        for (const auto& rule : entry.guide.materials) {
            const auto [name, freshName] = nameOf.emplace(rule.code.value, rule.name.zh);
            if (name->second != rule.name.zh) tell(entry.line, fmt::format("{} is {} and {}", rule.code.value, name->second, rule.name.zh));
            const auto [code, freshCode] = codeOf.emplace(rule.name.zh, rule.code.value);
            if (code->second != rule.code.value) tell(entry.line, fmt::format("{} is {} and {}", rule.name.zh, code->second, rule.code.value));
        }
    }
}

}  // namespace

GuideFile readGuides(std::string_view text, const std::string& name) {
    GuideFile out;
    if (text.empty()) return out;
    const TomlFile file(text, name);
    file.root().allowOnly({"guide", "material"});
    const Papers papers = readPapers(file);
    for (const auto& table : file.tables("guide")) {
        GuideEntry entry = readGuide(table, papers);
        const std::string item = entry.guide.item.value;
        if (!out.guides.emplace(item, std::move(entry)).second) table.fail("item", item + " already has a guide");
    }
    findConflicts(out);
    return out;
}

Completeness completenessOf(const core::GuideConfig& guide) {
    Completeness out;
    constexpr std::int32_t part = 10;  // of ten parts
    const auto count = [&](bool there, const char* what) {
        if (there) out.percent += part;
        else out.missing.emplace_back(what);
    };
    count(!guide.basis.zh.empty(), "basis");
    count(!guide.conditions.zh.empty(), "conditions");
    count(!guide.process.zh.empty(), "process");
    count(guide.statutoryDays > 0, "limits");
    count(!guide.fee.zh.empty(), "fee");
    count(!guide.notes.zh.empty(), "notes");
    count(!guide.consultPhone.empty(), "consultation");
    count(!guide.supervisePhone.empty(), "supervision");
    count(!guide.materials.empty(), "materials");
    const auto based = std::count_if(guide.materials.begin(), guide.materials.end(), [](const auto& rule) { return !rule.basis.zh.empty(); });
    const auto all = static_cast<std::int64_t>(guide.materials.size());
    if (all > 0) out.percent += static_cast<std::int32_t>(part * based / all);
    if (based < all || all == 0) out.missing.emplace_back("material-basis");
    return out;
}

}  // namespace hall::ingest
