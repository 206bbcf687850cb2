#include "server/forecast/Learned.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace hall::forecast {
namespace {

/// Mean of many draws.
template <class Draw>
double meanOf(Draw draw) {
    Dice dice(1);
    double sum = 0;
    for (int i = 0; i < 4000; ++i) sum += draw(dice);
    return sum / 4000;
}

}  // namespace

TEST_CASE("samples keep the newest, and draw only beyond what has passed") {
    Samples samples(3);
    for (const Seconds time : {900.0, 10.0, 20.0, 30.0}) samples.add(time);
    CHECK(samples.size() == 3);
    CHECK(samples.mean() == 20);
    CHECK(samples.beyond(15) == 2);
    CHECK(samples.beyond(30) == 0);
    Dice dice(1);
    for (int i = 0; i < 200; ++i) {
        const Seconds drawn = samples.draw(15, dice);
        CHECK(drawn >= 15);
        CHECK(drawn <= 30);
    }
}

TEST_CASE("a queue without a past is served like the hall, one with a past like its own") {
    Learned learned;
    for (int i = 0; i < 400; ++i) learned.served(0, 0, 100, 9);
    for (int i = 0; i < 400; ++i) learned.served(1, 1, 400, 9);
    CHECK(learned.meanService(0) == doctest::Approx(100).epsilon(0.1));
    CHECK(learned.meanService(1) == doctest::Approx(400).epsilon(0.1));
    CHECK(learned.meanService(7) == doctest::Approx(250).epsilon(0.1));
}

TEST_CASE("a slow clerk is slow, but not after one slow service") {
    Learned learned;
    for (int i = 0; i < 300; ++i) learned.served(0, 0, 90 + i % 21, 9);
    learned.prepare(9);
    const double usual = meanOf([&](Dice& dice) { return learned.service(0, 0, dice); });
    learned.served(1, 0, 4000, 9);
    learned.prepare(9);
    CHECK(meanOf([&](Dice& dice) { return learned.service(1, 0, dice); }) < 1.3 * usual);
    for (int i = 0; i < 300; ++i) learned.served(2, 0, 200, 9);
    learned.prepare(9);
    CHECK(meanOf([&](Dice& dice) { return learned.service(2, 0, dice); }) > 1.3 * meanOf([&](Dice& dice) { return learned.service(0, 0, dice); }));
}

TEST_CASE("what a service has lasted counts for what is left of it") {
    Learned learned;
    for (int i = 0; i < 500; ++i) learned.served(nobody, 0, i % 2 == 0 ? 20 : 600, 9);
    learned.prepare(9);
    // Whoever is still there after a minute is one of the long ones.
    CHECK(meanOf([&](Dice& dice) { return learned.rest(nobody, 0, 60, dice); }) > 200);
    CHECK(meanOf([&](Dice& dice) { return learned.rest(nobody, 0, 590, dice); }) < 100);
    // Longer than anything seen: it goes on, and ends some time.
    const double beyond = meanOf([&](Dice& dice) { return learned.rest(nobody, 0, 5000, dice); });
    CHECK(beyond > 0);
    CHECK(beyond < 20'000);
}

TEST_CASE("patience is what was seen of those who went and those who stayed") {
    Learned learned;
    Dice dice(3);
    for (int i = 0; i < 3000; ++i) {
        const Seconds patience = dice.exponential(200), wait = dice.exponential(100);
        learned.waited(0, std::min(patience, wait), patience < wait);
    }
    learned.prepare(9);
    CHECK(learned.staying(0, 100) == doctest::Approx(std::exp(-0.5)).epsilon(0.15));
    CHECK(learned.staying(0, 0) == 1);
    double stayed = 0;
    for (int i = 0; i < 2000; ++i) stayed += learned.patience(0, 0, 50, dice) > 100 ? 1 : 0;
    CHECK(stayed / 2000 == doctest::Approx(std::exp(-0.5)).epsilon(0.15));
}

TEST_CASE("a credit is found from who was called before whom") {
    Learned learned;
    CHECK(learned.credit(0, 1) == 0);
    Dice dice(4);
    for (int i = 0; i < 600; ++i) {
        const Seconds later = -400 + dice.unit() * 800;
        const bool mistaken = dice.unit() < 0.1;
        learned.contested(0, 1, later, (later <= 90) != mistaken);       // comes a minute and a half later, and is called with those
        learned.contested(2, 0, later, (later <= -60) != mistaken);      // has to have come a minute before
        learned.contested(3, 0, later, (later <= 0) != mistaken);
    }
    CHECK(learned.credit(0, 1) == 90);
    CHECK(learned.credit(2, 0) == -60);
    CHECK(learned.credit(3, 0) == 0);
}

TEST_CASE("a clerk serves what they called, and a new one what is usual") {
    Learned learned;
    for (int i = 0; i < 200; ++i) learned.called(0, 0);
    for (int i = 0; i < 200; ++i) learned.called(1, 1);
    CHECK(learned.serves(0, 0));
    CHECK_FALSE(learned.serves(0, 1));
    CHECK(learned.serves(5, 0));
    CHECK(learned.serves(5, 1));
    CHECK(learned.serves(0, 2));                  // nobody knows better
}

TEST_CASE("clerks who are there call at once, others come back as they did before") {
    Learned learned;
    CHECK(learned.atOnce(Pause::idle) == doctest::Approx(0.9));
    Dice dice(5);
    for (int i = 0; i < 1000; ++i) {
        learned.paused(Pause::idle, 0, true);
        const Seconds away = dice.exponential(200), others = dice.exponential(400);       // somebody else may take those who wait
        learned.paused(Pause::passed, std::min(away, others), away < others);
    }
    learned.prepare(9);
    CHECK(learned.atOnce(Pause::idle) > 0.99);
    CHECK(learned.atOnce(Pause::passed) < 0.01);
    Desk desk;
    desk.doing = Doing::free;
    desk.pause = Pause::passed;
    CHECK(meanOf([&](Dice& d) { return std::min(learned.back(desk, d), 600.0); }) == doctest::Approx(190).epsilon(0.1));   // 200 (1 - exp(-3))
    desk.since = -120;                            // an exponential forgets
    CHECK(meanOf([&](Dice& d) { return std::min(learned.back(desk, d), 600.0); }) == doctest::Approx(190).epsilon(0.15));
}

TEST_CASE("which of a clerk's queues is served now is learned from whose turn it was") {
    Learned learned;
    CHECK(learned.takes(0, 0) == 1);
    for (int i = 0; i < 100; ++i) {
        learned.offered(0, 0, true);
        learned.offered(0, 1, i % 4 == 0);
        learned.offered(1, 1, true);
    }
    CHECK(learned.takes(0, 0) > 0.95);
    CHECK(learned.takes(0, 1) == doctest::Approx(0.25).epsilon(0.4));
    CHECK(learned.takes(1, 1) > 0.9);
    for (int i = 0; i < 100; ++i) learned.offered(1, 1, false);          // not today
    CHECK(learned.takes(1, 1) < 0.2);
}

TEST_CASE("arrivals: the last half hour and what is usual at this hour") {
    Learned learned;
    CHECK(learned.every(0, 0, 0, 9) == never);
    for (int i = 0; i < 60; ++i) learned.arrived(0, 0, i * 60.0, 9);      // one a minute for an hour
    CHECK(learned.every(0, 0, 3600, 9) == doctest::Approx(60).epsilon(0.5));
    CHECK(learned.every(0, 0, 3600, 9) < learned.every(0, 0, 36'000, 9));
    CHECK(learned.every(0, 0, 36'000, 15) == never);
}

}  // namespace hall::forecast
