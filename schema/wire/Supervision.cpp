#include "schema/wire/Supervision.hpp"

#include <array>

#include "schema/wire/BodyReader.hpp"
#include "schema/wire/CaseBodies.hpp"
#include "schema/wire/CaseCommands.hpp"
#include "schema/wire/Commands.hpp"
#include "schema/wire/Reader.hpp"
#include "schema/wire/SupervisionMembers.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {
namespace {

constexpr std::size_t maximumCodeLength = 64;

enum Member : unsigned { kind = 1, klass = 2, number = 4, ticket = 8, person = 16, department = 32, result = 64, text = 128, satisfied = 256 };

constexpr std::array shapes = std::to_array<Shape>({
    {"open", kind | klass | text, number | ticket | person},
    {"assign", department, klass},
    {"resolve", result | text, 0},
    {"close", satisfied, text},
    {"respond", 0, text},
    {"exclude", result, 0},
});

bool isCode(std::string_view code) { return isPlain(code, maximumCodeLength); }

template <std::size_t N>
auto among(const std::array<std::string_view, N>& allowed) {
    return [&allowed](std::string_view value) { return std::find(allowed.begin(), allowed.end(), value) != allowed.end(); };
}

}  // namespace

template <class V>
void members(V& v, const FollowUpBody& body) {
    v("kind", body.kind);
    v("class", body.klass);
    v("case", body.number);
    v("ticket", body.ticket);
    v("person", body.person);
    v("department", body.department);
    v("result", body.result);
    v("text", body.text);
    v("satisfied", body.satisfied);
}

const std::vector<std::string_view>& followUpCommandNames() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const Shape& shape : shapes) all.push_back(shape.name);
        return all;
    }();
    return names;
}

Parsed<FollowUpBody> parseFollowUpBody(std::string_view verb, std::string_view body) {
    const auto* shape = std::find_if(shapes.begin(), shapes.end(), [&](const Shape& one) { return one.name == verb; });
    if (shape == shapes.end()) return problem("unknown-command", 404);
    auto tree = parseStrictJson(body.empty() ? "{}" : body);
    if (auto* wrong = std::get_if<Problem>(&tree)) return std::move(*wrong);
    const auto& object = std::get<nlohmann::json>(tree);
    if (!object.is_object()) return problem("json-wrong-type", 422);
    FollowUpBody value;
    BodyReader read(object, shape->required, shape->optional);
    read(kind, "kind", value.kind, among(words::followUpKinds));
    read(klass, "class", value.klass, isCode);
    read(number, "case", value.number, isCode);
    read(ticket, "ticket", value.ticket, isCode);
    read(person, "person", value.person, [](const Party&) { return true; });
    if (value.person)
        if (const std::string_view wrong = wrongIn(*value.person); !wrong.empty()) read.fail("json-value-range", "person." + std::string(wrong));
    read(department, "department", value.department, isCode);
    read(result, "result", value.result, isReason);
    read(text, "text", value.text, isFreeText);
    read(satisfied, "satisfied", value.satisfied, [](bool) { return true; });
    if (const ReadFault& fault = read.finish()) return fault.toProblem();
    return value;
}

Parsed<BranchBody> parseBranchBody(std::string_view body) {
    auto parsed = parseStruct<BranchBody>(body);
    const auto* branch = std::get_if<BranchBody>(&parsed);
    if (branch != nullptr && !areAnswers(branch->answers)) return problem("json-value-range", 422, "answers");
    return parsed;
}

Parsed<Supervision> parseSupervision(std::string_view data) { return parseStruct<Supervision>(data, Speaker::server); }
Parsed<ApprovalList> parseApprovalList(std::string_view data) { return parseStruct<ApprovalList>(data, Speaker::server); }
Parsed<FollowUpList> parseFollowUpList(std::string_view data) { return parseStruct<FollowUpList>(data, Speaker::server); }
Parsed<FollowUpResult> parseFollowUpResult(std::string_view data) { return parseStruct<FollowUpResult>(data, Speaker::server); }
Parsed<PackageList> parsePackageList(std::string_view data) { return parseStruct<PackageList>(data, Speaker::server); }
Parsed<PackageBranch> parsePackageBranch(std::string_view data) { return parseStruct<PackageBranch>(data, Speaker::server); }

std::string encode(const FollowUpBody& body) { return writeStruct(body); }
std::string encode(const BranchBody& body) { return writeStruct(body); }
std::string encode(const Supervision& page) { return writeStruct(page); }
std::string encode(const ApprovalList& list) { return writeStruct(list); }
std::string encode(const FollowUpList& list) { return writeStruct(list); }
std::string encode(const FollowUpResult& result) { return writeStruct(result); }
std::string encode(const PackageList& list) { return writeStruct(list); }
std::string encode(const PackageBranch& branch) { return writeStruct(branch); }

}  // namespace hall::wire
