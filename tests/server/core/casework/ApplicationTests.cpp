// From the platform or a walk-in to a case: one application, one case, one number.
#include <doctest/doctest.h>

#include "server/core/Limits.hpp"
#include "server/core/casework/Number.hpp"
#include "tests/support/CaseHall.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

const char* morning = R"(
    08:30  manager    open-day
    08:30  counter-1  open
    08:30  counter-2  open
)";

test::Scenario opened() {
    test::Scenario hall(test::caseHall());
    REQUIRE(hall.play(morning) == "");
    return hall;
}

std::string configure(test::Scenario& hall, std::vector<ConfigEntry> entries) {
    return hall.act(Configure{std::move(entries)}, test::scheduler, hall.stamp(9 * 3600));
}

}  // namespace

TEST_CASE("one application has one case: the same again changes nothing, a newer one changes the same case") {
    test::Scenario hall = opened();
    CHECK(hall.play(R"(
        08:40  platform  put A 1 p1 register                          -> A applied
        08:40  platform  put A 1 p1 register                          -> nothing
        08:41  platform  put A 2 p1 register photo=submitted:D        -> A updated
        08:41  platform  put A 1 p1 register                          -> no: out-of-order 2
        08:42  platform  put A 2 p1 register digest ff                -> no: revision-reused
        08:43  platform  put A 2 p1 register                          -> nothing
        08:44  platform  put A 9 p1 register,invoice                  -> A updated
        look   case A                                                 -> applied 0
        look   person p1                                              -> A
    )") == "");
    CHECK(hall.state().casework.cases.size() == 1);
}

TEST_CASE("the same application again is right whatever became of it: no rule of today refuses what was carried out") {
    test::Scenario hall = opened();
    REQUIRE(hall.play("08:40 platform put A 1 p1 photo-card,register -> A applied") == "");
    CHECK(configure(hall, {ItemConfig{{"photo-card"}, {"general"}, {"照片卡", ""}, "照片卡", "approval", Subject::both, true}}) == "configured photo-card");
    CHECK(hall.play(R"(
        09:40  platform  put A 1 p1 photo-card,register               -> nothing
        09:40  platform  put B 1 p1 photo-card                        -> no: item-withdrawn photo-card
        09:41  platform  put A 2 p1 photo-card,register               -> A updated        # a running case keeps its item
        09:42  platform  put A 1 p1 nothing                           -> no: out-of-order 2
        09:43  counter-1 receive A
        09:43  counter-1 withdraw A changed-mind                      -> A withdrawn
        09:44  platform  put A 2 p1 photo-card,register               -> nothing
        09:44  platform  put A 3 p1 register                          -> no: case-not-in-state withdrawn
    )") == "");
}

TEST_CASE("malformed applications are refused, each by its member") {
    test::Scenario hall = opened();
    CHECK(hall.play(R"(
        08:40  platform  put A! 1 p1 register                         -> no: malformed-application application
        08:40  platform  put 5116020120261123000001X 0 p1 register    -> no: malformed-application revision
        08:40  platform  put A 0 p1 register                          -> no: malformed-application revision
        08:40  platform  put A 1 p1 register digest XYZ               -> no: malformed-application digest
        08:40  platform  put A 1 p!1 register                         -> no: malformed-application applicant
        08:40  platform  put A 1 p1 register agent p!2                -> no: malformed-application agent
        08:40  platform  put A 1 p1 register hall elsewhere           -> no: foreign-hall
        08:40  platform  put A 1 p1                                   -> no: items-missing
        08:40  platform  put A 1 p1 nothing                           -> no: unknown-item
        08:40  platform  put A 1 p1 old                               -> no: item-withdrawn old
        08:40  platform  put A 1 p1 register,register                 -> no: malformed-application items
        08:40  platform  put A 1 p1 register contract=submitted:A     -> no: unknown-material
        08:40  platform  put A 1 p1 register photo=sound:A            -> no: malformed-application materials
        08:40  platform  put A 1 p1 register photo=open:A             -> no: malformed-application materials
        08:40  platform  put A 1 p1 register photo=missing photo=missing -> no: malformed-application materials
        08:40  counter-1 put A 1 p1 register                          -> no: not-allowed
        08:40  platform  file B f1                                    -> no: unknown-application
    )") == "");
    CHECK(hall.state().casework.cases.empty());
}

TEST_CASE("a walk-in's ID is the hall's own: the platform can neither take it over nor be there before it") {
    test::Scenario hall = opened();
    const CaseNumber next = caseNumber("511602", "01", {test::demoDate}, 1);
    CHECK(hall.play("08:40 platform put W" + next.value + " 1 p9 register -> no: malformed-application application") == "");
    CHECK(hall.play("08:41 counter-1 walk-in p1 register -> walk-in " + next.value) == "");
    CHECK(hall.play("08:42 platform put W" + next.value + " 1 p9 register -> no: malformed-application application") == "");
    CHECK(hall.play("08:42 platform file W" + next.value + " f1 -> no: unknown-application") == "");
    CHECK(hall.play("08:43 counter-1 file W" + next.value + " f1 -> W" + next.value + " file 1") == "");
    CHECK(hall.play("look person p9 -> none") == "");
}

TEST_CASE("a walk-in is linked to the visitor at the counter, if there is one") {
    test::Scenario hall = opened();
    CHECK(hall.play(R"(
        08:40  kiosk     issue register                               -> A001 issued
        08:41  counter-1 call
        08:42  counter-2 walk-in p2 register                          -> walk-in 51160201202611230000011
    )").find("came \"walk-in") != std::string::npos);
    CHECK(hall.play(R"(
        08:43  counter-1 walk-in p1 register,invoice agent p3
        look   visit A001                                             -> none
    )").find("came \"W") != std::string::npos);
    CHECK(hall.state().casework.byTicket.size() == 1);
    CHECK(hall.state().casework.byPerson.at({"p3"}) == hall.state().casework.byPerson.at({"p1"}));
}

TEST_CASE("国发〔2016〕55号 二(一): a running case keeps the version of the guide that it was opened under") {
    test::Scenario hall = opened();
    REQUIRE(hall.play("08:40 platform put A 1 p1 register -> A applied") == "");
    GuideConfig changed = test::registerGuide();
    changed.materials.push_back(test::paper("fire-permit"));
    changed.promisedDays = 20;
    REQUIRE(configure(hall, {changed}) == "configured register");
    CHECK(hall.play(R"(
        09:10  platform  put B 1 p2 register                          -> B applied
        look   guides A                                               -> register/1
        look   guides B                                               -> register/2
        look   materials A                                            -> identity-card=open articles=open lease-contract=open photo=open?
        look   materials B                                            -> identity-card=open articles=open lease-contract=open photo=open? fire-permit=open
        09:11  platform  put A 2 p1 register,invoice                  -> A updated
        look   guides A                                               -> register/1 invoice/1
        09:12  counter-1 receive A
        09:12  counter-1 check A identity-card=sound articles=sound lease-contract=sound contract=sound
        09:13  counter-1 accept A
        look   due A                                                  -> 20261207 none
    )") == "");
    CHECK(configure(hall, {changed}) == "nothing");
    CHECK(hall.state().casework.guideVersion({"register"}) == 2);
}

TEST_CASE("国办函〔2016〕108号: of what the platform says to be held, only grades A and B are; all else was merely uploaded") {
    test::Scenario hall = opened();
    CHECK(hall.play(R"(
        08:40  platform  put A 1 p1 register identity-card=held:A articles=held:C lease-contract=held:B photo=held:D -> A applied
        look   materials A     -> identity-card=held:A articles=submitted:C lease-contract=held:B photo=submitted:C?
        08:41  platform  put A 2 p1 register identity-card=missing articles=defective lease-contract=submitted:C photo=submitted:A -> A updated
        look   materials A     -> identity-card=held:A articles=defective lease-contract=held:B photo=submitted:A?
    )") == "");
}

TEST_CASE("another applicant has another list: what somebody else gave is not held for them") {
    test::Scenario hall = opened();
    CHECK(hall.play(R"(
        08:40  platform  put A 1 p1 register                                    -> A applied
        08:41  counter-1 receive A
        08:41  counter-1 check A identity-card=sound
        08:42  platform  put B 1 p1 register articles=submitted:C               -> B applied
        look   materials B     -> identity-card=held:B articles=submitted:C lease-contract=open photo=open?
        08:43  platform  put B 2 p2 register articles=submitted:C               -> B updated
        look   materials B     -> identity-card=open articles=submitted:C lease-contract=open photo=open?
        look   person p1       -> A
        look   person p2       -> B
    )") == "");
}

TEST_CASE("once the papers lie on the counter, items and applicant are those that the clerk sees; the clerk's word stands") {
    test::Scenario hall = opened();
    CHECK(hall.play(R"(
        08:40  platform  put A 1 p1 register identity-card=submitted:C articles=submitted:C -> A applied
        08:41  counter-1 receive A
        08:42  counter-1 check A identity-card=sound articles=defective lease-contract=missing
        08:43  platform  put A 2 p1 register,invoice                                  -> no: case-not-in-state items
        08:43  platform  put A 2 p2 register                                          -> no: case-not-in-state applicant
        08:43  platform  put A 2 p1 register identity-card=missing articles=submitted:A lease-contract=submitted:C photo=submitted:C agent p3 -> A updated
        look   materials A     -> identity-card=sound:B articles=defective lease-contract=missing photo=submitted:C?
        look   person p3       -> A
    )") == "");
}

TEST_CASE("a clerk whose screen is older than the platform's change is told: case-changed") {
    test::Scenario hall = opened();
    REQUIRE(hall.play(R"(
        08:40  platform  put A 1 p1 register                          -> A applied
        08:41  counter-1 receive A
        08:41  counter-1 check A identity-card=sound articles=sound lease-contract=sound
    )") == "");
    const auto seen = std::to_string(hall.state().seq);
    REQUIRE(hall.play("08:42 platform put A 2 p1 register photo=submitted:C -> A updated") == "");
    for (const std::string act : {"check A photo=sound", "notify A", "accept A", "not-required A no-licence", "outside A elsewhere"}) {
        CAPTURE(act);
        CHECK(hall.play("08:43 counter-1 " + act + " seen " + seen + " -> no: case-changed") == "");
    }
    const auto now = std::to_string(hall.state().seq);
    CHECK(hall.play("08:44 counter-1 reveal A called -> no: not-allowed") == "");
    CHECK(hall.play("08:44 counter-1 accept A seen " + now + " -> A accepted; A task 1 to approval") == "");
}

TEST_CASE("a file put while the case is open is a change, one that the counter scans is not") {
    test::Scenario hall = opened();
    REQUIRE(hall.play(R"(
        08:40  platform  put A 1 p1 register                          -> A applied
        08:41  counter-1 receive A
        08:41  counter-1 file A f1 photo                              -> A file 1
    )") == "");
    const auto seen = std::to_string(hall.state().seq - 1);
    CHECK(hall.play("08:42 counter-1 check A photo=sound seen " + seen + " -> A checked") == "");
    CHECK(hall.play(R"(
        08:43  platform  file A f2 photo 2                            -> A file 2
        08:43  platform  file A f2 photo 2                            -> nothing
        08:43  platform  file A f3 photo 2                            -> A file 2          # the same number again replaces it
        08:43  counter-1 file A f4                                    -> A file 3
        08:43  counter-1 file A f4                                    -> nothing
        08:43  platform  file A f5 contract 4                         -> no: unknown-material
        08:43  platform  file A f!5                                   -> no: malformed-application file
        look   files A                                                -> 1:f1:photo 2:f3:photo 3:f4
    )") == "");
    CHECK(hall.play("08:44 counter-1 check A photo=sound seen " + seen + " -> no: case-changed") == "");
}

TEST_CASE("an agent's ticket carries several applications, and each case knows its visits") {
    test::Scenario hall = opened();
    CHECK(hall.play(R"(
        08:40  platform  put A 1 p1 register agent p9                 -> A applied
        08:40  platform  put B 1 p2 invoice agent p9                  -> B applied
        08:40  platform  put C 1 p3 pension                           -> C applied
        look   person p9                                              -> A B
        08:41  kiosk     issue - @A @B                                -> A001 issued; A linked to A001; B linked to A001
        08:41  kiosk     issue - @C @C                                -> no: malformed-application applications
        08:41  kiosk     issue - @E                                   -> no: unknown-application
        08:41  kiosk     issue - @B                                   -> no: too-many tickets   # one visit at a time
        08:42  counter-1 call                                         -> A001 called preference
        08:42  counter-1 link C papers-in-hand                        -> no: sign-in-required
        08:42  clerk:s1@counter-1 take
        08:42  clerk:s1@counter-1 link C                              -> no: reason-missing
        08:42  clerk:s1@counter-1 link C papers-in-hand               -> C linked to A001
        08:42  clerk:s1@counter-1 link C                              -> nothing
        08:42  platform  put D 1 p1 register                          -> D applied
        08:42  clerk:s1@counter-1 link D                              -> D linked to A001   # a case of A's applicant
        look   visit A001                                             -> A B C D
        08:43  clerk:s1@counter-1 withdraw C changed-mind             -> C withdrawn
        08:44  kiosk     issue - @C                                   -> no: case-not-in-state withdrawn
        08:44  clerk:s1@counter-1 start
        08:44  clerk:s1@counter-1 finish
        08:44  kiosk     issue - @B                                   -> B001 issued; B linked to B001
        17:30  manager   end-day evening
        == 2026-11-24
        08:30  manager   open-day
        look   visit A001                                             -> none
    )") == "");
}

TEST_CASE("what a case was accepted with is evidence: nothing takes its place afterwards") {
    test::Scenario hall = opened();
    REQUIRE(hall.play(R"(
        08:40  platform  put A 1 p1 photo-card                        -> A applied
        08:40  platform  file A f1 - 1                                -> A file 1
        08:41  platform  file A f2 - 1                                -> A file 1
        08:42  counter-1 receive A
        08:42  counter-1 accept A
        08:43  platform  file A f3 - 1                                -> A file 2
        08:43  platform  file A f3 - 1                                -> nothing
        08:43  platform  file A f4 - 2                                -> A file 3
        look   files A                                                -> 1:f2 2:f3 3:f4
    )") == "");
    const auto seen = std::to_string(hall.state().seq - 1);
    CHECK(hall.play("08:44 s11 start-task A 1 seen " + seen + " -> no: case-changed") == "");
    CHECK(hall.play("08:44 s11 start-task A 1 -> A task 1 started") == "");
    CHECK(hall.play("08:44 s11 propose A 1 granted seen " + seen + " -> no: case-changed") == "");
    CHECK(hall.play("08:44 s11 decide A 1 granted seen " + seen + " -> no: case-changed") == "");
}

TEST_CASE("a scan of a paper that the window asked for besides") {
    test::Scenario hall = opened();
    CHECK(hall.play(R"(
        08:40  platform  put A 1 p1 photo-card                        -> A applied
        08:42  counter-1 receive A
        08:42  counter-1 ask-material A special-site                  -> A asks asked-1
        08:43  counter-1 file A f1 asked-1                            -> A file 1
        08:43  counter-1 file A f2 asked-2                            -> no: unknown-material
    )") == "");
}

TEST_CASE("国办函〔2016〕108号: the applicant's promise (D) is enough only for papers of which the guide says so") {
    auto entries = test::caseHall();
    auto promised = test::paper("statement");
    promised.grade = TrustGrade::d;
    entries.emplace_back(test::guideOf("photo-card", {promised, test::paper("identity-card")}));
    test::Scenario hall(entries);
    REQUIRE(hall.play(morning) == "");
    CHECK(hall.play(R"(
        08:40  platform  put A 1 p1 photo-card statement=submitted:D identity-card=submitted:D -> A applied
        look   materials A -> statement=submitted:D identity-card=submitted:C
        08:41  counter-1 receive A
        08:41  counter-1 accept A                                     -> no: materials-open identity-card
        08:42  platform  put A 2 p1 photo-card statement=submitted:D identity-card=submitted:D -> A updated
        08:43  counter-1 accept A                                     -> no: materials-open identity-card
    )") == "");
}

TEST_CASE("where the hall has a one-window queue, a ticket with an application waits there, and is one ticket") {
    auto entries = test::caseHall();
    std::get<HallConfig>(entries.front()).oneWindowQueue = {"general"};
    test::Scenario hall(entries);
    REQUIRE(hall.play(morning) == "");
    CHECK(hall.play(R"(
        08:40  platform  put A 1 p1 invoice,pension,register          -> A applied
        08:41  kiosk     issue - @A                                   -> A001 issued; A linked to A001
        look   queue general                                          -> A001
        look   queue tax                                              -> nobody
    )") == "");
}

TEST_CASE("bounds: items, files, tickets and the merged list") {
    auto entries = test::caseHall();
    for (int i = 0; i < 25; ++i) {
        const std::string code = "many-" + std::to_string(i);
        entries.emplace_back(ItemConfig{{code}, {"general"}, {code, ""}, code, "approval", Subject::both, false});
        std::vector<MaterialRule> papers;
        for (int m = 0; m < 50; ++m) papers.push_back(test::paper((code + "-" + std::to_string(m)).c_str()));
        entries.emplace_back(test::guideOf(code.c_str(), papers));
    }
    test::Scenario hall(entries);
    REQUIRE(hall.play(morning) == "");
    std::string twenty = "photo-card";
    for (int i = 0; i < 20; ++i) twenty += ",many-" + std::to_string(i);
    CHECK(hall.play("08:40 platform put A 1 p1 " + twenty + " -> no: too-many items") == "");
    CHECK(hall.play("08:40 platform put A 1 p1 many-0,many-1,many-2,many-3,many-4 -> no: too-many materials") == "");
    CHECK(hall.play("08:40 counter-1 walk-in p1 many-0,many-1,many-2,many-3,many-4 -> no: too-many materials") == "");
    REQUIRE(hall.play("08:40 platform put A 1 p1 many-0,many-1,many-2,many-3 -> A applied") == "");
    CHECK(hall.state().casework.find(ApplicationId{"A"})->materials.size() == limits::materialsPerCase);
    CHECK(hall.play("08:41 platform put A 2 p1 many-0,many-1,many-2,many-3,register -> no: too-many materials") == "");
    for (std::size_t i = 0; i < limits::filesPerCase; ++i) {
        REQUIRE(hall.play("08:42 platform file A f" + std::to_string(i) + " -> A file " + std::to_string(i + 1)) == "");
    }
    CHECK(hall.play("08:42 platform file A another -> no: too-many files") == "");
}
