#include <doctest/doctest.h>

#include "display/present/Board.hpp"
#include "display/present/CounterSign.hpp"
#include "tests/display/present/Given.hpp"

using namespace hall;
using namespace hall::display;
using namespace hall::display::test;

namespace {

BoardScreen shown(Board& board, double seconds, const LineNow& line, std::size_t places = 4) {
    return board.screen(at(seconds), hallTime(seconds), line, Sound::working, places);
}
LineNow live(double seconds) {
    return {true, at(seconds).steadyMs};
}
LineNow cut(double sinceSeconds) {
    return {false, at(sinceSeconds).steadyMs};
}

}  // namespace

TEST_CASE("stages of a board") {
    Board board;
    CHECK(shown(board, 0, cut(0)).stage == Stage::connecting);
    board.viewed(view({}, "closed"));
    CHECK(shown(board, 1, live(1)).stage == Stage::closed);
    board.viewed(view({}, "open"));
    CHECK(shown(board, 2, live(2)).stage == Stage::quiet);
    board.viewed(view({call(1, "A001", "1", 3)}, "open"));
    CHECK(shown(board, 3, live(3)).stage == Stage::calls);
    CHECK_FALSE(shown(board, 3, live(3)).closing);
    board.viewed(view({call(1, "A001", "1", 3)}, "closing"));
    CHECK(shown(board, 4, live(4)).closing);
    CHECK(shown(board, 4, live(4)).stage == Stage::calls);
    CHECK(shown(board, 4, live(4)).callLimit == 3);
}

TEST_CASE("the code for phones stands in two halves, and not while it may be an old one") {
    Board board;
    auto lobby = view({call(1, "A001", "1", 3)}, "open");
    lobby.code = "048213";
    board.viewed(lobby);
    CHECK(shown(board, 3, live(3)).code == "048 213");
    CHECK(shown(board, 200, cut(3)).code.empty());
    lobby.code.clear();
    board.viewed(lobby);
    CHECK(shown(board, 4, live(4)).code.empty());
}

TEST_CASE("notices take turns; an emergency stands alone") {
    const wire::Notice first{1, "information", {"a", ""}}, second{2, "information", {"b", ""}}, fire{3, "emergency", {"E", ""}};
    const auto turns = [](const std::vector<wire::Notice>& notices) {
        std::string shown;
        for (std::int64_t turn = 0; turn < 4; ++turn) {
            const auto notice = noticeAt(notices, turn * noticeTurnMs + 1);
            shown += notice ? notice->text.zh + (notice->emergency ? "!" : "") : "-";
        }
        return shown;
    };
    CHECK(turns({}) == "----");
    CHECK(turns({first}) == "aaaa");
    CHECK(turns({first, second}) == "abab");
    CHECK(turns({fire, first, second}) == "E!E!E!E!");
    Board board;
    auto closed = view({}, "closed");
    closed.notices = {first};
    board.viewed(closed);
    CHECK(shown(board, 1, live(1)).notice == BoardNotice{{"a", ""}, false});
}

TEST_CASE("cut off: said after 5 s, grey after 15 s, good again at once") {
    Board board;
    board.viewed(view({call(1, "A001", "1", 0)}));
    struct Row {
        double seconds;
        Freshness freshness;
    };
    for (const Row& row :
         {Row{0, Freshness::current}, Row{4.9, Freshness::current}, Row{5, Freshness::late},
          Row{14.9, Freshness::late}, Row{15, Freshness::outdated}, Row{3'600, Freshness::outdated}}) {
        CAPTURE(row.seconds);
        const BoardScreen screen = shown(board, row.seconds, cut(0));
        CHECK(screen.freshness == row.freshness);
        CHECK(screen.rows.size() == 1);
        CHECK(screen.heardAt.known == (row.freshness != Freshness::current));
        if (row.freshness == Freshness::outdated) CHECK_FALSE(screen.rows[0].fresh);
    }
    CHECK(shown(board, 3'600, cut(0)).heardAt.hour == 9);
    CHECK(shown(board, 3'600, cut(0)).heardAt.minute == 30);
    CHECK(shown(board, 3'600, cut(0)).clock.hour == 10);
    CHECK(shown(board, 3'601, live(3'601)).freshness == Freshness::current);
    // A live line on which nothing happens is not late: its own keep-alive decides when it is dead.
    CHECK(shown(board, 3'700, live(3'601)).freshness == Freshness::current);
}

TEST_CASE("with the rows at most eight numbers of the past") {
    Board board;
    std::vector<hall::wire::Call> calls;
    for (std::uint64_t id = 1; id <= 32; ++id)
        calls.push_back(call(id, "A1" + std::to_string(id), "1", 0, id > 28 ? "called" : "served"));
    board.viewed(view(calls));
    const BoardScreen screen = shown(board, 1, live(1));
    CHECK(screen.rows.size() == 4);
    CHECK(screen.past.size() == 4);
}

TEST_CASE("queues and counters") {
    Board board;
    auto lobby = view({});
    lobby.queues = {{"gen", "A", {"综合", "General"}, 12, {"A048", "A049"}, hall::wire::WaitMinutes{12, 20}}};
    for (const char* label : {"10", "2", "3", "4", "7", "B", "8"})
        lobby.counters.push_back({label, "closed", {}, {}});
    lobby.counters.push_back({"1", "paused", {}, {}});
    lobby.counters.push_back({"5", "open", {}, {}});
    board.viewed(lobby);
    const BoardScreen screen = shown(board, 0, live(0));
    REQUIRE(screen.queues.size() == 1);
    CHECK(screen.queues[0].next == std::vector<std::string>{"A048", "A049"});
    CHECK(screen.queues[0].wait == hall::wire::WaitMinutes{12, 20});
    CHECK(screen.pausedCounters == std::vector<std::string>{"1"});
    CHECK(screen.closedCounters == std::vector<std::string>{"2-4", "7", "8", "10", "B"});

    // Their place at the foot they share with the advice for who missed a number; with all open it is the advice's alone.
    bool before = screen.missedHint;
    for (int turn = 1; turn <= 4; ++turn) {
        const bool hint = shown(board, turn * missedHintTurnMs / 1'000.0, live(turn * missedHintTurnMs / 1'000.0)).missedHint;
        CHECK(hint != before);
        before = hint;
    }
    for (auto& counter : lobby.counters) counter.phase = "open";
    board.viewed(lobby);
    for (const double seconds : {60.0, 72.0, 84.0}) CHECK(shown(board, seconds, live(seconds)).missedHint);
}

TEST_CASE("a zone has its own calls and queues") {
    auto lobby = view({call(1, "A001", "1", 0), call(2, "AB002", "2", 0), call(3, "C001", "3", 0)});
    lobby.queues = {
        {"a", "A", {"甲", ""}, 1, {}}, {"ab", "AB", {"乙", ""}, 1, {}}, {"c", "C", {"丙", ""}, 1, {}}};
    CHECK(inZone(lobby, {}).calls.size() == 3);
    const auto zone = inZone(lobby, {{"AB", "C"}});
    REQUIRE(zone.calls.size() == 2);
    CHECK(zone.calls[0].number == "AB002");
    CHECK(zone.queues.size() == 2);
}

TEST_CASE("the wall clock shows the hall's own time") {
    const WallClock wall = wallClock({morningMs, 480});
    CHECK(wall == WallClock{true, 2026, 11, 21, 6, 9, 30});
    CHECK(wallClock({morningMs, 0}) == WallClock{true, 2026, 11, 21, 6, 1, 30});
    CHECK(wallClock({morningMs - 10 * 3'600'000, 480}).day == 20);
}

TEST_CASE("the picture wanders and stays within reach") {
    Shift least, most;
    for (std::int64_t step = 0; step < 16; ++step) {
        const Shift shift = burnInShift(step * shiftEveryMs, 4);
        least = {std::min(least.xPx, shift.xPx), std::min(least.yPx, shift.yPx)};
        most = {std::max(most.xPx, shift.xPx), std::max(most.yPx, shift.yPx)};
        CHECK(burnInShift(step * shiftEveryMs + shiftEveryMs - 1, 4) == shift);
    }
    CHECK(least == Shift{-4, -4});
    CHECK(most == Shift{4, 4});
}

TEST_CASE("the sign above a counter") {
    struct Row {
        const char* phase;
        const char* number;
        const char* ticketState;
        SignState state;
    };
    const Row table[] = {
        {"open", nullptr, nullptr, SignState::free},     {"paused", nullptr, nullptr, SignState::paused},
        {"closed", nullptr, nullptr, SignState::closed}, {"open", "A001", "called", SignState::called},
        {"open", "A001", "serving", SignState::serving}, {"paused", "A001", "serving", SignState::serving},
    };
    for (const Row& row : table) {
        CounterSign sign("3");
        CHECK(sign.screen(at(0), hallTime(0), cut(0)).state == SignState::connecting);
        auto lobby = view({call(1, "A001", "3", 0, "called", 2)});
        lobby.counters.push_back({"3", row.phase, {}, {}});
        if (row.number) {
            lobby.counters[0].number = row.number;
            lobby.counters[0].ticketState = row.ticketState;
        }
        sign.viewed(lobby);
        const SignScreen screen = sign.screen(at(1), hallTime(1), live(1));
        CHECK(screen.state == row.state);
        CHECK(screen.number == (row.number ? row.number : ""));
        CHECK(screen.fresh == (row.state == SignState::called));
        CHECK(screen.times == (row.state == SignState::called ? 2 : 0));
        CHECK_FALSE(sign.screen(at(20), hallTime(20), live(20)).fresh);
    }
    CounterSign stranger("99");
    auto lobby = view({});
    stranger.viewed(lobby);
    CHECK_FALSE(stranger.screen(at(0), hallTime(0), live(0)).emergency);
    lobby.notices = {{1, "information", {"今日下午四点停止取号", ""}}};
    stranger.viewed(lobby);
    CHECK_FALSE(stranger.screen(at(0), hallTime(0), live(0)).emergency);
    lobby.notices.push_back({2, "emergency", {"请有序离开大厅", ""}});
    stranger.viewed(lobby);
    CHECK(stranger.screen(at(0), hallTime(0), live(0)).emergency->text.zh == "请有序离开大厅");
    CHECK(stranger.screen(at(90), hallTime(90), cut(2)).emergency);
    CHECK(stranger.screen(at(0), hallTime(0), live(0)).state == SignState::unknown);
}
