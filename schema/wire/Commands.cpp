#include "schema/wire/Commands.hpp"

#include "schema/wire/Reader.hpp"

namespace hall::wire {
namespace {

constexpr std::size_t maximumCodeLength = 64;
constexpr std::size_t maximumReasonLength = 32;

enum Member : unsigned { item = 1, klass = 2, language = 4, ticket = 8, queue = 16, reason = 32 };

struct Shape {
    std::string_view name;
    unsigned required;
    unsigned optional;
};

// A reason may be absent here: whether one is needed is the law's business (refusal reason-missing).
constexpr std::array shapes = std::to_array<Shape>({
    {"issue", item, klass | language},
    {"cancel", ticket, 0},
    {"open", 0, 0},
    {"pause", 0, reason},
    {"close", 0, 0},
    {"call-next", 0, 0},
    {"recall", 0, 0},
    {"start", 0, 0},
    {"finish", 0, 0},
    {"no-show", 0, 0},
    {"bring-back", ticket, 0},
    {"hold", 0, 0},
    {"resume", ticket, 0},
    {"transfer", queue, 0},
    {"open-day", 0, 0},
    {"begin-closing", 0, 0},
    {"end-day", 0, reason},
});

const Shape* shapeOf(std::string_view name) {
    const auto* at = std::find_if(shapes.begin(), shapes.end(), [&](const Shape& shape) { return shape.name == name; });
    return at == shapes.end() ? nullptr : at;
}

bool isReason(std::string_view text) {
    return !text.empty() && text.size() <= maximumReasonLength &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

/// Offers the members of one command only, so that the strict reader refuses the others as unknown.
class BodyReader {
  public:
    BodyReader(const nlohmann::json& body, const Shape& shape) : reader_(body, fault_), shape_(shape) {}

    template <class Allowed>
    void operator()(Member member, std::string_view name, std::optional<std::string>& value, Allowed allowed) {
        if (((shape_.required | shape_.optional) & member) == 0) return;
        reader_(name, value);
        if (reader_.failed()) return;
        if (!value && (shape_.required & member) != 0) return reader_.fail("json-missing-member", name);
        if (value && !allowed(*value)) reader_.fail("json-value-range", name);
    }
    const ReadFault& finish() {
        reader_.finish();
        return fault_;
    }

  private:
    ReadFault fault_;
    MemberReader reader_;
    const Shape& shape_;
};

}  // namespace

const std::vector<std::string_view>& commandNames() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const Shape& shape : shapes) all.push_back(shape.name);
        return all;
    }();
    return names;
}

bool isPlain(std::string_view text, std::size_t most) {
    return !text.empty() && text.size() <= most &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

bool isCommandId(std::string_view id) { return id.size() >= 8 && isPlain(id, maximumCommandIdLength); }

Parsed<Command> readCommand(std::string_view name, std::string_view id, const nlohmann::json& body) {
    const Shape* shape = shapeOf(name);
    if (shape == nullptr) return problem("unknown-command", 422);
    if (!isCommandId(id)) return problem("command-id-invalid", 400);
    if (!body.is_object()) return problem("json-wrong-type", 422, "body");

    Command command;
    command.name = name;
    command.id = id;
    const auto isCode = [](std::string_view text) { return isPlain(text, maximumCodeLength); };
    const auto isLanguage = [](std::string_view text) { return text == "zh" || text == "en"; };
    BodyReader read(body, *shape);
    read(item, "item", command.item, isCode);
    read(klass, "class", command.klass, isCode);
    read(language, "language", command.language, isLanguage);
    read(ticket, "ticket", command.ticket, isCode);
    read(queue, "queue", command.queue, isCode);
    read(reason, "reason", command.reason, isReason);
    if (const ReadFault& fault = read.finish()) return fault.toProblem();
    return command;
}

Parsed<Command> parseCommandBody(std::string_view name, std::string_view id, std::string_view body) {
    auto tree = parseStrictJson(body.empty() ? std::string_view{"{}"} : body);
    if (auto* wrong = std::get_if<Problem>(&tree)) return std::move(*wrong);
    return readCommand(name, id, std::get<nlohmann::json>(tree));
}

}  // namespace hall::wire
