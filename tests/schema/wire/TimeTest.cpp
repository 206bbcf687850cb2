#include <doctest/doctest.h>

#include <clocale>
#include <limits>

#include "schema/wire/Frames.hpp"

using hall::wire::format;
using hall::wire::parseTime;
using hall::wire::Time;

TEST_CASE("times are read and written exactly") {
    struct Row { const char* text; std::int64_t utcMs; int offsetMinutes; };
    const Row rows[] = {
        {"1970-01-01T00:00:00.000+00:00", 0, 0},
        {"2026-11-21T09:05:00.123+08:00", 1795223100123, 480},
        {"1969-12-31T23:59:59.999+00:00", -1, 0},
        {"2024-02-29T23:59:59.999-03:30", 1709263799999, -210},
        {"2000-02-29T00:00:00.000+00:00", 951782400000, 0},
        {"0000-01-01T00:00:00.000+23:59", -62167219200000 - 1439 * 60000LL, 1439},
        {"9999-12-31T23:59:59.999-23:59", 253402300799999 + 1439 * 60000LL, -1439},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto time = parseTime(row.text);
        REQUIRE(time.has_value());
        CHECK(time->utcMs == row.utcMs);
        CHECK(time->offsetMinutes == row.offsetMinutes);
        CHECK(format(*time) == row.text);
    }
    CHECK(parseTime("1970-01-01T00:00:01.000Z") == Time{1000, 0});
}

TEST_CASE("everything else is no time") {
    for (const char* text : {
             "", "2026-11-21", "2026-11-21T09:05:00+08:00", "2026-11-21T09:05:00.12+08:00", "2026-11-21t09:05:00.123+08:00",
             "2026-11-21T09:05:00.123z", "2026-11-21T09:05:00.123+0800", "2026-11-21T09:05:00.123", "2026-11-21 09:05:00.123+08:00",
             "2026-02-29T00:00:00.000+08:00", "1900-02-29T00:00:00.000+08:00", "2026-13-01T00:00:00.000+08:00",
             "2026-00-01T00:00:00.000+08:00", "2026-01-00T00:00:00.000+08:00", "2026-04-31T00:00:00.000+08:00",
             "2026-01-01T24:00:00.000+08:00", "2026-01-01T23:60:00.000+08:00", "2026-01-01T23:59:60.000+08:00",
             "2026-01-01T00:00:00.000+24:00", "2026-01-01T00:00:00.000+08:60", "2026-01-01T00:00:00.000 08:00",
             "2026-01-01T00:00:00,000+08:00", "2026-01-01T-1:00:00.000+08:00", "+026-01-01T00:00:00.000+08:00",
             "2026-01-01T00:00:00.000+08:000", "2026-01-01T00:00:00.000Z08:00",
         }) {
        CAPTURE(text);
        CHECK_FALSE(parseTime(text).has_value());
    }
}

TEST_CASE("any number at all has a form that can be read back") {
    for (const std::int64_t utcMs : {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
                                     std::int64_t{0}, std::int64_t{253402300800000}}) {
        for (const int offset : {std::numeric_limits<int>::min(), -480, 0, 480, std::numeric_limits<int>::max()}) {
            const std::string text = format({utcMs, offset});
            CAPTURE(text);
            CHECK(text.size() == 29);
            CHECK(parseTime(text).has_value());
        }
    }
}

TEST_CASE("every day of four centuries comes back") {
    for (std::int64_t day = -200 * 366; day < 200 * 366; ++day) {
        const Time time{day * 86'400'000 + 3'600'000, 480};
        REQUIRE(parseTime(format(time)) == time);
    }
}
