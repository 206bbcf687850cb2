// Backups and what becomes of them.
#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

#include "server/store/StoreImpl.hpp"

namespace hall::store {

using engine::StoreFault;

namespace {

constexpr int pagesInOneStep = 64;
constexpr int busyStepsAtMost = 1'000;

struct FinishBackup {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

Problem copyProblem(const Connection& connection, const std::string& file) {
    const int code = sqlite3_errcode(connection.get());
    return {(code & 0xFF) == SQLITE_FULL ? Problem::Kind::full : Problem::Kind::failed,
            "copying to " + file + ": " + connection.error()};
}

/// Copies `source` page by page into the empty file `target`, which is one complete file afterwards.
std::optional<Problem> copyPages(sqlite3* source, const std::string& target, const std::string& vfs, const std::function<void()>& work) {
    Connection copy;
    if (copy.open(target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, vfs) != SQLITE_OK)
        return copyProblem(copy, target);
    // Whoever finds it unfinished throws it away, so it needs no journal; it is synced once, at its end.
    static_cast<void>(copy.value("PRAGMA locking_mode = EXCLUSIVE"));
    static_cast<void>(copy.value("PRAGMA journal_mode = OFF"));
    static_cast<void>(copy.value("PRAGMA synchronous = OFF"));
    const std::unique_ptr<sqlite3_backup, FinishBackup> backup(
        sqlite3_backup_init(copy.get(), "main", source, "main"));
    if (!backup) return copyProblem(copy, target);
    int code = SQLITE_OK;
    for (int busy = 0; code != SQLITE_DONE;) {
        code = sqlite3_backup_step(backup.get(), pagesInOneStep);
        if ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && ++busy < busyStepsAtMost) code = SQLITE_OK;
        else if (code != SQLITE_OK && code != SQLITE_DONE) break;
        if (work && code == SQLITE_OK) work();
    }
    if (code != SQLITE_DONE) {
        return Problem{(code & 0xFF) == SQLITE_FULL ? Problem::Kind::full : Problem::Kind::failed,
                       "copying to " + target + ": " + sqlite3_errstr(code)};
    }
    return std::nullopt;
}

/// The header that was copied says "write-ahead log"; a file that stands alone must not.
std::optional<Problem> standAlone(const std::string& file, const std::string& vfs) {
    Connection connection;
    if (connection.open(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, vfs) != SQLITE_OK) {
        return copyProblem(connection, file);
    }
    static_cast<void>(connection.value("PRAGMA locking_mode = EXCLUSIVE"));
    if (connection.value("PRAGMA journal_mode = DELETE") != "delete") return copyProblem(connection, file);
    return std::nullopt;
}

std::optional<Problem> syncFile(const std::string& file) {
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) return systemProblem("opening " + file, errno);
    const bool synced = ::fsync(handle) == 0;
    const int error = errno;
    ::close(handle);
    if (!synced) return systemProblem("syncing " + file, error);
    return std::nullopt;
}

std::string firstOf(const CheckReport& report) {
    const Finding& finding = report.findings.front();
    return (finding.seq > 0 ? "record " + std::to_string(finding.seq) + ": " : std::string()) + finding.what;
}

}  // namespace

StoreFault Store::backup(const std::string& file, const std::function<void()>& work) {
    if (impl_->broken) return StoreFault::failed;
    const std::string part = file + ".part";
    const std::uint64_t leastEvents = impl_->lastSeq;
    const auto give = [&](Problem problem) {
        removeDatabase(part);
        impl_->problem = std::move(problem);
        return impl_->problem.kind == Problem::Kind::full ? StoreFault::full : StoreFault::failed;
    };
    if (::access(file.c_str(), F_OK) == 0) {
        impl_->problem = {Problem::Kind::exists, file + " is there already"};
        return StoreFault::failed;
    }
    removeDatabase(part);  // of a backup that was cut off
    if (auto problem = makePrivateFile(part)) return give(*problem);
    if (auto problem = copyPages(impl_->connection.get(), part, impl_->settings.vfs, work)) return give(*problem);
    if (auto problem = standAlone(part, impl_->settings.vfs)) return give(*problem);
    if (auto problem = syncFile(part)) return give(*problem);
    {
        Settings alike;
        alike.vfs = impl_->settings.vfs;
        Store opened(std::make_unique<Impl>(std::string(), part, alike));
        if (auto problem = opened.impl_->open(SQLITE_OPEN_READONLY, OpenFor::inspection))
            return give(*problem);
        const CheckReport report = opened.check(work);
        if (!report.good())
            return give({Problem::Kind::damaged, "the copy is not right: " + firstOf(report)});
        if (report.events < leastEvents) return give({Problem::Kind::damaged, "the copy is not complete"});
    }
    // link() and not rename(): it never overwrites what somebody else put there meanwhile.
    if (::link(part.c_str(), file.c_str()) != 0) return give(systemProblem("naming " + file, errno));
    ::unlink(part.c_str());
    if (!syncDirectory(parentOf(file))) {
        const int error = errno;
        ::unlink(file.c_str());
        return give(systemProblem("syncing " + parentOf(file), error));
    }
    return StoreFault::none;
}

Result<CheckReport> Store::restore(const std::string& file, const std::string& directory, Settings settings) {
    const std::string target = databaseFile(directory);
    {
        Impl source({}, file, {});
        if (::access(file.c_str(), R_OK) != 0) return systemProblem("reading " + file, errno);
        const int code = source.connection.open(file, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, {});
        if (code != SQLITE_OK) return source.problemOf(code, "opening");
        static_cast<void>(source.connection.value("PRAGMA locking_mode = EXCLUSIVE"));
        int read = SQLITE_OK;
        static_cast<void>(source.connection.value("SELECT count(*) FROM sqlite_schema", &read));
        if (read != SQLITE_ROW) return source.problemOf(read, "reading");
        if (auto problem = prepareDirectory(directory)) return *problem;
        if (auto problem = makePrivateFile(target)) return *problem;
        if (auto problem = copyPages(source.connection.get(), target, settings.vfs, {})) {
            removeDatabase(target);
            return *problem;
        }
    }
    if (auto problem = syncFile(target)) return *problem;
    auto opened = open(directory, OpenFor::serving, std::move(settings));
    if (auto* problem = std::get_if<Problem>(&opened)) {
        removeDatabase(target);
        return *problem;
    }
    CheckReport report = std::get<std::unique_ptr<Store>>(opened)->check();
    opened = Problem{};  // closes the store
    if (!report.good()) {
        removeDatabase(target);
        return Problem{Problem::Kind::damaged, "the backup is not right: " + firstOf(report)};
    }
    if (!syncDirectory(directory) || !syncDirectory(parentOf(directory))) {
        return systemProblem("syncing " + directory, errno);
    }
    return report;
}

}  // namespace hall::store
