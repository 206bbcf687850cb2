// How long one look ahead takes: all waits of a hall where 1,000 people wait for 60 counters, from 200 runs, after a morning to learn from.
// The goal is 200 ms of one core.
#include <ctime>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "server/core/Decide.hpp"
#include "server/forecast/Live.hpp"
#include "tests/bench/Program.hpp"

using namespace hall::core;
namespace forecast = hall::forecast;

namespace {

constexpr int queues = 8, counters = 60, waiting = 1'000, looks = 9;
constexpr std::int64_t openMs = 1'795'395'600'000;       // 2026-11-23 09:00 in Shanghai

/// xorshift: the same hall in every run.
std::uint64_t draw() {
    static std::uint64_t value = 88172645463325252ULL;
    value ^= value << 13;
    value ^= value >> 7;
    value ^= value << 17;
    return value;
}

double cpuMs() {
    timespec spec{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spec);
    return static_cast<double>(spec.tv_sec) * 1e3 + static_cast<double>(spec.tv_nsec) / 1e6;
}

class Bench {
  public:
    Bench() : live_({}, [](Instant at) { return at.utcMs / 1000 + 8 * 3600; }) {
        HallConfig hall;
        hall.code = {"bench"};
        hall.name = {"大厅", ""};
        std::vector<ConfigEntry> entries{hall, ClassConfig{{"normal"}, {"普通", ""}, 0, {}}, ClassConfig{{"senior"}, {"老人", ""}, 480'000, {}},
                                         ClassConfig{{"booking"}, {"预约", ""}, 600'000, 300'000}};
        for (int i = 0; i < queues; ++i) {
            const std::string code = "queue-" + std::to_string(i);
            entries.emplace_back(QueueConfig{{code}, std::string(1, static_cast<char>('A' + i)), {"队列", ""}, 4, 3'600'000, true});
            entries.emplace_back(ItemConfig{{"item-" + std::to_string(i)}, {code}, {"事项", ""}, "事项", "", Subject::both, false});
        }
        // Two queues by preference, four by weight, all by weight.
        for (int i = 0; i < 4; ++i) entries.emplace_back(profile("pair-" + std::to_string(i), 2 * i, 2, PickRule::preference));
        for (int i = 0; i < 2; ++i) entries.emplace_back(profile("four-" + std::to_string(i), 4 * i, 4, PickRule::weight));
        entries.emplace_back(profile("all", 0, queues, PickRule::weight));
        for (int i = 0; i < counters; ++i) {
            const std::string of = i % 3 == 0 ? "pair-" + std::to_string(i / 3 % 4) : i % 3 == 1 ? "four-" + std::to_string(i / 3 % 2) : "all";
            entries.emplace_back(CounterConfig{{id(i)}, std::to_string(i + 1), {of}});
        }
        live_.begin(state_);
        carry(Configure{entries}, manager_);
        carry(OpenDay{}, manager_);
        for (int i = 0; i < counters; ++i) carry(OpenCounter{{id(i)}}, clerk(i));
    }

    /// Somebody comes every `everyMs` until so many wait, or so many have come; counters serve five minutes each, more or less.
    void live(std::int64_t everyMs, std::size_t untilWaiting, int untilCome) {
        for (int come = 0; come < untilCome && waitingNow() < untilWaiting; ++come) {
            const std::int64_t next = nowMs_ + 1 + static_cast<std::int64_t>(draw() % static_cast<std::uint64_t>(2 * everyMs));
            while (!ends_.empty() && ends_.begin()->first <= next) {
                const int counter = ends_.begin()->second;
                nowMs_ = ends_.begin()->first;
                ends_.erase(ends_.begin());
                carry(FinishService{{id(counter)}}, clerk(counter));
                call(counter);
            }
            nowMs_ = next;
            IssueTicket issue{{"item-" + std::to_string(draw() % queues)}};
            if (const auto what = draw() % 10; what < 2) issue.klass = {what == 0 ? "senior" : "booking"};
            carry(issue, kiosk_);
            for (int i = 0; i < counters; ++i)
                if (!state_.counters[static_cast<std::size_t>(i)].ticket) call(i);
        }
    }

    Waits look() { return live_.look({nowMs_ += 1'000}); }
    [[nodiscard]] std::size_t waitingNow() const { return state_.ticketsByState[static_cast<std::size_t>(TicketState::waiting)]; }

  private:
    static ProfileConfig profile(const std::string& code, int first, int count, PickRule rule) {
        ProfileConfig out{{code}, {"窗口", ""}, {}, rule};
        for (int i = 0; i < count; ++i) out.queues.push_back({"queue-" + std::to_string(first + i)});
        if (rule == PickRule::weight) out.shares.assign(out.queues.size(), 1);
        return out;
    }
    static std::string id(int counter) { return "counter-" + std::to_string(counter + 1); }
    static Actor clerk(int counter) { return {Role::counter, id(counter), {id(counter)}}; }

    void call(int counter) {
        if (!carry(CallNext{{id(counter)}}, clerk(counter))) return;
        carry(StartService{{id(counter)}}, clerk(counter));
        ends_.emplace(nowMs_ + 60'000 + static_cast<std::int64_t>(draw() % 480'000), counter);
    }

    bool carry(const Command& command, const Actor& actor) {
        Decision decision = decide(state_, command, actor, {{nowMs_}, {20261123}, 600, 0});
        if (const auto* refused = std::get_if<Refused>(&decision)) {
            if (refused->refusal == Refusal::nobodyWaiting) return false;
            std::fprintf(stderr, "the bench's hall is wrong: %s %s\n", std::string(code(refused->refusal)).c_str(), refused->detail.c_str());
            std::exit(1);
        }
        for (EventBody& body : std::get<std::vector<EventBody>>(decision)) {
            const Event event{state_.seq + 1, {nowMs_}, actor, std::move(body)};
            apply(state_, event);
            live_.take(event);
        }
        return true;
    }

    State state_;
    forecast::Live live_;
    std::int64_t nowMs_{openMs};
    std::multimap<std::int64_t, int> ends_;
    Actor manager_{Role::manager, "manager", {}}, kiosk_{Role::kiosk, "kiosk-1", {}};
};

void measure(Bench& bench, const char* when) {
    std::vector<double> took;
    Waits waits;
    for (int i = 0; i < looks; ++i) {
        const double before = cpuMs();
        waits = bench.look();
        took.push_back(cpuMs() - before);
    }
    std::sort(took.begin(), took.end());
    std::size_t fresh = 0;
    for (const auto& line : waits.lines) fresh += line.size();
    std::printf("%4zu waiting, %d counters, %s: %3.0f ms of one core for 200 runs (median of %d; %.0f to %.0f); %zu waits of those who wait, %zu of new tickets\n",
                bench.waitingNow(), counters, when, took[took.size() / 2], looks, took.front(), took.back(), waits.tickets.size(), fresh);
}

int run(int, char**) {
    Bench bench;
    bench.live(6'000, waiting, 3'000);                   // a morning like others
    bench.live(1'500, waiting, 100'000);                 // a crowd
    measure(bench, "just after a crowd has come");
    bench.live(5'000, 2 * waiting, 400);                 // and half an hour in which as many come as are called
    measure(bench, "as many come as are called");
    return 0;
}

}  // namespace

int main(int argc, char** argv) { return hall::bench::guarded("bench-forecast", run, argc, argv); }
