#include "server/reports/Period.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "server/core/calendar/Calendar.hpp"
#include "server/reports/LocalTime.hpp"

namespace hall::reports {
namespace {

using namespace std::chrono;

constexpr std::array words{"day", "week", "month", "quarter", "year", "range"};
constexpr std::array writings{"a day like 2026-11-22", "a week like 2026-W47", "a month like 2026-11", "a quarter like 2026-Q4", "a year like 2026"};

sys_days daysOf(core::LocalDate date) {
    return year_month_day{year{date.yyyymmdd / 10'000}, month{static_cast<unsigned>(date.yyyymmdd / 100 % 100)}, day{static_cast<unsigned>(date.yyyymmdd % 100)}};
}

core::LocalDate dateOf(sys_days days) {
    const year_month_day date{days};
    return {static_cast<int>(date.year()) * 10'000 + static_cast<int>(static_cast<unsigned>(date.month())) * 100 + static_cast<int>(static_cast<unsigned>(date.day()))};
}

/// Exactly so many digits.
std::optional<int> digits(std::string_view text, std::size_t count) {
    if (text.size() != count) return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<int> yearIn(std::string_view text) {
    const auto value = digits(text, 4);
    return value && *value >= 1970 ? value : std::nullopt;
}

sys_days mondayOf(sys_days day) { return day - (weekday{day} - Monday); }

/// Of the week whose Thursday is in this year.
sys_days firstMonday(int inYear) { return mondayOf(sys_days{year{inYear} / January / 4}); }

Period week(sys_days monday) {
    const int weekYear = static_cast<int>(year_month_day{monday + days{3}}.year());
    const auto number = (monday - firstMonday(weekYear)).count() / 7 + 1;
    return {PeriodKind::week, fmt::format("{:04}-W{:02}", weekYear, number), dateOf(monday), dateOf(monday + days{6})};
}

/// Whole months.
Period months(PeriodKind kind, std::string of, year_month first, int count) {
    const year_month next = first + std::chrono::months{count};
    return {kind, std::move(of), dateOf(sys_days{first / 1}), dateOf(sys_days{next / 1} - days{1})};
}

std::optional<Period> written(PeriodKind kind, std::string_view of) {
    // A day inside will do. "2026-Q4" and "2026-W47" have other lengths.
    if (const auto inside = dayOf(of)) return periodWith(kind, *inside);
    const auto inYear = yearIn(of.substr(0, 4));
    if (!inYear) return std::nullopt;
    const std::string_view rest = of.substr(4);
    switch (kind) {
        case PeriodKind::week: {
            const auto number = rest.starts_with("-W") ? digits(rest.substr(2), 2) : std::nullopt;
            if (!number || *number < 1 || *number > 53) return std::nullopt;
            Period found = week(firstMonday(*inYear) + weeks{*number - 1});
            return found.of == of ? std::optional(found) : std::nullopt;  // most years have no 53rd
        }
        case PeriodKind::month: {
            const auto number = rest.starts_with('-') ? digits(rest.substr(1), 2) : std::nullopt;
            if (!number || *number < 1 || *number > 12) return std::nullopt;
            return months(kind, std::string(of), year{*inYear} / *number, 1);
        }
        case PeriodKind::quarter: {
            const auto number = rest.starts_with("-Q") ? digits(rest.substr(2), 1) : std::nullopt;
            if (!number || *number < 1 || *number > 4) return std::nullopt;
            return months(kind, std::string(of), year{*inYear} / (*number * 3 - 2), 3);
        }
        case PeriodKind::year: return rest.empty() ? std::optional(months(kind, std::string(of), year{*inYear} / 1, 12)) : std::nullopt;
        case PeriodKind::day:
        case PeriodKind::range: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::string_view word(PeriodKind kind) { return words.at(static_cast<std::size_t>(kind)); }

std::optional<core::LocalDate> dayOf(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = yearIn(text.substr(0, 4));
    const auto m = digits(text.substr(5, 2), 2);
    const auto d = digits(text.substr(8, 2), 2);
    if (!y || !m || !d) return std::nullopt;
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    if (!date.ok()) return std::nullopt;
    return core::LocalDate{*y * 10'000 + *m * 100 + *d};
}

Period periodWith(PeriodKind kind, core::LocalDate date) {
    const int y = date.yyyymmdd / 10'000, m = date.yyyymmdd / 100 % 100;
    switch (kind) {
        case PeriodKind::day:
        case PeriodKind::range: break;
        case PeriodKind::week: return week(mondayOf(daysOf(date)));
        case PeriodKind::month: return months(kind, fmt::format("{:04}-{:02}", y, m), year{y} / m, 1);
        case PeriodKind::quarter: return months(kind, fmt::format("{:04}-Q{}", y, (m + 2) / 3), year{y} / ((m - 1) / 3 * 3 + 1), 3);
        case PeriodKind::year: return months(kind, fmt::format("{:04}", y), year{y} / 1, 12);
    }
    return {PeriodKind::day, isoDate(date), date, date};
}

std::variant<Period, WrongQuestion> periodOf(std::string_view kind, std::string_view of) {
    for (std::size_t i = 0; i < writings.size(); ++i) {
        if (kind != words[i]) continue;
        const auto found = written(static_cast<PeriodKind>(i), of);
        if (!found) return WrongQuestion{"of", fmt::format("wants {}", writings[i])};
        return *found;
    }
    return WrongQuestion{"period", "wants day, week, month, quarter or year"};
}

std::variant<Period, WrongQuestion> rangeOf(std::string_view from, std::string_view to) {
    const auto first = dayOf(from), last = dayOf(to);
    if (!first) return WrongQuestion{"from", "wants a day like 2026-11-22"};
    if (!last) return WrongQuestion{"to", "wants a day like 2026-11-22"};
    if (*last < *first) return WrongQuestion{"to", "lies before from"};
    if ((daysOf(*last) - daysOf(*first)).count() >= rangeDaysMax) return WrongQuestion{"to", fmt::format("is more than {} days after from", rangeDaysMax)};
    return Period{PeriodKind::range, fmt::format("{}/{}", isoDate(*first), isoDate(*last)), *first, *last};
}

namespace {

core::LocalDate yearEarlier(core::LocalDate day) {
    const bool leap = day.yyyymmdd % 10'000 == 229;
    return {day.yyyymmdd - 10'000 - (leap ? 1 : 0)};
}

Period range(core::LocalDate from, core::LocalDate to) { return {PeriodKind::range, isoDate(from) + "/" + isoDate(to), from, to}; }

}  // namespace

Period periodBefore(const Period& period) {
    const std::int64_t from = core::dayNumber(period.from), to = core::dayNumber(period.to);
    if (period.kind == PeriodKind::range) return range(core::dateOf(2 * from - to - 1), core::dateOf(from - 1));
    return periodWith(period.kind, core::dateOf(from - 1));
}

Period yearBefore(const Period& period) {
    constexpr std::int64_t weeks = 52 * 7;
    if (period.kind == PeriodKind::week) return periodWith(period.kind, core::dateOf(core::dayNumber(period.from) - weeks));
    if (period.kind == PeriodKind::range) return range(yearEarlier(period.from), yearEarlier(period.to));
    return periodWith(period.kind, yearEarlier(period.from));
}

}  // namespace hall::reports
