#include "server/ingest/ItemCodes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <regex>
#include <utility>

namespace hall::ingest {
namespace {

constexpr std::size_t basicLength = 12;
constexpr std::size_t implementationLength = 31;
constexpr std::size_t handlingLength = 33;
constexpr std::size_t authorityLength = 18;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isSymbol(char c) { return isDigit(c) || (c >= 'A' && c <= 'Z'); }

constexpr std::array<std::pair<std::string_view, CodeProfile>, 4> profiles{{{"national-31", CodeProfile::national31},
                                                                            {"national-33", CodeProfile::national33},
                                                                            {"sichuan", CodeProfile::sichuan},
                                                                            {"free", CodeProfile::free}}};

/// A.1; what a table calls "其他行政权力" is its "其他类别".
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> types{{{"00", "行政权力事项"},
                                                                               {"01", "行政许可"},
                                                                               {"02", "行政处罚"},
                                                                               {"03", "行政强制"},
                                                                               {"04", "行政征收"},
                                                                               {"05", "行政给付"},
                                                                               {"06", "行政检查"},
                                                                               {"07", "行政确认"},
                                                                               {"08", "行政奖励"},
                                                                               {"09", "行政裁决"},
                                                                               {"10", "其他行政权力"},
                                                                               {"20", "公共服务"}}};

bool sichuanCodeHolds(std::string_view code) {
    static const std::regex shape("([0-9A-Z]{12,14}|[A-Z]-[0-9]{6}-[0-9]{3}|[0-9][A-Z]-[0-9]{4}-[0-9]{5})-[0-9]{12}-[0-9]{3}-[0-9A-Za-z-]+-[0-9]-[0-9]{2}");
    return code.size() <= 64 && std::regex_match(code.begin(), code.end(), shape);
}

bool freeCodeHolds(std::string_view code) {
    return !code.empty() && code.size() <= 64 && std::all_of(code.begin(), code.end(), [](char c) {
        return isSymbol(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.';
    });
}

}  // namespace

std::string_view word(CodeProfile profile) {
    for (const auto& [name, known] : profiles) {
        if (known == profile) return name;
    }
    return "";
}

std::optional<CodeProfile> codeProfileOf(std::string_view word) {
    for (const auto& [name, profile] : profiles) {
        if (name == word) return profile;
    }
    return std::nullopt;
}

bool basicCodeHolds(std::string_view code) {
    return code.size() == basicLength && isDigit(code[0]) && isDigit(code[1]) && isDigit(code[2]) && isDigit(code[3]) &&
           std::all_of(code.begin() + 4, code.end(), isSymbol);
}

bool implementationCodeHolds(std::string_view code) {
    if (code.size() != implementationLength || !std::all_of(code.begin(), code.end(), isSymbol)) return false;
    const char level = code[authorityLength];
    return level >= '1' && level <= '7' && basicCodeHolds(code.substr(authorityLength + 1));
}

bool handlingCodeHolds(std::string_view code) {
    return code.size() == handlingLength && implementationCodeHolds(code.substr(0, implementationLength)) && isDigit(code[31]) && isDigit(code[32]);
}

bool itemCodeHolds(CodeProfile profile, std::string_view code) {
    switch (profile) {
        case CodeProfile::national31: return implementationCodeHolds(code);
        case CodeProfile::national33: return handlingCodeHolds(code);
        case CodeProfile::sichuan: return sichuanCodeHolds(code);
        case CodeProfile::free: return freeCodeHolds(code);
    }
    return false;
}

core::ItemCodes codesOf(CodeProfile profile, std::string_view itemCode, std::string_view baseCode) {
    core::ItemCodes codes;
    const bool handling = profile == CodeProfile::national33 && handlingCodeHolds(itemCode);
    const bool implementation = handling || (profile == CodeProfile::national31 && implementationCodeHolds(itemCode));
    if (handling) codes.handling = itemCode;
    if (implementation) {
        codes.implementation = itemCode.substr(0, implementationLength);
        codes.basic = itemCode.substr(authorityLength + 1, basicLength);
    } else if (basicCodeHolds(baseCode)) {
        codes.basic = baseCode;
    }
    return codes;
}

std::string wrongWith(const core::GuideConfig& guide) {
    const auto& [basic, implementation, handling] = guide.codes;
    if (!basic.empty() && !basicCodeHolds(basic)) return "basic_code: must have 12 characters: 4 digits (province, type), then 8 of 0-9 and A-Z";
    if (!implementation.empty() && !implementationCodeHolds(implementation)) {
        return "implementation_code: must have 31 characters: authority (18), level 1 to 7, basic code (12)";
    }
    if (!handling.empty() && !handlingCodeHolds(handling)) return "handling_code: must have 33 characters: implementation code (31) and two digits";
    if (!basic.empty() && !implementation.empty() && !implementation.ends_with(basic)) return "implementation_code: must end with the basic_code";
    if (!implementation.empty() && !handling.empty() && !handling.starts_with(implementation)) {
        return "handling_code: must begin with the implementation_code";
    }
    if (!basic.empty() && basic.substr(2, 2) != guide.type) {
        return fmt::format("basic_code: says type {}, the item has type {}", basic.substr(2, 2), guide.type);
    }
    if (!implementation.empty() && implementation[authorityLength] != '0' + guide.level) {
        return fmt::format("implementation_code: says level {}, the guide says {}", implementation[authorityLength], guide.level);
    }
    return {};
}

std::optional<std::string> typeCodeOf(std::string_view code) {
    if (code.empty() || code.size() > 2 || !std::all_of(code.begin(), code.end(), isDigit)) return std::nullopt;
    return code.size() == 1 ? "0" + std::string(code) : std::string(code);
}

std::string_view typeName(std::string_view typeCode) {
    for (const auto& [code, name] : types) {
        if (code == typeCode) return name;
    }
    return "";
}

}  // namespace hall::ingest
