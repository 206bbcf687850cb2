#include "server/forecast/Advice.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "server/forecast/Run.hpp"

namespace hall::forecast {
namespace {

/// A counter that opens now: nobody is being served there, and whoever sits down calls at once.
Desk freshDesk(const core::Profile& profile) {
    Desk desk;
    desk.rule = profile.config.rule;
    for (std::size_t i = 0; i < profile.queues.size(); ++i) {
        desk.queues.push_back(profile.queues[i]);
        desk.shares.push_back(i < profile.config.shares.size() ? profile.config.shares[i] : 1);
    }
    desk.taken.assign(desk.queues.size(), 0);
    return desk;
}

bool serves(const core::Profile& profile, Index queue) {
    return std::find(profile.queues.begin(), profile.queues.end(), queue) != profile.queues.end();
}

std::int32_t count(const std::vector<Index>& late) { return static_cast<std::int32_t>(late.size()); }

}  // namespace

std::vector<Index> lateIn(const Moment& moment, const Learned& learned, std::uint64_t seed, int runs) {
    Hall hall = moment.hall;
    hall.asked.clear();
    hall.ends = Hall::Ends::called;
    std::vector<int> called(moment.tickets.size()), late(moment.tickets.size());
    Run run(hall, learned);
    for (int i = 0; i < runs; ++i) {
        Dice dice(mixed(seed, static_cast<std::uint64_t>(i)));
        run.forward(horizon, dice, [&](const Called& one) {
            if (one.id == nobody) return true;
            ++called[one.id];
            late[one.id] += one.at > *hall.waiting[one.id].due ? 1 : 0;
            return true;
        });
    }
    std::vector<Index> out;
    for (Index i = 0; i < called.size(); ++i)
        if (*hall.waiting[i].due >= 0 && called[i] > 0 && 2 * late[i] >= called[i]) out.push_back(i);
    return out;
}

std::vector<core::Waits::Advice> adviceFor(const core::State& state, const Moment& moment, const Learned& learned, const AdviceSettings& settings) {
    const auto closed = static_cast<std::int32_t>(
        std::count_if(state.counters.begin(), state.counters.end(), [](const core::Counter& counter) { return counter.phase == core::CounterPhase::closed; }));
    const std::vector<Index> before = lateIn(moment, learned, settings.seed, settings.runs);
    if (before.empty() || closed == 0) return {};
    std::vector<std::pair<std::int32_t, const core::Profile*>> candidates;
    for (const core::Profile& profile : state.profiles) {
        const auto reached = static_cast<std::int32_t>(
            std::count_if(before.begin(), before.end(), [&](Index one) { return serves(profile, moment.hall.waiting[one].queue); }));
        if (reached > 0) candidates.emplace_back(reached, &profile);
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (candidates.size() > settings.profiles) candidates.resize(settings.profiles);

    std::vector<core::Waits::Advice> all;
    for (const auto& [reached, profile] : candidates) {
        std::optional<core::Waits::Advice> best;
        Moment with = moment;
        std::int32_t desks = 0;
        for (const std::int32_t counters : {1, 2, 3, 5, 8}) {
            if (counters > closed) break;
            for (; desks < counters; ++desks) with.hall.desks.push_back(freshDesk(*profile));
            const std::int32_t left = count(lateIn(with, learned, settings.seed, settings.runs));
            if (left < (best ? best->left : count(before))) best = core::Waits::Advice{profile->config.code, counters, count(before), left};
            if (left == 0) break;
        }
        if (best) all.push_back(*best);
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return std::pair(a.left, a.counters) < std::pair(b.left, b.counters); });
    if (all.size() > settings.told) all.resize(settings.told);
    return all;
}

}  // namespace hall::forecast
