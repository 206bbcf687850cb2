// How often somebody had to come for a case.
#include <doctest/doctest.h>

#include "tests/support/CaseHall.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;

namespace {

const char* morning = R"(
    08:30  manager    open-day
    08:30  counter-1  open
    08:30  counter-2  open
    08:40  platform   put A 1 p1 register    -> A applied
    08:40  platform   put B 1 p1 invoice     -> B applied
)";

}  // namespace

TEST_CASE("a visit counts when somebody was served, once, for each case on its ticket") {
    test::Scenario hall(test::caseHall());
    REQUIRE(hall.play(morning) == "");
    CHECK(hall.play(R"(
        08:41  kiosk      issue - @A @B
        08:42  counter-1  call
        look   visits A                          -> 0
        08:43  counter-1  start
        08:44  counter-1  undo
        look   visits A                          -> 0              # a beginning taken back is none
        08:44  counter-1  no-show                -> A001 missed
        look   visits A                          -> 0
        08:45  counter-1  bring-back A001
        08:46  counter-1  call
        08:46  counter-1  start
        08:47  counter-1  hold                   -> A001 held
        look   visits A                          -> 1
        08:48  counter-2  resume A001
        08:49  counter-2  transfer tax
        08:50  counter-2  call
        08:50  counter-2  start
        08:51  counter-2  finish                 -> A001 finished
        08:51  counter-2  undo
        08:52  counter-2  finish                 -> A001 finished
        look   visits A                          -> 1
        look   visits B                          -> 1
    )") == "");
}

TEST_CASE("another day is another visit; a ticket that nobody served is none; a case opened at the counter has one") {
    test::Scenario hall(test::caseHall());
    REQUIRE(hall.play(morning) == "");
    CHECK(hall.play(R"(
        08:41  kiosk      issue - @A
        08:42  counter-1  call
        08:43  counter-1  start
        08:43  counter-1  link B                 -> B linked to A001
        08:44  counter-1  return                 -> A001 returned
        look   visits A                          -> 1
        look   visits B                          -> 1
        17:30  manager    end-day evening
        == 2026-11-24
        08:30  manager    open-day
        08:41  kiosk      issue - @A
        08:42  counter-1  call
        08:42  counter-1  no-show
        08:43  kiosk      issue - @A
        08:44  counter-1  call
        08:45  counter-1  start
        == 2026-11-25
        08:30  manager    end-day forgotten
        look   visits A                          -> 2              # the key was forgotten, the visit was not
        look   visits B                          -> 1
    )") == "");
}
