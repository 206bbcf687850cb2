#include "schema/wire/StrictJson.hpp"

#include <doctest/doctest.h>

#include <iterator>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "schema/wire/Utf8.hpp"

using namespace hall::wire;

namespace {

std::string outcome(std::string_view text) {
    const auto parsed = parseStrictJson(text);
    if (const auto* wrong = std::get_if<Problem>(&parsed)) return wrong->code;
    return std::get<nlohmann::json>(parsed).dump();
}

std::string nested(int depth, const char* open, const char* close) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += open;
    for (int i = 0; i < depth; ++i) text += close;
    return text;
}

}  // namespace

TEST_CASE("what is JSON is read") {
    CHECK(outcome(R"({"b":[1,-2,true,null,"q",1.5],"a":{}})") == R"({"a":{},"b":[1,-2,true,null,"q",1.5]})");
    CHECK(outcome(" \t\r\n[ ]\n") == "[]");
    CHECK(outcome("\"\xE4\xB8\x80\xE7\xAA\x97\"") == "\"\xE4\xB8\x80\xE7\xAA\x97\"");
    CHECK(outcome(R"("\u4e00\ud83d\ude00")") == "\"\xE4\xB8\x80\xF0\x9F\x98\x80\"");
    CHECK(outcome("18446744073709551615") == "18446744073709551615");
    CHECK(outcome("-9223372036854775808") == "-9223372036854775808");
    CHECK(outcome(nested(32, "[", "]")) == nested(32, "[", "]"));
}

TEST_CASE("what is not is refused by name") {
    struct Row { std::string text; const char* code; };
    const Row rows[] = {
        {"", "json-malformed"},
        {" ", "json-malformed"},
        {"{", "json-malformed"},
        {"{}}", "json-malformed"},
        {"{} {}", "json-malformed"},
        {"{} x", "json-malformed"},
        {"{,}", "json-malformed"},
        {R"({"a":1,})", "json-malformed"},
        {"[1,]", "json-malformed"},
        {R"({a:1})", "json-malformed"},
        {R"({'a':1})", "json-malformed"},
        {R"({"a" 1})", "json-malformed"},
        {"[01]", "json-malformed"},
        {"[+1]", "json-malformed"},
        {"[.5]", "json-malformed"},
        {"[1.]", "json-malformed"},
        {"[0x1]", "json-malformed"},
        {"[NaN]", "json-malformed"},
        {"[Infinity]", "json-malformed"},
        {"[True]", "json-malformed"},
        {"// a comment\n{}", "json-malformed"},
        {"/* */{}", "json-malformed"},
        {"\"a\nb\"", "json-malformed"},
        {R"("\x")", "json-malformed"},
        {R"("\ud800")", "json-malformed"},
        {R"("\udc00")", "json-malformed"},
        {R"("\ud800\u0041")", "json-malformed"},
        {std::string("{}\0", 3), "json-malformed"},
        {std::string("{}\0{}", 5), "json-malformed"},
        {std::string("\0", 1), "json-malformed"},
        {"\xEF\xBB\xBF{}", "json-malformed"},
        {"\"\xFF\"", "json-not-utf8"},
        {"\"\xC0\xAF\"", "json-not-utf8"},
        {"\"\xE0\x80\xAF\"", "json-not-utf8"},
        {"\"\xED\xA0\x80\"", "json-not-utf8"},
        {"\"\xF4\x90\x80\x80\"", "json-not-utf8"},
        {"\"\xE4\xB8\"", "json-not-utf8"},
        {"{}\x80", "json-not-utf8"},
        {nested(33, "[", "]"), "json-too-deep"},
        {nested(33, "{\"a\":", "}"), "json-too-deep"},
        {std::string(60'000, '['), "json-too-deep"},
        {R"({"a":1,"a":2})", "json-duplicate-key"},
        {R"({"a":1,"\u0061":2})", "json-duplicate-key"},
        {R"([{"b":{"a":1,"c":2,"a":1}}])", "json-duplicate-key"},
        {"18446744073709551616", "json-number-range"},
        {"-9223372036854775809", "json-number-range"},
        {"[" + std::string(5'000, '9') + "]", "json-number-range"},
        {"1e400", "json-number-range"},
        {"-1e400", "json-number-range"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text.substr(0, 60));
        CHECK(outcome(row.text) == row.code);
    }
}

TEST_CASE("of what is left out only the type is kept, and its form is checked all the same") {
    const auto outcomeBut = [](std::string_view text) {
        const auto parsed = parseStrictJsonBut("data", text);
        if (const auto* wrong = std::get_if<Problem>(&parsed)) return wrong->code;
        return std::get<nlohmann::json>(parsed).dump();
    };
    CHECK(outcomeBut(R"({"a":1,"data":{"x":[1,{"data":2}],"data":{"y":null}},"b":{"data":[1]}})") == R"({"a":1,"b":{"data":[1]},"data":{}})");
    CHECK(outcomeBut(R"({"data":[[],[{}],"s",1e3],"z":[]})") == R"({"data":[],"z":[]})");
    CHECK(outcomeBut(R"({"data":7,"z":[8]})") == R"({"data":7,"z":[8]})");
    CHECK(outcomeBut(R"([{"data":[7]}])") == R"([{"data":[7]}])");
    CHECK(outcomeBut(R"({"data":{"x":)" + nested(31, "[", "]") + "}}") == "json-too-deep");
    CHECK(outcomeBut(R"({"data":{"x":)" + nested(30, "[", "]") + "}}") == R"({"data":{}})");
    CHECK(outcomeBut(R"({"data":{"x":1e999}})") == "json-number-range");
    CHECK(outcomeBut(R"({"data":{},"data":{}})") == "json-duplicate-key");
    CHECK(outcomeBut(R"({"data":{"x":}})") == "json-malformed");
}

TEST_CASE("what is left out is walked over exactly as it would be read") {
    // A blank in front is not as this system writes it: there everything is read.
    const auto outcomeBut = [](const std::string& text) {
        const auto parsed = parseStrictJsonBut("data", text);
        if (const auto* wrong = std::get_if<Problem>(&parsed)) return wrong->code;
        return std::get<nlohmann::json>(parsed).dump();
    };
    const std::string seeds[] = {
        R"({"view":"lobby","seq":17,"at":{"utcMs":-1,"offsetMinutes":480},"data":{"calls":[{"call":1,"number":"A001"},[],{}],"open":true,"none":null,"x":false}})",
        R"({"data":[0,-7,10,123456789012345678,"a\"b\\c\n",{"k":["一窗",[[]]]}],"data2":"data","z":1})",
        R"({"a\u0061":1,"data":{"x":1.5e3,"y":"\ud83d\ude00","z":18446744073709551615},"b":{"data":{}}})",
        R"({"data":{"deep":)" + nested(29, "[", "]") + "}}", R"({"data":{"deep":)" + nested(30, "{\"a\":[", "]}") + "}}"};
    const std::string_view bytes = "{}[]\",:\\/ntfalsue0123456789-+.eE \x01\x7f\n";
    std::mt19937 random(20261122);
    std::size_t good = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text = seeds[random() % std::size(seeds)];
        for (std::size_t changes = random() % 4; changes > 0; --changes) {
            const std::size_t at = random() % text.size();
            switch (random() % 4) {
                case 0: text.erase(at, 1 + random() % 3); break;
                case 1: text.insert(at, 1, bytes[random() % bytes.size()]); break;
                case 2: text[at] = bytes[random() % bytes.size()]; break;
                default: text.insert(at, text.substr(random() % text.size(), random() % 12));
            }
            if (text.empty()) text = "{";
        }
        const std::string quick = outcomeBut(text), whole = outcomeBut(" " + text);
        good += whole.starts_with('{') ? 1 : 0;
        if (quick == whole) continue;
        CAPTURE(text);
        REQUIRE(quick == whole);
    }
    CHECK(good > 5'000);
}

TEST_CASE("a problem carries the title of its code, and its words when the code is new") {
    CHECK(problem("nobody-waiting", 409).title == "Nobody is waiting");
    CHECK(problem("something-new", 500).title == "something new");
    CHECK(problem("json-malformed", 400, "at byte 3").detail == "at byte 3");
}

TEST_CASE("UTF-8: every boundary of the table") {
    struct Row { const char* bytes; std::size_t length; };
    const Row rows[] = {
        {"\x7F", 1}, {"\x80", 0}, {"\xC1\xBF", 0}, {"\xC2\x80", 2}, {"\xDF\xBF", 2}, {"\xE0\x9F\xBF", 0}, {"\xE0\xA0\x80", 3},
        {"\xED\x9F\xBF", 3}, {"\xED\xA0\x80", 0}, {"\xEE\x80\x80", 3}, {"\xEF\xBF\xBF", 3}, {"\xF0\x8F\xBF\xBF", 0},
        {"\xF0\x90\x80\x80", 4}, {"\xF4\x8F\xBF\xBF", 4}, {"\xF4\x90\x80\x80", 0}, {"\xF5\x80\x80\x80", 0}, {"\xC2", 0}, {"\xF0\x90\x80", 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.bytes);
        CHECK(utf8CharacterBytes(row.bytes) == row.length);
    }
    CHECK(utf8CharacterBytes("") == 0);
}
