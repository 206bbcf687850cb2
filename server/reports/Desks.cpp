#include "server/reports/Desks.hpp"

namespace hall::reports {

using core::CounterPhase;

void Desks::open(core::LocalDate day, core::Instant at) {
    if (day != day_) times_.clear();
    day_ = day;
    going_ = true;
    for (auto& [counter, place] : places_) place.since = at;
}

void Desks::end(core::Instant at) {
    for (auto& [counter, place] : places_) reckon(counter, place, at);
    going_ = false;
}

void Desks::enter(const core::CounterId& counter, CounterPhase phase, core::Instant at) {
    Place& place = places_[counter];
    reckon(counter, place, at);
    place.phase = phase;
}

void Desks::seat(const core::CounterId& counter, const core::StaffId& staff, core::Instant at) {
    Place& place = places_[counter];
    reckon(counter, place, at);
    place.clerk = staff;
}

core::StaffId Desks::clerkAt(const core::CounterId& counter) const {
    const auto place = places_.find(counter);
    return place == places_.end() ? core::StaffId{} : place->second.clerk;
}

void Desks::reckon(const core::CounterId& counter, Place& place, core::Instant at) {
    const std::int64_t ms = at.utcMs - place.since.utcMs;
    place.since = at;
    if (!going_ || place.phase == CounterPhase::closed || ms == 0) return;
    const Key key{counter, place.clerk};
    engine::DeskTime& time = times_.try_emplace(key, engine::DeskTime{day_, counter, place.clerk, 0, 0}).first->second;
    (place.phase == CounterPhase::open ? time.openMs : time.pausedMs) += ms;
    changed_.insert(key);
}

std::vector<engine::DeskTime> Desks::changes(core::Instant upTo) {
    if (going_)
        for (auto& [counter, place] : places_) reckon(counter, place, upTo);
    std::vector<engine::DeskTime> out;
    for (const Key& key : changed_) out.push_back(times_.at(key));
    changed_.clear();
    return out;
}

std::string Desks::carried() const {
    std::string out;
    for (const auto& [counter, place] : places_) {
        if (place.phase == CounterPhase::closed && place.clerk.value.empty()) continue;
        out += "desk\t" + counter.value + "\t" + std::string(word(place.phase)) + "\t" + place.clerk.value + "\n";
    }
    return out;
}

void Desks::begin(const core::CounterId& counter, std::string_view phase, const core::StaffId& staff) {
    Place& place = places_[counter];
    place.clerk = staff;
    for (const CounterPhase one : {CounterPhase::open, CounterPhase::paused})
        if (phase == word(one)) place.phase = one;
}

}  // namespace hall::reports
