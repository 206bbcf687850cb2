#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/calendar/Calendar.hpp"
#include "server/core/casework/Due.hpp"
#include "server/core/evaluation/Law.hpp"

namespace hall::core {

const Rateable* Evaluations::visit(TicketId ticket) const {
    const auto found = visits.find(ticket);
    return found == visits.end() ? nullptr : &found->second;
}

const Rateable* Evaluations::find(const CaseNumber& number) const {
    const auto found = cases.find(number);
    return found == cases.end() ? nullptr : &found->second;
}

namespace {

LocalDate daysAfter(LocalDate date, std::int32_t days) { return dateOf(dayNumber(date) + days); }

const FollowUp* openedBy(const State& state, const Rateable& one) {
    const auto found = state.casework.followUps.find(one.followUp);
    return one.followUp.value.empty() || found == state.casework.followUps.end() ? nullptr : &found->second;
}

/// The last day on which it may be rated, or rated again; the first day of all when that is not known: a follow-up goes on.
LocalDate lastDay(const State& state, const Rateable& one) {
    const std::int32_t days = state.evaluations.rules.days;
    if (one.first.id.value == 0) return daysAfter(one.endedOn, days);
    const FollowUp* followUp = openedBy(state, one);
    const bool over = followUp != nullptr && followUp->state == FollowUpState::closed;
    return over ? daysAfter(followUp->closedOn, days) : LocalDate{};
}

RatingChance chance(const State& state, const Rateable& one, LocalDate today) {
    const bool rated = one.first.id.value != 0;
    const LocalDate until = lastDay(state, one);
    if (rated && (one.again.id.value != 0 || today > until)) return Refused{Refusal::alreadyRated, {}};
    if (today > until) return Refused{Refusal::ratingTooLate, {}};
    return RatingOffer{rated, &one, until};
}

}  // namespace

RatingChance chanceToRate(const State& state, TicketId visit, LocalDate today) {
    if (!state.evaluations.rules.offered) return Refused{Refusal::ratingNotOffered, {}};
    if (visit.value == 0 || visit.value > state.lastSerial) return Refused{Refusal::unknownTicket, {}};
    const Ticket* ticket = state.ticket(visit);
    if (ticket != nullptr && law::isLive(*ticket)) return Refused{Refusal::visitNotOver, {}};
    if (const Rateable* one = state.evaluations.visit(visit)) return chance(state, *one, today);
    return Refused{ticket == nullptr ? Refusal::ratingTooLate : Refusal::nothingToRate, {}};
}

RatingChance chanceToRate(const State& state, const CaseNumber& about, LocalDate today) {
    if (!state.evaluations.rules.offered) return Refused{Refusal::ratingNotOffered, {}};
    if (const Rateable* one = state.evaluations.find(about)) return chance(state, *one, today);
    const Case* known = state.casework.find(about);
    if (known == nullptr) return Refused{Refusal::unknownCase, {}};
    const auto fresh = rateable(state, *known);
    if (!fresh) return Refused{Refusal::visitNotOver, {}};
    const LocalDate until = lastDay(state, *fresh);
    if (today > until) return Refused{Refusal::ratingTooLate, {}};
    return RatingOffer{false, nullptr, until};
}

std::optional<Rateable> rateable(const State& state, const Case& one) {
    Rateable made;
    const bool ended = one.state == CaseState::decided || one.state == CaseState::delivered || one.state == CaseState::archived;
    if (ended) made.endedOn = std::max(one.decidedOn, one.deliveredOn);
    for (const CaseDocument& document : one.documents)
        if (one.state == CaseState::refused && document.kind == DocumentKind::refusal) made.endedOn = document.date;
    if (made.endedOn.yyyymmdd == 0) return std::nullopt;
    for (const Task& task : one.tasks) made.services.push_back({task.item, {}, {}, task.department, 0});
    if (!one.tasks.empty()) return made;
    for (const CaseItem& item : one.items) {  // refused before any department had it
        const auto config = state.items.find(item.item);
        made.services.push_back({item.item, {}, {}, {config == state.items.end() ? std::string() : config->second.department}, 0});
    }
    return made;
}

namespace law {

void serviceOver(State& state, const Ticket& ticket, const CounterId& at, const Event& event) {
    if (!state.evaluations.rules.offered) return;
    Rateable& one = state.evaluations.visits[ticket.id];
    if (one.first.id.value != 0) return;  // what was rated stays what it was
    one.endedOn = state.dayDate;
    const Counter* counter = state.counter(at);
    const StaffId clerk = counter == nullptr ? StaffId{} : counter->clerk;
    const auto add = [&](const ItemCode& code) {
        const auto item = state.items.find(code);
        one.services.push_back({code, at, clerk, {item == state.items.end() ? std::string() : item->second.department}, event.seq});
    };
    add(ticket.item);
    for (const ItemCode& item : ticket.with) add(item);
}

void servicesGoOn(State& state, const ActUndone& undone) {
    const auto found = state.evaluations.visits.find(undone.ticket);
    if (found == state.evaluations.visits.end() || found->second.first.id.value != 0) return;
    std::erase_if(found->second.services, [&](const RatedService& one) { return one.seq >= undone.firstSeq && one.seq <= undone.lastSeq; });
    if (found->second.services.empty()) state.evaluations.visits.erase(found);
}

void forgetEvaluations(State& state, LocalDate today) {
    // As long as the follow-up of a bad one is on record, it has to be known whom it is about: they may not read it.
    std::erase_if(state.evaluations.visits, [&](const auto& entry) {
        return openedBy(state, entry.second) == nullptr && today > daysAfter(entry.second.endedOn, state.evaluations.rules.days);
    });
    // A case stays, and with it that it was rated: its result may be handed over weeks later, and the rules may get more days.
    std::erase_if(state.evaluations.cases, [&](const auto& entry) { return state.casework.find(entry.first) == nullptr; });
    const std::int32_t oldest = monthOf(today) - 100 * limits::evaluationYearsKept;
    std::erase_if(state.evaluations.months, [&](const auto& month) { return month.first < oldest; });
}

}  // namespace law
}  // namespace hall::core
