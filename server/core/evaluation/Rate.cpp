#include <algorithm>
#include <set>

#include "server/core/Limits.hpp"
#include "server/core/calendar/Calendar.hpp"
#include "server/core/casework/Law.hpp"
#include "server/core/evaluation/Law.hpp"

namespace hall::core::law {
namespace {

Objection invalid(const char* what) { return refuse(Refusal::ratingInvalid, what); }

/// A phone's own channels are the first three; a device in the hall has one. A clerk has none.
bool isChannelOf(Role role, EvaluationChannel channel) {
    using enum EvaluationChannel;
    switch (role) {
        case Role::phone: return channel == pc || channel == mobile || channel == qrCode;
        case Role::counter: return channel == counterTablet;
        case Role::kiosk: return channel == terminal;
        default: return false;
    }
}

Objection misshapen(const State& state, const Rate& command, const Actor& actor) {
    if ((command.visit.value == 0) == command.about.value.empty()) return invalid("about");
    if (command.level < 1 || command.level > levelCount) return invalid("level");
    if (!isChannelOf(actor.role, command.channel)) return invalid("channel");
    const bool online = command.visit.value == 0;
    std::set<std::string_view> seen;
    for (const std::string& code : command.reasons) {
        const auto& form = state.evaluations.rules.reasons;
        const auto known = std::find_if(form.begin(), form.end(), [&](const EvaluationReason& one) { return one.code == code; });
        const bool fits = known != form.end() && known->of != (online ? EvaluationOf::visit : EvaluationOf::online);
        if (!fits || !seen.insert(code).second) return invalid("reasons");
    }
    return std::nullopt;
}

/// A counter's own device asks those whom it served, nobody else; cases are rated where they are followed.
bool mayAsk(const Actor& actor, const Rate& command, const Rateable* known) {
    if (actor.role == Role::phone) return true;
    if (command.visit.value == 0 || known == nullptr) return false;
    if (actor.role == Role::kiosk) return true;
    return std::any_of(known->services.begin(), known->services.end(), [&](const RatedService& one) { return one.counter == actor.counter; });
}

Rateable* rateableIn(State& state, TicketId visit, const CaseNumber& about) {
    const Rateable* found = visit.value != 0 ? state.evaluations.visit(visit) : state.evaluations.find(about);
    return const_cast<Rateable*>(found);
}

}  // namespace

Decision decide(const State& state, const Rate& command, const Given& given) {
    if (auto no = misshapen(state, command, given.actor)) return *no;
    const LocalDate today = given.stamp.localDate;
    const bool online = command.visit.value == 0;
    const RatingChance chance = online ? chanceToRate(state, command.about, today) : chanceToRate(state, command.visit, today);
    if (const auto* no = std::get_if<Refused>(&chance)) return *no;
    const auto& offer = std::get<RatingOffer>(chance);
    if (!mayAsk(given.actor, command, offer.known)) return refuse(Refusal::notAllowed);
    const bool followed = isBad(command.level) && !offer.again;
    if (!followed && !(command.comment.value.empty() && command.person.value.empty())) return *invalid("comment");
    if (!isOpaqueId(command.comment.value, true) || !isOpaqueId(command.person.value, true)) return *invalid("comment");
    if (!command.comment.value.empty() && command.person.value.empty()) return *invalid("person");
    EvaluationGiven rated;
    rated.evaluation = {state.evaluations.lastId + 1};
    rated.visit = command.visit;
    rated.about = command.about;
    rated.again = offer.again;
    rated.level = command.level;
    rated.reasons = command.reasons;
    rated.channel = command.channel;
    rated.form = state.evaluations.form;
    rated.endedOn = offer.known != nullptr ? offer.known->endedOn : rateable(state, *state.casework.find(command.about))->endedOn;
    rated.date = today;
    if (!followed) return one(rated);
    if (state.casework.followUps.size() >= limits::followUps) return refuse(Refusal::tooMany, "follow-ups");
    Events events{rated};
    events.push_back(followUpOf(state, rated, command.person, command.comment, given));
    return events;
}

// Two persons: whoever was rated does not judge it.
Decision decide(const State& state, const ExcludeRating& command, const Given& given) {
    const auto found = state.casework.followUps.find(command.followUp);
    if (found == state.casework.followUps.end()) return refuse(Refusal::unknownFollowUp);
    const Rateable* rated = ratedBehind(state, found->second);
    if (rated == nullptr) return *invalid("follow-up");
    if (isOfRated(state, found->second, given.actor)) return refuse(Refusal::samePerson);
    if (!isReason(command.reason)) return refuse(Refusal::reasonMissing);
    if (rated->excluded) return Events{};
    return one(EvaluationExcluded{found->second.evaluation, command.followUp, command.reason, given.stamp.localDate});
}

void apply(State& state, const EvaluationGiven& given, const Event&) {
    Evaluations& all = state.evaluations;
    all.lastId = std::max(all.lastId, given.evaluation.value);
    const Rating rating{given.evaluation, given.level, given.channel, given.reasons, given.date};
    Rateable* one = rateableIn(state, given.visit, given.about);
    if (one == nullptr && given.visit.value == 0) {
        const Case* known = state.casework.find(given.about);
        const auto made = known == nullptr ? std::nullopt : rateable(state, *known);
        if (made) one = &all.cases.emplace(given.about, *made).first->second;
    }
    if (one == nullptr) return;
    if (given.again) {
        one->again = rating;
        if (given.level >= 1 && given.level <= levelCount) ++all.months[monthOf(given.date)].again[static_cast<std::size_t>(given.level - 1)];
        return;
    }
    one->first = rating;
    countRating(all, *one, given.visit.value == 0, 1);
}

// A month that was told stands as it was told: two looks at it must not give away what one visitor said.
void apply(State& state, const EvaluationExcluded& excluded, const Event&) {
    const auto followUp = state.casework.followUps.find(excluded.followUp);
    if (followUp == state.casework.followUps.end()) return;
    Rateable* one = const_cast<Rateable*>(ratedBehind(state, followUp->second));
    if (one == nullptr || one->excluded) return;
    one->excluded = true;
    ++state.evaluations.months[monthOf(excluded.date)].excluded;
    const bool told = monthOf(one->endedOn) <= lastToldMonth(state.evaluations.rules, excluded.date);
    if (!told) countRating(state.evaluations, *one, followUp->second.visit.value == 0, -1);
}

void followedUp(State& state, const FollowUpOpened& opened) {
    if (opened.evaluation.value == 0) return;
    Rateable* one = rateableIn(state, opened.visit, opened.about);
    if (one != nullptr && one->first.id == opened.evaluation) one->followUp = opened.followUp;
}

const Rateable* ratedBehind(const State& state, const FollowUp& followUp) {
    if (followUp.evaluation.value == 0) return nullptr;
    const Rateable* one = followUp.visit.value != 0 ? state.evaluations.visit(followUp.visit) : state.evaluations.find(followUp.about);
    return one != nullptr && one->first.id == followUp.evaluation ? one : nullptr;
}

bool isOfRated(const State& state, const FollowUp& followUp, const Actor& actor) {
    const Rateable* one = ratedBehind(state, followUp);
    return one != nullptr && std::any_of(one->services.begin(), one->services.end(), [&](const RatedService& s) { return !s.clerk.value.empty() && s.clerk.value == actor.name; });
}

}  // namespace hall::core::law
