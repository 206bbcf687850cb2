// Cases over real sockets: from an application to its result, who sees what, what a resend hears, and that nothing personal leaves the vault.
#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "schema/wire/CaseBodies.hpp"
#include "tests/server/net/CaseHall.hpp"
#include "tests/server/net/RawClient.hpp"

using namespace hall;
using namespace hall::test;
using core::Role;

namespace {

const std::string personal[] = {applicantNumber, applicantName, applicantPhone, agentNumber, agentName, "secretly written"};

template <class T>
T read(const wire::Parsed<T>& parsed) {
    const auto* wrong = std::get_if<wire::Problem>(&parsed);
    REQUIRE_MESSAGE(wrong == nullptr, (wrong == nullptr ? "" : wrong->code + " " + wrong->detail));
    return std::get<T>(parsed);
}

std::string idField(const std::string& id) { return "Idempotency-Key: " + id + "\r\n"; }

}  // namespace

TEST_CASE("one application, one ticket, one case: from the kiosk to the result") {
    CaseHall cases;
    LiveHall& hall = cases.hall;
    const std::string number = cases.put("GA-1", {"register", "invoice"});
    const std::string counter = hall.token("counter-1");

    const HttpAnswer looked = fetch(hall.port(), "POST", "/api/v1/kiosk/applications", hall.token("kiosk-1"), R"({"application":"GA-1"})");
    REQUIRE(looked.status == 200);
    const auto told = read(wire::parseKioskApplications(looked.body)).applications.at(0);
    CHECK(told.applicantName == "欧阳*");
    CHECK(told.items.size() == 2);
    CHECK(told.missing.size() == 3);
    CHECK(told.canQueue);

    const HttpAnswer issued = fetch(hall.port(), "POST", "/api/v1/tickets", hall.token("kiosk-1"), R"({"application":"GA-1"})");
    REQUIRE(issued.status == 201);
    REQUIRE(fetch(hall.port(), "POST", "/api/v1/counters/counter-1/call-next", counter).status == 200);

    const HttpAnswer page = cases.page(number, counter);
    REQUIRE(page.status == 200);
    CHECK(page.fields.at("cache-control") == "no-store");
    auto view = read(wire::parseCaseView(page.body));
    CHECK(view.state == "applied");
    CHECK(view.applicant.clear);
    CHECK(view.applicant.idNumber == applicantNumber);
    CHECK(view.materials.size() == 3);   // the identity card is asked for once, by both
    CHECK(view.materials.at(0).items == std::vector<std::string>{"register", "invoice"});
    CHECK(view.tickets.size() == 1);
    CHECK(std::find(view.verbs.begin(), view.verbs.end(), "receive") != view.verbs.end());
    CHECK(std::find(view.verbs.begin(), view.verbs.end(), "accept") == view.verbs.end());

    CHECK(cases.command(number, "receive", counter, R"({"seen":)" + std::to_string(view.seq) + "}").status == 200);
    CHECK(cases.command(number, "accept", counter).code() == "materials-open");
    CHECK(cases.command(number, "check", counter,
                        R"({"marks":[{"material":"id-card","state":"sound"},{"material":"premises","state":"defective","reason":"seal-missing","note":"secretly written"},{"material":"tax-form","state":"sound"}]})")
              .status == 200);
    const HttpAnswer notified = cases.command(number, "notify", counter);
    REQUIRE(notified.status == 200);
    CHECK(read(wire::parseCaseResult(notified.body)).document == number + "-N1");
    view = read(wire::parseCaseView(cases.page(number, counter).body));
    CHECK(view.state == "correcting");
    CHECK(view.materials.at(1).note == "secretly written");
    CHECK(view.documents.at(0).code.size() == 8);
    CHECK(view.secondNotification);
    CHECK(cases.command(number, "supplement", counter, R"({"marks":[{"material":"premises","state":"sound"}]})").status == 200);
    const HttpAnswer accepted = cases.command(number, "accept", counter, {}, "accept-once-1");
    REQUIRE(accepted.status == 200);
    CHECK(read(wire::parseCaseResult(accepted.body)).document == number + "-A1");

    const std::string wang = cases.reviewer("wang", {"approval"});
    const std::string zhao = cases.reviewer("zhao", {"tax"});
    const std::string qian = cases.reviewer("qian", {"tax"});
    const auto mine = read(wire::parseCaseList(fetch(hall.port(), "GET", "/api/v1/tasks", wang).body));
    REQUIRE(mine.cases.size() == 1);
    CHECK(mine.cases.at(0).task == 1);
    CHECK(mine.cases.at(0).applicantName == "欧阳*");
    CHECK(cases.task(number, 1, "start-task", wang).status == 200);
    CHECK(cases.task(number, 1, "ask-task", wang, R"({"text":"secretly written question"})").status == 200);
    CHECK(read(wire::parseCaseView(cases.page(number, zhao).body)).tasks.at(0).question == std::nullopt);
    CHECK(read(wire::parseCaseView(cases.page(number, wang).body)).tasks.at(0).question == "secretly written question");
    CHECK(cases.task(number, 1, "answer-task", counter, R"({"text":"secretly written answer"})").status == 200);
    CHECK(cases.task(number, 1, "decide-task", wang, R"({"verdict":"granted","resultNumber":"R-1"})").status == 200);
    CHECK(cases.task(number, 2, "start-task", zhao).status == 200);
    CHECK(cases.task(number, 2, "propose-task", zhao, R"({"verdict":"granted"})").status == 200);
    CHECK(cases.task(number, 2, "decide-task", zhao, R"({"verdict":"granted"})").code() == "same-person");
    const HttpAnswer decided = cases.task(number, 2, "decide-task", qian, R"({"verdict":"granted"})");
    CHECK(read(wire::parseCaseResult(decided.body)).state == "decided");
    CHECK(cases.command(number, "hand-over", counter, R"({"method":"post","waybill":"EA123456789CN"})").status == 200);
    CHECK(cases.command(number, "archive", counter).status == 200);
    CHECK(read(wire::parseCaseView(cases.page(number, counter).body)).state == "archived");

    // The same id again: the same answer, whatever came after it; with another body it is refused.
    CHECK(cases.command(number, "accept", counter, {}, "accept-once-1").body == accepted.body);
    CHECK(cases.command(number, "accept", counter, R"({"seen":1})", "accept-once-1").code() == "command-id-reused");
    CHECK(hall.state().casework.cases.size() == 1);
    CHECK(cases.leaks({std::begin(personal), std::end(personal)}).empty());
}

TEST_CASE("a number of a case in the path is part of what tells a resend from a reused id") {
    CaseHall cases;
    const std::string first = cases.put("GA-1", {"register"});
    const std::string second = cases.put("GA-2", {"register"});
    const std::string counter = cases.hall.token("counter-1");
    CHECK(cases.command(first, "receive", counter, {}, "receive-it-1").status == 200);
    CHECK(cases.command(first, "receive", counter, {}, "receive-it-1").status == 200);
    CHECK(cases.command(second, "receive", counter, {}, "receive-it-1").code() == "command-id-reused");
    CHECK(cases.command(second, "receive", counter, {}, "receive-it-2").status == 200);
}

TEST_CASE("who may ask what about cases") {
    CaseHall cases;
    LiveHall& hall = cases.hall;
    const std::string number = cases.put("GA-1", {"register"});
    struct Row { const char* method; std::string path; const char* body; const char* device; int status; const char* code; };
    const std::string at = "/api/v1/cases/" + number;
    const Row rows[] = {
        {"GET", at, "", "", 401, "unauthenticated"},
        {"GET", at, "", "counter-1", 200, ""},
        {"GET", at, "", "manager", 200, ""},
        {"GET", at, "", "kiosk-1", 403, "not-allowed"},
        {"GET", at, "", "board-1", 403, "not-allowed"},
        {"GET", at, "", "city", 403, "not-allowed"},
        {"GET", at, "", "auditor", 403, "not-allowed"},
        {"GET", "/api/v1/cases/51160201202611220000011", "", "counter-1", 404, "unknown-case"},
        {"GET", "/api/v1/cases/x", "", "counter-1", 404, "unknown-case"},
        {"GET", "/api/v1/cases", "", "counter-1", 200, ""},
        {"GET", "/api/v1/cases?state=applied&limit=1", "", "counter-1", 200, ""},
        {"GET", "/api/v1/cases?state=lost", "", "counter-1", 422, "json-value-range"},
        {"GET", "/api/v1/cases?limit=0", "", "counter-1", 422, "json-value-range"},
        {"GET", "/api/v1/cases?order=age", "", "counter-1", 422, "json-value-range"},
        {"GET", "/api/v1/cases?limit=1&limit=2", "", "counter-1", 422, "json-value-range"},
        {"GET", "/api/v1/cases", "", "kiosk-1", 403, "not-allowed"},
        {"GET", "/api/v1/tasks", "", "counter-1", 403, "not-allowed"},
        {"GET", "/api/v1/tasks", "", "", 401, "unauthenticated"},
        {"POST", "/api/v1/cases/search", R"({"query":"GA-1"})", "counter-1", 200, ""},
        {"POST", "/api/v1/cases/search", R"({"query":"GA-1"})", "kiosk-1", 403, "not-allowed"},
        {"POST", "/api/v1/cases/search", R"({"query":"a b"})", "counter-1", 422, "json-value-range"},
        {"POST", "/api/v1/cases/search", "", "counter-1", 400, "json-malformed"},
        {"POST", "/api/v1/kiosk/applications", R"({"application":"GA-1"})", "kiosk-1", 200, ""},
        {"POST", "/api/v1/kiosk/applications", R"({"application":"GA-2"})", "kiosk-1", 404, "unknown-application"},
        {"POST", "/api/v1/kiosk/applications", R"({"idNumber":"12345"})", "kiosk-1", 404, "unknown-application"},
        {"POST", "/api/v1/kiosk/applications", R"({"application":"GA-1"})", "counter-1", 403, "not-allowed"},
        {"POST", "/api/v1/kiosk/applications", "{}", "kiosk-1", 422, "json-missing-member"},
        {"POST", at + "/receive", "", "kiosk-1", 403, "not-allowed"},
        {"POST", at + "/receive", "", "manager", 403, "not-allowed"},
        {"POST", at + "/receive", "", "city", 403, "not-allowed"},
        {"POST", at + "/receive", R"({"case":"x"})", "counter-1", 422, "json-unknown-member"},
        {"POST", "/api/v1/cases/x/receive", "", "counter-1", 404, "unknown-case"},
        {"POST", at + "/accept", "", "counter-1", 409, "case-not-in-state"},
        {"POST", at + "/tasks/1/answer-task", R"({"text":"x"})", "counter-1", 404, "unknown-task"},
        {"POST", at + "/tasks/x/answer-task", R"({"text":"x"})", "counter-1", 404, "unknown-task"},
        {"POST", at + "/dance", "", "counter-1", 404, "not-found"},
        {"POST", at + "/reveal", R"({"reason":"identity-check"})", "counter-1", 403, "not-allowed"},
        {"POST", at + "/revoke", R"({"reason":"error"})", "counter-1", 403, "not-allowed"},
        {"POST", "/api/v1/persons/person1/erase", "", "counter-1", 403, "not-allowed"},
        {"POST", "/api/v1/tickets", R"({"application":"GA-2"})", "kiosk-1", 404, "unknown-application"},
        {"POST", "/api/v1/tickets", R"({"applications":["GA-1","GA-1"]})", "kiosk-1", 422, "malformed-application"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.method);
        CAPTURE(row.path);
        CAPTURE(row.device);
        const HttpAnswer answer = fetch(hall.port(), row.method, row.path, *row.device ? hall.token(row.device) : "", row.body);
        CHECK(answer.status == row.status);
        CHECK(answer.code() == row.code);
        for (const std::string& text : personal) CHECK(answer.body.find(text) == std::string::npos);
    }
    CHECK(fetch(hall.port(), "POST", "/api/v1/cases/search", hall.token("counter-1"), "query=1", "Content-Type: text/plain\r\n").status == 415);
}

TEST_CASE("a page is masked but for the visitor at this counter, and its tag changes with that") {
    CaseHall cases;
    LiveHall& hall = cases.hall;
    const std::string number = cases.put("GA-1", {"register"});
    const std::string counter = hall.token("counter-1");
    const HttpAnswer before = cases.page(number, counter);
    auto view = read(wire::parseCaseView(before.body));
    CHECK(!view.applicant.clear);
    CHECK(view.applicant.name == "欧阳*");
    CHECK(view.applicant.idNumber == "5116************10");
    CHECK(view.applicant.phone == "138******78");
    const std::string etag = before.fields.at("etag");
    CHECK(fetch(hall.port(), "GET", "/api/v1/cases/" + number, counter, {}, "If-None-Match: " + etag + "\r\n").status == 304);

    // Without an event of the case: the person's identity is another one, or is gone.
    std::string kept;
    hall.withVault([&](VaultInMemory& vault) {
        auto& identity = vault.papers.begin()->second;
        kept = std::exchange(identity.box, hall.sealer().seal(identity.id.value, wire::encode(wire::Party{"111", applicantNumber, "李四", applicantPhone})));
    });
    CHECK(fetch(hall.port(), "GET", "/api/v1/cases/" + number, counter, {}, "If-None-Match: " + etag + "\r\n").status == 200);
    hall.withVault([&](VaultInMemory& vault) { vault.papers.begin()->second.box = kept; });

    REQUIRE(fetch(hall.port(), "POST", "/api/v1/tickets", hall.token("kiosk-1"), R"({"application":"GA-1"})").status == 201);
    REQUIRE(fetch(hall.port(), "POST", "/api/v1/counters/counter-1/call-next", counter).status == 200);
    const HttpAnswer called = fetch(hall.port(), "GET", "/api/v1/cases/" + number, counter, {}, "If-None-Match: " + etag + "\r\n");
    REQUIRE(called.status == 200);
    CHECK(read(wire::parseCaseView(called.body)).applicant.clear);
    CHECK(!read(wire::parseCaseView(cases.page(number, hall.token("counter-2")).body)).applicant.clear);
    CHECK(!read(wire::parseCaseView(cases.page(number, hall.token("manager")).body)).applicant.clear);
}

TEST_CASE("ticket, application, case number and number of identity find the same case") {
    CaseHall cases;
    LiveHall& hall = cases.hall;
    const std::string number = cases.put("GA-1", {"register"});
    cases.put("GA-2", {"invoice"}, agentNumber);
    const HttpAnswer issued = fetch(hall.port(), "POST", "/api/v1/tickets", hall.token("kiosk-1"), R"({"application":"GA-1"})");
    REQUIRE(issued.status == 201);
    std::string small = applicantNumber;
    for (const std::string& query : {number, number.substr(0, 22), std::string("GA-1"), member(issued.body, "number"), std::string(applicantNumber)}) {
        CAPTURE(query);
        const auto found = read(wire::parseCaseList(
            fetch(hall.port(), "POST", "/api/v1/cases/search", hall.token("counter-1"), R"({"query":")" + query + "\"}").body));
        REQUIRE(found.cases.size() == 1);
        CHECK(found.cases.at(0).number == number);
        CHECK(found.cases.at(0).applicantName == "欧阳*");
    }
    const auto none = read(wire::parseCaseList(
        fetch(hall.port(), "POST", "/api/v1/cases/search", hall.token("counter-1"), R"({"query":"Z999"})").body));
    CHECK(none.total == 0);
    const auto byNumber = read(wire::parseKioskApplications(
        fetch(hall.port(), "POST", "/api/v1/kiosk/applications", hall.token("kiosk-1"), R"({"idNumber":")" + std::string(applicantNumber) + "\"}").body));
    CHECK(byNumber.applications.size() == 1);
}

TEST_CASE("a walk-in makes one case, and the resend none") {
    CaseHall cases;
    LiveHall& hall = cases.hall;
    const std::string counter = hall.token("counter-1");
    const std::string body = R"({"applicant":{"idType":"111","idNumber":")" + std::string(applicantNumber) + R"(","name":")" + applicantName +
                             R"(","phone":"13812345678"},"items":["register"]})";
    const auto walkIn = [&](const std::string& token, const std::string& text, const std::string& id) {
        return fetch(hall.port(), "POST", "/api/v1/cases", token, text, idField(id));
    };
    const HttpAnswer made = walkIn(counter, body, "walk-in-1");
    REQUIRE(made.status == 201);
    const std::string number = read(wire::parseCaseResult(made.body)).number;
    CHECK(made.fields.at("location") == "/api/v1/cases/" + number);
    CHECK(walkIn(counter, body, "walk-in-1").body == made.body);
    std::string other = body;
    other.replace(other.find("13812345678"), 11, "13812345679");
    CHECK(walkIn(counter, other, "walk-in-1").code() == "command-id-reused");
    std::string wrong = body;
    wrong.replace(wrong.find(applicantNumber), 18, "511602199003078516");
    CHECK(walkIn(counter, wrong, "walk-in-2").code() == "id-number-wrong");
    CHECK(walkIn(hall.token("kiosk-1"), body, "walk-in-3").code() == "not-allowed");
    CHECK(hall.state().casework.cases.size() == 1);
    hall.withVault([](VaultInMemory& vault) { CHECK(vault.persons.size() == 1); });
    CHECK(read(wire::parseCaseView(cases.page(number, counter).body)).applicant.name == "欧阳*");
    CHECK(cases.leaks({std::begin(personal), std::end(personal)}).empty());
}

TEST_CASE("whom the hall knows by another name: a supervisor's word, or the same name") {
    CaseHall cases;
    LiveHall& hall = cases.hall;
    const std::string before = cases.put("GA-1", {"register"});
    hall.addPerson("chief", {Role::supervisor});
    hall.addPerson("li", {Role::clerk});
    const std::string li = member(fetch(hall.port(), "POST", "/api/v1/session", hall.token("counter-1"),
                                        R"({"name":"li","secret":")" + LiveHall::secretOf("li") + "\"}").body, "token");
    const auto walkIn = [&](const std::string& name, const std::string& id, const std::string& more = "") {
        return fetch(hall.port(), "POST", "/api/v1/cases", li,
                     R"({"applicant":{"idType":"111","idNumber":")" + std::string(applicantNumber) + R"(","name":")" + name +
                         R"(","phone":"13900000000"},"items":["register"])" + more + "}", idField(id));
    };
    CHECK(walkIn(agentName, "walk-in-1").code() == "approval-needed");
    CHECK(hall.state().casework.cases.size() == 1);
    CHECK(read(wire::parseCaseView(cases.page(before, li).body)).applicant.name == "欧阳*");
    const HttpAnswer first = walkIn(applicantName, "walk-in-2");
    CHECK(first.status == 201);
    const HttpAnswer approval = fetch(hall.port(), "POST", "/api/v1/approvals", li, R"({"name":"chief","secret":")" + LiveHall::secretOf("chief") + "\"}");
    REQUIRE(approval.status == 201);
    CHECK(walkIn(agentName, "walk-in-3", R"(,"approval":")" + member(approval.body, "approval") + "\"").status == 201);
    CHECK(!hall.events().back().actor.approver.value.empty());
    CHECK(read(wire::parseCaseView(cases.page(before, li).body)).applicant.name == "王**");
    CHECK(walkIn(applicantName, "walk-in-2").body == first.body);  // a resend hears what came of it
}

TEST_CASE("who looks at a person is in the log before the answer, and again only once for one id") {
    CaseHall cases;
    LiveHall& hall = cases.hall;
    const std::string number = cases.put("GA-1", {"register"});
    cases.accept(number);
    const std::string wang = cases.reviewer("wang", {"approval"});
    const auto reveals = [&] {
        const auto events = hall.events();
        return std::count_if(events.begin(), events.end(), [](const core::Event& event) { return std::holds_alternative<core::PersonRevealed>(event.body); });
    };
    CHECK(cases.command(number, "reveal", wang, "{}").code() == "reason-missing");
    CHECK(reveals() == 0);
    const HttpAnswer seen = cases.command(number, "reveal", wang, R"({"reason":"identity-check"})", "reveal-once");
    REQUIRE(seen.status == 200);
    CHECK(seen.fields.at("cache-control") == "no-store");
    CHECK(read(wire::parseRevealed(seen.body)).applicant.idNumber == applicantNumber);
    CHECK(reveals() == 1);
    CHECK(cases.command(number, "reveal", wang, R"({"reason":"identity-check"})", "reveal-once").body == seen.body);
    CHECK(reveals() == 1);
    CHECK(cases.command(number, "reveal", cases.reviewer("zhao", {"tax"}), R"({"reason":"identity-check"})").code() == "not-your-department");
    hall.failStore(engine::StoreFault::full);
    const HttpAnswer full = cases.command(number, "reveal", wang, R"({"reason":"identity-check"})", "reveal-twice");
    CHECK(full.status == 507);
    CHECK(full.body.find(applicantNumber) == std::string::npos);
    hall.failStore(engine::StoreFault::none);
}

TEST_CASE("a number of a result may be nobody's name") {
    CaseHall cases;
    const std::string number = cases.put("GA-1", {"register"});
    cases.accept(number);
    const std::string wang = cases.reviewer("wang", {"approval"});
    CHECK(cases.task(number, 1, "start-task", wang).status == 200);
    const HttpAnswer wrong = cases.task(number, 1, "decide-task", wang, R"({"verdict":"granted","resultNumber":")" + std::string(applicantName) + " " + applicantNumber + "\"}");
    CHECK(wrong.code() == "result-number-wrong");
    for (const char* none : {"no digit", "川食许字", "2026川"}) {
        CHECK(cases.task(number, 1, "decide-task", wang, R"({"verdict":"granted","resultNumber":")" + std::string(none) + "\"}").code() == "result-number-wrong");
    }
    CHECK(cases.task(number, 1, "decide-task", wang, R"({"verdict":"granted","resultNumber":"川食许字〔2026〕第001号","seen":1})").code() == "case-changed");
    CHECK(cases.task(number, 1, "decide-task", wang, R"({"verdict":"granted","resultNumber":"川食许字〔2026〕第001号"})").code() == "");
}

TEST_CASE("the counter is told of its visitor's case, and departments of their tasks") {
    CaseHall cases;
    LiveHall& hall = cases.hall;
    const std::string number = cases.put("GA-1", {"register"});
    const std::string wang = cases.reviewer("wang", {"approval"});
    REQUIRE(fetch(hall.port(), "POST", "/api/v1/tickets", hall.token("kiosk-1"), R"({"application":"GA-1"})").status == 201);
    const std::string counter = hall.token("counter-1");
    WebSocketClient screen(hall.port());
    REQUIRE(screen.hello(counter, {"counter/counter-1"}));
    WebSocketClient department(hall.port());
    REQUIRE(department.hello(wang, {"tasks"}));
    const auto receiptOf = [](const std::string& text) { return std::get<wire::Receipt>(std::get<wire::ServerFrame>(wire::parseServerFrame(text))); };
    const auto called = receiptOf(screen.command("call-next", "call-next-1"));
    CHECK(called.status == 200);
    const auto received = receiptOf(screen.command("receive", "receive-1", R"({"case":")" + number + "\"}"));
    REQUIRE(received.work.has_value());
    CHECK(received.work->state == "received");
    const auto marked = receiptOf(screen.command("check", "check-it-1",
                                                 R"({"case":")" + number + R"(","marks":[{"material":"id-card","state":"sound"},{"material":"premises","state":"sound"}]})"));
    CHECK(marked.status == 200);
    CHECK(receiptOf(screen.command("accept", "accept-it-1", R"({"case":")" + number + "\"}")).work->document == number + "-A1");
    const auto lastCase = [&] {
        for (auto view = screen.views.rbegin(); view != screen.views.rend(); ++view) {
            const auto frame = std::get<wire::ViewFrame>(std::get<wire::ServerFrame>(wire::parseServerFrame(*view)));
            const auto seen = read(wire::parseCounterView(frame.data));
            if (!seen.cases.empty()) return seen.cases.at(0);
        }
        return wire::CaseMarkSeq{};
    };
    CHECK(lastCase().number == number);
    CHECK(lastCase().state == "accepted");
    std::string tasks;
    while (tasks.find(R"("department":"approval","open":1)") == std::string::npos) tasks = department.nextText(R"({"view":"tasks")");
    CHECK(receiptOf(department.command("start-task", "start-task-1", R"({"case":")" + number + R"(","task":1})")).status == 200);
    // What a department does reaches the window.
    std::string view;
    while (view.find(R"("state":"handling")") == std::string::npos) view = screen.nextText(R"({"view":"counter/counter-1")");
    CHECK(view.find(applicantNumber) == std::string::npos);

    WebSocketClient kiosk(hall.port());
    kiosk.hello(hall.token("kiosk-1"), {"tasks"});
    CHECK(kiosk.next().text.find("not-allowed") != std::string::npos);
    WebSocketClient other(hall.port());
    other.hello(counter, {"tasks"});
    CHECK(other.next().text.find("not-allowed") != std::string::npos);
}

TEST_CASE("a second notification takes a supervisor's word") {
    CaseHall cases;
    LiveHall& hall = cases.hall;
    hall.addPerson("chief", {Role::supervisor});
    const std::string number = cases.put("GA-1", {"register"});
    hall.addPerson("li", {Role::clerk});
    const std::string li = member(fetch(hall.port(), "POST", "/api/v1/session", hall.token("counter-1"),
                                        R"({"name":"li","secret":")" + LiveHall::secretOf("li") + "\"}").body, "token");
    CHECK(cases.command(number, "receive", li).status == 200);
    CHECK(cases.command(number, "notify", li).status == 200);
    CHECK(cases.command(number, "supplement", li).status == 200);
    CHECK(cases.command(number, "notify", li).code() == "approval-needed");
    CHECK(cases.command(number, "notify", li, R"({"approval":"no-such-approval"})").code() == "approval-invalid");
    const HttpAnswer approval = fetch(hall.port(), "POST", "/api/v1/approvals", li, R"({"name":"chief","secret":")" + LiveHall::secretOf("chief") + "\"}");
    REQUIRE(approval.status == 201);
    const HttpAnswer second = cases.command(number, "notify", li, R"({"approval":")" + member(approval.body, "approval") + "\"}");
    REQUIRE(second.status == 200);
    CHECK(read(wire::parseCaseResult(second.body)).document == number + "-N2");
}
