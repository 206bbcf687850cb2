#include <doctest/doctest.h>

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include "schema/link/Link.hpp"
#include "tests/schema/link/TlsServer.hpp"

using namespace hall;
using conversation::Line;
using support::TestCertificate;

namespace {

constexpr int longMs = 10'000;

/// A hall behind TLS that welcomes everybody.
class SecureHall : public QWebSocketServer {
  public:
    explicit SecureHall(const TestCertificate& certificate) : QWebSocketServer("hall", SecureMode) {
        setSupportedSubprotocols({"hall.v1"});
        setSslConfiguration(test::serverTls(certificate));
        REQUIRE(listen(QHostAddress::LocalHost));
        connect(this, &QWebSocketServer::newConnection, this, [this] {
            QWebSocket* line = nextPendingConnection();
            line->setParent(this);
            ++handshakes;
            connect(line, &QWebSocket::textMessageReceived, this, [this, line](const QString& text) {
                heard << text;
                line->sendTextMessage(QString::fromStdString(wire::encode(wire::Welcome{"board", "board-1", {1'000'000, 480}, "0.1", {}, {}})));
            });
        });
    }
    [[nodiscard]] QUrl url(const QString& host = QStringLiteral("127.0.0.1")) const {
        return QUrl(QStringLiteral("wss://%1:%2/ws").arg(host).arg(serverPort()));
    }
    int handshakes{};   ///< of WebSockets, past TLS
    QStringList heard;
};

struct Attempt {
    explicit Attempt(link::Address address) : link(settings(std::move(address))) {
        QObject::connect(&link, &link::Link::refused, &link, [this](const wire::Problem& p) { problems.push_back(p.code); });
        QObject::connect(&link, &link::Link::lineChanged, &link, [this](Line line) { lines.push_back(line); });
        link.start();
    }
    static link::Settings settings(link::Address address) {
        link::Settings settings;
        settings.server = std::move(address);
        settings.token = "secret";
        settings.topics = {"lobby"};
        settings.client = "test/1";
        settings.backOffCapMs = 50;
        return settings;
    }
    /// "live", or the code of the first refusal.
    std::string end() {
        const bool over = QTest::qWaitFor([&] { return link.line() == Line::live || !problems.empty(); }, longMs);
        if (!over) return "nothing";
        return problems.empty() ? "live" : problems.front();
    }
    link::Link link;
    std::vector<std::string> problems;
    std::vector<Line> lines;
};

}  // namespace

TEST_CASE("secure link: who is let through") {
    const TestCertificate ours = TestCertificate::make("IP:127.0.0.1,DNS:localhost");
    const TestCertificate others = TestCertificate::make("IP:127.0.0.1,DNS:localhost");
    const TestCertificate elsewhere = TestCertificate::make("DNS:elsewhere.example");
    const TestCertificate ended = TestCertificate::make("IP:127.0.0.1", 0);
    struct Row {
        const char* what;
        const TestCertificate& shown;
        QByteArray pin;
        const TestCertificate* trusted;  ///< by the system
        const char* end;
    };
    const Row rows[] = {
        {"the pinned certificate", ours, test::pinOf(ours), nullptr, "live"},
        {"pinned, under another name", elsewhere, test::pinOf(elsewhere), nullptr, "live"},
        {"pinned, out of date", ended, test::pinOf(ended), nullptr, "live"},
        {"another one", others, test::pinOf(ours), nullptr, "certificate-not-pinned"},
        {"another one that the system trusts", others, test::pinOf(ours), &others, "certificate-not-pinned"},
        {"no pin, nobody vouches", ours, {}, nullptr, "certificate-untrusted"},
        {"no pin, the system trusts it", ours, {}, &ours, "live"},
        {"no pin, trusted under another name", elsewhere, {}, &elsewhere, "certificate-untrusted"},
        {"no pin, trusted but out of date", ended, {}, &ended, "certificate-untrusted"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        SecureHall hall(row.shown);
        std::unique_ptr<test::TrustedBySystem> system;
        if (row.trusted != nullptr) system = std::make_unique<test::TrustedBySystem>(*row.trusted);
        Attempt attempt({hall.url(), row.pin});
        CHECK(attempt.end() == row.end);
        const bool live = std::string(row.end) == "live";
        CHECK(hall.handshakes == (live ? 1 : 0));
        CHECK(hall.heard.size() == (live ? 1 : 0));   // the token goes to the right server only
        CHECK(attempt.link.line() == (live ? Line::live : Line::cutOff));
    }
}

TEST_CASE("secure link: a wrong pin waits long before the next attempt") {
    const TestCertificate ours = TestCertificate::make("IP:127.0.0.1");
    SecureHall hall(ours);
    Attempt attempt({hall.url(), QByteArray(32, 'x')});
    REQUIRE(attempt.end() == "certificate-not-pinned");
    // As long as it takes a line that is only lost to be tried six times.
    QUrl nobody;
    {
        QTcpServer gone;
        REQUIRE(gone.listen(QHostAddress::LocalHost));
        nobody = QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(gone.serverPort()));
    }
    Attempt lost(nobody);
    REQUIRE(QTest::qWaitFor([&] { return std::count(lost.lines.begin(), lost.lines.end(), Line::connecting) == 6; }, longMs));
    CHECK(attempt.lines == std::vector{Line::connecting, Line::cutOff});
    CHECK(attempt.problems.size() == 1);
}

TEST_CASE("secure link: a server that does not speak TLS is no line, and nothing is told to it") {
    QTcpServer plain;
    REQUIRE(plain.listen(QHostAddress::LocalHost));
    QByteArray heard;
    int connections = 0;
    QObject::connect(&plain, &QTcpServer::newConnection, &plain, [&] {
        QTcpSocket* socket = plain.nextPendingConnection();
        ++connections;
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [&heard, socket] {
            heard += socket->readAll();
            socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
        });
    });
    Attempt attempt({QUrl(QStringLiteral("wss://127.0.0.1:%1/ws").arg(plain.serverPort())), QByteArray(32, 'x')});
    REQUIRE(QTest::qWaitFor([&] { return connections >= 3; }, longMs));
    CHECK(attempt.problems.empty());
    CHECK_FALSE(heard.contains("GET"));
}

TEST_CASE("secure link: plain WebSocket to another machine is never opened") {
    Attempt attempt(QUrl(QStringLiteral("ws://192.0.2.1:8080/ws")));
    CHECK(attempt.end() == "plain-not-allowed");
    CHECK(attempt.lines == std::vector{Line::connecting, Line::cutOff});
}
