// Those who wait follow the counters: what an act changes for them is part of the act.
#include <algorithm>
#include <set>

#include "server/core/queue/Router.hpp"

namespace hall::core::law {
namespace {

/// Does this change who takes what?
bool changesPlaces(const EventBody& event) {
    if (const auto* configured = std::get_if<Configured>(&event)) {
        const ConfigEntry& entry = configured->entry;
        return std::holds_alternative<HallConfig>(entry) || std::holds_alternative<QueueConfig>(entry) || std::holds_alternative<ProfileConfig>(entry) ||
               std::holds_alternative<CounterConfig>(entry) || std::holds_alternative<ItemConfig>(entry) || std::holds_alternative<StaffConfig>(entry);
    }
    return std::holds_alternative<CounterOpened>(event) || std::holds_alternative<CounterPaused>(event) ||
           std::holds_alternative<CounterClosed>(event) || std::holds_alternative<PlaceTaken>(event) || std::holds_alternative<PlaceLeft>(event);
}

bool isConfigured(const EventBody& event) { return std::holds_alternative<Configured>(event); }

/// What plans are made from, as it stands after a change of the configuration: no tickets, no cases.
State configuredState(const State& state, const Events& events) {
    State after;
    after.hall = state.hall;
    for (const Queue& queue : state.queues) {
        Queue& copy = after.queues.emplace_back();
        copy.config = queue.config;
    }
    after.queueIndex = state.queueIndex;
    after.classes = state.classes;
    after.profiles = state.profiles;
    after.profileIndex = state.profileIndex;
    after.counters = state.counters;
    after.counterIndex = state.counterIndex;
    after.items = state.items;
    after.staff = state.staff;
    Event event;
    for (const EventBody& body : events) {
        if (isConfigured(body) && changesPlaces(body)) apply(after, std::get<Configured>(body), event);
    }
    return after;
}

/// A waiting ticket and the line that it stands in after the act.
struct Standing {
    const Ticket* ticket{};
    std::uint32_t queue{};
    std::optional<std::uint32_t> pool;  ///< of this counter
    bool clerkPool{};                   ///< of a person: a clerk's word, no plan
    bool released{};                    ///< from a pool that is given up
};

class Replanning {
  public:
    Replanning(const State& state, const State& after, Events& events) : state_(state), after_(after), events_(events), router_(after) {
        router_.follow(events);
    }

    /// The act itself put this ticket where it stands.
    void moved(const Standing& standing) {
        const Ticket& ticket = *standing.ticket;
        if (standing.clerkPool || !handled_.insert(ticket.id).second) return;
        const bool lostItsCounter = standing.released && !ticket.with.empty();
        if (lostItsCounter || (!standing.pool && stuck(standing))) planAnew(standing);
        else if (!ticket.with.empty() && !fits(standing)) narrow(standing);
    }

    /// The act changed who takes what around it. `more`: perhaps somebody takes more than before.
    void around(const Standing& standing, bool more) {
        const Ticket& ticket = *standing.ticket;
        if (handled_.contains(ticket.id)) return;
        const bool single = ticket.with.empty() && ticket.further.empty();
        const bool deserted = !standing.pool && router_.at(standing.queue).empty();
        if (single && (!deserted || !router_.anybodyTakes(ticket.item))) return;
        if (deserted || (!ticket.with.empty() && !fits(standing))) planAnew(standing);
        else if (more && !ticket.further.empty() && savesStops(ticket)) planAnew(standing);
    }

  private:
    [[nodiscard]] QueueCode favoured(const Ticket& ticket) const {
        return state_.casework.byTicket.contains(ticket.id) ? after_.hall.oneWindowQueue : QueueCode{};
    }
    bool savesStops(const Ticket& ticket) {
        const std::size_t asItStands = 1 + router_.plan(ticket.further, favoured(ticket)).size();
        return router_.plan(openServices(ticket), favoured(ticket)).size() < asItStands;
    }
    /// Waits by a plan where nobody is, and elsewhere somebody would do it.
    bool stuck(const Standing& standing) {
        return router_.at(standing.queue).empty() && router_.covers(standing.queue, standing.ticket->item) && router_.anybodyTakes(standing.ticket->item);
    }
    bool fits(const Standing& standing) {
        const std::vector<std::uint32_t> one{standing.pool.value_or(0)};
        const auto& who = standing.pool ? one : router_.at(standing.queue);
        const auto& with = standing.ticket->with;
        return std::all_of(with.begin(), with.end(), [&](const ItemCode& item) { return router_.allTake(who, item); });
    }
    void tell(const Standing& standing, TicketReplanned replanned) {
        const Queue& queue = after_.queues[after_.queueIndex.at(replanned.queue)];
        replanned.maximumWaitMs = promisedWaitMs(after_, queue.config, *standing.ticket);
        events_.push_back(std::move(replanned));
    }
    /// Stays in its line; what is not done there becomes a stop of its own.
    void narrow(const Standing& standing) {
        const Ticket& ticket = *standing.ticket;
        const std::vector<std::uint32_t> one{standing.pool.value_or(0)};
        const auto& who = standing.pool ? one : router_.at(standing.queue);
        TicketReplanned replanned{ticket.id, ticket.item, after_.queues[standing.queue].config.code, {}, {}, {}, 0};
        for (const ItemCode& item : ticket.with) (router_.allTake(who, item) ? replanned.with : replanned.further).push_back(item);
        replanned.further.insert(replanned.further.end(), ticket.further.begin(), ticket.further.end());
        if (standing.pool) replanned.toCounter = after_.counters[*standing.pool].config.id;
        tell(standing, std::move(replanned));
    }
    void planAnew(const Standing& standing) {
        const Ticket& ticket = *standing.ticket;
        handled_.insert(ticket.id);
        const std::vector<Stop> stops = router_.plan(openServices(ticket), favoured(ticket));
        if (stops.empty()) return;
        const Stop& first = stops.front();
        TicketReplanned replanned{ticket.id, first.items.front(), first.queue, {first.items.begin() + 1, first.items.end()}, {}, first.counter, 0};
        for (std::size_t i = 1; i < stops.size(); ++i) {
            replanned.further.insert(replanned.further.end(), stops[i].items.begin(), stops[i].items.end());
        }
        const CounterId pool = standing.pool ? after_.counters[*standing.pool].config.id : CounterId{};
        const bool same = replanned.item == ticket.item && replanned.with == ticket.with && replanned.further == ticket.further &&
                          replanned.queue == after_.queues[standing.queue].config.code && replanned.toCounter == pool;
        if (same) return;
        if (const auto to = after_.counterIndex.find(first.counter); to != after_.counterIndex.end()) router_.sentTo(to->second);
        tell(standing, std::move(replanned));
    }

    const State& state_;
    const State& after_;
    Events& events_;
    Router router_;
    std::set<TicketId> handled_;
};

/// The tickets that the events of an act leave waiting, with their lines.
std::vector<Standing> movedBy(const State& state, const Events& events, std::vector<Ticket>& made) {
    std::vector<Standing> moved;
    made.reserve(events.size());
    const auto stands = [&](TicketId id, const QueueCode& code, const CounterId& pool, bool clerkPool, bool released) {
        const Ticket* ticket = state.ticket(id);
        if (ticket == nullptr) return;
        Standing one{ticket, ticket->queue, std::nullopt, clerkPool, released};
        if (const auto queue = state.queueIndex.find(code); queue != state.queueIndex.end()) one.queue = queue->second;
        if (const auto counter = state.counterIndex.find(pool); counter != state.counterIndex.end()) one.pool = counter->second;
        moved.push_back(one);
    };
    for (const EventBody& event : events) {
        if (const auto* sent = std::get_if<TicketTransferred>(&event)) {
            stands(sent->ticket, sent->to, sent->toCounter, !sent->toClerk.value.empty(), false);
        } else if (const auto* back = std::get_if<TicketReturned>(&event)) {
            stands(back->ticket, {}, {}, false, back->counter.value.empty());
        } else if (const auto* gave = std::get_if<TicketGaveWay>(&event); gave != nullptr && !gave->counter.value.empty()) {
            stands(gave->ticket, {}, {}, false, false);
        } else if (const auto* reachable = std::get_if<TicketReachable>(&event)) {
            const Ticket* ticket = state.ticket(reachable->ticket);
            const bool pool = ticket != nullptr && ticket->poolCounter;
            stands(reachable->ticket, {}, pool ? state.counters[*ticket->poolCounter].config.id : CounterId{}, false, false);
        } else if (const auto* again = std::get_if<TicketBroughtBack>(&event)) {
            stands(again->ticket, {}, {}, false, false);
        } else if (const auto* issued = std::get_if<TicketIssued>(&event); issued != nullptr && issued->with.empty() && issued->toCounter.value.empty()) {
            // Not as a plan says: given by a kiosk that was cut off, or the stop of the plan gives no numbers now.
            Ticket& fresh = made.emplace_back();
            fresh.id = issued->ticket;
            fresh.item = issued->item;
            fresh.further = issued->further;
            fresh.klass = issued->klass;
            fresh.queue = state.queueIndex.at(issued->queue);
            moved.push_back({&fresh, fresh.queue, std::nullopt, false, false});
        } else if (const auto* undone = std::get_if<ActUndone>(&event)) {
            const Counter* counter = state.counter(undone->counter);
            if (counter == nullptr || !counter->undoable) continue;
            for (const Ticket& before : counter->undoable->before) {
                if (before.state == TicketState::waiting) moved.push_back({&before, before.queue, before.poolCounter, !before.poolClerk.value.empty(), false});
            }
        }
    }
    return moved;
}

}  // namespace

QueueCode favouredBy(const State& state, const Ticket& ticket) {
    const bool there = ticket.queue < state.queues.size() && state.queues[ticket.queue].config.code == state.hall.oneWindowQueue;
    return there || state.casework.byTicket.contains(ticket.id) ? state.hall.oneWindowQueue : QueueCode{};
}

std::vector<ItemCode> openServices(const Ticket& ticket) {
    std::vector<ItemCode> all{ticket.item};
    all.insert(all.end(), ticket.with.begin(), ticket.with.end());
    all.insert(all.end(), ticket.further.begin(), ticket.further.end());
    return all;
}

Events finishCovering(const State& state, const CounterId& id, const Ticket& ticket) {
    Router router(state);
    const std::uint32_t here = state.counterIndex.at(id);
    // Of the stop, what this counter does not take (it was resumed here, or the hall changed meanwhile) is still to do.
    std::vector<ItemCode> left, further, now;
    for (const ItemCode& item : ticket.with) {
        if (!router.takes(here, item)) left.push_back(item);
    }
    for (const ItemCode& item : ticket.further) (left.empty() && router.takes(here, item) ? now : further).push_back(item);
    if (left.empty() && ticket.further.empty()) return endingOne(state, ServiceFinished{ticket.id, id});
    Events events{ServiceFinished{ticket.id, id}};
    const auto begin = [&](const Stop& stop) {
        const auto& queue = state.queues[state.queueIndex.at(stop.queue)];
        events.push_back(LegBegun{ticket.id, id, stop.items.front(), stop.queue, promisedWaitMs(state, queue.config, ticket),
                                  {stop.items.begin() + 1, stop.items.end()}, stop.counter});
    };
    if (!now.empty()) {  // the visitor stands here already
        begin({router.through(here, now.front()), {}, now});
        events.push_back(ServiceStarted{ticket.id, id});
        return events;
    }
    std::vector<ItemCode> all = left;
    all.insert(all.end(), further.begin(), further.end());
    const std::vector<Stop> stops = router.plan(all, favouredBy(state, ticket));
    if (stops.empty()) return endingOne(state, ServiceFinished{ticket.id, id});
    if (left.empty()) {
        begin(stops.front());
        return events;
    }
    // A leg takes only further services along: what is left of this stop goes with it, and then to where it is done.
    const QueueCode& own = state.items.at(left.front()).queue;
    begin({own, {}, left});
    const Stop& first = stops.front();
    TicketReplanned replanned{ticket.id, first.items.front(), first.queue, {first.items.begin() + 1, first.items.end()}, {}, first.counter,
                              promisedWaitMs(state, state.queues[state.queueIndex.at(first.queue)].config, ticket)};
    for (std::size_t i = 1; i < stops.size(); ++i) replanned.further.insert(replanned.further.end(), stops[i].items.begin(), stops[i].items.end());
    events.push_back(std::move(replanned));
    return events;
}

void replan(const State& state, Events& events) {
    const bool begins = std::any_of(events.begin(), events.end(), [](const EventBody& event) {
        const auto* configured = std::get_if<Configured>(&event);
        const auto* hall = configured == nullptr ? nullptr : std::get_if<HallConfig>(&configured->entry);
        return hall != nullptr && hall->coverRouting;
    });
    if (!state.hall.coverRouting && !begins) return;
    const bool configures = std::any_of(events.begin(), events.end(), [](const EventBody& event) { return isConfigured(event) && changesPlaces(event); });
    std::vector<Ticket> made;
    const std::vector<Standing> moved = movedBy(state, events, made);
    const bool places = configures || std::any_of(events.begin(), events.end(), changesPlaces);
    if (moved.empty() && (!places || state.ticketsByState[static_cast<std::size_t>(TicketState::waiting)] == 0)) return;
    std::optional<State> configured;
    if (configures) configured = configuredState(state, events);
    const State& after = configured ? *configured : state;
    if (!after.hall.coverRouting) return;
    Replanning replanning(state, after, events);
    // Nobody is planned twice, and the list that is walked here does not grow: only events do.
    for (const Standing& one : moved) replanning.moved(one);
    if (!places) return;
    const bool more = std::any_of(events.begin(), events.end(), [](const EventBody& event) {
        return isConfigured(event) || std::holds_alternative<CounterOpened>(event) || std::holds_alternative<PlaceTaken>(event);
    });
    for (std::uint32_t queue = 0; queue < state.queues.size(); ++queue) {
        for (const auto* line : {&state.queues[queue].waiting, &state.queues[queue].underway}) {
            for (const auto& [order, id] : *line) {
                const Ticket* ticket = state.ticket(id);
                replanning.around({ticket, queue, ticket->poolCounter, false, false}, more);
            }
        }
    }
    for (std::uint32_t counter = 0; counter < state.counters.size(); ++counter) {
        for (const auto& [order, id] : state.counters[counter].pool.waiting) {
            const Ticket* ticket = state.ticket(id);
            replanning.around({ticket, ticket->queue, counter, false, false}, more);
        }
    }
}

std::string routeViolation(const State& state) {
    if (!state.hall.coverRouting) return {};
    Router router(state);
    for (std::uint32_t queue = 0; queue < state.queues.size(); ++queue) {
        for (const auto& [order, id] : state.queues[queue].waiting) {
            const Ticket* ticket = state.ticket(id);
            if (ticket == nullptr) continue;
            const auto& who = router.at(queue);
            if (who.empty() && router.covers(queue, ticket->item) && router.anybodyTakes(ticket->item)) return "waits-where-nobody-is " + ticket->number;
            const bool allDone = std::all_of(ticket->with.begin(), ticket->with.end(), [&](const ItemCode& item) { return router.allTake(who, item); });
            if (!allDone) return "waits-where-not-all-is-done " + ticket->number;
        }
    }
    return {};
}

}  // namespace hall::core::law
