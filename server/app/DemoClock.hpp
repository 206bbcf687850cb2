// The sped-up time of a demo hall: "START[xSPEED][/HOURS][@ANCHOR]", for example "2020-01-07T07:50:00+08:00x120@1767225600000".
// ANCHOR is the machine's time in milliseconds at which the hall's clock shows START; with the same anchor a restarted server
// goes on in the same virtual time. Without an anchor it is the moment of the start. HOURS, like "09:00-17:00" in the offset of START,
// are those in which time passes: the clock goes from the end of one working day to the beginning of the next.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "server/core/Configuration.hpp"
#include "server/engine/SystemClock.hpp"

namespace hall::app {

using WorksOn = std::function<bool(core::LocalDate)>;

/// nullopt: not of that form, a speed outside 0.1 to 100,000, or hours of less than one hour. `works` is asked when there are hours, for
/// up to a hundred years of days.
std::optional<engine::SystemClock::SpeedUp> parseDemoClock(const std::string& text, const WorksOn& works);

/// The state's working days by the calendar that comes with the program. A hall's own amendments are not in it: the clock must be known
/// before any log is read.
WorksOn shippedWorkingDays();

/// How often the engine must look at the time: every second, and at least eight times in a day of a demo whose days are shorter.
std::chrono::milliseconds tickFor(const std::optional<engine::SystemClock::SpeedUp>& speedUp);

}  // namespace hall::app
