// Lights by department, requests for approval, follow-ups, packages: who sees what, and in which order.
#include <doctest/doctest.h>

#include "server/views/Guides.hpp"
#include "server/views/Supervision.hpp"
#include "tests/support/CaseHall.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

class Nobody final : public views::Papers {
  public:
    std::optional<wire::Party> identity(const PersonId&) const override { return wire::Party{"111", "511602199003070010", "李小红", "13812345678"}; }
    std::optional<std::string> note(const VaultId& note) const override { return "text of " + note.value; }
    std::string checkCode(const std::string&) const override { return "ABCDEFGH"; }
};

const Nobody papers;
const Actor supervisor{Role::supervisor, "s3", {}};
const Actor manager{Role::manager, "manager", {}};
const Actor approval{Role::reviewer, "s11", {}};
const Actor tax{Role::reviewer, "s12", {}};

std::vector<ConfigEntry> supervisedHall() {
    std::vector<ConfigEntry> entries = test::caseHall();
    CaseRulesConfig rules;
    rules.followUps = {{"general", {"一般", "General"}, 1, FollowUpKind::unresolved, {}}};
    entries.emplace_back(rules);
    PackageConfig package;
    package.code = {"shop"};
    package.name = {"开店", "Open a shop"};
    package.questions = {{"tax", {"需要发票吗", "Invoices?"}, {{"yes", {"是", "Yes"}}, {"no", {"否", "No"}}}, {}}};
    package.items = {{{"register"}, {}, {}}, {{"invoice"}, {{"register"}}, {{"tax", "yes"}}}};
    entries.emplace_back(package);
    return entries;
}

/// A: both departments work, due on 30 November (approval) and 7 December (tax). B: at the window since 23 November.
test::Scenario aDay() {
    test::Scenario hall(supervisedHall());
    REQUIRE(hall.play(R"(
        == 2026-11-23
        08:30  manager    open-day
        08:30  counter-1  open
        08:40  platform   put A 1 p1 register,invoice
        08:41  counter-1  receive A
        08:42  counter-1  check A identity-card=sound articles=sound lease-contract=sound contract=sound
        08:43  counter-1  accept A
        08:50  platform   put B 1 p2 register
        08:51  counter-1  receive B
        09:00  s11        request A 1 extension 5 complex-review
        09:01  s12        request A 2 procedure 3 needs-a-test testing
        09:02  manager    order A 1 2 late
        09:03  counter-1  open-follow-up unresolved general A p1
        09:04  manager    open-follow-up unresolved general B
        09:05  manager    assign-follow-up F20261123-0001 approval
    )") == "");
    return hall;
}

const wire::DepartmentLights& of(const wire::Supervision& page, const std::string& department) {
    for (const auto& lights : page.departments)
        if (lights.department == department) return lights;
    FAIL("no such department");
    return page.departments.front();
}

}  // namespace

TEST_CASE("the lights of every department: the worst lines first, the window per case") {
    const test::Scenario hall = aDay();
    const State& state = hall.state();
    const auto early = views::supervisionPage(state, {}, supervisor, papers, {480, {20261123}});
    REQUIRE(early.has_value());
    CHECK(early->today == "2026-11-23");
    CHECK(early->workingDay);
    CHECK(early->requests == 2);
    CHECK(early->followUps == 2);
    CHECK(early->total == 3);
    CHECK(of(*early, "approval").none == 1);
    CHECK(of(*early, "approval").orders == 1);
    CHECK(of(*early, "tax").none == 1);
    CHECK(of(*early, "").none == 1);
    CHECK(of(*early, "social").none == 0);

    // 1 December: approval promised five days and has the statutory twenty; the window's five days are the law's own.
    const auto late = views::supervisionPage(state, {}, supervisor, papers, {480, {20261201}});
    REQUIRE(late->cases.size() == 3);
    CHECK(of(*late, "approval").red == 1);
    CHECK(of(*late, "").black == 1);
    CHECK(of(*late, "tax").blue == 1);
    CHECK(late->cases[0].clock->light == "black");
    CHECK(late->cases[0].department == std::string());
    CHECK(late->cases[1].clock->light == "red");
    CHECK(late->cases[1].task == 1);
    CHECK(late->cases[1].cause == "not-begun");
    CHECK(late->cases[2].department == "tax");
    CHECK(late->cases[0].applicantName == "李**");
    CHECK_FALSE(views::supervisionPage(state, {}, supervisor, papers, {480, {20261128}})->workingDay);
}

TEST_CASE("what turns yellow today, and only today") {
    const test::Scenario hall = aDay();
    // Five days promised on Monday the 23rd: one is left on Friday the 27th.
    for (const auto& [date, yellow, today] : {std::tuple{20261126, 0, 0}, {20261127, 1, 1}, {20261128, 1, 0}, {20261130, 1, 0}, {20261201, 0, 0}}) {
        CAPTURE(date);
        const auto page = views::supervisionPage(hall.state(), {}, supervisor, papers, {480, {date}});
        CHECK(of(*page, "approval").yellow == yellow);
        CHECK(of(*page, "approval").yellowToday == today);
    }
}

TEST_CASE("a page goes on where it stopped; filters leave the figures alone") {
    const test::Scenario hall = aDay();
    const State& state = hall.state();
    const views::Now now{480, {20261201}};
    views::SupervisionWanted wanted;
    wanted.limit = 1;
    std::vector<std::string> seen;
    for (int pages = 0; pages < 5; ++pages) {
        const auto page = views::supervisionPage(state, wanted, supervisor, papers, now);
        REQUIRE(page.has_value());
        REQUIRE(page->cases.size() == 1);
        CHECK(page->total == 3);
        seen.push_back(page->cases[0].clock->light);
        wanted.after = page->next;
        if (page->next.empty()) break;
    }
    CHECK(seen == std::vector<std::string>{"black", "red", "blue"});
    for (const char* wrong : {"x", "1.2.3", "a.b.c.d", "-3.2..1", "99999999999999.1.N.1"}) {
        wanted.after = wrong;
        CHECK_FALSE(views::supervisionPage(state, wanted, supervisor, papers, now).has_value());
    }
    const auto window = views::supervisionPage(state, {DepartmentCode{}, {}, {}, 50}, supervisor, papers, now);
    CHECK(window->total == 1);
    CHECK(of(*window, "approval").red == 1);
    CHECK(views::supervisionPage(state, {{}, Light::red, {}, 50}, supervisor, papers, now)->total == 1);
    CHECK(views::supervisionPage(state, {DepartmentCode{"tax"}, Light::red, {}, 50}, supervisor, papers, now)->total == 0);
}

TEST_CASE("a request shows the day before and after, and to whom it matters") {
    const test::Scenario hall = aDay();
    const auto list = views::approvalsPage(hall.state(), supervisor, papers, {480, {20261123}});
    REQUIRE(list.requests.size() == 2);
    CHECK(list.requests[0].request.kind == "extension");
    CHECK(list.requests[0].department == "approval");
    CHECK(list.requests[0].dueBefore == "2026-12-07");   // the ten days of tax are the longer ones
    CHECK(list.requests[0].dueAfter == "2026-12-07");
    CHECK(list.requests[1].request.procedure == "testing");
    CHECK(list.requests[1].dueAfter == "2026-12-10");
    CHECK(hall.state().casework.find(ApplicationId{"A"})->procedures.empty());
}

TEST_CASE("follow-ups: supervision sees all, a department its own; the phone of whoever waits, and no number of theirs") {
    const test::Scenario hall = aDay();
    const views::Now now{480, {20261123}};
    const auto all = views::followUpsPage(hall.state(), {}, manager, papers, now).list;
    REQUIRE(all.followUps.size() == 2);
    CHECK(all.followUps[0].id == "F20261123-0001");
    CHECK(all.followUps[0].resolveBy == "2026-11-24");
    CHECK(all.followUps[0].text == "text of told-1");
    REQUIRE(all.followUps[0].person.has_value());
    CHECK(all.followUps[0].person->phone == "13812345678");
    CHECK(all.followUps[0].person->idNumber == "5116************10");
    CHECK_FALSE(all.followUps[1].person.has_value());
    CHECK(all.classes == std::vector<wire::FollowUpClass>{{"general", "unresolved"}});
    CHECK(views::followUpsPage(hall.state(), {}, approval, papers, now).list.followUps.size() == 1);
    CHECK(views::followUpsPage(hall.state(), {}, tax, papers, now).list.followUps.empty());
    CHECK(views::followUpsPage(hall.state(), {FollowUpState::opened, {}}, manager, papers, now).list.followUps.size() == 1);
    CHECK(views::followUpsPage(hall.state(), {FollowUpState::closed, {}}, manager, papers, now).list.followUps.empty());
    CHECK(views::followUpsPage(hall.state(), {{}, {"F20261123-0001"}}, manager, papers, now).list.followUps.size() == 1);
}

TEST_CASE("a case's page: clock, orders and requests; a department reads what is written to it, another does not") {
    const test::Scenario hall = aDay();
    const Case& one = *hall.state().casework.find(ApplicationId{"A"});
    const auto own = views::caseView(hall.state(), one, approval, papers, {480, {20261201}});
    REQUIRE(own.clock.has_value());
    CHECK(own.clock->due == "2026-12-07");
    CHECK(own.tasks[0].clock->light == "red");
    CHECK(own.tasks[0].clock->left == -1);
    REQUIRE(own.orders.size() == 1);
    CHECK(own.orders[0].answerBy == "2026-11-25");
    CHECK(own.orders[0].late);
    CHECK(own.requests.size() == 2);
    REQUIRE_FALSE(own.delays.empty());
    CHECK(own.delays[0].cause == "not-begun");
    const auto has = [](const wire::CaseView& view, const char* verb) { return std::find(view.verbs.begin(), view.verbs.end(), verb) != view.verbs.end(); };
    CHECK(has(own, "answer-order"));
    CHECK_FALSE(has(views::caseView(hall.state(), one, tax, papers, {480, {20261201}}), "answer-order"));
    CHECK(has(views::caseView(hall.state(), one, supervisor, papers, {480, {20261201}}), "decide-approval"));
}

TEST_CASE("before acceptance the page says for how long what lacks can be let follow: as the law would let it, and no longer") {
    const auto most = [](std::initializer_list<const char*> minorIn, const std::string& script, std::int32_t toleranceDays = 20) {
        std::vector<ConfigEntry> entries = supervisedHall();
        for (ConfigEntry& entry : entries) {
            if (auto* rules = std::get_if<CaseRulesConfig>(&entry)) rules->toleranceDays = toleranceDays;
            auto* guide = std::get_if<GuideConfig>(&entry);
            if (guide == nullptr) continue;
            const bool minor = std::find(minorIn.begin(), minorIn.end(), guide->item.value) != minorIn.end();
            for (MaterialRule& rule : guide->materials) rule.mayFollow = minor && rule.code.value == "lease-contract";
        }
        test::Scenario hall(entries);
        REQUIRE(hall.play("== 2026-11-23\n08:30 manager open-day\n08:30 counter-1 open\n08:40 platform put A 1 p1 register,invoice\n08:41 counter-1 receive A\n" + script) == "");
        const auto view = views::caseView(hall.state(), *hall.state().casework.find(ApplicationId{"A"}), supervisor, papers, {600, {20261123}});
        const auto offered = std::any_of(view.materials.begin(), view.materials.end(), [](const wire::CaseMaterial& one) { return one.mayFollow; });
        CHECK(offered == (minorIn.size() == 2));
        return view.toleranceMost;
    };
    const std::string looked = "08:42 counter-1 check A identity-card=sound articles=sound contract=sound\n";
    CHECK(most({"register", "invoice"}, looked) == 8);              // ten days promised, less the margin of two
    CHECK(most({"register", "invoice"}, looked, 6) == 6);           // and never longer than the hall lets it
    CHECK(most({"register"}, looked) == 0);                         // the other item needs it
    CHECK(most({"invoice"}, looked) == 0);
    CHECK(most({"register", "invoice"}, looked + "08:43 counter-1 check A lease-contract=sound\n") == 0);  // nothing lacks
    CHECK(most({"register", "invoice"}, looked + "08:43 counter-1 accept A lease-contract 8\n") == 0);     // accepted
}

TEST_CASE("what the answers to a package select") {
    const test::Scenario hall = aDay();
    const State& state = hall.state();
    REQUIRE(views::packageList(state).packages.size() == 1);
    CHECK(views::packageList(state).packages[0].questions[0].answers.size() == 2);
    const auto both = views::packageBranch(state, {"shop"}, {{"tax", "yes"}});
    REQUIRE(std::holds_alternative<wire::PackageBranch>(both));
    const auto& branch = std::get<wire::PackageBranch>(both);
    CHECK(branch.items.size() == 2);
    CHECK(branch.after == std::vector<std::vector<std::int32_t>>{{}, {0}});
    CHECK(branch.promisedDays == 15);        // five, and then ten
    CHECK(branch.materials.size() == 5);     // the identity card once
    CHECK(std::get<wire::PackageBranch>(views::packageBranch(state, {"shop"}, {{"tax", "no"}})).promisedDays == 5);
    CHECK(std::get<Refused>(views::packageBranch(state, {"shop"}, {})).detail == "tax");
    CHECK(std::get<Refused>(views::packageBranch(state, {"shop"}, {{"tax", "perhaps"}})).refusal == Refusal::packageAnswers);
    CHECK(std::get<Refused>(views::packageBranch(state, {"none"}, {})).refusal == Refusal::unknownPackage);
}

TEST_CASE("what visitors read of a package: its questions first, the list when none is open") {
    const test::Scenario hall = aDay();
    const State& state = hall.state();
    CHECK(views::guidePackages(state).packages.size() == 1);
    const auto open = std::get<wire::GuidePackage>(views::guidePackage(state, {"shop"}, {}));
    CHECK(open.asked == std::vector<std::string>{"tax"});
    CHECK_FALSE(open.list.has_value());
    const auto whole = std::get<wire::GuidePackage>(views::guidePackage(state, {"shop"}, {{"tax", "yes"}}));
    REQUIRE(whole.list.has_value());
    CHECK(whole.list->promisedDays == 15);
    REQUIRE(whole.items.size() == 2);
    CHECK(whole.items[0].code == whole.list->items[0].code);
    CHECK(whole.items[0].guide.has_value());
    for (const std::vector<wire::PackageAnswer>& wrong :
         {std::vector<wire::PackageAnswer>{{"tax", "perhaps"}}, {{"other", "yes"}}, {{"tax", "yes"}, {"tax", "no"}}})
        CHECK(std::get<Refused>(views::guidePackage(state, {"shop"}, wrong)).refusal == Refusal::packageAnswers);
    CHECK(std::get<Refused>(views::guidePackage(state, {"none"}, {})).refusal == Refusal::unknownPackage);
}

TEST_CASE("what visitors read of an item") {
    const test::Scenario hall = aDay();
    const State& state = hall.state();
    const auto branch = std::get<wire::PackageBranch>(views::packageBranch(state, {"shop"}, {{"tax", "yes"}}));
    const auto item = views::guideItem(state, {branch.items[0].code});
    REQUIRE(item.has_value());
    CHECK(item->guide->promisedDays == branch.items[0].promisedDays);
    CHECK_FALSE(item->guide->materials.empty());
    CHECK_FALSE(item->forms.empty());
    CHECK_FALSE(views::guideItem(state, {"nothing"}).has_value());
    State later = state;
    later.items.begin()->second.withdrawn = true;
    CHECK_FALSE(views::guideItem(later, later.items.begin()->first).has_value());
}
