// The store on real files: what is written is what is found again.
#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include <doctest/doctest.h>

#include "server/store/Snapshot.hpp"
#include "tests/server/store/StoreFixture.hpp"

using namespace hall;
using namespace hall::test;
using engine::StoreFault;
using store::OpenFor;
using store::Problem;
using store::Store;

namespace {

template <class T>
Problem::Kind kindOf(const store::Result<T>& result) {
    REQUIRE(std::holds_alternative<Problem>(result));
    return std::get<Problem>(result).kind;
}

int modeOf(const std::string& path) {
    struct stat status{};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return static_cast<int>(status.st_mode & 0777);
}

}  // namespace

TEST_CASE("a store is made private, in an empty directory, once") {
    const support::TemporaryDirectory scratch;
    const std::string hall = scratch / "hall";
    opened(Store::create(hall));
    CHECK(modeOf(hall) == 0700);
    CHECK(modeOf(store::databaseFile(hall)) == 0600);
    CHECK(kindOf(Store::create(hall)) == Problem::Kind::exists);

    std::ofstream(scratch / "file") << "x";
    CHECK(kindOf(Store::create(scratch / "file")) == Problem::Kind::exists);
    CHECK(kindOf(Store::create(scratch / "no" + "/such")) == Problem::Kind::failed);
    std::filesystem::create_directory(scratch / "empty");
    opened(Store::create(scratch / "empty"));
    CHECK(modeOf(scratch / "empty") == 0700);
    CHECK(kindOf(Store::open(scratch / "nothing", OpenFor::serving)) == Problem::Kind::missing);
}

TEST_CASE("a hall's day is found again: events, state, outcomes") {
    const support::TemporaryDirectory scratch;
    Day day;
    {
        auto store = opened(Store::create(scratch / "hall"));
        day.record(*store);
        CHECK(store->lastSeq() == day.state().seq);
    }
    auto store = opened(Store::open(scratch / "hall", OpenFor::serving));
    core::State state;
    REQUIRE(store->load(state) == StoreFault::none);
    CHECK(state == day.state());
    CHECK(core::fingerprint(state) == core::fingerprint(day.state()));
    CHECK(store->read(0, 10'000).size() == day.state().seq);
    CHECK(store->read(3, 2).front().seq == 4);
    CHECK(store->read(3, 2).size() == 2);
    CHECK(store->read(state.seq, 5).empty());

    const auto found = store->find({"command-7"});
    REQUIRE(found);
    CHECK(found->bodyHash == 7);
    CHECK(found->outcome.firstSeq == day.outcomes().at(7).firstSeq);
    CHECK(found->outcome.ticket == day.outcomes().at(7).ticket);
    CHECK_FALSE(store->find({"command-unknown"}));
    CHECK(store->health() == StoreFault::none);

    const auto report = store->check();
    CHECK_MESSAGE(report.good(), (report.findings.empty() ? "" : report.findings.front().what));
    CHECK(report.events == state.seq);
    CHECK(report.commands == day.outcomes().size());
}

TEST_CASE("a snapshot is a cache: with it, without it, damaged or of another format, the state is the same") {
    const support::TemporaryDirectory scratch;
    Day day(Cases::some);
    auto store = opened(Store::create(scratch / "hall"));
    day.record(*store, 40);
    core::State state;
    REQUIRE(store->load(state) == StoreFault::none);
    REQUIRE(store->keepSnapshot(state) == StoreFault::none);
    REQUIRE(store->keepSnapshot(state) == StoreFault::none);  // skipped: there is one of this event
    day.recordRest(*store);
    CHECK(store->check().good());

    const char* damages[] = {
        "UPDATE snapshots SET seq = seq",
        "UPDATE snapshots SET digest = zeroblob(32)",
        "UPDATE snapshots SET format = format + 1",
        "UPDATE snapshots SET chain = zeroblob(32)",
        "UPDATE snapshots SET seq = seq - 1",
        "UPDATE snapshots SET state = zeroblob(length(state))",
        "DELETE FROM snapshots",
    };
    for (const char* damage : damages) {
        CAPTURE(damage);
        store.reset();
        execute(store::databaseFile(scratch / "hall"), damage);
        store = opened(Store::open(scratch / "hall", OpenFor::serving));
        core::State again;
        REQUIRE(store->load(again) == StoreFault::none);
        CHECK(again == day.state());
        CHECK(store->keepSnapshot(again) == StoreFault::none);
    }
    REQUIRE(store->dropSnapshots() == StoreFault::none);
    REQUIRE(store->load(state) == StoreFault::none);
    CHECK(state == day.state());
}

TEST_CASE("a packed state is the state, and equal states have equal bytes") {
    const Day day(Cases::some);
    const std::string bytes = store::packState(day.state());
    core::State again;
    REQUIRE(store::unpackState(bytes, again));
    CHECK(again == day.state());
    CHECK(store::packState(again) == bytes);
    for (std::size_t cut = 0; cut < bytes.size(); cut += 7) {
        CHECK_FALSE(store::unpackState(std::string_view(bytes).substr(0, cut), again));
    }
    CHECK_FALSE(store::unpackState(bytes + "x", again));

    core::State closed = day.state();
    closed.casework.calendars[2026] = {2026, {{2026'10'01}}, {}, "test"};
    REQUIRE(store::unpackState(store::packState(closed), again));
    CHECK_FALSE(again.casework.days.isWorkingDay({2026'10'01}));  // the table of the working days is made again
    CHECK(again.casework.days.isKnown({2026'10'01}));
}

TEST_CASE("one process serves a hall; a second one and every inspection are told so") {
    const support::TemporaryDirectory scratch;
    auto store = opened(Store::create(scratch / "hall"));
    for (const OpenFor purpose : {OpenFor::serving, OpenFor::inspection}) {
        const auto second = Store::open(scratch / "hall", purpose);
        CHECK(kindOf(second) == Problem::Kind::inUse);
        CHECK(std::get<Problem>(second).what.find("being served") != std::string::npos);
    }
    CHECK(kindOf(Store::checkFile(store::databaseFile(scratch / "hall"))) == Problem::Kind::inUse);
    store.reset();
    auto inspection = opened(Store::open(scratch / "hall", OpenFor::inspection));
    CHECK(kindOf(Store::open(scratch / "hall", OpenFor::serving)) == Problem::Kind::inUse);
    CHECK(inspection->putMeta("a", "b") == StoreFault::failed);
}

TEST_CASE("files of other programs and of newer ones are refused by name") {
    const support::TemporaryDirectory scratch;
    opened(Store::create(scratch / "hall"));
    const std::string file = store::databaseFile(scratch / "hall");
    execute(file, "PRAGMA user_version = 9999");
    const auto newer = Store::open(scratch / "hall", OpenFor::serving);
    CHECK(kindOf(newer) == Problem::Kind::newer);
    CHECK(std::get<Problem>(newer).what.find("schema 9999") != std::string::npos);

    execute(file, "PRAGMA user_version = 0");
    CHECK(kindOf(Store::open(scratch / "hall", OpenFor::inspection)) == Problem::Kind::older);
    execute(file, "PRAGMA application_id = 7");
    CHECK(kindOf(Store::open(scratch / "hall", OpenFor::serving)) == Problem::Kind::foreign);
    std::ofstream(file, std::ios::trunc) << std::string(8'192, 'x');
    CHECK(kindOf(Store::open(scratch / "hall", OpenFor::serving)) == Problem::Kind::foreign);
}

TEST_CASE("devices, documents and keys") {
    const support::TemporaryDirectory scratch;
    auto store = opened(Store::create(scratch / "hall"));
    const engine::Device counter{"counter-1", core::Role::counter, {"counter-1"}, std::string(32, 'a'), {5},
                                 {}};
    const engine::Device board{
        "board-1", core::Role::board, {}, std::string("b\0b", 3) + std::string(29, 'b'), {6}, {}};
    REQUIRE(store->putDevice(counter) == StoreFault::none);
    REQUIRE(store->putDevice(board) == StoreFault::none);
    CHECK(store->devices() == std::vector{board, counter});
    REQUIRE(store->revokeDevice("board-1", {9}) == StoreFault::none);
    REQUIRE(store->revokeDevice("board-1", {10}) == StoreFault::none);
    REQUIRE(store->revokeDevice("nobody", {10}) == StoreFault::none);
    CHECK(store->devices().front().revokedAt == core::Instant{9});

    CHECK_FALSE(store->document("catalogue"));
    std::uint64_t version{};
    REQUIRE(store->putDocument("catalogue", "{}", {1}, version) == StoreFault::none);
    REQUIRE(store->putDocument("catalogue", R"({"items":[]})", {2}, version) == StoreFault::none);
    CHECK(version == 2);
    const auto newest = store->document("catalogue");
    REQUIRE(newest);
    CHECK(newest->version == 2);
    CHECK(newest->at == core::Instant{2});
    CHECK(newest->body == R"({"items":[]})");

    CHECK_FALSE(store->meta("key"));
    REQUIRE(store->putMeta("key", std::string("\0\1", 2)) == StoreFault::none);
    CHECK(store->meta("key") == std::string("\0\1", 2));
}

TEST_CASE("days are found in the log") {
    const support::TemporaryDirectory scratch;
    Day day;
    auto store = opened(Store::create(scratch / "hall"));
    day.record(*store);
    CHECK(store->days() == std::vector<core::LocalDate>{{demoDate}, {demoDate + 1}, {demoDate + 2}});
    const auto first = store->day({demoDate});
    const auto second = store->day({demoDate + 1});
    const auto third = store->day({demoDate + 2});
    REQUIRE((first && second && third));
    CHECK(first->last + 1 == second->first);
    CHECK(second->last + 1 == third->first);  // numbers lent on a day belong to that day
    CHECK(third->last == store->lastSeq());
    CHECK_FALSE(store->day({20000101}));
    std::uint64_t opening = 0;
    CHECK(store->forEach(first->first - 1, first->last, [&](const core::Event& event) {
        opening += std::holds_alternative<core::DayOpened>(event.body) ? 1 : 0;
        return true;
    }));
    CHECK(opening == 1);
}

TEST_CASE("the write-ahead log is moved into the file before it grows, and nobody waits for it") {
    const support::TemporaryDirectory scratch;
    store::Settings settings;
    settings.walPagesWhenIdle = 20;
    settings.walPagesAtMost = 100;
    auto store = opened(Store::create(scratch / "hall", settings));
    const std::string wal = store->file() + "-wal";
    const std::uintmax_t tablesMade = std::filesystem::file_size(wal);
    std::uintmax_t largest = 0;
    std::uintmax_t largestWhenBusy = 0;
    for (int i = 0; i < 400; ++i) {
        REQUIRE(store->putMeta("key", std::string(8'000, static_cast<char>('a' + i % 26))) ==
                StoreFault::none);
        const bool idle = i < 200;
        REQUIRE(store->tidy(idle) == StoreFault::none);
        auto& most = idle ? largest : largestWhenBusy;
        most = std::max(most, std::filesystem::file_size(wal));
    }
    CHECK(largest <= tablesMade + 8 * 4'200);  // what one write adds before it is moved
    CHECK(largestWhenBusy > largest);
    CHECK(largestWhenBusy < 115 * 4'200);
}
