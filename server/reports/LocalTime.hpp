// An instant as the hall's clocks show it.
#pragma once

#include <cstdint>
#include <string>

#include "server/core/Types.hpp"

namespace hall::reports {

std::string isoSeconds(core::Instant instant, std::int32_t offsetMinutes);    ///< "2026-11-21T09:05:00"
std::string rfc3339(core::Instant instant, std::int32_t offsetMinutes);       ///< "2026-11-21T09:05:00.123+08:00"
std::string clockTime(core::Instant instant, std::int32_t offsetMinutes);     ///< "09:05"
std::string isoDate(core::LocalDate date);                                    ///< "2026-11-21"
/// Whole minutes and seconds, never hours: "61:05" is sixty-one minutes and five seconds.
std::string minutesAndSeconds(std::int64_t ms);

}  // namespace hall::reports
