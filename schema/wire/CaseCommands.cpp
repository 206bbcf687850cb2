#include "schema/wire/CaseCommands.hpp"

#include "schema/wire/BodyReader.hpp"
#include "schema/wire/Commands.hpp"
#include "schema/wire/Utf8.hpp"

namespace hall::wire {
namespace {

constexpr std::size_t maximumCodeLength = 64;
constexpr std::size_t maximumMarks = 60;
constexpr std::size_t maximumItems = 20;
constexpr std::size_t maximumMaterials = 200;
constexpr std::size_t maximumTextBytes = 2'000;
constexpr std::size_t maximumNameBytes = 200;
constexpr std::size_t maximumIdTypeLength = 16;
constexpr std::size_t maximumNumberLength = 32;
constexpr std::size_t maximumPhoneLength = 32;
constexpr std::size_t maximumResultNumberBytes = 50;
constexpr std::size_t maximumHallLength = 16;
constexpr std::int64_t maximumTask = 1'000;

enum Member : unsigned {
    number = 1, task = 2, seen = 4, marks = 8, reason = 16, note = 32, text = 64, ground = 128, agreed = 256, department = 512,
    method = 1'024, waybill = 2'048, verdict = 4'096, resultNumber = 8'192, applicant = 16'384, agent = 32'768, items = 65'536,
    approval = 131'072, package = 1U << 18U, answers = 1U << 19U, tolerate = 1U << 20U, days = 1U << 21U, kind = 1U << 22U,
    procedure = 1U << 23U, procedureNumber = 1U << 24U, result = 1U << 25U, request = 1U << 26U, given = 1U << 27U, order = 1U << 28U,
};

// Whether a reason is needed is the law's business, as with the queue's commands.
constexpr std::array shapes = std::to_array<Shape>({
    {"walk-in", applicant, agent | items | package | answers | approval},
    {"link", number, reason},
    {"receive", number, seen},
    {"check", number | marks, seen},
    {"ask-material", number | note, reason},
    {"notify", number, seen | approval},
    {"supplement", number, marks | seen},
    {"accept", number, seen | tolerate | days},
    {"refuse", number | ground, reason | note | seen},
    {"withdraw", number, reason},
    {"confirm-withdrawal", number | agreed, 0},
    {"answer-task", number | task | text, 0},
    {"redispatch-task", number | task, department},
    {"hand-over", number | method, waybill},
    {"archive", number, 0},
    {"start-task", number | task, seen},
    {"ask-task", number | task | text, 0},
    {"return-task", number | task, reason | note},
    {"propose-task", number | task | verdict, text | seen},
    {"decide-task", number | task | verdict, text | resultNumber | seen},
    {"revoke", number, reason},
    {"reveal", number, reason},
    {"advance-stage", number | task, 0},
    {"end-procedure", number | procedureNumber | result, text},
    {"request-approval", number | kind, task | reason | note | days | procedure | approval},
    {"decide-approval", number | request | given, note},
    {"issue-order", number | days, task | reason | note},
    {"answer-order", number | order | text, 0},
    {"close-order", number | order, note},
});

const Shape* shapeOf(std::string_view name) {
    const auto* at = std::find_if(shapes.begin(), shapes.end(), [&](const Shape& shape) { return shape.name == name; });
    return at == shapes.end() ? nullptr : at;
}

bool isCode(std::string_view code) { return isPlain(code, maximumCodeLength); }

/// UTF-8 without control characters, within so many bytes and not empty. Free text may have several lines.
bool isText(std::string_view value, std::size_t most, bool lines) {
    for (std::size_t i = 0; i < value.size();) {
        const std::size_t bytes = utf8CharacterBytes(value.substr(i));
        if (bytes == 0) return false;
        const auto c = static_cast<unsigned char>(value[i]);
        if (bytes == 1 && (c < 0x20 || c == 0x7F) && !(lines && c == '\n')) return false;
        if (bytes == 2 && c == 0xC2 && static_cast<unsigned char>(value[i + 1]) < 0xA0) return false;  // C1 controls
        i += bytes;
    }
    return !value.empty() && value.size() <= most;
}
bool isNote(std::string_view value) { return isText(value, maximumTextBytes, true); }

/// The first mark that may not be as it is, with the member that is wrong: "marks[2].reason".
std::string wrongIn(const std::vector<CaseMark>& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        const CaseMark& mark = list[i];
        const std::string place = "marks[" + std::to_string(i) + "]";
        if (!isCode(mark.material)) return place + ".material";
        if (mark.reason && !isReason(*mark.reason)) return place + ".reason";
        if (mark.note && !isNote(*mark.note)) return place + ".note";
    }
    return {};
}

template <std::size_t N>
auto among(const std::array<std::string_view, N>& allowed) {
    return [&allowed](std::string_view value) { return std::find(allowed.begin(), allowed.end(), value) != allowed.end(); };
}

constexpr std::array<std::string_view, 2> grounds{"not-required", "outside-authority"};
constexpr std::array<std::string_view, 2> methods{"window", "post"};
constexpr std::array<std::string_view, 2> verdicts{"granted", "rejected"};
constexpr std::size_t maximumAnswers = 20;
constexpr std::int64_t maximumDays = 999;


void readParty(BodyReader& read, Member member, std::string_view name, std::optional<Party>& value) {
    read(member, name, value, [](const Party&) { return true; });
    if (!value) return;
    if (const std::string_view wrong = wrongIn(*value); !wrong.empty())
        read.fail("json-value-range", std::string(name) + "." + std::string(wrong));
}

void readPlan(BodyReader& read, CaseBody& work) {
    const auto ofACase = [](std::int64_t value) { return value >= 1 && value <= maximumTask; };
    const auto areCodes = [](const std::vector<std::string>& list) {
        return !list.empty() && list.size() <= maximumMaterials && std::all_of(list.begin(), list.end(), isCode);
    };
    read(package, "package", work.package, isCode);
    read(answers, "answers", work.answers, areAnswers);
    read(tolerate, "tolerate", work.tolerate, areCodes);
    read(days, "days", work.days, [](std::int64_t value) { return value >= 0 && value <= maximumDays; });
    read(kind, "kind", work.kind, among(words::approvalKinds));
    read(procedure, "procedure", work.procedure, among(words::procedureKinds));
    read(procedureNumber, "procedureNumber", work.procedureNumber, ofACase);
    read(result, "result", work.result, isReason);
    read(request, "request", work.request, ofACase);
    read(given, "given", work.given, [](bool) { return true; });
    read(order, "order", work.order, ofACase);
}

/// What only counts together.
void needTogether(BodyReader& read, std::string_view name, const CaseBody& work) {
    if (name == "walk-in") {
        if (!work.items && !work.package) read.fail("json-missing-member", "items");
        if (work.items && work.package) read.fail("json-unknown-member", "items");
        if (work.answers && !work.package) read.fail("json-unknown-member", "answers");
    }
    if (name == "accept" && work.tolerate.has_value() != work.days.has_value())
        read.fail("json-missing-member", work.tolerate ? "days" : "tolerate");
    if (name == "request-approval" && work.kind) {
        const bool ofAProcedure = *work.kind == "procedure";
        if (ofAProcedure && !work.procedure) read.fail("json-missing-member", "procedure");
        if (!ofAProcedure && work.procedure) read.fail("json-unknown-member", "procedure");
    }
}

void readWork(BodyReader& read, CaseBody& work, bool taskMayBeNone) {
    const auto any = [](const auto&) { return true; };
    const auto areItems = [](const std::vector<std::string>& list) {
        return !list.empty() && list.size() <= maximumItems && std::all_of(list.begin(), list.end(), isCode);
    };
    read(number, "case", work.number, isCode);
    read(task, "task", work.task, [&](std::int64_t value) { return value >= (taskMayBeNone ? 0 : 1) && value <= maximumTask; });
    read(seen, "seen", work.seen, [](std::int64_t value) { return value >= 0; });
    read(marks, "marks", work.marks, [](const auto& list) { return !list.empty() && list.size() <= maximumMarks; });
    if (work.marks)
        if (const std::string wrong = wrongIn(*work.marks); !wrong.empty()) read.fail("json-value-range", wrong);
    read(reason, "reason", work.reason, isReason);
    read(note, "note", work.note, isNote);
    read(text, "text", work.text, isNote);
    read(ground, "ground", work.ground, among(grounds));
    read(agreed, "agreed", work.agreed, any);
    read(department, "department", work.department, isCode);
    read(method, "method", work.method, among(methods));
    read(waybill, "waybill", work.waybill, isCode);
    read(verdict, "verdict", work.verdict, among(verdicts));
    read(resultNumber, "resultNumber", work.resultNumber,
         [](std::string_view value) { return isText(value, maximumResultNumberBytes, false); });
    readParty(read, applicant, "applicant", work.applicant);
    readParty(read, agent, "agent", work.agent);
    read(items, "items", work.items, areItems);
    readPlan(read, work);
}

}  // namespace

bool isFreeText(std::string_view value) { return isNote(value); }
bool areAnswers(const std::vector<PackageAnswer>& list) {
    return list.size() <= maximumAnswers && std::all_of(list.begin(), list.end(), [](const PackageAnswer& one) { return isCode(one.question) && isCode(one.answer); });
}

const std::vector<std::string_view>& caseCommandNames() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const Shape& shape : shapes) all.push_back(shape.name);
        return all;
    }();
    return names;
}

bool isCaseCommand(std::string_view name) { return shapeOf(name) != nullptr; }
bool namesItsTask(std::string_view name) { return name == "request-approval" || name == "issue-order"; }

Parsed<Command> readCaseCommand(std::string_view name, std::string_view id, const nlohmann::json& body, bool overHttp) {
    const Shape& shape = *shapeOf(name);
    // Over HTTP the case and the task stand in the path, so the body has no second word about them.
    const bool taskMayBeNone = namesItsTask(name);
    const unsigned apart = !overHttp ? 0U : taskMayBeNone ? number : number | task;
    Command command;
    command.name = name;
    command.id = id;
    BodyReader read(body, shape.required & ~apart, shape.optional & ~apart);
    readWork(read, command.work.emplace(), taskMayBeNone);
    needTogether(read, name, *command.work);
    read(approval, "approval", command.approval, isCode);
    if (const ReadFault& fault = read.finish()) return fault.toProblem();
    return command;
}

std::string_view wrongIn(const Party& party) {
    const auto isPhone = [](std::string_view phone) {
        return phone.size() <= maximumPhoneLength &&
               std::all_of(phone.begin(), phone.end(), [](char c) {
                   return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == ' ' || c == '(' || c == ')';
               });
    };
    if (!isPlain(party.idType, maximumIdTypeLength)) return "idType";
    if (!isPlain(party.idNumber, maximumNumberLength)) return "idNumber";
    if (!isText(party.name, maximumNameBytes, false)) return "name";
    if (!isPhone(party.phone)) return "phone";
    return {};
}

Parsed<Application> parseApplication(std::string_view body) {
    auto parsed = parseStruct<Application>(body);
    const auto* application = std::get_if<Application>(&parsed);
    if (application == nullptr) return parsed;
    const auto wrong = [](std::string place) { return problem("json-value-range", 422, std::move(place)); };
    if (!isPlain(application->hall, maximumHallLength)) return wrong("hall");
    if (application->revision < 1) return wrong("revision");
    if (const auto member = wrongIn(application->applicant); !member.empty()) return wrong("applicant." + std::string(member));
    if (application->agent)
        if (const auto member = wrongIn(*application->agent); !member.empty()) return wrong("agent." + std::string(member));
    if ((application->items.empty() && !application->package) || application->items.size() > maximumItems) return wrong("items");
    if (application->package && !isCode(*application->package)) return wrong("package");
    if (!areAnswers(application->answers)) return wrong("answers");
    if (!application->answers.empty() && !application->package) return problem("json-unknown-member", 422, "answers");
    for (std::size_t i = 0; i < application->items.size(); ++i)
        if (!isCode(application->items[i])) return wrong("items[" + std::to_string(i) + "]");
    if (application->materials.size() > maximumMaterials) return wrong("materials");
    for (std::size_t i = 0; i < application->materials.size(); ++i)
        if (!isCode(application->materials[i].code)) return wrong("materials[" + std::to_string(i) + "].code");
    return parsed;
}

Parsed<CaseSearch> parseCaseSearch(std::string_view body) {
    auto parsed = parseStruct<CaseSearch>(body);
    if (const auto* wanted = std::get_if<CaseSearch>(&parsed); wanted != nullptr && !isPlain(wanted->query, maximumCodeLength))
        return problem("json-value-range", 422, "query");
    return parsed;
}

Parsed<KioskSearch> parseKioskSearch(std::string_view body) {
    auto parsed = parseStruct<KioskSearch>(body);
    const auto* wanted = std::get_if<KioskSearch>(&parsed);
    if (wanted == nullptr) return parsed;
    if (!wanted->application && !wanted->idNumber) return problem("json-missing-member", 422, "application");
    if (wanted->application && !isCode(*wanted->application)) return problem("json-value-range", 422, "application");
    if (wanted->idNumber && !isPlain(*wanted->idNumber, maximumNumberLength)) return problem("json-value-range", 422, "idNumber");
    if (wanted->application && wanted->idNumber) return problem("json-unknown-member", 422, "idNumber");
    return parsed;
}

}  // namespace hall::wire
