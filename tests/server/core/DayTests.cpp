#include <doctest/doctest.h>

#include "tests/support/DemoHall.hpp"

using namespace hall;

TEST_CASE("a ticket goes from the kiosk to the counter and home") {
    core::State state = test::demoState();
    const auto counter = test::counterActor("counter-1");
    test::carryOut(state, core::IssueTicket{{"register"}}, test::kiosk, test::stampAt(540));
    test::carryOut(state, core::CallNext{{"counter-1"}}, counter, test::stampAt(541));
    test::carryOut(state, core::StartService{{"counter-1"}}, counter, test::stampAt(542));
    test::carryOut(state, core::FinishService{{"counter-1"}}, counter, test::stampAt(550));
    REQUIRE(state.ticket({1}) != nullptr);
    CHECK(state.ticket({1})->number == "A001");
    CHECK(state.ticket({1})->state == core::TicketState::served);
    CHECK(core::violation(state) == "");
}
