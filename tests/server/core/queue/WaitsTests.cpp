// What a visitor is told of a wait.
#include <doctest/doctest.h>

#include <algorithm>

#include "server/core/queue/Waits.hpp"

namespace hall::core {

TEST_CASE("whole minutes, outwards, to fives from half an hour on") {
    struct Case { Wait wait; Minutes told; };
    for (const auto& [wait, told] : {Case{{}, {0, 0}}, Case{{0, 0, 1}, {0, 1}}, Case{{59, 60, 60}, {0, 1}}, Case{{60, 61, 61}, {1, 2}},
                                     Case{{725, 950, 1185}, {12, 20}}, Case{{1799, 1800, 1800}, {29, 30}}, Case{{1800, 1800, 1801}, {30, 35}},
                                     Case{{2099, 2100, 2101}, {30, 40}}, Case{{2100, 3000, 4200}, {35, 70}}, Case{{-5, 0, -5}, {0, 0}}}) {
        CAPTURE(wait.p10S);
        CAPTURE(wait.p90S);
        CHECK(minutesOf(wait) == told);
        CHECK(told.from * 60 <= std::max(wait.p10S, 0));
        CHECK(told.to * 60 >= wait.p90S);
    }
}

TEST_CASE("what is not known is not made up") {
    Waits waits;
    waits.lines.resize(2);
    waits.lines[1][{"normal"}] = {1, 2, 3};
    waits.tickets[{7}] = {4, 5, 6};
    CHECK(waits.ofNewTicket(0, {"normal"}) == nullptr);
    CHECK(waits.ofNewTicket(1, {"senior"}) == nullptr);
    CHECK(waits.ofNewTicket(2, {"normal"}) == nullptr);
    CHECK(*waits.ofNewTicket(1, {"normal"}) == Wait{1, 2, 3});
    CHECK(waits.of({8}) == nullptr);
    CHECK(*waits.of({7}) == Wait{4, 5, 6});
}

}  // namespace hall::core
