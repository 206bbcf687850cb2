// Visitors who rate, once, twice, too late or what nobody finished, at every place where they can; and those who answer a bad rating.
#include "tests/simulation/People.hpp"

namespace hall::sim {

using namespace core;

namespace {

/// Some of the form's reasons, now and then one that does not fit.
std::vector<std::string> someReasons(const State& state, Dice& dice) {
    std::vector<std::string> reasons;
    while (!state.evaluations.rules.reasons.empty() && dice.oneIn(3)) reasons.push_back(dice.pick(state.evaluations.rules.reasons).code);
    return reasons;
}

}  // namespace

/// Somebody answers for a bad rating, or says that it was a mistake; whoever was rated tries it, too.
People::Given People::answering(const State& state) {
    std::vector<const FollowUp*> bad;
    for (const FollowUpId& id : state.casework.followUpsOpen)
        if (const FollowUp& one = state.casework.followUps.at(id); one.evaluation.value != 0) bad.push_back(&one);
    if (bad.empty()) return rating(state);
    const FollowUp& one = *dice_.pick(bad);
    const Actor answers = dice_.oneIn(2) ? Actor{Role::supervisor, "s1", {}} : Actor{Role::manager, "boss", {}};
    if (dice_.oneIn(20)) return {ErasePerson{one.person}, {Role::securityAdministrator, "security", {}}};
    if (dice_.oneIn(4)) return {ExcludeRating{one.id, dice_.oneIn(8) ? "" : "mistaken"}, {Role::supervisor, "s1", {}}};
    if (dice_.oneIn(2)) return {RespondFollowUp{one.id, {dice_.oneIn(2) ? "note" : ""}}, answers};
    if (one.state == FollowUpState::assigned) return {ResolveFollowUp{one.id, "explained", {"answer"}}, answers};
    if (one.state == FollowUpState::resolved) return {CloseFollowUp{one.id, !dice_.oneIn(3), {}}, answers};
    return followingUp(state);
}

People::Given People::rating(const State& state) {
    Rate rate;
    Actor me{Role::phone, "visitor", {}};
    const auto& visits = state.evaluations.visits;
    const Case* ended = dice_.oneIn(3) ? someCase(state, {CaseState::decided, CaseState::delivered, CaseState::archived, CaseState::refused, CaseState::handling}) : nullptr;
    if (ended != nullptr) {
        rate.about = ended->number;
    } else if (!visits.empty() && !dice_.oneIn(10)) {
        const auto& [visit, one] = *std::next(visits.begin(), static_cast<std::ptrdiff_t>(dice_.roll(visits.size())));
        rate.visit = visit;
        if (dice_.oneIn(3)) me = {Role::counter, one.services.front().counter.value, one.services.front().counter};
    } else {
        rate.visit = someTicket(state);
    }
    if (dice_.oneIn(12)) me = {Role::kiosk, "kiosk-1", {}};
    if (dice_.oneIn(30)) me = {Role::supervisor, "s1", {}};
    rate.level = static_cast<Level>(dice_.oneIn(40) ? 6 : 1 + dice_.roll(5));
    rate.reasons = someReasons(state, dice_);
    using enum EvaluationChannel;
    rate.channel = me.role == Role::counter ? counterTablet : me.role == Role::kiosk ? terminal : static_cast<EvaluationChannel>(1 + dice_.roll(3));
    if (isBad(rate.level) && dice_.oneIn(2)) {
        rate.person = {"rater-" + std::to_string(++lastRater_)};
        if (dice_.oneIn(2)) rate.comment = {"words"};
    }
    return {rate, me};
}

}  // namespace hall::sim
