#include "tests/crowd/Day.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "server/ingest/Catalogue.hpp"
#include "server/ingest/HallFile.hpp"
#include "server/reports/DayReport.hpp"
#include "tests/crowd/Itinerary.hpp"
#include "tests/crowd/LawHall.hpp"

namespace hall::crowd {
namespace {

using namespace test;

std::string slurp(const std::string& path) {
    std::ifstream file{HALL_SOURCE_DIR "/" + path, std::ios::binary};
    REQUIRE_MESSAGE(file, path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

constexpr std::int64_t midnightMs = 1'578'355'200'000 - 8 * hourMs;  // 2020-01-07T00:00+08:00

/// The demo hall as it ships, without the catalogue: three items for each queue.
struct DemoHall {
    std::vector<core::ConfigEntry> entries;
    std::vector<std::string> counters;
    std::map<std::string, std::vector<std::string>> itemsByQueue;
    std::vector<TargetQueue> targets;

    DemoHall() {
        const auto file = ingest::readHallFile(slurp("server/data/demo/hall.toml"), "hall.toml");
        entries = file.entries;
        const core::QueueCode forCases = std::get<core::HallConfig>(file.entries.front()).oneWindowQueue;  // no item waits there
        for (const auto& entry : file.entries) {
            if (const auto* counter = std::get_if<core::CounterConfig>(&entry)) counters.push_back(counter->id.value);
            const auto* queue = std::get_if<core::QueueConfig>(&entry);
            if (queue == nullptr || queue->code == forCases) continue;
            for (const char* suffix : {"-1", "-2", "-3"}) {
                const auto code = queue->code.value + suffix;
                entries.push_back(core::ItemConfig{{code}, queue->code, {"事项", "Item"}, "事项", "d", core::Subject::both, false});
                itemsByQueue[queue->code.value].push_back(code);
            }
            targets.push_back({queue->code.value, 100 - static_cast<std::int64_t>(targets.size())});
        }
    }
};

struct Outcome {
    reports::DayReport report;
    std::vector<std::string> differences;
    std::size_t commands{};
    std::int64_t turnedAway{};
    std::string crowdJson;
};

reports::OutsideCount outside(const Ledger& ledger) {
    reports::OutsideCount count;
    for (const char* name : {"issued", "calls", "recalls", "starts", "resumes", "finishes", "no-shows", "brought-back",
                             "holds", "transfers", "cancelled"})
        count.counts.emplace_back(name, ledger.count(name));
    for (const auto& [number, line] : ledger.tickets())
        count.tickets.push_back({number, line.state, line.calls, line.noShows});
    return count;
}

Outcome realDay(std::uint64_t seed, Habits habits = {}) {
    DemoHall demo;
    LawHall hall{demo.entries, midnightMs, {20200107}};
    hall.nowMs = midnightMs + 7 * hourMs + 50 * minuteMs;
    const auto demand = readDemand(slurp("server/data/demand/praga-polnoc-2020-01-07.csv"));
    REQUIRE(std::holds_alternative<Demand>(demand));
    DaySettings settings = itineraryOf(std::get<Demand>(demand), demo.targets, midnightMs, hall.nowMs, seed);
    settings.habits = habits;
    settings.runId = "test";
    settings.kiosks = {"kiosk-1", "kiosk-2"};
    settings.counters = demo.counters;
    settings.manager = "manager";
    settings.itemsByQueue = demo.itemsByQueue;
    Day day{settings};
    Outcome out;
    out.commands = runDay(day, hall, demo.counters, midnightMs + 23 * hourMs);
    REQUIRE(day.over());
    reports::DayFold fold;
    for (const auto& event : hall.log) fold.add(event);
    out.report = *fold.lastDay();
    out.differences = reports::differences(out.report, outside(day.ledger()));
    out.turnedAway = day.turnedAway();
    out.crowdJson = day.ledger().json({});
    CHECK(day.ledger().doubled().empty());
    return out;
}

}  // namespace

TEST_CASE("a real hall's day runs through the law, and everybody's count agrees") {
    const auto day = realDay(1);
    CHECK(day.report.ended);
    CHECK(day.report.counts.issued == 636);
    CHECK(day.turnedAway == 0);
    CHECK(day.report.addsUp());
    for (const auto& difference : day.differences) CHECK_MESSAGE(difference.empty(), difference);
    const auto share = static_cast<double>(day.report.counts.noShows) / static_cast<double>(day.report.counts.calls);
    CHECK(share > 0.05);
    CHECK(share < 0.11);
    CHECK(day.report.counts.cancelled > 40);
    CHECK(day.report.counts.holds > 3);
    CHECK(day.report.counts.transfersServing > 3);
    CHECK(day.report.counts.broughtBack > 3);
    CHECK(day.report.ends.waiting + day.report.ends.called + day.report.ends.serving + day.report.ends.held == 0);
    for (const auto& counter : day.report.counters) {
        CHECK(counter.busyShare() > 0.5);
        CHECK(counter.pausedMs >= 15 * minuteMs);  // everybody had lunch
    }
    if (std::getenv("HALL_SHOW") != nullptr)
        std::cout << reports::text(day.report, [](core::Instant) { return 480; });
}

TEST_CASE("the same seed is the same day, another seed another") {
    const auto one = realDay(3);
    const auto again = realDay(3);
    const auto other = realDay(4);
    CHECK(one.crowdJson == again.crowdJson);
    CHECK(one.commands == again.commands);
    CHECK(one.crowdJson != other.crowdJson);
}

TEST_CASE("whatever the seed, the counts agree" * doctest::skip(std::getenv("HALL_SHOW") == nullptr)) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto day = realDay(seed);
        const auto& waits = day.report.waits;
        std::cout << "seed " << seed << ": median " << waits.medianMs / minuteMs << ", 90th " << waits.percentile90Ms / minuteMs
                  << ", longest " << waits.longestMs / minuteMs << " min, no-shows " << day.report.counts.noShows
                  << ", until " << (day.report.until.utcMs - midnightMs) / minuteMs / 60.0 << '\n';
        CHECK(day.differences.empty());
        CHECK(day.report.addsUp());
    }
}

}  // namespace hall::crowd
