// Tickets taken from afar: who may, when they are called, and what a visitor does with their own one.
#include <algorithm>

#include <doctest/doctest.h>

#include "server/core/queue/Law.hpp"
#include "server/core/queue/Order.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;
using namespace hall::core;

namespace {

/// 250 metres in a minute, up to 10 km; one ticket of a phone at once, three a day.
RemoteConfig remoteRules() {
    RemoteConfig rules;
    rules.offered = true;
    rules.radiusM = 10'000;
    return rules;
}

std::vector<ConfigEntry> remoteHall(const RemoteConfig& rules = remoteRules()) {
    auto entries = test::demoHall();
    entries.emplace_back(rules);
    return entries;
}

const char* morning = R"(
    08:30  manager    open-day
    08:30  counter-1  open
    08:30  counter-2  open
)";

}  // namespace

TEST_CASE("a ticket from afar keeps its place, is passed while its visitor is on the way, and is called first when they can be here") {
    test::Scenario hall(remoteHall());
    REQUIRE(hall.play(morning) == "");
    CHECK(hall.play(R"(
        08:40  phone:web  from-afar register p1 2500      -> A001 issued            # ten minutes
        08:41  kiosk      issue register                  -> A002 issued
        08:42  kiosk      issue register                  -> A003 issued
        08:43  kiosk      issue register                  -> A004 issued
        look   queue general                              -> A002 A003 A004
        08:44  counter-1  call                            -> A002 called preference
        08:45  counter-1  no-show                         -> A002 missed
        08:49:59 scheduler tick                           -> nothing
        08:49:59 counter-1 call                           -> A003 called preference
        08:50  scheduler  tick                            -> A001 reachable
        look   queue general                              -> A001 A004
        08:50  counter-2  call                            -> A001 called preference
        08:50  scheduler  tick                            -> nothing
    )") == "");
}

TEST_CASE("the lobby's code makes a ticket reachable: at once when it is taken, later when the visitor comes sooner than expected") {
    test::Scenario hall(remoteHall());
    REQUIRE(hall.play(morning) == "");
    CHECK(hall.play(R"(
        08:40  phone:web       from-afar register p1        -> A001 issued          # read in the lobby
        08:40  phone:web       from-afar register p2 9000   -> A002 issued
        look   queue general                                -> A001
        08:41  phone:ticket-2  arrive A002                  -> A002 here
        08:41  phone:ticket-2  arrive A002                  -> nothing
        look   queue general                                -> A001 A002
        09:30  scheduler       tick                         -> nothing
    )") == "");
}

TEST_CASE("the promised wait of a visitor on the way begins when they can be here") {
    test::Scenario hall(remoteHall());
    REQUIRE(hall.play(morning) == "");
    CHECK(hall.play(R"(
        08:40  phone:web  from-afar invoice p1 5000         -> B001 issued          # twenty minutes; promised are fifteen
        08:46  kiosk      issue register                    -> A001 issued
        08:59  counter-1  call                              -> A001 called urgent
        08:59  counter-1  no-show                           -> A001 missed
        08:59  kiosk      issue register                    -> A002 issued
        09:00  scheduler  tick                              -> B001 reachable
        09:00  counter-1  call                              -> A002 called preference   # B001 is late for nothing yet
        09:12  kiosk      issue register                    -> A003 issued
        09:13  counter-2  call                              -> B001 called urgent
    )") == "");
}

TEST_CASE("a clerk may pick somebody who is on the way, with a reason; taken back, they are on the way again") {
    test::Scenario hall(remoteHall());
    REQUIRE(hall.play(morning) == "");
    CHECK(hall.play(R"(
        08:40  phone:web  from-afar register p1 2500      -> A001 issued
        08:41  counter-1  call                            -> no: nobody-waiting
        08:41  counter-1  pick A001                       -> no: reason-missing
        08:41  counter-1  pick A001 asked                 -> A001 called pick asked
        08:41:30 counter-1 undo                           -> undone 1
        08:42  counter-1  call                            -> no: nobody-waiting
        08:50  scheduler  tick                            -> A001 reachable
        08:50  counter-1  call                            -> A001 called preference
    )") == "");
    const auto& events = hall.events();
    const auto picked = std::find_if(events.begin(), events.end(), [](const Event& one) { return std::holds_alternative<TicketCalled>(one.body); });
    const auto& call = std::get<TicketCalled>(picked->body);
    REQUIRE(call.candidates.size() == 1);
    CHECK(call.candidates.front().ticket == call.ticket);
}

TEST_CASE("who may take one, and how many a phone") {
    test::Scenario hall(remoteHall());
    REQUIRE(hall.play(morning) == "");
    CHECK(hall.play(R"(
        08:40  phone:web  issue register                  -> no: not-allowed
        08:40  kiosk      from-afar register p1           -> no: not-allowed
        08:40  phone:web  from-afar register p1 10001     -> no: too-far
        08:40  phone:web  from-afar register p1 -1        -> no: too-far
        08:40  phone:web  from-afar none p1               -> no: unknown-item
        08:40  phone:web  from-afar register p1           -> A001 issued
        08:40  phone:web  from-afar invoice p1            -> no: phone-limit live
        08:40  phone:web  from-afar invoice p2            -> B001 issued
        08:41  phone:ticket-1 cancel A001                 -> A001 cancelled
        08:41  phone:web  from-afar invoice p1            -> B002 issued
        08:42  counter-1  pick B002 asked                 -> B002 called pick asked
        08:42  phone:web  from-afar invoice p1            -> no: phone-limit live
        08:43  counter-1  no-show                         -> B002 missed
        08:43  phone:web  from-afar invoice p1            -> B003 issued
        08:44  phone:ticket-4 cancel B003                 -> B003 cancelled
        08:44  phone:web  from-afar invoice p1            -> no: phone-limit day
        == 2026-11-24
        00:00  manager    end-day evening                 -> B001 unserved evening; day ended evening
        08:30  manager    open-day                        -> day opened 20261124
        08:40  phone:web  from-afar invoice p1            -> B001 issued
    )") == "");
}

TEST_CASE("what a hall offers") {
    struct Case { bool offered, byCode; std::int32_t radiusM; const char* byTheCode; const char* byPosition; };
    for (const Case& c : {Case{false, true, 1'000, "no: remote-not-offered", "no: remote-not-offered"},
                          Case{true, false, 0, "no: remote-not-offered", "no: remote-not-offered"},
                          Case{true, true, 0, "A001 issued", "no: remote-not-offered code"},
                          Case{true, false, 1'000, "no: remote-not-offered position", "A001 issued"}}) {
        CAPTURE(c.radiusM);
        RemoteConfig rules = remoteRules();
        rules.offered = c.offered;
        rules.byCode = c.byCode;
        rules.radiusM = c.radiusM;
        for (const bool byCode : {true, false}) {
            test::Scenario hall(remoteHall(rules));
            REQUIRE(hall.play(morning) == "");
            IssueTicket issue{{"register"}};
            issue.remote = FromAfar{{"p1"}, byCode ? std::nullopt : std::optional(500)};
            CHECK(hall.act(issue, {Role::phone, "web", {}}, hall.stamp(9 * 3600)) == (byCode ? c.byTheCode : c.byPosition));
        }
    }
}

TEST_CASE("a visitor who needs more time lets three go first, at most twice") {
    test::Scenario hall(remoteHall());
    REQUIRE(hall.play(morning) == "");
    CHECK(hall.play(R"(
        08:40  kiosk      issue register
        08:40  kiosk      issue register
        08:40  kiosk      issue register
        08:40  kiosk      issue register
        08:40  kiosk      issue register
        08:41  phone:ticket-1 more-time A001              -> A001 behind A004
        look   queue general                              -> A002 A003 A004 A001 A005
        08:42  phone:ticket-5 more-time A005              -> no: nobody-behind
        08:42  phone:ticket-3 more-time A003              -> A003 behind A005       # fewer than three behind it
        08:43  phone:ticket-2 more-time A002              -> A002 behind A003       # who went behind A005 before stays in front
        look   queue general                              -> A004 A001 A005 A003 A002
        08:44  phone:ticket-1 more-time A001              -> A001 behind A002
        08:44  phone:ticket-1 more-time A001              -> no: more-time-limit
        look   queue general                              -> A004 A005 A003 A002 A001
    )") == "");
}

TEST_CASE("one who was just called goes back behind three, which is no recall and no miss") {
    test::Scenario hall(remoteHall());
    REQUIRE(hall.play(morning) == "");
    CHECK(hall.play(R"(
        08:40  kiosk      issue register
        08:41  counter-1  call                            -> A001 called preference
        08:41  phone:ticket-1 more-time A001              -> no: nobody-behind
        08:42  kiosk      issue register
        08:42  kiosk      issue register
        08:42  counter-1  recall                          -> A001 recalled 2
        08:43  phone:ticket-1 more-time A001              -> A001 behind A003
        08:43  counter-1  undo                            -> no: nothing-to-undo
        look   counter counter-1                          -> open
        look   queue general                              -> A002 A003 A001
        08:44  counter-1  call                            -> A002 called preference
        08:45  counter-2  call                            -> A003 called preference
        08:46  counter-1  start                           -> A002 started
        08:46  phone:ticket-2 more-time A002              -> no: ticket-in-service
        08:46  counter-1  next                            -> A002 finished; A001 called preference
        08:46  phone:ticket-2 more-time A002              -> no: ticket-ended served
        08:47  counter-1  recall                          -> A001 recalled 2        # counted from the beginning
        08:48  counter-1  no-show                         -> A001 missed
        08:48  phone:ticket-1 more-time A001              -> no: ticket-not-waiting missed
        08:49  counter-1  bring-back A001                 -> A001 back in front     # the first time it was missed
    )") == "");
}

TEST_CASE("who lets others go first is promised a whole wait again: nobody's urgency undoes what they asked for") {
    test::Scenario hall(remoteHall());
    REQUIRE(hall.play(morning) == "");
    CHECK(hall.play(R"(
        08:40  kiosk      issue register
        08:41  kiosk      issue register
        08:52  phone:ticket-1 more-time A001              -> A001 behind A002
        08:54  counter-1  call                            -> A002 called urgent
        09:04  kiosk      issue register
        09:05  counter-2  call                            -> A001 called urgent
    )") == "");
    const Ticket& ticket = *hall.state().ticket({1});
    CHECK(ticket.waitingSince.utcMs == test::stampAt(8 * 60 + 40).now.utcMs);   // the wait is one, and as long as it was
    CHECK(ticket.maximumWaitMs == 27 * test::minuteMs);
}

TEST_CASE("a phone does nothing to another one's ticket, nor anything else") {
    test::Scenario hall(remoteHall());
    REQUIRE(hall.play(morning) == "");
    CHECK(hall.play(R"(
        08:40  kiosk      issue register
        08:40  kiosk      issue register
        08:41  phone:ticket-2 more-time A001              -> no: not-allowed
        08:41  phone:ticket-2 cancel A001                 -> no: not-allowed
        08:41  phone:ticket-2 arrive A001                 -> no: not-allowed
        08:41  phone:web      cancel A001                 -> no: not-allowed
        08:41  counter-1      more-time A001              -> no: not-allowed
        08:41  kiosk          more-time A001              -> no: not-allowed
        08:41  phone:ticket-1 cancel A001                 -> A001 cancelled
    )") == "");
}

TEST_CASE("those on the way count in front of one another and of those who are here") {
    test::Scenario hall(remoteHall());
    REQUIRE(hall.play(morning) == "");
    REQUIRE(hall.play(R"(
        08:40  kiosk      issue register
        08:41  phone:web  from-afar register p1 5000
        08:42  phone:web  from-afar register p2 2500
        08:43  kiosk      issue register
    )") == "");
    for (const std::uint64_t id : {1, 2, 3, 4}) CHECK(ahead(hall.state(), *hall.state().ticket({id})) == static_cast<std::int32_t>(id) - 1);
}

TEST_CASE("the day goes on until those on the way were there, and ends for them, too") {
    test::Scenario hall(remoteHall());
    REQUIRE(hall.play(morning) == "");
    CHECK(hall.play(R"(
        08:40  phone:web  from-afar register p1 5000      -> A001 issued
        08:41  manager    begin-closing                   -> closing begun
        08:41  phone:web  from-afar register p2           -> no: day-closing
        08:41  phone:ticket-1 cancel A001                 -> A001 cancelled; day ended last-ticket-ended
    )") == "");
}

TEST_CASE("a member without the right shape is named") {
    const auto wrong = [](auto change) {
        RemoteConfig rules = remoteRules();
        change(rules);
        return std::string(law::wrongMember(rules));
    };
    CHECK(wrong([](RemoteConfig&) {}) == "");
    CHECK(wrong([](RemoteConfig& r) { r.codeMinutes = 0; }) == "code-minutes");
    CHECK(wrong([](RemoteConfig& r) { r.radiusM = -1; }) == "radius");
    CHECK(wrong([](RemoteConfig& r) { r.radiusM = 100'000, r.metresPerMinute = 20; }) == "radius");  // more than four hours away
    CHECK(wrong([](RemoteConfig& r) { r.latitudeE6 = 90'000'001; }) == "latitude");
    CHECK(wrong([](RemoteConfig& r) { r.longitudeE6 = -180'000'001; }) == "longitude");
    CHECK(wrong([](RemoteConfig& r) { r.metresPerMinute = 0; }) == "metres-per-minute");
    CHECK(wrong([](RemoteConfig& r) { r.liveLimit = 0; }) == "live-limit");
    CHECK(wrong([](RemoteConfig& r) { r.perDay = 0; }) == "per-day");
    CHECK(wrong([](RemoteConfig& r) { r.letFirst = 0; }) == "let-first");
    CHECK(wrong([](RemoteConfig& r) { r.moreTimeLimit = -1; }) == "more-time-limit");
}

TEST_CASE("minutes on the way") {
    struct Case { std::int32_t distanceM, minutes; };
    for (const Case& c : {Case{0, 0}, {1, 1}, {250, 1}, {251, 2}, {2'500, 10}, {10'000, 40}}) {
        CAPTURE(c.distanceM);
        CHECK(travelMinutes(remoteRules(), c.distanceM) == c.minutes);
    }
}
