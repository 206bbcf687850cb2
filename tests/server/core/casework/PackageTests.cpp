#include <doctest/doctest.h>

#include "server/core/casework/Package.hpp"
#include "tests/support/CaseHall.hpp"

using namespace hall;
using namespace hall::core;

namespace {

using Answers = std::vector<PackageCondition>;

PackageConfig shop() {
    const auto yesNo = [](const char* code, Answers when = {}) {
        return PackageQuestion{code, {code, ""}, {{"yes", {"是", ""}}, {"no", {"否", ""}}}, std::move(when)};
    };
    PackageConfig package;
    package.code = {"shop"};
    package.name = {"开店", ""};
    package.questions = {yesNo("sign"), yesNo("lit", {{"sign", "yes"}}), yesNo("food")};
    package.items = {{{"register"}, {}, {}}, {{"invoice"}, {{"register"}}, {{"food", "yes"}}}, {{"pension"}, {{"invoice"}, {"register"}}, {{"sign", "yes"}, {"food", "no"}}}};
    package.materials = {{{"photo"}, {{"lit", "yes"}}}};
    return package;
}

}  // namespace

TEST_CASE("conditions: of several answers to one question one, of several questions all") {
    struct Row { Answers when; Answers given; bool holds; };
    const Row table[] = {
        {{}, {}, true},
        {{{"a", "1"}}, {}, false},
        {{{"a", "1"}}, {{"a", "1"}}, true},
        {{{"a", "1"}}, {{"a", "2"}}, false},
        {{{"a", "1"}, {"a", "2"}}, {{"a", "2"}}, true},
        {{{"a", "1"}, {"b", "1"}}, {{"a", "1"}}, false},
        {{{"a", "1"}, {"b", "1"}}, {{"b", "1"}, {"a", "1"}}, true},
        {{{"a", "1"}, {"b", "1"}, {"a", "2"}}, {{"b", "1"}, {"a", "2"}}, true},
    };
    for (const Row& row : table) {
        CAPTURE(&row - table);
        CHECK(holds(row.when, row.given) == row.holds);
    }
}

TEST_CASE("a branch, or the question that is in the way") {
    struct Row { Answers given; const char* items; const char* wrong; };
    const Row table[] = {
        {{{"sign", "yes"}, {"lit", "no"}, {"food", "yes"}}, "register invoice", ""},
        {{{"sign", "yes"}, {"lit", "yes"}, {"food", "no"}}, "register pension", ""},
        {{{"food", "no"}, {"sign", "no"}}, "register", ""},                                     // the order in which they were answered is nothing
        {{}, "", "sign"},                                                                        // unanswered
        {{{"sign", "yes"}, {"food", "no"}}, "", "lit"},                                          // asked here, unanswered
        {{{"sign", "no"}, {"lit", "no"}, {"food", "no"}}, "", "lit"},                            // not asked here
        {{{"sign", "maybe"}, {"food", "no"}}, "", "sign"},                                       // not offered
        {{{"sign", "no"}, {"sign", "no"}, {"food", "no"}}, "", "sign"},                          // twice
        {{{"sign", "no"}, {"sign", "yes"}, {"lit", "no"}, {"food", "no"}}, "", "sign"},          // both
        {{{"sign", "no"}, {"food", "no"}, {"age", "9"}}, "", "age"},                             // unknown
    };
    const PackageConfig package = shop();
    for (const Row& row : table) {
        CAPTURE(&row - table);
        const auto branch = branchOf(package, row.given);
        if (const auto* wrong = std::get_if<std::string>(&branch)) {
            CHECK(*wrong == row.wrong);
            continue;
        }
        std::string items;
        for (const ItemCode& item : std::get<Branch>(branch).items) items += (items.empty() ? "" : " ") + item.value;
        CHECK(items == row.items);
        const bool lit = row.given.size() > 1 && row.given[1] == PackageCondition{"lit", "yes"};
        CHECK(std::get<Branch>(branch).notAsked == (lit ? std::vector<MaterialCode>{} : std::vector<MaterialCode>{{"photo"}}));
    }
    CHECK(questionsAsked(package, {}).size() == 2);
    CHECK(questionsAsked(package, {{"sign", "yes"}}).size() == 3);
}

TEST_CASE("what needs what: the package's order, and papers that another item of the case issues") {
    State state;
    auto entries = test::caseHall();
    for (auto& entry : entries) {
        auto* guide = std::get_if<GuideConfig>(&entry);
        if (guide == nullptr || guide->item.value != "invoice") continue;
        MaterialRule licence = test::paper("licence", true, MaterialSource::issued);
        licence.issuedBy = {"register"};
        guide->materials.push_back(licence);
    }
    entries.emplace_back(shop());
    test::carryOut(state, Configure{entries}, test::scheduler, test::stampAt(480));
    REQUIRE(state.casework.packages.contains({"shop"}));
    using Needs = std::vector<std::vector<std::uint32_t>>;
    const std::vector<CaseItem> all{{{"register"}, 1}, {{"invoice"}, 1}, {{"pension"}, 1}};
    CHECK(dependencies(state.casework, {{"shop"}, 1, {}}, all) == Needs{{}, {0}, {0, 1}});
    CHECK(dependencies(state.casework, {}, all) == Needs{{}, {0}, {}});                                     // the paper alone
    CHECK(dependencies(state.casework, {{"shop"}, 1, {}}, {all[1], all[2]}) == Needs{{}, {0}});             // who is left out is not waited for
    CHECK(dependencies(state.casework, {{"shop"}, 9, {}}, {all[2], all[0]}) == Needs{{}, {}});              // no such version
}

TEST_CASE("a circle is named from where it begins to where it comes back") {
    struct Row { std::map<ItemCode, std::vector<ItemCode>> needs; const char* circle; };
    const Row table[] = {
        {{}, ""},
        {{{{"a"}, {{"b"}}}, {{"b"}, {{"c"}}}}, ""},
        {{{{"a"}, {{"b"}, {"c"}}}, {{"b"}, {{"d"}}}, {{"c"}, {{"d"}}}}, ""},                                  // two ways to one end are none
        {{{{"a"}, {{"a"}}}}, "a > a"},
        {{{{"a"}, {{"b"}}}, {{"b"}, {{"a"}}}}, "a > b > a"},
        {{{{"a"}, {{"b"}}}, {{"b"}, {{"c"}}}, {{"c"}, {{"d"}, {"b"}}}}, "b > c > b"},                         // what leads there is not in it
        {{{{"a"}, {}}, {{"b"}, {{"a"}, {"c"}}}, {{"c"}, {{"a"}, {"b"}}}}, "b > c > b"},
    };
    for (const Row& row : table) {
        CAPTURE(row.circle);
        CHECK(circle(row.needs).value_or("") == row.circle);
    }
    std::map<ItemCode, std::vector<ItemCode>> chain;
    for (int i = 0; i < 5'000; ++i) chain[{std::to_string(i)}] = {{std::to_string(i + 1)}};
    CHECK(!circle(chain));
    chain[{"5000"}] = {{"0"}};
    CHECK(circle(chain));
}

TEST_CASE("a package that makes a circle is refused with it") {
    State state;
    test::carryOut(state, Configure{test::caseHall()}, test::scheduler, test::stampAt(480));
    PackageConfig package = shop();
    package.items[0].after = {{"pension"}};
    const auto refused = test::carryOut(state, Configure{{package}}, test::scheduler, test::stampAt(480));
    REQUIRE(std::holds_alternative<Refused>(refused));
    CHECK(std::get<Refused>(refused).refusal == Refusal::circular);
    CHECK(std::get<Refused>(refused).detail == "invoice > register > pension > invoice");
    // Papers in a circle, without any package (循环证明).
    auto papers = [](const char* item, const char* by) {
        MaterialRule rule = test::paper("result", true, MaterialSource::issued);
        rule.issuedBy = {by};
        return test::guideOf(item, {rule});
    };
    const auto circular = test::carryOut(state, Configure{{papers("register", "invoice"), papers("invoice", "register")}}, test::scheduler, test::stampAt(480));
    REQUIRE(std::holds_alternative<Refused>(circular));
    CHECK(std::get<Refused>(circular).detail == "invoice > register > invoice");
}
