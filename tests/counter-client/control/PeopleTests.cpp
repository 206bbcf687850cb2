// Signing in over a fake of HTTP beside a real line: tokens, the kept session, the lock, the pages, the approval.
#include <doctest/doctest.h>

#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>
#include <deque>

#include "counter-client/widgets/EntrancePage.hpp"
#include "tests/counter-client/control/Hall.hpp"
#include "tests/counter-client/widgets/States.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

struct Asked {
    Request request;
    std::string token;
    std::function<void(Answer)> done;
};

/// Keeps the questions; the test answers them.
class FakeCalls : public Calls {
  public:
    explicit FakeCalls(std::deque<Asked>& asked) : asked_(asked) {}
    void ask(const Request& request, const std::string& token, std::function<void(Answer)> done) override {
        asked_.push_back({request, token, std::move(done)});
    }

  private:
    std::deque<Asked>& asked_;
};

struct Desktop {
    explicit Desktop(Hall& hall, bool reception = false)
        : client({hall.url(), "device-token", "counter-3", "counter-client/test", directory().path(), reception, {}}, std::make_unique<FakeCalls>(asked)) {}
    static QTemporaryDir& directory() {
        static QTemporaryDir one;
        return one;
    }
    [[nodiscard]] const Screen& shown() const { return client.controller.shown(); }
    Asked take() {
        REQUIRE_FALSE(asked.empty());
        Asked first = std::move(asked.front());
        asked.pop_front();
        return first;
    }
    void signIn(const char* role = "clerk") {
        emit client.window.entrance().submitted({"li", "secret", {}, {}, {}});
        take().done(session(signedIn(role)));
    }

    std::deque<Asked> asked;
    Client client;
};

wire::CounterView strict(wire::CounterView view) {
    view.signInRequired = true;
    return view;
}

QString sessionPath() { return Desktop::directory().filePath(QStringLiteral("session-counter-3.json")); }

}  // namespace

TEST_CASE("a hall that wants a person: the page, then a line with the session's token, and a file that only the user reads") {
    Hall hall(strict(idle()));
    Desktop desktop(hall);
    REQUIRE(desktop.client.soon([](const Screen& s) { return s.page == Page::signIn && s.line == Line::live; }));
    CHECK(desktop.shown().waiting.empty());  // no visitor's data before somebody is known
    CHECK(hall.tokens.back() == "device-token");
    QTest::keyClick(&desktop.client.window, Qt::Key_F1);
    emit desktop.client.window.entrance().submitted({"li", "secret", {}, {}, {}});
    const Asked asked = desktop.take();
    CHECK(asked.token == "device-token");
    asked.done(session(signedIn()));
    REQUIRE(desktop.client.soon([&](const Screen& s) { return s.page == Page::work && s.line == Line::live && s.of(Act::callNext).enabled; }));
    REQUIRE(QTest::qWaitFor([&] { return hall.tokens.back() == "session-token"; }, longMs));
    CHECK(hall.commands.empty());
    REQUIRE(QFile::exists(sessionPath()));
    CHECK((QFileInfo(sessionPath()).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther)) == 0);

    // Signing out: the server agrees, the file goes, the line is the device's again.
    QTest::keyClick(&desktop.client.window, Qt::Key_M, Qt::ControlModifier);
    CHECK(desktop.shown().panel.panel == Panel::menu);
    QTest::keyClick(&desktop.client.window, Qt::Key_3);
    Asked out = desktop.take();
    CHECK(out.request.method == "DELETE");
    CHECK(out.token == "session-token");
    Answer good;
    good.status = 204;
    out.done(good);
    REQUIRE(QTest::qWaitFor([&] { return hall.tokens.back() == "device-token" && desktop.shown().page == Page::signIn; }, longMs));
    CHECK_FALSE(QFile::exists(sessionPath()));
}

TEST_CASE("a restart goes on with the kept session") {
    Hall hall(strict(idle()));
    {
        Desktop desktop(hall);
        desktop.signIn();
        REQUIRE(desktop.client.soon([](const Screen& s) { return s.page == Page::work; }));
    }
    Desktop again(hall);
    const Asked asked = again.take();
    CHECK(asked.request.path == "/api/v1/session");
    CHECK(asked.request.method == "GET");
    CHECK(asked.token == "session-token");
    auto who = signedIn();
    who.token.clear();
    Answer answer = session(who);
    answer.status = 200;
    asked.done(answer);
    REQUIRE(again.client.soon([](const Screen& s) { return s.page == Page::work && s.person.signedIn; }));
    QFile::remove(sessionPath());
}

TEST_CASE("locked by the key or by the server: nothing of a visitor on the screen, the secret opens") {
    Hall hall(strict(serving()));
    Desktop desktop(hall);
    desktop.signIn();
    REQUIRE(desktop.client.soon([](const Screen& s) { return s.page == Page::work && s.ticket && s.line == Line::live && s.of(Act::finish).enabled; }));
    SUBCASE("by the key") {
        QTest::keyClick(&desktop.client.window, Qt::Key_K, Qt::ControlModifier);
        CHECK(desktop.take().request.path == "/api/v1/session/lock");
    }
    SUBCASE("by the server") {
        hall.outcome = [&hall](const wire::Command& command) { hall.answer({command.id, 403, {}, wire::Problem{"session-locked", 403, {}, {}}}); };
        QTest::keyClick(&desktop.client.window, Qt::Key_F5);
        REQUIRE(desktop.client.soon([](const Screen& s) { return s.page == Page::locked; }));
    }
    CHECK(desktop.shown().page == Page::locked);
    CHECK_FALSE(desktop.shown().ticket);
    CHECK(desktop.shown().waiting.empty());
    auto* number = desktop.client.window.findChild<QWidget*>(QStringLiteral("currentNumberLabel"));
    REQUIRE(number);
    CHECK_FALSE(number->isVisible());
    emit desktop.client.window.entrance().submitted({{}, "secret", {}, {}, {}});
    Answer good;
    good.status = 204;
    desktop.take().done(good);
    CHECK(desktop.shown().page == Page::work);
    CHECK(desktop.shown().ticket);
    QFile::remove(sessionPath());
}

TEST_CASE("a session that the server ended: back to the page, with the reason") {
    Hall hall(strict(idle()));
    Desktop desktop(hall);
    desktop.signIn();
    REQUIRE(desktop.client.soon([](const Screen& s) { return s.page == Page::work && s.line == Line::live && s.of(Act::callNext).enabled; }));
    hall.refusal = wire::Problem{"unauthenticated", 401, {}, {}};
    hall.die();
    hall.riseAgain();
    REQUIRE(desktop.client.soon([](const Screen& s) { return s.page == Page::signIn && s.person.message.phrase == Phrase::saidSessionEnded; }));
    hall.refusal.reset();
    REQUIRE(QTest::qWaitFor([&] { return hall.tokens.back() == "device-token"; }, longMs));
    CHECK_FALSE(QFile::exists(sessionPath()));
}

TEST_CASE("pick with a supervisor: refused, approved at this counter, sent again with the approval") {
    Hall hall(idle());
    hall.outcome = [&hall](const wire::Command& command) {
        wire::Receipt receipt{command.id, 200, called().current, {}};
        if (!command.approval) receipt = {command.id, 403, {}, wire::Problem{"approval-needed", 403, {}, {}}};
        hall.answer(receipt);
    };
    Desktop desktop(hall);
    REQUIRE(desktop.client.sees(Stage::idle));
    QTest::keyClick(&desktop.client.window, Qt::Key_P, Qt::ControlModifier);
    QTest::keyClick(&desktop.client.window, Qt::Key_2);
    QTest::keyClick(&desktop.client.window, Qt::Key_1);
    REQUIRE(desktop.client.soon([](const Screen& s) { return s.panel.panel == Panel::approval; }));
    auto* name = desktop.client.window.findChild<QLineEdit*>(QStringLiteral("approvalNameField"));
    auto* secret = desktop.client.window.findChild<QLineEdit*>(QStringLiteral("approvalSecretField"));
    REQUIRE(name);
    QTest::keyClicks(name, QStringLiteral("wang"));
    QTest::keyClicks(secret, QStringLiteral("1 secret"));  // digits go into the field
    QTest::keyClick(secret, Qt::Key_Return);
    const Asked asked = desktop.take();
    CHECK(asked.request.path == "/api/v1/approvals");
    CHECK(asked.token == "device-token");
    CHECK(std::get<std::string>(asked.request.fields[1].second) == "1 secret");
    Answer given;
    given.status = 201;
    given.approval = "approval-token";
    asked.done(given);
    REQUIRE(QTest::qWaitFor([&] { return hall.commands.size() == 2; }, longMs));
    CHECK(hall.commands[1].name == "pick");
    CHECK(hall.commands[1].ticket == "gaq01-A048");
    CHECK(hall.commands[1].reason == "unwell");
    CHECK(hall.commands[1].approval == "approval-token");
    CHECK(hall.commands[0].id != hall.commands[1].id);
    CHECK(secret->text().isEmpty());
}

TEST_CASE("why: the question goes out with who is there, the sentences come into the panel") {
    Hall hall(idle());
    Desktop desktop(hall);
    REQUIRE(desktop.client.sees(Stage::idle));
    QTest::keyClick(&desktop.client.window, Qt::Key_E, Qt::ControlModifier);
    QTest::keyClick(&desktop.client.window, Qt::Key_1);
    const Asked asked = desktop.take();
    CHECK(asked.request.path == "/api/v1/explanations/A047");
    Answer answer;
    answer.status = 200;
    answer.lines = {{{}, {"因为它先来", "because it came first"}, false, false}};
    asked.done(answer);
    CHECK(desktop.shown().panel.lines.size() == 1);
}

TEST_CASE("an administrator sees accounts, not the queue's keys, and the line stays the device's") {
    Hall hall(strict(idle()));
    Desktop desktop(hall);
    desktop.signIn("system-administrator");
    CHECK(desktop.shown().page == Page::office);
    const Asked asked = desktop.take();
    CHECK(asked.request.path == "/api/v1/accounts");
    CHECK(asked.token == "session-token");
    Answer answer;
    answer.status = 200;
    answer.accounts = accounts();
    asked.done(answer);
    CHECK(desktop.shown().office.rows.size() == 5);
    REQUIRE(desktop.client.soon([](const Screen& s) { return s.line == Line::live && s.signInRequired; }));
    CHECK_FALSE(desktop.shown().of(Act::callNext).enabled);
    CHECK(hall.tokens.back() == "device-token");
    // The menu opens over any page; Esc goes back.
    QTest::keyClick(&desktop.client.window, Qt::Key_M, Qt::ControlModifier);
    CHECK(desktop.shown().page == Page::work);
    CHECK(desktop.shown().waiting.empty());
    QTest::keyClick(&desktop.client.window, Qt::Key_Escape);
    CHECK(desktop.shown().page == Page::office);
    QFile::remove(sessionPath());
}

TEST_CASE("a reception desk begins with its page and issues by the line") {
    Hall hall(idle());
    hall.outcome = [&hall](const wire::Command& command) { hall.answer({command.id, 201, called().current, {}}); };
    Desktop desktop(hall, true);
    REQUIRE(desktop.client.soon([](const Screen& s) { return s.page == Page::reception && s.line == Line::live && s.stage == Stage::idle; }));
    QTest::keyClick(&desktop.client.window, Qt::Key_F1);  // the queue's keys belong to the other page
    CHECK(hall.commands.empty());
}
