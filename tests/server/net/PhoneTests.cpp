// Visitors' phones on the WebSocket: what they follow, what they are told and when, and what they may not.
#include <doctest/doctest.h>

#include "tests/server/net/LiveHall.hpp"
#include "tests/server/net/RawClient.hpp"

using namespace hall;
using namespace hall::test;

namespace {

core::Actor atCounter(const std::string& id) { return {core::Role::counter, id, {id}}; }

/// The token of a ticket taken now.
std::string ticketOf(LiveHall& hall) {
    const HttpAnswer issued = fetch(hall.port(), "POST", "/api/v1/tickets", hall.token("kiosk-1"), R"({"item":"register"})");
    REQUIRE(issued.status == 201);
    return member(issued.body, "token");
}

bool follow(WebSocketClient& phone, const std::string& token) {
    return phone.say(R"({"hello":"hall.v1","auth":{"kind":"ticket","token":")" + token + R"("},"topics":["visit"],"client":"phone-test/1"})");
}

const std::string ownView = R"({"view":"visit")", lineView = R"({"view":"queue/)";

}  // namespace

TEST_CASE("phones: whoever holds the link sees the ticket and the line before it; a call comes at once, the line within a second") {
    LiveHall hall;
    const std::string first = ticketOf(hall), second = ticketOf(hall);
    WebSocketClient phone(hall.port()), other(hall.port());
    follow(phone, first);
    CHECK(phone.nextText("{\"welcome\"").find(R"("role":"phone")") != std::string::npos);
    CHECK(phone.nextText(ownView).find(R"("state":"waiting")") != std::string::npos);
    CHECK(phone.nextText(lineView).find(R"("waiting":["A001","A002"])") != std::string::npos);
    follow(other, second);
    CHECK(other.nextText(ownView).find(R"("ahead":1)") != std::string::npos);
    other.nextText(lineView);
    hall.act(core::CallNext{{"counter-1"}}, atCounter("counter-1"));
    const std::string called = phone.nextText(ownView);
    CHECK(called.find(R"("state":"called")") != std::string::npos);
    CHECK(called.find(R"("counterLabel":"1")") != std::string::npos);
    // The other one gets no frame of its own: the line says that nobody stands before it.
    CHECK(other.nextText("{\"view\"").find(R"("waiting":["A002"])") != std::string::npos);
    // Changes that come close together are one frame.
    for (int i = 0; i < 5; ++i) hall.act(core::IssueTicket{{"register"}, {"normal"}, core::Language::zh}, kiosk);
    CHECK(other.nextText(lineView).find(R"("A007"])") != std::string::npos);
}

TEST_CASE("phones: a ticket that goes to another queue takes its phone along") {
    LiveHall hall;
    const std::string token = ticketOf(hall);
    WebSocketClient phone(hall.port());
    follow(phone, token);
    const std::string before = phone.nextText(lineView);
    hall.act(core::CallNext{{"counter-1"}}, atCounter("counter-1"));
    hall.act(core::StartService{{"counter-1"}}, atCounter("counter-1"));
    const auto sent = hall.act(core::TransferTicket{{"counter-1"}, {"tax"}}, atCounter("counter-1"));
    REQUIRE(std::holds_alternative<engine::Outcome>(sent));
    const std::string after = phone.nextText(lineView);
    CHECK(after.find(R"("waiting":["A001"])") != std::string::npos);
    CHECK(member(after, "view") != member(before, "view"));
}

TEST_CASE("phones: waits that are foreseen come with the line") {
    LiveHall hall;
    const std::string token = ticketOf(hall);
    WebSocketClient phone(hall.port());
    follow(phone, token);
    CHECK(phone.nextText(lineView).find("\"from\"") == std::string::npos);
    core::Waits waits;
    waits.at = stampAt(12 * 60).now;
    waits.lines.resize(3);
    waits.tickets[{1}] = {300, 400, 500};
    hall.foresee(waits);
    CHECK(phone.nextText(lineView).find(R"("from":[)") != std::string::npos);
}

TEST_CASE("phones: anybody follows the lobby, and nothing else") {
    LiveHall hall;
    struct Row {
        const char* auth;
        const char* topics;
        const char* answer;
    };
    for (const Row& row : {
             Row{R"({"kind":"open"})", R"(["lobby"])", R"({"welcome")"},
             Row{R"({"kind":"open"})", R"(["hall"])", "not-allowed"},
             Row{R"({"kind":"open"})", R"(["visit"])", "not-allowed"},
             Row{R"({"kind":"open"})", "[]", "not-allowed"},
             Row{R"({"kind":"open","token":"x"})", R"(["lobby"])", "json-value-range"},
             Row{R"({"kind":"ticket"})", R"(["visit"])", "json-missing-member"},
             Row{R"({"kind":"ticket","token":"AAAAAAAAAAAAAAAAAAAAAA"})", R"(["visit"])", "unknown-ticket"},
             Row{R"({"kind":"ticket","token":"AAAAAAAAAAAAAAAAAAAAAA"})", R"(["lobby"])", "not-allowed"},
         }) {
        CAPTURE(row.auth);
        CAPTURE(row.topics);
        WebSocketClient phone(hall.port());
        phone.say(std::string(R"({"hello":"hall.v1","auth":)") + row.auth + R"(,"topics":)" + row.topics + R"(,"client":"phone-test/1"})");
        CHECK(phone.next().text.find(row.answer) != std::string::npos);
    }
    WebSocketClient phone(hall.port());
    phone.say(R"({"hello":"hall.v1","auth":{"kind":"open"},"topics":["lobby"],"client":"phone-test/1"})");
    phone.nextText(R"({"view":"lobby")");
    hall.act(core::IssueTicket{{"register"}, {"normal"}, core::Language::zh}, kiosk);
    CHECK(phone.nextText(R"({"view":"lobby")").find("\"waiting\":1") != std::string::npos);
    phone.say(R"({"command":"call-next","id":"phone-000000001","body":{}})");
    CHECK(phone.nextText("{\"receipt\"").find("not-allowed") != std::string::npos);
}

TEST_CASE("phones: where visitors come in no token of the staff's is heard, and on the staff's side no visitor") {
    LiveHallOptions options;
    options.listeners = {{"127.0.0.1:0", net::Side::visitors, overTls() ? testIdentity() : nullptr}, {"127.0.0.1:0", net::Side::staff, overTls() ? testIdentity() : nullptr}};
    LiveHall hall(options);
    const HttpAnswer issued = fetch(hall.port(1), "POST", "/api/v1/tickets", hall.token("kiosk-1"), R"({"item":"register"})");
    const std::string token = member(issued.body, "token");
    WebSocketClient board(hall.port(0));
    board.hello(hall.token("board-1"), {"lobby"});
    CHECK(board.next().text.find("unauthenticated") != std::string::npos);
    WebSocketClient visitor(hall.port(0)), lost(hall.port(1));
    follow(visitor, token);
    CHECK(visitor.next().text.starts_with("{\"welcome\""));
    follow(lost, token);
    CHECK(lost.next().text.find("unauthenticated") != std::string::npos);
}

TEST_CASE("phones: one more line of a ticket than there may be, and the oldest goes") {
    LiveHallOptions options;
    options.settings.limits.linesPerTicket = 2;
    LiveHall hall(options);
    const std::string token = ticketOf(hall);
    WebSocketClient first(hall.port()), second(hall.port()), third(hall.port());
    for (WebSocketClient* phone : {&first, &second, &third}) {
        follow(*phone, token);
        phone->nextText(lineView);
    }
    CHECK(first.next().closeCode == 1008);
    hall.act(core::CallNext{{"counter-1"}}, atCounter("counter-1"));
    for (WebSocketClient* phone : {&second, &third}) CHECK(phone->nextText(ownView).find("called") != std::string::npos);
}

TEST_CASE("phones: a line on which nothing happens says the same again, since a browser shows a page no pings") {
    LiveHallOptions options;
    options.settings.limits.phoneInterval = std::chrono::milliseconds(300);
    LiveHall hall(options);
    const std::string token = ticketOf(hall);
    WebSocketClient phone(hall.port());
    follow(phone, token);
    const std::string before = phone.nextText(ownView);
    phone.nextText(lineView);
    CHECK(phone.nextText("{\"view\"") == before);
}

TEST_CASE("phones: whoever was not called before the hall closed hears it") {
    LiveHall hall;
    const std::string token = ticketOf(hall);
    WebSocketClient phone(hall.port());
    follow(phone, token);
    phone.nextText(lineView);
    const core::Actor manager{core::Role::manager, "manager", {}};
    hall.act(core::EndDay{"closing"}, manager);
    CHECK(phone.nextText(ownView).find("closed-unserved") != std::string::npos);
}
