// How long nothing is judged after wrong secrets. Counted by account and address, so nobody locks another one out for good.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/engine/People.hpp"

namespace hall::access {

struct Delays {
    std::int32_t failures{5};                     ///< so many wrong secrets ...
    std::int64_t firstMs{15 * 60'000};            ///< ... begin a delay; every further one doubles it ...
    std::int64_t longestMs{24 * 3'600'000};       ///< ... up to this
    std::int64_t forgetMs{24 * 3'600'000};        ///< after so long without a guess counting begins anew
};

/// The row's key: keyed hash of login and address. It is the same for a login that nobody has.
std::string guessKey(const std::array<std::uint8_t, 32>& hallKey, std::string_view login, std::string_view address);

struct Counted {
    bool judge{};                 ///< false: it is too early, and nothing was counted
    std::int64_t waitMs{};        ///< how long still, if so
    engine::Guesses row;          ///< to be stored before the secret is judged; dropped when it turns out right
};

/// One more guess. It is counted before it is judged: guesses that run side by side are all counted, and none is free.
Counted countGuess(const std::optional<engine::Guesses>& before, std::string_view key, core::Instant now, const Delays& delays = {});

}  // namespace hall::access
