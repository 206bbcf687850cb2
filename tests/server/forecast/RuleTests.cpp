// The order in which a run calls is the law's.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/server/forecast/PlainNature.hpp"

namespace hall::forecast {
namespace {

using namespace test;

/// The ids in the order in which one counter calls them, each service a second long.
std::vector<Index> callsOf(const Hall& hall) {
    PlainNature nature;
    nature.fixed = true;
    Run run(hall, nature);
    Dice dice(1);
    std::vector<Index> order;
    run.forward(1e6, dice, [&](const Called& called) {
        order.push_back(called.id);
        return true;
    });
    return order;
}

Hall waiting(std::vector<Waiting> who, Index queues = 1, Index classes = 2) {
    Hall hall = hallOf(1, queues);
    hall.waiting = std::move(who);
    hall.promises.assign(queues, std::vector<Promise>(classes));
    return hall;
}

}  // namespace

TEST_CASE("the oldest virtual arrival is called first, ties by number") {
    Hall hall = waiting({{0, 0, 0, -100, false}, {1, 0, 1, -50, false}, {2, 0, 0, -110, false}, {3, 0, 0, -100, false}});
    CHECK(callsOf(hall) == std::vector<Index>{2, 0, 3, 1});
    hall.promises[0][1].credit = 55;
    CHECK(callsOf(hall) == std::vector<Index>{2, 1, 0, 3});
}

TEST_CASE("who is on the way is passed, and has their old place when they come") {
    // One counter, a second each: 0 could be called first and comes in two seconds and a half.
    Hall hall = waiting({{0, 0, 0, -100, false}, {1, 0, 0, -90, false}, {2, 0, 0, -80, false}, {3, 0, 0, -70, false}, {4, 0, 0, -60, false}});
    hall.waiting[0].comes = 2.5;
    CHECK(callsOf(hall) == std::vector<Index>{1, 2, 3, 0, 4});
    hall.waiting[0].comes = 100;                           // by then nobody else waits, and the counter stands idle
    CHECK(callsOf(hall) == std::vector<Index>{1, 2, 3, 4, 0});
    hall.waiting[0].comes = 0;
    CHECK(callsOf(hall) == std::vector<Index>{0, 1, 2, 3, 4});
}

TEST_CASE("a promise that passes within the lead goes before everything, the earliest first") {
    Hall hall = waiting({{0, 0, 1, -1, false}, {1, 0, 0, -800, false}, {2, 0, 0, -5400, false}, {3, 0, 0, -3500, false}});
    hall.promises[0][1] = {7200, never};
    hall.promises[0][0] = {0, 3600};
    // 2 waits ninety minutes and is overdue, 3 is due within two minutes; the booking's credit weighs only against who is not.
    CHECK(callsOf(hall) == std::vector<Index>{2, 3, 0, 1});
}

TEST_CASE("the profile's rule picks the queue") {
    Hall hall = waiting({{0, 0, 0, -10, false}, {1, 0, 0, -9, false}, {2, 0, 0, -8, false}, {3, 1, 0, -50, false}, {4, 1, 0, -40, false}}, 2);
    Desk& desk = hall.desks[0];
    desk.rule = core::PickRule::preference;
    CHECK(callsOf(hall) == std::vector<Index>{0, 1, 2, 3, 4});
    desk.queues = {1, 0};
    CHECK(callsOf(hall) == std::vector<Index>{3, 4, 0, 1, 2});
    desk.queues = {0, 1};
    desk.rule = core::PickRule::ratio;
    desk.shares = {2, 1};
    CHECK(callsOf(hall) == std::vector<Index>{0, 1, 3, 2, 4});
    desk.taken = {1, 0};                                   // one of this round's two is taken already
    CHECK(callsOf(hall) == std::vector<Index>{0, 3, 1, 2, 4});
    desk.rule = core::PickRule::weight;
    desk.taken = {};
    desk.shares = {5, 1};
    CHECK(callsOf(hall) == std::vector<Index>{0, 3, 1, 2, 4});   // 5 x 10 against 50, the first named; 5 x 10 against 51; 5 x 11 against 42 and 43
}

TEST_CASE("a counter calls nobody whom it does not serve, before it opens or after it closes") {
    Hall hall = waiting({{0, 1, 0, -10, false}, {1, 0, 0, -5, false}, {2, 0, 0, -4, false}}, 2);
    hall.desks[0].queues = {0};
    hall.desks[0].opens = 30;
    hall.desks[0].closes = 30.5;
    PlainNature nature;
    nature.fixed = true;
    Run run(hall, nature);
    Dice dice(1);
    std::vector<Called> seen;
    run.forward(1e6, dice, [&](const Called& called) {
        seen.push_back(called);
        return true;
    });
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].id == 1);
    CHECK(seen[0].at == 30);
    CHECK(seen[0].waited == 35);
}

TEST_CASE("an empty hall with a free counter: no wait") {
    Hall hall = waiting({{0, 0, 0, 0, true}});
    PlainNature nature;
    Run run(hall, nature);
    Dice dice(3);
    bool seen = false;
    run.forward(100, dice, [&](const Called& called) {
        seen = true;
        CHECK(called.waited == 0);
        return true;
    });
    CHECK(seen);
}

TEST_CASE("one seed, one run") {
    Hall hall = hallOf(3, 2);
    hall.inflows = {{0, 0, 1}, {1, 0, 2}};
    PlainNature nature;
    nature.mean = 1.5;
    const auto calls = [&](std::uint64_t seed) {
        Run run(hall, nature);
        Dice dice(seed);
        std::vector<Seconds> at;
        run.forward(200, dice, [&](const Called& called) {
            at.push_back(called.at);
            return true;
        });
        return at;
    };
    CHECK(calls(5) == calls(5));
    CHECK(calls(5) != calls(6));
}

}  // namespace hall::forecast
