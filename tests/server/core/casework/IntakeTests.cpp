// What the clerk does until tasks are with the departments.
#include <doctest/doctest.h>

#include "server/core/Limits.hpp"
#include "tests/support/CaseHall.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

test::Scenario opened(const char* more = "") {
    test::Scenario hall(test::caseHall());
    REQUIRE(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        08:30  counter-2  open
        08:40  platform   put A 1 p1 register,invoice,pension        -> A applied
        08:41  counter-1  receive A                                  -> A received
    )") == "");
    REQUIRE(hall.play(more) == "");
    return hall;
}

}  // namespace

TEST_CASE("高效办成一件事: the items of three departments have one merged list, each paper once") {
    test::Scenario hall = opened();
    CHECK(hall.play(R"(
        look materials A -> identity-card=open articles=open lease-contract=open photo=open? contract=open record=open household=held:A
        09:00 counter-1 check A identity-card=sound articles=sound lease-contract=sound contract=sound record=sound -> A checked
        09:01 counter-1 accept A -> A accepted; A task 1 to approval; A task 2 to tax; A task 3 to social
        look documents A -> A1@20261123
        look tasks approval -> A/1
        look tasks tax      -> A/2
        look tasks social   -> A/3
    )") == "");
}

TEST_CASE("a paper that one item requires and another does not is required") {
    test::Scenario hall(test::caseHall());
    CHECK(hall.play(R"(
        08:40  platform   put A 1 p1 invoice,register                -> A applied
        look   materials A -> identity-card=open contract=open lease-contract=open articles=open photo=open?
    )") == "");
}

TEST_CASE("Administrative Licensing Law art. 32 (5): accepted only when every required paper is sound, held or vouched for") {
    test::Scenario hall = opened();
    CHECK(hall.play(R"(
        09:00 counter-1 accept A                                     -> no: materials-open identity-card
        09:00 counter-1 check A identity-card=sound articles=sound   -> A checked
        09:00 counter-1 accept A                                     -> no: materials-open lease-contract
        09:00 counter-1 check A lease-contract=sound contract=sound  -> A checked
        09:00 counter-1 accept A                                     -> no: materials-open record
        09:00 counter-1 check A record=sound photo=missing           -> A checked
        09:00 counter-1 accept A -> A accepted; A task 1 to approval; A task 2 to tax; A task 3 to social
    )") == "");
}

TEST_CASE("国办函〔2016〕108号: what the applicant uploaded (C) needs the window's eyes, A and B do not") {
    test::Scenario hall(test::caseHall());
    REQUIRE(hall.play("08:30 manager open-day\n08:30 counter-1 open") == "");
    CHECK(hall.play(R"(
        08:40  platform   put A 1 p1 register identity-card=submitted:A articles=submitted:B lease-contract=submitted:A -> A applied
        08:40  platform   put B 1 p2 register identity-card=submitted:A articles=submitted:C lease-contract=submitted:B -> B applied
        08:41  counter-1  receive A
        08:41  counter-1  accept A                                   -> A accepted; A task 1 to approval
        08:42  counter-1  receive B
        08:42  counter-1  accept B                                   -> no: materials-open articles
        08:43  counter-1  check B articles=sound                     -> B checked
        look   materials B -> identity-card=submitted:A articles=sound:B lease-contract=submitted:B photo=open?
        08:43  counter-1  accept B                                   -> B accepted; B task 1 to approval
    )") == "");
}

TEST_CASE("Administrative Licensing Law art. 32 (3): what is mended on the spot is marked as that") {
    test::Scenario hall = opened();
    CHECK(hall.play(R"(
        09:00 counter-1 check A articles=defective                   -> A checked
        09:01 counter-1 check A identity-card=sound                  -> A checked
        09:02 counter-1 check A articles=sound                       -> A corrected on the spot
        look history A -> application-received case-received materials-checked materials-checked corrected-on-the-spot
    )") == "");
}

TEST_CASE("Administrative Licensing Law art. 32 (4): told once, in writing, everything; a second time needs a supervisor and is flagged") {
    test::Scenario hall = opened(R"(
        09:00 counter-1 check A identity-card=sound articles=defective photo=defective record=sound
    )");
    CHECK(hall.play(R"(
        09:01 counter-1 notify A                          -> A notified 1 articles,lease-contract,photo,contract
        look materials A -> identity-card=sound:B articles=defective lease-contract=missing photo=defective? contract=missing record=sound:B household=held:A
        look case A                                       -> correcting 6
        look due A                                        -> none none
        09:02 counter-1 accept A                          -> no: case-not-in-state correcting
        09:02 counter-1 notify A by s3                    -> no: case-not-in-state correcting
        10:00 counter-1 supplement A articles=sound photo=sound contract=sound -> A supplemented
        look case A                                       -> supplemented 7
        10:01 counter-1 accept A                          -> no: materials-open lease-contract
        10:01 counter-1 notify A                          -> no: approval-needed
        10:01 counter-1 notify A by s1                    -> no: approval-needed
        10:01 counter-1 notify A by s3                    -> A notified 2 lease-contract
        look documents A                                  -> N1@20261123 N2@20261123
        11:00 counter-2 supplement A lease-contract=sound -> A supplemented
        11:01 counter-2 notify A by s3                    -> no: nothing-missing
        11:01 counter-2 accept A -> A accepted; A task 1 to approval; A task 2 to tax; A task 3 to social
        look documents A                                  -> N1@20261123 N2@20261123 A1@20261123
        look history A -> application-received case-received materials-checked missing-notified case-supplemented missing-notified-again case-supplemented case-accepted task-dispatched task-dispatched task-dispatched
    )") == "");
}

TEST_CASE("a supplement of which nothing is sound is possible, and says so") {
    test::Scenario hall = opened("09:01 counter-1 notify A -> A notified 1 identity-card,articles,lease-contract,contract,record");
    CHECK(hall.play(R"(
        10:00 counter-1 supplement A                      -> A supplemented
        10:00 counter-1 accept A                          -> no: materials-open identity-card
    )") == "");
}

TEST_CASE("国发〔2016〕55号 二(二): what was given once is not asked for in a later case") {
    test::Scenario hall = opened("09:00 counter-1 check A identity-card=sound lease-contract=sound");
    CHECK(hall.play(R"(
        look   holdings p1                                           -> identity-card:B lease-contract:B
        09:10  platform   put B 1 p1 invoice                         -> B applied
        look   materials B -> identity-card=held:B contract=open lease-contract=held:B?
        09:11  counter-2  receive B
        09:12  counter-2  check B identity-card=missing              -> no: material-held identity-card
        09:12  counter-2  check B contract=sound                     -> B checked
        09:13  counter-2  accept B                                   -> B accepted; B task 1 to tax
        09:14  platform   put C 1 p2 invoice                         -> C applied
        look   materials C -> identity-card=open contract=open lease-contract=open?
    )") == "");
}

TEST_CASE("国发〔2016〕55号 二(二): what was given in another case meanwhile is not asked for either") {
    test::Scenario hall = opened("08:42 platform put B 1 p1 invoice,pension contract=submitted:C -> B applied");
    CHECK(hall.play(R"(
        08:43  counter-2  receive B                                  -> B received
        look   materials B -> identity-card=open contract=submitted:C lease-contract=open? record=open household=held:A
        09:00  counter-1  check A identity-card=sound contract=sound -> A checked
        09:01  counter-2  check B contract=missing                   -> no: material-held contract
        09:01  counter-2  accept B                                   -> no: materials-open record
        09:02  counter-2  notify B                                   -> B notified 1 record
        look   materials B -> identity-card=held:B contract=held:B lease-contract=open? record=missing household=held:A
        09:03  counter-2  supplement B record=sound                  -> B supplemented
        09:04  counter-2  accept B                                   -> B accepted; B task 1 to tax; B task 2 to social
        09:05  platform   put C 1 p1 register identity-card=missing  -> C applied
        look   materials C -> identity-card=held:B articles=open lease-contract=open photo=open?
    )") == "");
}

TEST_CASE("at the reception of a case, what the person gave meanwhile is held") {
    test::Scenario hall = opened("08:42 platform put B 1 p1 invoice contract=submitted:C -> B applied");
    CHECK(hall.play(R"(
        09:00  counter-1  check A identity-card=sound contract=sound
        look   materials B -> identity-card=open contract=submitted:C lease-contract=open?
        09:01  counter-2  receive B                                  -> B received
        look   materials B -> identity-card=held:B contract=held:B lease-contract=open?
        09:02  counter-2  accept B                                   -> B accepted; B task 1 to tax
    )") == "");
}

TEST_CASE("a paper of one application is of no use to another one; one that is good for so many days is, so long") {
    auto entries = test::caseHall();
    auto form = test::paper("form");
    form.oneTime = true;
    auto address = test::paper("address");
    address.validDays = 30;
    entries.emplace_back(test::guideOf("photo-card", {test::paper("identity-card"), form, address}));
    test::Scenario hall(entries);
    CHECK(hall.play(R"(
        08:30  manager    open-day
        08:30  counter-1  open
        08:40  platform   put A 1 p1 photo-card                      -> A applied
        08:41  counter-1  receive A
        08:42  counter-1  check A identity-card=sound form=sound address=sound
        08:43  counter-1  accept A                                   -> A accepted; A task 1 to approval
        look   holdings p1                                           -> address:B identity-card:B
        08:44  platform   put B 1 p1 photo-card                      -> B applied
        look   materials B -> identity-card=held:B form=open address=held:B
        08:45  counter-1  receive B
        08:45  counter-1  check B form=missing                       -> B checked
        08:45  counter-1  accept B                                   -> no: materials-open form
        17:30  manager    end-day evening
        == 2026-12-24
        08:30  manager    open-day
        08:40  platform   put C 1 p1 photo-card                      -> C applied
        look   materials C -> identity-card=held:B form=open address=open
        08:41  counter-1  receive C
        08:41  counter-1  check C form=sound address=missing         -> C checked
        08:42  counter-1  accept C                                   -> no: materials-open address
        08:42  counter-1  check C address=sound
        08:43  platform   put D 1 p1 photo-card                      -> D applied
        look   materials D -> identity-card=held:B form=open address=held:B
    )") == "");
}

TEST_CASE("what turns out to be wrong is held no more; a mark that was a mistake leaves nothing behind") {
    test::Scenario hall = opened("09:00 counter-1 check A identity-card=sound lease-contract=sound articles=sound");
    CHECK(hall.play(R"(
        09:01  counter-1  check A articles=missing                   -> A checked          # taken back
        look   holdings p1                                           -> identity-card:B lease-contract:B
        09:10  platform   put B 1 p1 invoice                         -> B applied
        09:11  counter-2  receive B
        09:11  counter-2  check B identity-card=sound                -> B checked
        09:12  counter-2  check B identity-card=missing              -> no: material-held identity-card   # A's, not B's mark
        09:12  counter-2  check B lease-contract=defective           -> B checked          # a forgery
        look   holdings p1                                           -> identity-card:B
        09:13  platform   put C 1 p1 invoice                         -> C applied
        look   materials C -> identity-card=held:B contract=open lease-contract=open?
    )") == "");
}

TEST_CASE("国发〔2016〕55号 二(五): a material outside the guide needs a reason, is flagged, and is nothing to be reused") {
    test::Scenario hall = opened("09:00 counter-1 check A identity-card=sound articles=sound lease-contract=sound contract=sound record=sound");
    CHECK(hall.play(R"(
        09:01  counter-1  ask-material A                             -> no: reason-missing
        09:01  counter-1  ask-material A doubtful                    -> A asks asked-1
        09:01  counter-1  ask-material A doubtful                    -> A asks asked-2
        09:02  counter-1  accept A                                   -> no: materials-open asked-1
        09:02  counter-1  check A asked-1=sound asked-2=sound        -> A checked
        09:03  counter-1  accept A -> A accepted; A task 1 to approval; A task 2 to tax; A task 3 to social
        look   holdings p1 -> articles:B contract:B identity-card:B lease-contract:B record:B
        09:04  platform   put B 1 p1 register asked-1=submitted:A    -> no: unknown-material
    )") == "");
    CHECK(hall.state().casework.find(ApplicationId{"A"})->materials.back().remarks->askedFor == "doubtful");
}

TEST_CASE("marks name each material of the list once") {
    test::Scenario hall = opened();
    CHECK(hall.play(R"(
        09:00 counter-1 check A                                      -> no: unknown-material
        09:00 counter-1 check A fire-permit=sound                    -> no: unknown-material
        09:00 counter-1 check A photo=sound photo=missing            -> no: unknown-material
        09:00 counter-1 check A photo=held                           -> no: reason-missing
        09:00 counter-1 check A photo=open                           -> no: reason-missing
        09:00 counter-1 check A household=missing                    -> no: material-held household
        09:00 counter-1 check A household=defective                  -> A checked
        09:00 counter-2 check B photo=sound                          -> no: unknown-case
        09:00 counter-9 check A photo=sound                          -> no: unknown-counter
        09:00 counter-3 check A photo=sound                          -> no: counter-not-open
        09:00 platform  check A photo=sound                          -> no: not-allowed
        09:00 s11       check A photo=sound                          -> no: not-allowed
    )") == "");
}

TEST_CASE("Administrative Licensing Law art. 32 (1) and (2): not required is not accepted, outside the authority is refused, each with a paper") {
    test::Scenario hall = opened("08:42 platform put B 1 p1 invoice -> B applied");
    CHECK(hall.play(R"(
        09:00 counter-1 not-required A                               -> no: reason-missing
        09:00 counter-1 not-required A no-licence                    -> A refused not-required
        look case A                                                  -> not-required 4
        look documents A                                             -> R1@20261123
        09:00 counter-1 outside B elsewhere                          -> no: case-not-in-state applied
        09:01 counter-1 receive B
        09:01 counter-1 outside B elsewhere                          -> B refused outside-authority
        look case B                                                  -> refused 5
    )") == "");
}

TEST_CASE("no counter takes a case outside an open hall day") {
    test::Scenario hall(test::caseHall());
    CHECK(hall.play(R"(
        07:00  platform   put A 1 p1 register                        -> A applied
        07:00  counter-1  open
        07:00  counter-1  receive A                                  -> no: no-day-open
        07:00  counter-1  walk-in p1 register                        -> no: no-day-open
    )") == "");
}
