// The reports' file is nobody's truth: whatever happens to it, it is emptied and says so, and never gives a part for the whole.
#include "server/store/ReportsFile.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <sqlite3.h>

#include "server/reports/LegFeed.hpp"
#include "server/reports/PeriodReport.hpp"
#include "tests/server/store/FaultVfs.hpp"
#include "tests/server/store/StoreFixture.hpp"

using namespace hall;
using engine::StoreFault;
namespace fs = std::filesystem;

namespace {

engine::Leg legOf(std::uint64_t ticket, std::int32_t number = 1) {
    engine::Leg leg;
    leg.day = {20261122};
    leg.ticket = {ticket};
    leg.leg = number;
    leg.number = "A001";
    leg.queue = {"tax"};
    leg.clerk = {"s12"};
    leg.issuedAt = {1'000};
    leg.calledAt = {61'000};
    leg.waitMs = 60'000;
    leg.end = engine::LegEnd::noShow;
    return leg;
}

engine::LegBatch batchOf(std::vector<engine::Leg> legs, std::uint64_t upTo) {
    engine::LegBatch batch;
    for (const auto& leg : legs)
        if (leg.leg == 1) batch.replaced.push_back({leg.day, leg.ticket, 1});
    batch.legs = std::move(legs);
    batch.days = {{20261122}};
    batch.upTo = upTo;
    return batch;
}

/// The beginning of a table: with a morning.
engine::LegBatch firstOf(std::vector<engine::Leg> legs) {
    auto batch = batchOf(std::move(legs), 9);
    batch.morning = engine::LegMorning{3, {900}, {20261122}, "zone\tAsia/Shanghai\n"};
    return batch;
}

std::int64_t legsIn(store::ReportsFile& file, StoreFault wanted = StoreFault::none) {
    std::int64_t legs = 0;
    CHECK(file.scan({20261101}, {20261130}, engine::LegBy::queue, [&](const engine::LegFigures&) { ++legs; }) == wanted);
    return legs;
}

struct UtcZone final : engine::Zone {
    Local local(core::Instant at, const std::string&) override {
        return {core::dateOf(at.utcMs / 86'400'000), static_cast<std::int32_t>(at.utcMs % 86'400'000 / 60'000), 0};
    }
};

}  // namespace

TEST_CASE("written, read again after a restart, private, and a ticket's rows are replaced whole") {
    const support::TemporaryDirectory scratch;
    const std::string path = store::reportsFile(scratch.path());
    {
        store::ReportsFile file(path);
        CHECK_FALSE(file.standing());
        REQUIRE(file.clear() == StoreFault::none);
        REQUIRE(file.write(firstOf({legOf(1), legOf(2), legOf(2, 2)})) == StoreFault::none);
        REQUIRE(file.write(batchOf({legOf(2)}, 12)) == StoreFault::none);   // its second leg was taken back
        CHECK(legsIn(file) == 2);
        auto second = batchOf({legOf(2, 2)}, 13);                             // ... and is there again
        second.replaced = {{{20261122}, {2}, 2}};
        REQUIRE(file.write(second) == StoreFault::none);
        REQUIRE(file.write(second) == StoreFault::none);
        CHECK(legsIn(file) == 3);
        second.legs.clear();
        second.upTo = 12;
        REQUIRE(file.write(second) == StoreFault::none);
        CHECK(legsIn(file) == 2);
    }
    struct stat status{};
    for (const char* suffix : {"", "-wal", "-shm"})
        if (::stat((path + suffix).c_str(), &status) == 0) CHECK((status.st_mode & 077) == 0);
    store::ReportsFile file(path);
    CHECK(legsIn(file, StoreFault::failed) == 0);   // nobody has asked what is in it
    const auto standing = file.standing();
    REQUIRE(standing);
    CHECK(standing->upTo == 12);
    CHECK(standing->morning == *firstOf({}).morning);
    CHECK(legsIn(file) == 2);
    CHECK(file.lastDay() == core::LocalDate{20261122});
    // Rewound: the morning's day is gone, and the file says how far it is good.
    REQUIRE(file.rewind(standing->morning) == StoreFault::none);
    CHECK(legsIn(file) == 0);
    CHECK_FALSE(file.lastDay());
    CHECK(file.standing()->upTo == 3);
}

TEST_CASE("dropped while it is open, replaced, damaged, foreign or of another version: emptied, never a part") {
    const auto damage = [](const std::string& path, const char* how) {
        const std::string what = how;
        if (what == "dropped") {
            fs::remove(path);
            return;
        }
        if (what == "replaced by nothing") {
            fs::remove(path);
            std::ofstream(path).flush();
            return;
        }
        fs::remove(path + "-wal");
        fs::remove(path + "-shm");
        fs::remove(path);
        if (what == "no database") {
            std::ofstream(path) << std::string(8'192, 'x');
            return;
        }
        sqlite3* db = nullptr;
        REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
        sqlite3_exec(db, what == "another version" ? "CREATE TABLE leg_rows (day); PRAGMA application_id = 1332634962; PRAGMA user_version = 99" : "CREATE TABLE x (y)",
                     nullptr, nullptr, nullptr);
        sqlite3_close(db);
    };
    for (const char* how : {"dropped", "replaced by nothing", "no database", "foreign", "another version"}) {
        CAPTURE(how);
        const support::TemporaryDirectory scratch;
        const std::string path = store::reportsFile(scratch.path());
        {
            // In mid-service: the open one notices at its next use.
            store::ReportsFile file(path);
            REQUIRE(file.clear() == StoreFault::none);
            REQUIRE(file.write(firstOf({legOf(1), legOf(2)})) == StoreFault::none);
            damage(path, how);
            CHECK(file.write(batchOf({legOf(3)}, 12)) == StoreFault::failed);
            CHECK_FALSE(file.problem().empty());
            CHECK(legsIn(file, StoreFault::failed) == 0);
            CHECK_FALSE(file.standing());
            REQUIRE(file.clear() == StoreFault::none);
            REQUIRE(file.write(firstOf({legOf(1)})) == StoreFault::none);
            CHECK(legsIn(file) == 1);
        }
        {
            // Before a start.
            damage(path, how);
            store::ReportsFile file(path);
            CHECK_FALSE(file.standing());
            REQUIRE(file.clear() == StoreFault::none);
            REQUIRE(file.write(firstOf({legOf(1)})) == StoreFault::none);
            CHECK(legsIn(file) == 1);
        }
    }
}

TEST_CASE("a link in its place is not written through") {
    const support::TemporaryDirectory scratch;
    const std::string path = store::reportsFile(scratch.path()), other = scratch / "other";
    std::ofstream(other) << "mine";
    fs::create_symlink(other, path);
    store::ReportsFile file(path);
    CHECK_FALSE(file.standing());
    REQUIRE(file.clear() == StoreFault::none);
    REQUIRE(file.write(firstOf({legOf(1)})) == StoreFault::none);
    CHECK_FALSE(fs::is_symlink(path));
    std::string kept;
    std::ifstream(other) >> kept;
    CHECK(kept == "mine");
}

TEST_CASE("too little room on the disk: nothing is written, what is there is still read") {
    const support::TemporaryDirectory scratch;
    const std::string path = store::reportsFile(scratch.path());
    store::ReportsFile::Settings settings;
    settings.spareBytes = 0;
    {
        store::ReportsFile file(path, settings);
        REQUIRE(file.clear() == StoreFault::none);
        REQUIRE(file.write(firstOf({legOf(1)})) == StoreFault::none);
    }
    settings.spareBytes = UINT64_MAX;
    store::ReportsFile file(path, settings);
    REQUIRE(file.standing());
    CHECK(file.write(batchOf({legOf(2)}, 12)) == StoreFault::full);
    CHECK(legsIn(file) == 1);
    // And none is made.
    const std::string another = scratch / "another.db";
    store::ReportsFile none(another, settings);
    CHECK_FALSE(none.standing());
    CHECK(none.clear() == StoreFault::failed);
    CHECK(none.write(firstOf({legOf(1)})) != StoreFault::none);
    CHECK_FALSE(fs::exists(another));
}

TEST_CASE("a directory that is not there, or of others") {
    store::ReportsFile file("/nowhere/at/all/reports.db");
    CHECK_FALSE(file.standing());
    CHECK(file.clear() == StoreFault::failed);
    CHECK(file.write(firstOf({legOf(1)})) == StoreFault::failed);
    CHECK(legsIn(file, StoreFault::failed) == 0);
    store::ReportsFile memory("");
    REQUIRE(memory.clear() == StoreFault::none);
    REQUIRE(memory.write(firstOf({legOf(1)})) == StoreFault::none);
    CHECK(legsIn(memory) == 1);
}

TEST_CASE("somebody looks with SQLite's own tool meanwhile") {
    const support::TemporaryDirectory scratch;
    const std::string path = store::reportsFile(scratch.path());
    store::ReportsFile file(path);
    REQUIRE(file.clear() == StoreFault::none);
    REQUIRE(file.write(firstOf({legOf(1)})) == StoreFault::none);
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
    sqlite3_stmt* look = nullptr;
    REQUIRE(sqlite3_prepare_v2(db, "SELECT day, queue, item, clerk, outcome, wait_ms FROM legs", -1, &look, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_step(look) == SQLITE_ROW);          // and stays there
    CHECK(std::string(reinterpret_cast<const char*>(sqlite3_column_text(look, 0))) == "2026-11-22");
    CHECK(std::string(reinterpret_cast<const char*>(sqlite3_column_text(look, 1))) == "tax");
    CHECK(std::string(reinterpret_cast<const char*>(sqlite3_column_text(look, 2))) == "");
    CHECK(std::string(reinterpret_cast<const char*>(sqlite3_column_text(look, 4))) == "no-show");
    CHECK(file.write(batchOf({legOf(2)}, 12)) == StoreFault::none);
    CHECK(legsIn(file) == 2);
    sqlite3_finalize(look);
    sqlite3_close(db);
}

TEST_CASE("any operation of the disk fails: all of a batch or nothing of it, and afterwards it goes on") {
    test::FaultVfs faults;
    std::uint64_t failed = 0;
    for (const auto fault : {test::DiskFault::full, test::DiskFault::error}) {
        for (const bool sticky : {false, true}) {
            for (std::uint64_t nth = 1; nth <= 60; ++nth) {
                const support::TemporaryDirectory scratch;
                store::ReportsFile::Settings settings;
                settings.vfs = test::FaultVfs::name();
                const std::string path = store::reportsFile(scratch.path());
                {
                    store::ReportsFile file(path, settings);
                    faults.arm(nth, fault, sticky);
                    if (file.clear() == StoreFault::none && file.write(firstOf({legOf(1), legOf(2)})) == StoreFault::none) {
                        if (file.write(batchOf({legOf(3)}, 12)) == StoreFault::none) static_cast<void>(file.standing());
                    }
                    if (faults.fired()) ++failed;
                    faults.disarm();
                }
                store::ReportsFile file(path, settings);
                if (const auto standing = file.standing()) CHECK(legsIn(file) == (standing->upTo == 9 ? 2 : 3));
                REQUIRE(file.clear() == StoreFault::none);
                REQUIRE(file.write(firstOf({legOf(1)})) == StoreFault::none);
                CHECK(legsIn(file) == 1);
            }
        }
    }
    CHECK(failed > 100);
}

TEST_CASE("the logs of older releases give reports that add up") {
    std::size_t released = 0;
    for (const auto& entry : fs::directory_iterator(HALL_RELEASED)) {
        if (entry.path().extension() != ".db") continue;
        ++released;
        const std::string name = entry.path().filename();
        CAPTURE(name);
        const support::TemporaryDirectory scratch;
        const std::string directory = scratch / "hall";
        fs::create_directory(directory);
        fs::copy_file(entry.path(), store::databaseFile(directory));
        auto opened = store::Store::open(directory, store::OpenFor::serving);
        REQUIRE(std::holds_alternative<std::unique_ptr<store::Store>>(opened));
        auto& store = *std::get<std::unique_ptr<store::Store>>(opened);
        UtcZone zone;
        store::ReportsFile table(store::reportsFile(directory));
        reports::LegFeed feed(table, zone);
        std::int64_t issued = 0;
        REQUIRE(feed.wanted() == 0);
        REQUIRE(store.forEach(0, UINT64_MAX, [&](const core::Event& event) {
            if (std::holds_alternative<core::TicketIssued>(event.body)) ++issued;
            return feed.add(event);
        }));
        REQUIRE(feed.write() == StoreFault::none);
        const auto question = reports::questionOf({{"from", "2019-01-01"}, {"to", "2028-12-31"}, {"by", "queue"}});
        const auto made = reports::periodReport(table, std::get<reports::PeriodQuestion>(question));
        REQUIRE(std::holds_alternative<reports::PeriodReport>(made));
        const auto& report = std::get<reports::PeriodReport>(made);
        CHECK(issued > 0);
        CHECK(report.total.tickets == issued);
        CHECK(report.addsUp());
        CHECK(report.days > 0);
    }
    CHECK(released >= 4);
}
