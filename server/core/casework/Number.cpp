#include "server/core/casework/Number.hpp"

#include <algorithm>
#include <string>

#include "server/core/calendar/Calendar.hpp"

namespace hall::core {
namespace {

/// GB 32100-2015, table 1: no I, O, S, V, Z.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr unsigned modulus = 31;
static_assert(alphabet.size() == modulus);

std::string digits(std::uint64_t value, std::size_t width) {
    std::string text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

bool allDigits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<char> checkCharacter(std::string_view symbols) {
    unsigned sum = 0;
    unsigned weight = 1;
    for (const char c : symbols) {
        const auto value = alphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        sum = (sum + static_cast<unsigned>(value) * weight) % modulus;
        weight = weight * 3 % modulus;
    }
    return alphabet[(modulus - sum) % modulus];
}

CaseNumber caseNumber(std::string_view area, std::string_view hall, LocalDate date, std::uint32_t serial) {
    std::string text{area};
    text += hall;
    text += digits(static_cast<std::uint64_t>(date.yyyymmdd), 8);
    text += digits(serial, 6);
    text += checkCharacter(text).value_or('0');
    return {text};
}

bool isCaseNumber(std::string_view text) {
    if (text.size() != caseNumberLength) return false;
    const std::string_view body = text.substr(0, caseNumberLength - 1);
    if (!allDigits(body) || checkCharacter(body) != text.back()) return false;
    return isDate({static_cast<std::int32_t>(std::stol(std::string(body.substr(8, 8))))});
}

bool isApplicationId(std::string_view text) {
    if (text.empty() || text.size() > 64 || isCaseNumber(text)) return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    });
}

}  // namespace hall::core
