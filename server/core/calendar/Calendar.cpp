#include "server/core/calendar/Calendar.hpp"

#include <algorithm>
#include <chrono>

namespace hall::core {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

year_month_day civil(LocalDate date) {
    return {year{date.yyyymmdd / 10'000}, month{static_cast<unsigned>(date.yyyymmdd / 100 % 100)},
            day{static_cast<unsigned>(date.yyyymmdd % 100)}};
}

bool has(const std::vector<LocalDate>& dates, LocalDate date) {
    return std::find(dates.begin(), dates.end(), date) != dates.end();
}

/// No period is so long that this many days would not hold it: bounds the walk.
constexpr std::int32_t longestWalk = 40'000;

}  // namespace

bool isDate(LocalDate date) {
    return date.yyyymmdd >= 1900'01'01 && date.yyyymmdd <= 9999'12'31 && civil(date).ok();
}

std::int64_t dayNumber(LocalDate date) {
    return sys_days{civil(date)}.time_since_epoch().count();
}

LocalDate dateOf(std::int64_t dayNumber) {
    const year_month_day date{sys_days{std::chrono::days{dayNumber}}};
    return {static_cast<int>(date.year()) * 10'000 + static_cast<std::int32_t>(static_cast<unsigned>(date.month())) * 100 +
            static_cast<std::int32_t>(static_cast<unsigned>(date.day()))};
}

std::int32_t weekdayOf(LocalDate date) {
    return static_cast<std::int32_t>(std::chrono::weekday{sys_days{civil(date)}}.iso_encoding());
}

std::vector<Pause> merged(std::vector<Pause> pauses) {
    std::erase_if(pauses, [](const Pause& pause) { return pause.to <= pause.from; });
    std::sort(pauses.begin(), pauses.end());
    std::vector<Pause> whole;
    for (const Pause& pause : pauses) {
        if (!whole.empty() && pause.from <= whole.back().to) whole.back().to = std::max(whole.back().to, pause.to);
        else whole.push_back(pause);
    }
    return whole;
}

bool isWorkingDay(const Calendars& calendars, LocalDate date) {
    const std::chrono::weekday weekday{sys_days{civil(date)}};
    const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    const auto year = calendars.find(date.yyyymmdd / 10'000);
    if (year == calendars.end()) return !weekend;
    if (has(year->second.holidays, date)) return false;
    return !weekend || has(year->second.workdays, date);
}

DueDate afterWorkingDays(const Calendars& calendars, LocalDate from, std::int32_t days) {
    std::int64_t number = dayNumber(from);
    bool provisional = !calendars.contains(from.yyyymmdd / 10'000);
    const auto look = [&] {
        const LocalDate date = dateOf(number);
        provisional |= !calendars.contains(date.yyyymmdd / 10'000);
        return isWorkingDay(calendars, date);
    };
    std::int32_t left = days;
    if (left <= 0 && look()) return {from, provisional};
    if (left <= 0) left = 1;
    for (std::int32_t walked = 0; left > 0 && walked < longestWalk; ++walked) {
        ++number;
        if (look()) --left;
    }
    return {dateOf(number), provisional};
}

std::int32_t workingDaysBetween(const Calendars& calendars, LocalDate from, LocalDate to) {
    if (to < from) return -workingDaysBetween(calendars, to, from);
    std::int32_t count = 0;
    const std::int64_t last = dayNumber(to);
    for (std::int64_t number = dayNumber(from) + 1; number <= last; ++number) count += isWorkingDay(calendars, dateOf(number)) ? 1 : 0;
    return count;
}

}  // namespace hall::core
