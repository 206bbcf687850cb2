// Accounts, sessions and counted guesses survive what the hall survives; a row changed by hand is named by check().
#include <doctest/doctest.h>

#include "schema/sql/Migrations.hpp"
#include "tests/server/store/StoreFixture.hpp"

using namespace hall;
using namespace hall::test;
using engine::StoreFault;
using store::OpenFor;
using store::Store;

namespace {

engine::Account accountOf(const std::string& login) {
    return {{}, login, "Display of " + login, "$argon2id$of-" + login, true, {1'000}, {1'000}};
}

engine::Session sessionOf(char token, const std::string& staff) {
    engine::Session session;
    session.tokenHash = std::string(32, token);
    session.staff = {staff};
    session.role = core::Role::supervisor;
    session.counter = {"counter-1"};
    session.device = "counter-1";
    session.openedAt = {1'000};
    session.expiresAt = {9'000};
    session.usedAt = {2'000};
    return session;
}

/// A closed store with a row in every table beside the log.
void fill(const std::string& directory) {
    auto store = opened(Store::create(directory));
    std::uint64_t version{};
    core::StaffId id;
    REQUIRE(store->putDevice({"board-1", core::Role::board, {}, std::string(32, 'b'), {1}, {}}) == StoreFault::none);
    REQUIRE(store->putDevice({"counter-1", core::Role::counter, {"counter-1"}, std::string(32, 'c'), {1}, {}}) == StoreFault::none);
    REQUIRE(store->revokeDevice("counter-1", {5}) == StoreFault::none);
    REQUIRE(store->putDocument("catalogue", R"({"items":["register"]})", {2}, version) == StoreFault::none);
    REQUIRE(store->putDocument("catalogue", R"({"items":["register","tax"]})", {3}, version) == StoreFault::none);
    REQUIRE(store->putMeta("visit-key", std::string(32, 'k')) == StoreFault::none);
    REQUIRE(store->addAccount(accountOf("li"), 1, id) == StoreFault::none);
    REQUIRE(store->addAccount(accountOf("wang"), 1, id) == StoreFault::none);
    REQUIRE(store->putSession(sessionOf('1', "s1")) == StoreFault::none);
    REQUIRE(store->putSession(sessionOf('2', "s2")) == StoreFault::none);
    REQUIRE(store->dropSessions({std::string(32, '2'), std::string(32, '3')}) == StoreFault::none);
}

store::CheckReport check(const std::string& directory) { return opened(Store::open(directory, OpenFor::inspection))->check(); }

}  // namespace

TEST_CASE("accounts: ids are given once and in order, rows are found by id and by login") {
    const support::TemporaryDirectory scratch;
    auto store = opened(Store::create(scratch / "hall"));
    core::StaffId id;
    REQUIRE(store->addAccount(accountOf("li"), 1, id) == StoreFault::none);
    CHECK(id.value == "s1");
    REQUIRE(store->addAccount(accountOf("wang"), 7, id) == StoreFault::none);
    CHECK(id.value == "s7");
    REQUIRE(store->addAccount(accountOf("zhao"), 1, id) == StoreFault::none);
    CHECK(id.value == "s8");
    auto wang = store->accountNamed("wang");
    REQUIRE(wang);
    CHECK(wang->id.value == "s7");
    CHECK(wang->mustChange);
    wang->secretHash = "$argon2id$new";
    wang->mustChange = false;
    wang->secretAt = {5'000};
    REQUIRE(store->putAccount(*wang) == StoreFault::none);
    CHECK(store->account({"s7"}) == wang);
    CHECK_FALSE(store->account({"s2"}));
    for (const char* none : {"s0", "s07", "7", "s", "s7x", "", "s99999999999999999999"}) CHECK_FALSE(store->account({none}));
    CHECK_FALSE(store->accountNamed("WANG"));
    CHECK(store->accounts().size() == 3);
    CHECK(store->check().good());
}

TEST_CASE("sessions and guesses are there again after a restart") {
    const support::TemporaryDirectory scratch;
    auto session = sessionOf('1', "s1");
    const engine::Guesses guesses{std::string(32, 'g'), 5, {3'000}, {903'000}};
    {
        auto store = opened(Store::create(scratch / "hall"));
        REQUIRE(store->putSession(session) == StoreFault::none);
        REQUIRE(store->putSession(sessionOf('2', "s2")) == StoreFault::none);
        REQUIRE(store->dropSessions({std::string(32, '2')}) == StoreFault::none);
        session.usedAt = {4'000};
        session.locked = true;
        REQUIRE(store->touchSessions({session}) == StoreFault::none);
        REQUIRE(store->putGuesses(guesses) == StoreFault::none);
        REQUIRE(store->putGuesses({std::string(32, 'h'), 1, {10}, {}}) == StoreFault::none);
        REQUIRE(store->putGuesses({std::string(32, 'i'), 1, {10}, {}}) == StoreFault::none);
        REQUIRE(store->dropGuesses(std::string(32, 'i')) == StoreFault::none);
    }
    auto store = opened(Store::open(scratch / "hall", OpenFor::serving));
    CHECK(store->sessions() == std::vector{session});
    CHECK(store->guesses(guesses.key) == guesses);
    CHECK(store->guesses(std::string(32, 'h')));
    CHECK_FALSE(store->guesses(std::string(32, 'i')));
    REQUIRE(store->dropGuessesBefore({11}) == StoreFault::none);
    CHECK_FALSE(store->guesses(std::string(32, 'h')));
    CHECK(store->guesses(guesses.key));
    CHECK(store->check().good());
}

TEST_CASE("a row of any table beside the log that was changed, put in or taken out by hand is named") {
    const support::TemporaryDirectory scratch;
    fill(scratch / "hall");
    CHECK(check(scratch / "hall").good());
    std::filesystem::create_directory(scratch / "copy");
    struct Case {
        std::string sql;
        std::string what;
    };
    const Case cases[] = {
        // One byte of a device, one of a catalogue document.
        {"UPDATE devices SET token_hash = CAST(x'63' || substr(token_hash, 2) AS BLOB) WHERE name = 'board-1'", "devices board-1: it was changed by hand"},
        {"UPDATE documents SET body = replace(body, 'tax', 'tay') WHERE version = 2", "documents catalogue/2: it was changed by hand"},
        {"UPDATE devices SET revoked_at = NULL", "devices counter-1: it was changed by hand"},
        {"UPDATE devices SET role = 'manager' WHERE name = 'board-1'", "devices board-1: it was changed by hand"},
        {"UPDATE devices SET name = 'board-2' WHERE name = 'board-1'", "devices board-2: it was put in by hand"},
        {"INSERT INTO devices VALUES ('mine', 'manager', NULL, zeroblob(32), 1, NULL)", "devices mine: it was put in by hand"},
        {"DELETE FROM devices WHERE name = 'counter-1'", "devices counter-1: it was taken out by hand"},
        {"DELETE FROM documents WHERE version = 1", "documents catalogue/1: it was taken out by hand"},
        {"UPDATE accounts SET secret_hash = '$argon2id$mine' WHERE login = 'li'", "accounts s1: it was changed by hand"},
        {"UPDATE accounts SET login = 'mine' WHERE login = 'li'", "accounts s1: it was changed by hand"},
        {"UPDATE accounts SET must_change = 0 WHERE login = 'li'", "accounts s1: it was changed by hand"},
        {"DELETE FROM accounts WHERE login = 'wang'", "accounts s2: it was taken out by hand"},
        {"UPDATE sessions SET expires_at = 99000", "sessions 313131313131: it was changed by hand"},
        {"UPDATE sessions SET staff = 's2'", "sessions 313131313131: it was changed by hand"},
        {"UPDATE meta SET value = zeroblob(32) WHERE key = 'visit-key'", "meta visit-key: it was changed by hand"},
        {"UPDATE changes SET digest = zeroblob(32) WHERE seq = 4", "change 4 (documents catalogue/1): it does not match its hash"},
        {"DELETE FROM changes WHERE seq = 3", "change 3: it is missing"},
        {"DELETE FROM changes WHERE seq > 8", "sessions 313131313131: it was put in by hand"},
        {"DELETE FROM changes", "accounts s1: it was put in by hand"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.sql);
        const std::string copy = store::databaseFile(scratch / "copy");
        std::filesystem::copy_file(store::databaseFile(scratch / "hall"), copy, std::filesystem::copy_options::overwrite_existing);
        execute(copy, ("DROP TRIGGER changes_are_not_changed; DROP TRIGGER changes_are_not_deleted; " + one.sql).c_str());
        const auto report = check(scratch / "copy");
        REQUIRE_FALSE(report.good());
        CHECK_MESSAGE(report.findings.front().what.find(one.what) != std::string::npos, report.findings.front().what);
    }
}

TEST_CASE("changes cannot be rewritten by accident, and what comes and goes by itself is no change") {
    const support::TemporaryDirectory scratch;
    fill(scratch / "hall");
    const std::string file = store::databaseFile(scratch / "hall");
    CHECK_THROWS_WITH(execute(file, "UPDATE changes SET key = 'x' WHERE seq = 1"), "changes are never changed");
    CHECK_THROWS_WITH(execute(file, "DELETE FROM changes WHERE seq = 1"), "changes are never deleted");
    execute(file, "UPDATE sessions SET used_at = 8000, locked = 1");
    {
        auto store = opened(Store::open(scratch / "hall", OpenFor::serving));
        CHECK(store->probe());
    }
    CHECK(check(scratch / "hall").good());
}

TEST_CASE("a file of version 0.1 gets the beginning of its chain when it is served") {
    const support::TemporaryDirectory scratch;
    std::filesystem::create_directory(scratch / "old");
    const std::string file = store::databaseFile(scratch / "old");
    execute(file, (std::string(sql::migrations()[0].text) +
                   "INSERT INTO devices VALUES ('board-1', 'board', NULL, zeroblob(32), 1, NULL), ('kiosk-1', 'kiosk', NULL, "
                   "zeroblob(32), 1, 9); INSERT INTO documents VALUES ('catalogue', 1, 5, '{}'); "
                   "INSERT INTO meta VALUES ('visit-key', zeroblob(32));")
                      .c_str());
    REQUIRE(std::holds_alternative<store::Problem>(Store::open(scratch / "old", OpenFor::inspection)));
    {
        auto store = opened(Store::open(scratch / "old", OpenFor::serving));
        CHECK(store->devices().size() == 2);
        CHECK(store->check().good());
    }
    execute(file, "UPDATE devices SET revoked_at = NULL WHERE name = 'kiosk-1'");
    const auto report = check(scratch / "old");
    REQUIRE_FALSE(report.good());
    CHECK(report.findings.front().what == "devices kiosk-1: it was changed by hand");
}
