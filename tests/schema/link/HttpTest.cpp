#include "schema/link/Http.hpp"

#include <doctest/doctest.h>

#include <QSslServer>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTest>
#include <optional>

#include "schema/link/CatalogueSource.hpp"
#include "tests/schema/link/TlsServer.hpp"

using namespace hall;
using support::TestCertificate;

namespace {

constexpr int longMs = 10'000;

/// Answers every request with `answer` and keeps what was asked. Keeps its lines open.
template <class Base>
class Office : public Base {
  public:
    Office() {
        REQUIRE(this->listen(QHostAddress::LocalHost));
        QObject::connect(this, &Base::pendingConnectionAvailable, this, [this] {
            QTcpSocket* socket = this->nextPendingConnection();
            ++connections;
            QObject::connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                partial += socket->readAll();
                const qsizetype end = partial.indexOf("\r\n\r\n");
                if (end < 0) return;
                const qsizetype at = partial.toLower().indexOf("content-length: ");
                const qsizetype length = at < 0 || at > end ? 0 : partial.mid(at + 16, partial.indexOf("\r\n", at) - at - 16).toInt();
                if (partial.size() < end + 4 + length) return;
                asked << std::exchange(partial, {});
                if (!answer.isEmpty()) socket->write(answer);
            });
        });
    }
    QByteArray answer;
    QList<QByteArray> asked;
    QByteArray partial;
    int connections{};
};

using PlainOffice = Office<QTcpServer>;

class SecureOffice : public Office<QSslServer> {
  public:
    explicit SecureOffice(const TestCertificate& certificate) { setSslConfiguration(test::serverTls(certificate)); }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("wss://127.0.0.1:%1/ws").arg(serverPort())); }
};

QUrl urlOf(const QTcpServer& server) { return QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(server.serverPort())); }

link::HttpAnswer called(link::Http& http, const QByteArray& method, const QString& path, const QByteArray& body = {},
                        const std::string& token = {}, const link::Http::Fields& fields = {}) {
    std::optional<link::HttpAnswer> answer;
    int times = 0;
    http.call(method, path, body, token, [&](link::HttpAnswer got) {
        answer = std::move(got);
        ++times;
    }, fields);
    CHECK(times == 0);
    REQUIRE(QTest::qWaitFor([&] { return answer.has_value(); }, longMs));
    CHECK(times == 1);
    return *answer;
}

QByteArray answerOf(const QByteArray& status, const QByteArray& fields, const QByteArray& body) {
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + fields + "\r\n" + body;
}

}  // namespace

TEST_CASE("http: what goes out and what comes back") {
    PlainOffice office;
    link::Http http(urlOf(office));
    office.answer = answerOf("201 Created", "Content-Type: application/json\r\nETag: \"7\"\r\nLink: </x>; rel=\"next\"\r\n", R"({"token":"t"})");
    const auto made = called(http, "POST", "/api/v1/session?a=1", R"({"name":"li"})", "device-token", {{"Idempotency-Key", "12345678"}});
    CHECK(made.status == 201);
    CHECK(made.body == R"({"token":"t"})");
    CHECK(made.contentType == "application/json");
    CHECK(made.etag == "\"7\"");
    CHECK(made.link == "</x>; rel=\"next\"");
    CHECK(made.fault.isEmpty());
    REQUIRE(office.asked.size() == 1);
    CHECK(office.asked[0].startsWith("POST /api/v1/session?a=1 HTTP/1.1\r\n"));
    CHECK(office.asked[0].contains("Authorization: Bearer device-token\r\n"));
    CHECK(office.asked[0].contains("Content-Type: application/json\r\n"));
    CHECK(office.asked[0].contains("Idempotency-Key: 12345678\r\n"));
    CHECK(office.asked[0].endsWith("\r\n\r\n{\"name\":\"li\"}"));

    struct Row {
        QByteArray method, status, fields, body;
        int code, retryAfter;
    };
    const Row rows[] = {
        {"GET", "200 OK", "", "{}", 200, 0},
        {"DELETE", "204 No Content", "", "", 204, 0},
        {"POST", "401 Unauthorized", "WWW-Authenticate: Bearer\r\nContent-Type: application/problem+json\r\n", R"({"code":"sign-in-failed"})", 401, 0},
        {"POST", "409 Conflict", "", R"({"code":"staff-elsewhere"})", 409, 0},
        {"PUT", "412 Precondition Failed", "", "{}", 412, 0},
        {"POST", "429 Too Many Requests", "Retry-After: 30\r\n", "{}", 429, 30},
        {"GET", "302 Found", "Location: http://127.0.0.1:1/\r\n", "", 302, 0},
        {"GET", "500 Internal Server Error", "", "{}", 500, 0},
        {"POST", "503 Service Unavailable", "Retry-After: 1\r\n", "{}", 503, 1},
        {"POST", "507 Insufficient Storage", "", "{}", 507, 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.status.toStdString());
        office.answer = row.code == 204 ? QByteArray("HTTP/1.1 204 No Content\r\n\r\n") : answerOf(row.status, row.fields, row.body);
        const auto answer = called(http, row.method, QStringLiteral("/api/v1/x"));
        CHECK(answer.status == row.code);
        CHECK(answer.body == row.body);
        CHECK(answer.retryAfterSeconds == row.retryAfter);
        CHECK(office.asked.back().startsWith(row.method + " /api/v1/x HTTP/1.1\r\n"));
        CHECK_FALSE(office.asked.back().contains("Authorization"));
    }
}

TEST_CASE("http: no answer is no status") {
    PlainOffice silent;
    link::Http http(urlOf(silent));
    http.setTimeoutMs(100);
    const auto late = called(http, "GET", QStringLiteral("/api/v1/x"));
    CHECK(late.status == 0);
    CHECK(late.fault == "timeout");

    PlainOffice huge;
    huge.answer = "HTTP/1.1 200 OK\r\nContent-Length: 20000000\r\n\r\n" + QByteArray(13'000'000, 'x');
    link::Http greedy(urlOf(huge));
    CHECK(called(greedy, "GET", QStringLiteral("/api/v1/x")).fault == "too-large");

    QUrl gone;
    {
        PlainOffice office;
        gone = urlOf(office);
    }
    link::Http nobody(gone);
    const auto none = called(nobody, "POST", QStringLiteral("/api/v1/x"), "{}");
    CHECK(none.status == 0);
    CHECK(none.fault == "network");

    link::Http far(QUrl(QStringLiteral("ws://192.0.2.1:8080/ws")));
    CHECK(called(far, "POST", QStringLiteral("/api/v1/session"), "{}", "secret").fault == "plain-not-allowed");
}

TEST_CASE("http: over TLS the pin decides, and a wrong server hears nothing") {
    const TestCertificate ours = TestCertificate::make("DNS:elsewhere.example");
    SecureOffice office(ours);
    office.answer = answerOf("200 OK", "", "{}");
    {
        link::Http http({office.url(), test::pinOf(ours)});
        CHECK(called(http, "GET", QStringLiteral("/api/v1/session"), {}, "secret").status == 200);
        CHECK(called(http, "GET", QStringLiteral("/api/v1/session"), {}, "secret").status == 200);
        CHECK(office.asked.size() == 2);
        CHECK(office.connections == 1);  // kept open between the two
    }
    office.asked.clear();
    link::Http wrong({office.url(), QByteArray(32, 'x')});
    CHECK(called(wrong, "POST", QStringLiteral("/api/v1/session"), "{}", "secret").fault == "certificate-not-pinned");
    link::Http noPin(link::Address{office.url()});
    CHECK(called(noPin, "POST", QStringLiteral("/api/v1/session"), "{}", "secret").fault == "certificate-untrusted");
    CHECK(office.asked.isEmpty());
    CHECK(office.partial.isEmpty());
}

TEST_CASE("catalogue: over TLS under the same pin") {
    const TestCertificate ours = TestCertificate::make("IP:127.0.0.1");
    SecureOffice office(ours);
    wire::Catalogue catalogue;
    catalogue.version = "v1";
    office.answer = answerOf("200 OK", "ETag: \"v1\"\r\n", QByteArray::fromStdString(wire::encode(catalogue)));
    link::CatalogueSource source({office.url(), test::pinOf(ours)}, "secret");
    source.want("v1");
    REQUIRE(QTest::qWaitFor([&] { return source.version() == "v1"; }, longMs));

    link::CatalogueSource wrong({office.url(), QByteArray(32, 'x')}, "secret");
    QStringList failures;
    QObject::connect(&wrong, &link::CatalogueSource::failed, &wrong, [&](const QString& code) { failures << code; });
    wrong.want("v1");
    REQUIRE(QTest::qWaitFor([&] { return !failures.isEmpty(); }, longMs));
    CHECK(failures[0] == "certificate-not-pinned");
    CHECK(office.asked.size() == 1);
}
