// Masks, and who sees what of a case.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "server/core/casework/Life.hpp"
#include "server/views/Cases.hpp"
#include "server/views/Masks.hpp"
#include "tests/support/DemoHall.hpp"

using namespace hall;
using namespace hall::test;

namespace {

/// Everybody is 李小红; a note says its own id.
class PlainPapers final : public views::Papers {
  public:
    std::optional<wire::Party> identity(const core::PersonId& person) const override {
        if (person.value == "erased") return std::nullopt;
        return wire::Party{"111", "511602199003070010", "李小红", "13812345678"};
    }
    std::optional<std::string> note(const core::VaultId& note) const override {
        opened.insert(note.value);
        return "text of " + note.value;
    }
    std::string checkCode(const std::string&) const override { return "ABCDEFGH"; }
    mutable std::set<std::string> opened;
};

core::MaterialRule material(const char* code) {
    core::MaterialRule rule;
    rule.code = {code};
    rule.name = {code, code};
    return rule;
}

core::GuideConfig guide(const char* item, std::vector<core::MaterialRule> materials, bool sensitive, std::int32_t days) {
    core::GuideConfig guide;
    guide.item = {item};
    guide.materials = std::move(materials);
    guide.sensitive = sensitive;
    guide.promisedDays = days;
    return guide;
}

core::State caseState() {
    core::State state = demoState();
    core::HallConfig hall = state.hall;
    hall.areaCode = "511602", hall.hallNumber = "01";
    std::vector<core::ConfigEntry> entries{hall};
    for (const char* code : {"approval", "tax", "social"}) entries.emplace_back(core::DepartmentConfig{{code}, {code, code}, {}});
    entries.emplace_back(guide("register", {material("id-card"), material("premises")}, false, 10));
    entries.emplace_back(guide("invoice", {material("id-card")}, false, 3));
    entries.emplace_back(guide("pension", {material("id-card"), material("medical-record")}, true, 15));
    entries.emplace_back(core::StaffConfig{{"s-approval"}, {core::Role::reviewer}, {}, {}, false, {{"approval"}}});
    entries.emplace_back(core::StaffConfig{{"s-social"}, {core::Role::reviewer}, {}, {}, false, {{"social"}}});
    carryOut(state, core::Configure{entries}, scheduler, stampAt(520));
    return state;
}

core::CaseNumber put(core::State& state, const std::string& id, const std::vector<core::ItemCode>& items, std::int32_t minute) {
    core::PutApplication put;
    put.application = {id};
    put.hall = {"demo"};
    put.revision = 1;
    put.digest = std::string(64, 'a');
    put.applicant = {"person1"};
    put.items = items;
    const auto done = carryOut(state, put, {core::Role::cityPlatform, "city", {}}, stampAt(minute));
    REQUIRE(std::holds_alternative<std::vector<core::Event>>(done));
    return state.casework.find(core::ApplicationId{id})->number;
}

void carry(core::State& state, const core::Command& command, const core::Actor& actor, std::int32_t minute) {
    const auto done = carryOut(state, command, actor, stampAt(minute));
    const auto* refused = std::get_if<core::Refused>(&done);
    REQUIRE_MESSAGE(refused == nullptr, (refused == nullptr ? "" : std::string(core::code(refused->refusal))));
}

void accept(core::State& state, const core::CaseNumber& number, std::int32_t minute) {
    carry(state, core::ReceiveCase{{"counter-1"}, number}, counterActor("counter-1"), minute);
    std::vector<core::Mark> marks;
    for (const auto& one : state.casework.find(number)->materials)
        if (one.state != core::MaterialState::held) marks.push_back({one.code, core::MaterialState::sound, "", {"note-" + one.code.value}});
    if (!marks.empty()) carry(state, core::CheckMaterials{{"counter-1"}, number, marks}, counterActor("counter-1"), minute);
    carry(state, core::AcceptCase{{"counter-1"}, number}, counterActor("counter-1"), minute);
}

const core::Actor approval{core::Role::reviewer, "s-approval", {}};
const core::Actor social{core::Role::reviewer, "s-social", {}};

}  // namespace

TEST_CASE("masks keep what tells two people apart, and no more") {
    struct Row { const char* name; const char* masked; };
    for (const Row& row : {Row{"李小红", "李**"}, {"李红", "李*"}, {"李", "李"}, {"欧阳明", "欧阳*"}, {"欧阳小明", "欧阳**"}, {"欧阳", "欧*"},
                           {"广安一家餐饮有限公司", "广*********"}, {"Ann Lee", "A******"}, {"", ""}, {"\xff\xfe", "*"}})
        CHECK(views::maskedName(row.name) == row.masked);
    for (const Row& row : {Row{"511602199003070010", "5116************10"}, {"91511602MA6B7C8D9E", "9151************9E"}, {"E1234567", "E123**67"},
                           {"1234567", "*******"}, {"", ""}})
        CHECK(views::maskedIdNumber(row.name) == row.masked);
    for (const Row& row : {Row{"13812345678", "138******78"}, {"123456", "******"}, {"", ""}}) CHECK(views::maskedPhone(row.name) == row.masked);
}

TEST_CASE("a reviewer sees no name of another department's sensitive item, and opens no note of theirs") {
    core::State state = caseState();
    const core::CaseNumber number = put(state, "GA-1", {{"register"}, {"pension"}}, 540);
    std::uint32_t ordinal = 0;
    for (const char* paper : {"premises", "medical-record", ""})
        carry(state, core::AddFile{{"GA-1"}, {"f" + std::to_string(++ordinal)}, {paper}, 1, std::string(64, static_cast<char>('a' + ordinal)), "image/png", ordinal},
              {core::Role::cityPlatform, "city", {}}, 541);
    accept(state, number, 545);
    const core::Case& one = *state.casework.find(number);
    const PlainPapers papers;
    const auto theirs = views::caseView(state, one, approval, papers, {480, {20261123}});
    REQUIRE(theirs.items.size() == 2);
    CHECK(theirs.items.at(0).code == "register");
    CHECK(theirs.items.at(1).code.empty());
    CHECK(theirs.items.at(1).name.zh.find("养老") == std::string::npos);
    CHECK(theirs.tasks.at(1).item.empty());
    CHECK(!theirs.tasks.at(1).mine);
    CHECK(theirs.materials.size() == 2);   // the medical record would tell
    REQUIRE(theirs.files.size() == 1);     // and so would its scan, or one of which nobody knows what it is
    CHECK(theirs.files.at(0).material == "premises");
    CHECK(papers.opened == std::set<std::string>{"note-id-card", "note-premises"});
    CHECK(theirs.verbs == std::vector<std::string>{"start-task", "return-task", "reveal", "request-approval"});
    CHECK(!theirs.applicant.clear);
    CHECK(theirs.due == "2026-12-14");   // fifteen working days after 23 November
    CHECK(theirs.tasks.at(0).due == "2026-12-07");

    const auto own = views::caseView(state, one, social, papers, {480, {20261123}});
    CHECK(own.items.at(1).code == "pension");
    CHECK(own.materials.size() == 3);
    CHECK(own.files.size() == 3);
    CHECK(views::caseView(state, one, {core::Role::manager, "m", {}}, papers, {480, {20261123}}).files.size() == 1);
    CHECK(own.tellBy == std::nullopt);
    const auto clerk = views::caseView(state, one, counterActor("counter-1"), papers, {480, {20261123}});
    CHECK(clerk.items.at(1).code == "pension");
    CHECK(std::find(clerk.verbs.begin(), clerk.verbs.end(), "withdraw") != clerk.verbs.end());
    CHECK(std::find(clerk.verbs.begin(), clerk.verbs.end(), "start-task") == clerk.verbs.end());
    const auto line = views::casesPage(state, {}, approval, papers, {480, {20261123}}).list.cases.at(0);
    CHECK(line.applicantName == "李**");
    CHECK(line.items.at(1).zh.find("养老") == std::string::npos);
}

TEST_CASE("lists go on where they stopped, each line once, tasks by the day they are due") {
    core::State state = caseState();
    const PlainPapers papers;
    const char* items[] = {"register", "invoice", "pension"};
    for (int i = 0; i < 30; ++i) accept(state, put(state, "GA-" + std::to_string(i), {{items[i % 3]}}, 540 + i), 541 + i);

    std::vector<std::string> seen;
    views::CasesWanted cases{core::CaseState::accepted, {}, {}, 7};
    for (int page = 0; page < 10; ++page) {
        const auto found = views::casesPage(state, cases, approval, papers, {480, {20261123}});
        CHECK(found.list.total == 30);
        for (const auto& line : found.list.cases) seen.push_back(line.number);
        if (found.next.empty()) break;
        cases.after = {found.next};
    }
    CHECK(seen.size() == 30);
    CHECK(std::is_sorted(seen.begin(), seen.end()));
    CHECK(views::casesPage(state, {{}, {"tax"}, {}, 50}, approval, papers, {480, {20261123}}).list.total == 10);

    std::vector<std::pair<std::string, std::string>> tasks;
    views::TasksWanted wanted{{{"approval"}, {"tax"}, {"social"}}, {}, {}, 7};
    for (int page = 0; page < 10; ++page) {
        const auto found = views::tasksPage(state, wanted, approval, papers, {480, {20261123}});
        REQUIRE(found.has_value());
        CHECK(found->list.total == 30);
        for (const auto& line : found->list.cases) tasks.emplace_back(*line.due, line.number);
        if (found->next.empty()) break;
        wanted.after = found->next;
    }
    CHECK(tasks.size() == 30);
    CHECK(std::is_sorted(tasks.begin(), tasks.end()));
    CHECK(std::set(tasks.begin(), tasks.end()).size() == 30);
    for (const char* wrong : {"x", "1.2.3", "1.2..3", "1.2.a.x", "....", "1.2.a.1.5"}) {
        CAPTURE(wrong);
        CHECK(!views::tasksPage(state, {{{"tax"}}, {}, wrong, 7}, approval, papers, {480, {20261123}}).has_value());
    }
    const auto view = views::tasksView(state, {{{"tax"}, 77}}, 78);
    CHECK(view.departments.size() == 3);
    CHECK(view.departments.at(2) == wire::DepartmentTasks{"tax", 10, 77});
}

TEST_CASE("the kiosk says what is missing, what is there, and what need not be brought") {
    core::State state = caseState();
    const PlainPapers papers;
    const core::CaseNumber first = put(state, "GA-1", {{"invoice"}}, 540);
    accept(state, first, 541);
    const core::CaseNumber second = put(state, "GA-2", {{"register"}}, 545);
    const auto told = views::kioskApplication(state, *state.casework.find(second), papers);
    CHECK(told.canQueue);
    CHECK(!told.complete);
    REQUIRE(told.missing.size() == 1);
    CHECK(told.missing.at(0).name.zh == "premises");
    REQUIRE(told.held.size() == 1);   // checked at the window once, never asked for again
    CHECK(told.present == 1);
    CHECK(views::kioskApplication(state, *state.casework.find(first), papers).canQueue);  // something may have to be brought, or taken back
    carry(state, core::WithdrawCase{{"counter-1"}, second, "changed-mind"}, counterActor("counter-1"), 546);
    CHECK(!views::kioskApplication(state, *state.casework.find(second), papers).canQueue);
}

TEST_CASE("the kiosk and the clerk's page count as the law does: what another case has brought meanwhile, what was uploaded after it was missed") {
    core::State state = caseState();
    const PlainPapers papers;
    const core::CaseNumber first = put(state, "GA-1", {{"register"}}, 540);
    const core::CaseNumber second = put(state, "GA-2", {{"register"}}, 541);
    accept(state, second, 542);
    const auto told = views::kioskApplication(state, *state.casework.find(first), papers);
    CHECK(told.complete);
    CHECK(told.held.size() == 2);
    CHECK(views::caseView(state, *state.casework.find(first), counterActor("counter-1"), papers, {480, {20261123}}).complete);

    core::State other = caseState();
    const core::CaseNumber third = put(other, "GA-3", {{"register"}}, 540);
    carry(other, core::ReceiveCase{{"counter-1"}, third}, counterActor("counter-1"), 541);
    CHECK(views::caseView(other, *other.casework.find(third), counterActor("counter-1"), papers, {480, {20261123}}).tellBy.has_value());
    carry(other, core::NotifyMissing{{"counter-1"}, third}, counterActor("counter-1"), 542);
    CHECK(views::caseView(other, *other.casework.find(third), counterActor("counter-1"), papers, {480, {20261123}}).tellBy == std::nullopt);
    CHECK(views::kioskApplication(other, *other.casework.find(third), papers).missing.size() == 2);
    carry(other, core::AddFile{{"GA-3"}, {"f1"}, {"premises"}, 1, std::string(64, 'a'), "image/png", 1}, {core::Role::cityPlatform, "city", {}}, 543);
    const auto uploaded = views::kioskApplication(other, *other.casework.find(third), papers);
    CHECK(uploaded.missing.size() == 1);
    REQUIRE(uploaded.toShow.size() == 1);
    CHECK(uploaded.toShow.at(0).name.zh == "premises");
}

TEST_CASE("verbs are those of the table, whatever the state, and never more than the role may") {
    core::State state = caseState();
    const core::CaseNumber number = put(state, "GA-1", {{"register"}}, 540);
    const PlainPapers papers;
    for (std::size_t i = 0; i < core::caseStateCount; ++i) {
        core::Case one = *state.casework.find(number);
        one.state = static_cast<core::CaseState>(i);
        CAPTURE(core::word(one.state));
        const auto verbs = views::caseView(state, one, counterActor("counter-1"), papers, {480, {20261123}}).verbs;
        const auto has = [&](const char* verb) { return std::find(verbs.begin(), verbs.end(), verb) != verbs.end(); };
        CHECK(has("receive") == core::after(one.state, core::CaseVerb::receive).has_value());
        CHECK(has("accept") == core::after(one.state, core::CaseVerb::accept).has_value());
        CHECK(has("hand-over") == core::after(one.state, core::CaseVerb::handOver).has_value());
        CHECK(!has("reveal"));   // a device is nobody
        CHECK(!has("revoke"));
        CHECK(!has("start-task"));
        const auto readers = views::caseView(state, one, {core::Role::manager, "manager", {}}, papers, {480, {20261123}}).verbs;
        // Above the departments: an order of supervision, nothing of the case itself.
        const bool ordered = core::after(one.state, core::CaseVerb::issueOrder).has_value();
        CHECK(readers == (ordered ? std::vector<std::string>{"issue-order"} : std::vector<std::string>{}));
    }
}
