#include "schema/wire/Commands.hpp"

#include "schema/wire/BodyReader.hpp"
#include "schema/wire/CaseCommands.hpp"

namespace hall::wire {
namespace {

constexpr std::size_t maximumCodeLength = 64;
constexpr std::size_t maximumReasonLength = 32;
constexpr std::size_t maximumFurther = 8;
constexpr std::size_t maximumApplications = 10;
constexpr std::size_t maximumCounters = 2'000;
constexpr std::array<std::string_view, 4> places{"boards", "kiosks", "counters", "phones"};

enum Member : unsigned {
    item = 1, klass = 2, language = 4, ticket = 8, queue = 16, reason = 32, further = 64, toCounter = 128,
    toClerk = 256, place = 512, behind = 1'024, entitled = 2'048, lease = 4'096, number = 8'192, issuedAt = 16'384,
    approval = 32'768, applications = 65'536, application = 131'072, kind = 262'144, text = 524'288, audience = 1'048'576,
    until = 2'097'152, counters = 4'194'304, notice = 8'388'608, booking = 16'777'216,
};

// A reason may be absent here: whether one is needed is the law's business (refusal reason-missing). So is which of a
// transfer's three aims is meant (target-unclear).
constexpr std::array shapes = std::to_array<Shape>({
    {"issue", 0, item | klass | language | further | applications | application | booking},
    {"cancel", ticket, 0},
    {"open", 0, 0},
    {"pause", 0, reason},
    {"close", 0, 0},
    {"call-next", 0, 0},
    {"recall", 0, 0},
    {"start", 0, 0},
    {"finish", 0, 0},
    {"no-show", 0, 0},
    {"bring-back", ticket, approval},
    {"hold", 0, 0},
    {"resume", ticket, 0},
    {"transfer", 0, queue | toCounter | toClerk},
    {"finish-and-call-next", 0, 0},
    {"pick", ticket, reason | approval},
    {"return", 0, place | behind},
    {"undo", 0, 0},
    {"confirm-class", entitled, 0},
    {"add-service", item, 0},
    {"lease", 0, 0},
    {"merge", item | lease | number | issuedAt, klass | language},
    {"open-day", 0, 0},
    {"begin-closing", 0, 0},
    {"end-day", 0, reason},
    {"show-notice", kind | text, audience | until | counters},
    {"end-notice", notice, 0},
});

const Shape* shapeOf(std::string_view name) {
    const auto* at = std::find_if(shapes.begin(), shapes.end(), [&](const Shape& shape) { return shape.name == name; });
    return at == shapes.end() ? nullptr : at;
}

bool isCode(std::string_view text) { return isPlain(text, maximumCodeLength); }

/// Who comes with applications need not say for which service: theirs counts. One alone may stand without its brackets.
void readApplications(BodyReader& read, Command& command) {
    const auto areIds = [](const std::vector<std::string>& list) {
        return !list.empty() && list.size() <= maximumApplications && std::all_of(list.begin(), list.end(), isCode);
    };
    std::optional<std::string> alone;
    read(applications, "applications", command.applications, areIds);
    read(application, "application", alone, isCode);
    if (alone && command.applications) return read.fail("json-unknown-member", "application");
    if (alone) command.applications = {*alone};
    if (command.name == "issue" && !command.item && !command.applications && !command.booking) read.fail("json-missing-member", "item");
}

/// Whoever has a booking said the rest when they made it; only applications may come besides.
void readBooking(BodyReader& read, Command& command) {
    read(booking, "booking", command.booking, isCode);
    if (!command.booking) return;
    if (command.item) read.fail("json-unknown-member", "item");
    if (command.klass) read.fail("json-unknown-member", "class");
    if (command.language) read.fail("json-unknown-member", "language");
    if (command.further) read.fail("json-unknown-member", "further");
}

/// What a notice says, to whom and for how long. Whether these counters exist is the law's business.
void readNotice(BodyReader& read, Command& command) {
    const auto isKind = [](std::string_view word) { return word == "information" || word == "emergency"; };
    const auto fits = [](const Name& words) { return !words.zh.empty() && words.zh.size() <= noticeBytes && words.en.size() <= noticeBytes; };
    const auto arePlaces = [](const std::vector<std::string>& list) {
        return list.size() <= places.size() &&
               std::all_of(list.begin(), list.end(), [](std::string_view one) { return std::find(places.begin(), places.end(), one) != places.end(); });
    };
    const auto areIds = [](const std::vector<std::string>& list) {
        return !list.empty() && list.size() <= maximumCounters && std::all_of(list.begin(), list.end(), isCode);
    };
    read(kind, "kind", command.kind, isKind);
    read(text, "text", command.text, fits);
    read(audience, "audience", command.audience, arePlaces);
    read(until, "until", command.until, [](const Time&) { return true; });
    read(counters, "counters", command.counters, areIds);
    read(notice, "notice", command.notice, [](std::int64_t value) { return value >= 1; });
}

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

bool isReason(std::string_view text) {
    return !text.empty() && text.size() <= maximumReasonLength &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

bool isCommandId(std::string_view id) { return id.size() >= 8 && isPlain(id, maximumCommandIdLength); }

Parsed<Command> readCommand(std::string_view name, std::string_view id, const nlohmann::json& body, bool overHttp) {
    const Shape* shape = shapeOf(name);
    if (shape == nullptr && !isCaseCommand(name)) return problem("unknown-command", 422);
    if (!isCommandId(id)) return problem("command-id-invalid", 400);
    if (!body.is_object()) return problem("json-wrong-type", 422, "body");
    if (shape == nullptr) return readCaseCommand(name, id, body, overHttp);

    Command command;
    command.name = name;
    command.id = id;
    const auto isLanguage = [](std::string_view text) { return text == "zh" || text == "en"; };
    BodyReader read(body, shape->required, shape->optional);
    read(item, "item", command.item, isCode);
    read(klass, "class", command.klass, isCode);
    read(language, "language", command.language, isLanguage);
    read(ticket, "ticket", command.ticket, isCode);
    read(queue, "queue", command.queue, isCode);
    read(reason, "reason", command.reason, isReason);
    const auto areCodes = [&](const std::vector<std::string>& list) {
        return list.size() <= maximumFurther && std::all_of(list.begin(), list.end(), isCode);
    };
    const auto isPlace = [](std::string_view text) {
        return text == "by-age" || text == "first" || text == "behind" || text == "last";
    };
    const auto isSerial = [](std::int64_t value) { return value >= 1; };
    const auto any = [](const auto&) { return true; };
    read(further, "further", command.further, areCodes);
    read(toCounter, "toCounter", command.toCounter, isCode);
    read(toClerk, "toClerk", command.toClerk, isCode);
    read(place, "place", command.place, isPlace);
    read(behind, "behind", command.behind, [](std::int64_t value) { return value >= 1 && value <= 100; });
    read(entitled, "entitled", command.entitled, any);
    read(lease, "lease", command.lease, isSerial);
    read(number, "number", command.number, [](std::int64_t value) { return value >= 1 && value <= 999'999; });
    read(issuedAt, "issuedAt", command.issuedAt, any);
    read(approval, "approval", command.approval, isCode);
    readBooking(read, command);
    readApplications(read, command);
    readNotice(read, command);
    if (const ReadFault& fault = read.finish()) return fault.toProblem();
    return command;
}

Parsed<Command> parseCommandBody(std::string_view name, std::string_view id, std::string_view body) {
    auto tree = parseStrictJson(body.empty() ? std::string_view{"{}"} : body);
    if (auto* wrong = std::get_if<Problem>(&tree)) return std::move(*wrong);
    return readCommand(name, id, std::get<nlohmann::json>(tree), true);
}

}  // namespace hall::wire
