// The hall's file: one SQLite database in its own directory, owned by one connection in one process.
// Order of opening, fault handling and durability follow docs/decisions; nothing here throws out of the room.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/engine/People.hpp"
#include "server/engine/Ports.hpp"

namespace hall::store {

/// Why a store cannot be made, opened, copied or restored.
struct Problem {
    enum class Kind {
        inUse,       ///< the directory is being served, or another command works on it
        exists,      ///< there is something already where a new store was to be made
        missing,     ///< no store there
        foreign,     ///< a file, but not a hall's
        older,       ///< inspection only: the file must be served once by this program before it can be read
        newer,       ///< written by a newer program; this one would not understand it
        damaged,     ///< the file's content is not right
        full,        ///< no space
        failed,      ///< any other error of the file system or of SQLite
    };
    Kind kind{Kind::failed};
    std::string what;  ///< English, one line, for the operator; names the file, never personal data
};

template <class T>
using Result = std::variant<T, Problem>;

struct Settings {
    std::string vfs;  ///< SQLite's file layer; empty: the system's. Tests put faulty ones here
    std::uint64_t walPagesWhenIdle{
        1'000};  ///< the log is moved into the file above this, when nobody waits ...
    std::uint64_t walPagesAtMost{8'000};          ///< ... and above this even if somebody does
    std::uint64_t ballastBytes{64ULL << 20};      ///< kept by watchSpace(), given up on a full disk; 0: none
};

enum class OpenFor {
    serving,     ///< read and write
    inspection,  ///< read only; refused while the directory is served
};

/// A whole JSON document beside the log: the catalogue as it was imported. The newest version counts.
struct Document {
    std::string kind;            ///< "catalogue"
    std::uint64_t version{};     ///< from 1, gap-free by kind
    core::Instant at;
    std::string body;
};

/// One thing that is wrong. `seq` is the first event concerned, 0 when it is not about an event.
struct Finding {
    std::uint64_t seq{};
    std::string what;
};

struct CheckReport {
    std::uint64_t events{};
    std::uint64_t commands{};
    std::string head;                 ///< hash of the last event, hexadecimal
    std::vector<Finding> findings;    ///< at most 20; the first is the first bad record
    [[nodiscard]] bool good() const { return findings.empty(); }
};

/// Free space of the file system that holds the store, by the watermarks of the operations manual.
enum class Space {
    ample,     ///< 1 GiB or more
    low,       ///< under 1 GiB: warn
    scarce,    ///< under 256 MiB: keep no history or media
    critical,  ///< under 64 MiB: the ballast was given up; tickets are still issued
};

/// Opening may happen in any thread; afterwards the store belongs to the thread that uses it (the writer's).
class Store final : public engine::EventLog,
                    public engine::Credentials,
                    public engine::People,
                    public engine::Vault,
                    public engine::Deliveries {
  public:
    /// Makes the directory (0700; an empty one may exist) and an empty store in it (0600), open for serving.
    static Result<std::unique_ptr<Store>> create(const std::string& directory, Settings settings = {});
    /// Serving runs the migrations that are missing. An inspection never changes the schema: it refuses an
    /// older file.
    static Result<std::unique_ptr<Store>> open(const std::string& directory, OpenFor purpose,
                                               Settings settings = {});
    /// Makes `directory` a store from a backup. Refuses a used directory; checks everything before it
    /// returns.
    static Result<CheckReport> restore(const std::string& file, const std::string& directory,
                                       Settings settings = {});
    /// check() of a single file, such as a backup. The file is only read.
    static Result<CheckReport> checkFile(const std::string& file, Settings settings = {});

    ~Store() override;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    // --- engine::EventLog
    void append(const engine::Append& append, std::function<void(engine::StoreFault)> done) override;
    engine::StoreFault load(core::State& state) override;
    std::optional<engine::StoredOutcome> find(const engine::CommandId& id) override;
    std::vector<core::Event> read(std::uint64_t after, std::size_t limit) override;
    engine::StoreFault keepSnapshot(const core::State& state) override;
    bool probe() override;
    engine::StoreFault health() override;
    /// The copy is complete, checked, synced, 0600 and alone (no side files) when this returns none;
    /// otherwise there is no file. An existing file is not overwritten.
    engine::StoreFault backup(const std::string& file, const std::function<void()>& work) override;
    engine::StoreFault tidy(bool idle) override;

    // --- engine::Credentials
    std::vector<engine::Device> devices() override;
    engine::StoreFault putDevice(const engine::Device& device) override;
    engine::StoreFault revokeDevice(const std::string& name, core::Instant at) override;

    // --- engine::People
    std::vector<engine::Account> accounts() override;
    std::optional<engine::Account> account(const core::StaffId& id) override;
    std::optional<engine::Account> accountNamed(std::string_view login) override;
    engine::StoreFault addAccount(const engine::Account& account, std::uint64_t notBelow, core::StaffId& id) override;
    engine::StoreFault putAccount(const engine::Account& account) override;
    std::vector<engine::Session> sessions() override;
    engine::StoreFault putSession(const engine::Session& session) override;
    engine::StoreFault touchSessions(const std::vector<engine::Session>& sessions) override;
    engine::StoreFault dropSessions(const std::vector<std::string>& tokenHashes) override;
    std::optional<engine::Guesses> guesses(std::string_view key) override;
    engine::StoreFault putGuesses(const engine::Guesses& guesses) override;
    engine::StoreFault dropGuesses(std::string_view key) override;
    engine::StoreFault dropGuessesBefore(core::Instant moment) override;

    // --- engine::Vault
    /// A new person is kept for good with the first identity that is written for them; until then the id is only remembered.
    std::optional<core::PersonId> personFor(const std::string& lookupHash) override;
    std::optional<core::PersonId> findPerson(const std::string& lookupHash) override;
    std::optional<std::string> box(const core::VaultId& id) override;

    // --- engine::Deliveries
    std::uint64_t madeOutTo() override;
    engine::StoreFault makeOut(const std::vector<engine::Delivery>& deliveries, std::uint64_t to) override;
    std::vector<engine::Delivery> open(std::size_t limit) override;
    engine::StoreFault taken(std::uint64_t seq) override;
    engine::StoreFault postponed(std::uint64_t seq, std::int32_t attempts, core::Instant nextAt) override;

    // --- the vault as a whole
    /// Sealed papers; 0 also when it could not be found out.
    std::uint64_t papers();
    /// Papers by id, from the one after `after`, at most `limit`.
    std::vector<engine::Paper> papersAfter(const std::string& after, std::size_t limit);
    /// The same, but only those whose box was sealed with another generation of the key.
    std::vector<engine::Paper> papersSealedBefore(std::uint16_t generation, const std::string& after, std::size_t limit);
    /// Boxes in place of the boxes of papers that are still there; nothing else of them changes.
    engine::StoreFault replaceBoxes(const std::vector<engine::Paper>& papers);
    /// Applicants of the log, not erased, whose identity is not there. At most `limit`.
    std::vector<core::PersonId> withoutIdentity(std::size_t limit);
    /// Attached files that belong to somebody who was not erased, by id, from the one after `after`, at most `limit`.
    std::vector<core::VaultId> filesAfter(const std::string& after, std::size_t limit);
    bool hasFile(const core::VaultId& id);
    /// All attached files that a backup knows.
    static Result<std::vector<core::VaultId>> attachedFiles(const std::string& file);
    struct VaultTotals { std::uint64_t persons{}; std::uint64_t papers{}; std::uint64_t files{}; std::uint64_t applicants{}; std::uint64_t erased{}; };
    VaultTotals vaultTotals();
    /// Writes the vault's tables anew and empties the write-ahead log, so that nothing of what was deleted or replaced is left in
    /// the file. Takes as long as the vault is large.
    engine::StoreFault scrubVault();

    // --- documents and keys
    std::optional<Document> document(std::string_view kind);
    /// Stores `body` as the next version of `kind`; `version` receives its number.
    engine::StoreFault putDocument(std::string_view kind, std::string_view body, core::Instant at,
                                   std::uint64_t& version);
    /// Keys of the hall and the like: raw bytes by name.
    std::optional<std::string> meta(std::string_view key);
    engine::StoreFault putMeta(std::string_view key, std::string_view value);
    engine::StoreFault dropMeta(std::string_view key);

    // --- reading
    /// Calls `each` for every event with after < seq <= until, in order, until it returns false. False: a
    /// record could not be read; lastProblem() names it.
    bool forEach(std::uint64_t after, std::uint64_t until,
                 const std::function<bool(const core::Event&)>& each);
    /// Hall days in the log, oldest first.
    std::vector<core::LocalDate> days();
    /// Sequence numbers of a hall day: from its opening to the event before the next day's opening (or the
    /// last one).
    struct Range { std::uint64_t first{}; std::uint64_t last{}; };
    std::optional<Range> day(core::LocalDate date);
    [[nodiscard]] std::uint64_t lastSeq() const;

    /// Walks the whole store: chain, numbering, every record's form, the law's invariants after every event,
    /// commands, snapshots, the tables beside the log and the chain of their changes, the vault's tables as far as they follow from the
    /// log, deliveries, SQLite's own structure. Whether papers and files open is what vault::inspect looks at.
    /// `work` runs every 1,000 events.
    CheckReport check(const std::function<void()>& work = {});

    /// Drops every snapshot: the next load() replays the whole log.
    engine::StoreFault dropSnapshots();

    /// Looks at the free space, gives up or restores the ballast.
    Space watchSpace();
    /// What went wrong last, for the operator's journal: SQLite's code and text, no data.
    [[nodiscard]] const Problem& lastProblem() const;
    [[nodiscard]] const std::string& file() const;

  private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Where the store of a directory lies.
std::string databaseFile(const std::string& directory);

}  // namespace hall::store
