// The clerk's window against a hall on a real WebSocket: keys in, frames out, views back, lines cut.
#include <doctest/doctest.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include "counter-client/widgets/Texts.hpp"
#include "schema/look/Language.hpp"
#include "tests/counter-client/control/Hall.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

/// The outcome of call-next at a hall where everything goes well: the view first, then the receipt.
void callGoesWell(Hall& hall) {
    hall.outcome = [&hall](const wire::Command& command) {
        hall.show(called());
        wire::Receipt receipt;
        receipt.id = command.id;
        receipt.status = 200;
        receipt.ticket = called().current;
        hall.answer(receipt);
    };
}

}  // namespace

TEST_CASE("one key calls the next visitor: one frame up, the ticket on the screen") {
    Hall hall(idle());
    callGoesWell(hall);
    Client client(hall);
    REQUIRE(client.sees(Stage::idle));
    QTest::keyClick(&client.window, Qt::Key_F1);
    CHECK(client.controller.shown().underWay);  // at once, before any answer
    QTest::keyClick(&client.window, Qt::Key_F1);
    REQUIRE(client.sees(Stage::called));
    REQUIRE(client.soon([](const Screen& s) { return s.of(Act::start).enabled; }));
    QTest::keyClick(&client.window, Qt::Key_F1);  // the third of a nervous finger, after the answer
    REQUIRE(hall.commands.size() == 1);
    CHECK(hall.commands[0].name == "call-next");
    CHECK(hall.commands[0].id.size() == 32);
    CHECK(client.window.findChild<QWidget*>(QStringLiteral("currentNumberLabel"))->property("text").toString() == QStringLiteral("A046"));
}

TEST_CASE("without a device name the welcome says which counter this is") {
    Hall hall(idle());
    Client client(hall, "");
    REQUIRE(client.sees(Stage::idle));
    REQUIRE(hall.topics.size() == 2);
    CHECK(hall.topics[0].empty());
    CHECK(hall.topics[1] == std::vector<std::string>{"counter/counter-3"});
}

TEST_CASE("a wrong device name is put right by the welcome") {
    Hall hall(idle());
    Client client(hall, "counter-9");
    REQUIRE(client.sees(Stage::idle));
    CHECK(client.controller.shown().label == "3");
}

TEST_CASE("the server dies and comes back: said at once, keys refused, one command sent again with its id") {
    Hall hall(idle());
    Client client(hall);
    REQUIRE(client.sees(Stage::idle));
    QTest::keyClick(&client.window, Qt::Key_F1);  // taken, never answered
    REQUIRE(QTest::qWaitFor([&] { return hall.commands.size() == 1; }, longMs));
    hall.die();
    REQUIRE(client.soon([](const Screen& s) { return s.stale && s.banner.has_value(); }));
    CHECK(client.controller.shown().banner->second.phrase == Phrase::cutOffInFlight);
    QTest::keyClick(&client.window, Qt::Key_F9);
    REQUIRE(client.controller.shown().notice);
    CHECK(client.controller.shown().notice->sentence.phrase == Phrase::whyCutOff);
    callGoesWell(hall);
    hall.riseAgain();
    REQUIRE(client.sees(Stage::called));
    REQUIRE(QTest::qWaitFor([&] { return !client.controller.shown().of(Act::start).underWay && client.controller.shown().of(Act::start).enabled; }, longMs));
    REQUIRE(hall.commands.size() == 2);
    CHECK(hall.commands[0].id == hall.commands[1].id);
    CHECK_FALSE(client.controller.shown().banner);
}

TEST_CASE("a refusal and an empty hall are worded") {
    Hall hall(idle());
    Client client(hall);
    REQUIRE(client.sees(Stage::idle));
    hall.outcome = [&hall](const wire::Command& command) { hall.answer({command.id, 204, {}, {}}); };
    QTest::keyClick(&client.window, Qt::Key_Plus, Qt::KeypadModifier);
    REQUIRE(client.soon([](const Screen& s) { return s.notice && s.notice->sentence.phrase == Phrase::nobodyWaiting; }));
    hall.outcome = [&hall](const wire::Command& command) {
        wire::Receipt receipt;
        receipt.id = command.id;
        receipt.status = 409;
        receipt.problem = wire::Problem{"ticket-not-missed", 409, "The ticket was not missed", {}};
        hall.answer(receipt);
    };
    QTest::keyClick(&client.window, Qt::Key_F11);
    CHECK(client.controller.shown().panel.panel == Panel::missed);
    QTest::keyClick(&client.window, Qt::Key_2);
    REQUIRE(client.soon([](const Screen& s) { return s.notice && s.notice->sentence.phrase == Phrase::saidTicketNotMissed; }));
    CHECK(hall.commands.back().name == "bring-back");
    CHECK(hall.commands.back().ticket == "gaq01-K009");
}

TEST_CASE("a token that the server does not know is said, and tried again") {
    Hall hall(idle());
    hall.refusal = wire::Problem{"unauthenticated", 401, "A valid token is needed", {}};
    Client client(hall);
    REQUIRE(client.soon([](const Screen& s) { return s.banner && s.banner->first.phrase == Phrase::saidTokenInvalid; }));
    hall.refusal.reset();
    CHECK(client.sees(Stage::idle));
}

TEST_CASE("the trace says what a clerk reads, once per change") {
    QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("trace.jsonl"));
    look::Languages languages(chineseTexts(), englishTexts());
    languages.speak(look::Language::en);
    {
        Hall hall(idle());
        callGoesWell(hall);
        Client client(hall, "counter-3", file);
        REQUIRE(client.sees(Stage::idle));
        QTest::keyClick(&client.window, Qt::Key_F1);
        REQUIRE(client.sees(Stage::called));
    }
    QFile written(file);
    REQUIRE(written.open(QIODevice::ReadOnly));
    QStringList screens;
    QJsonObject last;
    while (!written.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(written.readLine()).object();
        screens << line.value(QStringLiteral("screen")).toString();
        last = line.value(QStringLiteral("shown")).toObject();
    }
    CHECK(screens.first() == QStringLiteral("loading"));
    CHECK(screens.contains(QStringLiteral("idle")));
    CHECK(screens.last() == QStringLiteral("called"));
    CHECK(last.value(QStringLiteral("number")).toString() == QStringLiteral("A046"));
    CHECK(last.value(QStringLiteral("headline")).toString() == QStringLiteral("Called"));
}
