// Every refusal, in the order of the enum: one line each that reaches it.
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;
using core::Refusal;

namespace {

struct Row {
    Refusal refusal;
    const char* act;
};

// The hall of the table: A001 served, A002 missed, A003 held, A004 serving at counter-2, A005 called at counter-3 for the third
// time, C001 waiting; counter-1 free, counter-4 paused; "tax" takes no tickets.
const char* hallOfTheTable = R"(
    08:30  manager    open-day
    08:30  counter-1  open
    08:30  counter-2  open
    08:30  counter-3  open
    08:30  counter-4  open
    08:30  counter-4  pause lunch
    08:31  kiosk      issue register          -> A001 issued
    08:31  kiosk      issue register          -> A002 issued
    08:31  kiosk      issue register          -> A003 issued
    08:31  kiosk      issue register          -> A004 issued
    08:31  kiosk      issue register          -> A005 issued
    08:31  kiosk      issue pension           -> C001 issued
    08:32  counter-2  call                    -> A001 called preference
    08:32  counter-2  start
    08:32  counter-2  finish
    08:32  counter-2  call                    -> A002 called preference
    08:32  counter-2  no-show
    08:33  counter-2  bring-back A002         -> A002 back behind A005
    08:33  counter-2  call                    -> A003 called preference
    08:33  counter-2  start
    08:33  counter-2  hold
    08:33  counter-2  call                    -> A004 called preference
    08:33  counter-2  start
    08:34  counter-3  call                    -> A005 called preference
    08:34  counter-3  recall
    08:34  counter-3  recall
    08:34  counter-1  call                    -> A002 called preference
    08:34  counter-1  no-show
)";

const Row rows[] = {
    {Refusal::notAllowed, "manager issue register"},
    {Refusal::noDayOpen, ""},
    {Refusal::dayAlreadyOpen, "manager open-day"},
    {Refusal::dayClosing, ""},
    {Refusal::dayHasTicketsInService, "manager end-day done"},
    {Refusal::unknownItem, "kiosk issue nothing"},
    {Refusal::itemWithdrawn, "kiosk issue old"},
    {Refusal::unknownQueue, "counter-2 transfer nowhere"},
    {Refusal::queueNotAccepting, "kiosk issue invoice"},
    {Refusal::unknownClass, "kiosk issue register emperor"},
    {Refusal::unknownCounter, "counter-9 call"},
    {Refusal::unknownTicket, "kiosk cancel A099"},
    {Refusal::counterNotOpen, "counter-5 call"},
    {Refusal::counterAlreadyOpen, "counter-1 open"},
    {Refusal::counterPaused, "counter-4 call"},
    {Refusal::counterBusy, "counter-2 call"},
    {Refusal::counterIdle, "counter-1 start"},
    {Refusal::counterClosed, "counter-5 close"},
    {Refusal::nobodyWaiting, "counter-1 call"},
    {Refusal::callLimitReached, "counter-3 recall"},
    {Refusal::ticketNotCalled, "counter-2 start"},
    {Refusal::ticketNotServing, "counter-3 finish"},
    {Refusal::ticketNotHeld, "counter-1 resume A002"},
    {Refusal::ticketNotMissed, "counter-1 bring-back A003"},
    {Refusal::ticketEnded, "kiosk cancel A001"},
    {Refusal::ticketInService, "manager cancel A004"},
    {Refusal::bringBackLimitReached, "counter-1 bring-back A002"},
    {Refusal::counterDoesNotServeQueue, "counter-6 resume A003"},
    {Refusal::sameQueue, "counter-2 transfer general"},
    {Refusal::reasonMissing, "counter-1 pause"},
    {Refusal::configurationInvalid, ""},
};

test::Scenario hallForTable() {
    auto configuration = test::demoHall();
    std::get<core::QueueConfig>(configuration[2]).accepting = false;
    configuration.emplace_back(core::CounterConfig{{"counter-5"}, "5", {"all"}});
    configuration.emplace_back(core::ProfileConfig{{"tax-only"}, {"税务", ""}, {{"tax"}}});
    configuration.emplace_back(core::CounterConfig{{"counter-6"}, "6", {"tax-only"}});
    return test::Scenario(configuration);
}

}  // namespace

TEST_CASE("each refusal is reached, and changes nothing") {
    std::set<std::string_view> codes;
    std::size_t index = 0;
    for (const Row& row : rows) {
        const std::string_view code = core::code(row.refusal);
        CAPTURE(code);
        CHECK(static_cast<std::size_t>(row.refusal) == index++);
        CHECK(codes.insert(code).second);
        CHECK_FALSE(code.empty());
        if (*row.act == '\0') continue;  // below
        test::Scenario hall = hallForTable();
        REQUIRE(hall.play(hallOfTheTable) == "");
        REQUIRE(hall.play("08:35 counter-6 open") == "");
        const auto before = core::fingerprint(hall.state());
        // A detail may follow the code.
        const std::string came = hall.play(std::string("08:36 ") + row.act);
        CHECK(came.find("): no: " + std::string(code)) != std::string::npos);
        CHECK(core::fingerprint(hall.state()) == before);
    }
    CHECK(index == static_cast<std::size_t>(Refusal::configurationInvalid) + 1);
}

TEST_CASE("refusals that need another day") {
    test::Scenario hall = hallForTable();
    CHECK(hall.play(R"(
        08:00  kiosk      issue register          -> no: no-day-open
        08:00  counter-1  open
        08:00  counter-1  call                    -> no: no-day-open
        08:00  counter-9  call                    -> no: unknown-counter
        08:00  counter-9  open                    -> no: unknown-counter
        08:00  counter-9  pause lunch             -> no: unknown-counter
        08:00  counter-9  close                   -> no: unknown-counter
        08:00  manager    begin-closing           -> no: no-day-open
        08:00  manager    end-day done            -> no: no-day-open
        08:00  manager    cancel A001             -> no: no-day-open
        08:30  manager    open-day
        08:30  kiosk      issue register          -> A001 issued
        08:31  manager    begin-closing
        08:31  kiosk      issue register          -> no: day-closing
        08:31  manager    open-day                -> no: day-already-open
        08:31  counter-1  call                    -> A001 called preference
    )") == "");
    CHECK(hall.act(core::Configure{{core::QueueConfig{}}}, test::manager, hall.stamp(30'000)) ==
          "no: configuration-invalid queue/#1/code");
}

TEST_CASE("an item whose queue is gone from a damaged state is refused, not followed") {
    core::State state = test::demoState();
    state.items.at({"register"}).queue = {"gone"};
    const auto decision = core::decide(state, core::IssueTicket{{"register"}}, test::kiosk, test::stampAt(600));
    CHECK(std::get<core::Refused>(decision).refusal == Refusal::unknownQueue);
}
