// Which days a report is about. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "server/core/Types.hpp"

namespace hall::reports {

enum class PeriodKind : std::uint8_t { day, week, month, quarter, year, range };
/// "day", ..., "range".
std::string_view word(PeriodKind kind);

/// Both days belong to it.
struct Period {
    PeriodKind kind{PeriodKind::day};
    std::string of;                       ///< "2026-11-22", "2026-W47", "2026-11", "2026-Q4", "2026"; of a range "FROM/TO"
    core::LocalDate from, to;
    auto operator<=>(const Period&) const = default;
};

/// What was wrong with a question: the parameter's name, and why in words.
struct WrongQuestion {
    std::string parameter;
    std::string why;
};

/// At most so many days in a range.
inline constexpr int rangeDaysMax = 3'660;

/// A calendar day of the years 1970 to 9999, written YYYY-MM-DD.
std::optional<core::LocalDate> dayOf(std::string_view text);

/// `kind` by word; `of` in its writing (weeks by ISO 8601: they begin on Monday and belong to the year of their Thursday, so that
/// 2026-W01 begins on 29 December 2025 and 2026 has 53 of them). A day inside it will do for `of`, too.
std::variant<Period, WrongQuestion> periodOf(std::string_view kind, std::string_view of);
std::variant<Period, WrongQuestion> rangeOf(std::string_view from, std::string_view to);
/// The one of this kind that has this day.
Period periodWith(PeriodKind kind, core::LocalDate day);
/// The one just before it: of a range as many days.
Period periodBefore(const Period& period);
/// The same a year before; of a week the one 52 weeks before, of 29 February the 28th.
Period yearBefore(const Period& period);

}  // namespace hall::reports
