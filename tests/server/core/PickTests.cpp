// Out of turn: a given ticket with a reason, the supervisor's word, the recall limit and the way back of a no-show.
#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;

namespace {

test::Scenario hallOf(bool pickNeedsApproval) {
    auto entries = test::staffedHall();
    std::get<core::HallConfig>(entries.front()).pickNeedsApproval = pickNeedsApproval;
    test::Scenario hall(entries);
    REQUIRE(hall.play(R"(
        08:30  manager       open-day
        08:30  s1@counter-1  take
        08:30  s1@counter-1  open
        09:00  kiosk         issue register       -> A001 issued
        09:01  kiosk         issue register       -> A002 issued
        09:02  kiosk         issue pension        -> C001 issued
    )") == "");
    return hall;
}

}  // namespace

TEST_CASE("a given ticket is called with a reason that is kept") {
    test::Scenario hall = hallOf(false);
    CHECK(hall.play(R"(
        09:03  s1@counter-1  pick A002            -> no: reason-missing
        09:03  s1@counter-1  pick A002 Because!   -> no: reason-missing
        09:03  s1@counter-1  pick A099 asked      -> no: unknown-ticket
        09:03  s1@counter-1  pick C001 asked      -> no: counter-does-not-serve-queue
        09:03  s1@counter-1  pick A002 frail      -> A002 called pick frail
        09:03  s1@counter-1  pick A001 frail      -> no: counter-busy
        09:03  s1@counter-1  no-show
        09:03  s1@counter-1  pick A002 frail      -> no: ticket-not-waiting
    )") == "");
    const auto& called = std::get<core::TicketCalled>(hall.events()[hall.events().size() - 2].body);
    REQUIRE(called.candidates.size() == 2);  // who was passed over stands in the log
    CHECK(called.candidates[0].ticket == hall.numbered("A001"));
    CHECK(called.candidates[1].ticket == hall.numbered("A002"));
}

TEST_CASE("a hall may want a supervisor's word for it") {
    test::Scenario hall = hallOf(true);
    CHECK(hall.play(R"(
        09:03  s1@counter-1  pick A002 frail        -> no: approval-needed
        09:03  s1@counter-1  pick A002 frail by s2  -> no: approval-needed    # another clerk is no supervisor
        09:03  s1@counter-1  pick A002 frail by s99 -> no: approval-needed
        09:03  s1@counter-1  pick A002 frail by s3  -> A002 called pick frail
        09:03  s1@counter-1  return
    )") == "");
    CHECK(hall.events()[hall.events().size() - 2].actor.approver.value == "s3");
    SUBCASE("a supervisor in person needs nobody's") {
        CHECK(hall.play("09:04 supervisor:s3@counter-1 take over\n09:04 supervisor:s3@counter-1 pick A002 frail -> A002 called pick frail") == "");
    }
    SUBCASE("a disabled supervisor's word counts for nothing") {
        hall.act(core::Configure{{core::StaffConfig{{"s3"}, {core::Role::supervisor}, {}, {}, true}}}, test::scheduler, hall.stamp(33'000));
        CHECK(hall.play("09:10 s1@counter-1 pick A002 frail by s3 -> no: approval-needed") == "");
    }
}

TEST_CASE("three calls of one ticket, then only no-show is left; back once behind three others, a second time with approval") {
    test::Scenario hall = hallOf(false);
    REQUIRE(hall.play("09:02 kiosk issue register -> A003 issued\n09:02 kiosk issue register -> A004 issued\n09:02 kiosk issue register -> A005 issued") == "");
    CHECK(hall.play(R"(
        09:03  s1@counter-1  call                   -> A001 called preference
        09:03  s1@counter-1  recall                 -> A001 recalled 2
        09:03  s1@counter-1  recall                 -> A001 recalled 3
        09:03  s1@counter-1  recall                 -> no: call-limit-reached
        09:04  s1@counter-1  no-show                -> A001 missed
        09:04  s1@counter-1  bring-back A001        -> A001 back behind A004
        look   queue general                        -> A002 A003 A004 A001 A005
        09:05  s1@counter-1  pick A001 asked        -> A001 called pick asked
        09:05  s1@counter-1  no-show                -> A001 missed
        09:06  s1@counter-1  bring-back A001        -> no: bring-back-limit-reached
        09:06  s1@counter-1  bring-back A001 by s2  -> no: bring-back-limit-reached
        09:06  s1@counter-1  bring-back A001 by s3  -> A001 back behind A004
        look   queue general                        -> A002 A003 A004 A001 A005
    )") == "");
}

TEST_CASE("an undone bring-back was none") {
    test::Scenario hall = hallOf(false);
    CHECK(hall.play(R"(
        09:03  s1@counter-1  call                   -> A001 called preference
        09:04  s1@counter-1  no-show                -> A001 missed
        09:04  s1@counter-1  bring-back A001        -> A001 back behind A002
        09:04  s1@counter-1  undo                   -> undone 1
        look   ticket A001                          -> missed
        09:04  s1@counter-1  bring-back A001        -> A001 back behind A002
    )") == "");
}
