#include "schema/link/CatalogueSource.hpp"

#include <doctest/doctest.h>

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace hall;

namespace {

constexpr int longMs = 10'000;

/// Answers every GET with what is next in `answers`, and keeps what was asked.
class Shop : public QTcpServer {
  public:
    Shop() {
        REQUIRE(listen(QHostAddress::LocalHost));
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                partial += socket->readAll();
                if (!partial.endsWith("\r\n\r\n")) return;
                asked.append(std::exchange(partial, {}));
                socket->write(answers.isEmpty() ? QByteArray("HTTP/1.1 500 no\r\nContent-Length: 0\r\n\r\n") : answers.takeFirst());
            });
        });
    }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(serverPort())); }

    QList<QByteArray> answers;
    QList<QByteArray> asked;
    QByteArray partial;
};

QByteArray answerWith(const std::string& version) {
    wire::Catalogue catalogue;
    catalogue.version = version;
    catalogue.departments.push_back({"d1", {"\xE5\xB1\x80", "Bureau"}});
    const QByteArray body = QByteArray::fromStdString(wire::encode(catalogue));
    return "HTTP/1.1 200 OK\r\nETag: \"" + QByteArray::fromStdString(version) +
           "\"\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

struct Taken {
    explicit Taken(link::CatalogueSource& source) {
        QObject::connect(&source, &link::CatalogueSource::arrived, &source, [this](const wire::Catalogue& c) { catalogues.push_back(c); });
        QObject::connect(&source, &link::CatalogueSource::failed, &source, [this](const QString& code) { failures.append(code); });
    }
    std::vector<wire::Catalogue> catalogues;
    QStringList failures;
};

}  // namespace

TEST_CASE("a version is fetched once, and again only when another is wanted") {
    Shop shop;
    link::CatalogueSource source(shop.url(), "secret");
    Taken taken(source);
    shop.answers << answerWith("v1") << "HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n" << answerWith("v3");

    source.want("");
    source.want("v1");
    source.want("v1");
    REQUIRE(QTest::qWaitFor([&] { return taken.catalogues.size() == 1; }, longMs));
    CHECK(source.version() == "v1");
    CHECK(taken.catalogues[0].departments.size() == 1);
    source.want("v1");
    REQUIRE(shop.asked.size() == 1);
    CHECK(shop.asked[0].startsWith("GET /api/v1/catalogue HTTP/1.1\r\n"));
    CHECK(shop.asked[0].contains("Authorization: Bearer secret\r\n"));
    CHECK_FALSE(shop.asked[0].contains("If-None-Match"));

    source.want("v2");
    REQUIRE(QTest::qWaitFor([&] { return shop.asked.size() == 2; }, longMs));
    CHECK(shop.asked[1].contains("If-None-Match: \"v1\"\r\n"));
    source.want("v3");
    REQUIRE(QTest::qWaitFor([&] { return taken.catalogues.size() == 2; }, longMs));
    CHECK(taken.catalogues[1].version == "v3");
    CHECK(taken.failures.isEmpty());
}

TEST_CASE("what fails is told and tried again") {
    Shop shop;
    link::CatalogueSource source(shop.url(), "secret");
    source.setRetryMs(1);
    Taken taken(source);
    shop.answers << "HTTP/1.1 503 later\r\nContent-Length: 0\r\n\r\n"
                 << "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                 << "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n" << answerWith("v1");
    source.want("v1");
    REQUIRE(QTest::qWaitFor([&] { return taken.catalogues.size() == 1; }, longMs));
    CHECK(taken.failures == QStringList{"http-503", "json-missing-member", "http-302"});
    CHECK(shop.asked.size() == 4);
}

TEST_CASE("nobody there") {
    Shop shop;
    const QUrl url = shop.url();
    shop.close();
    link::CatalogueSource source(url, "secret");
    Taken taken(source);
    source.want("v1");
    REQUIRE(QTest::qWaitFor([&] { return taken.failures.size() == 1; }, longMs));
    CHECK(taken.failures[0] == "network");
}
