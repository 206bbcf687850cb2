#include "schema/link/Link.hpp"

#include <doctest/doctest.h>

#include <QCryptographicHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>
#include <set>

using namespace hall;
using conversation::Line;

namespace {

constexpr int longMs = 10'000;
const std::string welcome = wire::encode(wire::Welcome{"board", "board-1", {1'000'000, 480}, "0.1", {}, {}});

/// A hall that welcomes everybody and answers what `answer` says.
class Hall : public QWebSocketServer {
  public:
    explicit Hall(quint16 port = 0) : QWebSocketServer("hall", NonSecureMode) {
        setSupportedSubprotocols({"hall.v1"});
        REQUIRE(listen(QHostAddress::LocalHost, port));
        connect(this, &QWebSocketServer::newConnection, this, [this] {
            QWebSocket* line = nextPendingConnection();
            line->setParent(this);
            lines.append(line);
            connect(line, &QWebSocket::textMessageReceived, this, [this, line](const QString& text) {
                heard.push_back(text.toStdString());
                for (const std::string& reply : answer(heard.back())) line->sendTextMessage(QString::fromStdString(reply));
            });
        });
    }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(serverPort())); }

    std::function<std::vector<std::string>(const std::string&)> answer = [](const std::string&) { return std::vector{welcome}; };
    std::vector<std::string> heard;
    QList<QWebSocket*> lines;
};

struct Told {
    explicit Told(link::Link& link) {
        QObject::connect(&link, &link::Link::lineChanged, &link, [this](Line line) { lines.push_back(line); });
        QObject::connect(&link, &link::Link::welcomed, &link, [this](const wire::Welcome&) { ++welcomes; });
        QObject::connect(&link, &link::Link::viewArrived, &link, [this](const wire::ViewFrame& v) { views.push_back(v); });
        QObject::connect(&link, &link::Link::receiptArrived, &link, [this](const wire::Receipt& r) { receipts.push_back(r); });
        QObject::connect(&link, &link::Link::refused, &link, [this](const wire::Problem& p) { problems.push_back(p.code); });
    }
    std::vector<Line> lines;
    int welcomes{};
    std::vector<wire::ViewFrame> views;
    std::vector<wire::Receipt> receipts;
    std::vector<std::string> problems;
};

link::Settings settingsFor(const QUrl& url) {
    link::Settings settings;
    settings.server = url;
    settings.token = "secret";
    settings.topics = {"lobby"};
    settings.client = "test/1";
    settings.backOffCapMs = 100;
    return settings;
}

wire::Command callNext(const std::string& id) {
    wire::Command command;
    command.name = "call-next";
    command.id = id;
    return command;
}

template <class P>
bool soon(P predicate) { return QTest::qWaitFor(predicate, longMs); }

}  // namespace

TEST_CASE("hello, views and a command") {
    Hall hall;
    hall.answer = [](const std::string& text) -> std::vector<std::string> {
        if (text.find("hello") != std::string::npos)
            return {welcome, wire::encodeViewFrame("lobby", 1, {1'000'500, 480}, R"({"x":1})"),
                    wire::encodeViewFrame("lobby", 1, {1'000'500, 480}, R"({"x":1})")};
        return {wire::encode(wire::Receipt{"id-000000001", 204, {}, {}})};
    };
    link::Link link(settingsFor(hall.url()));
    Told told(link);
    CHECK_FALSE(link.submit(callNext("id-000000001")));
    CHECK_FALSE(link.serverNow().has_value());
    link.start();
    REQUIRE(soon([&] { return !told.views.empty(); }));
    CHECK(told.lines == std::vector{Line::connecting, Line::greeting, Line::live});
    CHECK(hall.lines[0]->subprotocol() == "hall.v1");
    CHECK(hall.heard[0] == R"({"hello":"hall.v1","auth":{"kind":"token","token":"secret"},"topics":["lobby"],"client":"test/1"})");
    CHECK(told.views[0].data == R"({"x":1})");
    REQUIRE(link.serverNow().has_value());
    CHECK(link.serverNow()->utcMs >= 1'000'500);
    CHECK(link.serverNow()->offsetMinutes == 480);

    CHECK(link.submit(callNext("id-000000001")));
    CHECK(link.inFlight());
    CHECK_FALSE(link.submit(callNext("id-000000002")));
    REQUIRE(soon([&] { return told.receipts.size() == 1; }));
    CHECK(told.receipts[0].status == 204);
    CHECK_FALSE(link.inFlight());
    CHECK(told.views.size() == 1);
}

TEST_CASE("a broken line is opened again and the command in flight sent again, under one id") {
    Hall hall;
    int commands = 0;
    hall.answer = [&](const std::string& text) -> std::vector<std::string> {
        if (text.find("hello") != std::string::npos) return {welcome};
        if (++commands < 3) {
            hall.lines.back()->abort();
            return {};
        }
        return {wire::encode(wire::Receipt{"id-000000001", 204, {}, {}}), wire::encode(wire::Receipt{"id-000000001", 204, {}, {}})};
    };
    link::Link link(settingsFor(hall.url()));
    Told told(link);
    QObject::connect(&link, &link::Link::lineChanged, &link, [&](Line line) {
        if (line == Line::live) (void)link.submit(callNext("id-000000001"));  // a slot that speaks at once
    });
    link.start();
    REQUIRE(soon([&] { return told.receipts.size() == 1; }));
    CHECK(commands == 3);
    CHECK(told.welcomes == 3);
    CHECK(hall.lines.size() == 3);
    CHECK(told.lines.back() == Line::live);
}

TEST_CASE("a server that comes later, goes and comes again") {
    quint16 port = 0;
    {
        Hall probe;
        port = probe.serverPort();
    }
    link::Link link(settingsFor(QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(port))));
    Told told(link);
    link.start();
    REQUIRE(soon([&] { return std::count(told.lines.begin(), told.lines.end(), Line::cutOff) == 2; }));
    CHECK(told.welcomes == 0);
    auto hall = std::make_unique<Hall>(port);
    REQUIRE(soon([&] { return told.welcomes == 1; }));
    hall.reset();
    REQUIRE(soon([&] { return link.line() == Line::cutOff; }));
    CHECK(link.serverNow().has_value());
    hall = std::make_unique<Hall>(port);
    REQUIRE(soon([&] { return told.welcomes == 2; }));
}

TEST_CASE("a refusal is told and the line left alone for a while") {
    Hall hall;
    hall.answer = [](const std::string&) {
        return std::vector{std::string(R"({"refused":{"type":"urn:onewindow:problem:unauthenticated","code":"unauthenticated","status":401,"title":"t"}})")};
    };
    link::Link link(settingsFor(hall.url()));
    Told told(link);
    link.start();
    REQUIRE(soon([&] { return told.problems.size() == 1; }));
    CHECK(told.problems[0] == "unauthenticated");
    CHECK(link.line() == Line::cutOff);
}

namespace {

/// Shakes hands by itself, sends the welcome, and answers pings only if it shall: what QWebSocketServer cannot be made to do.
class BareHall : public QTcpServer {
  public:
    explicit BareHall(bool answersPings) {
        REQUIRE(listen(QHostAddress::LocalHost));
        connect(this, &QTcpServer::newConnection, this, [this, answersPings] {
            QTcpSocket* socket = nextPendingConnection();
            ++connections;
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, answersPings] { read(*socket, answersPings); });
        });
    }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(serverPort())); }

    int connections{};
    int pings{};

  private:
    void read(QTcpSocket& socket, bool answersPings) {
        const QByteArray bytes = socket.readAll();
        if (const auto at = bytes.indexOf("Sec-WebSocket-Key: "); at >= 0) {
            const QByteArray key = bytes.mid(at + 19, 24) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
            socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: hall.v1\r\n"
                         "Sec-WebSocket-Accept: " + QCryptographicHash::hash(key, QCryptographicHash::Sha1).toBase64() + "\r\n\r\n");
            socket.write(QByteArray("\x81") + char(welcome.size()) + QByteArray::fromStdString(welcome));
        } else if (static_cast<unsigned char>(bytes[0]) == 0x89) {
            ++pings;
            if (answersPings) socket.write(QByteArray("\x8A\x00", 2));
        }
    }
};

}  // namespace

TEST_CASE("an idle line lives on its pongs, a silent one is dead") {
    REQUIRE(welcome.size() < 126);  // so that its frame has the short form
    for (const bool answersPings : {true, false}) {
        CAPTURE(answersPings);
        BareHall hall(answersPings);
        link::Settings settings = settingsFor(hall.url());
        settings.pingMs = 60;
        settings.silenceMs = 1'000;  // far more than a busy machine's stall
        link::Link link(settings);
        Told told(link);
        link.start();
        if (answersPings) {
            REQUIRE(soon([&] { return hall.pings >= 25; }));  // longer than the silence
            CHECK(hall.connections == 1);
            CHECK(link.line() == Line::live);
        } else {
            REQUIRE(soon([&] { return hall.connections == 2; }));
            CHECK(std::count(told.lines.begin(), told.lines.end(), Line::cutOff) == 1);
        }
    }
}

TEST_CASE("command ids do not repeat") {
    std::set<std::string> ids;
    for (int i = 0; i < 1'000; ++i) {
        const std::string id = link::Link::newCommandId();
        CHECK(id.size() == 32);
        CHECK(id.find_first_not_of("0123456789abcdef") == std::string::npos);
        ids.insert(id);
    }
    CHECK(ids.size() == 1'000);
}
