#include <doctest/doctest.h>

#include <chrono>
#include <optional>
#include <string>

#include "schema/wire/Frames.hpp"
#include "server/app/DemoClock.hpp"

using namespace hall;
using app::parseDemoClock;

namespace {

bool always(core::LocalDate) { return true; }
bool never(core::LocalDate) { return false; }

/// In the hall's time, to the minute.
std::string shownAfter(const engine::SystemClock::SpeedUp& speedUp, std::int64_t realMs) {
    return wire::format({engine::SystemClock::shown(speedUp, {speedUp.real.utcMs + realMs}).utcMs, 480}).substr(0, 16);
}

}  // namespace

TEST_CASE("the demo's clock: start, speed and anchor") {
    struct Row { const char* text; bool good; std::int64_t startMs; double speed; std::int64_t anchorMs; };
    const Row table[] = {
        {"2020-01-07T07:50:00+08:00x120@1767225600000", true, 1578354600000, 120.0, 1767225600000},
        {"2020-01-07T07:50:00+08:00x0.5@1", true, 1578354600000, 0.5, 1},
        {"2020-01-07T07:50:00.000+08:00@1", true, 1578354600000, 1.0, 1},
        {"2020-01-07T07:50:00+08:00x28800@1", true, 1578354600000, 28'800.0, 1},
        {"2020-01-07T07:50:00+08:00x0", false, 0, 0, 0},
        {"2020-01-07T07:50:00+08:00x-3", false, 0, 0, 0},
        {"2020-01-07T07:50:00+08:00xfast", false, 0, 0, 0},
        {"2020-01-07T07:50:00+08:00x200000", false, 0, 0, 0},
        {"2020-01-07T07:50:00+08:00x2@", false, 0, 0, 0},
        {"2020-01-07T07:50:00+08:00x", false, 0, 0, 0},
        {"2020-13-07T07:50:00+08:00", false, 0, 0, 0},
        {"2020-01-07", false, 0, 0, 0},
        {"", false, 0, 0, 0},
    };
    for (const auto& row : table) {
        const auto parsed = parseDemoClock(row.text, always);
        CHECK_MESSAGE(parsed.has_value() == row.good, row.text);
        if (!parsed || !row.good) continue;
        CHECK(parsed->virtualStart.utcMs == row.startMs);
        CHECK(parsed->factor == doctest::Approx(row.speed));
        CHECK(parsed->real.utcMs == row.anchorMs);
        CHECK(parsed->hours == nullptr);
    }
}

TEST_CASE("the demo's clock: hours that are none are refused") {
    struct Row { const char* hours; bool good; };
    const Row table[] = {
        {"/09:00-17:00", true},   {"/00:00-24:00", true},  {"/08:30-09:30", true},   {"/", false},             {"/09:00", false},
        {"/09:00-", false},       {"/17:00-09:00", false}, {"/09:00-09:59", false},  {"/09:00-24:01", false},  {"/9:00-17:00", false},
        {"/09:60-17:00", false},  {"/09:00-17:00x2", false}, {"/09.00-17.00", false}, {"/09:00-17:00/", false}, {"/09:00-17:0a", false},
        {"/-9:00-17:00", false},  {"/+9:00-17:00", false}, {"/09:00~17:00", false},
    };
    for (const auto& row : table) {
        CHECK_MESSAGE(parseDemoClock("2026-11-23T09:00:00+08:00x2880" + std::string(row.hours) + "@5", always).has_value() == row.good, row.hours);
    }
    CHECK_FALSE(parseDemoClock("2026-11-23T09:00:00+08:00/09:00-17:00@5", never));
    CHECK_FALSE(parseDemoClock("0001-01-01T09:00:00+08:00/09:00-17:00@5", always));
}

TEST_CASE("a working day in ten seconds: nights, weekends and holidays are skipped") {
    struct Row { const char* start; std::int64_t realMs; const char* shows; };
    const Row table[] = {
        {"2026-11-23T09:00:00+08:00", 0, "2026-11-23T09:00"},       // Monday
        {"2026-11-23T09:00:00+08:00", 5'000, "2026-11-23T13:00"},
        {"2026-11-23T09:00:00+08:00", 9'999, "2026-11-23T16:59"},
        {"2026-11-23T09:00:00+08:00", 10'000, "2026-11-24T09:00"},
        {"2026-11-23T09:00:00+08:00", 49'999, "2026-11-27T16:59"},  // Friday
        {"2026-11-23T09:00:00+08:00", 50'000, "2026-11-30T09:00"},
        {"2026-11-23T09:00:00+08:00", 100'000, "2026-12-07T09:00"},
        {"2026-11-23T09:00:00+08:00", -60'000, "2026-11-23T09:00"}, // before the anchor
        {"2026-11-23T13:00:00+08:00", 0, "2026-11-23T13:00"},
        {"2026-11-23T13:00:00+08:00", 5'000, "2026-11-24T09:00"},
        {"2026-11-23T07:00:00+08:00", 0, "2026-11-23T09:00"},
        {"2026-11-23T17:00:00+08:00", 0, "2026-11-24T09:00"},
        {"2026-11-23T23:30:00+08:00", 10'000, "2026-11-25T09:00"},
        {"2026-11-28T12:00:00+08:00", 0, "2026-11-30T09:00"},       // Saturday
        {"2026-09-30T09:00:00+08:00", 10'000, "2026-10-08T09:00"},  // the National Day's week
        {"2026-09-30T09:00:00+08:00", 30'000, "2026-10-10T09:00"},  // Saturday, worked
        {"2026-09-30T09:00:00+08:00", 40'000, "2026-10-12T09:00"},
        {"2026-12-31T09:00:00+08:00", 10'000, "2027-01-01T09:00"},  // a year without data: Monday to Friday
        {"2026-11-23T01:00:00+00:00", 0, "2026-11-23T17:00"},       // hours are those of the offset that is written: nine there
    };
    for (const auto& row : table) {
        const auto parsed = parseDemoClock(std::string(row.start) + "x2880/09:00-17:00@1767225600000", app::shippedWorkingDays());
        REQUIRE(parsed);
        CHECK_MESSAGE(shownAfter(*parsed, row.realMs) == row.shows, row.start << " after " << row.realMs);
    }
}

TEST_CASE("a clock that skips never goes back, and a restart shows what the first start would have") {
    const std::string text = "2026-09-28T10:30:00+08:00x2880/09:00-17:00@1767225600000";
    const auto first = parseDemoClock(text, app::shippedWorkingDays());
    const auto restarted = parseDemoClock(text, app::shippedWorkingDays());
    REQUIRE(first);
    REQUIRE(restarted);
    std::int64_t last = 0;
    bool rises = true;
    bool same = true;
    for (std::int64_t realMs = -2'000; realMs < 2'000'000; realMs += 7) {
        const core::Instant real{first->real.utcMs + realMs};
        const auto now = engine::SystemClock::shown(*first, real).utcMs;
        rises = rises && now >= last;
        same = same && now == engine::SystemClock::shown(*restarted, real).utcMs;
        last = now;
    }
    CHECK(rises);
    CHECK(same);
}

TEST_CASE("anchors and times beyond all reason are answered all the same") {
    for (const char* anchor : {"-9223372036854775808", "9223372036854775807", "0"}) {
        const auto parsed = parseDemoClock("2026-11-23T09:00:00+08:00x100000/09:00-17:00@" + std::string(anchor), always);
        REQUIRE(parsed);
        const auto low = engine::SystemClock::shown(*parsed, {0}).utcMs;
        const auto high = engine::SystemClock::shown(*parsed, {4'000'000'000'000}).utcMs;
        CHECK(low >= parsed->virtualStart.utcMs);
        CHECK(high >= low);
        CHECK(high <= parsed->hours->opensUtcMs.back() + parsed->hours->lengthMs);  // there it stands still
    }
}

TEST_CASE("the engine looks at the time often enough for the hall's days") {
    using std::chrono::milliseconds;
    struct Row { const char* clock; milliseconds tick; };
    const Row table[] = {
        {"2026-11-23T09:00:00+08:00x120", milliseconds(1'000)},                  // every moment passes: nothing is skipped
        {"2026-11-23T09:00:00+08:00x120/09:00-17:00", milliseconds(1'000)},      // a day in four minutes
        {"2026-11-23T09:00:00+08:00x2880/09:00-17:00", milliseconds(1'000)},     // in ten seconds
        {"2026-11-23T09:00:00+08:00x28800/09:00-17:00", milliseconds(125)},      // in one
        {"2026-11-23T09:00:00+08:00x100000/09:00-10:00", milliseconds(20)},
    };
    for (const auto& row : table) CHECK_MESSAGE(app::tickFor(parseDemoClock(row.clock, always)) == row.tick, row.clock);
    CHECK(app::tickFor(std::nullopt) == milliseconds(1'000));
}
