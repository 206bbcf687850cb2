#include "server/forecast/HallPast.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "server/core/calendar/OpeningDays.hpp"

namespace hall::forecast {
namespace {

constexpr std::size_t staffedKept = 40;          ///< days: four weeks and their holidays
constexpr LocalSeconds secondsOfDay = 86'400;

template <class T>
T& grown(std::vector<T>& all, std::size_t index) {
    if (index >= all.size()) all.resize(index + 1);
    return all[index];
}

LocalSeconds midnightOf(core::LocalDate date) { return core::dayNumber(date) * secondsOfDay; }

}  // namespace

HallPast::HallPast(std::function<LocalSeconds(core::Instant)> localOf) : localOf_(std::move(localOf)), live_({1, 1, 1}, localOf_) {}

void HallPast::begin(const core::State& now) {
    live_.begin(now);
    counters_.assign(hall().counters.size(), {});
}

void HallPast::take(const core::Event& event) {
    const LocalSeconds at = localOf_(event.at);
    live_.take(event);
    if (hall().dayDate != counting_) {
        if (counting_.yyyymmdd != 0) endDay(std::min(at, midnightOf(counting_) + secondsOfDay));
        counting_ = hall().dayDate;
        for (Opened& counter : counters_) counter.since = at;
    }
    if (const auto* issued = std::get_if<core::TicketIssued>(&event.body)) {
        const core::Instant when = issued->lease.value == 0 ? event.at : issued->issuedAt;
        if (const auto queue = hall().queueIndex.find(issued->queue); queue != hall().queueIndex.end()) count(todayVisitors_, queue->second, when);
        waited(issued->queue, issued->klass, when);
    } else if (const auto* transferred = std::get_if<core::TicketTransferred>(&event.body)) {
        const core::Ticket* ticket = hall().ticket(transferred->ticket);
        waited(transferred->to, ticket == nullptr ? core::ClassCode{} : ticket->klass, event.at);
    } else if (const auto* begun = std::get_if<core::LegBegun>(&event.body)) {
        const core::Ticket* ticket = hall().ticket(begun->ticket);
        waited(begun->queue, ticket == nullptr ? core::ClassCode{} : ticket->klass, event.at);
    } else if (const auto* called = std::get_if<core::TicketCalled>(&event.body)) {
        const core::Ticket* ticket = hall().ticket(called->ticket);
        const core::Counter* counter = hall().counter(called->counter);
        const auto profile = counter == nullptr ? hall().profileIndex.end() : hall().profileIndex.find(counter->config.profile);
        if (ticket != nullptr && profile != hall().profileIndex.end()) grown(grown(calls_, profile->second), ticket->queue) += 1;
    } else if (std::holds_alternative<core::DayEnded>(event.body)) {
        for (Opened& counter : counters_) {
            if (counter.open) wasOpen(counter.profile, counter.since, at);
            counter.since = at;
        }
    }
    lookAtCounters(at);
}

void HallPast::count(std::vector<Counts>& into, std::uint32_t queue, core::Instant at) const {
    const LocalSeconds second = localOf_(at) - midnightOf(counting_);
    if (second < 0 || second >= secondsOfDay) return;    // a day that goes on after midnight plans none
    std::uint16_t& counted = grown(into, queue)[static_cast<std::size_t>(second / 1800)];
    if (counted < UINT16_MAX) ++counted;
}

void HallPast::waited(const core::QueueCode& code, const core::ClassCode& klass, core::Instant at) {
    const auto queue = hall().queueIndex.find(code);
    if (queue == hall().queueIndex.end()) return;
    count(todayWaits_, queue->second, at);
    grown(classes_, queue->second)[klass] += 1;
}

/// Which counters are open, where that changed.
void HallPast::lookAtCounters(LocalSeconds at) {
    const auto& all = hall().counters;
    if (counters_.size() < all.size()) counters_.resize(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto profile = hall().profileIndex.find(all[i].config.profile);
        const bool open = all[i].phase == core::CounterPhase::open && profile != hall().profileIndex.end();
        const std::uint32_t which = open ? profile->second : 0;
        Opened& known = counters_[i];
        if (known.open == open && (!open || known.profile == which)) continue;
        if (known.open) wasOpen(known.profile, known.since, at);
        known = {open, which, at};
    }
}

void HallPast::wasOpen(std::uint32_t profile, LocalSeconds from, LocalSeconds to) {
    if (counting_.yyyymmdd == 0 || hall().day == core::DayPhase::closed) return;
    const LocalSeconds midnight = midnightOf(counting_);
    from = std::clamp<LocalSeconds>(from - midnight, 0, secondsOfDay);
    to = std::clamp<LocalSeconds>(to - midnight, 0, secondsOfDay);
    auto& open = grown(todayOpen_, profile);
    for (LocalSeconds slot = from / 1800; slot * 1800 < to; ++slot)
        open[static_cast<std::size_t>(slot)] += static_cast<float>(std::min(to, (slot + 1) * 1800) - std::max(from, slot * 1800));
}

void HallPast::endDay(LocalSeconds at) {
    for (const Opened& counter : counters_)
        if (counter.open) wasOpen(counter.profile, counter.since, at);
    const auto keep = [](auto& days, auto&& day, std::size_t kept) {
        days.push_back(std::move(day));
        if (days.size() > kept) days.pop_front();
    };
    keep(visitors_, Day{counting_, std::exchange(todayVisitors_, {})}, daysKept);
    keep(waits_, Day{counting_, std::exchange(todayWaits_, {})}, daysKept);
    keep(staffed_, Staffed{counting_, std::exchange(todayOpen_, {})}, staffedKept);
}

std::vector<PastDay> HallPast::daysOf(const std::deque<Day>& days, const core::WorkingDays& calendar) const {
    std::vector<PastDay> past;
    const auto add = [&](core::LocalDate date, const std::vector<Counts>& queues) {
        const bool any = std::any_of(queues.begin(), queues.end(), [](const Counts& counts) { return std::any_of(counts.begin(), counts.end(), [](auto count) { return count > 0; }); });
        if (any) past.push_back({date, kindOf(calendar, date), queues});
    };
    for (const Day& day : days) add(day.date, day.queues);
    const bool over = hall().day == core::DayPhase::closed && counting_.yyyymmdd != 0;
    if (over) add(counting_, &days == &visitors_ ? todayVisitors_ : todayWaits_);
    return past;
}

/// The profile that has it foremost, where profiles prefer; among such the one whose counters call most of its visitors.
Index HallPast::homeOf(Index queue) const {
    Index home = nobody;
    std::size_t foremost = SIZE_MAX;
    double most = -1;
    for (Index profile = 0; profile < hall().profiles.size(); ++profile) {
        const core::Profile& one = hall().profiles[profile];
        const auto place = std::find(one.queues.begin(), one.queues.end(), queue);
        const bool used = std::any_of(hall().counters.begin(), hall().counters.end(), [&](const core::Counter& counter) { return counter.config.profile == one.config.code; });
        if (place == one.queues.end() || !used) continue;
        const auto rank = one.config.rule == core::PickRule::preference ? static_cast<std::size_t>(place - one.queues.begin()) : 0;
        const double calls = profile < calls_.size() && queue < calls_[profile].size() ? calls_[profile][queue] : 0;
        if (rank > foremost || (rank == foremost && calls <= most)) continue;
        home = profile;
        foremost = rank;
        most = calls;
    }
    return home;
}

/// Counters open on the same weekday in the last four weeks; on all days of them where the hall was never open then.
std::array<double, halfHours> HallPast::usualOf(std::uint32_t profile, core::LocalDate date) const {
    constexpr std::int64_t fourWeeks = 28;
    std::array<double, halfHours> usual{};
    for (const bool sameWeekday : {true, false}) {
        double days = 0;
        for (const Staffed& day : staffed_) {
            const bool recent = core::dayNumber(date) - core::dayNumber(day.date) <= fourWeeks + 7;
            if (!recent || (sameWeekday && core::weekdayOf(day.date) != core::weekdayOf(date))) continue;
            days += 1;
            for (std::size_t slot = 0; slot < halfHours && profile < day.profiles.size(); ++slot) usual[slot] += day.profiles[profile][slot] / 1800.0;
        }
        for (double& counters : usual) counters /= std::max(days, 1.0);
        if (days > 0) break;
    }
    return usual;
}

PlanDay HallPast::planDay(core::LocalDate date, const DayKind& kind, const std::vector<PastDay>& waits, const Learned& learned) const {
    const core::State& hall = this->hall();
    const auto queues = static_cast<Index>(hall.queues.size());
    const Demand demand(waits, queues);
    PlanDay day;
    day.spread = spreadOf(waits, queues).day;
    day.lead = static_cast<Seconds>(hall.hall.urgencyLeadMs) / 1000;
    day.first = halfHours;
    for (Index queue = 0; queue < queues; ++queue) {
        const core::QueueConfig& config = hall.queues[queue].config;
        const std::int32_t opens = std::max(config.opensAtMinute, hall.hall.opensAtMinute), closes = std::min(config.closesAtMinute, hall.hall.closesAtMinute);
        day.home.push_back(homeOf(queue));
        auto& open = day.open.emplace_back();
        std::array<double, halfHours> comes{};
        double all = 0;
        for (std::size_t slot = 0; slot < halfHours; ++slot) {
            const auto minute = static_cast<std::int32_t>(slot) * 30;
            if (minute + 30 <= opens || minute >= closes) continue;
            comes[slot] = demand.expected(queue, slot, kind);
            all += comes[slot];
        }
        constexpr double hardlyAny = 0.02;       // in half an hour; a queue nobody comes to needs no counter kept for it
        for (std::size_t slot = 0; slot < halfHours; ++slot) {
            const auto minute = static_cast<std::int32_t>(slot) * 30;
            const bool byClock = hall.hall.closesAtMinute < 1440;
            open[slot] = all > hardlyAny && minute + 30 > opens && minute < closes && (byClock || comes[slot] > hardlyAny);
            if (!open[slot]) continue;
            day.first = std::min(day.first, slot);
            day.last = std::max(day.last, slot + 1);
        }
        auto& promises = day.promises.emplace_back();
        auto& byClass = day.comes.emplace_back();
        double of = 0;
        if (queue < classes_.size())
            for (const auto& [code, count] : classes_[queue]) of += count;
        for (const auto& [code, klass] : hall.classes) {
            const auto seen = queue < classes_.size() ? classes_[queue].find(code) : std::map<core::ClassCode, double>::const_iterator{};
            const bool any = queue < classes_.size() && seen != classes_[queue].end();
            const double share = of > 0 ? (any ? seen->second / of : 0) : (byClass.empty() ? 1 : 0);
            Promise promise{static_cast<Seconds>(klass.creditMs) / 1000, static_cast<Seconds>(config.maximumWaitMs) / 1000};
            if (klass.maximumWaitMs) promise.longest = std::min(promise.longest, static_cast<Seconds>(*klass.maximumWaitMs) / 1000);
            promises.push_back(promise);
            auto& here = byClass.emplace_back(comes);
            for (double& mean : here) mean *= share;
        }
        day.service.push_back(learned.meanService(queue));
        constexpr Seconds looked = 600;
        const double stays = learned.staying(queue, looked);
        day.patience.push_back(stays < 1 ? looked / -std::log(stays) : 1e9);
    }
    day.first = std::min(day.first, day.last);
    for (std::uint32_t profile = 0; profile < hall.profiles.size(); ++profile) {
        const core::Profile& one = hall.profiles[profile];
        const auto counters = std::count_if(hall.counters.begin(), hall.counters.end(), [&](const core::Counter& counter) { return counter.config.profile == one.config.code; });
        day.profiles.push_back({{one.queues.begin(), one.queues.end()}, one.config.shares, one.config.rule, usualOf(profile, date), static_cast<int>(counters)});
    }
    return day;
}

std::vector<core::LocalDate> comingDays(const Calendar& calendar, const std::vector<PastDay>& past, core::LocalDate after, std::size_t count) {
    constexpr std::int64_t farthest = 400;       // a hall that never opens again
    constexpr std::size_t enough = 10;
    const bool worked = past.size() >= enough && std::all_of(past.begin(), past.end(), [&](const PastDay& day) { return calendar.days.isWorkingDay(day.date); });
    const auto opening = calendar.opening || !worked ? calendar.opening : core::OpeningConfig{};
    std::vector<core::LocalDate> days;
    const std::int64_t number = core::dayNumber(after);
    for (std::int64_t next = number + 1; next < number + farthest && days.size() < count; ++next)
        if (core::opensOn(opening, calendar.days, core::dateOf(next))) days.push_back(core::dateOf(next));
    return days;
}

}  // namespace hall::forecast
