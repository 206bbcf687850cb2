// When how many come: learned by quarter hours and days of the week.
#include <doctest/doctest.h>

#include "server/forecast/Tide.hpp"

namespace hall::forecast {
namespace {

constexpr Seconds day = 86'400, hour = 3600;
constexpr Seconds monday = 19 * 7 * day + 4 * day;       // 1970-01-05 was one

/// One every minute from nine to ten, one every ten minutes until noon; on Mondays twice as many.
void aDay(Tide& tide, int number, double factor = 1) {
    const Seconds midnight = monday + number * day;
    const double many = (number % 7 == 0 ? 2 : 1) * factor;
    for (Seconds at = 9 * hour; at < 12 * hour; at += (at < 10 * hour ? 60 : 600) / many) tide.arrived(0, static_cast<Index>(static_cast<int>(at) % 4 == 0 ? 1 : 0), midnight + at);
}

double rate(const Tide& tide, Seconds at, Seconds ahead) { return tide.rates(0, at, {ahead})[0]; }

}  // namespace

TEST_CASE("the time of day is known before it comes") {
    Tide tide;
    for (int number = 0; number < 28; ++number) aDay(tide, number);
    Tide onMonday = tide;
    const Seconds tuesday = monday + 29 * day;
    tide.arrived(0, 0, tuesday + 8.9 * hour);
    const Seconds at = tuesday + 9 * hour;
    CHECK(rate(tide, at, 0.5 * hour) == doctest::Approx(1.0 / 60).epsilon(0.2));
    CHECK(rate(tide, at, 2 * hour) == doctest::Approx(1.0 / 600).epsilon(0.2));
    CHECK(rate(tide, at, 5 * hour) < 1e-4);
    onMonday.arrived(0, 0, monday + 28 * day + 8.9 * hour);
    CHECK(rate(onMonday, monday + 28 * day + 9 * hour, 0.5 * hour) > 1.25 * rate(tide, at, 0.5 * hour));
    CHECK(tide.rates(7, at, {0, 60}) == std::vector<double>{0, 0});
}

TEST_CASE("a day with more than usual is expected to go on so, the last half hour most of all") {
    Tide usual, busy;
    for (int number = 0; number < 10; ++number) aDay(usual, number), aDay(busy, number);
    const Seconds midnight = monday + 10 * day;
    for (Seconds at = 9 * hour; at < 9.5 * hour; at += 60) usual.arrived(0, 0, midnight + at);
    for (Seconds at = 9 * hour; at < 9.5 * hour; at += 25) busy.arrived(0, 0, midnight + at);
    const Seconds now = midnight + 9.5 * hour;
    const auto times = [&](Seconds ahead) { return rate(busy, now, ahead) / rate(usual, now, ahead); };
    CHECK(times(600) > 1.5);
    CHECK(times(2 * hour) > 1.1);
    CHECK(times(2 * hour) < times(600));
}

TEST_CASE("on the first day it goes on as it does; nobody came, nobody is expected") {
    Tide tide;
    CHECK(tide.rates(0, monday + 9 * hour, {0})[0] == 0);
    for (int i = 0; i < 15; ++i) tide.arrived(0, 0, monday + 9 * hour + i * 120);
    CHECK(rate(tide, monday + 9.5 * hour, 0) == doctest::Approx(1.0 / 120).epsilon(0.01));
    CHECK(rate(tide, monday + 9.5 * hour, 3 * hour) == doctest::Approx(1.0 / 120).epsilon(0.01));
    CHECK(tide.share(0, 0) == 1);
    CHECK(tide.share(0, 5) == 0);
}

}  // namespace hall::forecast
