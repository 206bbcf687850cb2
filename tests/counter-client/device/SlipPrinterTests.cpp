// The reception's printer: addresses, a network printer that takes everything, breaks off, or is not there, and files.
#include <doctest/doctest.h>

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include "counter-client/device/SlipPrinter.hpp"

using namespace hall::counter::device;

namespace {

constexpr int longMs = 10'000;

struct Told {
    explicit Told(SlipPrinter& printer) {
        QObject::connect(&printer, &SlipPrinter::printed, &context, [this](bool well) { all.push_back(well); });
    }
    bool has(std::size_t count) {
        return QTest::qWaitFor([&] { return all.size() >= count; }, longMs);
    }
    std::vector<bool> all;
    QObject context;
};

}  // namespace

TEST_CASE("addresses") {
    using Kind = SlipAddress::Kind;
    struct Case { const char* text; std::optional<SlipAddress> address; };
    for (const Case& c : {Case{"tcp:printer", SlipAddress{Kind::tcp, "printer", 9100}}, Case{"tcp:10.0.0.7:9101", SlipAddress{Kind::tcp, "10.0.0.7", 9101}},
                          Case{"tcp:[::1]:9100", SlipAddress{Kind::tcp, "::1", 9100}}, Case{"tcp:[::1]", SlipAddress{Kind::tcp, "::1", 9100}},
                          Case{"file:/tmp/x", SlipAddress{Kind::file, "/tmp/x", 0}}, Case{"file:", {}}, Case{"tcp:", {}}, Case{"tcp::9100", {}},
                          Case{"tcp:a:0", {}}, Case{"tcp:a:65536", {}}, Case{"tcp:a:b", {}}, Case{"tcp:::1", {}}, Case{"usb:1", {}}, Case{"", {}}}) {
        CAPTURE(c.text);
        CHECK(parseSlipAddress(QString::fromLatin1(c.text)) == c.address);
    }
}

TEST_CASE("a network printer gets every byte of each job, in order") {
    QTcpServer server;
    REQUIRE(server.listen(QHostAddress::LocalHost));
    QByteArray got;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket* line = server.nextPendingConnection();
        QObject::connect(line, &QTcpSocket::readyRead, line, [&got, line] { got += line->readAll(); });
    });
    SlipPrinter printer({SlipAddress::Kind::tcp, QStringLiteral("127.0.0.1"), server.serverPort()});
    Told told(printer);
    printer.print(QByteArray(100'000, 'a'));
    printer.print("b");
    CHECK(told.all.empty());  // never from within
    REQUIRE(told.has(2));
    CHECK(told.all == std::vector<bool>{true, true});
    CHECK(QTest::qWaitFor([&] { return got.size() == 100'001; }, longMs));
    CHECK(got.endsWith("ab"));
}

TEST_CASE("nobody there: said once, and the next job is tried") {
    QTcpServer server;
    REQUIRE(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    SlipPrinter printer({SlipAddress::Kind::tcp, QStringLiteral("127.0.0.1"), port});
    Told told(printer);
    printer.print("a");
    printer.print("b");
    REQUIRE(told.has(2));
    CHECK(told.all == std::vector<bool>{false, false});
}

TEST_CASE("a printer that takes no byte any more is given up") {
    QTcpServer server;
    REQUIRE(server.listen(QHostAddress::LocalHost));
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] { server.nextPendingConnection()->setReadBufferSize(1); });
    SlipPrinter printer({SlipAddress::Kind::tcp, QStringLiteral("127.0.0.1"), server.serverPort()});
    printer.setStallMs(200);
    Told told(printer);
    printer.print(QByteArray(32 * 1024 * 1024, 'a'));
    REQUIRE(told.has(1));
    CHECK_FALSE(told.all[0]);
}

TEST_CASE("files: appended; a path that cannot be written is a failure") {
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("slips"));
    SlipPrinter printer({SlipAddress::Kind::file, path, 0});
    Told told(printer);
    printer.print("one");
    printer.print("two");
    REQUIRE(told.has(2));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == "onetwo");
    SlipPrinter wrong({SlipAddress::Kind::file, directory.path(), 0});
    Told toldWrong(wrong);
    wrong.print("x");
    REQUIRE(toldWrong.has(1));
    CHECK_FALSE(toldWrong.all[0]);
}
