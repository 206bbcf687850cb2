#include "tests/crowd/Itinerary.hpp"

#include <algorithm>

namespace hall::crowd {

DaySettings itineraryOf(const Demand& demand, const std::vector<TargetQueue>& targets, std::int64_t midnightMs,
                        std::int64_t nowMs, std::uint64_t seed) {
    constexpr std::int64_t lunchSecond = 13 * 3600 + 40 * 60;
    constexpr std::int64_t halfHour = 30 * 60;
    const auto opensSecond = demand.firstSecond - 120;
    const auto at = [&](std::int64_t second) {
        const auto planned = midnightMs + second * secondMs;
        const auto opening = midnightMs + opensSecond * secondMs;
        return planned + std::max<std::int64_t>(0, nowMs - opening);
    };
    DaySettings settings;
    settings.seed = seed;
    const auto queues = mapByVolume(demand.arrivalsByQueue, targets);
    std::int64_t lastSecond = demand.firstSecond;
    for (const auto& movement : movements(demand, seed)) {
        const auto queue = queues.find(movement.queue);
        if (queue == queues.end()) continue;
        settings.arrivals.push_back({at(movement.secondOfDay), movement.queue, queue->second, movement.leaves});
        if (!movement.leaves) lastSecond = std::max(lastSecond, movement.secondOfDay);
    }
    settings.closesAtMs = at((lastSecond / halfHour + 1) * halfHour);
    settings.shift.fromMs = at(opensSecond);
    settings.shift.untilMs = settings.closesAtMs;
    settings.shift.lunchAtMs = at(lunchSecond);
    settings.shift.lunchMs = 20 * minuteMs;
    settings.shift.lunchTogether = 3;
    return settings;
}

}  // namespace hall::crowd
