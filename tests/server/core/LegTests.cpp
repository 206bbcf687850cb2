// Several services in one visit: legs of one ticket.
#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;

namespace {

const char* opening = R"(
    08:30  manager    open-day
    08:30  counter-1  open
    08:30  counter-3  open
    08:30  counter-4  open
)";

}  // namespace

TEST_CASE("the next service begins here at once when this counter takes it, and waits by its age when not") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register +invoice +pension  -> A001 issued
        09:05  kiosk      issue pension           -> C001 issued
        09:06  counter-1  call                    -> A001 called preference
        09:06  counter-1  start
        09:10  counter-1  finish                  -> A001 finished; A001 goes on with invoice in tax; A001 started
        look   counter counter-1                  -> open A001
        09:12  counter-1  finish                  -> A001 finished; A001 goes on with pension in social
        look   counter counter-1                  -> open
        look   queue social                       -> A001 C001                # since 09:00 in the hall
        09:13  counter-4  call                    -> A001 called preference
        09:13  counter-4  start
        09:14  counter-4  finish                  -> A001 finished
        look   ticket A001                        -> served
    )") == "");
    const core::Ticket& ticket = *hall.state().ticket(hall.numbered("A001"));
    CHECK(ticket.leg == 3);
    CHECK(ticket.issuedAt == hall.stamp(9 * 3600).now);
    CHECK(ticket.waitingSince == hall.stamp(9 * 3600 + 720).now);
    CHECK(ticket.item.value == "pension");
    CHECK(ticket.further.empty());
    CHECK(hall.state().counter({"counter-1"})->servedToday == 2);
    CHECK(hall.state().counter({"counter-4"})->servedToday == 1);
}

TEST_CASE("finish-and-call-next goes on with the same visitor here, else calls the next one") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register +invoice +pension  -> A001 issued
        09:01  kiosk      issue register          -> A002 issued
        09:02  counter-1  next                    -> no: counter-idle
        09:02  counter-1  call
        09:02  counter-1  next                    -> no: ticket-not-serving
        09:02  counter-1  start
        09:03  counter-1  next                    -> A001 finished; A001 goes on with invoice in tax; A001 started
        09:04  counter-1  next                    -> A001 finished; A001 goes on with pension in social; A002 called preference
        09:05  counter-1  start
        09:05  counter-1  next                    -> A002 finished            # nobody waits here: the service is ended all the same
    )") == "");
}

TEST_CASE("a service added at the counter, at most eight ahead") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    REQUIRE(hall.play("09:00 kiosk issue register\n09:00 counter-1 call\n09:00 counter-1 start") == "");
    CHECK(hall.play("09:01 counter-1 add nothing -> no: unknown-item\n09:01 counter-1 add old -> no: item-withdrawn old\n"
                    "09:01 counter-3 add invoice -> no: counter-idle") == "");
    for (int i = 0; i < 8; ++i) CHECK(hall.play("09:01 counter-1 add pension -> A001 added pension") == "");
    CHECK(hall.play("09:01 counter-1 add pension -> no: too-many-services") == "");
    CHECK(hall.play("09:01 kiosk issue register +pension +pension +pension +pension +pension +pension +pension +pension +pension"
                    " -> no: too-many-services\n09:01 kiosk issue register +nothing -> no: unknown-item\n"
                    "09:01 kiosk issue register +old -> no: item-withdrawn old") == "");
}

TEST_CASE("the visit ends with its last leg: closing waits for it, a no-show ends it") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    REQUIRE(hall.play("09:00 kiosk issue register +pension\n09:00 counter-1 call\n09:00 counter-1 start\n09:01 manager begin-closing") == "");
    REQUIRE(hall.play("09:02 counter-1 finish -> A001 finished; A001 goes on with pension in social\nlook day -> closing") == "");
    SUBCASE("served") {
        CHECK(hall.play("09:03 counter-4 call -> A001 called preference\n09:03 counter-4 start\n"
                        "09:04 counter-4 finish -> A001 finished; day ended last-ticket-ended") == "");
    }
    SUBCASE("missed") {
        CHECK(hall.play("09:03 counter-4 call\n09:04 counter-4 no-show -> A001 missed; day ended last-ticket-ended") == "");
    }
    SUBCASE("left over") {
        CHECK(hall.play("17:00 manager end-day evening -> A001 unserved evening; day ended evening") == "");
    }
}

TEST_CASE("each leg has its own promise and its own calls") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    REQUIRE(hall.play("09:00 kiosk issue register booking +pension\n09:00 counter-1 call\n09:00 counter-1 recall\n09:00 counter-1 start") == "");
    REQUIRE(hall.play("09:10 counter-1 finish -> A001 finished; A001 goes on with pension in social") == "");
    const core::Ticket& ticket = *hall.state().ticket(hall.numbered("A001"));
    CHECK(ticket.maximumWaitMs == 5 * test::minuteMs);
    CHECK(ticket.calls == 0);
    CHECK(hall.play("09:13 counter-4 call -> A001 called urgent\n09:13 counter-4 recall -> A001 recalled 2\n"
                    "09:13 counter-4 recall -> A001 recalled 3\n09:13 counter-4 recall -> no: call-limit-reached") == "");
}
