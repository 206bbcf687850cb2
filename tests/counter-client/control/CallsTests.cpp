// Requests as JSON, and answers read: whole, strange, broken.
#include <doctest/doctest.h>

#include "counter-client/control/Calls.hpp"
#include "counter-client/control/SlipWords.hpp"

using namespace hall;
using namespace hall::counter;

namespace {
Request of(Ask ask) { return {ask, "GET", "/", Bearer::session, {}, {}, {}}; }
}  // namespace

TEST_CASE("bodies: nothing, texts, flags, lists; quotes and Chinese are escaped as JSON wants") {
    Request request = of(Ask::signIn);
    CHECK(bodyOf(request).isEmpty());
    request.fields = {{"name", std::string("李\"x\"")}, {"takeOver", true}, {"roles", std::vector<std::string>{"clerk", "auditor"}}};
    CHECK(bodyOf(request) == QByteArray("{\"name\":\"李\\\"x\\\"\",\"roles\":[\"clerk\",\"auditor\"],\"takeOver\":true}"));
}

TEST_CASE("problems: the code, from its member or its type; without a body the status alone") {
    struct Case { const char* body; const char* code; };
    for (const Case& c : {Case{R"({"type":"urn:onewindow:problem:sign-in-failed","status":401,"code":"sign-in-failed"})", "sign-in-failed"},
                          Case{R"({"type":"urn:onewindow:problem:staff-elsewhere"})", "staff-elsewhere"}, Case{"", ""}, Case{"<html>", ""}}) {
        const Answer answer = answerOf(of(Ask::signIn), 401, c.body, {}, 7);
        CHECK_FALSE(answer.good());
        CHECK(answer.code == c.code);
        CHECK(answer.retryAfterSeconds == 7);
        CHECK(answer.problem().code == (*c.code ? c.code : "http-401"));
    }
    CHECK(answerOf(of(Ask::signIn), 0, {}, {}, 0).problem().code == "server-away");
}

TEST_CASE("a session, accounts, devices, secrets") {
    const Answer session = answerOf(of(Ask::signIn), 201,
                                    R"({"token":"t","staff":"s12","displayName":"李","role":"clerk","roles":["clerk","manager"],
                                        "counter":"counter-3","expiresAt":"2026-11-21T20:00:00.000+08:00","idleLockMinutes":10,"new":1})",
                                    {}, 0);
    REQUIRE(session.session);
    CHECK(session.session->token == "t");
    CHECK(session.session->roles.size() == 2);
    CHECK(session.session->counter == "counter-3");
    CHECK(session.session->idleLockMinutes == 10);
    CHECK_FALSE(session.session->locked);
    const Answer accounts = answerOf(of(Ask::accounts), 200,
                                     R"({"accounts":[{"id":"s1","name":"li","displayName":"李","roles":["clerk"],"disabled":true,"mustChange":true,"etag":"\"7\""}]})", {}, 0);
    REQUIRE(accounts.accounts.size() == 1);
    CHECK(accounts.accounts[0] == Account{"s1", "li", "李", {"clerk"}, true, true, "\"7\""});
    const Answer devices = answerOf(of(Ask::devices), 200,
                                    R"({"devices":[{"name":"a","role":"counter","counter":"counter-1"},{"name":"b","role":"board","revokedAt":"x"}]})", {}, 0);
    REQUIRE(devices.devices.size() == 2);
    CHECK(devices.devices[0] == Device{"a", "counter", "counter-1", false});
    CHECK(devices.devices[1].revoked);
    CHECK(answerOf(of(Ask::createAccount), 201, R"({"account":{},"oneTimeSecret":"s"})", {}, 0).secret == "s");
    CHECK(answerOf(of(Ask::addDevice), 201, R"({"device":{},"token":"t"})", {}, 0).secret == "t");
    CHECK(answerOf(of(Ask::approve), 201, R"({"approval":"a","staff":"s2","until":"x"})", {}, 0).approval == "a");
    CHECK(answerOf(of(Ask::accounts), 200, "broken", {}, 0).accounts.empty());
}

TEST_CASE("a slip is one raster job, and the language changes it") {
    Slip slip{"大厅", "A046", "综合受理", "企业设立登记", "", "2026-11-21 11:05", 7, false};
    const QByteArray chinese = slipBytes(slip);
    slip.english = true;
    const QByteArray english = slipBytes(slip);
    CHECK(chinese.size() > 10'000);
    CHECK(chinese != english);
    CHECK(chinese.startsWith("\x1b@"));
}

TEST_CASE("an explanation becomes sentences: steps, and below a call who came before and who called others") {
    const Answer answer = answerOf(of(Ask::explain), 200,
                                   R"({"number":"A046","steps":[{"said":{"zh":"一","en":"one"},"takenBack":true},
                                       {"said":{"zh":"二"},"call":{"before":[{"number":"A047","said":{"zh":"三","en":"three"}}],
                                        "elsewhere":[{"counter":"7","calls":3}]}}]})",
                                   {}, 0);
    REQUIRE(answer.lines.size() == 4);
    CHECK(answer.lines[0] == ExplainedLine{{}, {"一", "one"}, false, true});
    CHECK(answer.lines[1] == ExplainedLine{{}, {"二", ""}, false, false});
    CHECK(answer.lines[2] == ExplainedLine{{}, {"三", "three"}, true, false});
    CHECK(answer.lines[3].sentence == Sentence{Phrase::explainedElsewhere, {same("7"), same("3")}});
    CHECK(answerOf(of(Ask::explain), 200, "{}", {}, 0).lines.empty());
}
