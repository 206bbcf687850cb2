#include "schema/wire/Frames.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "schema/wire/CaseBodies.hpp"
#include "schema/wire/StrictJson.hpp"

using namespace hall::wire;

namespace {

template <class T>
std::string fault(const Parsed<T>& parsed) {
    const auto* wrong = std::get_if<Problem>(&parsed);
    if (wrong == nullptr) return "accepted";
    return wrong->detail.empty() ? wrong->code : wrong->code + " " + wrong->detail;
}

}  // namespace

TEST_CASE("what clients may not say, and what they are told") {
    struct Row { const char* text; const char* outcome; };
    const Row rows[] = {
        {R"([])", "frame-unknown"},
        {R"("hello")", "frame-unknown"},
        {R"({})", "frame-unknown"},
        {R"({"helo":"hall.v1"})", "frame-unknown"},
        {R"({"hello":"hall.v2","auth":{"kind":"token","token":"t"},"topics":[],"client":"c"})", "protocol-unknown"},
        {R"({"hello":1,"auth":{"kind":"token","token":"t"},"topics":[],"client":"c"})", "json-wrong-type hello"},
        {R"({"hello":"hall.v1","topics":[],"client":"c"})", "json-missing-member auth"},
        {R"({"hello":"hall.v1","auth":"t","topics":[],"client":"c"})", "json-wrong-type auth"},
        {R"({"hello":"hall.v1","auth":{"kind":"token"},"topics":[],"client":"c"})", "json-missing-member auth.token"},
        {R"({"hello":"hall.v1","auth":{"kind":"word","token":"t"},"topics":[],"client":"c"})", "json-value-range auth.kind"},
        {R"({"hello":"hall.v1","auth":{"kind":"token","token":""},"topics":[],"client":"c"})", "json-value-range auth.token"},
        {R"({"hello":"hall.v1","auth":{"kind":"token","token":"a b"},"topics":[],"client":"c"})", "json-value-range auth.token"},
        {R"({"hello":"hall.v1","auth":{"kind":"token","token":"a\u0000b"},"topics":[],"client":"c"})", "json-value-range auth.token"},
        {R"({"hello":"hall.v1","auth":{"kind":"token","token":"t","x":1},"topics":[],"client":"c"})", "json-unknown-member auth.x"},
        {R"({"hello":"hall.v1","auth":{"kind":"token","token":"t"},"topics":"lobby","client":"c"})", "json-wrong-type topics"},
        {R"({"hello":"hall.v1","auth":{"kind":"token","token":"t"},"topics":["lobby",7],"client":"c"})", "json-wrong-type topics[1]"},
        {R"({"hello":"hall.v1","auth":{"kind":"token","token":"t"},"topics":["a","","b"],"client":"c"})", "json-value-range topics[1]"},
        {R"({"hello":"hall.v1","auth":{"kind":"token","token":"t"},"topics":["0","1","2","3","4","5","6","7","8","9","a","b","c","d","e","f","g"],"client":"c"})", "json-value-range topics"},
        {R"({"hello":"hall.v1","auth":{"kind":"token","token":"t"},"topics":[],"client":null})", "json-wrong-type client"},
        {R"({"hello":"hall.v1","auth":{"kind":"token","token":"t"},"topics":[],"client":"c","<script>":1})", "json-unknown-member"},
        {R"({"hello":"hall.v1","auth":{"kind":"token","token":"t"},"topics":[],"client":"c","command":"issue"})", "json-unknown-member command"},
        {R"({"command":"call-next"})", "json-missing-member id"},
        {R"({"command":"call-next","id":5})", "json-wrong-type id"},
        {R"({"command":"call-next","id":"short"})", "command-id-invalid"},
        {R"({"command":"call-next","id":"with space"})", "command-id-invalid"},
        {R"({"command":"call-next","id":"0123456789012345678901234567890123456789012345678901234567890123x"})", "command-id-invalid"},
        {R"({"command":"call-next","id":"\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"})", "command-id-invalid"},
        {R"({"command":7,"id":"12345678"})", "json-wrong-type command"},
        {R"({"command":"dance","id":"12345678"})", "unknown-command"},
        {R"({"command":"Call-Next","id":"12345678"})", "unknown-command"},
        {R"({"command":"call-next","id":"12345678","body":[]})", "json-wrong-type body"},
        {R"({"command":"call-next","id":"12345678","body":null})", "json-wrong-type body"},
        {R"({"command":"call-next","id":"12345678","boddy":{}})", "json-unknown-member boddy"},
        {R"({"command":"call-next","id":"12345678","body":{},"seq":1})", "json-unknown-member seq"},
        {R"({"command":"call-next","id":"12345678","body":{"ticket":"h-1"}})", "json-unknown-member ticket"},
        {R"({"command":"issue","id":"12345678","body":{}})", "json-missing-member item"},
        {R"({"command":"issue","id":"12345678","body":{"item":null}})", "json-wrong-type item"},
        {R"({"command":"issue","id":"12345678","body":{"item":["a"]}})", "json-wrong-type item"},
        {R"({"command":"issue","id":"12345678","body":{"item":12}})", "json-wrong-type item"},
        {R"({"command":"issue","id":"12345678","body":{"item":""}})", "json-value-range item"},
        {R"({"command":"issue","id":"12345678","body":{"item":"a b"}})", "json-value-range item"},
        {R"({"command":"issue","id":"12345678","body":{"item":"a\nb"}})", "json-value-range item"},
        {R"({"command":"issue","id":"12345678","body":{"item":"0123456789012345678901234567890123456789012345678901234567890123x"}})", "json-value-range item"},
        {R"({"command":"issue","id":"12345678","body":{"item":"x","class":true}})", "json-wrong-type class"},
        {R"({"command":"issue","id":"12345678","body":{"item":"x","class":""}})", "json-value-range class"},
        {R"({"command":"issue","id":"12345678","body":{"item":"x","klass":"senior"}})", "json-unknown-member klass"},
        {R"({"command":"issue","id":"12345678","body":{"item":"x","language":"fr"}})", "json-value-range language"},
        {R"({"command":"issue","id":"12345678","body":{"item":"x","item":"y"}})", "json-duplicate-key"},
        {R"({"command":"cancel","id":"12345678","body":{}})", "json-missing-member ticket"},
        {R"({"command":"transfer","id":"12345678","body":{"ticket":"h-1"}})", "json-unknown-member ticket"},
        {R"({"command":"return","id":"12345678","body":{"place":"middle"}})", "json-value-range place"},
        {R"({"command":"return","id":"12345678","body":{"place":"behind","behind":0}})", "json-value-range behind"},
        {R"({"command":"confirm-class","id":"12345678","body":{"entitled":"yes"}})", "json-wrong-type entitled"},
        {R"({"command":"merge","id":"12345678","body":{"item":"a","lease":1,"number":901}})", "json-missing-member issuedAt"},
        {R"({"command":"merge","id":"12345678","body":{"item":"a","lease":0,"number":901,"issuedAt":"2026-11-21T09:05:00.123+08:00"}})", "json-value-range lease"},
        {R"({"command":"issue","id":"12345678","body":{"item":"x","further":["a b"]}})", "json-value-range further"},
        {R"({"command":"issue","id":"12345678","body":{"item":"x","further":["a","b","c","d","e","f","g","h","i"]}})", "json-value-range further"},
        {R"({"command":"pause","id":"12345678","body":{"reason":"Lunch break!"}})", "json-value-range reason"},
        {R"({"command":"pause","id":"12345678","body":{"reason":"abcdefghijklmnopqrstuvwxyzabcdefg"}})", "json-value-range reason"},
        {R"({"command":"end-day","id":"12345678","body":{"reason":1e1}})", "json-wrong-type reason"},
        {R"({"command":"issue","id":"12345678","body":{"applications":[]}})", "json-value-range applications"},
        {R"({"command":"issue","id":"12345678","body":{"applications":["a","b c"]}})", "json-value-range applications"},
        {R"({"command":"issue","id":"12345678","body":{"applications":["a"],"application":"b"}})", "json-unknown-member application"},
        {R"({"command":"issue","id":"12345678","body":{"booking":"a b"}})", "json-value-range booking"},
        {R"({"command":"issue","id":"12345678","body":{"booking":"a","item":"b"}})", "json-unknown-member item"},
        {R"({"command":"issue","id":"12345678","body":{"booking":"a","class":"b"}})", "json-unknown-member class"},
        {R"({"command":"cancel","id":"12345678","body":{"ticket":"h-1","applications":["a"]}})", "json-unknown-member applications"},
        {R"({"command":"accept","id":"12345678"})", "json-missing-member case"},
        {R"({"command":"accept","id":"12345678","body":{"case":"5"}})", "accepted"},
        {R"({"command":"accept","id":"12345678","body":{"case":"5","seen":-1}})", "json-value-range seen"},
        {R"({"command":"accept","id":"12345678","body":{"case":"5","counter":"c1"}})", "json-unknown-member counter"},
        {R"({"command":"accept","id":"12345678","body":{"case":"5","task":1}})", "json-unknown-member task"},
        {R"({"command":"accept","id":"12345678","body":{"case":"5","approval":"x"}})", "json-unknown-member approval"},
        {R"({"command":"check","id":"12345678","body":{"case":"5"}})", "json-missing-member marks"},
        {R"({"command":"check","id":"12345678","body":{"case":"5","marks":[]}})", "json-value-range marks"},
        {R"({"command":"check","id":"12345678","body":{"case":"5","marks":[{"material":"a","state":"held"}]}})", "json-value-range marks[0].state"},
        {R"({"command":"check","id":"12345678","body":{"case":"5","marks":[{"material":"a b","state":"sound"}]}})", "json-value-range marks[0].material"},
        {R"({"command":"check","id":"12345678","body":{"case":"5","marks":[{"material":"a","state":"sound"},{"material":"b","state":"missing","reason":"No"}]}})", "json-value-range marks[1].reason"},
        {R"({"command":"check","id":"12345678","body":{"case":"5","marks":[{"material":"a","state":"missing","note":"a\tb"}]}})", "json-value-range marks[0].note"},
        {R"({"command":"check","id":"12345678","body":{"case":"5","marks":[{"material":"a","state":"missing","note":"a\nb"}]}})", "accepted"},
        {R"({"command":"check","id":"12345678","body":{"case":"5","marks":[{"material":"a","state":"missing","note":"a\u0085b"}]}})", "json-value-range marks[0].note"},
        {R"({"command":"ask-material","id":"12345678","body":{"case":"5","reason":"x"}})", "json-missing-member note"},
        {R"({"command":"ask-task","id":"12345678","body":{"case":"5","task":1}})", "json-missing-member text"},
        {R"({"command":"ask-task","id":"12345678","body":{"case":"5","task":0,"text":"x"}})", "json-value-range task"},
        {R"({"command":"refuse","id":"12345678","body":{"case":"5","ground":"mood"}})", "json-value-range ground"},
        {R"({"command":"confirm-withdrawal","id":"12345678","body":{"case":"5"}})", "json-missing-member agreed"},
        {R"({"command":"hand-over","id":"12345678","body":{"case":"5","method":"dove"}})", "json-value-range method"},
        {R"({"command":"decide-task","id":"12345678","body":{"case":"5","task":1,"verdict":"none"}})", "json-value-range verdict"},
        {R"({"command":"walk-in","id":"12345678","body":{"items":["a"]}})", "json-missing-member applicant"},
        {R"({"command":"walk-in","id":"12345678","body":{"items":[],"applicant":{"idType":"111","idNumber":"1","name":"x"}}})", "json-value-range items"},
        {R"({"command":"walk-in","id":"12345678","body":{"items":["a"],"applicant":{"idType":"111","idNumber":"1 2","name":"x"}}})", "json-value-range applicant.idNumber"},
        {R"({"command":"walk-in","id":"12345678","body":{"items":["a"],"applicant":{"idType":"111","idNumber":"12","name":""}}})", "json-value-range applicant.name"},
        {R"({"command":"walk-in","id":"12345678","body":{"items":["a"],"applicant":{"idType":"111","idNumber":"12","name":"x","phone":"call me"}}})", "json-value-range applicant.phone"},
        {R"({"command":"walk-in","id":"12345678","body":{"items":["a"],"applicant":{"idType":"111","idNumber":"12","name":"x","born":1}}})", "json-unknown-member applicant.born"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(fault(parseClientFrame(row.text)) == row.outcome);
    }
}

TEST_CASE("what is wrong in a command frame can be told to its id") {
    std::string id;
    CHECK(fault(parseClientFrame(R"({"command":"dance","id":"12345678"})", &id)) == "unknown-command");
    CHECK(id == "12345678");
    id.clear();
    CHECK(fault(parseClientFrame(R"({"command":"call-next","id":"bad"})", &id)) == "command-id-invalid");
    CHECK(id.empty());
    CHECK(fault(parseClientFrame(R"({"command":"issue","id":"12345678","body":{"x":1,"item":"a"}})", &id)) == "json-unknown-member x");
    CHECK(id == "12345678");
}

TEST_CASE("every command comes back as it was, by frame and by body") {
    for (const std::string_view name : commandNames()) {
        CAPTURE(name);
        Command command;
        command.name = name;
        command.id = "0123456789abcdef0123456789abcdef";
        if (name == "issue") command.item = "4401", command.klass = "senior", command.language = "en";
        if (name == "cancel" || name == "bring-back" || name == "resume") command.ticket = "hall-17";
        if (name == "transfer") command.queue = "general";
        if (name == "pause" || name == "end-day" || name == "pick") command.reason = "lunch";
        if (name == "issue") command.further = {"4402", "4403"};
        if (name == "pick") command.ticket = "hall-17", command.approval = "token";
        if (name == "return") command.place = "behind", command.behind = 2;
        if (name == "confirm-class") command.entitled = false;
        if (name == "add-service") command.item = "4402";
        if (name == "merge") {
            command.item = "4401", command.lease = 7, command.number = 950;
            command.issuedAt = Time{1'795'395'600'123, 480};
        }
        if (name == "show-notice") {
            command.kind = "information", command.text = Name{"今日提前停止取号", "Tickets end early"};
            command.audience = {"boards", "counters"}, command.counters = {"counter-1"};
            command.until = Time{1'795'395'600'123, 480};
        }
        if (name == "end-notice") command.notice = 12;
        const auto frame = parseClientFrame(encode(command));
        CHECK_MESSAGE(std::holds_alternative<ClientFrame>(frame), fault(frame));
        CHECK(std::get<Command>(std::get<ClientFrame>(frame)) == command);
        if (name == "end-notice") continue;  // over HTTP its number stands in the path
        CHECK(std::get<Command>(parseCommandBody(name, command.id, encodeBody(command))) == command);
    }
    CHECK(commandNames().size() == 27);
    CHECK(fault(parseCommandBody("call-next", "12345678", "")) == "accepted");
    CHECK(fault(parseCommandBody("call-next", "12345678", "[]")) == "json-wrong-type body");
    CHECK(fault(parseCommandBody("call-next", "", "{}")) == "command-id-invalid");
    CHECK(fault(parseCommandBody("issue", "12345678", R"({"item":"a"} x)")).starts_with("json-malformed"));
}

TEST_CASE("what is said about a case comes back as it was; HTTP says which case in the path") {
    const Party party{"111", "511602199003078514", "\xE6\xAC\xA7\xE9\x98\xB3\xE6\x98\x8E", "13812345678"};
    CaseBody all;
    all.number = "51160201202611220000017", all.task = 2, all.seen = 77, all.reason = "lost", all.note = "a\nb", all.text = "why?";
    all.marks = {{"id-card", "sound", std::nullopt, std::nullopt}, {"proof", "missing", "lost", "at home"}};
    all.ground = "not-required", all.agreed = false, all.department = "d04", all.method = "post", all.waybill = "EA123";
    all.verdict = "rejected", all.resultNumber = "No. 7", all.applicant = party, all.agent = party, all.items = {"a", "b"};
    all.package = "restaurant", all.answers = std::vector<PackageAnswer>{{"seats", "few"}}, all.tolerate = std::vector<std::string>{"proof"}, all.days = 5, all.kind = "procedure";
    all.procedure = "testing", all.procedureNumber = 1, all.result = "passed", all.request = 2, all.given = true, all.order = 3;
    for (const std::string_view name : caseCommandNames()) {
        CAPTURE(name);
        // Everything a command may have, found by leaving out what it refuses.
        Command command;
        command.name = name, command.id = "0123456789abcdef", command.work = all;
        if (name == "notify") command.approval = "token";
        for (int left = 0; left < 32; ++left) {
            const auto frame = parseClientFrame(encode(command));
            const auto* wrong = std::get_if<Problem>(&frame);
            if (wrong == nullptr) break;
            REQUIRE(wrong->code == "json-unknown-member");
            CaseBody& work = *command.work;
            if (wrong->detail == "case") work.number.reset();
            if (wrong->detail == "task") work.task.reset();
            if (wrong->detail == "seen") work.seen.reset();
            if (wrong->detail == "marks") work.marks.reset();
            if (wrong->detail == "reason") work.reason.reset();
            if (wrong->detail == "note") work.note.reset();
            if (wrong->detail == "text") work.text.reset();
            if (wrong->detail == "ground") work.ground.reset();
            if (wrong->detail == "agreed") work.agreed.reset();
            if (wrong->detail == "department") work.department.reset();
            if (wrong->detail == "method") work.method.reset();
            if (wrong->detail == "waybill") work.waybill.reset();
            if (wrong->detail == "verdict") work.verdict.reset();
            if (wrong->detail == "resultNumber") work.resultNumber.reset();
            if (wrong->detail == "applicant") work.applicant.reset();
            if (wrong->detail == "agent") work.agent.reset();
            if (wrong->detail == "items") work.items.reset();
            if (wrong->detail == "package") work.package.reset();
            if (wrong->detail == "answers") work.answers.reset();
            if (wrong->detail == "tolerate") work.tolerate.reset();
            if (wrong->detail == "days") work.days.reset();
            if (wrong->detail == "kind") work.kind.reset();
            if (wrong->detail == "procedure") work.procedure.reset();
            if (wrong->detail == "procedureNumber") work.procedureNumber.reset();
            if (wrong->detail == "result") work.result.reset();
            if (wrong->detail == "request") work.request.reset();
            if (wrong->detail == "given") work.given.reset();
            if (wrong->detail == "order") work.order.reset();
        }
        const auto frame = parseClientFrame(encode(command));
        REQUIRE_MESSAGE(std::holds_alternative<ClientFrame>(frame), fault(frame));
        CHECK(std::get<Command>(std::get<ClientFrame>(frame)) == command);
        CHECK(command.work->number.has_value() == (name != "walk-in"));
        const bool inBody = name == "request-approval" || name == "issue-order";
        CHECK(command.work->task.has_value() == (inBody || name == "advance-stage" || name.ends_with("-task")));
        auto overHttp = parseCommandBody(name, command.id, encodeBody(command));
        REQUIRE_MESSAGE(std::holds_alternative<Command>(overHttp), fault(overHttp));
        command.work->number.reset();
        if (!inBody) command.work->task.reset();
        CHECK(std::get<Command>(overHttp) == command);
    }
    CHECK(caseCommandNames().size() == 29);
    CHECK(fault(parseCommandBody("accept", "12345678", R"({"case":"5"})")) == "json-unknown-member case");
    CHECK(fault(parseCommandBody("start-task", "12345678", R"({"task":1})")) == "json-unknown-member task");
    const auto asked = [](const char* name, const char* body) { return fault(parseCommandBody(name, "12345678", body)); };
    CHECK(asked("request-approval", R"({"kind":"extension","task":0,"days":5})") == "accepted");
    CHECK(asked("request-approval", R"({"kind":"extension","task":-1})") == "json-value-range task");
    CHECK(asked("request-approval", R"({"kind":"procedure","days":5})") == "json-missing-member procedure");
    CHECK(asked("request-approval", R"({"kind":"tolerance","procedure":"hearing"})") == "json-unknown-member procedure");
    CHECK(asked("request-approval", R"({"kind":"holiday"})") == "json-value-range kind");
    CHECK(asked("issue-order", R"({"days":1000})") == "json-value-range days");
    CHECK(asked("accept", R"({"tolerate":["proof"]})") == "json-missing-member days");
    CHECK(asked("accept", R"({"days":3})") == "json-missing-member tolerate");
    CHECK(asked("accept", R"({"tolerate":[],"days":3})") == "json-value-range tolerate");
    CHECK(asked("decide-approval", R"({"request":0,"given":true})") == "json-value-range request");
    CHECK(asked("end-procedure", R"({"procedureNumber":1,"result":"Not A Code"})") == "json-value-range result");
    CHECK(asked("walk-in", R"({"applicant":{"idType":"111","idNumber":"1","name":"n"}})") == "json-missing-member items");
    CHECK(asked("walk-in", R"({"applicant":{"idType":"111","idNumber":"1","name":"n"},"items":["a"],"answers":[]})") == "json-unknown-member answers");
    Command long_;
    long_.name = "ask-task", long_.id = "12345678", long_.work = CaseBody{};
    long_.work->text = std::string(2'000, 'x');
    CHECK(fault(parseCommandBody("ask-task", "12345678", encodeBody(long_))) == "accepted");
    long_.work->text = std::string(2'001, 'x');
    CHECK(fault(parseCommandBody("ask-task", "12345678", encodeBody(long_))) == "json-value-range text");
    long_.name = "check", long_.work = CaseBody{}, long_.work->marks.emplace(60, CaseMark{"a", "sound", {}, {}});
    CHECK(fault(parseCommandBody("check", "12345678", encodeBody(long_))) == "accepted");
    long_.work->marks->push_back({"a", "sound", {}, {}});
    CHECK(fault(parseCommandBody("check", "12345678", encodeBody(long_))) == "json-value-range marks");
}

TEST_CASE("one application may stand without brackets, and then needs no service") {
    const auto issue = [](std::string_view body) { return parseCommandBody("issue", "12345678", body); };
    const auto alone = issue(R"({"application":"GA-1","language":"en"})");
    REQUIRE_MESSAGE(std::holds_alternative<Command>(alone), fault(alone));
    CHECK(std::get<Command>(alone).applications == std::vector<std::string>{"GA-1"});
    CHECK(fault(issue(R"({"applications":["GA-1","GA-2"]})")) == "accepted");
    CHECK(fault(issue(R"({"applications":["1","2","3","4","5","6","7","8","9","10","11"]})")) == "json-value-range applications");
    CHECK(fault(issue(R"({"language":"en"})")) == "json-missing-member item");
}

TEST_CASE("what an application may not be") {
    const std::string whole = R"({"hall":"ga","revision":1,"applicant":{"idType":"111","idNumber":"1","name":"n"},"items":["i"],"preReview":"none",)"
                              R"("materials":[{"code":"m","state":"submitted","grade":"A"}]})";
    struct Row { const char* was; const char* is; const char* outcome; };
    const Row rows[] = {
        {"x", "x", "accepted"},
        {R"("hall":"ga")", R"("hall":"")", "json-value-range hall"},
        {R"("revision":1)", R"("revision":0)", "json-value-range revision"},
        {R"("idNumber":"1")", R"("idNumber":"")", "json-value-range applicant.idNumber"},
        {R"(["i"])", R"([])", "json-value-range items"},
        {R"(["i"])", R"(["i","a b"])", "json-value-range items[1]"},
        {R"("none")", R"("maybe")", "json-value-range preReview"},
        {R"("submitted")", R"("sound")", "json-value-range materials[0].state"},
        {R"("grade":"A")", R"("grade":"E")", "json-value-range materials[0].grade"},
        {R"("code":"m")", R"("code":"")", "json-value-range materials[0].code"},
        {R"("hall")", R"("city":"x","hall")", "json-unknown-member city"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.is);
        std::string text = whole;
        if (const auto at = text.find(row.was); at != std::string::npos) text.replace(at, std::string_view(row.was).size(), row.is);
        CHECK(fault(parseApplication(text)) == row.outcome);
    }
    CHECK(fault(parseKioskSearch("{}")) == "json-missing-member application");
    CHECK(fault(parseKioskSearch(R"({"application":"a","idNumber":"1"})")) == "json-unknown-member idNumber");
    CHECK(fault(parseKioskSearch(R"({"idNumber":"1 2"})")) == "json-value-range idNumber");
    CHECK(fault(parseCaseSearch(R"({"query":""})")) == "json-value-range query");
}

TEST_CASE("a view's data is the text that came, whatever the order and the spaces") {
    struct Row { const char* text; const char* data; };
    const Row rows[] = {
        {R"({"view":"lobby","seq":1,"at":"2026-11-21T09:05:00.123+08:00","data":{"b":1,"a":[2]}})", R"({"b":1,"a":[2]})"},
        {R"({"data": {"data":"}\"{"} ,"view":"lobby","seq":1,"at":"2026-11-21T09:05:00.123+08:00"})", R"( {"data":"}\"{"} )"},
        {R"({"view":"data","seq":1,"data" :{},"at":"2026-11-21T09:05:00.123+08:00"})", "{}"},
        {R"({"view":"x","d\u0061ta":{ "a":1},"seq":1,"at":"2026-11-21T09:05:00.123+08:00"})", R"({"a":1})"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto parsed = parseServerFrame(row.text);
        REQUIRE_MESSAGE(std::holds_alternative<ServerFrame>(parsed), fault(parsed));
        CHECK(std::get<ViewFrame>(std::get<ServerFrame>(parsed)).data == row.data);
    }
    CHECK(fault(parseServerFrame(R"({"view":"x","seq":-1,"at":"2026-11-21T09:05:00.123+08:00","data":{}})")) == "json-value-range seq");
    CHECK(fault(parseServerFrame(R"({"view":"x","seq":1.0,"at":"2026-11-21T09:05:00.123+08:00","data":{}})")) == "json-wrong-type seq");
    CHECK(fault(parseServerFrame(R"({"view":"x","seq":1,"at":"today","data":{}})")) == "json-value-range at");
    CHECK(fault(parseServerFrame(R"({"view":"x","seq":1,"at":"2026-11-21T09:05:00.123+08:00","data":[]})")) == "json-wrong-type data");
    CHECK(fault(parseServerFrame(R"({"view":"x","seq":1,"at":"2026-11-21T09:05:00.123+08:00"})")) == "json-missing-member data");
    CHECK(fault(parseServerFrame(R"({"view":"x","seq":1,"at":"2026-11-21T09:05:00.123+08:00","data":{},"data":{}})")) == "json-duplicate-key");
}

TEST_CASE("a newer server may tell more than a client knows") {
    const char* frames[] = {
        R"({"welcome":"hall.v1","role":"board","device":"board-1","at":"2026-11-21T09:05:00.123+08:00","version":"9.0","mood":{"of":"day"}})",
        R"({"view":"x","seq":1,"at":"2026-11-21T09:05:00.123+08:00","data":{},"more":1})",
        R"({"receipt":"12345678","status":204,"more":[1]})",
        R"({"receipt":"12345678","status":409,"problem":{"type":"urn:onewindow:problem:counter-busy","code":"counter-busy","status":409,"title":"t","help":"h"}})",
        R"({"refused":{"type":"urn:onewindow:problem:a","code":"a","status":400,"title":"t"},"more":null})",
    };
    for (const char* text : frames) {
        CAPTURE(text);
        const auto parsed = parseServerFrame(text);
        CHECK_MESSAGE(std::holds_alternative<ServerFrame>(parsed), fault(parsed));
    }
    const auto view = parseLobbyView(R"({"hall":{"zh":"x","fr":"y"},"day":{"date":"","phase":"open","tide":"high"},"calls":[],"queues":[],
        "counters":[],"callLimit":3,"weather":{"calls":[]}})");
    REQUIRE_MESSAGE(std::holds_alternative<LobbyView>(view), fault(view));
    CHECK(std::get<LobbyView>(view).day.phase == "open");
    // What is known must still be right, and there.
    CHECK(fault(parseLobbyView(R"({"hall":{"zh":"x"},"day":{"date":"","phase":5,"tide":"high"},"calls":[],"queues":[],"counters":[]})")) ==
          "json-wrong-type day.phase");
    CHECK(fault(parseLobbyView(R"({"hall":{"zh":"x"},"day":{"date":"","phase":"open"},"queues":[],"counters":[],"cals":[]})")) ==
          "json-missing-member calls");
}

TEST_CASE("what is written is JSON, whatever the strings hold") {
    LobbyView view;
    view.hall.zh = std::string("\xE4\xB8\x80\"\\/\b\f\n\r\t\x01\x7F\xFF\xC3(\xED\xA0\x80\0end", 23);
    view.day.phase = "open";
    const std::string text = encode(view);
    const auto tree = parseStrictJson(text);
    REQUIRE(std::holds_alternative<nlohmann::json>(tree));
    const auto back = parseLobbyView(text);
    REQUIRE_MESSAGE(std::holds_alternative<LobbyView>(back), fault(back));
    CHECK(std::get<LobbyView>(back).hall.zh == std::string("\xE4\xB8\x80\"\\/\b\f\n\r\t\x01\x7F\xEF\xBF\xBD\xEF\xBF\xBD(\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\0end", 33));
    CHECK(text.find("\xE4\xB8\x80") != std::string::npos);
    CHECK(encode(problem("nobody-waiting", 409)) ==
          R"({"type":"urn:onewindow:problem:nobody-waiting","code":"nobody-waiting","status":409,"title":"Nobody is waiting"})");
}

TEST_CASE("views say where they are wrong") {
    CHECK(fault(parseLobbyView(R"({"hall":{"zh":"x"},"day":{"date":"","phase":"open"},"calls":[{"call":1,"number":"A1","counter":"3",
        "at":"2026-11-21T09:05:00.123+08:00","times":1,"state":"gone","language":"zh"}],"queues":[],"counters":[]})")) ==
          "json-value-range calls[0].state");
    CHECK(fault(parseHallView(R"({"code":"h","name":{"zh":"x"},"day":{"date":"","phase":"open"},"queues":[{"code":"a","letters":"A",
        "name":{"zh":"x"},"waiting":2147483648,"accepting":true}],"counters":[],"totals":{}})")) == "json-value-range queues[0].waiting");
    CHECK(fault(parseHallView(R"({"code":"h","name":{"zh":"x"},"day":{"date":"","phase":"open"},"queues":[{"code":"a","letters":"A",
        "name":{"zh":"x"},"waiting":-1,"accepting":true}],"counters":[],"totals":{}})")) == "json-value-range queues[0].waiting");
    CHECK(fault(parseServerFrame(R"({"refused":{"type":"urn:onewindow:problem:b","code":"a","status":400,"title":"t"}})")) ==
          "json-value-range refused.type");
}
