// Who and what held a case up.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/ClockHall.hpp"
#include "tests/support/DemoHall.hpp"

using namespace hall;
using namespace hall::core;
using hall::test::ClockHall;

namespace {

const Actor reviewer{Role::reviewer, "s15", {}};

void act(ClockHall& hall, const std::string& events) {
    for (const std::string& text : test::split(events, ';')) {
        const auto event = test::clockEvent(text);
        hall.tickUntil(event.date);
        REQUIRE(hall.carryOut(event) == "");
    }
}

/// "2 not-begun task 1 approval; ..."; of equal ones the newest first.
std::string delays(const ClockHall& hall, std::int32_t today) {
    std::string found;
    for (const Delay& delay : delaysOf(hall.state().casework, hall.one(), {today})) {
        std::string text = std::to_string(delay.days) + " " + delay.cause;
        if (delay.task != 0) text += " task " + std::to_string(delay.task);
        text += delay.department.value.empty() ? " window" : " " + delay.department.value;
        if (!delay.by.value.empty()) text += " " + delay.by.value;
        found += (found.empty() ? "" : "; ") + text;
    }
    return found;
}

}  // namespace

TEST_CASE("nothing is late: nobody held anything up") {
    ClockHall hall("a:5/8");
    act(hall, "2026-03-02 receive");
    CHECK(delays(hall, 20260302).empty());
    act(hall, "2026-03-02 accept");
    CHECK(delays(hall, 20260309).empty());
    act(hall, "2026-03-09 grant a;2026-03-10 hand-over");
    CHECK(delays(hall, 20260601).empty());
}

TEST_CASE("a department that did not begin, or took too long, is named with the days beyond its own") {
    ClockHall hall("a:5/8");
    act(hall, "2026-03-02 receive;2026-03-02 accept");
    CHECK(delays(hall, 20260311) == "2 not-begun task 1 approval");
    act(hall, "2026-03-11 propose a");  // begun on the same day
    CHECK(delays(hall, 20260313) == "2 decision task 1 approval; 2 not-begun task 1 approval");
    act(hall, "2026-03-16 grant a;2026-03-17 hand-over");
    CHECK(delays(hall, 20260601) == "3 decision task 1 approval s15; 2 not-begun task 1 approval");
}

TEST_CASE("days that the window had the task are the window's: the limit is the department's") {
    ClockHall hall("a:5/8");
    act(hall, "2026-03-02 receive;2026-03-02 accept");
    const CaseNumber number = hall.one().number;
    REQUIRE(hall.give(StartTask{number, 1}, reviewer, {20260303}) == "");
    REQUIRE(hall.give(AskTask{number, 1, {"question-1"}}, reviewer, {20260304}) == "");
    hall.tickUntil({20260311});
    hall.open({20260311});
    REQUIRE(hall.give(AnswerTask{{"counter-1"}, number, 1, {"answer-1"}}, test::counterActor("counter-1"), {20260311}) == "");
    // Tue 3 and Wed 4 the department's, 5 to 11 March (5 working days) the window's, Thu 12 and Fri 13 the department's: 9 of 5.
    CHECK(delays(hall, 20260313) == "4 question task 1 window");
    CHECK(delays(hall, 20260317) == "5 question task 1 window; 1 handling task 1 approval s15");
}

TEST_CASE("a task that waited for another: who was waited for has entries of its own") {
    ClockHall hall("a:2/4 b:3/5<a");
    act(hall, "2026-03-02 receive;2026-03-02 accept");
    CHECK(delays(hall, 20260306) == "2 not-begun task 1 approval");
    CHECK(delays(hall, 20260310) == "4 not-begun task 1 approval; 4 predecessor task 2 approval");
    act(hall, "2026-03-10 grant a;2026-03-11 grant b;2026-03-11 hand-over");
    CHECK(delays(hall, 20260601) == "4 not-begun task 1 approval; 4 predecessor task 2 approval");
}

TEST_CASE("silence: the days until the clock accepted are the window's") {
    ClockHall hall("a:3/20");
    act(hall, "2026-03-02 receive");
    hall.tickUntil({20260312});
    // 8 used of 3; five of them the window sat on it.
    CHECK(delays(hall, 20260312) == "5 intake task 1 window");
    CHECK(delays(hall, 20260313) == "5 intake task 1 window; 1 not-begun task 1 approval");
}

TEST_CASE("a result that is not handed over in time is the window's, also when it was handed over late") {
    ClockHall hall("a:5/8");
    act(hall, "2026-03-02 receive;2026-03-02 accept;2026-03-05 start a;2026-03-09 grant a");
    CHECK(delays(hall, 20260323).empty());  // ten working days after Mon 9 March: Mon 23
    CHECK(delays(hall, 20260324) == "1 delivery window");
    CHECK(delays(hall, 20260326) == "3 delivery window");
    act(hall, "2026-03-26 hand-over");
    CHECK(delays(hall, 20260601) == "3 delivery window");
    ClockHall prompt("a:5/8");
    act(prompt, "2026-03-02 receive;2026-03-02 accept;2026-03-05 start a;2026-03-09 grant a;2026-03-23 hand-over");
    CHECK(delays(prompt, 20260601).empty());
}

TEST_CASE("who owes a paper keeps the result back: the hand-over is nobody's delay until it is there") {
    ClockHall hall("a:5/8");
    act(hall, "2026-03-02 receive;2026-03-02 accept ~3;2026-03-05 start a;2026-03-09 grant a");
    CHECK(delays(hall, 20260326) == "15 applicant window");  // to be brought by Thu 5 March
}

TEST_CASE("a procedure longer than planned, and what the applicant owes") {
    ClockHall hall("a:10/20");
    act(hall, "2026-03-02 receive;2026-03-02 accept ~3;2026-03-04 suspend a 2");
    CHECK(delays(hall, 20260305).empty());
    CHECK(delays(hall, 20260309) == "2 applicant window; 1 procedure task 1 approval s15");
    act(hall, "2026-03-10 resume 1;2026-03-10 bring");
    CHECK(delays(hall, 20260310) == "2 procedure task 1 approval s15");

    act(hall, "2026-03-10 receive;2026-03-10 notify");
    CHECK(delays(hall, 20260408).empty());
    CHECK(delays(hall, 20260410) == "2 applicant window");
}
