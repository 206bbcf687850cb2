#include "server/access/LobbyCodes.hpp"

#include <sodium.h>

#include <algorithm>

namespace hall::access {

namespace {

std::int64_t windowAt(core::Instant now, std::int32_t minutes) {
    const std::int64_t length = std::max(minutes, 1) * std::int64_t{60'000};
    return now.utcMs >= 0 ? now.utcMs / length : -((-now.utcMs + length - 1) / length);
}

}  // namespace

std::string LobbyCodes::code(const core::HallCode& hall, std::int64_t window, std::int32_t minutes) const {
    const std::string text = "lobby:" + hall.value + ":" + std::to_string(minutes) + ":" + std::to_string(window);
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(), key_.data(), key_.size());
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) number = number << 8U | hash[i];
    std::string digits = std::to_string(number % 1'000'000);  // of 2^64: no digit is more likely than another by more than 1e-13
    return std::string(lobbyCodeDigits - digits.size(), '0') + digits;
}

std::string LobbyCodes::codeAt(const core::HallCode& hall, core::Instant now, std::int32_t minutes) const {
    return code(hall, windowAt(now, minutes), minutes);
}

bool LobbyCodes::isRight(const core::HallCode& hall, core::Instant now, std::int32_t minutes, std::string_view given) const {
    std::string digits;
    for (const char c : given) {
        if (c >= '0' && c <= '9') digits += c;
        else if (c != ' ') return false;
    }
    if (digits.size() != lobbyCodeDigits) return false;
    const std::int64_t window = windowAt(now, minutes);
    const bool present = sodium_memcmp(digits.data(), code(hall, window, minutes).data(), lobbyCodeDigits) == 0;
    const bool before = sodium_memcmp(digits.data(), code(hall, window - 1, minutes).data(), lobbyCodeDigits) == 0;
    return present || before;
}

}  // namespace hall::access
