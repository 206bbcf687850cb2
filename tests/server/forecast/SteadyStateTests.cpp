// The rules run forward for long agree with what queueing theory knows exactly: Erlang B and C, Erlang A, priorities, Pollaczek-Khinchine.
#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <vector>

#include "server/forecast/Erlang.hpp"
#include "tests/server/forecast/PlainNature.hpp"

namespace hall::forecast {
namespace {

using namespace test;

/// Means over batches of a long run, so that what depends on its neighbours does not look surer than it is.
class Batches {
  public:
    explicit Batches(Seconds length) : length_(length) {}
    void add(Seconds at, double value) {
        if (at < length_) return;                        // the hall fills first
        const auto batch = static_cast<std::size_t>(at / length_) - 1;
        if (batch >= sums_.size()) sums_.resize(batch + 1);
        sums_[batch].first += value;
        sums_[batch].second += 1;
    }
    [[nodiscard]] double mean() const {
        double sum = 0, count = 0;
        for (const auto& [s, n] : sums_) sum += s, count += n;
        return sum / count;
    }
    /// Half of the interval that holds the true mean with 99 % for all `tests` tests together.
    [[nodiscard]] double slack(int tests) const {
        const double all = mean();
        double squares = 0;
        for (const auto& [s, n] : sums_) squares += std::pow(s / n - all, 2);
        const auto n = static_cast<double>(sums_.size());
        const double z = 2.576 + 0.45 * std::log(static_cast<double>(tests));   // above the normal quantile at 1 - 0.005 / tests for up to 100
        return z * std::sqrt(squares / (n - 1) / n);
    }

  private:
    Seconds length_;
    std::vector<std::pair<double, double>> sums_;
};

constexpr int tests = 27;                                ///< comparisons in this file
constexpr Seconds whole = 60'000;                        ///< time units of a run
constexpr Seconds batch = whole / 31;

void agrees(const Batches& seen, double exact) {
    CAPTURE(seen.mean());
    CAPTURE(exact);
    CHECK(std::abs(seen.mean() - exact) < seen.slack(tests));
    CHECK(seen.slack(tests) < 0.4 * exact);       // and the run is long enough to tell
}

}  // namespace

TEST_CASE("M/M/s: the share that waits and the mean wait are Erlang's") {
    struct Case { int servers; double load; };
    for (const auto& [servers, load] : {Case{1, 0.8}, Case{2, 1.5}, Case{5, 4}, Case{10, 8}}) {
        CAPTURE(servers);
        Hall hall = hallOf(static_cast<std::size_t>(servers));
        const double speed = 1 / load;                   // one arrival per unit of time, whatever the size
        hall.inflows = {{0, 0, 1}};
        PlainNature nature;
        nature.mean = 1 / speed;
        Run run(hall, nature);
        Dice dice(8);
        Batches waits(batch), delayed(batch);
        run.forward(whole, dice, [&](const Called& called) {
            waits.add(called.at, called.waited);
            delayed.add(called.at, called.waited > 0 ? 1 : 0);
            return true;
        });
        const double c = erlangC(servers, load);
        agrees(delayed, c);
        agrees(waits, c / (servers * speed - 1));
    }
}

TEST_CASE("Little's law: as many wait as come in the time that one waits, to the last second, also where some go first") {
    /// Counts the line by itself: it changes when somebody comes and when somebody is called, and at no other time.
    struct Watching final : PlainNature {
        const Run* run{};
        Seconds until{};
        mutable Batches line{batch};                     ///< looked at once in every unit of time
        mutable Seconds last{}, nextLook{};
        mutable double area{}, come{};
        void changes(double before) const {
            area += before * (run->now() - last);
            last = run->now();
            for (; nextLook <= std::min(last, until); nextLook += 1) line.add(nextLook, before);
        }
        Seconds patience(Index, Index, Seconds, Dice&) const override {
            come += 1;
            changes(static_cast<double>(run->line()) - 1);
            return never;
        }
    };
    struct Case { int servers; double load; Seconds credit; };
    for (const auto& [servers, load, credit] : {Case{1, 0.8, 0}, Case{5, 4, 20}, Case{10, 8, 3}}) {
        CAPTURE(servers);
        Hall hall = hallOf(static_cast<std::size_t>(servers));
        hall.promises = {{{0, never}, {credit, never}}};
        hall.inflows = {{0, 0, 1.25, whole}, {0, 1, 5, whole}};
        Watching nature;
        nature.mean = load;
        nature.until = whole;
        Run run(hall, nature);
        nature.run = &run;
        Dice dice(19);
        double waits = 0, called = 0;
        run.forward(1e9, dice, [&](const Called& one) {
            nature.changes(static_cast<double>(run.line()) + 1);
            waits += one.waited;
            called += 1;
            return true;
        });
        // Everybody who came was called, so both sides are the same people in the same time: no chance is in this.
        CHECK(called == nature.come);
        CHECK(run.line() == 0);
        CHECK(waits == doctest::Approx(nature.area).epsilon(1e-9));
        // As many came as were to come, four standard deviations of a Poisson stream.
        CHECK(std::abs(nature.come - whole) < 4 * std::sqrt(whole));
        // And the line is as long as it must be. Who goes first does not change that (the conservation law).
        agrees(nature.line, erlangC(servers, load) / (servers / load - 1));
    }
}

TEST_CASE("priority: a credit above any wait is Cobham's non-preemptive priority") {
    struct Case { int servers; std::vector<double> rates; double speed; };
    for (const auto& [servers, rates, speed] : {Case{1, {0.3, 0.5}, 1}, Case{3, {0.6, 1.8}, 1}, Case{10, {0.1, 0.2, 0.6}, 0.1}}) {
        CAPTURE(servers);
        Hall hall = hallOf(static_cast<std::size_t>(servers));
        hall.promises = {std::vector<Promise>(rates.size())};
        double all = 0;
        for (std::size_t klass = 0; klass < rates.size(); ++klass) {
            hall.inflows.push_back({0, static_cast<Index>(klass), 1 / rates[klass]});
            hall.promises[0][klass].credit = 1e7 * static_cast<double>(rates.size() - klass);
            all += rates[klass];
        }
        PlainNature nature;
        nature.mean = 1 / speed;
        Run run(hall, nature);
        Dice dice(11);
        std::vector<Batches> waits(rates.size(), Batches(2 * batch));
        run.forward(2 * whole, dice, [&](const Called& called) {
            waits[called.klass].add(called.at, called.waited);
            return true;
        });
        const double idle = erlangC(servers, all / speed) / (servers * speed);
        double above = 0, before = 0;
        for (std::size_t klass = 0; klass < rates.size(); ++klass) {
            above += rates[klass] / (servers * speed);
            agrees(waits[klass], idle / ((1 - before) * (1 - above)));
            before = above;
        }
    }
}

TEST_CASE("M/G/1: the mean wait is Pollaczek and Khinchine's") {
    Hall hall = hallOf(1);
    hall.inflows = {{0, 0, 1}};
    PlainNature nature;
    nature.mean = 0.8;
    nature.fixed = true;
    Run run(hall, nature);
    Dice dice(13);
    Batches waits(batch);
    run.forward(whole, dice, [&](const Called& called) {
        waits.add(called.at, called.waited);
        return true;
    });
    agrees(waits, 0.8 * 0.8 / (2 * (1 - 0.8)));
}

TEST_CASE("Erlang A: who gives up, and how long those who are called waited") {
    struct Case { double rate, speed, leaving; int servers; };
    for (const auto& [rate, speed, leaving, servers] : {Case{1, 0.2, 0.1, 5}, Case{2, 0.125, 1.0 / 15, 16}}) {
        CAPTURE(servers);
        Hall hall = hallOf(static_cast<std::size_t>(servers));
        hall.inflows = {{0, 0, 1 / rate}};
        PlainNature nature;
        nature.mean = 1 / speed;
        nature.patient = 1 / leaving;
        // The birth and death chain, exactly: states by who is in the hall.
        std::vector<double> chance{1};
        double sum = 1;
        for (int n = 1; n < 400; ++n) {
            const double death = std::min(n, servers) * speed + std::max(n - servers, 0) * leaving;
            chance.push_back(chance.back() * rate / death);
            sum += chance.back();
        }
        double line = 0;
        for (int n = servers; n < 400; ++n) line += (n - servers) * chance[static_cast<std::size_t>(n)] / sum;
        const double abandon = leaving * line / rate;
        Run run(hall, nature);
        Dice dice(17);
        double called = 0, atOnce = 0;
        run.forward(whole, dice, [&](const Called& one) {
            called += 1;
            atOnce += one.waited <= 0 ? 1 : 0;
            return true;
        });
        const auto left = static_cast<double>(run.left());
        double free = 0;
        for (int n = 0; n < servers; ++n) free += chance[static_cast<std::size_t>(n)] / sum;
        CHECK(left / (left + called) == doctest::Approx(abandon).epsilon(0.05));
        CHECK(atOnce / (left + called) == doctest::Approx(free).epsilon(0.05));
    }
}

}  // namespace hall::forecast
