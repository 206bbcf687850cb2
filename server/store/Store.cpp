#include "server/store/Store.hpp"

#include <algorithm>
#include <cstring>
#include <exception>

#include "server/store/Snapshot.hpp"
#include "server/store/StoreImpl.hpp"

namespace hall::store {

using engine::StoreFault;

namespace {

constexpr const char* insertEventSql =
    "INSERT INTO events (seq, at, kind, version, role, actor, actor_counter, ticket, counter, queue, number, "
    "item, class, language, credit_ms, maximum_wait_ms, rule, config_version, calls, other_ticket, other_queue, "
    "reason, date, extra, algo, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, "
    "?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)";

constexpr const char* readEventsSql =
    "SELECT seq, at, kind, version, role, actor, actor_counter, ticket, counter, queue, number, item, class, "
    "language, credit_ms, maximum_wait_ms, rule, config_version, calls, other_ticket, other_queue, reason, date, "
    "extra, algo, hash FROM events WHERE seq > ?1 AND seq <= ?2 ORDER BY seq";

constexpr std::uint64_t noLimit = INT64_MAX;

codec::Hash hashFrom(std::string_view bytes) {
    codec::Hash hash{};
    if (bytes.size() == hash.size()) std::memcpy(hash.data(), bytes.data(), hash.size());
    return hash;
}

std::string atRecord(std::uint64_t seq, std::string_view what) {
    return "record " + std::to_string(seq) + ": " + std::string(what);
}

}  // namespace

std::optional<Problem> Store::Impl::prepare() {
    sqlite3* db = connection.get();
    insertEvent = Statement(db, insertEventSql, true);
    insertCommand = Statement(
        db, "INSERT INTO commands (id, body_hash, first_seq, last_seq, outcome) VALUES (?1, ?2, ?3, ?4, ?5)",
        true);
    insertPaper = Statement(
        db, "INSERT INTO papers (id, person, kind, box) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO UPDATE SET person = ?2, kind = ?3, box = ?4",
        true);
    findCommand = Statement(db, "SELECT body_hash, outcome FROM commands WHERE id = ?1", true);
    if (insertEvent.ready() && insertPaper.ready() && insertCommand.ready() && findCommand.ready()) return std::nullopt;
    return problemOf(sqlite3_extended_errcode(db), "preparing statements");
}

// --- faults and transactions -------------------------------------------------------------------------------

Problem Store::Impl::problemOf(int code, std::string_view doing) const {
    Problem found{Problem::Kind::failed, std::string(doing) + ": " + connection.error() + " in " + file};
    switch (code & 0xFF) {
        case SQLITE_FULL: found.kind = Problem::Kind::full; break;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            found = {Problem::Kind::inUse, file + " is being served or worked on by another process"};
            break;
        case SQLITE_NOTADB: found = {Problem::Kind::foreign, file + " is not a hall's file"}; break;
        case SQLITE_CORRUPT: found.kind = Problem::Kind::damaged; break;
        default: break;
    }
    return found;
}

StoreFault Store::Impl::note(int code, std::string_view doing) {
    const StoreFault fault = faultOf(code);
    if (fault == StoreFault::none) return fault;
    problem = problemOf(code, doing);
    if (fault == StoreFault::failed) broken = true;
    return fault;
}

int Store::Impl::tryTransaction(const std::function<int()>& work) {
    if (logIsRagged) {
        if (const int code = moveLog(); code != SQLITE_OK) return code;
    }
    int code = begin.run();
    if (code == SQLITE_OK) code = work();
    if (code == SQLITE_OK) code = commit.run();
    if (code != SQLITE_OK && sqlite3_get_autocommit(connection.get()) == 0) {
        // If even this fails, SQLite has rolled back already or the connection is of no more use; `code` says
        // enough.
        static_cast<void>(rollback.run());
    }
    return code;
}

StoreFault Store::Impl::transaction(std::string_view doing, const std::function<int()>& work) {
    if (broken) return StoreFault::failed;
    int code = tryTransaction(work);
    // A full disk comes from a write, never from a sync, and was rolled back: trying again hides nothing.
    if (faultOf(code) == StoreFault::full && giveUpBallast()) code = tryTransaction(work);
    if (code != SQLITE_OK && sqlite3_get_autocommit(connection.get()) == 0) broken = true;
    return note(code, doing);
}

// --- engine::EventLog --------------------------------------------------------------------------------------

int Store::Impl::insert(const engine::Append& append, std::uint64_t& seq, codec::Hash& hash) {
    codec::Row row;
    for (const core::Event& event : append.events) {
        if (event.seq != seq + 1) return SQLITE_MISUSE;
        codec::encode(event, row);
        hash = digest.chain(hash, row);
        ++seq;
        insertEvent.clear();
        for (std::size_t i = 0; i < codec::columnCount; ++i) {
            const codec::Cell& cell = row.cells[i];
            const int index = static_cast<int>(i) + 1;
            if (cell.type == codec::Cell::Type::integer) insertEvent.bind(index, cell.integer);
            else if (cell.type == codec::Cell::Type::text) insertEvent.bind(index, cell.text);
        }
        insertEvent.bind(algoColumn + 1, std::int64_t{codec::algorithm})
            .blob(hashColumn + 1, codec::view(hash));
        if (const int code = insertEvent.run(); code != SQLITE_OK) return code;
    }
    if (const int code = keepVault(append); code != SQLITE_OK) return code;
    std::string outcome;
    for (const engine::Append::Command& command : append.commands) {
        packOutcome(*command.outcome, outcome);
        insertCommand.bind(1, command.id.value).bind(2, command.bodyHash).bind(3, command.outcome->firstSeq);
        insertCommand.bind(4, command.outcome->lastSeq).blob(5, outcome);
        if (const int code = insertCommand.run(); code != SQLITE_OK) return code;
    }
    return SQLITE_OK;
}

void Store::append(const engine::Append& append, std::function<void(StoreFault)> done) {
    std::uint64_t seq{};
    codec::Hash hash{};
    StoreFault fault = impl_->transaction("appending", [&] {
        seq = impl_->lastSeq;
        hash = impl_->head;
        return impl_->insert(append, seq, hash);
    });
    if (fault == StoreFault::none) {
        impl_->lastSeq = seq;
        impl_->head = hash;
        impl_->unfinished.insert(impl_->unfinished.end(), impl_->erasing.begin(), impl_->erasing.end());
        // No room for cleaning up is no reason to deny what is in the log: tidy() tries again.
        if (!impl_->erasing.empty() && impl_->finishErasures() == StoreFault::failed) fault = StoreFault::failed;
    }
    done(fault);
}

void fill(const Statement& statement, codec::Row& row) {
    for (std::size_t i = 0; i < codec::columnCount; ++i) {
        codec::Cell& cell = row.cells[i];
        const int column = static_cast<int>(i);
        switch (statement.type(column)) {
            case SQLITE_INTEGER: cell = {codec::Cell::Type::integer, statement.integer(column), {}}; break;
            case SQLITE_NULL: cell = {}; break;
            default: cell = {codec::Cell::Type::text, 0, statement.text(column)}; break;
        }
    }
}

Statement eventsBetween(sqlite3* connection, std::uint64_t after, std::uint64_t until) {
    Statement statement(connection, readEventsSql);
    statement.bind(1, after).bind(2, std::min(until, noLimit));
    return statement;
}

bool Store::Impl::walk(std::uint64_t after, std::uint64_t until, codec::Hash previous,
                       const std::function<bool(const core::Event&, const codec::Hash&)>& each, bool verify) {
    Statement statement = eventsBetween(connection.get(), after, until);
    codec::Row row;
    core::Event event;
    std::uint64_t expected = after;
    for (;;) {
        const int code = statement.step();
        if (code == SQLITE_DONE) return true;
        if (code != SQLITE_ROW) {
            note(code, "reading the log");
            return false;
        }
        fill(statement, row);
        std::string wrong = codec::decode(row, event);
        if (wrong.empty() && event.seq != ++expected) wrong = "numbering has a gap before it";
        const codec::Hash hash = hashFrom(statement.bytes(hashColumn));
        if (verify && wrong.empty()) {
            if (statement.integer(algoColumn) != codec::algorithm) wrong = "unknown algorithm";
            else if (digest.chain(previous, row) != hash) wrong = "its hash does not match";
        }
        if (!wrong.empty()) {
            problem = {Problem::Kind::damaged,
                       atRecord(static_cast<std::uint64_t>(statement.integer(0)), wrong)};
            broken = true;
            return false;
        }
        previous = hash;
        if (!each(event, hash)) return true;
    }
}

StoreFault Store::load(core::State& state) {
    if (impl_->broken) return StoreFault::failed;
    codec::Hash hash{};
    state = {};
    // Without the state itself, which is one value of many megabytes and would be sorted along.
    Statement newest(impl_->connection.get(),
                     "SELECT s.slot, s.digest, s.chain, s.seq FROM snapshots s JOIN events e ON e.seq = s.seq AND e.hash = s.chain "
                     "WHERE s.format = ?1 ORDER BY s.seq DESC");
    newest.bind(1, snapshotFormat());
    int code = SQLITE_OK;
    while ((code = newest.step()) == SQLITE_ROW) {
        std::string bytes;
        code = readBlob(impl_->connection.get(), "snapshots", "state", newest.integer(0), bytes);
        if (code != SQLITE_OK) break;
        // Bytes that are not what was written: not worth a word, the log has it all.
        if (codec::view(impl_->digest.plain(bytes)) != newest.bytes(1)) continue;
        core::State kept;
        if (!unpackState(bytes, kept) || kept.seq != static_cast<std::uint64_t>(newest.integer(3))) continue;
        state = std::move(kept);
        hash = hashFrom(newest.bytes(2));
        code = SQLITE_ROW;
        break;
    }
    newest.reset();
    if (impl_->note(code, "reading a snapshot") != StoreFault::none) return StoreFault::failed;
    const auto each = [&](const core::Event& event, const codec::Hash& at) {
        core::apply(state, event);
        hash = at;
        return true;
    };
    try {
        if (!impl_->walk(state.seq, noLimit, hash, each, true)) return StoreFault::failed;
    } catch (const std::exception& error) {
        impl_->problem = {Problem::Kind::damaged, atRecord(state.seq + 1, error.what())};
        return StoreFault::failed;
    }
    impl_->lastSeq = state.seq;
    impl_->head = hash;
    return StoreFault::none;
}

std::optional<engine::StoredOutcome> Store::find(const engine::CommandId& id) {
    Statement& statement = impl_->findCommand;
    const Reading reading(statement);
    const int code = statement.bind(1, id.value).step();
    if (code == SQLITE_DONE) return std::nullopt;
    engine::StoredOutcome found;
    if (code == SQLITE_ROW && unpackOutcome(statement.bytes(1), found.outcome)) {
        found.bodyHash = static_cast<std::uint64_t>(statement.integer(0));
        return found;
    }
    if (code == SQLITE_ROW) {
        impl_->problem = {Problem::Kind::damaged, "the outcome of a command cannot be read"};
        impl_->broken = true;
    } else {
        impl_->note(code, "looking a command up");
    }
    return std::nullopt;
}

std::vector<core::Event> Store::read(std::uint64_t after, std::size_t limit) {
    std::vector<core::Event> events;
    if (limit == 0) return events;
    const auto each = [&](const core::Event& event, const codec::Hash&) {
        events.push_back(event);
        return events.size() < limit;
    };
    if (!impl_->walk(after, noLimit, {}, each, false)) events.clear();
    return events;
}

StoreFault Store::keepSnapshot(const core::State& state) {
    Statement newest(impl_->connection.get(),
                     "SELECT coalesce(max(seq), 0), count(*) FROM snapshots WHERE format = ?1");
    newest.bind(1, snapshotFormat());
    if (const int code = newest.step(); code != SQLITE_ROW)
        return impl_->note(code, "looking at the snapshots");
    const auto kept = static_cast<std::uint64_t>(newest.integer(0));
    newest.reset();
    if (state.seq == 0 || state.seq == kept || state.seq != impl_->lastSeq) return StoreFault::none;
    const std::string bytes = packState(state);
    const codec::Hash digest = impl_->digest.plain(bytes);
    // Two slots, the older one is overwritten: a snapshot that turns out unusable still leaves one.
    return impl_->transaction("keeping a snapshot", [&] {
        Statement insert(
            impl_->connection.get(),
            "INSERT OR REPLACE INTO snapshots (slot, seq, format, chain, digest, state) VALUES ("
            "CASE WHEN (SELECT count(*) FROM snapshots) < 2 THEN (SELECT count(*) FROM snapshots) ELSE "
            "(SELECT slot FROM snapshots ORDER BY seq LIMIT 1) END, ?1, ?2, ?3, ?4, zeroblob(?5))");
        insert.bind(1, state.seq).bind(2, snapshotFormat()).blob(3, codec::view(impl_->head));
        const int inserted = insert.blob(4, codec::view(digest)).bind(5, static_cast<std::uint64_t>(bytes.size())).run();
        if (inserted != SQLITE_OK) return inserted;
        return writeBlob(impl_->connection.get(), "snapshots", "state", sqlite3_last_insert_rowid(impl_->connection.get()), bytes);
    });
}

StoreFault Store::dropSnapshots() {
    return impl_->transaction("dropping snapshots", [&] {
        return Statement(impl_->connection.get(), "DELETE FROM snapshots").run();
    });
}

bool Store::probe() {
    // As much as a busy turn writes, so that the hall does not go from full to writable and back with every
    // command.
    static const std::string weight(256 << 10, '\0');
    const auto put = [&] {
        Statement insert(impl_->connection.get(),
                         "INSERT OR REPLACE INTO meta (key, value) VALUES ('probe', ?1)");
        return insert.blob(1, weight).run();
    };
    const auto drop = [&] {
        return Statement(impl_->connection.get(), "DELETE FROM meta WHERE key = 'probe'").run();
    };
    return impl_->transaction("probing", put) == StoreFault::none &&
           impl_->transaction("probing", drop) == StoreFault::none;
}

StoreFault Store::health() { return impl_->broken ? StoreFault::failed : StoreFault::none; }

StoreFault Store::tidy(bool idle) {
    if (impl_->broken) return StoreFault::failed;
    if (!impl_->unfinished.empty() && impl_->finishErasures() == StoreFault::failed) return StoreFault::failed;
    if (impl_->walPages <= (idle ? impl_->settings.walPagesWhenIdle : impl_->settings.walPagesAtMost)) {
        return StoreFault::none;
    }
    int code = sqlite3_wal_checkpoint_v2(impl_->connection.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr,
                                         nullptr);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        code = SQLITE_OK;  // a reader of our own: the next time will do
    impl_->walPages = 0;  // counted anew from the next commit on
    // No room to grow the file is no loss: everything stays in the write-ahead log.
    return faultOf(code) == StoreFault::failed ? impl_->note(code, "moving the log into the file")
                                               : StoreFault::none;
}

// --- reading -----------------------------------------------------------------------------------------------

bool Store::forEach(std::uint64_t after, std::uint64_t until,
                    const std::function<bool(const core::Event&)>& each) {
    return impl_->walk(
        after, until, {}, [&](const core::Event& event, const codec::Hash&) { return each(event); }, false);
}

std::vector<core::LocalDate> Store::days() {
    std::vector<core::LocalDate> dates;
    Statement statement(impl_->connection.get(),
                        "SELECT DISTINCT date FROM events WHERE date IS NOT NULL ORDER BY seq");
    int code = SQLITE_OK;
    while ((code = statement.step()) == SQLITE_ROW) {
        dates.push_back({static_cast<std::int32_t>(statement.integer(0))});
    }
    impl_->note(code, "listing days");
    return dates;
}

std::optional<Store::Range> Store::day(core::LocalDate date) {
    Statement statement(
        impl_->connection.get(),
        "SELECT min(seq), coalesce((SELECT min(later.seq) - 1 FROM events later WHERE later.date IS NOT "
        "NULL AND later.date <> ?1 AND later.seq > (SELECT max(seq) FROM events WHERE date = ?1)), ?2) "
        "FROM events WHERE date = ?1");
    statement.bind(1, std::int64_t{date.yyyymmdd}).bind(2, impl_->lastSeq);
    const int code = statement.step();
    if (code != SQLITE_ROW) impl_->note(code, "finding a day");
    if (code != SQLITE_ROW || statement.type(0) == SQLITE_NULL) return std::nullopt;
    return Range{static_cast<std::uint64_t>(statement.integer(0)),
                 static_cast<std::uint64_t>(statement.integer(1))};
}

std::uint64_t Store::lastSeq() const { return impl_->lastSeq; }
const Problem& Store::lastProblem() const { return impl_->problem; }
const std::string& Store::file() const { return impl_->file; }

}  // namespace hall::store
