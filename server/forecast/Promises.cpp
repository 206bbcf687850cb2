#include "server/forecast/Promises.hpp"

#include <algorithm>

namespace hall::forecast {

Risk riskOf(const Moment& moment, const Learned& learned, std::uint64_t seed, int runs, Seconds from, Seconds until) {
    Hall hall = moment.hall;
    hall.asked.clear();
    hall.ends = Hall::Ends::atLast;
    Risk risk;
    risk.runs = runs;
    risk.queues.resize(moment.queues);
    Run run(hall, learned);
    std::vector<Seconds> first(moment.queues);
    for (int i = 0; i < runs; ++i) {
        Dice dice(mixed(seed, static_cast<std::uint64_t>(i)));
        run.forward(until, dice, [](const Called&) { return true; });
        std::fill(first.begin(), first.end(), never);
        run.eachLate(until, [&](Index queue, Index, Seconds due) {
            if (queue >= moment.queues || due < from) return;    // a line of one counter or clerk
            risk.queues[queue].tickets += 1;
            first[queue] = std::min(first[queue], due);
        });
        for (Index queue = 0; queue < moment.queues; ++queue) {
            if (first[queue] == never) continue;
            ++risk.queues[queue].runs;
            risk.queues[queue].first.push_back(static_cast<float>(first[queue]));
        }
    }
    return risk;
}

}  // namespace hall::forecast
