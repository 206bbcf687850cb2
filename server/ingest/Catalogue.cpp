#include "server/ingest/Catalogue.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <unordered_map>

#include <unicode/unistr.h>

#include "server/ingest/Csv.hpp"
#include "server/ingest/Pinyin.hpp"
#include "server/ingest/Toml.hpp"

namespace hall::ingest {
namespace {

constexpr std::array<std::string_view, 10> columns{"department", "main_item", "item_name", "item_type", "item_type_code",
                                                   "area_code",  "item_code", "base_code", "org_code",  "dept_code"};
enum Column { department, mainItem, itemName, itemType, itemTypeCode, areaCode, itemCode, baseCode, orgCode, deptCode };

std::string_view trimmed(std::string_view text) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    return text;
}

/// Sichuan's item code: base code - 12-digit area - 3 digits - authority - 1 digit - 2 digits.
bool sichuanCodeHolds(const std::string& code) {
    static const std::regex shape("([0-9A-Z]{12,14}|[A-Z]-[0-9]{6}-[0-9]{3}|[0-9][A-Z]-[0-9]{4}-[0-9]{5})-[0-9]{12}-[0-9]{3}-[0-9A-Za-z-]+-[0-9]-[0-9]{2}");
    return std::regex_match(code, shape);
}

/// A word of digits and letters that somebody typed to get past a form: one character repeated.
bool looksInvented(std::string_view code) {
    return code.size() >= 6 && std::all_of(code.begin(), code.end(), [&](char c) { return c == code.front(); });
}

/// At most 24 characters, cut at a bracket or comma where there is one.
std::string shortened(const std::string& name) {
    constexpr int32_t limit = 24;
    auto text = icu::UnicodeString::fromUTF8(name);
    const int32_t bracket = std::min<int32_t>([&] {
        const int32_t wide = text.indexOf(u'（');
        return wide < 0 ? text.length() : wide;
    }(), [&] {
        const int32_t narrow = text.indexOf(u'(');
        return narrow < 0 ? text.length() : narrow;
    }());
    if (bracket >= 4 && bracket < text.length()) text.truncate(bracket);
    if (text.countChar32() > limit) {
        text.truncate(text.moveIndex32(0, limit - 1));
        text.append(u'…');
    }
    std::string out;
    text.toUTF8String(out);
    return out;
}

struct English {
    std::map<std::string, std::string> departments;
    std::map<std::string, std::string> types;
};

English readEnglish(std::string_view text) {
    English english;
    if (text.empty()) return english;
    const TomlFile file(text, "english.toml");
    english.departments = file.strings("departments");
    english.types = file.strings("types");
    return english;
}

core::Subject subjectOf(const std::string& word, const TomlTable& table) {
    if (word == "both" || word.empty()) return core::Subject::both;
    if (word == "person") return core::Subject::person;
    if (word == "company") return core::Subject::company;
    table.fail("subject", "person, company or both");
}

struct Extra {
    core::Name shortName;
    std::string nameEn;
    core::Subject subject{core::Subject::both};
    std::int32_t popularity{};
    Guide guide;
};

Material readMaterial(const TomlTable& table) {
    Material material;
    material.name = table.name("name");
    material.form = table.string("form");
    material.copies = static_cast<std::int32_t>(table.integer("copies", 1));
    material.required = table.boolean("required", true);
    static const std::set<std::string> forms{"original", "copy", "original-and-copy", "electronic"};
    if (!forms.contains(material.form)) table.fail("form", "original, copy, original-and-copy or electronic");
    table.allowOnly({"name", "form", "copies", "required"});
    return material;
}

std::unordered_map<std::string, Extra> readGuides(std::string_view text) {
    std::unordered_map<std::string, Extra> extras;
    if (text.empty()) return extras;
    const TomlFile file(text, "guides.toml");
    for (const auto& table : file.tables("guide")) {
        table.allowOnly({"item", "short_name", "name_en", "subject", "popularity", "conditions", "statutory_days", "promised_days",
                         "fee", "online", "materials"});
        Extra extra;
        extra.shortName = table.name("short_name");
        extra.nameEn = table.string("name_en", "");
        extra.subject = subjectOf(table.string("subject", "both"), table);
        extra.popularity = static_cast<std::int32_t>(table.integer("popularity", 0));
        extra.guide.conditions = table.name("conditions");
        extra.guide.statutoryDays = static_cast<std::int32_t>(table.integer("statutory_days", 0));
        extra.guide.promisedDays = static_cast<std::int32_t>(table.integer("promised_days", 0));
        extra.guide.fee = table.name("fee");
        extra.guide.online = table.boolean("online", false);
        // A promised limit above the statutory one would promise to break the law.
        if (extra.guide.statutoryDays > 0 && extra.guide.promisedDays > extra.guide.statutoryDays) {
            table.fail("promised_days", "at most the statutory_days");
        }
        for (const auto& material : table.tables("materials")) extra.guide.materials.push_back(readMaterial(material));
        extras[table.string("item")] = std::move(extra);
    }
    return extras;
}

class Reader {
  public:
    Reader(const CatalogueCompanions& companions)
        : english_(readEnglish(companions.english)), extras_(readGuides(companions.guides)) {}

    CatalogueReport read(std::string_view csv) {
        const auto rows = readCsv(csv);
        if (rows.empty() || !readHeader(rows.front())) return std::move(report_);
        for (std::size_t i = 1; i < rows.size(); ++i) readRow(rows[i]);
        report_.rows = rows.size() - 1;
        for (const auto& [code, extra] : extras_) {
            if (!lineOfCode_.contains(code)) find(0, Severity::warning, "guide-without-item", code);
        }
        return std::move(report_);
    }

  private:
    void find(std::size_t line, Severity severity, std::string code, std::string detail) {
        report_.findings.push_back({line, severity, std::move(code), std::move(detail)});
    }

    bool readHeader(const CsvRow& header) {
        position_.fill(SIZE_MAX);
        for (std::size_t i = 0; i < header.fields.size(); ++i) {
            const auto at = std::find(columns.begin(), columns.end(), trimmed(header.fields[i]));
            if (at != columns.end()) position_[static_cast<std::size_t>(at - columns.begin())] = i;
        }
        std::string missing;
        for (const Column needed : {department, itemName, itemType, itemCode}) {
            if (position_[needed] == SIZE_MAX) missing += (missing.empty() ? "" : " ") + std::string(columns[needed]);
        }
        if (!missing.empty()) find(header.line, Severity::error, "columns-missing", missing);
        return missing.empty();
    }

    std::string field(const CsvRow& row, Column column) const {
        const std::size_t at = position_[column];
        return at < row.fields.size() ? std::string(trimmed(row.fields[at])) : std::string{};
    }

    void readRow(const CsvRow& row) {
        const std::string name = field(row, itemName);
        const std::string code = field(row, itemCode);
        if (row.fields.size() < columns.size()) find(row.line, Severity::warning, "row-too-short", std::to_string(row.fields.size()));
        if (name.empty()) return find(row.line, Severity::error, "name-missing", code);
        if (code.empty()) return find(row.line, Severity::error, "code-missing", name);
        if (const auto earlier = lineOfCode_.find(code); earlier != lineOfCode_.end()) {
            return find(row.line, Severity::error, "code-repeats", code + " stands on line " + std::to_string(earlier->second));
        }
        lineOfCode_[code] = row.line;
        if (const auto [earlier, fresh] = lineOfName_.emplace(name, row.line); !fresh) {
            find(row.line, Severity::warning, "name-repeats", name + " stands on line " + std::to_string(earlier->second));
        }
        checkCodes(row, code);

        Item item;
        item.code = code;
        item.name.zh = name;
        item.department = departmentCode(row);
        item.type = typeCode(row);
        item.shortName.zh = shortened(name);
        if (const auto extra = extras_.find(code); extra != extras_.end()) {
            item.name.en = extra->second.nameEn;
            item.shortName = extra->second.shortName;
            item.subject = extra->second.subject;
            item.popularity = extra->second.popularity;
            item.guide = extra->second.guide;
        }
        auto keys = pinyinKeys(name);
        item.pinyin = std::move(keys.pinyin);
        item.initials = std::move(keys.initials);
        report_.catalogue.items.push_back(std::move(item));
    }

    void checkCodes(const CsvRow& row, const std::string& code) {
        if (!sichuanCodeHolds(code)) find(row.line, Severity::warning, "code-malformed", code);
        const std::string base = field(row, baseCode);
        if (base.empty()) {
            find(row.line, Severity::warning, "base-code-missing", code);
        } else if (!code.starts_with(base)) {
            find(row.line, Severity::warning, "base-code-differs", base + " is not the beginning of " + code);
        }
        const std::string authority = field(row, orgCode);
        if (authority.empty()) {
            find(row.line, Severity::warning, "authority-missing", code);
        } else if (looksInvented(authority)) {
            find(row.line, Severity::warning, "authority-invented", authority);
        } else if (!creditCodeHolds(authority)) {
            // GB 32100 warns and never blocks: legal pilot codes fail the check.
            find(row.line, Severity::warning, "authority-check-digit", authority);
        }
    }

    std::string departmentCode(const CsvRow& row) {
        const std::string name = field(row, department);
        if (name.empty()) find(row.line, Severity::warning, "department-missing", field(row, itemCode));
        return coded(report_.catalogue.departments, departmentCodes_, name.empty() ? "未注明部门" : name, english_.departments);
    }

    std::string typeCode(const CsvRow& row) {
        const std::string name = field(row, itemType);
        return coded(report_.catalogue.types, typeCodes_, name.empty() ? "未注明类型" : name, english_.types);
    }

    /// The list's codes are pinyin, made unique, so that they stay the same from import to import.
    static std::string coded(std::vector<Coded>& list, std::unordered_map<std::string, std::string>& codes, const std::string& name,
                             const std::map<std::string, std::string>& english) {
        if (const auto known = codes.find(name); known != codes.end()) return known->second;
        std::string code = pinyinKeys(name).pinyin;
        std::erase(code, ' ');
        if (code.empty()) code = "code";
        const std::string stem = code;
        for (int n = 2; std::any_of(list.begin(), list.end(), [&](const Coded& other) { return other.code == code; }); ++n) {
            code = stem + std::to_string(n);
        }
        const auto en = english.find(name);
        list.push_back({code, {name, en == english.end() ? "" : en->second}});
        codes[name] = code;
        return code;
    }

    English english_;
    std::unordered_map<std::string, Extra> extras_;
    CatalogueReport report_;
    std::array<std::size_t, columns.size()> position_{};
    std::unordered_map<std::string, std::size_t> lineOfCode_;
    std::unordered_map<std::string, std::size_t> lineOfName_;
    std::unordered_map<std::string, std::string> departmentCodes_;
    std::unordered_map<std::string, std::string> typeCodes_;
};

}  // namespace

bool creditCodeHolds(std::string_view code) {
    static constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    if (code.size() != 18) return false;
    std::size_t sum = 0;
    std::size_t weight = 1;  // 3^i mod 31
    for (std::size_t i = 0; i < 17; ++i) {
        const auto value = alphabet.find(code[i]);
        if (value == std::string_view::npos) return false;
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    return alphabet[(31 - sum % 31) % 31] == code[17];
}

CatalogueReport readCatalogue(std::string_view csv, const CatalogueCompanions& companions) { return Reader(companions).read(csv); }

}  // namespace hall::ingest
