#include "server/ingest/Catalogue.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>

#include <fmt/format.h>
#include <unicode/unistr.h>

#include "server/core/casework/Standard.hpp"
#include "server/ingest/Csv.hpp"
#include "server/ingest/Guides.hpp"
#include "server/ingest/Pinyin.hpp"
#include "server/ingest/Toml.hpp"

namespace hall::ingest {
namespace {

constexpr const char* guidesFile = "guides.toml";

constexpr std::array<std::string_view, 10> columns{"department", "main_item", "item_name", "item_type", "item_type_code",
                                                   "area_code",  "item_code", "base_code", "org_code",  "dept_code"};
enum Column { department, mainItem, itemName, itemType, itemTypeCode, areaCode, itemCode, baseCode, orgCode, deptCode };

std::string_view trimmed(std::string_view text) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    return text;
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

class Reader {
  public:
    Reader(const CatalogueCompanions& companions)
        : english_(readEnglish(companions.english)), guides_(readGuides(companions.guides, guidesFile)), codes_(companions.codes) {}

    CatalogueReport read(std::string_view csv) {
        const auto rows = readCsv(csv);
        if (rows.empty() || !readHeader(rows.front())) return std::move(report_);
        for (std::size_t i = 1; i < rows.size(); ++i) readRow(rows[i]);
        report_.rows = rows.size() - 1;
        for (const auto& [code, entry] : guides_.guides) {
            if (!lineOfCode_.contains(code)) findInGuides(entry.line, "guide-without-item", code);
        }
        for (const auto& [code, entry] : guides_.guides) {
            for (const auto& rule : entry.guide.materials) {
                const bool known = rule.issuedBy.value.empty() || lineOfCode_.contains(rule.issuedBy.value);
                if (!known) findInGuides(entry.line, "issuer-unknown", fmt::format("{} of {} is issued by {}", rule.code.value, code, rule.issuedBy.value));
            }
        }
        for (const auto& conflict : guides_.conflicts) findInGuides(conflict.line, "material-differs", conflict.detail);
        nameAuthorities();
        return std::move(report_);
    }

  private:
    void find(std::size_t line, Severity severity, std::string code, std::string detail) {
        report_.findings.push_back({line, severity, std::move(code), std::move(detail), {}});
    }

    void findInGuides(std::size_t line, std::string code, std::string detail) {
        report_.findings.push_back({line, Severity::warning, std::move(code), std::move(detail), guidesFile});
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
        for (const Column column : {itemName, department}) {
            if (core::fitsStandard(field(row, column))) continue;
            return find(row.line, Severity::error, "name-too-long",
                        fmt::format("{}: {}: more than the {} characters that GB/T 39046 takes", code, columns[column], core::standardNameCharacters));
        }
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
        item.typeCode = standardType(row);
        item.shortName.zh = shortened(name);
        if (const auto found = guides_.guides.find(code); found != guides_.guides.end()) addGuide(row, item, found->second);
        auto keys = pinyinKeys(name);
        item.pinyin = std::move(keys.pinyin);
        item.initials = std::move(keys.initials);
        report_.catalogue.items.push_back(std::move(item));
    }

    /// The guide of the file, completed with what the table knows.
    void addGuide(const CsvRow& row, Item& item, const GuideEntry& entry) {
        item.name.en = entry.nameEn;
        item.shortName = entry.shortName;
        item.subject = entry.subject;
        item.popularity = entry.popularity;
        item.usualMinutes = entry.usualMinutes;
        core::GuideConfig guide = entry.guide;
        if (guide.type.empty()) {
            guide.type = item.typeCode.empty() ? core::GuideConfig{}.type : item.typeCode;
        } else if (!item.typeCode.empty() && guide.type != item.typeCode) {
            findInGuides(entry.line, "type-differs", fmt::format("{} has type {}, the table says {}", item.code, guide.type, item.typeCode));
        }
        if (const auto wrong = wrongWith(guide); !wrong.empty()) {
            throw FileError(fmt::format("{}:{}: guide of {}: {}", guidesFile, entry.line, item.code, wrong));
        }
        if (!guide.codes.implementation.empty() && !creditCodeHolds(guide.codes.implementation.substr(0, 18))) {
            findInGuides(entry.line, "authority-check-digit", guide.codes.implementation.substr(0, 18));
        }
        // What the table's code says by itself, where it agrees with the rest of the guide.
        core::GuideConfig told = guide;
        const core::ItemCodes own = codesOf(codes_, item.code, field(row, baseCode));
        if (told.codes.basic.empty()) told.codes.basic = own.basic;
        if (told.codes.implementation.empty()) told.codes.implementation = own.implementation;
        if (told.codes.handling.empty()) told.codes.handling = own.handling;
        if (wrongWith(told).empty()) guide.codes = told.codes;
        item.guide = std::move(guide);
    }

    void checkCodes(const CsvRow& row, const std::string& code) {
        if (!itemCodeHolds(codes_, code)) find(row.line, Severity::warning, "code-malformed", code);
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
        } else {
            ++authorities_[field(row, department)][authority];
        }
    }

    /// Two digits of A.1 where the table has them; it warns when they and the type's name say different things.
    std::string standardType(const CsvRow& row) {
        const std::string code = field(row, itemTypeCode);
        if (code.empty()) return {};
        const auto standard = typeCodeOf(code);
        if (!standard) {
            find(row.line, Severity::warning, "type-unknown", code);
            return {};
        }
        const std::string name = field(row, itemType);
        const std::string_view known = typeName(*standard);
        if (!known.empty() && !name.empty() && name != known && name != "其他类别") {
            find(row.line, Severity::warning, "type-differs", fmt::format("{} is {}, the row says {}", *standard, known, name));
        }
        return *standard;
    }

    /// A department's authority is the one that most of its items name.
    void nameAuthorities() {
        for (auto& known : report_.catalogue.departments) {
            const auto found = authorities_.find(known.name.zh);
            if (found == authorities_.end()) continue;
            const auto most = std::max_element(found->second.begin(), found->second.end(),
                                               [](const auto& a, const auto& b) { return a.second < b.second; });
            known.creditCode = most->first;
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
    template <class List>
    static std::string coded(List& list, std::unordered_map<std::string, std::string>& codes, const std::string& name,
                             const std::map<std::string, std::string>& english) {
        if (const auto known = codes.find(name); known != codes.end()) return known->second;
        std::string code = pinyinKeys(name).pinyin;
        std::erase(code, ' ');
        if (code.empty()) code = "code";
        const std::string stem = code;
        for (int n = 2; std::any_of(list.begin(), list.end(), [&](const auto& other) { return other.code == code; }); ++n) {
            code = stem + std::to_string(n);
        }
        const auto en = english.find(name);
        list.push_back({code, {name, en == english.end() ? "" : en->second}});
        codes[name] = code;
        return code;
    }

    English english_;
    GuideFile guides_;
    CodeProfile codes_;
    std::map<std::string, std::map<std::string, std::size_t>> authorities_;  // by department, how often each
    CatalogueReport report_;
    std::array<std::size_t, columns.size()> position_{};
    std::unordered_map<std::string, std::size_t> lineOfCode_;
    std::unordered_map<std::string, std::size_t> lineOfName_;
    std::unordered_map<std::string, std::string> departmentCodes_;
    std::unordered_map<std::string, std::string> typeCodes_;
};

}  // namespace

CatalogueReport readCatalogue(std::string_view csv, const CatalogueCompanions& companions) { return Reader(companions).read(csv); }

std::vector<core::ConfigEntry> departmentEntries(const Catalogue& catalogue) {
    std::vector<core::ConfigEntry> entries;
    for (const auto& department : catalogue.departments) {
        entries.emplace_back(core::DepartmentConfig{{department.code}, department.name, department.creditCode});
    }
    return entries;
}

std::vector<core::ConfigEntry> guideEntries(const Catalogue& catalogue) {
    std::vector<core::ConfigEntry> entries;
    for (const auto& item : catalogue.items) {
        if (item.guide) entries.emplace_back(*item.guide);
    }
    return entries;
}

}  // namespace hall::ingest
