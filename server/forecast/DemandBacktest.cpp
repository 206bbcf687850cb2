#include "server/forecast/DemandBacktest.hpp"

#include <algorithm>
#include <cmath>

namespace hall::forecast {
namespace {

struct Sums {
    double count{}, came{}, error{}, weekday{}, yesterday{}, covered{}, coverable{};
    void add(const Range& expected, double ofWeekday, double ofYesterday, double cameTrue) {
        count += 1;
        came += cameTrue;
        error += std::abs(expected.mean - cameTrue);
        weekday += std::abs(ofWeekday - cameTrue);
        yesterday += std::abs(ofYesterday - cameTrue);
        if (expected.p90 <= 0 && cameTrue <= 0) return;
        coverable += 1;
        covered += cameTrue >= expected.p10 && cameTrue <= expected.p90 ? 1 : 0;
    }
    [[nodiscard]] DemandScore score() const {
        const double n = std::max(count, 1.0);
        return {static_cast<std::uint64_t>(count), came, error / n, weekday / n, yesterday / n, coverable > 0 ? covered / coverable : 0};
    }
};

using Means = std::vector<std::array<double, halfHours>>;   ///< by queue

Means meanOf(std::span<const PastDay> past, std::size_t queues, core::LocalDate date, bool sameWeekday) {
    constexpr std::int64_t fourWeeks = 28;
    Means means(queues, std::array<double, halfHours>{});
    double days = 0;
    for (const PastDay& day : past) {
        if (core::dayNumber(date) - core::dayNumber(day.date) > fourWeeks) continue;
        if (sameWeekday && core::weekdayOf(day.date) != core::weekdayOf(date)) continue;
        days += 1;
        for (std::size_t queue = 0; queue < std::min(queues, day.queues.size()); ++queue)
            for (std::size_t slot = 0; slot < halfHours; ++slot) means[queue][slot] += day.queues[queue][slot];
    }
    if (days == 0 && sameWeekday) return meanOf(past, queues, date, false);
    for (auto& queue : means)
        for (double& mean : queue) mean /= std::max(days, 1.0);
    return means;
}

}  // namespace

std::array<DemandScore, demandsOf> backtestDemand(std::span<const PastDay> past, std::size_t queues, std::size_t from) {
    std::array<Sums, demandsOf> sums{};
    const auto to = [&](DemandOf of) -> Sums& { return sums[static_cast<std::size_t>(of)]; };
    for (std::size_t i = std::max<std::size_t>(from, 1); i < past.size(); ++i) {
        const auto before = past.first(i);
        const DayDemand expected = Demand(before, queues).expect(past[i].kind, spreadOf(before, queues));
        const Means weekday = meanOf(before, queues, past[i].date, true), yesterday = meanOf(before.last(1), queues, before.back().date, false);
        std::array<double, halfHours> hallCame{}, hallWeekday{}, hallYesterday{};
        double dayCame = 0, dayWeekday = 0, dayYesterday = 0;
        for (std::size_t queue = 0; queue < queues; ++queue) {
            double wholeCame = 0, wholeWeekday = 0, wholeYesterday = 0;
            for (std::size_t slot = 0; slot < halfHours; ++slot) {
                const double came = queue < past[i].queues.size() ? past[i].queues[queue][slot] : 0;
                to(DemandOf::queueHalfHour).add(expected.queueHalfHour[queue][slot], weekday[queue][slot], yesterday[queue][slot], came);
                wholeCame += came, wholeWeekday += weekday[queue][slot], wholeYesterday += yesterday[queue][slot];
                hallCame[slot] += came, hallWeekday[slot] += weekday[queue][slot], hallYesterday[slot] += yesterday[queue][slot];
            }
            to(DemandOf::queueDay).add(expected.queue[queue], wholeWeekday, wholeYesterday, wholeCame);
            dayCame += wholeCame, dayWeekday += wholeWeekday, dayYesterday += wholeYesterday;
        }
        for (std::size_t slot = 0; slot < halfHours; ++slot)
            to(DemandOf::hallHalfHour).add(expected.halfHour[slot], hallWeekday[slot], hallYesterday[slot], hallCame[slot]);
        to(DemandOf::hallDay).add(expected.hall, dayWeekday, dayYesterday, dayCame);
    }
    std::array<DemandScore, demandsOf> scores{};
    for (std::size_t of = 0; of < demandsOf; ++of) scores[of] = sums[of].score();
    return scores;
}

DemandScore together(std::span<const DemandScore> scores) {
    DemandScore all;
    double count = 0;
    for (const DemandScore& one : scores) {
        const auto n = static_cast<double>(one.count);
        count += n;
        all.count += one.count;
        all.came += one.came;
        all.error += n * one.error;
        all.weekday += n * one.weekday;
        all.yesterday += n * one.yesterday;
        all.covered += n * one.covered;
    }
    for (double* mean : {&all.error, &all.weekday, &all.yesterday, &all.covered}) *mean /= std::max(count, 1.0);
    return all;
}

}  // namespace hall::forecast
