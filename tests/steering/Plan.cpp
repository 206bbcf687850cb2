#include "tests/steering/Plan.hpp"

#include <algorithm>
#include <cmath>

#include "server/forecast/Dice.hpp"

namespace hall::steering {
namespace {

using forecast::Dice;
using forecast::mixed;

double between(Dice& dice, double low, double high) { return low + (high - low) * dice.unit(); }

double normal(Dice& dice) { return std::sqrt(-2 * std::log(1 - dice.unit())) * std::cos(2 * 3.14159265358979 * dice.unit()); }

/// With this mean and standard deviation of its logarithm.
double logNormal(Dice& dice, double mean, double spread) { return mean * std::exp(spread * normal(dice) - spread * spread / 2); }

std::int64_t msOf(double seconds) { return static_cast<std::int64_t>(seconds * 1000); }

}  // namespace

Plan::Plan(std::uint64_t seed) : seed_(seed) {
    Dice dice(mixed(seed, 1));
    const auto below = [&](std::size_t count) { return dice.below(count); };
    constexpr int sizes[] = {4, 6, 8, 12, 16, 24};
    const auto counters = static_cast<std::size_t>(sizes[below(6)]);
    const std::size_t queues = std::min<std::size_t>(2 + below(4), counters / 2);
    const double calm = between(dice, 0.55, 0.75);                        // of what its counters can do, beside the rushes
    std::vector<double> work;
    double all = 0;
    for (std::size_t i = 0; i < queues; ++i) work.push_back(between(dice, 0.5, 1.5)), all += work.back();
    for (std::size_t i = 0; i < queues; ++i) {
        Queue queue;
        queue.serviceS = between(dice, 180, 600);
        queue.spread = between(dice, 0.4, 0.8);
        constexpr std::int64_t promises[] = {15, 15, 20, 30};
        queue.promiseMs = promises[below(4)] * minuteMs;
        queue.perHour = calm * static_cast<double>(counters) * work[i] / all * 3600 / (queue.serviceS + 15);
        queues_.push_back(queue);
    }
    // Everybody takes everything; or two groups of counters; or one for each queue, and a third that takes all.
    const std::size_t kind = queues < 4 ? below(3) == 0 ? 0 : 2 : below(3);
    const auto profile = [&](const std::string& code, std::size_t from, std::size_t to, core::PickRule rule) {
        core::ProfileConfig out{{code}, {"窗口", ""}, {}, rule};
        for (std::size_t i = from; i < to; ++i) out.queues.push_back({queue(i)});
        if (rule != core::PickRule::preference) out.shares.assign(out.queues.size(), 1);
        profiles_.push_back(out);
    };
    constexpr core::PickRule rules[] = {core::PickRule::preference, core::PickRule::ratio, core::PickRule::weight};
    profile("all", 0, queues, core::PickRule::weight);
    if (kind == 1) {
        profile("first", 0, queues / 2, rules[below(3)]);
        profile("second", queues / 2, queues, rules[below(3)]);
    } else if (kind == 2) {
        for (std::size_t i = 0; i < queues; ++i) profile("only-" + std::to_string(i + 1), i, i + 1, core::PickRule::preference);
    }
    std::vector<double> missing;                                          // counters that each profile should have, beside those it has
    for (const core::ProfileConfig& one : profiles_) {
        double share = 0;
        for (std::size_t i = 0; i < queues; ++i)
            if (std::find(one.queues.begin(), one.queues.end(), core::QueueCode{queue(i)}) != one.queues.end()) share += work[i] / all;
        const bool isAll = one.code.value == "all";
        missing.push_back(static_cast<double>(counters) * (kind == 0 ? 1 : kind == 1 ? (isAll ? 0 : share) : isAll ? 0.34 : 0.66 * share));
    }
    for (std::size_t i = 0; i < counters; ++i) {
        const auto most = std::max_element(missing.begin(), missing.end());
        *most -= 1;
        clerks_.push_back({profiles_[static_cast<std::size_t>(most - missing.begin())].code.value, logNormal(dice, 1, 0.15), {}});
    }
    reserve_ = static_cast<int>(counters) / 2 + 2;
    rushes_.push_back({between(dice, 9.7, 11), between(dice, 0.1, 1.1), between(dice, 0.4, 0.8)});
    if (below(3) != 0) rushes_.push_back({between(dice, 13.8, 15.2), between(dice, 0.1, 0.9), between(dice, 0.3, 0.7)});
    for (double& weekday : weekdays_) weekday = logNormal(dice, 1, 0.08);
    weekdays_[0] *= 1.1;
    bookings_ = between(dice, 0, 0.12);
    seniors_ = between(dice, 0.05, 0.2);
    noShows_ = between(dice, 0.02, 0.08);
}

double Plan::curve(double hour) const {
    double height = hour > 11.5 && hour < 13 ? 0.6 : 1;
    for (const Rush& rush : rushes_) height += rush.height * std::exp(-std::pow((hour - rush.hour) / rush.width, 2) / 2);
    return height;
}

std::vector<core::ConfigEntry> Plan::configuration() const {
    core::HallConfig hall;
    hall.code = {"steered"};
    hall.name = {"大厅", ""};
    std::vector<core::ConfigEntry> entries{hall, core::ClassConfig{{"normal"}, {"普通", ""}, 0, {}}, core::ClassConfig{{"senior"}, {"老人", ""}, 8 * minuteMs, {}},
                                           core::ClassConfig{{"booking"}, {"预约", ""}, 10 * minuteMs, 5 * minuteMs}};
    for (std::size_t i = 0; i < queues_.size(); ++i) {
        entries.emplace_back(core::QueueConfig{{queue(i)}, std::string(1, static_cast<char>('A' + i)), {"队列", ""}, 4, queues_[i].promiseMs, true});
        entries.emplace_back(core::ItemConfig{{"item-" + std::to_string(i + 1)}, {queue(i)}, {"事项", ""}, "事项", "", core::Subject::both, false});
    }
    for (const core::ProfileConfig& profile : profiles_) entries.emplace_back(profile);
    const std::size_t all = clerks_.size() + static_cast<std::size_t>(reserve_);
    for (std::size_t i = 0; i < all; ++i)
        entries.emplace_back(core::CounterConfig{{counter(i)}, std::to_string(i + 1), {i < clerks_.size() ? clerks_[i].profile : profiles_[0].code.value}});
    return entries;
}

std::vector<Break> Plan::breaksOf(std::uint64_t day, std::size_t clerk) const {
    Dice dice(mixed(mixed(seed_, 3'000 + day), clerk));
    // Lunch in three shifts, always the same for one clerk; and a quarter of an hour at some time in the morning and in the afternoon.
    std::vector<Break> breaks{{11 * hourMs + 30 * minuteMs + static_cast<std::int64_t>(clerk % 3) * 30 * minuteMs, 30 * minuteMs, "lunch"}};
    if (dice.unit() < 0.6) breaks.push_back({msOf(between(dice, 9.5, 11) * 3600), msOf(between(dice, 420, 900)), "short"});
    if (dice.unit() < 0.6) breaks.push_back({msOf(between(dice, 13.5, 16) * 3600), msOf(between(dice, 420, 900)), "short"});
    std::sort(breaks.begin(), breaks.end(), [](const Break& a, const Break& b) { return a.atMs < b.atMs; });
    return breaks;
}

Day Plan::day(int number) const {
    Dice dice(mixed(mixed(seed_, 2), static_cast<std::uint64_t>(number)));
    Day day;
    const double hall = logNormal(dice, weekdays_[number % 7], 0.1);
    const auto add = [&](std::size_t of, double seconds) {
        const Queue& queue = queues_[of];
        Visitor visitor;
        visitor.atMs = msOf(seconds);
        visitor.queue = static_cast<std::uint32_t>(of);
        const double klass = dice.unit();
        visitor.klass = klass < bookings_ ? 2 : klass < bookings_ + seniors_ ? 1 : 0;
        visitor.serviceMs = msOf(std::clamp(logNormal(dice, queue.serviceS, queue.spread), 20.0, 3600.0));
        visitor.staysMs = dice.unit() < noShows_ ? -1 : msOf(dice.exponential(3 * 3600));
        visitor.turnMs = msOf(between(dice, 5, 25));
        day.visitors.push_back(visitor);
    };
    constexpr double most = 3.5;                                          // above any curve
    for (std::size_t i = 0; i < queues_.size(); ++i) {
        const double here = logNormal(dice, hall, 0.08);
        for (double at = opensMs / 1000.0;;) {
            at += dice.exponential(3600 / (queues_[i].perHour * most * here));
            if (at >= closesMs / 1000.0) break;
            if (dice.unit() * most < curve(at / 3600)) add(i, at);
        }
    }
    if (dice.unit() < 0.2) {                                              // a group that nobody knew of
        const std::size_t of = dice.below(queues_.size());
        const double at = between(dice, 9.5, 15.5) * 3600;
        const auto people = static_cast<int>(static_cast<double>(clerks_.size()) * between(dice, 1, 2.5));
        for (int i = 0; i < people; ++i) add(of, at + between(dice, 0, 900));
    }
    std::sort(day.visitors.begin(), day.visitors.end(), [](const Visitor& a, const Visitor& b) { return a.atMs < b.atMs; });
    for (std::size_t i = 0; i < clerks_.size(); ++i) day.breaks.push_back(breaksOf(static_cast<std::uint64_t>(number), i));
    return day;
}

}  // namespace hall::steering
