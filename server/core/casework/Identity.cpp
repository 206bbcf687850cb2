#include "server/core/casework/Identity.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "server/core/casework/Number.hpp"
#include "server/core/queue/Shapes.hpp"

namespace hall::core {

std::string plainIdNumber(std::string_view number) {
    std::string plain;
    for (const char c : number) {
        if (c == ' ' || c == '-') continue;
        plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return plain;
}

bool citizenNumberHolds(std::string_view number) {
    // GB 11643-1999, 4.4: weights 2^i mod 11 from the right, the check character stands for 10 as X.
    constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view checks = "10X98765432";
    if (number.size() != weights.size() + 1) return false;
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (number[i] < '0' || number[i] > '9') return false;
        sum += (number[i] - '0') * weights[i];
    }
    const auto digits = [&](std::size_t from, std::size_t count) {
        unsigned value = 0;
        for (const char c : number.substr(from, count)) value = value * 10 + static_cast<unsigned>(c - '0');
        return value;
    };
    // Older than any working calendar: the standard's own example was born in 1880.
    const std::chrono::year_month_day birth{std::chrono::year(static_cast<int>(digits(6, 4))), std::chrono::month(digits(10, 2)),
                                            std::chrono::day(digits(12, 2))};
    return checks[static_cast<std::size_t>(sum % 11)] == number.back() && birth.ok() && birth.year() >= std::chrono::year(1800);
}

bool creditCodeHolds(std::string_view code) {
    return code.size() == 18 && checkCharacter(code.substr(0, 17)) == code.back();
}

IdNumber judgeIdNumber(std::string_view idType, std::string_view plain) {
    if (idType == identityCard || idType == temporaryIdentityCard) return citizenNumberHolds(plain) ? IdNumber::fine : IdNumber::wrong;
    if (idType == creditCode) return creditCodeHolds(plain) ? IdNumber::fine : IdNumber::doubtful;
    return IdNumber::fine;
}

namespace {

/// In a run of digits, or of digits with an X behind them.
bool hasCitizenNumber(std::string_view text) {
    std::string run;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            run += c;
            continue;
        }
        if (c == 'X' || c == 'x') run += 'X';
        if (citizenNumberHolds(run)) return true;
        run.clear();
    }
    return citizenNumberHolds(run);
}

}  // namespace

bool namesSomebody(std::string_view id) {
    if (hasCitizenNumber(id)) return true;
    const std::size_t point = id.rfind('.');
    if (point != std::string_view::npos) id.remove_prefix(point + 1);
    constexpr std::size_t mobileDigits = 11;
    return id.size() == mobileDigits && id[0] == '1' && id[1] >= '3' && std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isResultNumber(std::string_view text) {
    if (text.empty()) return true;
    if (!law::isText(text, limits::resultNumberBytes)) return false;
    constexpr std::string_view marks = "-/._()[]";
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    bool digit = false;
    bool han = false;
    for (const char c : text) {
        const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (isDigit(c)) digit = true;
        else if (static_cast<unsigned char>(c) >= 0x80) han = true;
        else if (!letter && marks.find(c) == std::string_view::npos) return false;
    }
    return digit && !hasCitizenNumber(text) && (!han || text.ends_with("号"));
}

namespace {

/// Full-width digits and letters (U+FF10 to U+FF5A) as their plain ones, which is how people type numbers between Chinese words; wide and
/// fixed blanks (U+3000, U+00A0) as a blank, dashes (U+2010 to U+2015) as a hyphen.
std::string narrow(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
        const bool wide = byte(i) == 0xEF && (byte(i + 1) == 0xBC || byte(i + 1) == 0xBD);
        const bool wideBlank = byte(i) == 0xE3 && byte(i + 1) == 0x80 && byte(i + 2) == 0x80;
        const bool dash = byte(i) == 0xE2 && byte(i + 1) == 0x80 && byte(i + 2) >= 0x90 && byte(i + 2) <= 0x95;
        const bool fixedBlank = byte(i) == 0xC2 && byte(i + 1) == 0xA0;
        if (wideBlank || dash || fixedBlank) {
            out += dash ? '-' : ' ';
            i += fixedBlank ? 1 : 2;
            continue;
        }
        const unsigned code = wide ? (byte(i + 1) == 0xBC ? 0x20U : 0x60U) + (byte(i + 2) - 0x80U) : byte(i);
        out += static_cast<char>(code);
        if (wide) i += 2;
    }
    return out;
}

bool isMobile(std::string_view digits) {
    constexpr std::size_t count = 11;
    if (digits.starts_with("86") && digits.size() == count + 2) digits.remove_prefix(2);
    return digits.size() == count && digits[0] == '1' && digits[1] >= '3';
}

}  // namespace

bool tellsNumberOfSomebody(std::string_view text) {
    std::string run;     // as it stands
    std::string joined;  // and over blanks and hyphens
    const auto tells = [](const std::string& digits) { return citizenNumberHolds(digits) || isMobile(digits); };
    for (const char c : narrow(text)) {
        if (c >= '0' && c <= '9') {
            run += c;
            joined += c;
            continue;
        }
        if ((c == 'X' || c == 'x') && (citizenNumberHolds(run + 'X') || citizenNumberHolds(joined + 'X'))) return true;
        if (tells(run)) return true;
        run.clear();
        if (c == ' ' || c == '-') continue;
        if (tells(joined)) return true;
        joined.clear();
    }
    return tells(run) || tells(joined);
}

std::string personLookup(std::string_view idType, std::string_view number) {
    return std::string(idType) + "|" + plainIdNumber(number);
}

}  // namespace hall::core
