// The whole table of rights, written out a second time as a picture: one line per command, operation or kind of configuration, one
// column per role. A role, command or operation without a line here fails.
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "server/core/authority/Authority.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

// ki kiosk, co counter, bo board, ma manager, au auditor, sc scheduler, cl clerk, re reception, rv reviewer, su supervisor,
// sy system administrator, se security administrator, ph phone, ci city platform.
const char* commandTable = R"(
                      ki co bo ma au sc cl re rv su sy se ph ci
configure              .  .  .  x  .  x  .  .  .  .  x  x  .  .
open-day               .  .  .  x  .  x  .  .  .  .  .  .  .  .
begin-closing          .  .  .  x  .  x  .  .  .  .  .  .  .  .
end-day                .  .  .  x  .  x  .  .  .  .  .  .  .  .
time-passed            .  .  .  .  .  x  .  .  .  .  .  .  .  .
issue                  x  .  .  .  .  .  .  x  .  .  .  .  x  .
cancel                 x  x  .  x  .  .  x  x  .  x  .  .  x  .
open                   .  x  .  x  .  .  x  .  .  x  .  .  .  .
pause                  .  x  .  x  .  .  x  .  .  x  .  .  .  .
close                  .  x  .  x  .  .  x  .  .  x  .  .  .  .
call-next              .  x  .  .  .  .  x  .  .  x  .  .  .  .
recall                 .  x  .  .  .  .  x  .  .  x  .  .  .  .
start                  .  x  .  .  .  .  x  .  .  x  .  .  .  .
finish                 .  x  .  .  .  .  x  .  .  x  .  .  .  .
no-show                .  x  .  .  .  .  x  .  .  x  .  .  .  .
bring-back             .  x  .  .  .  .  x  .  .  x  .  .  .  .
hold                   .  x  .  .  .  .  x  .  .  x  .  .  .  .
resume                 .  x  .  .  .  .  x  .  .  x  .  .  .  .
transfer               .  x  .  .  .  .  x  .  .  x  .  .  .  .
lease                  x  .  .  .  .  .  .  .  .  .  .  .  .  .
merge                  x  .  .  .  .  .  .  .  .  .  .  .  .  .
take-place             .  .  .  .  .  x  x  x  .  x  .  .  .  .
leave-place            .  .  .  .  .  x  x  x  .  x  .  x  .  .
finish-and-call-next   .  x  .  .  .  .  x  .  .  x  .  .  .  .
pick                   .  x  .  .  .  .  x  .  .  x  .  .  .  .
return                 .  x  .  .  .  .  x  .  .  x  .  .  .  .
undo                   .  x  .  .  .  .  x  .  .  x  .  .  .  .
confirm-class          .  x  .  .  .  .  x  .  .  x  .  .  .  .
add-service            .  x  .  .  .  .  x  .  .  x  .  .  .  .
put-application        .  .  .  .  .  .  .  .  .  .  .  .  .  x
add-file               .  x  .  .  .  .  x  .  .  x  .  .  .  x
open-walk-in           .  x  .  .  .  .  x  x  .  x  .  .  .  .
link-case              .  x  .  .  .  .  x  x  .  x  .  .  .  .
receive-case           .  x  .  .  .  .  x  .  .  x  .  .  .  .
check-materials        .  x  .  .  .  .  x  .  .  x  .  .  .  .
ask-material           .  x  .  .  .  .  x  .  .  x  .  .  .  .
notify-missing         .  x  .  .  .  .  x  .  .  x  .  .  .  .
supplement-case        .  x  .  .  .  .  x  .  .  x  .  .  .  .
accept-case            .  x  .  .  .  .  x  .  .  x  .  .  .  .
refuse-case            .  x  .  .  .  .  x  .  .  x  .  .  .  .
withdraw-case          .  x  .  .  .  .  x  .  .  x  .  .  .  .
confirm-withdrawal     .  .  .  .  .  .  .  .  x  x  .  .  .  .
answer-task            .  x  .  .  .  .  x  .  .  x  .  .  .  .
redispatch-task        .  x  .  .  .  .  x  .  .  x  .  .  .  .
hand-over-result       .  x  .  .  .  .  x  .  .  x  .  .  .  .
archive-case           .  x  .  .  .  x  x  .  x  x  .  .  .  .
start-task             .  .  .  .  .  .  .  .  x  .  .  .  .  .
ask-task               .  .  .  .  .  .  .  .  x  .  .  .  .  .
return-task            .  .  .  .  .  .  .  .  x  .  .  .  .  .
propose-task           .  .  .  .  .  .  .  .  x  .  .  .  .  .
decide-task            .  .  .  .  .  .  .  .  x  .  .  .  .  .
revoke-case            .  .  .  .  .  .  .  .  .  x  .  .  .  .
reveal-person          .  .  .  .  .  .  x  .  x  x  .  .  .  .
erase-person           .  .  .  .  .  x  .  .  .  .  .  x  .  .
advance-stage          .  .  .  .  .  .  .  .  x  .  .  .  .  .
end-procedure          .  .  .  .  .  .  .  .  x  x  .  .  .  .
request-approval       .  x  .  .  .  .  x  .  x  x  .  .  .  .
decide-approval        .  .  .  .  .  .  .  .  .  x  .  .  .  .
issue-order            .  .  .  x  .  .  .  .  .  x  .  .  .  .
answer-order           .  .  .  .  .  .  x  .  x  .  .  .  .  .
close-order            .  .  .  x  .  .  .  .  .  x  .  .  .  .
open-follow-up         .  x  .  x  .  x  x  x  x  x  .  .  x  .
assign-follow-up       .  .  .  x  .  .  .  .  .  x  .  .  .  .
resolve-follow-up      .  .  .  x  .  .  x  .  x  x  .  .  .  .
close-follow-up        .  .  .  x  .  .  .  .  .  x  .  .  .  .
respond-follow-up      .  .  .  x  .  .  x  .  x  x  .  .  .  .
exclude-rating         .  .  .  .  .  .  .  .  .  x  .  .  .  .
rate                   x  x  .  .  .  .  .  .  .  .  .  .  x  .
import-case            .  .  .  .  .  x  .  .  .  .  x  .  .  .
show-notice            .  .  .  x  .  x  .  .  .  x  .  .  .  .
end-notice             .  .  .  x  .  x  .  .  .  x  .  .  .  .
book                   x  .  .  .  .  .  .  x  .  .  .  .  x  .
move-booking           x  .  .  x  .  .  .  x  .  .  .  .  x  .
cancel-booking         x  .  .  x  .  .  .  x  .  .  .  .  x  .
arrive                 x  .  .  .  .  .  .  x  .  .  .  .  x  .
give-way               .  .  .  .  .  .  .  .  .  .  .  .  x  .
)";

const char* operationTable = R"(
                      ki co bo ma au sc cl re rv su sy se ph ci
read-hall              x  x  x  x  x  x  x  x  x  x  x  x  .  x
read-lobby             x  x  x  x  x  x  x  x  x  x  x  x  x  .
read-kiosk             x  .  .  x  .  .  .  x  .  .  .  .  .  .
read-counter           .  x  .  x  .  .  x  x  .  x  .  .  .  .
read-events            .  .  .  x  x  x  .  .  .  .  .  .  .  .
read-explanation       .  x  .  x  x  .  x  x  .  x  .  .  .  .
read-report            .  .  .  x  x  .  .  .  .  x  .  .  .  .
read-configuration     .  .  .  x  x  .  .  .  .  .  x  x  .  .
read-metrics           .  .  .  x  .  x  .  .  .  .  x  .  .  .
read-accounts          .  .  .  x  x  .  .  .  .  .  x  x  .  .
create-account         .  .  .  .  .  x  .  .  .  .  x  .  .  .
disable-account        .  .  .  .  .  x  .  .  .  .  x  x  .  .
reset-secret           .  .  .  .  .  x  .  .  .  .  .  x  .  .
assign-roles           .  .  .  .  .  x  .  .  .  .  .  x  .  .
end-session            .  .  .  .  .  x  .  .  .  .  .  x  .  .
approve                .  .  .  .  .  .  .  .  .  x  .  .  .  .
read-devices           .  .  .  x  x  .  .  .  .  .  x  x  .  .
add-device             .  .  .  .  .  x  .  .  .  .  x  .  .  .
revoke-device          .  .  .  .  .  x  .  .  .  .  x  x  .  .
read-cases             .  x  .  x  .  .  x  x  x  x  .  .  .  .
read-own-applications  .  .  .  .  .  .  .  .  .  .  .  .  .  x
check-application      x  .  .  .  .  .  .  x  .  .  .  .  .  .
rotate-keys            .  .  .  .  .  x  .  .  .  .  .  x  .  .
read-supervision       .  .  .  x  .  .  .  .  .  x  .  .  .  .
read-appraisals        .  .  .  x  .  .  x  .  .  x  .  .  .  .
read-follow-ups        .  .  .  x  .  .  x  .  x  x  .  .  .  .
read-evaluations       .  .  .  x  x  .  x  .  x  x  .  .  .  .
)";

const char* configurationTable = R"(
                      ki co bo ma au sc cl re rv su sy se ph ci
hall                   .  .  .  x  .  x  .  .  .  .  x  .  .  .
queue                  .  .  .  x  .  x  .  .  .  .  x  .  .  .
class                  .  .  .  x  .  x  .  .  .  .  x  .  .  .
profile                .  .  .  x  .  x  .  .  .  .  x  .  .  .
counter                .  .  .  x  .  x  .  .  .  .  x  .  .  .
item                   .  .  .  x  .  x  .  .  .  .  x  .  .  .
staff                  .  .  .  x  .  x  .  .  .  .  x  x  .  .
department             .  .  .  x  .  x  .  .  .  .  x  .  .  .
calendar               .  .  .  x  .  x  .  .  .  .  x  .  .  .
guide                  .  .  .  x  .  x  .  .  .  .  x  .  .  .
package                .  .  .  x  .  x  .  .  .  .  x  .  .  .
case-rules             .  .  .  x  .  x  .  .  .  .  x  .  .  .
opening                .  .  .  x  .  x  .  .  .  .  x  .  .  .
booking                .  .  .  x  .  x  .  .  .  .  x  .  .  .
remote                 .  .  .  x  .  x  .  .  .  .  x  .  .  .
evaluation             .  .  .  x  .  x  .  .  .  .  x  .  .  .
)";

const CounterId own{"counter-1"};
const CaseNumber none{"5116020120261123000001X"};  // there is no such case

std::vector<std::pair<std::string, Command>> commands() {
    return {
        {"configure", Configure{}}, {"open-day", OpenDay{}}, {"begin-closing", BeginClosing{}}, {"end-day", EndDay{"done"}},
        {"time-passed", TimePassed{}}, {"issue", IssueTicket{{"register"}}}, {"cancel", CancelTicket{{1}}},
        {"open", OpenCounter{own}}, {"pause", PauseCounter{own, "lunch"}}, {"close", CloseCounter{own}},
        {"call-next", CallNext{own}}, {"recall", Recall{own}}, {"start", StartService{own}}, {"finish", FinishService{own}},
        {"no-show", MarkNoShow{own}}, {"bring-back", BringBack{own, {1}}}, {"hold", HoldTicket{own}},
        {"resume", ResumeTicket{own, {1}}}, {"transfer", TransferTicket{own, {"tax"}}}, {"lease", LeaseNumbers{}},
        {"merge", MergeTicket{}}, {"take-place", TakePlace{own, {"s1"}}}, {"leave-place", LeavePlace{own}},
        {"finish-and-call-next", FinishAndCallNext{own}}, {"pick", PickTicket{own, {1}, "asked"}},
        {"return", ReturnTicket{own}}, {"undo", Undo{own}}, {"confirm-class", ConfirmClass{own, true}},
        {"add-service", AddService{own, {"invoice"}}},
        {"put-application", PutApplication{}}, {"add-file", AddFile{}}, {"open-walk-in", OpenWalkIn{own, {"p1"}, {}, {{"register"}}}},
        {"link-case", LinkCase{own, none}}, {"receive-case", ReceiveCase{own, none}}, {"check-materials", CheckMaterials{own, none, {}}},
        {"ask-material", AskMaterial{own, none, "lost", {"v1"}}}, {"notify-missing", NotifyMissing{own, none}},
        {"supplement-case", SupplementCase{own, none}}, {"accept-case", AcceptCase{own, none}},
        {"refuse-case", RefuseCase{own, none, RefusalGround::outsideAuthority, "elsewhere"}},
        {"withdraw-case", WithdrawCase{own, none, "changed-mind"}}, {"confirm-withdrawal", ConfirmWithdrawal{none}},
        {"answer-task", AnswerTask{own, none, 1, {"v1"}}}, {"redispatch-task", RedispatchTask{own, none, 1}},
        {"hand-over-result", HandOverResult{own, none}}, {"archive-case", ArchiveCase{none}}, {"start-task", StartTask{none, 1}},
        {"ask-task", AskTask{none, 1, {"v1"}}}, {"return-task", ReturnTask{none, 1, "incomplete"}},
        {"propose-task", ProposeTask{none, 1}}, {"decide-task", DecideTask{none, 1}}, {"revoke-case", RevokeCase{none, "wrong"}},
        {"reveal-person", RevealPerson{none, "called-back"}}, {"erase-person", ErasePerson{{"p1"}}},
        {"advance-stage", AdvanceStage{none, 1}}, {"end-procedure", EndProcedure{none, 1, "passed"}},
        {"request-approval", RequestApproval{none, ApprovalKind::extension, 0, {}}}, {"decide-approval", DecideApproval{none, 1}}, {"issue-order", IssueOrder{none, 0, {}}},
        {"answer-order", AnswerOrder{none, 1, {"v1"}}}, {"close-order", CloseOrder{none, 1}}, {"open-follow-up", OpenFollowUp{}},
        {"assign-follow-up", AssignFollowUp{}}, {"resolve-follow-up", ResolveFollowUp{}}, {"close-follow-up", CloseFollowUp{}},
        {"import-case", ImportCase{}},
        {"show-notice", ShowNotice{NoticeKind::information, {false, false, true, false}, {"好", ""}}}, {"end-notice", EndNotice{{1}}},
        {"book", Book{{"register"}, {}, {"booker"}}}, {"move-booking", MoveBooking{{1}, {}}}, {"cancel-booking", CancelBooking{{1}, "changed-plans"}},
        {"arrive", ArriveTicket{{1}}}, {"give-way", GiveWay{{1}}},
        {"rate", Rate{}}, {"exclude-rating", ExcludeRating{}}, {"respond-follow-up", RespondFollowUp{}},
    };
}

std::vector<std::pair<std::string, ConfigEntry>> entries() {
    return {{"hall", HallConfig{}}, {"queue", QueueConfig{}}, {"class", ClassConfig{}}, {"profile", ProfileConfig{}},
            {"counter", CounterConfig{}}, {"item", ItemConfig{}}, {"staff", StaffConfig{}}, {"department", DepartmentConfig{}},
            {"calendar", CalendarConfig{}}, {"guide", GuideConfig{}}, {"package", PackageConfig{}},
            {"case-rules", CaseRulesConfig{}}, {"opening", OpeningConfig{}}, {"booking", BookingRulesConfig{}}, {"remote", RemoteConfig{}},
            {"evaluation", EvaluationRulesConfig{}}};
}

/// Line name to "x" or "." by role; the first line holds the columns.
std::map<std::string, std::vector<bool>> read(const char* table) {
    std::map<std::string, std::vector<bool>> lines;
    std::istringstream in(table);
    int number = 0;
    for (std::string text; std::getline(in, text); ++number) {
        if (number < 2) continue;
        std::istringstream words(text);
        std::string name;
        words >> name;
        for (std::string mark; words >> mark;) {
            REQUIRE((mark == "x" || mark == "."));
            lines[name].push_back(mark == "x");
        }
        REQUIRE(lines[name].size() == roleCount);
    }
    return lines;
}

/// Sits at counter-1 and has the role whose session it is.
Actor actorOf(Role role) {
    switch (role) {
        case Role::clerk: return {role, "s1", own};
        case Role::reception: return {role, "s4", own};
        case Role::reviewer: return {role, "s10", own};
        case Role::supervisor: return {role, "s3", own};
        case Role::systemAdministrator: return {role, "s7", own};
        case Role::securityAdministrator: return {role, "s6", own};
        case Role::auditor: return {role, "s8", own};
        case Role::manager: return {role, "s9", own};
        case Role::phone: return {role, holderOf({1}), own};
        default: return {role, std::string(word(role)) + "-1", own};
    }
}

bool refusedAsNotAllowed(const State& state, const Command& command, const Actor& actor) {
    const Decision decision = decide(state, command, actor, test::stampAt(600));
    const auto* refused = std::get_if<Refused>(&decision);
    return refused != nullptr && refused->refusal == Refusal::notAllowed;
}

State staffed() {
    State state;
    test::carryOut(state, Configure{test::staffedHall()}, test::scheduler, test::stampAt(480));
    return state;
}

bool namesACounter(const Command& command) {
    return std::visit([](const auto& given) { return requires { given.counter; }; }, command);
}

}  // namespace

TEST_CASE("every role and command") {
    const auto table = read(commandTable);
    const auto all = commands();
    REQUIRE(all.size() == std::variant_size_v<Command::Base>);
    CHECK(table.size() == all.size());
    const State state = staffed();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& [name, command] = all[i];
        CHECK(command.index() == i);
        for (std::size_t r = 0; r < roleCount; ++r) {
            const Role role = static_cast<Role>(r);
            const std::string_view who = word(role);
            CAPTURE(name);
            CAPTURE(who);
            const bool may = table.at(name)[r];
            CHECK(mayGive(role, command) == may);
            CHECK(mayGive(actorOf(role), command) == may);
            if (!may) CHECK(refusedAsNotAllowed(state, command, actorOf(role)));
            // Somebody else's place is never taken in another's name: that refusal has the same code.
            const bool another = std::holds_alternative<TakePlace>(command) && role != Role::clerk && role != Role::scheduler;
            const bool empty = std::holds_alternative<ImportCase>(command);  // there is no record that it could take over
            const bool fromAfar = std::holds_alternative<IssueTicket>(command) && role == Role::phone;  // a phone takes none otherwise
            if (may && !another && !empty && !fromAfar) CHECK_FALSE(refusedAsNotAllowed(state, command, actorOf(role)));
        }
    }
}

TEST_CASE("every role and operation") {
    const auto table = read(operationTable);
    CHECK(table.size() == operationCount);
    for (std::size_t i = 0; i < operationCount; ++i) {
        const auto operation = static_cast<Operation>(i);
        const std::string name{word(operation)};
        REQUIRE(table.contains(name));
        for (std::size_t r = 0; r < roleCount; ++r) {
            CAPTURE(name);
            CAPTURE(r);
            CHECK(mayDo(static_cast<Role>(r), operation) == table.at(name)[r]);
        }
    }
}

TEST_CASE("every role and kind of configuration") {
    const auto table = read(configurationTable);
    const auto all = entries();
    REQUIRE(all.size() == std::variant_size_v<ConfigEntry>);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& [name, entry] = all[i];
        CHECK(entry.index() == i);
        for (std::size_t r = 0; r < roleCount; ++r) {
            const Role role = static_cast<Role>(r);
            CAPTURE(name);
            CAPTURE(r);
            CHECK(mayConfigure(role, entry) == table.at(name)[r]);
            CHECK(mayGive(actorOf(role), Configure{{entry}}) == table.at(name)[r]);
            // One entry too many and the whole command is refused.
            const ConfigEntry other = std::holds_alternative<StaffConfig>(entry) ? ConfigEntry{QueueConfig{}} : ConfigEntry{StaffConfig{}};
            const bool both = role == Role::scheduler || role == Role::systemAdministrator || role == Role::manager;
            CHECK(mayGive(actorOf(role), Configure{{entry, other}}) == both);
        }
    }
}

TEST_CASE("the system administrator makes people known and turns them off, but gives no rights") {
    State state = staffed();
    const auto asked = [&](StaffConfig config, Role role = Role::systemAdministrator) {
        return refusedAsNotAllowed(state, Configure{{std::move(config)}}, actorOf(role));
    };
    const StaffConfig clerk = state.staff.at({"s1"}).config;
    StaffConfig turnedOff = clerk;
    turnedOff.disabled = true;
    StaffConfig promoted = clerk;
    promoted.roles.push_back(Role::manager);
    StaffConfig demoted = clerk;
    demoted.roles.clear();
    StaffConfig skilled = clerk;
    skilled.skills = {{"general"}};
    skilled.fallback = {};
    CHECK_FALSE(asked(turnedOff));
    CHECK_FALSE(asked(clerk));
    CHECK_FALSE(asked({{"s77"}, {}, {}, {}, false}));
    CHECK(asked(promoted));
    CHECK(asked(demoted));
    CHECK((asked(skilled) || skilled.skills == clerk.skills));
    CHECK(asked({{"s77"}, {Role::clerk}, {}, {}, false}));
    CHECK(asked({{"s77"}, {}, {{"general"}}, {}, false}));
    for (const StaffConfig& config : {turnedOff, promoted, demoted}) CHECK_FALSE(asked(config, Role::securityAdministrator));
    CHECK(refusedAsNotAllowed(state, Configure{{turnedOff, promoted}}, actorOf(Role::systemAdministrator)));
}

TEST_CASE("the manager says what a clerk is best at, and nothing else of a person") {
    const State state = staffed();
    const auto refused = [&](StaffConfig config) { return refusedAsNotAllowed(state, Configure{{std::move(config)}}, actorOf(Role::manager)); };
    const StaffConfig clerk = state.staff.at({"s1"}).config;
    StaffConfig skilled = clerk;
    skilled.skills = {{"general"}};
    skilled.fallback = {{"tax"}};
    StaffConfig turnedOff = skilled, promoted = skilled, placed = skilled;
    turnedOff.disabled = true;
    promoted.roles.push_back(Role::manager);
    placed.departments = {{"market"}};
    CHECK_FALSE(refused(clerk));
    CHECK_FALSE(refused(skilled));
    CHECK(refused(turnedOff));
    CHECK(refused(promoted));
    CHECK(refused(placed));
    CHECK(refused({{"s77"}, {}, {}, {}, false}));
    CHECK(refusedAsNotAllowed(state, Configure{{skilled, promoted}}, actorOf(Role::manager)));
}

TEST_CASE("what is in no table is refused: roles and operations beyond the last") {
    const auto nobody = static_cast<Role>(roleCount);
    for (const auto& [name, command] : commands()) CHECK_FALSE(mayGive(nobody, command));
    for (const auto& [name, entry] : entries()) CHECK_FALSE(mayConfigure(nobody, entry));
    for (std::size_t i = 0; i < operationCount; ++i) CHECK_FALSE(mayDo(nobody, static_cast<Operation>(i)));
    for (std::size_t r = 0; r < roleCount; ++r) CHECK_FALSE(mayDo(static_cast<Role>(r), static_cast<Operation>(operationCount)));
}

TEST_CASE("words of roles lead back to them") {
    for (std::size_t r = 0; r < roleCount; ++r) CHECK(roleOf(word(static_cast<Role>(r))) == static_cast<Role>(r));
    CHECK_FALSE(roleOf("emperor"));
    CHECK_FALSE(roleOf(""));
}

TEST_CASE("a counter, and a person at one, acts for that counter only") {
    const State state = staffed();
    for (const auto& [name, command] : commands()) {
        if (!namesACounter(command)) continue;
        for (const Role role : {Role::counter, Role::clerk, Role::supervisor, Role::reception}) {
            CAPTURE(name);
            Actor elsewhere = actorOf(role);
            elsewhere.counter = {"counter-2"};
            CHECK(refusedAsNotAllowed(state, command, elsewhere));
            elsewhere.counter = {};  // the session knows no counter
            CHECK(refusedAsNotAllowed(state, command, elsewhere));
        }
    }
}

TEST_CASE("a session's role must be one that the person has") {
    const State state = staffed();
    CHECK(refusedAsNotAllowed(state, OpenDay{}, {Role::manager, "s1", {}}));
    CHECK_FALSE(refusedAsNotAllowed(state, OpenDay{}, {Role::manager, "s9", {}}));
    CHECK_FALSE(refusedAsNotAllowed(state, OpenDay{}, test::manager));  // a device at the manager's desk
    CHECK(refusedAsNotAllowed(state, OpenCounter{own}, {Role::supervisor, "s1", own}));
    CHECK(refusedAsNotAllowed(state, IssueTicket{{"register"}}, {Role::reception, "s1", own}));
}

TEST_CASE("who only looks changes nothing, before anything else is looked at") {
    test::Scenario hall;
    CHECK(hall.play(R"(
        08:30  board      issue nothing           -> no: not-allowed
        08:30  auditor    end-day                 -> no: not-allowed
        08:30  kiosk      open-day                -> no: not-allowed
        08:30  manager    issue register          -> no: not-allowed
        08:30  manager    tick                    -> no: not-allowed
        08:30  phone:p1   issue register          -> no: not-allowed
        08:30  city-platform:c1  issue register   -> no: not-allowed
        08:30  counter-1  open for counter-2      -> no: not-allowed
        08:30  manager    call for counter-2      -> no: not-allowed
    )") == "");
    CHECK(hall.act(Configure{test::demoHall()}, test::kiosk, hall.stamp(0)) == "no: not-allowed");
}
