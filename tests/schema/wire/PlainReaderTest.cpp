// The reader without a tree and the strict one: whatever the text, the same value or the same problem.
#include "schema/wire/PlainReader.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "schema/wire/Frames.hpp"

using namespace hall::wire;

namespace {

struct Seen {
    int read{}, refused{}, plainly{};
};

/// With what tells any two of them apart.
template <class T>
std::string told(const Parsed<T>& parsed) {
    return parsed.index() == 0 ? encode(std::get<T>(parsed)) : "refused " + encode(std::get<Problem>(parsed));
}

template <class T>
void both(std::string_view text, Parsed<T> (*parse)(std::string_view), Seen& seen) {
    const Parsed<T> strict = parseStruct<T>(text, Speaker::server);
    const std::string quickly = told(parse(text)), strictly = told(strict);
    if (quickly != strictly) {
        CAPTURE(std::string(text));
        CHECK(quickly == strictly);
    }
    ++(std::holds_alternative<T>(strict) ? seen.read : seen.refused);
    seen.plainly += readPlainly<T>(text).has_value() ? 1 : 0;
}

/// A frame, or its problem, as one text.
std::string told(std::string_view text) {
    const auto parsed = parseServerFrame(text);
    // Where a text breaks off is one byte further behind the blank: the place is not compared.
    if (const auto* wrong = std::get_if<Problem>(&parsed)) return "refused " + wrong->code + (wrong->status == 422 ? " " + wrong->detail : "");
    const auto& frame = std::get<ServerFrame>(parsed);
    if (const auto* view = std::get_if<ViewFrame>(&frame)) return "view " + view->view + " " + std::to_string(view->seq) + " " + format(view->at) + " " + view->data;
    if (const auto* receipt = std::get_if<Receipt>(&frame)) return "receipt " + encode(*receipt);
    if (const auto* welcome = std::get_if<Welcome>(&frame)) return "welcome " + encode(*welcome);
    return "refused-frame " + encode(std::get<RefusedFrame>(frame));
}

/// The plain reader knows no blanks: with one behind it the strict reader reads.
void bothFrames(std::string_view text, Seen& seen) {
    const std::string quick = told(text), strict = told(std::string(text) + " ");
    if (quick != strict) {
        CAPTURE(std::string(text));
        CHECK(quick == strict);
    }
    ++(strict.starts_with("refused ") ? seen.refused : seen.read);
}

using Look = std::function<void(std::string_view, Seen&)>;

template <class T>
Look reading(Parsed<T> (*parse)(std::string_view)) {
    return [parse](std::string_view text, Seen& seen) { both<T>(text, parse, seen); };
}

/// Who reads what the golden file of this name, or the view in it, says.
Look readerOf(std::string_view name) {
    const std::pair<std::string_view, Look> readers[] = {
        {"server-view-lobby", reading(parseLobbyView)},       {"server-view-kiosk", reading(parseKioskView)},
        {"server-view-counter", reading(parseCounterView)},   {"server-view-hall", reading(parseHallView)},
        {"server-view-leases", reading(parseLeasesView)},     {"server-view-tasks", reading(parseTasksView)},
        {"http-hall", reading(parseHallView)},                {"http-leases", reading(parseLeasesView)},
        {"http-visit", reading(parseVisitView)},              {"http-case-list", reading(parseCaseList)},
        {"http-case-result", reading(parseCaseResult)},       {"http-case-revealed", reading(parseRevealed)},
        {"http-case-search", nullptr},                        {"http-case", reading(parseCaseView)},
        {"http-kiosk-applications", reading(parseKioskApplications)}, {"http-catalogue", reading(parseCatalogue)},
        {"http-ticket", reading(parseTicket)},                {"http-notices", reading(parseNoticeList)},
    };
    for (const auto& [begins, look] : readers)
        if (name.starts_with(begins)) return look;
    return nullptr;
}

/// As the server writes it: members in the order of the file, no blanks.
std::map<std::string, nlohmann::ordered_json> goldens() {
    std::map<std::string, nlohmann::ordered_json> files;
    for (const auto& entry : std::filesystem::directory_iterator(HALL_GOLDEN "/frames")) {
        std::ifstream file(entry.path());
        files.emplace(entry.path().stem(), nlohmann::ordered_json::parse(file));
    }
    return files;
}

const std::string_view pieces[] = {
    "{", "}", "[", "]", ":", ",", "\"", "\\", " ", "\n", "\t", "-", "0", "9", ".", "e", "true", "false", "null", "\"\"", "{}", "[]", "-0", "01", "1.0", "1e3", "-1",
    "2147483647", "2147483648", "-2147483649", "999999999999999999", "9999999999999999999", "18446744073709551616", "\\u4e00", "\\ud800", "\\/", "\\n", "\\x",
    "\xE4\xB8\x80", "\xE4\xB8", "\xED\xA0\x80", "\xC3\x28", "\x7F", "\x1F", "\"x\":1,", ",\"x\":1", "\"waiting\"", "\"closed\"", "\"2026-11-23T09:05:00.123+08:00\"", "\"2026-02-30T09:05:00.123Z\"",
};

/// Something is left out, put in, said twice, put elsewhere or changed; one to three times.
std::string changed(std::string text, std::mt19937& dice) {
    const auto below = [&](std::size_t bound) { return bound == 0 ? 0 : dice() % bound; };
    for (std::size_t times = 1 + below(2); times > 0 && !text.empty(); --times) {
        const std::size_t at = below(text.size()), size = 1 + below(std::min<std::size_t>(text.size() - at, dice() % 3 == 0 ? 60 : 4));
        // From a comma or a colon to the next one: a whole member or value.
        const std::size_t begin = text.find_first_of(",:[{", at), end = begin == std::string::npos ? begin : text.find_first_of(",:]}", begin + 1);
        const bool whole = end != std::string::npos;
        switch (below(9)) {
            case 0: text.erase(at, size); break;
            case 1: text.insert(at, pieces[below(std::size(pieces))]); break;
            case 2: text.replace(at, size, pieces[below(std::size(pieces))]); break;
            case 3: text[at] = static_cast<char>(dice()); break;
            case 4: text.insert(at, text.substr(below(text.size()), size)); break;
            case 5: if (whole) text.replace(begin + 1, end - begin - 1, pieces[below(std::size(pieces))]); break;
            case 6: if (whole) text.insert(end, text.substr(begin, end - begin)); break;
            case 7: if (whole) text.erase(begin, end - begin); break;
            default: if (text[at] >= '0' && text[at] <= '9') text[at] = static_cast<char>('0' + below(10)); else text.insert(at, std::string(1, "09\\/"[below(4)])); break;
        }
    }
    return text;
}

}  // namespace

TEST_CASE("what this system writes is read without a tree") {
    const auto plain = [](std::string_view name, const auto& value) {
        using T = std::decay_t<decltype(std::get<0>(value))>;
        CAPTURE(name);
        REQUIRE(std::holds_alternative<T>(value));
        const auto read = readPlainly<T>(encode(std::get<T>(value)));
        REQUIRE(read.has_value());
        CHECK(encode(*read) == encode(std::get<T>(value)));
    };
    int views = 0;
    for (const auto& [name, tree] : goldens()) {
        const std::string data = tree.contains("data") ? tree.at("data").dump() : std::string{};
        if (name.starts_with("server-view-lobby")) plain(name, parseLobbyView(data)), ++views;
        if (name.starts_with("server-view-counter")) plain(name, parseCounterView(data)), ++views;
        if (name.starts_with("server-view-hall")) plain(name, parseHallView(data)), ++views;
        if (name.starts_with("server-view-kiosk")) plain(name, parseKioskView(data)), ++views;
        if (name.starts_with("server-receipt")) {
            const auto frame = parseServerFrame(tree.dump());
            CHECK(readPlainly<Receipt>(encode(std::get<Receipt>(std::get<ServerFrame>(frame)))).has_value());
        }
    }
    CHECK(views >= 8);
    // Quotes and control characters in a name, too: but not what needs \u.
    CHECK(readPlainly<Name>(R"({"zh":"\"\\\/\b\f\n\r\t一"})") == Name{"\"\\/\b\f\n\r\t一", ""});
    CHECK(readPlainly<Name>(R"({"zh":"\u4e00"})") == std::nullopt);
}

TEST_CASE("the two readers find the same views too deep") {
    Seen frames;
    for (const auto& [open, close] : {std::pair{R"({"a":)", "}"}, std::pair{"[", "]"}}) {
        for (int depth = 28; depth < 36; ++depth) {
            std::string data = R"({"a":)", behind;  // with the frame's own, two are open
            for (int i = 2; i < depth; ++i) data += open, behind += close;
            behind = "1" + behind + "}";
            bothFrames(R"({"view":"lobby","seq":1,"at":"2026-11-23T09:05:00.123+08:00","data":)" + data + behind + "}", frames);
        }
    }
    CHECK(frames.read == 2 * 5);
    CHECK(frames.refused == 2 * 3);
}

TEST_CASE("the two readers agree on every golden text, and on what becomes of it when it is changed") {
    Seen views, frames;
    std::mt19937 dice(20261122);
    for (const auto& [name, tree] : goldens()) {
        CAPTURE(name);
        const std::string text = tree.dump();
        if (name.starts_with("server-")) {
            bothFrames(text, frames);
            for (int times = 0; times < 800; ++times) bothFrames(changed(text, dice), frames);
        }
        const Look look = readerOf(name);
        if (!look) continue;
        const std::string view = tree.contains("data") ? tree.at("data").dump() : text;
        const Seen before = views;
        look(view, views);
        CHECK(views.read == before.read + 1);
        look(tree.dump(1), views);
        for (int times = 0; times < 1500; ++times) look(changed(view, dice), views);
    }
    MESSAGE("views: " << views.read << " read, " << views.plainly << " without a tree, " << views.refused << " refused; frames: " << frames.read << " read, " << frames.refused << " refused");
    CHECK(views.plainly > 1000);
    CHECK(views.read > views.plainly);
    CHECK(views.refused > 5000);
    CHECK(frames.read > 1000);
    CHECK(frames.refused > 1000);
}
