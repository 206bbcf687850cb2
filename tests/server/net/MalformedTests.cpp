// Whatever comes in, it gets the named problem, nothing happens in the hall, and the server goes on.
#include <doctest/doctest.h>

#include "tests/server/net/LiveHall.hpp"
#include "tests/server/net/RawClient.hpp"
#include "tests/server/net/SmugglingList.hpp"

using namespace hall;
using namespace hall::test;

namespace {

std::string deep(int levels) {
    std::string text = R"({"item":)";
    for (int i = 0; i < levels; ++i) text += '[';
    for (int i = 0; i < levels; ++i) text += ']';
    return text + "}";
}

struct HttpRow {
    std::string name, method, target, who, body, fields;
    int status;
    std::string code;
};

std::vector<HttpRow> httpRows() {
    const std::string tickets = "/api/v1/tickets";
    const std::string next = "/api/v1/counters/1/call-next";
    const std::string good = R"({"item":"register"})";
    const std::string json = "Content-Type: application/json\r\n";
    return {
        // JSON
        {"empty body", "POST", tickets, "kiosk-1", "", "", 422, "json-missing-member"},
        {"no JSON", "POST", tickets, "kiosk-1", "item=register", json, 400, "json-malformed"},
        {"cut off", "POST", tickets, "kiosk-1", R"({"item":"reg)", "", 400, "json-malformed"},
        {"two values", "POST", tickets, "kiosk-1", good + good, "", 400, "json-malformed"},
        {"comment", "POST", tickets, "kiosk-1", "/* hi */" + good, "", 400, "json-malformed"},
        {"trailing comma", "POST", tickets, "kiosk-1", R"({"item":"register",})", "", 400, "json-malformed"},
        {"NaN", "POST", tickets, "kiosk-1", R"({"item":NaN})", "", 400, "json-malformed"},
        {"byte order mark", "POST", tickets, "kiosk-1", "\xef\xbb\xbf" + good, "", 400, "json-malformed"},
        {"unknown member", "POST", tickets, "kiosk-1", R"({"item":"register","vip":true})", "", 422, "json-unknown-member"},
        {"member of another command", "POST", tickets, "kiosk-1", R"({"item":"register","queue":"tax"})", "", 422, "json-unknown-member"},
        {"duplicate key", "POST", tickets, "kiosk-1", R"({"item":"register","item":"old"})", "", 400, "json-duplicate-key"},
        {"duplicate key by escape", "POST", tickets, "kiosk-1", R"({"item":"register","\u0069tem":"old"})", "", 400, "json-duplicate-key"},
        {"33 levels", "POST", tickets, "kiosk-1", deep(33), "", 400, "json-too-deep"},
        {"30,000 levels", "POST", tickets, "kiosk-1", deep(30'000), "", 400, "json-too-deep"},
        {"number for text", "POST", tickets, "kiosk-1", R"({"item":7})", "", 422, "json-wrong-type"},
        {"null for text", "POST", tickets, "kiosk-1", R"({"item":null})", "", 422, "json-wrong-type"},
        {"list for object", "POST", tickets, "kiosk-1", R"(["item"])", "", 422, "json-wrong-type"},
        {"text for object", "POST", tickets, "kiosk-1", R"("register")", "", 422, "json-wrong-type"},
        {"bad UTF-8", "POST", tickets, "kiosk-1", "{\"item\":\"\xff\"}", "", 400, "json-not-utf8"},
        {"overlong UTF-8", "POST", tickets, "kiosk-1", "{\"item\":\"\xc0\xaf\"}", "", 400, "json-not-utf8"},
        {"half a surrogate in UTF-8", "POST", tickets, "kiosk-1", "{\"item\":\"\xed\xa0\x80\"}", "", 400, "json-not-utf8"},
        {"giant number", "POST", tickets, "kiosk-1", R"({"item":1e999})", "", 400, "json-number-range"},
        {"number of 400 digits", "POST", tickets, "kiosk-1", "{\"item\":" + std::string(400, '9') + "}", "", 400, "json-number-range"},
        {"missing item", "POST", tickets, "kiosk-1", "{}", "", 422, "json-missing-member"},
        {"empty item", "POST", tickets, "kiosk-1", R"({"item":""})", "", 422, "json-value-range"},
        {"item of 10,000 characters", "POST", tickets, "kiosk-1", "{\"item\":\"" + std::string(10'000, 'x') + "\"}", "", 422, "json-value-range"},
        {"item with a line break", "POST", tickets, "kiosk-1", R"({"item":"a\nb"})", "", 422, "json-value-range"},
        {"unknown language", "POST", tickets, "kiosk-1", R"({"item":"register","language":"de"})", "", 422, "json-value-range"},
        {"pause for a sentence", "POST", "/api/v1/counters/1/pause", "counter-1", R"({"reason":"Back soon!"})", "", 422, "json-value-range"},
        {"body where none belongs", "POST", next, "counter-1", good, "", 422, "json-unknown-member"},
        // Body and media type
        {"plain text", "POST", tickets, "kiosk-1", good, "Content-Type: text/plain\r\n", 415, "unsupported-media-type"},
        {"a form", "POST", tickets, "kiosk-1", "item=register", "Content-Type: application/x-www-form-urlencoded\r\n", 415, "unsupported-media-type"},
        {"another charset", "POST", tickets, "kiosk-1", good, "Content-Type: application/json; charset=gb18030\r\n", 415, "unsupported-media-type"},
        {"empty media type", "POST", tickets, "kiosk-1", good, "Content-Type: \r\n", 415, "unsupported-media-type"},
        {"64 KiB and one byte", "POST", tickets, "kiosk-1", std::string(65'537, ' '), "", 413, "body-too-large"},
        // Who
        {"no token", "POST", tickets, "", good, "", 401, "unauthenticated"},
        {"wrong token", "POST", tickets, "nobody", good, "", 401, "unauthenticated"},
        {"wrong token for open data", "GET", "/api/v1/hall", "nobody", "", "", 401, "unauthenticated"},
        {"wrong token for a page", "GET", "/", "nobody", "", "", 401, "unauthenticated"},
        {"another scheme", "POST", tickets, "", good, "Authorization: Basic a2lvc2s6a2lvc2s=\r\n", 401, "unauthenticated"},
        {"bearer of nothing", "POST", tickets, "", good, "Authorization: Bearer \r\n", 401, "unauthenticated"},
        {"bearer of 4,000 characters", "POST", tickets, "", good, "Authorization: Bearer " + std::string(4'000, 'a') + "\r\n", 401, "unauthenticated"},
        {"a board issues", "POST", tickets, "board-1", good, "", 403, "not-allowed"},
        {"a kiosk calls", "POST", next, "kiosk-1", "", "", 403, "not-allowed"},
        {"another's counter", "POST", next, "counter-2", "", "", 403, "not-allowed"},
        {"no counter", "POST", "/api/v1/counters/99/call-next", "counter-1", "", "", 403, "not-allowed"},
        {"no counter, for the manager", "POST", "/api/v1/counters/99/close", "manager", "", "", 404, "unknown-counter"},
        {"a counter opens the day", "POST", "/api/v1/hall/open-day", "counter-1", "", "", 403, "not-allowed"},
        {"a board reads a ticket", "GET", "/api/v1/tickets/demo-1", "board-1", "", "", 403, "not-allowed"},
        {"a counter reads the log", "GET", "/api/v1/events", "counter-1", "", "", 403, "not-allowed"},
        {"the log without a token", "GET", "/api/v1/events", "", "", "", 401, "unauthenticated"},
        // What
        {"unknown item", "POST", tickets, "kiosk-1", R"({"item":"nothing"})", "", 404, "unknown-item"},
        {"withdrawn item", "POST", tickets, "kiosk-1", R"({"item":"old"})", "", 409, "item-withdrawn"},
        {"unknown class", "POST", tickets, "kiosk-1", R"({"item":"register","class":"vip"})", "", 404, "unknown-class"},
        {"transfer of nobody", "POST", "/api/v1/counters/1/transfer", "counter-1", R"({"queue":"tax"})", "", 409, "counter-idle"},
        {"ticket of another hall", "POST", "/api/v1/counters/1/resume", "counter-1", R"({"ticket":"other-1"})", "", 404, "unknown-ticket"},
        {"ticket 0", "GET", "/api/v1/tickets/demo-0", "manager", "", "", 404, "unknown-ticket"},
        {"ticket of 2^64", "GET", "/api/v1/tickets/demo-18446744073709551616", "manager", "", "", 404, "unknown-ticket"},
        {"ticket with a sign", "GET", "/api/v1/tickets/demo-+1", "manager", "", "", 404, "unknown-ticket"},
        {"ticket with zeros", "GET", "/api/v1/tickets/demo-01", "manager", "", "", 404, "unknown-ticket"},
        {"ticket of nobody", "GET", "/api/v1/tickets/demo-999", "manager", "", "", 404, "unknown-ticket"},
        {"unknown visit", "GET", "/api/v1/visits/0123456789012345678901", "", "", "", 404, "unknown-ticket"},
        {"a ticket's id for a visit", "GET", "/api/v1/visits/demo-1", "", "", "", 404, "unknown-ticket"},
        {"cancel with a ticket in the body", "POST", "/api/v1/tickets/demo-1/cancel", "kiosk-1", R"({"ticket":"demo-2"})", "", 422, "json-unknown-member"},
        {"idle counter finishes", "POST", "/api/v1/counters/1/finish", "counter-1", "", "", 409, "counter-idle"},
        {"open counter opens", "POST", "/api/v1/counters/1/open", "counter-1", "", "", 409, "counter-already-open"},
        {"pause without reason", "POST", "/api/v1/counters/1/pause", "counter-1", "", "", 422, "reason-missing"},
        {"open day opens", "POST", "/api/v1/hall/open-day", "manager", "", "", 409, "day-already-open"},
        // Command ids
        {"empty command id", "POST", tickets, "kiosk-1", good, "Idempotency-Key: \r\n", 400, "command-id-invalid"},
        {"command id of 7", "POST", tickets, "kiosk-1", good, "Idempotency-Key: 1234567\r\n", 400, "command-id-invalid"},
        {"command id of 65", "POST", tickets, "kiosk-1", good, "Idempotency-Key: " + std::string(65, 'x') + "\r\n", 400, "command-id-invalid"},
        {"command id with a space", "POST", tickets, "kiosk-1", good, "Idempotency-Key: 1234 5678\r\n", 400, "command-id-invalid"},
        // Where
        {"nowhere", "GET", "/api/v1/nowhere", "manager", "", "", 404, "not-found"},
        {"unknown command", "POST", "/api/v1/counters/1/explode", "counter-1", "", "", 404, "not-found"},
        {"GET of a command", "GET", next, "counter-1", "", "", 405, "method-not-allowed"},
        {"POST of a read", "POST", "/api/v1/hall", "manager", "{}", "", 405, "method-not-allowed"},
        {"PUT", "PUT", tickets, "kiosk-1", "", "", 405, "method-not-allowed"},
        {"DELETE", "DELETE", "/api/v1/tickets/demo-1", "manager", "", "", 405, "method-not-allowed"},
        {"no page", "GET", "/wp-admin.php", "", "", "", 404, "not-found"},
        {"words for a number", "GET", "/api/v1/events?after=all", "manager", "", "", 422, "json-value-range"},
        {"negative number", "GET", "/api/v1/events?after=-1", "manager", "", "", 422, "json-value-range"},
        {"a number beyond the log", "GET", "/api/v1/events?after=9223372036854775808", "manager", "", "", 422, "json-value-range"},
        {"the largest unsigned number", "GET", "/api/v1/events?after=18446744073709551615", "manager", "", "", 422, "json-value-range"},
        {"unknown parameter", "GET", "/api/v1/events?before=1", "manager", "", "", 422, "json-value-range"},
        {"WebSocket without upgrade", "GET", "/ws", "", "", "", 426, "upgrade-required"},
    };
}

}  // namespace

TEST_CASE("malformed HTTP: each gets its problem, nothing happens, the server goes on") {
    LiveHall hall;
    const auto rows = httpRows();
    CHECK(rows.size() >= 60);
    const auto before = hall.events().size();
    for (const HttpRow& row : rows) {
        CAPTURE(row.name);
        const std::string token = row.who.empty() ? "" : row.who == "nobody" ? access::mintToken() : hall.token(row.who);
        const HttpAnswer answer = fetch(hall.port(), row.method, row.target, token, row.body, row.fields);
        CHECK(answer.status == row.status);
        CHECK(answer.code() == row.code);
        CHECK(member(answer.body, "status") == std::to_string(row.status));
        CHECK(fetch(hall.port(), "GET", "/healthz").status == 200);
    }
    CHECK(hall.events().size() == before);
}

TEST_CASE("smuggling list over raw sockets: one refusal, then the line is closed; nothing hidden is answered") {
    LiveHall hall;
    const auto before = hall.events().size();
    for (const SmugglingRow& row : smugglingList()) {
        CAPTURE(row.name);
        RawClient client(hall.port());
        client.send(row.header + row.after);
        const HttpAnswer answer = client.answer(row.header.starts_with("HEAD"));
        CHECK(answer.status == row.status);
        if (!row.header.starts_with("HEAD")) CHECK(answer.code() == row.code);
        CHECK(answer.fields.at("connection") == "close");
        CHECK(client.closed());
        const bool nothingElse = client.pending().find("HTTP/1.1") == std::string::npos;
        CHECK(nothingElse);
    }
    CHECK(hall.events().size() == before);
    CHECK(fetch(hall.port(), "GET", "/healthz").status == 200);
}

namespace {

struct SocketRow {
    std::string name;
    bool afterHello;
    std::string bytes;        ///< frames as they go out
    std::string code;         ///< of the problem, in a refused frame or a receipt; empty: none, only the close
    int closeCode;            ///< -1: the line stays open
};

std::vector<SocketRow> socketRows(const std::string& token) {
    const auto text = [](const std::string& json) { return clientFrame(1, json); };
    const auto hello = [&](const std::string& auth, const std::string& topics, const std::string& rest = R"(,"client":"t/1")") {
        return text(R"({"hello":"hall.v1","auth":)" + auth + R"(,"topics":)" + topics + rest + "}");
    };
    const std::string auth = R"({"kind":"token","token":")" + token + R"("})";
    return {
        {"no JSON", false, text("hello"), "json-malformed", 1008},
        {"not an object", false, text("[]"), "frame-unknown", 1008},
        {"unknown kind", false, text(R"({"shout":"hall.v1"})"), "frame-unknown", 1008},
        {"bad UTF-8", false, text("{\"hello\":\"\xff\"}"), "json-not-utf8", 1007},
        {"too deep", false, text(std::string(40, '[') + std::string(40, ']')), "json-too-deep", 1008},
        {"command before hello", false, text(R"({"command":"call-next","id":"12345678","body":{}})"), "hello-expected", 1008},
        {"another protocol", false, text(R"({"hello":"hall.v9","auth":{"kind":"token","token":"x"},"topics":[],"client":"t"})"), "protocol-unknown", 1008},
        {"unknown member in hello", false, hello(auth, "[]", R"(,"client":"t/1","debug":true)"), "json-unknown-member", 1008},
        {"hello without client", false, hello(auth, "[]", ""), "json-missing-member", 1008},
        {"hello twice the key", false, text(R"({"hello":"hall.v1","hello":"hall.v1"})"), "json-duplicate-key", 1008},
        {"wrong token", false, hello(R"({"kind":"token","token":"wrong"})", "[]"), "unauthenticated", 1008},
        {"unknown kind of auth", false, hello(R"({"kind":"password","token":"x"})", "[]"), "json-value-range", 1008},
        {"certificate that nobody checked", false, hello(R"({"kind":"certificate","token":"x"})", "[]"), "unauthenticated", 1008},
        {"topic of another role", false, hello(auth, R"(["kiosk"])"), "not-allowed", 1008},
        {"another counter's topic", false, hello(auth, R"(["counter/counter-2"])"), "not-allowed", 1008},
        {"topics of wrong type", false, hello(auth, R"("lobby")"), "json-wrong-type", 1008},
        {"17 topics", false, hello(auth, R"(["a","a","a","a","a","a","a","a","a","a","a","a","a","a","a","a","a"])"), "json-value-range", 1008},
        {"hello again", true, hello(auth, "[]"), "hello-repeated", 1008},
        {"no JSON later", true, text("{"), "json-malformed", 1008},
        {"unknown command", true, text(R"({"command":"explode","id":"12345678","body":{}})"), "unknown-command", -1},
        {"unknown member", true, text(R"({"command":"call-next","id":"12345678","body":{},"now":1})"), "json-unknown-member", -1},
        {"unknown member in the body", true, text(R"({"command":"call-next","id":"12345678","body":{"n":1}})"), "json-unknown-member", -1},
        {"missing member", true, text(R"({"command":"resume","id":"12345678","body":{}})"), "json-missing-member", -1},
        {"wrong type", true, text(R"({"command":"transfer","id":"12345678","body":{"queue":[]}})"), "json-wrong-type", -1},
        {"short command id", true, text(R"({"command":"call-next","id":"1","body":{}})"), "command-id-invalid", 1008},
        {"command without id", true, text(R"({"command":"call-next","body":{}})"), "json-missing-member", 1008},
        {"bad ticket", true, text(R"({"command":"resume","id":"12345678","body":{"ticket":"x"}})"), "unknown-ticket", -1},
        {"not its role", true, text(R"({"command":"open-day","id":"12345678","body":{}})"), "not-allowed", -1},
        {"refused by the law", true, text(R"({"command":"finish","id":"12345678","body":{}})"), "counter-idle", -1},
        {"binary", true, clientFrame(2, "abc"), "", 1003},
        {"not masked", true, std::string("\x81\x02{}", 4), "", 1002},
        {"reserved bit", true, rawHeader(0xc1, 0), "", 1002},
        {"reserved opcode", true, clientFrame(5, ""), "", 1002},
        {"64 KiB and one byte", true, clientFrame(1, std::string(65'537, ' ')), "", 1009},
        {"length of 2^62", true, std::string("\x81\xff\x40\0\0\0\0\0\0\0", 10), "", 1009},
        {"length with the highest bit", true, std::string("\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff", 10), "", 1002},
        {"ping of 126 bytes", true, clientFrame(9, std::string(126, 'p')), "", 1002},
        {"continuation of nothing", true, clientFrame(0, "x"), "", 1002},
        {"close without code", true, clientFrame(8, ""), "", 0},
        {"close 1000", true, clientFrame(8, std::string("\x03\xe8", 2)), "", 1000},
        {"close with half a code", true, clientFrame(8, "x"), "", 1002},
    };
}

}  // namespace

TEST_CASE("malformed WebSocket: each gets its problem or close code, the server goes on") {
    LiveHall hall;
    const auto before = hall.events().size();
    for (const SocketRow& row : socketRows(hall.token("counter-1"))) {
        CAPTURE(row.name);
        WebSocketClient client(hall.port());
        REQUIRE(client.handshakeStatus() == 101);
        if (row.afterHello) {
            client.hello(hall.token("counter-1"), {});
            REQUIRE(client.next().text.starts_with("{\"welcome\""));
        }
        client.raw(row.bytes);
        if (!row.code.empty()) {
            const std::string told = client.next().text;
            CHECK(told.starts_with(row.closeCode == -1 ? "{\"receipt\":\"12345678\"" : "{\"refused\""));
            CHECK(member(told, "code") == row.code);
        }
        if (row.closeCode == -1) {
            CHECK(member(client.command("call-next", "still-there"), "status") == "204");
        } else {
            CHECK(client.next().closeCode == row.closeCode);
            CHECK(client.line().closed());
        }
    }
    CHECK(hall.events().size() == before);
}

TEST_CASE("WebSocket handshake: what is missing or foreign is refused") {
    LiveHall hall;
    struct Row {
        std::string name, fields;
        int status;
        std::string code;
    };
    const std::string up = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
    const std::string version = "Sec-WebSocket-Version: 13\r\n";
    const std::string key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    const std::string sub = "Sec-WebSocket-Protocol: chat, hall.v1\r\n";
    const Row rows[] = {
        {"as it should be", up + version + key + sub, 101, ""},
        {"its own origin", up + version + key + sub + "Origin: http://127.0.0.1\r\n", 101, ""},
        {"no subprotocol", up + version + key, 400, "subprotocol-required"},
        {"another subprotocol", up + version + key + "Sec-WebSocket-Protocol: hall.v10\r\n", 400, "subprotocol-required"},
        {"no version", up + key + sub, 426, "upgrade-required"},
        {"version 8", up + key + sub + "Sec-WebSocket-Version: 8\r\n", 426, "upgrade-required"},
        {"no key", up + version + sub, 400, "upgrade-malformed"},
        {"short key", up + version + sub + "Sec-WebSocket-Key: abc\r\n", 400, "upgrade-malformed"},
        {"evil origin", up + version + key + sub + "Origin: https://evil.example\r\n", 403, "origin-not-allowed"},
        {"origin that begins like ours", up + version + key + sub + "Origin: http://127.0.0.1.evil.example\r\n", 403, "origin-not-allowed"},
        {"null origin", up + version + key + sub + "Origin: null\r\n", 403, "origin-not-allowed"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const HttpAnswer answer = fetch(hall.port(), "GET", "/ws", {}, {}, row.fields);
        CHECK(answer.status == row.status);
        CHECK(answer.code() == row.code);
    }
    RawClient eager(hall.port());
    eager.send(request("GET", "/ws", {}, {}, up + version + key + sub) + clientFrame(1, "{}"));
    CHECK(eager.answer().code() == "upgrade-malformed");
}
