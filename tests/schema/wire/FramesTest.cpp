#include "schema/wire/Frames.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

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
        const auto frame = parseClientFrame(encode(command));
        CHECK_MESSAGE(std::holds_alternative<ClientFrame>(frame), fault(frame));
        CHECK(std::get<Command>(std::get<ClientFrame>(frame)) == command);
        CHECK(std::get<Command>(parseCommandBody(name, command.id, encodeBody(command))) == command);
    }
    CHECK(commandNames().size() == 25);
    CHECK(fault(parseCommandBody("call-next", "12345678", "")) == "accepted");
    CHECK(fault(parseCommandBody("call-next", "12345678", "[]")) == "json-wrong-type body");
    CHECK(fault(parseCommandBody("call-next", "", "{}")) == "command-id-invalid");
    CHECK(fault(parseCommandBody("issue", "12345678", R"({"item":"a"} x)")).starts_with("json-malformed"));
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
    CHECK(fault(parseServerFrame(R"({"view":"x","seq":1,"at":"2026-11-21T09:05:00.123+08:00","data":{},"more":1})")) == "json-unknown-member more");
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
    CHECK(fault(parseLobbyView(R"({"hall":{"zh":"x","fr":"y"},"day":{"date":"","phase":"open"},"calls":[],"queues":[],"counters":[]})")) ==
          "json-unknown-member hall.fr");
    CHECK(fault(parseHallView(R"({"code":"h","name":{"zh":"x"},"day":{"date":"","phase":"open"},"queues":[{"code":"a","letters":"A",
        "name":{"zh":"x"},"waiting":2147483648,"accepting":true}],"counters":[],"totals":{}})")) == "json-value-range queues[0].waiting");
    CHECK(fault(parseHallView(R"({"code":"h","name":{"zh":"x"},"day":{"date":"","phase":"open"},"queues":[{"code":"a","letters":"A",
        "name":{"zh":"x"},"waiting":-1,"accepting":true}],"counters":[],"totals":{}})")) == "json-value-range queues[0].waiting");
    CHECK(fault(parseServerFrame(R"({"refused":{"type":"urn:onewindow:problem:b","code":"a","status":400,"title":"t"}})")) ==
          "json-value-range refused.type");
}
