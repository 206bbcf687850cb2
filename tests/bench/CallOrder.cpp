// How long one CallNext takes to decide and apply, with few and with many people waiting.
// 200 queues, 1,000 counters; profiles of eight queues, and profiles of all of them as the worst case.
// Tried and left out: fetching the heads of the queues that come next ahead of time (no faster); the heads of all queues side by side in one array. It won a tenth at 100,000, for a second account
// of the order that has to be kept right.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/Decide.hpp"

using namespace hall::core;

namespace {

constexpr int queues = 200;
constexpr int counters = 1'000;
constexpr std::int64_t startMs = 1'795'395'600'000;

/// xorshift: the same hall in every run.
std::uint64_t draw() {
    static std::uint64_t value = 88172645463325252ULL;
    value ^= value << 13;
    value ^= value >> 7;
    value ^= value << 17;
    return value;
}

[[noreturn]] void fail(std::string_view what, std::string_view detail) {
    std::fprintf(stderr, "the bench's hall is wrong: %s %s\n", std::string(what).c_str(),
                 std::string(detail).c_str());
    std::exit(1);
}

class Bench {
  public:
    Bench(std::size_t waiting, std::size_t profileSize) {
        HallConfig hall;
        hall.code = {"bench"};
        hall.name = {"大厅", ""};
        std::vector<ConfigEntry> entries{hall, ClassConfig{{"normal"}, {"普通", ""}, 0, {}},
                                         ClassConfig{{"senior"}, {"老人", ""}, 480'000, {}}};
        const std::string letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
        for (std::size_t i = 0; i < queues; ++i) {
            const std::string pair{letters[i / letters.size()], letters[i % letters.size()]};
            const std::string code = "queue-" + std::to_string(i);
            entries.emplace_back(QueueConfig{{code}, pair, {"队列", ""}, 3, 900'000, true});
            entries.emplace_back(ItemConfig{
                {"item-" + std::to_string(i)}, {code}, {"事项", ""}, "事项", "", Subject::both, false});
        }
        for (std::size_t i = 0; i < queues; ++i) {
            ProfileConfig profile{{"profile-" + std::to_string(i)}, {"窗口", ""}, {}};
            for (std::size_t j = 0; j < profileSize; ++j)
                profile.queues.push_back({"queue-" + std::to_string((i + j) % queues)});
            entries.emplace_back(profile);
        }
        for (int i = 0; i < counters; ++i) {
            entries.emplace_back(
                CounterConfig{{id(i)}, std::to_string(i + 1), {"profile-" + std::to_string(i % queues)}});
        }
        carry(Configure{entries}, manager_);
        carry(OpenDay{}, manager_);
        for (int i = 0; i < counters; ++i) carry(OpenCounter{{id(i)}}, clerk(i));
        // Issued over the last 15 minutes, so that a share of them is urgent.
        nowMs_ = startMs;
        for (std::size_t i = 0; i < waiting; ++i) {
            nowMs_ = startMs + static_cast<std::int64_t>(i * 800'000 / waiting);
            issue();
        }
        nowMs_ = startMs + 800'000;
    }

    /// Microseconds of each of `rounds` calls; the number of those who wait stays the same.
    std::vector<double> run(int rounds) {
        std::vector<double> micros;
        micros.reserve(static_cast<std::size_t>(rounds));
        for (int i = 0; i < rounds; ++i) {
            const int counter = static_cast<int>(draw() % counters);
            const Command call = CallNext{{id(counter)}};
            const Actor actor = clerk(counter);
            nowMs_ += 1;
            const auto before = std::chrono::steady_clock::now();
            const bool called = carry(call, actor);
            const auto after = std::chrono::steady_clock::now();
            if (!called) continue;
            micros.push_back(std::chrono::duration<double, std::micro>(after - before).count());
            carry(StartService{{id(counter)}}, actor);
            carry(FinishService{{id(counter)}}, actor);
            issue();
        }
        return micros;
    }

  private:
    static std::string id(int counter) { return "counter-" + std::to_string(counter + 1); }
    static Actor clerk(int counter) { return {Role::counter, id(counter), {id(counter)}}; }
    void issue() {
        IssueTicket issue{{"item-" + std::to_string(draw() % queues)}};
        if (draw() % 8 == 0) issue.klass = {"senior"};
        carry(issue, kiosk_);
    }
    /// As the engine does it: decide, apply, look at the invariants.
    /// False when nobody waits; anything else must not be refused here.
    bool carry(const Command& command, const Actor& actor) {
        Decision decision = decide(state_, command, actor, {{nowMs_}, {20261123}, 600, 0});
        auto* bodies = std::get_if<std::vector<EventBody>>(&decision);
        if (bodies == nullptr) {
            const auto& refused = std::get<Refused>(decision);
            if (refused.refusal == Refusal::nobodyWaiting) return false;
            fail(code(refused.refusal), refused.detail);
        }
        for (EventBody& body : *bodies) {
            const Event event{state_.seq + 1, {nowMs_}, actor, std::move(body)};
            apply(state_, event);
            if (const auto breach = violatedBy(state_, event); !breach.empty()) fail(breach, "");
        }
        return true;
    }

    State state_;
    std::int64_t nowMs_{startMs};
    Actor manager_{Role::manager, "manager", {}};
    Actor kiosk_{Role::kiosk, "kiosk-1", {}};
};

double at(std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

int main() {
    std::printf("call-next, decide + apply + invariants, %d queues, %d counters, microseconds\n", queues,
                counters);
    std::printf("%-28s %10s %8s %8s %8s %8s\n", "profile", "waiting", "median", "mean99", "p99", "worst");
    for (const std::size_t profileSize : {std::size_t{8}, std::size_t{queues}}) {
        double first = 0, last = 0;
        for (const std::size_t waiting : {1'000, 10'000, 100'000}) {
            Bench bench(waiting, profileSize);
            bench.run(2'000);
            std::vector<double> micros = bench.run(50'000);
            std::sort(micros.begin(), micros.end());
            // Without the slowest hundredth, in which the machine did something else.
            const std::size_t kept = micros.size() - micros.size() / 100;
            double sum = 0;
            for (std::size_t i = 0; i < kept; ++i) sum += micros[i];
            const double mean = sum / static_cast<double>(kept);
            const std::string name = std::to_string(profileSize) + " queues each";
            std::printf("%-28s %10zu %8.2f %8.2f %8.2f %8.2f\n", name.c_str(), waiting, at(micros, 0.5), mean,
                        at(micros, 0.99), micros.back());
            if (first == 0) first = at(micros, 0.5);
            last = at(micros, 0.5);
        }
        std::printf("%-28s %10s %8.2f times, log(100000)/log(1000) = %.2f\n", "  growth of the median", "",
                    last / first, std::log(100'000.0) / std::log(1'000.0));
    }
    return 0;
}
