#include "server/core/calendar/WorkingDays.hpp"

#include <algorithm>
#include <array>

namespace hall::core {
namespace {

constexpr std::int32_t firstYear = 1990;
constexpr std::int32_t lastYear = 2100;

}  // namespace

struct WorkingDays::Table {
    std::int64_t first{};                  ///< day number of firstYear-01-01
    std::vector<std::int32_t> until;       ///< working days from `first` up to and with the day at this index
    std::vector<std::int32_t> nth;         ///< index of the n-th working day, n from 0
    std::array<bool, lastYear - firstYear + 1> known{};

    [[nodiscard]] bool holds(LocalDate date) const {
        return date.yyyymmdd / 10'000 >= firstYear && date.yyyymmdd / 10'000 <= lastYear;
    }
    [[nodiscard]] std::int32_t at(LocalDate date) const { return static_cast<std::int32_t>(dayNumber(date) - first); }
};

WorkingDays::WorkingDays() : WorkingDays(Calendars{}) {}

WorkingDays::WorkingDays(const Calendars& calendars) {
    auto table = std::make_shared<Table>();
    table->first = dayNumber({firstYear * 10'000 + 101});
    const auto size = static_cast<std::size_t>(dayNumber({lastYear * 10'000 + 1231}) - table->first + 1);
    // Monday to Friday first; 1990-01-01 was a Monday. Then what the calendars say otherwise.
    std::vector<bool> worked(size);
    for (std::size_t i = 0; i < size; ++i) worked[i] = i % 7 < 5;
    for (const auto& [year, calendar] : calendars) {
        if (year < firstYear || year > lastYear) continue;
        table->known[static_cast<std::size_t>(year - firstYear)] = true;
        for (const LocalDate date : calendar.workdays) worked[static_cast<std::size_t>(table->at(date))] = true;
        for (const LocalDate date : calendar.holidays) worked[static_cast<std::size_t>(table->at(date))] = false;
    }
    table->until.resize(size);
    std::int32_t count = 0;
    for (std::size_t i = 0; i < size; ++i) {
        if (worked[i]) {
            ++count;
            table->nth.push_back(static_cast<std::int32_t>(i));
        }
        table->until[i] = count;
    }
    table_ = std::move(table);
}

bool WorkingDays::isWorkingDay(LocalDate date) const {
    if (!table_->holds(date)) return core::isWorkingDay({}, date);
    const auto at = static_cast<std::size_t>(table_->at(date));
    return table_->until[at] != (at == 0 ? 0 : table_->until[at - 1]);
}

bool WorkingDays::isKnown(LocalDate date) const {
    return table_->holds(date) && table_->known[static_cast<std::size_t>(date.yyyymmdd / 10'000 - firstYear)];
}

DueDate WorkingDays::after(LocalDate from, std::int32_t days, const std::vector<Pause>& pauses) const {
    const LocalDate far{(lastYear - 5) * 10'000 + 1231};
    if (!table_->holds(from) || from > far || days > 1'000) return afterWorkingDays({}, from, days);
    const auto isPaused = [&](LocalDate date) {
        return std::any_of(pauses.begin(), pauses.end(), [&](const Pause& pause) { return pause.from < date && date <= pause.to; });
    };
    LocalDate end = from;
    std::int32_t left = days;
    if (left > 0 || !isWorkingDay(from) || isPaused(from)) {
        left = std::max(left, 1);
        for (const Pause& pause : pauses) {
            if (pause.to <= end) continue;
            if (pause.from > end) {
                const std::int32_t before = between(end, pause.from);
                if (before >= left) break;
                left -= before;
            }
            end = pause.to;
        }
        const auto nth = static_cast<std::size_t>(table_->until[static_cast<std::size_t>(table_->at(end))] + left - 1);
        end = dateOf(table_->first + table_->nth[nth]);
    }
    bool provisional = false;
    for (std::int32_t year = from.yyyymmdd / 10'000; year <= end.yyyymmdd / 10'000; ++year) provisional |= !isKnown({year * 10'000 + 101});
    return {end, provisional};
}

std::int32_t WorkingDays::between(LocalDate from, LocalDate to, const std::vector<Pause>& pauses) const {
    if (to < from) return -between(to, from);
    if (!table_->holds(from) || !table_->holds(to)) return workingDaysBetween({}, from, to);
    const auto until = [&](LocalDate date) { return table_->until[static_cast<std::size_t>(table_->at(date))]; };
    std::int32_t count = until(to) - until(from);
    for (const Pause& pause : pauses) {
        const LocalDate first = std::max(pause.from, from);
        const LocalDate last = std::min(pause.to, to);
        if (first < last) count -= until(last) - until(first);
    }
    return count;
}

LocalDate WorkingDays::onOrAfter(LocalDate date) const {
    return after(date, 0).date;
}

}  // namespace hall::core
