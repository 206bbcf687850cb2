// Which promises a hall will break, and that two halls run forward from one seed have the same visitors.
#include <doctest/doctest.h>

#include <map>
#include <vector>

#include "server/forecast/Promises.hpp"
#include "tests/server/forecast/PlainNature.hpp"

namespace hall::forecast {
namespace {

using namespace test;

/// One counter, a minute each; so many wait, ten minutes are promised.
Hall crowd(Index waiting) {
    Hall hall = hallOf(1);
    hall.promises = {{{0, 600}}};
    for (Index i = 0; i < waiting; ++i) {
        Waiting one;
        one.id = i;
        one.stays = true;
        hall.waiting.push_back(one);
    }
    return hall;
}

std::vector<Seconds> lateIn(const Hall& hall, Seconds until) {
    PlainNature nature;
    nature.fixed = true;
    nature.mean = 60;
    Run run(hall, nature);
    Dice dice(1);
    run.forward(until, dice, [](const Called&) { return true; });
    std::vector<Seconds> late;
    run.eachLate(until, [&](Index, Index, Seconds due) { late.push_back(due); });
    return late;
}

}  // namespace

TEST_CASE("who is called after the promise, or not at all, waits too long; who goes before it passes does not") {
    CHECK(lateIn(crowd(11), 7200).empty());               // the last of eleven is called in the moment in which it passes
    CHECK(lateIn(crowd(14), 7200) == std::vector<Seconds>{600, 600, 600});
    CHECK(lateIn(crowd(14), 600).empty());                // up to then none has passed
    CHECK(lateIn(crowd(14), 660) == std::vector<Seconds>{600, 600, 600});
    Hall hall = crowd(14);
    hall.desks[0].closes = 0;
    CHECK(lateIn(hall, 7200).size() == 14);               // nobody is called
    hall = crowd(0);
    hall.inflows = {{0, 0, 50, never}};
    CHECK(lateIn(hall, 600).empty());
    CHECK(lateIn(hall, 36'000).size() > 20);              // those who come count as well
}

TEST_CASE("common random numbers: another counter changes when people are called, not who comes or what they have to do") {
    struct Seen final : PlainNature {
        mutable std::multimap<Seconds, Seconds> services;
        mutable std::vector<Seconds> patience_;
        Seconds service(Index, Index, Dice& dice) const override {
            const Seconds lasts = dice.exponential(60);
            services.emplace(lasts, 0);
            return lasts;
        }
        Seconds patience(Index, Index, Seconds, Dice& dice) const override {
            patience_.push_back(1e6 + dice.exponential(100));
            return patience_.back();
        }
    };
    Hall hall = hallOf(2);
    hall.inflows = {{0, 0, 40, never}, {0, 0, 90, 5000}};
    hall.promises = {{{0, never}}};
    const auto seenBy = [&](std::size_t desks) {
        Hall with = hall;
        for (std::size_t i = 2; i < desks; ++i) with.desks.push_back(with.desks[0]);
        Seen nature;
        Run run(with, nature);
        Dice dice(5);
        run.forward(20'000, dice, [](const Called&) { return true; });
        return nature;
    };
    const Seen two = seenBy(2), five = seenBy(5);
    CHECK(two.patience_ == five.patience_);
    CHECK(two.patience_.size() > 300);
    std::size_t same = 0;
    for (const auto& [lasts, none] : two.services) same += five.services.count(lasts);
    CHECK(same + 20 > two.services.size());               // but for those who are called by the one and not yet by the other
}

TEST_CASE("rates of those who come change with the slots") {
    Hall hall = hallOf(1);
    hall.inflows = {{0, 0, never, never, 0, {0.1, 0, 0.5}}, {0, 0, never, 2500, 0, {0, 0.2, 0}}};
    hall.slots = {1000, 2000};
    hall.promises = {{{0, 0}}};                           // nothing is promised: whoever must wait counts
    hall.desks[0].opens = 1e9;
    PlainNature nature;
    Run run(hall, nature);
    Dice dice(3);
    run.forward(3000, dice, [](const Called&) { return true; });
    std::array<int, 3> came{};
    run.eachLate(3000, [&](Index, Index, Seconds due) { ++came[static_cast<std::size_t>(due / 1000)]; });
    CHECK(came[0] == doctest::Approx(100).epsilon(0.3));
    CHECK(came[1] == doctest::Approx(200).epsilon(0.25));
    CHECK(came[2] == doctest::Approx(500).epsilon(0.2));
}

}  // namespace hall::forecast
