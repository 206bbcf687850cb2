#include <doctest/doctest.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <functional>

#include "ticket-printer/device/Printer.hpp"
#include "ticket-printer/device/Status.hpp"

using namespace hall::kiosk::device;

namespace {

constexpr Patience shortPatience{2'000, 30, 400, 200};

/// Runs the event loop until `done`; false when it does not come to that.
bool until(const std::function<bool()>& done) {
    QDeadlineTimer deadline(20'000);
    while (!done()) {
        if (deadline.hasExpired()) return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
    }
    return true;
}

struct Outcomes {
    std::vector<std::pair<QString, Fault>> all;
    explicit Outcomes(Printer& printer) {
        QObject::connect(&printer, &Printer::ended, &printer, [this](const QString& id, Fault fault) { all.emplace_back(id, fault); });
    }
};

/// A network printer as one meets them: takes bytes, answers status requests as told.
struct PaperHouse {
    QTcpServer server;
    QByteArray got;
    int lines = 0;
    std::function<QByteArray(const QByteArray& all)> answer;   ///< to what has come so far

    PaperHouse() {
        REQUIRE(server.listen(QHostAddress::LocalHost));
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            ++lines;
            auto* socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                got += socket->readAll();
                if (answer) socket->write(answer(got));
            });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }
    [[nodiscard]] PrinterAddress address() const {
        return {PrinterAddress::Kind::tcp, QStringLiteral("127.0.0.1"), server.serverPort()};
    }
};

const QByteArray fine = QByteArray::fromHex("1212"), paperOut = QByteArray::fromHex("7212"), coverUp = QByteArray::fromHex("1216");

}  // namespace

TEST_CASE("printer address") {
    struct Row {
        const char* text;
        bool good;
        PrinterAddress::Kind kind;
        const char* target;
        int port;
    };
    using Kind = PrinterAddress::Kind;
    const Row rows[] = {{"none", true, Kind::none, "", 9100},
                        {"tcp:10.0.0.5", true, Kind::tcp, "10.0.0.5", 9100},
                        {"tcp:printer:9101", true, Kind::tcp, "printer", 9101},
                        {"tcp:[::1]:9100", true, Kind::tcp, "::1", 9100},
                        {"tcp:[::1]", true, Kind::tcp, "::1", 9100},
                        {"device:/dev/usb/lp0", true, Kind::device, "/dev/usb/lp0", 0},
                        {"file:/tmp/a:b", true, Kind::file, "/tmp/a:b", 0},
                        {"pdf:/tmp/x", true, Kind::pdf, "/tmp/x", 0},
                        {"", false, {}, "", 0},
                        {"tcp", false, {}, "", 0},
                        {"tcp:", false, {}, "", 0},
                        {"tcp:h:", false, {}, "", 0},
                        {"tcp:h:0", false, {}, "", 0},
                        {"tcp:h:99999", false, {}, "", 0},
                        {"tcp:::1", false, {}, "", 0},
                        {"tcp:[::1", false, {}, "", 0},
                        {"tcp::9100", false, {}, "", 0},
                        {"lpr:x", false, {}, "", 0}};
    for (const auto& row : rows) {
        const auto address = parsePrinterAddress(QString::fromLatin1(row.text));
        const std::string typed = row.text;
        CAPTURE(typed);
        REQUIRE(address.has_value() == row.good);
        if (!address) continue;
        CHECK(address->kind == row.kind);
        CHECK(address->target == QLatin1String(row.target));
        CHECK(address->port == row.port);
    }
}

TEST_CASE("status: what the bytes mean") {
    struct Row {
        const char* bytes;
        Fault fault;
        bool complete, done;
    };
    const Row rows[] = {{"", Fault::none, false, false},        {"12", Fault::none, false, false},
                        {"1212", Fault::none, true, false},     {"1e12", Fault::none, true, false},   // paper runs low: still prints
                        {"7212", Fault::outOfPaper, true, false}, {"1232", Fault::outOfPaper, true, false},
                        {"1216", Fault::coverOpen, true, false}, {"1252", Fault::offline, true, false},
                        {"00", Fault::none, false, true},       {"0c", Fault::outOfPaper, false, true},
                        {"121200", Fault::none, true, true},    {"ff80", Fault::none, false, false}};
    for (const auto& row : rows) {
        StatusReader reader;
        reader.read(QByteArray::fromHex(row.bytes));
        const std::string bytes = row.bytes;
        CAPTURE(bytes);
        CHECK(reader.fault() == row.fault);
        CHECK(reader.complete() == row.complete);
        CHECK(reader.done() == row.done);
    }
}

TEST_CASE("tcp: a printer that never answers gets every byte, in order, one line for each job") {
    PaperHouse house;
    const auto printer = makePrinter(house.address(), shortPatience);
    Outcomes outcomes(*printer);
    const QByteArray first(100'000, 'a'), second(50'000, 'b');
    printer->print({QStringLiteral("1"), {}, first});
    printer->print({QStringLiteral("2"), {}, second});
    CHECK(outcomes.all.empty());
    REQUIRE(until([&] { return outcomes.all.size() == 2 && house.got.size() >= first.size() + second.size() + 12; }));
    CHECK(outcomes.all[0] == std::pair{QStringLiteral("1"), Fault::none});
    CHECK(outcomes.all[1] == std::pair{QStringLiteral("2"), Fault::none});
    CHECK(house.got == statusRequest() + first + statusRequest() + second);
    CHECK(house.lines == 2);
}

TEST_CASE("tcp: a printer that answers is asked before and after") {
    PaperHouse house;
    house.answer = [](const QByteArray& all) { return all.endsWith(doneRequest() + statusRequest()) ? fine + '\0' : fine; };
    const auto printer = makePrinter(house.address(), {2'000, 5'000, 5'000, 5'000});
    Outcomes outcomes(*printer);
    printer->print({QStringLiteral("1"), {}, "ticket"});
    REQUIRE(until([&] { return !outcomes.all.empty(); }));
    CHECK(outcomes.all[0].second == Fault::none);
    CHECK(house.got == statusRequest() + "ticket" + doneRequest() + statusRequest());
}

TEST_CASE("tcp: without paper nothing is sent; with the cover open neither") {
    for (const auto& [said, fault] : {std::pair{paperOut, Fault::outOfPaper}, std::pair{coverUp, Fault::coverOpen}}) {
        PaperHouse house;
        house.answer = [said = said](const QByteArray&) { return said; };
        const auto printer = makePrinter(house.address(), {2'000, 5'000, 5'000, 5'000});
        Outcomes outcomes(*printer);
        printer->print({QStringLiteral("1"), {}, "ticket"});
        REQUIRE(until([&] { return !outcomes.all.empty(); }));
        CHECK(outcomes.all[0].second == fault);
        CHECK(house.got == statusRequest());
    }
}

TEST_CASE("tcp: the paper that ends in the midst of a ticket is a fault") {
    PaperHouse house;
    house.answer = [](const QByteArray& all) { return all.contains("ticket") ? paperOut : fine; };
    const auto printer = makePrinter(house.address(), {2'000, 5'000, 5'000, 5'000});
    Outcomes outcomes(*printer);
    printer->print({QStringLiteral("1"), {}, "ticket"});
    REQUIRE(until([&] { return !outcomes.all.empty(); }));
    CHECK(outcomes.all[0].second == Fault::outOfPaper);
}

TEST_CASE("tcp: nobody there; the next job is tried all the same") {
    quint16 port = 0;
    {
        QTcpServer gone;
        REQUIRE(gone.listen(QHostAddress::LocalHost));
        port = gone.serverPort();
    }
    const auto printer = makePrinter({PrinterAddress::Kind::tcp, QStringLiteral("127.0.0.1"), port}, shortPatience);
    Outcomes outcomes(*printer);
    printer->print({QStringLiteral("1"), {}, "ticket"});
    printer->print({QStringLiteral("2"), {}, "ticket"});
    REQUIRE(until([&] { return outcomes.all.size() == 2; }));
    CHECK(outcomes.all[0].second == Fault::cannotConnect);
    CHECK(outcomes.all[1].second == Fault::cannotConnect);
    CHECK_FALSE(printer->busy());
}

TEST_CASE("tcp: a printer that takes nothing more is given up") {
    QTcpServer deaf;   // its connections are never read
    deaf.setMaxPendingConnections(1);
    REQUIRE(deaf.listen(QHostAddress::LocalHost));
    QObject::connect(&deaf, &QTcpServer::newConnection, &deaf, [&] { deaf.nextPendingConnection()->setReadBufferSize(1); });
    const auto printer = makePrinter({PrinterAddress::Kind::tcp, QStringLiteral("127.0.0.1"), deaf.serverPort()}, shortPatience);
    Outcomes outcomes(*printer);
    printer->print({QStringLiteral("1"), {}, QByteArray(64'000'000, 'x')});
    REQUIRE(until([&] { return !outcomes.all.empty(); }));
    CHECK(outcomes.all[0].second == Fault::timedOut);
}

TEST_CASE("device: a terminal is set to raw, bytes come out as they went in") {
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    REQUIRE(master >= 0);
    REQUIRE(::grantpt(master) == 0);
    REQUIRE(::unlockpt(master) == 0);
    const QString path = QString::fromLocal8Bit(::ptsname(master));
    const auto printer = makePrinter({PrinterAddress::Kind::device, path, 0}, shortPatience);
    Outcomes outcomes(*printer);
    QByteArray job = "line\n\r\x11\x13\x04 end";
    job += QByteArray(20'000, '\n');
    printer->print({QStringLiteral("1"), {}, job});
    QByteArray got;
    const auto drain = [&] {
        char bytes[4096];
        for (auto n = ::read(master, bytes, sizeof bytes); n > 0; n = ::read(master, bytes, sizeof bytes)) got.append(bytes, n);
    };
    REQUIRE(until([&] {
        drain();
        return !outcomes.all.empty() && got.size() >= job.size() + 6;
    }));
    CHECK(outcomes.all[0].second == Fault::none);
    CHECK(got == statusRequest() + job);
    ::close(master);
}

TEST_CASE("device: what is not there, or is no device") {
    QTemporaryDir dir;
    QFile plain(dir.filePath(QStringLiteral("plain")));
    REQUIRE(plain.open(QIODevice::WriteOnly));
    for (const QString& path : {dir.filePath(QStringLiteral("none")), plain.fileName(), dir.path()}) {
        const auto printer = makePrinter({PrinterAddress::Kind::device, path, 0}, shortPatience);
        Outcomes outcomes(*printer);
        printer->print({QStringLiteral("1"), {}, "ticket"});
        REQUIRE(until([&] { return !outcomes.all.empty(); }));
        CHECK(outcomes.all[0].second == Fault::cannotConnect);
    }
    CHECK(plain.size() == 0);
}

TEST_CASE("file: appended, or one for each ticket in a folder, never over another") {
    QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("all.bin"));
    {
        const auto printer = makePrinter({PrinterAddress::Kind::file, file, 0});
        Outcomes outcomes(*printer);
        printer->print({QStringLiteral("1"), QStringLiteral("A001"), "one"});
        printer->print({QStringLiteral("2"), QStringLiteral("A002"), "two"});
        REQUIRE(until([&] { return outcomes.all.size() == 2; }));
        QFile read(file);
        REQUIRE(read.open(QIODevice::ReadOnly));
        CHECK(read.readAll() == "onetwo");
    }
    {
        const auto printer = makePrinter({PrinterAddress::Kind::pdf, dir.filePath(QStringLiteral("new/folder")), 0});
        Outcomes outcomes(*printer);
        printer->print({QStringLiteral("1"), QStringLiteral("A001"), "one"});
        printer->print({QStringLiteral("1"), QStringLiteral("A001"), "again"});
        printer->print({QStringLiteral("3"), QStringLiteral("../evil"), "three"});
        REQUIRE(until([&] { return outcomes.all.size() == 3; }));
        const auto names = QDir(dir.filePath(QStringLiteral("new/folder"))).entryList(QDir::Files, QDir::Name);
        CHECK(names == QStringList{QStringLiteral("A001-2.pdf"), QStringLiteral("A001.pdf"), QStringLiteral("___evil.pdf")});
    }
    const auto nowhere = makePrinter({PrinterAddress::Kind::file, QStringLiteral("/nonexistent/x/y"), 0});
    Outcomes outcomes(*nowhere);
    nowhere->print({QStringLiteral("1"), QStringLiteral("A001"), "one"});
    REQUIRE(until([&] { return !outcomes.all.empty(); }));
    CHECK(outcomes.all[0].second == Fault::cannotConnect);
    CHECK(makePrinter({}) == nullptr);
}
