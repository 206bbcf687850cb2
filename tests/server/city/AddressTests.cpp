#include <doctest/doctest.h>

#include "server/city/Dispatch.hpp"
#include "server/city/Inbound.hpp"

using namespace hall;

TEST_CASE("addresses: what nobody outside can have") {
    struct Row { const char* address; bool isPrivate; };
    constexpr Row rows[] = {
        {"127.0.0.1", true}, {"10.1.2.3", true}, {"172.16.0.1", true}, {"172.31.255.255", true}, {"172.32.0.1", false}, {"192.168.1.1", true},
        {"169.254.169.254", true}, {"100.64.0.1", true}, {"100.128.0.1", false}, {"0.0.0.0", true}, {"224.0.0.1", true}, {"255.255.255.255", true},
        {"8.8.8.8", false}, {"223.5.5.5", false}, {"::1", true}, {"::", true}, {"::ffff:127.0.0.1", true}, {"::ffff:8.8.8.8", false}, {"fe80::1", true},
        {"fc00::1", true}, {"fd12::1", true}, {"2400:3200::1", false}, {"64:ff9b::7f00:1", true}, {"2001:db8::1", true}, {"2002:7f00:1::", true},
        {"ff02::1", true}, {"nonsense", true}, {"", true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.address);
        CHECK(city::isPrivateAddress(row.address) == row.isPrivate);
    }
}

TEST_CASE("platform: where events may go") {
    struct Row { const char* url; std::vector<std::string> privateHosts; bool good; };
    const Row rows[] = {
        {"https://platform.example/events", {}, true},
        {"http://platform.example/events", {}, false},
        {"http://platform.example/events", {"platform.example"}, true},
        {"https://127.0.0.1/events", {}, false},
        {"http://127.0.0.1:8080/events", {"127.0.0.1"}, true},
        {"https://169.254.169.254/latest", {}, false},
        {"https://[::1]/events", {}, false},
        {"https://[::1]/events", {"::1"}, true},
        {"https://2130706433/events", {}, false},       // 127.0.0.1 as one number
        {"https://0x7f.1/events", {}, false},
        {"https://user:word@platform.example/", {}, false},
        {"https://platform.example/#x", {}, false},
        {"ftp://platform.example/", {}, false},
        {"file:///etc/passwd", {}, false},
        {"platform.example", {}, false},
        {"", {}, false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.url);
        city::PlatformSettings settings;
        settings.url = row.url;
        settings.secrets = {"secret"};
        settings.privateHosts = row.privateHosts;
        CHECK(city::fault(settings).empty() == row.good);
    }
}

TEST_CASE("pauses: by the specification, and then always the last") {
    const auto standard = city::standardRetryMs();
    CHECK(city::pauseMs(standard, 1) == 5'000);
    CHECK(city::pauseMs(standard, 2) == 300'000);
    CHECK(city::pauseMs(standard, 9) == 86'400'000);
    CHECK(city::pauseMs(standard, 1'000) == 86'400'000);
    CHECK(city::pauseMs(standard, 0) == 5'000);
}

TEST_CASE("files: known by their first bytes") {
    CHECK(city::sniffed("%PDF-1.7\n") == "application/pdf");
    CHECK(city::sniffed("\xFF\xD8\xFF\xE0") == "image/jpeg");
    CHECK(city::sniffed(std::string_view("\x89PNG\r\n\x1A\n....", 12)) == "image/png");
    CHECK(city::sniffed("GIF89a").empty());
    CHECK(city::sniffed("<html>").empty());
    CHECK(city::sniffed("").empty());
    CHECK(city::sniffed(" %PDF-").empty());
}
