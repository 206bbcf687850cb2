#include "server/core/queue/Waits.hpp"

#include <algorithm>

namespace hall::core {

std::string_view word(Waits::Basis basis) {
    switch (basis) {
        case Waits::Basis::usual: return "usual";
        case Waits::Basis::forward: return "forward";
        case Waits::Basis::corrected: return "corrected";
    }
    return "";
}

Minutes minutesOf(const Wait& wait) {
    constexpr std::int32_t minute = 60, coarse = 30, step = 5;
    const auto down = [](std::int32_t value, std::int32_t by) { return value / by * by; };
    const auto up = [](std::int32_t value, std::int32_t by) { return (value + by - 1) / by * by; };
    Minutes told{std::max(wait.p10S, 0) / minute, up(std::max({wait.p90S, wait.p10S, 0}), minute) / minute};
    if (told.from >= coarse) told.from = down(told.from, step);
    if (told.to > coarse) told.to = up(told.to, step);
    return told;
}

}  // namespace hall::core
