// People at counters: one place each, take-over, leaving, who may act where.
#include <doctest/doctest.h>

#include "tests/support/Scenario.hpp"

using namespace hall;

namespace {

std::vector<core::ConfigEntry> strict() {
    auto entries = test::staffedHall();
    std::get<core::HallConfig>(entries.front()).signInRequired = true;
    return entries;
}

}  // namespace

TEST_CASE("where people must sign in, a counter alone does nothing") {
    test::Scenario hall(strict());
    CHECK(hall.play(R"(
        08:30  manager       open-day
        08:30  counter-1     open                 -> no: sign-in-required
        08:30  counter-1     cancel A001          -> no: sign-in-required
        08:30  s1@counter-1  open                 -> no: sign-in-required     # not at this counter yet
        08:30  s1@counter-1  take                 -> s1 at counter-1
        08:30  s1@counter-1  take                 -> nothing
        08:30  s1@counter-1  open                 -> counter-1 open
        08:30  s2@counter-1  pause lunch          -> no: sign-in-required
        08:31  kiosk         issue register       -> A001 issued
        08:31  s1@counter-1  call                 -> A001 called preference
        08:31  s1@counter-1  leave                -> no: counter-busy
        08:31  s1@counter-1  start
        08:32  s1@counter-1  finish
        08:32  s1@counter-1  leave                -> s1 left counter-1 signed-out; counter-1 paused signed-out
        08:32  s1@counter-1  leave                -> no: place-empty
        08:32  s1@counter-1  call                 -> no: sign-in-required
    )") == "");
}

TEST_CASE("where they need not, a counter acts alone, also while somebody sits there") {
    test::Scenario hall(test::staffedHall());
    CHECK(hall.play("08:30 manager open-day\n08:30 counter-1 open\n08:30 s1@counter-1 take\n08:30 counter-1 pause lunch\n"
                    "08:30 s1@counter-1 open\n08:30 s2@counter-1 open -> no: sign-in-required") == "");
}

TEST_CASE("one place per person, one person per place") {
    test::Scenario hall(test::staffedHall());
    REQUIRE(hall.play("08:30 manager open-day\n08:30 s1@counter-1 take\n08:30 s2@counter-2 take\n08:30 s1@counter-1 open\n08:30 s2@counter-2 open") == "");
    SUBCASE("occupied") {
        CHECK(hall.play("08:31 s1@counter-2 take -> no: place-occupied s2\n08:31 s1@counter-3 take -> no: staff-elsewhere counter-1") == "");
    }
    SUBCASE("taken over: both leave their places") {
        CHECK(hall.play(R"(
            08:31  s1@counter-2  take over        -> s2 left counter-2 taken-over; s1 left counter-1 taken-over; counter-1 paused signed-out; s1 at counter-2
            look   counter counter-1              -> paused signed-out
            look   counter counter-2              -> open of s1
            08:32  s2@counter-1  take             -> s2 at counter-1
        )") == "");
    }
    SUBCASE("a busy counter keeps its visitor when its clerk goes elsewhere") {
        CHECK(hall.play(R"(
            08:31  kiosk         issue register   -> A001 issued
            08:31  s1@counter-1  call
            08:32  s1@counter-3  take over        -> s1 left counter-1 taken-over; s1 at counter-3
            look   counter counter-1              -> open A001
            08:32  supervisor:s3@counter-1  take  -> s3 at counter-1
            08:32  supervisor:s3@counter-1  start
            08:32  supervisor:s3@counter-1  undo  -> undone 1
        )") == "");
    }
    SUBCASE("nobody signs another one in, but the operator at the machine") {
        CHECK(hall.play(R"(
            08:31  s1@counter-1  take counter-1 s5  -> no: not-allowed
            08:31  s1@counter-3  take counter-1   -> no: not-allowed
            08:31  scheduler     take counter-3 s5  -> s5 at counter-3
            08:31  scheduler     take counter-3 s99 -> no: unknown-staff
            08:31  scheduler     take counter-9 s5  -> no: unknown-counter
            08:31  scheduler     take counter-4 s8  -> no: not-allowed         # an auditor sits at no counter
        )") == "");
    }
    SUBCASE("the security administrator ends a session, busy or not") {
        CHECK(hall.play(R"(
            08:31  kiosk         issue register
            08:31  s1@counter-1  call
            08:32  security-administrator:s6  leave for counter-1  -> s1 left counter-1 signed-out
            look   counter counter-1              -> open A001
            08:32  security-administrator:s6  leave for counter-2  -> s2 left counter-2 signed-out; counter-2 paused signed-out
            08:32  security-administrator:s6  leave for counter-9  -> no: unknown-counter
            08:32  s2@counter-1  leave            -> no: place-empty
        )") == "");
    }
}

TEST_CASE("a disabled person is refused at once, everywhere") {
    test::Scenario hall(test::staffedHall());
    REQUIRE(hall.play("08:30 manager open-day\n08:30 s1@counter-1 take\n08:30 s1@counter-1 open") == "");
    const core::Actor security{core::Role::securityAdministrator, "s6", {}};
    CHECK(hall.act(core::Configure{{core::StaffConfig{{"s1"}, {core::Role::clerk}, {}, {}, true}}}, security, hall.stamp(8 * 3600 + 1860)) ==
          "configured s1; s1 left counter-1 disabled; counter-1 paused signed-out");
    CHECK(hall.play(R"(
        08:31  s1@counter-1  open                 -> no: staff-disabled
        08:31  s1@counter-1  take                 -> no: staff-disabled
        08:31  s1@counter-1  cancel A001          -> no: staff-disabled
        08:31  scheduler     take counter-1 s1    -> no: staff-disabled
        08:31  s77@counter-1 open                 -> no: unknown-staff
    )") == "");
    SUBCASE("whoever may sit at no counter any longer leaves it too") {
        REQUIRE(hall.play("08:32 s2@counter-2 take") == "");
        CHECK(hall.act(core::Configure{{core::StaffConfig{{"s2"}, {core::Role::reviewer}, {}, {}, false}}}, security, hall.stamp(8 * 3600 + 1920)) ==
              "configured s2; s2 left counter-2 disabled");
    }
}

TEST_CASE("who runs the system, who grants rights and who looks at both are three people") {
    using core::Role;
    test::Scenario hall(test::staffedHall());
    const auto give = [&](std::vector<Role> roles) {
        return hall.act(core::Configure{{core::StaffConfig{{"s20"}, std::move(roles), {}, {}, false}}}, test::scheduler, hall.stamp(30'000));
    };
    const std::string no = "no: configuration-invalid staff/s20/roles-exclude-one-another";
    CHECK(give({Role::systemAdministrator, Role::securityAdministrator}) == no);
    CHECK(give({Role::systemAdministrator, Role::auditor}) == no);
    CHECK(give({Role::securityAdministrator, Role::auditor}) == no);
    CHECK(give({Role::systemAdministrator, Role::securityAdministrator, Role::auditor}) == no);
    CHECK(give({Role::systemAdministrator, Role::clerk}) == "configured s20");
    CHECK(give({Role::auditor, Role::manager}) == "configured s20");
    CHECK(give({Role::kiosk}) == "no: configuration-invalid staff/s20/roles");
    CHECK(give({Role::scheduler}) == "no: configuration-invalid staff/s20/roles");
    CHECK(give({Role::clerk, Role::clerk}) == "no: configuration-invalid staff/s20/roles");
}

TEST_CASE("skills name queues that exist, once, and are no fallback besides") {
    test::Scenario hall(test::staffedHall());
    const auto give = [&](std::vector<core::QueueCode> skills, std::vector<core::QueueCode> fallback) {
        return hall.act(core::Configure{{core::StaffConfig{{"s20"}, {core::Role::clerk}, std::move(skills), std::move(fallback), false}}},
                        test::scheduler, hall.stamp(30'000));
    };
    CHECK(give({{"nowhere"}}, {}) == "no: configuration-invalid staff/s20/skills");
    CHECK(give({{"tax"}, {"tax"}}, {}) == "no: configuration-invalid staff/s20/skills");
    CHECK(give({}, {{"nowhere"}}) == "no: configuration-invalid staff/s20/fallback");
    CHECK(give({{"tax"}}, {{"tax"}}) == "no: configuration-invalid staff/s20/fallback");
    CHECK(give({{"tax"}}, {{"general"}}) == "configured s20");
}

TEST_CASE("the reception desk issues tickets, signed in or not, and works no counter's keys") {
    test::Scenario hall(strict());
    CHECK(hall.play(R"(
        08:30  manager                 open-day
        08:30  reception:s4@counter-1  issue register senior  -> A001 issued
        08:30  reception:s4@counter-1  take                   -> s4 at counter-1
        08:30  reception:s4@counter-1  issue invoice          -> B001 issued
        08:30  reception:s4@counter-1  open                   -> no: not-allowed
        08:30  reception:s4@counter-1  cancel A001            -> A001 cancelled
        08:31  manager                 end-day drill          -> B001 unserved drill; day ended drill
    )") == "");
}
