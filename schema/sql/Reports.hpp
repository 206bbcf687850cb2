// The schema of reports.db. It has no migrations: a file of another schema is dropped and made again from the log.
#pragma once

#include <string_view>

namespace hall::sql {

/// Becomes PRAGMA user_version. Goes up with every change of the schema or of what the rows mean.
inline constexpr int reportsVersion = 3;

/// "OneR" in ASCII: tells the reports' file from any other SQLite file (PRAGMA application_id).
inline constexpr int reportsApplicationId = 0x4F6E6552;

std::string_view reportsSchema();

}  // namespace hall::sql
