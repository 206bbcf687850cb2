#include "tests/crowd/Replay.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <stdexcept>

#include "tests/crowd/LawHall.hpp"
#include "tests/support/DemoHall.hpp"

namespace hall::crowd {
namespace {

/// An event of the law as the API would tell it; nothing but a change of form.
LogEvent told(const core::Event& event) {
    LogEvent out;
    out.seq = event.seq;
    out.atMs = event.at.utcMs;
    const auto fill = [&]<class Body>(const Body& body) {
        if constexpr (requires { body.ticket; }) out.ticket = body.ticket.value;
        if constexpr (requires { body.counter; }) out.counter = body.counter.value;
        if constexpr (requires { body.queue; }) out.queue = body.queue.value;
        if constexpr (requires { out.number = body.number; }) out.number = body.number;
        if constexpr (requires { body.creditMs; }) out.creditMs = body.creditMs;
        if constexpr (requires { body.maximumWaitMs; }) out.maximumWaitMs = body.maximumWaitMs;
        if constexpr (requires { body.date; }) out.date = body.date.yyyymmdd;
        if constexpr (requires { body.behind; }) out.behind = body.behind.value;
        if constexpr (requires { body.to; }) out.queue = body.to.value;
        if constexpr (requires { body.rule; }) out.rule = body.rule == core::CallRule::urgent ? "urgent" : "preference";
    };
    std::visit(fill, event.body);
    static const char* const kinds[] = {
        "configured",        "day-opened",     "closing-begun",       "day-ended",   "ticket-issued",
        "ticket-called",     "ticket-recalled", "service-started",    "service-finished", "ticket-missed",
        "ticket-brought-back", "ticket-held",  "ticket-resumed",      "ticket-transferred", "ticket-cancelled",
        "ticket-closed-unserved", "counter-opened", "counter-paused", "counter-closed"};
    out.kind = kinds[event.body.index()];
    if (const auto* configured = std::get_if<core::Configured>(&event.body)) {
        if (const auto* hall = std::get_if<core::HallConfig>(&configured->entry)) out.urgencyLeadMs = hall->urgencyLeadMs;
        if (const auto* counter = std::get_if<core::CounterConfig>(&configured->entry)) {
            out.counter = counter->id.value;
            out.counterProfile = counter->profile.value;
        }
        if (const auto* profile = std::get_if<core::ProfileConfig>(&configured->entry)) {
            out.profile = profile->code.value;
            for (const auto& queue : profile->queues) out.profileQueues.push_back(queue.value);
        }
    }
    return out;
}

/// A busy random morning in the demo hall of tests/support, by the real law.
std::vector<LogEvent> morning(std::uint64_t seed, int steps) {
    test::LawHall hall{hall::test::demoHall(), hall::test::demoMidnightUtcMs, {hall::test::demoDate}};
    hall.nowMs += 9 * hourMs;
    Random random{seed};
    std::uint64_t id = 0;
    const auto give = [&](const std::string& device, const std::string& name, auto change) {
        wire::Command command;
        command.name = name;
        command.id = std::to_string(++id);
        change(command);
        (void)hall.answer(device, command);
    };
    const auto plain = [](wire::Command&) {};
    give("manager", "open-day", plain);
    const std::string counters[] = {"counter-1", "counter-2", "counter-3", "counter-4"};
    for (const auto& counter : counters) give(counter, "open", plain);
    static const char* const items[] = {"register", "invoice", "pension"};
    static const char* const classes[] = {"normal", "normal", "senior", "booking"};
    static const char* const keys[] = {"call-next", "call-next", "call-next", "start", "finish", "finish", "recall", "no-show", "hold"};
    for (int step = 0; step < steps; ++step) {
        hall.nowMs += static_cast<std::int64_t>(random.below(12'000));
        const auto& counter = counters[random.below(4)];
        const auto someTicket = [&](wire::Command& command) {
            command.ticket = views::ticketName(hall.state.hall.code, {1 + random.below(std::max<std::uint64_t>(1, hall.state.lastSerial))});
        };
        const auto dice = random.below(20);
        if (dice < 8) {
            give("kiosk-1", "issue", [&](wire::Command& command) {
                command.item = items[random.below(3)];
                command.klass = classes[random.below(4)];
            });
        } else if (dice < 16) {
            give(counter, keys[random.below(std::size(keys))], plain);
        } else if (dice == 16) {
            give(counter, "transfer", [](wire::Command& command) { command.queue = "tax"; });
        } else {
            static const char* const others[] = {"bring-back", "resume", "cancel"};
            give(dice == 19 ? "kiosk-1" : counter, others[dice - 17], someTicket);
        }
    }
    std::vector<LogEvent> log;
    for (const auto& event : hall.log) log.push_back(told(event));
    return log;
}

std::string firstBreach(const std::vector<LogEvent>& log) {
    Replay replay;
    for (const auto& event : log)
        if (auto breach = replay.add(event); !breach.empty()) return breach;
    return {};
}

using Log = std::vector<LogEvent>;
auto nth(Log& log, const std::string& kind, int n) {
    auto at = log.begin();
    for (;; ++at) {
        at = std::find_if(at, log.end(), [&](const auto& event) { return event.kind == kind; });
        REQUIRE(at != log.end());
        if (n-- == 0) return at;
    }
}
void renumber(Log& log) {
    std::uint64_t seq = 0;
    for (auto& event : log) event.seq = ++seq;
}

}  // namespace

TEST_CASE("the rule, written twice, agrees with itself on random mornings") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        const auto log = morning(seed, 600);
        CHECK(firstBreach(log) == "");
        Replay replay;
        for (const auto& event : log) (void)replay.add(event);
        CHECK(replay.calls() > 10);
        CHECK(replay.lastSeq() == log.size());
    }
}

TEST_CASE("every planted fault is found") {
    const auto sound = morning(7, 600);
    REQUIRE(firstBreach(sound) == "");
    const struct {
        std::string fault;
        std::function<void(Log&)> plant;
        const char* named;
    } cases[] = {
        {"an event is missing", [](Log& log) { log.erase(nth(log, "ticket-issued", 5)); }, "gap"},
        {"two events change places", [](Log& log) { std::swap(log[log.size() / 2], log[log.size() / 2 + 1]); }, "gap"},
        {"a ticket is called twice", [](Log& log) {
             const auto call = nth(log, "ticket-called", 4);
             log.insert(call + 1, *call);
             renumber(log);
         }, "while it was called"},
        {"two counters get the same ticket", [](Log& log) {
             const auto call = nth(log, "ticket-called", 4);
             auto other = *call;
             other.counter = other.counter == "counter-4" ? "counter-3" : "counter-4";
             log.insert(call + 1, other);
             renumber(log);
         }, "while it was called"},
        {"the call of another one of the queue", [](Log& log) {
             std::map<std::string, std::vector<LogEvent*>> waits;
             for (auto& event : log) {
                 if (event.kind == "ticket-issued") waits[event.queue].push_back(&event);
                 if (event.kind != "ticket-called") continue;
                 for (auto& [queue, tickets] : waits) {
                     const auto mine = std::find_if(tickets.begin(), tickets.end(), [&](const auto* t) { return t->ticket == event.ticket; });
                     if (mine == tickets.end()) continue;
                     if (tickets.size() > 2) {
                         event.ticket = tickets.back()->ticket == event.ticket ? tickets.front()->ticket : tickets.back()->ticket;
                         return;
                     }
                     tickets.erase(mine);
                     break;
                 }
             }
         }, ""},
        {"a counter calls while it has a visitor", [](Log& log) {
             const auto start = nth(log, "service-started", 3);
             const auto call = std::find_if(start, log.end(), [](const auto& e) { return e.kind == "ticket-called"; });
             REQUIRE(call != log.end());
             auto moved = *call;
             moved.counter = start->counter;
             log.insert(start + 1, moved);
             renumber(log);
         }, ""},
        {"a number twice", [](Log& log) { nth(log, "ticket-issued", 9)->number = nth(log, "ticket-issued", 3)->number; }, "twice in one day"},
        {"the stated rule is another", [](Log& log) {
             const auto call = nth(log, "ticket-called", 6);
             call->rule = call->rule == "urgent" ? "preference" : "urgent";
         }, "but the rule is"},
        {"a start of somebody who was not called", [](Log& log) {
             log.erase(nth(log, "ticket-called", 2));
             renumber(log);
         }, ""},
        {"a service ends at another counter", [](Log& log) {
             const auto finish = nth(log, "service-finished", 2);
             finish->counter = finish->counter == "counter-1" ? "counter-2" : "counter-1";
         }, "not at"},
        {"a call of a ticket that nobody took", [](Log& log) { nth(log, "ticket-called", 1)->ticket = 999'999; }, "never issued"},
        {"the credit of a class is forgotten", [](Log& log) {
             for (auto& event : log)
                 if (event.creditMs > 0) event.creditMs = 0;
         }, "the rule says"},
        {"the maximum wait is forgotten", [](Log& log) {
             for (auto& event : log)
                 if (event.maximumWaitMs > 0) event.maximumWaitMs = 24 * hourMs;
         }, ""},
        {"profiles changed behind the log's back", [](Log& log) {
             for (auto& event : log) std::reverse(event.profileQueues.begin(), event.profileQueues.end());
         }, ""},
        {"an event of an unknown kind", [](Log& log) { nth(log, "service-finished", 1)->kind = "ticket-vanished"; }, "does not know"},
    };
    for (const auto& test : cases) {
        CAPTURE(test.fault);
        auto log = sound;
        test.plant(log);
        const auto breach = firstBreach(log);
        CHECK_FALSE(breach.empty());
        CHECK_MESSAGE(breach.find(test.named) != std::string::npos, breach);
    }
}

TEST_CASE("events are read as the API tells them") {
    const auto events = readEvents(R"({"events":[
      {"seq":1,"at":"2026-11-23T09:00:00.000+08:00","kind":"configured","version":1,"profile":{"code":"all","name":{"zh":"全"},"queues":["a","b"]}},
      {"seq":2,"at":"2026-11-23T09:00:01.500+08:00","kind":"ticket-issued","ticket":7,"number":"A001","queue":"a","creditMs":0,"maximumWaitMs":900000},
      {"seq":3,"at":"2026-11-23T09:00:02.000+08:00","kind":"ticket-called","ticket":7,"counter":"c1","rule":"preference","configVersion":4}],"last":3})");
    REQUIRE(events.size() == 3);
    CHECK(events[0].profileQueues == std::vector<std::string>{"a", "b"});
    CHECK(events[1].number == "A001");
    CHECK(events[2].atMs - events[1].atMs == 500);
    CHECK_THROWS_AS(readEvents("[]"), std::exception);
    CHECK_THROWS_AS(readEvents(R"({"events":[{"seq":1,"kind":"x","at":"now"}]})"), std::exception);
}

}  // namespace hall::crowd
