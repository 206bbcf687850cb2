// Approvals, special procedures, orders of supervision; follow-ups.
#include <doctest/doctest.h>

#include "server/core/Limits.hpp"
#include "tests/support/CaseHall.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

/// pension's household book may follow; register and invoice make a joint package "shop"; s16 is a second supervisor.
std::vector<ConfigEntry> supervisedHall() {
    std::vector<ConfigEntry> entries = test::caseHall();
    for (ConfigEntry& entry : entries) {
        auto* guide = std::get_if<GuideConfig>(&entry);
        if (guide == nullptr) continue;
        for (MaterialRule& rule : guide->materials)
            if (rule.code.value == "lease-contract" || rule.code.value == "contract") rule.mayFollow = true;
    }
    PackageConfig package;
    package.code = {"shop"};
    package.name = {"开店", "Open a shop"};
    package.joint = true;
    package.items = {{{"register"}}, {{"invoice"}}};
    entries.emplace_back(package);
    CaseRulesConfig rules;
    rules.followUps = {{"general", {"一般", "General"}, 1, FollowUpKind::unresolved, {}},
                       {"complex", {"复杂", "Complex"}, 20, FollowUpKind::unresolved, {}},
                       {"bad-rating", {"差评", "Bad rating"}, 15, FollowUpKind::badRating, {}}};
    entries.emplace_back(rules);
    entries.emplace_back(StaffConfig{{"s16"}, {Role::supervisor, Role::reviewer}, {}, {}, false, {{"approval"}}});
    return entries;
}

const char* morning = R"(
    08:30  manager    open-day
    08:30  counter-1  open
    08:40  platform   put A 1 p1 register,invoice
    08:41  counter-1  receive A
)";
const std::string check = "08:42 counter-1 check A identity-card=sound articles=sound lease-contract=sound contract=sound\n";
const std::string accepted = std::string(morning) + check + "08:43 counter-1 accept A\n";
const std::string handling = accepted + "08:44 s11 start-task A 1\n08:44 s12 start-task A 2\n";
const std::string notified = std::string(morning) + "08:42 counter-1 notify A\n";
const std::string supplemented = notified + "08:43 counter-1 supplement A\n";
const std::string tolerated = std::string(morning) + "08:42 counter-1 check A identity-card=sound articles=sound lease-contract=sound\n"
                                                     "08:43 counter-1 accept A contract 5\n";
const std::string decided = handling + "08:45 s11 decide A 1 granted\n08:45 s12 decide A 2 granted\n";

test::Scenario hallAfter(const std::string& way) {
    test::Scenario hall(supervisedHall());
    REQUIRE(hall.play(way) == "");
    return hall;
}

}  // namespace

TEST_CASE("what may be asked of a supervisor: every kind in every state where the table has it") {
    struct Row { const char* what; const std::string& way; const char* outcome; };
    const Row rows[] = {
        {"s11 request A 1 extension 5 complex-review", morning, "no: unknown-task"},
        {"s11 request A 1 extension 5 complex-review", accepted, "A request 1 extension"},
        {"s11 request A 1 extension 5 complex-review", handling, "A request 1 extension"},
        {"s11 request A 1 extension 5 complex-review", decided, "no: caseless"},
        {"s11 request A 1 procedure 5 complex-review testing", accepted, "A request 1 procedure"},
        {"s11 request A 1 procedure 5 complex-review testing", handling, "A request 1 procedure"},
        {"s11 request A 1 procedure 0 complex-review testing", handling, "no: extension-length 999"},
        {"s11 request A 1 procedure 1000 complex-review testing", handling, "no: extension-length 999"},
        {"s11 request A 1 extension 0 complex-review", handling, "no: extension-length 10"},
        {"s11 request A 1 extension 11 complex-review", handling, "no: extension-length 10"},
        {"s11 request A 1 extension 10 complex-review", handling, "A request 1 extension"},
        {"s11 request A 1 extension 10", handling, "no: reason-missing"},
        {"s11 request A 2 extension 5 complex-review", handling, "no: not-your-department"},
        {"s11 request A 3 extension 5 complex-review", handling, "no: unknown-task"},
        {"s11 request A 0 extension 5 complex-review", handling, "no: unknown-task"},
        {"s11 request A 0 procedure 5 complex-review hearing", handling, "no: unknown-task"},
        {"s13 request A 0 procedure 5 complex-review hearing", handling, "no: not-your-department"},
        {"counter-1 request A 1 extension 5 complex-review", handling, "no: not-allowed"},
        {"counter-1 request A 1 procedure 5 complex-review testing", handling, "no: not-allowed"},
        {"manager request A 1 extension 5 complex-review", handling, "no: not-allowed"},
        {"counter-1 request A 0 second-notification 0 overlooked", morning, "no: case-not-in-state received"},
        {"counter-1 request A 0 second-notification 0 overlooked", notified, "no: case-not-in-state correcting"},
        {"counter-1 request A 0 second-notification 0 overlooked", supplemented, "A request 1 second-notification"},
        {"counter-1 request A 1 second-notification 0 overlooked", supplemented, "no: unknown-task"},
        {"counter-1 request A 0 tolerance 5 late-paper", handling, "no: nothing-missing"},
        // invoice is promised in 10 days, so papers may follow within 8; five were given at acceptance.
        {"counter-1 request A 0 tolerance 3 late-paper", tolerated, "A request 1 tolerance"},
        {"counter-1 request A 0 tolerance 4 late-paper", tolerated, "no: tolerance-length 3"},
        {"counter-1 request A 0 tolerance 0 late-paper", tolerated, "no: tolerance-length 3"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CAPTURE(row.outcome);
        test::Scenario hall = hallAfter(row.way);
        // In a decided case the table allows asking (what follows may be late), but no clock is left to be extended.
        const std::string outcome = std::string(row.outcome) == "no: caseless" ? "no: case-not-in-state decided" : row.outcome;
        CHECK(hall.play(std::string("09:30 ") + row.what + " -> " + outcome) == "");
    }
}

TEST_CASE("an extension is given by another person, once, and told in writing") {
    test::Scenario hall = hallAfter(handling);
    CHECK(hall.play(R"(
        09:30 s11            request A 1 extension 5 complex-review     -> A request 1 extension
        09:31 s11            request A 1 extension 3 complex-review     -> no: request-open
        09:31 s15            request A 2 extension 3 complex-review     -> A request 2 extension
        09:32 s11            decide-request A 1 given                   -> no: not-allowed
        09:32 supervisor:s3  decide-request A 7 given                   -> no: unknown-request
        09:32 supervisor:s3  decide-request A 1 given                   -> A request 1 given by s3; A task 1 extended by 5
        09:33 supervisor:s3  decide-request A 1 declined                -> no: request-closed
        09:33 supervisor:s3  decide-request A 2 declined                -> A request 2 declined by s3
        09:34 s12            request A 2 extension 3 complex-review     -> A request 3 extension
        09:34 s11            request A 1 extension 3 complex-review     -> no: extension-used
        look  documents A                                               -> A1@20261123 E1@20261123
    )") == "");
    const Case& one = *hall.state().casework.find(ApplicationId{"A"});
    CHECK(one.tasks[0].extendedDays == 5);
    CHECK(one.tasks[1].extendedDays == 0);
    CHECK(one.requests[0].by.value == "s11");
    CHECK(one.requests[0].decidedBy.value == "s3");
    CHECK(hall.state().casework.requested.size() == 1);
}

TEST_CASE("nobody gives to themselves: neither later nor at hand") {
    test::Scenario hall = hallAfter(handling);
    CHECK(hall.play(R"(
        09:30 supervisor:s16 request A 1 extension 5 complex-review         -> A request 1 extension
        09:31 supervisor:s16 decide-request A 1 given                       -> no: same-person
        09:31 supervisor:s3  decide-request A 1 given                       -> A request 1 given by s3; A task 1 extended by 5
        09:32 supervisor:s3  request A 2 extension 5 complex-review by s3   -> no: same-person
        09:32 s12            request A 2 extension 5 complex-review by s2   -> no: approval-needed
        09:32 s12            request A 2 extension 5 complex-review by s3   -> A request 2 extension; A request 2 given by s3; A task 2 extended by 5
    )") == "");
}

TEST_CASE("a special procedure: no decision while it goes on, ended by its department or a supervisor") {
    test::Scenario hall = hallAfter(handling);
    CHECK(hall.play(R"(
        09:30 s11            request A 1 procedure 5 complex-review testing    -> A request 1 procedure
        09:31 supervisor:s3  decide-request A 1 given    -> A request 1 given by s3; A procedure 1 testing of task 1
        09:32 s11            request A 1 procedure 5 complex-review hearing    -> no: procedure-open
        09:33 s11            decide A 1 granted                                -> no: procedure-open
        09:33 s11            propose A 1 granted                               -> A task 1 proposed granted
        09:33 s12            decide A 2 granted                                -> A task 2 granted
        09:34 s12            end-procedure A 1 passed                          -> no: not-your-department
        09:34 s11            end-procedure A 2 passed                          -> no: unknown-procedure
        09:34 s11            end-procedure A 1                                 -> no: reason-missing result
        09:34 s11            end-procedure A 1 passed                          -> A procedure 1 ended passed
        09:35 supervisor:s3  end-procedure A 1 passed                          -> no: procedure-ended
        09:35 s11            decide A 1 granted                                -> A task 1 granted; A decided granted
    )") == "");
    const Procedure& procedure = hall.state().casework.find(ApplicationId{"A"})->procedures.at(0);
    CHECK(procedure.by.value == "s11");   // who asked, not who gave it
    CHECK(procedure.approver.value == "s3");
}

TEST_CASE("what was asked for is looked at again when it is given") {
    test::Scenario hall = hallAfter(handling);
    CHECK(hall.play(R"(
        09:30 s11            request A 1 extension 5 complex-review     -> A request 1 extension
        09:31 s11            decide A 1 granted
        09:32 supervisor:s3  decide-request A 1 given                   -> no: task-not-in-state decided
        09:32 supervisor:s3  decide-request A 1 declined                -> A request 1 declined by s3
    )") == "");
}

TEST_CASE("a package handled jointly is extended as a whole, once, and stopped as a whole") {
    test::Scenario hall(supervisedHall());
    REQUIRE(hall.play("08:30 manager open-day\n08:30 counter-1 open") == "");
    PutApplication put;
    put.application = {"P"};
    put.hall = hall.state().hall.code;
    put.revision = 1;
    put.digest = "d1";
    put.applicant = {"p1"};
    put.package = {"shop"};
    CHECK(hall.act(put, {Role::cityPlatform, "platform-1", {}}, hall.stamp(8 * 3'600 + 2'400)) == "P applied");
    CHECK(hall.play(R"(
        08:41 counter-1  receive P
        08:42 counter-1  check P identity-card=sound articles=sound lease-contract=sound contract=sound
        08:43 counter-1  accept P
        09:00 s11  request P 0 extension 16 complex-review           -> no: extension-length 15
        09:00 s11  request P 0 extension 15 complex-review by s3     -> P request 1 extension; P request 1 given by s3; P task 0 extended by 15
        09:01 s11  request P 0 extension 1 complex-review            -> no: extension-used
        09:02 s12  request P 0 procedure 3 public-hearing hearing by s3  -> P request 2 procedure; P request 2 given by s3; P procedure 1 hearing of task 0
        09:03 s11  start-task P 1
        09:03 s11  decide P 1 granted                                -> no: procedure-open
        09:04 s13  end-procedure P 1 held                            -> no: not-your-department
        09:04 s11  end-procedure P 1 held                            -> P procedure 1 ended held
        09:05 s11  decide P 1 granted                                -> P task 1 granted
    )") == "");
    CHECK(hall.state().casework.find(ApplicationId{"P"})->extendedDays == 15);
}

TEST_CASE("a second notification that was allowed needs no supervisor at hand; one allowance serves one notification") {
    test::Scenario hall = hallAfter(supplemented);
    CHECK(hall.play(R"(
        09:30 counter-1      notify A                                    -> no: approval-needed
        09:31 counter-1      request A 0 second-notification 0 overlooked  -> A request 1 second-notification
        09:32 supervisor:s3  decide-request A 1 given                    -> A request 1 given by s3
        09:32 counter-1      request A 0 second-notification 0 overlooked  -> no: request-closed
        09:33 counter-1      notify A                                    -> A notified 2 identity-card,articles,lease-contract,contract
        09:34 counter-1      supplement A                                -> A supplemented
        09:35 counter-1      notify A                                    -> no: approval-needed
    )") == "");
}

TEST_CASE("more time for what was let follow") {
    test::Scenario hall = hallAfter(tolerated);
    CHECK(hall.play(R"(
        09:30 counter-1      request A 0 tolerance 3 late-paper    -> A request 1 tolerance
        09:31 supervisor:s3  decide-request A 1 given              -> A request 1 given by s3
        09:32 counter-1      check A contract=sound                -> A corrected on the spot
        09:33 counter-1      request A 0 tolerance 3 late-paper    -> no: nothing-missing
    )") == "");
    CHECK(hall.state().casework.find(ApplicationId{"A"})->tolerance.extendedDays == 3);
}

TEST_CASE("what was let follow has one measure, however often it is asked for: when it is asked and when it is given") {
    test::Scenario hall = hallAfter(tolerated);
    CHECK(hall.play(R"(
        09:30 counter-1      request A 0 tolerance 2 late-paper by s3  -> A request 1 tolerance; A request 1 given by s3
        09:31 counter-1      request A 0 tolerance 2 late-paper        -> no: tolerance-length 1
        09:32 counter-1      request A 0 tolerance 1 late-paper        -> A request 2 tolerance
    )") == "");
    // Between being asked and being given the hall became stricter.
    auto rules = hall.state().casework.rules;
    rules.toleranceDays = 7;
    REQUIRE(hall.act(Configure{{rules}}, test::scheduler, hall.stamp(9 * 3'600 + 2'000)) == "configured case rules");
    CHECK(hall.play(R"(
        09:34 supervisor:s3  decide-request A 2 given                  -> no: tolerance-length 0
        09:35 supervisor:s3  decide-request A 2 declined               -> A request 2 declined by s3
        09:36 counter-1      request A 0 tolerance 1 late-paper        -> no: tolerance-length 0
    )") == "");
    CHECK(hall.state().casework.find(ApplicationId{"A"})->tolerance.extendedDays == 2);
}

TEST_CASE("who is told no again and again does not take the places of what is lawful") {
    test::Scenario hall = hallAfter(tolerated + "08:44 s11 start-task A 1\n08:44 s12 start-task A 2\n");
    for (int round = 1; round <= 10; ++round) {
        const std::string number = std::to_string(round);
        REQUIRE(hall.play("09:30 counter-1 request A 0 tolerance 1 late-paper\n09:31 supervisor:s3 decide-request A " + number + " declined") == "");
    }
    CHECK(hall.play(R"(
        09:40 counter-1      request A 0 tolerance 1 late-paper        -> no: too-many requests
        09:41 s11            request A 1 extension 5 complex-review    -> A request 11 extension
        09:42 s12            request A 2 procedure 5 on-site testing   -> A request 12 procedure
    )") == "");
}

TEST_CASE("orders of supervision: to a department or the window, answered by it, closed by who supervises") {
    test::Scenario hall = hallAfter(handling);
    CHECK(hall.play(R"(
        09:30 s11            order A 1 2 late             -> no: not-allowed
        09:30 supervisor:s3  order A 9 2 late             -> no: unknown-task
        09:30 supervisor:s3  order A 1 0 late             -> no: reason-missing days
        09:30 supervisor:s3  order A 1 1000 late          -> no: too-many days
        09:30 supervisor:s3  order A 1 2                  -> no: reason-missing
        09:31 supervisor:s3  order A 1 2 late             -> A order 1 to approval
        09:31 manager        order A 0 1 not-told         -> A order 2 to the window
        09:32 s12            answer-order A 1             -> no: not-your-department
        09:32 clerk:s1       answer-order A 1             -> no: not-your-department
        09:32 s11            answer-order A 2             -> no: not-your-department
        09:32 s11            answer-order A 3             -> no: unknown-order
        09:33 s11            answer-order A 1             -> A order 1 answered
        09:33 s11            answer-order A 1             -> no: order-not-open
        09:34 supervisor:s3  close-order A 1              -> A order 1 closed
        09:34 supervisor:s3  close-order A 1              -> no: order-not-open
        09:35 manager        close-order A 2              -> no: reason-missing note
        09:35 manager        close-order A 2 note-1       -> A order 2 closed
        09:35 clerk:s1       answer-order A 2             -> no: order-not-open
    )") == "");
    CHECK(hall.state().casework.ordered.empty());
}

TEST_CASE("an order outlives its case: answered and closed when all is decided") {
    test::Scenario hall = hallAfter(handling);
    CHECK(hall.play(R"(
        09:30 supervisor:s3  order A 0 1 late             -> A order 1 to the window
        09:31 counter-1      withdraw A changed-mind
        09:32 supervisor:s3  confirm A
        09:33 supervisor:s3  order A 0 1 late             -> no: case-not-in-state withdrawn
        09:33 clerk:s1       answer-order A 1             -> A order 1 answered
        09:34 supervisor:s3  close-order A 1              -> A order 1 closed
    )") == "");
}

TEST_CASE("follow-ups are numbered anew each day, and never twice the same when a clock goes back") {
    test::Scenario hall = hallAfter(handling);
    CHECK(hall.play(R"(
        09:31 manager        open-follow-up unresolved general A p1          -> F20261123-0001 opened general
        == 2026-11-24
        09:31 manager        open-follow-up unresolved general A p1          -> F20261124-0001 opened general
        == 2026-11-23
        09:31 manager        open-follow-up unresolved general A p1          -> F20261124-0002 opened general
        == 2026-11-25
        09:31 manager        open-follow-up unresolved general A p1          -> F20261125-0001 opened general
    )") == "");
    CHECK(hall.state().casework.followUps.size() == 4);
}

TEST_CASE("a follow-up goes its way: opened, assigned, resolved, back when somebody is not satisfied, closed") {
    test::Scenario hall = hallAfter(handling);
    CHECK(hall.play(R"(
        09:30 counter-1      open-follow-up unresolved nonsense A            -> no: unknown-follow-up-class
        09:30 counter-1      open-follow-up bad-rating general A             -> no: unknown-follow-up-class
        09:30 counter-1      open-follow-up unresolved general X             -> no: unknown-case
        09:30 counter-1      open-follow-up unresolved general               -> no: reason-missing about
        09:31 counter-1      open-follow-up unresolved general A p1          -> F20261123-0001 opened general
        09:31 manager        open-follow-up bad-rating bad-rating A          -> F20261123-0002 opened bad-rating
        09:32 s11            resolve-follow-up F20261123-0001 settled        -> no: follow-up-not-in-state opened
        09:32 s11            assign-follow-up F20261123-0001 approval        -> no: not-allowed
        09:32 manager        assign-follow-up F20261123-0009 approval        -> no: unknown-follow-up
        09:32 manager        assign-follow-up F20261123-0001 nowhere         -> no: unknown-department
        09:32 manager        assign-follow-up F20261123-0001 tax bad-rating  -> no: unknown-follow-up-class
        09:33 manager        assign-follow-up F20261123-0001 tax complex     -> F20261123-0001 to tax
        09:34 supervisor:s3  assign-follow-up F20261123-0001 approval        -> F20261123-0001 to approval
        09:35 s12            resolve-follow-up F20261123-0001 settled        -> no: not-your-department
        09:35 s11            resolve-follow-up F20261123-0001                -> no: reason-missing result
        09:35 s11            resolve-follow-up F20261123-0001 settled        -> F20261123-0001 resolved settled
        09:36 s11            close-follow-up F20261123-0001 satisfied        -> no: not-allowed
        09:36 manager        close-follow-up F20261123-0001 again            -> F20261123-0001 goes back
        09:37 s11            resolve-follow-up F20261123-0001 settled        -> F20261123-0001 resolved settled
        09:38 manager        close-follow-up F20261123-0001 satisfied        -> F20261123-0001 closed
        09:39 manager        close-follow-up F20261123-0001 satisfied        -> no: follow-up-not-in-state closed
    )") == "");
    const Casework& casework = hall.state().casework;
    CHECK(casework.followUps.at({"F20261123-0001"}).rounds == 2);
    CHECK(casework.followUps.at({"F20261123-0001"}).klass == "complex");
    CHECK(casework.followUpsOpen == std::set<FollowUpId>{{"F20261123-0002"}});
}

TEST_CASE("who waits for the answer to a follow-up is not erased before it is closed") {
    test::Scenario hall = hallAfter(handling);
    CHECK(hall.play(R"(
        09:30 counter-1      open-follow-up unresolved general - p7          -> no: unknown-case
        09:31 counter-1      open-follow-up unresolved general A p7          -> F20261123-0001 opened general
        09:32 security-administrator:s6 erase p7                                        -> no: cases-open F20261123-0001
        09:33 manager        assign-follow-up F20261123-0001 approval
        09:34 s11            resolve-follow-up F20261123-0001 settled
        09:35 manager        close-follow-up F20261123-0001 satisfied
        09:36 security-administrator:s6 erase p7                                        -> p7 erased
    )") == "");
}

TEST_CASE("nobody goes round for ever: after so many rounds a follow-up is closed") {
    test::Scenario hall = hallAfter(handling);
    REQUIRE(hall.play(R"(
        09:31 counter-1      open-follow-up unresolved general A
        09:33 manager        assign-follow-up F20261123-0001 approval
    )") == "");
    for (std::size_t round = 1; round < limits::followUpRounds; ++round)
        REQUIRE(hall.play("09:35 s11 resolve-follow-up F20261123-0001 settled\n09:36 manager close-follow-up F20261123-0001 again -> F20261123-0001 goes back") == "");
    CHECK(hall.play(R"(
        09:40 s11      resolve-follow-up F20261123-0001 settled
        09:41 s11      close-follow-up F20261123-0001 again       -> no: not-allowed
        09:41 manager  close-follow-up F20261123-0001 again       -> F20261123-0001 goes back
        09:42 manager  close-follow-up F20261123-0001 satisfied   -> no: follow-up-not-in-state closed
    )") == "");
    // Nothing goes back: it is over, and says of somebody who was not satisfied what is true.
    const FollowUp& followUp = hall.state().casework.followUps.at({"F20261123-0001"});
    CHECK(followUp.state == FollowUpState::closed);
    CHECK_FALSE(followUp.satisfied);
    CHECK(followUp.closedOn == LocalDate{20261123});
    CHECK(hall.state().casework.followUpsOpen.empty());
}
