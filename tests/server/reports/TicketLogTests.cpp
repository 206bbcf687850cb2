#include "server/reports/TicketLog.hpp"

#include <doctest/doctest.h>

#include "tests/server/reports/ScriptedHall.hpp"

namespace hall::reports {
namespace {

using namespace test;

std::vector<std::string> exported(const ScriptedHall& hall) {
    std::vector<std::string> lines;
    TicketLog log{[](core::Instant) { return 480; }, [&](std::string_view line) { lines.emplace_back(line); }};
    for (const auto& event : hall.log) log.add(event);
    log.finish();
    REQUIRE(lines.front() == "ticket,service,priority,issued_at,called_at,started_at,ended_at,outcome,clerk\n");
    lines.erase(lines.begin());
    return lines;
}

ScriptedHall opened() {
    ScriptedHall hall;
    hall.open(470);
    hall.give(480, core::OpenCounter{one});
    return hall;
}

}  // namespace

TEST_CASE("one row per service leg") {
    auto hall = opened();
    const auto a1 = hall.issue(480, "t");
    hall.give(481, core::CallNext{one});
    hall.give(482, core::MarkNoShow{one});
    hall.give(483, core::BringBack{one, a1});
    hall.give(484, core::CallNext{one});
    hall.give(485, core::StartService{one});
    hall.give(486, core::TransferTicket{one, {"land"}});
    hall.give(487, core::CallNext{one});
    hall.give(488, core::StartService{one});
    hall.give(489, core::HoldTicket{one});
    hall.give(491, core::ResumeTicket{one, a1});
    hall.give(492, core::FinishService{one});
    CHECK(exported(hall) ==
          std::vector<std::string>{
              "h1-1,tax,normal,2020-01-07T08:00:00,2020-01-07T08:01:00,,2020-01-07T08:02:00,no_show,counter-1\n",
              "h1-1,tax,normal,2020-01-07T08:03:00,2020-01-07T08:04:00,2020-01-07T08:05:00,2020-01-07T08:06:00,served,counter-1\n",
              "h1-1,land,normal,2020-01-07T08:06:00,2020-01-07T08:07:00,2020-01-07T08:08:00,2020-01-07T08:12:00,served,counter-1\n"});
}

TEST_CASE("every way to go without a service has its outcome") {
    auto hall = opened();
    const auto a1 = hall.issue(480, "t");
    hall.give(481, core::CancelTicket{a1}, core::Role::manager);
    hall.issue(482, "t");
    hall.give(483, core::CallNext{one});
    hall.give(484, core::TransferTicket{one, {"land"}});   // sent on before a service began
    const auto a3 = hall.issue(485, "t");
    hall.give(486, core::CallNext{one});
    hall.give(487, core::MarkNoShow{one});
    hall.give(488, core::CancelTicket{a3}, core::Role::manager);  // its leg has a row already
    hall.give(490, core::EndDay{"evening"}, core::Role::manager);
    CHECK(exported(hall) ==
          std::vector<std::string>{
              "h1-1,tax,normal,2020-01-07T08:00:00,,,2020-01-07T08:01:00,cancelled,\n",
              "h1-2,tax,normal,2020-01-07T08:02:00,2020-01-07T08:03:00,,2020-01-07T08:04:00,cancelled,counter-1\n",
              "h1-3,tax,normal,2020-01-07T08:05:00,2020-01-07T08:06:00,,2020-01-07T08:07:00,no_show,counter-1\n",
              "h1-2,land,normal,2020-01-07T08:04:00,,,2020-01-07T08:10:00,abandoned,\n"});
}

TEST_CASE("several services of one visit: a row each; what was taken back has none; 61 minutes are 61 minutes") {
    auto hall = opened();
    hall.give(480, core::IssueTicket{{"t"}, {"normal"}, core::Language::zh, {{"l"}, {"t"}}}, core::Role::kiosk);
    hall.give(541, core::CallNext{one});                       // 61 minutes
    hall.give(542, core::StartService{one});
    hall.give(544, core::FinishService{one});                  // goes on here at once
    hall.give(545, core::Undo{one});                           // no: still in the first service
    hall.give(550, core::FinishService{one});
    hall.give(551, core::ReturnTicket{one, core::Place::byAge, 0});
    hall.give(560, core::CallNext{one});
    hall.give(561, core::ReturnTicket{one, core::Place::byAge, 0});
    hall.give(562, core::CallNext{one});
    hall.give(562, core::StartService{one});
    hall.give(563, core::FinishService{one});                  // the third service
    hall.give(565, core::FinishService{one});
    CHECK(exported(hall) ==
          std::vector<std::string>{
              "h1-1,tax,normal,2020-01-07T08:00:00,2020-01-07T09:01:00,2020-01-07T09:02:00,2020-01-07T09:10:00,served,counter-1\n",
              "h1-1,land,normal,2020-01-07T09:10:00,2020-01-07T09:10:00,2020-01-07T09:10:00,2020-01-07T09:11:00,served,counter-1\n",
              "h1-1,land,normal,2020-01-07T09:11:00,2020-01-07T09:20:00,,2020-01-07T09:21:00,cancelled,counter-1\n",
              "h1-1,land,normal,2020-01-07T09:21:00,2020-01-07T09:22:00,2020-01-07T09:22:00,2020-01-07T09:23:00,served,counter-1\n",
              "h1-1,tax,normal,2020-01-07T09:23:00,2020-01-07T09:23:00,2020-01-07T09:23:00,2020-01-07T09:25:00,served,counter-1\n"});
}

TEST_CASE("the clerk is the person signed in, by pseudonym") {
    auto hall = opened();
    hall.give(480, core::Configure{{core::StaffConfig{{"s12"}, {core::Role::clerk}, {}, {}, false}}}, core::Role::scheduler);
    hall.give(480, core::TakePlace{one, {"s12"}, false}, core::Role::scheduler);
    hall.issue(480, "t");
    hall.give(481, core::CallNext{one});
    hall.give(481, core::StartService{one});
    hall.give(482, core::FinishService{one});
    hall.give(483, core::LeavePlace{one}, core::Role::scheduler);  // pauses the counter
    hall.give(484, core::OpenCounter{one});
    hall.issue(484, "t");
    hall.give(485, core::CallNext{one});
    hall.give(486, core::MarkNoShow{one});
    const auto lines = exported(hall);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].ends_with("served,s12\n"));
    CHECK(lines[1].ends_with("no_show,counter-1\n"));
}

TEST_CASE("who was missed before a day opened again still has queue and class") {
    auto hall = opened();
    const auto a1 = hall.issue(480, "t");
    hall.give(481, core::CallNext{one});
    hall.give(482, core::MarkNoShow{one});
    hall.give(490, core::EndDay{"alarm"}, core::Role::manager);
    hall.give(500, core::OpenDay{}, core::Role::manager);
    hall.give(501, core::BringBack{one, a1});
    hall.give(502, core::CancelTicket{a1}, core::Role::manager);
    CHECK(exported(hall).back() == "h1-1,tax,normal,2020-01-07T08:21:00,,,2020-01-07T08:22:00,cancelled,\n");
}

TEST_CASE("a leg that goes on has no row yet") {
    auto hall = opened();
    hall.issue(480, "t");
    hall.give(481, core::CallNext{one});
    hall.give(482, core::StartService{one});
    CHECK(exported(hall).empty());
}

TEST_CASE("fields cannot become formulas or break the row") {
    ScriptedHall hall;
    core::Configure more;
    more.entries = {core::QueueConfig{{"=1+1"}, "C", {"怪", ""}, 3, 3'600'000, true},
                    core::ItemConfig{{"x"}, {"=1+1"}, {"怪", ""}, "怪", "d", core::Subject::both, false}};
    const auto decision = core::decide(hall.state, more, {core::Role::manager, "m", {}}, {});
    if (std::holds_alternative<core::Refused>(decision)) return;  // the law takes no such code: nothing to escape
    hall.give(0, more, core::Role::manager);
    hall.open(470);
    const auto id = hall.issue(480, "x");
    hall.give(481, core::CancelTicket{id}, core::Role::manager);
    CHECK(exported(hall).front().find(",'=1+1,") != std::string::npos);
}

}  // namespace hall::reports
