// What a month adds up to, when it is told, and that it stands then.
#include <doctest/doctest.h>

#include "server/core/evaluation/Law.hpp"
#include "tests/support/CaseHall.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

TEST_CASE("a month is told when ten days of the next have passed") {
    const EvaluationRulesConfig rules;
    const std::pair<std::int32_t, std::int32_t> table[] = {{20261210, 202610}, {20261211, 202611}, {20261231, 202611}, {20270101, 202611},
                                                           {20270110, 202611}, {20270111, 202612}, {20270210, 202612}, {20270211, 202701}};
    for (const auto& [today, month] : table) {
        CAPTURE(today);
        CHECK(lastToldMonth(rules, {today}) == month);
    }
}

namespace {

const char* twoCounters = R"(
    08:30  manager    open-day
    08:30  s1@counter-1  take
    08:30  s1@counter-1  open
    08:30  counter-3  open
    08:31  kiosk      issue register normal +invoice
    08:33  s1@counter-1  call
    08:33  s1@counter-1  start
    08:40  s1@counter-1  finish
)";

}  // namespace

TEST_CASE("a visit counts once for each who served it, and once in the hall") {
    test::Scenario hall(test::caseHall());
    REQUIRE(hall.play(twoCounters) == "");
    // counter-1 takes the second service, too: it goes on there.
    REQUIRE(hall.play("08:50 s1@counter-1 finish\n09:00 phone:visitor rate 1 4 efficiency,attitude 3") == "");
    const MonthFigures& month = hall.state().evaluations.months.at(202611);
    const LevelCounts one{0, 0, 0, 1, 0};
    CHECK(month.visits == one);
    CHECK(month.cases == LevelCounts{});
    CHECK(month.channels == std::array<std::uint32_t, channelCount>{0, 0, 1, 0, 0});
    CHECK(month.badReasons == std::map<std::string, std::uint32_t>{{"attitude", 1}, {"efficiency", 1}});
    CHECK(month.goodReasons.empty());
    using Kind = RatedUnit::Kind;
    CHECK(month.units == std::map<RatedUnit, LevelCounts>{{{Kind::counter, "counter-1"}, one},
                                                          {{Kind::clerk, "s1"}, one},
                                                          {{Kind::department, "approval"}, one},
                                                          {{Kind::department, "tax"}, one},
                                                          {{Kind::item, "register"}, one},
                                                          {{Kind::item, "invoice"}, one}});
    CHECK(violation(hall.state()) == "");
}

TEST_CASE("an excluded one leaves a month that was not told, and is counted apart; a month that was told stands") {
    for (const bool told : {false, true}) {
        CAPTURE(told);
        test::Scenario hall(test::caseHall());
        REQUIRE(hall.play(twoCounters) == "");
        REQUIRE(hall.play("08:50 s1@counter-1 finish\n09:00 phone:visitor rate 1 5 attitude 2") == "");
        REQUIRE(hall.play(told ? "== 2026-12-11\n" : "== 2026-12-10\n") == "");
        CHECK(hall.play("09:00 supervisor:s3 exclude F20261123-0001 malicious -> evaluation 1 excluded malicious\n"
                        "09:00 supervisor:s3 exclude F20261123-0001 malicious -> nothing") == "");
        const MonthFigures& month = hall.state().evaluations.months.at(202611);
        CHECK(month.visits == (told ? LevelCounts{0, 0, 0, 0, 1} : LevelCounts{}));
        CHECK(month.units.empty() == !told);
        CHECK(month.badReasons.empty() == !told);
        CHECK(hall.state().evaluations.months.at(202612).excluded == 1);
        CHECK(violation(hall.state()) == "");
    }
}

TEST_CASE("the second one stands beside the first, in the month in which it was given") {
    test::Scenario hall(test::caseHall());
    REQUIRE(hall.play(twoCounters) == "");
    REQUIRE(hall.play(R"(
        08:50  s1@counter-1  finish
        09:00  phone:visitor  rate 1 5
        10:00  manager        assign-follow-up F20261123-0001 approval
        10:01  manager        resolve-follow-up F20261123-0001 explained
        == 2026-12-01
        10:02  manager        close-follow-up F20261123-0001 satisfied
        10:03  phone:visitor  rate 1 2
    )") == "");
    CHECK(hall.state().evaluations.months.at(202611).visits == LevelCounts{0, 0, 0, 0, 1});
    CHECK(hall.state().evaluations.months.at(202612).again == LevelCounts{0, 1, 0, 0, 0});
    CHECK(hall.state().evaluations.months.at(202612).visits == LevelCounts{});
    CHECK(violation(hall.state()) == "");
}

TEST_CASE("months are kept three years") {
    State state = test::demoState();
    state.evaluations.months[202311].excluded = 1;
    state.evaluations.months[202310].excluded = 1;
    law::forgetEvaluations(state, {20261123});
    CHECK(state.evaluations.months.size() == 1);
    CHECK(state.evaluations.months.contains(202311));
}
