// In the departments, and the collective result.
#include <doctest/doctest.h>

#include "server/core/casework/Identity.hpp"
#include "tests/support/CaseHall.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

/// A accepted with register (approval), invoice (tax), pension (social, two persons).
test::Scenario accepted(const char* items = "register,invoice,pension") {
    test::Scenario hall(test::caseHall());
    const bool all = std::string(items) == "register,invoice,pension";
    REQUIRE(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        08:40  platform   put A 1 p1 )" + std::string(items) + R"(
        08:41  counter-1  receive A
        08:42  counter-1  check A identity-card=sound articles=sound lease-contract=sound )" + (all ? "contract=sound record=sound" : "contract=sound") + R"(
        08:43  counter-1  accept A
    )") == "");
    return hall;
}

}  // namespace

TEST_CASE("a reviewer acts for the departments that the configuration gives, and for no other") {
    test::Scenario hall = accepted();
    CHECK(hall.play(R"(
        09:00 s10  start-task A 1            -> no: not-your-department
        09:00 s11  start-task A 2            -> no: not-your-department
        09:00 s11  start-task A 4            -> no: unknown-task
        09:00 s11  start-task B 1            -> no: unknown-case
        09:00 counter-1 start-task A 1       -> no: not-allowed
        09:00 s11  start-task A 1            -> A task 1 started
        09:00 s15  decide A 1 granted        -> A task 1 granted
        09:00 reviewer:s1 start-task A 2     -> no: not-allowed
    )") == "");
}

TEST_CASE("a task is asked about, answered, returned, and goes out again, also to another department") {
    test::Scenario hall = accepted();
    CHECK(hall.play(R"(
        look  case A                              -> accepted 3
        09:00 s11  start-task A 1                 -> A task 1 started
        look  case A                              -> handling 8
        09:01 s11  ask-task A 1                   -> A task 1 asked
        09:02 s11  decide A 1 granted             -> no: task-not-in-state asked
        09:03 counter-1 answer-task A 1           -> A task 1 answered
        09:04 s11  return-task A 1                -> no: reason-missing
        09:04 s11  return-task A 1 incomplete     -> A task 1 returned
        09:05 s11  start-task A 1                 -> no: task-not-in-state returned
        09:05 counter-1 redispatch A 1 nowhere    -> no: unknown-department
        09:05 counter-1 redispatch A 1 tax        -> A task 1 to tax
        look  tasks approval                      -> none
        look  tasks tax                           -> A/2 A/1
        09:06 s11  start-task A 1                 -> no: not-your-department
        09:06 s12  start-task A 1                 -> A task 1 started
        09:07 s12  decide A 1 granted A-2026-7    -> A task 1 granted
        look  tasks tax                           -> A/2
    )") == "");
    const Task& task = hall.state().casework.find(ApplicationId{"A"})->tasks[0];
    CHECK(task.resultNumber == "A-2026-7");
    CHECK(task.decider.value == "s12");
}

TEST_CASE("two persons: who reviewed does not decide, where the item's guide wants it") {
    test::Scenario hall = accepted();
    CHECK(hall.play(R"(
        09:00 s13  start-task A 3                 -> A task 3 started
        09:01 s13  decide A 3 granted             -> no: task-not-in-state working
        09:02 s13  propose A 3 granted            -> A task 3 proposed granted
        09:03 s13  decide A 3 granted             -> no: same-person
        09:03 s13  return-task A 3 again          -> A task 3 returned
        09:04 s14  propose A 3 rejected           -> A task 3 proposed rejected
        09:05 s14  decide A 3 rejected            -> no: same-person
        09:05 s13  decide A 3 rejected            -> A task 3 rejected
        09:06 s11  start-task A 1
        09:06 s11  decide A 1 granted             -> A task 1 granted    # one person where the guide wants no two
    )") == "");
}

TEST_CASE("Administrative Licensing Law art. 38: a rejection says why") {
    test::Scenario hall = accepted("register,invoice");
    const CaseNumber number = hall.state().casework.find(ApplicationId{"A"})->number;
    const Actor reviewer{Role::reviewer, "s15", {}};
    const Stamp stamp = hall.stamp(9 * 3600);
    REQUIRE(hall.play("09:00 s15 start-task A 1\n09:00 s15 start-task A 2") == "");
    CHECK(hall.act(ProposeTask{number, 1, Verdict::rejected, {}}, reviewer, stamp) == "no: reason-missing");
    CHECK(hall.act(DecideTask{number, 1, Verdict::rejected, {}, ""}, reviewer, stamp) == "no: reason-missing");
    CHECK(hall.act(DecideTask{number, 1, Verdict::none, {}, ""}, reviewer, stamp) == "no: reason-missing verdict");
    CHECK(hall.act(DecideTask{number, 1, Verdict::granted, {}, std::string(51, 'x')}, reviewer, stamp) == "no: malformed-application result-number");
    CHECK(hall.act(DecideTask{number, 1, Verdict::granted, {}, "a\nb"}, reviewer, stamp) == "no: malformed-application result-number");
    CHECK(hall.act(DecideTask{number, 1, Verdict::granted, {}, "\xC0\xAF"}, reviewer, stamp) == "no: malformed-application result-number");
    // The opinion of the proposal stands for the decision that follows it, not for another one.
    CHECK(hall.act(ProposeTask{number, 1, Verdict::granted, {"o1"}}, reviewer, stamp) == "A task 1 proposed granted");
    CHECK(hall.act(DecideTask{number, 1, Verdict::rejected, {}, ""}, reviewer, stamp) == "no: reason-missing");
    CHECK(hall.act(ReturnTask{number, 1, "again", {}}, reviewer, stamp) == "A task 1 returned");
    CHECK(hall.act(ProposeTask{number, 1, Verdict::rejected, {"o2"}}, reviewer, stamp) == "A task 1 proposed rejected");
    CHECK(hall.act(DecideTask{number, 1, Verdict::rejected, {}, ""}, reviewer, stamp) == "A task 1 rejected");
}

TEST_CASE("an opinion stands for the verdict that it was written for, and for the department that wrote it") {
    test::Scenario hall = accepted("register,invoice");
    CHECK(hall.play(R"(
        09:00 s11  start-task A 1
        09:01 s11  propose A 1 rejected           -> A task 1 proposed rejected
        09:02 s15  decide A 1 granted             -> A task 1 granted
        09:03 s12  start-task A 2
        09:03 s12  ask-task A 2
        09:04 counter-1 answer-task A 2
        09:05 s12  return-task A 2 not-ours
        09:06 counter-1 redispatch A 2 social
    )") == "");
    const auto& tasks = hall.state().casework.find(ApplicationId{"A"})->tasks;
    CHECK(tasks[0].opinion.value.empty());
    CHECK(tasks[1].question.value.empty());
    CHECK(tasks[1].answer.value.empty());
}

TEST_CASE("the number of a result: what authorities give, and nobody's name or number of identity") {
    for (const char* fine : {"", "A-2026-7", "R-1", "JY25116020012345", "川食许字〔2026〕第001号", "川（2026）广安市不动产权第0000123号", "91511602MA6B7C8D9E"}) {
        CAPTURE(fine);
        CHECK(isResultNumber(fine));
    }
    for (const char* wrong : {"王小明", "王小明 511602199003070010", "511602199003070010", "11010519491231002X", "No.511602199003070010", "WANG", "R 1", "王1", "第号",
                              "川食许字〔2026〕第001号511602199003070010", "a\nb1"}) {
        CAPTURE(wrong);
        CHECK_FALSE(isResultNumber(wrong));
    }
}

TEST_CASE("the collective result: the last decision decides the case, in whatever order the departments decide") {
    for (const auto& [first, second] : {std::pair{"s11 decide A 1", "s12 decide A 2"}, std::pair{"s12 decide A 2", "s11 decide A 1"}}) {
        for (const auto& [one, other, result] : {std::tuple{"granted", "granted", "decided 11 granted"}, {"granted", "rejected", "decided 11 granted"},
                                                 {"rejected", "granted", "decided 11 granted"}, {"rejected", "rejected", "decided 13 rejected"}}) {
            CAPTURE(first);
            CAPTURE(one);
            CAPTURE(other);
            test::Scenario hall = accepted("register,invoice");
            REQUIRE(hall.play("09:00 s11 start-task A 1\n09:00 s12 start-task A 2") == "");
            REQUIRE(hall.play(std::string("09:01 ") + first + " " + one) == "");
            CHECK(hall.play("look case A -> handling 8") == "");
            REQUIRE(hall.play(std::string("09:01 ") + second + " " + other) == "");
            CHECK(hall.play(std::string("look case A -> ") + result) == "");
            CHECK(std::holds_alternative<CaseDecided>(hall.events().back().body));
            CHECK(hall.play("09:02 s11 decide A 1 granted -> no: case-not-in-state decided") == "");
        }
    }
}

TEST_CASE("tasks stand in the order in which they came to the department") {
    test::Scenario hall = accepted("register,invoice");
    REQUIRE(hall.play(R"(
        09:40  platform   put B 1 p1 register                        -> B applied
        09:41  counter-1  receive B
        09:43  counter-1  accept B                                   -> B accepted; B task 1 to approval
        look   tasks approval                                        -> A/1 B/1
        09:50  s11  return-task A 1 incomplete
        09:51  counter-1 redispatch A 1
        look   tasks approval                                        -> B/1 A/1
    )") == "");
}

TEST_CASE("an item without a guide has a task all the same, due within the 20 days of Administrative Licensing Law art. 42") {
    test::Scenario hall(test::caseHall());
    CHECK(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        08:40  platform   put A 1 p1 photo-card                      -> A applied
        08:41  counter-1  receive A
        08:41  counter-1  notify A                                   -> no: nothing-missing
        08:42  counter-1  accept A                                   -> A accepted; A task 1 to approval
        look   due A                                                 -> 20261221 none
    )") == "");
}

TEST_CASE("Administrative Licensing Law art. 82: periods are in working days; a year without a calendar is provisional") {
    auto entries = test::caseHall();
    for (ConfigEntry& entry : entries) {
        if (auto* calendar = std::get_if<CalendarConfig>(&entry)) {
            calendar->holidays = {{20261124}, {20261125}};
            calendar->workdays = {{20261128}};
        }
    }
    test::Scenario hall(entries);
    CHECK(hall.play(R"(
        == 2026-11-23
        08:30  manager    open-day
        08:30  counter-1  open
        08:40  platform   put A 1 p1 register                        -> A applied
        08:41  counter-1  receive A
        08:41  counter-1  check A identity-card=sound articles=sound lease-contract=sound
        08:42  counter-1  accept A
        look   due A                                                 -> 20261201 none
        17:30  manager    end-day evening
        == 2026-12-28
        08:30  manager    open-day
        08:40  platform   put B 1 p1 register                        -> B applied
        08:41  counter-1  receive B
        08:42  counter-1  accept B
        look   due B                                                 -> 20270104? none
    )") == "");
}
