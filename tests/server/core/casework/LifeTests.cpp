// Every (state, verb) of a case and of a task, written here by hand from the law and from the hall's practice, apart from Life.cpp; and
// what decide really does with a case that real commands brought into that state.
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "server/core/casework/Life.hpp"
#include "tests/support/CaseHall.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

// pu put, fi file, li link, rc receive, ch check, as ask-material, no notify, su supplement, ac accept, nr not-required, ou outside,
// wi withdraw, co confirm, de decline, then of a task: st start, qu ask, an answer, rt return, rd redispatch, pr propose, dc decide,
// la decide as the last; ho hand-over, ar archive, rv revoke, sh reveal; sg next stage, rq request, dr decide request, ep end procedure,
// io issue order, ao answer order, cl close order. "=": the state stays; ".": refused.
const char* caseTable = R"(
              pu fi li rc ch as no su ac nr ou wi co de st qu an rt rd pr dc la ho ar rv sh sg rq dr ep io ao cl
applied        =  =  = re  .  .  .  .  .  .  . wn  .  .  .  .  .  .  .  .  .  .  .  .  .  =  .  .  .  .  .  .  .
received       =  =  =  .  =  = co  . ac nr rf wn  .  .  .  .  .  .  .  .  .  .  .  .  .  =  .  =  =  .  =  =  =
correcting     =  =  =  .  .  .  . su  . nr rf wn  .  .  .  .  .  .  .  .  .  .  .  .  .  =  .  .  =  .  =  =  =
supplemented   =  =  =  .  =  = co  . ac nr rf wn  .  .  .  .  .  .  .  .  .  .  .  .  .  =  .  =  =  .  =  =  =
accepted       .  =  =  .  =  .  .  .  .  .  . wi  .  . ha  .  .  =  =  .  .  .  .  .  .  =  .  =  =  =  =  =  =
handling       .  =  =  .  =  .  .  .  .  .  . wi  .  .  =  =  =  =  =  =  = de  .  .  .  =  =  =  =  =  =  =  =
withdrawing    .  .  =  .  .  .  .  .  .  .  .  . wn  =  .  .  .  .  .  .  .  .  .  .  .  =  .  .  =  =  =  =  =
decided        .  .  =  .  =  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  . dl  . rc  =  .  =  =  .  =  =  =
delivered      .  .  =  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  . ar rv  =  .  .  .  .  .  =  =
archived       .  .  =  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  . rv  =  .  .  .  .  .  =  =
withdrawn      .  .  =  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  =  .  .  .  .  .  =  =
not-required   .  .  =  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  =  .  .  .  .  .  =  =
refused        .  .  =  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  =  .  .  .  .  .  =  =
recalled       .  .  =  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  =  .  .  .  .  .  =  =
revoked        .  .  =  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  =  .  .  .  .  .  =  =
)";

const char* taskTable = R"(
              pu fi li rc ch as no su ac nr ou wi co de st qu an rt rd pr dc la ho ar rv sh sg rq dr ep io ao cl
dispatched     .  .  .  .  .  .  .  .  .  .  .  .  .  . wo  .  . re  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
working        .  .  .  .  .  .  .  .  .  .  .  .  .  .  . as  . re  . pr dc dc  .  .  .  . wo  .  .  .  .  .  .
asked          .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  . wo  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
returned       .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  . di  .  .  .  .  .  .  .  .  .  .  .  .  .  .
proposed       .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  . wo  .  . dc dc  .  .  .  .  .  .  .  .  .  .  .
decided        .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
dropped        .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
waiting        .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .  .
)";

const std::map<std::string, CaseState> caseShort{
    {"re", CaseState::received}, {"co", CaseState::correcting}, {"su", CaseState::supplemented}, {"ac", CaseState::accepted},
    {"ha", CaseState::handling}, {"wi", CaseState::withdrawing}, {"de", CaseState::decided}, {"dl", CaseState::delivered},
    {"ar", CaseState::archived}, {"wn", CaseState::withdrawn}, {"nr", CaseState::notRequired}, {"rf", CaseState::refused},
    {"rc", CaseState::recalled}, {"rv", CaseState::revoked}};
const std::map<std::string, TaskState> taskShort{{"wo", TaskState::working}, {"as", TaskState::asked}, {"re", TaskState::returned},
                                                 {"pr", TaskState::proposed}, {"dc", TaskState::decided}, {"di", TaskState::dispatched}};

/// Lines of a table by their first word; every line has a cell for each verb.
std::map<std::string, std::vector<std::string>> read(const char* table) {
    std::map<std::string, std::vector<std::string>> lines;
    std::istringstream in(table);
    int number = 0;
    for (std::string text; std::getline(in, text); ++number) {
        if (number < 2) continue;
        std::istringstream words(text);
        std::string name;
        words >> name;
        for (std::string cell; words >> cell;) lines[name].push_back(cell);
        REQUIRE(lines[name].size() == caseVerbCount);
    }
    return lines;
}

std::optional<CaseState> cell(const std::string& text, CaseState from) {
    if (text == ".") return std::nullopt;
    return text == "=" ? from : caseShort.at(text);
}

std::optional<TaskState> cell(const std::string& text) {
    return text == "." ? std::nullopt : std::optional(taskShort.at(text));
}

const char* morning = R"(
    08:30  manager    open-day
    08:30  counter-1  open
    08:31  kiosk      issue register       -> A001 issued
    08:31  counter-1  call                 -> A001 called preference
    08:32  platform   put APP 1 p1 register,invoice
)";
const std::string receive = "09:00 counter-1 receive APP\n";
const std::string check = "09:01 counter-1 check APP identity-card=sound articles=sound lease-contract=sound contract=sound\n";
const std::string accept = check + "09:02 counter-1 accept APP\n";
const std::string start = "09:03 s15 start-task APP 1\n";
const std::string decideAll = "09:04 s15 decide APP 1 granted\n09:04 s15 start-task APP 2\n09:05 s15 decide APP 2 rejected\n";
const std::string handOver = "09:06 counter-1 hand-over APP\n";

/// How real commands bring a case into each state.
const std::map<CaseState, std::string> ways{
    {CaseState::applied, ""},
    {CaseState::received, receive},
    {CaseState::correcting, receive + "09:01 counter-1 notify APP\n"},
    {CaseState::supplemented, receive + "09:01 counter-1 notify APP\n09:01 counter-1 supplement APP\n"},
    {CaseState::accepted, receive + accept},
    {CaseState::handling, receive + accept + start},
    {CaseState::withdrawing, receive + accept + start + "09:04 counter-1 withdraw APP changed-mind\n"},
    {CaseState::decided, receive + accept + start + decideAll},
    {CaseState::delivered, receive + accept + start + decideAll + handOver},
    {CaseState::archived, receive + accept + start + decideAll + handOver + "09:07 s15 archive APP\n"},
    {CaseState::withdrawn, receive + "09:01 counter-1 withdraw APP changed-mind\n"},
    {CaseState::notRequired, receive + "09:01 counter-1 not-required APP no-licence\n"},
    {CaseState::refused, receive + "09:01 counter-1 outside APP other-authority\n"},
    {CaseState::recalled, receive + accept + start + decideAll + "09:07 supervisor:s3 revoke APP mistake\n"},
    {CaseState::revoked, receive + accept + start + decideAll + handOver + "09:07 supervisor:s3 revoke APP mistake\n"},
};

struct Deed { const char* line; std::string first; };

/// The command of a verb, and what must come first where it is possible at all.
Deed deed(CaseVerb verb) {
    switch (verb) {
        case CaseVerb::put: return {"platform put APP 2 p1 register,invoice", ""};
        case CaseVerb::addFile: return {"platform file APP f1", ""};
        case CaseVerb::link: return {"clerk:s1@counter-1 link APP papers-in-hand", "09:59 clerk:s1@counter-1 take"};
        case CaseVerb::receive: return {"counter-1 receive APP", ""};
        case CaseVerb::check: return {"counter-1 check APP articles=sound", ""};
        case CaseVerb::askMaterial: return {"counter-1 ask-material APP unclear", ""};
        case CaseVerb::notify: return {"counter-1 notify APP by s3", ""};
        case CaseVerb::supplement: return {"counter-1 supplement APP", ""};
        case CaseVerb::accept: return {"counter-1 accept APP", check};
        case CaseVerb::refuseNotRequired: return {"counter-1 not-required APP no-licence", ""};
        case CaseVerb::refuseOutside: return {"counter-1 outside APP other-authority", ""};
        case CaseVerb::withdraw: return {"counter-1 withdraw APP changed-mind", ""};
        case CaseVerb::confirmWithdrawal: return {"supervisor:s3 confirm APP", ""};
        case CaseVerb::declineWithdrawal: return {"supervisor:s3 decline APP", ""};
        case CaseVerb::startTask: return {"s15 start-task APP 2", ""};
        case CaseVerb::askTask: return {"s15 ask-task APP 1", ""};
        case CaseVerb::answerTask: return {"counter-1 answer-task APP 1", "09:30 s15 ask-task APP 1\n"};
        case CaseVerb::returnTask: return {"s15 return-task APP 2 incomplete", ""};
        case CaseVerb::redispatchTask: return {"counter-1 redispatch APP 2", "09:30 s15 return-task APP 2 incomplete\n"};
        case CaseVerb::proposeTask: return {"s15 propose APP 1 granted", ""};
        case CaseVerb::decideTask: return {"s15 decide APP 1 granted", ""};
        case CaseVerb::decideLastTask: return {"s15 decide APP 1 granted", "09:30 s15 start-task APP 2\n09:30 s15 decide APP 2 granted\n"};
        case CaseVerb::handOver: return {"counter-1 hand-over APP", ""};
        case CaseVerb::archive: return {"s15 archive APP", ""};
        case CaseVerb::revoke: return {"supervisor:s3 revoke APP mistake", ""};
        case CaseVerb::reveal: return {"supervisor:s3 reveal APP called-back", ""};
        case CaseVerb::advanceStage: return {"s15 advance-stage APP 1", ""};
        case CaseVerb::request: return {"s15 request APP 1 extension 5 complex-review", ""};
        case CaseVerb::decideRequest: return {"supervisor:s3 decide-request APP 1 declined", "09:30 s15 request APP 1 extension 5 complex-review\n"};
        case CaseVerb::endProcedure:
            return {"supervisor:s3 end-procedure APP 1 passed",
                    "09:30 s15 request APP 1 procedure 5 complex-review testing\n09:30 supervisor:s3 decide-request APP 1 given\n"};
        case CaseVerb::issueOrder: return {"supervisor:s3 order APP 0 2 late", ""};
        case CaseVerb::answerOrder: return {"clerk:s1 answer-order APP 1", "09:30 supervisor:s3 order APP 0 2 late\n"};
        case CaseVerb::closeOrder: return {"supervisor:s3 close-order APP 1 note-1", "09:30 supervisor:s3 order APP 0 2 late\n"};
    }
    return {"", ""};
}

/// What `line` comes to; "no: CODE DETAIL" for a refusal.
std::string outcome(test::Scenario& hall, const std::string& line) {
    const std::string came = hall.play(line + " -> ?");
    const auto begin = came.find("came \"");
    return begin == std::string::npos ? came : came.substr(begin + 6, came.size() - begin - 7);
}

const std::string tolerantly = receive + "09:01 counter-1 check APP identity-card=sound articles=sound contract=sound\n"
                                         "09:02 counter-1 accept APP lease-contract 3\n";
const std::string notified = receive + "09:01 counter-1 notify APP\n09:01 counter-1 supplement APP\n";
const std::string secondWish = "09:02 clerk:s1 request APP 0 second-notification 0 still-missing\n";
const std::string longerWish = "09:04 clerk:s1 request APP 0 tolerance 3 applicant-ill\n";

/// Another way into a state, and what is done there; empty: the straight way does.
struct Detour { std::string way; std::string line; };

/// What must have come about earlier for a verb that the table has in this state.
Detour detour(CaseState from, CaseVerb verb) {
    const bool running = from == CaseState::accepted || from == CaseState::handling;
    const std::string begun = from == CaseState::accepted ? "" : start, ended = from == CaseState::decided ? decideAll : "";
    switch (verb) {
        case CaseVerb::check:  // after acceptance only what it let follow
            return running || from == CaseState::decided ? Detour{tolerantly + begun + ended, "counter-1 check APP lease-contract=sound"} : Detour{};
        case CaseVerb::request:
            if (from == CaseState::supplemented) return {notified, "clerk:s1 request APP 0 second-notification 0 still-missing"};
            if (from == CaseState::decided) return {tolerantly + start + decideAll, "clerk:s1 request APP 0 tolerance 3 applicant-ill"};
            return {};
        case CaseVerb::decideRequest: {
            const std::string line = "supervisor:s3 decide-request APP 1 declined";
            if (from == CaseState::supplemented) return {notified + secondWish, line};
            if (from == CaseState::correcting) return {notified + secondWish + "09:03 counter-1 notify APP by s3\n", line};
            if (from == CaseState::withdrawing)
                return {receive + accept + start + "09:04 s15 request APP 1 extension 5 complex-review\n09:05 counter-1 withdraw APP changed-mind\n", line};
            if (from == CaseState::decided) return {tolerantly + start + longerWish + decideAll, line};
            return {};
        }
        case CaseVerb::endProcedure:
            if (from != CaseState::withdrawing) return {};
            return {receive + accept + start + deed(verb).first + "09:31 counter-1 withdraw APP changed-mind\n", deed(verb).line};
        case CaseVerb::answerOrder:
        case CaseVerb::closeOrder:  // of an order that came while the case went on
            if (after(from, CaseVerb::issueOrder) || from == CaseState::applied) return {};
            return {receive + "09:00 supervisor:s3 order APP 0 2 late\n" + ways.at(from).substr(receive.size()), deed(verb).line};
        default: return {};
    }
}

/// The table lets a request be made and answered from receipt on; but nothing has been notified yet, and nothing was let follow.
bool groundless(CaseState from, CaseVerb verb) {
    return from == CaseState::received && (verb == CaseVerb::request || verb == CaseVerb::decideRequest);
}

std::vector<ConfigEntry> stagedHall() {
    std::vector<ConfigEntry> entries = test::caseHall();
    for (ConfigEntry& entry : entries) {
        auto* guide = std::get_if<GuideConfig>(&entry);
        if (guide == nullptr) continue;
        if (guide->item.value == "register") guide->stages = {{"look", {"look", "look"}, 3}, {"sign", {"sign", "sign"}, 2}};
        for (MaterialRule& rule : guide->materials) rule.mayFollow = rule.code.value == "lease-contract";
    }
    return entries;
}

CaseState stateOf(const test::Scenario& hall) {
    return hall.state().casework.find(ApplicationId{"APP"})->state;
}

}  // namespace

TEST_CASE("a case's life: the table of the law is the table written by hand, every state and verb") {
    const auto table = read(caseTable);
    REQUIRE(table.size() == caseStateCount);
    for (std::size_t s = 0; s < caseStateCount; ++s) {
        for (std::size_t v = 0; v < caseVerbCount; ++v) {
            const auto from = static_cast<CaseState>(s);
            const auto verb = static_cast<CaseVerb>(v);
            CAPTURE(word(from));
            CAPTURE(word(verb));
            CHECK(after(from, verb) == cell(table.at(std::string(word(from)))[v], from));
        }
    }
    CHECK_FALSE(after(static_cast<CaseState>(caseStateCount), CaseVerb::reveal));
    CHECK_FALSE(after(CaseState::applied, static_cast<CaseVerb>(caseVerbCount)));
}

TEST_CASE("a task's life: the table of the law is the table written by hand, every state and verb") {
    const auto table = read(taskTable);
    REQUIRE(table.size() == taskStateCount);
    for (std::size_t s = 0; s < taskStateCount; ++s) {
        for (std::size_t v = 0; v < caseVerbCount; ++v) {
            const auto from = static_cast<TaskState>(s);
            const auto verb = static_cast<CaseVerb>(v);
            CAPTURE(word(from));
            CAPTURE(word(verb));
            CHECK(after(from, verb) == cell(table.at(std::string(word(from)))[v]));
        }
    }
}

TEST_CASE("every state and verb: a real case in that state does what the table says") {
    const auto table = read(caseTable);
    REQUIRE(ways.size() == caseStateCount);
    int carriedOut = 0;
    for (const auto& [from, way] : ways) {
        for (std::size_t v = 0; v < caseVerbCount; ++v) {
            const auto verb = static_cast<CaseVerb>(v);
            CAPTURE(word(from));
            CAPTURE(word(verb));
            test::Scenario hall(stagedHall());
            REQUIRE(hall.play(morning) == "");
            const auto expected = cell(table.at(std::string(word(from)))[v], from);
            const Detour other = expected ? detour(from, verb) : Detour{};
            REQUIRE(hall.play(other.way.empty() ? way : other.way) == "");
            REQUIRE(stateOf(hall) == from);
            const Deed given = deed(verb);
            if (expected && groundless(from, verb)) {
                const bool asks = verb == CaseVerb::request;
                CHECK(outcome(hall, asks ? "10:00 clerk:s1 request APP 0 second-notification 0 still-missing" : "10:00 supervisor:s3 decide-request APP 1 declined") ==
                      (asks ? "no: case-not-in-state received" : "no: unknown-request"));
                continue;
            }
            if (expected && other.way.empty()) REQUIRE(hall.play(given.first) == "");
            const std::string came = outcome(hall, "10:00 " + (other.way.empty() ? std::string(given.line) : other.line));
            if (expected) {
                CHECK_FALSE(came.starts_with("no: "));
                const bool goesBack = verb == CaseVerb::declineWithdrawal;
                CHECK(stateOf(hall) == (goesBack ? CaseState::handling : *expected));
                ++carriedOut;
            } else {
                const bool noTask = came == "no: unknown-task" && hall.state().casework.find(ApplicationId{"APP"})->tasks.empty();
                if (!noTask) CHECK(came == "no: case-not-in-state " + std::string(word(from)));
                CHECK(stateOf(hall) == from);
            }
            CHECK(hall.play("") == "");
        }
    }
    CHECK(carriedOut == 132);
}

TEST_CASE("every state and verb of a task: a real task in that state does what the table says") {
    const std::string working = receive + accept + start;
    const std::map<TaskState, std::string> taskWays{
        {TaskState::dispatched, receive + accept + "09:03 s15 start-task APP 2\n"},
        {TaskState::working, working},
        {TaskState::asked, working + "09:04 s15 ask-task APP 1\n"},
        {TaskState::returned, working + "09:04 s15 return-task APP 1 incomplete\n"},
        {TaskState::proposed, working + "09:04 s15 propose APP 1 granted\n"},
        {TaskState::decided, working + "09:04 s15 decide APP 1 granted\n"},
        {TaskState::waiting, ""}, {TaskState::dropped, ""},  // of packages: below
    };
    const std::map<CaseVerb, const char*> deeds{
        {CaseVerb::startTask, "s15 start-task APP 1"}, {CaseVerb::askTask, "s15 ask-task APP 1"},
        {CaseVerb::answerTask, "counter-1 answer-task APP 1"}, {CaseVerb::returnTask, "s15 return-task APP 1 incomplete"},
        {CaseVerb::redispatchTask, "counter-1 redispatch APP 1"}, {CaseVerb::proposeTask, "s15 propose APP 1 granted"},
        {CaseVerb::decideTask, "s15 decide APP 1 granted"}, {CaseVerb::decideLastTask, "s15 decide APP 1 granted"},
        {CaseVerb::advanceStage, "s15 advance-stage APP 1"}};
    const auto table = read(taskTable);
    for (const auto& [from, way] : taskWays) {
        for (const auto& [verb, line] : deeds) {
            CAPTURE(word(from));
            CAPTURE(word(verb));
            if (way.empty()) continue;
            test::Scenario hall(stagedHall());
            REQUIRE(hall.play(morning) == "");
            REQUIRE(hall.play(way) == "");
            const bool last = verb == CaseVerb::decideLastTask;
            if (last && from != TaskState::decided) {
                const bool begun = from == TaskState::dispatched;
                REQUIRE(hall.play((begun ? "" : "09:30 s15 start-task APP 2\n") + std::string("09:30 s15 decide APP 2 granted")) == "");
            }
            const auto task = [&] { return hall.state().casework.find(ApplicationId{"APP"})->tasks.at(0).state; };
            REQUIRE(task() == from);
            const auto expected = cell(table.at(std::string(word(from)))[static_cast<std::size_t>(verb)]);
            const std::string came = outcome(hall, std::string("10:00 ") + line);
            CHECK(task() == expected.value_or(from));
            if (!expected) CHECK(came == "no: task-not-in-state " + std::string(word(from)));
            if (expected && last) CHECK(stateOf(hall) == CaseState::decided);
            CHECK(hall.play("") == "");
        }
    }
}

TEST_CASE("a task that waits for another's result, and one whose result nobody can give any more: nothing is possible with it") {
    std::vector<ConfigEntry> entries = stagedHall();
    PackageConfig package;
    package.code = {"shop"};
    package.name = {"开店", "Open a shop"};
    package.items = {{{"register"}}, {{"invoice"}, {{"register"}}}};
    entries.emplace_back(package);
    const auto table = read(taskTable);
    for (const TaskState from : {TaskState::waiting, TaskState::dropped}) {
        test::Scenario hall(entries);
        REQUIRE(hall.play("08:30 manager open-day\n08:30 counter-1 open") == "");
        const auto act = [&](const Command& command, const Actor& actor) { return hall.act(command, actor, hall.stamp(36'000)); };
        const Actor counter = test::counterActor("counter-1"), reviewer{Role::reviewer, "s15", {}};
        act(OpenWalkIn{{"counter-1"}, {"p1"}, {}, {}, {"shop"}, {}}, counter);
        const CaseNumber number = hall.state().casework.cases.begin()->first;
        REQUIRE(hall.play("09:00 counter-1 receive ~1\n09:01 counter-1 check ~1 identity-card=sound articles=sound lease-contract=sound contract=sound\n"
                          "09:02 counter-1 accept ~1\n09:03 s15 start-task ~1 1") == "");
        // A third task would keep the case open; here the case ends with the second one, which cannot be done any more.
        if (from == TaskState::dropped) REQUIRE(hall.play("09:04 s15 decide ~1 1 rejected") == "");
        const auto task = [&] { return hall.state().casework.find(number)->tasks.at(1).state; };
        REQUIRE(task() == from);
        const CaseState caseState = hall.state().casework.find(number)->state;
        const std::pair<CaseVerb, Command> commands[] = {
            {CaseVerb::startTask, StartTask{number, 2}}, {CaseVerb::askTask, AskTask{number, 2, {"q"}}}, {CaseVerb::returnTask, ReturnTask{number, 2, "incomplete", {}}},
            {CaseVerb::proposeTask, ProposeTask{number, 2, Verdict::granted, {}}}, {CaseVerb::decideTask, DecideTask{number, 2, Verdict::granted, {}, {}}},
            {CaseVerb::advanceStage, AdvanceStage{number, 2}}};
        for (const auto& [verb, command] : commands) {
            CAPTURE(word(verb));
            CHECK(table.at(std::string(word(from)))[static_cast<std::size_t>(verb)] == ".");
            const std::string expected = caseState == CaseState::handling ? "no: task-not-in-state " + std::string(word(from))
                                                                          : "no: case-not-in-state " + std::string(word(caseState));
            CHECK(act(command, reviewer) == expected);
        }
        for (const auto& [verb, command] : {std::pair<CaseVerb, Command>{CaseVerb::answerTask, AnswerTask{{"counter-1"}, number, 2, {"a"}}},
                                            std::pair<CaseVerb, Command>{CaseVerb::redispatchTask, RedispatchTask{{"counter-1"}, number, 2, {}}}}) {
            CAPTURE(word(verb));
            CHECK(act(command, counter).starts_with("no: "));
        }
        CHECK(task() == from);
    }
}

TEST_CASE("the tasks of a withdrawn case are dropped, and nothing is possible with them") {
    test::Scenario hall(test::caseHall());
    REQUIRE(hall.play(morning) == "");
    REQUIRE(hall.play(ways.at(CaseState::withdrawing)) == "");
    CHECK(hall.play(R"(
        look  tasks approval               -> APP/1
        10:00 s11 confirm APP              -> APP withdrawn
        look  task-states APP              -> 1:approval:dropped 2:tax:dropped
        look  tasks approval               -> none
        10:01 s11 decide APP 1 granted     -> no: case-not-in-state withdrawn
        look  case APP                     -> withdrawn 2
    )") == "");
}

TEST_CASE("the word of each state, verb and verdict leads back to it, and no two are alike") {
    for (std::size_t i = 0; i < caseStateCount; ++i) CHECK(caseStateOf(word(static_cast<CaseState>(i))) == static_cast<CaseState>(i));
    for (std::size_t i = 0; i < taskStateCount; ++i) CHECK(taskStateOf(word(static_cast<TaskState>(i))) == static_cast<TaskState>(i));
    for (std::size_t i = 0; i < materialStateCount; ++i) CHECK(materialStateOf(word(static_cast<MaterialState>(i))) == static_cast<MaterialState>(i));
    std::map<std::string_view, int> verbs;
    for (std::size_t i = 0; i < caseVerbCount; ++i) CHECK(++verbs[word(static_cast<CaseVerb>(i))] == 1);
    CHECK_FALSE(caseStateOf(""));
    CHECK_FALSE(taskStateOf("emperor"));
}
