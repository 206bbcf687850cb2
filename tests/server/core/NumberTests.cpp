#include <set>

#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;

TEST_CASE("numbers have three digits until they need more") {
    core::State state = test::demoState();
    std::set<std::string> seen;
    for (int i = 1; i <= 10'001; ++i) {
        test::carryOut(state, core::IssueTicket{{"register"}}, test::kiosk, test::stampAt(540, i));
        const std::string& number = state.ticket({static_cast<std::uint64_t>(i)})->number;
        REQUIRE(seen.insert(number).second);
        if (i == 1) CHECK(number == "A001");
        if (i == 10) CHECK(number == "A010");
        if (i == 999) CHECK(number == "A999");
        if (i == 1'000) CHECK(number == "A1000");
        if (i == 10'000) CHECK(number == "A10000");
    }
    CHECK(core::violation(state) == "");
}

TEST_CASE("four digits and two letters") {
    auto configuration = test::demoHall();
    std::get<core::QueueConfig>(configuration[1]).letters = "ZB";
    std::get<core::QueueConfig>(configuration[1]).digits = 4;
    test::Scenario hall(configuration);
    CHECK(hall.play(R"(
        08:30  manager    open-day
        08:31  kiosk      issue register          -> ZB0001 issued
        08:31  kiosk      issue invoice           -> B001 issued
        08:31  kiosk      issue register          -> ZB0002 issued
    )") == "");
}

TEST_CASE("a number is given once a day, whatever becomes of its ticket") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:30  manager    open-day
        08:31  kiosk      issue register          -> A001 issued
        08:31  kiosk      cancel A001             -> A001 cancelled
        08:31  kiosk      issue register          -> A002 issued
        08:31  kiosk      issue old               -> no: item-withdrawn old
        08:31  kiosk      issue register          -> A003 issued              # a refusal takes no number
        == 2026-11-24
        08:30  manager    end-day done
        08:30  manager    open-day
        08:31  kiosk      issue register          -> A001 issued
    )") == "");
    CHECK(hall.numbered("A001").value == 4);  // the serial goes on for ever
}

TEST_CASE("more digits in the middle of a day repeat no number") {
    test::Scenario hall;
    REQUIRE(hall.play("08:30 manager open-day\n 08:31 kiosk issue register -> A001 issued") == "");
    core::QueueConfig queue = hall.state().queue({"general"})->config;
    queue.digits = 4;
    CHECK(hall.act(core::Configure{{queue}}, test::manager, hall.stamp(30'700)) == "configured general");
    CHECK(hall.play("08:32 kiosk issue register -> A0002 issued") == "");
}
