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
