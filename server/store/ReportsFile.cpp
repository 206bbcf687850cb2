#include "server/store/ReportsFile.hpp"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <map>
#include <utility>

#include "schema/sql/Reports.hpp"
#include "server/store/ReportsSql.hpp"
#include "server/store/Sqlite.hpp"
#include "server/store/StoreImpl.hpp"

namespace hall::store {

using engine::LegBy;
using engine::LegName;
using engine::StoreFault;

namespace {

constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
// Whoever looks with SQLite's own tool never keeps this thread waiting for long; the service does not wait for it at all.
constexpr int patienceMs = 1'000;

// A lost commit is only folded again, so nothing is synced but at checkpoints: never a damaged file, never a sync beside the log's own
// at each question. 2 MB of pages: a year is read from one end to the other, once, and more of them would only lie there.
constexpr const char* manners =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
    "PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 16777216; PRAGMA cache_size = -2048; PRAGMA wal_autocheckpoint = 4000;";

constexpr const char* noRoom = "too little room on the disk";

/// A JSON array of codes.
std::string listed(const std::vector<std::string>& codes) {
    std::string out = "[";
    for (const std::string& code : codes) out += (out.size() > 1 ? ",\"" : "\"") + code + "\"";
    return out + "]";
}

}  // namespace

std::string reportsFile(const std::string& directory) { return directory + "/reports.db"; }

struct ReportsFile::Impl {
    std::string file;
    Settings settings;
    Connection connection;
    bool open{};
    bool begun{};                                                  ///< it is known what is in it: nothing, or what standing() said
    ino_t inode{};
    std::string problem;
    std::map<std::pair<LegName, std::string>, std::int64_t> ids;   ///< as the file has them

    StoreFault failed(int code) {
        problem = connection.error();
        // A damaged file is of no use to anybody, and what is open may be stale: the next question opens anew.
        const int plain = code & 0xFF;
        if (plain == SQLITE_CORRUPT || plain == SQLITE_NOTADB || plain == SQLITE_ERROR || plain == SQLITE_MISUSE) remove();
        else close();
        return faultOf(code) == StoreFault::full ? StoreFault::full : StoreFault::failed;
    }

    void close() {
        ids.clear();
        open = begun = false;
        connection = {};
    }

    void remove() {
        close();
        if (!file.empty()) removeDatabase(file);
    }

    /// Somebody may have dropped the file while it was open here: what is written into it then is nobody's.
    [[nodiscard]] bool gone() const {
        if (file.empty() || !settings.vfs.empty()) return false;
        struct stat status{};
        return ::stat(file.c_str(), &status) != 0 || status.st_ino != inode;
    }

    /// Open, and what was written before is still in it.
    bool goesOn() {
        if (open && gone()) close();
        if (!begun && problem.empty()) problem = file + " was dropped";
        return open && begun;
    }

    /// Open and of this version.
    bool ready() {
        if (open && gone()) close();
        if (open) return true;
        for (int attempt = 0; attempt < 2; ++attempt) {
            if (tryToOpen()) return open = true;
            remove();  // of another version, damaged, or not to be opened: there is nothing in it that the log has not
        }
        return false;
    }

    bool tryToOpen() {
        if (!file.empty() && settings.vfs.empty()) {
            // Never through a link to somewhere else, and never readable by others, not even for a moment.
            struct stat status{};
            const bool there = ::lstat(file.c_str(), &status) == 0;
            if (!there && !roomToWrite()) {
                problem = noRoom;
                return false;
            }
            const bool usable = there ? S_ISREG(status.st_mode) : !makePrivateFile(file) && ::lstat(file.c_str(), &status) == 0;
            if (!usable) {
                problem = file + " cannot be made";
                return false;
            }
            inode = status.st_ino;
        }
        const int code = connection.open(file.empty() ? ":memory:" : file, flags, settings.vfs);
        if (code != SQLITE_OK) return note();
        sqlite3* db = connection.get();
        sqlite3_busy_timeout(db, patienceMs);
        sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        if (connection.execute(manners) != SQLITE_OK) return note();
        const auto number = [&](const char* sql) { return connection.value(sql).value_or("?"); };
        if (number("SELECT count(*) FROM sqlite_schema") == "0") return make();
        const bool ours = number("PRAGMA application_id") == std::to_string(sql::reportsApplicationId) &&
                          number("PRAGMA user_version") == std::to_string(sql::reportsVersion);
        if (!ours) problem = file + " is of another version";
        return ours;
    }

    bool make() {
        const std::string text = "BEGIN IMMEDIATE;" + std::string(sql::reportsSchema()) + "PRAGMA application_id = " + std::to_string(sql::reportsApplicationId) +
                                 "; PRAGMA user_version = " + std::to_string(sql::reportsVersion) + "; COMMIT;";
        return connection.execute(text.c_str()) == SQLITE_OK || note();
    }

    bool note() {
        problem = connection.error();
        return false;
    }

    /// The hall's log comes first: what is left of the disk is for it.
    [[nodiscard]] bool roomToWrite() const {
        struct statvfs status{};
        if (file.empty() || ::statvfs(parentOf(file).c_str(), &status) != 0) return true;
        return static_cast<std::uint64_t>(status.f_bavail) * status.f_frsize >= settings.spareBytes;
    }

    /// `work` between BEGIN and COMMIT: all of it or nothing.
    template <class Work>
    StoreFault transaction(const Work& work) {
        int code = connection.execute("BEGIN IMMEDIATE");
        if (code == SQLITE_OK) code = work();
        if (code == SQLITE_OK) code = connection.execute("COMMIT");
        if (code == SQLITE_OK) return StoreFault::none;
        return failed(code);  // closes it, which takes back what was begun
    }

    int putName(Statement& put, const engine::LegNamed& named) {
        put.bind(1, static_cast<std::int64_t>(named.kind)).bind(2, std::string_view(named.code));
        put.bind(3, std::string_view(named.name.zh)).bind(4, std::string_view(named.name.en));
        return put.run();
    }

    /// The id of a code, made when it is new; an empty one is none. 0: it could not be made.
    std::int64_t idOf(LegName kind, const std::string& code) {
        const auto known = ids.find({kind, code});
        if (known != ids.end()) return known->second;
        Statement insert(connection.get(), "INSERT OR IGNORE INTO names (kind, code) VALUES (?1, ?2)");
        insert.bind(1, static_cast<std::int64_t>(kind)).bind(2, std::string_view(code));
        if (insert.run() != SQLITE_OK) return 0;
        Statement find(connection.get(), "SELECT id FROM names WHERE kind = ?1 AND code = ?2");
        find.bind(1, static_cast<std::int64_t>(kind)).bind(2, std::string_view(code));
        if (find.step() != SQLITE_ROW) return 0;
        const std::int64_t id = find.integer(0);
        ids[{kind, code}] = id;
        return id;
    }

    int putLeg(Statement& put, const engine::Leg& leg) {
        const auto code = [&](int index, LegName kind, const std::string& text) {
            if (text.empty()) {
                put.null(index);
                return true;
            }
            const std::int64_t id = idOf(kind, text);
            put.bind(index, id);
            return id != 0;
        };
        const auto time = [&](int index, core::Instant at) { at.utcMs == 0 ? put.null(index) : put.bind(index, at.utcMs); };
        const auto length = [&](int index, const std::optional<std::int64_t>& ms) { ms ? put.bind(index, *ms) : put.null(index); };
        put.bind(1, std::int64_t{leg.day.yyyymmdd}).bind(2, leg.ticket.value).bind(3, std::int64_t{leg.leg});
        const bool named = code(4, LegName::queue, leg.queue.value) && code(5, LegName::item, leg.item.value) &&
                           code(6, LegName::department, leg.department.value) && code(7, LegName::klass, leg.klass.value) &&
                           code(8, LegName::counter, leg.counter.value) && code(9, LegName::clerk, leg.clerk.value);
        if (!named) return sqlite3_extended_errcode(connection.get());
        put.bind(10, std::int64_t{leg.hour}).bind(11, static_cast<std::int64_t>(leg.end));
        length(12, leg.waitMs);
        length(13, leg.serviceMs);
        length(14, leg.usualMs);
        put.bind(15, std::int64_t{leg.holds}).bind(16, std::int64_t{leg.recalls}).bind(17, std::int64_t{leg.picked ? 1 : 0});
        put.bind(18, leg.issuedAt.utcMs);
        time(19, leg.calledAt);
        time(20, leg.startedAt);
        time(21, leg.endedAt);
        put.bind(22, std::string_view(leg.number));
        return put.run();
    }

    /// NULL where the code is empty.
    bool bindCode(Statement& put, int index, LegName kind, const std::string& text) {
        const std::int64_t id = text.empty() ? 0 : idOf(kind, text);
        text.empty() ? put.null(index) : put.bind(index, id);
        return text.empty() || id != 0;
    }

    int putDesk(Statement& put, const engine::DeskTime& desk) {
        put.bind(1, std::int64_t{desk.day.yyyymmdd});
        if (!bindCode(put, 2, LegName::counter, desk.counter.value) || !bindCode(put, 3, LegName::clerk, desk.clerk.value))
            return sqlite3_extended_errcode(connection.get());
        return put.bind(4, desk.openMs).bind(5, desk.pausedMs).run();
    }

    int putFact(Statement& put, const engine::CaseFact& fact) {
        put.bind(1, fact.seq).bind(2, std::int64_t{fact.day.yyyymmdd}).bind(3, static_cast<std::int64_t>(fact.kind));
        put.bind(4, std::string_view(fact.about)).bind(5, std::int64_t{fact.part});
        const bool named = bindCode(put, 6, LegName::department, fact.department.value) && bindCode(put, 7, LegName::counter, fact.counter.value) &&
                           bindCode(put, 8, LegName::clerk, fact.clerk.value);
        if (!named) return sqlite3_extended_errcode(connection.get());
        return put.bind(9, fact.ticket.value).bind(10, std::string_view(fact.caseNumber)).bind(11, std::string_view(fact.word)).run();
    }

    int putStanding(std::uint64_t upTo, core::Instant upToAt, const engine::LegMorning& morning) {
        Statement put(connection.get(), "INSERT OR REPLACE INTO standing VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)");
        put.bind(1, upTo).bind(2, upToAt.utcMs).bind(3, morning.seq).bind(4, morning.at.utcMs);
        put.bind(5, std::int64_t{morning.day.yyyymmdd}).bind(6, std::string_view(morning.carry));
        return put.run();
    }

    int keepStanding(const engine::LegBatch& batch) {
        if (batch.morning) return putStanding(batch.upTo, batch.upToAt, *batch.morning);
        Statement put(connection.get(), "UPDATE standing SET up_to = ?1, up_to_at = ?2");
        put.bind(1, batch.upTo).bind(2, batch.upToAt.utcMs);
        return put.run();
    }

    int putAll(const engine::LegBatch& batch) {
        Statement name(connection.get(),
                       "INSERT INTO names (kind, code, zh, en) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (kind, code) DO UPDATE SET zh = excluded.zh, en = excluded.en");
        Statement drop(connection.get(), "DELETE FROM leg_rows WHERE day = ?1 AND ticket = ?2 AND leg >= ?3");
        Statement leg(connection.get(),
                      "INSERT INTO leg_rows (day, ticket, leg, queue, item, department, class, counter, clerk, hour, outcome, wait_ms, service_ms, usual_ms, holds,"
                      " recalls, picked, issued, called, started, ended, number)"
                      " VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22)");
        Statement desk(connection.get(), "INSERT INTO desk_rows VALUES (?1,?2,?3,?4,?5) ON CONFLICT DO UPDATE SET open_ms = excluded.open_ms, paused_ms = excluded.paused_ms");
        Statement fact(connection.get(), "INSERT OR REPLACE INTO facts VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)");
        Statement day(connection.get(), "INSERT OR IGNORE INTO days VALUES (?1)");
        int code = SQLITE_OK;
        for (const auto& one : batch.names)
            if (code = putName(name, one); code != SQLITE_OK) return code;
        for (const auto& one : batch.days)
            if (code = day.bind(1, std::int64_t{one.yyyymmdd}).run(); code != SQLITE_OK) return code;
        for (const auto& one : batch.replaced)
            if (code = drop.bind(1, std::int64_t{one.day.yyyymmdd}).bind(2, one.ticket.value).bind(3, std::int64_t{one.from}).run(); code != SQLITE_OK) return code;
        for (const auto& one : batch.legs)
            if (code = putLeg(leg, one); code != SQLITE_OK) return code;
        for (const auto& one : batch.desks)
            if (code = putDesk(desk, one); code != SQLITE_OK) return code;
        for (const auto& one : batch.facts)
            if (code = putFact(fact, one); code != SQLITE_OK) return code;
        return keepStanding(batch);
    }

    /// `upheld` outlives the statement.
    static void bindAsked(Statement& read, const engine::TallyAsked& asked, const std::string& upheld) {
        read.bind(1, std::int64_t{asked.from.yyyymmdd}).bind(2, std::int64_t{asked.to.yyyymmdd});
        read.bind(3, std::string_view(asked.contests)).bind(4, std::string_view(upheld));
    }

    /// Reads all rows of a statement that is bound already.
    template <class Each>
    StoreFault rows(Statement& statement, const Each& each) {
        int code = statement.step();
        for (; code == SQLITE_ROW; code = statement.step()) each(statement);
        statement.reset();
        if (code == SQLITE_DONE) return StoreFault::none;
        statement = {};  // the connection may have to go
        return failed(code);
    }
};

ReportsFile::ReportsFile(std::string file) : ReportsFile(std::move(file), Settings{}) {}
ReportsFile::ReportsFile(std::string file, Settings settings) : impl_(std::make_unique<Impl>()) {
    impl_->file = std::move(file);
    impl_->settings = std::move(settings);
}
ReportsFile::~ReportsFile() = default;

const std::string& ReportsFile::problem() const { return impl_->problem; }

std::optional<engine::LegTable::Standing> ReportsFile::standing() {
    if (!impl_->ready()) return std::nullopt;
    std::optional<Standing> found;
    Statement read(impl_->connection.get(), "SELECT up_to, up_to_at, morning, morning_at, morning_day, carry FROM standing");
    const StoreFault fault = impl_->rows(read, [&](Statement& row) {
        found = Standing{{static_cast<std::uint64_t>(row.integer(2)), {row.integer(3)}, {static_cast<std::int32_t>(row.integer(4))}, std::string(row.text(5))},
                         static_cast<std::uint64_t>(row.integer(0)), {row.integer(1)}};
    });
    if (fault != StoreFault::none) return std::nullopt;
    if (found) impl_->begun = true;
    return found;
}

StoreFault ReportsFile::rewind(const engine::LegMorning& morning) {
    if (!impl_->goesOn()) return StoreFault::failed;
    return impl_->transaction([&] {
        Statement legs(impl_->connection.get(), "DELETE FROM leg_rows WHERE day >= ?1");
        Statement days(impl_->connection.get(), "DELETE FROM days WHERE day >= ?1");
        Statement desks(impl_->connection.get(), "DELETE FROM desk_rows WHERE day >= ?1");
        Statement facts(impl_->connection.get(), "DELETE FROM facts WHERE seq > ?1");
        const std::int64_t day = morning.day.yyyymmdd;
        int code = legs.bind(1, day).run();
        if (code == SQLITE_OK) code = days.bind(1, day).run();
        if (code == SQLITE_OK) code = desks.bind(1, day).run();
        if (code == SQLITE_OK) code = facts.bind(1, morning.seq).run();
        // What the file says of itself stays right, also if nobody writes it again.
        if (code == SQLITE_OK) code = impl_->putStanding(morning.seq, morning.at, morning);
        return code;
    });
}

StoreFault ReportsFile::clear() {
    impl_->remove();
    impl_->begun = impl_->ready();
    return impl_->begun ? StoreFault::none : StoreFault::failed;
}

StoreFault ReportsFile::write(const engine::LegBatch& batch) {
    if (!impl_->goesOn()) return StoreFault::failed;
    if (!impl_->roomToWrite()) {
        impl_->problem = noRoom;
        return StoreFault::full;
    }
    return impl_->transaction([&] { return impl_->putAll(batch); });
}

StoreFault ReportsFile::scan(core::LocalDate from, core::LocalDate to, LegBy by, const std::function<void(const engine::LegFigures&)>& each) {
    if (!impl_->goesOn()) return StoreFault::failed;
    Statement read(impl_->connection.get(), ask::scans.at(static_cast<std::size_t>(by)));
    read.bind(1, std::int64_t{from.yyyymmdd}).bind(2, std::int64_t{to.yyyymmdd});
    engine::LegFigures one;
    return impl_->rows(read, [&](Statement& row) {
        one.group = row.integer(0);
        one.day.yyyymmdd = static_cast<std::int32_t>(row.integer(1));
        one.first = row.integer(2) == 1;
        one.end = static_cast<engine::LegEnd>(row.integer(3));
        one.called = row.type(4) != SQLITE_NULL;
        one.waitMs = row.integer(4);
        one.ended = row.type(5) != SQLITE_NULL;
        one.serviceMs = row.integer(5);
        one.holds = static_cast<std::int32_t>(row.integer(6));
        one.recalls = static_cast<std::int32_t>(row.integer(7));
        one.picked = row.integer(8) != 0;
        each(one);
    });
}

StoreFault ReportsFile::deskTimes(core::LocalDate from, core::LocalDate to, LegBy by,
                                  const std::function<void(std::int64_t, core::LocalDate, std::int64_t, std::int64_t)>& each) {
    if (!impl_->goesOn()) return StoreFault::failed;
    Statement read(impl_->connection.get(), ask::deskTimes);
    read.bind(1, std::int64_t{from.yyyymmdd}).bind(2, std::int64_t{to.yyyymmdd});
    return impl_->rows(read, [&](Statement& row) {
        const std::int64_t group = by == LegBy::counter ? row.integer(0) : by == LegBy::clerk ? row.integer(1) : 0;
        each(group, {static_cast<std::int32_t>(row.integer(2))}, row.integer(3), row.integer(4));
    });
}

StoreFault ReportsFile::tally(const engine::TallyAsked& asked, const std::function<void(const engine::Tally&)>& each) {
    if (!impl_->goesOn()) return StoreFault::failed;
    const std::size_t by = asked.by == LegBy::clerk ? 0 : asked.by == LegBy::counter ? 1 : 2;
    const char* sql = ask::tallies.at(static_cast<std::size_t>(asked.measure)).at(by);
    if (sql == nullptr) return StoreFault::none;
    Statement read(impl_->connection.get(), sql);
    const std::string upheld = listed(asked.upheld);
    Impl::bindAsked(read, asked, upheld);
    if (asked.measure == engine::Measure::pace) read.bind(5, std::int64_t{asked.pacePercent});
    return impl_->rows(read, [&](Statement& row) { each({row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4)}); });
}

StoreFault ReportsFile::against(const core::StaffId& clerk, const engine::TallyAsked& asked, std::size_t most, const std::function<void(engine::AgainstOne)>& each) {
    if (!impl_->goesOn()) return StoreFault::failed;
    Statement find(impl_->connection.get(), "SELECT id FROM names WHERE kind = ?1 AND code = ?2");
    find.bind(1, static_cast<std::int64_t>(LegName::clerk)).bind(2, std::string_view(clerk.value));
    std::int64_t id = 0;
    if (const StoreFault fault = impl_->rows(find, [&](Statement& row) { id = row.integer(0); }); fault != StoreFault::none) return fault;
    Statement read(impl_->connection.get(), ask::against);
    const std::string upheld = listed(asked.upheld);
    Impl::bindAsked(read, asked, upheld);
    read.bind(5, std::int64_t{asked.pacePercent}).bind(6, id).bind(7, static_cast<std::int64_t>(most));
    return impl_->rows(read, [&](Statement& row) {
        engine::AgainstOne one;
        one.measure = static_cast<engine::Measure>(row.integer(0));
        one.day = {static_cast<std::int32_t>(row.integer(1))};
        one.ticket = {static_cast<std::uint64_t>(row.integer(2))};
        one.number = row.text(3);
        one.item = row.text(4);
        if (row.type(5) != SQLITE_NULL) one.serviceMs = row.integer(5);
        if (row.type(6) != SQLITE_NULL) one.usualMs = row.integer(6);
        one.contest = static_cast<engine::AgainstOne::Contest>(row.integer(7));
        one.result = row.text(8);
        each(std::move(one));
    });
}

StoreFault ReportsFile::countDays(core::LocalDate from, core::LocalDate to, std::int64_t& days) {
    if (!impl_->goesOn()) return StoreFault::failed;
    Statement read(impl_->connection.get(), "SELECT count(*) FROM days WHERE day BETWEEN ?1 AND ?2");
    read.bind(1, std::int64_t{from.yyyymmdd}).bind(2, std::int64_t{to.yyyymmdd});
    return impl_->rows(read, [&](Statement& row) { days = row.integer(0); });
}

std::optional<core::LocalDate> ReportsFile::lastDay() {
    if (!impl_->goesOn()) return std::nullopt;
    std::optional<core::LocalDate> found;
    Statement read(impl_->connection.get(), "SELECT day FROM days ORDER BY day DESC LIMIT 1");
    static_cast<void>(impl_->rows(read, [&](Statement& row) { found = core::LocalDate{static_cast<std::int32_t>(row.integer(0))}; }));
    return found;
}

StoreFault ReportsFile::names(LegName kind, const std::function<void(std::int64_t, engine::LegNamed)>& each) {
    if (!impl_->goesOn()) return StoreFault::failed;
    Statement read(impl_->connection.get(), "SELECT id, code, zh, en FROM names WHERE kind = ?1 ORDER BY id");
    read.bind(1, static_cast<std::int64_t>(kind));
    return impl_->rows(read, [&](Statement& row) {
        each(row.integer(0), {kind, std::string(row.text(1)), {std::string(row.text(2)), std::string(row.text(3))}});
    });
}

}  // namespace hall::store
