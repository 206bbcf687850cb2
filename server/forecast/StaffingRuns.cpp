#include "server/forecast/StaffingRuns.hpp"

#include <algorithm>
#include <cmath>

namespace hall::forecast {
namespace {

constexpr Seconds longestDay = 6 * 3600;         ///< so long after the last half hour somebody may still be called
/// Sizes of days that stand for all of them: the middles of five equal parts of a normal distribution.
constexpr std::array<double, 5> sizes{-1.2816, -0.5244, 0, 0.5244, 1.2816};

Seconds quantileOf(std::vector<float>& values, double share) {
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

}  // namespace

PlannedWaits Tally::told(int days) {
    if (waits.empty()) return {};
    const auto count = static_cast<double>(waits.size());
    return {count / days, static_cast<double>(within) / count, quantileOf(waits, 0.5), quantileOf(waits, 0.9)};
}

DayRuns::DayRuns(const PlanDay& day, const Nature& nature, const Target& target, const StaffingSettings& settings)
    : day_(day), nature_(nature), target_(target), seed_(settings.seed) {
    double visitors = 0;
    for (const auto& queue : day.comes)
        for (const auto& klass : queue)
            for (const double mean : klass) visitors += mean;
    const int rounds = static_cast<int>(std::ceil(settings.visitors / std::max(visitors, 1.0) / sizes.size()));
    const auto perRound = static_cast<int>(sizes.size());
    runs_ = std::clamp(rounds * perRound, settings.runsAtLeast, settings.runsAtMost) / perRound * perRound;
    // A lognormal with this standard deviation and mean 1.
    const double deviation = std::sqrt(std::log1p(day.spread * day.spread));
    for (const double size : sizes) halls_.push_back(hallOf(std::exp(size * deviation - deviation * deviation / 2)));
}

Seconds DayRuns::within(Index queue, Index klass) const { return std::min(target_.within, day_.promises[queue][klass].longest); }

Hall DayRuns::hallOf(double size) const {
    Hall hall;
    hall.queues = static_cast<Index>(day_.comes.size());
    hall.promises = day_.promises;
    hall.lead = day_.lead;
    for (std::size_t slot = day_.first + 1; slot < day_.last; ++slot) hall.slots.push_back(static_cast<Seconds>(slot - day_.first) * halfHour);
    for (Index queue = 0; queue < hall.queues; ++queue) {
        if (day_.home[queue] == nobody) continue;        // nobody could ever call them
        for (Index klass = 0; klass < day_.comes[queue].size(); ++klass) {
            Inflow inflow{queue, klass};
            inflow.until = static_cast<Seconds>(day_.last - day_.first) * halfHour;
            for (std::size_t slot = day_.first; slot < day_.last; ++slot) inflow.rates.push_back(size * day_.comes[queue][klass][slot] / halfHour);
            if (std::any_of(inflow.rates.begin(), inflow.rates.end(), [](double rate) { return rate > 0; })) hall.inflows.push_back(std::move(inflow));
        }
    }
    return hall;
}

DayOutcome DayRuns::run(const std::vector<Shift>& shifts) const {
    DayOutcome out;
    out.profiles.resize(day_.profiles.size());
    out.queues.resize(day_.comes.size());
    std::vector<Desk> desks;
    const auto sit = [&](Index profile, std::size_t from, std::size_t to) {
        if (from >= to) return;
        Desk desk;
        desk.queues = day_.profiles[profile].queues;
        desk.shares = day_.profiles[profile].shares;
        desk.rule = day_.profiles[profile].rule;
        desk.opens = static_cast<Seconds>(from - day_.first) * halfHour;
        // Who is there at the end stays until all are served.
        desk.closes = to >= day_.last ? never : static_cast<Seconds>(to - day_.first) * halfHour;
        desks.push_back(std::move(desk));
    };
    for (const Shift& shift : shifts) {
        sit(shift.profile, shift.from, shift.pause.value_or(shift.to));
        if (shift.pause) sit(shift.profile, *shift.pause + 1, shift.to);
    }
    const Seconds end = static_cast<Seconds>(day_.last - day_.first) * halfHour;
    std::vector<float> overtime;
    for (std::size_t size = 0; size < halls_.size(); ++size) {
        Hall hall = halls_[size];
        hall.desks = desks;
        Run run(hall, nature_);
        for (int i = 0; i < runs_ / static_cast<int>(halls_.size()); ++i) {
            Dice dice(mixed(mixed(seed_, size), static_cast<std::uint64_t>(i)));
            Seconds last = 0;
            run.forward(end + longestDay, dice, [&](const Called& called) {
                const auto slot = day_.first + static_cast<std::size_t>(std::max(called.at - called.waited, 0.0) / halfHour);
                const bool kept = called.waited <= within(called.queue, called.klass);
                for (Tally* tally : {&out.profiles[day_.home[called.queue]][std::min(slot, day_.last - 1)], &out.queues[called.queue], &out.day}) {
                    tally->waits.push_back(static_cast<float>(called.waited));
                    tally->within += kept ? 1 : 0;
                }
                last = std::max(last, called.at);
                return true;
            });
            out.unserved += run.line();
            overtime.push_back(static_cast<float>(std::max(last - end, 0.0)));
        }
    }
    out.overtime = quantileOf(overtime, 0.9);
    return out;
}

}  // namespace hall::forecast
