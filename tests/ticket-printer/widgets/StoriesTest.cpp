// What visitors come for, from the first touch to the paper, in both languages, in either print, on every panel.
#include <doctest/doctest.h>

#include "tests/ticket-printer/widgets/Stage.hpp"

using namespace hall;
using namespace hall::kiosk;
using test::textOf, test::visible;

namespace {

struct Place {
    Language language;
    QSize panel;
    bool large;
};
/// Both languages on every panel the kiosk is built for, large print once in each.
const Place places[] = {{Language::zh, {1080, 1920}, false}, {Language::en, {1080, 1920}, true}, {Language::zh, {1280, 1024}, true},
                        {Language::en, {1280, 1024}, false}, {Language::zh, {1920, 1080}, false}, {Language::en, {1920, 1080}, true}};

/// A visitor comes, and sets what they want by touch.
void come(test::Stage& s, const Place& place) {
    if (place.language == Language::en) REQUIRE(s.click("languageButton"));
    if (place.large) REQUIRE(s.click("largePrintButton"));
    s.settle();
}

/// Tells `story` at each of them; `zh` chooses the words of its language.
template <class Story>
void everywhere(Story&& story) {
    for (const Place& place : places) {
        CAPTURE(code(place.language));
        CAPTURE(place.panel.width());
        CAPTURE(place.large);
        Settings settings;
        settings.codeReader = true;
        test::Stage s(place.panel, settings);
        come(s, place);
        story(s, place.language == Language::zh);
    }
}

}  // namespace

TEST_CASE("story: by department to a number, everywhere") {
    everywhere([](test::Stage& s, bool zh) {
        CHECK(textOf(s.window, "hallName") == (zh ? "广安区政务服务大厅" : "Guang'an District Service Hall"));
        CHECK(textOf(s.window, "clock") == "09:05");
        if (!s.window.shown()->largePrint) CHECK(textOf(s.window, "date") == (zh ? "2026年11月21日 星期六" : "Saturday, 21 November 2026"));
        CHECK(textOf(s.window, "languageButton") == (zh ? "English" : "中文"));
        REQUIRE(s.click("personButton"));
        CHECK(textOf(s.window, "pageTitle") == (zh ? "个人办事" : "Personal"));
        REQUIRE(s.click("departmentButton_1"));
        REQUIRE(s.click("itemButton_1"));
        REQUIRE(s.click("classButton_senior"));
        CHECK(textOf(s.window, "takeTicketButton") == (zh ? "取号" : "Take a number"));
        REQUIRE(s.click("takeTicketButton"));
        CHECK_FALSE(s.click("takeTicketButton"));
        REQUIRE(s.sent.size() == 1);
        CHECK(s.sent[0].klass == "senior");
        CHECK(s.sent[0].language == (zh ? "zh" : "en"));
        s.answer("D012", 0);
        CHECK(textOf(s.window, "ticketNumber") == "D012");
        CHECK(textOf(s.window, "ticketAhead") == (zh ? "前面没有人等候" : "Nobody is ahead of you"));
        CHECK(s.slips.size() == 1);
        s.machine.printed("gaq01-D012", PrinterFault::none, s.now);
        s.pass(1'000);
        REQUIRE(s.click("doneButton"));
        CHECK(s.page() == "start");
    });
}

TEST_CASE("story: by search to a number, everywhere") {
    everywhere([](test::Stage& s, bool zh) {
        REQUIRE(s.click("searchButton"));
        for (const char* key : {"key_S", "key_F", "key_X", "eraseButton", "key_Z"}) REQUIRE(s.click(key));
        CHECK(textOf(s.window, "searchField") == "sfz");
        CHECK(textOf(s.window, "itemButton_1") == (zh ? "身份证办理" : "Apply for an identity card"));
        REQUIRE(s.click("itemButton_1"));
        REQUIRE(s.click("takeTicketButton"));
        s.answer("D001", 3);
        CHECK(s.page() == "ticket");
    });
}

TEST_CASE("story: an application's code is scanned, everywhere") {
    everywhere([](test::Stage& s, bool zh) {
        s.scan({Scanned::What::code, "GA-2026-1122-000123"});
        s.find({{test::restaurant()}, {}});
        s.settle();
        CHECK(s.page() == "found");
        REQUIRE(s.click("takeTicketButton"));
        CHECK(s.sent.back().language == (zh ? "zh" : "en"));
        s.answer("Z017");
        CHECK(textOf(s.window, "ticketNumber") == "Z017");
    });
}

TEST_CASE("story: a booking is checked in by one scan, everywhere") {
    everywhere([](test::Stage& s, bool) {
        s.scan({Scanned::What::code, "https://hall.example/b/mB1pTqkO0pUzJm8dVw3c2gA5yH0sLx9R", "scan"});
        CHECK(s.sent.size() == 1);
        s.refuse(409, "check-in-not-open");
        s.settle();
        CHECK_FALSE(textOf(s.window, "checkInTitle").empty());
        REQUIRE(s.click("checkInOrdinaryButton"));
        CHECK(s.page() == "start");
    });
}

TEST_CASE("story: who goes away is asked, then forgotten, with language and print, everywhere") {
    everywhere([](test::Stage& s, bool zh) {
        REQUIRE(s.click("companyButton"));
        s.pass(31'000);
        CHECK(textOf(s.window, "countdownTitle") == (zh ? "您还在操作吗？" : "Are you still there?"));
        REQUIRE(s.click("stayButton"));
        CHECK(s.page() == "departments");
        s.pass(51'000);
        CHECK(s.page() == "start");
        CHECK(textOf(s.window, "languageButton") == "English");
        CHECK(textOf(s.window, "largePrintButton") == "大字版");
    });
}

TEST_CASE("story: no paper, so the number stays on the screen, everywhere") {
    everywhere([](test::Stage& s, bool zh) {
        REQUIRE(s.click("itemButton_1"));
        REQUIRE(s.click("takeTicketButton"));
        s.answer("D001", 3);
        s.machine.printed("gaq01-D001", PrinterFault::outOfPaper, s.now);
        s.pass(1'000);
        s.settle();
        CHECK(textOf(s.window, "printState") == (zh ? "未打印：打印机缺纸" : "Not printed: no paper"));
        CHECK(visible(s.window, "ticketCode") != nullptr);
        s.pass(61'000);
        CHECK(s.page() == "start");
    });
}

TEST_CASE("story: cut off, nothing is promised; back again, it goes on, everywhere") {
    everywhere([](test::Stage& s, bool zh) {
        s.machine.lineChanged(false, s.now);
        s.pass(3'000);
        CHECK(textOf(s.window, "noticeTitle") == (zh ? "请到咨询台取号" : "Please ask at the desk"));
        CHECK_FALSE(s.click("personButton"));
        s.machine.lineChanged(true, s.now);
        s.refresh();
        CHECK(s.click("personButton"));
    });
}
