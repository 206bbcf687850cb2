// What is kept of a hall's past: who came when, which counters were open, and the day that is planned from it.
#include <doctest/doctest.h>

#include <string>

#include "server/forecast/HallPast.hpp"
#include "tests/support/ClockHall.hpp"
#include "tests/support/Scenario.hpp"

namespace hall::forecast {
namespace {

using namespace hall::test;

LocalSeconds localOf(core::Instant at) { return at.utcMs / 1000 + 8 * 3600; }

struct Past {
    Scenario scenario;
    HallPast past{localOf};
    std::size_t taken{};
    Past() {
        past.begin({});
        follow();
    }
    void follow() {
        for (; taken < scenario.events().size(); ++taken) past.take(scenario.events()[taken]);
    }
    void act(const core::Command& command, const core::Actor& actor, std::int32_t day, std::int32_t minute) {
        core::Stamp stamp = stampAt(minute, day * 1440 * minuteMs);
        stamp.localDate = core::dateOf(core::dayNumber({demoDate}) + day);
        scenario.act(command, actor, stamp);
        follow();
    }
    /// Five visitors for taxes in the half hour from ten, one company sent on to them; counter-3 open from nine to five, counter-1 from ten to a quarter to eleven.
    void live(std::int32_t day) {
        act(core::OpenDay{}, manager, day, 540);
        act(core::OpenCounter{{"counter-3"}}, counterActor("counter-3"), day, 540);
        act(core::OpenCounter{{"counter-1"}}, counterActor("counter-1"), day, 600);
        act(core::IssueTicket{{"register"}}, kiosk, day, 600);
        act(core::CallNext{{"counter-1"}}, counterActor("counter-1"), day, 601);
        act(core::StartService{{"counter-1"}}, counterActor("counter-1"), day, 601);
        act(core::TransferTicket{{"counter-1"}, {"tax"}, {}, {}}, counterActor("counter-1"), day, 606);
        for (int i = 0; i < 5; ++i) act(core::IssueTicket{{"invoice"}}, kiosk, day, 610 + i);
        act(core::CloseCounter{{"counter-1"}}, counterActor("counter-1"), day, 645);
        for (int i = 0; i < 6; ++i) {
            act(core::CallNext{{"counter-3"}}, counterActor("counter-3"), day, 650 + 10 * i);
            act(core::StartService{{"counter-3"}}, counterActor("counter-3"), day, 650 + 10 * i);
            act(core::FinishService{{"counter-3"}}, counterActor("counter-3"), day, 654 + 10 * i);
        }
        act(core::CloseCounter{{"counter-3"}}, counterActor("counter-3"), day, 1020);
        act(core::EndDay{"closing-time"}, manager, day, 1020);
    }
};

constexpr std::size_t ten = 20;

}  // namespace

TEST_CASE("visitors and waits are counted by queue and half hour of their day; a day counts when it is over") {
    Past hall;
    const core::WorkingDays days(shippedCalendars());
    CHECK(hall.past.visitors(days).empty());
    hall.live(0);
    hall.live(1);
    hall.act(core::OpenDay{}, manager, 2, 540);
    hall.act(core::IssueTicket{{"invoice"}}, kiosk, 2, 550);
    const auto visitors = hall.past.visitors(days), waits = hall.past.waits(days);
    REQUIRE(visitors.size() == 2);
    CHECK(visitors[0].date.yyyymmdd == demoDate);
    CHECK(visitors[0].kind.weekday == 1);
    REQUIRE(visitors[0].queues.size() == 2);
    CHECK(visitors[0].queues[0][ten] == 1);
    CHECK(visitors[0].queues[1][ten] == 5);
    CHECK(waits[0].queues[1][ten] == 6);                  // the company waits there, too
    CHECK(hall.past.today().yyyymmdd == demoDate + 2);
    CHECK(hall.past.visitorsToday()[1][18] == 1);
}

TEST_CASE("the day that is planned: hours, promises, the counters that are usual, who answers for which queue") {
    Past hall;
    const core::WorkingDays days(shippedCalendars());
    hall.live(0);
    hall.live(1);
    Learned learned = hall.past.learned();
    learned.prepare(11);
    const PlanDay day = hall.past.planDay({demoDate + 2}, {3}, hall.past.waits(days), learned);
    CHECK(day.first == 17);                               // the hall opens at half past eight
    CHECK(day.last == 34);
    CHECK(day.profiles[0].counters == 2);
    REQUIRE(day.comes.size() == 3);
    double tax = 0;
    for (const auto& klass : day.comes[1])
        for (const double mean : klass) tax += mean;
    CHECK(tax == doctest::Approx(6).epsilon(0.02));
    CHECK(day.home[0] == 0);                              // general-first has companies foremost
    CHECK(day.home[1] == 1);                              // tax-first those for taxes
    CHECK(day.home[2] == 2);                              // and only "all" serves social security
    CHECK_FALSE(day.open[2][ten]);                        // to which nobody has ever come
    CHECK(day.promises[1][0].longest == 300);              // by class: booking, normal, senior
    CHECK(day.promises[1][1].longest == 900);
    CHECK(day.service[1] == doctest::Approx(240).epsilon(0.3));
    CHECK(day.profiles[0].usual[ten] == doctest::Approx(1));
    CHECK(day.profiles[0].usual[ten + 1] == doctest::Approx(0.5));
    CHECK(day.profiles[1].usual[ten] == doctest::Approx(1));
    CHECK(day.profiles[1].usual[35] == 0);
    const StaffingPlan plan = planOf(day, learned, {0.8, 600}, {}, [] { return true; });
    CHECK(plan.kept);
    CHECK(plan.profiles[0].needed[ten] + plan.profiles[1].needed[ten] + plan.profiles[2].needed[ten] >= 1);
}

TEST_CASE("coming days are those on which the hall opens") {
    const Calendar usual{core::WorkingDays(shippedCalendars()), core::OpeningConfig{}};
    // The National Day of 2026: 1 to 7 October, and Saturday the 10th is worked.
    const auto days = comingDays(usual, {}, {20260929}, 4);
    REQUIRE(days.size() == 4);
    CHECK(days[0].yyyymmdd == 20260930);
    CHECK(days[1].yyyymmdd == 20261008);
    CHECK(days[3].yyyymmdd == 20261010);
    CHECK(comingDays({core::WorkingDays(), std::nullopt}, {}, {20260929}, 2)[1].yyyymmdd == 20261001);
    // Nothing is said, and it has never been open on a day off: then it will not be, either.
    std::vector<PastDay> worked(10);
    for (int i = 0; i < 10; ++i) worked[static_cast<std::size_t>(i)].date = {20260907 + i / 5 * 7 + i % 5};
    CHECK(comingDays({usual.days, std::nullopt}, worked, {20260930}, 1)[0].yyyymmdd == 20261008);
    worked[3].date = {20260906};
    CHECK(comingDays({usual.days, std::nullopt}, worked, {20260930}, 1)[0].yyyymmdd == 20261001);
    CHECK(comingDays({core::WorkingDays(), core::OpeningConfig{{}, false, {}, {}}}, {}, {20260929}, 2).empty());
}

}  // namespace hall::forecast
