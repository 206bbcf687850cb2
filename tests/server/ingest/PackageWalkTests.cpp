// Every package file walks every branch of it through the real law, from application to hand-over. A package is data: the three of the
// demo and one that stands only here go the same way.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "server/core/casework/Due.hpp"
#include "server/core/casework/Package.hpp"
#include "server/ingest/HallFile.hpp"
#include "server/ingest/Packages.hpp"
#include "tests/support/DemoHall.hpp"

using namespace hall;
using namespace hall::ingest;

namespace {

std::string dataFile(const std::string& name) {
    std::ifstream in(std::string(HALL_DATA) + "/" + name, std::ios::binary);
    REQUIRE(in.good());
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A package that no file of the product knows: a question of three answers, a question that only one of them leads to, a chain of three
/// items, and a paper that only one situation needs.
constexpr const char* fourth = R"(
[[package]]
code = "keep-a-dog"
name = { zh = "养犬", en = "Keep a dog" }
[[package.questions]]
code = "size"
name = { zh = "体型", en = "Size" }
answers = [{ code = "small", name = { zh = "小" } }, { code = "middle", name = { zh = "中" } }, { code = "large", name = { zh = "大" } }]
[[package.questions]]
code = "trained"
name = { zh = "是否受训", en = "Is it trained?" }
answers = [{ code = "yes", name = { zh = "是" } }, { code = "no", name = { zh = "否" } }]
when = { size = ["middle", "large"] }
[[package.items]]
item = "513A0011200068-511602000000-000-1151130000877869M-1-00"
[[package.items]]
item = "511F09014002-511602000000-000-11511300008778693M-1-00"
after = ["513A0011200068-511602000000-000-1151130000877869M-1-00"]
when = { trained = ["no"] }
[[package.items]]
item = "512B0011200070-511602000000-000-11511300008778693M-1-00"
after = ["511F09014002-511602000000-000-11511300008778693M-1-00", "513A0011200068-511602000000-000-1151130000877869M-1-00"]
when = { size = ["large"] }
[[package.materials]]
material = "photograph"
when = { size = ["small"] }
)";

/// Carried out; a refusal is a failure.
void commit(core::State& state, const core::Command& command, const core::Actor& actor, const core::Stamp& stamp) {
    const auto done = test::carryOut(state, command, actor, stamp);
    const auto* refused = std::get_if<core::Refused>(&done);
    REQUIRE_MESSAGE(refused == nullptr, (refused == nullptr ? "" : std::string(core::code(refused->refusal)) + " " + refused->detail));
}

core::Actor reviewer(const char* id) { return {core::Role::reviewer, id, {}}; }

/// A hall with the real catalogue, the demo's guides and these packages; two reviewers of all departments.
core::State hallWith(const CatalogueReport& report, const std::vector<PackageEntry>& packages) {
    const auto file = readHallFile(dataFile("demo/hall.toml"), "hall.toml");
    std::vector<core::ConfigEntry> entries = file.entries;
    std::vector<core::DepartmentCode> departments;
    for (auto& entry : departmentEntries(report.catalogue)) {
        departments.push_back(std::get<core::DepartmentConfig>(entry).code);
        entries.push_back(std::move(entry));
    }
    for (auto& entry : itemEntries(report.catalogue, file)) entries.push_back(std::move(entry));
    for (auto& entry : guideEntries(report.catalogue)) entries.push_back(std::move(entry));
    for (const auto& [package, line] : packages) entries.emplace_back(package);
    for (const char* id : {"s11", "s12"}) entries.emplace_back(core::StaffConfig{{id}, {core::Role::reviewer}, {}, {}, false, departments});
    core::State state;
    commit(state, core::Configure{entries}, test::scheduler, test::stampAt(480));
    commit(state, core::OpenDay{}, test::manager, test::stampAt(500));
    return state;
}

/// Monday to Friday: the hall of this test knows no holidays. Not the law's arithmetic, so that it can be held against it.
core::LocalDate workdaysAfter(core::LocalDate from, int days) {
    auto day = core::dayNumber(from);
    const auto weekend = [](std::int64_t number) { return (number + 3) % 7 >= 5; };  // day 0, 1970-01-01, was a Thursday
    for (int left = days; left > 0; left -= weekend(day) ? 0 : 1) ++day;
    while (weekend(day)) ++day;
    return core::dateOf(day);
}

/// What the package's file says of this way through it, worked out without the law.
struct Expected {
    std::vector<core::ItemCode> items;
    std::map<core::ItemCode, std::set<core::ItemCode>> needs;
    std::set<std::string> papers;
};
bool meets(const std::vector<core::PackageCondition>& when, const std::vector<core::PackageCondition>& way) {
    std::map<std::string, bool> questions;
    for (const auto& one : when) questions[one.question] |= std::count(way.begin(), way.end(), one) > 0;
    return std::all_of(questions.begin(), questions.end(), [](const auto& one) { return one.second; });
}
Expected expected(const core::State& state, const core::PackageConfig& package, const std::vector<core::PackageCondition>& way) {
    Expected out;
    for (const auto& item : package.items) {
        if (meets(item.when, way)) out.items.push_back(item.item);
    }
    const std::set<core::ItemCode> chosen(out.items.begin(), out.items.end());
    for (const auto& item : package.items) {
        if (!chosen.contains(item.item)) continue;
        for (const auto& other : item.after) {
            if (chosen.contains(other)) out.needs[item.item].insert(other);
        }
        for (const auto& rule : state.casework.guides.at(item.item).back().materials) {
            if (chosen.contains(rule.issuedBy)) out.needs[item.item].insert(rule.issuedBy);
            out.papers.insert(rule.code.value);
        }
    }
    for (const auto& material : package.materials) {
        if (!meets(material.when, way)) out.papers.erase(material.material.value);
    }
    return out;
}

core::LocalDate criticalPath(const core::State& state, const Expected& want, core::LocalDate accepted) {
    std::map<core::ItemCode, core::LocalDate> ends;
    for (std::size_t round = 0; round < want.items.size(); ++round) {
        for (const auto& item : want.items) {
            core::LocalDate from = accepted;
            const auto needs = want.needs.find(item);
            if (needs != want.needs.end()) {
                for (const auto& other : needs->second) from = std::max(from, ends[other]);
            }
            ends[item] = workdaysAfter(from, state.casework.guides.at(item).back().promisedDays);
        }
    }
    core::LocalDate latest = accepted;
    for (const auto& [item, end] : ends) latest = std::max(latest, end);
    return latest;
}

/// One way from application to hand-over; what was wrong, or "handed-over".
void walk(core::State state, const core::PackageConfig& package, const std::vector<core::PackageCondition>& way) {
    const auto counter = test::counterActor("counter-1");
    std::int64_t tick = 0;
    const auto act = [&](const core::Command& command, const core::Actor& actor) { commit(state, command, actor, test::stampAt(600, 1000 * ++tick)); };
    const Expected want = expected(state, package, way);
    act(core::OpenCounter{{"counter-1"}}, counter);
    act(core::OpenWalkIn{{"counter-1"}, {"p1"}, {}, {}, package.code, way}, counter);
    const core::CaseNumber number = state.casework.cases.begin()->first;
    const auto one = [&]() -> const core::Case& { return state.casework.cases.at(number); };
    // Items in the package's order; every paper once, whatever number of items ask for it, and none that this situation does not need.
    std::vector<core::ItemCode> items;
    for (const auto& item : one().items) items.push_back(item.item);
    CHECK(items == want.items);
    std::multiset<std::string> papers;
    std::vector<core::Mark> marks;
    for (const auto& material : one().materials) {
        papers.insert(material.code.value);
        if (material.state != core::MaterialState::held) marks.push_back({material.code, core::MaterialState::sound, {}, {}});
    }
    CHECK(papers == std::multiset<std::string>(want.papers.begin(), want.papers.end()));
    act(core::ReceiveCase{{"counter-1"}, number}, counter);
    act(core::CheckMaterials{{"counter-1"}, number, marks}, counter);
    act(core::AcceptCase{{"counter-1"}, number}, counter);
    REQUIRE(one().tasks.size() == want.items.size());
    const auto due = core::dueOf(state.casework, one());
    REQUIRE(due);
    CHECK(due->date.yyyymmdd == criticalPath(state, want, one().acceptedOn).yyyymmdd);
    // Whatever waits for nothing is with its department at once; the rest is released by the last of those that it needs, and not before.
    std::set<core::ItemCode> granted;
    for (std::size_t round = 0; granted.size() < want.items.size(); ++round) {
        REQUIRE(round <= want.items.size());
        std::vector<std::uint32_t> ready;
        for (const auto& task : one().tasks) {
            if (granted.contains(task.item)) continue;
            const auto needs = want.needs.find(task.item);
            const bool waits = needs != want.needs.end() && std::any_of(needs->second.begin(), needs->second.end(),
                                                                        [&](const auto& other) { return !granted.contains(other); });
            CHECK((task.state == core::TaskState::waiting) == waits);
            if (!waits) ready.push_back(task.number);
        }
        REQUIRE(!ready.empty());
        for (const std::uint32_t task : ready) {
            act(core::StartTask{number, task}, reviewer("s11"));
            act(core::ProposeTask{number, task, core::Verdict::granted}, reviewer("s11"));
            act(core::DecideTask{number, task, core::Verdict::granted}, reviewer("s12"));
            granted.insert(one().tasks.at(task - 1).item);
        }
    }
    CHECK(one().state == core::CaseState::decided);
    CHECK(one().verdict == core::Verdict::granted);
    act(core::HandOverResult{{"counter-1"}, number}, counter);
    CHECK(one().state == core::CaseState::delivered);
}

}  // namespace

TEST_CASE("every package walks every branch to hand-over, one that is only data in this test as well") {
    const std::string guides = dataFile("demo-guides/guides.toml");
    const auto report = readCatalogue(dataFile("service-items/guangan_district_items.csv"), {{}, guides});
    auto packages = readPackages(dataFile("demo-packages/packages.toml"), "packages.toml");
    for (auto& one : readPackages(fourth, "fourth.toml")) packages.push_back(std::move(one));
    REQUIRE(packages.size() == 4);
    const core::State hall = hallWith(report, packages);
    std::map<std::string, std::size_t> walked;
    for (const auto& [package, line] : packages) {
        const auto ways = waysThrough(package, 10'000);
        CHECK(ways.size() < 10'000);
        for (const auto& way : ways) {
            std::string told = package.code.value;
            for (const auto& answer : way) told += " " + answer.question + "=" + answer.answer;
            CAPTURE(told);
            walk(hall, package, way);
            ++walked[package.code.value];
        }
    }
    CHECK(walked == std::map<std::string, std::size_t>{{"keep-a-dog", 5}, {"open-restaurant", 64}, {"register-newborn", 24}, {"retire", 28}});
}

TEST_CASE("a package may not be made so that its items wait for one another in a circle, by papers either") {
    const std::string guides = dataFile("demo-guides/guides.toml");
    const auto report = readCatalogue(dataFile("service-items/guangan_district_items.csv"), {{}, guides});
    core::State state = hallWith(report, {});
    // The food filing asks for what the health item issues: the health item cannot wait for the filing.
    const std::string filing = "513A0102900001-511602000000-000-11511301MB051073XA-1-00";
    const std::string health = "512023382001-511602000000-000-11511301008778490F-1-00";
    const auto package = readPackages("[[package]]\ncode='c'\nname={zh='圈'}\n[[package.items]]\nitem='" + filing + "'\n[[package.items]]\nitem='" + health +
                                          "'\nafter=['" + filing + "']\n", "c.toml");
    const auto decision = core::decide(state, core::Configure{{package[0].package}}, test::scheduler, test::stampAt(480));
    const auto* refused = std::get_if<core::Refused>(&decision);
    REQUIRE(refused != nullptr);
    CHECK(refused->refusal == core::Refusal::circular);
    CHECK((refused->detail == filing + " > " + health + " > " + filing || refused->detail == health + " > " + filing + " > " + health));
}
