// Copies of a hall: complete, checked, alone; and what becomes of them.
#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include <doctest/doctest.h>

#include "tests/server/store/StoreFixture.hpp"

using namespace hall;
using namespace hall::test;
using engine::StoreFault;
using store::OpenFor;
using store::Problem;
using store::Store;

namespace fs = std::filesystem;

TEST_CASE("a backup made while the hall goes on is complete and stands alone") {
    const support::TemporaryDirectory scratch;
    Day day;
    auto store = opened(Store::create(scratch / "hall"));
    day.record(*store, 30);
    std::uint64_t version{};
    REQUIRE(store->putDocument("catalogue", std::string(2'000'000, 'x'), {1}, version) == StoreFault::none);
    std::size_t steps = 0;
    REQUIRE(store->backup(scratch / "hall.backup", [&] {
        day.record(*store, 30 + 3 * std::min<std::size_t>(++steps, 5));
    }) == StoreFault::none);
    CHECK(steps >= 5);

    const std::string file = scratch / "hall.backup";
    struct stat status{};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(std::distance(fs::directory_iterator(scratch.path()), fs::directory_iterator{}) == 2);
    const auto checked = Store::checkFile(file);
    REQUIRE(std::holds_alternative<store::CheckReport>(checked));
    CHECK(std::get<store::CheckReport>(checked).good());
    CHECK(std::get<store::CheckReport>(checked).events == 45);

    SUBCASE("is not overwritten") {
        CHECK(store->backup(file, {}) == StoreFault::failed);
        CHECK(store->lastProblem().kind == Problem::Kind::exists);
        CHECK(store->health() == StoreFault::none);
    }
    SUBCASE("becomes a hall again, once") {
        const auto restored = Store::restore(file, scratch / "again");
        REQUIRE(std::holds_alternative<store::CheckReport>(restored));
        CHECK(std::get<store::CheckReport>(restored).events == 45);
        auto again = opened(Store::open(scratch / "again", OpenFor::serving));
        core::State state, original;
        REQUIRE(again->load(state) == StoreFault::none);
        REQUIRE(store->load(original) == StoreFault::none);
        CHECK(state == original);
        CHECK(again->document("catalogue")->body.size() == 2'000'000);
        CHECK(again->find({"command-1"}));
        CHECK(std::get<Problem>(Store::restore(file, scratch / "again")).kind == Problem::Kind::exists);
        CHECK(std::get<Problem>(Store::restore(file, scratch / "hall")).kind == Problem::Kind::exists);
    }
    SUBCASE("is refused when it was damaged since") {
        {
            std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
            stream.seekp(static_cast<std::streamoff>(fs::file_size(file)) / 2);
            stream.write(std::string(30'000, '\xFF').c_str(), 30'000);
        }
        const auto restored = Store::restore(file, scratch / "again");
        REQUIRE(std::holds_alternative<Problem>(restored));
        CHECK_FALSE(fs::exists(store::databaseFile(scratch / "again")));
    }
}

TEST_CASE("what cannot be copied, or is no backup, is said so and leaves nothing behind") {
    const support::TemporaryDirectory scratch;
    Day day;
    auto store = opened(Store::create(scratch / "hall"));
    day.record(*store);
    CHECK(store->backup(scratch / "no/such/file", {}) == StoreFault::failed);
    CHECK(store->health() == StoreFault::none);  // the hall goes on
    CHECK(std::get<Problem>(Store::restore(scratch / "nothing", scratch / "again")).kind ==
          Problem::Kind::failed);
    std::ofstream(scratch / "text") << std::string(5'000, 'x');
    CHECK(std::get<Problem>(Store::restore(scratch / "text", scratch / "again")).kind ==
          Problem::Kind::foreign);
    CHECK(std::get<Problem>(Store::restore(store->file(), scratch / "again")).kind == Problem::Kind::inUse);
    CHECK_FALSE(fs::exists(scratch / "again"));
}
