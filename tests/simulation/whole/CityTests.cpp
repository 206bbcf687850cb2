// The short form for cases and for the city's platform, which is told of them: I11 under everything that may happen to it.
#include <doctest/doctest.h>

#include "tests/simulation/whole/World.hpp"

using namespace hall::sim::whole;

namespace {

bool isWork(const Step& step) { return step.kind == Step::Kind::visitor || step.kind == Step::Kind::finger || step.kind == Step::Kind::caseWork; }

/// A hall whose cases the city is told of, and in which only people do something.
Plan withCity(std::uint64_t seed, int visitors) {
    Plan plan;
    for (; !plan.city; ++seed) plan = planOf(seed, visitors);
    plan.delayMs = 2;
    plan.hiccupOneIn = plan.splitOneIn = 0;
    plan.diskMs = 2;
    std::erase_if(plan.steps, [](const Step& step) { return !isWork(step); });
    return plan;
}

}  // namespace

TEST_CASE("nothing goes wrong: the city is told everything once") {
    const Result result = run(withCity(11, 30));
    CHECK(result.failure == "");
    CHECK(result.cases > 10);
    CHECK(result.tidings > 30);
    CHECK(result.repeats == 0);
    CHECK(result.starts == 1);
}

TEST_CASE("a city that is away, stumbles, loses its answers, is slow and refuses some: told in order, until it has everything") {
    Plan plan = withCity(21, 30);
    std::uint32_t which = 0;
    for (std::int64_t at = 60'000; at < plan.lengthMs; at += 22'000, ++which) {
        using enum Step::Kind;
        constexpr Step::Kind kinds[] = {cityAway, cityAnswers, cityLosesAnswers, citySlow, cityRefusesSome};
        plan.steps.push_back({at, kinds[which % 5], which / 5, 14'000});
    }
    const Result result = run(plan);
    CHECK(result.failure == "");
    CHECK(result.tidings > 30);
    CHECK(result.repeats > 0);
}

TEST_CASE("a server that is killed, or loses its power, while the city takes nothing: nothing of what was under way is forgotten") {
    Plan plan = withCity(21, 30);
    std::uint32_t which = 0;
    for (std::int64_t at = 40'000; at < plan.lengthMs; at += 25'000, ++which) {
        plan.steps.push_back({at, which % 3 == 0 ? Step::Kind::cityAnswers : Step::Kind::cityAway, 0, 12'000});
        plan.steps.push_back({at + 9'000, which % 2 == 0 ? Step::Kind::serverKilled : Step::Kind::serverPowerCut, 0, 0});
    }
    const Result result = run(plan);
    CHECK(result.failure == "");
    CHECK(result.tidings > 20);
    CHECK(result.starts > 4);
}

TEST_CASE("a server that is killed, or loses its power, just when the city has taken something: told again under the same id") {
    Plan plan = withCity(31, 30);
    std::uint32_t which = 0;
    for (std::int64_t at = 40'000; at < plan.lengthMs; at += 20'000, ++which) plan.steps.push_back({at, Step::Kind::serverKilledWhenTaken, which % 2, which % 12});
    const Result result = run(plan);
    CHECK(result.failure == "");
    CHECK(result.starts > 4);
    CHECK(result.repeats > 0);
}

TEST_CASE("everything at once, and the same seed is the same again") {
    Result sum;
    for (std::uint64_t seed = 201; seed <= 206; ++seed) {
        CAPTURE(seed);
        const Result result = run(planOf(seed, 25));
        CHECK(result.failure == "");
        sum += result;
    }
    CHECK(sum.cases > 12);
    CHECK(sum.tidings > 40);
    CHECK(sum.repeats > 0);
    const Plan plan = planOf(202, 25);
    CHECK(run(plan).hash == run(plan).hash);
}
