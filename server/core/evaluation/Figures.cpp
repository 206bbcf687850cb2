#include <set>

#include "server/core/calendar/Calendar.hpp"
#include "server/core/evaluation/Law.hpp"

namespace hall::core {

std::int32_t lastToldMonth(const EvaluationRulesConfig& rules, LocalDate today) {
    // The one before the month in which it was, so many days ago.
    const std::int32_t then = monthOf(dateOf(dayNumber(today) - rules.closeDays));
    return then % 100 == 1 ? then - 100 + 11 : then - 1;
}

namespace law {
namespace {

std::set<RatedUnit> unitsOf(const Rateable& one) {
    std::set<RatedUnit> units;
    const auto add = [&](RatedUnit::Kind kind, const std::string& code) {
        if (!code.empty()) units.insert({kind, code});
    };
    for (const RatedService& service : one.services) {
        add(RatedUnit::Kind::counter, service.counter.value);
        add(RatedUnit::Kind::clerk, service.clerk.value);
        add(RatedUnit::Kind::department, service.department.value);
        add(RatedUnit::Kind::item, service.item.value);
    }
    return units;
}

void add(std::uint32_t& to, std::int32_t by) { to = static_cast<std::uint32_t>(static_cast<std::int64_t>(to) + by); }

}  // namespace

void countRating(Evaluations& evaluations, const Rateable& one, bool online, std::int32_t by) {
    const Rating& rating = one.first;
    if (rating.level < 1 || rating.level > levelCount) return;
    const auto level = static_cast<std::size_t>(rating.level - 1);
    MonthFigures& month = evaluations.months[monthOf(one.endedOn)];
    add((online ? month.cases : month.visits)[level], by);
    const auto channel = static_cast<std::size_t>(rating.channel);
    if (channel >= 1 && channel <= channelCount) add(month.channels[channel - 1], by);
    auto& reasons = isBad(rating.level) ? month.badReasons : month.goodReasons;
    for (const std::string& reason : rating.reasons) {
        add(reasons[reason], by);
        if (reasons[reason] == 0) reasons.erase(reason);
    }
    for (const RatedUnit& unit : unitsOf(one)) {
        LevelCounts& counts = month.units[unit];
        add(counts[level], by);
        if (counts == LevelCounts{}) month.units.erase(unit);
    }
}

}  // namespace law
}  // namespace hall::core
