// Erasing a person: rows, files, what is left of them in the file and the write-ahead log, and the ledger. docs/decisions/0031.
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>

#include <unistd.h>

#include "server/store/StoreImpl.hpp"
#include "server/store/vault/Ledger.hpp"
#include "server/store/vault/SealedFiles.hpp"

namespace hall::store {

using engine::StoreFault;

namespace {

int run(sqlite3* db, const char* sql, const std::string& text) { return Statement(db, sql).bind(1, text).run(); }

StoreFault faultOfProblem(const Problem& problem) { return problem.kind == Problem::Kind::full ? StoreFault::full : StoreFault::failed; }

}  // namespace

int Store::Impl::dropPerson(const std::string& person, std::vector<std::string>& files) {
    sqlite3* db = connection.get();
    if (const auto made = newLookups.find(person); made != newLookups.end()) forgetNewPerson(std::string(made->second));
    constexpr const char* theirFiles = "SELECT f.id FROM files f JOIN parties a ON a.number = f.number WHERE a.person = ?1 AND a.role = 'applicant'";
    files.clear();
    Statement rows(db, theirFiles);
    rows.bind(1, person);
    int code = SQLITE_OK;
    while ((code = rows.step()) == SQLITE_ROW) files.emplace_back(rows.text(0));
    if (code != SQLITE_DONE) return code;
    rows.reset();
    for (const std::string& id : files) {
        if ((code = run(db, "DELETE FROM files WHERE id = ?1", id)) != SQLITE_OK) return code;
    }
    for (const char* sql : {"DELETE FROM papers WHERE person = ?1", "DELETE FROM persons WHERE id = ?1", "DELETE FROM parties WHERE person = ?1"}) {
        if ((code = run(db, sql, person)) != SQLITE_OK) return code;
    }
    return SQLITE_OK;
}

StoreFault Store::Impl::scrub() {
    // SQLite overwrites what it deletes, but not what it moved before when pages were split or joined: a page may still hold, between
    // its rows, an older copy of a row that went to its neighbour. Emptied tables give back overwritten pages.
    constexpr const char* again =
        "CREATE TEMP TABLE kept_papers AS SELECT * FROM papers; DELETE FROM papers; INSERT INTO papers SELECT * FROM kept_papers ORDER BY id; "
        "DROP TABLE kept_papers; "
        "CREATE TEMP TABLE kept_persons AS SELECT * FROM persons; DELETE FROM persons; "
        "INSERT INTO persons SELECT * FROM kept_persons ORDER BY id; DROP TABLE kept_persons";
    const StoreFault fault = transaction("cleaning the vault", [&] { return connection.execute(again); });
    if (fault != StoreFault::none) return fault;
    const int code = sqlite3_wal_checkpoint_v2(connection.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code == SQLITE_OK) walPages = 0;
    // Busy: somebody of ours is reading just now; the next tidy() will do.
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) return StoreFault::full;
    return note(code, "emptying the write-ahead log");
}

StoreFault Store::Impl::finishErasures() {
    const bool beside = settings.vfs.empty() && !directory.empty();  // a store of tests has no files beside it
    const std::string folder = vault::filesDirectory(directory);
    bool removed = false;
    for (const Erasure& erasure : unfinished) {
        for (const std::string& id : erasure.files) {
            if (!beside) break;
            if (::unlink((folder + "/" + id).c_str()) == 0) {
                removed = true;
            } else if (errno != ENOENT) {
                problem = systemProblem("removing an attached file", errno);
                return faultOfProblem(problem);
            }
        }
    }
    if (removed && !syncDirectory(folder)) {
        problem = systemProblem("syncing " + folder, errno);
        return StoreFault::failed;
    }
    if (const StoreFault fault = scrub(); fault != StoreFault::none) return fault;
    // Last: whom the ledger names, for them nothing is left to do.
    while (!unfinished.empty()) {
        const Erasure& erasure = unfinished.back();
        if (beside && !erasure.inLedger) {
            if (auto wrong = vault::addToLedger(directory, erasure.person)) {
                problem = *wrong;
                return faultOfProblem(problem);
            }
        }
        unfinished.pop_back();
    }
    return StoreFault::none;
}

std::optional<Problem> Store::Impl::sweepFiles() {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path folder = vault::filesDirectory(directory);
    if (!fs::is_directory(folder, error)) return std::nullopt;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        Statement row(connection.get(), "SELECT 1 FROM files WHERE id = ?1");
        const int code = row.bind(1, name).step();
        if (code == SQLITE_ROW) continue;
        if (code != SQLITE_DONE) return problemOf(code, "looking a file up");
        if (::unlink(at->path().c_str()) != 0 && errno != ENOENT) return systemProblem("removing a file that belongs to nobody", errno);
    }
    if (error) return systemProblem("listing " + folder.string(), error.value());
    if (!syncDirectory(folder)) return systemProblem("syncing " + folder.string(), errno);
    return std::nullopt;
}

std::optional<Problem> Store::Impl::reconcileVault() {
    if (!settings.vfs.empty() || directory.empty()) return std::nullopt;
    auto read = vault::readLedger(vault::ledgerFile(directory));
    if (auto* wrong = std::get_if<Problem>(&read)) return *wrong;
    const auto& ledger = std::get<std::set<std::string>>(read);
    Statement rows(connection.get(), "SELECT person FROM erasures");
    int code = SQLITE_OK;
    while ((code = rows.step()) == SQLITE_ROW) {
        const std::string person(rows.text(0));
        if (!ledger.contains(person)) unfinished.push_back({person, {}, false});
    }
    if (code != SQLITE_DONE) return problemOf(code, "reading who was erased");
    rows.reset();
    Statement there(connection.get(),
                    "SELECT EXISTS (SELECT 1 FROM papers WHERE person = ?1) OR EXISTS (SELECT 1 FROM persons WHERE id = ?1) OR "
                    "EXISTS (SELECT 1 FROM parties WHERE person = ?1)");
    for (const std::string& person : ledger) {
        if ((code = there.bind(1, person).step()) != SQLITE_ROW) return problemOf(code, "looking for who was erased");
        const bool found = there.integer(0) != 0;
        there.reset();
        if (!found) continue;
        Erasure erasure{person, {}, true};
        const auto drop = [&] {
            // Record 0: the log does not know of it.
            const int noted = run(connection.get(), "INSERT OR IGNORE INTO erasures (person, seq) VALUES (?1, 0)", person);
            return noted == SQLITE_OK ? dropPerson(person, erasure.files) : noted;
        };
        if (transaction("erasing whom the ledger names", drop) != StoreFault::none) return problem;
        unfinished.push_back(std::move(erasure));
    }
    if (!unfinished.empty() && finishErasures() == StoreFault::failed) return problem;
    return sweepFiles();
}

}  // namespace hall::store
