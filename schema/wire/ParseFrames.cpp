#include "schema/wire/Commands.hpp"
#include "schema/wire/PlainReader.hpp"

namespace hall::wire {
namespace {

using nlohmann::json;

constexpr std::size_t maximumTopics = 16;
constexpr std::size_t maximumTopicLength = 64;
constexpr std::size_t maximumTokenLength = 512;
constexpr std::size_t maximumClientLength = 64;
constexpr std::array<std::string_view, 4> authKinds{"token", "ticket", "certificate", "open"};

Problem outOfRange(std::string place) { return problem("json-value-range", 422, std::move(place)); }

Parsed<ClientFrame> readHello(const json& tree) {
    if (const json& version = tree.at("hello"); version.is_string() && version != subprotocol)
        return problem("protocol-unknown", 400);
    auto read = readStruct<Hello>(tree);
    if (auto* wrong = std::get_if<Problem>(&read)) return std::move(*wrong);
    Hello& hello = std::get<Hello>(read);
    if (std::find(authKinds.begin(), authKinds.end(), hello.auth.kind) == authKinds.end())
        return outOfRange("auth.kind");
    const bool open = hello.auth.kind == "open";
    if (!open && !tree["auth"].contains("token")) return problem("json-missing-member", 422, "auth.token");
    if (open ? !hello.auth.token.empty() : !isPlain(hello.auth.token, maximumTokenLength)) return outOfRange("auth.token");
    if (hello.topics.size() > maximumTopics) return outOfRange("topics");
    for (std::size_t i = 0; i < hello.topics.size(); ++i)
        if (!isPlain(hello.topics[i], maximumTopicLength)) return outOfRange("topics[" + std::to_string(i) + "]");
    if (!isPlain(hello.client, maximumClientLength)) return outOfRange("client");
    return std::move(hello);
}

Parsed<ClientFrame> readCommandFrame(const json& tree, std::string* commandId) {
    static const json nothing = json::object();
    ReadFault fault;
    MemberReader reader(tree, fault);
    std::string name, id;
    reader("id", id);
    if (!fault && isCommandId(id) && commandId != nullptr) *commandId = id;
    reader("command", name);
    const auto body = tree.find("body");
    if (fault) return fault.toProblem();
    if (tree.size() > (body == tree.end() ? 2U : 3U)) {
        json rest = tree;
        rest.erase("body");
        MemberReader again(rest, fault);
        again("id", id);
        again("command", name);
        again.finish();
        return fault.toProblem();
    }
    auto command = readCommand(name, id, body == tree.end() ? nothing : *body);
    if (auto* wrong = std::get_if<Problem>(&command)) return std::move(*wrong);
    return std::move(std::get<Command>(command));
}

/// The bytes of the top-level member "data" in a text that is known to be a valid JSON object; empty when its name is written
/// with escapes.
std::string_view dataText(std::string_view text) {
    int depth = 0;
    bool isName = true;          // the next string at depth 1 is a member's name
    std::size_t begin = 0;       // of the value of "data", once found
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            const std::size_t open = i++;
            while (text[i] != '"') i += text[i] == '\\' ? 2 : 1;
            if (depth == 1 && isName && text.substr(open, i + 1 - open) == "\"data\"") {
                begin = text.find(':', i) + 1;
                i = begin - 1;
                isName = false;
            }
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
            if (depth == 0 && begin > 0) return text.substr(begin, i - begin);
        } else if (depth == 1 && c == ':') {
            isName = false;
        } else if (depth == 1 && c == ',') {
            if (begin > 0) return text.substr(begin, i - begin);
            isName = true;
        }
    }
    return {};
}

Parsed<ServerFrame> readView(const json& tree, std::string_view text) {
    ViewFrame frame;
    ReadFault fault;
    MemberReader reader(tree, fault);
    reader("view", frame.view);
    reader("seq", frame.seq);
    reader("at", frame.at);
    const auto data = tree.find("data");
    if (!fault && data == tree.end()) reader.fail("json-missing-member", "data");
    if (!fault && !data->is_object()) reader.fail("json-wrong-type", "data");
    if (fault) return fault.toProblem();
    frame.data = dataText(text);
    if (frame.data.empty()) {
        auto whole = parseStrictJson(text);
        if (auto* wrong = std::get_if<Problem>(&whole)) return std::move(*wrong);
        frame.data = std::get<json>(whole).at("data").dump();
    }
    return frame;
}

/// The frame of a view as this system writes it. The view itself is walked over: who shows it reads it.
std::optional<ViewFrame> plainView(std::string_view text) {
    PlainText from(text);
    PlainMembers reader(from);
    ViewFrame frame;
    std::string_view data;
    reader("view", frame.view);
    reader("seq", frame.seq);
    reader("at", frame.at);
    reader.raw("data", data);
    if (!reader.finish() || !from.atEnd() || data[0] != '{' || !isUtf8(text)) return std::nullopt;
    frame.data = data;
    return frame;
}

template <class T, class Frame>
Parsed<Frame> readAs(const json& tree) {
    auto read = readStruct<T>(tree, Speaker::server);
    if (auto* wrong = std::get_if<Problem>(&read)) return std::move(*wrong);
    return std::move(std::get<T>(read));
}

}  // namespace

Parsed<ClientFrame> parseClientFrame(std::string_view text, std::string* commandId) {
    auto parsed = parseStrictJson(text);
    if (auto* wrong = std::get_if<Problem>(&parsed)) return std::move(*wrong);
    const json& tree = std::get<json>(parsed);
    if (!tree.is_object()) return problem("frame-unknown", 400);
    if (tree.contains("hello")) return readHello(tree);
    if (tree.contains("command")) return readCommandFrame(tree, commandId);
    return problem("frame-unknown", 400);
}

Parsed<ServerFrame> parseServerFrame(std::string_view text) {
    if (auto view = plainView(text)) return std::move(*view);
    if (auto receipt = readPlainly<Receipt>(text)) return std::move(*receipt);
    auto parsed = parseStrictJsonBut("data", text);
    if (auto* wrong = std::get_if<Problem>(&parsed)) return std::move(*wrong);
    const json& tree = std::get<json>(parsed);
    if (!tree.is_object()) return problem("frame-unknown", 400);
    if (tree.contains("view")) return readView(tree, text);
    if (tree.contains("receipt")) return readAs<Receipt, ServerFrame>(tree);
    if (tree.contains("welcome")) return readAs<Welcome, ServerFrame>(tree);
    if (tree.contains("refused")) return readAs<RefusedFrame, ServerFrame>(tree);
    return problem("frame-unknown", 400);
}

}  // namespace hall::wire
