// The process is killed while commands are being acknowledged: what was acknowledged is there when it starts
// again, no number is given twice, and a resend gets the outcome of the first time.
#include <csignal>
#include <random>
#include <set>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "server/engine/Engine.hpp"
#include "tests/server/store/StoreFixture.hpp"
#include "tests/support/ManualClock.hpp"

using namespace hall;
using namespace hall::test;
using engine::StoreFault;
using store::OpenFor;
using store::Store;

namespace {

constexpr int kills = 20;
constexpr int commandsInFlight = 16;

class NoAudience final : public engine::Audience {
  public:
    void changed(const core::State&, std::span<const core::Event>, core::Instant) override {}
};

/// What the child tells through the pipe when a ticket was acknowledged.
struct Told {
    std::uint64_t command;
    std::uint64_t ticket;
};

core::Command issue() { return core::IssueTicket{{"register"}, {"normal"}, {}}; }
std::string idOf(std::uint64_t number) { return "command-" + std::to_string(number); }

/// The child: serves until it is killed. Every client sends its next command when the last one was answered.
[[noreturn]] void serveUntilKilled(const std::string& directory, int pipe, std::uint64_t firstCommand) {
    auto store = opened(Store::open(directory, OpenFor::serving));
    ManualClock clock;
    CountingEntropy entropy;
    FixedZone zone;
    NoAudience audience;
    engine::Settings settings;
    settings.snapshotEveryEvents = 50;
    settings.fatal = [](int code) { ::_exit(code); };
    engine::Engine engine(*store, clock, entropy, zone, audience, settings);
    if (engine.start() != StoreFault::none) ::_exit(1);
    std::uint64_t next = firstCommand;
    std::function<void()> send = [&] {
        const std::uint64_t command = next++;
        engine.submit({issue(), kiosk, {idOf(command)}, 1, [&, command](const engine::Answer& answer) {
                           const auto* outcome = std::get_if<engine::Outcome>(&answer);
                           if (outcome == nullptr || !outcome->ticket) ::_exit(2);
                           const Told told{command, outcome->ticket->id.value};
                           if (::write(pipe, &told, sizeof told) != sizeof told) ::_exit(3);
                           send();
                       }});
    };
    engine.ask([&](const core::State&, engine::EventLog&) {
        for (int i = 0; i < commandsInFlight; ++i) send();
    });
    for (;;) ::pause();
}

}  // namespace

TEST_CASE("killed between append and answer, again and again") {
    const support::TemporaryDirectory scratch;
    const std::string directory = scratch / "hall";
    {
        auto store = opened(Store::create(directory));
        core::State state;
        std::vector<core::Event> events;
        const auto act = [&](const core::Command& command, const core::Actor& actor) {
            auto decision = core::decide(state, command, actor, stampAt(9 * 60));
            for (auto& body : std::get<std::vector<core::EventBody>>(decision)) {
                events.push_back({state.seq + 1, stampAt(9 * 60).now, actor, std::move(body)});
                core::apply(state, events.back());
            }
        };
        act(core::Configure{demoHall()}, manager);
        act(core::OpenDay{}, scheduler);
        store->append({events, {}}, [](StoreFault fault) { REQUIRE(fault == StoreFault::none); });
    }
    std::mt19937_64 random(20261121);
    std::map<std::uint64_t, std::uint64_t> told;  // command to ticket
    std::uint64_t firstCommand = 1;
    for (int round = 0; round < kills; ++round) {
        CAPTURE(round);
        int pipe[2];
        REQUIRE(::pipe(pipe) == 0);
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            ::close(pipe[0]);
            serveUntilKilled(directory, pipe[1], firstCommand);
        }
        ::close(pipe[1]);
        const std::uint64_t acknowledgementsToWait = 1 + random() % 60;
        std::uint64_t seen = 0;
        Told one{};
        while (::read(pipe[0], &one, sizeof one) == sizeof one) {
            told.emplace(one.command, one.ticket);
            firstCommand = std::max(firstCommand, one.command + 1);
            if (++seen == acknowledgementsToWait) ::kill(child, SIGKILL);
        }
        ::close(pipe[0]);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));
        firstCommand += commandsInFlight;  // those in flight may have an outcome that nobody was told
    }

    auto store = opened(Store::open(directory, OpenFor::serving));
    const auto report = store->check();
    CHECK_MESSAGE(report.good(), (report.good() ? "" : report.findings.front().what));
    core::State state;
    REQUIRE(store->load(state) == StoreFault::none);
    std::set<std::uint64_t> given;
    std::set<std::string> numbers;
    for (const auto& [command, ticket] : told) {
        CAPTURE(command);
        CHECK(given.insert(ticket).second);
        REQUIRE(state.ticket({ticket}) != nullptr);
        CHECK(numbers.insert(state.ticket({ticket})->number).second);
        const auto outcome = store->find({idOf(command)});
        REQUIRE(outcome);
        CHECK(outcome->outcome.ticket->id.value == ticket);
    }
    MESSAGE(told.size(), " acknowledged over ", kills, " kills, ", state.tickets.size(), " tickets");
}
