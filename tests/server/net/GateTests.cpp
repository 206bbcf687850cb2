#include "server/net/Gate.hpp"

#include <doctest/doctest.h>

#include "tests/server/net/SmugglingList.hpp"

using namespace hall::net;
using namespace hall::test;

namespace {

/// What the gate makes of a header as it comes in: "" for admitted, else the code.
std::string_view judged(const std::string& header, const GateSettings& settings = {}) {
    const Progress come = progress(header, 0, settings);
    if (come.kind == Progress::Kind::refused) return come.reason.code;
    if (come.kind == Progress::Kind::more) return "more";
    const Verdict verdict = judge(std::string_view(header).substr(0, come.headerBytes), settings);
    if (const auto* away = std::get_if<TurnedAway>(&verdict)) return away->code;
    return {};
}

Admitted admitted(const std::string& header) {
    const Verdict verdict = judge(header, {});
    REQUIRE(std::holds_alternative<Admitted>(verdict));
    return std::get<Admitted>(verdict);
}

}  // namespace

TEST_CASE("gate: nothing of the smuggling list passes") {
    const auto rows = smugglingList();
    CHECK(rows.size() >= 40);
    for (const SmugglingRow& row : rows) {
        CAPTURE(row.name);
        CHECK(judged(row.header) == row.code);
    }
}

TEST_CASE("gate: the status belongs to the code") {
    for (const SmugglingRow& row : smugglingList()) {
        CAPTURE(row.name);
        const Progress come = progress(row.header, 0, {});
        const TurnedAway away = come.kind == Progress::Kind::refused ? come.reason : std::get<TurnedAway>(judge(row.header, {}));
        CHECK(away.status == row.status);
    }
}

TEST_CASE("gate: what honest clients send passes") {
    const std::string rows[] = {
        get("/"),
        get("/api/v1/hall", "User-Agent: curl/7.88.1\r\nAccept: */*\r\n"),
        get("/api/v1/events?after=12&limit=5"),
        get("/t/rGCXJquprJMBPMq74boO2g"),
        "HEAD / HTTP/1.1\r\nHost: hall\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: hall:8080\r\nConnection: keep-alive\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\nContent-Length: 0\r\n\r\n",
        post("Content-Length: 2\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"),
        post(""),
        post("Content-Length: 65536\r\n"),
        "PUT /api/v1/configuration HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\nIf-Match: \"3\"\r\n\r\n",
        "DELETE /api/v1/session HTTP/1.1\r\nHost: h\r\n\r\n",
        get("/ws", "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"),
    };
    for (const std::string& header : rows) {
        CAPTURE(header);
        CHECK(judged(header) == "");
    }
}

TEST_CASE("gate: what it has learnt") {
    const Admitted read = admitted(get("/api/v1/events?after=12&limit=%35&name=a+b%26c&flag", "Connection: close\r\n"));
    CHECK(read.method == Admitted::Method::get);
    CHECK(read.path == "/api/v1/events");
    REQUIRE(read.query.size() == 4);
    CHECK(read.query[1].value == "5");
    CHECK(read.query[2].value == "a b&c");
    CHECK(read.query[3].name == "flag");
    CHECK_FALSE(read.keepAlive);
    CHECK(admitted(get("/")).keepAlive);
    CHECK_FALSE(admitted("GET / HTTP/1.0\r\nHost: h\r\n\r\n").keepAlive);
    CHECK(admitted("GET / HTTP/1.0\r\nHost: h\r\nConnection: keep-alive\r\n\r\n").keepAlive);
    CHECK(admitted(post("Content-Length: 17\r\n")).bodyBytes == 17);
    CHECK(admitted(get("/api/v1/counters/%E4%B8%80")).path == "/api/v1/counters/\xe4\xb8\x80");
    CHECK(admitted(get("/ws", "Connection: Upgrade\r\nUpgrade: WebSocket\r\n")).upgrade);
}

TEST_CASE("gate: only POST and PUT bring a body") {
    const auto with = [](const std::string& method) {
        return method + " /api/v1/session HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n";
    };
    for (const char* method : {"GET", "HEAD", "DELETE"}) CHECK(judged(with(method)) == "body-not-allowed");
    for (const char* method : {"POST", "PUT"}) CHECK(judged(with(method)) == "");
    for (const char* method : {"PATCH", "OPTIONS", "TRACE", "CONNECT", "get"}) CHECK(judged(with(method)) == "method-not-allowed");
}

TEST_CASE("gate: only the hosts of the settings are answered") {
    GateSettings settings;
    settings.hosts = {"hall.example", "10.0.0.5"};
    CHECK(judged("GET / HTTP/1.1\r\nHost: Hall.Example:443\r\n\r\n", settings) == "");
    CHECK(judged("GET / HTTP/1.1\r\nHost: 10.0.0.5\r\n\r\n", settings) == "");
    CHECK(judged("GET / HTTP/1.1\r\nHost: hall.example.evil\r\n\r\n", settings) == "host-unknown");
    CHECK(judged("GET / HTTP/1.1\r\nHost: evil\r\n\r\n", settings) == "host-unknown");
}

TEST_CASE("gate: a header in pieces comes to the same as in one") {
    for (const SmugglingRow& row : smugglingList()) {
        CAPTURE(row.name);
        std::string bytes;
        std::string_view found = "more";
        for (std::size_t i = 0; i < row.header.size() && found == "more"; ++i) {
            bytes += row.header[i];
            const Progress come = progress(bytes, i, {});
            if (come.kind == Progress::Kind::refused) found = come.reason.code;
            if (come.kind != Progress::Kind::whole) continue;
            const Verdict verdict = judge(std::string_view(bytes).substr(0, come.headerBytes), {});
            found = std::holds_alternative<TurnedAway>(verdict) ? std::get<TurnedAway>(verdict).code : "";
        }
        CHECK(found == row.code);
    }
}

TEST_CASE("gate: every cut and every changed byte of a good request is admitted or refused, and never reads past its end") {
    const std::string good = post("Content-Length: 2\r\nContent-Type: application/json\r\nIdempotency-Key: 0123456789\r\n");
    for (std::size_t cut = 0; cut < good.size(); ++cut) CHECK(judged(good.substr(0, cut)) == "more");
    int admittedChanges = 0;
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string changed = good;
            changed[at] = static_cast<char>(byte);
            const auto code = judged(changed);
            if (code.empty()) ++admittedChanges;
            // Whatever passes has one frame only: the length that stands there, or none.
            if (code.empty()) CHECK(std::get<Admitted>(judge(changed, {})).bodyBytes < 100);
        }
    }
    CHECK(admittedChanges > 0);
}

TEST_CASE("gate: only a file of an application may be long") {
    const auto put = [](const std::string& path, const std::string& length, const std::string& method = "PUT") {
        return method + " " + path + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + "\r\n\r\n";
    };
    CHECK(judged(put("/api/v1/applications/GA-1/files/1", "10000000")).empty());
    CHECK(judged(put("/api/v1/applications/GA-1/files/1", "10000001")) == "body-too-large");
    CHECK(judged(put("/api/v1/applications/GA-1/files/1", "10000000", "POST")) == "body-too-large");
    CHECK(judged(put("/api/v1/applications/GA-1", "65537")) == "body-too-large");
    CHECK(judged(put("/api/v1/applications//files/1", "65537")) == "target-malformed");
    CHECK(judged(put("/api/v1/applications/GA-1/files/1/2", "65537")) == "body-too-large");
    CHECK(judged(put("/api/v1/applications/GA-1/filesx/1", "65537")) == "body-too-large");
    CHECK(judged(put("/x/api/v1/applications/GA-1/files/1", "65537")) == "body-too-large");
}
