#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;

TEST_CASE("a counter opens, pauses with a reason, goes on and closes") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:30  manager    open-day
        08:31  kiosk      issue register          -> A001 issued
        08:31  counter-1  call                    -> no: counter-not-open
        08:31  counter-1  pause lunch             -> no: counter-not-open
        08:31  counter-1  close                   -> no: counter-closed
        08:32  counter-1  open                    -> counter-1 open
        08:32  counter-1  open                    -> no: counter-already-open
        08:33  counter-1  pause                   -> no: reason-missing
        08:33  counter-1  pause Lunch             -> no: reason-missing
        08:33  counter-1  pause lunch-and-a-very-long-walk-along-the-river -> no: reason-missing
        08:33  counter-1  pause lunch             -> counter-1 paused lunch
        look   counter counter-1                  -> paused lunch
        08:33  counter-1  pause lunch             -> no: counter-paused lunch
        08:34  counter-1  call                    -> no: counter-paused lunch
        08:34  counter-1  recall                  -> no: counter-paused lunch
        08:35  counter-1  pause meeting           -> counter-1 paused meeting
        08:36  counter-1  open                    -> counter-1 open
        look   counter counter-1                  -> open
        08:37  counter-1  call                    -> A001 called preference
        08:37  counter-1  pause lunch             -> no: counter-busy
        08:37  counter-1  close                   -> no: counter-busy
        08:38  counter-1  start
        08:38  counter-1  pause lunch             -> no: counter-busy
        08:38  counter-1  close                   -> no: counter-busy
        08:39  counter-1  finish
        08:39  counter-1  pause lunch             -> counter-1 paused lunch
        08:40  counter-1  close                   -> counter-1 closed
        look   counter counter-1                  -> closed
        08:41  counter-1  recall                  -> no: counter-not-open
    )") == "");
}

TEST_CASE("a manager opens, pauses and closes from afar, never over a visitor's head, and works no other key") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:30  manager    open-day
        08:30  kiosk      issue register          -> A001 issued
        08:31  manager    open for counter-1      -> counter-1 open
        08:31  manager    call for counter-1      -> no: not-allowed
        08:32  counter-1  call                    -> A001 called preference
        08:32  manager    pause lunch for counter-1  -> no: counter-busy
        08:32  manager    close for counter-1     -> no: counter-busy
        08:32  manager    recall for counter-1    -> no: not-allowed
        08:33  counter-1  no-show
        08:33  manager    pause system for counter-1 -> counter-1 paused system
        08:34  counter-1  call                    -> no: counter-paused system
        08:35  manager    close for counter-1     -> counter-1 closed
        08:35  manager    open for counter-99     -> no: unknown-counter
    )") == "");
    // Also where clerks have to sign in: it is not the manager who sits there.
    core::HallConfig strict = hall.state().hall;
    strict.signInRequired = true;
    hall.act(core::Configure{{strict}}, test::manager, test::stampAt(520));
    CHECK(hall.act(core::OpenCounter{{"counter-2"}}, test::manager, test::stampAt(521)) == "counter-2 open");
    CHECK(hall.act(core::OpenCounter{{"counter-3"}}, test::counterActor("counter-3"), test::stampAt(521)) == "no: sign-in-required");
}

TEST_CASE("a missed visitor may be brought back beside a running service, a held one not taken up") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        08:30  counter-3  open
        08:31  kiosk      issue register          -> A001 issued
        08:31  kiosk      issue register          -> A002 issued
        08:31  kiosk      issue pension           -> C001 issued
        08:32  counter-1  call                    -> A001 called preference
        08:33  counter-1  no-show
        08:34  counter-1  call                    -> A002 called preference
        08:34  counter-1  bring-back A001         -> A001 back in front
        08:35  counter-3  call                    -> A001 called preference
        08:36  counter-4  open
        08:36  counter-4  call                    -> C001 called preference
        08:36  counter-4  no-show
        08:36  counter-1  bring-back C001         -> no: counter-does-not-serve-queue
        08:36  counter-1  bring-back Z001         -> no: unknown-ticket
        08:36  counter-1  bring-back A001         -> no: ticket-not-missed
        08:37  counter-4  pause lunch
        08:37  counter-4  bring-back C001         -> no: counter-paused lunch
        08:37  counter-4  close
        08:37  counter-4  bring-back C001         -> no: counter-not-open
        08:38  counter-4  open
        08:38  counter-4  bring-back C001         -> C001 back in front
    )") == "");
}

TEST_CASE("phaseSince tells since when, also after a replayed day") {
    test::Scenario hall;
    REQUIRE(hall.play("08:00 counter-1 open\n 08:05 counter-1 pause lunch") == "");
    CHECK(hall.state().counter({"counter-1"})->phaseSince == hall.stamp(8 * 3600 + 300).now);
    CHECK(hall.state().counter({"counter-2"})->phaseSince == hall.stamp(0).now);
}
