#include "server/net/Server.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <set>
#include <thread>

#include "server/core/queue/Route.hpp"
#include "tests/server/net/LiveHall.hpp"
#include "tests/server/net/RawClient.hpp"

using namespace hall;
using namespace hall::test;

namespace {

const std::string tickets = "/api/v1/tickets";
const std::string registerBody = R"({"item":"register"})";

double metric(std::uint16_t port, const std::string& name) {
    const std::string text = fetch(port, "GET", "/metrics").body;
    const std::size_t at = text.find("\n" + name + " ");
    return at == std::string::npos ? -1 : std::stod(text.substr(at + name.size() + 2));
}

}  // namespace

TEST_CASE("a visit over HTTP, from the ticket to the end") {
    LiveHall hall;
    const auto counter = [&](const std::string& command) {
        return fetch(hall.port(), "POST", "/api/v1/counters/1/" + command, hall.token("counter-1"));
    };
    CHECK(counter("call-next").status == 204);
    const HttpAnswer issued = fetch(hall.port(), "POST", tickets, hall.token("kiosk-1"), registerBody);
    CHECK(issued.status == 201);
    CHECK(issued.fields.at("location") == "/api/v1/tickets/demo-1");
    CHECK(member(issued.body, "number") == "A001");
    CHECK(member(issued.body, "ahead") == "0");
    const std::string visit = "/api/v1/visits/" + member(issued.body, "token");
    CHECK(member(fetch(hall.port(), "GET", visit).body, "state") == "waiting");
    CHECK(member(counter("call-next").body, "state") == "called");
    CHECK(member(fetch(hall.port(), "GET", visit).body, "counterLabel") == "1");
    CHECK(member(counter("recall").body, "calls") == "2");
    CHECK(member(counter("start").body, "state") == "serving");
    CHECK(member(counter("hold").body, "state") == "held");
    CHECK(member(fetch(hall.port(), "POST", "/api/v1/counters/counter-1/resume", hall.token("counter-1"), R"({"ticket":"demo-1"})").body,
                 "state") == "serving");
    const HttpAnswer finished = counter("finish");
    CHECK(member(finished.body, "state") == "served");
    CHECK(member(finished.body, "token") == "");
    CHECK(member(fetch(hall.port(), "GET", "/api/v1/tickets/demo-1", hall.token("manager")).body, "state") == "served");
    CHECK(counter("pause").status == 422);
    CHECK(fetch(hall.port(), "POST", "/api/v1/counters/1/pause", hall.token("counter-1"), R"({"reason":"lunch"})").body ==
          R"({"counter":{"id":"counter-1","label":"1","phase":"paused"}})");
    CHECK(counter("open").body == R"({"counter":{"id":"counter-1","label":"1","phase":"open"}})");
    CHECK(counter("close").body == R"({"counter":{"id":"counter-1","label":"1","phase":"closed"}})");
    const HttpAnswer events = fetch(hall.port(), "GET", "/api/v1/events?after=24&limit=2", hall.token("auditor"));
    CHECK(events.body.starts_with(R"({"events":[{"seq":25},{"seq":26}],"last":)"));
    const auto page = [&](const std::string& query) { return fetch(hall.port(), "GET", "/api/v1/events" + query, hall.token("auditor")); };
    CHECK(events.fields.at("link") == R"(</api/v1/events?after=26&limit=2>; rel="next")");
    CHECK(!page("").fields.contains("link"));
    CHECK(page("?limit=0").body.starts_with(R"({"events":[{"seq":1}],"last":)"));
    CHECK(page("?limit=99999").status == 200);
    for (const char* query : {"?after=x", "?limit=-1", "?after=1&after=2", "?before=3", "?after=9223372036854775808"})
        CHECK(page(query).code() == "json-value-range");
    CHECK(fetch(hall.port(), "POST", "/api/v1/hall/begin-closing", hall.token("manager")).body == "{}");
}

TEST_CASE("a resend hears the same and changes nothing; another body under the same id is refused") {
    LiveHall hall;
    const std::string key = "Idempotency-Key: 0f0e0d0c0b0a\r\n";
    const auto issue = [&](const std::string& body) { return fetch(hall.port(), "POST", tickets, hall.token("kiosk-1"), body, key); };
    const HttpAnswer first = issue(registerBody);
    CHECK(first.status == 201);
    const auto events = hall.events().size();
    for (int i = 0; i < 5; ++i) {
        const HttpAnswer again = issue(R"( {"item" : "register"} )");
        CHECK(again.status == 201);
        CHECK(again.body == first.body);
    }
    CHECK(issue(R"({"item":"invoice"})").code() == "command-id-reused");
    CHECK(fetch(hall.port(), "POST", tickets, hall.token("manager"), registerBody, key).code() == "command-id-reused");
    CHECK(hall.events().size() == events);
    // The same over the other transport: one command, one outcome.
    WebSocketClient kiosk(hall.port());
    kiosk.hello(hall.token("kiosk-1"), {});
    const std::string receipt = kiosk.command("issue", "0f0e0d0c0b0a", registerBody);
    CHECK(member(receipt, "status") == "201");
    CHECK(member(receipt, "token") == member(first.body, "token"));
    CHECK(hall.events().size() == events);
}

TEST_CASE("a resend hears the stops that were planned at first, whatever is open by now") {
    LiveHallOptions options;
    for (core::ConfigEntry& entry : options.hall) {
        if (auto* config = std::get_if<core::HallConfig>(&entry)) config->coverRouting = true;
        auto* profile = std::get_if<core::ProfileConfig>(&entry);
        if (profile != nullptr && profile->queues.size() == 2) profile->queues.pop_back();  // counters 1 to 3: one queue each
    }
    LiveHall hall(std::move(options));
    hall.act(core::CloseCounter{{"counter-4"}}, counterActor("counter-4"));
    const auto issue = [&] {
        return fetch(hall.port(), "POST", tickets, hall.token("kiosk-1"), R"({"item":"register","further":["invoice","pension"]})", "Idempotency-Key: 0f0e0d0c0b0a\r\n");
    };
    const HttpAnswer first = issue();
    CHECK(first.status == 201);
    const core::State then = hall.state();
    const std::vector<core::Stop> planned = core::planOf(then, *then.ticket({1}));
    CHECK(planned.size() == 3);
    hall.act(core::OpenCounter{{"counter-4"}}, counterActor("counter-4"));
    const core::State now = hall.state();
    CHECK(core::planOf(now, *now.ticket({1})) != planned);
    CHECK(issue().body == first.body);
    hall.restart();
    CHECK(issue().body == first.body);
}

TEST_CASE("open data, entity tags, HEAD and the fields on every answer") {
    LiveHallOptions options;
    static constexpr std::string_view page = "<!doctype html>";
    options.settings.pages = {{"/", "text/html; charset=utf-8", page}, {"/t/", "text/html; charset=utf-8", page}};
    LiveHall hall(std::move(options));
    const HttpAnswer catalogue = fetch(hall.port(), "GET", "/api/v1/catalogue");
    CHECK(catalogue.fields.at("etag") == "\"v1\"");
    CHECK(fetch(hall.port(), "GET", "/api/v1/catalogue", {}, {}, "If-None-Match: \"v1\"\r\n").status == 304);
    CHECK(fetch(hall.port(), "GET", "/api/v1/catalogue", {}, {}, "If-None-Match: \"v0\"\r\n").status == 200);
    hall.server().setCatalogue("v2", "{}");
    CHECK(fetch(hall.port(), "GET", "/api/v1/catalogue", {}, {}, "If-None-Match: \"v1\"\r\n").body == "{}");
    const HttpAnswer head = fetch(hall.port(), "HEAD", "/api/v1/hall");
    CHECK(head.status == 200);
    CHECK(std::stoi(head.fields.at("content-length")) > 100);
    CHECK(fetch(hall.port(), "GET", "/t/rGCXJquprJMBPMq74boO2g").body == page);
    CHECK(fetch(hall.port(), "GET", "/t/a/b").status == 404);
    for (const char* path : {"/", "/api/v1/hall", "/api/v1/catalogue", "/healthz", "/readyz", "/metrics", "/nowhere", "/api/v1/events", "/%"}) {
        CAPTURE(path);
        const HttpAnswer answer = fetch(hall.port(), "GET", path);
        CHECK(answer.fields.at("server") == "onewindow");
        CHECK(answer.fields.at("x-content-type-options") == "nosniff");
        CHECK(answer.fields.at("referrer-policy") == "no-referrer");
        CHECK(answer.fields.at("cross-origin-opener-policy") == "same-origin");
        CHECK(answer.fields.at("content-security-policy").find("default-src 'self'") == 0);
        CHECK(answer.fields.count("access-control-allow-origin") == 0);
        CHECK(answer.fields.at("cache-control") == (answer.fields.count("etag") ? "no-cache" : "no-store"));
    }
}

TEST_CASE("several requests in one go are answered one after the other, and the line stays open") {
    LiveHall hall;
    RawClient client(hall.port());
    std::string many;
    for (int i = 0; i < 300; ++i) many += request("GET", i % 2 ? "/healthz" : "/api/v1/hall");
    client.send(many);
    for (int i = 0; i < 300; ++i) CHECK(client.answer().status == 200);
    client.send(request("POST", tickets, hall.token("kiosk-1"), registerBody));
    CHECK(client.answer().status == 201);
    client.send("POST " + tickets + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + hall.token("kiosk-1") +
                "\r\nContent-Type: application/json\r\nContent-Length: 19\r\nExpect: 100-continue\r\n\r\n");
    CHECK(client.answer().status == 100);
    client.send(registerBody);
    CHECK(client.answer().status == 201);
    client.send(request("GET", "/healthz", {}, {}, "Connection: close\r\n"));
    CHECK(client.answer().fields.at("connection") == "close");
    CHECK(client.closed());
}

TEST_CASE("a receipt follows the view that contains its effect") {
    LiveHall hall;
    for (int i = 0; i < 20; ++i) hall.act(core::IssueTicket{{"register"}, {"normal"}, core::Language::zh}, kiosk);
    WebSocketClient counter(hall.port());
    counter.hello(hall.token("counter-1"), {"counter/counter-1", "lobby"});
    CHECK(counter.next().text.starts_with("{\"welcome\":\"hall.v1\",\"role\":\"counter\",\"device\":\"counter-1\""));
    for (int i = 0; i < 10; ++i) {
        counter.views.clear();
        const std::string number = member(counter.command("call-next", "call-000" + std::to_string(i)), "number");
        const bool shown = std::any_of(counter.views.begin(), counter.views.end(), [&](const std::string& view) {
            return view.starts_with("{\"view\":\"counter/counter-1\"") && view.find("\"current\":{") != std::string::npos &&
                   member(view.substr(view.find("\"current\"")), "number") == number;
        });
        CHECK(shown);
        CHECK(std::any_of(counter.views.begin(), counter.views.end(),
                          [&](const std::string& view) { return view.starts_with("{\"view\":\"lobby\"") && view.find(number) != std::string::npos; }));
        counter.command("no-show", "miss-000" + std::to_string(i));
    }
}

TEST_CASE("what a role may watch") {
    LiveHall hall;
    struct Row {
        std::string device, topic;
        bool allowed;
    };
    const Row rows[] = {
        {"board-1", "lobby", true},     {"board-1", "hall", false},    {"board-1", "kiosk", false},   {"board-1", "counter/counter-1", false},
        {"kiosk-1", "kiosk", true},     {"kiosk-1", "lobby", true},    {"kiosk-1", "hall", false},    {"kiosk-1", "counter/counter-1", false},
        {"counter-1", "lobby", true},   {"counter-1", "hall", true},   {"counter-1", "kiosk", false}, {"counter-1", "counter/counter-1", true},
        {"counter-1", "counter/counter-2", false}, {"manager", "lobby", true}, {"manager", "kiosk", true}, {"manager", "hall", true},
        {"manager", "counter/counter-2", true}, {"auditor", "lobby", false}, {"auditor", "hall", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.device);
        CAPTURE(row.topic);
        WebSocketClient client(hall.port());
        client.hello(hall.token(row.device), {row.topic});
        const std::string first = client.next().text;
        CHECK(first.starts_with(row.allowed ? "{\"welcome\"" : "{\"refused\""));
        if (row.allowed) CHECK(client.next().text.starts_with("{\"view\":\"" + row.topic + "\""));
        else CHECK(member(first, "code") == "not-allowed");
    }
    WebSocketClient client(hall.port());
    client.hello(hall.token("manager"), {"counter/nowhere"});
    CHECK(member(client.next().text, "code") == "unknown-topic");
}

TEST_CASE("a counter that an event does not name learns the new figures too, a little later") {
    LiveHall hall;
    WebSocketClient counter(hall.port());
    counter.hello(hall.token("counter-2"), {"counter/counter-2"});
    counter.nextText("{\"welcome\"");
    CHECK(member(counter.nextText("{\"view\""), "waitingTotal") == "0");
    hall.act(core::IssueTicket{{"register"}, {"normal"}, core::Language::zh}, kiosk);
    CHECK(member(counter.nextText("{\"view\""), "waitingTotal") == "1");
}

TEST_CASE("waits that are foreseen reach whoever watches without anything having happened, and are told with the ticket") {
    LiveHall hall;
    WebSocketClient kiosk(hall.port()), counter(hall.port());
    kiosk.hello(hall.token("kiosk-1"), {"kiosk"});
    kiosk.nextText("{\"welcome\"");
    const std::string before = kiosk.nextText("{\"view\"");
    CHECK(before.find("\"wait\"") == std::string::npos);
    counter.hello(hall.token("counter-2"), {"counter/counter-2"});
    counter.nextText("{\"view\"");
    core::Waits waits;
    waits.at = stampAt(9 * 60).now;
    waits.lines.resize(3);
    waits.lines[0][{"normal"}] = {725, 950, 1185};
    hall.foresee(waits);
    const std::string told = R"("wait":{"from":12,"to":20})";
    const std::string after = kiosk.nextText("{\"view\"");
    CHECK(after.find(told) != std::string::npos);
    CHECK(std::stoull(member(after, "seq")) > std::stoull(member(before, "seq")));  // a client takes only what is newer
    CHECK(counter.nextText("{\"view\"").find(told) != std::string::npos);
    CHECK(fetch(hall.port(), "GET", "/api/v1/lobby").body.find(told) != std::string::npos);
    CHECK(fetch(hall.port(), "GET", "/api/v1/hall").body.find(R"("wait":{"p10":730,"p50":950,"p90":1190})") != std::string::npos);
    const HttpAnswer issued = fetch(hall.port(), "POST", tickets, hall.token("kiosk-1"), registerBody);
    CHECK(issued.body.find(told) != std::string::npos);
    waits.tickets[{1}] = {300, 400, 500};
    hall.foresee(waits);
    // The server's clock stands hours later than the look: whatever was foreseen has passed.
    CHECK(fetch(hall.port(), "GET", "/api/v1/visits/" + member(issued.body, "token")).body.find(R"("wait":{"from":0,"to":0})") != std::string::npos);
    waits.at = stampAt(12 * 60).now;
    hall.foresee(waits);
    CHECK(fetch(hall.port(), "GET", "/api/v1/visits/" + member(issued.body, "token")).body.find(R"("wait":)") != std::string::npos);
    waits.lines[0].clear();
    hall.foresee(waits);
    CHECK(kiosk.nextText("{\"view\"").find("\"waiting\":1") != std::string::npos);   // the ticket, still with the wait
    CHECK(kiosk.nextText("{\"view\"").find("\"wait\"") == std::string::npos);
}

TEST_CASE("a device that is shut out loses its socket at once; the others keep theirs") {
    LiveHall hall;
    WebSocketClient board(hall.port());
    board.hello(hall.token("board-1"), {"lobby"});
    board.nextText("{\"view\"");
    WebSocketClient counter(hall.port());
    counter.hello(hall.token("counter-1"), {});
    counter.nextText("{\"welcome\"");
    hall.revoke("board-1");
    CHECK(board.next().closeCode == 1008);
    CHECK(board.line().closed());
    CHECK(member(counter.command("call-next", "12345678"), "status") == "204");
    CHECK(fetch(hall.port(), "GET", "/api/v1/hall", hall.token("board-1")).status == 401);
}

TEST_CASE("the store's faults as clients hear them") {
    LiveHall hall;
    hall.failStore(engine::StoreFault::full);
    const HttpAnswer full = fetch(hall.port(), "POST", tickets, hall.token("kiosk-1"), registerBody);
    CHECK(full.status == 507);
    CHECK(full.code() == "store-full");
    CHECK(fetch(hall.port(), "GET", "/api/v1/hall").status == 200);
    const HttpAnswer ready = fetch(hall.port(), "GET", "/readyz");
    CHECK(ready.status == 503);
    CHECK(ready.code() == "not-ready");
    CHECK(ready.fields.at("retry-after") == "1");
}

TEST_CASE("a store that fails: nothing is acknowledged") {
    LiveHall hall;
    hall.failStore(engine::StoreFault::failed);
    const HttpAnswer unknown = fetch(hall.port(), "POST", tickets, hall.token("kiosk-1"), registerBody);
    CHECK(unknown.status == 503);
    CHECK(unknown.code() == "outcome-unknown");
}

TEST_CASE("deadlines: a header, a body, a hello that do not come; an idle line; a silent watcher") {
    LiveHallOptions options;
    using std::chrono::milliseconds;
    net::Limits& limits = options.settings.limits;
    limits.headerDeadline = limits.bodyDeadline = limits.idleDeadline = limits.helloDeadline = milliseconds(200);
    limits.pingInterval = milliseconds(100);
    limits.silenceDeadline = milliseconds(600);
    LiveHall hall(std::move(options));
    RawClient nothing(hall.port());
    CHECK(nothing.closed());
    RawClient half(hall.port());
    half.send("GET / HTTP/1.1\r\nHost:");
    CHECK(half.answer().code() == "request-timeout");
    CHECK(half.closed());
    RawClient body(hall.port());
    body.send(request("POST", tickets, hall.token("kiosk-1"), registerBody).substr(0, 180));
    CHECK(body.answer().code() == "request-timeout");
    RawClient idle(hall.port());
    idle.send(request("GET", "/healthz"));
    CHECK(idle.answer().status == 200);
    CHECK(idle.closed());
    WebSocketClient mute(hall.port());
    CHECK(member(mute.next().text, "code") == "request-timeout");
    CHECK(mute.next().closeCode == 1008);
    WebSocketClient alive(hall.port());  // answers pings
    alive.hello(hall.token("board-1"), {"lobby"});
    alive.nextText("{\"view\"");
    WebSocketClient silent(hall.port());
    silent.hello(hall.token("board-1"), {"lobby"});
    // One receives the pings and says nothing, the other answers them.
    for (int i = 0; i < 1'000 && !silent.line().closed(20); ++i) alive.next(0);
    CHECK(silent.line().ended());
    CHECK(silent.line().pending().find(std::string("\x89\0", 2)) != std::string::npos);
    CHECK_FALSE(alive.line().ended());
}

TEST_CASE("a watcher that never reads: the newest view replaces, nothing grows, it is closed; the others go on") {
    LiveHallOptions options;
    options.settings.limits.stallDeadline = std::chrono::milliseconds(500);
    LiveHall hall(std::move(options));
    WebSocketClient board(hall.port());
    board.line().smallReceiveBuffer();
    board.hello(hall.token("board-1"), {"lobby"});
    board.nextText("{\"view\"");
    WebSocketClient counter(hall.port());
    counter.hello(hall.token("counter-1"), {"lobby"});
    int rounds = 0;
    // Every ticket changes the lobby's view, which is above 1 kB: far more than the kernel holds for a line.
    for (; rounds < 20'000 && metric(hall.port(), "hall_watchers_closed_total{why=\"stalled\"}") < 1; ++rounds) {
        for (int i = 0; i < 50; ++i) hall.act(core::IssueTicket{{"register"}, {"normal"}, core::Language::zh}, kiosk);
        while (!counter.next(0).text.empty()) {
        }
    }
    CHECK(metric(hall.port(), "hall_watchers_closed_total{why=\"stalled\"}") == 1);
    CHECK(metric(hall.port(), "hall_frames_replaced_total") > 0);
    CHECK(member(counter.command("call-next", "after-the-stall"), "status") == "200");
}

TEST_CASE("a flood is cut off; limits on connections hold") {
    LiveHallOptions options;
    options.settings.limits.connectionsFromLoopback = 5;
    LiveHall hall(std::move(options));
    {
        WebSocketClient flood(hall.port());
        flood.hello(hall.token("board-1"), {});
        flood.nextText("{\"welcome\"");
        std::string pings;
        for (int i = 0; i < 1'000; ++i) pings += clientFrame(9, "");
        flood.raw(pings);
        Heard heard;
        while ((heard = flood.next()).closeCode == -1 && !heard.gone) {
        }
        CHECK(heard.closeCode == 1008);
        CHECK(flood.line().closed());
    }
    std::vector<std::unique_ptr<RawClient>> held;
    for (int i = 0; i < 5; ++i) {
        held.push_back(std::make_unique<RawClient>(hall.port()));
        held.back()->send(request("GET", "/healthz"));
        CHECK(held.back()->answer().status == 200);
    }
    // The one that has had its answer for longest gives way.
    CHECK(fetch(hall.port(), "GET", "/healthz").status == 200);
    CHECK(held.front()->closed());
    held.back()->send(request("GET", "/healthz"));
    CHECK(held.back()->answer().status == 200);
}

TEST_CASE("whoever is known keeps the line; without room for anybody else a newcomer is told so") {
    LiveHallOptions options;
    options.settings.limits.connectionsFromLoopback = 3;
    LiveHall hall(std::move(options));
    WebSocketClient counter(hall.port());
    counter.hello(hall.token("counter-1"), {"counter/counter-1"});
    counter.nextText("{\"welcome\"");
    auto board = std::make_unique<WebSocketClient>(hall.port());
    board->hello(hall.token("board-1"), {});
    board->nextText("{\"welcome\"");
    RawClient kiosk(hall.port());
    kiosk.send(request("POST", "/api/v1/tickets", hall.token("kiosk-1"), R"({"item":"register"})"));
    CHECK(kiosk.answer().status == 201);
    for (int i = 0; i < 3; ++i) {
        RawClient stranger(hall.port());
        if (!overTls()) CHECK(stranger.answer().code() == "connection-limit-reached");  // over TLS there is nothing to say it with
        CHECK(stranger.closed());
    }
    board.reset();
    // The place is free once the server has seen the other go.
    int status = 0;
    for (int i = 0; i < 1'000 && status != 200; ++i) status = fetch(hall.port(), "GET", "/healthz").status;
    CHECK(status == 200);
    kiosk.send(request("POST", "/api/v1/tickets", hall.token("kiosk-1"), R"({"item":"register"})"));
    CHECK(kiosk.answer().status == 201);
    CHECK(member(counter.command("call-next", "still-here"), "status") == "200");
}

TEST_CASE("half-open lines displace each other, the longest silent first; a clerk comes in all the same") {
    LiveHallOptions options;
    options.settings.limits.unheard = 4;
    options.settings.limits.hearing = {};
    LiveHall hall(std::move(options));
    WebSocketClient counter(hall.port());
    counter.hello(hall.token("counter-1"), {"counter/counter-1"});
    counter.nextText("{\"welcome\"");
    std::vector<std::unique_ptr<RawClient>> silent;
    for (int i = 0; i < 40; ++i) {
        silent.push_back(std::make_unique<RawClient>(hall.port()));
        silent.back()->send("GET / HT");
    }
    WebSocketClient board(hall.port());
    board.hello(hall.token("board-1"), {"lobby"});
    CHECK(board.nextText("{\"welcome\"").find("board-1") != std::string::npos);
    CHECK(silent.front()->closed());
    CHECK(metric(hall.port(), "hall_turned_away_total{code=\"gave-way\"}") >= 35);
    CHECK(member(counter.command("call-next", "in-the-flood"), "status") == "204");
}

TEST_CASE("whoever has something to say waits for the server, not the server for them: newcomers close no such line") {
    LiveHallOptions options;
    options.settings.limits.unheard = 4;
    std::promise<void> asked;
    std::promise<void> go;
    options.notReady = [&asked, let = go.get_future().share()] {
        asked.set_value();
        let.wait_for(std::chrono::milliseconds(patienceMs));  // should the test end early
        return std::string();
    };
    LiveHall hall(std::move(options));
    RawClient known(hall.port());  // keeps its line for good
    const auto askKnown = [&](const std::string& path) { REQUIRE(known.send(request("GET", path, hall.token("manager")))); };
    askKnown("/healthz");
    CHECK(known.answer().status == 200);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 4; ++i) clients.push_back(std::make_unique<RawClient>(hall.port()));
    for (int asking = 0; asking < 1'000; ++asking) {
        askKnown("/metrics");
        if (known.answer().body.find("\nhall_connections 5\n") != std::string::npos) break;
    }
    askKnown("/readyz");
    REQUIRE(asked.get_future().wait_for(std::chrono::milliseconds(patienceMs)) == std::future_status::ready);  // from now on the server's one thread for sockets is at it
    for (const auto& client : clients) CHECK(client->send(request("GET", "/healthz")));
    std::vector<std::unique_ptr<RawClient>> newcomers;
    for (int i = 0; i < 8; ++i) newcomers.push_back(std::make_unique<RawClient>(hall.port(), std::nullopt));
    go.set_value();
    CHECK(known.answer().status == 200);
    for (const auto& client : clients) CHECK(client->answer().status == 200);
}

TEST_CASE("more at once than there is room for, each slow to speak: all are answered, because newcomers are let in no faster than they can be heard") {
    LiveHallOptions options;
    options.settings.limits.unheard = 4;
    options.settings.limits.hearing = std::chrono::milliseconds(2'000);
    LiveHall hall(std::move(options));
    std::vector<std::unique_ptr<RawClient>> crowd;
    for (int i = 0; i < 8; ++i) crowd.push_back(std::make_unique<RawClient>(hall.port(), std::nullopt));
    if (overTls()) return;  // nobody here shakes hands
    for (const auto& one : crowd) CHECK(one->send(request("GET", "/healthz")));
    for (const auto& one : crowd) CHECK(one->answer().status == 200);
}

TEST_CASE("what strangers have not finished saying is bounded; whoever says it with a token is heard to the end") {
    LiveHallOptions options;
    options.settings.limits.unheardBytes = 100'000;
    LiveHall hall(std::move(options));
    RawClient light(hall.port());  // older than all of them, and it holds next to nothing
    light.send("GET /healthz HT");
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 8; ++i) {
        slow.push_back(std::make_unique<RawClient>(hall.port()));
        slow.back()->send(request("POST", "/api/v1/session", {}, std::string(40'000, ' ')).substr(0, 30'000));
    }
    CHECK(fetch(hall.port(), "GET", "/healthz").status == 200);
    double gone = 0;
    for (int asked = 0; asked < 500 && gone < 5; ++asked) gone = metric(hall.port(), "hall_turned_away_total{code=\"gave-way\"}");
    CHECK(gone >= 5);
    light.send("TP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    CHECK(light.answer().status == 200);
}

TEST_CASE("a long file with a token on a fresh line is heard to the end, however much that is") {
    LiveHall hall;
    RawClient city(hall.port());
    const std::string file(3'000'000, 'x');
    REQUIRE(file.size() > net::Limits{}.unheardBytes);
    const std::string whole = request("PUT", "/api/v1/applications/GA-1/files/1", hall.token("city"), file,
                                      "Content-Type: application/pdf\r\nContent-Length: 3000000\r\n");
    CHECK(city.send(std::string_view(whole).substr(0, 2'000'000)));
    CHECK(fetch(hall.port(), "GET", "/healthz").status == 200);
    CHECK(city.send(std::string_view(whole).substr(2'000'000)));
    CHECK(city.answer().status == 404);  // no platform is connected in this hall, and that is told
    CHECK(metric(hall.port(), "hall_turned_away_total{code=\"gave-way\"}") == -1);  // nobody had to go
}

TEST_CASE("many commands of one watcher: those beyond the bound are told so, every one gets one receipt") {
    LiveHall hall;
    WebSocketClient counter(hall.port());
    counter.hello(hall.token("counter-1"), {});
    counter.nextText("{\"welcome\"");
    std::string all;
    for (int i = 0; i < 100; ++i) all += clientFrame(1, R"({"command":"call-next","id":"flood-)" + std::to_string(1'000 + i) + R"(","body":{}})");
    counter.raw(all);
    std::set<std::string> receipts;
    for (int i = 0; i < 100; ++i) receipts.insert(member(counter.nextText("{\"receipt\""), "receipt"));
    CHECK(receipts.size() == 100);
}

TEST_CASE("stopping: who watches is told, the line ends") {
    auto hall = std::make_unique<LiveHall>();
    WebSocketClient board(hall->port());
    board.hello(hall->token("board-1"), {"lobby"});
    board.nextText("{\"view\"");
    std::thread stopping([&] { hall->server().stop(std::chrono::seconds(5)); });
    CHECK(board.next().closeCode == 1001);
    CHECK(board.line().closed());
    stopping.join();
}

TEST_CASE("50 counters call at once until nobody waits: every ticket once, in order") {
    LiveHallOptions options;
    options.hall.resize(options.hall.size());
    for (int i = 5; i <= 50; ++i)
        options.hall.push_back(core::CounterConfig{{"counter-" + std::to_string(i)}, std::to_string(i), {"general-first"}});
    LiveHall hall(std::move(options));
    constexpr int people = 1'000;
    for (int i = 0; i < people; ++i) {
        const bool tax = i % 3 == 0;
        hall.act(core::IssueTicket{{tax ? "invoice" : "register"}, {"normal"}, core::Language::zh}, kiosk);
    }
    std::vector<std::vector<std::string>> called(51);
    std::atomic<int> wrong{0};
    std::vector<std::thread> clerks;
    for (int i = 1; i <= 50; ++i) {
        clerks.emplace_back([&, i] {
            const std::string name = "counter-" + std::to_string(i);
            WebSocketClient counter(hall.port());
            counter.hello(hall.token(name), {"counter/" + name});
            for (int n = 0; n < people; ++n) {
                const std::string id = name + "-" + std::to_string(10'000 + n);
                const std::string receipt = counter.command("call-next", id);
                if (member(receipt, "status") == "204") return;
                if (member(receipt, "status") != "200") return void(++wrong);
                called[static_cast<std::size_t>(i)].push_back(member(receipt, "number"));
                counter.command("start", id + "s");
                counter.command("finish", id + "f");
                counter.views.clear();
            }
        });
    }
    for (std::thread& clerk : clerks) clerk.join();
    CHECK(wrong == 0);
    std::set<std::string> numbers;
    std::size_t calls = 0;
    for (const auto& mine : called) {
        calls += mine.size();
        numbers.insert(mine.begin(), mine.end());
    }
    CHECK(calls == people);
    CHECK(numbers.size() == people);
    const core::State state = hall.state();
    CHECK(state.ticketsByState[static_cast<std::size_t>(core::TicketState::served)] == people);
    std::map<std::string, std::uint64_t> lastOfQueue;
    for (const core::Event& event : hall.events()) {
        const auto* call = std::get_if<core::TicketCalled>(&event.body);
        if (!call) continue;
        std::uint64_t& last = lastOfQueue[state.queues[state.tickets.at(call->ticket).queue].config.code.value];
        CHECK(call->ticket.value > last);
        last = call->ticket.value;
    }
}
