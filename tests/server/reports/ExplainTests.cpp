#include "server/reports/Explain.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/server/reports/ScriptedHall.hpp"

namespace hall::reports {
namespace {

using namespace test;

const OffsetAt china = [](core::Instant) { return 480; };

std::optional<Explanation> explained(const ScriptedHall& hall, Wanted wanted) {
    ExplainFold fold{std::move(wanted), china};
    for (const auto& event : hall.log) fold.add(event);
    return fold.result();
}

Explanation of(const ScriptedHall& hall, const char* number) {
    auto found = explained(hall, {number, {}, {}});
    REQUIRE(found);
    return *found;
}

/// Who was called before, and why: "A002 class-credit".
std::vector<std::string> before(const Explanation& explanation) {
    std::vector<std::string> out;
    for (const auto& step : explanation.steps) {
        if (!step.call) continue;
        for (const auto& other : step.call->before) out.push_back(other.number + " " + other.why);
    }
    return out;
}

using Lines = std::vector<std::string>;

/// Two queues, a counter that serves both ("all"), one that prefers the other, one that serves only taxes.
ScriptedHall opened() {
    ScriptedHall hall;
    hall.give(0, core::Configure{{core::ClassConfig{{"senior"}, {"长者", "Seniors"}, 8 * minuteMs, {}},
                                  core::ClassConfig{{"booking"}, {"预约", "Bookings"}, 0, 5 * minuteMs},
                                  core::ProfileConfig{{"land-first"}, {"不动产", "Land first"}, {{"land"}, {"tax"}}},
                                  core::ProfileConfig{{"land-only"}, {"不动产", "Land"}, {{"land"}}},
                                  core::ProfileConfig{{"shares"}, {"比例", "Shares"}, {{"land"}, {"tax"}}, core::PickRule::ratio, {1, 1}},
                                  core::CounterConfig{{"counter-3"}, "3", {"land-first"}},
                                  core::CounterConfig{{"counter-4"}, "4", {"land-only"}},
                                  core::CounterConfig{{"counter-5"}, "5", {"shares"}}}},
              core::Role::manager);
    hall.open(470);
    for (const char* id : {"counter-1", "counter-2", "counter-3", "counter-4", "counter-5"}) hall.give(480, core::OpenCounter{{id}});
    return hall;
}

void issue(ScriptedHall& hall, std::int64_t minute, const char* item, const char* klass) {
    hall.give(minute, core::IssueTicket{{item}, {klass}, core::Language::zh, {}}, core::Role::kiosk);
}

}  // namespace

TEST_CASE("who came later and was called before, each with the reason") {
    struct Row {
        const char* what;
        void (*course)(ScriptedHall&);
        Lines expected;
    };
    const Row table[] = {
        {"nobody", [](ScriptedHall& hall) {
             hall.issue(482, "t");
             hall.give(485, core::CallNext{one});
         }, {}},
        {"a class's credit", [](ScriptedHall& hall) {
             issue(hall, 483, "t", "senior");
             hall.give(485, core::CallNext{two});
             hall.give(486, core::CallNext{one});
         }, {"A002 class-credit"}},
        {"a maximum wait about to pass", [](ScriptedHall& hall) {
             issue(hall, 481, "l", "booking");
             hall.give(485, core::CallNext{two});
             hall.give(486, core::CallNext{one});
         }, {"B001 urgent"}},
        {"a pick", [](ScriptedHall& hall) {
             const auto b1 = hall.issue(481, "l");
             hall.give(485, core::PickTicket{two, b1, "unwell"});
             hall.give(486, core::CallNext{one});
         }, {"B001 picked"}},
        {"a counter that prefers the other queue", [](ScriptedHall& hall) {
             hall.issue(481, "l");
             hall.give(485, core::CallNext{{"counter-3"}});
             hall.give(486, core::CallNext{one});
         }, {"B001 other-queue"}},
        {"a counter's shares", [](ScriptedHall& hall) {
             hall.issue(481, "l");
             hall.give(485, core::CallNext{{"counter-5"}});
             hall.give(486, core::CallNext{one});
         }, {"B001 ratio"}},
        {"somebody put in front", [](ScriptedHall& hall) {
             const auto a2 = hall.issue(481, "t");
             hall.give(482, core::PickTicket{two, a2, "unwell"});
             hall.give(483, core::ReturnTicket{two, core::Place::first, 0});
             hall.give(484, core::CallNext{two});
             hall.give(486, core::CallNext{one});
         }, {"A002 picked", "A002 put-to-a-place"}},
        {"somebody who waited for that counter", [](ScriptedHall& hall) {
             const auto b1 = hall.issue(481, "l");
             hall.give(482, core::CallNext{{"counter-4"}});
             hall.give(483, core::TransferTicket{{"counter-4"}, {}, two, {}});
             static_cast<void>(b1);
             hall.give(485, core::CallNext{two});
             hall.give(486, core::CallNext{one});
         }, {"B001 pool"}},
        {"a call by mistake that was taken back", [](ScriptedHall& hall) {
             hall.issue(481, "t");
             hall.give(482, core::CallNext{one});
             hall.give(483, core::CallNext{two});
             hall.give(484, core::Undo{one});
             hall.give(486, core::CallNext{one});
         }, {"A002 called-by-mistake"}},
    };
    for (const auto& row : table) {
        CAPTURE(row.what);
        auto hall = opened();
        hall.issue(480, "t");                               // A001, whose turn is asked about
        row.course(hall);
        CHECK(before(of(hall, "A001")) == row.expected);
    }
}

TEST_CASE("why somebody was called before one who was on the way, or had let them go first") {
    auto hall = opened();
    core::RemoteConfig remote;
    remote.offered = true;
    remote.radiusM = 10'000;
    hall.give(479, core::Configure{{remote}}, core::Role::manager);
    core::IssueTicket asked{{"t"}};
    asked.remote = core::FromAfar{{"phone-1"}, 2'500};      // ten minutes
    hall.give(480, asked, core::Role::phone);               // A001
    hall.issue(481, "t");
    hall.issue(482, "t");
    hall.give(485, core::CallNext{one});
    hall.give(490, core::TimePassed{}, core::Role::scheduler);
    hall.give(491, core::GiveWay{{1}}, core::Role::phone);
    hall.give(492, core::CallNext{two});
    hall.give(493, core::MarkNoShow{two});
    hall.give(494, core::CallNext{two});
    const Explanation told = of(hall, "A001");
    CHECK(before(told) == Lines{"A002 not-here-yet", "A003 you-gave-way"});
    Lines kinds;
    for (const auto& step : told.steps) kinds.push_back(step.kind);
    CHECK(kinds == Lines{"issued", "reachable", "gave-way", "called"});
    CHECK(told.steps[0].said.en.find("its visitor could be here at 08:10, and was not called before") != std::string::npos);
    CHECK(told.steps[3].call->waitedMs == 4 * minuteMs);    // since they could be here
}

TEST_CASE("a counter that does not serve the queue is told in one sentence") {
    auto hall = opened();
    hall.issue(480, "t");
    hall.issue(481, "l");
    hall.issue(481, "l");
    hall.give(482, core::CallNext{{"counter-4"}});
    hall.give(483, core::StartService{{"counter-4"}});
    hall.give(483, core::FinishService{{"counter-4"}});
    hall.give(484, core::CallNext{{"counter-4"}});
    hall.give(485, core::CallNext{one});
    const auto explanation = of(hall, "A001");
    CHECK(before(explanation).empty());
    REQUIRE(explanation.steps.size() == 2);
    REQUIRE(explanation.steps[1].call);
    REQUIRE(explanation.steps[1].call->elsewhere.size() == 1);
    CHECK(explanation.steps[1].call->elsewhere[0].calls == 2);
    const std::string page = text(explanation, core::Language::zh);
    CHECK(page.find("其间 4 号窗口叫了 2 位后来者") != std::string::npos);
}

TEST_CASE("the whole visit, in both languages; what was taken back is told as such") {
    auto hall = opened();
    hall.give(480, core::IssueTicket{{"t"}, {"senior"}, core::Language::zh, {{"l"}}}, core::Role::kiosk);
    hall.give(490, core::CallNext{one});
    hall.give(491, core::MarkNoShow{one});
    hall.give(491, core::Undo{one});
    hall.give(492, core::StartService{one});
    hall.give(493, core::ConfirmClass{one, false});
    hall.give(500, core::FinishService{one});
    hall.give(561, core::FinishService{one});
    const auto explanation = of(hall, "A001");
    CHECK(explanation.state == "served");
    std::vector<std::string> kinds;
    for (const auto& step : explanation.steps) kinds.push_back(step.kind + (step.takenBack ? " taken back" : ""));
    CHECK(kinds == Lines{"issued", "called", "missed taken back", "undone", "started", "class-confirmed", "finished", "leg-begun", "started", "finished"});
    CHECK(explanation.steps[1].call->waitedMs == 10 * minuteMs);
    CHECK(explanation.steps[1].call->configVersion > 0);
    REQUIRE(explanation.steps[1].call->candidates.size() == 1);
    CHECK(explanation.steps[1].call->candidates[0].called);
    CHECK(text(explanation, core::Language::en) ==
          "Ticket A001 of 2020-01-07, Land\n"
          "- A001 was issued at 08:00 for Taxes. Seniors counts as 8 minutes earlier. Further services of the same visit: 1.\n"
          "- Called at 08:10 by counter 1 after 10 minutes. It was first in Taxes, the first queue of this counter's list with somebody waiting. "
          "Nobody who came later was called before.\n"
          "- (taken back) Did not come: noted at 08:11 at counter 1.\n"
          "- Taken back at 08:11 by counter 1: it counts as if it had never been.\n"
          "- Service began at 08:12 at counter 1.\n"
          "- Checked at 08:13: Seniors was declared without right and no longer counts.\n"
          "- Service finished at 08:20 at counter 1.\n"
          "- Next service at 08:20: Transfer (Land), by the time of the same ticket.\n"
          "- Service began at 08:20 at counter 1.\n"
          "- Service finished at 09:21 at counter 1.\n");
    CHECK(text(explanation, core::Language::zh).starts_with("A001 号票，2020-01-07，不动产\n- A001 于 08:00 取号，排 税务。长者优先，按提前 8 分钟计算。同一来访另有 1 个事项。"));
}

TEST_CASE("a number is looked for on a day, a ticket anywhere, a leased number with or without its star") {
    auto hall = opened();
    hall.issue(480, "t");
    hall.give(481, core::LeaseNumbers{}, core::Role::kiosk);
    hall.issue(483, "t");
    hall.give(484, core::CallNext{one});
    hall.give(485, core::CallNext{two});
    hall.give(486, core::MergeTicket{{1}, 950, {"t"}, {"normal"}, core::Language::zh, {midnightMs + 482 * minuteMs}}, core::Role::kiosk);
    hall.give(487, core::CallNext{{"counter-3"}});
    for (const char* id : {"counter-1", "counter-2", "counter-3"}) hall.give(488, core::MarkNoShow{{id}});
    hall.give(490, core::EndDay{"evening"}, core::Role::manager);
    hall.date = {20200108};
    hall.open(470 + 1440);
    hall.issue(480 + 1440, "t");
    CHECK(before(of(hall, "A950")) == Lines{"A002 kiosk-cut-off"});
    CHECK(of(hall, "A950*").number == "A950*");
    CHECK(of(hall, "A950").steps.front().kind == "merged");
    CHECK(of(hall, "A001").date == core::LocalDate{20200108});       // the last day that gave it
    CHECK(explained(hall, {"A001", {20200107}, {}})->ticket.value == 1);
    CHECK(explained(hall, {"", {}, {2}})->number == "A002");
    CHECK_FALSE(explained(hall, {"A009", {}, {}}));
    CHECK_FALSE(explained(hall, {"A002", {20200108}, {}}));
}

}  // namespace hall::reports
