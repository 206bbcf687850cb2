// SQLite's handles as values with an owner. No statement is built from data.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <sqlite3.h>

#include "server/engine/Ports.hpp"

namespace hall::store {

/// What a result code means for whoever waits: a full disk can be waited for, anything else cannot.
engine::StoreFault faultOf(int code);

/// A prepared statement. Texts and blobs that are bound must live until the next reset.
class Statement {
  public:
    Statement() = default;
    Statement(sqlite3* connection, const char* sql, bool kept = false);
    [[nodiscard]] bool ready() const { return handle_ != nullptr; }

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, std::uint64_t value) { return bind(index, static_cast<std::int64_t>(value)); }
    Statement& bind(int index, std::string_view text);
    Statement& blob(int index, std::string_view bytes);
    Statement& null(int index);

    /// SQLITE_ROW, SQLITE_DONE or an error.
    int step();
    /// For statements without rows: runs it to its end and makes it ready for the next time.
    int run();
    void reset();
    void clear();

    [[nodiscard]] int type(int column) const { return sqlite3_column_type(handle_.get(), column); }
    [[nodiscard]] std::int64_t integer(int column) const {
        return sqlite3_column_int64(handle_.get(), column);
    }
    /// Valid until the next step or reset.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view bytes(int column) const;

  private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
    int error_{SQLITE_OK};
};

/// Resets a statement when the reading of its rows ends, in whatever way.
class Reading {
  public:
    explicit Reading(Statement& statement) : statement_(statement) {}
    ~Reading() { statement_.reset(); }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

  private:
    Statement& statement_;
};

/// One value of one row, read and written in pieces where it lies: a statement would hold it whole, several times over.
/// SQLITE_OK or an error.
int readBlob(sqlite3* connection, const char* table, const char* column, std::int64_t row, std::string& into);
/// The value has this length already (zeroblob). Inside a transaction.
int writeBlob(sqlite3* connection, const char* table, const char* column, std::int64_t row, std::string_view bytes);

class Connection {
  public:
    Connection() = default;
    /// SQLITE_OK, or why not. `flags` as for sqlite3_open_v2.
    int open(const std::string& file, int flags, const std::string& vfs);
    /// False: a statement is still in use.
    bool close();
    [[nodiscard]] sqlite3* get() const { return handle_.get(); }

    /// Runs a constant text of one or more statements.
    int execute(const char* sql) { return sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr); }
    /// First column of the first row.
    std::optional<std::string> value(const char* sql, int* code = nullptr);
    /// "disk I/O error (code 778)": SQLite's words, no data.
    [[nodiscard]] std::string error() const;

  private:
    struct Close {
        void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
    };
    std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace hall::store
