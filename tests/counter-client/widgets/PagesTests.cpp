// The pages beside the work by object name: signing in and the lock, the reception desk, accounts and devices, and the newer lists.
#include <doctest/doctest.h>

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QTest>
#include <map>
#include <set>
#include <tuple>

#include "counter-client/widgets/ActionButton.hpp"
#include "counter-client/widgets/CaseFormPanel.hpp"
#include "counter-client/widgets/ClockTexts.hpp"
#include "counter-client/widgets/EntrancePage.hpp"
#include "counter-client/widgets/MainWindow.hpp"
#include "counter-client/widgets/OfficePage.hpp"
#include "counter-client/widgets/Phrases.hpp"
#include "counter-client/widgets/ReceptionPage.hpp"
#include "counter-client/widgets/SupervisionPage.hpp"
#include "counter-client/widgets/SupervisionTable.hpp"
#include "counter-client/widgets/TextArea.hpp"
#include "counter-client/widgets/Texts.hpp"
#include "schema/look/Language.hpp"
#include "tests/counter-client/widgets/States.hpp"
#include "tests/support/FitsText.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

Screen state(const std::string& name) {
    static const Named all = states();  // words come later: a screen has none
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

struct Shown {
    explicit Shown(const char* name) {
        window.show(state(name));
        hall::test::layOut(&window, {1366, 768});
        QObject::connect(&window, &MainWindow::actRequested, &context, [this](Act act) { acts.push_back(act); });
    }
    MainWindow window;
    QObject context;
    std::vector<Act> acts;
};

look::Languages& languages() {
    static look::Languages all(chineseTexts(), englishTexts());
    return all;
}

}  // namespace

TEST_CASE("signing in: the fields go out with Enter, the secret is hidden, digits are typed") {
    Shown shown("sign-in-required");
    std::vector<EntranceForm> forms;
    QObject::connect(&shown.window.entrance(), &EntrancePage::submitted, &shown.context, [&](const EntranceForm& form) { forms.push_back(form); });
    auto* name = find<QLineEdit>(shown.window, "signInNameField");
    auto* secret = find<QLineEdit>(shown.window, "signInSecretField");
    CHECK(secret->echoMode() == QLineEdit::Password);
    CHECK_FALSE(find(shown.window, "newSecretField")->isVisible());
    QTest::keyClicks(name, QStringLiteral("li 1"));
    QTest::keyClicks(secret, QStringLiteral("a 2nd secret"));
    find<QComboBox>(shown.window, "signInRoleBox")->setCurrentIndex(2);
    QTest::keyClick(secret, Qt::Key_Return);
    REQUIRE(forms.size() == 1);
    CHECK(forms[0].name == "li 1");
    CHECK(forms[0].secret == "a 2nd secret");
    CHECK(forms[0].role == "supervisor");
    QTest::keyClick(name, Qt::Key_F1);
    QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
    CHECK(shown.acts.empty());
    // The answer empties what must not stay.
    shown.window.show(state("sign-in-wrong"));
    CHECK(secret->text().isEmpty());
    CHECK(name->text() == QStringLiteral("li 1"));
}

TEST_CASE("while the form rests it cannot be sent") {
    Shown shown("sign-in-delayed");
    int sent = 0;
    QObject::connect(&shown.window.entrance(), &EntrancePage::submitted, &shown.context, [&] { ++sent; });
    CHECK_FALSE(find<QPushButton>(shown.window, "signInButton")->isEnabled());
    CHECK_FALSE(find<QLineEdit>(shown.window, "signInSecretField")->isEnabled());
    QTest::mouseClick(find(shown.window, "signInButton"), Qt::LeftButton);
    CHECK(sent == 0);
}

TEST_CASE("each entrance has its fields") {
    struct Case { const char* state; bool name, secret, fresh, other; };
    for (const Case& c : {Case{"sign-in", true, true, false, false}, Case{"sign-in-change", false, false, true, true},
                          Case{"sign-in-elsewhere", false, false, false, true}, Case{"sign-in-occupied", false, false, false, true},
                          Case{"locked", false, true, false, true}, Case{"locked-other", true, true, false, true}}) {
        CAPTURE(c.state);
        Shown shown(c.state);
        CHECK(find(shown.window, "signInNameField")->isVisible() == c.name);
        CHECK(find(shown.window, "signInSecretField")->isVisible() == c.secret);
        CHECK(find(shown.window, "newSecretField")->isVisible() == c.fresh);
        CHECK(find(shown.window, "repeatSecretField")->isVisible() == c.fresh);
        CHECK(find(shown.window, "otherPersonButton")->isVisible() == c.other);
        CHECK_FALSE(find(shown.window, "waitingList")->isVisible());
    }
}

TEST_CASE("somebody else over a lock: the menu's key") {
    Shown shown("locked");
    int others = 0;
    QObject::connect(&shown.window.entrance(), &EntrancePage::otherPersonRequested, &shown.context, [&] { ++others; });
    QTest::keyClick(find(shown.window, "signInSecretField"), Qt::Key_M, Qt::ControlModifier);
    CHECK(others == 1);
    CHECK(shown.acts.empty());
}

TEST_CASE("taking over is one Enter on the page") {
    Shown shown("sign-in-elsewhere");
    int sent = 0;
    QObject::connect(&shown.window.entrance(), &EntrancePage::submitted, &shown.context, [&] { ++sent; });
    QTest::keyClick(find(shown.window, "signInButton"), Qt::Key_Return);
    CHECK(sent == 1);
}

TEST_CASE("the header says who works here, and the lock and the menu have their keys on every page") {
    languages().speak(look::Language::en);
    for (const char* name : {"signed-in", "office", "reception", "sign-in-required"}) {
        CAPTURE(name);
        Shown shown(name);
        int locks = 0;
        QObject::connect(&shown.window, &MainWindow::lockRequested, &shown.context, [&] { ++locks; });
        QTest::keyClick(&shown.window, Qt::Key_K, Qt::ControlModifier);
        QTest::keyClick(&shown.window, Qt::Key_M, Qt::ControlModifier);
        CHECK(locks == 1);
        CHECK(shown.acts == std::vector{Act::menu});
    }
    Shown shown("signed-in");
    CHECK(find<QPushButton>(shown.window, "personButton")->text().contains(QStringLiteral("李明辉 · Supervisor")));
    CHECK_FALSE(find(*std::make_unique<Shown>("locked")->window.window(), "personButton")->isVisible());
}

TEST_CASE("a key that opened a page does not repeat into its field") {
    Shown shown("panel-menu");
    QKeyEvent press(QEvent::KeyPress, Qt::Key_2, Qt::NoModifier, QStringLiteral("2"));
    QKeyEvent repeat(QEvent::KeyPress, Qt::Key_2, Qt::NoModifier, QStringLiteral("2"), true);
    QCoreApplication::sendEvent(&shown.window, &press);
    shown.window.show(state("sign-in"));
    auto* name = find<QLineEdit>(shown.window, "signInNameField");
    QCoreApplication::sendEvent(name, &repeat);
    CHECK(name->text().isEmpty());
    QTest::keyClicks(name, QStringLiteral("22"));
    CHECK(name->text() == QStringLiteral("22"));
}

TEST_CASE("keys and the mouse anywhere say that somebody is here") {
    Shown shown("idle");
    int touches = 0;
    QObject::connect(&shown.window, &MainWindow::touched, &shown.context, [&] { ++touches; });
    QTest::keyClick(&shown.window, Qt::Key_Shift);
    QTest::mouseClick(find(shown.window, "currentNumberLabel"), Qt::LeftButton);
    CHECK(touches >= 2);
}

TEST_CASE("undo counts down on its button; the class keys stand with the class") {
    languages().speak(look::Language::en);
    Shown shown("whole-law");
    auto* undo = find<ActionButton>(shown.window, "undoButton");
    CHECK(undo->isEnabled());
    CHECK(undo->accessibleName() == QStringLiteral("Undo: no-show A045 · 47 s, Ctrl+Z"));
    CHECK_FALSE(find(shown.window, "entitledButton")->isVisible());
    shown.window.show(state("class-open"));
    CHECK(find(shown.window, "entitledButton")->isVisible());
    QTest::mouseClick(find(shown.window, "notEntitledButton"), Qt::LeftButton);
    QTest::keyClick(&shown.window, Qt::Key_Y, Qt::ControlModifier);
    QTest::keyClick(&shown.window, Qt::Key_Z, Qt::ControlModifier);
    CHECK(shown.acts == std::vector{Act::notEntitled, Act::entitled, Act::undo});
    shown.window.show(state("second-leg"));
    CHECK(find(shown.window, "queueLabel")->property("text").toString() ==
          QStringLiteral("Service 2 of 3 · General Acceptance · Issued while the kiosk was cut off"));
    CHECK(find(shown.window, "classPill")->property("text").toString() == QStringLiteral("Soldier or veteran · Checked"));
}

TEST_CASE("a searched list: typing, Up, Down, Enter; digits are part of the text") {
    Shown shown("panel-service");
    QStringList typed;
    std::vector<int> moved;
    int chosen = 0;
    std::vector<std::size_t> rows;
    QObject::connect(&shown.window, &MainWindow::searchTyped, &shown.context, [&](const QString& text) { typed << text; });
    QObject::connect(&shown.window, &MainWindow::selectionMoved, &shown.context, [&](int by) { moved.push_back(by); });
    QObject::connect(&shown.window, &MainWindow::selectionChosen, &shown.context, [&] { ++chosen; });
    QObject::connect(&shown.window, &MainWindow::choiceRequested, &shown.context, [&](std::size_t row) { rows.push_back(row); });
    auto* field = find<QLineEdit>(shown.window, "serviceSearchField");
    QTest::keyClicks(field, QStringLiteral("a1"));
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Up);
    QTest::keyClick(field, Qt::Key_Return);
    CHECK(typed == QStringList{QStringLiteral("a"), QStringLiteral("a1")});
    CHECK(moved == std::vector<int>{1, -1});
    CHECK(chosen == 1);
    CHECK(rows.empty());
    QTest::keyClick(field, Qt::Key_F1);  // the keys of work go on working
    CHECK(shown.acts == std::vector{Act::callNext});
    shown.window.show(state("serving"));
    CHECK(field->text().isEmpty());
}

TEST_CASE("parts of a list: Left, Right and the mouse") {
    Shown shown("panel-transfer-counters");
    std::vector<int> turned;
    QObject::connect(&shown.window, &MainWindow::tabTurnRequested, &shown.context, [&](int by) { turned.push_back(by); });
    QTest::keyClick(&shown.window, Qt::Key_Right);
    QTest::keyClick(&shown.window, Qt::Key_Left);
    QTest::mouseClick(find(shown.window, "panelTab1"), Qt::LeftButton);
    CHECK(turned == std::vector<int>{1, -1, -1});
}

TEST_CASE("the reception desk by keys") {
    Shown shown("reception-chosen");
    ReceptionPage& page = shown.window.reception();
    QStringList heard;
    QObject::connect(&page, &ReceptionPage::typed, &shown.context, [&](const QString& text) { heard << QStringLiteral("typed ") + text; });
    QObject::connect(&page, &ReceptionPage::entered, &shown.context, [&] { heard << QStringLiteral("enter"); });
    QObject::connect(&page, &ReceptionPage::issueRequested, &shown.context, [&] { heard << QStringLiteral("issue"); });
    QObject::connect(&page, &ReceptionPage::removeRequested, &shown.context, [&] { heard << QStringLiteral("remove"); });
    QObject::connect(&page, &ReceptionPage::classChosen, &shown.context, [&](std::size_t i) { heard << QStringLiteral("class %1").arg(i); });
    QObject::connect(&page, &ReceptionPage::languageTurned, &shown.context, [&] { heard << QStringLiteral("language"); });
    QObject::connect(&page, &ReceptionPage::selectionMoved, &shown.context, [&](int by) { heard << QStringLiteral("move %1").arg(by); });
    QObject::connect(&page, &ReceptionPage::taken, &shown.context, [&](std::size_t row) { heard << QStringLiteral("take %1").arg(row); });
    auto* field = find<QLineEdit>(shown.window, "receptionSearchField");
    QTest::keyClick(field, Qt::Key_Backspace);
    QTest::keyClicks(field, QStringLiteral("3"));
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_3, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_G, Qt::ControlModifier);
    QTest::mouseClick(find(shown.window, "receptionRow2"), Qt::LeftButton);
    QTest::mouseClick(find(shown.window, "receptionClass2"), Qt::LeftButton);
    QTest::mouseClick(find(shown.window, "receptionIssueButton"), Qt::LeftButton);
    CHECK(heard == QStringList{"remove", "typed 3", "move 1", "enter", "issue", "class 2", "language", "take 1", "class 1", "issue"});
    CHECK(shown.acts.empty());
    shown.window.show(state("reception-issued"));
    CHECK(find(shown.window, "receptionNumberLabel")->property("text").toString() == QStringLiteral("A046"));
    CHECK(field->text().isEmpty());
    CHECK_FALSE(find(shown.window, "receptionIssueButton")->isEnabled());
}

TEST_CASE("accounts: the table, its keys, what the role does not allow") {
    languages().speak(look::Language::en);
    Shown shown("office");
    auto* table = find<QTableWidget>(shown.window, "officeTable");
    REQUIRE(table->rowCount() == 5);
    CHECK(table->item(1, 2)->text() == QStringLiteral("Clerk, Supervisor"));
    CHECK(table->item(2, 3)->text() == QStringLiteral("New secret"));
    CHECK(table->item(3, 3)->text() == QStringLiteral("Disabled"));
    CHECK(table->currentRow() == 2);
    std::vector<OfficeAct> acts;
    std::vector<std::size_t> rows;
    QObject::connect(&shown.window.office(), &OfficePage::actRequested, &shown.context, [&](OfficeAct act) { acts.push_back(act); });
    QObject::connect(&shown.window.office(), &OfficePage::rowSelected, &shown.context, [&](std::size_t row) { rows.push_back(row); });
    for (const Qt::Key key : {Qt::Key_F1, Qt::Key_F2, Qt::Key_F3, Qt::Key_F4, Qt::Key_F5, Qt::Key_F6}) QTest::keyClick(table, key);
    // A security administrator makes no accounts: F1 rests.
    CHECK(acts == std::vector{OfficeAct::changeRoles, OfficeAct::resetSecret, OfficeAct::turnOff, OfficeAct::reload, OfficeAct::turnSheet});
    QTest::keyClick(table, Qt::Key_Down);
    CHECK(rows == std::vector<std::size_t>{3});
    CHECK(shown.acts.empty());
    CHECK(find(*std::make_unique<Shown>("office-empty")->window.window(), "officeEmptyLabel")->isVisible());
}

TEST_CASE("roles are boxes; a one-time secret can be copied, and is gone with its form") {
    Shown roles("office-roles-exclude");
    QStringList turned;
    QObject::connect(&roles.window.office(), &OfficePage::roleTurned, &roles.context, [&](const QString& word) { turned << word; });
    CHECK(find<QCheckBox>(roles.window, "roleBox-system-administrator")->isChecked());
    CHECK_FALSE(find<QCheckBox>(roles.window, "roleBox-auditor")->isChecked());
    find<QCheckBox>(roles.window, "roleBox-auditor")->click();
    CHECK(turned == QStringList{QStringLiteral("auditor")});
    CHECK(find<QLabel>(roles.window, "officeFormHint")->text() == words(Phrase::officeExclusive));

    Shown secret("office-secret");
    auto* field = find<QLineEdit>(secret.window, "officeSecretField");
    CHECK(field->text() == QStringLiteral("mohu-tiaozi-4817-lanhua"));
    CHECK(field->isReadOnly());
    QTest::mouseClick(find(secret.window, "officeCopyButton"), Qt::LeftButton);
    CHECK(QGuiApplication::clipboard()->text() == field->text());
    secret.window.show(state("office"));
    CHECK(field->text().isEmpty());
}

TEST_CASE("a screen reader hears a name for everything on the newer pages") {
    languages().speak(look::Language::en);
    for (const char* name : {"sign-in-required", "locked-wrong", "reception-chosen", "office-roles", "office-add-device", "panel-service", "panel-approval"}) {
        Shown shown(name);
        for (QWidget* widget : shown.window.findChildren<QWidget*>()) {
            const bool usable = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget) ||
                                qobject_cast<QTableWidget*>(widget);
            if (!usable || !widget->isVisible()) continue;
            if (widget->objectName().startsWith(QLatin1String("qt_"))) continue;
            CAPTURE(name);
            CAPTURE(widget->objectName().toStdString());
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            REQUIRE(accessible);
            CHECK_FALSE(accessible->text(QAccessible::Name).isEmpty());
        }
    }
    languages().speak(look::Language::zh);
}

TEST_CASE("no two widgets of a window that somebody may look for share a name") {
    Shown shown("lights");
    std::map<QString, int> names;
    for (QWidget* widget : shown.window.findChildren<QWidget*>()) {
        if (!widget->objectName().isEmpty() && !widget->objectName().startsWith(QStringLiteral("qt_"))) ++names[widget->objectName()];
    }
    for (const auto& [name, times] : names) {
        CAPTURE(name.toStdString());
        CHECK(times == 1);
    }
    CHECK(names.contains(QStringLiteral("caseTextField")));
    CHECK(names.contains(QStringLiteral("supervisionTextField")));
}

TEST_CASE("an empty list has the whole page, says what would stand there, and has no empty card beside it") {
    for (const char* name : {"approvals-none", "follow-ups-none", "follow-ups-own-none", "lights-none", "lights-fault"}) {
        CAPTURE(name);
        Shown shown(name);
        CHECK(find(shown.window, "supervisionEmptyLabel")->isVisible());
        CHECK_FALSE(find<QLabel>(shown.window, "supervisionEmptyHint")->text().isEmpty());
        CHECK_FALSE(find(shown.window, "supervisionTable")->isVisible());
        CHECK_FALSE(find(shown.window, "supervisionDetailArea")->isVisible());
        CHECK_FALSE(find(shown.window, "supervisionDepartments")->isVisible());
    }
}

TEST_CASE("lights by department: every column has its word and its own mark, names are not cut at 1366") {
    for (const auto language : {look::Language::zh, look::Language::en}) {
        languages().speak(language);
        Shown shown("lights");
        auto* table = find<QTableWidget>(shown.window, "supervisionDepartments");
        std::set<int> marks;
        for (const char* light : {"none", "blue", "yellow", "red", "black"}) marks.insert(static_cast<int>(lightFace(light).icon));
        CHECK(marks.size() == 5);
        for (int column = 0; column < table->columnCount(); ++column) {
            const QString word = table->horizontalHeaderItem(column)->text();
            CHECK_FALSE(word.isEmpty());
            if (column > 0) CHECK(table->columnWidth(column) >= LightHeader::widthFor(word));
        }
        int sum = 0;
        for (int column = 0; column < table->columnCount(); ++column) sum += table->columnWidth(column);
        CHECK(sum <= table->viewport()->width());
        // In two lines at most.
        const QFontMetrics metrics(look::typeface(look::type::body));
        for (int row = 0; row < table->rowCount(); ++row) {
            CAPTURE(table->item(row, 0)->text().toStdString());
            CHECK(metrics.horizontalAdvance(table->item(row, 0)->text()) < 2 * (table->columnWidth(0) - 16));
        }
    }
    languages().speak(look::Language::zh);
}

TEST_CASE("a bad rating: its level, its words and the day to respond by are read, X marks it; nothing of it on other follow-ups") {
    const struct { look::Language language; QStringList said; } rows[]{
        {look::Language::zh, {QStringLiteral("差评"), QStringLiteral("非常不满意"), QStringLiteral("办事效率"), QStringLiteral("回应期限"), QStringLiteral("2025-12-03"),
                              QStringLiteral("2025-12-23"), QStringLiteral("改天再来"), QStringLiteral("13900001111")}},
        {look::Language::en, {QStringLiteral("Bad rating"), QStringLiteral("Very dissatisfied"), QStringLiteral("How quickly it was done"), QStringLiteral("Respond by"), QStringLiteral("2025-12-03")}}};
    for (const auto& row : rows) {
        languages().speak(row.language);
        Shown shown("follow-ups-rating");
        const QString detail = find<QLabel>(shown.window, "supervisionDetail")->text();
        for (const QString& said : row.said) {
            CAPTURE(said.toStdString());
            CHECK(detail.contains(said));
        }
        auto* table = find<QTableWidget>(shown.window, "supervisionTable");
        CHECK(table->item(3, 1)->text().contains(QStringLiteral("2025-12-03")));
        CHECK(table->item(3, 2)->text().contains(row.said[1]));
        CHECK_FALSE(table->item(0, 2)->text().contains(row.said[1]));
        std::vector<SupervisionAct> asked;
        QObject::connect(&shown.window.supervision(), &SupervisionPage::actRequested, &shown.context, [&](SupervisionAct act) { asked.push_back(act); });
        QTest::keyClick(&shown.window, Qt::Key_P);
        QTest::keyClick(&shown.window, Qt::Key_X);
        CHECK(asked == std::vector{SupervisionAct::respond, SupervisionAct::exclude});
        for (const SupervisionAct act : asked) CHECK(find(shown.window, ("supervisionKey" + std::to_string(static_cast<int>(act))).c_str())->isVisible());
        Shown other("follow-ups");
        CHECK_FALSE(find<QLabel>(other.window, "supervisionDetail")->text().contains(row.said[3]));
    }
    languages().speak(look::Language::zh);
}

TEST_CASE("a long text scrolls, a short one has no bar") {
    for (const auto& [name, area, bar] : {std::tuple{"approvals", "supervisionDetailArea", false}, std::tuple{"case-accepted", "casePartArea", false},
                                          std::tuple{"case-supervision", "casePartArea", true}}) {
        CAPTURE(name);
        Shown shown(name);
        CHECK(find<TextArea>(shown.window, area)->verticalScrollBar()->isVisible() == bar);
    }
}

TEST_CASE("a report: the case that is here stands in it, the ticket is offered, whom to tell only when somebody wants to be told") {
    Shown shown("follow-ups-report");
    std::vector<ReportInput> given;
    QObject::connect(&shown.window.supervision().form(), &CaseFormPanel::reportGiven, &shown.context, [&](const ReportInput& input) { given.push_back(input); });
    CHECK(find<QLineEdit>(shown.window, "supervisionCaseNumberField")->text().toStdString() == caseNumber);
    auto* ticket = find<QComboBox>(shown.window, "supervisionTicketBox");
    CHECK(ticket->isVisible());
    CHECK(ticket->currentIndex() == 1);
    CHECK_FALSE(find(shown.window, "supervisionNameField")->isVisible());
    auto* text = find<QLineEdit>(shown.window, "supervisionTextField");
    QTest::keyClicks(text, QStringLiteral("sent away"));
    find<QComboBox>(shown.window, "supervisionIdKindBox")->setCurrentIndex(1);
    CHECK(find(shown.window, "supervisionNameField")->isVisible());
    QTest::keyClicks(find(shown.window, "supervisionNameField"), QStringLiteral("Ouyang"));
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(given.size() == 1);
    CHECK(given[0].text == "sent away");
    CHECK(given[0].ticket);
    CHECK(given[0].idKind == 1);
    CHECK(given[0].name == "Ouyang");
}

TEST_CASE("the parts of a case are whole at once when their words change") {
    Shown shown("case-received");
    shown.window.show(state("case-accepted"));  // no event loop in between
    for (int i = 1; i <= static_cast<int>(casePartCount); ++i) {
        auto* part = find<QPushButton>(shown.window, ("casePart" + std::to_string(i)).c_str());
        CAPTURE(part->text().toStdString());
        CHECK(part->width() >= part->sizeHint().width());
    }
}

TEST_CASE("ten materials share the height of their list: none is cut, nothing is left over") {
    for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)}) {
        CAPTURE(size.width());
        Shown shown("case-accepted");
        hall::test::layOut(&shown.window, size);
        auto* list = find<QListView>(shown.window, "caseMaterialList");
        const int rows = list->model()->rowCount();
        REQUIRE(rows == 10);
        const int height = list->visualRect(list->model()->index(0, 0)).height();
        CHECK(height * rows <= list->viewport()->height());
        CHECK((height >= 54 || list->viewport()->height() - height * rows < rows));
    }
}
