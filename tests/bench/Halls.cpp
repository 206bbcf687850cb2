// Fills a hall's directory (as `hall-server init` made it) with a life: for measuring how the real server starts with it and what it weighs.
//
//     bench-halls log DIR EVENTS SNAPSHOT    days of issue, call, start and finish until the log has EVENTS events; a snapshot after SNAPSHOT of them
//     bench-halls raw DIR                    how long reading the same rows takes without us: prints seconds
//     bench-halls full DIR COUNTERS TICKETS CASES    so many counters, tickets of today and open cases
//     bench-halls forget DIR                 drops the snapshots
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/core/Decide.hpp"
#include "server/store/Store.hpp"
#include "tests/bench/Life.hpp"
#include "tests/bench/Program.hpp"
#include "tests/bench/RawStore.hpp"

namespace hall::bench {
namespace {

using namespace hall::core;

std::int64_t presentMs() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

const Actor manager{Role::manager, "manager", {}}, scheduler{Role::scheduler, "operator", {}}, kiosk{Role::kiosk, "kiosk-1", {}}, city{Role::cityPlatform, "city", {}};
Actor at(const CounterId& counter) { return {Role::counter, counter.value, counter}; }

/// Items that can be taken a ticket for, and the counters that may call for them, as the state has them.
std::vector<ItemCode> itemsOf(const State& state) {
    std::vector<ItemCode> items;
    for (const auto& [itemCode, item] : state.items)
        if (!item.withdrawn && !item.queue.value.empty()) items.push_back(itemCode);
    if (items.empty()) throw std::runtime_error("the hall has no items");
    return items;
}

/// Opens a day, unless one is open, and all counters.
void openDay(Life& life) {
    (void)life.tryTo(OpenDay{}, scheduler);
    for (std::size_t i = 0; i < life.state.counters.size(); ++i) {
        const CounterId id = life.state.counters[i].config.id;
        if (life.state.counters[i].phase != CounterPhase::open) life.give(OpenCounter{id}, at(id));
    }
}

/// Serves whom the counters can call, at most `most`; each call, start and finish takes `stepMs`.
std::size_t serve(Life& life, std::size_t most, std::int64_t stepMs) {
    std::size_t served = 0, idle = 0;
    for (std::size_t i = 0; served < most && idle < life.state.counters.size(); ++i) {
        const CounterId id = life.state.counters[i % life.state.counters.size()].config.id;
        life.nowMs += stepMs;
        if (!life.tryTo(CallNext{id}, at(id))) {
            ++idle;
            continue;
        }
        idle = 0;
        ++served;
        life.give(StartService{id}, at(id));
        life.nowMs += stepMs;
        life.give(FinishService{id}, at(id));
    }
    return served;
}

int makeLog(const std::string& directory, std::uint64_t events, std::uint64_t snapshotAt) {
    Life life(directory);
    constexpr std::uint64_t ticketsADay = 3'000;  // four events each
    const std::int64_t midnight = (presentMs() + shanghaiMs) / dayMs * dayMs - shanghaiMs;
    const auto days = static_cast<std::int64_t>(events / (4 * ticketsADay) + 2);
    std::int64_t day = midnight - days * dayMs;
    bool kept = snapshotAt == 0;
    while (life.state.seq < events) {
        life.nowMs = day + 8 * 3'600'000;
        openDay(life);
        const auto items = itemsOf(life.state);
        for (std::uint64_t i = 0; i < ticketsADay && life.state.seq < events; ++i) {
            life.nowMs += 2'000;
            life.give(IssueTicket{items[i % items.size()], {"normal"}, {}}, kiosk);
            if (i % 200 == 199) (void)serve(life, 200, 20);
        }
        (void)serve(life, ticketsADay, 20);
        life.give(EndDay{"left-over"}, manager);
        day += dayMs;
        if (!kept && life.state.seq >= snapshotAt) {
            life.snapshot();
            std::printf("snapshot at %llu\n", static_cast<unsigned long long>(life.state.seq));
            kept = true;
        }
    }
    std::printf("%llu events\n", static_cast<unsigned long long>(life.state.seq));
    return 0;
}

int readRaw(const std::string& directory) {
    const RawConnection reader(directory + "/hall.db");
    sqlite3_stmt* all{};
    if (sqlite3_prepare_v2(reader.db, "SELECT * FROM events ORDER BY seq", -1, &all, nullptr) != SQLITE_OK) throw std::runtime_error("raw: read");
    const auto began = std::chrono::steady_clock::now();
    std::uint64_t sum = 0, rows = 0;
    for (; sqlite3_step(all) == SQLITE_ROW; ++rows) {
        for (int i = 0; i < 26; ++i) {
            if (sqlite3_column_type(all, i) == SQLITE_INTEGER) sum += static_cast<std::uint64_t>(sqlite3_column_int64(all, i));
            else if (sqlite3_column_type(all, i) == SQLITE_TEXT) sum += sqlite3_column_text(all, i)[0];
        }
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    sqlite3_finalize(all);
    if (sum == 0) throw std::runtime_error("raw: nothing read");
    std::printf("%.3f %llu\n", seconds, static_cast<unsigned long long>(rows));
    return 0;
}

/// More counters over the profiles that the hall has.
void addCounters(Life& life, std::size_t counters) {
    std::vector<ConfigEntry> entries;
    const auto profiles = life.state.profiles;
    if (profiles.empty()) throw std::runtime_error("the hall has no profiles");
    for (std::size_t i = life.state.counters.size() + 1; i <= counters; ++i)
        entries.emplace_back(CounterConfig{{"counter-" + std::to_string(i)}, std::to_string(i), profiles[i % profiles.size()].config.code});
    if (!entries.empty()) life.give(Configure{entries}, scheduler);
}

/// Items of forty departments, five papers each, that the city's platform may send applications for.
std::vector<ItemCode> addItems(Life& life) {
    std::vector<ConfigEntry> entries;
    std::vector<ItemCode> items;
    const QueueCode queue = life.state.queues.front().config.code;
    for (int d = 0; d < 40; ++d) {
        const std::string department = "bench-department-" + std::to_string(d);
        entries.emplace_back(DepartmentConfig{{department}, {department, ""}, {}});
        for (int i = 0; i < 5; ++i) {
            const ItemCode item{"bench-item-" + std::to_string(d * 5 + i)};
            entries.emplace_back(ItemConfig{item, queue, {"食品经营许可", ""}, "事项", department, Subject::both, false});
            GuideConfig guide;
            guide.item = item;
            for (int m = 0; m < 5; ++m) {
                MaterialRule rule;
                rule.code = {"bench-paper-" + std::to_string((d * 3 + i + m * 7) % 30)};
                rule.name = {"营业场所平面图", "Plan of the premises"};
                guide.materials.push_back(rule);
            }
            entries.emplace_back(guide);
            items.push_back(item);
        }
    }
    life.give(Configure{entries}, scheduler);
    return items;
}

void addCases(Life& life, std::size_t count) {
    const auto items = addItems(life);
    const CounterId desk = life.state.counters.front().config.id;
    for (std::size_t n = 0; n < count; ++n) {
        life.nowMs += 50;
        PutApplication put;
        put.application = {"GA-BENCH-" + std::to_string(n)};
        put.hall = life.state.hall.code;
        put.revision = 1;
        put.digest = "d1";
        put.applicant = {"bench-person-" + std::to_string(n % 6'000)};
        for (std::size_t i = 0; i < 4; ++i) put.items.push_back(items[(n * 7 + i * 53) % items.size()]);
        life.give(put, city);
        const CaseNumber number = life.state.casework.find(put.application)->number;
        life.give(ReceiveCase{desk, number}, at(desk));
        CheckMaterials check{desk, number, {}};
        for (const CaseMaterial& material : life.state.casework.find(number)->materials)
            if (!satisfied(material)) check.marks.push_back({material.code, MaterialState::sound, {}, {}});
        if (!check.marks.empty()) life.give(check, at(desk));
        life.give(AcceptCase{desk, number}, at(desk));
    }
}

int makeFull(const std::string& directory, std::size_t counters, std::size_t tickets, std::size_t cases) {
    Life life(directory);
    life.nowMs = presentMs() - 5'400'000;  // it has all happened in the last hour and a half
    addCounters(life, counters);
    openDay(life);
    const auto items = itemsOf(life.state);
    if (cases > 0) addCases(life, cases);
    constexpr std::size_t left = 1'000;  // wait at the end
    for (std::size_t i = 0; i < tickets; ++i) {
        life.nowMs += 20;
        life.give(IssueTicket{items[i % items.size()], {"normal"}, {}}, kiosk);
        if (i % 400 == 399 && i + left < tickets) (void)serve(life, 400, 2);
    }
    std::printf("%zu counters, %zu tickets, %zu cases, %llu events\n", life.state.counters.size(), tickets, cases, static_cast<unsigned long long>(life.state.seq));
    if (life.nowMs > presentMs()) throw std::runtime_error("this hall would live in the future");
    life.snapshot();
    return 0;
}

int forget(const std::string& directory) { return opened(directory)->dropSnapshots() == engine::StoreFault::none ? 0 : 1; }

int run(int argc, char** argv) {
    const std::string what = argc > 2 ? argv[1] : "", directory = argc > 2 ? argv[2] : "";
    const auto number = [&](int i) { return std::strtoull(argv[i], nullptr, 10); };
    if (what == "log" && argc == 5) return makeLog(directory, number(3), number(4));
    if (what == "raw") return readRaw(directory);
    if (what == "full" && argc == 6) return makeFull(directory, number(3), number(4), number(5));
    if (what == "forget") return forget(directory);
    std::fprintf(stderr, "bench-halls log DIR EVENTS SNAPSHOT | raw DIR | full DIR COUNTERS TICKETS CASES | forget DIR\n");
    return 2;
}

}  // namespace
}  // namespace hall::bench

int main(int argc, char** argv) { return hall::bench::guarded("bench-halls", hall::bench::run, argc, argv); }
