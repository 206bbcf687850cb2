// The clerk's day in one story: three keys for one visitor, no mouse, nothing typed, in both languages and at each size.
#include <doctest/doctest.h>

#include <QGuiApplication>

#include "counter-client/widgets/Texts.hpp"
#include "schema/look/Language.hpp"
#include "tests/counter-client/control/Hall.hpp"
#include "tests/support/FitsText.hpp"

using namespace hall;
using namespace hall::counter;
using namespace hall::counter::test;

namespace {

/// A hall where each command goes well: the view first, then the receipt.
void goesWell(Hall& hall) {
    hall.outcome = [&hall](const wire::Command& command) {
        auto done = nobodyWaiting();
        done.servedToday = 24;
        hall.show(command.name == "call-next" ? called() : command.name == "start" ? serving() : done);
        wire::Receipt receipt;
        receipt.id = command.id;
        receipt.status = 200;
        hall.answer(receipt);
    };
}

QString textOf(QWidget& window, const char* name) { return window.findChild<QWidget*>(QLatin1String(name))->property("text").toString(); }

}  // namespace

TEST_CASE("three keys: call, start and finish one visitor") {
    look::Languages languages(chineseTexts(), englishTexts());
    // With QT_SCALE_FACTOR=2 each pixel here is two by two on the screen: 960 x 540 is a screen of 1920 x 1080.
    const bool doubled = qApp->devicePixelRatio() > 1.5;
    const std::vector<QSize> sizes = doubled ? std::vector{QSize(960, 540)} : std::vector{QSize(1366, 768), QSize(1920, 1080)};
    for (const auto language : {look::Language::zh, look::Language::en}) {
        for (const QSize size : sizes) {
            CAPTURE(size.width());
            REQUIRE(languages.speak(language));
            Hall hall(idle());
            goesWell(hall);
            Client client(hall);
            hall::test::layOut(&client.window, size);
            REQUIRE(client.window.size() == size);
            REQUIRE(client.sees(Stage::idle));
            struct Press { Qt::Key key; Act act; Stage leads; };
            int keys = 0;
            for (const Press& press : {Press{Qt::Key_F1, Act::callNext, Stage::called}, Press{Qt::Key_F4, Act::start, Stage::serving}, Press{Qt::Key_F5, Act::finish, Stage::idle}}) {
                // The screen itself says which key comes next.
                REQUIRE(client.soon([&](const Screen& s) { return s.of(press.act).usual && s.of(press.act).enabled; }));
                QTest::keyClick(&client.window, press.key);
                ++keys;
                REQUIRE(client.sees(press.leads));
                hall::test::layOut(&client.window, size);
                CHECK(hall::test::clippedTexts(&client.window).join(QStringLiteral("; ")).toStdString() == "");
                if (press.leads != Stage::idle) CHECK(textOf(client.window, "currentNumberLabel") == QStringLiteral("A046"));
            }
            CHECK(keys == 3);
            REQUIRE(hall.commands.size() == 3);
            CHECK(hall.commands[0].name + " " + hall.commands[1].name + " " + hall.commands[2].name == "call-next start finish");
            CHECK(textOf(client.window, "servedTodayLabel").contains(QStringLiteral("24")));
        }
    }
    languages.speak(look::Language::zh);
}
