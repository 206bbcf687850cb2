#include "schema/link/ServerClock.hpp"

#include <doctest/doctest.h>

using hall::link::ServerClock;
using hall::wire::Time;

TEST_CASE("the clock follows the server's, not this machine's") {
    ServerClock clock;
    CHECK_FALSE(clock.now(0).has_value());
    clock.heard({500'000, 480}, 5);
    CHECK_FALSE(clock.now(10).has_value());

    clock.welcomed({1'000'000, 480}, 1, 100);
    CHECK(clock.now(100) == Time{1'000'000, 480});
    CHECK(clock.now(60'100) == Time{1'060'000, 480});

    SUBCASE("a view that was made long ago does not set it back") {
        clock.heard({900'000, 480}, 200);
        CHECK(clock.now(200) == Time{1'000'100, 480});
    }
    SUBCASE("a view delivered faster than the welcome sets it forward") {
        clock.heard({1'000'150, 480}, 200);
        CHECK(clock.now(300) == Time{1'000'250, 480});
    }
    SUBCASE("a change of the offset is followed at once") {
        clock.heard({1'000'050, 540}, 200);
        CHECK(clock.now(200) == Time{1'000'100, 540});
    }
    SUBCASE("a server whose clock was set back is believed on the next line") {
        clock.welcomed({400'000, 480}, 1, 10'000);
        CHECK(clock.now(10'500) == Time{400'500, 480});
    }
}

TEST_CASE("a demo hall's clock runs at its own speed") {
    ServerClock clock;
    clock.welcomed({0, 480}, 120, 0);
    CHECK(clock.now(1'000) == Time{120'000, 480});
    clock.heard({119'000, 480}, 1'000);
    CHECK(clock.now(1'500) == Time{180'000, 480});
    clock.heard({250'000, 480}, 2'000);
    CHECK(clock.now(2'001) == Time{250'120, 480});
    clock.welcomed({300'000, 480}, 0, 3'000);
    CHECK(clock.speed() == 1);
}

TEST_CASE("a demo hall's nights are skipped: the next line takes the clock to the morning") {
    ServerClock clock;
    constexpr std::int64_t eveningMs = 28'800'000;
    clock.welcomed({0, 480}, 2'880, 0);
    CHECK(clock.now(9'999) == Time{eveningMs - 2'880, 480});
    clock.heard({86'400'000, 480}, 10'100);
    CHECK(clock.now(10'200) == Time{86'400'000 + 288'000, 480});
    clock.heard({eveningMs, 480}, 10'300);  // a view that was made the day before
    CHECK(clock.now(10'300) == Time{86'400'000 + 576'000, 480});
}
