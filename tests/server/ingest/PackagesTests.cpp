#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "server/core/Decide.hpp"
#include "server/core/casework/Package.hpp"
#include "server/ingest/HallText.hpp"
#include "server/ingest/Objections.hpp"
#include "server/ingest/Packages.hpp"

using namespace hall;
using namespace hall::ingest;

namespace {

const std::string questions =
    "[[package]]\ncode='p'\nname={zh='一件事',en='One thing'}\nnote={zh='先看'}\nlead='d'\njoint=true\n"
    "[[package.questions]]\ncode='sign'\nname={zh='有无招牌？'}\nanswers=[{code='yes',name={zh='有'}},{code='no',name={zh='无'}}]\n"
    "[[package.questions]]\ncode='light'\nname={zh='是否发光？'}\nanswers=[{code='yes',name={zh='是'}},{code='no',name={zh='否'}}]\nwhen={sign=['yes']}\n";
const std::string items =
    "[[package.items]]\nitem='1'\n"
    "[[package.items]]\nitem='2'\nafter=['1']\nwhen={sign=['yes'],light=['yes','no']}\n"
    "[[package.materials]]\nmaterial='wiring'\nwhen={light=['yes']}\n";

std::string errorOf(const std::string& text) {
    try {
        readPackages(text, "packages.toml");
    } catch (const FileError& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("every member of a package comes to its place, and is told when it changes") {
    const auto read = readPackages(questions + items, "packages.toml");
    REQUIRE(read.size() == 1);
    CHECK(read[0].line == 1);
    const core::PackageConfig& package = read[0].package;
    CHECK(package == core::PackageConfig{{"p"},
                                         {"一件事", "One thing"},
                                         {"先看", ""},
                                         {"d"},
                                         true,
                                         {{"sign", {"有无招牌？", ""}, {{"yes", {"有", ""}}, {"no", {"无", ""}}}, {}},
                                          {"light", {"是否发光？", ""}, {{"yes", {"是", ""}}, {"no", {"否", ""}}}, {{"sign", "yes"}}}},
                                         {{{"1"}, {}, {}}, {{"2"}, {{"1"}}, {{"light", "yes"}, {"light", "no"}, {"sign", "yes"}}}},
                                         {{{"wiring"}, {{"light", "yes"}}}},
                                         false});
    core::State state;
    CHECK(changeText(state, package).starts_with("package p: new: code = \"p\", name = "));
    state.casework.packages[package.code] = {package};
    CHECK(changeText(state, package).empty());
    // Whatever changes is told: a change that is not would not be made.
    const auto changed = [&](auto change) {
        core::PackageConfig other = package;
        change(other);
        return changeText(state, other);
    };
    using P = core::PackageConfig;
    CHECK(changed([](P& p) { p.joint = false; }) == "package p: joint: true -> false\n");
    CHECK(changed([](P& p) { p.withdrawn = true; }) == "package p: withdrawn: false -> true\n");
    CHECK(changed([](P& p) { p.lead = {}; }) == "package p: lead: \"d\" -> none\n");
    CHECK(changed([](P& p) { p.note.en = "x"; }) == "package p: note: { zh = \"先看\" } -> { zh = \"先看\", en = \"x\" }\n");
    CHECK(changed([](P& p) { p.materials[0].when = {{"sign", "no"}}; }) ==
          "package p: material wiring: { when = { light = [\"yes\"] } } -> { when = { sign = [\"no\"] } }\n");
    CHECK(changed([](P& p) { p.items[1].after.clear(); }) ==
          "package p: item 2: { after = [\"1\"], when = { light = [\"yes\", \"no\"], sign = [\"yes\"] } } -> "
          "{ after = [], when = { light = [\"yes\", \"no\"], sign = [\"yes\"] } }\n");
    CHECK(changed([](P& p) { std::swap(p.items[0], p.items[1]); }) == "package p: items: [\"1\", \"2\"] -> [\"2\", \"1\"]\n");
    for (const auto& text : {changed([](P& p) { p.questions[0].answers[1].name.zh = "没有"; }), changed([](P& p) { p.questions[1].when.clear(); }),
                             changed([](P& p) { p.questions.pop_back(); }), changed([](P& p) { p.name.zh = "两件事"; }),
                             changed([](P& p) { p.materials.clear(); })}) {
        CHECK(!text.empty());
    }
}

TEST_CASE("a wrong package is refused with line and key") {
    struct Row { std::string text; const char* error; };
    const std::string question = "[[package]]\ncode='p'\nname={zh='一'}\n[[package.questions]]\ncode='q'\nname={zh='？'}\n";
    const std::string yesNo = "answers=[{code='yes',name={zh='是'}},{code='no',name={zh='否'}}]\n";
    const std::string two = "[[package.items]]\nitem='1'\n[[package.items]]\nitem='2'\n";
    const Row table[] = {
        {"[hall]\n", "packages.toml:1: hall: is not known here"},
        {"[[package]]\n", "packages.toml:1: package[0].code: is missing"},
        {"[[package]]\ncode='P'\n", "packages.toml:2: package[0].code: must have 1 to 64 of a-z, 0-9 and -"},
        {"[[package]]\ncode='p'\nname={zh='一'}\n", "packages.toml:1: package[0].items: 1 to 20 of them"},
        {question + "answers=[{code='yes',name={zh='是'}}]\n" + two, "packages.toml:7: package[0].questions[0].answers: 2 to 20 of them"},
        {question + "answers=[{code='yes',name={zh='是'}},{code='yes',name={zh='是'}}]\n" + two, "packages.toml:7: package[0].questions[0].answers[1].code: yes stands here twice"},
        {question + yesNo + "when={q=['yes']}\n" + two, "packages.toml:8: package[0].questions[0].when.q: is no question of this package that stands before"},
        {question + yesNo + "[[package.questions]]\ncode='q'\nname={zh='？'}\n" + yesNo + two, "packages.toml:9: package[0].questions[1].code: q stands here twice"},
        {question + yesNo + two + "when={z=['yes']}\n", "packages.toml:12: package[0].items[1].when.z: is no question"},
        {question + yesNo + two + "when={q=['maybe']}\n", "packages.toml:12: package[0].items[1].when.q: maybe is no answer to it"},
        {question + yesNo + two + "when={q=['no','no']}\n", "packages.toml:12: package[0].items[1].when.q: no stands here twice"},
        {question + yesNo + two + "when={q=[]}\n", "packages.toml:12: package[0].items[1].when.q: must name at least one answer"},
        {question + yesNo + two + "when={}\n", "packages.toml:12: package[0].items[1].when: names no question"},
        {question + yesNo + two + "when='q'\n", "packages.toml:12: package[0].items[1].when: must be { QUESTION ="},
        {question + yesNo + two + "after=['3']\n", "packages.toml:12: package[0].items[1].after: 3 is no item of this package"},
        {question + yesNo + two + "after=['2']\n", "packages.toml:12: package[0].items[1].after: an item cannot wait for itself"},
        {question + yesNo + two + "after=['1','1']\n", "packages.toml:12: package[0].items[1].after: 1 stands here twice"},
        {question + yesNo + two + "until=['1']\n", "packages.toml:12: package[0].items[1].until: is not known here"},
        {question + yesNo + "[[package.items]]\nitem='1'\n[[package.items]]\nitem='1'\n", "packages.toml:11: package[0].items[1].item: 1 stands here twice"},
        {question + yesNo + "[[package.items]]\nitem='1'\nafter=['2']\n[[package.items]]\nitem='2'\nafter=['1']\n",
         "packages.toml:8: package[0].items: need each other's results, so that none could ever begin: 1 > 2 > 1"},
        {question + yesNo + "[[package.items]]\nitem='1'\nwhen={q=['yes']}\n", "packages.toml:8: package[0].items: none is left for whoever answers q = no"},
        {question + yesNo + two + "[[package.materials]]\nmaterial='m'\n", "packages.toml:12: package[0].materials[0].when: is missing"},
        {"[[package]]\ncode='p'\nname={zh='一'}\n" + two + "[[package]]\ncode='p'\nname={zh='二'}\n" + two, "packages.toml:9: package[1].code: p stands here twice"},
        {questions + "[[package.items]]\nitem='1'\n[[package.items]]\nitem='2'\nwhen={sign=['no'],light=['yes']}\n",
         "packages.toml:16: package[0].items: no answers lead to 2"},
    };
    for (const Row& row : table) {
        const std::string error = errorOf(row.text);
        CHECK_MESSAGE(error.starts_with(row.error), row.text << " gave " << error);
    }
    CHECK(errorOf("").empty());
    std::string long_;
    for (int i = 0; i <= 200; ++i) long_ += "长";
    const std::string named = "name={zh='" + long_ + "'}\n";
    CHECK(errorOf("[[package]]\ncode='p'\n" + named).starts_with("packages.toml:3: package[0].name: at most 200 characters"));
    CHECK(errorOf("[[package]]\ncode='p'\nname={zh='一'}\n[[package.questions]]\ncode='q'\n" + named + yesNo + two).starts_with("packages.toml:6: package[0].questions[0].name: at most 200"));
    CHECK(errorOf(question + "answers=[{code='yes',name={zh='" + long_ + "'}},{code='no',name={zh='否'}}]\n" + two).starts_with("packages.toml:7: package[0].questions[0].answers[0].name: at most 200"));
}

TEST_CASE("the ways through the questions: a question that is not asked has no answer") {
    const auto package = readPackages(questions + items, "packages.toml")[0].package;
    const auto ways = waysThrough(package, 100);
    CHECK(ways == std::vector<std::vector<core::PackageCondition>>{
                      {{"sign", "yes"}, {"light", "yes"}}, {{"sign", "yes"}, {"light", "no"}}, {{"sign", "no"}}});
    CHECK(waysThrough(package, 2).size() == 2);
    for (const auto& way : ways) CHECK(std::holds_alternative<core::Branch>(core::branchOf(package, way)));
}

TEST_CASE("what a package says and the catalogue does not bear out is told") {
    const auto packages = readPackages(questions + items, "packages.toml");
    Catalogue catalogue;
    catalogue.items.resize(1);
    catalogue.items[0].code = "1";
    const auto words = [&] {
        std::set<std::string> out;
        for (const auto& finding : packageFindings(packages, catalogue, "packages.toml")) {
            CHECK(finding.file == "packages.toml");
            CHECK(finding.line == 1);
            CHECK((finding.severity == Severity::error) == (finding.code == "package-item-unknown"));
            out.insert(finding.code + " " + finding.detail);
        }
        return out;
    };
    CHECK(words() == std::set<std::string>{"package-item-unknown p: 2", "package-item-without-guide p: 1", "package-lead-unknown p: d"});
    catalogue.items.push_back(catalogue.items[0]);
    catalogue.items[1].code = "2";
    for (auto& item : catalogue.items) item.guide.emplace();
    catalogue.departments.push_back({"d", {"甲局", ""}});
    CHECK(words() == std::set<std::string>{"package-material-unknown p: wiring"});
    catalogue.items[1].guide->materials.push_back({{"wiring"}, {"线路图", ""}});
    CHECK(words().empty());
}

TEST_CASE("the packages of the demo: nothing in them that the catalogue does not bear out, in both languages") {
    const auto data = [](const std::string& name) {
        std::ifstream in(std::string(HALL_DATA) + "/" + name, std::ios::binary);
        REQUIRE(in.good());
        return std::string(std::istreambuf_iterator<char>(in), {});
    };
    const std::string guides = data("demo-guides/guides.toml");
    const auto report = readCatalogue(data("service-items/guangan_district_items.csv"), {{}, guides});
    for (const auto& finding : report.findings) CHECK(finding.file.empty());  // the guides themselves give no cause
    const auto packages = readPackages(data("demo-packages/packages.toml"), "packages.toml");
    CHECK(packages.size() == 3);
    for (const auto& finding : packageFindings(packages, report.catalogue, "packages.toml")) FAIL_CHECK(finding.code << ' ' << finding.detail);
    for (const auto& [package, line] : packages) {
        CAPTURE(package.code.value);
        CHECK(!package.name.en.empty());
        CHECK(!package.note.en.empty());
        CHECK(!package.lead.value.empty());
        for (const auto& question : package.questions) {
            CHECK(!question.name.en.empty());
            for (const auto& answer : question.answers) CHECK(!answer.name.en.empty());
        }
        const auto ways = waysThrough(package, 10'000);
        CHECK(ways.size() >= 16);
        std::set<std::string> departments;
        for (const auto& item : package.items) {
            for (const auto& one : report.catalogue.items) {
                if (one.code != item.item.value) continue;
                departments.insert(one.department);
                CHECK(one.usualMinutes > 0);
            }
        }
        CHECK(departments.size() >= (package.code.value == "open-restaurant" ? 5U : 3U));
    }
}

TEST_CASE("a circle is told in words, with the items' names") {
    CHECK(circleText("a > b > a", [](const std::string& code) { return code == "a" ? std::string("消防检查") : std::string(); }) ==
          "items that need each other's results, so that nobody could ever bring them: a (消防检查) needs b needs a (消防检查)");
}
