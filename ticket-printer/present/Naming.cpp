#include "ticket-printer/present/Naming.hpp"

#include <algorithm>

namespace hall::kiosk {

namespace {

constexpr std::size_t shownAtTheBeginning = 4, shownAtTheEnd = 2, shortIdMost = 6;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool isApplicationCharacter(char c) {
    return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_' || c == '-';
}

bool isApplicationId(std::string_view text) {
    return !text.empty() && text.size() <= applicationIdMost && std::all_of(text.begin(), text.end(), isApplicationCharacter);
}

std::string_view bookingIn(std::string_view link) {
    static constexpr std::string_view page = "/b/";
    const std::size_t at = link.rfind(page);
    if (at == std::string_view::npos) return {};
    const std::string_view token = link.substr(at + page.size());
    const auto fits = [](char c) { return isApplicationCharacter(c) && c != '.'; };
    return token.size() == bookingTokenLength && std::all_of(token.begin(), token.end(), fits) ? token : std::string_view();
}

bool mayContinueIdentity(std::string_view typed, char c) {
    if (typed.size() >= identityLength) return false;
    return isDigit(c) || (c == 'X' && typed.size() + 1 == identityLength);
}

bool isIdentityNumber(std::string_view text) {
    static constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static constexpr std::string_view checks = "10X98765432";
    if (text.size() != identityLength) return false;
    int sum = 0;
    for (std::size_t i = 0; i + 1 < identityLength; ++i) {
        if (!isDigit(text[i])) return false;
        sum += (text[i] - '0') * weights[i];
    }
    return checks[static_cast<std::size_t>(sum % 11)] == text.back();
}

std::string maskedIdentity(std::string_view text) {
    std::string masked(text);
    for (std::size_t i = shownAtTheBeginning; i + shownAtTheEnd < masked.size(); ++i) masked[i] = '*';
    return masked;
}

std::string shortApplication(std::string_view id) {
    const std::size_t shown = std::min(shortIdMost, (id.size() + 1) / 2);
    return "…" + std::string(id.substr(id.size() - shown));
}

void forget(std::string& text) {
    text.resize(text.capacity());
    for (volatile char& c : text) c = '\0';
    text.clear();
}

}  // namespace hall::kiosk
