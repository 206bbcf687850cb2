// The hall's time, learned from the frames: at a hall whose clock runs `speed` times as fast as ours.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "schema/wire/Values.hpp"

namespace hall::crowd {

class HallClock {
  public:
    explicit HallClock(double speed) : speed_{speed} {}

    /// A frame that was written at `at` came at our `steadyMs`. A frame is never from the future, so the latest estimate wins.
    void heard(const wire::Time& at, std::int64_t steadyMs) {
        offsetMinutes_ = at.offsetMinutes;
        const double base = static_cast<double>(at.utcMs) - static_cast<double>(steadyMs) * speed_;
        if (!base_ || base > *base_) base_ = base;
    }
    [[nodiscard]] bool known() const { return base_.has_value(); }
    [[nodiscard]] std::int64_t nowMs(std::int64_t steadyMs) const {
        return static_cast<std::int64_t>(base_.value_or(0.0) + static_cast<double>(steadyMs) * speed_);
    }
    /// How long until the hall's clock shows `hallMs`; at least 0.
    [[nodiscard]] std::int64_t waitMs(std::int64_t hallMs, std::int64_t steadyMs) const {
        const double ms = (static_cast<double>(hallMs) - static_cast<double>(nowMs(steadyMs))) / speed_;
        return static_cast<std::int64_t>(std::clamp(ms, 0.0, 3'600'000.0)) + (ms > 0 ? 1 : 0);
    }
    /// The hall's midnight before `hallMs`.
    [[nodiscard]] std::int64_t midnightMs(std::int64_t hallMs) const {
        constexpr std::int64_t dayMs = 86'400'000;
        const auto local = hallMs + std::int64_t{offsetMinutes_} * 60'000;
        return local - local % dayMs - std::int64_t{offsetMinutes_} * 60'000;
    }

  private:
    double speed_;
    std::optional<double> base_;  ///< hall's milliseconds at our 0
    std::int32_t offsetMinutes_{};
};

}  // namespace hall::crowd
