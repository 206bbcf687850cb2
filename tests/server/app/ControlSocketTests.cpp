#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "server/app/ControlSocket.hpp"
#include "tests/support/TemporaryDirectory.hpp"

using namespace hall::app;
using hall::support::TemporaryDirectory;

TEST_CASE("a request reaches the serving process and its report comes back") {
    const TemporaryDirectory directory;
    const ControlSocket socket(directory.path(), [](const ControlRequest& request) {
        return Report{Exit::foundWrong, "text of " + request.at("command"), "错误\n"};
    });
    const auto report = ControlSocket::ask(directory.path(), {{"command", "backup"}, {"file", "/x\n\"y\""}});
    REQUIRE(report.has_value());
    CHECK(report->exit == Exit::foundWrong);
    CHECK(report->text == "text of backup");
    CHECK(report->error == "错误\n");
}

TEST_CASE("what is no UTF-8 text arrives byte for byte") {
    const TemporaryDirectory directory;
    std::string every;
    for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
    ControlRequest heard;
    const ControlSocket socket(directory.path(), [&](const ControlRequest& request) {
        heard = request;
        return Report{Exit::foundWrong, {}, "hall.toml:4: \xff\n"};
    });
    const ControlRequest request{{"command", "configure"}, {"text", every}, {"name", "\xb4\xf3\xcc\xfc.toml"}, {"author", "大厅"}};
    const auto report = ControlSocket::ask(directory.path(), request);
    REQUIRE(report.has_value());
    CHECK(report->exit == Exit::foundWrong);
    CHECK(report->error == "hall.toml:4: \uFFFD\n");
    CHECK(heard == request);
}

TEST_CASE("only the owner can open the socket, and it goes with the process") {
    const TemporaryDirectory directory;
    {
        const ControlSocket socket(directory.path(), [](const ControlRequest&) { return Report{}; });
        struct stat status {};
        REQUIRE(::stat((directory / "control.sock").c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
    }
    CHECK_FALSE(std::filesystem::exists(directory / "control.sock"));
    CHECK_FALSE(ControlSocket::ask(directory.path(), {{"command", "backup"}}).has_value());
}

TEST_CASE("a socket left by a killed process is replaced") {
    const TemporaryDirectory directory;
    { std::FILE* left = std::fopen((directory / "control.sock").c_str(), "w"); std::fclose(left); }
    CHECK_FALSE(ControlSocket::ask(directory.path(), {{"command", "backup"}}).has_value());
    const ControlSocket socket(directory.path(), [](const ControlRequest&) { return Report{Exit::done, "here", ""}; });
    CHECK(ControlSocket::ask(directory.path(), {{"command", "backup"}})->text == "here");
}

TEST_CASE("a handler that throws answers with a fault, and the next request is served") {
    const TemporaryDirectory directory;
    int asked = 0;
    const ControlSocket socket(directory.path(), [&](const ControlRequest&) -> Report {
        if (++asked == 1) throw std::runtime_error("broken");
        return {Exit::done, "fine", ""};
    });
    const auto first = ControlSocket::ask(directory.path(), {{"command", "a"}});
    CHECK(first->exit == Exit::fault);
    CHECK(first->error == "broken\n");
    CHECK(ControlSocket::ask(directory.path(), {{"command", "b"}})->text == "fine");
}

TEST_CASE("a directory with a long path is reached too") {
    const TemporaryDirectory directory;
    const std::string longPath = directory / std::string(120, 'd');
    std::filesystem::create_directory(longPath);
    const ControlSocket socket(longPath, [](const ControlRequest&) { return Report{Exit::done, "reached", ""}; });
    CHECK(ControlSocket::ask(longPath, {{"command", "a"}})->text == "reached");
}
