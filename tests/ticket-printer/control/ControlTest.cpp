// The whole kiosk but its main: window, machine, line and printer, against a hall that this test plays.
#include "ticket-printer/control/Control.hpp"

#include <doctest/doctest.h>

#include <QAbstractButton>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QWebSocket>
#include <QWebSocketServer>
#include <functional>

#include "tests/ticket-printer/support/RealHall.hpp"
#include "ticket-printer/device/LineReader.hpp"

using namespace hall;
using namespace hall::kiosk;

namespace {

bool until(const std::function<bool()>& done) {
    QDeadlineTimer deadline(30'000);
    while (!done()) {
        if (deadline.hasExpired()) return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
    }
    return true;
}

struct Hall {
    std::unique_ptr<QWebSocketServer> server;
    QTcpServer pages;
    QList<QWebSocket*> lines;
    wire::KioskView view = test::realView();
    std::vector<wire::Command> commands;    ///< of visitors
    std::vector<wire::Command> merges;
    wire::LeasesView leases{"kiosk-1", {"2026-11-21", "open"}, {}};
    bool lends{};
    bool answers{true};
    int catalogueRequests{};
    QList<QByteArray> searches;
    wire::KioskApplications found;
    std::uint64_t seq{};
    quint16 port{};

    Hall() {
        REQUIRE(pages.listen(QHostAddress::LocalHost));
        QObject::connect(&pages, &QTcpServer::newConnection, &pages, [this] {
            auto* socket = pages.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray request = socket->readAll();
                std::string status = "200 OK", body;
                if (request.contains("/api/v1/catalogue")) {
                    ++catalogueRequests;
                    body = wire::encode(*test::realCatalogue());
                } else if (request.startsWith("POST /api/v1/kiosk/applications ")) {
                    searches.append(request);
                    if (found.applications.empty()) {
                        status = "404 Not Found";
                        body = wire::encode(wire::Problem{"unknown-application", 404, "unknown application", ""});
                    } else {
                        body = wire::encode(found);
                    }
                } else {
                    return;
                }
                socket->write("HTTP/1.1 " + QByteArray::fromStdString(status) +
                              "\r\nContent-Type: application/json\r\nETag: \"real\"\r\nConnection: close\r\nContent-Length: " +
                              QByteArray::number(body.size()) + "\r\n\r\n" + QByteArray::fromStdString(body));
                socket->disconnectFromHost();
            });
        });
    }
    void open() {
        server = std::make_unique<QWebSocketServer>(QStringLiteral("hall"), QWebSocketServer::NonSecureMode);
        server->setSupportedSubprotocols({QStringLiteral("hall.v1")});
        REQUIRE(server->listen(QHostAddress::LocalHost, port));
        port = server->serverPort();
        QObject::connect(server.get(), &QWebSocketServer::newConnection, server.get(), [this] {
            QWebSocket* line = server->nextPendingConnection();
            line->setParent(server.get());
            QObject::connect(line, &QWebSocket::textMessageReceived, server.get(), [this, line](const QString& text) { hear(line, text); });
        });
    }
    void close() {
        lines.clear();
        server.reset();
    }
    void hear(QWebSocket* line, const QString& text) {
        const auto parsed = wire::parseClientFrame(text.toStdString());
        REQUIRE(std::holds_alternative<wire::ClientFrame>(parsed));
        const auto& frame = std::get<wire::ClientFrame>(parsed);
        if (std::holds_alternative<wire::Hello>(frame)) {
            wire::Welcome welcome;
            welcome.role = "kiosk";
            welcome.device = "kiosk-1";
            welcome.at = test::morning;
            welcome.version = "0.1";
            line->sendTextMessage(QString::fromStdString(wire::encode(welcome)));
            line->sendTextMessage(QString::fromStdString(wire::encodeViewFrame("kiosk", ++seq, test::morning, wire::encode(view))));
            tellLeases(line);
            lines.append(line);
            return;
        }
        if (const auto& command = std::get<wire::Command>(frame); command.name != "issue") {
            wire::Receipt receipt;
            receipt.id = command.id;
            receipt.status = 200;
            if (command.name == "merge") {
                merges.push_back(command);
                receipt.status = 201;
                receipt.ticket = ticketOf(command, "gaq01-9" + std::to_string(merges.size()), "D" + std::to_string(*command.number) + "*");
            } else if (command.name == "lease" && lends && leases.leases.empty()) {
                int id = 0;
                for (const auto& queue : view.queues) leases.leases.push_back({++id, queue.code, queue.letters, 3, 950, 999, {}});
                tellLeases(line);
            }
            line->sendTextMessage(QString::fromStdString(wire::encode(receipt)));
            return;
        }
        commands.push_back(std::get<wire::Command>(frame));
        if (answers) answer(line);
    }
    void tellLeases(QWebSocket* line) {
        line->sendTextMessage(QString::fromStdString(wire::encodeViewFrame("leases", ++seq, test::morning, wire::encode(leases))));
    }
    static wire::Ticket ticketOf(const wire::Command& command, const std::string& id, const std::string& number) {
        wire::Ticket ticket;
        ticket.id = id;
        ticket.number = number;
        ticket.queue = "police";
        ticket.item = command.item.value_or("first-item-of-the-case");
        ticket.itemName = {"身份证办理", "Apply for an identity card"};
        ticket.klass = *command.klass;
        ticket.language = *command.language;
        ticket.state = "waiting";
        ticket.issuedAt = test::morning;
        return ticket;
    }
    void answer(QWebSocket* line) {
        const auto& command = commands.back();
        wire::Receipt receipt;
        receipt.id = command.id;
        receipt.status = 201;
        receipt.ticket = ticketOf(command, "gaq01-1", "D001");
        receipt.ticket->ahead = 2;
        receipt.ticket->token = "abcdefghijklmnopqrstuv";
        line->sendTextMessage(QString::fromStdString(wire::encode(receipt)));
    }
};

struct Program {
    const QTemporaryDir& folder;            ///< outlives the program, as a disk does
    KioskWindow window;
    link::Link line;
    link::CatalogueSource catalogue;
    std::unique_ptr<device::Printer> printer;
    link::ScreenTrace trace{folder.filePath(QStringLiteral("trace"))};
    std::string fault;
    std::unique_ptr<spool::Directory> spool{spool::Directory::open(folder.filePath(QStringLiteral("spool")).toStdString(), fault)};
    link::Http http;
    device::LineReader code, card;
    std::optional<device::StaffLock> lock;
    Control control;

    static std::optional<device::StaffLock> lockOf(const QString& file) {
        REQUIRE(device::StaffLock::write(file, "48291357").isEmpty());
        QString wrong;
        return device::StaffLock::read(file, wrong);
    }
    static link::Settings settings(const Hall& hall) {
        link::Settings s;
        s.server = QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(hall.port));
        s.token = "t";
        s.topics = {"kiosk", "leases"};
        s.client = "ticket-printer/test";
        return s;
    }
    Program(const Hall& hall, const QTemporaryDir& disk)
        : folder(disk), line(settings(hall)), catalogue(QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(hall.pages.serverPort())), "t"),
          printer(device::makePrinter({device::PrinterAddress::Kind::pdf, folder.filePath(QStringLiteral("out")), 0})),
          http(QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(hall.pages.serverPort()))), 
          code(folder.filePath(QStringLiteral("code")), device::LineReader::Begin::now),
          card(folder.filePath(QStringLiteral("card")), device::LineReader::Begin::now), lock(lockOf(folder.filePath(QStringLiteral("staff")))),
          control(Settings{}, {paper::Roll::mm80, Output::escPosRaster}, *spool, line, catalogue, {http, "t"}, window,
                  printer.get(), {&code, &card}, &*lock, trace) {
        window.resize(1080, 1920);
        window.QWidget::show();
        control.start();
    }
    [[nodiscard]] std::string page() const { return window.shown() ? std::string(nameOf(window.shown()->page)) : std::string(); }
    bool click(const char* name) {
        for (auto* button : window.findChildren<QAbstractButton*>(QLatin1String(name))) {
            if (!button->isVisible() || !button->isEnabled()) continue;
            button->click();
            return true;
        }
        return false;
    }
    [[nodiscard]] QStringList slips() const { return QDir(folder.filePath(QStringLiteral("out"))).entryList(QDir::Files); }
    [[nodiscard]] QByteArray traced() const {
        QFile file(folder.filePath(QStringLiteral("trace")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

}  // namespace

TEST_CASE("control: from the hall's view to a printed slip; two quick touches, one ticket") {
    Hall hall;
    hall.open();
    const QTemporaryDir disk;
    Program program(hall, disk);
    CHECK(program.page() == "notice");
    REQUIRE(until([&] { return program.page() == "start"; }));
    CHECK(hall.catalogueRequests == 1);
    REQUIRE(program.click("itemButton_1"));
    REQUIRE(program.click("takeTicketButton"));
    CHECK_FALSE(program.click("takeTicketButton"));
    REQUIRE(until([&] { return program.page() == "ticket" && program.slips().size() == 1; }));
    CHECK(hall.commands.size() == 1);
    CHECK(program.slips().front() == QStringLiteral("D001-gaq01-1.pdf"));
    REQUIRE(until([&] { return program.traced().contains("\"print\":\"printed\""); }));
    CHECK(program.traced().contains("\"number\":\"D001\""));
    CHECK_FALSE(program.traced().contains("abcdefghijklmnopqrstuv"));
}

TEST_CASE("control: the line breaks before the answer; the same command goes out again, one slip comes out") {
    Hall hall;
    hall.open();
    const QTemporaryDir disk;
    Program program(hall, disk);
    REQUIRE(until([&] { return program.page() == "start"; }));
    REQUIRE(program.click("itemButton_1"));
    hall.answers = false;
    REQUIRE(program.click("takeTicketButton"));
    REQUIRE(until([&] { return hall.commands.size() == 1; }));
    hall.close();
    REQUIRE(until([&] { return program.page() == "notice"; }));
    CHECK(program.slips().isEmpty());
    hall.answers = true;
    hall.open();
    REQUIRE(until([&] { return program.page() == "ticket" && program.slips().size() == 1; }));
    REQUIRE(hall.commands.size() == 2);
    CHECK(hall.commands[0] == hall.commands[1]);
    CHECK(hall.catalogueRequests == 1);
}

TEST_CASE("control: a hall that is not there, then is") {
    Hall hall;
    hall.open();
    hall.close();
    const QTemporaryDir disk;
    Program program(hall, disk);
    REQUIRE(until([&] { return program.traced().contains("\"notice\":\"cut-off\""); }));
    hall.open();
    REQUIRE(until([&] { return program.page() == "start"; }));
}

TEST_CASE("control: cut off, killed, and started again with no hall at all: numbers are given, and told in order when it is back") {
    const QTemporaryDir disk;
    Hall hall;
    hall.lends = true;
    hall.open();
    const auto take = [&](Program& program, int papers) {
        REQUIRE(until([&] { return program.page() == "start"; }));
        REQUIRE(program.click("itemButton_1"));
        REQUIRE(program.click("takeTicketButton"));
        REQUIRE(until([&] { return program.page() == "ticket" && program.slips().size() == papers; }));
    };
    {
        Program program(hall, disk);
        REQUIRE(until([&] { return program.page() == "start"; }));
        REQUIRE(until([&] { return program.control.leasedLeft() > 0; }));
        hall.close();
        REQUIRE(until([&] { return program.window.shown()->leasing; }));
        take(program, 1);
    }
    {
        Program program(hall, disk);
        REQUIRE(until([&] { return program.window.shown()->leasing; }));
        take(program, 2);
        CHECK(program.slips().filter(QStringLiteral("D950_")).size() == 1);
        CHECK(program.slips().filter(QStringLiteral("D951_")).size() == 1);
        CHECK(hall.commands.empty());
        hall.open();
        REQUIRE(until([&] { return hall.merges.size() == 2; }));
        CHECK(hall.merges[0].number == 950);
        CHECK(hall.merges[1].number == 951);
        CHECK(hall.merges[0].id != hall.merges[1].id);
        CHECK(program.slips().size() == 2);
    }
}

TEST_CASE("control: a code is scanned, what is missing is printed, one number carries the application; a card; garbage") {
    Hall hall;
    hall.found.applications = {test::restaurant()};
    hall.open();
    const QTemporaryDir disk;
    const auto lay = [&](const char* reader, const QByteArray& bytes) {
        QFile file(disk.filePath(QLatin1String(reader)));
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Append));
        file.write(bytes);
    };
    lay("code", {});
    lay("card", {});
    Program program(hall, disk);
    REQUIRE(until([&] { return program.page() == "start"; }));
    lay("code", "]Q1GA-2026-1122-000123\r\n");
    REQUIRE(until([&] { return program.page() == "found"; }));
    REQUIRE(hall.searches.size() == 1);
    CHECK(hall.searches[0].endsWith("\r\n\r\n{\"application\":\"GA-2026-1122-000123\"}"));
    CHECK(hall.searches[0].contains("Authorization: Bearer t"));
    REQUIRE(program.click("printListButton"));
    REQUIRE(until([&] { return program.slips().size() == 1; }));
    CHECK(program.slips().front().startsWith(QStringLiteral("list-")));
    REQUIRE(program.click("takeTicketButton"));
    REQUIRE(until([&] { return program.page() == "ticket" && program.slips().size() == 2; }));
    REQUIRE(hall.commands.size() == 1);
    CHECK(hall.commands[0].applications == std::vector<std::string>{"GA-2026-1122-000123"});
    CHECK_FALSE(hall.commands[0].item.has_value());

    REQUIRE(until([&] { return program.page() == "start"; }));  // after five seconds, by itself
    hall.found.applications.clear();
    lay("card", "11010519491231002x\n");
    REQUIRE(until([&] { return program.traced().contains("\"trouble\":\"unknown\""); }));
    REQUIRE(hall.searches.size() == 2);
    CHECK(hall.searches[1].endsWith("{\"idNumber\":\"11010519491231002X\"}"));
    lay("code", "\xFF\xFE garbage \x01\n");
    REQUIRE(until([&] { return program.traced().contains("\"trouble\":\"unreadable-code\""); }));
    CHECK(hall.searches.size() == 2);
    for (const char* secret : {"000123\"}", "110105", "31002X", "GA-2026", "garbage"}) CHECK_FALSE(program.traced().contains(secret));
}

TEST_CASE("control: the staff's code ends the program at the screen; nothing of it is written down") {
    Hall hall;
    hall.open();
    const QTemporaryDir disk;
    Program program(hall, disk);
    bool ended = false;
    QObject::connect(&program.control, &Control::ended, [&] { ended = true; });
    REQUIRE(until([&] { return program.page() == "start"; }));
    emit program.window.intended(HoldCorner{true});
    REQUIRE(until([&] { return program.window.shown()->staffPanel.has_value(); }));
    emit program.window.intended(HoldCorner{false});
    const auto type = [&](const char* code) {
        for (; *code != 0; ++code) REQUIRE(program.click((std::string("staffKey_") + *code).c_str()));
        REQUIRE(program.click("staffEnterButton"));
    };
    type("48291350");
    CHECK(program.window.shown()->staffPanel->wrong);
    CHECK_FALSE(program.click("endProgramButton"));
    REQUIRE(until([&] { return program.window.shown()->staffPanel->waitSeconds == 0; }));
    type("48291357");
    REQUIRE(program.window.shown()->staffPanel->open);
    REQUIRE(program.click("endProgramButton"));
    CHECK(ended);
    REQUIRE(until([&] { return program.traced().contains("\"staff\":\"open\""); }));
    for (const char* secret : {"482913", "48291"}) CHECK_FALSE(program.traced().contains(secret));
}
