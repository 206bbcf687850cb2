// Counters for a coming day: what is promised is kept in every hour with the fewest that do, near Erlang's where Erlang is right, above it
// where the day is not as even as his.
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "server/forecast/Erlang.hpp"
#include "server/forecast/Staffing.hpp"
#include "tests/server/forecast/PlainNature.hpp"

namespace hall::forecast {
namespace {

using test::PlainNature;

const auto always = [] { return true; };
constexpr std::size_t nine = 18, five = 34;

/// Queues that come evenly from nine to five, each with a profile of its own.
PlanDay evenDay(const std::vector<double>& perHalfHour, int counters = 30) {
    PlanDay day;
    day.first = nine;
    day.last = five;
    for (Index queue = 0; queue < perHalfHour.size(); ++queue) {
        std::array<double, halfHours> comes{};
        std::array<bool, halfHours> open{};
        for (std::size_t slot = nine; slot < five; ++slot) comes[slot] = perHalfHour[queue], open[slot] = true;
        day.comes.push_back({comes});
        day.open.push_back(open);
        day.promises.push_back({{0, 1800}});
        day.service.push_back(300);
        day.patience.push_back(1800);
        day.profiles.push_back({{queue}, {}, core::PickRule::preference, {}, counters});
        day.home.push_back(queue);
    }
    return day;
}

PlainNature services() {
    PlainNature nature;
    nature.mean = 300;
    return nature;
}

StaffingPlan planned(const PlanDay& day, const Target& target) { return planOf(day, services(), target, {}, always); }

int mostOf(const ProfilePlan& plan) { return *std::max_element(plan.needed.begin(), plan.needed.end()); }

}  // namespace

TEST_CASE("shifts: who opened first closes first, nobody before their time; at the day's end they begin earlier") {
    struct Case { std::vector<int> counters; std::size_t least; std::vector<Shift> shifts; };
    for (const Case& one : {
             Case{{1, 1, 1, 1}, 2, {{0, 0, 4, {}}}},
             Case{{1, 2, 2, 1}, 2, {{0, 0, 3, {}}, {0, 1, 4, {}}}},
             Case{{0, 1, 0, 0}, 2, {{0, 1, 3, {}}}},
             Case{{0, 1, 0, 0}, 1, {{0, 1, 2, {}}}},
             Case{{1, 1, 1, 2}, 2, {{0, 0, 4, {}}, {0, 2, 4, {}}}},
             Case{{0, 0, 0, 0}, 2, {}},
         }) {
        std::array<int, halfHours> counters{};
        std::copy(one.counters.begin(), one.counters.end(), counters.begin());
        CHECK(shiftsOf(counters, 0, 0, 4, one.least) == one.shifts);
    }
}

TEST_CASE("an even day needs about what Erlang says, and one counter fewer is worse") {
    struct Case { double perHalfHour; Target target; };
    for (const auto& [perHalfHour, target] : {Case{24, {0.8, 60}}, Case{60, {0.8, 120}}, Case{12, {0.95, 600}}}) {
        CAPTURE(perHalfHour);
        const StaffingPlan plan = planned(evenDay({perHalfHour}), target);
        REQUIRE(plan.whole);
        CHECK(plan.kept);
        const int erlang = countersFor(perHalfHour / halfHour * 300, 300, target.within, target.share, 30);
        CHECK(plan.profiles[0].erlang[nine + 4] == erlang);
        CHECK(std::abs(plan.profiles[0].needed[nine + 8] - erlang) <= 1);
        CHECK(plan.day.share >= target.share);
        CHECK(plan.day.visitors == doctest::Approx(16 * perHalfHour).epsilon(0.05));
        for (std::size_t slot = nine; slot < five; ++slot) {
            // Other counters are other dice: of one half hour this is as sure as its few thousand visitors are.
            if (const auto& more = plan.profiles[0].more[slot]) CHECK(more->share >= plan.profiles[0].waits[slot].share - 0.04);
            if (const auto& fewer = plan.profiles[0].fewer[slot]) CHECK(fewer->share <= plan.profiles[0].waits[slot].share + 0.04);
        }
        double fewer = 0, now = 0;
        for (std::size_t slot = nine + 2; slot < five - 2; ++slot) fewer += plan.profiles[0].fewer[slot]->share, now += plan.profiles[0].waits[slot].share;
        CHECK(fewer < now - 0.5);
    }
}

TEST_CASE("a crowd at noon is met by shifts of an hour or more, in every hour") {
    PlanDay day = evenDay({20});
    for (std::size_t slot = 24; slot < 27; ++slot) day.comes[0][0][slot] = 70;
    const Target target{0.9, 300};
    const StaffingPlan plan = planned(day, target);
    CHECK(plan.kept);
    CHECK(plan.profiles[0].needed[25] > 2 * plan.profiles[0].needed[20]);
    for (const Shift& shift : plan.shifts) CHECK(shift.to - shift.from >= 2);
    for (std::size_t slot = nine; slot + 1 < five; ++slot) {
        const PlannedWaits &one = plan.profiles[0].waits[slot], &two = plan.profiles[0].waits[slot + 1];
        CHECK((one.share * one.visitors + two.share * two.visitors) / (one.visitors + two.visitors) >= 0.9 - 1e-9);
    }
    const double hours = std::accumulate(plan.shifts.begin(), plan.shifts.end(), 0.0,
                                         [](double sum, const Shift& shift) { return sum + static_cast<double>(shift.to - shift.from - (shift.pause ? 1 : 0)) / 2; });
    CHECK(plan.hours == hours);
    CHECK(plan.hours < 8.0 * mostOf(plan.profiles[0]));
}

TEST_CASE("a day whose size nobody knows needs more than one that is sure") {
    PlanDay day = evenDay({60});
    const double sure = planned(day, {0.9, 300}).hours;
    day.spread = 0.3;
    CHECK(planned(day, {0.9, 300}).hours > sure);
}

TEST_CASE("long shifts have a break, and a queue is not left alone for it") {
    const StaffingPlan plan = planned(evenDay({24}), {0.8, 300});
    for (const Shift& shift : plan.shifts) {
        CHECK(shift.pause.has_value() == (shift.to - shift.from > 10));
        if (shift.pause) CHECK((*shift.pause >= shift.from + 4 && *shift.pause + 4 < shift.to));
    }
    // One counter is enough: it has nobody to stand in.
    const StaffingPlan alone = planned(evenDay({0.5}, 1), {0.8, 1800});
    REQUIRE(alone.shifts.size() == 1);
    CHECK_FALSE(alone.shifts[0].pause.has_value());
    CHECK(alone.hours == 8);
}

TEST_CASE("a small queue that another profile serves besides needs no counter of its own") {
    PlanDay day = evenDay({24, 0.4});
    CHECK(mostOf(planned(day, {0.8, 300}).profiles[1]) >= 1);
    day.profiles[0].queues = {1, 0};
    CHECK(mostOf(planned(day, {0.8, 300}).profiles[1]) == 0);
}

TEST_CASE("where a profile has no counter left, another that serves its queues stands in") {
    PlanDay day = evenDay({60, 6}, 6);
    day.profiles[1].queues = {1, 0};
    day.profiles[1].counters = 12;
    const StaffingPlan plan = planned(day, {0.9, 300});
    CHECK(plan.kept);
    CHECK(mostOf(plan.profiles[0]) <= 6);
    CHECK(mostOf(plan.profiles[1]) >= 6);
    CHECK(plan.profiles[0].erlang[nine + 4] > 6);
}

TEST_CASE("too few counters: as many as there are, and it is said that they do not do") {
    const StaffingPlan plan = planned(evenDay({60}, 6), {0.9, 300});
    CHECK(plan.whole);
    CHECK_FALSE(plan.kept);
    CHECK(mostOf(plan.profiles[0]) == 6);
    CHECK(plan.day.share < 0.9);
    CHECK(plan.overtime > 1800);
    CHECK_FALSE(plan.profiles[0].more[nine + 4].has_value());
}

TEST_CASE("as usual: what the counters that are usually open would give") {
    PlanDay day = evenDay({24});
    for (std::size_t slot = nine; slot < five; ++slot) day.profiles[0].usual[slot] = 3.4;
    const StaffingPlan plan = planned(day, {0.8, 300});
    CHECK(plan.usualHours == doctest::Approx(8 * 3.4));
    CHECK(plan.dayAsUsual.share < 0.6);                   // three counters for a load of four
    CHECK(plan.profiles[0].asUsual[five - 1].p50 > 1200);
}

TEST_CASE("the same day, seed and target give the same plan; told to stop, it stops") {
    const PlanDay day = evenDay({24, 12});
    const StaffingPlan one = planned(day, {0.8, 120}), two = planned(day, {0.8, 120});
    CHECK(one.shifts == two.shifts);
    CHECK(one.day.share == two.day.share);
    CHECK_FALSE(planOf(day, services(), {0.8, 120}, {}, [] { return false; }).whole);
}

}  // namespace hall::forecast
