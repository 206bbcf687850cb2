#include "display/control/BoardControl.hpp"

#include <doctest/doctest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include "display/control/Traces.hpp"
#include "tests/display/widgets/Scenes.hpp"

using namespace hall;
using namespace hall::display;
using namespace hall::display::test;

namespace {

constexpr int longMs = 20'000;

template <class P>
bool soon(P predicate) {
    return QTest::qWaitFor(predicate, longMs);
}

/// A hall that gives every board the present view.
struct Hall {
    std::unique_ptr<QWebSocketServer> server;
    QList<QWebSocket*> lines;
    wire::LobbyView lobby;
    std::uint64_t seq{};
    quint16 port{};

    void open() {
        server = std::make_unique<QWebSocketServer>("hall", QWebSocketServer::NonSecureMode);
        server->setSupportedSubprotocols({"hall.v1"});
        REQUIRE(server->listen(QHostAddress::LocalHost, port));
        port = server->serverPort();
        QObject::connect(server.get(), &QWebSocketServer::newConnection, server.get(), [this] {
            QWebSocket* line = server->nextPendingConnection();
            line->setParent(server.get());
            QObject::connect(line, &QWebSocket::textMessageReceived, server.get(), [this, line] {
                line->sendTextMessage(QString::fromStdString(
                    wire::encode(wire::Welcome{"board", "board-1", hallTime(0), "0.1", {}, {}})));
                lines.append(line);
                tell(line);
            });
        });
    }
    void tell(QWebSocket* line) {
        line->sendTextMessage(
            QString::fromStdString(wire::encodeViewFrame("lobby", ++seq, hallTime(0), wire::encode(lobby))));
    }
    void tellAll() {
        for (QWebSocket* line : lines) tell(line);
    }
    void away() {
        lines.clear();
        server.reset();
    }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(port)); }
};

struct HeldSpeaker : Speaker {
    std::vector<std::function<void()>>& held;
    bool& good;
    int& loudest;
    HeldSpeaker(std::vector<std::function<void()>>& held_, bool& good_, int& loudest_) : held(held_), good(good_), loudest(loudest_) {}
    void speak(Pcm pcm, std::function<void()> done) override {
        for (const std::int16_t sample : pcm.samples) loudest = std::max(loudest, int(sample));
        held.push_back(std::move(done));
    }
    [[nodiscard]] bool audible() const override { return good; }
};

struct Program {
    QTemporaryDir folder;
    QString traceFile{folder.filePath("trace.jsonl")};
    BoardWindow window{look::Language::zh, 55, 8};
    std::unique_ptr<Feed> feed;
    std::vector<std::function<void()>> held;
    bool good{true};
    std::unique_ptr<BoardControl> control;

    int loudest{};

    explicit Program(const Hall& hall, Daily daily = {}) {
        window.setCalm(true);
        window.resize(1920, 1080);
        window.ensureLaidOut();
        window.QWidget::show();
        feed = std::make_unique<Feed>(hall.url(), "token", Zone{});
        const auto clip = folder.filePath("chime.wav").toStdString();
        writeWav(clip, {22'050, std::vector<std::int16_t>(100, 1'000)});
        control = std::make_unique<BoardControl>(*feed, window,
                                                 VoiceFolder::read(folder.path().toStdString(), {"chime"}),
                                                 std::make_unique<HeldSpeaker>(held, good, loudest), traceFile, std::move(daily));
        feed->start();
    }
    ~Program() { control.reset(); }

    std::vector<QJsonObject> traced(const char* screen) const {
        QFile file(traceFile);
        REQUIRE(file.open(QIODevice::ReadOnly));
        std::vector<QJsonObject> lines;
        for (const QByteArray& line : file.readAll().split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            if (object["screen"].toString() == QLatin1String(screen))
                lines.push_back(object["shown"].toObject());
        }
        return lines;
    }
    /// "7.1 7.2 8.1": calls and rounds announced so far.
    std::string spoken() const {
        std::string text;
        for (const QJsonObject& said : traced("announcement"))
            text += (text.empty() ? "" : " ") + std::to_string(said["call"].toInt()) + '.' +
                    std::to_string(said["round"].toInt());
        return text;
    }
    bool speaksNext() {
        if (!soon([&] { return !held.empty(); })) return false;
        const auto done = std::move(held.front());
        held.clear();
        done();
        return true;
    }
    QString text(const char* name) const {
        return window.findChild<QWidget*>(QLatin1String(name))->property("text").toString();
    }
    bool visible(const char* name) const {
        return window.findChild<QWidget*>(QLatin1String(name))->isVisible();
    }
};

}  // namespace

TEST_CASE("a board shows and speaks what the hall calls, and goes on by itself after the line broke") {
    Hall hall;
    hall.lobby = hallView({call(7, "A047", "3", 0)});
    hall.open();
    Program board(hall);
    REQUIRE(soon([&] { return board.text("callNumber_0") == "A047"; }));
    CHECK(board.text("callCounter_0") == "3");
    CHECK(board.text("clockLabel") == "09:30");
    REQUIRE(board.speaksNext());
    REQUIRE(board.speaksNext());
    CHECK(board.spoken() == "7.1 7.2");

    // Away while two are called; one of them is too old to be spoken when the board is back.
    hall.away();
    hall.lobby.calls.push_back(call(8, "A048", "4", -90));
    hall.lobby.calls.push_back(call(9, "A049", "5", 1));
    hall.open();
    REQUIRE(soon([&] { return board.text("callNumber_0") == "A049"; }));
    CHECK(board.text("callNumber_1") == "A048");
    REQUIRE(board.speaksNext());
    REQUIRE(board.speaksNext());
    CHECK(board.spoken() == "7.1 7.2 9.1 9.2");

    const QJsonObject last = board.traced("board").back();
    CHECK(last["stage"].toString() == "calls");
    CHECK(last["freshness"].toString() == "current");
    CHECK(last["rows"].toArray()[0].toObject()["number"].toString() == "A049");
    CHECK(last["legibility"].toObject()["ok"].toBool());
    CHECK(last["sound"].toString() == "working");
}

TEST_CASE("a speaker that fails is said on the board") {
    Hall hall;
    hall.lobby = hallView({});
    hall.open();
    Program board(hall);
    REQUIRE(soon([&] { return board.text("stageText") == "请留意您的号码"; }));
    CHECK_FALSE(board.visible("noSoundNote"));
    board.good = false;
    REQUIRE(soon([&] { return board.visible("noSoundNote"); }));
    board.good = true;
    REQUIRE(soon([&] { return !board.visible("noSoundNote"); }));
}

TEST_CASE("as loud as the hour wants it; in a silent hour the board shows, says so, and saves up no calls") {
    Hall hall;  // half past nine
    hall.lobby = hallView({call(7, "A047", "3", 0)});
    hall.open();
    {
        Program board(hall, {{}, *volumesOf("08:00=40,12:00=100")});
        REQUIRE(soon([&] { return !board.held.empty(); }));
        CHECK(board.loudest == 400);
        CHECK(board.traced("announcement")[0]["volume"].toInt() == 40);
        CHECK_FALSE(board.visible("noSoundNote"));
    }
    hall.lines.clear();
    Program board(hall, {*hoursOf("09:00-10:00"), *volumesOf("08:00=100,09:30=0")});
    REQUIRE(soon([&] { return board.visible("noSoundNote"); }));
    CHECK(board.text("noSoundNote").startsWith(QStringLiteral("静音时段")));
    REQUIRE(soon([&] { return board.spoken() == "7.1 7.2"; }));
    CHECK(board.held.empty());
    CHECK_FALSE(board.traced("announcement")[0]["audible"].toBool());
    CHECK(board.traced("board").back()["sound"].toString() == "silent");
    CHECK(board.visible("veil"));
    hall.lobby.notices = {{1, "emergency", {"请有序离开大厅", ""}}};
    hall.tellAll();
    REQUIRE(soon([&] { return !board.visible("veil"); }));
}

TEST_CASE("a view that is none leaves the board as it was") {
    Hall hall;
    hall.lobby = hallView({call(7, "A047", "3", 0)});
    hall.open();
    Program board(hall);
    REQUIRE(soon([&] { return board.text("callNumber_0") == "A047"; }));
    hall.lines[0]->sendTextMessage(QStringLiteral(
        R"({"view":"lobby","seq":999,"at":"2026-11-21T09:30:00.000+08:00","data":{"hall":7}})"));
    hall.seq = 1'000;
    hall.lobby.calls.push_back(call(8, "A048", "4", 0));
    hall.tellAll();
    REQUIRE(soon([&] { return board.text("callNumber_0") == "A048"; }));
}

TEST_CASE("the sign follows its counter") {
    Hall hall;
    hall.lobby = hallView({call(7, "A047", "3", 0)});
    hall.lobby.counters[2].number = "A047";
    hall.lobby.counters[2].ticketState = "called";
    hall.open();
    QTemporaryDir folder;
    SignWindow window(look::Language::zh);
    window.setCalm(true);
    window.resize(1280, 720);
    Feed feed(hall.url(), "token", Zone{});
    SignControl control(feed, window, "3", folder.filePath("trace.jsonl"));
    feed.start();
    const auto text = [&](const char* name) {
        return window.findChild<QWidget*>(QLatin1String(name))->property("text").toString();
    };
    REQUIRE(soon([&] { return text("signNumber") == "A047"; }));
    CHECK(text("signState") == "请到本窗口办理");
    hall.lobby.counters[2].phase = "paused";
    hall.lobby.counters[2].number.reset();
    hall.lobby.counters[2].ticketState.reset();
    hall.tellAll();
    REQUIRE(soon([&] { return text("signState") == "暂停服务"; }));
    CHECK(text("signNumber") == "");
}

TEST_CASE("no name and no item can reach a trace or a board: the view has none") {
    // The lobby's view is the only source of a board; should it ever grow a field, this is where somebody has
    // to think.
    const auto screen = screenOf(boardScenes().front(), 4);
    const QJsonObject shown = described(screen, Panel{}, layOut(Panel{}, {}, {}));
    CHECK(shown.keys() == QStringList{"clock", "closedCounters", "closing", "emergency", "freshness", "legibility", "notice", "past",
                                      "pausedCounters", "queues", "rows", "sound", "stage"});
    CHECK(shown["rows"].toArray()[0].toObject().keys() ==
          QStringList{"call", "counter", "fresh", "number", "state", "times"});
}

TEST_CASE("the one who mounts the screen is told in one line") {
    const auto line = [](Panel panel) { return legibilityLine(panel, layOut(panel, {}, {})).toStdString(); };
    CHECK(line({1920, 1080, 55, 8}) ==
          "1920 x 1080 px, 55 in, farthest seat 8 m: capitals of 154 px (98 mm) needed, 154 px shown, 4 "
          "rows, readable from 8.0 m, the side from 1.3 m: legible");
    CHECK(line({1920, 1080, 22, 15}).ends_with("NOT LEGIBLE (EN 301 549 5.1.4)"));
    const auto sign = [](Panel panel) { return legibilityLine(panel, layOutSign(panel, {}, true, false)).toStdString(); };
    CHECK(sign({1920, 1080, 24, 5}) ==
          "1920 x 1080 px, 24 in, farthest place 5 m: capitals of 221 px (61 mm) needed, 221 px shown, number readable from 5.0 m, words "
          "from 2.3 m: legible");
    CHECK(sign({1920, 1080, 10, 5}).ends_with("NOT LEGIBLE (EN 301 549 5.1.4)"));
}
