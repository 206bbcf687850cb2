// Rules about the code, as a test. Each rule is first shown to see a planted violation, then held against the project.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include "tests/tidy/Links.hpp"
#include "tests/tidy/Rules.hpp"

using namespace hall::tidy;

namespace {

std::string fileText(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string outputOf(const std::string& command) {
    std::string text;
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    char buffer[65536];
    for (std::size_t bytes = 0; (bytes = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, bytes);
    REQUIRE(pclose(pipe) == 0);
    return text;
}

const std::vector<Source>& project() {
    static const std::vector<Source> sources = readTree(HALL_SOURCE);
    return sources;
}

const Table& table() {
    static const Table rooms = readTable(fileText(HALL_SOURCE "/docs/architecture.md"));
    return rooms;
}

void checkNone(const Broken& broken) {
    std::string list;
    for (const std::string& one : broken) list += "\n  " + one;
    CHECK_MESSAGE(broken.empty(), list);
}

/// The rule finds exactly one thing wrong with this file.
void sees(const char* path, const std::string& text, const std::function<Broken(const std::vector<Source>&)>& rule, std::size_t times = 1) {
    CAPTURE(path);
    CAPTURE(text);
    CHECK(rule({{path, text}}).size() == times);
}

}  // namespace

TEST_CASE("the table of rooms is read from the page") {
    REQUIRE(table().contains("server/core"));
    CHECK(table().at("server/core").rooms.empty());
    CHECK(table().at("server/core").libraries.empty());
    CHECK(table().at("schema/link").libraries == std::set<std::string>{"Qt Core", "Qt Network", "Qt WebSockets"});
    CHECK(table().at("display/widgets").rooms == std::set<std::string>{"display/present", "schema/look"});
    CHECK(table().at("ticket-printer/control").rooms.contains("schema/paper"));
    CHECK_FALSE(table().at("display/control").rooms.contains("schema/paper"));
    CHECK(roomOf(table(), "server/core/queue/Words.cpp") == "server/core");
    CHECK(roomOf(table(), "server/coreless/X.cpp").empty());
}

TEST_CASE("every include goes along an arrow") {
    const auto rule = [](const auto& sources) { return arrowsBroken(table(), sources, HALL_QT_INCLUDE); };
    sees("server/core/X.cpp", "#include <fmt/format.h>\n", rule);
    sees("server/core/X.cpp", "#include <vector>\n#include \"server/core/queue/Y.hpp\"\n", rule, 0);
    sees("server/core/X.cpp", "#  include \"schema/wire/Frames.hpp\"\n", rule);
    sees("server/net/X.cpp", "#include <QString>\n", rule);
    sees("server/net/X.cpp", "#include <sqlite3.h>\n#include <boost/asio.hpp>\n", rule);
    sees("server/strange/X.cpp", "\n", rule);
    sees("server/app/X.cpp", "#include \"server/store/X.hpp\"\n", rule, 0);
    sees("display/present/X.hpp", "#include \"server/core/State.hpp\"\n", rule);
    sees("display/present/X.hpp", "#include \"ticket-printer/present/X.hpp\"\n", rule);
    sees("display/widgets/X.cpp", "#include \"schema_look/Tokens.hpp\"\n", rule, 0);
    sees("display/present/X.cpp", "#include \"schema_look/Tokens.hpp\"\n", rule);
    sees("tests/crowd/Crowd.cpp", "#include \"server/core/State.hpp\"\n", rule);
    sees("tests/crowd/CrowdTests.cpp", "#include <doctest/doctest.h>\n#include \"server/core/State.hpp\"\n", rule, 0);
    if (*HALL_QT_INCLUDE != '\0') {
        sees("schema/link/X.cpp", "#include <QWidget>\n#include <QTimer>\n#include <QtNetwork/QSslSocket>\n", rule);
        sees("display/widgets/X.cpp", "#include <QLabel>\n#include <QPainter>\n#include <QWebSocket>\n", rule);
    }
    checkNone(rule(project()));
}

TEST_CASE("nothing includes in a circle") {
    const std::vector<Source> planted{{"server/core/A.hpp", "#include \"server/core/B.hpp\"\n"}, {"server/core/B.hpp", "#include \"server/core/A.hpp\"\n"}};
    CHECK(cycles(table(), planted) == Broken{"server/core/A.hpp -> server/core/B.hpp -> server/core/A.hpp"});
    const std::vector<Source> rooms{{"server/core/A.cpp", "#include \"server/engine/E.hpp\"\n"}, {"server/engine/B.cpp", "#include \"server/core/C.hpp\"\n"}};
    CHECK(cycles(table(), rooms) == Broken{"server/core -> server/engine -> server/core"});
    checkNone(cycles(table(), project()));
}

TEST_CASE("heavy headers stay in source files") {
    const auto rule = [](const auto& sources) { return heavyHeaders(table(), sources); };
    sees("server/net/Server.hpp", "#include <boost/beast/core.hpp>\n", rule);
    sees("server/app/X.cpp", "#include <boost/beast/core.hpp>\n", rule);
    sees("schema/wire/X.hpp", "#include <nlohmann/json.hpp>\n", rule);
    sees("schema/wire/X.hpp", "// Private to this room.\n#include <nlohmann/json.hpp>\n", rule, 0);
    checkNone(rule(project()));
}

TEST_CASE("private headers stay in their room") {
    const std::vector<Source> planted{{"schema/wire/Reader.hpp", "// Private to this room.\n"},
                                      {"schema/wire/A.cpp", "#include \"schema/wire/Reader.hpp\"\n"},
                                      {"tests/schema/wire/A.cpp", "#include \"schema/wire/Reader.hpp\"\n"},
                                      {"server/net/A.cpp", "#include \"schema/wire/Reader.hpp\"\n"}};
    CHECK(privacyBroken(table(), planted).size() == 1);
    checkNone(privacyBroken(table(), project()));
}

TEST_CASE("the law and the pure rooms know no clock, chance, thread or file") {
    const auto rule = [](const auto& sources) { return impurities(sources); };
    sees("server/core/X.cpp", "#include <thread>\n", rule);
    sees("server/core/X.cpp", "#include <unistd.h>\n", rule);
    sees("schema/conversation/X.cpp", "auto t = std::chrono::steady_clock::now();\n", rule);
    sees("display/present/X.cpp", "#include <chrono>\nstd::random_device device; // not system_clock\n", rule);
    sees("display/widgets/X.cpp", "#include <thread>\n", rule, 0);
    checkNone(rule(project()));
}

TEST_CASE("the system's clock is read in named files") {
    const auto rule = [](const auto& sources) { return clockReaders(sources); };
    sees("server/net/X.cpp", "auto t = std::chrono::system_clock::now();\n", rule);
    sees("display/control/X.cpp", "auto t = QDateTime::currentDateTimeUtc();\n", rule);
    sees("server/store/X.cpp", "auto t = time(nullptr);\n", rule);
    sees("server/engine/SystemClock.cpp", "auto t = std::chrono::system_clock::now();\n", rule, 0);
    checkNone(rule(project()));
}

TEST_CASE("no event loop runs inside another") {
    const auto rule = [](const auto& sources) { return nestedLoops(sources); };
    sees("display/widgets/X.cpp", "dialog.exec();\n", rule);
    sees("counter-client/control/X.cpp", "QCoreApplication::processEvents();\n", rule);
    sees("ticket-printer/device/X.cpp", "QEventLoop loop;\n", rule);
    sees("display/app/main.cpp", "return application.exec();\n", rule, 0);
    sees("display/widgets/X.cpp", "// no dialog.exec() here\nlog(\"exec(\");\n", rule, 0);
    checkNone(rule(project()));
}

TEST_CASE("no test sleeps, and no thread of the server") {
    const auto rule = [](const auto& sources) { return sleepers(table(), sources); };
    sees("tests/server/net/X.cpp", "std::this_thread::sleep_for(1s);\n", rule);
    sees("tests/display/X.cpp", "QTest::qWait(100);\n", rule);
    sees("server/app/X.cpp", "  sleep(1);\n", rule);
    sees("tests/display/X.cpp", "QTest::qWaitFor([&] { return done; }, 100); // sleep(1)\n", rule, 0);
    checkNone(rule(project()));
}

TEST_CASE("no text names one machine's places") {
    const auto rule = [](const auto& sources) { return strangePlaces(sources); };
    sees("server/app/X.cpp", "open(\"/ho" "me/someone/x\");\n", rule);
    sees("hall", "pip install -i https://py" "pi.org/simple x\n", rule);
    sees("docs/a.md", "the homework of /workers, /tmp/x\n", rule, 0);
    checkNone(rule(project()));
}

TEST_CASE("every problem code has its title") {
    const Source titles{"schema/wire/Problem.cpp", "    {\"nobody-waiting\", \"Nobody is waiting\"},\n"};
    CHECK(codesWithoutTitle({titles, {"server/net/X.cpp", "return problemOf(409, \"nobody-waiting\");"}}).empty());
    CHECK(codesWithoutTitle({titles, {"server/net/X.cpp", "return TurnedAway{400, odd ? \"nobody-waiting\" : \"very-odd\"};"}}).size() == 1);
    CHECK(codesWithoutTitle({titles, {"server/core/X.cpp", "case Refusal::isOdd: return \"is-odd\";"}}).size() == 1);
    CHECK(codesWithoutTitle({titles, {"server/engine/X.cpp", "case Fault::odd: return \"very-odd\";"}}).size() == 1);
    checkNone(codesWithoutTitle(project()));
}

TEST_CASE("every link line goes along an arrow") {
    const auto planted = readTargets(
        "server_core|STATIC_LIBRARY|server/core|x|fmt::fmt\n"
        "display_present|STATIC_LIBRARY|display/present|x|hall_flags;schema_wire;server_core\n"
        "schema_wire|STATIC_LIBRARY|schema/wire|x|nlohmann_json::nlohmann_json\n"
        "server_net|STATIC_LIBRARY|server/net|x|SQLite::SQLite3;OpenSSL::SSL;mystery\n");
    CHECK(linksBroken(table(), planted) ==
          Broken{"server_core: may not link fmt::fmt", "display_present: may not link server_core", "server_net: may not link SQLite::SQLite3", "server_net: may not link mystery"});
    const auto targets = readTargets(fileText(HALL_TARGETS));
    CHECK(targets.size() > 10);
    checkNone(linksBroken(table(), targets));
}

TEST_CASE("what is built needs and holds only what its room may") {
    const Target board{"lobby-display", "EXECUTABLE", "display/app", "", {}}, server{"hall-server", "EXECUTABLE", "server/app", "", {}};
    CHECK(neededBroken(board, " (NEEDED) Shared library: [libsqlite3.so.0]\n").size() == 1);
    CHECK(neededBroken(server, " (NEEDED) Shared library: [libQt6Core.so.6]\n").size() == 1);
    CHECK(neededBroken(server, " (NEEDED) Shared library: [libsqlite3.so.0]\n").empty());
    CHECK(symbolsBroken(table(), {"server_core", "STATIC_LIBRARY", "server/core", "", {}}, "W fmt::v9::format\n").size() == 1);
    CHECK(symbolsBroken(table(), board, "W boost::asio::x\nU QObject::connect\n").size() == 1);
    CHECK(symbolsBroken(table(), server, "W doctest::String\nU sqlite3_open\n").size() == 1);

    Broken broken;
    const auto add = [&](Broken more) { broken.insert(broken.end(), more.begin(), more.end()); };
    for (const Target& target : readTargets(fileText(HALL_TARGETS))) {
        if (!std::filesystem::exists(target.file)) {
            MESSAGE(target.name << " is not built");
            continue;
        }
        add(symbolsBroken(table(), target, outputOf(HALL_NM " -C '" + target.file + "'")));
        if (target.type == "EXECUTABLE") add(neededBroken(target, outputOf(HALL_READELF " -d '" + target.file + "'")));
    }
    checkNone(broken);
}
