// The same calendars as a table: what is asked ten thousand times a second costs one look each.
#pragma once

#include <cstdint>
#include <memory>

#include "server/core/calendar/Calendar.hpp"

namespace hall::core {

/// Working days of the years 1990 to 2100. Built from the calendars; copies share one table. Dates outside are answered by
/// Calendar.hpp's walk over Monday to Friday.
class WorkingDays {
  public:
    WorkingDays();                                         ///< without any calendar: Monday to Friday, all provisional
    explicit WorkingDays(const Calendars& calendars);

    [[nodiscard]] bool isWorkingDay(LocalDate date) const;
    /// Has this date's year a calendar?
    [[nodiscard]] bool isKnown(LocalDate date) const;
    /// As afterWorkingDays, with the days of `pauses` (merged ones) not counted. A period that would end within a pause, or on the
    /// day before one, ends where counting days reach it: the last counted day is never a paused one.
    [[nodiscard]] DueDate after(LocalDate from, std::int32_t days, const std::vector<Pause>& pauses = {}) const;
    /// Working days after `from` up to and with `to`, those of `pauses` left out; negative (pauses not looked at) when `to` lies before.
    [[nodiscard]] std::int32_t between(LocalDate from, LocalDate to, const std::vector<Pause>& pauses = {}) const;
    /// The first working day on or after this date.
    [[nodiscard]] LocalDate onOrAfter(LocalDate date) const;

    /// It follows from the calendars, which are compared.
    bool operator==(const WorkingDays&) const { return true; }

  private:
    struct Table;
    std::shared_ptr<const Table> table_;
};

}  // namespace hall::core
