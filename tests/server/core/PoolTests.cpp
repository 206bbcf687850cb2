// Those who wait for one counter or one clerk, and what sends them back to their queue.
#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;

namespace {

/// s1 at counter-1, s2 at counter-2; A001 and A002 called there, B001 and A003 waiting.
test::Scenario twoClerks() {
    test::Scenario hall(test::staffedHall());
    REQUIRE(hall.play(R"(
        08:30  manager       open-day
        08:30  s1@counter-1  take                 -> s1 at counter-1
        08:30  s2@counter-2  take                 -> s2 at counter-2
        08:30  s1@counter-1  open
        08:30  s2@counter-2  open
        08:30  counter-3     open
        09:00  kiosk         issue register       -> A001 issued
        09:00  kiosk         issue register       -> A002 issued
        09:01  s1@counter-1  call                 -> A001 called preference
        09:01  s2@counter-2  call                 -> A002 called preference
        09:02  kiosk         issue invoice        -> B001 issued
        09:02  kiosk         issue register       -> A003 issued
    )") == "");
    return hall;
}

}  // namespace

TEST_CASE("the pool of a counter goes before its queues, and behind nobody but the urgent") {
    test::Scenario hall = twoClerks();
    REQUIRE(hall.play(R"(
        09:03  s1@counter-1  transfer to counter counter-2  -> A001 moved to the pool of counter-2
        look   pool counter-2                     -> A001
        look   queue general                      -> A003
        09:03  s1@counter-1  pick A001 asked      -> no: waits-for-another
        09:03  counter-3     call                 -> B001 called preference
        09:04  s2@counter-2  start
        09:04  s2@counter-2  finish
    )") == "");
    SUBCASE("the pool") {
        CHECK(hall.play(R"(
            09:05  s2@counter-2  call             -> A001 called pool
            09:05  s2@counter-2  start
            09:05  s2@counter-2  finish
            09:05  s2@counter-2  call             -> A003 called preference
        )") == "");
    }
    SUBCASE("an urgent one of the queue goes first") {
        CHECK(hall.play(R"(
            09:15  s2@counter-2  call             -> A003 called urgent       # due 09:17; A001 waits here since 09:03 only
            09:15  s2@counter-2  no-show
            09:15  s2@counter-2  call             -> A001 called pool
        )") == "");
    }
    SUBCASE("an urgent one of the pool goes before the queue") {
        CHECK(hall.play("09:16:30 s2@counter-2 call -> A003 called urgent\n09:16:31 s2@counter-2 no-show\n"
                        "09:16:32 s2@counter-2 call -> A001 called urgent") == "");
    }
    SUBCASE("closing the counter gives it up") {
        CHECK(hall.play(R"(
            09:05  s2@counter-2  close            -> A001 released; counter-2 closed
            look   queue general                  -> A001 A003
            look   pool counter-2                 -> nobody
            09:06  s1@counter-1  call             -> A001 called preference
        )") == "");
    }
    SUBCASE("a pause keeps it") {
        CHECK(hall.play("09:05 s2@counter-2 pause lunch\nlook pool counter-2 -> A001\n09:06 s2@counter-2 open\n"
                        "09:06 s2@counter-2 call -> A001 called pool") == "");
    }
    SUBCASE("the clerk goes: nobody waits for an empty chair") {
        CHECK(hall.play("09:05 s2@counter-2 leave -> A001 released; s2 left counter-2 signed-out; counter-2 paused signed-out\n"
                        "look pool counter-2 -> nobody\n"
                        "09:05 s1@counter-1 call -> A001 called preference\n"
                        "09:06 s1@counter-1 transfer to counter counter-2 -> no: place-empty counter-2") == "");
    }
    SUBCASE("a supervisor takes somebody out of another counter's pool") {
        CHECK(hall.play("09:05 s1@counter-1 pick A001 asked -> no: waits-for-another\n"
                        "09:05 s1@counter-1 pick A001 asked by s3 -> A001 called pick asked") == "");
    }
    SUBCASE("cancelled out of the pool") {
        CHECK(hall.play("09:05 manager cancel A001 -> A001 cancelled\nlook pool counter-2 -> nobody") == "");
    }
    SUBCASE("the day's end takes those in pools too") {
        CHECK(hall.play("09:05 manager cancel A003\n09:05 manager cancel B001\n"
                        "09:05 manager end-day drill -> A001 unserved drill; day ended drill\nlook pool counter-2 -> nobody") == "");
    }
}

TEST_CASE("the pool of a clerk moves with the clerk, and is given up when the clerk goes") {
    test::Scenario hall = twoClerks();
    REQUIRE(hall.play(R"(
        09:03  s1@counter-1  transfer to clerk s2  -> A001 moved to the pool of s2
        look   pool s2                            -> A001
        look   pool counter-2                     -> nobody
        09:03  s2@counter-2  start
        09:03  s2@counter-2  finish               -> A002 finished
    )") == "");
    SUBCASE("called before the queues") {
        CHECK(hall.play("09:04 s2@counter-2 call -> A001 called pool\nlook pool s2 -> nobody") == "");
    }
    SUBCASE("taken along to another counter") {
        CHECK(hall.play(R"(
            09:04  s2@counter-4  take             -> no: staff-elsewhere counter-2
            09:04  s2@counter-4  take over        -> s2 left counter-2 taken-over; counter-2 paused signed-out; s2 at counter-4
            09:04  s2@counter-4  open
            look   pool s2                        -> A001
            09:05  s2@counter-4  call             -> A001 called pool
        )") == "");
    }
    SUBCASE("signing out") {
        CHECK(hall.play("09:04 s2@counter-2 leave -> A001 released; s2 left counter-2 signed-out; counter-2 paused signed-out\n"
                        "look queue general -> A001 A003") == "");
    }
    SUBCASE("another clerk takes the place over") {
        CHECK(hall.play(R"(
            09:04  supervisor:s3@counter-2  take       -> no: place-occupied s2
            09:04  supervisor:s3@counter-2  take over  -> A001 released; s2 left counter-2 taken-over; s3 at counter-2
            look   queue general                  -> A001 A003
            look   counter counter-2              -> open of s3
            09:05  s2@counter-2  call             -> no: sign-in-required
        )") == "");
    }
    SUBCASE("disabled") {
        CHECK(hall.act(core::Configure{{core::StaffConfig{{"s2"}, {core::Role::clerk}, {}, {}, true}}},
                       {core::Role::securityAdministrator, "s6", {}}, hall.stamp(9 * 3600 + 240)) ==
              "configured s2; A001 released; s2 left counter-2 disabled; counter-2 paused signed-out");
        CHECK(hall.play("look queue general -> A001 A003\n09:05 s2@counter-2 open -> no: staff-disabled") == "");
    }
}

TEST_CASE("a transfer keeps the visit's record, and its place by age") {
    test::Scenario hall = twoClerks();
    REQUIRE(hall.play(R"(
        09:03  s1@counter-1  start
        09:05  s1@counter-1  transfer to counter counter-2
        09:06  s2@counter-2  start
        09:06  s2@counter-2  next                 -> A002 finished; A001 called pool
    )") == "");
    const core::Ticket& ticket = *hall.state().ticket(hall.numbered("A001"));
    CHECK(ticket.issuedAt == hall.stamp(9 * 3600).now);
    CHECK(ticket.waitingSince == hall.stamp(9 * 3600 + 300).now);
    CHECK(ticket.leg == 1);
    CHECK(ticket.calls == 1);
    REQUIRE(hall.play("09:07 s2@counter-2 start") == "");
    CHECK_FALSE(ticket.poolCounter.has_value());  // it reached whom it was sent to
}

TEST_CASE("transfers that name no place, or one too many, or nobody who is there") {
    test::Scenario hall = twoClerks();
    CHECK(hall.play(R"(
        09:03  s1@counter-1  transfer                       -> no: target-unclear
        09:03  s1@counter-1  transfer nowhere               -> no: unknown-queue
        09:03  s1@counter-1  transfer general               -> no: same-queue
        09:03  s1@counter-1  transfer to counter counter-9  -> no: unknown-counter
        09:03  s1@counter-1  transfer to counter counter-1  -> no: same-counter
        09:03  s1@counter-1  transfer to counter counter-4  -> no: counter-not-open counter-4
        09:03  s1@counter-1  transfer to clerk s99          -> no: unknown-staff
        09:03  s1@counter-1  transfer to clerk s3           -> no: place-empty
        09:03  s1@counter-1  transfer to clerk s1           -> no: same-counter
        09:03  counter-3     transfer to clerk s1           -> no: counter-idle
    )") == "");
    CHECK(hall.act(core::TransferTicket{{"counter-1"}, {"tax"}, {"counter-2"}, {}}, {core::Role::clerk, "s1", {"counter-1"}},
                   hall.stamp(9 * 3600 + 200)) == "no: target-unclear");
}

TEST_CASE("returned to a stated place") {
    test::Scenario hall = twoClerks();
    REQUIRE(hall.play("09:03 kiosk issue register -> A004 issued\n09:03 kiosk issue register -> A005 issued") == "");
    SUBCASE("at its age") { CHECK(hall.play("09:04 s1@counter-1 return -> A001 returned\nlook queue general -> A001 A003 A004 A005") == ""); }
    SUBCASE("first") {
        CHECK(hall.play("09:04 s1@counter-1 return first -> A001 returned in front\n09:04 s2@counter-2 return first\n"
                        "look queue general -> A002 A001 A003 A004 A005") == "");
    }
    SUBCASE("behind two") {
        CHECK(hall.play("09:04 s1@counter-1 return behind 2 -> A001 returned behind A004\n"
                        "09:04 s2@counter-2 return behind 2 -> A002 returned behind A001\n"
                        "look queue general -> A003 A004 A001 A002 A005") == "");
    }
    SUBCASE("behind nobody, or more than there are") {
        CHECK(hall.play("09:04 s1@counter-1 return behind 0 -> A001 returned in front\n"
                        "09:04 s2@counter-2 return behind 99 -> A002 returned behind A005\n"
                        "look queue general -> A001 A003 A004 A005 A002") == "");
    }
    SUBCASE("last") {
        CHECK(hall.play("09:04 s1@counter-1 return last -> A001 returned behind A005\n09:04 kiosk issue register senior -> A006 issued\n"
                        "look queue general -> A006 A003 A004 A005 A001") == "");
    }
    SUBCASE("its wait begins anew; served or called, both may go back") {
        CHECK(hall.play("09:04 s1@counter-1 start\n09:10 s1@counter-1 return\n09:10 s1@counter-1 undo -> undone 1\n"
                        "look counter counter-1 -> open A001 of s1\n09:11 s1@counter-1 return\n09:11 s1@counter-1 recall -> no: counter-idle") == "");
        CHECK(hall.state().ticket(hall.numbered("A001"))->waitingSince == hall.stamp(9 * 3600 + 660).now);
    }
}

TEST_CASE("who was sent to a counter that does not serve their queue can be held, missed and taken up again there, and nowhere else") {
    test::Scenario hall;
    REQUIRE(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        08:30  counter-2  open
        08:30  counter-4  open
        09:00  kiosk      issue pension           -> C001 issued
        09:01  counter-4  call                    -> C001 called preference
        09:02  counter-4  transfer to counter counter-1  -> C001 moved to the pool of counter-1
        09:03  counter-1  call                    -> C001 called pool
    )") == "");
    SUBCASE("held") {
        CHECK(hall.play(R"(
            09:04  counter-1  start
            09:05  counter-1  hold                -> C001 held
            09:06  counter-2  resume C001         -> no: counter-does-not-serve-queue
            09:06  counter-1  resume C001         -> C001 resumed
        )") == "");
    }
    SUBCASE("missed") {
        CHECK(hall.play(R"(
            09:04  counter-1  no-show
            09:05  counter-2  bring-back C001     -> no: counter-does-not-serve-queue
            09:06  counter-1  bring-back C001     -> C001 back in front
            09:07  counter-4  call                -> C001 called preference
        )") == "");
    }
}

TEST_CASE("nobody is sent to a clerk who calls nobody") {
    test::Scenario hall = twoClerks();
    CHECK(hall.play(R"(
        09:03  s2@counter-2  no-show
        09:03  s2@counter-2  close
        09:04  s1@counter-1  transfer to clerk s2 -> no: counter-not-open counter-2
    )") == "");
}
