#include "tests/simulation/RatingWitness.hpp"

#include <algorithm>
#include <numeric>

#include "server/core/calendar/Calendar.hpp"

namespace hall::sim {

using namespace core;

std::string RatingWitness::add(const Event& event) {
    wrong_.clear();
    need(owed_ == 0 || std::holds_alternative<FollowUpOpened>(event.body), "a bad rating, and nobody follows it up");
    std::visit([&](const auto& body) { on(event, body); }, event.body);
    return wrong_.empty() ? wrong_ : "event " + std::to_string(event.seq) + ": " + wrong_;
}

bool RatingWitness::served(const TicketId& visit, const std::string& name) const {
    const auto found = finished_.find(visit);
    return found != finished_.end() &&
           std::any_of(found->second.begin(), found->second.end(), [&](const Service& one) { return one.counter == name || (!one.clerk.empty() && one.clerk == name); });
}

void RatingWitness::on(const Event&, const Configured& configured) {
    if (const auto* rules = std::get_if<EvaluationRulesConfig>(&configured.entry)) days_ = rules->days;
}
void RatingWitness::on(const Event&, const PlaceTaken& taken) { clerks_[taken.counter.value] = taken.staff.value; }
void RatingWitness::on(const Event&, const PlaceLeft& left) { clerks_.erase(left.counter.value); }

void RatingWitness::on(const Event& event, const ServiceFinished& finished) {
    const auto clerk = clerks_.find(finished.counter.value);
    finished_[finished.ticket].push_back({event.seq, finished.counter.value, clerk == clerks_.end() ? std::string() : clerk->second});
}

void RatingWitness::on(const Event&, const ActUndone& undone) {
    std::erase_if(finished_[undone.ticket], [&](const Service& one) { return one.seq >= undone.firstSeq && one.seq <= undone.lastSeq; });
}

void RatingWitness::on(const Event&, const CaseDecided& decided) { ended_.insert(decided.number.value); }
void RatingWitness::on(const Event&, const CaseRefused& refused) { ended_.insert(refused.number.value); }
void RatingWitness::on(const Event&, const CaseImported& imported) { ended_.insert(imported.record->number.value); }

void RatingWitness::on(const Event& event, const EvaluationGiven& given) {
    need(given.evaluation.value == ++lastId_, "the ratings' numbers have a gap");
    need(given.level >= 1 && given.level <= 5, "a level that nobody can give");
    const Role role = event.actor.role;
    need(role == Role::phone || role == Role::kiosk || role == Role::counter, "somebody who works here rates");
    const bool visit = given.visit.value != 0;
    need(visit != !given.about.value.empty(), "a rating of two things, or of none");
    if (visit) {
        need(!finished_[given.visit].empty(), "a visit was rated of which nothing was finished");
        if (role == Role::counter) need(served(given.visit, event.actor.counter.value), "a counter asked a visitor whom it did not serve");
    } else {
        need(ended_.contains(given.about.value) && role == Role::phone, "a case was rated before its end, or at a device");
    }
    const std::string key = visit ? std::to_string(given.visit.value) : given.about.value;
    Rated& one = rated_[key];
    if (!given.again) {
        need(one.first == 0, "rated a second time");
        need(dayNumber(given.date) - dayNumber(given.endedOn) <= days_, "rated when it was too late");
        one.first = given.evaluation.value;
        one.bad = given.level >= 4;
        if (one.bad) owed_ = given.evaluation.value;
        ratedBy_[given.evaluation.value] = key;
        ++months_[given.endedOn.yyyymmdd / 100];
        return;
    }
    const auto answer = answers_.find(one.followUp);
    need(one.bad && !one.again && answer != answers_.end() && answer->second.closed, "rated again, and the first one is not settled");
    one.again = true;
}

void RatingWitness::on(const Event&, const FollowUpOpened& opened) {
    need(opened.evaluation.value == owed_, owed_ != 0 ? "a bad rating, and something else is followed up" : "a follow-up of a rating that opens none");
    if (owed_ == 0) return;
    const std::string& key = ratedBy_.at(owed_);
    need(key == (opened.visit.value != 0 ? std::to_string(opened.visit.value) : opened.about.value), "followed up for another visit");
    rated_.at(key).followUp = opened.followUp.value;
    answers_[opened.followUp.value] = {owed_};
    owed_ = 0;
}

void RatingWitness::on(const Event& event, const FollowUpResponded& responded) {
    const auto found = answers_.find(responded.followUp.value);
    if (found == answers_.end()) return;  // of no rating
    need(!found->second.responded, "responded twice");
    found->second.responded = true;
    const std::string& key = ratedBy_.at(found->second.evaluation);
    need(event.actor.role == Role::supervisor || event.actor.role == Role::manager, "a bad rating was answered by nobody who may read it");
    if (key.size() < 18) need(!served({std::stoull(key)}, event.actor.name), "whoever was rated answered for it");
}

void RatingWitness::on(const Event&, const FollowUpClosed& closed) {
    const auto found = answers_.find(closed.followUp.value);
    if (found == answers_.end()) return;
    found->second.closed = closed.satisfied || found->second.rounds >= 10;
    ++found->second.rounds;
}

void RatingWitness::on(const Event& event, const EvaluationExcluded& excluded) {
    const auto found = ratedBy_.find(excluded.evaluation.value);
    need(found != ratedBy_.end() && answers_.contains(excluded.followUp.value), "a rating was taken out that nobody gave");
    if (found == ratedBy_.end()) return;
    need(!std::exchange(rated_.at(found->second).excluded, true), "taken out twice");
    need(event.actor.role == Role::supervisor && !excluded.reason.empty(), "taken out by nobody who may, or without a reason");
    if (found->second.size() < 18) need(!served({std::stoull(found->second)}, event.actor.name), "whoever was rated took it out");
    for (auto& [month, count] : months_) excluded_[month] += 1;
}

std::string RatingWitness::disagreement(const State& state) const {
    if (state.evaluations.lastId != lastId_) return "another number of ratings";
    for (const auto& [month, count] : months_) {
        const auto found = state.evaluations.months.find(month);
        if (found == state.evaluations.months.end()) return "a month of ratings is gone";
        const auto sum = [](const LevelCounts& levels) { return std::accumulate(levels.begin(), levels.end(), 0U); };
        const std::uint32_t theirs = sum(found->second.visits) + sum(found->second.cases);
        const auto out = excluded_.find(month);
        if (theirs > count || theirs + (out == excluded_.end() ? 0U : out->second) < count) return "a month counts another number of ratings";
    }
    for (const auto& [visit, one] : state.evaluations.visits) {
        const auto found = rated_.find(std::to_string(visit.value));
        if ((one.first.id.value != 0) != (found != rated_.end() && found->second.first != 0)) return "visit " + std::to_string(visit.value) + " is rated otherwise";
    }
    return {};
}

}  // namespace hall::sim
