// The power is cut anywhere in a hall's day, and again while it recovers: nothing acknowledged is lost, the
// chain holds.
#include <cstdlib>

#include <doctest/doctest.h>

#include "tests/server/store/Course.hpp"
#include "tests/support/PowerCutVfs.hpp"

using namespace hall;
using namespace hall::test;
using engine::StoreFault;
using store::OpenFor;
using store::Store;

namespace {

constexpr std::uint64_t lastEvent = 45;

std::uint64_t number(const char* variable, std::uint64_t otherwise) {
    const char* text = std::getenv(variable);
    return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

}  // namespace

TEST_CASE("cuts at every operation, with the fate of each sector drawn") {
    const std::uint64_t cuts = number("HALL_CUTS", 600);
    const std::uint64_t seed = number("HALL_SEED", 20261121);
    MESSAGE("HALL_SEED=", seed, " HALL_CUTS=", cuts);
    std::mt19937_64 random(seed);
    const Day day;
    const support::TemporaryDirectory scratch;
    const std::string directory = scratch / "hall";
    const store::Settings settings = restless(PowerCutVfs::name());
    PowerCutVfs disk;
    opened(Store::create(directory, settings));
    disk.remember();
    disk.cutBefore(0);
    REQUIRE(serve(directory, settings, day.events(), 0, lastEvent).acknowledged == lastEvent);
    const std::uint64_t operations = disk.operations();
    REQUIRE(operations > 50);

    std::uint64_t lost = 0;
    for (std::uint64_t cut = 0; cut < cuts; ++cut) {
        CAPTURE(cut);
        disk.forget();
        disk.cutBefore(1 + cut % operations);
        std::uint64_t acknowledged = serve(directory, settings, day.events(), 0, lastEvent).acknowledged;
        disk.restore(random);
        if (cut % 3 == 0) {
            // Again, while it recovers and goes on.
            disk.cutBefore(1 + random() % 12);
            const Course again = serve(directory, settings, day.events(), acknowledged, acknowledged);
            static_cast<void>(again);
            disk.restore(random);
        }
        auto result = Store::open(directory, OpenFor::serving, settings);
        REQUIRE_MESSAGE(
            std::holds_alternative<std::unique_ptr<Store>>(result),
            (std::holds_alternative<store::Problem>(result) ? std::get<store::Problem>(result).what : ""));
        auto store = opened(std::move(result));
        lost += store->lastSeq() < acknowledged ? 1 : 0;
        const auto report = store->check();
        REQUIRE_MESSAGE(report.good(), (report.good() ? "" : report.findings.front().what));
        core::State state, replayed;
        REQUIRE(store->load(state) == StoreFault::none);
        for (std::size_t i = 0; i < state.seq; ++i) core::apply(replayed, day.events()[i]);
        REQUIRE(state == replayed);
        for (std::uint64_t seq = 1; seq + 2 <= acknowledged; seq += 3) {
            REQUIRE(store->find({"command-" + std::to_string(seq)}));
        }
    }
    CHECK(lost == 0);
}

TEST_CASE("a cut, then a start on a full disk and another cut: what was told stays, and with room it goes on") {
    const std::uint64_t cuts = number("HALL_CUTS", 1'000);
    std::mt19937_64 random(number("HALL_SEED", 20261121));
    const Day day;
    const support::TemporaryDirectory scratch;
    const std::string directory = scratch / "hall";
    const store::Settings settings = restless(PowerCutVfs::name());
    PowerCutVfs disk;
    opened(Store::create(directory, settings));
    disk.remember();
    disk.cutBefore(0);
    static_cast<void>(serve(directory, settings, day.events(), 0, lastEvent));
    const std::uint64_t operations = disk.operations();

    std::uint64_t lost = 0, full = 0;
    for (std::uint64_t cut = 0; cut < cuts; ++cut) {
        CAPTURE(cut);
        disk.forget();
        disk.cutBefore(1 + cut % operations);
        const std::uint64_t acknowledged = serve(directory, settings, day.events(), 0, lastEvent).acknowledged;
        disk.restore(random);
        disk.room(disk.used() + random() % 4'200);
        // Whatever a start finds it tells, and dies.
        auto found = opened(Store::open(directory, OpenFor::serving, settings));
        const std::uint64_t told = std::max(acknowledged, found->lastSeq());
        disk.freeze();
        found.reset();
        disk.revive();
        disk.cutBefore(8 + random() % 40);
        const std::uint64_t then = serve(directory, settings, day.events(), told, lastEvent).acknowledged;
        full += then == told ? 1 : 0;
        disk.restore(random);
        disk.room(0);
        auto store = opened(Store::open(directory, OpenFor::serving, settings));
        lost += store->lastSeq() < then ? 1 : 0;
        REQUIRE(store->check().good());
        const std::uint64_t left = store->lastSeq();
        store.reset();
        REQUIRE(serve(directory, settings, day.events(), left, lastEvent).acknowledged == lastEvent);
    }
    CHECK(lost == 0);
    CHECK(full > cuts / 4);
}

TEST_CASE("cuts while a store is made: it is there whole, or it is made whole when it is opened") {
    std::mt19937_64 random(number("HALL_SEED", 20261121));
    PowerCutVfs disk;
    disk.remember();  // nothing
    const store::Settings settings = restless(PowerCutVfs::name());
    std::uint64_t nth = 1;
    for (bool cut = true; cut; ++nth) {
        for (int fate = 0; fate < 8; ++fate) {
            CAPTURE(nth);
            CAPTURE(fate);
            const support::TemporaryDirectory scratch;
            disk.forget();
            disk.cutBefore(nth);
            const bool made =
                std::holds_alternative<std::unique_ptr<Store>>(Store::create(scratch / "hall", settings));
            cut = disk.operations() >= nth;
            disk.restore(random);
            auto again = Store::open(scratch / "hall", OpenFor::serving, settings);
            if (std::holds_alternative<store::Problem>(again)) {
                CHECK_FALSE(made);
                CHECK(std::get<store::Problem>(again).kind == store::Problem::Kind::missing);
                continue;
            }
            CHECK(opened(std::move(again))->check().good());
        }
        REQUIRE(nth < 500);
    }
}
