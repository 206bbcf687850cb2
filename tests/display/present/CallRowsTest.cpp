#include <doctest/doctest.h>

#include "display/present/CallRows.hpp"
#include "tests/display/present/Given.hpp"

using namespace hall::display;
using namespace hall::display::test;

namespace {

/// "A001>1 A002*>2": top first, * fresh, ~ arrived, x missed, - over.
std::string told(const std::vector<CallRow>& rows) {
    std::string text;
    for (const CallRow& row : rows) {
        if (!text.empty()) text += ' ';
        text += row.number;
        if (row.times > 1) text += "(" + std::to_string(row.times) + ")";
        if (row.fresh) text += '*';
        if (row.state == CallState::serving) text += '~';
        if (row.state == CallState::missed) text += 'x';
        if (row.state == CallState::over) text += '-';
        text += '>' + row.counter;
    }
    return text;
}
std::string told(const std::vector<PastCall>& past) {
    std::string text;
    for (const PastCall& call : past) text += (text.empty() ? "" : " ") + call.number + '>' + call.counter;
    return text;
}

struct Story {
    CallRows rows;
    std::string see(double seconds, std::vector<hall::wire::Call> calls, std::size_t places = 3) {
        rows.update(view(std::move(calls)), at(seconds), places);
        return told(rows.rows(at(seconds)));
    }
};

}  // namespace

TEST_CASE("newest on top, nothing reordered") {
    Story story;
    CHECK(story.see(0, {}) == "");
    CHECK(story.see(0, {call(1, "A001", "1", 0)}) == "A001*>1");
    CHECK(story.see(1, {call(1, "A001", "1", 0), call(2, "B001", "2", 1)}) == "B001*>2 A001*>1");
    CHECK(story.see(13.5, {call(1, "A001", "1", 0), call(2, "B001", "2", 1)}) == "B001>2 A001>1");
}

TEST_CASE("a recall lights up where it stands and is counted") {
    Story story;
    story.see(0, {call(1, "A001", "1", 0), call(2, "B001", "2", 0)});
    CHECK(story.see(20, {call(1, "A001", "1", 0), call(2, "B001", "2", 0),
                         call(3, "A001", "1", 20, "called", 2)}) == "B001>2 A001(2)*>1");
}

TEST_CASE("a recall of a ticket that is not on the board enters on top") {
    Story story;
    story.see(0, {call(1, "A001", "1", 0, "called")}, 1);
    CHECK(story.see(15, {call(1, "A001", "1", 0), call(2, "B001", "2", 15)}, 1) == "B001*>2");
    CHECK(story.see(30,
                    {call(1, "A001", "1", 0), call(2, "B001", "2", 15, "serving"),
                     call(3, "A001", "1", 30, "called", 2)},
                    1) == "A001(2)*>1");
}

TEST_CASE("a row leaves when its call is over and it has stood 10 s") {
    Story story;
    story.see(0, {call(1, "A001", "1", 0), call(2, "B001", "2", 0)});
    CHECK(story.see(4, {call(1, "A001", "1", 0, "served"), call(2, "B001", "2", 0)}) == "B001*>2 A001->1");
    CHECK(story.see(9.9, {call(1, "A001", "1", 0, "served"), call(2, "B001", "2", 0)}) == "B001*>2 A001->1");
    CHECK(story.see(10, {call(1, "A001", "1", 0, "served"), call(2, "B001", "2", 0)}) == "B001*>2");
    CHECK(story.see(40, {call(1, "A001", "1", 0, "served"), call(2, "B001", "2", 0, "missed")}) == "");
    CHECK(told(story.rows.past()) == "B001>2 A001>1");
}

TEST_CASE("who has arrived stays while there is room, and goes first when there is not") {
    Story story;
    story.see(0, {call(1, "A001", "1", 0), call(2, "B001", "2", 0), call(3, "C001", "3", 0)});
    CHECK(story.see(15, {call(1, "A001", "1", 0), call(2, "B001", "2", 0, "serving"),
                         call(3, "C001", "3", 0)}) == "C001>3 B001~>2 A001>1");
    CHECK(story.see(16, {call(1, "A001", "1", 0), call(2, "B001", "2", 0, "serving"), call(3, "C001", "3", 0),
                         call(4, "D001", "4", 16)}) == "D001*>4 C001>3 A001>1");
}

TEST_CASE("in a rush a call gives way before its time and comes back at the foot") {
    Story story;
    std::vector<hall::wire::Call> calls{call(1, "A001", "1", 0), call(2, "B001", "2", 0),
                                        call(3, "C001", "3", 0), call(4, "D001", "4", 0)};
    CHECK(story.see(0, calls) == "D001*>4 C001*>3 B001*>2");
    CHECK(told(story.rows.past()) == "A001>1");
    calls[3].state = "served";
    CHECK(story.see(12, calls) == "C001>3 B001>2 A001>1");
}

TEST_CASE("a start or a no-show that was taken back: who is called again gets the place of somebody who has arrived") {
    const auto calls = [](const char* first, const char* second) {
        return std::vector<hall::wire::Call>{call(1, "A001", "1", 0, first), call(2, "B001", "2", 20, second), call(3, "C001", "3", 21, "serving"),
                                             call(4, "D001", "4", 40, "serving")};
    };
    for (const char* before : {"serving", "missed"}) {
        CAPTURE(before);
        Story story;
        story.see(0, {call(1, "A001", "1", 0)});
        CHECK(story.see(40, calls(before, "serving")) == "D001~>4 C001~>3 B001~>2");
        CHECK(story.see(60, calls("called", "serving")) == "D001~>4 C001~>3 A001>1");
        CHECK(told(story.rows.past()) == "B001>2");
        CHECK(story.see(61, calls("called", "called")) == "D001~>4 A001>1 B001>2");
    }
    // Nobody is pushed out before everybody could read the row, and not for somebody who needs it as much.
    const auto two = [](const char* first, const char* second) {
        return std::vector<hall::wire::Call>{call(1, "A001", "1", 0, first), call(2, "B001", "2", 0, second)};
    };
    Story story;
    CHECK(story.see(0, two("serving", "serving"), 1) == "B001~>2");
    CHECK(story.see(1, two("called", "serving"), 1) == "B001~>2");
    CHECK(story.see(10, two("called", "serving"), 1) == "A001>1");
    CHECK(story.see(30, two("called", "called"), 1) == "A001>1");
    CHECK(story.see(31, two("called", "called"), 0) == "");
}

TEST_CASE("a call that was taken back goes, and nothing else moves or lights up") {
    Story story;
    const hall::wire::Call first = call(1, "A001", "1", 0), second = call(2, "B001", "2", 0, "serving"), third = call(3, "C001", "3", 20);
    story.see(0, {first, second});
    CHECK(story.see(20, {first, second, third}) == "C001*>3 B001~>2 A001>1");
    CHECK(story.see(21, {first, second}) == "C001->3 B001~>2 A001>1");
    CHECK(story.see(31, {first, second}) == "B001~>2 A001>1");
    CHECK(story.see(32, {first, second, call(5, "D001", "3", 32)}) == "D001*>3 B001~>2 A001>1");
    // The newest one of another log is no call that was taken back.
    CHECK(story.see(33, {call(1, "X001", "1", 33), call(2, "X002", "2", 33)}) == "X002*>2 X001*>1");
}

TEST_CASE("a call that was taken back when nothing else stands, or nothing at all: the log is still the same") {
    {
        Story story;
        const hall::wire::Call first = call(1, "A001", "1", 0, "served");
        CHECK(story.see(20, {first, call(2, "B001", "2", 20)}) == "B001*>2");
        CHECK(story.see(21, {first}) == "B001->2");
        CHECK(story.see(31, {first}) == "");
    }
    {
        // Two steps back at one counter and one at another, seen at once: whoever is called again does not light up as new.
        Story story;
        CHECK(story.see(20, {call(1, "A001", "1", 0, "missed"), call(2, "B001", "2", 1, "missed")}) == "");
        CHECK(story.see(21, {call(1, "A001", "1", 0)}) == "A001>1");
        CHECK(story.see(22, {call(1, "A001", "1", 0), call(5, "C001", "2", 22)}) == "C001*>2 A001>1");
    }
}

TEST_CASE("another log when nothing stands: its calls are new, also after a day whose only call was taken back") {
    Story served;
    CHECK(served.see(20, {call(1, "A001", "1", 0, "served"), call(5, "B001", "1", 9, "served")}) == "");
    // The same number and the same count at another time are not the same call.
    CHECK(served.see(21, {call(1, "A001", "1", 21)}) == "A001*>1");
    Story taken;
    CHECK(taken.see(0, {call(5, "A001", "1", 0)}) == "A001*>1");
    CHECK(taken.see(1, {}) == "A001->1");
    CHECK(taken.see(20, {}) == "");
    CHECK(taken.see(21, {call(1, "X001", "1", 21)}) == "X001*>1");
}

TEST_CASE("a board that starts late shows who is called or has arrived, not the past") {
    Story story;
    CHECK(story.see(500, {call(1, "A001", "1", 0, "served"), call(2, "B001", "2", 10, "serving"),
                          call(3, "C001", "3", 20, "missed"), call(4, "D001", "4", 490)}) ==
          "D001*>4 B001~>2");
    CHECK(told(story.rows.past()) == "C001>3 A001>1");
}

TEST_CASE("transferred and called again elsewhere: one row, the new counter") {
    Story story;
    story.see(0, {call(1, "A001", "1", 0)});
    CHECK(story.see(30, {call(1, "A001", "1", 0, "called"), call(2, "A001", "5", 30, "called")}) ==
          "A001*>5");
}

TEST_CASE("another day or another log wipes the board") {
    Story story;
    story.see(0, {call(7, "A001", "1", 0)});
    hall::wire::LobbyView next = view({});
    next.day.date = "2026-11-22";
    story.rows.update(next, at(5), 3);
    CHECK(story.rows.rows(at(5)).empty());
    CHECK(story.see(6, {call(1, "C009", "2", 6)}) == "C009*>2");
}

TEST_CASE("a row whose call fell out of the view is no longer vouched for") {
    Story story;
    story.see(0, {call(1, "A001", "1", 0)});
    CHECK(story.see(11, {call(2, "B001", "2", 11)}) == "B001*>2");
}

TEST_CASE("at most eight of the past") {
    Story story;
    std::vector<hall::wire::Call> calls;
    for (std::uint64_t id = 1; id <= 32; ++id)
        calls.push_back(call(id, "A0" + std::to_string(id + 10), "1", 0, "served"));
    story.see(0, calls);
    CHECK(story.rows.past().size() == 8);
    CHECK(story.rows.past().front().number == "A042");
}
