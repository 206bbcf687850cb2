// How a profile picks among its queues: preference in both roles, ratio in cycles, weight by time waited.
#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;
using core::PickRule;

namespace {

/// Three queues P, G, S (platinum, gold, silver) with a maximum wait of an hour and one counter whose profile has this rule.
std::vector<core::ConfigEntry> metals(PickRule rule, std::vector<std::int32_t> shares) {
    std::vector<core::ConfigEntry> entries{test::demoHall().front(), core::ClassConfig{{"normal"}, {"普通", ""}, 0, {}},
                                           core::ClassConfig{{"senior"}, {"老年", ""}, 8 * test::minuteMs, {}}};
    for (const auto& [code, letters] : {std::pair{"platinum", "P"}, {"gold", "G"}, {"silver", "S"}}) {
        entries.emplace_back(core::QueueConfig{{code}, letters, {"队列", ""}, 3, 60 * test::minuteMs, true});
        entries.emplace_back(core::ItemConfig{{code}, {code}, {"事项", ""}, "事项", "", core::Subject::both, false});
    }
    entries.emplace_back(core::ProfileConfig{{"metals"}, {"全部", ""}, {{"platinum"}, {"gold"}, {"silver"}}, rule, std::move(shares)});
    entries.emplace_back(core::CounterConfig{{"counter-1"}, "1", {"metals"}});
    entries.emplace_back(core::CounterConfig{{"counter-2"}, "2", {"metals"}});
    return entries;
}

/// Issues `count` tickets of each named queue at 09:00 and opens the counters.
void fill(test::Scenario& hall, const std::vector<std::pair<const char*, int>>& wanted) {
    REQUIRE(hall.play("08:30 manager open-day\n08:30 counter-1 open\n08:30 counter-2 open") == "");
    for (const auto& [item, count] : wanted) {
        for (int i = 0; i < count; ++i) REQUIRE(hall.play(std::string("09:00 kiosk issue ") + item) == "");
    }
}

/// The letters of the next calls of counter-1, each finished at once: "PPGS"; "-" for nobody.
std::string calls(test::Scenario& hall, int count, const char* at = "09:01") {
    std::string letters;
    for (int i = 0; i < count; ++i) {
        const std::string time(at);
        if (hall.play(time + " counter-1 call -> no: nobody-waiting").empty()) {
            letters += '-';
            continue;
        }
        letters += hall.state().ticket(*hall.state().counter({"counter-1"})->ticket)->number.front();
        REQUIRE(hall.play(time + " counter-1 start\n" + time + " counter-1 finish") == "");
    }
    return letters;
}

}  // namespace

TEST_CASE("a counter prefers one service and falls back to the other, in both roles") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open                                                # general, then tax
        08:30  counter-3  open                                                # tax, then general
        09:00  kiosk      issue register          -> A001 issued
        09:00  kiosk      issue register          -> A002 issued
        09:01  kiosk      issue invoice           -> B001 issued
        09:02  counter-1  call                    -> A001 called preference
        09:02  counter-3  call                    -> B001 called preference
        09:03  counter-3  start
        09:03  counter-3  finish
        09:03  counter-3  call                    -> A002 called preference   # no taxes: falls back to general
        09:04  kiosk      issue invoice           -> B002 issued
        09:05  counter-1  start
        09:05  counter-1  finish
        09:05  counter-1  call                    -> B002 called preference   # and the other way round
        09:06  counter-1  start
        09:06  counter-1  finish
        09:06  counter-1  call                    -> no: nobody-waiting       # an empty hall calls nobody and says so
    )") == "");
}

TEST_CASE("first come first served inside one class") {
    test::Scenario hall;
    REQUIRE(hall.play("08:30 manager open-day\n08:30 counter-1 open") == "");
    for (int i = 1; i <= 9; ++i) REQUIRE(hall.play("09:0" + std::to_string(i) + " kiosk issue register senior") == "");
    for (int i = 1; i <= 9; ++i) {
        CHECK(hall.play("09:10 counter-1 call -> A00" + std::to_string(i) + " called preference") == "");
        REQUIRE(hall.play("09:10 counter-1 no-show") == "");
    }
}

TEST_CASE("platinum twice, gold once, else silver: P, P, G, S, P, P, G, S") {
    test::Scenario hall(metals(PickRule::ratio, {2, 1, 1}));
    fill(hall, {{"silver", 5}, {"gold", 5}, {"platinum", 9}});
    CHECK(calls(hall, 8) == "PPGSPPGS");
    SUBCASE("the call says so, and how often each queue was called in the cycle") {
        REQUIRE(hall.play("09:02 counter-1 call -> P005 called ratio") == "");
        const auto& called = std::get<core::TicketCalled>(hall.events().back().body);
        REQUIRE(called.candidates.size() == 3);
        CHECK(called.candidates[0].score == 2);  // the cycle was full: it begins anew with this call
        CHECK(called.candidates[1].score == 1);
        CHECK(called.candidates[2].score == 1);
    }
    SUBCASE("each counter has a cycle of its own") {
        CHECK(hall.play("09:02 counter-2 call -> P005 called ratio") == "");
    }
}

TEST_CASE("by ratio, a queue without anybody is passed over and not owed anything later") {
    SUBCASE("no platinum") {
        test::Scenario hall(metals(PickRule::ratio, {2, 1, 1}));
        fill(hall, {{"gold", 4}, {"silver", 4}});
        CHECK(calls(hall, 6) == "GSGSGS");
    }
    SUBCASE("no gold") {
        test::Scenario hall(metals(PickRule::ratio, {2, 1, 1}));
        fill(hall, {{"platinum", 6}, {"silver", 6}});
        CHECK(calls(hall, 7) == "PPSPPSP");
    }
    SUBCASE("only silver, then gold comes, then platinum: the running cycle goes on") {
        test::Scenario hall(metals(PickRule::ratio, {2, 1, 1}));
        fill(hall, {{"silver", 9}});
        CHECK(calls(hall, 3) == "SSS");
        REQUIRE(hall.play("09:01 kiosk issue gold\n09:01 kiosk issue gold\n09:01 kiosk issue gold") == "");
        CHECK(calls(hall, 2) == "GG");
    }
    SUBCASE("nobody at all") {
        test::Scenario hall(metals(PickRule::ratio, {2, 1, 1}));
        fill(hall, {});
        CHECK(calls(hall, 1) == "-");
    }
}

TEST_CASE("whoever is over the maximum wait is next, whatever the ratios say, and takes no share") {
    test::Scenario hall(metals(PickRule::ratio, {2, 1, 1}));
    fill(hall, {{"silver", 2}});
    REQUIRE(hall.play("09:50 kiosk issue platinum\n09:50 kiosk issue platinum\n09:50 kiosk issue platinum\n09:50 kiosk issue gold") == "");
    CHECK(hall.play(R"(
        10:00  counter-1  call                    -> S001 called urgent       # due 10:00
        10:00  counter-1  no-show
        10:00  counter-1  call                    -> S002 called urgent
        10:00  counter-1  no-show
    )") == "");
    CHECK(calls(hall, 4, "10:01") == "PPGP");
}

TEST_CASE("61 minutes of wait are 61 minutes, and 90 minutes do not stand behind fresh bookings") {
    auto configuration = test::demoHall();
    for (auto& entry : configuration) {
        if (auto* queue = std::get_if<core::QueueConfig>(&entry)) queue->maximumWaitMs = 60 * test::minuteMs;
    }
    test::Scenario hall(configuration);
    CHECK(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        09:00  kiosk      issue register          -> A001 issued
        10:28  kiosk      issue register booking  -> A002 issued
        10:29  kiosk      issue register booking  -> A003 issued
        10:30  counter-1  call                    -> A001 called urgent
    )") == "");
    const core::Ticket& ticket = *hall.state().ticket(hall.numbered("A001"));
    CHECK(ticket.calledAt.utcMs - ticket.issuedAt.utcMs == 90 * test::minuteMs);
    REQUIRE(hall.play("10:30 counter-1 no-show\n09:29 kiosk issue register -> A004 issued\n10:30 counter-1 call -> A004 called urgent") == "");
    const core::Ticket& next = *hall.state().ticket(hall.numbered("A004"));
    CHECK(next.calledAt.utcMs - next.issuedAt.utcMs == 61 * test::minuteMs);
}

TEST_CASE("by weight, the queue where weight times wait is largest") {
    test::Scenario hall(metals(PickRule::weight, {4, 2, 1}));
    fill(hall, {});
    REQUIRE(hall.play(R"(
        09:00  kiosk      issue silver            -> S001 issued
        09:06  kiosk      issue gold              -> G001 issued
        09:08  kiosk      issue platinum          -> P001 issued
    )") == "");
    SUBCASE("at 09:10 silver weighs 10, gold 8, platinum 8") {
        CHECK(calls(hall, 3, "09:10") == "SPG");  // of equals the first of the profile
    }
    SUBCASE("at 09:16 silver weighs 16, gold 20, platinum 32") { CHECK(calls(hall, 3, "09:16") == "PGS"); }
    SUBCASE("credit counts as time waited") {
        REQUIRE(hall.play("09:09 kiosk issue silver senior -> S002 issued\n09:10 counter-1 call -> S001 called weight") == "");
        const auto& called = std::get<core::TicketCalled>(hall.events().back().body);
        REQUIRE(called.candidates.size() == 3);
        CHECK(called.candidates[0].score == 8 * test::minuteMs);
        CHECK(called.candidates[1].score == 8 * test::minuteMs);
        CHECK(called.candidates[2].score == 10 * test::minuteMs);
        CHECK(calls(hall, 0) == "");
        REQUIRE(hall.play("09:10 counter-2 call -> S002 called weight") == "");  // 9 with its credit; the others 8
    }
}

TEST_CASE("a changed profile begins a new cycle, and undo does not bring the old one back") {
    test::Scenario hall(metals(PickRule::ratio, {2, 1, 1}));
    fill(hall, {{"platinum", 9}, {"gold", 9}, {"silver", 9}});
    CHECK(calls(hall, 2) == "PP");
    REQUIRE(hall.play("09:02 counter-1 call -> G001 called ratio") == "");
    hall.act(core::Configure{{core::ProfileConfig{{"metals"}, {"全部", ""}, {{"silver"}, {"gold"}}, PickRule::ratio, {1, 1}}}},
             test::manager, hall.stamp(9 * 3600 + 121));
    REQUIRE(hall.play("09:02:10 counter-1 undo -> undone 1") == "");
    CHECK(hall.state().counter({"counter-1"})->taken.empty());
    CHECK(calls(hall, 4, "09:03") == "SGSG");
}
