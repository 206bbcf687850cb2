#include "server/access/Delays.hpp"

#include <sodium.h>

#include <algorithm>

namespace hall::access {

std::string guessKey(const std::array<std::uint8_t, 32>& hallKey, std::string_view login, std::string_view address) {
    // A login has no line break: the two cannot be read as another pair.
    const std::string text = "guess:" + std::string(login) + "\n" + std::string(address);
    std::string key(32, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(key.data()), key.size(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size(), hallKey.data(), hallKey.size());
    return key;
}

Counted countGuess(const std::optional<engine::Guesses>& before, std::string_view key, core::Instant now, const Delays& delays) {
    Counted counted{true, 0, {std::string(key), 0, now, {}}};
    if (before) {
        if (now < before->until) {
            // A clock that was set back must not make a day out of a quarter of an hour.
            const std::int64_t wait = std::min(before->until.utcMs - now.utcMs, delays.longestMs);
            return {false, wait, *before};
        }
        const core::Instant quietSince = std::max(before->lastAt, before->until);
        if (now.utcMs - quietSince.utcMs < delays.forgetMs) counted.row.count = before->count;
    }
    ++counted.row.count;
    if (counted.row.count >= delays.failures) {
        std::int64_t wait = delays.firstMs;
        for (std::int32_t i = delays.failures; i < counted.row.count && wait < delays.longestMs; ++i) wait *= 2;
        counted.row.until = {now.utcMs + std::min(wait, delays.longestMs)};
    }
    return counted;
}

}  // namespace hall::access
