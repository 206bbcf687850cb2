// Somebody who might take a ticket now is told when they would be called: the same moment as in a run in which they really wait.
#include <doctest/doctest.h>

#include <vector>

#include "tests/server/forecast/PlainNature.hpp"

namespace hall::forecast {
namespace {

using namespace test;

constexpr Seconds end = 1e6;

/// A hall with lines, counters and rules drawn from a seed.
Hall drawn(std::uint64_t seed) {
    Dice dice(seed);
    const auto below = [&](std::size_t count) { return static_cast<Index>(dice.below(count)); };
    Hall hall = hallOf(1 + below(4), 3);
    hall.promises.assign(3, std::vector<Promise>(2));
    for (auto& ofQueue : hall.promises) ofQueue[1] = {300, 1800};
    if (below(2) == 0) hall.promises[1][0].longest = 2400;
    for (Desk& desk : hall.desks) {
        desk.queues = {0, 1, 2};
        std::swap(desk.queues[0], desk.queues[below(3)]);
        if (below(3) == 0) desk.queues.pop_back();
        desk.rule = static_cast<core::PickRule>(below(3));
        for (std::size_t i = 0; i < desk.queues.size(); ++i) {
            desk.shares.push_back(1 + static_cast<std::int32_t>(below(3)));
            desk.tiers.push_back(static_cast<std::uint8_t>(1 + below(2)));
        }
        desk.doing = below(3) == 0 ? Doing::ready : Doing::serving;
        desk.since = -static_cast<Seconds>(below(60));
        desk.opens = below(4) == 0 ? 200 : 0;
    }
    hall.inflows = {{0, 0, 120, never}, {1, 1, 300, 2000}, {2, 0, 200, never}};
    const std::size_t waiting = below(30);
    for (Index i = 0; i < waiting; ++i) {
        Waiting one;
        one.id = i;
        one.queue = below(3);
        one.klass = below(2);
        one.since = static_cast<Seconds>(i) * 40 - 40.0 * static_cast<double>(waiting);
        one.stays = true;
        hall.waiting.push_back(one);
    }
    return hall;
}

}  // namespace

TEST_CASE("who is asked for is called when they would be if they stood there") {
    int told = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        CAPTURE(seed);
        const Hall plain = drawn(seed);
        PlainNature nature;
        nature.mean = 97;
        nature.fixed = true;
        Hall asking = plain;
        for (Index queue = 0; queue < 3; ++queue)
            for (Index klass = 0; klass < 2; ++klass) asking.asked.push_back({queue, klass});
        asking.ends = Hall::Ends::answered;
        Run asked(asking, nature);
        Dice first(seed);
        asked.forward(end, first, [](const Called&) { return true; });
        for (std::size_t i = 0; i < asking.asked.size(); ++i) {
            CAPTURE(i);
            Hall standing = plain;
            Waiting one;
            one.id = 1000;
            one.queue = asking.asked[i].queue;
            one.klass = asking.asked[i].klass;
            one.stays = true;
            standing.waiting.push_back(one);
            Run real(standing, nature);
            Dice same(seed);
            Seconds at = never;
            real.forward(end, same, [&](const Called& called) {
                if (called.id == 1000) at = called.at;
                return called.id != 1000;
            });
            CHECK(asked.answers()[i] == at);
            told += at != never ? 1 : 0;
        }
    }
    CHECK(told > 2000);
}

TEST_CASE("who is asked for stands in nobody's way") {
    const auto calls = [](const Hall& hall) {
        PlainNature nature;
        nature.mean = 97;
        Run run(hall, nature);
        Dice dice(3);
        std::vector<std::pair<Index, Seconds>> all;
        run.forward(5000, dice, [&](const Called& called) {
            all.emplace_back(called.id, called.at);
            return true;
        });
        return all;
    };
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        Hall hall = drawn(seed);
        const auto without = calls(hall);
        hall.asked = {{0, 0}, {1, 1}, {2, 0}};
        CHECK(calls(hall) == without);
    }
}

TEST_CASE("a run that is to end when all were called ends then, though some can never be") {
    Hall hall = hallOf(1, 2);
    hall.desks[0].queues = {0};
    for (Index i = 0; i < 3; ++i) {
        Waiting one;
        one.id = i;
        one.queue = i == 2 ? 1 : 0;
        one.stays = true;
        hall.waiting.push_back(one);
    }
    hall.inflows = {{0, 0, 10, never}};
    hall.asked = {{0, 0}, {1, 0}};
    hall.ends = Hall::Ends::called;
    PlainNature nature;
    nature.fixed = true;
    Run run(hall, nature);
    Dice dice(1);
    Seconds last = 0;
    run.forward(end, dice, [&](const Called& called) {
        last = called.at;
        return true;
    });
    CHECK(last == 1);                                      // the second of queue 0; the third is asked for, at 2
    CHECK(run.answers()[0] == 2);
    CHECK(run.answers()[1] == never);
}

TEST_CASE("who waits for one counter alone is called there before the rule, by a plan only with an earlier place") {
    const auto orderOf = [](bool planned, Seconds since) {
        Hall hall = hallOf(2, 2);
        hall.desks[0].queues = hall.desks[1].queues = {0};
        hall.desks[1].opens = 1000;
        hall.desks[0].own = 1;
        for (Index i = 0; i < 3; ++i) {
            Waiting one;
            one.id = i;
            one.queue = i == 2 ? 1 : 0;
            one.since = i == 2 ? since : -100 + static_cast<Seconds>(i);
            one.planned = i == 2 && planned;
            one.stays = true;
            hall.waiting.push_back(one);
        }
        PlainNature nature;
        nature.fixed = true;
        Run run(hall, nature);
        Dice dice(1);
        std::vector<Index> order;
        run.forward(500, dice, [&](const Called& called) {
            order.push_back(called.id);
            return true;
        });
        return order;
    };
    CHECK(orderOf(false, -10) == std::vector<Index>{2, 0, 1});
    CHECK(orderOf(true, -10) == std::vector<Index>{0, 1, 2});
    CHECK(orderOf(true, -99.5) == std::vector<Index>{0, 2, 1});
}

}  // namespace hall::forecast
