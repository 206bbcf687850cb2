#include <doctest/doctest.h>

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTest>
#include <QWindow>
#include <set>

#include "tests/support/FitsText.hpp"
#include "tests/ticket-printer/widgets/Stage.hpp"

using namespace hall;
using namespace hall::kiosk;
using test::textOf, test::visible;

TEST_CASE("window: each of the thirty common items in three touches at most, on every panel, in either print") {
    for (const QSize panel : {QSize(1080, 1920), QSize(1280, 1024), QSize(1920, 1080)}) {
        for (const bool large : {false, true}) {
            test::Stage s(panel);
            std::set<std::string> taken;
            int most = 0, fewest = 1'000;
            for (int page = 1, place = 1; page <= 30;) {
                s.begin();
                if (large) s.want(ToggleLargePrint{});
                int touches = 0;
                if (page > 1) {
                    if (!s.click(QStringLiteral("pageButton_%1").arg(page))) break;
                    ++touches;
                }
                if (!s.click(QStringLiteral("itemButton_%1").arg(place))) {
                    if (page == 1) fewest = place - 1;
                    ++page, place = 1;
                    continue;
                }
                REQUIRE(s.click("takeTicketButton"));
                most = std::max(most, touches + 2);
                taken.insert(*s.sent.back().item);
                ++place;
            }
            CAPTURE(panel.width());
            CAPTURE(large);
            CHECK(taken.size() == 30);
            CHECK(most <= 3);
            CHECK(fewest >= 6);
        }
    }
}

TEST_CASE("window: a real keyboard types characters into the search") {
    test::Stage s({1080, 1920});
    REQUIRE(s.click("searchButton"));
    auto* field = s.window.findChild<QLineEdit*>(QStringLiteral("searchField"));
    REQUIRE(field != nullptr);
    const auto type = [&](int key, const char* text) {
        QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, QString::fromUtf8(text));
        QCoreApplication::sendEvent(field, &press);
    };
    const int before = s.touches;
    type(0, "身份");
    type(0, "证");
    CHECK(std::get<SearchPage>(s.window.shown()->page).query == "身份证");
    CHECK(textOf(s.window, "itemButton_1") == "身份证办理");
    CHECK(s.touches > before);
    type(Qt::Key_Backspace, "");
    CHECK(std::get<SearchPage>(s.window.shown()->page).query == "身份");
    REQUIRE(s.click("clearButton"));
    CHECK(field->text().isEmpty());
}

TEST_CASE("window: large print and back; the pages are made anew, the place is kept") {
    test::Stage s({1080, 1920});
    REQUIRE(s.click("companyButton"));
    REQUIRE(s.click("largePrintButton"));
    CHECK(s.page() == "departments");
    CHECK(textOf(s.window, "largePrintButton") == "标准版");
    REQUIRE(s.click("departmentButton_1"));
    REQUIRE(s.click("largePrintButton"));
    CHECK(s.page() == "items");
    REQUIRE(s.click("backButton"));
    CHECK(s.page() == "departments");
    REQUIRE(s.click("homeButton"));
    CHECK(s.page() == "start");
}

TEST_CASE("window: turned and resized it keeps working") {
    test::Stage s({1080, 1920});
    REQUIRE(s.click("personButton"));
    for (const QSize size : {QSize(1920, 1080), QSize(1280, 1024), QSize(600, 1066)}) {
        test::layOut(&s.window, size);
        s.refresh();
        CHECK(s.page() == "departments");
        CHECK(s.window.capacity().departments >= 2);
        CHECK(s.window.capacity().departments <= 6);
    }
    REQUIRE(s.click("departmentButton_1"));
}

TEST_CASE("window: who has gone is asked, then forgotten") {
    test::Stage s({1080, 1920});
    REQUIRE(s.click("personButton"));
    s.pass(31'000);
    CHECK(textOf(s.window, "countdownSeconds") == "19");
    REQUIRE(s.click("stayButton"));
    CHECK_FALSE(s.click("stayButton"));
    CHECK(s.page() == "departments");
    s.pass(31'000);
    REQUIRE(s.click("endButton"));
    CHECK(s.page() == "start");
}

TEST_CASE("window: the question is answered by its buttons, with a finger that comes down and goes up") {
    const auto tap = [](QWidget* widget) {
        const QPointF at = widget->rect().center(), global = widget->mapToGlobal(at);
        QMouseEvent press(QEvent::MouseButtonPress, at, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(widget, &press);
        QMouseEvent release(QEvent::MouseButtonRelease, at, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
        if (widget->isVisible()) QCoreApplication::sendEvent(widget, &release);
    };
    for (const auto& [name, page] : {std::pair{"endButton", "start"}, std::pair{"stayButton", "departments"}, std::pair{"countdown", "departments"}}) {
        test::Stage s({1080, 1920});
        REQUIRE(s.click("personButton"));
        s.pass(31'000);
        s.settle();
        auto* widget = s.window.findChild<QWidget*>(QLatin1String(name));
        REQUIRE(widget != nullptr);
        REQUIRE(widget->isVisible());
        tap(widget);
        CHECK(s.page() == page);
        CHECK_FALSE(s.window.shown()->countdown.has_value());
    }
}

TEST_CASE("window: a locked one is not closed, by nobody; one in a window is") {
    for (const bool locked : {true, false}) {
        test::Stage s({1080, 1920});
        if (locked) s.window.lock();
        CHECK(s.window.close() == !locked);
        CHECK(s.window.isVisible() == locked);
    }
}

TEST_CASE("window: the corner that nobody sees, held for three seconds, opens the pad; beside it nothing does") {
    const auto mouse = [](test::Stage& s, QEvent::Type type, QPoint at) {
        const bool down = type != QEvent::MouseButtonRelease;
        QMouseEvent event(type, at, s.window.mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                          down ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&s.window, &event);
    };
    struct Row {
        QPoint press, slide;
        int heldMs;
        bool opens;
    };
    const Row rows[] = {{{20, 20}, {20, 20}, 3'000, true},   {{20, 20}, {70, 70}, 3'000, true},  {{20, 20}, {20, 20}, 2'500, false},
                        {{20, 20}, {300, 20}, 3'000, false}, {{300, 20}, {20, 20}, 3'000, false}, {{1'060, 20}, {1'060, 20}, 9'000, false}};
    for (const auto& row : rows) {
        CAPTURE(row.press.x());
        CAPTURE(row.slide.x());
        CAPTURE(row.heldMs);
        test::Stage s({1080, 1920});
        s.begin();
        mouse(s, QEvent::MouseButtonPress, row.press);
        mouse(s, QEvent::MouseMove, row.slide);
        s.pass(row.heldMs);
        mouse(s, QEvent::MouseButtonRelease, row.slide);
        s.pass(3'000);
        CHECK(s.click("staffKey_1") == row.opens);
        if (!row.opens) continue;
        CHECK(textOf(s.window, "staffTyped") == "•");
        REQUIRE(s.click("staffLeaveButton"));
        CHECK_FALSE(s.click("staffKey_1"));
    }
}

namespace {

void finger(QWidget* widget, QEvent::Type type) {
    const QPointF at = widget->rect().center();
    const bool down = type == QEvent::MouseButtonPress;
    QMouseEvent event(type, at, widget->mapToGlobal(at), Qt::LeftButton, down ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
}

void key(QWidget* widget, QEvent::Type type, bool repeats) {
    QKeyEvent event(type, Qt::Key_Space, Qt::NoModifier, QStringLiteral(" "), repeats);
    QCoreApplication::sendEvent(widget, &event);
}

}  // namespace

TEST_CASE("window: one press, one paper, however long the finger stays") {
    struct Row {
        const char* what;
        std::function<void(test::Stage&, QWidget*)> hold;
        std::size_t sent;
    };
    const auto press = [](QWidget* w) { finger(w, QEvent::MouseButtonPress); };
    const auto lift = [](QWidget* w) { finger(w, QEvent::MouseButtonRelease); };
    const Row rows[] = {
        {"a tap", [&](test::Stage&, QWidget* w) { press(w), lift(w); }, 1},
        {"held for twenty seconds", [&](test::Stage& s, QWidget* w) { press(w), s.pass(20'000); CHECK(s.sent.empty()); lift(w), s.pass(5'000); }, 1},
        {"held over the question whether somebody is there", [&](test::Stage& s, QWidget* w) { press(w), s.pass(35'000), lift(w), s.pass(5'000); }, 1},
        {"held until the visit is forgotten", [&](test::Stage& s, QWidget* w) { press(w), s.pass(60'000), lift(w), s.pass(5'000); }, 0},
        {"pressed again before the answer", [&](test::Stage& s, QWidget* w) { press(w), lift(w), s.pass(100), press(w), s.pass(8'000), lift(w); }, 1},
        {"a key held down, which repeats", [&](test::Stage& s, QWidget* w) {
             key(w, QEvent::KeyPress, false);
             for (int i = 0; i < 200; ++i) s.pass(50), key(w, QEvent::KeyRelease, true), key(w, QEvent::KeyPress, true);
             key(w, QEvent::KeyRelease, false);
         }, 1},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        test::Stage s({1080, 1920});
        s.begin();
        s.chooseItem(0);
        s.settle();
        auto* take = visible(s.window, "takeTicketButton");
        REQUIRE(take != nullptr);
        CHECK_FALSE(take->property("autoRepeat").toBool());
        row.hold(s, take);
        CHECK(s.sent.size() == row.sent);
        if (row.sent == 0) continue;
        s.answer("D001");
        s.pass(2'000);
        CHECK(s.sent.size() == 1);
        CHECK(s.slips.size() == 1);
    }
}

TEST_CASE("window: the focus is shown to who uses a keyboard, not to who touches") {
    for (const bool keyboard : {true, false}) {
        CAPTURE(keyboard);
        test::Stage s({1080, 1920});
        s.window.activateWindow();
        auto* first = visible(s.window, "personButton");
        REQUIRE(first != nullptr);
        if (keyboard) {
            QKeyEvent press(QEvent::KeyPress, Qt::Key_Tab, Qt::NoModifier);
            QCoreApplication::sendEvent(&s.window, &press);
        } else {
            finger(first, QEvent::MouseButtonPress);
        }
        QFocusEvent focus(QEvent::FocusIn, Qt::TabFocusReason);
        QCoreApplication::sendEvent(first, &focus);
        CHECK(first->property("ringed").toBool() == keyboard);
    }
}

TEST_CASE("window: what the staff should know stands behind their code, where there is one") {
    for (const bool hasCode : {true, false}) {
        Settings settings;
        settings.staffCode = hasCode;
        test::Stage s({1080, 1920}, settings);
        Spooling spooling;
        spooling.staff = {3, 2, "D950*", "number-already-merged", 1};
        s.machine.spooling(spooling);
        s.refresh();
        CHECK((textOf(s.window, "staffLine") == "●") == hasCode);
        CHECK((textOf(s.window, "staffLine").find("D950*") == std::string::npos) == hasCode);
        s.want(HoldCorner{true});
        s.pass(3'000);
        for (const char digit : {'4', '8', '2', '9', '1', '3'}) s.want(TypeStaffDigit{digit});
        s.want(EnterStaffCode{});
        s.machine.staffCodeLooked(true, s.now);
        s.refresh();
        CHECK((textOf(s.window, "staffFacts").find("D950*") != std::string::npos) == hasCode);
    }
}

TEST_CASE("window: the question whether somebody is there can be answered from a wheelchair") {
    test::Stage s({1080, 1920});
    REQUIRE(s.click("personButton"));
    s.pass(31'000);
    s.settle();
    for (const char* name : {"stayButton", "endButton"}) {
        auto* button = visible(s.window, name);
        REQUIRE(button != nullptr);
        CHECK(button->mapTo(&s.window, QPoint(0, 0)).y() > s.window.height() * 6 / 10);
    }
}

TEST_CASE("window: how many wait and how many counters are open stands beside the minutes, where there is room") {
    for (const QSize panel : {QSize(1080, 1920), QSize(1920, 1080), QSize(1280, 1024)}) {
        CAPTURE(panel.width());
        test::Stage s(panel);
        s.begin();
        for (auto& queue : s.view.queues) queue.wait = wire::WaitMinutes{12, 20}, queue.waiting = 7;
        s.machine.viewed(s.view, test::morning, s.now);
        s.chooseItem(0);
        s.settle();
        const bool room = panel.width() != 1280;
        CHECK((visible(s.window, "waitingCount") != nullptr) == room);
        CHECK((visible(s.window, "openCounters") != nullptr) == room);
        CHECK(visible(s.window, "expectedWait") != nullptr);
        CHECK(test::clippedTexts(&s.window).join(QStringLiteral(" | ")).toStdString() == "");
    }
}

TEST_CASE("window: two fingers print one paper") {
    auto* device = QTest::createTouchDevice();
    for (const bool sameButton : {true, false}) {
        CAPTURE(sameButton);
        test::Stage s({1080, 1920});
        s.begin();
        s.chooseItem(0);
        s.settle();
        auto* take = visible(s.window, "takeTicketButton");
        auto* other = visible(s.window, "languageButton");
        REQUIRE((take != nullptr && other != nullptr));
        const QPoint first = take->mapTo(&s.window, take->rect().center() - QPoint(60, 0));
        const QPoint second = sameButton ? first + QPoint(120, 0) : other->mapTo(&s.window, other->rect().center());
        auto* glass = s.window.windowHandle();
        auto fingers = QTest::touchEvent(glass, device, false);
        fingers.press(0, first, glass).commit();
        fingers.stationary(0).press(1, second, glass).commit();
        s.pass(5'000);
        CHECK(s.sent.empty());
        fingers.stationary(0).release(1, second, glass).commit();
        fingers.release(0, first, glass).commit();
        CHECK(s.sent.size() == 1);
        s.answer("D001");
        CHECK(s.slips.size() == 1);
    }
}

TEST_CASE("window: nothing can be pressed on a notice but language and print") {
    test::Stage s({1080, 1920});
    s.machine.lineChanged(false, s.now);
    s.pass(3'000);
    CHECK(s.page() == "notice");
    for (const char* name : {"backButton", "homeButton", "personButton", "takeTicketButton", "searchButton"})
        CHECK_FALSE(s.click(QLatin1String(name)));
    CHECK(s.click("languageButton"));
    CHECK(textOf(s.window, "noticeTitle") == "Please ask at the desk");
    s.machine.lineChanged(true, s.now);
    s.refresh();
    CHECK(s.page() == "start");
}

TEST_CASE("window: an emergency says that it is one, in both languages, on its own ground, and nothing is beside it") {
    for (const QSize panel : {QSize(1080, 1920), QSize(1280, 1024), QSize(1920, 1080)}) {
        test::Stage s(panel);
        s.view.notices = {{14, "emergency", {"请离开大厅。", "Please leave the hall."}}};
        s.machine.viewed(s.view, test::morning, s.now);
        s.settle();
        CHECK(textOf(s.window, "emergencyWord") == "紧急通知　Emergency");
        CHECK(textOf(s.window, "emergencyText") == "请离开大厅。");
        CHECK(textOf(s.window, "emergencyOtherText") == "Please leave the hall.");
        for (const char* name : {"languageButton", "largePrintButton", "personButton", "backButton"}) CHECK_FALSE(s.click(QLatin1String(name)));
        const QImage seen = s.window.grab().toImage();
        CHECK(seen.pixelColor(panel.width() / 2, panel.height() - 5) == look::colour(look::colours().emergency));
        s.view.notices.clear();
        s.machine.viewed(s.view, test::morning, s.now);
        s.refresh();
        CHECK(s.click("languageButton"));
        CHECK(s.click("personButton"));
    }
}

TEST_CASE("window: lines of about one length leave no word alone") {
    const QFont font = look::typeface(40, QFont::Bold);
    const QString words = QStringLiteral("请听从工作人员引导，有序离开大厅，不要乘坐电梯。");
    const Broken even = breakEvenly(words, font, 700, 6), uneven = breakLines(words, font, 700, 6);
    REQUIRE(even.lines.size() == uneven.lines.size());
    REQUIRE(even.lines.size() >= 2);
    CHECK(even.lines.join(QString()) == words);
    CHECK(even.lines.back().size() >= even.lines.front().size() - 2);
    CHECK(breakEvenly(QStringLiteral("一"), font, 990, 6).lines.size() == 1);
}

TEST_CASE("window: a printer's fault leaves number and code on the screen, and can be tried again") {
    test::Stage s({1080, 1920});
    REQUIRE(s.click("itemButton_1"));
    REQUIRE(s.click("takeTicketButton"));
    s.answer("D001", 3);
    s.machine.printed("gaq01-D001", PrinterFault::outOfPaper, s.now);
    s.pass(1'000);
    CHECK(textOf(s.window, "printState") == "未打印：打印机缺纸");
    CHECK(s.window.findChild<QWidget*>(QStringLiteral("ticketCode"))->isVisible());
    REQUIRE(s.click("reprintButton"));
    REQUIRE(s.slips.size() == 2);
    CHECK(s.slips[1].reprint);
}

TEST_CASE("window: every button has an object name, and a name for those who cannot see it") {
    for (const auto& scene : test::scenes()) {
        test::Stage s({1080, 1920});
        scene.enter(s);
        s.refresh();
        for (auto* button : s.window.findChildren<QAbstractButton*>()) {
            if (!button->isVisible()) continue;
            CAPTURE(button->objectName().toStdString());
            CHECK_FALSE(button->objectName().isEmpty());
            CHECK_FALSE(button->accessibleName().isEmpty());
        }
    }
}
