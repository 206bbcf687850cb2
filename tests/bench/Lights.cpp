// 10,000 open cases of four tasks each, accepted over six weeks, some of them standing still, some extended, some with stages: how long all
// lights take, all due dates, what holds each late case up, and what TimePassed does after a week's outage. The goal: all lights in 100 ms.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "server/core/Decide.hpp"
#include "server/core/Limits.hpp"
#include "server/core/casework/Due.hpp"

using namespace hall;
using namespace hall::core;

namespace {

constexpr int cases = 10'000, itemsPerCase = 4, departments = 40;
constexpr LocalDate firstDay{20260907}, lastDay{20261016};

std::uint64_t draw() {
    static std::uint64_t value = 88172645463325252ULL;
    value ^= value << 13;
    value ^= value >> 7;
    value ^= value << 17;
    return value;
}

std::string numbered(const char* what, std::uint64_t number) { return what + std::to_string(number); }

[[noreturn]] void fail(const std::string& what) {
    std::fprintf(stderr, "the bench's hall is wrong: %s\n", what.c_str());
    std::exit(1);
}

struct Hall {
    State state;
    LocalDate today{firstDay};
    std::size_t events{};

    Stamp stamp() const { return {{(dayNumber(today) * 1'440 + 120) * 60'000}, today, 600, 480}; }
    void keep(const EventBody& body, const Actor& actor) {
        apply(state, {state.seq + 1, stamp().now, actor, body});
        ++events;
    }
    std::size_t give(const Command& command, const Actor& actor) {
        const Decision decision = decide(state, command, actor, stamp());
        if (const auto* no = std::get_if<Refused>(&decision)) fail(std::string(code(no->refusal)) + " " + no->detail);
        const auto& bodies = std::get<std::vector<EventBody>>(decision);
        for (const EventBody& body : bodies) keep(body, actor);
        return bodies.size();
    }
};

const Actor scheduler{Role::scheduler, "engine", {}}, desk{Role::counter, "counter-1", {"counter-1"}}, city{Role::cityPlatform, "city", {}},
    reviewer{Role::reviewer, "r1", {}}, supervisor{Role::supervisor, "s1", {}};

CalendarConfig calendar() {
    CalendarConfig year{2026, {}, {{20260920}, {20261010}}, "State Council"};
    for (const std::int32_t date : {20260925, 20260926, 20260927, 20261001, 20261002, 20261003, 20261004, 20261005, 20261006, 20261007}) year.holidays.push_back({date});
    return year;
}

std::vector<ConfigEntry> configuration() {
    HallConfig hall;
    hall.code = {"bench"};
    hall.name = {"大厅", ""};
    hall.areaCode = "511602";
    hall.hallNumber = "01";
    std::vector<ConfigEntry> entries{hall, ClassConfig{{"normal"}, {"普通", ""}, 0, {}}, QueueConfig{{"one"}, "A", {"综合", ""}, 3, 900'000, true},
                                     ProfileConfig{{"one"}, {"综合", ""}, {{"one"}}}, CounterConfig{{"counter-1"}, "1", {"one"}}, calendar(),
                                     StaffConfig{{"s1"}, {Role::supervisor}, {}, {}, false, {}}};
    StaffConfig all{{"r1"}, {Role::reviewer}, {}, {}, false, {}};
    for (int d = 0; d < departments; ++d) {
        const std::string department = numbered("department-", static_cast<std::uint64_t>(d));
        entries.emplace_back(DepartmentConfig{{department}, {department, ""}, {}});
        all.departments.push_back({department});
        for (int i = 0; i < 5; ++i) {
            const std::string item = numbered("item-", static_cast<std::uint64_t>(d * 5 + i));
            entries.emplace_back(ItemConfig{{item}, {"one"}, {"食品经营许可", ""}, "事项", department, Subject::both, false});
            GuideConfig guide;
            guide.item = {item};
            guide.promisedDays = 10 + (d * 5 + i) % 21;
            guide.statutoryDays = guide.promisedDays + 10;
            if (i % 2 == 0) guide.stages = {{"look", {"审查", ""}, guide.promisedDays * 2 / 3}, {"sign", {"决定", ""}, guide.promisedDays / 3}};
            entries.emplace_back(guide);
        }
    }
    entries.emplace_back(all);
    return entries;
}

void accept(Hall& hall, int n) {
    PutApplication put;
    put.application = {numbered("GA-2026-", static_cast<std::uint64_t>(n))};
    put.hall = {"bench"};
    put.revision = 1;
    put.digest = "d1";
    put.applicant = {numbered("p", draw() % 6'000)};
    while (put.items.size() < itemsPerCase) {
        const ItemCode item{numbered("item-", draw() % (departments * 5))};
        if (std::find(put.items.begin(), put.items.end(), item) == put.items.end()) put.items.push_back(item);
    }
    hall.give(put, city);
    const CaseNumber number = hall.state.casework.find(put.application)->number;
    hall.give(ReceiveCase{{"counter-1"}, number}, desk);
    if (n % 10 == 9) return;  // nobody goes on with it: silence will
    hall.give(AcceptCase{{"counter-1"}, number}, desk);
    if (n % 3 == 0) hall.give(StartTask{number, 1}, reviewer);
    const auto approved = [&](ApprovalKind kind, std::int32_t days) {
        RequestApproval request;
        request.number = number;
        request.kind = kind;
        request.task = 1 + static_cast<std::uint32_t>(draw() % itemsPerCase);
        request.reason = "needed";
        request.days = days;
        hall.give(request, reviewer);
        hall.give(DecideApproval{number, 1, true, {}}, supervisor);
    };
    if (n % 20 == 0) approved(ApprovalKind::procedure, 5 + n % 12);
    if (n % 20 == 1) approved(ApprovalKind::extension, 5);
}

std::size_t clockTurns(Hall& hall, double* slowestMs = nullptr, std::size_t* turns = nullptr) {
    std::size_t events = 0;
    for (;;) {
        const auto begin = std::chrono::steady_clock::now();
        const std::size_t now = hall.give(TimePassed{}, scheduler);
        const double tookMs = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        if (slowestMs != nullptr) *slowestMs = std::max(*slowestMs, tookMs);
        if (now == 0) return events;
        if (turns != nullptr) ++*turns;
        events += now;
    }
}

double milliseconds(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double processorMs() {
    return static_cast<double>(std::clock()) * 1'000 / CLOCKS_PER_SEC;
}

void measure(const char* what, int times, double goalMs, const std::function<void()>& work) {
    std::vector<double> took;
    const double before = processorMs();
    for (int i = 0; i < times; ++i) took.push_back(milliseconds(work));
    const double each = (processorMs() - before) / times;
    std::sort(took.begin(), took.end());
    std::printf("  %-52s median %8.2f  worst %8.2f ms, %8.2f ms of the processor%s\n", what, took[took.size() / 2], took.back(), each,
                took.back() > goalMs ? "  OVER THE GOAL" : "");
}

Hall fill() {
    Hall hall;
    hall.give(Configure{configuration()}, scheduler);
    hall.give(OpenDay{}, scheduler);
    hall.give(OpenCounter{{"counter-1"}}, desk);
    const std::int64_t days = dayNumber(lastDay) - dayNumber(firstDay) + 1;
    std::int64_t day = 0;
    for (int n = 0; n < cases; ++n) {
        for (; day < n * days / cases; ++day) {
            hall.today = dateOf(dayNumber(firstDay) + day);
            clockTurns(hall);
        }
        accept(hall, n);
    }
    hall.today = lastDay;
    clockTurns(hall);
    return hall;
}

}  // namespace

int main() {
    Hall hall;
    const double filledMs = milliseconds([&] { hall = fill(); });
    const Casework& casework = hall.state.casework;
    std::size_t tasks = 0;
    for (const auto& [department, line] : casework.tasks) tasks += line.size();
    std::printf("%zu open cases, %zu open tasks, %zu events in %.0f ms: %.1f us an event; %zu on the agenda\n", casework.cases.size(), tasks, hall.events, filledMs,
                filledMs * 1'000 / static_cast<double>(hall.events), casework.agenda.size());

    std::array<std::size_t, 5> lights{};
    measure("all lights: case, tasks, stages", 25, 100, [&] {
        lights.fill(0);
        for (const auto& [number, one] : casework.cases) ++lights[static_cast<std::size_t>(lightOf(casework, one, hall.today))];
    });
    std::printf("  %zu none, %zu blue, %zu yellow, %zu red, %zu black\n", lights[0], lights[1], lights[2], lights[3], lights[4]);
    std::int64_t sum = 0;
    measure("all periods in numbers, of cases and tasks", 25, 100, [&] {
        for (const auto& [number, one] : casework.cases) {
            if (const auto period = periodOf(casework, one, hall.today)) sum += period->left;
            for (const Task& task : one.tasks) sum += periodOf(casework, one, task, hall.today)->left;
        }
    });
    std::size_t delays = 0;
    measure("who and what held up every case", 5, 1'000, [&] {
        for (const auto& [number, one] : casework.cases) delays += delaysOf(casework, one, hall.today).size();
    });
    measure("the calendar changes: table and agenda made anew", 5, 1'000, [&] {
        CalendarConfig year = calendar();
        year.source = numbered("amended ", draw());
        hall.give(Configure{{year}}, scheduler);
    });

    hall.today = dateOf(dayNumber(lastDay) + 7);
    double slowestMs = 0;
    std::size_t turns = 0, events = 0;
    const double tookMs = milliseconds([&] { events = clockTurns(hall, &slowestMs, &turns); });
    std::printf("after a week's outage: %zu events in %zu turns, %.0f ms, the slowest turn %.1f ms\n", events, turns, tookMs, slowestMs);
    measure("a turn of the clock with nothing to do", 25, 100, [&] { clockTurns(hall); });
    const std::string wrong = violation(hall.state);
    if (!wrong.empty()) fail(wrong);
    return sum == 0 && delays == 0 ? 1 : 0;
}
