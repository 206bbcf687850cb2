// The clerk's window by object name, without a screen: what it shows, what its keys and buttons ask for, that all texts fit.
#include <doctest/doctest.h>

#include <QAccessible>
#include <QApplication>
#include <QFile>
#include <QListView>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>

#include "counter-client/widgets/ActionButton.hpp"
#include "counter-client/widgets/KeyMap.hpp"
#include "counter-client/widgets/MainWindow.hpp"
#include "counter-client/widgets/Phrases.hpp"
#include "counter-client/widgets/Texts.hpp"
#include "schema/look/Language.hpp"
#include "tests/counter-client/widgets/States.hpp"
#include "tests/support/FitsText.hpp"
#include "tests/support/PseudoTranslator.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

struct Asked {
    std::vector<Act> acts;
    std::vector<std::size_t> rows;
    std::vector<int> pages;
    int escapes{};
    int languages{};

    QObject context;  ///< the connections end with it

    explicit Asked(MainWindow& window) {
        QObject::connect(&window, &MainWindow::actRequested, &context, [this](Act act) { acts.push_back(act); });
        QObject::connect(&window, &MainWindow::choiceRequested, &context, [this](std::size_t row) { rows.push_back(row); });
        QObject::connect(&window, &MainWindow::pageTurnRequested, &context, [this](int by) { pages.push_back(by); });
        QObject::connect(&window, &MainWindow::escapeRequested, &context, [this] { ++escapes; });
        QObject::connect(&window, &MainWindow::languageRequested, &context, [this] { ++languages; });
    }
};

Screen state(const std::string& name) {
    static const Named all = states();
    for (const auto& [known, screen] : all) {
        if (known == name) return screen;
    }
    FAIL("no state " << name);
    return {};
}

template <class T = QWidget>
T* find(QWidget& window, const char* name) {
    auto* widget = window.findChild<T*>(QLatin1String(name));
    REQUIRE_MESSAGE(widget, name);
    return widget;
}

QString textOf(QWidget& window, const char* name) { return find(window, name)->property("text").toString(); }

look::Languages& languages() {
    static look::Languages all(chineseTexts(), englishTexts());
    return all;
}

struct Key { Qt::Key key; Qt::KeyboardModifier modifier; Act act; };
const std::vector<Key> keys{{Qt::Key_F1, Qt::NoModifier, Act::callNext}, {Qt::Key_Plus, Qt::KeypadModifier, Act::callNext},
                            {Qt::Key_F2, Qt::NoModifier, Act::recall},   {Qt::Key_F3, Qt::NoModifier, Act::noShow},
                            {Qt::Key_F4, Qt::NoModifier, Act::start},    {Qt::Key_F5, Qt::NoModifier, Act::finish},
                            {Qt::Key_F6, Qt::NoModifier, Act::transfer}, {Qt::Key_F7, Qt::NoModifier, Act::hold},
                            {Qt::Key_F8, Qt::NoModifier, Act::pause},    {Qt::Key_F9, Qt::NoModifier, Act::openClose},
                            {Qt::Key_F10, Qt::NoModifier, Act::heldList}, {Qt::Key_F11, Qt::NoModifier, Act::missedList}};

}  // namespace

TEST_CASE("keys ask for their act, wherever they are typed") {
    MainWindow window;
    window.show(state("called"));
    for (const char* where : {"counterWindow", "waitingList", "recallButton", "languageButton", "currentNumberLabel"}) {
        QWidget* target = qstrcmp(where, "counterWindow") == 0 ? &window : find(window, where);
        CAPTURE(where);
        for (const Key& key : keys) {
            Asked asked(window);
            QTest::keyClick(target, key.key, key.modifier);
            REQUIRE(asked.acts.size() == 1);
            CHECK(asked.acts[0] == key.act);
        }
    }
}

TEST_CASE("a key held down is one press, and a plain plus none") {
    MainWindow window;
    window.show(state("idle"));
    Asked asked(window);
    QKeyEvent press(QEvent::KeyPress, Qt::Key_F1, Qt::NoModifier);
    QKeyEvent repeat(QEvent::KeyPress, Qt::Key_F1, Qt::NoModifier, QString(), true);
    QCoreApplication::sendEvent(&window, &press);
    QCoreApplication::sendEvent(&window, &repeat);
    QCoreApplication::sendEvent(&window, &repeat);
    CHECK(asked.acts.size() == 1);
    QTest::keyClick(&window, Qt::Key_Plus);
    QTest::keyClick(&window, Qt::Key_F1, Qt::ShiftModifier);
    CHECK(asked.acts.size() == 1);
}

TEST_CASE("digits and pages belong to an open list only") {
    MainWindow window;
    window.show(state("idle"));
    Asked asked(window);
    QTest::keyClick(&window, Qt::Key_3);
    QTest::keyClick(&window, Qt::Key_PageDown);
    CHECK(asked.rows.empty());
    CHECK(asked.pages.empty());
    window.show(state("panel-missed-page"));
    QTest::keyClick(&window, Qt::Key_3);
    QTest::keyClick(&window, Qt::Key_0, Qt::KeypadModifier);
    QTest::keyClick(&window, Qt::Key_PageUp);
    CHECK(asked.rows == std::vector<std::size_t>{2, 9});
    CHECK(asked.pages == std::vector<int>{-1});
    QTest::keyClick(&window, Qt::Key_Escape);
    QTest::keyClick(&window, Qt::Key_L, Qt::ControlModifier);
    CHECK(asked.escapes == 1);
    CHECK(asked.languages == 1);
    hall::test::layOut(&window, {1366, 768});
    QTest::mouseClick(find(window, "choiceButton2"), Qt::LeftButton);
    CHECK(asked.rows.back() == 1);
}

TEST_CASE("a digit that reaches a field of a page that is gone still chooses from the open list") {
    MainWindow window;
    window.show(state("panel-missed-page"));
    hall::test::layOut(&window, {1366, 768});
    Asked asked(window);
    auto* gone = find(window, "signInNameField");
    REQUIRE_FALSE(gone->isVisibleTo(&window));
    QKeyEvent three(QEvent::KeyPress, Qt::Key_3, Qt::NoModifier, QStringLiteral("3"));
    QCoreApplication::sendEvent(gone, &three);
    CHECK(asked.rows == std::vector<std::size_t>{2});
}

TEST_CASE("buttons ask for the same as their keys, and only possible ones are enabled") {
    struct Button { const char* name; Act act; };
    for (const char* name : {"closed", "idle", "called", "serving", "paused", "cut-off"}) {
        CAPTURE(name);
        const Screen screen = state(name);
        MainWindow window;
        window.show(screen);
        hall::test::layOut(&window, {1366, 768});
        for (const Button& b : {Button{"callNextButton", Act::callNext}, Button{"recallButton", Act::recall}, Button{"noShowButton", Act::noShow},
                                Button{"startButton", Act::start}, Button{"finishButton", Act::finish}, Button{"transferButton", Act::transfer},
                                Button{"holdButton", Act::hold}, Button{"pauseButton", Act::pause}, Button{"openButton", Act::openClose},
                                Button{"heldButton", Act::heldList}, Button{"missedButton", Act::missedList}}) {
            CAPTURE(b.name);
            auto* button = find<ActionButton>(window, b.name);
            const bool possible = screen.of(b.act).enabled;
            CHECK(button->isEnabled() == possible);
            CHECK(button->toolTip().isEmpty() == false);
            CHECK(button->accessibleDescription() == words(screen.of(b.act).why));
            Asked asked(window);
            QTest::mouseClick(button, Qt::LeftButton);
            CHECK(asked.acts == (possible ? std::vector<Act>{b.act} : std::vector<Act>{}));
        }
    }
}

TEST_CASE("a message of the hall stands until Ctrl+G or its button puts it away; an emergency has neither") {
    MainWindow window;
    int seen = 0;
    QObject::connect(&window, &MainWindow::messageAcknowledged, &window, [&] { ++seen; });
    window.show(state("idle"));
    hall::test::layOut(&window, {1366, 768});
    CHECK_FALSE(find(window, "messageBar")->isVisible());
    QTest::keyClick(&window, Qt::Key_G, Qt::ControlModifier);
    CHECK(seen == 0);
    window.show(state("message"));
    hall::test::layOut(&window, {1366, 768});
    CHECK(find(window, "messageBar")->isVisible());
    CHECK(textOf(window, "messageText").startsWith(QStringLiteral("下班后")));
    CHECK(textOf(window, "messageNote").contains(QStringLiteral("1")));
    Asked asked(window);
    QTest::keyClick(&window, Qt::Key_G, Qt::ControlModifier);
    QTest::mouseClick(find(window, "messageSeenButton"), Qt::LeftButton);
    CHECK(seen == 2);
    CHECK(asked.acts.empty());
    QTest::keyClick(&window, Qt::Key_F1);  // the keys of the work go on
    CHECK(asked.acts == std::vector<Act>{Act::callNext});
    window.show(state("emergency"));
    hall::test::layOut(&window, {1366, 768});
    CHECK(textOf(window, "messageText").startsWith(QStringLiteral("请")));
    CHECK_FALSE(find(window, "messageSeenButton")->isVisible());
}

TEST_CASE("what cannot be done now is not there, and the keys that are always there never move") {
    MainWindow window;
    QMap<QString, QRect> places;
    for (const char* name : {"idle", "called", "serving", "whole-law", "second-leg", "problem-notice"}) {
        CAPTURE(name);
        const Screen screen = state(name);
        window.show(screen);
        hall::test::layOut(&window, {1366, 768});
        for (const auto& [button, act] : {std::pair{"returnButton", Act::giveBack}, std::pair{"addServiceButton", Act::addService}, std::pair{"undoButton", Act::undo}}) {
            CHECK(find(window, button)->isVisible() == screen.of(act).enabled);
        }
        for (const char* button : {"callNextButton", "recallButton", "finishButton", "transferButton", "openButton"}) {
            const QRect place(find(window, button)->mapTo(&window, QPoint(0, 0)), find(window, button)->size());
            if (places.contains(button)) CHECK(places[button] == place);
            places[button] = place;
        }
    }
}

TEST_CASE("an application at the counter: every field of its form can be seen, also with services found") {
    for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)}) {
        Screen screen = state("case-walk-in");
        screen.cases.form.error = {};
        for (int i = 0; i < 6; ++i) {
            CaseFormRow row;
            row.title = longItem;
            screen.cases.form.rows.push_back(row);
        }
        screen.cases.form.chosen = {companyItem};
        MainWindow window;
        hall::test::layOut(&window, size);
        window.show(screen);
        hall::test::layOut(&window, size);
        window.show(screen);  // how many rows there are follows from the form's height
        hall::test::layOut(&window, size);
        QWidget* content = find(window, "caseFormContent");
        QWidget* seen = content->parentWidget();
        for (const char* name : {"caseTextField", "caseChoice1", "caseChoice2", "caseIdKindBox", "caseIdNumberField", "caseNameField", "casePhoneField"}) {
            CAPTURE(name);
            CAPTURE(size.width());
            QWidget* field = find(window, name);
            CHECK(field->isVisible());
            CHECK(seen->rect().contains(QRect(field->mapTo(seen, QPoint(0, 0)), field->size())));
        }
    }
}

TEST_CASE("Space presses nothing that nobody chose") {
    MainWindow window;
    window.show(state("idle"));
    hall::test::layOut(&window, {1366, 768});
    CHECK(window.focusWidget() == &window);
    Asked asked(window);
    QTest::keyClick(&window, Qt::Key_Space);
    CHECK(asked.acts.empty());
    // A chosen button that becomes impossible does not hand its focus to its neighbour.
    auto* button = find<ActionButton>(window, "callNextButton");
    button->setFocus();
    CHECK(window.focusWidget() == button);
    QTest::keyClick(button, Qt::Key_Space);
    CHECK(asked.acts.size() == 1);
    window.show(state("called"));
    QWidget* focus = window.focusWidget();
    CHECK(focus == &window);
}

TEST_CASE("what the window shows of a ticket, a list and the line") {
    languages().speak(look::Language::en);
    MainWindow window;
    window.show(state("called"));
    hall::test::layOut(&window, {1366, 768});
    CHECK(textOf(window, "currentNumberLabel") == QStringLiteral("A046"));
    CHECK(textOf(window, "itemLabel") == QStringLiteral("Company registration"));
    CHECK(textOf(window, "statePill") == QStringLiteral("Called"));
    CHECK(textOf(window, "classPill") == QStringLiteral("Aged 60 or over"));
    CHECK(textOf(window, "callsLabel") == QStringLiteral("1 / 3"));
    CHECK(textOf(window, "runningLabel") == QStringLiteral("0:42"));
    CHECK(textOf(window, "connectionLabel") == QStringLiteral("Connected"));
    CHECK(textOf(window, "clockLabel") == QStringLiteral("11:05:00"));
    CHECK(textOf(window, "servedTodayLabel") == QStringLiteral("Served today: 23"));
    auto* list = find<QListView>(window, "waitingList");
    REQUIRE(list->model()->rowCount() == 16);
    CHECK(list->model()->index(1, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Over the maximum wait")));
    CHECK_FALSE(find(window, "connectionBanner")->isVisible());

    window.show(state("cut-off"));
    CHECK(find(window, "connectionBanner")->isVisible());
    CHECK(textOf(window, "connectionBanner").startsWith(QStringLiteral("Cut off from the server since 11:05:00")));
    CHECK(textOf(window, "currentNumberLabel") == QStringLiteral("A046"));
    CHECK_FALSE(list->isEnabled());
    CHECK(textOf(window, "noticeLabel") == words(Phrase::whyCutOff));

    window.show(state("panel-transfer"));
    CHECK(find(window, "choicePanel")->isVisible());
    CHECK_FALSE(find(window, "choiceButton9")->isVisible());
    languages().speak(look::Language::zh);
    QCoreApplication::sendPostedEvents();
    CHECK(textOf(window, "panelTitle") == QStringLiteral("转移到哪个队列？"));
}

TEST_CASE("strip: a bar of 60 px with the same keys, and back") {
    MainWindow window;
    window.show(state("called"));
    hall::test::layOut(&window, {1366, 768});
    QTest::keyClick(&window, Qt::Key_F12);
    CHECK(window.isStrip());
    CHECK(window.height() == 60);
    CHECK(window.windowFlags().testFlag(Qt::WindowStaysOnTopHint));
    CHECK(textOf(window, "stripNumberLabel") == QStringLiteral("A046"));
    Asked asked(window);
    QTest::keyClick(&window, Qt::Key_F2);
    CHECK(asked.acts == std::vector<Act>{Act::recall});
    CHECK(window.isStrip());
    QTest::keyClick(&window, Qt::Key_F6);  // choosing needs the list
    CHECK_FALSE(window.isStrip());
    CHECK(window.size() == QSize(1366, 768));
    CHECK_FALSE(window.windowFlags().testFlag(Qt::WindowStaysOnTopHint));
}

TEST_CASE("no text is cut off in any state, language or size") {
    for (const auto language : {look::Language::zh, look::Language::en}) {
        REQUIRE(languages().speak(language));
        // 960 x 540 is 1920 x 1080 at 200 %, 1093 x 614 is 1366 x 768 at 125 %.
        for (const QSize size : {QSize(1366, 768), QSize(1920, 1080), QSize(1093, 614), QSize(960, 540)}) {
            MainWindow window;
            hall::test::layOut(&window, size);
            for (const auto& [name, screen] : states()) {
                CAPTURE(name);
                CAPTURE(size.width());
                window.show(screen);
                hall::test::layOut(&window, size);
                CHECK(window.size() == size);
                CHECK(hall::test::clippedTexts(&window).join(QStringLiteral("; ")).toStdString() == "");
            }
            if (size.width() < 1366) continue;
            window.show(state("called"));
            window.setStrip(true);
            hall::test::layOut(&window, {size.width(), 60});
            CHECK(hall::test::clippedTexts(&window).join(QStringLiteral("; ")).toStdString() == "");
        }
    }
}

TEST_CASE("texts that are longer by two fifths fit in every state at 1366 x 768") {
    for (const auto language : {look::Language::zh, look::Language::en}) {
        REQUIRE(languages().speak(language));
        const hall::test::PseudoTranslator longer(language == look::Language::zh ? chineseTexts() : englishTexts());
        MainWindow window;
        for (const auto& [name, screen] : states()) {
            CAPTURE(name);
            window.show(screen);
            hall::test::layOut(&window, {1366, 768});
            CHECK(window.size() == QSize(1366, 768));
            CHECK(hall::test::clippedTexts(&window).join(QStringLiteral("; ")).toStdString() == "");
        }
    }
    languages().speak(look::Language::zh);
}

TEST_CASE("the longest names of the district's service items stand in whole lines, at every size, with news and without") {
    QFile file(QStringLiteral(HALL_SERVICE_ITEMS));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QStringList names;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n')).mid(1)) names << line.section(QLatin1Char(','), 2, 2);
    std::ranges::sort(names, std::ranges::greater{}, &QString::size);
    REQUIRE(names.size() > 1'000);
    languages().speak(look::Language::zh);
    for (const QSize size : {QSize(1366, 768), QSize(1093, 614), QSize(960, 540), QSize(1920, 1080)}) {
        MainWindow window;
        hall::test::layOut(&window, size);
        for (const char* name : {"long-names", "class-open", "second-leg", "problem-notice", "cut-off", "emergency"}) {
            for (const QString& item : {names[0], names[3], names[20]}) {
                Screen screen = state(name);
                screen.ticket->item = {item.toStdString(), item.toStdString()};
                window.show(screen);
                hall::test::layOut(&window, size);
                CAPTURE(name);
                CAPTURE(size.width());
                CHECK(hall::test::clippedTexts(&window).join(QStringLiteral("; ")).toStdString() == "");
            }
        }
    }
}

TEST_CASE("every phrase and caption has words in both languages, with places where they belong") {
    for (const auto language : {look::Language::zh, look::Language::en}) {
        REQUIRE(languages().speak(language));
        for (int i = 1; i <= static_cast<int>(Phrase::lastPhrase) - 1; ++i) {
            CAPTURE(i);
            const QString text = words(static_cast<Phrase>(i));
            CHECK_FALSE(text.isEmpty());
            CHECK_FALSE(text.contains(QLatin1Char('{')));
        }
        for (int i = 0; i < static_cast<int>(Caption::lastCaption); ++i) CHECK_FALSE(words(static_cast<Caption>(i)).isEmpty());
    }
    languages().speak(look::Language::zh);
    CHECK(words(Sentence{Phrase::saidTransferred, {same("A%2"), {"税务", "Taxes"}}}) == QStringLiteral("A%2 已转到 税务 等候。"));
    CHECK(words(wire::Name{"不动产", ""}) == QStringLiteral("不动产"));
}

TEST_CASE("translation files are complete") {
    for (const char* name : {"counter_zh_CN.ts", "counter_en.ts"}) {
        CAPTURE(name);
        QFile file(QStringLiteral(HALL_TRANSLATIONS "/") + QLatin1String(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        CHECK_FALSE(text.contains(QStringLiteral("type=\"unfinished\"")));
        CHECK_FALSE(text.contains(QStringLiteral("type=\"vanished\"")));
        CHECK_FALSE(text.contains(QRegularExpression(QStringLiteral("<translation>\\s*</translation>"))));
        // The same places on both sides.
        QRegularExpression message(QStringLiteral("<source>(.*?)</source>\\s*<translation>(.*?)</translation>"));
        QRegularExpression place(QStringLiteral("%[1-9]|\\{[a-zA-Z]+\\}"));
        auto each = message.globalMatch(text);
        int messages = 0;
        while (each.hasNext()) {
            const auto match = each.next();
            ++messages;
            QStringList places[2];
            for (int side = 0; side < 2; ++side) {
                auto found = place.globalMatch(match.captured(side + 1));
                while (found.hasNext()) places[side] << found.next().captured();
                places[side].sort();
            }
            CAPTURE(match.captured(1).toStdString());
            CHECK(places[0] == places[1]);
        }
        CHECK(messages > 120);
    }
}

TEST_CASE("a screen reader hears a name for everything that can be used") {
    languages().speak(look::Language::en);
    for (const char* name : {"called", "panel-held", "cut-off"}) {
        MainWindow window;
        window.show(state(name));
        hall::test::layOut(&window, {1366, 768});
        int heard = 0;
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            const bool usable = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QListView*>(widget) || qobject_cast<look::StatusPill*>(widget) ||
                                qobject_cast<look::NumberLabel*>(widget);
            if (!usable || !widget->isVisible()) continue;
            CAPTURE(widget->objectName().toStdString());
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            REQUIRE(accessible);
            CHECK_FALSE(accessible->text(QAccessible::Name).isEmpty());
            ++heard;
        }
        CHECK(heard > 15);
    }
}
