#include "server/views/Views.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "server/core/queue/Order.hpp"
#include "server/views/Cases.hpp"
#include "server/views/Notices.hpp"
#include "server/views/Tickets.hpp"
#include "server/views/Waits.hpp"

namespace hall::views {

namespace {

wire::Name wireName(const core::Name& name) { return {name.zh, name.en}; }

wire::Day wireDay(const core::State& state) {
    return {dateText(state.dayDate), std::string(core::word(state.day))};
}

/// Tickets are counted by the hall day; what is gone from the state has no place in a view.
const core::Ticket* ticketAt(const core::State& state, const core::Counter& counter) {
    return counter.ticket ? state.ticket(*counter.ticket) : nullptr;
}

std::optional<wire::Time> longestSince(const core::State& state, const core::Queue& queue, std::int32_t offsetMinutes) {
    // Nobody has waited since before their virtual arrival (credits are not negative), and the order begins with the oldest
    // virtual arrival: once that has passed the longest waiting seen, no later entry can have waited longer.
    std::optional<core::Instant> oldest;
    for (const auto& [order, id] : queue.waiting) {
        if (oldest && order.virtualArrival >= *oldest) break;
        const core::Ticket* ticket = state.ticket(id);
        if (ticket && (!oldest || ticket->waitingSince < *oldest)) oldest = ticket->waitingSince;
    }
    if (!oldest) return std::nullopt;
    return wireTime(*oldest, offsetMinutes);
}

/// Indexes of the queues that the counter serves: those of its profile that its clerk takes, in the profile's order.
std::vector<std::uint32_t> servedQueues(const core::State& state, const core::Counter& counter) {
    const core::Profile* profile = core::profileOf(state, counter);
    if (profile == nullptr) return {};
    std::vector<std::uint32_t> served;
    for (const std::uint32_t queue : profile->queues)
        if (core::tierOf(state, counter, queue) != 0) served.push_back(queue);
    return served;
}

std::optional<std::string> staffOf(const core::Counter& counter) {
    if (counter.clerk.value.empty()) return std::nullopt;
    return counter.clerk.value;
}

wire::WaitingTicket waitingTicket(const core::State& state, const core::Ticket& ticket, core::Instant since,
                                  std::int32_t offsetMinutes) {
    wire::WaitingTicket line;
    line.id = ticketName(state.hall.code, ticket.id);
    line.number = ticket.number;
    line.queue = state.queues[ticket.queue].config.code.value;
    line.klass = ticket.klass.value;
    if (const auto item = state.items.find(ticket.item); item != state.items.end())
        line.itemName = {item->second.shortName, item->second.name.en};
    line.since = wireTime(since, offsetMinutes);
    if (ticket.state != core::TicketState::waiting) return line;
    line.due = wireTime(ticket.dueAt(), offsetMinutes);
    line.returned = ticket.order.behind != 0;
    if (ticket.poolCounter) line.pool = "counter";
    else if (!ticket.poolClerk.value.empty()) line.pool = "clerk";
    return line;
}

/// Who waits for this counter in person, then for its clerk.
std::vector<wire::WaitingTicket> poolsAt(const core::State& state, const core::Counter& counter, std::int32_t offsetMinutes) {
    std::vector<wire::WaitingTicket> lines;
    const core::Staff* clerk = state.person(counter.clerk);
    for (const core::Pool* pool : {&counter.pool, clerk == nullptr ? nullptr : &clerk->pool}) {
        if (pool == nullptr) continue;
        for (const auto& [order, id] : pool->waiting) {
            if (lines.size() == waitingTicketsShown) return lines;
            if (const core::Ticket* ticket = state.ticket(id))
                lines.push_back(waitingTicket(state, *ticket, ticket->waitingSince, offsetMinutes));
        }
    }
    return lines;
}

/// `lines`, then the first waiting tickets over the served queues, as evenly as their lengths allow, queue by queue in the profile's order.
std::vector<wire::WaitingTicket> waitingAt(const core::State& state, const std::vector<std::uint32_t>& queues,
                                           std::vector<wire::WaitingTicket> lines, std::int32_t offsetMinutes) {
    std::vector<std::size_t> shown(queues.size(), 0);
    std::size_t left = waitingTicketsShown - lines.size();
    for (bool progressed = true; left > 0 && progressed;) {
        progressed = false;
        for (std::size_t i = 0; i < queues.size() && left > 0; ++i) {
            if (shown[i] >= state.queues[queues[i]].waiting.size()) continue;
            ++shown[i];
            --left;
            progressed = true;
        }
    }
    for (std::size_t i = 0; i < queues.size(); ++i) {
        auto entry = state.queues[queues[i]].waiting.begin();
        for (std::size_t n = 0; n < shown[i]; ++n, ++entry)
            if (const core::Ticket* ticket = state.ticket(entry->second))
                lines.push_back(waitingTicket(state, *ticket, ticket->waitingSince, offsetMinutes));
    }
    return lines;
}

/// Tickets put aside that can go on at this counter; the oldest first, or the newest when `newestFirst`. Of each of the `queues` only
/// the first `atMost` are looked at.
std::vector<wire::WaitingTicket> asideAt(const core::State& state, const core::Counter& counter, const std::vector<std::uint32_t>& queues,
                                         std::set<core::Aside> core::Queue::*which, std::size_t atMost, bool newestFirst,
                                         std::int32_t offsetMinutes) {
    std::vector<core::Aside> found;
    for (const std::uint32_t queue : queues) {
        const auto& aside = state.queues[queue].*which;
        std::size_t looked = 0;
        const auto take = [&](const core::Aside& one) {
            const core::Ticket* ticket = state.ticket(core::TicketId{one.serial});
            if (ticket != nullptr && core::belongsAt(state, counter, *ticket)) found.push_back(one);
        };
        if (newestFirst)
            for (auto entry = aside.rbegin(); entry != aside.rend() && looked < atMost; ++entry, ++looked) take(*entry);
        else
            for (auto entry = aside.begin(); entry != aside.end() && looked < atMost; ++entry, ++looked) take(*entry);
    }
    std::sort(found.begin(), found.end());
    if (newestFirst) std::reverse(found.begin(), found.end());
    if (found.size() > atMost) found.resize(atMost);
    std::vector<wire::WaitingTicket> lines;
    for (const core::Aside& aside : found)
        if (const core::Ticket* ticket = state.ticket(core::TicketId{aside.serial}))
            lines.push_back(waitingTicket(state, *ticket, aside.since, offsetMinutes));
    return lines;
}

std::int32_t count(const core::State& state, core::TicketState which) {
    return static_cast<std::int32_t>(state.ticketsByState[static_cast<std::size_t>(which)]);
}

/// Those without a credit first: what most visitors are stands where they look first.
std::vector<wire::KioskClass> classesOf(const core::State& state) {
    std::vector<const core::ClassConfig*> classes;
    for (const auto& [code, klass] : state.classes) classes.push_back(&klass);
    std::stable_sort(classes.begin(), classes.end(), [](const auto* a, const auto* b) { return a->creditMs < b->creditMs; });
    std::vector<wire::KioskClass> out;
    for (const auto* klass : classes) out.push_back({klass->code.value, wireName(klass->name)});
    return out;
}

}  // namespace

std::int32_t waitingIn(const core::Queue& queue) { return static_cast<std::int32_t>(queue.waiting.size() + queue.underway.size()); }

wire::LobbyView lobbyView(const core::State& state, std::int32_t offsetMinutes, const core::Waits* waits) {
    wire::LobbyView view;
    view.hall = wireName(state.hall.name);
    view.day = wireDay(state);
    view.callLimit = state.hall.callLimit;
    for (const core::RecentCall& recent : state.recentCalls) {
        const core::Ticket* ticket = state.ticket(recent.ticket);
        if (!ticket || recent.counter >= state.counters.size()) continue;
        view.calls.push_back({recent.call, ticket->number, state.counters[recent.counter].config.label,
                              wireTime(recent.at, offsetMinutes), recent.times, std::string(core::word(ticket->state)),
                              std::string(word(ticket->language))});
    }
    for (std::uint32_t index = 0; index < state.queues.size(); ++index) {
        const core::Queue& queue = state.queues[index];
        wire::LobbyQueue line{queue.config.code.value, queue.config.letters, wireName(queue.config.name),
                              waitingIn(queue), {}, waitOfNewTicket(state, index, waits)};
        for (auto entry = queue.waiting.begin(); entry != queue.waiting.end() && line.next.size() < nextNumbersShown; ++entry)
            if (const core::Ticket* ticket = state.ticket(entry->second)) line.next.push_back(ticket->number);
        view.queues.push_back(std::move(line));
    }
    for (const core::Counter& counter : state.counters) {
        wire::LobbyCounter line{counter.config.label, std::string(core::word(counter.phase)), {}, {}};
        if (const core::Ticket* ticket = ticketAt(state, counter)) {
            line.number = ticket->number;
            line.ticketState = std::string(core::word(ticket->state));
        }
        view.counters.push_back(std::move(line));
    }
    view.notices = noticesOnBoards(state);
    return view;
}

namespace {

/// Whether the queue takes anybody now, and if not why: the same three questions as the law's.
void tellHours(const core::Queue& queue, std::int32_t localMinute, wire::KioskQueue& line) {
    const core::QueueConfig& config = queue.config;
    const bool early = localMinute >= 0 && localMinute < config.opensAtMinute;
    const bool late = localMinute >= 0 && localMinute >= config.closesAtMinute;
    const bool full = config.dailyCap > 0 && queue.issuedToday >= static_cast<std::uint32_t>(config.dailyCap);
    if (!config.accepting || early || late) line.state = "closed";
    else if (full) line.state = "full";
    if (line.state == "open") return;
    if (config.accepting && early) line.opensAt = config.opensAtMinute;
    if (!config.notice.zh.empty()) line.notice = wireName(config.notice);
}

}  // namespace

wire::KioskView kioskView(const core::State& state, const KioskExtras& extras, const core::Waits* waits) {
    wire::KioskView view;
    view.hall = wireName(state.hall.name);
    view.day = wireDay(state);
    std::vector<std::int32_t> openCounters(state.queues.size(), 0);
    for (const core::Counter& counter : state.counters) {
        if (counter.phase == core::CounterPhase::closed) continue;
        for (const std::uint32_t queue : servedQueues(state, counter)) ++openCounters[queue];
    }
    for (std::size_t i = 0; i < state.queues.size(); ++i) {
        const core::Queue& queue = state.queues[i];
        view.queues.push_back({queue.config.code.value, queue.config.letters, wireName(queue.config.name),
                               waitingIn(queue), openCounters[i], queue.config.accepting,
                               "open", {}, {}});
        tellHours(queue, extras.localMinute, view.queues.back());
        if (view.queues.back().state == "open") view.queues.back().wait = waitOfNewTicket(state, static_cast<std::uint32_t>(i), waits);
    }
    view.classes = classesOf(state);
    std::erase_if(view.classes, [&](const wire::KioskClass& klass) { return core::isOfBookings(state.bookings, {klass.code}); });
    view.publicUrl = extras.publicUrl;
    view.catalogueVersion = extras.catalogueVersion;
    view.notices = noticesOnKiosks(state);
    return view;
}

namespace {

/// What the law asks besides the time: nobody's later event.
bool canStillBeUndone(const core::State& state, const core::Undoable& last) {
    if (state.day == core::DayPhase::closed || state.hall.undoMs == 0) return false;
    return std::all_of(last.before.begin(), last.before.end(), [&](const core::Ticket& before) {
        const core::Ticket* now = state.ticket(before.id);
        return now != nullptr && now->lastSeq >= last.firstSeq && now->lastSeq <= last.lastSeq;
    });
}

}  // namespace

std::optional<wire::CounterView> counterView(const core::State& state, const core::CounterId& id,
                                             std::int32_t offsetMinutes, const core::Waits* waits) {
    const core::Counter* counter = state.counter(id);
    if (!counter) return std::nullopt;
    wire::CounterView view;
    view.hall = wireName(state.hall.name);
    view.day = wireDay(state);
    view.id = counter->config.id.value;
    view.label = counter->config.label;
    view.phase = core::word(counter->phase);
    view.pauseReason = counter->pauseReason;
    if (const core::Ticket* ticket = ticketAt(state, *counter)) view.current = wireTicket(state, *ticket, offsetMinutes);

    const std::vector<std::uint32_t> served = servedQueues(state, *counter);
    std::vector<std::uint32_t> order = served;
    std::vector<bool> isServed(state.queues.size(), false);
    for (const std::uint32_t queue : served) isServed[queue] = true;
    for (std::uint32_t i = 0; i < state.queues.size(); ++i)
        if (!isServed[i]) order.push_back(i);
    for (const std::uint32_t i : order) {
        const core::Queue& queue = state.queues[i];
        const auto waiting = static_cast<std::int32_t>(queue.waiting.size());
        view.queues.push_back({queue.config.code.value, queue.config.letters, wireName(queue.config.name), waiting,
                               longestSince(state, queue, offsetMinutes), isServed[i], waitOfNewTicket(state, i, waits)});
        if (isServed[i]) view.waitingTotal += waiting;
    }
    auto pools = poolsAt(state, *counter, offsetMinutes);
    view.waitingTotal += static_cast<std::int32_t>(pools.size());
    view.waiting = waitingAt(state, served, std::move(pools), offsetMinutes);
    view.held = asideAt(state, *counter, order, &core::Queue::held, heldTicketsShown, false, offsetMinutes);
    view.missed = asideAt(state, *counter, order, &core::Queue::missed, missedTicketsShown, true, offsetMinutes);
    view.servedToday = counter->servedToday;
    view.callLimit = state.hall.callLimit;
    view.classes = classesOf(state);
    view.clerk = staffOf(*counter);
    view.signInRequired = state.hall.signInRequired;
    view.finishAndCallNext = state.hall.finishAndCallNext;
    view.pickNeedsApproval = state.hall.pickNeedsApproval;
    if (const auto& last = counter->undoable; last && canStillBeUndone(state, *last)) {
        view.undo = wire::CounterUndo{std::string(core::word(last->act)), last->before.front().number,
                                      wireTime({last->at.utcMs + state.hall.undoMs}, offsetMinutes)};
    }
    for (const core::Counter& other : state.counters) {
        if (&other == counter) continue;
        view.places.push_back({other.config.id.value, other.config.label, std::string(core::word(other.phase)), staffOf(other)});
        if (const auto clerk = staffOf(other)) view.clerks.push_back(*clerk);
    }
    view.cases = caseMarks(state, *counter);
    view.notices = noticesAt(state, id, offsetMinutes);
    return view;
}

wire::LeasesView leasesView(const core::State& state, const std::string& kiosk) {
    wire::LeasesView view{kiosk, wireDay(state), {}};
    for (const auto& [id, lease] : state.leases) {
        if (lease.kiosk != kiosk || lease.date != state.dayDate) continue;
        const core::QueueConfig& queue = state.queues[lease.queue].config;
        view.leases.push_back({static_cast<std::int64_t>(id.value), queue.code.value, queue.letters, queue.digits,
                               static_cast<std::int32_t>(lease.first), static_cast<std::int32_t>(lease.last),
                               {lease.merged.begin(), lease.merged.end()}});
    }
    return view;
}

namespace {

/// All pools together; none while nobody waits in one.
std::optional<wire::HallPools> poolsOf(const core::State& state, std::int32_t offsetMinutes) {
    std::int32_t waiting = 0;
    std::optional<core::Instant> oldest;
    std::optional<core::Instant> due;
    const auto add = [&](const core::Pool& pool) {
        waiting += static_cast<std::int32_t>(pool.waiting.size());
        for (const auto& [order, id] : pool.waiting) {
            const core::Ticket* ticket = state.ticket(id);
            if (ticket && (!oldest || ticket->waitingSince < *oldest)) oldest = ticket->waitingSince;
        }
        if (!pool.due.empty() && (!due || pool.due.begin()->at < *due)) due = pool.due.begin()->at;
    };
    for (const core::Counter& counter : state.counters) add(counter.pool);
    for (const auto& [id, person] : state.staff) add(person.pool);
    if (waiting == 0) return std::nullopt;
    wire::HallPools pools{waiting, {}, {}};
    if (oldest) pools.longestSince = wireTime(*oldest, offsetMinutes);
    if (due) pools.due = wireTime(*due, offsetMinutes);
    return pools;
}

}  // namespace

wire::HallView hallView(const core::State& state, std::int32_t offsetMinutes, const core::Waits* waits) {
    wire::HallView view;
    view.code = state.hall.code.value;
    view.name = wireName(state.hall.name);
    view.day = wireDay(state);
    for (std::uint32_t index = 0; index < state.queues.size(); ++index) {
        const core::Queue& queue = state.queues[index];
        const core::QueueConfig& config = queue.config;
        wire::HallQueue line{config.code.value, config.letters, wireName(config.name), waitingIn(queue),
                             longestSince(state, queue, offsetMinutes), config.accepting};
        line.maximumWaitMs = config.maximumWaitMs;
        if (!queue.due.empty()) line.due = wireTime(queue.due.begin()->at, offsetMinutes);
        if (!config.accepting && !config.notice.zh.empty()) line.notice = wireName(config.notice);
        if (config.dailyCap > 0) {
            line.issued = static_cast<std::int32_t>(queue.issuedToday);
            line.cap = config.dailyCap;
        }
        line.wait = secondsOfNewTicket(state, index, waits);
        line.longest = longestWait(index, waits);
        view.queues.push_back(std::move(line));
    }
    for (const core::Counter& counter : state.counters) {
        wire::HallCounter line{counter.config.id.value, counter.config.label, counter.config.profile.value,
                               std::string(core::word(counter.phase)), counter.pauseReason, {}, {}, staffOf(counter)};
        core::Instant since = counter.phaseSince;
        if (const core::Ticket* ticket = ticketAt(state, counter)) {
            line.number = ticket->number;
            line.ticketState = std::string(core::word(ticket->state));
            since = ticket->stateSince;
        }
        if (since.utcMs != 0) line.since = wireTime(since, offsetMinutes);
        line.servedToday = counter.servedToday;
        view.counters.push_back(std::move(line));
    }
    if (state.day != core::DayPhase::closed) view.openedAt = wireTime(state.dayOpenedAt, offsetMinutes);
    view.pools = poolsOf(state, offsetMinutes);
    using enum core::TicketState;
    view.totals = {0, count(state, waiting), count(state, called), count(state, core::TicketState::serving),
                   count(state, held), count(state, missed), count(state, served), count(state, cancelled),
                   count(state, closedUnserved)};
    view.configuration = state.configVersion;
    view.forecast = forecastOf(state, waits, offsetMinutes);
    view.notices = noticesOnPhones(state);
    if (state.noticeSeq != 0) view.noticesSeq = static_cast<std::int64_t>(state.noticeSeq);
    for (const std::uint32_t tickets : state.ticketsByState) view.totals.issued += static_cast<std::int32_t>(tickets);
    return view;
}

wire::VisitView visitView(const core::State& state, const core::Ticket& ticket, std::int32_t offsetMinutes, const core::Waits* waits,
                          core::Instant now) {
    wire::VisitView view;
    view.hall = wireName(state.hall.name);
    view.day = wireDay(state);
    view.number = ticket.number;
    view.queue = wireName(state.queues[ticket.queue].config.name);
    view.language = word(ticket.language);
    view.state = core::word(ticket.state);
    view.issuedAt = wireTime(ticket.issuedAt, offsetMinutes);
    view.ahead = aheadOf(state, ticket);
    const bool called = ticket.state == core::TicketState::called;
    if ((called || ticket.state == core::TicketState::serving) && ticket.counter)
        view.counterLabel = state.counters[*ticket.counter].config.label;
    if (called) view.calledAt = wireTime(ticket.calledAt, offsetMinutes);
    view.calls = ticket.calls;
    view.wait = waitOf(ticket, waits, now);
    if (ticket.isUnderway()) view.reachableFrom = wireTime(ticket.reachableFrom, offsetMinutes);
    if (called || ticket.state == core::TicketState::waiting) {
        view.moreTime = std::max(state.remote.moreTimeLimit - ticket.gaveWay, 0);
        view.letFirst = state.remote.letFirst;
    }
    view.notices = noticesOnPhones(state);
    return view;
}

wire::QueueView queueView(const core::State& state, std::uint32_t index, const core::Waits* waits, core::Instant now) {
    const core::Queue& queue = state.queues[index];
    wire::QueueView view;
    view.queue = queue.config.code.value;
    view.day = wireDay(state);
    std::map<core::OrderKey, core::TicketId> line = queue.waiting;  // those on the way keep a place
    line.insert(queue.underway.begin(), queue.underway.end());
    for (const auto& [order, id] : line) {
        const core::Ticket* ticket = state.ticket(id);
        if (!ticket) continue;
        view.waiting.push_back(ticket->number);
        const auto wait = view.from.size() + 1 == view.waiting.size() ? waitOf(*ticket, waits, now) : std::nullopt;
        if (!wait) continue;
        view.from.push_back(wait->from);
        view.to.push_back(wait->to);
    }
    view.notices = noticesOnPhones(state);
    return view;
}

}  // namespace hall::views
