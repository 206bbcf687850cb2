#include "server/app/PlanQuestion.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>

#include "server/reports/LocalTime.hpp"

namespace hall::app {
namespace {

using Json = nlohmann::ordered_json;
using forecast::PlannedWaits;
using forecast::Range;
using reports::isoDate;

constexpr std::array basisWords{"none", "few", "own"};

double rounded(double value, double to = 100) { return std::round(value * to) / to; }
std::string timeOf(std::size_t slot) { return fmt::format("{:02}:{:02}", slot / 2, slot % 2 * 30); }

Json json(const core::Name& name) { return {{"zh", name.zh}, {"en", name.en}}; }
Json json(const PlannedHall::Named& named) {
    Json out{{"code", named.code}};
    if (!named.letters.empty()) out["letters"] = named.letters;
    out["name"] = json(named.name);
    return out;
}
Json json(const Range& range) { return {{"mean", rounded(range.mean)}, {"p10", range.p10}, {"p90", range.p90}}; }
Json json(const PlannedWaits& waits) {
    return {{"visitors", rounded(waits.visitors)}, {"share", rounded(waits.share, 10'000)}, {"p50S", std::lround(waits.p50)}, {"p90S", std::lround(waits.p90)}};
}
Json json(const std::optional<PlannedWaits>& waits) { return waits ? json(*waits) : Json(nullptr); }

int countersOf(const PlannedDay& day) {
    int all = 0;
    for (const forecast::PlanProfile& profile : day.day.profiles) all += profile.counters;
    return all;
}

/// The half hours of a day, one entry each.
template <class Each>
Json over(std::size_t first, std::size_t last, const Each& each) {
    Json out = Json::array();
    for (std::size_t slot = first; slot < last; ++slot) out.push_back(each(slot));
    return out;
}

std::vector<std::string> wordsOf(const forecast::DayKind& kind) {
    std::vector<std::string> words;
    if (kind.afterHoliday) words.emplace_back("after-holiday");
    if (kind.makeUp) words.emplace_back("make-up");
    if (kind.monthEnd) words.emplace_back("month-end");
    return words;
}

Json kindJson(core::LocalDate date, const forecast::DayKind& kind) { return {{"date", isoDate(date)}, {"weekday", kind.weekday}, {"kinds", wordsOf(kind)}}; }

Json queuesJson(const PlannedHall& hall, const forecast::DayDemand& demand, std::size_t first, std::size_t last) {
    Json out = Json::array();
    for (std::size_t queue = 0; queue < demand.queue.size(); ++queue) {
        Json one = json(hall.queues[queue]);
        one["expected"] = json(demand.queue[queue]);
        one["halfHours"] = over(first, last, [&](std::size_t slot) { return json(demand.queueHalfHour[queue][slot]); });
        out.push_back(std::move(one));
    }
    return out;
}

Json json(const PlannedHall& hall, const PlannedDay& day) {
    const auto& [first, last] = std::pair(day.day.first, day.day.last);
    Json out = kindJson(day.date, day.kind);
    out["basis"] = basisWords.at(static_cast<std::size_t>(day.demand.basis));
    out["from"] = timeOf(first);
    out["to"] = timeOf(last);
    out["expected"] = json(day.demand.hall);
    out["halfHours"] = over(first, last, [&](std::size_t slot) { return json(day.demand.halfHour[slot]); });
    out["kept"] = day.plan.kept;
    out["counters"] = countersOf(day);
    out["hours"] = rounded(day.plan.hours);
    out["usualHours"] = rounded(day.plan.usualHours);
    out["waits"] = json(day.plan.day);
    out["asUsual"] = json(day.plan.dayAsUsual);
    out["overtimeS"] = std::lround(day.plan.overtime);
    out["queues"] = queuesJson(hall, day.demand, first, last);
    for (std::size_t queue = 0; queue < day.plan.queues.size(); ++queue) out["queues"][queue]["waits"] = json(day.plan.queues[queue]);
    out["profiles"] = Json::array();
    for (std::size_t profile = 0; profile < day.plan.profiles.size(); ++profile) {
        const forecast::ProfilePlan& plan = day.plan.profiles[profile];
        Json one = json(hall.profiles[profile]);
        one["halfHours"] = over(first, last, [&](std::size_t slot) {
            return Json{{"from", timeOf(slot)}, {"needed", plan.needed[slot]}, {"erlang", plan.erlang[slot]}, {"usual", rounded(day.day.profiles[profile].usual[slot])},
                        {"leaves", rounded(plan.leaves[slot], 10'000)}, {"waits", json(plan.waits[slot])}, {"fewer", json(plan.fewer[slot])}, {"more", json(plan.more[slot])},
                        {"asUsual", json(plan.asUsual[slot])}};
        });
        out["profiles"].push_back(std::move(one));
    }
    out["shifts"] = Json::array();
    for (const forecast::Shift& shift : day.plan.shifts) {
        Json one{{"profile", hall.profiles[shift.profile].code}, {"from", timeOf(shift.from)}, {"to", timeOf(shift.to)}};
        if (shift.pause) one["break"] = timeOf(*shift.pause);
        out["shifts"].push_back(std::move(one));
    }
    return out;
}

Json json(const PlanPast& past) {
    Json out{{"days", past.days}};
    if (past.days == 0) return out;
    out["from"] = isoDate(past.from);
    out["to"] = isoDate(past.to);
    constexpr std::array<std::string_view, forecast::demandsOf> names{"hallDay", "hallHalfHour", "queueDay", "queueHalfHour"};
    for (std::size_t of = 0; of < names.size(); ++of) {
        const forecast::DemandScore& score = past.scores[of];
        if (score.count == 0) continue;
        out["scores"][std::string(names[of])] = {{"count", score.count}, {"came", score.came}, {"error", rounded(score.error, 1'000)}, {"weekdaysError", rounded(score.weekday, 1'000)},
                                                 {"yesterdaysError", rounded(score.yesterday, 1'000)}, {"covered", rounded(score.covered, 10'000)}};
    }
    return out;
}

std::string minutes(double seconds) { return fmt::format("{:.0f}", seconds / 60); }

std::string text(const Plan& plan, const PlannedDay& day) {
    constexpr std::array weekdays{"", "Monday 周一", "Tuesday 周二", "Wednesday 周三", "Thursday 周四", "Friday 周五", "Saturday 周六", "Sunday 周日"};
    std::string out = fmt::format("\n{} {}{}{}{}\n", isoDate(day.date), weekdays.at(static_cast<std::size_t>(day.kind.weekday)), day.kind.afterHoliday ? ", after a holiday 节后首日" : "",
                                  day.kind.makeUp ? ", make-up day 调休上班" : "", day.kind.monthEnd ? ", end of the month 月末" : "");
    if (day.demand.basis == forecast::DemandBasis::none) return out + "  No past day with visitors: nothing is expected. 尚无历史数据。\n";
    out += fmt::format("  expected 预计 {:.0f} ({:.0f} to {:.0f}){}; counter hours 窗口小时 {:.1f}, usual 往常 {:.1f}; called in time 按时叫到 {:.1f} %, as usual 按往常 {:.1f} %\n", day.demand.hall.mean,
                       day.demand.hall.p10, day.demand.hall.p90, day.demand.basis == forecast::DemandBasis::few ? ", from few days 历史较少" : "", day.plan.hours, day.plan.usualHours,
                       100 * day.plan.day.share, 100 * day.plan.dayAsUsual.share);
    if (!day.plan.kept) out += fmt::format("  The hall's {} counters do not keep the promise. {} 个窗口仍达不到承诺。\n", countersOf(day), countersOf(day));
    for (std::size_t profile = 0; profile < day.plan.profiles.size(); ++profile) {
        const forecast::ProfilePlan& told = day.plan.profiles[profile];
        if (std::all_of(told.needed.begin(), told.needed.end(), [](int n) { return n == 0; }) && std::all_of(told.waits.begin(), told.waits.end(), [](const PlannedWaits& w) { return w.visitors <= 0; })) continue;
        out += fmt::format("  {} {}\n    {:<8}{:>9}{:>8}{:>8}{:>8}{:>10}{:>10}{:>10}{:>10}\n", plan.hall.profiles[profile].name.zh, plan.hall.profiles[profile].name.en, "from", "visitors", "needed", "Erlang",
                           "usual", "in time", "1 fewer", "1 more", "90 % min");
        const auto share = [](const std::optional<PlannedWaits>& waits) { return waits && waits->visitors > 0 ? fmt::format("{:.0f} %", 100 * waits->share) : std::string("-"); };
        for (std::size_t slot = day.day.first; slot < day.day.last; ++slot)
            out += fmt::format("    {:<8}{:>9.1f}{:>8}{:>8}{:>8.1f}{:>10}{:>10}{:>10}{:>10}\n", timeOf(slot), told.waits[slot].visitors, told.needed[slot], told.erlang[slot],
                               day.day.profiles[profile].usual[slot], share(told.waits[slot]), share(told.fewer[slot]), share(told.more[slot]), minutes(told.waits[slot].p90));
    }
    out += "  shifts 班次:";
    for (const forecast::Shift& shift : day.plan.shifts)
        out += fmt::format("  {} {}-{}{}", plan.hall.profiles[shift.profile].code, timeOf(shift.from), timeOf(shift.to), shift.pause ? " (break " + timeOf(*shift.pause) + ")" : "");
    return out + "\n";
}

}  // namespace

std::variant<PlanQuestion, reports::WrongQuestion> planQuestionOf(const PlanParameters& parameters) {
    PlanQuestion question;
    std::set<std::string> seen;
    for (const auto& [name, value] : parameters) {
        if (!seen.insert(name).second) return reports::WrongQuestion{name, "may stand only once"};
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
        const bool whole = error == std::errc() && end == value.data() + value.size();
        const auto within = [&](std::int64_t least, std::int64_t most) { return whole && number >= least && number <= most; };
        if (name == "days") {
            if (!within(1, 14)) return reports::WrongQuestion{name, "wants a number from 1 to 14"};
            question.days = static_cast<std::size_t>(number);
        } else if (name == "share") {
            if (!within(50, 99)) return reports::WrongQuestion{name, "wants percent, 50 to 99"};
            question.share = static_cast<double>(number) / 100;
        } else if (name == "within") {
            if (!within(1, 1440)) return reports::WrongQuestion{name, "wants minutes, 1 to 1440"};
            question.withinMinutes = number;
        } else {
            return reports::WrongQuestion{"", "days, share and within can be asked"};
        }
    }
    return question;
}

std::string json(const Plan& plan) {
    Json out{{"hall", json(plan.hall.hall)}, {"share", plan.asked.share}};
    if (plan.asked.withinMinutes > 0) out["withinMinutes"] = plan.asked.withinMinutes;
    out["past"] = json(plan.past);
    out["profiles"] = Json::array();
    for (const PlannedHall::Named& profile : plan.hall.profiles) out["profiles"].push_back(json(profile));
    out["days"] = Json::array();
    for (const PlannedDay& day : plan.days) out["days"].push_back(json(plan.hall, day));
    return out.dump();
}

std::string text(const Plan& plan) {
    std::string out = fmt::format("{} {}\nPlan 排班: {:.0f} % called within {}\n", plan.hall.hall.name.zh, plan.hall.hall.name.en, 100 * plan.asked.share,
                                  plan.asked.withinMinutes > 0 ? fmt::format("{} min", plan.asked.withinMinutes) : std::string("what their queue promises 各队列承诺时限"));
    if (plan.past.days == 0) return out + "The hall has no past day with visitors yet. 大厅尚无历史数据。\n";
    out += fmt::format("From {} days 依据: {} to {}\n", plan.past.days, isoDate(plan.past.from), isoDate(plan.past.to));
    const forecast::DemandScore& score = plan.past.scores[0];
    if (score.count > 0)
        out += fmt::format("Of the last {} days expected the same way: off by {:.1f} visitors on average (the weekday's mean {:.1f}, yesterday {:.1f}); {:.0f} % in the interval (80 % meant)\n", score.count,
                           score.error, score.weekday, score.yesterday, 100 * score.covered);
    for (const PlannedDay& day : plan.days) out += text(plan, day);
    return out + "\nErlang: counters by his formula, each half hour alone. Needed: the fewest that kept it in runs of the day by the hall's own rules, shifts of an hour or more, breaks of half an hour counted.\n"
                 "The plan expects nobody to go away unserved. 计划按无人离开计算。\n";
}

std::string csv(const Plan& plan) {
    std::string out = "\xEF\xBB\xBF" "date,from,profile,visitors,needed,erlang,usual,share,p50_s,p90_s,share_one_fewer,share_one_more\r\n";
    for (const PlannedDay& day : plan.days) {
        for (std::size_t slot = day.day.first; slot < day.day.last; ++slot) {
            for (std::size_t profile = 0; profile < day.plan.profiles.size(); ++profile) {
                const forecast::ProfilePlan& told = day.plan.profiles[profile];
                const auto share = [](const std::optional<PlannedWaits>& waits) { return waits ? fmt::format("{:.4f}", waits->share) : std::string(); };
                out += fmt::format("{},{},{},{:.2f},{},{},{:.2f},{},{:.0f},{:.0f},{},{}\r\n", isoDate(day.date), timeOf(slot), plan.hall.profiles[profile].code, told.waits[slot].visitors,
                                   told.needed[slot], told.erlang[slot], day.day.profiles[profile].usual[slot], share(told.waits[slot]), told.waits[slot].p50, told.waits[slot].p90,
                                   share(told.fewer[slot]), share(told.more[slot]));
            }
        }
    }
    return out;
}

std::string json(const DayExpected& expected) {
    constexpr std::size_t first = 0, last = forecast::halfHours;
    Json out{{"hall", json(expected.hall.hall)}};
    out.update(kindJson(expected.date, expected.kind));
    out["basis"] = basisWords.at(static_cast<std::size_t>(expected.demand.basis));
    out["expected"] = json(expected.demand.hall);
    const auto cameIn = [&](std::size_t slot) {
        std::int64_t all = 0;
        for (const forecast::Counts& queue : expected.came) all += queue[slot];
        return all;
    };
    out["halfHours"] = over(first, last, [&](std::size_t slot) {
        Json one{{"from", timeOf(slot)}};
        one.update(json(expected.demand.halfHour[slot]));
        one["came"] = cameIn(slot);
        one["over"] = slot < expected.until;
        return one;
    });
    double soFar = 0;
    std::int64_t came = 0;
    for (std::size_t slot = 0; slot < expected.until; ++slot) soFar += expected.demand.halfHour[slot].mean, came += cameIn(slot);
    out["until"] = timeOf(expected.until);
    out["expectedSoFar"] = rounded(soFar);
    out["cameSoFar"] = came;
    out["queues"] = Json::array();
    for (std::size_t queue = 0; queue < expected.demand.queue.size(); ++queue) {
        Json one = json(expected.hall.queues[queue]);
        one["expected"] = json(expected.demand.queue[queue]);
        double mean = 0;
        std::int64_t here = 0;
        for (std::size_t slot = 0; slot < expected.until; ++slot) {
            mean += expected.demand.queueHalfHour[queue][slot].mean;
            here += queue < expected.came.size() ? expected.came[queue][slot] : 0;
        }
        one["expectedSoFar"] = rounded(mean);
        one["cameSoFar"] = here;
        out["queues"].push_back(std::move(one));
    }
    return out.dump();
}

}  // namespace hall::app
