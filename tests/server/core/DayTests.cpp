#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;

TEST_CASE("a day from its first ticket to its last") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:00  counter-1  open                    -> counter-1 open          # clerks come before the day opens
        08:10  kiosk      issue register          -> no: no-day-open
        08:10  counter-1  call                    -> no: no-day-open
        08:30  manager    open-day                -> day opened 20261123
        08:31  manager    open-day                -> no: day-already-open
        08:40  kiosk      issue register          -> A001 issued
        08:41  kiosk      issue invoice           -> B001 issued
        08:42  counter-1  call                    -> A001 called preference
        08:43  counter-1  start                   -> A001 started
        08:50  counter-1  finish                  -> A001 finished
        08:51  counter-1  call                    -> B001 called preference
        08:52  counter-1  start                   -> B001 started
        16:59  manager    begin-closing           -> closing begun
        17:00  kiosk      issue register          -> no: day-closing
        17:01  manager    begin-closing           -> no: day-closing
        17:02  counter-1  finish                  -> B001 finished; day ended last-ticket-ended
        17:03  counter-1  close                   -> counter-1 closed
        look   totals                             -> served 2
        look   day                                -> closed
    )") == "");
}

TEST_CASE("each way the last ticket can end takes the closing day with it") {
    const char* opening = R"(
        08:30  manager    open-day
        08:30  counter-1  open
        08:30  counter-3  open
        08:31  kiosk      issue register          -> A001 issued
        08:32  counter-1  call                    -> A001 called preference
    )";
    SUBCASE("finished") {
        test::Scenario hall;
        REQUIRE(hall.play(opening) == "");
        CHECK(hall.play(R"(
            09:00  counter-1  start
            09:00  manager    begin-closing       -> closing begun
            09:01  counter-1  finish              -> A001 finished; day ended last-ticket-ended
        )") == "");
    }
    SUBCASE("missed; nobody is brought back after the end") {
        test::Scenario hall;
        REQUIRE(hall.play(opening) == "");
        CHECK(hall.play(R"(
            09:00  manager    begin-closing       -> closing begun
            09:01  counter-1  no-show             -> A001 missed; day ended last-ticket-ended
            09:02  counter-1  bring-back A001     -> no: no-day-open
            look   ticket A001                    -> missed
            look   totals                         -> missed 1
        )") == "");
    }
    SUBCASE("cancelled") {
        test::Scenario hall;
        REQUIRE(hall.play(opening) == "");
        CHECK(hall.play(R"(
            09:00  manager    begin-closing       -> closing begun
            09:01  manager    cancel A001         -> A001 cancelled; day ended last-ticket-ended
        )") == "");
    }
    SUBCASE("a missed ticket that is cancelled is not the last active one") {
        test::Scenario hall;
        REQUIRE(hall.play(opening) == "");
        CHECK(hall.play(R"(
            09:00  counter-1  no-show             -> A001 missed
            09:00  kiosk      issue register      -> A002 issued
            09:00  manager    begin-closing       -> closing begun
            09:01  manager    cancel A001         -> A001 cancelled
            look   day                            -> closing
            09:02  counter-1  call                -> A002 called preference
            09:03  counter-1  no-show             -> A002 missed; day ended last-ticket-ended
        )") == "");
    }
    SUBCASE("held and transferred tickets keep the day") {
        test::Scenario hall;
        REQUIRE(hall.play(opening) == "");
        CHECK(hall.play(R"(
            09:00  counter-1  start
            09:00  manager    begin-closing       -> closing begun
            09:01  counter-1  hold                -> A001 held
            09:02  scheduler  tick                -> nothing
            09:03  counter-3  resume A001         -> A001 resumed
            09:04  counter-3  transfer tax        -> A001 moved to tax
            09:05  counter-3  call                -> A001 called preference
            09:06  counter-3  start
            09:07  counter-3  finish              -> A001 finished; day ended last-ticket-ended
        )") == "");
    }
    SUBCASE("brought back while closing") {
        test::Scenario hall;
        REQUIRE(hall.play(opening) == "");
        CHECK(hall.play(R"(
            09:00  counter-1  no-show             -> A001 missed
            09:00  kiosk      issue register      -> A002 issued
            09:00  manager    begin-closing       -> closing begun
            09:01  counter-1  bring-back A001     -> A001 back behind A002
            09:02  manager    cancel A002         -> A002 cancelled
            look   day                            -> closing
            09:03  manager    cancel A001         -> A001 cancelled; day ended last-ticket-ended
        )") == "");
    }
}

TEST_CASE("a day without visitors ends when closing begins") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:30  manager    open-day                -> day opened 20261123
        17:00  manager    begin-closing           -> closing begun; day ended closing-time
    )") == "");
}

TEST_CASE("the manager ends the day, but never under a visitor's service") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:30  manager    end-day storm           -> no: no-day-open
        08:30  manager    open-day
        08:30  counter-1  open
        08:30  counter-2  open
        08:30  counter-3  open
        08:31  kiosk      issue register          -> A001 issued
        08:31  kiosk      issue register          -> A002 issued
        08:31  kiosk      issue register          -> A003 issued
        08:31  kiosk      issue register          -> A004 issued
        08:31  kiosk      issue register          -> A005 issued
        08:32  counter-1  call                    -> A001 called preference
        08:32  counter-2  call                    -> A002 called preference
        08:32  counter-2  start
        08:33  counter-2  hold                    -> A002 held
        08:33  counter-2  call                    -> A003 called preference
        08:33  counter-2  no-show                 -> A003 missed
        08:34  counter-3  call                    -> A004 called preference
        08:34  counter-3  start
        08:35  manager    end-day storm           -> no: day-has-tickets-in-service
        08:35  manager    end-day                 -> no: reason-missing
        08:35  manager    end-day Storm!          -> no: reason-missing
        08:36  counter-3  finish
        08:37  manager    end-day storm           -> A001 unserved storm; A002 unserved storm; A005 unserved storm; day ended storm
        look   totals                             -> missed 1 served 1 closed-unserved 3
        look   counter counter-1                  -> open
        08:38  counter-1  close                   -> counter-1 closed
        08:38  kiosk      cancel A003             -> no: no-day-open
    )") == "");
}

TEST_CASE("the clock opens and closes the hall, midnight does not") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:29:59  scheduler  tick                 -> nothing
        08:30     scheduler  tick                 -> day opened 20261123
        08:30     scheduler  tick                 -> nothing
        16:59:59  scheduler  tick                 -> nothing
        16:59     kiosk      issue register       -> A001 issued
        17:00     scheduler  tick                 -> closing begun
        17:01     scheduler  tick                 -> nothing
        23:59     scheduler  tick                 -> nothing
        == 2026-11-24
        00:00     scheduler  tick                 -> nothing
        00:10     counter-1  open
        00:10     counter-1  call                 -> A001 called urgent
        00:11     counter-1  start
        00:12     counter-1  finish               -> A001 finished; day ended last-ticket-ended
        08:29     scheduler  tick                 -> nothing
        08:30     scheduler  tick                 -> day opened 20261124
        08:31     kiosk      issue register       -> A001 issued
        17:00     scheduler  tick                 -> closing begun
        17:05     counter-1  call                 -> A001 called urgent
        17:06     counter-1  no-show              -> A001 missed; day ended last-ticket-ended
        17:10     scheduler  tick                 -> nothing                  # not opened again today
        == 2026-11-25
        17:00     scheduler  tick                 -> nothing                  # switched on too late: no day
    )") == "");
}

TEST_CASE("a server that was off at closing time catches up, in order") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:30  scheduler  tick                    -> day opened 20261123
        08:30  counter-1  open
        08:30  counter-2  open
        16:50  kiosk      issue register          -> A001 issued
        16:50  kiosk      issue register          -> A002 issued
        16:50  kiosk      issue register          -> A003 issued
        16:50  counter-1  call                    -> A001 called preference
        16:50  counter-1  start
        16:51  counter-2  call                    -> A002 called preference
        == 2026-11-24
        07:00  scheduler  tick                    -> closing begun
        07:01  scheduler  tick                    -> nothing
        08:30  scheduler  tick                    -> A001 unserved next-day-due; A002 unserved next-day-due; A003 unserved next-day-due; day ended next-day-due  # one forgotten key keeps no hall shut
        08:32  scheduler  tick                    -> day opened 20261124
        08:33  kiosk      issue register          -> A001 issued
    )") == "");
}

TEST_CASE("a hall that never closes by the clock goes on over midnight") {
    auto configuration = test::demoHall();
    auto& config = std::get<core::HallConfig>(configuration.front());
    config.opensAtMinute = 0;
    config.closesAtMinute = 1440;
    test::Scenario hall(configuration);
    CHECK(hall.play(R"(
        23:58  scheduler  tick                    -> day opened 20261123
        23:59  kiosk      issue register          -> A001 issued
        == 2026-11-24
        00:00  scheduler  tick                    -> nothing
        00:01  kiosk      issue register          -> A002 issued
        12:00  scheduler  tick                    -> nothing
        12:00  manager    begin-closing           -> closing begun
        12:01  scheduler  tick                    -> nothing
        12:01  manager    end-day done            -> A001 unserved done; A002 unserved done; day ended done
        12:02  scheduler  tick                    -> day opened 20261124
        12:03  kiosk      issue register          -> A001 issued
    )") == "");
}

TEST_CASE("the last days of the year are days like others") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        == 2026-12-29
        08:30  scheduler  tick                    -> day opened 20261229
        08:31  kiosk      issue register          -> A001 issued
        17:00  manager    end-day done            -> A001 unserved done; day ended done
        == 2026-12-30
        08:30  scheduler  tick                    -> day opened 20261230
        17:00  scheduler  tick                    -> closing begun; day ended closing-time
        == 2026-12-31
        08:30  scheduler  tick                    -> day opened 20261231
        08:31  kiosk      issue register          -> A001 issued
        17:00  manager    end-day done
        == 2027-01-01
        08:30  scheduler  tick                    -> day opened 20270101
        08:31  kiosk      issue register          -> A001 issued
    )") == "");
}

TEST_CASE("a day that is opened again on its date goes on: nothing repeats") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        08:31  kiosk      issue register          -> A001 issued
        08:31  counter-1  call
        08:32  counter-1  no-show                 -> A001 missed
        08:40  manager    end-day alarm           -> day ended alarm
        09:00  scheduler  tick                    -> nothing                  # the clock opens a date once
        09:30  manager    open-day                -> day opened 20261123
        09:31  kiosk      issue register          -> A002 issued
        09:32  counter-1  bring-back A001         -> A001 back behind A002
        look   queue general                      -> A002 A001
    )") == "");
}

TEST_CASE("a clock that was ahead and is mended does not bring numbers back") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        == 2026-11-25
        08:30  manager    open-day                -> day opened 20261125
        08:31  kiosk      issue register          -> A001 issued
        08:32  manager    end-day wrong-clock
        == 2026-11-24
        08:30  scheduler  tick                    -> nothing
        08:30  manager    open-day                -> day opened 20261125
        08:31  kiosk      issue register          -> A002 issued
    )") == "");
}

TEST_CASE("a new day forgets calls and counts of the old one, but no serial") {
    test::Scenario hall;
    REQUIRE(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        08:31  kiosk      issue register
        08:31  counter-1  call
        08:32  counter-1  start
        08:33  counter-1  finish
    )") == "");
    CHECK(hall.state().counter({"counter-1"})->servedToday == 1);
    CHECK(hall.state().recentCalls.size() == 1);
    REQUIRE(hall.play(R"(
        17:00  manager    begin-closing
        == 2026-11-24
        08:30  manager    open-day
        08:31  kiosk      issue register          -> A001 issued
    )") == "");
    CHECK(hall.state().counter({"counter-1"})->servedToday == 0);
    CHECK(hall.state().recentCalls.empty());
    CHECK(hall.numbered("A001").value == 2);
}

TEST_CASE("no hall, no day") {
    core::State empty;
    test::Scenario hall(empty);
    CHECK(hall.play(R"(
        12:00  scheduler  tick                    -> nothing
        12:00  manager    open-day                -> no: configuration-invalid hall
    )") == "");
}
