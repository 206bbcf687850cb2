#include <doctest/doctest.h>

#include "server/core/Limits.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;

namespace {

const char* opening = R"(
    08:30  manager    open-day
    08:30  counter-1  open
    08:30  counter-2  open
    08:30  counter-3  open
    08:30  counter-4  open
    09:00  kiosk      issue register          -> A001 issued
)";

}  // namespace

TEST_CASE("calls repeat up to the limit, then only no-show or start is left") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:01  counter-1  call                    -> A001 called preference
        09:02  counter-1  recall                  -> A001 recalled 2
        09:03  counter-1  recall                  -> A001 recalled 3
        09:04  counter-1  recall                  -> no: call-limit-reached
        09:05  counter-1  no-show                 -> A001 missed
        09:06  counter-1  recall                  -> no: counter-idle
        09:07  counter-1  bring-back A001         -> A001 back in front
        09:08  counter-1  call                    -> A001 called preference
        09:09  counter-1  recall                  -> A001 recalled 2          # a new leg counts anew
        09:10  counter-1  start                   -> A001 started
        09:11  counter-1  recall                  -> no: ticket-not-called
    )") == "");
    const auto& calls = hall.state().recentCalls;
    REQUIRE(calls.size() == 5);
    CHECK(calls[0].times == 1);
    CHECK(calls[2].times == 3);
    CHECK(calls[3].times == 1);
    CHECK(calls[3].call < calls[4].call);
}

TEST_CASE("recent calls are the last thirty-two") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    REQUIRE(hall.play("09:00 counter-1 call") == "");
    for (int i = 0; i < 40; ++i) {
        REQUIRE(hall.play("09:01 counter-1 no-show\n 09:01 kiosk issue register\n 09:01 counter-1 call") == "");
    }
    const auto& calls = hall.state().recentCalls;
    REQUIRE(calls.size() == core::limits::recentCalls);
    CHECK(calls.back().ticket == hall.numbered("A041"));
    CHECK(calls.front().ticket == hall.numbered("A010"));
}

TEST_CASE("one counter, one visitor at a time") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register          -> A002 issued
        09:01  counter-1  call                    -> A001 called preference
        09:01  counter-1  call                    -> no: counter-busy
        09:02  counter-1  start                   -> A001 started
        09:02  counter-1  start                   -> no: ticket-not-called
        09:02  counter-1  call                    -> no: counter-busy
        09:03  counter-1  no-show                 -> no: ticket-not-called
        09:03  counter-1  finish                  -> A001 finished
        09:03  counter-1  finish                  -> no: counter-idle
        09:04  counter-1  call                    -> A002 called preference
        09:05  counter-1  finish                  -> no: ticket-not-serving
        09:05  counter-1  hold                    -> no: ticket-not-serving
    )") == "");
    CHECK(hall.state().counter({"counter-1"})->servedToday == 1);
}

TEST_CASE("a held visitor is taken up again by any free counter that serves the queue") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue pension           -> C001 issued
        09:01  counter-4  call                    -> A001 called preference
        09:01  counter-4  start
        09:02  counter-4  hold                    -> A001 held
        look   counter counter-4                  -> open
        09:03  counter-4  call                    -> C001 called preference
        09:04  counter-4  resume A001             -> no: counter-busy
        09:04  counter-4  start
        09:05  counter-4  hold                    -> C001 held
        09:06  counter-1  resume C001             -> no: counter-does-not-serve-queue
        09:06  counter-1  resume A001             -> A001 resumed
        look   ticket A001                        -> serving
        09:06  counter-2  resume A001             -> no: ticket-not-held
        09:07  counter-4  resume Z999             -> no: unknown-ticket
        09:07  counter-4  resume C001             -> C001 resumed
        09:08  counter-4  finish                  -> C001 finished
        09:08  counter-1  finish                  -> A001 finished
        look   totals                             -> served 2
    )") == "");
    const core::Ticket& ticket = *hall.state().ticket(hall.numbered("A001"));
    CHECK(ticket.startedAt == hall.stamp(9 * 3600 + 360).now);
    CHECK(ticket.endedAt == hall.stamp(9 * 3600 + 480).now);
    CHECK(ticket.waitingSince == hall.stamp(9 * 3600).now);
}

TEST_CASE("transfers") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:01  counter-1  transfer tax            -> no: counter-idle
        09:01  counter-1  call                    -> A001 called preference
        09:01  counter-1  transfer general        -> no: same-queue
        09:01  counter-1  transfer heaven         -> no: unknown-queue
        09:02  counter-1  transfer social         -> A001 moved to social     # also where this counter does not serve
        09:02  counter-1  transfer social         -> no: counter-idle
        09:03  counter-4  call                    -> A001 called preference
        09:04  counter-4  start
        09:05  counter-4  transfer general        -> A001 moved to general
        look   queue general                      -> A001
        look   queue social                       -> nobody
    )") == "");
    CHECK_FALSE(hall.state().ticket(hall.numbered("A001"))->counter);
}

TEST_CASE("a leg that begins has no calls, no counter and no service yet") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    const auto check = [&](const char* act) {
        CAPTURE(act);
        REQUIRE(hall.play(act) == "");
        const core::Ticket& ticket = *hall.state().ticket(hall.numbered("A001"));
        CHECK(ticket.state == core::TicketState::waiting);
        CHECK(ticket.calls == 0);
        CHECK(ticket.calledAt == core::Instant{});
        CHECK(ticket.startedAt == core::Instant{});
        CHECK(ticket.endedAt == core::Instant{});
        CHECK_FALSE(ticket.counter);
        CHECK(ticket.stateSince == ticket.waitingSince);
    };
    check("look ticket A001 -> waiting");
    check("09:01 counter-1 call\n 09:02 counter-1 recall\n 09:03 counter-1 no-show\n 09:04 counter-1 bring-back A001");
    check("09:05 counter-1 call\n 09:06 counter-1 start\n 09:07 counter-1 transfer tax");
}

TEST_CASE("who has been in the hall may move to a queue that takes no new tickets") {
    auto configuration = test::demoHall();
    std::get<core::QueueConfig>(configuration[2]).accepting = false;
    test::Scenario hall(configuration);
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue invoice           -> no: queue-not-accepting tax
        09:01  counter-1  call                    -> A001 called preference
        09:02  counter-1  transfer tax            -> A001 moved to tax
    )") == "");
}

TEST_CASE("tickets are cancelled until they are served") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register          -> A002 issued
        09:00  kiosk      issue register          -> A003 issued
        09:00  kiosk      issue register          -> A004 issued
        09:00  kiosk      issue register          -> A005 issued
        09:01  counter-1  call                    -> A001 called preference
        09:01  counter-2  cancel A001             -> no: not-allowed          # called by another counter
        09:01  counter-1  cancel A001             -> A001 cancelled           # called
        look   counter counter-1                  -> open
        09:02  counter-1  call                    -> A002 called preference
        09:02  kiosk      cancel A002             -> A002 cancelled           # called, by the visitor
        09:02  counter-1  call                    -> A003 called preference
        09:02  counter-1  start
        09:02  manager    cancel A003             -> no: ticket-in-service
        09:03  counter-1  hold
        09:03  counter-2  cancel A003             -> A003 cancelled           # held
        09:03  counter-1  call                    -> A004 called preference
        09:03  counter-1  no-show
        09:03  kiosk      cancel A004             -> A004 cancelled           # missed
        09:04  kiosk      cancel A005             -> A005 cancelled           # waiting
        09:04  kiosk      cancel A005             -> no: ticket-ended cancelled
        09:04  counter-1  bring-back A004         -> no: ticket-not-missed
        look   totals                             -> cancelled 5
        look   queue general                      -> nobody
    )") == "");
}
