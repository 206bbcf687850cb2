// The table follows the log: whenever it is looked at, and wherever it began again, it holds what a table made anew would.
#include <doctest/doctest.h>

#include "tests/server/reports/LegTools.hpp"

namespace hall::reports {
namespace {

using namespace test;

/// Two days with acts taken back, at once and after minutes.
ScriptedHall lived() {
    ScriptedHall hall;
    hall.open(470);
    hall.give(475, core::Configure{{core::StaffConfig{{"s12"}, {core::Role::clerk}, {}, {}, false}}}, core::Role::scheduler);
    hall.give(480, core::OpenCounter{one});
    hall.give(480, core::OpenCounter{two});
    hall.give(480, core::TakePlace{one, {"s12"}, false}, core::Role::scheduler);
    for (int i = 0; i < 6; ++i) hall.issue(481 + i, i % 2 == 0 ? "t" : "l");
    hall.give(490, core::CallNext{one});
    hall.give(491, core::StartService{one});
    hall.give(492, core::TransferTicket{one, {"land"}});
    hall.give(495, core::Undo{one});                          // it never left
    hall.give(496, core::FinishService{one});
    hall.give(497, core::CallNext{two});
    hall.give(498, core::MarkNoShow{two});
    hall.give(499, core::Undo{two});
    hall.give(500, core::StartService{two});
    hall.give(501, core::FinishService{two});
    hall.give(600, core::CallNext{one});
    hall.give(610, core::EndDay{"evening"}, core::Role::manager);
    hall.date = {20200108};
    hall.open(1440 + 470);
    hall.issue(1440 + 481, "t");
    hall.give(1440 + 482, core::CallNext{one});
    hall.give(1440 + 483, core::StartService{one});
    hall.give(1440 + 484, core::Undo{one});
    hall.give(1440 + 485, core::MarkNoShow{one});
    return hall;
}

std::vector<std::string> rows(Table& table) {
    std::vector<std::string> out;
    for (const char* by : {"queue", "counter", "clerk", "hour", "day"}) {
        const auto report = table.report({{"period", "year"}, {"of", "2020"}, {"by", by}});
        out.push_back(json(report, [](core::Instant) { return 480; }));
    }
    return out;
}

}  // namespace

TEST_CASE("followed event by event, in leaps, and after a crash anywhere: always the table that is made anew") {
    const ScriptedHall hall = lived();
    Table stepwise, leaping;
    for (std::size_t until = 1; until <= hall.log.size(); ++until) {
        Table anew;
        anew.follow(hall.log, until);
        const auto wanted = rows(anew);
        stepwise.follow(hall.log, until);
        REQUIRE_MESSAGE(rows(stepwise) == wanted, "after event ", until);
        if (until % 7 == 0) leaping.restart();
        if (until % 3 == 0) leaping.follow(hall.log, until);
        if (until % 3 == 0) REQUIRE_MESSAGE(rows(leaping) == wanted, "after event ", until);
    }
}

TEST_CASE("what was written but not yet for good is told to be taken back") {
    ScriptedHall hall;
    hall.open(470);
    hall.give(480, core::OpenCounter{one});
    hall.issue(480, "t");
    hall.give(481, core::CallNext{one});
    hall.give(482, core::StartService{one});
    hall.give(483, core::FinishService{one});
    Table table;
    table.follow(hall.log);
    CHECK(table.report({}).total.served == 1);
    hall.give(485, core::Undo{one});
    table.follow(hall.log);
    CHECK(table.report({}).total.served == 0);
    CHECK(table.report({}).total.open == 1);
}

TEST_CASE("another log than the table's: made anew from its beginning") {
    const ScriptedHall hall = lived();
    ScriptedHall other;
    other.open(475);
    other.issue(480, "t");
    other.issue(481, "t");
    Table table;
    table.follow(hall.log);
    table.restart();
    table.follow(other.log);     // shorter, and another
    CHECK(table.report({{"of", "2020-01-07"}}).total.tickets == 2);
    CHECK(table.report({{"period", "year"}}).total.tickets == 2);
    table.restart();
    table.follow(hall.log);      // longer, and another
    CHECK(table.report({{"period", "year"}}).total.tickets == 7);
}

TEST_CASE("a hall that has never been open") {
    ScriptedHall hall;
    Table table;
    table.follow(hall.log);
    const auto wrong = periodReport(*table.legs, std::get<PeriodQuestion>(questionOf({{"period", "month"}})));
    REQUIRE(std::holds_alternative<WrongQuestion>(wrong));
    CHECK(std::get<WrongQuestion>(wrong).parameter == "of");
    CHECK(table.report({{"of", "2020-01-07"}}).total == PeriodFigures{});
    CHECK(table.report({{"of", "2020-01-07"}, {"by", "queue"}}).addsUp());
}

}  // namespace hall::reports
