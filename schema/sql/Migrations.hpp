// The store's schema as numbered migrations. A migration that has been released is never changed.
#pragma once

#include <span>
#include <string_view>

namespace hall::sql {

struct Migration {
    int version;             ///< becomes PRAGMA user_version; gap-free from 1
    std::string_view text;
};

/// In the order in which they run.
std::span<const Migration> migrations();

/// The first schema with the table `changes`; from it on every change of the tables beside the log is chained.
inline constexpr int firstWithChanges = 3;

/// "OneW" in ASCII: tells a hall's file from any other SQLite file (PRAGMA application_id).
inline constexpr int applicationId = 0x4F6E6557;

}  // namespace hall::sql
