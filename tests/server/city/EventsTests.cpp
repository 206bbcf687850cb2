#include "server/city/Events.hpp"

#include <doctest/doctest.h>

#include <utility>

#include "schema/wire/City.hpp"
#include "server/core/Decide.hpp"

using namespace hall;

namespace {

/// A case in the state, with what its events need of it; nothing goes through the law here.
struct Told {
    core::State state;
    core::CaseNumber number{"51160201202611220000017"};
    std::uint64_t seq{100};

    Told() {
        state.hall.code = {"gaq01"};
        core::GuideConfig guide;
        guide.item = {"restaurant"};
        guide.promisedDays = 5;
        guide.materials.push_back({{"plan"}, {"平面图", "Floor plan"}});
        state.casework.guides[{"restaurant"}] = {guide};
        core::Case& one = state.casework.cases[number];
        one.number = number;
        one.application = {"GA-1"};
        one.items = {{{"restaurant"}, 1}};
        core::Task task;
        task.number = 1;
        task.item = {"restaurant"};
        task.guide = 1;
        one.tasks = {task};
        one.verdict = core::Verdict::rejected;
        one.state = core::CaseState::archived;  // whatever it has become since
    }
    core::Case& one() { return state.casework.cases.at(number); }
    void step(std::string what) { one().steps.push_back({seq - 1, {}, std::move(what), "s1", 0}); }
    std::optional<wire::CityEvent> event(core::EventBody body) {
        const auto text = city::cloudEvent(state, {seq, {1'795'363'200'000}, {}, std::move(body)}, 480);
        if (!text) return std::nullopt;
        auto parsed = wire::parseCityEvent(*text);
        REQUIRE(std::holds_alternative<wire::CityEvent>(parsed));
        return std::get<wire::CityEvent>(parsed);
    }
};

}  // namespace

TEST_CASE("events: the state after each, whatever the case has become since") {
    Told told;
    const core::CaseNumber n = told.number;
    struct Row { core::EventBody body; const char* type; const char* state; int code; };
    core::CaseRefused outside{n, {}, core::RefusalGround::outsideAuthority, "", {}, "", {}};
    core::CaseRefused needless{n, {}, core::RefusalGround::notRequired, "", {}, "", {}};
    core::ApplicationReceived received;
    received.number = n;
    const Row rows[] = {
        {received, "applied", "applied", 0},
        {core::CaseReceived{n, {}, {}}, "received", "received", 1},
        {core::MissingNotified{n, {}, "", 1, {{"plan"}}, {}}, "correcting", "correcting", 6},
        {core::CaseSupplemented{n, {}, {}, {}}, "supplemented", "supplemented", 7},
        {core::CaseAccepted{n, {}, "", {20261123}}, "accepted", "accepted", 3},
        {core::TaskStarted{n, 1}, "item-started", "handling", 8},
        {core::TaskDecided{n, 1, core::Verdict::granted, {}, "R-1"}, "item-decided", "handling", 8},
        {core::CaseDecided{n, core::Verdict::rejected, {}}, "decided", "decided", 13},
        {core::ResultHandedOver{n, {}, {}, {}, "", {}}, "delivered", "delivered", 13},
        {core::CaseArchived{n}, "archived", "archived", 13},
        {outside, "refused", "refused", 5},
        {needless, "not-required", "not-required", 4},
        {core::WithdrawalAsked{n, {}, ""}, "withdrawing", "withdrawing", 16},
        {core::WithdrawalDeclined{n}, "withdrawal-declined", "accepted", 3},
        {core::CaseWithdrawn{n, ""}, "withdrawn", "withdrawn", 2},
        {core::CaseRevoked{n, ""}, "recalled", "recalled", 14},
    };
    for (const Row& row : rows) {
        const auto event = told.event(row.body);
        REQUIRE(event);
        CAPTURE(row.type);
        CHECK(event->type == "cn.onewindow.case." + std::string(row.type) + ".v1");
        CHECK(event->data.state == row.state);
        CHECK(event->data.stateCode == row.code);
        CHECK(event->id == "gaq01-100");
        CHECK(event->subject == "GA-1");
        CHECK(event->source == "urn:onewindow:hall:gaq01");
    }
}

TEST_CASE("events: of two states the one that the law wrote down, whatever the history still has") {
    Told told;
    CHECK(told.event(core::WithdrawalDeclined{told.number, true})->data.state == "handling");
    CHECK(told.event(core::CaseRevoked{told.number, "", true})->data.state == "revoked");
    for (int i = 0; i < 120; ++i) told.step("task-started");
    CHECK(told.event(core::WithdrawalDeclined{told.number, false})->data.state == "accepted");
    told.step("result-handed-over");
    CHECK(told.event(core::CaseRevoked{told.number, "", false})->data.state == "recalled");
}

TEST_CASE("events: a case that another hall handed over while it was handled stays handled") {
    using core::TaskState;
    struct Row { const char* why; bool imported; TaskState now; std::vector<TaskState> spans; std::vector<const char*> here; const char* state; };
    const Row rows[] = {
        {"begun there", true, TaskState::working, {TaskState::dispatched, TaskState::working}, {}, "handling"},
        {"begun there, whose record does not say when", true, TaskState::asked, {}, {}, "handling"},
        {"begun there, sent back here", true, TaskState::returned, {TaskState::working, TaskState::returned}, {"task-returned"}, "handling"},
        {"not begun there", true, TaskState::dispatched, {TaskState::dispatched}, {}, "accepted"},
        {"begun here later than that", true, TaskState::working, {TaskState::dispatched, TaskState::working}, {"task-started"}, "accepted"},
        {"from here", false, TaskState::working, {TaskState::working}, {}, "accepted"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        Told told;
        core::Case& one = told.one();
        one.imported = row.imported;
        core::Task& task = one.tasks.front();
        task.state = row.now;
        for (const TaskState state : row.spans) task.spans.push_back({state, {20'261'122}, {}});
        for (const char* what : row.here) one.steps.push_back({told.seq + 1, {}, what, "s1", task.number});
        core::ProcedureStarted begun;
        begun.number = told.number;
        CHECK(told.event(begun)->data.state == row.state);
    }
}

TEST_CASE("events: what goes with them") {
    Told told;
    const auto accepted = told.event(core::CaseAccepted{told.number, {}, "", {20261123}});
    CHECK(accepted->data.due == "2026-11-30");
    const auto decided = told.event(core::TaskDecided{told.number, 1, core::Verdict::granted, {"opinion"}, "R-1"});
    CHECK(decided->data.item == "restaurant");
    CHECK(decided->data.verdict == "granted");
    CHECK(decided->data.resultNumber == "R-1");
    const auto notified = told.event(core::MissingNotified{told.number, {}, "", 1, {{"plan"}, {"asked-1"}}, {}});
    REQUIRE(notified->data.missing.size() == 2);
    CHECK(notified->data.missing[0].name.zh == "平面图");
    CHECK(notified->data.missing[1].name.zh.empty());
}

TEST_CASE("events: the day told with one stays the same when it is told again, whatever was extended or begun since") {
    Told told;
    core::Case& one = told.one();
    one.acceptedOn = {20261123};
    const auto later = [&](const char* what, std::uint32_t task) { one.steps.push_back({++told.seq, {}, what, "s1", task}); };
    const auto dueAt = [&](std::uint64_t seq, core::EventBody body) {
        const std::uint64_t newest = std::exchange(told.seq, seq);
        const auto data = told.event(std::move(body))->data;
        told.seq = newest;
        return data.due.value_or("");
    };
    const core::CaseAccepted accepted{told.number, {}, "", {20261123}};
    CHECK(dueAt(100, accepted) == "2026-11-30");
    later("limit-extended", 1);
    one.tasks.front().extendedDays = 2;
    const core::LimitExtended extended{told.number, 1, 2, "", {20261123}};
    CHECK(dueAt(101, extended) == "2026-12-02");
    CHECK(dueAt(100, accepted) == "2026-11-30");
    later("procedure-started", 1);
    core::Procedure procedure;
    procedure.number = 1;
    procedure.task = 1;
    procedure.plannedDays = 3;
    procedure.from = {20261124};
    one.procedures.push_back(procedure);
    core::ProcedureStarted begun;
    begun.number = told.number;
    begun.procedure = 1;
    begun.task = 1;
    const std::string whilePlanned = dueAt(102, begun);
    CHECK(whilePlanned == "2026-12-07");
    CHECK(dueAt(101, extended) == "2026-12-02");
    later("procedure-ended", 1);
    one.procedures.front().to = {20261125};
    core::ProcedureEnded ended;
    ended.number = told.number;
    ended.procedure = 1;
    CHECK(dueAt(103, ended) == "2026-12-03");
    CHECK(dueAt(102, begun) == whilePlanned);
    CHECK(dueAt(101, extended) == "2026-12-02");
    CHECK(dueAt(100, accepted) == "2026-11-30");
}

TEST_CASE("events: what is nobody else's business is not told") {
    Told told;
    const core::CaseNumber n = told.number;
    const core::EventBody rows[] = {
        core::ApplicationUpdated{n, 2, "", {}, {}, {}, {}, {}}, core::FileAdded{n, {"f"}, {}, 1, "", "", 1}, core::CaseLinked{n, {1}, {}},
        core::MaterialsChecked{n, {}, {}, false}, core::MaterialAsked{n, {}, {"asked-1"}, "", {"v"}}, core::TaskDispatched{n, 1, {}, {}},
        core::TaskAsked{n, 1, {"v"}}, core::TaskAnswered{n, 1, {}, {"v"}}, core::TaskReturned{n, 1, "", {}}, core::TaskProposed{n, 1, {}, {}},
        core::PersonRevealed{n, {"p"}, "r"}, core::PersonErased{{"p"}}, core::DayOpened{{20261123}}};
    for (const core::EventBody& body : rows) {
        CHECK_FALSE(city::told(body));
        CHECK_FALSE(told.event(body));
    }
}

TEST_CASE("events: never as long as 20 kB") {
    Told told;
    core::MissingNotified notified{told.number, {}, "", 1, {}, {}};
    auto& materials = told.state.casework.guides[{"restaurant"}][0].materials;
    for (int i = 0; i < 200; ++i) {
        const core::MaterialCode code{"a-paper-with-a-long-code-" + std::to_string(i)};
        core::MaterialRule rule;
        rule.code = code;
        rule.name = {std::string(300, 'x'), std::string(300, 'y')};
        materials.push_back(rule);
        notified.materials.push_back(code);
    }
    const auto text = city::cloudEvent(told.state, {100, {}, {}, notified}, 480);
    REQUIRE(text);
    CHECK(text->size() < city::bodyBytesMax);
    CHECK(std::get<wire::CityEvent>(wire::parseCityEvent(*text)).data.missing.size() == 200);
}
