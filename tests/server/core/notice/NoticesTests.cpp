// Notices: who may show which, how long each stands, and what may not be said to everybody.
#include <string>

#include <doctest/doctest.h>

#include "server/core/casework/Identity.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

const Actor supervisor{Role::supervisor, "s3", {"counter-1"}};
constexpr NoticeAudience everybody{true, true, true, true}, clerks{false, false, true, false};

ShowNotice words(NoticeAudience audience = everybody, NoticeKind kind = NoticeKind::information) { return {kind, audience, {"今天提前闭厅", "Closing early"}}; }
ShowNotice saying(std::string zh, std::string en = {}) { return {NoticeKind::information, everybody, {std::move(zh), std::move(en)}}; }
ShowNotice until(Instant at) {
    ShowNotice notice = words();
    notice.until = at;
    return notice;
}
ShowNotice only(std::vector<CounterId> counters, NoticeAudience audience = clerks, NoticeKind kind = NoticeKind::information) {
    ShowNotice notice = words(audience, kind);
    notice.counters = std::move(counters);
    return notice;
}
const Instant now = test::stampAt(9 * 60).now;
Instant after(std::int64_t ms) { return {now.utcMs + ms}; }

}  // namespace

TEST_CASE("a notice stands until somebody ends it, its time is over, or the hall day ends") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:00  manager    notice information boards,phones 今日提前闭厅                -> notice 1 shown
        08:30  manager    open-day
        09:00  manager    notice information kiosks 打印机检修 until 09:10            -> notice 2 shown
        09:00  manager    notice emergency - 请有序离开                             -> notice 3 shown
        09:01  manager    notice emergency boards 停电 until 17:00                 -> notice 4 shown
        look   notices                                                           -> 1 2 3 4
        09:09  scheduler  tick                                                   -> nothing
        09:10  scheduler  tick                                                   -> notice 2 ended time
        09:11  manager    end-notice 2                                           -> no: unknown-notice
        09:12  manager    end-notice 3                                           -> notice 3 ended taken-down
        09:13  manager    notice emergency - 演练                                  -> notice 5 shown
        look   notices                                                           -> 1 4 5
        10:00  manager    end-day typhoon                                        -> day ended typhoon; notice 1 ended day-ended
        look   notices                                                           -> 4 5
        17:00  scheduler  tick                                                   -> notice 4 ended time
        17:01  manager    end-notice 5                                           -> notice 5 ended taken-down
        look   notices                                                           -> none
    )") == "");
}

TEST_CASE("information ends with the day also when the last ticket or the clock ends it") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        09:00  manager    notice information boards 今日提前闭厅                       -> notice 1 shown
        09:00  kiosk      issue register                                         -> A001 issued
        09:01  counter-1  call                                                   -> A001 called preference
        09:02  counter-1  start                                                  -> A001 started
        09:03  manager    begin-closing                                          -> closing begun
        09:04  counter-1  finish                                                 -> A001 finished; day ended last-ticket-ended; notice 1 ended day-ended
    )") == "");
}

TEST_CASE("who shows what") {
    const struct {
        Actor actor;
        ShowNotice notice;
        const char* comes;
    } rows[] = {
        {test::manager, words(), "notice 1 shown"},
        {test::manager, words({}, NoticeKind::emergency), "notice 1 shown"},
        {test::manager, only({{"counter-2"}}), "notice 1 shown"},
        {supervisor, words(clerks), "notice 1 shown"},
        {supervisor, only({{"counter-2"}}), "notice 1 shown"},
        {supervisor, words(), "no: not-allowed"},
        {supervisor, words({false, false, true, true}), "no: not-allowed"},
        {supervisor, words(clerks, NoticeKind::emergency), "no: not-allowed"},
        {test::counterActor("counter-1"), words(clerks), "no: not-allowed"},
        {test::kiosk, words(), "no: not-allowed"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.comes);
        test::Scenario hall(test::staffedHall());
        REQUIRE(hall.play("08:30 supervisor:s3@counter-1 take counter-1 s3") == "");
        CHECK(hall.act(row.notice, row.actor, test::stampAt(9 * 60)) == row.comes);
    }
    test::Scenario hall(test::staffedHall());
    REQUIRE(hall.play("08:30 supervisor:s3@counter-1 take counter-1 s3") == "");
    REQUIRE(hall.act(words(), test::manager, test::stampAt(9 * 60)) == "notice 1 shown");
    REQUIRE(hall.act(words(clerks), test::manager, test::stampAt(9 * 60)) == "notice 2 shown");
    CHECK(hall.act(EndNotice{{1}}, supervisor, test::stampAt(9 * 60)) == "no: not-allowed");
    CHECK(hall.act(EndNotice{{2}}, supervisor, test::stampAt(9 * 60)) == "notice 2 ended taken-down");
}

TEST_CASE("what a notice may be") {
    const std::pair<ShowNotice, const char*> rows[] = {
        {saying(""), "no: notice-invalid text"},
        {saying("", "English alone"), "no: notice-invalid text"},
        {saying("两\n行"), "no: notice-invalid text"},
        {saying("好", "a\tb"), "no: notice-invalid text"},
        {saying(std::string(300, 'x')), "notice 1 shown"},
        {saying(std::string(301, 'x')), "no: notice-invalid text"},
        {saying("好", std::string(301, 'x')), "no: notice-invalid text"},
        {saying("\xC3"), "no: notice-invalid text"},
        {saying("请致电13800138000"), "no: notice-invalid text"},
        {saying("好", "Call 138 0013 8000"), "no: notice-invalid text"},
        {saying("请致电028-86661234或12345"), "notice 1 shown"},
        {words({}), "no: notice-invalid audience"},
        {words({}, NoticeKind::emergency), "notice 1 shown"},
        {until(now), "no: notice-invalid until"},
        {until(after(-1)), "no: notice-invalid until"},
        {until(after(1)), "notice 1 shown"},
        {until(after(31LL * 24 * 3'600'000)), "notice 1 shown"},
        {until(after(31LL * 24 * 3'600'000 + 1)), "no: notice-invalid until"},
        {only({{"counter-1"}, {"counter-2"}}), "notice 1 shown"},
        {only({{"counter-1"}, {"counter-1"}}), "no: notice-invalid counters"},
        {only({{"counter-1"}}, {true, false, false, false}), "no: notice-invalid counters"},
        {only({{"counter-1"}}, everybody, NoticeKind::emergency), "no: notice-invalid counters"},
        {only({{"counter-9"}}), "no: unknown-counter"},
    };
    for (const auto& [notice, comes] : rows) {
        CAPTURE(notice.text.zh);
        test::Scenario hall;
        CHECK(hall.act(notice, test::manager, test::stampAt(9 * 60)) == comes);
    }
}

TEST_CASE("eight stand at once, two of them emergencies, and their numbers never come again") {
    test::Scenario hall;
    const auto information = words();
    const auto emergency = words({}, NoticeKind::emergency);
    for (int n = 1; n <= 6; ++n) REQUIRE(hall.act(information, test::manager, test::stampAt(540)) == "notice " + std::to_string(n) + " shown");
    CHECK(hall.act(information, test::manager, test::stampAt(540)) == "no: too-many notices");
    CHECK(hall.act(emergency, test::manager, test::stampAt(540)) == "notice 7 shown");
    CHECK(hall.act(emergency, test::manager, test::stampAt(540)) == "notice 8 shown");
    CHECK(hall.act(emergency, test::manager, test::stampAt(540)) == "no: too-many notices");
    CHECK(hall.act(EndNotice{{8}}, test::manager, test::stampAt(540)) == "notice 8 ended taken-down");
    CHECK(hall.act(information, test::manager, test::stampAt(540)) == "no: too-many notices");
    CHECK(hall.act(emergency, test::manager, test::stampAt(540)) == "notice 9 shown");
}

TEST_CASE("where a notice is shown") {
    const struct {
        Notice notice;
        const char* boards_kiosks_phones_one_two;
    } rows[] = {
        {{{1}, NoticeKind::information, {true, false, false, false}, {}}, "x...."},
        {{{1}, NoticeKind::information, {false, true, false, false}, {}}, ".x..."},
        {{{1}, NoticeKind::information, {false, false, false, true}, {}}, "..x.."},
        {{{1}, NoticeKind::information, clerks, {}}, "...xx"},
        {{{1}, NoticeKind::information, clerks, {}, {}, {{"two"}}}, "....x"},
        {{{1}, NoticeKind::emergency, {}, {}}, "xxxxx"},
    };
    for (const auto& row : rows) {
        const auto mark = [](bool shown) { return shown ? 'x' : '.'; };
        const std::string shown{mark(isOnBoards(row.notice)), mark(isOnKiosks(row.notice)), mark(isOnPhones(row.notice)),
                                mark(isShownAt(row.notice, {"one"})), mark(isShownAt(row.notice, {"two"}))};
        CHECK(shown == row.boards_kiosks_phones_one_two);
    }
}

TEST_CASE("numbers of somebody in words that everybody reads") {
    const std::pair<const char*, bool> rows[] = {
        {"", false},
        {"今天提前闭厅", false},
        {"12345", false},
        {"028-86661234", false},
        {"2026-11-23 09:00 至 2026-11-24 17:00", false},
        {"13800138000", true},
        {"电话：13800138000。", true},
        {"138 0013 8000", true},
        {"138-0013-8000", true},
        {"+8613800138000", true},
        {"138　0013　8000", true},
        {"138—0013—8000", true},
        {"138 0013 8000", true},
        {"2026—11—23", false},
        {"12345 13800138000", true},
        {"１３８００１３８０００", true},
        {"11800138000", false},
        {"138001380001", false},
        {"11010519491231002X", true},
        {"11010519491231002x", true},
        {"110105 19491231 002X", true},
        {"１１０１０５１９４９１２３１００２Ｘ", true},
        {"110105194912310021", false},
        {"51160220261123000001", false},
    };
    for (const auto& [text, tells] : rows) {
        CAPTURE(text);
        CHECK(tellsNumberOfSomebody(text) == tells);
    }
}
