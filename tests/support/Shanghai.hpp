// The demo hall's clock: eight hours ahead, for ever.
#pragma once

#include "server/core/booking/Slots.hpp"
#include "server/core/calendar/Calendar.hpp"

namespace hall::test {

class Shanghai final : public core::LocalTime {
  public:
    [[nodiscard]] core::Instant at(core::LocalDate date, std::int32_t minute) const override {
        return {(core::dayNumber(date) * 1'440 + minute - 480) * 60'000};
    }
    [[nodiscard]] std::pair<core::LocalDate, std::int32_t> of(core::Instant instant) const override {
        const std::int64_t minutes = instant.utcMs / 60'000 + 480;
        return {core::dateOf(minutes / 1'440), static_cast<std::int32_t>(minutes % 1'440)};
    }
};

inline const Shanghai shanghai;

}  // namespace hall::test
