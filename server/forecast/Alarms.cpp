#include "server/forecast/Alarms.hpp"

#include <algorithm>
#include <cmath>

namespace hall::forecast {

const std::vector<core::Waits::Alarm>& Alarms::update(core::Instant now, const Risk& risk) {
    const bool first = last_.utcMs == 0;
    const Seconds passed = static_cast<Seconds>(now.utcMs - last_.utcMs) / 1000;
    const double fresh = first ? 1 : 1 - std::exp(-passed / settings_.smooth);
    last_ = now;
    queues_.resize(std::max(queues_.size(), risk.queues.size()));
    standing_.clear();
    for (std::uint32_t i = 0; i < risk.queues.size(); ++i) {
        OfQueue& queue = queues_[i];
        queue.share += fresh * (risk.share(i) - queue.share);
        queue.tickets += fresh * (risk.tickets(i) - queue.tickets);
        const bool sure = queue.share >= settings_.raise || (queue.share >= settings_.raiseMany && queue.tickets >= settings_.many);
        if (queue.share >= settings_.clear) queue.lastHigh = now;
        if (!queue.up && sure) {
            queue.up = true;
            queue.since = now;
        } else if (queue.up && static_cast<Seconds>(now.utcMs - queue.lastHigh.utcMs) / 1000 >= settings_.calm) {
            queue.up = false;
        }
        if (!queue.up) continue;
        std::vector<float> breaks = risk.queues[i].first;
        Seconds middle = settings_.ahead;
        if (!breaks.empty()) {
            const auto place = breaks.begin() + static_cast<std::ptrdiff_t>(breaks.size() / 2);
            std::nth_element(breaks.begin(), place, breaks.end());
            middle = *place;
        }
        standing_.push_back({i, queue.since, {now.utcMs + static_cast<std::int64_t>(middle * 1000)},
                             static_cast<std::int32_t>(std::lround(100 * queue.share)), static_cast<std::int32_t>(std::lround(risk.tickets(i)))});
    }
    std::sort(standing_.begin(), standing_.end(), [](const auto& a, const auto& b) { return std::pair(a.at, a.queue) < std::pair(b.at, b.queue); });
    return standing_;
}

void Alarms::clear() {
    queues_.clear();
    standing_.clear();
    last_ = {};
}

}  // namespace hall::forecast
