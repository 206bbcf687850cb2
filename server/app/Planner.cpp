#include <algorithm>
#include <fmt/format.h>

#include "server/app/Planning.hpp"

namespace hall::app {
namespace {

constexpr int planHour = 11;                     ///< of the paces that services are planned with: the middle of most days
constexpr std::size_t scoredDays = 40;

PlanPast pastOf(const std::vector<forecast::PastDay>& past, std::size_t queues) {
    PlanPast told;
    told.days = past.size();
    if (past.empty()) return told;
    told.from = past.front().date;
    told.to = past.back().date;
    constexpr std::size_t first = 5;             // a week is to be known before anything is judged
    told.scores = forecast::backtestDemand(past, queues, std::max(first, past.size() > scoredDays ? past.size() - scoredDays : 0));
    return told;
}

}  // namespace

Planner::Planner(const core::State& now)
    : timeZone_(now.hall.timeZone), calendar_{now.casework.days, now.casework.opening}, past_([this](core::Instant at) {
          const std::int64_t seconds = at.utcMs >= 0 ? at.utcMs / 1000 : (at.utcMs - 999) / 1000;
          return seconds + zone_.local(at, timeZone_).offsetMinutes * 60LL;
      }) {
    past_.begin(now);
}

void Planner::take(const core::Event& event) {
    past_.take(event);
    const auto* configured = std::get_if<core::Configured>(&event.body);
    const auto* hall = configured == nullptr ? nullptr : std::get_if<core::HallConfig>(&configured->entry);
    if (hall != nullptr) timeZone_ = hall->timeZone;
}

core::LocalDate Planner::dateAt(core::Instant now) { return zone_.local(now, timeZone_).date; }

std::string Planner::version(core::Instant now) {
    return fmt::format("{}/{}/{}/{}", dateAt(now).yyyymmdd, past_.today().yyyymmdd, static_cast<int>(past_.hall().day), past_.hall().configVersion);
}

PlannedHall Planner::names() const {
    const core::State& hall = past_.hall();
    PlannedHall names;
    names.hall = {hall.hall.code.value, {}, hall.hall.name};
    for (const core::Queue& queue : hall.queues) names.queues.push_back({queue.config.code.value, queue.config.letters, queue.config.name});
    for (const core::Profile& profile : hall.profiles) names.profiles.push_back({profile.config.code.value, {}, profile.config.name});
    return names;
}

std::optional<Plan> Planner::plan(const PlanQuestion& question, core::Instant now, const std::function<bool()>& goOn) {
    Plan plan{question, names(), {}, {}};
    const std::size_t queues = past_.hall().queues.size();
    const auto visitors = past_.visitors(calendar_.days), waits = past_.waits(calendar_.days);
    if (scored_ != version(now)) {
        past0_ = pastOf(visitors, queues);
        scored_ = version(now);
    }
    plan.past = past0_;
    forecast::Learned learned = past_.learned();
    learned.prepare(planHour);
    const forecast::Demand demand(visitors, queues);
    const forecast::Spread spread = forecast::spreadOf(visitors, queues);
    const forecast::Target target{question.share, question.withinMinutes > 0 ? static_cast<forecast::Seconds>(question.withinMinutes) * 60 : forecast::never};
    for (const core::LocalDate date : forecast::comingDays(calendar_, visitors, std::max(dateAt(now), past_.today()), question.days)) {
        if (!goOn()) return std::nullopt;
        PlannedDay day{date, forecast::kindOf(calendar_.days, date), {}, {}, {}};
        day.demand = demand.expect(day.kind, spread);
        day.day = past_.planDay(date, day.kind, waits, learned);
        if (day.day.first < day.day.last) day.plan = forecast::planOf(day.day, learned, target, {}, goOn);
        else day.plan.profiles.resize(day.day.profiles.size());
        if (day.day.first < day.day.last && !day.plan.whole) return std::nullopt;
        plan.days.push_back(std::move(day));
    }
    return plan;
}

DayExpected Planner::expected(core::Instant now) {
    DayExpected told;
    told.hall = names();
    told.date = past_.today().yyyymmdd == 0 ? dateAt(now) : past_.today();
    told.kind = forecast::kindOf(calendar_.days, told.date);
    auto visitors = past_.visitors(calendar_.days);
    std::erase_if(visitors, [&](const forecast::PastDay& day) { return day.date >= told.date; });   // itself, once it is over
    const std::size_t queues = past_.hall().queues.size();
    told.demand = forecast::Demand(visitors, queues).expect(told.kind, forecast::spreadOf(visitors, queues));
    told.came = past_.visitorsToday();
    const auto local = zone_.local(now, timeZone_);
    told.until = local.date == told.date ? static_cast<std::size_t>(local.minute) / 30 : local.date < told.date ? 0 : forecast::halfHours;
    return told;
}

}  // namespace hall::app
