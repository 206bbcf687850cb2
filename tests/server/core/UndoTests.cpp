// The last act at a counter, taken back: each kind of it, too late, and after anything that happened since.
#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;

namespace {

/// A001 serving at counter-1, A002 called at counter-2, A003 missed and B001 waiting, A004 held.
test::Scenario busy() {
    test::Scenario hall(test::staffedHall());
    REQUIRE(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        08:30  counter-2  open
        08:30  counter-3  open
        08:55  kiosk      issue register senior +invoice  -> A001 issued
        08:56  kiosk      issue register senior   -> A002 issued
        08:57  kiosk      issue register          -> A003 issued
        08:58  kiosk      issue register          -> A004 issued
        08:59  kiosk      issue invoice           -> B001 issued
        09:00  counter-1  call                    -> A001 called preference
        09:00  counter-1  start
        09:00  counter-2  call                    -> A002 called preference
        09:00  counter-3  call                    -> B001 called preference
        09:00  counter-3  return                  -> B001 returned
        09:00  counter-3  pick A003 asked         -> A003 called pick asked
        09:00  counter-3  no-show                 -> A003 missed
        09:00  counter-3  pick A004 asked         -> A004 called pick asked
        09:00  counter-3  start
        09:00  counter-3  hold                    -> A004 held
        09:00  counter-3  pause lunch
        09:00  counter-3  open
    )") == "");
    return hall;
}

/// What counts of the hall's tickets and counters, for "as if it had never happened".
struct Picture {
    std::vector<core::Ticket> tickets;
    std::vector<std::optional<core::TicketId>> at;
    std::vector<std::int32_t> served;
    std::vector<core::RecentCall> calls;
    std::map<core::ClassCode, std::uint32_t> misused;
    bool operator==(const Picture&) const = default;
};

Picture pictureOf(const core::State& state) {
    Picture picture;
    for (std::uint64_t id = 1; id <= state.lastSerial; ++id) {
        picture.tickets.push_back(*state.ticket({id}));
        picture.tickets.back().lastSeq = 0;
    }
    for (const core::Counter& counter : state.counters) {
        picture.at.push_back(counter.ticket);
        picture.served.push_back(counter.servedToday);
    }
    picture.calls = state.recentCalls;
    picture.misused = state.misused;
    return picture;
}

}  // namespace

TEST_CASE("each act is undone without a trace, once") {
    const std::pair<const char*, const char*> acts[] = {
        {"counter-3", "call"}, {"counter-3", "pick B001 asked"}, {"counter-2", "start"}, {"counter-1", "finish"},
        {"counter-1", "next"}, {"counter-2", "no-show"}, {"counter-3", "bring-back A003"}, {"counter-1", "hold"},
        {"counter-3", "resume A004"}, {"counter-1", "transfer tax"}, {"counter-1", "transfer to counter counter-3"},
        {"counter-2", "return last"}, {"counter-1", "misused"}, {"counter-2", "entitled"}, {"counter-1", "add pension"},
    };
    for (const auto& [who, what] : acts) {
        CAPTURE(what);
        test::Scenario hall = busy();
        const Picture before = pictureOf(hall.state());
        const std::string me = std::string(who);
        REQUIRE(hall.play("09:01 " + me + " " + what) == "");
        CHECK_FALSE(pictureOf(hall.state()) == before);
        const auto eventsSoFar = hall.events().size();
        // The whole act, however many events it has.
        CHECK(hall.play("09:01:59 " + me + " undo") == "");
        CHECK(pictureOf(hall.state()) == before);
        CHECK(hall.events().size() == eventsSoFar + 1);
        CHECK(hall.play("09:01:59 " + me + " undo -> no: nothing-to-undo") == "");
    }
}

TEST_CASE("finishing with a next service, and finish-and-call-next, are one act each") {
    test::Scenario hall = busy();
    SUBCASE("the next service begins here: three events") {
        CHECK(hall.play("09:01 counter-1 finish -> A001 finished; A001 goes on with invoice in tax; A001 started\n"
                        "09:01 counter-1 undo -> undone 3\nlook counter counter-1 -> open A001") == "");
    }
    SUBCASE("the next visitor is called: two events") {
        CHECK(hall.play("09:01 counter-2 start\n09:01 counter-2 next -> A002 finished; B001 called preference\n"
                        "09:01 counter-2 undo -> undone 2\nlook counter counter-2 -> open A002\nlook queue tax -> B001") == "");
        CHECK(hall.state().counter({"counter-2"})->servedToday == 0);
    }
}

TEST_CASE("undo has its time") {
    test::Scenario hall = busy();
    REQUIRE(hall.play("09:01 counter-3 call -> B001 called preference") == "");
    SUBCASE("sixty seconds are enough") { CHECK(hall.play("09:02 counter-3 undo -> undone 1") == ""); }
    SUBCASE("sixty-one are too late") { CHECK(hall.play("09:02:01 counter-3 undo -> no: undo-too-late") == ""); }
    SUBCASE("a clock set back makes it no longer") { CHECK(hall.play("09:00:59 counter-3 undo -> no: undo-too-late") == ""); }
    SUBCASE("a hall may have none") {
        core::HallConfig config = hall.state().hall;
        config.undoMs = 0;
        hall.act(core::Configure{{config}}, test::manager, hall.stamp(9 * 3600 + 60));
        CHECK(hall.play("09:01 counter-3 undo -> no: undo-too-late") == "");
    }
}

TEST_CASE("not after a later event of the counter") {
    const std::pair<const char*, const char*> later[] = {
        {"recall", "nothing-to-undo"}, {"start\n09:01 counter-3 finish\n09:01 counter-3 pause lunch\n09:01 counter-3 open", "nothing-to-undo"},
        {"no-show\n09:01 counter-3 close", "counter-not-open"}, {"no-show\n09:01 counter-3 close\n09:01 counter-3 open", "nothing-to-undo"},
    };
    for (const auto& [act, refusal] : later) {
        CAPTURE(act);
        test::Scenario hall = busy();
        REQUIRE(hall.play(std::string("09:01 counter-3 call\n09:01 counter-3 ") + act) == "");
        CHECK(hall.play(std::string("09:01 counter-3 undo -> no: ") + refusal) == "");
    }
    test::Scenario hall = busy();
    CHECK(hall.play("09:01 counter-3 call\n09:01 s1@counter-3 take\n09:01 s1@counter-3 undo -> no: nothing-to-undo") == "");
}

TEST_CASE("not after a later event of the visitor, wherever it was") {
    test::Scenario hall = busy();
    SUBCASE("held here, resumed there") {
        CHECK(hall.play("09:01 counter-1 hold\n09:01 counter-3 resume A001\n09:01 counter-1 undo -> no: nothing-to-undo") == "");
    }
    SUBCASE("resumed there and undone there: still an event") {
        CHECK(hall.play("09:01 counter-1 hold\n09:01 counter-3 resume A001\n09:01 counter-3 undo -> undone 1\n"
                        "09:01 counter-1 undo -> no: nothing-to-undo") == "");
    }
    SUBCASE("missed here, cancelled at the kiosk") {
        CHECK(hall.play("09:01 counter-2 no-show\n09:01 manager cancel A002\n09:01 counter-2 undo -> no: nothing-to-undo") == "");
    }
    SUBCASE("transferred to a counter that closes") {
        CHECK(hall.play("09:01 counter-2 transfer to counter counter-3\n09:01 counter-3 close -> A002 released; counter-3 closed\n"
                        "09:01 counter-2 undo -> no: nothing-to-undo") == "");
    }
    SUBCASE("another visitor's events do not matter") {
        CHECK(hall.play("09:01 counter-2 no-show\n09:01 counter-3 call -> B001 called preference\n09:01 counter-2 undo -> undone 1") == "");
    }
}

TEST_CASE("a misuse undone is not counted") {
    test::Scenario hall = busy();
    CHECK(hall.play(R"(
        09:01  counter-1  misused                 -> A001 misused senior
        09:01  counter-2  misused                 -> A002 misused senior
        look   misused senior                     -> 2
        09:01  counter-1  undo                    -> undone 1
        look   misused senior                     -> 1
        09:01  counter-2  undo                    -> undone 1
        look   misused senior                     -> 0
        09:01  counter-1  entitled                -> A001 entitled
        09:01  counter-1  undo                    -> undone 1
        look   misused senior                     -> 0
    )") == "");
}

TEST_CASE("not across the day's end") {
    test::Scenario hall = busy();
    REQUIRE(hall.play("16:00 counter-1 finish -> A001 finished; A001 goes on with invoice in tax; A001 started\n16:00 counter-1 finish\n"
                      "16:00 counter-2 no-show\n16:00 manager cancel B001\n16:00 manager cancel A004\n16:01 manager begin-closing") == "");
    CHECK(hall.play("look day -> closed\n16:01 counter-2 undo -> no: no-day-open\n16:01 manager open-day\n"
                    "16:01 counter-2 undo -> no: nothing-to-undo\n16:01 counter-1 undo -> no: nothing-to-undo") == "");
}

TEST_CASE("the finish that ended the day stays") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        09:00  kiosk      issue register          -> A001 issued
        09:00  counter-1  call
        09:00  counter-1  start
        09:01  manager    begin-closing           -> closing begun
        09:02  counter-1  next                    -> A001 finished; day ended last-ticket-ended
        09:02  counter-1  undo                    -> no: no-day-open
    )") == "");
}
