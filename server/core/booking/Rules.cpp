#include <algorithm>
#include <set>

#include "server/core/Limits.hpp"
#include "server/core/booking/Law.hpp"
#include "server/core/calendar/Calendar.hpp"
#include "server/core/queue/Shapes.hpp"

namespace hall::core::law {

namespace {

bool areHours(const std::vector<BookingHours>& hours) {
    std::int32_t before = 0;
    for (const BookingHours& one : hours) {
        if (one.fromMinute < before || one.untilMinute <= one.fromMinute || one.untilMinute > limits::minutesOfDay) return false;
        before = one.untilMinute;
    }
    return !hours.empty() && hours.size() <= limits::bookingHours;
}

bool isBetween(std::int32_t value, std::int32_t least, std::int32_t most) { return value >= least && value <= most; }

}  // namespace

std::string_view wrongMember(const BookingRulesConfig& c) {
    if (!isCode(c.queue.value)) return "queue";
    if (!areHours(c.hours)) return "hours";
    if (!isBetween(c.slotMinutes, limits::slotMinutesMin, limits::slotMinutesMax)) return "slot-minutes";
    if (!isBetween(c.capacity, 0, limits::bookingCapacityMax)) return "capacity";
    if (!isBetween(c.walkInPercent, 0, 100)) return "walk-in-percent";
    const bool weekdays = std::all_of(c.weekdays.begin(), c.weekdays.end(), [](std::int32_t day) { return isBetween(day, 1, 7); });
    if (!weekdays || std::set<std::int32_t>(c.weekdays.begin(), c.weekdays.end()).size() != c.weekdays.size()) return "weekdays";
    if (c.closed.size() > limits::openingDates || !std::all_of(c.closed.begin(), c.closed.end(), isDate)) return "closed";
    if (!isBetween(c.daysAhead, 0, limits::bookingDaysAheadMax)) return "days-ahead";
    if (!isBetween(c.leadMinutes, 0, limits::bookingMinutesMax)) return "lead-minutes";
    if (!isBetween(c.cancelMinutes, 0, limits::bookingMinutesMax)) return "cancel-minutes";
    if (!isBetween(c.earlyMinutes, 0, limits::minutesOfDay)) return "early-minutes";
    if (!isBetween(c.lateMinutes, 0, limits::minutesOfDay)) return "late-minutes";
    if (!isCode(c.klass.value)) return "class";
    if (!isBetween(c.perDay, 1, limits::bookingsPerDayMax)) return "per-day";
    if (!isBetween(c.missedLimit, 0, limits::bookingCountMax)) return "missed-limit";
    if (!isBetween(c.cancelledLimit, 0, limits::bookingCountMax)) return "cancelled-limit";
    if (!isBetween(c.countDays, 1, limits::bookingCountDaysMax)) return "count-days";
    return {};
}

}  // namespace hall::core::law
