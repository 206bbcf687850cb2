#include "server/core/calendar/OpeningDays.hpp"

#include <algorithm>

namespace hall::core {

bool opensOn(const std::optional<OpeningConfig>& opening, const WorkingDays& days, LocalDate date) {
    if (!opening) return true;
    const auto has = [date](const std::vector<LocalDate>& dates) { return std::find(dates.begin(), dates.end(), date) != dates.end(); };
    if (has(opening->closed)) return false;
    if (has(opening->open)) return true;
    const std::int32_t weekday = weekdayOf(date);
    const bool usual = std::find(opening->weekdays.begin(), opening->weekdays.end(), weekday) != opening->weekdays.end();
    if (!opening->workingDays) return usual;
    const bool worked = days.isWorkingDay(date);
    return weekday <= 5 ? usual && worked : usual || worked;
}

}  // namespace hall::core
