#include <doctest/doctest.h>

#include <QFile>
#include <QTemporaryDir>

#include "ticket-printer/app/Options.hpp"

using namespace hall::kiosk;

namespace {

std::variant<Options, Leave> read(const QString& line) {
    return readOptions(QStringList{QStringLiteral("ticket-printer")} + line.split(QLatin1Char(' '), Qt::SkipEmptyParts), QStringLiteral("1.2"));
}

}  // namespace

TEST_CASE("options: everything that is wrong is said, with exit code 2") {
    QTemporaryDir dir;
    QFile tokens(dir.filePath(QStringLiteral("tokens.json")));
    REQUIRE(tokens.open(QIODevice::WriteOnly));
    tokens.write(R"({"kiosk-1": "secret-1", "board-1": "secret-2"})");
    tokens.close();
    const QString base = QStringLiteral("--server ws://127.0.0.1:1 --token t ");
    const QString file = QStringLiteral("--server ws://127.0.0.1:1 --token-file ") + tokens.fileName();
    const QString wrong[] = {{},
                             QStringLiteral("--server ws://127.0.0.1:1"),
                             QStringLiteral("--server http://h:1 --token t"),
                             QStringLiteral("--server ws:// --token t"),
                             QStringLiteral("--token t"),
                             QStringLiteral("--server ws://10.0.0.1:1 --token t"),
                             QStringLiteral("--server wss://10.0.0.1:1 --token t --pin 12"),
                             base + QStringLiteral("--lang fr"),
                             base + QStringLiteral("--printer lpr:x"),
                             base + QStringLiteral("--paper 72"),
                             base + QStringLiteral("--paper-mode fast"),
                             base + QStringLiteral("--windowed big"),
                             base + QStringLiteral("--windowed 10x10"),
                             base + QStringLiteral("--diagonal 0"),
                             base + QStringLiteral("--no-such-option"),
                             base + QStringLiteral("--staff-code /nonexistent"),
                             base + QStringLiteral("stray"),
                             file,
                             file + QStringLiteral(" --device kiosk-9"),
                             QStringLiteral("--server ws://127.0.0.1:1 --token-file /nonexistent")};
    for (const auto& line : wrong) {
        const auto result = read(line);
        const std::string typed = line.toStdString();
        CAPTURE(typed);
        REQUIRE(std::holds_alternative<Leave>(result));
        CHECK(std::get<Leave>(result).code == 2);
        CHECK_FALSE(std::get<Leave>(result).text.isEmpty());
    }
    const auto good = read(file + QStringLiteral(" --device kiosk-1"));
    REQUIRE(std::holds_alternative<Options>(good));
    CHECK(std::get<Options>(good).token == "secret-1");
}

TEST_CASE("options: what they mean") {
    const auto result = read(QStringLiteral("--server wss://hall:8443 --token t --lang en --printer tcp:p:9101 --paper 58 --paper-mode text "
                                            "--windowed 540x960 --diagonal 32 --trace-screen /tmp/x --pin ") + QStringLiteral("ab").repeated(32));
    REQUIRE(std::holds_alternative<Options>(result));
    const auto& o = std::get<Options>(result);
    CHECK(o.server.url.toString().toStdString() == "wss://hall:8443/ws");
    CHECK(o.server.pin == QByteArray(32, '\xab'));
    CHECK(o.language == Language::en);
    CHECK(o.printer.port == 9101);
    CHECK(o.paper.roll == hall::paper::Roll::mm58);
    CHECK(o.paper.output == Output::escPosText);
    CHECK(o.windowed == QSize(540, 960));
    CHECK(o.glass.diagonalInches == 32);
    CHECK(o.traceFile == QStringLiteral("/tmp/x"));
    CHECK(std::get<Options>(read(QStringLiteral("--server ws://127.0.0.1:1/ws --token t --printer pdf:/tmp/x"))).paper.output == Output::pdf);
    CHECK_FALSE(o.staffLock.has_value());
    CHECK(std::get<Options>(read(QStringLiteral("--make-staff-code /tmp/x"))).errand == Options::Errand::makeStaffCode);
    CHECK(std::get<Leave>(read(QStringLiteral("--help"))).code == 0);
    CHECK(std::get<Leave>(read(QStringLiteral("--version"))).text.toStdString() == "ticket-printer 1.2");
}

TEST_CASE("options: where the spool lies") {
    const auto spoolOf = [](const QString& line) {
        const auto result = read(line);
        REQUIRE(std::holds_alternative<Options>(result));
        return std::get<Options>(result).spool;
    };
    const QString base = QStringLiteral("--server ws://127.0.0.1:8080 --token t ");
    CHECK(spoolOf(base + QStringLiteral("--spool /var/x")) == QStringLiteral("/var/x"));
    qputenv("XDG_STATE_HOME", "/state");
    CHECK(spoolOf(base) == QStringLiteral("/state/onewindow/kiosk@127.0.0.1-8080"));
    CHECK(spoolOf(base + QStringLiteral("--device kiosk-1")) == QStringLiteral("/state/onewindow/kiosk-1@127.0.0.1-8080"));
    CHECK(spoolOf(base + QStringLiteral("--device ../x")) == QStringLiteral("/state/onewindow/.._x@127.0.0.1-8080"));
    qputenv("STATE_DIRECTORY", "/var/lib/kiosk:/other");
    CHECK(spoolOf(base) == QStringLiteral("/var/lib/kiosk/kiosk@127.0.0.1-8080"));
    qunsetenv("STATE_DIRECTORY");
    qunsetenv("XDG_STATE_HOME");
    const auto told = read(QStringLiteral("--spool /var/x --tell-spool"));
    REQUIRE(std::holds_alternative<Options>(told));
    CHECK(std::get<Options>(told).errand == Options::Errand::tellSpool);
    CHECK(std::get<Options>(read(QStringLiteral("--spool /var/x --dismiss-spool"))).errand == Options::Errand::dismissSpool);
    CHECK(std::get<Leave>(read(QStringLiteral("--tell-spool"))).code == 2);
    CHECK(std::get<Leave>(read(QStringLiteral("--server ws://127.0.0.1:1 --token t --spool="))).code == 2);
}
