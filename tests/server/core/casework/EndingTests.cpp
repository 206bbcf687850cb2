// Withdrawal, hand-over, and what comes after; and what never is taken back.
#include <doctest/doctest.h>

#include "tests/support/CaseHall.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

test::Scenario opened(const std::string& more = "") {
    test::Scenario hall(test::caseHall());
    REQUIRE(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        08:40  platform   put A 1 p1 register,invoice agent p2       -> A applied
    )") == "");
    REQUIRE(hall.play(more) == "");
    return hall;
}

const std::string accept = R"(
    08:41  counter-1  receive A
    08:42  counter-1  check A identity-card=sound articles=sound lease-contract=sound contract=sound
    08:43  counter-1  accept A
)";
const std::string decideBoth = R"(
    09:00  s15  start-task A 1
    09:00  s15  start-task A 2
    09:01  s15  decide A 1 granted
    09:01  s15  decide A 2 rejected
)";

}  // namespace

TEST_CASE("before acceptance a withdrawal ends the case at once") {
    test::Scenario hall = opened();
    CHECK(hall.play(R"(
        08:41  counter-1  withdraw A                         -> no: reason-missing
        08:41  counter-1  withdraw A changed-mind            -> A withdrawn
        look   case A                                        -> withdrawn 2
        08:42  counter-1  receive A                          -> no: case-not-in-state withdrawn
    )") == "");
}

TEST_CASE("after acceptance somebody else confirms a withdrawal, or handling goes on where it was") {
    test::Scenario hall = opened(accept);
    CHECK(hall.play(R"(
        09:00  counter-1  withdraw A changed-mind            -> A to be withdrawn
        look   case A                                        -> withdrawing 16
        09:01  s11  start-task A 1                           -> no: case-not-in-state withdrawing
        09:01  counter-1  confirm A                          -> no: not-allowed
        09:01  s13  confirm A                                -> no: not-your-department
        09:01  s13  decline A                                -> no: not-your-department
        09:01  s12  decline A                                -> A goes on
        look   case A                                        -> accepted 3
        09:02  s11  start-task A 1                           -> A task 1 started
        09:03  counter-1  withdraw A changed-mind            -> A to be withdrawn
        09:04  s12  decline A                                -> A goes on
        look   case A                                        -> handling 8
        09:05  s11  decide A 1 granted                       -> A task 1 granted
        09:06  counter-1  withdraw A changed-mind            -> A to be withdrawn
        09:07  s12  confirm A                                -> no: not-your-department   # another department has worked on it
        09:07  supervisor:s3 confirm A                       -> A withdrawn
        look   task-states A                                 -> 1:approval:decided 2:tax:dropped
        look   tasks tax                                     -> none
    )") == "");
}

TEST_CASE("a supervisor who asked for a withdrawal at the window does not confirm it as well") {
    test::Scenario hall = opened(accept);
    CHECK(hall.play(R"(
        09:00  supervisor:s3@counter-1 take
        09:00  supervisor:s3@counter-1 withdraw A changed-mind  -> A to be withdrawn
        09:01  supervisor:s3@counter-1 confirm A             -> no: same-person
        09:02  s11  confirm A                                -> A withdrawn
    )") == "");
}

TEST_CASE("a hundred steps in between: who asked for a withdrawal still does not confirm it, and a delivered case is revoked, not recalled") {
    std::string looks;
    for (int i = 0; i < 100; ++i) looks += "09:01 supervisor:s3 reveal A looks-again -> A revealed p1\n";
    test::Scenario hall = opened(accept + "09:00 supervisor:s3@counter-1 take\n09:00 supervisor:s3@counter-1 withdraw A changed-mind\n");
    REQUIRE(hall.play(looks) == "");
    CHECK(hall.play("09:02 supervisor:s3@counter-1 confirm A -> no: same-person") == "");
    CHECK(hall.play("09:02 s11 decline A -> A goes on") == "");
    CHECK_FALSE(std::get<WithdrawalDeclined>(hall.events().back().body).handling);
    CHECK(hall.state().casework.find(ApplicationId{"A"})->withdrawalBy.value.empty());

    test::Scenario begun = opened(accept + "09:00 s11 start-task A 1\n09:00 counter-1 withdraw A changed-mind\n" + looks + "09:02 s11 decline A\n");
    CHECK(std::get<WithdrawalDeclined>(begun.events().back().body).handling);
    for (const bool delivered : {false, true}) {
        test::Scenario ended = opened(accept + decideBoth + (delivered ? "09:10 counter-1 hand-over A\n" : "") + looks + "09:12 supervisor:s3 revoke A forged\n");
        CHECK(std::get<CaseRevoked>(ended.events().back().body).delivered == delivered);
    }
}

TEST_CASE("the result is handed over at one window or by post, archived, and can be taken back: recalled (14) before, revoked (15) after") {
    test::Scenario hall = opened(accept + decideBoth);
    CHECK(hall.play(R"(
        look   case A                                        -> decided 11 granted
        09:10  s15  archive A                                -> no: case-not-in-state decided
        09:10  counter-1  hand-over A post                   -> no: reason-missing waybill
        09:10  counter-1  hand-over A post w1                -> A handed over
        09:10  counter-1  hand-over A                        -> no: case-not-in-state delivered
        look   documents A                                   -> A1@20261123 H1@20261123
        look   case A                                        -> delivered 11 granted
        09:11  s15  archive A                                -> A archived
        look   case A                                        -> archived 11 granted
        09:12  supervisor:s3  revoke A                       -> no: reason-missing
        09:12  supervisor:s3  revoke A forged                -> A revoked
        look   case A                                        -> revoked 15 granted
    )") == "");
    test::Scenario another = opened(accept + decideBoth);
    CHECK(another.play(R"(
        09:10  supervisor:s3  revoke A mistake               -> A revoked
        look   case A                                        -> recalled 14 granted
        09:11  counter-1  hand-over A                        -> no: case-not-in-state recalled
    )") == "");
}

TEST_CASE("that somebody saw a person's data unmasked is an event with a reason, of a person and never of a place") {
    test::Scenario hall = opened();
    CHECK(hall.play(R"(
        08:41  counter-1          reveal A called-back       -> no: not-allowed
        08:41  s11                reveal A                   -> no: reason-missing
        08:41  s11                reveal A called-back       -> no: not-your-department   # nothing of it is with them yet
        08:41  clerk:s1           reveal A called-back       -> A revealed p1
        08:41  s11                reveal B called-back       -> no: unknown-case
    )") == "");
    CHECK(std::get<PersonRevealed>(hall.events().back().body).agent.value == "p2");
    REQUIRE(hall.play(accept) == "");
    CHECK(hall.play(R"(
        08:44  s12                reveal A called-back       -> A revealed p1
        08:44  s13                reveal A called-back       -> no: not-your-department
    )") == "");
}

TEST_CASE("PIPL art. 47: a person is erased when no case of theirs goes on, as applicant or as agent; nothing stays held for them") {
    test::Scenario hall = opened(accept + decideBoth);
    CHECK(hall.play(R"(
        09:10  security-administrator:s6 erase p1            -> no: cases-open )" + hall.state().casework.find(ApplicationId{"A"})->number.value + R"(
        09:10  security-administrator:s6 erase p9            -> no: unknown-person
        09:10  supervisor:s3             erase p1            -> no: not-allowed
        09:10  counter-1  hand-over A
        09:11  platform   put B 1 p1 register                -> B applied
        09:11  security-administrator:s6 erase p2            -> p2 erased
        09:12  counter-1  withdraw B changed-mind
        look   holdings p1 -> articles:B contract:B identity-card:B lease-contract:B
        09:13  security-administrator:s6 erase p1            -> p1 erased
        look   holdings p1 -> none
        look   case A                                        -> delivered 11 granted
    )") == "");
}

TEST_CASE("undo never takes back a case's event, nor the act at the counter before it") {
    test::Scenario hall = opened(R"(
        08:41  kiosk      issue register                     -> A001 issued
        08:42  counter-1  call                               -> A001 called preference
    )");
    const char* acts[] = {"receive A", "check A identity-card=sound", "ask-material A doubtful", "notify A", "supplement A",
                          "withdraw A changed-mind", "walk-in p3 register"};
    test::Scenario linked = hall;
    REQUIRE(linked.play("08:42 clerk:s1@counter-1 take\n08:43 clerk:s1@counter-1 link A papers-in-hand -> A linked to A001") == "");
    CHECK(linked.play("08:43 clerk:s1@counter-1 undo -> no: nothing-to-undo") == "");
    for (const char* act : acts) {
        CAPTURE(act);
        REQUIRE(hall.play(std::string("08:43 counter-1 ") + act) == "");
        CHECK(hall.play("08:43 counter-1 undo -> no: nothing-to-undo") == "");
    }
    CHECK(hall.play(R"(
        08:44  counter-1  start                              -> A001 started
        08:44  counter-1  undo                               -> undone 1
        look   ticket A001                                   -> called
        08:45  platform   put B 1 p1 invoice                 -> B applied
        08:45  counter-1  start                              -> A001 started
        08:45  platform   put B 2 p1 invoice                 -> B updated
        08:45  counter-1  undo                               -> undone 1          # of another's case: nothing of this visitor happened
    )") == "");
}

TEST_CASE("papers of one kind are numbered from 1 within their case, and none comes twice") {
    test::Scenario hall = opened(R"(
        08:41  counter-1  receive A
        08:42  counter-1  notify A
        08:43  counter-1  supplement A
        08:44  counter-1  notify A by s3
        08:45  counter-1  supplement A
        08:46  counter-1  outside A elsewhere
    )");
    CHECK(hall.play("look documents A -> N1@20261123 N2@20261123 R1@20261123") == "");
    const Case& one = *hall.state().casework.find(ApplicationId{"A"});
    CHECK(one.documents[0].number == one.number.value + "-N1");
}
