#include <doctest/doctest.h>

#include <set>

#include "server/engine/SystemClock.hpp"
#include "server/engine/SystemEntropy.hpp"

using namespace hall;

TEST_CASE("the clock tells the machine's time and never goes back") {
    engine::SystemClock clock;
    const core::Instant before = engine::SystemClock::machineNow();
    core::Instant last = clock.now();
    CHECK(last >= before);
    for (int i = 0; i < 10'000; ++i) {
        const core::Instant now = clock.now();
        CHECK_FALSE(now < last);
        last = now;
    }
    CHECK(last <= engine::SystemClock::machineNow());
}

TEST_CASE("a sped-up clock starts where it was told and runs by its factor") {
    const core::Instant anchor{engine::SystemClock::machineNow().utcMs - 10'000};
    engine::SystemClock clock({anchor, {1'000'000}, 120.0});
    const std::int64_t passed = clock.now().utcMs - 1'000'000;
    CHECK(passed >= 1'200'000);
    CHECK(passed < 1'200'000 + 120 * 60'000);
    CHECK(passed % 120 == 0);
}

TEST_CASE("entropy is not repeated") {
    engine::SystemEntropy entropy;
    std::set<std::uint64_t> drawn;
    for (int i = 0; i < 1'000; ++i) drawn.insert(entropy.draw());
    CHECK(drawn.size() == 1'000);
}
