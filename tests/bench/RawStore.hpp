// Raw SQLite with the rows of the log: what the machine can do, without deciding, encoding and hashing.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "schema/sql/Migrations.hpp"
#include "server/core/Events.hpp"
#include "server/store/Codec.hpp"
#include "server/store/Snapshot.hpp"

namespace hall::bench {

/// The store's own settings on a new file, and nothing else of it.
struct RawConnection {
    sqlite3* db{};
    explicit RawConnection(const std::string& file) {
        if (sqlite3_open(file.c_str(), &db) != SQLITE_OK) throw std::runtime_error("raw: open");
        for (const char* sql : {"PRAGMA locking_mode = EXCLUSIVE", "PRAGMA synchronous = EXTRA", "PRAGMA journal_mode = WAL"}) run(sql);
    }
    ~RawConnection() { sqlite3_close(db); }
    RawConnection(const RawConnection&) = delete;
    RawConnection& operator=(const RawConnection&) = delete;
    void run(const char* sql) const {
        if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) throw std::runtime_error(std::string("raw: ") + sql);
    }
};

/// Tickets as the store keeps them: a row of the log and a row of commands each.
class RawTickets {
  public:
    /// Everything that is ours (encoding, hashing, deciding) is done here, before a clock runs.
    RawTickets(const std::string& file, const std::vector<core::Event>& events) : connection_(file) {
        connection_.run(std::string(sql::migrations().front().text).c_str());
        std::string insert = "INSERT INTO events VALUES (?1";
        for (int i = 2; i <= 26; ++i) insert += ", ?" + std::to_string(i);
        prepare((insert + ")").c_str(), event_);
        prepare("INSERT INTO commands VALUES (?1, ?2, ?3, ?4, ?5)", command_);
        for (const core::Event& one : events) {
            store::codec::encode(one, *rows_.emplace_back(std::make_unique<store::codec::Row>()));
            ids_.push_back("command-" + std::to_string(one.seq));
        }
        engine::Outcome outcome{1, 1, core::Ticket{}, 1, {}, {}};
        outcome.ticket->number = "A001";
        outcome_ = store::packOutcome(outcome);
    }
    ~RawTickets() {
        sqlite3_finalize(event_);
        sqlite3_finalize(command_);
    }
    RawTickets(const RawTickets&) = delete;
    RawTickets& operator=(const RawTickets&) = delete;

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    void begin() const { connection_.run("BEGIN"); }
    void commit() const { connection_.run("COMMIT"); }
    void insert(std::size_t i) const {
        for (int c = 0; c < static_cast<int>(store::codec::columnCount); ++c) {
            const auto& cell = rows_[i]->cells[static_cast<std::size_t>(c)];
            if (cell.type == store::codec::Cell::Type::integer) sqlite3_bind_int64(event_, c + 1, cell.integer);
            else if (cell.type == store::codec::Cell::Type::null) sqlite3_bind_null(event_, c + 1);
            else sqlite3_bind_text(event_, c + 1, cell.text.data(), static_cast<int>(cell.text.size()), SQLITE_STATIC);
        }
        sqlite3_bind_int64(event_, 25, 1);
        sqlite3_bind_blob(event_, 26, hash_.data(), 32, SQLITE_STATIC);
        sqlite3_bind_text(command_, 1, ids_[i].data(), static_cast<int>(ids_[i].size()), SQLITE_STATIC);
        for (int c = 2; c <= 4; ++c) sqlite3_bind_int64(command_, c, static_cast<sqlite3_int64>(i));
        sqlite3_bind_blob(command_, 5, outcome_.data(), static_cast<int>(outcome_.size()), SQLITE_STATIC);
        for (sqlite3_stmt* statement : {event_, command_}) {
            if (sqlite3_step(statement) != SQLITE_DONE) throw std::runtime_error("raw: insert");
            sqlite3_reset(statement);
        }
    }

  private:
    void prepare(const char* sql, sqlite3_stmt*& statement) const {
        if (sqlite3_prepare_v2(connection_.db, sql, -1, &statement, nullptr) != SQLITE_OK) throw std::runtime_error("raw: prepare");
    }

    RawConnection connection_;
    sqlite3_stmt* event_{};
    sqlite3_stmt* command_{};
    const store::codec::Hash hash_{};
    std::vector<std::unique_ptr<store::codec::Row>> rows_;
    std::vector<std::string> ids_;
    std::string outcome_;
};

/// The ticket as a textbook keeps it, and as `tickets.sql` does for PostgreSQL: the queue's counter, the ticket with two indexes, an event.
/// SQLite's table is its first index; one more than PostgreSQL names makes it two beside the rows, as there.
class RawTextbook {
  public:
    static constexpr int queues = 1'000;

    explicit RawTextbook(const std::string& file) : connection_(file) {
        connection_.run("CREATE TABLE queues (queue INTEGER PRIMARY KEY, next INTEGER NOT NULL) STRICT;"
                        "CREATE TABLE tickets (id INTEGER PRIMARY KEY, queue INTEGER NOT NULL, number INTEGER NOT NULL, item TEXT NOT NULL,"
                        "  class TEXT NOT NULL, issued INTEGER NOT NULL, state TEXT NOT NULL) STRICT;"
                        "CREATE UNIQUE INDEX tickets_by_number ON tickets (queue, number);"
                        "CREATE INDEX tickets_by_state ON tickets (state, queue);"
                        "CREATE TABLE events (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, actor TEXT NOT NULL,"
                        "  ticket INTEGER NOT NULL, queue INTEGER NOT NULL, number INTEGER NOT NULL) STRICT;"
                        "WITH RECURSIVE q(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM q WHERE n < 1000) INSERT INTO queues SELECT n, 0 FROM q");
        prepare("UPDATE queues SET next = next + 1 WHERE queue = ?1 RETURNING next", count_);
        prepare("INSERT INTO tickets (queue, number, item, class, issued, state) VALUES (?1, ?2, '11440300007542020003', 'normal', ?3, 'waiting')", ticket_);
        prepare("INSERT INTO events (at, kind, actor, ticket, queue, number) VALUES (?1, 'ticket-issued', 'kiosk-1', ?2, ?3, ?4)", event_);
    }
    ~RawTextbook() {
        for (sqlite3_stmt* statement : {count_, ticket_, event_}) sqlite3_finalize(statement);
    }
    RawTextbook(const RawTextbook&) = delete;
    RawTextbook& operator=(const RawTextbook&) = delete;

    void begin() const { connection_.run("BEGIN"); }
    void commit() const { connection_.run("COMMIT"); }
    void insert(std::size_t i) const {
        // Queues in no order, as with PostgreSQL: a multiplier without a common factor visits each in turn.
        const int queue = static_cast<int>(i * 617 % queues) + 1;
        const auto atMs = static_cast<sqlite3_int64>(i);
        sqlite3_bind_int(count_, 1, queue);
        if (sqlite3_step(count_) != SQLITE_ROW) throw std::runtime_error("raw: count");
        const int number = sqlite3_column_int(count_, 0);
        if (sqlite3_step(count_) != SQLITE_DONE) throw std::runtime_error("raw: count");
        sqlite3_reset(count_);
        sqlite3_bind_int(ticket_, 1, queue);
        sqlite3_bind_int(ticket_, 2, number);
        sqlite3_bind_int64(ticket_, 3, atMs);
        finish(ticket_);
        sqlite3_bind_int64(event_, 1, atMs);
        sqlite3_bind_int64(event_, 2, sqlite3_last_insert_rowid(connection_.db));
        sqlite3_bind_int(event_, 3, queue);
        sqlite3_bind_int(event_, 4, number);
        finish(event_);
    }

  private:
    static void finish(sqlite3_stmt* statement) {
        if (sqlite3_step(statement) != SQLITE_DONE) throw std::runtime_error("raw: insert");
        sqlite3_reset(statement);
    }
    void prepare(const char* sql, sqlite3_stmt*& statement) const {
        if (sqlite3_prepare_v2(connection_.db, sql, -1, &statement, nullptr) != SQLITE_OK) throw std::runtime_error("raw: prepare");
    }

    RawConnection connection_;
    sqlite3_stmt* count_{};
    sqlite3_stmt* ticket_{};
    sqlite3_stmt* event_{};
};

}  // namespace hall::bench
