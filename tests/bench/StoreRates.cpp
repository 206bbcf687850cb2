// How fast events become durable, beside raw SQLite with the same rows; and how fast a log becomes a hall
// again.
//
//     store-rates [DIRECTORY] [EVENTS]
//
// Works in a new directory below DIRECTORY (default: the temporary directory; take a real disk) and removes
// it.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "schema/sql/Migrations.hpp"
#include "server/engine/Engine.hpp"
#include "server/engine/SystemClock.hpp"
#include "server/engine/SystemEntropy.hpp"
#include "server/store/Codec.hpp"
#include "server/store/Snapshot.hpp"
#include "server/store/Store.hpp"
#include "tests/bench/Program.hpp"
#include "tests/bench/RawStore.hpp"
#include "tests/support/DemoHall.hpp"
#include "tests/support/ManualClock.hpp"
#include "tests/support/TemporaryDirectory.hpp"

using namespace hall;
using namespace hall::test;
using engine::StoreFault;

namespace {

constexpr std::size_t tickets = 40'000;
constexpr std::size_t inFlight = 64;

double secondsOf(const auto& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Time of the processor, which a busy machine does not stretch.
double processorSecondsOf(const auto& work) {
    const std::clock_t begin = std::clock();
    work();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

std::unique_ptr<store::Store> opened(store::Result<std::unique_ptr<store::Store>> result) {
    if (auto* problem = std::get_if<store::Problem>(&result)) throw std::runtime_error(problem->what);
    return std::move(std::get<std::unique_ptr<store::Store>>(result));
}

void require(bool good, const char* what) {
    if (!good) throw std::runtime_error(what);
}

class NoAudience final : public engine::Audience {
  public:
    void changed(const core::State&, std::span<const core::Event>, core::Instant) override {}
};

// --- through the engine ------------------------------------------------------------------------------------

/// Sixty-four clients, each with one command in flight: the next is sent when the last was answered.
struct Clients {
    engine::Engine& engine;
    std::size_t total;
    std::atomic<std::size_t> sent{0};
    std::atomic<std::size_t> answered{0};
    std::promise<void> done;
    std::vector<double> delaysMs;

    void next() {
        const std::size_t number = sent++;
        if (number >= total) return;
        const auto begin = std::chrono::steady_clock::now();
        engine.submit({core::IssueTicket{{number % 2 == 0 ? "register" : "invoice"}, {"normal"}, {}},
                       kiosk,
                       {"command-" + std::to_string(number)},
                       number,
                       [this, begin](const engine::Answer& answer) {
                           require(std::holds_alternative<engine::Outcome>(answer), "not issued");
                           delaysMs.push_back(std::chrono::duration<double, std::milli>(
                                                  std::chrono::steady_clock::now() - begin)
                                                  .count());
                           if (++answered == total)
                               done.set_value();
                           else
                               next();
                       }});
    }
};

double engineSeconds(const std::string& directory) {
    auto store = opened(store::Store::create(directory));
    engine::SystemClock clock;
    engine::SystemEntropy entropy;
    FixedZone zone;
    NoAudience audience;
    engine::Settings settings;
    settings.fatal = [](int code) { std::_Exit(code); };
    engine::Engine engine(*store, clock, entropy, zone, audience, settings);
    require(engine.start() == StoreFault::none, "not started");
    auto hall = demoHall();
    std::get<core::HallConfig>(hall.front()).opensAtMinute = 0;
    std::get<core::HallConfig>(hall.front()).closesAtMinute = 1'440;
    std::promise<void> ready;
    engine.submit({core::Configure{hall}, manager, {}, 0, [](const engine::Answer&) {}});
    engine.submit({core::OpenDay{}, scheduler, {}, 0, [&](const engine::Answer&) { ready.set_value(); }});
    ready.get_future().wait();
    Clients clients{engine, tickets, {}, {}, {}, {}};
    clients.delaysMs.reserve(tickets);
    double seconds{};
    const double processor = processorSecondsOf([&] {
        seconds = secondsOf([&] {
            for (std::size_t i = 0; i < inFlight; ++i) clients.next();
            clients.done.get_future().wait();
        });
    });
    engine.stop();
    std::sort(clients.delaysMs.begin(), clients.delaysMs.end());
    std::printf(
        "engine     %8.0f tickets/s durable, %zu in flight, %.1f us of processor each; answer p50 %.2f ms, "
        "p99 %.2f ms\n",
        tickets / seconds, inFlight, processor / tickets * 1e6, clients.delaysMs[tickets / 2],
        clients.delaysMs[tickets * 99 / 100]);
    return seconds;
}

// --- the same rows without us ------------------------------------------------------------------------------

double rawSeconds(const std::string& directory, const std::vector<core::Event>& events, std::size_t rawBatch) {
    std::filesystem::create_directory(directory);
    const bench::RawTickets raw(directory + "/raw.db", events);
    double seconds{};
    const double processor = processorSecondsOf([&] { seconds = secondsOf([&] {
        for (std::size_t i = 0; i < raw.size(); ++i) {
            if (i % rawBatch == 0) raw.begin();
            raw.insert(i);
            if (i % rawBatch == rawBatch - 1 || i + 1 == raw.size()) raw.commit();
        }
    }); });
    const auto count = static_cast<double>(raw.size());
    std::printf("raw SQLite %8.0f tickets/s durable in batches of %zu, %.1f us of processor each\n",
                count / seconds, rawBatch, processor / count * 1e6);
    return seconds;
}

// --- a long log --------------------------------------------------------------------------------------------

/// Days of issue, call, start and finish until the log has so many events.
void writeLog(store::Store& store, std::uint64_t events) {
    core::State state;
    std::vector<core::Event> pending;
    std::int32_t date = 20'000'000;
    std::int64_t nowMs = demoMidnightUtcMs;
    const auto flush = [&] {
        store.append({pending, {}},
                     [](StoreFault fault) { require(fault == StoreFault::none, "log: append"); });
        pending.clear();
    };
    const auto act = [&](const core::Command& command, const core::Actor& actor) {
        const core::Stamp stamp{{nowMs += 700}, {date}, 600, state.seq};
        auto decision = core::decide(state, command, actor, stamp);
        require(std::holds_alternative<std::vector<core::EventBody>>(decision), "log: refused");
        for (auto& body : std::get<std::vector<core::EventBody>>(decision)) {
            pending.push_back({state.seq + 1, stamp.now, actor, std::move(body)});
            core::apply(state, pending.back());
        }
        if (pending.size() >= 5'000) flush();
    };
    act(core::Configure{demoHall()}, manager);
    while (state.seq < events) {
        ++date;
        act(core::OpenDay{}, scheduler);
        for (int i = 1; i <= 4; ++i) {
            const std::string id = "counter-" + std::to_string(i);
            if (state.counter({id})->phase != core::CounterPhase::open)
                act(core::OpenCounter{{id}}, counterActor(id));
        }
        for (int i = 0; i < 1'000; ++i)
            act(core::IssueTicket{{i % 3 == 0 ? "invoice" : "register"}, {"normal"}, {}}, kiosk);
        for (int i = 0; i < 1'000 && state.seq < events; ++i) {
            const std::string id = "counter-" + std::to_string(1 + i % 4);
            act(core::CallNext{{id}}, counterActor(id));
            act(core::StartService{{id}}, counterActor(id));
            act(core::FinishService{{id}}, counterActor(id));
        }
        act(core::EndDay{"left-over"}, manager);
    }
    flush();
}

void rebuild(const std::string& directory, std::uint64_t events) {
    auto store = opened(store::Store::create(directory));
    writeLog(*store, events);
    store.reset();
    double raw{};
    {
        const bench::RawConnection reader(directory + "/hall.db");
        sqlite3_stmt* all{};
        require(sqlite3_prepare_v2(reader.db, "SELECT * FROM events ORDER BY seq", -1, &all, nullptr) ==
                    SQLITE_OK,
                "raw: read");
        std::uint64_t sum = 0;
        raw = secondsOf([&] {
            while (sqlite3_step(all) == SQLITE_ROW) {
                for (int i = 0; i < 26; ++i) {
                    if (sqlite3_column_type(all, i) == SQLITE_INTEGER)
                        sum += static_cast<std::uint64_t>(sqlite3_column_int64(all, i));
                    else if (sqlite3_column_type(all, i) == SQLITE_TEXT)
                        sum += sqlite3_column_text(all, i)[0];
                }
            }
        });
        sqlite3_finalize(all);
        require(sum != 0, "raw: nothing read");
    }
    store = opened(store::Store::open(directory, store::OpenFor::serving));
    core::State state;
    double whole{};
    const double processor = processorSecondsOf([&] {
        whole = secondsOf([&] { require(store->load(state) == StoreFault::none, "load"); });
    });
    require(store->keepSnapshot(state) == StoreFault::none, "snapshot");
    const double quick = secondsOf([&] { require(store->load(state) == StoreFault::none, "load"); });
    const double checked = secondsOf([&] { require(store->check().good(), "check"); });
    const std::uint64_t count = state.seq;
    std::printf(
        "rebuild    %8.2f s (processor %.2f s) for %llu events, chain verified; raw read of the rows %.2f s, "
        "ratio %.2f\n",
        whole, processor, static_cast<unsigned long long>(count), raw, whole / raw);
    std::printf("snapshot   %8.4f s to load, file %.0f MB\n", quick,
                static_cast<double>(std::filesystem::file_size(directory + "/hall.db")) / 1e6);
    std::printf("check      %8.2f s\n", checked);
}

int run(int argc, char** argv) {
    if (argc > 1) ::setenv("TMPDIR", argv[1], 1);
    const std::uint64_t events = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1'000'000;
    const support::TemporaryDirectory scratch;
    const double ours = engineSeconds(scratch / "engine");
    std::vector<core::Event> same;
    auto store = opened(store::Store::open(scratch / "engine", store::OpenFor::inspection));
    store->forEach(0, UINT64_MAX, [&](const core::Event& event) {
        if (std::holds_alternative<core::TicketIssued>(event.body)) same.push_back(event);
        return true;
    });
    store.reset();
    require(same.size() == tickets, "tickets are missing");
    for (std::size_t i = 0; i < same.size(); ++i) same[i].seq = i + 1;
    const double same64 = rawSeconds(scratch / "raw64", same, inFlight);
    const double raw = rawSeconds(scratch / "raw512", same, 512);
    std::printf(
        "ratio      %8.2f of raw SQLite in batches of 512 (aim: 0.50), %.2f of the same in batches of "
        "%zu\n",
        raw / ours, same64 / ours, inFlight);
    rebuild(scratch / "log", events);
    return 0;
}

}  // namespace

int main(int argc, char** argv) { return bench::guarded("store-rates", run, argc, argv); }
