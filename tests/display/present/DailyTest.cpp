#include <doctest/doctest.h>

#include <string>

#include "display/present/Daily.hpp"

using namespace hall::display;

namespace {

WallClock clockAt(int hour, int minute) {
    return {true, 2026, 11, 21, 6, hour, minute};
}

}  // namespace

TEST_CASE("dim hours") {
    struct Row {
        const char* hours;
        int hour, minute;
        bool dim;
    };
    const Row table[] = {
        {"20:30-07:00", 20, 29, false}, {"20:30-07:00", 20, 30, true}, {"20:30-07:00", 0, 0, true},
        {"20:30-07:00", 6, 59, true},   {"20:30-07:00", 7, 0, false},  {"12:00-13:00", 12, 59, true},
        {"12:00-13:00", 13, 0, false},  {"12:00-13:00", 0, 30, false}, {"12:00-13:00,22:00-06:00", 23, 0, true},
        {"12:00-13:00,22:00-06:00", 12, 0, true}, {"12:00-13:00,22:00-06:00", 14, 0, false},
    };
    for (const Row& row : table) {
        CAPTURE(row.hours);
        CAPTURE(row.hour);
        const auto hours = hoursOf(row.hours);
        REQUIRE(hours);
        CHECK(Daily{*hours, {}}.isDimAt(clockAt(row.hour, row.minute)) == row.dim);
    }
    CHECK_FALSE(Daily{*hoursOf("00:00-23:59"), {}}.isDimAt({}));
    CHECK_FALSE(Daily{}.isDimAt(clockAt(3, 0)));
    for (const char* wrong : {"", "20-07", "20:30", "20:30-24:00", "20:60-07:00", "8:00-09:00", "08:00-08:00", "08:00-09:00,", "08:00-09:00x", "-1:00-09:00"})
        CHECK_MESSAGE(!hoursOf(wrong), wrong);
}

TEST_CASE("how loud, by the time of day") {
    struct Row {
        const char* volumes;
        int hour, minute, percent;
    };
    const Row table[] = {
        {"80", 0, 0, 80},  {"0", 12, 0, 0},  {"100", 23, 59, 100},
        {"08:00=80,12:00=0,14:00=60", 7, 59, 60},  // yesterday's last
        {"08:00=80,12:00=0,14:00=60", 8, 0, 80},   {"08:00=80,12:00=0,14:00=60", 11, 59, 80},
        {"08:00=80,12:00=0,14:00=60", 12, 0, 0},   {"08:00=80,12:00=0,14:00=60", 14, 0, 60},
        {"08:00=80,12:00=0,14:00=60", 23, 59, 60},
    };
    for (const Row& row : table) {
        CAPTURE(row.volumes);
        CAPTURE(row.hour);
        const auto volumes = volumesOf(row.volumes);
        REQUIRE(volumes);
        CHECK(Daily{{}, *volumes}.volumeAt(clockAt(row.hour, row.minute)) == row.percent);
    }
    CHECK(Daily{}.volumeAt(clockAt(9, 0)) == 100);
    CHECK(Daily{{}, *volumesOf("08:00=40")}.volumeAt({}) == 100);
    for (const char* wrong : {"", "101", "-1", "80%", "08:00=", "08:00=101", "8:00=50", "12:00=50,08:00=80", "08:00=50,08:00=60", "08:00=50,"})
        CHECK_MESSAGE(!volumesOf(wrong), wrong);
}
