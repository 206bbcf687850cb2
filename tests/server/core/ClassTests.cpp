// A priority class is declared at the kiosk and looked at by the clerk; a misuse costs the credit and is counted.
#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;

namespace {

const char* opening = R"(
    08:30  manager    open-day
    08:30  counter-1  open
    08:30  counter-4  open
)";

}  // namespace

TEST_CASE("entitled or misused, once, and only when a class was declared") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register          -> A001 issued
        09:00  kiosk      issue register senior   -> A002 issued
        09:00  kiosk      issue register booking  -> A003 issued
        09:00  counter-1  entitled                -> no: counter-idle
        09:01  counter-1  call                    -> A003 called preference
        09:01  counter-1  entitled                -> A003 entitled
        09:01  counter-1  misused                 -> no: class-already-checked
        09:01  counter-1  no-show
        09:01  counter-1  call                    -> A002 called preference
        09:01  counter-1  misused                 -> A002 misused senior
        09:01  counter-1  entitled                -> no: class-already-checked
        look   misused senior                     -> 1
        look   misused booking                    -> 0
        09:01  counter-1  start                                                # the clerk decides: served all the same
        09:02  counter-1  finish
        09:02  counter-1  call                    -> A001 called preference
        09:02  counter-1  misused                 -> no: class-not-declared
    )") == "");
}

TEST_CASE("a misuse takes the credit: sent back, the ticket waits at its real age") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register          -> A001 issued
        09:05  kiosk      issue register senior   -> A002 issued
        09:06  counter-1  call                    -> A002 called preference
        09:06  counter-1  misused                 -> A002 misused senior
        09:06  counter-1  return                  -> A002 returned
        look   queue general                      -> A001 A002
    )") == "");
    CHECK(hall.state().ticket(hall.numbered("A002"))->creditMs == 0);
}

TEST_CASE("a misuse takes the short wait, also in every line that comes after") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    REQUIRE(hall.play(R"(
        09:00  kiosk      issue register booking +pension  -> A001 issued
        09:00  counter-1  call                    -> A001 called preference
        09:00  counter-1  misused                 -> A001 misused booking
    )") == "");
    const core::Ticket& ticket = *hall.state().ticket(hall.numbered("A001"));
    CHECK(ticket.maximumWaitMs == 15 * test::minuteMs);
    SUBCASE("transferred") {
        REQUIRE(hall.play("09:01 counter-1 transfer social") == "");
        CHECK(ticket.maximumWaitMs == 30 * test::minuteMs);
    }
    SUBCASE("to a pool") {
        REQUIRE(hall.play("09:01 counter-1 transfer to counter counter-4") == "");
        CHECK(ticket.maximumWaitMs == 15 * test::minuteMs);
    }
    SUBCASE("with its next service") {
        REQUIRE(hall.play("09:01 counter-1 start\n09:01 counter-1 finish -> A001 finished; A001 goes on with pension in social") == "");
        CHECK(ticket.maximumWaitMs == 30 * test::minuteMs);
    }
}

TEST_CASE("misuse is counted by class and hall day") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register senior
        09:00  counter-1  call
        09:00  counter-1  misused
        09:00  counter-1  no-show
        look   misused senior                     -> 1
        17:00  manager    end-day evening
        look   misused senior                     -> 1
        == 2026-11-24
        08:30  manager    open-day
        look   misused senior                     -> 0
    )") == "");
}
