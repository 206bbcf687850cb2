// People over HTTP on real sockets: every row of the contract, with a clock that moves only when told.
#include <doctest/doctest.h>

#include <chrono>
#include <set>
#include <thread>

#include "server/access/Secrets.hpp"
#include "tests/server/net/LiveHall.hpp"
#include "tests/server/net/RawClient.hpp"

using namespace hall;
using namespace hall::test;
using core::Role;

namespace {

const std::string session = "/api/v1/session";
const std::string accounts = "/api/v1/accounts";
constexpr std::int64_t hourMs = 60 * minuteMs;

std::string signInBody(const std::string& login, const std::string& secret, const std::string& more = {}) {
    return R"({"name":")" + login + R"(","secret":")" + secret + "\"" + more + "}";
}

HttpAnswer signIn(LiveHall& hall, const std::string& login, const std::string& device = {}, const std::string& more = {}) {
    return fetch(hall.port(), "POST", session, device.empty() ? "" : hall.token(device), signInBody(login, LiveHall::secretOf(login), more));
}

std::string tokenOf(const HttpAnswer& answer) { return member(answer.body, "token"); }

HttpAnswer counterCommand(LiveHall& hall, const std::string& counter, const std::string& command, const std::string& token,
                          const std::string& body = {}, const std::string& id = {}) {
    return fetch(hall.port(), "POST", "/api/v1/counters/" + counter + "/" + command, token, body, id.empty() ? "" : "Idempotency-Key: " + id + "\r\n");
}

void issue(LiveHall& hall) { REQUIRE(fetch(hall.port(), "POST", "/api/v1/tickets", hall.token("kiosk-1"), R"({"item":"register"})").status == 201); }

/// Changes the hall's own entry.
void configureHall(LiveHall& hall, const std::function<void(core::HallConfig&)>& change) {
    core::HallConfig config = hall.state().hall;
    change(config);
    REQUIRE(std::holds_alternative<engine::Outcome>(hall.act(core::Configure{{config}}, manager)));
}

std::string ifMatch(const std::string& etag) { return "If-Match: " + etag + "\r\n"; }

}  // namespace

TEST_CASE("signing in at a counter: who one is, what one may, and out again") {
    LiveHall hall;
    const std::string li = hall.addPerson("li", {Role::clerk, Role::supervisor});
    issue(hall);
    const HttpAnswer in = signIn(hall, "li", "counter-1");
    REQUIRE(in.status == 201);
    CHECK(in.fields.at("cache-control") == "no-store");
    CHECK(member(in.body, "staff") == li);
    CHECK(member(in.body, "role") == "clerk");
    CHECK(member(in.body, "displayName") == "Display of li");
    CHECK(member(in.body, "counter") == "counter-1");
    CHECK(member(in.body, "idleLockMinutes") == "10");
    CHECK(member(in.body, "expiresAt") == "2026-11-24T00:00:00.000+08:00");   // twelve hours after noon
    const std::string token = tokenOf(in);
    CHECK(token.size() == 43);
    CHECK(hall.state().counter({"counter-1"})->clerk.value == li);

    const HttpAnswer me = fetch(hall.port(), "GET", session, token);
    CHECK(me.status == 200);
    CHECK(member(me.body, "staff") == li);
    CHECK(me.body.find(token) == std::string::npos);
    CHECK(me.body.find(R"("roles":["clerk","supervisor"])") != std::string::npos);
    CHECK(counterCommand(hall, "counter-1", "call-next", token).status == 200);
    CHECK(counterCommand(hall, "counter-2", "call-next", token).status == 403);
    CHECK(hall.events().back().actor == core::Actor{Role::clerk, li, {"counter-1"}, {}});

    // Nobody leaves a visitor alone at the counter.
    CHECK(fetch(hall.port(), "DELETE", session, token).code() == "counter-busy");
    CHECK(counterCommand(hall, "counter-1", "start", token).status == 200);
    CHECK(counterCommand(hall, "counter-1", "finish", token).status == 200);
    CHECK(fetch(hall.port(), "DELETE", session, token).status == 204);
    CHECK(fetch(hall.port(), "GET", session, token).code() == "unauthenticated");
    CHECK(hall.state().counter({"counter-1"})->clerk.value.empty());
    hall.withPeople([](PeopleInMemory& people) { CHECK(people.sessions().empty()); });
}

TEST_CASE("a wrong secret, a name that nobody has and somebody turned off get the same answer, byte for byte") {
    LiveHall hall;
    hall.addPerson("li", {Role::clerk});
    const std::string off = hall.addPerson("off", {Role::clerk});
    core::StaffConfig config = hall.state().staff.at({off}).config;
    config.disabled = true;
    hall.act(core::Configure{{config}}, scheduler);
    hall.addPerson("stale", {Role::clerk}, true);
    const auto answer = [&](const std::string& login, const std::string& secret) {
        RawClient client(hall.port());
        client.send(request("POST", session, {}, signInBody(login, secret)));
        const HttpAnswer got = client.answer();
        std::string all = std::to_string(got.status);
        for (const auto& [name, value] : got.fields) all += "\n" + name + ": " + value;
        return all + "\n" + got.body;
    };
    const std::string wrong = answer("li", "not this one");
    CHECK(wrong.starts_with("401\n"));
    CHECK(wrong.find("sign-in-failed") != std::string::npos);
    CHECK(answer("nobody", "not this one") == wrong);
    CHECK(answer("", "") == wrong);
    CHECK(answer("LI", LiveHall::secretOf("li")) == wrong);
    CHECK(answer("off", LiveHall::secretOf("off")) == wrong);
    hall.passTime(8 * 24 * hourMs);  // a one-time secret is one for a week
    CHECK(answer("stale", LiveHall::secretOf("stale")) == wrong);
}

TEST_CASE("the first who signs in has the secret hashed anew: whoever does so at the same moment is not told that it is wrong") {
    LiveHall hall;
    const std::string li = hall.addPerson("li", {Role::supervisor});
    const std::string once = access::hashSecret(LiveHall::secretOf("li"), {3, std::size_t{4} << 20});
    hall.withPeople([&](PeopleInMemory& people) {
        auto account = *people.account({li});
        account.secretHash = once;
        REQUIRE(people.putAccount(account) == engine::StoreFault::none);
    });
    const std::string body = signInBody("li", LiveHall::secretOf("li"));
    std::vector<std::unique_ptr<RawClient>> lines;
    for (int i = 0; i < 3; ++i) {
        lines.push_back(std::make_unique<RawClient>(hall.port()));
        REQUIRE(lines.back()->send("POST " + session + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(hall.port()) +
                                   "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body));
    }
    for (const auto& line : lines) CHECK(line->answer().status == 201);
    hall.withPeople([&](PeopleInMemory& people) { CHECK(people.account({li})->secretHash != once); });
}

TEST_CASE("bodies that are none, and what is told about them") {
    LiveHall hall;
    const auto code = [&](const std::string& body) { return fetch(hall.port(), "POST", session, {}, body).code(); };
    CHECK(code("") == "json-malformed");
    CHECK(code("{}") == "json-missing-member");
    CHECK(code(R"({"name":"li"})") == "json-missing-member");
    CHECK(code(R"({"name":"li","secret":1})") == "json-wrong-type");
    CHECK(code(R"({"name":"li","secret":"x","admin":true})") == "json-unknown-member");
    CHECK(code(R"({"name":"li","name":"li","secret":"x"})") == "json-duplicate-key");
    CHECK(code(signInBody("li", "x", R"(,"role":"emperor")")) == "unknown-role");
    CHECK(code(signInBody("li", "x", R"(,"role":"scheduler")")) == "unknown-role");
    CHECK(fetch(hall.port(), "POST", session, {}, "name=li", "Content-Type: text/plain\r\n").status == 415);
    CHECK(fetch(hall.port(), "GET", session).code() == "unauthenticated");
    CHECK(fetch(hall.port(), "GET", session, hall.token("counter-1")).code() == "unauthenticated");
    CHECK(fetch(hall.port(), "PUT", session, {}, "{}").status == 405);
}

TEST_CASE("five wrong secrets delay the account at this address, also after a restart, also for a name that nobody has") {
    LiveHall hall;
    hall.addPerson("li", {Role::clerk});
    for (const std::string login : {"li", "nobody"}) {
        for (int i = 0; i < 5; ++i) CHECK(fetch(hall.port(), "POST", session, {}, signInBody(login, "wrong")).status == 401);
        const HttpAnswer delayed = fetch(hall.port(), "POST", session, {}, signInBody(login, LiveHall::secretOf(login)));
        CHECK(delayed.status == 429);
        CHECK(delayed.code() == "too-many-failures");
        CHECK(delayed.fields.at("retry-after") == "900");
    }
    hall.restart();
    hall.passTime(14 * minuteMs);
    CHECK(signIn(hall, "li").fields.at("retry-after") == "60");
    hall.passTime(minuteMs);
    CHECK(fetch(hall.port(), "POST", session, {}, signInBody("li", "wrong")).status == 401);
    CHECK(signIn(hall, "li").fields.at("retry-after") == "1800");
    hall.passTime(30 * minuteMs);
    CHECK(signIn(hall, "li").status == 201);
    CHECK(signIn(hall, "li").status == 201);  // and all is forgotten
}

TEST_CASE("a secret that the server made opens nothing but its change") {
    LiveHall hall;
    hall.addPerson("li", {Role::clerk}, true);
    CHECK(signIn(hall, "li").code() == "secret-must-change");
    const auto change = [&](const std::string& chosen) { return signIn(hall, "li", "counter-1", R"(,"newSecret":")" + chosen + "\""); };
    struct Case {
        std::string chosen;
        const char* why;
    };
    for (const Case& one : {Case{"xyz-789", "secret-too-short"}, Case{"password1234", "secret-too-common"}, Case{"li-li-li-li-li-li", "secret-too-common"},
                            Case{LiveHall::secretOf("li"), "secret-unchanged"}, Case{"Display of li", "secret-too-common"}}) {
        CAPTURE(one.chosen);
        const HttpAnswer answer = change(one.chosen);
        CHECK(answer.status == 422);
        CHECK(answer.code() == "secret-too-weak");
        CHECK(member(answer.body, "detail") == one.why);
        CHECK(answer.body.find(one.chosen) == std::string::npos);
    }
    CHECK(change("k7mq-4tzn-9xwf").status == 201);
    CHECK(signIn(hall, "li").code() == "sign-in-failed");
    CHECK(fetch(hall.port(), "POST", session, {}, signInBody("li", "k7mq-4tzn-9xwf")).status == 201);
}

TEST_CASE("the role of a session is asked for; a place is only taken by those who work at counters") {
    LiveHall hall;
    hall.addPerson("boss", {Role::manager, Role::supervisor});
    CHECK(signIn(hall, "boss", {}, R"(,"role":"clerk")").code() == "role-not-held");
    const HttpAnswer asManager = signIn(hall, "boss", "counter-1", R"(,"role":"manager")");
    CHECK(asManager.status == 201);
    CHECK(member(asManager.body, "counter").empty());
    CHECK(hall.state().counter({"counter-1"})->clerk.value.empty());
    CHECK(fetch(hall.port(), "GET", "/api/v1/events", tokenOf(asManager)).status == 200);
    CHECK(fetch(hall.port(), "POST", "/api/v1/hall/begin-closing", tokenOf(asManager)).status == 200);
    const HttpAnswer usual = signIn(hall, "boss");
    CHECK(member(usual.body, "role") == "supervisor");
    CHECK(fetch(hall.port(), "GET", "/api/v1/events", tokenOf(usual)).code() == "not-allowed");
    // Somebody without any role.
    hall.addPerson("new", {});
    CHECK(signIn(hall, "new").code() == "role-not-held");
}

TEST_CASE("one place a person: elsewhere only by taking over, and the old one is out") {
    LiveHall hall;
    const std::string li = hall.addPerson("li", {Role::clerk});
    const std::string wang = hall.addPerson("wang", {Role::clerk});
    const std::string first = tokenOf(signIn(hall, "li", "counter-1"));
    WebSocketClient watching(hall.port());
    watching.hello(first, {"counter/counter-1"});
    REQUIRE(watching.nextText(R"({"welcome")").find("\"staff\":\"" + li + "\"") != std::string::npos);
    const HttpAnswer elsewhere = signIn(hall, "li", "counter-2");
    CHECK(elsewhere.status == 409);
    CHECK(elsewhere.code() == "staff-elsewhere");
    const std::string second = tokenOf(signIn(hall, "li", "counter-2", R"(,"takeOver":true)"));
    CHECK_FALSE(second.empty());
    for (Heard heard = watching.next();; heard = watching.next())
        if (heard.text.empty()) {
            CHECK(heard.closeCode == 1008);
            break;
        }
    CHECK(fetch(hall.port(), "GET", session, first).status == 401);
    CHECK(fetch(hall.port(), "GET", session, second).status == 200);
    // Somebody else sits down at this counter.
    CHECK(signIn(hall, "wang", "counter-2").code() == "place-occupied");
    CHECK(signIn(hall, "wang", "counter-2", R"(,"takeOver":true)").status == 201);
    CHECK(fetch(hall.port(), "GET", session, second).status == 401);
    CHECK(hall.state().counter({"counter-2"})->clerk.value == wang);
    // At the same counter again, as after a crash of the window: no question, and one session.
    const std::string third = tokenOf(signIn(hall, "wang", "counter-2"));
    hall.withPeople([](PeopleInMemory& people) { CHECK(people.sessions().size() == 1); });
    CHECK(fetch(hall.port(), "GET", session, third).status == 200);
}

TEST_CASE("idle: the server locks by itself, and takes nothing until the secret is given again") {
    LiveHall hall;
    hall.addPerson("li", {Role::clerk});
    issue(hall);
    issue(hall);
    const std::string token = tokenOf(signIn(hall, "li", "counter-1"));
    WebSocketClient line(hall.port());
    line.hello(token, {"counter/counter-1"});
    line.nextText(R"({"welcome")");
    hall.passTime(9 * minuteMs);
    CHECK(member(line.command("call-next", "command-01"), "status") == "200");
    hall.passTime(9 * minuteMs);
    CHECK(counterCommand(hall, "counter-1", "recall", token).status == 200);
    CHECK(fetch(hall.port(), "GET", session, token).body.find("\"locked\"") == std::string::npos);
    // Whoever is there and only reads says so; reading alone does not count.
    hall.passTime(9 * minuteMs);
    CHECK(fetch(hall.port(), "POST", session + "/active", token).status == 204);
    hall.passTime(9 * minuteMs);
    CHECK(fetch(hall.port(), "GET", session, token).body.find("\"locked\"") == std::string::npos);
    CHECK(fetch(hall.port(), "POST", session + "/active", hall.token("counter-1")).status == 401);
    hall.passTime(1 * minuteMs);
    CHECK(fetch(hall.port(), "POST", session + "/active", token).code() == "session-locked");
    CHECK(member(fetch(hall.port(), "GET", session, token).body, "locked") == "true");
    CHECK(counterCommand(hall, "counter-1", "recall", token).code() == "session-locked");
    CHECK(line.command("recall", "command-02").find("session-locked") != std::string::npos);
    CHECK(fetch(hall.port(), "POST", "/api/v1/approvals", token, signInBody("li", "x")).code() == "session-locked");
    hall.restart();
    CHECK(counterCommand(hall, "counter-1", "recall", token).code() == "session-locked");
    const auto unlock = [&](const std::string& secret) {
        return fetch(hall.port(), "POST", session + "/unlock", token, R"({"secret":")" + secret + "\"}");
    };
    CHECK(unlock("wrong").code() == "sign-in-failed");
    CHECK(unlock(LiveHall::secretOf("li")).status == 204);
    CHECK(counterCommand(hall, "counter-1", "start", token).status == 200);
    CHECK(fetch(hall.port(), "POST", session + "/lock", token).status == 204);
    CHECK(counterCommand(hall, "counter-1", "finish", token).code() == "session-locked");
    for (int i = 0; i < 5; ++i) CHECK(unlock("wrong").status == 401);
    CHECK(unlock(LiveHall::secretOf("li")).status == 429);
    configureHall(hall, [](core::HallConfig& config) { config.idleLockMinutes = 0; });
    hall.passTime(15 * minuteMs);
    CHECK(unlock(LiveHall::secretOf("li")).status == 204);
    hall.passTime(3 * hourMs);
    CHECK(counterCommand(hall, "counter-1", "finish", token).status == 200);
}

TEST_CASE("sessions outlive the process, but not twelve hours, nor what they rest on") {
    LiveHall hall;
    hall.addPerson("li", {Role::clerk});
    const std::string boss = hall.addPerson("boss", {Role::manager});
    const std::string token = tokenOf(signIn(hall, "li", "counter-1"));
    const std::string office = tokenOf(signIn(hall, "boss"));
    hall.restart();
    CHECK(fetch(hall.port(), "GET", session, token).status == 200);
    CHECK(fetch(hall.port(), "GET", session, office).status == 200);
    CHECK(hall.state().counter({"counter-1"})->clerk.value == "s1");
    // The role goes while the process is down: nobody has a session for it when it is back.
    core::StaffConfig config;
    config.id = {boss};
    config.roles = {Role::auditor};
    hall.act(core::Configure{{config}}, scheduler);
    CHECK(fetch(hall.port(), "GET", session, office).status == 401);
    hall.passTime(12 * hourMs - 1);
    CHECK(fetch(hall.port(), "GET", session, token).status == 200);
    hall.passTime(1);
    CHECK(fetch(hall.port(), "GET", session, token).status == 401);
    hall.restart();
    CHECK(fetch(hall.port(), "GET", session, token).status == 401);
    // The place is free again.
    CHECK(hall.act(core::OpenCounter{{"counter-1"}}, counterActor("counter-1")).index() == 0);
    CHECK(hall.state().counter({"counter-1"})->clerk.value.empty());
}

TEST_CASE("who is turned off is out within a second, with every socket") {
    LiveHall hall;
    const std::string li = hall.addPerson("li", {Role::clerk});
    hall.addPerson("guard", {Role::securityAdministrator});
    const std::string token = tokenOf(signIn(hall, "li", "counter-1"));
    const std::string admin = tokenOf(signIn(hall, "guard"));
    WebSocketClient line(hall.port());
    line.hello(token, {"counter/counter-1"});
    line.nextText(R"({"view")");
    const HttpAnswer before = fetch(hall.port(), "GET", accounts + "/" + li, admin);
    REQUIRE(before.status == 200);
    const auto began = std::chrono::steady_clock::now();
    const HttpAnswer done = fetch(hall.port(), "POST", accounts + "/" + li + "/disable", admin, {}, ifMatch(before.fields.at("etag")));
    CHECK(done.status == 200);
    Heard heard;
    do heard = line.next();
    while (!heard.text.empty());
    const auto took = std::chrono::steady_clock::now() - began;
    CHECK(heard.closeCode == 1008);
    CHECK(took < std::chrono::seconds(1));
    MESSAGE("socket closed after " << std::chrono::duration_cast<std::chrono::microseconds>(took).count() << " us");
    CHECK(member(done.body, "disabled") == "true");
    CHECK(counterCommand(hall, "counter-1", "call-next", token).status == 401);
    CHECK(hall.state().counter({"counter-1"})->clerk.value.empty());
    CHECK(signIn(hall, "li", "counter-1").code() == "sign-in-failed");
    const auto events = hall.events();
    const auto author = std::find_if(events.rbegin(), events.rend(), [](const core::Event& event) { return std::holds_alternative<core::Configured>(event.body); });
    CHECK(author->actor == core::Actor{Role::securityAdministrator, "s2", {}, {}});
}

TEST_CASE("a device that is shut out takes the sessions with it that were opened through it") {
    LiveHall hall;
    hall.addPerson("li", {Role::clerk});
    hall.addPerson("guard", {Role::securityAdministrator});
    const std::string token = tokenOf(signIn(hall, "li", "counter-1"));
    const std::string admin = tokenOf(signIn(hall, "guard"));
    WebSocketClient line(hall.port());
    line.hello(hall.token("counter-1"), {"counter/counter-1"});
    line.nextText(R"({"view")");
    const auto began = std::chrono::steady_clock::now();
    CHECK(fetch(hall.port(), "POST", "/api/v1/devices/counter-1/revoke", admin).status == 200);
    Heard heard;
    do heard = line.next();
    while (!heard.text.empty());
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(1));
    CHECK(fetch(hall.port(), "GET", session, token).status == 401);
    CHECK(fetch(hall.port(), "GET", "/api/v1/tickets/demo-1", hall.token("counter-1")).status == 401);
    CHECK(fetch(hall.port(), "POST", "/api/v1/devices/counter-1/revoke", admin).code() == "unknown-device");
}

TEST_CASE("a device's end is the end of every session opened through it, with a place or without") {
    LiveHall hall;
    hall.addPerson("li", {Role::clerk});
    hall.addPerson("boss", {Role::manager});
    hall.addPerson("root", {Role::systemAdministrator});
    const std::string admin = tokenOf(signIn(hall, "root"));
    const auto status = [&](const std::string& token) { return fetch(hall.port(), "GET", session, token).status; };
    const auto replace = [&](const std::string& role, const std::string& counter) {
        return fetch(hall.port(), "POST", "/api/v1/devices", admin,
                     R"({"name":"counter-1","role":")" + role + "\"" + (counter.empty() ? "" : R"(,"counter":")" + counter + "\"") + R"(,"replace":true})");
    };
    SUBCASE("shut out") {
        const std::string office = tokenOf(signIn(hall, "boss", "counter-1"));
        const std::string elsewhere = tokenOf(signIn(hall, "boss", "counter-2"));
        hall.restart();  // the row remembers through which device it came
        CHECK(status(office) == 200);
        CHECK(fetch(hall.port(), "POST", "/api/v1/devices/counter-1/revoke", admin).status == 200);
        CHECK(status(office) == 401);
        CHECK(status(elsewhere) == 200);
    }
    SUBCASE("another token under the same name") {
        const std::string clerk = tokenOf(signIn(hall, "li", "counter-1"));
        const std::string office = tokenOf(signIn(hall, "boss", "counter-1"));
        hall.passTime(1);
        CHECK(replace("counter", "counter-1").status == 201);
        CHECK(status(clerk) == 401);
        CHECK(status(office) == 401);
        CHECK(status(admin) == 200);
        CHECK(hall.state().counter({"counter-1"})->clerk.value.empty());
    }
    SUBCASE("another role under the same name") {
        const std::string office = tokenOf(signIn(hall, "boss", "counter-1"));
        CHECK(replace("board", {}).status == 201);
        CHECK(status(office) == 401);
    }
    SUBCASE("another token while the server was down") {
        const std::string office = tokenOf(signIn(hall, "boss", "counter-1"));
        hall.withPeople([&](PeopleInMemory& people) {
            auto devices = people.devices();
            for (auto& device : devices) {
                if (device.name != "counter-1") continue;
                device.createdAt = {hall.peopleNow().utcMs + 1};
                device.tokenHash = std::string(32, 'x');
                people.putDevice(device);
            }
        });
        hall.restart();
        CHECK(status(admin) == 200);
        CHECK(status(office) == 401);
    }
}

TEST_CASE("whoever is told to be out stays out: a row that the disk did not drop is not called dropped, and goes later") {
    LiveHall hall;
    const std::string li = hall.addPerson("li", {Role::manager});
    hall.addPerson("guard", {Role::securityAdministrator});
    const std::string first = tokenOf(signIn(hall, "li"));
    const std::string second = tokenOf(signIn(hall, "li"));
    const std::string admin = tokenOf(signIn(hall, "guard"));
    const auto disk = [&](engine::StoreFault fault) { hall.withPeople([&](PeopleInMemory& people) { people.fault = fault; }); };
    const auto rows = [&] {
        std::size_t count = 0;
        hall.withPeople([&](PeopleInMemory& people) { count = people.sessions().size(); });
        return count;
    };
    const auto endSessions = [&] { return fetch(hall.port(), "POST", accounts + "/" + li + "/end-sessions", admin); };
    disk(engine::StoreFault::full);
    const HttpAnswer out = fetch(hall.port(), "DELETE", session, first);
    CHECK(out.status == 507);
    CHECK(out.code() == "store-full");
    CHECK(fetch(hall.port(), "GET", session, first).status == 401);
    CHECK(fetch(hall.port(), "DELETE", session, first).status == 507);   // asked again, still not
    CHECK(endSessions().status == 507);
    CHECK(fetch(hall.port(), "GET", session, second).status == 401);
    CHECK(endSessions().status == 507);                                   // nobody is in any more, but the rows are there
    disk(engine::StoreFault::failed);
    CHECK(endSessions().status == 503);
    CHECK(rows() == 3);
    SUBCASE("asked again when there is room") {
        disk(engine::StoreFault::none);
        const int again = fetch(hall.port(), "DELETE", session, first).status;
        CHECK((again == 204 || again == 401));                            // 401: the sweep was quicker
        CHECK(endSessions().status == 204);
        CHECK(rows() == 1);
    }
    SUBCASE("nobody asks: the server sees to it by itself") {
        disk(engine::StoreFault::none);
        const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(patienceMs);
        while (rows() != 1 && std::chrono::steady_clock::now() < until) {}
        CHECK(rows() == 1);
        hall.restart();
        CHECK(fetch(hall.port(), "GET", session, first).status == 401);
        CHECK(fetch(hall.port(), "GET", session, second).status == 401);
        CHECK(fetch(hall.port(), "GET", session, admin).status == 200);
    }
}

TEST_CASE("guesses under names that nobody has are forgotten after two days, also when nobody signs in") {
    LiveHall hall;
    for (const char* name : {"nobody", "noone", "none"}) CHECK(fetch(hall.port(), "POST", session, {}, signInBody(name, "wrong")).status == 401);
    const auto guesses = [&] {
        std::size_t count = 0;
        hall.withPeople([&](PeopleInMemory& people) { count = people.guessCount(); });
        return count;
    };
    CHECK(guesses() == 3);
    hall.passTime(49 * hourMs);
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(patienceMs);
    while (guesses() != 0 && std::chrono::steady_clock::now() < until) {}
    CHECK(guesses() == 0);
}

TEST_CASE("an approval: one command, at that counter, within a minute; a resend hears the same") {
    LiveHall hall;
    hall.passTime(40 * 86'400'000LL);  // a demo's hall is at another day than the machine
    hall.addPerson("li", {Role::clerk});
    const std::string zhao = hall.addPerson("zhao", {Role::supervisor});
    hall.addPerson("both", {Role::clerk, Role::supervisor});
    configureHall(hall, [](core::HallConfig& config) { config.pickNeedsApproval = true; });
    for (int i = 0; i < 4; ++i) issue(hall);
    const std::string token = tokenOf(signIn(hall, "li", "counter-1"));
    const std::string other = tokenOf(signIn(hall, "both", "counter-2"));
    const auto approval = [&](const std::string& bearer, const std::string& login) {
        return fetch(hall.port(), "POST", "/api/v1/approvals", bearer, signInBody(login, LiveHall::secretOf(login)));
    };
    CHECK(approval(token, "li").code() == "not-allowed");
    CHECK(approval(other, "both").code() == "not-allowed");       // four eyes
    CHECK(approval(hall.token("manager"), "zhao").code() == "not-allowed");
    CHECK(approval({}, "zhao").code() == "unauthenticated");
    CHECK(fetch(hall.port(), "POST", "/api/v1/approvals", token, signInBody("zhao", "wrong")).code() == "sign-in-failed");
    const HttpAnswer given = approval(token, "zhao");
    REQUIRE(given.status == 201);
    CHECK(member(given.body, "staff") == zhao);
    CHECK(member(given.body, "until").starts_with("2026-11-23T12:01:00."));
    const auto pick = [&](const std::string& counter, const std::string& bearer, const std::string& ticket, const std::string& with, const std::string& id) {
        return counterCommand(hall, counter, "pick", bearer,
                              R"({"ticket":"demo-)" + ticket + R"(","reason":"urgent-need")" + (with.empty() ? "" : R"(,"approval":")" + with + "\"") + "}", id);
    };
    const std::string word = member(given.body, "approval");
    CHECK(pick("counter-1", token, "3", {}, "pick-0001").code() == "approval-needed");
    CHECK(pick("counter-2", other, "3", word, "pick-0002").code() == "approval-invalid");   // another counter's
    CHECK(pick("counter-1", token, "99", word, "pick-0003").code() == "unknown-ticket");   // refused: not used up
    const HttpAnswer picked = pick("counter-1", token, "3", word, "pick-0004");
    CHECK(picked.status == 200);
    CHECK(hall.events().back().actor.approver.value == zhao);
    const std::size_t events = hall.events().size();
    CHECK(pick("counter-1", token, "3", word, "pick-0004").body == picked.body);
    CHECK(hall.events().size() == events);
    CHECK(counterCommand(hall, "counter-1", "start", token).status == 200);
    CHECK(counterCommand(hall, "counter-1", "finish", token).status == 200);
    CHECK(pick("counter-1", token, "4", word, "pick-0005").code() == "approval-invalid");   // used up
    const std::string late = member(approval(token, "zhao").body, "approval");
    hall.passTime(minuteMs);
    CHECK(pick("counter-1", token, "4", late, "pick-0006").code() == "approval-invalid");
    hall.restart();
    CHECK(pick("counter-1", token, "3", word, "pick-0004").body == picked.body);           // and after a restart
}
