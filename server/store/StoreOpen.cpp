#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "schema/sql/Migrations.hpp"
#include "server/store/Changes.hpp"
#include "server/store/StoreImpl.hpp"

namespace hall::store {

namespace fs = std::filesystem;

namespace {

struct Setting {
    const char* set;     ///< may answer with a row
    const char* read;
    const char* expected;
};

// The order is not free. EXCLUSIVE first: then the write-ahead log's index lives in memory, other processes
// are kept out, and SQLite 3.40's WAL-reset bug cannot happen. EXTRA before WAL: a power cut while the
// journal mode changes could else bring an old journal back.
constexpr Setting settingsInOrder[] = {
    {"PRAGMA locking_mode = EXCLUSIVE", "PRAGMA locking_mode", "exclusive"},
    {"PRAGMA synchronous = EXTRA", "PRAGMA synchronous", "3"},
    {"PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal"},
    {"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1"},
    {"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0"},
    {"PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1"},  // what is deleted is overwritten
    {"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1"},
    {"PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0"},
    {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2"},
    {"PRAGMA journal_size_limit = 67108864", "PRAGMA journal_size_limit", "67108864"},
    {"PRAGMA cache_size = -4096", "PRAGMA cache_size", "-4096"},
};

struct Limit {
    int id;
    int value;
};

// SQLite's "dark arts" table; only the length is larger, because a snapshot or the catalogue is one value.
constexpr Limit limits[] = {
    {SQLITE_LIMIT_LENGTH, 256 << 20},
    {SQLITE_LIMIT_SQL_LENGTH, 100'000},
    {SQLITE_LIMIT_COLUMN, 100},
    {SQLITE_LIMIT_EXPR_DEPTH, 20},
    {SQLITE_LIMIT_COMPOUND_SELECT, 3},
    {SQLITE_LIMIT_VDBE_OP, 25'000},
    {SQLITE_LIMIT_FUNCTION_ARG, 8},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 40},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
};

/// Read-only on request: the file of a backup is not to be touched.
constexpr const char* inspectionSql = "PRAGMA query_only = ON";

constexpr int openFlags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;

int countPages(void* pages, sqlite3*, const char*, int count) {
    *static_cast<std::uint64_t*>(pages) = static_cast<std::uint64_t>(count);
    return SQLITE_OK;
}

/// SQLite counts its memory under a lock that every allocation takes; nobody reads the count. Must come
/// before its first use.
void startSqlite() {
    static const bool started =
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK && sqlite3_initialize() == SQLITE_OK;
    static_cast<void>(started);
}

bool exists(const std::string& file, const std::string& vfsName) {
    startSqlite();
    sqlite3_vfs* vfs = sqlite3_vfs_find(vfsName.empty() ? nullptr : vfsName.c_str());
    int there = 0;
    return vfs != nullptr && vfs->xAccess(vfs, file.c_str(), SQLITE_ACCESS_EXISTS, &there) == SQLITE_OK &&
           there != 0;
}

}  // namespace

Problem systemProblem(const std::string& doing, int error) {
    return {error == ENOSPC || error == EDQUOT ? Problem::Kind::full : Problem::Kind::failed,
            doing + ": " + std::strerror(error)};
}

std::optional<Problem> makePrivateFile(const std::string& file) {
    const int handle = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (handle < 0 && errno == EEXIST) return Problem{Problem::Kind::exists, file + " is there already"};
    if (handle < 0) return systemProblem("making " + file, errno);
    ::close(handle);
    return std::nullopt;
}

std::optional<Problem> prepareDirectory(const std::string& directory) {
    std::error_code error;
    const bool there = fs::exists(fs::symlink_status(directory, error));
    if (there && !fs::is_directory(directory, error)) {
        return Problem{Problem::Kind::exists, directory + " is not a directory"};
    }
    if (there && (!fs::is_empty(directory, error) || error)) {
        return Problem{Problem::Kind::exists, directory + " is not empty"};
    }
    if (!there && ::mkdir(directory.c_str(), 0700) != 0) return systemProblem("making " + directory, errno);
    if (::chmod(directory.c_str(), 0700) != 0)
        return systemProblem("closing " + directory + " to others", errno);
    return std::nullopt;
}

std::string databaseFile(const std::string& directory) { return directory + "/hall.db"; }

std::string parentOf(const std::string& path) {
    const fs::path parent = fs::path(path).lexically_normal().parent_path();
    return parent.empty() ? "." : parent.string();
}

bool syncDirectory(const std::string& directory) {
    const int handle = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return false;
    const bool done = ::fsync(handle) == 0;
    ::close(handle);
    return done;
}

void removeDatabase(const std::string& file) {
    for (const char* suffix : {"", "-wal", "-journal", "-shm"}) ::unlink((file + suffix).c_str());
}

// --- opening -----------------------------------------------------------------------------------------------

std::optional<Problem> Store::Impl::pragmas() {
    sqlite3* db = connection.get();
    for (const Limit& limit : limits) sqlite3_limit(db, limit.id, limit.value);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (purpose == OpenFor::inspection) sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    for (const Setting& setting : settingsInOrder) {
        int code = SQLITE_OK;
        static_cast<void>(connection.value(setting.set, &code));
        if (code != SQLITE_ROW && code != SQLITE_DONE) return problemOf(code, setting.set);
        const auto answer = connection.value(setting.read, &code);
        if (code != SQLITE_ROW) return problemOf(code, setting.read);
        if (answer != setting.expected) {
            return Problem{Problem::Kind::failed, std::string(setting.set) + " was answered with " +
                                                      answer.value_or("") + " for " + file};
        }
    }
    walPages = 0;
    sqlite3_wal_autocheckpoint(db, 0);  // tidy() does it, when nobody waits
    sqlite3_wal_hook(db, countPages, &walPages);
    return std::nullopt;
}

std::optional<Problem> Store::Impl::schema() {
    const auto number = [this](const char* sql) { return std::stoi(connection.value(sql).value_or("-1")); };
    const int newest = static_cast<int>(sql::migrations().size());
    int version = number("PRAGMA user_version");
    const int application = number("PRAGMA application_id");
    if (version < 0 || application < 0)
        return problemOf(sqlite3_extended_errcode(connection.get()), "reading the schema's version");
    const bool fresh = version == 0 && application == 0 && number("SELECT count(*) FROM sqlite_schema") == 0;
    if (!fresh && application != sql::applicationId) {
        return Problem{Problem::Kind::foreign, file + " is a database, but not a hall's"};
    }
    if (version > newest) {
        return Problem{Problem::Kind::newer, file + " has schema " + std::to_string(version) +
                                                 "; this program knows schemas up to " +
                                                 std::to_string(newest) +
                                                 ": use the program that wrote it, or a newer one"};
    }
    if (version == newest) return std::nullopt;
    if (purpose == OpenFor::inspection) {
        return Problem{Problem::Kind::older, file + " has schema " + std::to_string(version) +
                                                 ", this program's is " + std::to_string(newest) +
                                                 ": serve it once, or restore it, first"};
    }
    for (const sql::Migration& migration : sql::migrations().subspan(static_cast<std::size_t>(version))) {
        const int code = tryTransaction([&] {
            const int done = connection.execute(std::string(migration.text).c_str());
            // The chain of changes begins with what is there.
            return done == SQLITE_OK && migration.version == sql::firstWithChanges ? changes::noteEverything(connection.get(), digest) : done;
        });
        if (code != SQLITE_OK) return problemOf(code, "migration " + std::to_string(migration.version));
        version = number("PRAGMA user_version");
        if (version != migration.version) {
            return Problem{Problem::Kind::failed, "migration " + std::to_string(migration.version) +
                                                      " left schema " + std::to_string(version)};
        }
    }
    return std::nullopt;
}

std::optional<Problem> Store::Impl::findHead() {
    Statement last(connection.get(), "SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1");
    const int code = last.step();
    if (code != SQLITE_ROW && code != SQLITE_DONE) return problemOf(code, "reading the last record");
    lastSeq = 0;
    head = {};
    if (code == SQLITE_DONE) return std::nullopt;
    lastSeq = static_cast<std::uint64_t>(last.integer(0));
    if (last.bytes(1).size() == head.size()) std::memcpy(head.data(), last.bytes(1).data(), head.size());
    return std::nullopt;
}

std::optional<Problem> Store::Impl::open(int flags, OpenFor purpose_) {
    purpose = purpose_;
    const bool readOnly = (flags & SQLITE_OPEN_READONLY) != 0;
    if (const int code = connection.open(file, flags | openFlags, settings.vfs); code != SQLITE_OK) {
        return problemOf(code, "opening");
    }
    begin = Statement(connection.get(), "BEGIN IMMEDIATE", true);
    commit = Statement(connection.get(), "COMMIT", true);
    rollback = Statement(connection.get(), "ROLLBACK", true);
    if (readOnly) {
        int code = SQLITE_OK;
        static_cast<void>(connection.value("PRAGMA locking_mode = EXCLUSIVE", &code));
        if (code != SQLITE_ROW) return problemOf(code, "opening");
    } else if (auto found = pragmas()) {
        return found;
    }
    if (purpose == OpenFor::serving) {
        // Before the schema, which may write.
        const int code = moveLog();
        if (code != SQLITE_OK && faultOf(code) != engine::StoreFault::full) return problemOf(code, "making the log durable");
    }
    if (auto found = schema()) return found;
    if (purpose == OpenFor::inspection && connection.execute(inspectionSql) != SQLITE_OK) {
        return problemOf(SQLITE_ERROR, inspectionSql);
    }
    if (auto found = prepare()) return found;
    return findHead();
}

Store::Impl::~Impl() {
    // Statements first, so that the connection can close and, for the last time, tidy up.
    for (Statement* statement : {&begin, &commit, &rollback, &insertEvent, &insertPaper, &insertCommand, &findCommand}) {
        *statement = {};
    }
    if (connection.get() != nullptr) static_cast<void>(connection.close());
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::create(const std::string& directory, Settings settings) {
    auto impl = std::make_unique<Impl>(directory, databaseFile(directory), std::move(settings));
    if (auto problem = prepareDirectory(directory)) return *problem;
    if (exists(impl->file, impl->settings.vfs)) {
        return Problem{Problem::Kind::exists, impl->file + " is there already"};
    }
    if (impl->settings.vfs.empty()) {
        // Made before SQLite opens it, so that it is never open to others, not even for a moment.
        if (auto problem = makePrivateFile(impl->file)) return *problem;
    }
    if (auto problem = impl->open(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, OpenFor::serving)) {
        if (impl->settings.vfs.empty()) {
            const std::string file = impl->file;
            impl.reset();
            removeDatabase(file);
        }
        return *problem;
    }
    if (!syncDirectory(directory) || !syncDirectory(parentOf(directory))) {
        return systemProblem("syncing " + directory, errno);
    }
    return std::unique_ptr<Store>(new Store(std::move(impl)));
}

/// A process that could not sync its last commit ended without telling it, but what it wrote is still in the log that is read again, and
/// would now be told without ever having been durable: the system counts pages whose sync failed as clean. So everything in the log is
/// written once more, into the database itself, and synced there, before anybody hears of it.
///
/// A power cut may also have left the log ending within a sector: what fills the sector behind a commit was not synced with it. The next
/// write there could take the end of that commit along. So on a full disk, where the log can only be synced, nothing is written behind
/// it before there is room to move it.
int Store::Impl::moveLog() {
    const int code = sqlite3_wal_checkpoint_v2(connection.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    logIsRagged = code != SQLITE_OK;
    return code;
}

Result<std::unique_ptr<Store>> Store::open(const std::string& directory, OpenFor purpose, Settings settings) {
    auto impl = std::make_unique<Impl>(directory, databaseFile(directory), std::move(settings));
    if (!exists(impl->file, impl->settings.vfs)) {
        return Problem{Problem::Kind::missing, "no hall in " + directory + ": make one with init"};
    }
    if (auto problem = impl->open(SQLITE_OPEN_READWRITE, purpose)) return *problem;
    if (purpose == OpenFor::serving) {
        if (auto problem = impl->reconcileVault()) return *problem;
    }
    return std::unique_ptr<Store>(new Store(std::move(impl)));
}

}  // namespace hall::store
