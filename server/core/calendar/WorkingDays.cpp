#include "server/core/calendar/WorkingDays.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace hall::core {
namespace {

constexpr std::int32_t firstYear = 1990, lastYear = 2100;
/// No period is so long that this many days would not hold it: bounds the walk outside of the table. What would be longer ends beyond all dates.
constexpr std::int32_t longestWalk = 40'000;
constexpr LocalDate beyond{9999'12'31};

bool holds(LocalDate date) {
    return date.yyyymmdd >= firstYear * 10'000 && date.yyyymmdd < (lastYear + 1) * 10'000;
}

bool within(const std::vector<Pause>& pauses, LocalDate date) {
    return std::any_of(pauses.begin(), pauses.end(), [&](const Pause& pause) { return pause.from < date && date <= pause.to; });
}

}  // namespace

/// Days are counted from 1 January of the first year, which has index 0.
struct WorkingDays::Table {
    std::int64_t first{};
    std::vector<std::int32_t> before;      ///< working days before the one at this index; one more entry than there are days
    std::vector<std::int32_t> nth;         ///< index of the n-th working day, n from 0
    std::array<bool, lastYear - firstYear + 1> known{};

    [[nodiscard]] std::size_t at(LocalDate date) const { return static_cast<std::size_t>(dayNumber(date) - first); }
    [[nodiscard]] std::int32_t until(LocalDate date) const { return before[at(date) + 1]; }
    [[nodiscard]] std::size_t size() const { return before.size() - 1; }
    /// Days `from` and `to`, both of the table, and all between.
    [[nodiscard]] bool allKnown(LocalDate from, LocalDate to) const {
        for (std::int32_t year = from.yyyymmdd / 10'000; year <= to.yyyymmdd / 10'000; ++year) {
            if (!known[static_cast<std::size_t>(year - firstYear)]) return false;
        }
        return true;
    }
    /// The last day of `days` working days after `from`, pauses left out; nullopt: not in this table.
    [[nodiscard]] std::optional<LocalDate> after(LocalDate from, std::int32_t days, const std::vector<Pause>& pauses) const;
    [[nodiscard]] std::optional<LocalDate> atOnce(LocalDate from, const std::vector<Pause>& pauses) const;
};

std::optional<LocalDate> WorkingDays::Table::after(LocalDate from, std::int32_t days, const std::vector<Pause>& pauses) const {
    std::int64_t count = std::int64_t{until(from)} + days;  // the end is the count-th working day of the table
    const auto reach = [&] { return static_cast<std::size_t>(count - 1) < nth.size() ? dateOf(first + nth[static_cast<std::size_t>(count - 1)]) : beyond; };
    LocalDate end = reach();
    for (const Pause& pause : pauses) {
        if (pause.to <= from) continue;
        if (end <= pause.from) break;
        // All of it lies in the way: what would have ended in it or behind it ends later by its working days.
        if (!holds(pause.to) || !holds(end)) return std::nullopt;
        count += until(pause.to) - until(std::max(pause.from, from));
        end = reach();
    }
    return holds(end) ? std::optional(end) : std::nullopt;
}

std::optional<LocalDate> WorkingDays::Table::atOnce(LocalDate from, const std::vector<Pause>& pauses) const {
    std::size_t day = at(from);
    for (std::size_t i = 0; i <= pauses.size(); ++i) {  // each turn goes behind at least one of them
        if (day >= size() || static_cast<std::size_t>(before[day]) >= nth.size()) return std::nullopt;
        day = static_cast<std::size_t>(nth[static_cast<std::size_t>(before[day])]);
        const LocalDate date = dateOf(first + static_cast<std::int64_t>(day));
        const auto pause = std::find_if(pauses.begin(), pauses.end(), [&](const Pause& p) { return p.from < date && date <= p.to; });
        if (pause == pauses.end()) return date;
        if (!holds(pause->to)) return std::nullopt;
        day = at(pause->to) + 1;
    }
    return std::nullopt;
}

WorkingDays::WorkingDays() {
    static const WorkingDays weekdays{Calendars{}};
    table_ = weekdays.table_;
}

WorkingDays::WorkingDays(const Calendars& calendars) {
    auto table = std::make_shared<Table>();
    table->first = dayNumber({firstYear * 10'000 + 101});
    const auto size = static_cast<std::size_t>(dayNumber({lastYear * 10'000 + 1231}) - table->first + 1);
    // Monday to Friday first; 1990-01-01 was a Monday. Then what the calendars say otherwise: a holiday counts before a make-up day.
    std::vector<std::uint8_t> worked(size);
    for (std::size_t i = 0; i < size; ++i) worked[i] = i % 7 < 5 ? 1 : 0;
    for (const auto& [year, calendar] : calendars) {
        if (year < firstYear || year > lastYear) continue;
        table->known[static_cast<std::size_t>(year - firstYear)] = true;
        for (const LocalDate date : calendar.workdays) if (holds(date)) worked[table->at(date)] = 1;
        for (const LocalDate date : calendar.holidays) if (holds(date)) worked[table->at(date)] = 0;
    }
    // A server that starts builds this more than once: no checks within the loop.
    table->before.resize(size + 1);
    table->nth.resize(size);
    std::int32_t* const before = table->before.data();
    std::int32_t* const nth = table->nth.data();
    std::int32_t days = 0;
    for (std::size_t i = 0; i < size; ++i) {
        before[i] = days;
        nth[days] = static_cast<std::int32_t>(i);  // overwritten by the next one, unless it is worked
        days += worked[i];
    }
    before[size] = days;
    table->nth.resize(static_cast<std::size_t>(days));
    table_ = std::move(table);
}

bool WorkingDays::isWorkingDay(LocalDate date) const {
    if (!holds(date)) return core::isWorkingDay({}, date);
    const std::size_t at = table_->at(date);
    return table_->before[at] != table_->before[at + 1];
}

bool WorkingDays::isKnown(LocalDate date) const {
    return holds(date) && table_->known[static_cast<std::size_t>(date.yyyymmdd / 10'000 - firstYear)];
}

DueDate WorkingDays::after(LocalDate from, std::int32_t days, const std::vector<Pause>& pauses) const {
    if (holds(from)) {
        const auto end = days > 0 ? table_->after(from, days, pauses) : table_->atOnce(from, pauses);
        if (end) return {*end, !table_->allKnown(from, *end)};
    }
    // Before 1990 or beyond 2100, wholly or in part: a day at a time.
    std::int64_t number = dayNumber(from);
    DueDate end{from, !isKnown(from)};
    const auto counts = [&] { return isWorkingDay(end.date) && !within(pauses, end.date); };
    std::int32_t left = days > 0 ? days : counts() ? 0 : 1;
    for (std::int32_t walked = 0; left > 0 && walked < longestWalk; ++walked) {
        end.date = dateOf(++number);
        end.provisional |= !isKnown(end.date);
        if (counts()) --left;
    }
    if (left > 0) return {beyond, true};
    return end;
}

std::int32_t WorkingDays::between(LocalDate from, LocalDate to, const std::vector<Pause>& pauses) const {
    if (to < from) return -between(to, from);
    if (!holds(from) || !holds(to)) {
        std::int32_t count = 0;
        std::int64_t number = dayNumber(from);
        LocalDate date = from;
        while (date < to) {
            date = dateOf(++number);
            count += isWorkingDay(date) && !within(pauses, date) ? 1 : 0;
        }
        return count;
    }
    std::int32_t count = table_->until(to) - table_->until(from);
    for (const Pause& pause : pauses) {
        const LocalDate first = std::max(pause.from, from), last = std::min(pause.to, to);
        if (first < last) count -= table_->until(last) - table_->until(first);
    }
    return count;
}

LocalDate WorkingDays::onOrAfter(LocalDate date) const {
    return after(date, 0).date;
}

}  // namespace hall::core
