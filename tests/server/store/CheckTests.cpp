// Whatever is changed in the file behind the program's back, check() names the first record concerned.
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include <doctest/doctest.h>

#include "server/store/Codec.hpp"
#include "tests/server/store/StoreFixture.hpp"

using namespace hall;
using namespace hall::test;
using engine::StoreFault;
using store::OpenFor;
using store::Store;

namespace {

/// A closed store with some days in it, of which tests damage copies.
class Original {
  public:
    explicit Original(Cases cases = Cases::some) : day_(cases) {
        auto store = opened(Store::create(scratch_ / "hall"));
        day_.record(*store, 40);
        core::State state;
        REQUIRE(store->load(state) == StoreFault::none);
        REQUIRE(store->keepSnapshot(state) == StoreFault::none);
        day_.recordRest(*store);
        std::filesystem::create_directory(scratch_ / "copy");
    }
    /// Directory of a fresh copy.
    std::string copy() const {
        std::filesystem::copy_file(store::databaseFile(scratch_ / "hall"),
                                   store::databaseFile(scratch_ / "copy"),
                                   std::filesystem::copy_options::overwrite_existing);
        return scratch_ / "copy";
    }
    const Day& day() const { return day_; }

  private:
    support::TemporaryDirectory scratch_;
    Day day_;
};

store::CheckReport check(const std::string& directory) {
    return opened(Store::open(directory, OpenFor::inspection))->check();
}

/// Somebody who means it: without the triggers that forbid changes.
void tamper(const std::string& directory, const std::string& sql) {
    execute(store::databaseFile(directory), ("PRAGMA foreign_keys = OFF; DROP TRIGGER "
                                             "events_are_not_changed; DROP TRIGGER events_are_not_deleted; " +
                                             sql)
                                                .c_str());
}

/// SQL that changes one value as little as possible.
std::string changed(const std::string& column) {
    return "CASE typeof(" + column + ") WHEN 'integer' THEN " + column + " + 1 WHEN 'null' THEN " +
           (column == "actor_counter" || column == "counter" || column == "queue" || column == "number" ||
                    column == "item" || column == "class" || column == "language" || column == "rule" ||
                    column == "other_queue" || column == "reason" || column == "extra"
                ? "''"
                : "0") +
           " WHEN 'blob' THEN zeroblob(32) ELSE char(unicode(" + column + ") + 1) || substr(" + column +
           ", 2) END";
}

}  // namespace

TEST_CASE("events cannot be changed or deleted by accident") {
    const Original original;
    const std::string copy = original.copy();
    CHECK_THROWS_WITH(execute(store::databaseFile(copy), "UPDATE events SET at = 0 WHERE seq = 5"),
                      "events are never changed");
    CHECK_THROWS_WITH(execute(store::databaseFile(copy), "DELETE FROM events WHERE seq = 5"),
                      "events are never deleted");
    CHECK(check(copy).good());
}

TEST_CASE("one value changed in any column of a record of any kind: check names that record") {
    const Original original(Cases::all);
    std::map<std::size_t, std::uint64_t> oneOfEach;
    for (const core::Event& event : original.day().events()) oneOfEach.emplace(event.body.index(), event.seq);
    CHECK(oneOfEach.size() == std::variant_size_v<core::EventBody::Base>);
    std::vector<std::string> columns;
    for (std::size_t i = 1; i < store::codec::columnCount; ++i) {
        columns.emplace_back(store::codec::name(static_cast<store::codec::Column>(i)));
    }
    columns.insert(columns.end(), {"algo", "hash"});
    for (const auto& one : oneOfEach) {
        const std::uint64_t seq = one.second;
        for (const std::string& column : columns) {
            CAPTURE(seq);
            CAPTURE(column);
            const std::string copy = original.copy();
            tamper(copy, "UPDATE events SET " + column + " = " + changed(column) +
                             " WHERE seq = " + std::to_string(seq));
            const auto report = check(copy);
            REQUIRE_FALSE(report.good());
            CHECK(report.findings.front().seq == seq);
        }
    }
}

TEST_CASE("records taken out, put in, exchanged or cut off are named") {
    const Original original;
    const std::uint64_t last = original.day().state().seq;
    struct Case {
        std::string sql;
        std::uint64_t seq;
        const char* what;
    };
    const std::string copyOf =
        "INSERT INTO events SELECT seq + 1, at, kind, version, role, actor, actor_counter, ticket, "
        "counter, queue, number, item, class, language, credit_ms, maximum_wait_ms, rule, "
        "config_version, calls, other_ticket, other_queue, reason, date, extra, algo, hash FROM events ";
    const Case cases[] = {
        {"DELETE FROM events WHERE seq = 1", 1, "missing"},
        {"DELETE FROM events WHERE seq = 17", 17, "missing"},
        {"DELETE FROM events WHERE seq > 50", 51, "missing"},
        {"DELETE FROM events", 1, "missing"},
        {"UPDATE events SET seq = seq + 1000 WHERE seq = 20", 20, "missing"},
        {copyOf + "WHERE seq = " + std::to_string(last), last + 1, "does not match its hash"},
        {"UPDATE events SET seq = -seq WHERE seq IN (30, 31); UPDATE events SET seq = 31 WHERE seq = -30; "
         "UPDATE events SET seq = 30 WHERE seq = -31", 30, "does not match its hash"},
        {"UPDATE commands SET last_seq = last_seq + 1 WHERE id = 'command-4'", 4, "names other records"},
        {"UPDATE commands SET outcome = x'00' WHERE id = 'command-4'", 4, "cannot be read"},
        {"UPDATE snapshots SET state = zeroblob(length(state))", 40, "snapshot after it is damaged"},
        {"UPDATE snapshots SET chain = zeroblob(32)", 40, "belongs to another log"},
        {"UPDATE kinds SET word = 'ticket-eaten' WHERE id = 5", 0, "table of kinds"},
        {"DROP TABLE commands", 0, "table of commands"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.sql);
        const std::string copy = original.copy();
        tamper(copy, one.sql);
        store::Result<std::unique_ptr<Store>> inspection = Store::open(copy, OpenFor::inspection);
        if (one.sql.starts_with("DROP")) {
            CHECK(std::holds_alternative<store::Problem>(inspection));
            continue;
        }
        const auto report = opened(std::move(inspection))->check();
        REQUIRE_FALSE(report.good());
        CHECK(report.findings.front().seq == one.seq);
        CHECK_MESSAGE(report.findings.front().what.find(one.what) != std::string::npos,
                      report.findings.front().what);
    }
}

TEST_CASE("the vault's tables, deliveries and marks: what follows from the log is held against it") {
    const support::TemporaryDirectory scratch;
    {
        Day day(Cases::some);
        auto store = opened(Store::create(scratch / "hall"));
        day.record(*store);
        REQUIRE(store->makeOut({{130, {"nobody's"}, 0, {1}}}, 130) == StoreFault::none);
        const auto report = store->check();
        REQUIRE(report.findings.size() == 1);
        CHECK(report.findings[0].what.find("130: a delivery") != std::string::npos);
        REQUIRE(store->taken(130) == StoreFault::none);
        for (const auto& finding : store->check().findings) FAIL_CHECK(finding.seq, " ", finding.what);
        CHECK(store->vaultTotals().erased == 1);
        CHECK(store->filesAfter({}, 9) == std::vector<core::VaultId>{{"file-of-1"}});
    }
    struct Case { const char* sql; const char* what; };
    const Case cases[] = {
        {"DELETE FROM files", "files file-of-1: it was taken out by hand"},
        {"INSERT INTO files VALUES ('x', 'y', 1)", "files x: no record made it so"},
        {"UPDATE files SET number = 'y'", "files file-of-1: no record made it so"},
        {"DELETE FROM parties WHERE person = 'person-of-APP-2'", "parties person-of-APP-2: it was taken out by hand"},
        {"INSERT INTO parties VALUES ('x', 'applicant', 'person-of-APP-3')", "parties person-of-APP-3: no record made it so"},
        {"DELETE FROM erasures", "not in the table of erasures"},
        {"INSERT INTO erasures VALUES ('person-of-APP-1', 7)", "erasures person-of-APP-1: no record made it so"},
        {"INSERT INTO papers VALUES ('note-of-refusal', 'person-of-APP-3', 'note', x'01')", "was erased, and has a sealed paper"},
        {"INSERT INTO persons VALUES ('person-of-APP-3', x'01')", "was erased, and can be found by name"},
        {"INSERT INTO persons VALUES ('person-of-APP-1', x'01')", "the identity of this person is missing"},
        {"UPDATE marks SET seq = 100000", "beyond the log's end"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.sql);
        std::filesystem::create_directory(scratch / "copy");
        std::filesystem::copy_file(store::databaseFile(scratch / "hall"), store::databaseFile(scratch / "copy"),
                                   std::filesystem::copy_options::overwrite_existing);
        execute(store::databaseFile(scratch / "copy"), one.sql);
        const auto report = check(scratch / "copy");
        REQUIRE_FALSE(report.good());
        CHECK_MESSAGE(report.findings.front().what.find(one.what) != std::string::npos, report.findings.front().what);
    }
}

TEST_CASE("a day that obeys no law is found although its chain is right") {
    const support::TemporaryDirectory scratch;
    auto store = opened(Store::create(scratch / "hall"));
    Day day;
    day.record(*store, 25);
    core::Event stray{
        26, {5}, kiosk, core::TicketIssued{{99}, "A099", {"general"}, {"register"}, {"normal"}, {}, 0, 1}};
    store->append({std::span(&stray, 1), {}}, [](StoreFault fault) { CHECK(fault == StoreFault::none); });
    const auto report = store->check();
    REQUIRE_FALSE(report.good());
    CHECK(report.findings.front().seq == 26);
    CHECK(report.findings.front().what.find("invariant") != std::string::npos);
}

TEST_CASE("a log with a damaged record is not served, and says which") {
    const Original original;
    const std::string copy = original.copy();
    tamper(copy, "UPDATE events SET at = at + 1 WHERE seq = 44");
    auto store = opened(Store::open(copy, OpenFor::serving));
    core::State state;
    CHECK(store->load(state) == StoreFault::failed);
    CHECK(store->lastProblem().kind == store::Problem::Kind::damaged);
    CHECK(store->lastProblem().what.find("record 44") != std::string::npos);
    CHECK(store->health() == StoreFault::failed);
}

TEST_CASE("any byte of the file turned over: found, or harmless; never a crash, never another history") {
    const Original original;
    const std::string file = store::databaseFile(original.copy());
    const auto size = std::filesystem::file_size(file);
    std::mt19937_64 random(20261121);
    int found = 0;
    for (int round = 0; round < 400; ++round) {
        const std::string copy = original.copy();
        const auto at = static_cast<std::streamoff>(random() % size);
        {
            std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
            char byte{};
            stream.seekg(at).get(byte);
            stream.seekp(at).put(static_cast<char>(byte ^ (1 << (random() % 8))));
        }
        CAPTURE(at);
        auto result = Store::open(copy, OpenFor::inspection);
        if (std::holds_alternative<store::Problem>(result)) {
            ++found;
            continue;
        }
        auto store = opened(std::move(result));
        if (!store->check().good()) {
            ++found;
            continue;
        }
        core::State state;
        REQUIRE(store->load(state) == StoreFault::none);
        CHECK(state == original.day().state());
    }
    CHECK(found > 50);
}
