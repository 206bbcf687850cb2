#include <doctest/doctest.h>

#include "server/app/HallZone.hpp"

using namespace hall;

TEST_CASE("local date and minute, also where a week's year is another one") {
    struct Row { std::int64_t utcMs; const char* zone; std::int32_t date; std::int32_t minute; std::int32_t offset; };
    const Row table[] = {
        {1577664000000, "Asia/Shanghai", 20191230, 480, 480},      // Monday of the first ISO week of 2020
        {1577721599000, "Asia/Shanghai", 20191230, 1439, 480},     // 23:59:59
        {1577721600000, "Asia/Shanghai", 20191231, 0, 480},
        {1577807999000, "Asia/Shanghai", 20191231, 1439, 480},
        {1577808000000, "Asia/Shanghai", 20200101, 0, 480},
        {1609430400000, "Asia/Shanghai", 20210101, 0, 480},        // Friday of week 53 of 2020
        {1582934400000, "Asia/Shanghai", 20200229, 480, 480},
        {1585440000000, "Europe/Warsaw", 20200329, 60, 60},        // an hour before the clocks go forward
        {1585443600000, "Europe/Warsaw", 20200329, 180, 120},
        {1603585800000, "Europe/Warsaw", 20201025, 150, 120},      // 02:30, the first of two
        {1603589400000, "Europe/Warsaw", 20201025, 150, 60},       // 02:30, the second
        {0, "UTC", 19700101, 0, 0},
    };
    app::HallZone zone;
    for (const auto& row : table) {
        const auto local = zone.local({row.utcMs}, row.zone);
        CHECK_MESSAGE(local.date.yyyymmdd == row.date, row.utcMs << ' ' << row.zone);
        CHECK_MESSAGE(local.minute == row.minute, row.utcMs << ' ' << row.zone);
        CHECK_MESSAGE(local.offsetMinutes == row.offset, row.utcMs << ' ' << row.zone);
    }
    CHECK(app::HallZone::known("Asia/Shanghai"));
    CHECK_FALSE(app::HallZone::known("Asia/Nowhere"));
    CHECK_FALSE(app::HallZone::known(""));
}

TEST_CASE("the same zone the other way: when its clocks first show a minute of a date") {
    struct Row { const char* zone; std::int32_t date; std::int32_t minute; std::int64_t utcMs; };
    const Row table[] = {
        {"Asia/Shanghai", 20191230, 480, 1577664000000},
        {"Asia/Shanghai", 20191230, 1440, 1577721600000},      // the end of a day is the next one's beginning
        {"Europe/Warsaw", 20200329, 60, 1585440000000},
        {"Europe/Warsaw", 20200329, 120, 1585443600000},       // from 02:00 to 03:00 there is nothing: it is 03:00 then
        {"Europe/Warsaw", 20200329, 150, 1585443600000},
        {"Europe/Warsaw", 20200329, 180, 1585443600000},
        {"Europe/Warsaw", 20201025, 150, 1603585800000},       // the first of two
        {"Europe/Warsaw", 20201025, 180, 1603591200000},
        {"America/Sao_Paulo", 20181104, 0, 1541300400000},     // clocks skipped midnight
        {"Pacific/Apia", 20111230, 600, 1325239200000},        // a date that never was
        {"Asia/Nowhere", 20200101, 0, 1577836800000},          // as UTC
    };
    app::HallZone zone;
    for (const auto& row : table) {
        CAPTURE(row.zone);
        CAPTURE(row.date);
        CAPTURE(row.minute);
        CHECK(zone.clock(row.zone)->at({row.date}, row.minute).utcMs == row.utcMs);
    }
    const core::LocalTime* warsaw = zone.clock("Europe/Warsaw");
    CHECK(warsaw->of({1585443600000}) == std::pair<core::LocalDate, std::int32_t>{{20200329}, 180});
    CHECK(zone.clock("Europe/Warsaw") == warsaw);
}

TEST_CASE("slots by the machine's own zones: days on which clocks are changed, and hours to the end of the day") {
    struct Row { const char* zone; std::int32_t date; core::BookingHours hours; std::int32_t slotMinutes; std::vector<std::int64_t> hoursUtc; };
    const Row table[] = {
        {"Asia/Shanghai", 20261123, {720, 1080}, 90, {40, 55, 70, 85}},           // 12:00, 13:30, 15:00, 16:30, in tenths of hours UTC
        {"Asia/Shanghai", 20261123, {720, 1079}, 90, {40, 55, 70}},               // the last could not end before closing
        {"Europe/Warsaw", 20260329, {0, 300}, 60, {-10, 0, 10, 20}},              // five hours on the wall, four of time
        {"Europe/Warsaw", 20261025, {0, 240}, 60, {-20, -10, 0, 10, 20}},         // four on the wall, five of time
        {"America/New_York", 20261123, {1320, 1440}, 60, {270, 280}},             // to midnight: 27:00 UTC is the next date
    };
    app::HallZone zone;
    for (const Row& row : table) {
        core::BookingRulesConfig rules;
        rules.hours = {row.hours};
        rules.slotMinutes = row.slotMinutes;
        std::vector<std::int64_t> starts;
        const std::int64_t midnight = zone.clock("UTC")->at({row.date}, 0).utcMs;
        for (const core::Slot& slot : core::slotsOf(rules, {row.date}, *zone.clock(row.zone))) starts.push_back((slot.from.utcMs - midnight) / 360'000);
        CAPTURE(row.zone);
        CAPTURE(row.date);
        CHECK(starts == row.hoursUtc);
    }
}
