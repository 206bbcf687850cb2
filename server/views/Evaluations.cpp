#include "server/views/Evaluations.hpp"

#include <algorithm>
#include <numeric>

#include "server/core/Limits.hpp"
#include "server/core/calendar/Calendar.hpp"
#include "server/views/CaseWords.hpp"
#include "server/views/Tickets.hpp"

namespace hall::views {

namespace {

using Kind = core::RatedUnit::Kind;
constexpr std::uint32_t together = core::limits::ratedTogether;

std::uint32_t sum(const auto& counts) { return std::accumulate(counts.begin(), counts.end(), std::uint32_t{0}); }
std::vector<std::int32_t> listed(const auto& counts) { return {counts.begin(), counts.end()}; }

// --- what may be rated ------------------------------------------------------------------------------------------------

wire::Name itemName(const core::State& state, const core::ItemCode& code) {
    const auto item = state.items.find(code);
    if (item == state.items.end()) return {code.value, {}};
    return {item->second.shortName, item->second.name.en};
}

std::string_view offerState(const core::RatingChance& chance) {
    const auto* no = std::get_if<core::Refused>(&chance);
    if (no == nullptr) return std::get<core::RatingOffer>(chance).again ? "again" : "open";
    switch (no->refusal) {
        case core::Refusal::alreadyRated: return "rated";
        case core::Refusal::visitNotOver: return "not-over";
        case core::Refusal::nothingToRate: return "nothing";
        case core::Refusal::ratingNotOffered: return "off";
        default: return "too-late";
    }
}

wire::RatingOffer offerOf(const core::State& state, const core::RatingChance& chance, const core::Rateable* what, bool online) {
    wire::RatingOffer told;
    told.state = offerState(chance);
    told.hall = wireName(state.hall.name);
    told.online = online;
    if (what != nullptr) {
        told.endedOn = dateText(what->endedOn);
        std::vector<core::ItemCode> seen;
        for (const core::RatedService& service : what->services) {
            if (std::find(seen.begin(), seen.end(), service.item) != seen.end()) continue;
            seen.push_back(service.item);
            told.services.push_back(itemName(state, service.item));
        }
    }
    const auto* offer = std::get_if<core::RatingOffer>(&chance);
    if (offer == nullptr) return told;
    told.until = dateText(offer->until);
    for (const core::EvaluationReason& reason : state.evaluations.rules.reasons)
        if (reason.of != (online ? core::EvaluationOf::visit : core::EvaluationOf::online)) told.reasons.push_back({reason.code, wireName(reason.name)});
    return told;
}

// --- figures ------------------------------------------------------------------------------------------------------------

std::string monthText(std::int32_t month) {
    const std::string number = std::to_string(month);
    return number.substr(0, 4) + "-" + number.substr(4);
}

/// The first day on which this month is told.
core::LocalDate tellsFrom(const core::EvaluationRulesConfig& rules, std::int32_t month) {
    const std::int32_t next = month % 100 == 12 ? month + 89 : month + 1;
    return core::dateOf(core::dayNumber({next * 100 + 1}) + rules.closeDays);
}

wire::Name unitName(const core::State& state, const core::RatedUnit& unit) {
    switch (unit.kind) {
        case Kind::counter: {
            const core::Counter* counter = state.counter({unit.code});
            return {counter == nullptr ? unit.code : counter->config.label, {}};
        }
        case Kind::department: return departmentName(state, {unit.code});
        case Kind::item: return itemName(state, {unit.code});
        case Kind::clerk: break;
    }
    return {};
}

/// Does this reader see figures of this one? A clerk their own, a reviewer those of their departments.
bool sees(const core::State& state, const core::Actor& reader, const core::RatedUnit& unit) {
    if (reader.role == core::Role::clerk) return unit.kind == Kind::clerk && unit.code == reader.name;
    if (reader.role != core::Role::reviewer) return true;
    const core::Staff* person = state.person({reader.name});
    if (unit.kind != Kind::department || person == nullptr) return false;
    const auto& theirs = person->config.departments;
    return std::find(theirs.begin(), theirs.end(), core::DepartmentCode{unit.code}) != theirs.end();
}

void addUnits(const core::State& state, const core::MonthFigures& month, const core::Actor& reader, wire::EvaluationFigures& told) {
    for (const Kind kind : {Kind::counter, Kind::clerk, Kind::department, Kind::item}) {
        const auto shown = toldUnits(month, kind);
        std::int32_t hidden = 0;
        for (const auto& [unit, counts] : month.units) {
            if (unit.kind != kind || !sees(state, reader, unit)) continue;
            if (std::find(shown.begin(), shown.end(), unit) == shown.end()) ++hidden;
            else told.units.push_back({std::string(core::word(kind)), unit.code, unitName(state, unit), listed(counts), static_cast<std::int32_t>(sum(counts))});
        }
        if (hidden > 0) told.hidden.push_back({std::string(core::word(kind)), hidden});
    }
}

std::vector<wire::ReasonCount> reasonsOf(const core::State& state, const std::map<std::string, std::uint32_t>& counts) {
    std::vector<wire::ReasonCount> told;
    for (const auto& [code, count] : counts) {
        if (count < together) continue;
        const auto& form = state.evaluations.rules.reasons;
        const auto known = std::find_if(form.begin(), form.end(), [&, &wanted = code](const core::EvaluationReason& one) { return one.code == wanted; });
        told.push_back({code, known == form.end() ? wire::Name{} : wireName(known->name), static_cast<std::int32_t>(count)});
    }
    std::stable_sort(told.begin(), told.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
    return told;
}

/// What became of the bad ones that were opened in this month.
std::optional<wire::FollowUpFigures> followUpsOf(const core::State& state, std::int32_t month) {
    wire::FollowUpFigures figures;
    for (const auto& [id, followUp] : state.casework.followUps) {
        if (followUp.evaluation.value == 0 || core::monthOf(followUp.openedOn) != month) continue;
        ++figures.opened;
        if (followUp.respondedOn.yyyymmdd != 0 && !followUp.respondedLate) ++figures.respondedInTime;
        if (followUp.state == core::FollowUpState::closed && !followUp.late) ++figures.closedInTime;
        if (followUp.state != core::FollowUpState::closed && !followUp.late) ++figures.goingOn;
    }
    if (figures.opened < static_cast<std::int32_t>(together)) return std::nullopt;
    return figures;
}

}  // namespace

wire::RatingOffer ratingOffer(const core::State& state, core::TicketId visit, Now now) {
    const core::RatingChance chance = core::chanceToRate(state, visit, now.today);
    return offerOf(state, chance, state.evaluations.visit(visit), false);
}

wire::RatingOffer ratingOffer(const core::State& state, const core::CaseNumber& about, Now now) {
    const core::RatingChance chance = core::chanceToRate(state, about, now.today);
    const core::Case* known = state.casework.find(about);
    const auto fresh = known == nullptr ? std::nullopt : core::rateable(state, *known);
    return offerOf(state, chance, fresh ? &*fresh : nullptr, true);
}

std::vector<core::RatedUnit> toldUnits(const core::MonthFigures& month, core::RatedUnit::Kind kind) {
    struct One {
        core::RatedUnit unit;
        std::uint32_t rated;
    };
    std::vector<One> shown;
    std::uint32_t hidden = 0;
    for (const auto& [unit, counts] : month.units) {
        if (unit.kind != kind) continue;
        const std::uint32_t rated = sum(counts);
        if (rated < together) hidden += rated;
        else shown.push_back({unit, rated});
    }
    std::stable_sort(shown.begin(), shown.end(), [](const One& a, const One& b) { return a.rated > b.rated; });
    while (hidden > 0 && hidden < together && !shown.empty()) {
        hidden += shown.back().rated;
        shown.pop_back();
    }
    std::vector<core::RatedUnit> told;
    for (One& one : shown) told.push_back(std::move(one.unit));
    return told;
}

std::optional<wire::EvaluationFigures> evaluationFigures(const core::State& state, std::int32_t month, const core::Actor& reader, Now now) {
    const core::Evaluations& all = state.evaluations;
    const std::int32_t last = core::lastToldMonth(all.rules, now.today);
    wire::EvaluationFigures told;
    for (auto at = all.months.rbegin(); at != all.months.rend(); ++at)
        if (at->first <= last) told.months.push_back(monthText(at->first));
    told.tellsFrom = dateText(tellsFrom(all.rules, last % 100 == 12 ? last + 89 : last + 1));
    if (month == 0 && told.months.empty()) return told;
    const auto found = all.months.find(month != 0 ? month : [&] {
        auto newest = all.months.upper_bound(last);
        return (--newest)->first;
    }());
    if (found == all.months.end() || found->first > last) return std::nullopt;
    told.month = monthText(found->first);
    const core::MonthFigures& figures = found->second;
    const std::uint32_t rated = sum(figures.visits) + sum(figures.cases);
    told.tooFew = rated < together;
    if (told.tooFew) return told;
    told.rated = static_cast<std::int32_t>(rated);
    // Of one sort fewer than five: the two are told as one.
    const bool apart = (sum(figures.visits) == 0 || sum(figures.visits) >= together) && (sum(figures.cases) == 0 || sum(figures.cases) >= together);
    core::LevelCounts both{};
    for (std::size_t i = 0; i < both.size(); ++i) both[i] = figures.visits[i] + figures.cases[i];
    told.visits = listed(apart ? figures.visits : both);
    if (apart && sum(figures.cases) > 0) told.cases = listed(figures.cases);
    if (sum(figures.again) >= together) told.again = listed(figures.again);
    told.channels = listed(figures.channels);
    told.goodReasons = reasonsOf(state, figures.goodReasons);
    told.badReasons = reasonsOf(state, figures.badReasons);
    if (figures.excluded >= together) told.excluded = static_cast<std::int32_t>(figures.excluded);
    addUnits(state, figures, reader, told);
    told.followUps = followUpsOf(state, found->first);
    return told;
}

}  // namespace hall::views
