// The short form of the whole simulation: a few halls from fixed seeds, one of them twice, and every plan that ever failed.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "tests/simulation/whole/World.hpp"

using namespace hall::sim::whole;

namespace {

/// Nothing goes wrong and everybody is near.
Plan calm(std::uint64_t seed, int visitors) {
    Plan plan = planOf(seed, visitors);
    plan.delayMs = 2;
    plan.hiccupOneIn = plan.splitOneIn = 0;
    plan.diskMs = 2;
    std::erase_if(plan.steps, [](const Step& step) { return step.kind != Step::Kind::visitor && step.kind != Step::Kind::finger; });
    return plan;
}

}  // namespace

TEST_CASE("a few halls in which everything goes wrong: every promise holds") {
    Result sum;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        CAPTURE(seed);
        const Result result = run(planOf(seed, 20));
        CHECK(result.failure == "");
        sum += result;
    }
    CHECK(sum.papers > 60);
    CHECK(sum.leased > 0);
    CHECK(sum.starts > 16);
    CHECK(sum.faults > 60);
    CHECK(sum.looks > 5'000);
}

TEST_CASE("the same seed gives the same diary, another one another") {
    const Plan plan = planOf(40, 20);
    const Result once = run(plan), twice = run(plan);
    CHECK(once.hash == twice.hash);
    CHECK(once.happened == twice.happened);
    CHECK(once.hash != run(planOf(41, 20)).hash);
}

TEST_CASE("on a calm day everybody gets a paper of the server's, and the server runs once") {
    const Result result = run(calm(3, 30));
    CHECK(result.failure == "");
    CHECK(result.papers >= 15);
    CHECK(result.leased == 0);
    CHECK(result.starts == 1);
}

TEST_CASE("a disk that hangs while others ask for more than the server keeps: whoever is told to come again does") {
    Plan plan = calm(4, 30);
    for (std::int64_t at = 60'000; at < plan.lengthMs; at += 9'000) plan.steps.push_back({at, Step::Kind::serverHangs, 1, 1'200});
    const Result result = run(plan);
    CHECK(result.failure == "");
    CHECK(result.papers >= 15);
    CHECK(result.starts == 1);
}

TEST_CASE("narrow lines whose readers stop reading: what waits for them is one view, the newest") {
    Plan plan = calm(5, 30);
    plan.windowBytes = 600;
    const auto clients = static_cast<std::uint32_t>(plan.counters + plan.boards + plan.kiosks + 1);
    std::uint32_t who = 0;
    for (std::int64_t at = 40'000; at < plan.lengthMs; at += 1'500, ++who) {
        plan.steps.push_back({at, Step::Kind::readerStops, who % clients, 0});
        plan.steps.push_back({at + 6'000, Step::Kind::readerGoesOn, who % clients, 0});
    }
    const Result result = run(plan);
    CHECK(result.failure == "");
    CHECK(result.papers >= 15);
}

TEST_CASE("a plan is read as it was written") {
    const Plan plan = planOf(7, 10);
    const auto again = readPlan(write(plan));
    REQUIRE(again);
    CHECK(write(*again) == write(plan));
    CHECK(again->steps == plan.steps);
    CHECK_FALSE(readPlan("plan 2\n"));
    CHECK_FALSE(readPlan(write(plan) + "5 nonsense 0 0\n"));
}

TEST_CASE("plans that failed once") {
    for (const auto& entry : std::filesystem::directory_iterator(HALL_PLANS)) {
        if (entry.path().extension() != ".plan") continue;
        CAPTURE(entry.path().filename().string());
        std::ifstream in(entry.path());
        std::ostringstream text;
        text << in.rdbuf();
        const auto plan = readPlan(text.str());
        REQUIRE(plan);
        CHECK(run(*plan).failure == "");
    }
}
