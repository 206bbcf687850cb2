#include "server/core/queue/Remote.hpp"

#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/queue/Law.hpp"
#include "server/core/queue/Order.hpp"

namespace hall::core {

std::int32_t travelMinutes(const RemoteConfig& config, std::int32_t distanceM) {
    if (distanceM <= 0 || config.metresPerMinute <= 0) return 0;
    return (distanceM - 1) / config.metresPerMinute + 1;
}

namespace law {
namespace {

bool isBetween(std::int32_t value, std::int32_t least, std::int32_t most) { return value >= least && value <= most; }

/// A missed ticket may still be brought back, but its phone may take another one instead.
Objection needRoom(const State& state, const PhoneId& phone) {
    const auto own = state.byPhone.find(phone);
    if (own == state.byPhone.end()) return std::nullopt;
    const auto live = std::count_if(own->second.begin(), own->second.end(), [&](TicketId id) { return isLive(*state.ticket(id)); });
    if (live >= state.remote.liveLimit) return refuse(Refusal::phoneLimit, "live");
    if (own->second.size() >= static_cast<std::size_t>(state.remote.perDay)) return refuse(Refusal::phoneLimit, "day");
    return std::nullopt;
}

struct Own {
    const Ticket* ticket{};
    Objection no;
};

/// The ticket, as long as its visit goes on.
Own needLive(const State& state, TicketId id) {
    if (auto no = needDay(state)) return {nullptr, no};
    const Ticket* ticket = state.ticket(id);
    if (ticket == nullptr) return {nullptr, refuse(Refusal::unknownTicket)};
    const bool over = ticket->state == TicketState::served || ticket->state == TicketState::cancelled || ticket->state == TicketState::closedUnserved;
    if (over) return {nullptr, refuse(Refusal::ticketEnded, std::string(word(ticket->state)))};
    return {ticket, std::nullopt};
}

void comes(const State& state, const Ticket& ticket, bool arrived, Events& events) {
    // The counter that it was to wait for may have closed meanwhile.
    const bool closed = ticket.poolCounter && state.counters[*ticket.poolCounter].phase == CounterPhase::closed;
    if (closed) events.push_back(TicketReturned{ticket.id, {}, true, {}});
    events.push_back(TicketReachable{ticket.id, arrived});
}

}  // namespace

std::string_view wrongMember(const RemoteConfig& c) {
    if (!isBetween(c.codeMinutes, limits::codeMinutesMin, limits::codeMinutesMax)) return "code-minutes";
    if (!isBetween(c.radiusM, 0, limits::radiusMMax)) return "radius";
    if (!isBetween(c.latitudeE6, -90'000'000, 90'000'000)) return "latitude";
    if (!isBetween(c.longitudeE6, -180'000'000, 180'000'000)) return "longitude";
    if (!isBetween(c.metresPerMinute, limits::metresPerMinuteMin, limits::metresPerMinuteMax)) return "metres-per-minute";
    if (travelMinutes(c, c.radiusM) > limits::travelMinutesMax) return "radius";
    if (!isBetween(c.liveLimit, 1, limits::phoneTicketsMax)) return "live-limit";
    if (!isBetween(c.perDay, 1, limits::phoneTicketsMax)) return "per-day";
    if (!isBetween(c.letFirst, 1, limits::letFirstMax)) return "let-first";
    if (!isBetween(c.moreTimeLimit, 0, limits::moreTimeLimitMax)) return "more-time-limit";
    return {};
}

Objection needRemote(const State& state, const IssueTicket& command) {
    if (!command.remote) return std::nullopt;
    if (command.booking.value != 0) return refuse(Refusal::notAllowed);
    const RemoteConfig& rules = state.remote;
    const auto& distance = command.remote->distanceM;
    if (!rules.offered || (!rules.byCode && rules.radiusM == 0)) return refuse(Refusal::remoteNotOffered);
    if (distance && rules.radiusM == 0) return refuse(Refusal::remoteNotOffered, "code");
    if (!distance && !rules.byCode) return refuse(Refusal::remoteNotOffered, "position");
    if (distance && (*distance < 0 || *distance > rules.radiusM)) return refuse(Refusal::tooFar);
    const std::size_t bytes = command.remote->phone.value.size();
    if (bytes == 0 || bytes > limits::opaqueIdBytes) return refuse(Refusal::unknownPerson);
    // Several services may make a visitor wait for one counter alone: that is planned with those who are here.
    if (!command.further.empty() || !command.applications.empty()) return refuse(Refusal::tooManyServices);
    return needRoom(state, command.remote->phone);
}

Events reachable(const State& state, const Given& given) {
    Events events;
    for (const Due& coming : state.comings) {
        if (coming.at > given.stamp.now || events.size() >= limits::dueThingsPerTurn) break;
        comes(state, *state.ticket({coming.serial}), false, events);
    }
    return events;
}

Decision decide(const State& state, const ArriveTicket& command, const Given&) {
    const auto [ticket, no] = needLive(state, command.ticket);
    if (no) return *no;
    if (!ticket->isUnderway()) return Events{};
    Events events;
    comes(state, *ticket, true, events);
    return events;
}

Decision decide(const State& state, const GiveWay& command, const Given& given) {
    const auto [ticket, no] = needLive(state, command.ticket);
    if (no) return *no;
    if (ticket->state == TicketState::serving) return refuse(Refusal::ticketInService);
    const bool called = ticket->state == TicketState::called;
    if (!called && ticket->state != TicketState::waiting) return refuse(Refusal::ticketNotWaiting, std::string(word(ticket->state)));
    if (ticket->gaveWay >= state.remote.moreTimeLimit) return refuse(Refusal::moreTimeLimit);
    // Back from a counter it waits in its queue, whoever it had waited for.
    const auto& line = called ? state.queues[ticket->queue].waiting : lineOf(state, *ticket);
    const TicketId behind = called ? anchorOf(line, state.remote.letFirst) : anchorAfter(line, ticket->order, state.remote.letFirst);
    if (behind.value == 0) return refuse(Refusal::nobodyBehind);
    const std::int64_t promisedMs = promisedWaitMs(state, state.queues[ticket->queue].config, *ticket);
    const CounterId counter = called && ticket->counter ? state.counters[*ticket->counter].config.id : CounterId{};
    // A clock that was set back makes no promise shorter.
    const std::int64_t waitedMs = called || ticket->isUnderway() ? 0 : std::max<std::int64_t>(given.stamp.now.utcMs - ticket->waitingSince.utcMs, 0);
    return one(TicketGaveWay{ticket->id, counter, behind, waitedMs + promisedMs});
}

void apply(State& state, const TicketReachable& reachable, const Event& event) {
    Ticket* ticket = ticketIn(state, reachable.ticket);
    if (ticket == nullptr || !ticket->isUnderway()) return;
    leave(state, *ticket);
    ticket->reachableFrom = {};
    ticket->waitingSince = event.at;
    enter(state, *ticket, TicketState::waiting, ticket->stateSince);
}

void apply(State& state, const TicketGaveWay& gave, const Event& event) {
    Ticket* ticket = ticketIn(state, gave.ticket);
    if (ticket == nullptr) return;
    const bool called = !gave.counter.value.empty();
    if (Counter* counter = called ? counterIn(state, gave.counter) : nullptr) forget(*counter);
    leave(state, *ticket);
    if (called) {
        ticket->poolCounter.reset();
        ticket->poolClerk = {};
    }
    ticket->order = placeBehind(state, lineOf(state, *ticket), *ticket, gave.behind, event.seq);
    ticket->maximumWaitMs = gave.maximumWaitMs;
    ++ticket->gaveWay;
    if (called) {
        ticket->waitingSince = event.at;
        ticket->calledAt = {};
        ticket->calls = 0;
        ticket->counter.reset();
    }
    enter(state, *ticket, TicketState::waiting, called ? event.at : ticket->stateSince);
}

}  // namespace law
}  // namespace hall::core
