// The whole truth about a store: what `hall-server check` says.
#include <algorithm>
#include <cstring>
#include <exception>

#include "server/core/Decide.hpp"
#include "server/store/Changes.hpp"
#include "server/store/Snapshot.hpp"
#include "server/store/StoreImpl.hpp"

namespace hall::store {

namespace {

constexpr std::size_t findingsAtMost = 20;
constexpr std::uint64_t eventsBetweenWork = 1'000;
constexpr int instructionsBetweenWork = 50'000;

/// A snapshot as it lies there, to be compared with the replay when that has come so far.
struct KeptSnapshot {
    std::uint64_t seq{};
    std::string digest;
    std::string chain;
    std::string state;
    bool ours{};
};

class Checker {
  public:
    Checker(sqlite3* connection, codec::Digest& digest, const std::function<void()>& work)
        : connection_(connection), digest_(digest), work_(work) {}

    CheckReport run() {
        kinds();
        snapshots();
        log();
        commands();
        changes::verify(connection_, digest_, [this](std::string what) { found(0, std::move(what)); });
        if (work_) sqlite3_progress_handler(connection_, instructionsBetweenWork, &Checker::progress, this);
        structure("PRAGMA integrity_check(5)");
        structure("PRAGMA foreign_key_check");
        if (work_) sqlite3_progress_handler(connection_, 0, nullptr, nullptr);
        return std::move(report_);
    }

  private:
    void found(std::uint64_t seq, std::string what) {
        if (report_.findings.size() < findingsAtMost) report_.findings.push_back({seq, std::move(what)});
    }
    void unreadable(std::uint64_t seq, std::string_view what) {
        found(seq, std::string(what) + " cannot be read: " + sqlite3_errmsg(connection_));
    }
    static int progress(void* self) {
        static_cast<Checker*>(self)->work_();
        return 0;
    }

    void kinds();
    void snapshots();
    void log();
    std::string record(Statement& statement, std::uint64_t expected);
    void compareSnapshots();
    void commands();
    void structure(const char* sql);

    sqlite3* connection_;
    codec::Digest& digest_;
    const std::function<void()>& work_;
    CheckReport report_;
    std::vector<KeptSnapshot> snapshots_;
    core::State state_;
    bool lawful_{true};  ///< the state is what the log says so far
    codec::Row row_;
    core::Event event_;
    codec::Hash previous_{};
    std::uint64_t last_{0};
};

void Checker::kinds() {
    Statement statement(connection_, "SELECT id, word FROM kinds ORDER BY id");
    std::size_t rows = 0;
    bool same = true;
    int code = SQLITE_OK;
    while ((code = statement.step()) == SQLITE_ROW) {
        same &= rows < codec::kinds().size() && codec::kinds()[rows].id == statement.integer(0) &&
                codec::kinds()[rows].word == statement.text(1);
        ++rows;
    }
    if (code != SQLITE_DONE) unreadable(0, "the table of kinds");
    else if (!same || rows != codec::kinds().size()) found(0, "the table of kinds is not this program's");
}

void Checker::snapshots() {
    Statement statement(connection_, "SELECT seq, format, digest, chain, state FROM snapshots ORDER BY seq");
    int code = SQLITE_OK;
    while ((code = statement.step()) == SQLITE_ROW) {
        snapshots_.push_back({static_cast<std::uint64_t>(statement.integer(0)),
                              std::string(statement.bytes(2)), std::string(statement.bytes(3)),
                              std::string(statement.bytes(4)), statement.integer(1) == snapshotFormat()});
    }
    if (code != SQLITE_DONE) unreadable(0, "the table of snapshots");
}

void Checker::compareSnapshots() {
    for (const KeptSnapshot& snapshot : snapshots_) {
        if (snapshot.seq != last_) continue;
        if (codec::view(digest_.plain(snapshot.state)) != snapshot.digest) {
            found(last_, "the snapshot after it is damaged (a cache: it will be dropped)");
        } else if (snapshot.chain != codec::view(previous_)) {
            found(last_, "the snapshot after it belongs to another log");
        } else if (snapshot.ours && lawful_ && packState(state_) != snapshot.state) {
            found(last_, "the snapshot after it is not what the log says");
        }
    }
}

/// What is wrong with the row; empty when nothing is.
std::string Checker::record(Statement& statement, std::uint64_t expected) {
    fill(statement, row_);
    const std::string form = codec::decode(row_, event_);
    const std::string_view stored = statement.bytes(hashColumn);
    std::string wrong;
    if (statement.integer(0) != static_cast<std::int64_t>(expected)) {
        found(expected, "it is missing; the next one there is " + std::to_string(statement.integer(0)));
    }
    if (statement.integer(algoColumn) != codec::algorithm) {
        wrong = "unknown hash algorithm";
    } else if (codec::view(digest_.chain(previous_, row_)) != stored) {
        wrong = "it does not match its hash";
    }
    if (stored.size() == previous_.size()) std::memcpy(previous_.data(), stored.data(), stored.size());
    if (!form.empty()) wrong += (wrong.empty() ? "" : "; ") + form;
    if (!wrong.empty()) {
        lawful_ = false;  // from here on the state would only repeat the same finding in other words
        return wrong;
    }
    if (!lawful_) return {};
    try {
        core::apply(state_, event_);
        wrong = std::string(core::violatedBy(state_, event_));
        if (wrong.empty() && std::holds_alternative<core::DayEnded>(event_.body))
            wrong = core::violation(state_);
        if (!wrong.empty()) wrong = "after it an invariant is broken: " + wrong;
    } catch (const std::exception& error) {
        wrong = std::string("it cannot be applied: ") + error.what();
    }
    lawful_ = wrong.empty();
    return wrong;
}

void Checker::log() {
    Statement statement = eventsBetween(connection_, 0, INT64_MAX);
    int code = SQLITE_OK;
    while ((code = statement.step()) == SQLITE_ROW) {
        const std::string wrong = record(statement, last_ + 1);
        last_ = static_cast<std::uint64_t>(statement.integer(0));
        if (!wrong.empty()) found(last_, wrong);
        compareSnapshots();
        if (++report_.events % eventsBetweenWork == 0 && work_) work_();
    }
    if (code != SQLITE_DONE) unreadable(last_ + 1, "the record");
    report_.head = codec::hex(codec::view(previous_));
    if (!lawful_) return;
    if (const std::string broken = core::violation(state_); !broken.empty()) {
        found(last_, "at the end an invariant is broken: " + broken);
    }
}

void Checker::commands() {
    Statement statement(connection_, "SELECT first_seq, last_seq, outcome FROM commands");
    std::uint64_t count = 0;
    engine::Outcome outcome;
    int code = SQLITE_OK;
    while ((code = statement.step()) == SQLITE_ROW) {
        const auto first = static_cast<std::uint64_t>(statement.integer(0));
        const auto last = static_cast<std::uint64_t>(statement.integer(1));
        if (first < 1 || last < first || last > last_) {
            found(last_ + 1, "it is missing: a command says it made records " + std::to_string(first) +
                                 " to " + std::to_string(last) + "; the log ends with " +
                                 std::to_string(last_));
        } else if (!unpackOutcome(statement.bytes(2), outcome)) {
            found(first, "the outcome of its command cannot be read");
        } else if (outcome.firstSeq != first || outcome.lastSeq != last) {
            found(first, "the outcome of its command names other records");
        }
        if (++count % eventsBetweenWork == 0 && work_) work_();
    }
    report_.commands = count;
    if (code != SQLITE_DONE) unreadable(0, "the table of commands");
    for (const KeptSnapshot& snapshot : snapshots_) {
        if (snapshot.seq <= last_) continue;
        found(last_ + 1, "it is missing: there is a snapshot after record " + std::to_string(snapshot.seq));
    }
}

void Checker::structure(const char* sql) {
    Statement statement(connection_, sql);
    int code = SQLITE_OK;
    while ((code = statement.step()) == SQLITE_ROW) {
        if (statement.text(0) != "ok") found(0, std::string(sql) + ": " + std::string(statement.text(0)));
    }
    if (code != SQLITE_DONE) unreadable(0, sql);
}

}  // namespace

CheckReport Store::check(const std::function<void()>& work) {
    return Checker(impl_->connection.get(), impl_->digest, work).run();
}

Result<CheckReport> Store::checkFile(const std::string& file, Settings settings) {
    Impl impl({}, file, std::move(settings));
    if (auto problem = impl.open(SQLITE_OPEN_READONLY, OpenFor::inspection)) return *problem;
    return Checker(impl.connection.get(), impl.digest, {}).run();
}

}  // namespace hall::store
