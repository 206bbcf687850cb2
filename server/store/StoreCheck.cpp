// The whole truth about a store: what `hall-server check` says.
#include <algorithm>
#include <cstring>
#include <exception>
#include <map>
#include <set>

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
        vault();
        deliveries();
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
    void follow(const core::Event& event);
    void vault();
    void compareFiles();
    void compareParties();
    void noneOf(const char* sql, std::string_view what);
    void deliveries();
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

    // What the vault's tables beside the log should hold, as the log says.
    using Numbers = std::set<std::string>;
    std::map<std::pair<std::string, std::string>, std::string> parties_;  ///< by number and role, of those who were not erased
    std::map<std::string, Numbers> everNamed_;    ///< numbers of cases and follow-ups by person, of everybody
    std::map<std::pair<std::string, std::uint32_t>, std::string> files_;  ///< by case number and place
    std::map<std::string, std::uint64_t> erased_;
    Numbers doubtful_;                            ///< cases of whom only the ledger erased
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
    follow(event_);
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

void Checker::follow(const core::Event& event) {
    const auto named = [this](const std::string& number, const char* role, const core::PersonId& person) {
        if (person.value.empty()) {
            parties_.erase({number, role});
            return;
        }
        parties_[{number, role}] = person.value;
        everNamed_[person.value].insert(number);
    };
    const auto parties = [&](const auto& of) {
        named(of.number.value, "applicant", of.applicant);
        named(of.number.value, "agent", of.agent);
    };
    if (const auto* received = std::get_if<core::ApplicationReceived>(&event.body)) parties(*received);
    if (const auto* updated = std::get_if<core::ApplicationUpdated>(&event.body)) parties(*updated);
    if (const auto* opened = std::get_if<core::FollowUpOpened>(&event.body)) named(opened->followUp.value, "asker", opened->person);
    if (const auto* added = std::get_if<core::FileAdded>(&event.body)) files_[{added->number.value, added->ordinal}] = added->file.value;
    if (const auto* imported = std::get_if<core::CaseImported>(&event.body)) {
        parties(*imported->record);
        for (const core::CaseFile& file : imported->record->files) files_[{imported->number.value, file.ordinal}] = file.id.value;
    }
    if (const auto* erased = std::get_if<core::PersonErased>(&event.body)) {
        erased_.emplace(erased->person.value, event.seq);
        std::erase_if(files_, [&](const auto& file) {
            const auto applicant = parties_.find({file.first.first, "applicant"});
            return applicant != parties_.end() && applicant->second == erased->person.value;
        });
        std::erase_if(parties_, [&](const auto& party) { return party.second == erased->person.value; });
    }
}

void Checker::noneOf(const char* sql, std::string_view what) {
    Statement rows(connection_, sql);
    int code = SQLITE_OK;
    while ((code = rows.step()) == SQLITE_ROW) found(0, std::string(rows.text(0)) + ": " + std::string(what));
    if (code != SQLITE_DONE) unreadable(0, "a table of the vault");
}

void Checker::compareFiles() {
    Statement rows(connection_, "SELECT id, number, ordinal FROM files");
    int code = SQLITE_OK;
    while ((code = rows.step()) == SQLITE_ROW) {
        if (doubtful_.contains(std::string(rows.text(1)))) continue;
        const auto expected = files_.find({std::string(rows.text(1)), static_cast<std::uint32_t>(rows.integer(2))});
        if (expected == files_.end() || expected->second != rows.text(0)) found(0, "files " + std::string(rows.text(0)) + ": no record made it so");
        else files_.erase(expected);
    }
    if (code != SQLITE_DONE) unreadable(0, "the table of files");
    for (const auto& [place, id] : files_) found(0, "files " + id + ": it was taken out by hand");
}

void Checker::compareParties() {
    Statement rows(connection_, "SELECT number, role, person FROM parties");
    int code = SQLITE_OK;
    while ((code = rows.step()) == SQLITE_ROW) {
        const std::string number(rows.text(0));
        const std::string person(rows.text(2));
        if (!everNamed_.contains(person) && doubtful_.contains(number)) continue;
        const auto expected = parties_.find({number, std::string(rows.text(1))});
        if (expected == parties_.end() || expected->second != person) found(0, "parties " + person + ": no record made it so");
        else parties_.erase(expected);
    }
    if (code != SQLITE_DONE) unreadable(0, "the table of parties");
    for (const auto& [place, person] : parties_) found(0, "parties " + person + ": it was taken out by hand");
}

/// Tables that follow from the log. Papers prove themselves when they are opened; whoever was erased has none.
void Checker::vault() {
    Statement rows(connection_, "SELECT person, seq FROM erasures");
    int code = SQLITE_OK;
    while ((code = rows.step()) == SQLITE_ROW) {
        const std::string person(rows.text(0));
        if (rows.integer(1) != 0) {
            const auto expected = erased_.find(person);
            if (expected == erased_.end() || expected->second != static_cast<std::uint64_t>(rows.integer(1)))
                found(0, "erasures " + person + ": no record made it so");
            else erased_.erase(expected);
            continue;
        }
        // By the ledger, after a restore: the log does not know when, and what came later may be there or not.
        erased_.erase(person);
        for (const std::string& number : everNamed_[person]) {
            doubtful_.insert(number);
            std::erase_if(files_, [&](const auto& file) { return file.first.first == number; });
        }
        std::erase_if(parties_, [&](const auto& party) { return party.second == person; });
        everNamed_.erase(person);
    }
    if (code != SQLITE_DONE) unreadable(0, "the table of erasures");
    for (const auto& [person, seq] : erased_) found(seq, "the person whom it erased is not in the table of erasures");
    compareFiles();
    compareParties();
    noneOf("SELECT DISTINCT p.person FROM papers p JOIN erasures e ON e.person = p.person", "was erased, and has a sealed paper");
    noneOf("SELECT p.id FROM persons p JOIN erasures e ON e.person = p.id", "was erased, and can be found by name");
    noneOf("SELECT p.id FROM persons p LEFT JOIN papers i ON i.id = p.id WHERE i.id IS NULL", "the identity of this person is missing");
}

void Checker::deliveries() {
    noneOf("SELECT d.seq FROM deliveries d LEFT JOIN events e ON e.seq = d.seq WHERE e.seq IS NULL OR e.number IS NOT d.number",
           "a delivery of this record, which is about another case or is not there");
    noneOf("SELECT m.name FROM marks m WHERE m.seq > (SELECT coalesce(max(seq), 0) FROM events)", "has a mark beyond the log's end");
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
