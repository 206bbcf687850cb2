// Accounts and devices over HTTP: who may, what must be named, what nobody hears.
#include <doctest/doctest.h>

#include <algorithm>

#include "server/core/authority/Authority.hpp"
#include "server/net/Routes.hpp"
#include "tests/server/net/LiveHall.hpp"
#include "tests/server/net/RawClient.hpp"

using namespace hall;
using namespace hall::test;
using core::Role;

namespace {

const std::string session = "/api/v1/session";
const std::string accounts = "/api/v1/accounts";
const std::string devices = "/api/v1/devices";

std::string signInBody(const std::string& login, const std::string& secret, const std::string& more = {}) {
    return R"({"name":")" + login + R"(","secret":")" + secret + "\"" + more + "}";
}

std::string tokenOf(LiveHall& hall, const std::string& login) {
    return member(fetch(hall.port(), "POST", session, {}, signInBody(login, LiveHall::secretOf(login))).body, "token");
}

std::string etagOf(LiveHall& hall, const std::string& token, const std::string& id) {
    return "If-Match: " + fetch(hall.port(), "GET", accounts + "/" + id, token).fields.at("etag") + "\r\n";
}

/// The route with something in its braces.
std::string pathOf(std::string_view pattern) {
    std::string path(pattern);
    const std::size_t brace = path.find('{');
    if (brace != std::string::npos) path.replace(brace, path.find('}') - brace + 1, "s99");
    return path;
}

}  // namespace

TEST_CASE("every route of accounts and devices, every role: who may not, hears so before anything else") {
    LiveHall hall;
    const core::Role roles[] = {Role::clerk, Role::reception, Role::reviewer, Role::supervisor, Role::manager, Role::systemAdministrator, Role::securityAdministrator, Role::auditor};
    std::vector<std::pair<core::Role, std::string>> tokens{{Role::kiosk, hall.token("kiosk-1")}, {Role::counter, hall.token("counter-1")},
                                                           {Role::board, hall.token("board-1")}};
    for (const core::Role role : roles) {
        const std::string login(core::word(role));
        hall.addPerson(login, {role});
        tokens.emplace_back(role, tokenOf(hall, login));
    }
    std::size_t checked = 0;
    for (const net::RouteRow& row : net::routes()) {
        const auto operation = net::operationOf({row.kind, row.command, {}, {}, {}});
        if (!operation) continue;
        const char* method = row.method == net::Admitted::Method::get ? "GET" : "POST";
        const std::string path = pathOf(row.pattern);
        CHECK(fetch(hall.port(), method, path).code() == "unauthenticated");
        for (const auto& [role, token] : tokens) {
            CAPTURE(row.pattern);
            CAPTURE(core::word(role));
            const HttpAnswer answer = fetch(hall.port(), method, path, token);
            CHECK((answer.code() == "not-allowed") == !core::mayDo(role, *operation));
            CHECK((answer.status == 403) == !core::mayDo(role, *operation));
            ++checked;
        }
    }
    CHECK(checked == 11 * 11);
}

TEST_CASE("a person comes into being: made known by one administrator, given rights by another, secret told once") {
    LiveHall hall;
    hall.addPerson("root", {Role::systemAdministrator});
    hall.addPerson("guard", {Role::securityAdministrator});
    const std::string system = tokenOf(hall, "root");
    const std::string security = tokenOf(hall, "guard");
    const auto create = [&](const std::string& body) { return fetch(hall.port(), "POST", accounts, system, body); };
    const HttpAnswer made = create(R"({"name":"li.na","displayName":"李娜"})");
    REQUIRE(made.status == 201);
    CHECK(made.fields.at("location") == "/api/v1/accounts/s3");
    const std::string once = member(made.body, "oneTimeSecret");
    CHECK(once.size() == 19);
    CHECK(member(made.body, "displayName") == "李娜");
    CHECK(member(made.body, "mustChange") == "true");
    CHECK(create(R"({"name":"li.na","displayName":"Another"})").code() == "account-exists");
    for (const char* bad : {R"({"name":"Li Na","displayName":"x"})", R"({"name":"li","displayName":""})", R"({"name":"","displayName":"x"})",
                            R"({"name":"s2","displayName":"x"})", R"({"name":"s9000","displayName":"x"})"})
        CHECK(create(bad).code() == "json-value-range");
    CHECK(create(R"({"name":"li","displayName":"x","roles":["clerk"]})").code() == "json-unknown-member");

    const auto roles = [&](const std::string& words, const std::string& fields, const std::string& id = "s3") {
        return fetch(hall.port(), "POST", accounts + "/" + id + "/roles", security, R"({"roles":[)" + words + "]}", fields);
    };
    CHECK(roles(R"("clerk")", {}).status == 428);
    CHECK(roles(R"("clerk")", {}).code() == "precondition-required");
    const std::string before = etagOf(hall, security, "s3");
    CHECK(roles(R"("emperor")", before).code() == "unknown-role");
    CHECK(roles(R"("kiosk")", before).code() == "unknown-role");
    CHECK(roles(R"("auditor","security-administrator")", before).code() == "roles-exclude");
    CHECK(roles(R"("clerk")", before, "s99").code() == "unknown-account");
    const HttpAnswer clerkNow = roles(R"("supervisor","clerk","clerk")", before);
    CHECK(clerkNow.status == 200);
    CHECK(clerkNow.body.find(R"("roles":["clerk","supervisor"])") != std::string::npos);
    CHECK(roles(R"("clerk")", before).status == 412);       // somebody has changed it
    CHECK(roles(R"("clerk")", "If-Match: " + clerkNow.fields.at("etag") + "\r\n").status == 200);
    CHECK(hall.events().back().actor == core::Actor{Role::securityAdministrator, "s2", {}, {}});

    // Whoever gives rights takes none, neither more nor fewer.
    for (const char* own : {R"("security-administrator","manager","supervisor","clerk")", R"("security-administrator")", ""}) {
        CHECK(roles(own, etagOf(hall, security, "s2"), "s2").code() == "own-roles");
    }
    CHECK(hall.state().staff.at({"s2"}).config.roles == std::vector{Role::securityAdministrator});

    CHECK(fetch(hall.port(), "POST", session, {}, signInBody("li.na", once)).code() == "secret-must-change");
    const HttpAnswer in = fetch(hall.port(), "POST", session, {}, signInBody("li.na", once, R"(,"newSecret":"k7mq-4tzn-9xwf")"));
    CHECK(in.status == 201);
    // The system administrator gives no rights, but turns people off and on.
    CHECK(fetch(hall.port(), "POST", accounts + "/s3/roles", system, R"({"roles":["manager"]})", etagOf(hall, system, "s3")).code() == "not-allowed");
    CHECK(fetch(hall.port(), "POST", accounts + "/s3/disable", system, {}, etagOf(hall, system, "s3")).status == 200);
    CHECK(fetch(hall.port(), "GET", session, member(in.body, "token")).status == 401);
    CHECK(fetch(hall.port(), "POST", accounts + "/s3/enable", system).status == 428);
    CHECK(fetch(hall.port(), "POST", accounts + "/s3/enable", system, {}, etagOf(hall, system, "s3")).status == 200);

    const HttpAnswer all = fetch(hall.port(), "GET", accounts, security);
    CHECK(all.status == 200);
    CHECK(all.fields.at("cache-control") == "no-store");
    for (const char* id : {"\"s1\"", "\"s2\"", "\"s3\""}) CHECK(all.body.find(id) != std::string::npos);
    CHECK(all.body.find("argon2") == std::string::npos);
}

TEST_CASE("a reset secret ends what was open under the old one; roles and administrators end sessions, too") {
    LiveHall hall;
    const std::string li = hall.addPerson("li", {Role::clerk});
    hall.addPerson("guard", {Role::securityAdministrator});
    const std::string security = tokenOf(hall, "guard");
    const auto post = [&](const std::string& what, const std::string& body = {}) {
        return fetch(hall.port(), "POST", accounts + "/" + li + "/" + what, security, body, etagOf(hall, security, li));
    };
    const auto in = [&] {
        return member(fetch(hall.port(), "POST", session, hall.token("counter-1"), signInBody("li", LiveHall::secretOf("li"))).body, "token");
    };
    std::string token = in();
    CHECK(fetch(hall.port(), "GET", session, token).status == 200);
    CHECK(post("end-sessions").status == 204);
    CHECK(fetch(hall.port(), "GET", session, token).status == 401);
    CHECK(fetch(hall.port(), "POST", accounts + "/s99/end-sessions", security).code() == "unknown-account");
    token = in();
    CHECK(post("roles", R"({"roles":["clerk","reception"]})").status == 200);
    CHECK(fetch(hall.port(), "GET", session, token).status == 401);
    token = in();
    const HttpAnswer reset = post("reset-secret");
    CHECK(reset.status == 200);
    CHECK(member(reset.body, "oneTimeSecret").size() == 19);
    CHECK(fetch(hall.port(), "GET", session, token).status == 401);
    CHECK(in().empty());
    hall.withPeople([](PeopleInMemory& people) { CHECK(people.sessions().size() == 1); });  // the administrator's
}

TEST_CASE("devices: added with a token that is told once, listed without, replaced and shut out") {
    LiveHall hall;
    hall.addPerson("root", {Role::systemAdministrator});
    const std::string system = tokenOf(hall, "root");
    const auto add = [&](const std::string& body) { return fetch(hall.port(), "POST", devices, system, body); };
    const HttpAnswer made = add(R"({"name":"kiosk-9","role":"kiosk"})");
    REQUIRE(made.status == 201);
    const std::string token = member(made.body, "token");
    CHECK(fetch(hall.port(), "POST", "/api/v1/tickets", token, R"({"item":"register"})").status == 201);
    CHECK(add(R"({"name":"kiosk-9","role":"kiosk"})").code() == "device-exists");
    CHECK(add(R"({"name":"Kiosk","role":"kiosk"})").code() == "json-value-range");
    CHECK(add(R"({"name":"x","role":"clerk"})").code() == "unknown-role");
    // What acts as manager or reads the whole log is the operator's to make.
    for (const char* role : {"manager", "auditor"}) CHECK(add(R"({"name":"x","role":")" + std::string(role) + "\"}").code() == "not-allowed");
    CHECK(add(R"({"name":"kiosk-1","role":"manager","replace":true})").code() == "not-allowed");
    for (const char* name : {"s1", "s77"}) CHECK(add(R"({"name":")" + std::string(name) + R"(","role":"kiosk"})").code() == "json-value-range");
    for (const char* role : {"board", "phone", "city-platform"})
        CHECK(add(R"({"name":"of-)" + std::string(role) + R"(","role":")" + role + "\"}").status == 201);
    CHECK(add(R"({"name":"x","role":"counter"})").code() == "json-value-range");
    CHECK(add(R"({"name":"x","role":"counter","counter":"counter-9"})").code() == "unknown-counter");
    const HttpAnswer replaced = add(R"({"name":"kiosk-9","role":"kiosk","replace":true})");
    CHECK(replaced.status == 201);
    CHECK(fetch(hall.port(), "POST", "/api/v1/tickets", token, R"({"item":"register"})").status == 401);
    const HttpAnswer all = fetch(hall.port(), "GET", devices, system);
    CHECK(all.body.find("kiosk-9") != std::string::npos);
    CHECK(all.body.find(member(replaced.body, "token")) == std::string::npos);
    CHECK(all.body.find("revokedAt") == std::string::npos);
    CHECK(fetch(hall.port(), "POST", devices + "/kiosk-9/revoke", system).status == 200);
    CHECK(fetch(hall.port(), "POST", "/api/v1/tickets", member(replaced.body, "token"), R"({"item":"register"})").status == 401);
    CHECK(fetch(hall.port(), "GET", devices, system).body.find("revokedAt") != std::string::npos);
    CHECK(fetch(hall.port(), "POST", devices + "/kiosk-99/revoke", system).code() == "unknown-device");
}

TEST_CASE("devices: who has a line now, since when, and what it says to be; a person's line counts as the device's through which they came") {
    LiveHall hall;
    hall.addPerson("root", {Role::systemAdministrator});
    hall.addPerson("li", {Role::clerk});
    const std::string system = tokenOf(hall, "root");
    const auto lineOf = [&](const std::string& device) {
        const std::string all = fetch(hall.port(), "GET", devices, system).body;
        const std::size_t at = all.find("{\"name\":\"" + device + "\"");
        REQUIRE(at != std::string::npos);
        return all.substr(at, all.find('}', at) - at);
    };
    CHECK(lineOf("board-1").find("connectedSince") == std::string::npos);
    const std::string li = member(fetch(hall.port(), "POST", session, hall.token("counter-2"), signInBody("li", LiveHall::secretOf("li"))).body, "token");
    {
        WebSocketClient board(hall.port()), counter(hall.port()), unheard(hall.port());
        board.hello(hall.token("board-1"), {"lobby"});
        board.nextText(R"({"welcome")");
        counter.hello(li, {"counter/counter-2"});
        counter.nextText(R"({"welcome")");
        CHECK(lineOf("board-1").find("\"connectedSince\":\"20") != std::string::npos);
        CHECK(lineOf("board-1").find("\"program\":\"") != std::string::npos);
        CHECK(lineOf("counter-2").find("connectedSince") != std::string::npos);
        CHECK(lineOf("counter-1").find("connectedSince") == std::string::npos);
        hall.revoke("board-1");
        CHECK(lineOf("board-1").find("connectedSince") == std::string::npos);
    }
}

TEST_CASE("names stand in the account's row and in answers to those who may read them; secrets nowhere") {
    LiveHall hall;
    const std::string canary = "zq-canary";
    const std::string display = "Zanarienvogel 金丝雀";
    hall.addPerson("root", {Role::systemAdministrator});
    hall.addPerson("guard", {Role::securityAdministrator});
    const std::string system = tokenOf(hall, "root");
    const std::string security = tokenOf(hall, "guard");
    std::string heard;   // error bodies, and everything that is not about people
    const auto fetched = [&](const HttpAnswer& answer) {
        if (answer.status >= 400) heard += answer.body;
        return answer;
    };
    const HttpAnswer made = fetched(fetch(hall.port(), "POST", accounts, system, R"({"name":")" + canary + R"(","displayName":")" + display + "\"}"));
    const std::string id = member(made.body, "id");
    const std::string once = member(made.body, "oneTimeSecret");
    const std::string chosen = "canary-k7mq-4tzn-9xwf";
    fetched(fetch(hall.port(), "POST", accounts, system, R"({"name":")" + canary + R"(","displayName":")" + display + "\"}"));
    fetched(fetch(hall.port(), "POST", accounts + "/" + id + "/roles", security, R"({"roles":["clerk"]})", etagOf(hall, security, id)));
    fetched(fetch(hall.port(), "POST", accounts, system, R"({"name":")" + canary + R"(","displayName":")" + display + R"(","x":")" + chosen + "\"}"));
    for (const std::string& secret : {once, chosen, std::string("wrong")}) fetched(fetch(hall.port(), "POST", session, {}, signInBody(canary, secret)));
    const std::string token = member(fetch(hall.port(), "POST", session, hall.token("counter-1"), signInBody(canary, once, R"(,"newSecret":")" + chosen + "\"")).body, "token");
    REQUIRE(token.size() == 43);
    for (const char* command : {"open", "call-next", "recall"}) fetched(fetch(hall.port(), "POST", std::string("/api/v1/counters/1/") + command, token));
    for (int i = 0; i < 6; ++i) fetched(fetch(hall.port(), "POST", session, {}, signInBody(canary, "wrong")));
    fetched(fetch(hall.port(), "POST", session + "/unlock", token, R"({"secret":")" + chosen + "x\"}"));
    fetched(fetch(hall.port(), "DELETE", session, token));
    for (const core::Event& event : hall.events()) {
        heard += event.actor.name + event.actor.counter.value + event.actor.approver.value;
        if (const auto* taken = std::get_if<core::PlaceTaken>(&event.body)) heard += taken->staff.value;
        if (const auto* configured = std::get_if<core::Configured>(&event.body))
            if (const auto* staff = std::get_if<core::StaffConfig>(&configured->entry)) heard += staff->id.value;
    }
    for (const std::string& line : hall.journal()) heard += line + "\n";
    heard += fetch(hall.port(), "GET", "/metrics").body;
    heard += fetch(hall.port(), "GET", "/api/v1/hall").body + fetch(hall.port(), "GET", "/api/v1/lobby").body;
    CHECK(heard.find("sign-in staff=" + id + " role=clerk counter=counter-1") != std::string::npos);   // it is about this person
    CHECK(heard.find("sign-in failed staff=" + id) != std::string::npos);
    CHECK(heard.find("hall_people_total{what=\"sign-in-failed\"}") != std::string::npos);
    for (const std::string& never : {canary, display, std::string("Zanarienvogel"), once, chosen, token, std::string("argon2")})
        CHECK(heard.find(never) == std::string::npos);
    hall.withPeople([&](PeopleInMemory& people) {
        const auto account = people.accountNamed(canary);
        REQUIRE(account);
        CHECK(account->displayName == display);
        CHECK(account->secretHash.find(chosen) == std::string::npos);
        for (const auto& one : people.sessions()) CHECK(one.tokenHash.find(token) == std::string::npos);
    });
}

TEST_CASE("a full disk: nobody comes in halfway") {
    LiveHall hall;
    hall.addPerson("li", {Role::clerk});
    hall.withPeople([](PeopleInMemory& people) { people.fault = engine::StoreFault::full; });
    const auto in = [&] { return fetch(hall.port(), "POST", session, hall.token("counter-1"), signInBody("li", LiveHall::secretOf("li"))); };
    CHECK(in().status == 507);
    CHECK(hall.state().counter({"counter-1"})->clerk.value.empty());
    hall.withPeople([](PeopleInMemory& people) { people.fault = engine::StoreFault::none; });
    CHECK(in().status == 201);
}

TEST_CASE("too many secrets at once are turned away before anything is counted") {
    LiveHallOptions options;
    options.settings.secrets.atOnce = 0;
    LiveHall hall(std::move(options));
    hall.addPerson("li", {Role::clerk});
    const HttpAnswer answer = fetch(hall.port(), "POST", session, {}, signInBody("li", LiveHall::secretOf("li")));
    CHECK(answer.status == 503);
    CHECK(answer.code() == "overloaded");
    CHECK(answer.fields.contains("retry-after"));
}
