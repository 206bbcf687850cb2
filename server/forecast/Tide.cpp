#include "server/forecast/Tide.hpp"

#include <algorithm>
#include <cmath>

namespace hall::forecast {
namespace {

constexpr Seconds day = 86'400, hour = 3600;
constexpr double fades = 0.97;                    ///< what was a month ago counts a third

std::int64_t dayOf(Seconds at) { return static_cast<std::int64_t>(std::floor(at / day)); }
Seconds ofDay(Seconds at) { return at - static_cast<Seconds>(dayOf(at)) * day; }
std::size_t weekdayOf(std::int64_t date) { return static_cast<std::size_t>(((date + 3) % 7 + 7) % 7); }   // 1970-01-01 was a Thursday; Monday: 0

}  // namespace

void Tide::arrived(Index index, Index klass, Seconds at) {
    if (any_ && dayOf(at) != day_) dayEnds();
    any_ = true;
    day_ = dayOf(at);
    if (index >= queues_.size()) queues_.resize(index + 1);
    Queue& queue = queues_[index];
    queue.today[std::min(static_cast<std::size_t>(ofDay(at) / slot), slots - 1)] += 1;
    if (klass >= queue.classes.size()) queue.classes.resize(klass + 1);
    queue.classes[klass] += 1;
    queue.all += 1;
    queue.recent.push_back(at);
    while (queue.recent.front() < at - hour) queue.recent.pop_front();
}

void Tide::dayEnds() {
    days_ = days_ * fades + 1;
    for (double& days : daysOf_) days *= fades;
    daysOf_[weekdayOf(day_)] += 1;
    for (Queue& queue : queues_) {
        for (double& came : queue.weekdays) came *= fades;
        for (std::size_t i = 0; i < slots; ++i) {
            queue.past[i] = queue.past[i] * fades + queue.today[i];
            queue.weekdays[weekdayOf(day_)] += queue.today[i];
        }
        queue.today.fill(0);
    }
}

/// So many times as many as on other days.
double Tide::ofWeekday(const Queue& queue, std::int64_t date) const {
    double came = 0;
    for (const double one : queue.weekdays) came += one;
    if (came <= 0 || days_ <= 0) return 1;
    constexpr double trust = 2;                   // days
    const double mean = came / days_;
    return (queue.weekdays[weekdayOf(date)] + trust * mean) / ((daysOf_[weekdayOf(date)] + trust) * mean);
}

double Tide::usual(const Queue& queue, std::int64_t date, Seconds at) const {
    if (days_ <= 0) return 0;
    const auto middle = std::min(static_cast<std::size_t>(at / slot), slots - 1);
    const auto of = [&](std::size_t index) { return queue.past[std::min(index, slots - 1)]; };
    const double came = (2 * of(middle) + of(middle == 0 ? 0 : middle - 1) + of(middle + 1)) / 4;
    return came / (days_ * slot) * ofWeekday(queue, date);
}

double Tide::usualBetween(const Queue& queue, std::int64_t date, Seconds from, Seconds to) const {
    double sum = 0;
    for (Seconds at = from; at < to;) {
        const Seconds end = std::min((std::floor(at / slot) + 1) * slot, to);
        sum += usual(queue, date, at) * (end - at);
        at = end;
    }
    return sum;
}

double Tide::share(Index index, Index klass) const {
    if (index >= queues_.size() || klass >= queues_[index].classes.size()) return 0;
    return queues_[index].classes[klass] / queues_[index].all;
}

std::vector<double> Tide::rates(Index index, Seconds at, const std::vector<Seconds>& ahead) const {
    std::vector<double> rates(ahead.size());
    if (index >= queues_.size()) return rates;
    const Queue& queue = queues_[index];
    const std::int64_t date = dayOf(at);
    const Seconds now = ofDay(at);
    constexpr Seconds window = 1800;              // what this half hour was like, says most of the next
    const bool sameDay = date == day_;
    const auto recent = !sameDay ? 0.0 : static_cast<double>(queue.recent.end() - std::lower_bound(queue.recent.begin(), queue.recent.end(), at - window));
    double came = 0;
    for (const double one : queue.today) came += sameDay ? one : 0;
    // The day as a whole, then the last half hour, which is forgotten again the further one looks ahead.
    constexpr double trustInDays = 25, trustInHours = 12, half = 2700;
    const double today = (came + trustInDays) / (usualBetween(queue, date, 0, now) + trustInDays);
    const double expected = today * usualBetween(queue, date, std::max(now - window, 0.0), now);
    const double lately = (recent + trustInHours) / (expected + trustInHours);
    for (std::size_t i = 0; i < ahead.size(); ++i) {
        const double known = usual(queue, date, std::fmod(now + ahead[i], day)) * today * std::pow(lately, std::exp2(-ahead[i] / half));
        // While few days were seen it goes on as it does.
        constexpr double firstDays = 1;
        rates[i] = (known * days_ + recent / window * firstDays) / (days_ + firstDays);
    }
    return rates;
}

}  // namespace hall::forecast
