#include "schema/link/ServerClock.hpp"

#include <algorithm>

namespace hall::link {

void ServerClock::welcomed(wire::Time at, std::int32_t speed, std::int64_t localMs) {
    anchor_ = at;
    anchorLocalMs_ = localMs;
    speed_ = std::max(speed, 1);
}

void ServerClock::heard(wire::Time at, std::int64_t localMs) {
    const auto expected = now(localMs);
    if (!expected) return;
    if (at.utcMs > expected->utcMs) {
        anchor_ = at;
        anchorLocalMs_ = localMs;
    } else {
        anchor_->offsetMinutes = at.offsetMinutes;
    }
}

std::optional<wire::Time> ServerClock::now(std::int64_t localMs) const {
    if (!anchor_) return std::nullopt;
    return wire::Time{anchor_->utcMs + (localMs - anchorLocalMs_) * speed_, anchor_->offsetMinutes};
}

}  // namespace hall::link
