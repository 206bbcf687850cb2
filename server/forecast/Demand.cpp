#include "server/forecast/Demand.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hall::forecast {
namespace {

// Chosen, not searched for: there is too little real data of many days to search on without learning it by heart.
constexpr double halfLife = 15;                  ///< days: so old a day counts half, for levels and spreads over the day
constexpr double halfLifeOfWeekdays = 60;        ///< the same of factors of weekdays, which change more slowly
constexpr double halfLifeOfSpecial = 500;        ///< and of special days, of which there are a handful in a year
constexpr std::size_t around = 10;               ///< days before and after, against which a day is seen as large or small
constexpr double daysOfWeekday = 1.0;            ///< so many days of its own make a weekday's factor half its own
constexpr double daysOfSpecial = 1.5;            ///< the same of a factor of special days
constexpr double visitorsOfWeekday = 60;         ///< a queue's weekday on the hall's
constexpr double visitorsOfShare = 40;           ///< a queue's half hours on the hall's
constexpr double visitorsOfHall = 400;           ///< a weekday's half hours on all days'
constexpr std::size_t enoughDays = 10;
constexpr Spread usual{0.15, 0.25, 0.35, 0.5};   ///< what is taken for the spread until it was seen
constexpr double trustInUsual = 4;               ///< days

double total(const Counts& counts) { return std::accumulate(counts.begin(), counts.end(), 0.0); }
double total(const PastDay& day) {
    double sum = 0;
    for (const Counts& counts : day.queues) sum += total(counts);
    return sum;
}
double sum(const PastDay& day, std::size_t halfHour) {
    double all = 0;
    for (const Counts& counts : day.queues) all += counts[halfHour];
    return all;
}

Range rangeOf(double mean, double spread) {
    if (mean <= 0) return {};
    return {mean, countQuantile(mean, spread, 0.1), countQuantile(mean, spread, 0.9)};
}

/// Squares of what counts are off besides chance, summed up against the squares of what was expected.
struct Seen {
    double over{}, squares{};
    void add(double expected, double came) {
        over += (came - expected) * (came - expected) - expected;
        squares += expected * expected;
    }
    /// `days` of them lean on what is usual.
    [[nodiscard]] double spread(double without, double days) const {
        const double own = squares > 0 ? std::max(over / squares, 0.0) : 0;
        return std::sqrt((own * days + without * without * trustInUsual) / (days + trustInUsual));
    }
};

}  // namespace

DayKind kindOf(const core::WorkingDays& days, core::LocalDate date) {
    constexpr std::int64_t weekend = 2, lastOfMonth = 3, longestHoliday = 30;
    DayKind kind;
    kind.weekday = core::weekdayOf(date);
    const bool working = days.isWorkingDay(date);
    kind.makeUp = working && kind.weekday > 5;
    const std::int64_t number = core::dayNumber(date);
    std::int64_t off = 0;
    bool holiday = false;
    while (off < longestHoliday && !days.isWorkingDay(core::dateOf(number - off - 1))) {
        ++off;
        holiday = holiday || core::weekdayOf(core::dateOf(number - off)) <= 5;
    }
    kind.afterHoliday = working && (off > weekend || holiday);
    std::int64_t left = 0;
    for (std::int64_t next = number; core::dateOf(next).yyyymmdd / 100 == date.yyyymmdd / 100; ++next) left += days.isWorkingDay(core::dateOf(next)) ? 1 : 0;
    kind.monthEnd = working && left <= lastOfMonth;
    return kind;
}

Demand::Demand(std::span<const PastDay> past, std::size_t queues) : past_(past), queues_(queues) {
    weights_.resize(past.size());
    for (std::size_t i = 0; i < past.size(); ++i) weights_[i] = std::pow(0.5, static_cast<double>(past.size() - 1 - i) / halfLife);
    weekday_.fill(1);
    if (past.empty()) return;
    learnDays();
    learnQueues();
    learnShares();
}

DemandBasis Demand::basis() const { return past_.empty() ? DemandBasis::none : past_.size() < enoughDays ? DemandBasis::few : DemandBasis::own; }

double Demand::factor(const DayKind& kind) const {
    // A make-up day has no weekday: it stands in for the day that it makes up for.
    const double weekday = kind.makeUp ? 1 : weekday_[static_cast<std::size_t>(kind.weekday)];
    return weekday * (kind.afterHoliday ? afterHoliday_ : 1) * (kind.makeUp ? makeUp_ : 1) * (kind.monthEnd ? monthEnd_ : 1);
}

/// The hall's factors, each from the days that it concerns and what the others say of them, again and again. A day is seen against those around
/// it, so that a hall that grows does not take its last holiday for a quiet day.
void Demand::learnDays() {
    constexpr int rounds = 8;
    const std::size_t days = past_.size();
    std::vector<double> totals, level(days);
    for (const PastDay& day : past_) totals.push_back(total(day));
    const auto again = [&](double& own, double trust, double lasts, auto&& concerns) {
        double came = trust, expected = trust;
        for (std::size_t i = 0; i < days; ++i) {
            if (!concerns(past_[i].kind) || level[i] <= 0) continue;
            const double weight = std::pow(0.5, static_cast<double>(days - 1 - i) / lasts);
            came += weight * totals[i] / level[i];
            expected += weight * factor(past_[i].kind) / own;
        }
        own = std::max(came / expected, 0.01);
    };
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < days; ++i) {
            double came = 0, factors = 0;
            for (std::size_t near = i > around ? i - around : 0; near < std::min(days, i + around + 1); ++near) {
                came += totals[near];
                factors += factor(past_[near].kind);
            }
            level[i] = came / factors;
        }
        for (std::int32_t weekday = 1; weekday <= 7; ++weekday)
            again(weekday_[static_cast<std::size_t>(weekday)], daysOfWeekday, halfLifeOfWeekdays, [&](const DayKind& kind) { return kind.weekday == weekday && !kind.makeUp; });
        again(afterHoliday_, daysOfSpecial, halfLifeOfSpecial, [](const DayKind& kind) { return kind.afterHoliday; });
        again(makeUp_, daysOfSpecial, halfLifeOfSpecial, [](const DayKind& kind) { return kind.makeUp; });
        again(monthEnd_, daysOfSpecial, halfLifeOfSpecial, [](const DayKind& kind) { return kind.monthEnd; });
    }
}

void Demand::learnQueues() {
    level_.resize(queues_);
    queueWeekday_.resize(queues_);
    for (std::size_t queue = 0; queue < queues_; ++queue) {
        double came = 0, factors = 0;
        std::array<double, 8> ofWeekday{}, expected{};
        for (std::size_t i = 0; i < past_.size(); ++i) {
            if (queue >= past_[i].queues.size()) continue;   // it was not there yet
            const double count = weights_[i] * total(past_[i].queues[queue]), share = weights_[i] * factor(past_[i].kind);
            came += count;
            factors += share;
            ofWeekday[static_cast<std::size_t>(past_[i].kind.weekday)] += count;
            expected[static_cast<std::size_t>(past_[i].kind.weekday)] += share;
        }
        level_[queue] = factors > 0 ? came / factors : 0;
        for (std::size_t weekday = 0; weekday < expected.size(); ++weekday)
            queueWeekday_[queue][weekday] = (ofWeekday[weekday] + visitorsOfWeekday) / (level_[queue] * expected[weekday] + visitorsOfWeekday);
    }
}

void Demand::learnShares() {
    std::array<double, 8> visitors{};
    std::vector<Share> hall(8, Share{});
    queueShare_.assign(queues_, Share{});
    std::vector<double> ofQueue(queues_);
    double all = 0;
    for (std::size_t i = 0; i < past_.size(); ++i) {
        const auto weekday = static_cast<std::size_t>(past_[i].kind.weekday);
        for (std::size_t slot = 0; slot < halfHours; ++slot) {
            const double count = weights_[i] * sum(past_[i], slot);
            hall[weekday][slot] += count;
            hallShare_[slot] += count;
            visitors[weekday] += count;
            all += count;
            for (std::size_t queue = 0; queue < std::min(queues_, past_[i].queues.size()); ++queue) {
                queueShare_[queue][slot] += weights_[i] * past_[i].queues[queue][slot];
                ofQueue[queue] += weights_[i] * past_[i].queues[queue][slot];
            }
        }
    }
    if (all <= 0) return;
    hallOfWeekday_.assign(8, Share{});
    for (std::size_t slot = 0; slot < halfHours; ++slot) {
        hallShare_[slot] /= all;
        for (std::size_t weekday = 1; weekday < 8; ++weekday) {
            const double share = (hall[weekday][slot] + visitorsOfHall * hallShare_[slot]) / (visitors[weekday] + visitorsOfHall);
            hallOfWeekday_[weekday][slot] = hallShare_[slot] > 0 ? share / hallShare_[slot] : 1;
        }
        for (std::size_t queue = 0; queue < queues_; ++queue)
            queueShare_[queue][slot] = (queueShare_[queue][slot] + visitorsOfShare * hallShare_[slot]) / (ofQueue[queue] + visitorsOfShare);
    }
}

double Demand::expected(std::size_t queue, std::size_t halfHour, const DayKind& kind) const {
    if (past_.empty() || hallOfWeekday_.empty()) return 0;
    const auto weekday = static_cast<std::size_t>(kind.weekday);
    const double own = kind.makeUp ? 1 : queueWeekday_[queue][weekday];
    return level_[queue] * factor(kind) * own * queueShare_[queue][halfHour] * hallOfWeekday_[weekday][halfHour];
}

DayDemand Demand::expect(const DayKind& kind, const Spread& spread) const {
    DayDemand day;
    day.basis = basis();
    day.spread = spread.day;
    day.queue.resize(queues_);
    day.queueHalfHour.resize(queues_);
    std::array<double, halfHours> halfHour{};
    double hall = 0;
    for (std::size_t queue = 0; queue < queues_; ++queue) {
        double whole = 0;
        for (std::size_t slot = 0; slot < halfHours; ++slot) {
            const double mean = expected(queue, slot, kind);
            whole += mean;
            halfHour[slot] += mean;
            day.queueHalfHour[queue][slot] = rangeOf(mean, spread.queueHalfHour);
        }
        day.queue[queue] = rangeOf(whole, spread.queue);
        hall += whole;
    }
    for (std::size_t slot = 0; slot < halfHours; ++slot) day.halfHour[slot] = rangeOf(halfHour[slot], spread.halfHour);
    day.hall = rangeOf(hall, spread.day);
    return day;
}

Spread spreadOf(std::span<const PastDay> past, std::size_t queues, std::size_t days) {
    constexpr std::size_t first = 2;             // before that there is nothing to expect from
    Seen day, halfHour, queueDay, queueHalfHour;
    const std::size_t from = std::max(first, past.size() > days ? past.size() - days : 0);
    for (std::size_t i = from; i < past.size(); ++i) {
        const Demand demand(past.first(i), queues);
        std::array<double, halfHours> expected{};
        for (std::size_t queue = 0; queue < std::min(queues, past[i].queues.size()); ++queue) {
            double whole = 0;
            for (std::size_t slot = 0; slot < halfHours; ++slot) {
                const double mean = demand.expected(queue, slot, past[i].kind);
                expected[slot] += mean;
                whole += mean;
                queueHalfHour.add(mean, past[i].queues[queue][slot]);
            }
            queueDay.add(whole, total(past[i].queues[queue]));
        }
        for (std::size_t slot = 0; slot < halfHours; ++slot) halfHour.add(expected[slot], sum(past[i], slot));
        day.add(std::accumulate(expected.begin(), expected.end(), 0.0), total(past[i]));
    }
    const double seen = past.size() > from ? static_cast<double>(past.size() - from) : 0;
    return {day.spread(usual.day, seen), halfHour.spread(usual.halfHour, seen), queueDay.spread(usual.queue, seen), queueHalfHour.spread(usual.queueHalfHour, seen)};
}

double countQuantile(double mean, double spread, double probability) {
    if (mean <= 0) return 0;
    constexpr double large = 400;                // from here on a logarithmic normal one, which is near enough and takes no steps
    if (mean > large) {
        constexpr double z90 = 1.2815515655446004;
        const double z = probability < 0.5 ? -z90 : z90;
        const double deviation = std::sqrt(std::log1p(spread * spread + 1 / mean));
        return std::round(mean * std::exp(z * deviation - deviation * deviation / 2));
    }
    // Negative binomial by its recurrence; with a spread of 0, Poisson's.
    const double over = mean * spread * spread;
    double p = over < 1e-9 ? std::exp(-mean) : std::exp(-std::log1p(over) * mean / over);
    double below = p;
    std::size_t count = 0;
    for (constexpr std::size_t atMost = 100'000; below < probability && count < atMost; ++count) {
        const auto k = static_cast<double>(count);
        p *= over < 1e-9 ? mean / (k + 1) : (mean / over + k) / (k + 1) * over / (1 + over);
        below += p;
    }
    return static_cast<double>(count);
}

}  // namespace hall::forecast
