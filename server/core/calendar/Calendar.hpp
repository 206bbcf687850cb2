// The state's working days (Administrative Licensing Law art. 82: periods are in working days, legal holidays not counted).
// The hall's own opening days are another matter (OpeningConfig).
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "server/core/casework/Guide.hpp"

namespace hall::core {

/// Days since 1970-01-01 of a date, and back; proleptic Gregorian.
std::int64_t dayNumber(LocalDate date);
LocalDate dateOf(std::int64_t dayNumber);
/// A date that exists.
bool isDate(LocalDate date);
/// ISO 8601: 1 Monday .. 7 Sunday.
std::int32_t weekdayOf(LocalDate date);

using Calendars = std::map<std::int32_t, CalendarConfig>;

/// A year without data has Monday to Friday.
bool isWorkingDay(const Calendars& calendars, LocalDate date);

struct DueDate {
    LocalDate date;
    bool provisional{};   ///< a year on the way has no data yet
    auto operator<=>(const DueDate&) const = default;
};

/// A time in which no day counts: after `from`, up to and with `to`.
struct Pause {
    LocalDate from;
    LocalDate to;
    auto operator<=>(const Pause&) const = default;
};
/// The same days, each once: sorted, overlapping and touching ones made one, empty ones left out.
std::vector<Pause> merged(std::vector<Pause> pauses);

/// The last day of a period of `days` working days that begins with an event on `from`: that day is not counted. 0 days: `from`
/// itself, or the next working day when it is none.
DueDate afterWorkingDays(const Calendars& calendars, LocalDate from, std::int32_t days);
/// Working days after `from` up to and with `to`; negative when `to` lies before.
std::int32_t workingDaysBetween(const Calendars& calendars, LocalDate from, LocalDate to);

}  // namespace hall::core
