// Ratings from the end of a service to the last day of a follow-up, as a table.
#include <doctest/doctest.h>

#include "server/core/casework/Due.hpp"
#include "server/core/evaluation/Law.hpp"
#include "tests/support/CaseHall.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

/// Clerk s1 at counter-1 has served A001 (serial 1); B001 (serial 2) waits, A002 (serial 3) has gone.
const char* served = R"(
    08:30  manager    open-day
    08:30  s1@counter-1  take
    08:30  s1@counter-1  open
    08:31  kiosk      issue register
    08:31  kiosk      issue invoice
    08:31  kiosk      issue pension
    08:32  kiosk      cancel C001
    08:33  s1@counter-1  call                      -> A001 called preference
    08:33  s1@counter-1  start
    08:40  s1@counter-1  finish
)";

test::Scenario hallAfter(const std::string& way) {
    test::Scenario hall(test::caseHall());
    REQUIRE(hall.play(way) == "");
    return hall;
}

const std::string bad = std::string(served) + "09:00 phone:visitor rate 1 5 attitude 2 words p9 -> evaluation 1 5; F20261123-0001 opened bad-rating\n";

}  // namespace

TEST_CASE("one rating of each visit, when it is over, by the visitor") {
    CHECK(hallAfter(served).play(R"(
        09:00  phone:visitor            rate 2 1               -> no: visit-not-over
        09:00  phone:visitor            rate 3 1               -> no: nothing-to-rate
        09:00  phone:visitor            rate 9 1               -> no: unknown-ticket
        09:00  phone:visitor            rate 1 0               -> no: rating-invalid level
        09:00  phone:visitor            rate 1 6               -> no: rating-invalid level
        09:00  phone:visitor            rate 1 1 beauty        -> no: rating-invalid reasons
        09:00  phone:visitor            rate 1 1 convenience   -> no: rating-invalid reasons
        09:00  phone:visitor            rate 1 1 level,level   -> no: rating-invalid reasons
        09:00  phone:visitor            rate 1 1 - 4           -> no: rating-invalid channel
        09:00  phone:visitor            rate 1 1 - 2 words p9  -> no: rating-invalid comment
        09:00  s1@counter-1             rate 1 1 - 4           -> no: not-allowed
        09:00  supervisor:s3@counter-1  rate 1 1 - 4           -> no: not-allowed
        09:00  manager                  rate 1 1 - 1           -> no: not-allowed
        09:00  counter-2                rate 1 1 - 4           -> no: not-allowed
        09:00  kiosk                    rate 1 1 - 4           -> no: rating-invalid channel
        09:01  counter-1                rate 1 2 efficiency,attitude 4  -> evaluation 1 2
        09:02  counter-1                rate 1 2 - 4           -> no: already-rated
        09:02  phone:visitor            rate 1 5               -> no: already-rated
    )") == "");
}

TEST_CASE("it can be rated until the last of the days, and the hall day does not matter") {
    for (const bool rated : {false, true}) {
        auto hall = hallAfter(std::string(served) + "17:00 manager end-day evening\n== 2026-11-24\n08:30 manager open-day\n");
        if (rated) REQUIRE(hall.play("08:31 phone:visitor rate 1 3 -> evaluation 1 3") == "");
        CHECK(hall.play(rated ? "== 2026-11-30\n23:59 phone:visitor rate 1 1 -> no: already-rated" : "== 2026-11-30\n23:59 phone:visitor rate 1 1 -> evaluation 1 1") == "");
    }
    auto late = hallAfter(std::string(served) + "17:00 manager end-day evening\n");
    CHECK(late.play("== 2026-12-01\n00:00 phone:visitor rate 1 1 -> no: rating-too-late") == "");
    CHECK(late.play("08:30 manager open-day\n08:31 phone:visitor rate 1 1 -> no: rating-too-late") == "");
    CHECK(late.state().evaluations.visits.empty());
}

TEST_CASE("a finish that is taken back leaves nothing to rate, and a rating stays when the visit goes on") {
    auto hall = hallAfter(served);
    CHECK(hall.play("08:40:30 s1@counter-1 undo\n08:41 phone:visitor rate 1 1 -> no: visit-not-over\n08:42 s1@counter-1 finish\n"
                    "08:43 phone:visitor rate 1 1 -> evaluation 1 1") == "");
    CHECK(hall.state().evaluations.visits.at({1}).services.size() == 1);
    auto rated = hallAfter(served);
    CHECK(rated.play("08:40:10 phone:visitor rate 1 2 -> evaluation 1 2\n08:40:30 s1@counter-1 undo\n08:42 s1@counter-1 finish\n"
                     "08:43 phone:visitor rate 1 1 -> no: already-rated") == "");
}

TEST_CASE("a bad one opens a follow-up in the same turn; both deadlines fall due by themselves") {
    CHECK(hallAfter(bad).play(R"(
        == 2026-11-24
        23:59  scheduler  tick
        == 2026-11-25
        00:01  scheduler  tick     -> F20261123-0001 without response
        == 2026-12-14
        23:59  scheduler  tick
        == 2026-12-15
        00:01  scheduler  tick     -> F20261123-0001 late
        == 2026-12-20
        00:01  scheduler  tick
    )") == "");
}

TEST_CASE("in time: responded within a day, closed within fifteen; an answer that nobody heard of is owed, too") {
    const std::string way = bad + R"(
        10:00  supervisor:s3  respond-follow-up F20261123-0001   -> F20261123-0001 responded
        10:00  supervisor:s3  respond-follow-up F20261123-0001   -> no: follow-up-not-in-state responded
        10:01  manager        assign-follow-up F20261123-0001 approval
        17:00  manager        end-day evening
        == 2026-12-01
        10:00  manager        resolve-follow-up F20261123-0001 explained -> F20261123-0001 resolved explained
    )";
    CHECK(hallAfter(way + "== 2026-12-14\n10:00 manager close-follow-up F20261123-0001 satisfied\n").play("== 2026-12-20\n00:01 scheduler tick") == "");
    CHECK(hallAfter(way).play("== 2026-12-15\n00:01 scheduler tick -> F20261123-0001 late") == "");
}

TEST_CASE("it is no matter of the department, nor of whoever was rated") {
    const std::string way = bad + "10:00 manager assign-follow-up F20261123-0001 approval\n";
    CHECK(hallAfter(way).play(R"(
        10:01  reviewer:s11   respond-follow-up F20261123-0001            -> no: not-allowed
        10:01  reviewer:s11   resolve-follow-up F20261123-0001 explained  -> no: not-allowed
        10:01  clerk:s2       respond-follow-up F20261123-0001            -> no: not-allowed
        10:01  clerk:s1       respond-follow-up F20261123-0001            -> no: same-person
        10:01  manager        exclude F20261123-0001 malicious            -> no: not-allowed
    )") == "");
    auto own = test::Scenario(test::caseHall());
    REQUIRE(own.play(R"(
        08:30  manager    open-day
        08:30  s3@counter-1  take
        08:30  s3@counter-1  open
        08:31  kiosk      issue register
        08:33  s3@counter-1  call
        08:33  s3@counter-1  start
        08:40  s3@counter-1  finish
        09:00  phone:visitor  rate 1 4
        10:00  manager        assign-follow-up F20261123-0001 approval
    )") == "");
    CHECK(own.play(R"(
        10:01  supervisor:s3  exclude F20261123-0001 malicious            -> no: same-person
        10:01  supervisor:s3  resolve-follow-up F20261123-0001 explained  -> no: same-person
        10:01  manager        resolve-follow-up F20261123-0001 explained
        10:02  supervisor:s3  close-follow-up F20261123-0001 satisfied    -> no: same-person
    )") == "");
}

TEST_CASE("rated again once, after the follow-up is closed") {
    auto hall = hallAfter(bad + R"(
        10:00  phone:visitor  rate 1 2                                    -> no: already-rated
        10:00  manager        assign-follow-up F20261123-0001 approval
        10:01  manager        resolve-follow-up F20261123-0001 explained
        17:00  manager        end-day evening
        == 2026-12-01
        08:30  manager        open-day
        10:01  phone:visitor  rate 1 2                                    -> no: already-rated
        10:02  manager        close-follow-up F20261123-0001 satisfied
        == 2026-12-08
        10:03  phone:visitor  rate 1 4 - 2 words p8                       -> no: rating-invalid comment
    )");
    CHECK(hall.play("10:04 phone:visitor rate 1 4 -> evaluation 2 again 4\n10:05 phone:visitor rate 1 1 -> no: already-rated") == "");
    const Rateable& one = hall.state().evaluations.visits.at({1});
    CHECK(one.first.level == 5);
    CHECK(one.again.level == 4);
    // It stays, so that nobody who was rated may read what the follow-up keeps.
    CHECK(hall.play("17:00 manager end-day evening\n== 2026-12-09\n08:30 manager open-day") == "");
    CHECK(hall.state().evaluations.visits.size() == 1);  // whom it was about has to be known
    CHECK(hall.play("08:31 phone:visitor rate 1 1 -> no: already-rated") == "");
}

TEST_CASE("the counter's device asks also where the hall wants people signed in") {
    auto entries = test::caseHall();
    std::get<HallConfig>(entries.front()).signInRequired = true;
    test::Scenario hall(entries);
    REQUIRE(hall.play(served) == "");
    CHECK(hall.play("09:00 counter-1 open -> no: sign-in-required\n09:00 counter-1 rate 1 2 - 4 -> evaluation 1 2") == "");
}

TEST_CASE("a case handled online is rated once, when it is decided") {
    auto hall = test::Scenario(test::caseHall());
    CHECK(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        08:40  platform   put A 1 p1 register
        08:41  counter-1  receive A
        08:42  counter-1  check A identity-card=sound articles=sound lease-contract=sound
        08:43  counter-1  accept A
        08:44  s11        start-task A 1
        08:44  phone:visitor  rate A 1              -> no: visit-not-over
        08:45  s11        decide A 1 granted
        08:46  counter-1  rate A 1 - 4              -> no: not-allowed
        08:46  phone:visitor  rate A 4 attitude     -> no: rating-invalid reasons
        08:46  phone:visitor  rate Z 4              -> no: unknown-case
        08:46  phone:visitor  rate A 4 guide-accuracy,operability 1  -> evaluation 1 4; F20261123-0001 opened bad-rating
        08:47  phone:visitor  rate A 1              -> no: already-rated
    )") == "");
    const MonthFigures& month = hall.state().evaluations.months.at(202611);
    CHECK(month.cases == LevelCounts{0, 0, 0, 1, 0});
    CHECK(month.units.at({RatedUnit::Kind::department, "approval"}) == LevelCounts{0, 0, 0, 1, 0});
}

TEST_CASE("handing over the result weeks later does not open a second rating") {
    for (const bool rated : {true, false}) {
        auto hall = test::Scenario(test::caseHall());
        REQUIRE(hall.play(R"(
            08:30  manager    open-day
            08:30  counter-1  open
            08:40  platform   put A 1 p1 register
            08:41  counter-1  receive A
            08:42  counter-1  check A identity-card=sound articles=sound lease-contract=sound
            08:43  counter-1  accept A
            08:44  s11        start-task A 1
            08:45  s11        decide A 1 granted
        )") == "");
        if (rated) REQUIRE(hall.play("08:46 phone:visitor rate A 1 -> evaluation 1 1") == "");
        REQUIRE(hall.play(R"(
            17:00  manager    end-day evening
            == 2026-12-14
            08:30  manager    open-day
            08:32  phone:visitor  rate A 2    -> no: )" + std::string(rated ? "already-rated" : "rating-too-late") + R"(
            08:33  counter-1  hand-over A
            17:00  manager    end-day evening
            == 2026-12-15
            08:30  manager    open-day
        )") == "");
        CHECK(hall.play("08:31 phone:visitor rate A 2 -> " + std::string(rated ? "no: already-rated" : "evaluation 1 2")) == "");
        REQUIRE(hall.play("17:00 manager end-day evening\n== 2026-12-28\n08:30 manager open-day\n08:31 phone:visitor rate A 1 -> no: already-rated") == "");
        EvaluationRulesConfig longer;
        longer.days = longer.closeDays = 30;
        CHECK(law::wrongMember(longer) == "");
        REQUIRE(hall.act(Configure{{longer}}, test::manager, hall.stamp(31'000)) != "");
        CHECK(hall.play("08:40 phone:visitor rate A 1 -> no: already-rated") == "");
    }
}

TEST_CASE("whoever was rated does not read it, however long ago it was closed") {
    auto hall = hallAfter(bad + R"(
        10:00  supervisor:s3  assign-follow-up F20261123-0001 approval
        10:01  supervisor:s3  resolve-follow-up F20261123-0001 explained
        10:02  supervisor:s3  close-follow-up F20261123-0001 satisfied
    )");
    const auto isAbout = [&](const char* name) {
        return law::isOfRated(hall.state(), hall.state().casework.followUps.at({"F20261123-0001"}), {Role::supervisor, name, {}, {}});
    };
    CHECK(isAbout("s1"));
    REQUIRE(hall.play("17:00 manager end-day evening\n== 2027-02-01\n08:30 manager open-day\n08:31 phone:visitor rate 1 1 -> no: already-rated") == "");
    CHECK(isAbout("s1"));
    CHECK_FALSE(isAbout("s3"));
}

TEST_CASE("its person can be erased when the follow-up is closed") {
    CHECK(hallAfter(bad).play(R"(
        10:00  security-administrator:s6  erase p9   -> no: cases-open F20261123-0001
        10:00  manager        assign-follow-up F20261123-0001 approval
        10:01  manager        resolve-follow-up F20261123-0001 explained
        10:02  manager        close-follow-up F20261123-0001 satisfied
        10:03  security-administrator:s6  erase p9   -> p9 erased
    )") == "");
}

TEST_CASE("a hall that asks nobody") {
    auto entries = test::caseHall();
    EvaluationRulesConfig rules;
    rules.offered = false;
    entries.emplace_back(rules);
    test::Scenario hall(entries);
    REQUIRE(hall.play(served) == "");
    CHECK(hall.play("09:00 phone:visitor rate 1 1 -> no: rating-not-offered") == "");
    CHECK(hall.state().evaluations.visits.empty());
}

TEST_CASE("a month that was told is not untold by a rule") {
    auto hall = hallAfter(std::string(served) + "09:00 phone:visitor rate 1 1 -> evaluation 1 1\n17:00 manager end-day evening\n== 2026-12-15\n08:30 manager open-day\n");
    const auto set = [&](std::int32_t closeDays) {
        EvaluationRulesConfig rules;
        rules.closeDays = closeDays;
        return hall.act(Configure{{rules}}, test::manager, hall.stamp(31'000));
    };
    CHECK(set(31).starts_with("no: configuration-invalid evaluation/close-days"));  // November stands since the eleventh
    CHECK_FALSE(set(12).starts_with("no: "));
}

TEST_CASE("rules that cannot be") {
    const auto refused = [](const EvaluationRulesConfig& rules) {
        const auto decision = decide(test::demoState(), Configure{{rules}}, test::manager, test::stampAt(600));
        const auto* no = std::get_if<Refused>(&decision);
        return no == nullptr ? std::string() : no->detail;
    };
    CHECK(refused({true, 0, 10, {}}) == "evaluation/days");
    CHECK(refused({true, 32, 31, {}}) == "evaluation/days");
    CHECK(refused({true, 7, 6, {}}) == "evaluation/close-days");
    CHECK(refused({true, 7, 10, {}}) == "evaluation/reasons");
    CHECK(refused({true, 7, 10, {{"Loud", {"吵", ""}, EvaluationOf::both}}}) == "evaluation/reasons");
    CHECK(refused({true, 7, 10, {{"noise", {"吵", ""}, EvaluationOf::both}, {"noise", {"吵", ""}, EvaluationOf::both}}}) == "evaluation/reasons");
    CHECK(refused({true, 7, 7, {{"noise", {"吵", "Noise"}, EvaluationOf::both}}}) == "");
}
