// The state's working calendar as data: one table for many years, and dates as people write them in the hall file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/Configuration.hpp"

namespace hall::ingest {

/// Reads a table with the columns date (2026-01-01), kind (holiday, makeup_workday), name, source, in any order; one entry per year, in
/// order, holidays and workdays in the order of their dates. `CalendarConfig::source` names the notice that the days come from and the
/// data set. Throws FileError with file, line and reason: a date that does not exist or stands twice, an unknown kind.
std::vector<core::CalendarConfig> readCalendarTable(std::string_view csv, const std::string& name);

/// "2026-01-01"; nullopt: not a date.
std::optional<core::LocalDate> dateOf(std::string_view text);
std::string dateText(core::LocalDate date);

}  // namespace hall::ingest
