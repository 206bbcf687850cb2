#include <doctest/doctest.h>

#include "server/app/DemoClock.hpp"

using hall::app::parseDemoClock;

TEST_CASE("the demo's clock: start, speed and anchor") {
    struct Row { const char* text; bool good; std::int64_t startMs; double speed; std::int64_t anchorMs; };
    const Row table[] = {
        {"2020-01-07T07:50:00+08:00x120@1767225600000", true, 1578354600000, 120.0, 1767225600000},
        {"2020-01-07T07:50:00+08:00x0.5@1", true, 1578354600000, 0.5, 1},
        {"2020-01-07T07:50:00.000+08:00@1", true, 1578354600000, 1.0, 1},
        {"2020-01-07T07:50:00+08:00x0", false, 0, 0, 0},
        {"2020-01-07T07:50:00+08:00x-3", false, 0, 0, 0},
        {"2020-01-07T07:50:00+08:00xfast", false, 0, 0, 0},
        {"2020-01-07T07:50:00+08:00x20000", false, 0, 0, 0},
        {"2020-01-07T07:50:00+08:00x2@", false, 0, 0, 0},
        {"2020-13-07T07:50:00+08:00", false, 0, 0, 0},
        {"2020-01-07", false, 0, 0, 0},
        {"", false, 0, 0, 0},
    };
    for (const auto& row : table) {
        const auto parsed = parseDemoClock(row.text);
        CHECK_MESSAGE(parsed.has_value() == row.good, row.text);
        if (!parsed || !row.good) continue;
        CHECK(parsed->virtualStart.utcMs == row.startMs);
        CHECK(parsed->factor == doctest::Approx(row.speed));
        CHECK(parsed->real.utcMs == row.anchorMs);
    }
}
