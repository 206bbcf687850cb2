// The store's inside, shared by the files that implement it.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "server/store/Codec.hpp"
#include "server/store/Sqlite.hpp"
#include "server/store/Store.hpp"

namespace hall::store {

/// Everything that touches the one connection.
struct Store::Impl {
    Impl(std::string directory_, std::string file_, Settings settings_)
        : directory(std::move(directory_)), file(std::move(file_)), settings(std::move(settings_)) {}
    ~Impl();

    std::string directory;  ///< empty for a single file
    std::string file;
    Settings settings;
    OpenFor purpose{OpenFor::serving};
    Connection connection;
    codec::Digest digest;
    Problem problem;
    bool broken{
        false};  ///< something other than a full disk went wrong: nothing is written or believed any more

    bool logIsRagged{};  ///< found at the start and not moved yet: nothing is written behind it
    std::uint64_t lastSeq{0};
    codec::Hash head{};
    std::uint64_t walPages{0};

    // Kept statements; made once, by prepare().
    Statement begin, commit, rollback, insertEvent, insertPaper, insertCommand, findCommand;

    /// Opens, sets and verifies everything that reliability rests on.
    std::optional<Problem> open(int flags, OpenFor purpose);
    std::optional<Problem> pragmas();
    std::optional<Problem> schema();
    std::optional<Problem> prepare();
    std::optional<Problem> findHead();

    /// Notes what went wrong; every error but a full disk breaks the store for good.
    engine::StoreFault note(int code, std::string_view doing);
    [[nodiscard]] Problem problemOf(int code, std::string_view doing) const;
    /// Runs `work` in one transaction that is there whole when this returns none, or not at all. On a full
    /// disk the ballast is given up once and the work tried again.
    engine::StoreFault transaction(std::string_view doing, const std::function<int()>& work);
    int tryTransaction(const std::function<int()>& work);
    /// Everything in the log into the database itself, synced there; the log begins anew.
    int moveLog();
    int insert(const engine::Append& append, std::uint64_t& seq, codec::Hash& hash);
    /// Notes in the chain of changes what the row is now; inside the transaction that changed it.
    int changed(std::string_view table, std::string_view key);

    /// What the events of the append mean for the vault, and its papers; inside the transaction.
    int keepVault(const engine::Append& append);
    int keepPaper(const engine::Paper& paper);
    std::vector<engine::Paper> papersFrom(Statement rows);
    /// Deletes the rows of the person; their files' ids go to `files`. Inside a transaction.
    int dropPerson(const std::string& person, std::vector<std::string>& files);

    /// Somebody whose rows were deleted, and what is still to be done about it.
    struct Erasure {
        std::string person;
        std::vector<std::string> files;
        bool inLedger{};
    };
    std::vector<Erasure> erasing;     ///< by the append under way
    std::vector<Erasure> unfinished;  ///< committed; the disk was full, or it is being done
    /// Files away, tables and write-ahead log clean, ledger written. `full`: goes on when tidy() comes again.
    engine::StoreFault finishErasures();
    engine::StoreFault scrub();
    /// Whom log and ledger do not both know, in both directions; and files that belong to nobody.
    std::optional<Problem> reconcileVault();
    std::optional<Problem> sweepFiles();

    // Persons made by personFor() that no identity was written for yet, oldest first.
    std::map<std::string, std::string> newPersons;  ///< id by look-up hash
    std::map<std::string, std::string> newLookups;  ///< and the other way round
    std::deque<std::string> newPersonsOrder;
    void rememberPerson(const std::string& lookup, const std::string& id);
    void forgetNewPerson(const std::string& lookup);
    /// The identity of this person goes unless a case or a follow-up names them. Inside a transaction.
    int dropUnnamed(const std::string& person);

    /// Calls `each` with every event after `after` up to `until`. False with `problem` set when one is not
    /// right.
    bool walk(std::uint64_t after, std::uint64_t until, codec::Hash previous,
              const std::function<bool(const core::Event&, const codec::Hash&)>& each, bool verify);

    [[nodiscard]] std::string ballastFile() const { return directory + "/ballast"; }
    bool giveUpBallast();
};

/// Rows with after < seq <= until, in order.
Statement eventsBetween(sqlite3* connection, std::uint64_t after, std::uint64_t until);
/// Reads the row under `statement` into `row`; its texts live until the next step.
void fill(const Statement& statement, codec::Row& row);

/// The columns of `events` as they are read, digest's columns first.
inline constexpr int algoColumn = static_cast<int>(codec::columnCount);
inline constexpr int hashColumn = algoColumn + 1;

/// Makes a directory for a store, or finds it empty; private to its owner.
std::optional<Problem> prepareDirectory(const std::string& directory);
/// Makes an empty file that only its owner may open.
std::optional<Problem> makePrivateFile(const std::string& file);
Problem systemProblem(const std::string& doing, int error);
/// Makes what was created in it durable, too.
bool syncDirectory(const std::string& directory);
std::string parentOf(const std::string& path);

/// Removes a file and SQLite's side files.
void removeDatabase(const std::string& file);

}  // namespace hall::store
