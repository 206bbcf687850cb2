#include <algorithm>

#include "server/core/queue/Law.hpp"

namespace hall::core::law {
namespace {

bool has(const StaffConfig& person, Role role) {
    return std::find(person.roles.begin(), person.roles.end(), role) != person.roles.end();
}

/// A counter that its clerk leaves calls nobody until somebody opens it again. Where those who wait follow the counters, a break from
/// which nobody comes back is not one any more.
void pauseIdle(const State& state, const Counter& counter, Events& events) {
    const bool onBreak = state.hall.coverRouting && counter.phase == CounterPhase::paused && counter.pauseReason != "signed-out";
    if ((counter.phase == CounterPhase::open && !counter.ticket) || onBreak) events.push_back(CounterPaused{counter.config.id, "signed-out"});
}

}  // namespace

bool mayCall(const StaffConfig& person) {
    return has(person, Role::clerk) || has(person, Role::supervisor);
}

bool mayTakePlace(const StaffConfig& person) {
    return mayCall(person) || has(person, Role::reception);
}

bool approved(const State& state, const Actor& actor) {
    if (actor.role == Role::supervisor) return true;
    const Staff* approver = state.person(actor.approver);
    return approver != nullptr && !approver->config.disabled && has(approver->config, Role::supervisor);
}

Objection needRight(const State& state, const Actor& actor) {
    const Staff* person = state.person({actor.name});
    switch (actor.role) {
        case Role::counter:
            if (state.hall.signInRequired) return refuse(Refusal::signInRequired);
            return std::nullopt;
        case Role::kiosk: case Role::board: case Role::scheduler: case Role::phone: case Role::cityPlatform:
            return std::nullopt;
        case Role::manager: case Role::auditor:  // a manager's desk may be a device with a token of its own
            if (person == nullptr) return std::nullopt;
            break;
        case Role::clerk: case Role::reception: case Role::reviewer: case Role::supervisor:
        case Role::systemAdministrator: case Role::securityAdministrator:
            break;
    }
    if (person == nullptr) return refuse(Refusal::unknownStaff);
    if (person->config.disabled) return refuse(Refusal::staffDisabled);
    if (!has(person->config, actor.role)) return refuse(Refusal::notAllowed);
    return std::nullopt;
}

const CounterId* actsAt(const Command& command) {
    return std::visit(
        [](const auto& given) -> const CounterId* {
            using One = std::decay_t<decltype(given)>;
            if constexpr (std::is_same_v<One, TakePlace> || std::is_same_v<One, LeavePlace>) return nullptr;
            else if constexpr (requires { given.counter; }) return &given.counter;
            else return nullptr;
        },
        command);
}

Objection needPerson(const State& state, const Actor& actor, const CounterId& id) {
    const Counter* counter = state.counter(id);
    if (counter == nullptr) return refuse(Refusal::unknownCounter);
    // A manager opens, pauses and closes from afar, and is never at a counter.
    const bool there = actor.role == Role::counter || actor.role == Role::manager || counter->clerk.value == actor.name;
    return there ? Objection{} : Objection{refuse(Refusal::signInRequired)};
}

void leaving(const State& state, std::uint32_t counter, std::string_view reason, Events& events) {
    const Counter& place = state.counters[counter];
    release(place.pool, events);  // nobody waits for an empty chair
    events.push_back(PlaceLeft{place.config.id, place.clerk, std::string(reason)});
    pauseIdle(state, place, events);
}

Decision decide(const State& state, const TakePlace& command, const Given& given) {
    if (given.actor.role != Role::scheduler && given.actor.name != command.staff.value) return refuse(Refusal::notAllowed);
    const Counter* counter = state.counter(command.counter);
    if (counter == nullptr) return refuse(Refusal::unknownCounter);
    const Staff* person = state.person(command.staff);
    if (person == nullptr) return refuse(Refusal::unknownStaff);
    if (person->config.disabled) return refuse(Refusal::staffDisabled);
    if (!mayTakePlace(person->config)) return refuse(Refusal::notAllowed);
    if (counter->clerk == command.staff) return Events{};
    Events events;
    if (!counter->clerk.value.empty()) {
        if (!command.takeOver) return refuse(Refusal::placeOccupied, counter->clerk.value);
        if (const Staff* other = state.person(counter->clerk)) release(other->pool, events);
        events.push_back(PlaceLeft{command.counter, counter->clerk, "taken-over"});
    }
    if (person->counter) {
        const CounterId& elsewhere = state.counters[*person->counter].config.id;
        if (!command.takeOver) return refuse(Refusal::staffElsewhere, elsewhere.value);
        leaving(state, *person->counter, "taken-over", events);  // those who wait for this clerk come along
    }
    events.push_back(PlaceTaken{command.counter, command.staff});
    return events;
}

Decision decide(const State& state, const LeavePlace& command, const Given& given) {
    const auto found = state.counterIndex.find(command.counter);
    if (found == state.counterIndex.end()) return refuse(Refusal::unknownCounter);
    const Counter& counter = state.counters[found->second];
    if (counter.clerk.value.empty()) return refuse(Refusal::placeEmpty);
    const bool bySystem = given.actor.role == Role::scheduler || given.actor.role == Role::securityAdministrator;
    if (!bySystem && given.actor.name != counter.clerk.value) return refuse(Refusal::notAllowed);
    if (!bySystem && counter.ticket) return refuse(Refusal::counterBusy);
    Events events;
    if (const Staff* person = state.person(counter.clerk)) release(person->pool, events);
    leaving(state, found->second, "signed-out", events);
    return events;
}

void apply(State& state, const PlaceTaken& taken, const Event&) {
    const auto place = state.counterIndex.find(taken.counter);
    const auto person = state.staff.find(taken.staff);
    if (place == state.counterIndex.end() || person == state.staff.end()) return;
    Counter& counter = state.counters[place->second];
    forget(counter);
    counter.clerk = taken.staff;
    person->second.counter = place->second;
}

void apply(State& state, const PlaceLeft& left, const Event&) {
    Counter* counter = counterIn(state, left.counter);
    if (counter == nullptr) return;
    forget(*counter);
    counter->clerk = {};
    if (const auto person = state.staff.find(left.staff); person != state.staff.end()) person->second.counter.reset();
}

}  // namespace hall::core::law
