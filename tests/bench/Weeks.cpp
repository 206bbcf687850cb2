// Fills a hall's directory (as `hall-server init` made it) with past working days such as halls have: more visitors on Mondays and at the month's
// end, a crowd in the morning, counters that open and have lunch.
//
//     bench-weeks DIR DAYS [VISITORS]    the DAYS working days before today, with so many visitors on a usual day (240)
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "server/forecast/Demand.hpp"
#include "server/forecast/Dice.hpp"
#include "tests/bench/Life.hpp"

namespace hall::bench {
namespace {

const Actor scheduler{Role::scheduler, "operator", {}}, kiosk{Role::kiosk, "kiosk-1", {}};
Actor at(const CounterId& counter) { return {Role::counter, counter.value, counter}; }

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t opens = 9 * 60, closes = 17 * 60;
/// How much of a day's visitors come in each half hour from nine on.
constexpr double shares[] = {9, 11, 10, 9, 7, 5, 3, 3, 5, 8, 8, 7, 6, 4, 3, 2};
constexpr std::size_t busyCounters = 7;          ///< in the morning and in the afternoon; two fewer at noon

struct Day {
    Life& life;
    forecast::Dice& dice;
    std::int64_t midnightMs;
    std::vector<std::pair<ItemCode, double>> items;      ///< and up to which share of the visitors
    std::multimap<std::int64_t, std::pair<int, std::size_t>> due{};   ///< arrivals (0), ends of services (1), openings (2), closings (3)

    void run(double visitors) {
        life.nowMs = midnightMs + opens * minuteMs;
        (void)life.tryTo(OpenDay{}, scheduler);
        double all = 0;
        for (const double share : shares) all += share;
        for (std::size_t slot = 0; slot < std::size(shares); ++slot) {
            const double mean = visitors * shares[slot] / all;
            for (double when = dice.exponential(1 / mean); when < 1; when += dice.exponential(1 / mean))
                due.emplace(midnightMs + static_cast<std::int64_t>((opens + 30 * (static_cast<double>(slot) + when)) * minuteMs), std::pair{0, std::size_t{}});
        }
        for (std::size_t i = 0; i < std::min(busyCounters, life.state.counters.size()); ++i) {
            due.emplace(life.nowMs + static_cast<std::int64_t>(i) * 1000, std::pair{2, i});
            if (i < 2) continue;
            due.emplace(midnightMs + (12 * 60 + static_cast<std::int64_t>(i % 2) * 30) * minuteMs, std::pair{3, i});
            due.emplace(midnightMs + (12 * 60 + 30 + static_cast<std::int64_t>(i % 2) * 30) * minuteMs, std::pair{2, i});
        }
        while (!due.empty()) {
            const auto [when, what] = *due.begin();
            due.erase(due.begin());
            life.nowMs = std::max(life.nowMs, when);
            turn(what.first, what.second);
        }
        life.nowMs = std::max(life.nowMs, midnightMs + closes * minuteMs) + minuteMs;
        for (std::size_t i = 0; i < life.state.counters.size(); ++i)
            if (life.state.counters[i].phase == CounterPhase::open) life.give(CloseCounter{life.state.counters[i].config.id}, at(life.state.counters[i].config.id));
        life.give(EndDay{"closing-time"}, scheduler);
    }

    void turn(int what, std::size_t which) {
        const CounterId counter = life.state.counters[which].config.id;
        switch (what) {
            case 0: {
                const double luck = dice.unit();
                const auto item = std::find_if(items.begin(), items.end(), [&](const auto& one) { return luck < one.second; });
                life.give(IssueTicket{item->first, dice.unit() < 0.1 ? ClassCode{"senior"} : ClassCode{"normal"}}, kiosk);
                break;
            }
            case 1:
                life.give(FinishService{counter}, at(counter));
                break;
            case 2: (void)life.tryTo(OpenCounter{counter}, at(counter)); break;
            case 3:
                if (!life.tryTo(PauseCounter{counter, "lunch"}, at(counter))) due.emplace(life.nowMs + minuteMs, std::pair{3, which});
                return;
            default: break;
        }
        for (std::size_t i = 0; i < life.state.counters.size(); ++i) call(i);
    }

    void call(std::size_t which) {
        const Counter& counter = life.state.counters[which];
        if (counter.phase != CounterPhase::open || counter.ticket) return;
        const CounterId id = counter.config.id;
        if (!life.tryTo(CallNext{id}, at(id))) return;
        if (dice.unit() < 0.04) {
            life.nowMs += 20'000;
            life.give(MarkNoShow{id}, at(id));
            return call(which);
        }
        life.give(StartService{id}, at(id));
        due.emplace(life.nowMs + 60'000 + static_cast<std::int64_t>(1000 * dice.exponential(360)), std::pair{1, which});
    }
};

int run(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "bench-weeks DIR DAYS [VISITORS]\n");
        return 2;
    }
    const int days = std::atoi(argv[2]);
    const double visitors = argc > 3 ? std::atof(argv[3]) : 240;
    Life life(argv[1]);
    forecast::Dice dice(7);
    // One item of each queue: the first queues have the most visitors.
    std::map<QueueCode, ItemCode> first;
    for (const auto& [code, item] : life.state.items)
        if (!item.withdrawn && !item.queue.value.empty()) first.try_emplace(item.queue, code);
    std::vector<std::pair<ItemCode, double>> items;
    double sum = 0;
    for (const auto& [queue, item] : first) items.emplace_back(item, sum += 1.0 / static_cast<double>(items.size() + 1));
    for (auto& [item, share] : items) share /= sum;
    items.back().second = 1;
    const std::int64_t today = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count() + shanghaiMs;
    std::vector<std::int64_t> past;
    for (std::int64_t number = today / dayMs - 1; static_cast<int>(past.size()) < days; --number)
        if (life.state.casework.days.isWorkingDay(core::dateOf(number))) past.push_back(number);
    for (auto number = past.rbegin(); number != past.rend(); ++number) {
        const auto kind = forecast::kindOf(life.state.casework.days, core::dateOf(*number));
        const double size = visitors * (kind.weekday == 1 ? 1.4 : kind.weekday == 5 ? 0.8 : 1) * (kind.monthEnd ? 1.2 : 1) * (0.9 + 0.2 * dice.unit());
        Day{life, dice, *number * dayMs - shanghaiMs, items}.run(size);
    }
    life.snapshot();
    std::printf("%d days, %llu events\n", days, static_cast<unsigned long long>(life.state.seq));
    return 0;
}

}  // namespace
}  // namespace hall::bench

int main(int argc, char** argv) {
    try {
        return hall::bench::run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench-weeks: %s\n", error.what());
        return 1;
    }
}
