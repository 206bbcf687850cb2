#include <doctest/doctest.h>

#include "server/core/Limits.hpp"
#include "server/core/queue/Order.hpp"
#include "tests/support/Scenario.hpp"

using namespace hall;

namespace {

const char* opening = R"(
    08:30  manager    open-day
    08:30  counter-1  open
    08:30  counter-2  open
    08:30  counter-3  open
    08:30  counter-4  open
)";

}  // namespace

TEST_CASE("a queue is called by age") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register          -> A001 issued
        09:00  kiosk      issue register          -> A002 issued              # same moment: by serial
        09:01  kiosk      issue register          -> A003 issued
        look   queue general                      -> A001 A002 A003
        09:02  counter-1  call                    -> A001 called preference
        09:02  counter-2  call                    -> A002 called preference
        09:02  counter-3  call                    -> A003 called preference
        09:02  counter-4  call                    -> no: nobody-waiting
    )") == "");
}

TEST_CASE("credit makes a ticket older, and no more than that") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register          -> A001 issued
        09:07  kiosk      issue register          -> A002 issued
        09:08  kiosk      issue register          -> A003 issued
        09:08  kiosk      issue register senior   -> A004 issued              # stands as if issued at 09:00
        09:09  kiosk      issue register senior   -> A005 issued              # as if at 09:01
        09:09  kiosk      issue register booking  -> A006 issued              # as if at 08:59
        look   queue general                      -> A006 A001 A004 A005 A002 A003
    )") == "");
}

TEST_CASE("a profile is served in its order of preference") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue invoice           -> B001 issued
        09:01  kiosk      issue register          -> A001 issued
        09:02  kiosk      issue register          -> A002 issued
        09:03  kiosk      issue invoice           -> B002 issued
        09:03  kiosk      issue pension           -> C001 issued
        09:04  counter-1  call                    -> A001 called preference
        09:04  counter-3  call                    -> B001 called preference
        09:05  counter-2  call                    -> A002 called preference
        09:05  counter-1  no-show
        09:05  counter-1  call                    -> B002 called preference
        09:06  counter-2  start
        09:06  counter-2  finish
        09:06  counter-2  call                    -> no: nobody-waiting       # C is not in its profile
        09:06  counter-4  call                    -> C001 called preference
    )") == "");
}

TEST_CASE("urgency: from the lead time before the maximum wait on, earliest due first, over all queues of the profile") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00:00  kiosk      issue invoice           -> B001 issued              # due 09:15, urgent from 09:13
        09:00:30  kiosk      issue invoice           -> B002 issued
        09:12:00  kiosk      issue register senior   -> A001 issued
        09:12:30  kiosk      issue register          -> A002 issued
        09:12:59  counter-1  call                    -> A001 called preference
        09:13:00  counter-2  call                    -> B001 called urgent
        09:13:29  counter-3  call                    -> B002 called preference
        09:13:30  counter-4  call                    -> A002 called preference
    )") == "");
}

TEST_CASE("of several urgent tickets the earliest due is called, whatever the preference; of equals the lower serial") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register          -> A001 issued
        09:01  kiosk      issue invoice           -> B001 issued
        09:02  kiosk      issue invoice           -> B002 issued
        09:02  kiosk      issue register          -> A002 issued
        09:03  kiosk      issue register          -> A003 issued
        09:04  kiosk      issue invoice           -> B003 issued
        09:20  counter-3  call                    -> A001 called urgent
        09:20  counter-1  call                    -> B001 called urgent
        09:20  counter-2  call                    -> B002 called urgent
        09:20  counter-4  call                    -> A002 called urgent
        09:20  counter-3  no-show
        09:20  counter-3  call                    -> A003 called urgent
        09:20  counter-1  no-show
        09:20  counter-1  call                    -> B003 called urgent
    )") == "");
}

TEST_CASE("urgency passes credit: who waits too long is called before whoever may jump ahead") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register          -> A001 issued
        09:07  kiosk      issue register booking  -> A002 issued              # first in order; due 09:12, urgent from 09:10
        09:09  kiosk      issue register booking  -> A003 issued
        look   queue general                      -> A002 A003 A001
        09:13  counter-1  call                    -> A002 called urgent       # due 09:12
        09:13  counter-2  call                    -> A003 called urgent       # due 09:14
        09:13  counter-3  call                    -> A001 called urgent       # due 09:15
    )") == "");
}

TEST_CASE("an overdue ticket deep in its queue is called before its head") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register          -> A001 issued
        09:07  kiosk      issue register senior   -> A002 issued              # in front of A001 (08:59), due only at 09:22
        look   queue general                      -> A002 A001
        09:13  counter-1  call                    -> A001 called urgent
    )") == "");
    const auto& called = std::get<core::TicketCalled>(hall.events().back().body);
    REQUIRE(called.candidates.size() == 2);  // the head of the queue, and who was called past it
    CHECK(called.candidates[0].ticket == hall.numbered("A002"));
    CHECK(called.candidates[1].ticket == hall.numbered("A001"));
    CHECK(called.configVersion == hall.state().configVersion);
}

TEST_CASE("the shorter maximum wait counts: the queue's or the class's") {
    auto configuration = test::demoHall();
    configuration.emplace_back(core::ClassConfig{{"patient"}, {"可等", ""}, 0, 60 * test::minuteMs});
    test::Scenario hall(configuration);
    REQUIRE(hall.play(opening) == "");
    REQUIRE(hall.play(R"(
        09:00  kiosk      issue register          -> A001 issued
        09:00  kiosk      issue register booking  -> A002 issued
        09:00  kiosk      issue register patient  -> A003 issued
        09:00  kiosk      issue pension booking   -> C001 issued
    )") == "");
    const auto wait = [&](const char* number) { return hall.state().ticket(hall.numbered(number))->maximumWaitMs / test::minuteMs; };
    CHECK(wait("A001") == 15);
    CHECK(wait("A002") == 5);
    CHECK(wait("A003") == 15);
    CHECK(wait("C001") == 5);
}

TEST_CASE("a transferred ticket keeps its place by age and gets a new promise") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register          -> A001 issued
        09:01  kiosk      issue invoice           -> B001 issued
        09:02  kiosk      issue invoice           -> B002 issued
        09:03  counter-1  call                    -> A001 called preference
        09:04  counter-1  start
        09:05  counter-1  transfer tax            -> A001 moved to tax
        look   queue tax                          -> A001 B001 B002
        look   counter counter-1                  -> open
        09:14  counter-4  call                    -> B001 called urgent       # A001 waits for tax only since 09:05
        09:14  counter-3  call                    -> A001 called preference
        09:15  counter-2  call                    -> B002 called urgent
    )") == "");
    const core::Ticket& ticket = *hall.state().ticket(hall.numbered("A001"));
    CHECK(ticket.issuedAt == hall.stamp(9 * 3600).now);
    CHECK(ticket.waitingSince == hall.stamp(9 * 3600 + 300).now);
    CHECK(ticket.maximumWaitMs == 15 * test::minuteMs);
    CHECK(ticket.calls == 1);
}

TEST_CASE("a called ticket can be transferred without a service, and keeps its credit") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        08:55  kiosk      issue pension           -> C001 issued
        09:02  kiosk      issue register senior   -> A001 issued
        09:03  counter-1  call                    -> A001 called preference
        09:03  counter-1  transfer social         -> A001 moved to social
        look   queue social                       -> A001 C001
    )") == "");
    CHECK(hall.state().ticket(hall.numbered("A001"))->maximumWaitMs == 30 * test::minuteMs);
}

TEST_CASE("a ticket brought back stands behind three others") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    REQUIRE(hall.play(R"(
        09:00  kiosk      issue register          -> A001 issued
        09:00  kiosk      issue register          -> A002 issued
        09:00  counter-1  call                    -> A001 called preference
        09:01  counter-1  no-show                 -> A001 missed
        09:01  counter-1  call                    -> A002 called preference
        09:01  counter-1  no-show                 -> A002 missed
    )") == "");
    SUBCASE("nobody waits: first in line, and nobody who comes later passes") {
        CHECK(hall.play(R"(
            09:02  counter-1  bring-back A001     -> A001 back in front
            09:02  kiosk      issue register      -> A003 issued
            look   queue general                  -> A001 A003
        )") == "");
    }
    SUBCASE("fewer than three: behind the last") {
        CHECK(hall.play(R"(
            09:02  kiosk      issue register      -> A003 issued
            09:02  kiosk      issue register      -> A004 issued
            09:03  counter-1  bring-back A001     -> A001 back behind A004
            09:03  kiosk      issue register      -> A005 issued
            look   queue general                  -> A003 A004 A001 A005
        )") == "");
    }
    SUBCASE("more than three, twice: in the order they came back") {
        CHECK(hall.play(R"(
            09:02  kiosk      issue register      -> A003 issued
            09:02  kiosk      issue register      -> A004 issued
            09:02  kiosk      issue register      -> A005 issued
            09:02  kiosk      issue register      -> A006 issued
            09:03  counter-1  bring-back A002     -> A002 back behind A005
            09:03  counter-1  bring-back A001     -> A001 back behind A002
            look   queue general                  -> A003 A004 A005 A002 A001 A006
            09:04  counter-1  call                -> A003 called preference
            09:04  counter-2  call                -> A004 called preference
            09:04  counter-3  call                -> A005 called preference
            09:04  counter-4  call                -> A002 called preference
        )") == "");
    }
    SUBCASE("behind one who was brought back") {
        CHECK(hall.play(R"(
            09:02  kiosk      issue register      -> A003 issued
            09:02  kiosk      issue register      -> A004 issued
            09:03  counter-1  bring-back A002     -> A002 back behind A004
            09:04  kiosk      issue register      -> A005 issued
            09:05  counter-1  bring-back A001     -> A001 back behind A002
            look   queue general                  -> A003 A004 A002 A001 A005
        )") == "");
    }
    SUBCASE("its wait begins anew, so it is not urgent at once") {
        CHECK(hall.play(R"(
            09:10  kiosk      issue register      -> A003 issued
            09:20  counter-1  bring-back A001     -> A001 back behind A003
            09:22  counter-1  call                -> A003 called preference
            09:23  counter-2  call                -> A001 called preference
        )") == "");
    }
    SUBCASE("once a day") {
        CHECK(hall.play(R"(
            09:02  counter-1  bring-back A001     -> A001 back in front
            09:02  counter-1  call                -> A001 called preference
            09:03  counter-1  no-show             -> A001 missed
            09:03  counter-1  bring-back A001     -> no: bring-back-limit-reached
        )") == "");
    }
}

TEST_CASE("with nobody to let pass, a ticket comes back in front of all") {
    auto configuration = test::demoHall();
    std::get<core::HallConfig>(configuration.front()).bringBackBehind = 0;
    std::get<core::HallConfig>(configuration.front()).bringBackLimit = 2;
    test::Scenario hall(configuration);
    REQUIRE(hall.play(opening) == "");
    CHECK(hall.play(R"(
        09:00  kiosk      issue register          -> A001 issued
        09:01  counter-1  call
        09:02  counter-1  no-show                 -> A001 missed
        09:05  kiosk      issue register booking  -> A002 issued
        look   queue general                      -> A002
        09:06  counter-1  bring-back A001         -> A001 back in front
        look   queue general                      -> A001 A002
        09:07  counter-1  call                    -> A001 called preference
        09:08  counter-1  no-show
        09:08  counter-1  bring-back A001         -> A001 back in front
    )") == "");
}

TEST_CASE("ahead is the place in the order, wherever one stands") {
    core::State state = test::demoState();
    for (int i = 0; i < 25; ++i) {
        test::carryOut(state, core::IssueTicket{{"register"}, {i % 4 == 0 ? "senior" : "normal"}}, test::kiosk,
                       test::stampAt(540 + i));
        std::int32_t place = 0;
        for (const auto& [order, id] : state.queue({"general"})->waiting) CHECK(core::ahead(state, *state.ticket(id)) == place++);
    }
}

TEST_CASE("ahead counts who stands in front") {
    test::Scenario hall;
    REQUIRE(hall.play(opening) == "");
    REQUIRE(hall.play(R"(
        09:00  kiosk      issue register          -> A001 issued
        09:01  kiosk      issue register          -> A002 issued
        09:02  kiosk      issue register booking  -> A003 issued
    )") == "");
    const auto ahead = [&](const char* number) {
        return core::ahead(hall.state(), *hall.state().ticket(hall.numbered(number)));
    };
    CHECK(ahead("A003") == 0);
    CHECK(ahead("A001") == 1);
    CHECK(ahead("A002") == 2);
    REQUIRE(hall.play("09:03 counter-1 call -> A003 called preference") == "");
    CHECK(ahead("A003") == -1);
    CHECK(ahead("A002") == 1);
}

TEST_CASE("a call keeps the heads of its queues in the profile's order, at most sixteen, the chosen one among them") {
    constexpr int queues = 20;
    std::vector<core::ConfigEntry> configuration{test::demoHall().front(), core::ClassConfig{{"normal"}, {"普通", ""}, 0, {}}};
    core::ProfileConfig profile{{"all"}, {"全部", ""}, {}};
    const std::string letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    for (int i = 0; i < queues; ++i) {
        const std::string code = "q" + std::to_string(i);
        configuration.emplace_back(core::QueueConfig{{code}, letters.substr(static_cast<std::size_t>(i), 1), {"队列", ""}, 3, 15 * test::minuteMs, true});
        configuration.emplace_back(core::ItemConfig{{"item" + std::to_string(i)}, {code}, {"事项", ""}, "事项", "", core::Subject::both, false});
        profile.queues.push_back({code});
    }
    configuration.emplace_back(profile);
    configuration.emplace_back(core::CounterConfig{{"counter-1"}, "1", {"all"}});
    // The queue whose ticket was issued first, and so is urgent at 09:13; -1: none is.
    for (const int oldest : {-1, 0, 7, 15, 16, 19}) {
        CAPTURE(oldest);
        test::Scenario hall(configuration);
        hall.act(core::OpenDay{}, test::manager, hall.stamp(30'600));
        hall.act(core::OpenCounter{{"counter-1"}}, test::counterActor("counter-1"), hall.stamp(30'600));
        const auto issue = [&](int queue, int second) {
            hall.act(core::IssueTicket{{"item" + std::to_string(queue)}}, test::kiosk, hall.stamp(second));
        };
        if (oldest >= 0) issue(oldest, 9 * 3600);
        for (int i = 0; i < queues; ++i) issue(i, 9 * 3600 + 300);
        hall.act(core::CallNext{{"counter-1"}}, test::counterActor("counter-1"), hall.stamp(9 * 3600 + 13 * 60));
        const auto& called = std::get<core::TicketCalled>(hall.events().back().body);
        REQUIRE(called.candidates.size() == core::limits::candidates);
        CHECK(called.rule == (oldest < 0 ? core::CallRule::preference : core::CallRule::urgent));
        const int chosenQueue = oldest < 0 ? 0 : oldest;
        int chosen = 0;
        int before = -1;
        for (const core::Candidate& candidate : called.candidates) {
            const int index = std::stoi(candidate.queue.value.substr(1));
            CHECK(index > before);
            before = index;
            if (candidate.ticket != called.ticket) continue;
            ++chosen;
            CHECK(index == chosenQueue);
        }
        CHECK(chosen == 1);
    }
}
