// Waits foreseen beside the calls: soon after what happened, from the log as well as from what comes, and told with the next ticket.
#include <doctest/doctest.h>

#include <condition_variable>
#include <functional>
#include <mutex>

#include "server/app/Foresight.hpp"
#include "tests/server/engine/EngineFixture.hpp"

using namespace hall;
using namespace hall::test;

namespace {

app::ForesightSettings quick(std::size_t eventsWaiting = 1'000) {
    app::ForesightSettings settings;
    settings.runs = 30;
    settings.lookEvery = std::chrono::milliseconds(1);
    settings.eventsWaiting = eventsWaiting;
    return settings;
}

struct ForeseeingHall {
    MemoryEventLog log;
    ManualClock clock;
    CountingEntropy entropy;
    FixedZone zone;
    std::mutex mutex;
    std::condition_variable cv;
    std::optional<core::Waits> seen;
    std::uint64_t at{};                                        // sequence number of the state for which they were published
    std::string said;
    app::Foresight foresight;
    engine::Engine engine;

    explicit ForeseeingHall(app::ForesightSettings settings = quick(), std::vector<core::Event> past = {})
        : foresight(settings, {clock, [this](const core::State& state) { published(state); },
                               [this](std::string_view line) {
                                   const std::lock_guard lock(mutex);
                                   said = line;
                               }}),
          engine(log, clock, entropy, zone, foresight, engineSettings()) {
        log.events = std::move(past);
    }
    ~ForeseeingHall() {
        foresight.stop();
        engine.stop();
    }

    engine::Settings engineSettings() {
        engine::Settings settings;
        settings.tickEvery = std::chrono::milliseconds(0);
        settings.fatal = [](int) {};
        settings.forecasts = &foresight;
        return settings;
    }
    void start() {
        REQUIRE(engine.start() == engine::StoreFault::none);
        foresight.start(engine, 0);
    }
    void published(const core::State& state) {
        const std::lock_guard lock(mutex);
        seen = *foresight.waits();
        at = state.seq;
        cv.notify_all();
    }
    /// What is foreseen once it is as wanted; a test that would hang fails instead.
    core::Waits until(const std::function<bool(const core::Waits&)>& wanted) {
        std::unique_lock lock(mutex);
        REQUIRE(cv.wait_for(lock, std::chrono::seconds(20), [&] { return seen && wanted(*seen); }));
        return *seen;
    }
    engine::Answer give(core::Command command, core::Actor actor) {
        auto promise = std::make_shared<std::promise<engine::Answer>>();
        auto answer = promise->get_future();
        engine.submit({std::move(command), std::move(actor), {}, 0, [promise](const engine::Answer& told) { promise->set_value(told); }});
        return soon(std::move(answer));
    }
    std::optional<core::Wait> issue() { return std::get<engine::Outcome>(give(core::IssueTicket{{"register"}}, kiosk)).told; }
    void openDay() {
        give(core::Configure{demoHall()}, test::manager);
        give(core::OpenDay{}, test::scheduler);
    }
};

const core::Wait* general(const core::Waits& waits) { return waits.ofNewTicket(0, {"normal"}); }

}  // namespace

TEST_CASE("what happens is foreseen, and what is foreseen is told with the next ticket") {
    ForeseeingHall hall;
    hall.start();
    hall.openDay();
    CHECK_FALSE(hall.issue());                                // no counter is open: nothing is said
    hall.give(core::OpenCounter{{"counter-1"}}, counterActor("counter-1"));
    hall.give(core::CallNext{{"counter-1"}}, counterActor("counter-1"));
    for (int i = 0; i < 5; ++i) hall.issue();
    const core::Waits waits = hall.until([](const core::Waits& seen) { return seen.tickets.size() == 5 && general(seen) != nullptr; });
    const auto told = hall.issue();
    REQUIRE(told);
    CHECK(told->p10S <= told->p50S);
    CHECK(told->p50S <= told->p90S);
    CHECK(told->p50S > 60);
    const auto* issued = std::get_if<core::TicketIssued>(&hall.log.events.back().body);
    REQUIRE(issued != nullptr);
    CHECK(issued->told == told);                              // and it is in the log
    hall.give(core::BeginClosing{}, test::manager);
    hall.until([](const core::Waits& seen) { return general(seen) == nullptr; });
    hall.give(core::EndDay{"evening"}, test::manager);
    hall.until([](const core::Waits& seen) { return seen.tickets.empty(); });
}

TEST_CASE("what the log says of earlier days is learned at the start; what happens meanwhile is not lost") {
    std::vector<core::Event> past;
    {
        ForeseeingHall before;
        before.start();
        before.openDay();
        before.give(core::OpenCounter{{"counter-1"}}, counterActor("counter-1"));
        for (int i = 0; i < 120; ++i) {
            before.issue();
            for (const core::Command& command : {core::Command{core::CallNext{{"counter-1"}}}, core::Command{core::StartService{{"counter-1"}}}}) before.give(command, counterActor("counter-1"));
            before.clock.advance(30'000);
            before.give(core::FinishService{{"counter-1"}}, counterActor("counter-1"));
        }
        before.foresight.stop();
        before.engine.stop();
        past = before.log.events;
    }
    ForeseeingHall hall(quick(), past);
    hall.clock.advance(3'600'000);
    hall.start();
    for (int i = 0; i < 6; ++i) hall.issue();
    const core::Waits waits = hall.until([](const core::Waits& seen) { return seen.tickets.size() == 6; });
    CHECK(waits.basis != core::Waits::Basis::usual);
    REQUIRE(general(waits) != nullptr);
    CHECK(general(waits)->p90S < 900);                        // six services of half a minute, not of five
    const std::lock_guard lock(hall.mutex);
    CHECK(hall.said.find("waits are forecast") == 0);
}

TEST_CASE("more than can wait: the rest is read from the log") {
    ForeseeingHall hall(quick(3));
    hall.start();
    hall.openDay();
    hall.give(core::OpenCounter{{"counter-1"}}, counterActor("counter-1"));
    for (int i = 0; i < 20; ++i) hall.issue();
    const core::Waits waits = hall.until([](const core::Waits& seen) { return seen.tickets.size() == 20; });
    CHECK(general(waits) != nullptr);
}

TEST_CASE("what if is answered when what earlier days tell has been read, not before") {
    ForeseeingHall hall;
    const auto ask = [&] { return hall.foresight.whatIf({}, [](net::Reported) {}); };
    CHECK_FALSE(ask());
    hall.start();
    hall.openDay();
    hall.give(core::OpenCounter{{"counter-1"}}, counterActor("counter-1"));
    hall.issue();
    hall.until([](const core::Waits& seen) { return seen.tickets.size() == 1; });
    CHECK(ask());
}

TEST_CASE("stopping waits for nothing") {
    for (int i = 0; i < 5; ++i) {
        ForeseeingHall hall;
        hall.start();
        if (i > 2) hall.openDay();
        hall.foresight.stop();
        hall.foresight.stop();
    }
}
