// The chain over the tables beside the log: what was done to which row, in order, so that a row changed by hand is named.
//
// A row's digest is SHA-256 over its columns, each as one byte for its type (0 null, 1 integer, 2 text, 3 blob), then the integer in
// 8 bytes, or the length in 4 bytes and the bytes. An entry's hash is SHA-256 over the previous entry's hash (32 zero bytes before
// the first), then the entry's own columns in the same form. Numbers are two's complement, big-endian.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "server/store/Codec.hpp"
#include "server/store/Sqlite.hpp"

namespace hall::store::changes {

struct Table {
    std::string_view name;
    std::string_view key;      ///< SQL: what names a row in the chain; nothing personal
    std::string_view columns;  ///< SQL: what the digest covers
    std::string_view where;    ///< SQL: rows that are covered; empty: all
};

/// accounts, devices, documents, meta (but the probe of a full disk) and sessions (but when they were used and whether they are locked).
std::span<const Table> tables();

/// Notes the row as it is now. Call it in the transaction that changed the row. An SQLite code.
int note(sqlite3* connection, codec::Digest& digest, std::string_view table, std::string_view key);

/// Notes all rows of all tables: the beginning of the chain in a file that had none.
int noteEverything(sqlite3* connection, codec::Digest& digest);

/// Tells what does not agree, at the first broken entry and for each row.
void verify(sqlite3* connection, codec::Digest& digest, const std::function<void(std::string what)>& found);

}  // namespace hall::store::changes
