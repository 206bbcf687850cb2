// A fault at every disk operation of a hall's day, one after the other: whatever was acknowledged is there
// afterwards, and memory never tells another story than the disk.
#include <doctest/doctest.h>

#include "tests/server/store/Course.hpp"
#include "tests/server/store/FaultVfs.hpp"
#include "tests/server/store/StoreFixture.hpp"

using namespace hall;
using namespace hall::test;
using engine::StoreFault;
using store::OpenFor;
using store::Store;

namespace {

store::Settings faulty() { return restless(FaultVfs::name()); }

/// The same hall on a sound disk.
void inspect(const std::string& directory, const Day& day, std::uint64_t acknowledged) {
    auto store = opened(Store::open(directory, OpenFor::serving));
    const auto report = store->check();
    REQUIRE_MESSAGE(report.good(), (report.good() ? "" : report.findings.front().what));
    REQUIRE(store->lastSeq() >= acknowledged);
    core::State state;
    REQUIRE(store->load(state) == StoreFault::none);
    const auto found = store->read(0, 1'000);
    REQUIRE(found.size() >= acknowledged);
    for (std::uint64_t seq = 1; seq <= acknowledged; seq += 3) {
        const auto outcome = store->find({"command-" + std::to_string(seq)});
        REQUIRE(outcome);
        REQUIRE(outcome->outcome.firstSeq == seq);
    }
    core::State replayed;
    for (std::size_t i = 0; i < found.size(); ++i) core::apply(replayed, day.events()[i]);
    REQUIRE(state == replayed);
}

constexpr std::uint64_t half = 30;

}  // namespace

TEST_CASE("a fault at every operation of serving") {
    const Day day;
    FaultVfs disk;
    for (const DiskFault fault : {DiskFault::error, DiskFault::torn, DiskFault::full, DiskFault::sync}) {
        for (const bool sticky : {false, true}) {
            std::uint64_t nth = 1;
            for (bool fired = true; fired; ++nth) {
                CAPTURE(static_cast<int>(fault));
                CAPTURE(sticky);
                CAPTURE(nth);
                const support::TemporaryDirectory scratch;
                opened(Store::create(scratch / "hall"));
                disk.arm(nth, fault, sticky);
                const Course course = serve(scratch / "hall", faulty(), day.events(), 0, half);
                fired = disk.fired();
                disk.disarm();
                inspect(scratch / "hall", day, course.acknowledged);
                // A fault that is met only while closing stops nobody.
                if (fault != DiskFault::full && fired && sticky)
                    CHECK((course.stopped || course.acknowledged == half));
                if (fault == DiskFault::full && !sticky) CHECK(course.acknowledged == half);
                if (!fired) CHECK(course.acknowledged == half);
                REQUIRE(nth < 2'000);
            }
            const std::string points =
                std::to_string(nth - 2) + (sticky ? " points, sticky" : " points, once");
            MESSAGE("fault ", static_cast<int>(fault), ": ", points);
        }
    }
}

TEST_CASE("a fault at every operation of recovering from a crash") {
    const Day day;
    FaultVfs disk;
    for (const bool sticky : {false, true}) {
        std::uint64_t nth = 1;
        for (bool fired = true; fired; ++nth) {
            CAPTURE(sticky);
            CAPTURE(nth);
            const support::TemporaryDirectory scratch;
            opened(Store::create(scratch / "hall"));
            disk.arm(40, DiskFault::error, true);
            const Course before = serve(scratch / "hall", faulty(), day.events(), 0, half);
            disk.arm(nth, DiskFault::error, sticky);
            const std::uint64_t begin = before.acknowledged;
            // Whether the append that failed is there or not is not known: only a client's resend can tell.
            auto result = Store::open(scratch / "hall", OpenFor::serving, faulty());
            if (auto* store = std::get_if<std::unique_ptr<Store>>(&result)) {
                core::State state;
                if ((*store)->load(state) == StoreFault::none) CHECK(state.seq >= begin);
            }
            result = store::Problem{};
            fired = disk.fired();
            disk.disarm();
            inspect(scratch / "hall", day, begin);
            REQUIRE(nth < 200);
        }
    }
}

TEST_CASE("a fault at every operation of making a store: it is there whole, or not there") {
    FaultVfs disk;
    for (const DiskFault fault : {DiskFault::error, DiskFault::full}) {
        std::uint64_t nth = 1;
        for (bool fired = true; fired; ++nth) {
            CAPTURE(nth);
            const support::TemporaryDirectory scratch;
            disk.arm(nth, fault, true);
            const bool made =
                !std::holds_alternative<store::Problem>(Store::create(scratch / "hall", faulty()));
            fired = disk.fired();
            disk.disarm();
            auto again = Store::open(scratch / "hall", OpenFor::serving);
            if (made) CHECK(std::holds_alternative<std::unique_ptr<Store>>(again));
            if (std::holds_alternative<std::unique_ptr<Store>>(again))
                CHECK(opened(std::move(again))->check().good());
            REQUIRE(nth < 500);
        }
    }
}

TEST_CASE("a failed sync is never tried again: the store stays failed") {
    const Day day;
    FaultVfs disk;
    const support::TemporaryDirectory scratch;
    auto store = opened(Store::create(scratch / "hall", faulty()));
    disk.arm(1, DiskFault::sync, false);
    StoreFault came{};
    const auto append = [&] {
        store->append({std::span(day.events()).first(2), {}}, [&](StoreFault fault) { came = fault; });
        return came;
    };
    CHECK(append() == StoreFault::failed);
    CHECK(append() == StoreFault::failed);
    CHECK(store->health() == StoreFault::failed);
    core::State state;
    CHECK(store->load(state) == StoreFault::failed);
    CHECK_FALSE(store->probe());
    CHECK(store->tidy(true) == StoreFault::failed);
    CHECK(store->putMeta("a", "b") == StoreFault::failed);
}
