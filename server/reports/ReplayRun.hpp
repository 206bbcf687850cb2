// A planned day run through the law.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "server/core/State.hpp"
#include "server/reports/ReplayPlan.hpp"

namespace hall::reports {

struct ReplayedDay {
    std::vector<core::Event> events;      ///< from the day's opening on
    std::int64_t turnedAway{};            ///< visitors who got no ticket
    std::int64_t notRepeated{};           ///< acts that the law refused here
};

/// `state`: before the day opened, with the configuration to be tried. `localMinute`: of the hall, at an instant.
ReplayedDay runDay(core::State state, const DayPlan& plan, core::LocalDate date,
                   const std::function<std::int32_t(core::Instant)>& localMinute);

}  // namespace hall::reports
