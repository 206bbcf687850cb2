#include "server/forecast/Backtest.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/server/forecast/SmallHall.hpp"

namespace hall::forecast {
namespace {

using test::SmallHall;

constexpr BacktestSettings quick{1, 16};

/// The days before.
std::vector<LoggedLeg> historyOf(SmallHall hall, std::uint64_t seed) {
    hall.firstDay = 0;
    return hall.log(seed);
}

bool same(const Interval& a, const Interval& b) { return a.p10 == b.p10 && a.p50 == b.p50 && a.p90 == b.p90; }

/// How many of the first `count` forecasts differ.
std::size_t differences(const BacktestResult& a, const BacktestResult& b, std::size_t count) {
    REQUIRE(a.forecasts.size() >= count);
    REQUIRE(b.forecasts.size() >= count);
    std::size_t differ = 0;
    for (std::size_t i = 0; i < count; ++i) differ += same(a.forecasts[i], b.forecasts[i]) ? 0 : 1;
    return differ;
}

/// Everything that lies after `now` comes otherwise: later, or with another outcome, or at another clerk's.
void change(std::vector<LoggedLeg>& legs, LocalSeconds now, Dice& dice) {
    for (LoggedLeg& leg : legs) {
        const auto shift = static_cast<LocalSeconds>(dice.below(4000));
        const bool open = !leg.endedAt || *leg.endedAt > now;
        if (leg.issuedAt > now) leg.issuedAt += shift;
        for (auto* time : {&leg.calledAt, &leg.startedAt, &leg.endedAt})
            if (*time && **time > now) **time += shift;
        if (open) leg.outcome = static_cast<Outcome>(dice.below(5));
        if (leg.calledAt && *leg.calledAt > now) leg.clerk = "c" + std::to_string(dice.below(9));
        if (leg.calledAt && *leg.calledAt > now && dice.unit() < 0.2) leg.calledAt.reset(), leg.startedAt.reset();
        if (!leg.calledAt && open && dice.unit() < 0.5) leg.calledAt = leg.startedAt = std::max(now + 1, leg.issuedAt), leg.endedAt = *leg.calledAt + shift;
    }
}

}  // namespace

TEST_CASE("a forecast never depends on what comes after its ticket") {
    SmallHall hall;
    hall.perDay = 330;
    const auto history = historyOf(SmallHall{}, 3);
    const auto log = hall.log(4);
    const auto told = backtest(history, log, quick);
    REQUIRE(told.byBasis[static_cast<std::size_t>(Basis::corrected)] > 100);    // all of the machinery takes part
    Dice dice(9);
    for (const std::size_t row : {std::size_t{41}, std::size_t{329}, std::size_t{600}}) {
        CAPTURE(row);
        auto changed = log;
        auto changedHistory = history;
        change(changed, log[row].issuedAt, dice);
        change(changedHistory, log[row].issuedAt, dice);
        CHECK(differences(told, backtest(changedHistory, changed, quick), row + 1) == 0);
        auto cut = log;
        cut.resize(row + 1);
        CHECK(differences(told, backtest(history, cut, quick), row + 1) == 0);
    }
    // And it does depend on what came before, or all of the above would hold of a constant.
    auto earlier = log;
    for (std::size_t i = 0; i < 300; ++i)
        if (earlier[i].calledAt && *earlier[i].calledAt > earlier[i].issuedAt) earlier[i].endedAt = *earlier[i].endedAt + 600;
    CHECK(differences(told, backtest(history, earlier, quick), log.size()) > 300);
}

TEST_CASE("its own call in the second of its issue is not known to a ticket") {
    auto log = SmallHall{}.log(5);
    const auto told = backtest({}, log, quick);
    std::size_t changed = 0;
    for (std::size_t row = 100; row < log.size() && changed == 0; ++row) {
        if (log[row].calledAt != log[row].issuedAt) continue;
        log[row].calledAt = log[row].startedAt = log[row].issuedAt + 500;
        log[row].endedAt = log[row].issuedAt + 600;
        changed = row;
    }
    REQUIRE(changed > 0);
    CHECK(differences(told, backtest({}, log, quick), changed + 1) == 0);
}

TEST_CASE("one seed, one result; another seed, another") {
    const auto log = SmallHall{}.log(6);
    const auto told = backtest({}, log, quick);
    CHECK(differences(told, backtest({}, log, quick), log.size()) == 0);
    CHECK(differences(told, backtest({}, log, {2, 16}), log.size()) > 0);
}

TEST_CASE("a log in another order than that of the issues tells the same of each ticket") {
    const auto log = SmallHall{}.log(7);
    auto turned = log;
    std::reverse(turned.begin(), turned.end());
    const auto told = backtest({}, log, quick);
    const auto other = backtest({}, turned, quick);
    REQUIRE(other.waited.forecast.count() == told.waited.forecast.count());
    CHECK(other.waited.forecast.mae() == doctest::Approx(told.waited.forecast.mae()).epsilon(0.1));
    CHECK(other.waited.textbook[0].mae() == doctest::Approx(told.waited.textbook[0].mae()).epsilon(0.01));
}

TEST_CASE("an empty hall with a free counter is told 0, and a busy one is not") {
    SmallHall hall;
    hall.patience = 1e6;
    hall.every = 80;
    const auto log = hall.log(8);
    const auto told = backtest(historyOf(hall, 9), log, {1, 100});
    std::size_t free = 0, wrong = 0;
    for (std::size_t row = 20; row < log.size(); ++row) {
        std::size_t busy = 0;
        for (std::size_t other = 0; other < row; ++other)
            busy += log[other].issuedAt <= log[row].issuedAt && *log[other].endedAt >= log[row].issuedAt ? 1 : 0;
        const Interval& said = told.forecasts[row];
        CHECK(said.p10 <= said.p50);
        CHECK(said.p50 <= said.p90);
        if (busy > 0) continue;                            // both clerks are there, so that one would be enough
        ++free;
        wrong += said.p90 == 0 ? 0 : 1;
    }
    CHECK(free > 30);
    CHECK(wrong * 50 <= free);                             // of fifty at most one, while little is known yet
}

TEST_CASE("eight of ten waits lie in the interval, and the middle beats the textbook") {
    SmallHall hall;
    hall.perDay = 900;
    hall.every = 59;
    const auto told = backtest({}, hall.log(10), {1, 50});
    REQUIRE(told.waited.forecast.count() > 700);
    CHECK(told.waited.forecast.coverage() == doctest::Approx(0.8).epsilon(0.06));
    CHECK(told.waited.forecast.mae() < told.waited.textbook[static_cast<std::size_t>(told.waited.best())].mae());
}

TEST_CASE("little is enough to go on: no history, one row, no clerks, one queue, nobody ever called") {
    const auto one = SmallHall{}.log(11);
    const auto first = backtest({}, {one[0]}, quick);
    REQUIRE(first.forecasts.size() == 1);
    CHECK(std::isfinite(first.forecasts[0].p90));
    CHECK(first.byBasis[static_cast<std::size_t>(Basis::usual)] == 1);
    CHECK(backtest(one, {}, quick).forecasts.empty());

    SmallHall nameless;
    nameless.named = false;
    nameless.queues = 1;
    SmallHall named = nameless;
    named.named = true;
    const auto told = backtest({}, nameless.log(12), quick);
    const auto with = backtest({}, named.log(12), quick);
    // As many counters are taken to be there as were busy at once, so that little is lost without names.
    CHECK(told.waited.forecast.mae() < 1.25 * with.waited.forecast.mae());

    auto nobodyCalled = one;
    for (LoggedLeg& leg : nobodyCalled) leg.calledAt = leg.startedAt = {}, leg.outcome = Outcome::abandoned;
    for (const Interval& said : backtest({}, nobodyCalled, quick).forecasts) CHECK(std::isfinite(said.p90));
}

}  // namespace hall::forecast
