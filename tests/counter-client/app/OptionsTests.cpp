#include "counter-client/app/Options.hpp"

#include <doctest/doctest.h>

#include <QFile>
#include <QTemporaryDir>

using namespace hall;
using namespace hall::counter;

namespace {

std::variant<Options, Ending> parse(const QStringList& arguments) {
    return parseOptions(QStringList{QStringLiteral("counter-client")} + arguments);
}

QString write(const QTemporaryDir& directory, const char* name, const QByteArray& bytes) {
    QFile file(directory.filePath(QLatin1String(name)));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return file.fileName();
}

const QStringList server{QStringLiteral("--server"), QStringLiteral("ws://127.0.0.1:8080")};

}  // namespace

TEST_CASE("a whole command line") {
    const auto parsed = parse({"--server", "wss://hall.example:8443/ws", "--token", "abc", "--device", "counter-3", "--lang", "en", "--windowed", "1366x768", "--trace-screen", "/tmp/x",
                               "--pin", QStringLiteral("ab").repeated(32)});
    REQUIRE(std::holds_alternative<Options>(parsed));
    const auto& options = std::get<Options>(parsed);
    CHECK(options.server.pin == QByteArray(32, '\xab'));
    CHECK(options.server.url.toString() == QStringLiteral("wss://hall.example:8443/ws"));
    CHECK(options.token == "abc");
    CHECK(options.device == "counter-3");
    CHECK(options.language == look::Language::en);
    CHECK(options.windowed == QSize(1366, 768));
    CHECK(options.traceFile == QStringLiteral("/tmp/x"));
}

TEST_CASE("what is left out has its usual value") {
    const auto parsed = parse(server + QStringList{"--token", "abc"});
    REQUIRE(std::holds_alternative<Options>(parsed));
    const auto& options = std::get<Options>(parsed);
    CHECK(options.server.url.path() == QStringLiteral("/ws"));
    CHECK(options.language == look::Language::zh);
    CHECK_FALSE(options.windowed);
    CHECK(options.device.empty());
}

TEST_CASE("tokens out of files") {
    const QTemporaryDir directory;
    const QString object = write(directory, "tokens.json", R"({"counter-3": "three", "kiosk-1": "k", "number": 7})");
    const QString plain = write(directory, "token", "  alone\n");
    const QString empty = write(directory, "empty", "\n");
    const QString broken = write(directory, "broken.json", "{\"counter-3\": ");
    struct Case { QString file; const char* device; const char* token; };
    for (const Case& c : {Case{object, "counter-3", "three"}, Case{plain, "", "alone"}, Case{plain, "counter-3", "alone"}, Case{object, "", nullptr},
                          Case{object, "counter-4", nullptr}, Case{object, "number", nullptr}, Case{empty, "counter-3", nullptr},
                          Case{broken, "counter-3", nullptr}, Case{directory.filePath(QStringLiteral("missing")), "counter-3", nullptr}}) {
        QStringList arguments = server + QStringList{"--token-file", c.file};
        if (*c.device) arguments += {QStringLiteral("--device"), QLatin1String(c.device)};
        const auto parsed = parse(arguments);
        CAPTURE(c.file.toStdString());
        CAPTURE(c.device);
        CHECK(std::holds_alternative<Options>(parsed) == (c.token != nullptr));
        if (c.token && std::holds_alternative<Options>(parsed)) CHECK(std::get<Options>(parsed).token == c.token);
    }
}

TEST_CASE("help and version end well, nonsense with 2 and a reason") {
    struct Case { QStringList arguments; int code; };
    const QStringList good = server + QStringList{"--token", "a"};
    for (const Case& c : {Case{{"--help"}, 0}, Case{{"--version"}, 0}, Case{{}, 2}, Case{server, 2}, Case{{"--server", "http://x", "--token", "a"}, 2},
                          Case{{"--server", "nonsense", "--token", "a"}, 2}, Case{good + QStringList{"--token-file", "b"}, 2}, Case{good + QStringList{"--lang", "fr"}, 2},
                          Case{good + QStringList{"--windowed", "big"}, 2}, Case{good + QStringList{"--windowed", "1366x768x2"}, 2}, Case{good + QStringList{"extra"}, 2},
                          Case{good + QStringList{"--unknown"}, 2}, Case{{"--server", "ws://10.0.0.1", "--token", "a"}, 2},
                          Case{{"--server", "wss://10.0.0.1", "--pin", "12", "--token", "a"}, 2}}) {
        const auto parsed = parse(c.arguments);
        CAPTURE(c.arguments.join(QLatin1Char(' ')).toStdString());
        REQUIRE(std::holds_alternative<Ending>(parsed));
        CHECK(std::get<Ending>(parsed).code == c.code);
        CHECK_FALSE(std::get<Ending>(parsed).text.isEmpty());
    }
    CHECK(std::get<Ending>(parse({"--help"})).text.contains(QStringLiteral("Usage: counter-client")));
}

TEST_CASE("where the visitor's window stands") {
    struct Case { const char* text; bool good; int screen; QRect window; };
    for (const Case& c : {Case{"1", true, 1, {}}, Case{"1024x600", true, 0, {0, 0, 1024, 600}}, Case{"800x480+1366+20", true, 0, {1366, 20, 800, 480}},
                          Case{"", false, 0, {}}, Case{"12", false, 0, {}}, Case{"-1", false, 0, {}}, Case{"800", false, 0, {}}, Case{"800x480+5", false, 0, {}}, Case{"beside", false, 0, {}}}) {
        CAPTURE(c.text);
        const auto parsed = parse(server + QStringList{"--token", "abc", "--rating-screen", QLatin1String(c.text)});
        REQUIRE(std::holds_alternative<Options>(parsed) == c.good);
        if (!c.good) {
            CHECK(std::get<Ending>(parsed).code == 2);
            continue;
        }
        const auto& place = std::get<Options>(parsed).rating;
        REQUIRE(place);
        CHECK(place->screen == c.screen);
        CHECK(place->window.value_or(QRect()) == c.window);
    }
    CHECK_FALSE(std::get<Options>(parse(server + QStringList{"--token", "abc"})).rating);
}
