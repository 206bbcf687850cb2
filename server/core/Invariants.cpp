#include <algorithm>
#include <concepts>
#include <map>
#include <set>
#include <utility>

#include "server/core/Decide.hpp"
#include "server/core/Limits.hpp"
#include "server/core/booking/Law.hpp"
#include "server/core/casework/Law.hpp"
#include "server/core/evaluation/Law.hpp"
#include "server/core/notice/Law.hpp"
#include "server/core/queue/Law.hpp"
#include "server/core/queue/Order.hpp"
#include "server/core/queue/Router.hpp"

namespace hall::core {
namespace {

using Breach = std::string_view;  // empty: all is well

/// Where a ticket must and must not stand, given its state. O(log n).
Breach misplaced(const State& state, const Ticket& ticket) {
    if (ticket.queue >= state.queues.size()) return "ticket-without-queue";
    if (ticket.counter && *ticket.counter >= state.counters.size()) return "ticket-with-unknown-counter";
    const Queue& queue = state.queues[ticket.queue];
    if (ticket.poolCounter && *ticket.poolCounter >= state.counters.size()) return "ticket-in-unknown-pool";
    const Staff* clerk = ticket.poolClerk.value.empty() ? nullptr : state.person(ticket.poolClerk);
    if (ticket.poolCounter && !ticket.poolClerk.value.empty()) return "ticket-in-two-pools";
    const Pool* pool = ticket.poolCounter ? &state.counters[*ticket.poolCounter].pool : clerk == nullptr ? nullptr : &clerk->pool;
    const auto stands = [&](const auto& waiting, const auto& due) {
        const auto place = waiting.find(ticket.order);
        return std::pair{place != waiting.end() && place->second == ticket.id, due.contains({ticket.dueAt(), ticket.id.value})};
    };
    const bool underway = ticket.isUnderway();
    const auto [inOrder, inDue] = pool != nullptr ? stands(pool->waiting, pool->due) : stands(queue.waiting, queue.due);
    const auto kept = queue.underway.find(ticket.order);
    const bool inUnderway = kept != queue.underway.end() && kept->second == ticket.id;
    const bool comes = ticket.reachableFrom.utcMs != 0 && state.comings.contains({ticket.reachableFrom, ticket.id.value});
    const bool inHeld = queue.held.contains({ticket.stateSince, ticket.id.value});
    const bool inMissed = queue.missed.contains({ticket.stateSince, ticket.id.value});
    const bool atCounter = ticket.counter && state.counters[*ticket.counter].ticket == ticket.id;

    const bool waits = ticket.state == TicketState::waiting;
    const bool busy = ticket.state == TicketState::called || ticket.state == TicketState::serving;
    if (!waits && ticket.reachableFrom.utcMs != 0) return "underway-and-not-waiting";
    if (underway != inUnderway || underway != comes) return "underway-set-wrong";
    if (underway && (inOrder || inDue)) return "ticket-in-two-places";
    if (ticket.gaveWay < 0 || ticket.gaveWay > limits::moreTimeLimitMax) return "gave-way-too-often";
    if (waits && !underway && !inOrder) return "waiting-ticket-not-in-order";
    if (waits && !underway && !inDue) return "waiting-ticket-not-in-due";
    if (waits && ticket.counter) return "waiting-ticket-with-counter";
    if (busy && !ticket.counter) return "ticket-without-counter";
    if (busy && !atCounter) return "counter-without-ticket";
    if ((ticket.state == TicketState::held) != inHeld) return "held-set-wrong";
    if ((ticket.state == TicketState::missed) != inMissed) return "missed-set-wrong";
    if (!waits && (inOrder || inDue)) return "ticket-in-two-places";
    if (!busy && atCounter) return "ticket-in-two-places";
    return {};
}

Breach totals(const State& state) {
    std::uint64_t sum = 0;
    for (const std::uint32_t count : state.ticketsByState) sum += count;
    if (sum != state.tickets.size()) return "totals-do-not-add-up";
    const auto of = [&](TicketState s) { return state.ticketsByState[static_cast<std::size_t>(s)]; };
    if (state.busyCounters != of(TicketState::called) + of(TicketState::serving))
        return "counter-with-two-tickets";
    if (state.day == DayPhase::closed && state.activeTickets() != 0) return "active-ticket-without-day";
    return {};
}

Breach counterHolds(const State& state, const Counter& counter) {
    if (!counter.ticket) return {};
    const Ticket* ticket = state.ticket(*counter.ticket);
    if (ticket == nullptr) return "counter-with-unknown-ticket";
    if (!ticket->counter || &state.counters[*ticket->counter] != &counter)
        return "ticket-does-not-point-back";
    if (counter.phase != CounterPhase::open) return "busy-counter-not-open";
    return {};
}

/// A person and a place point at one another.
Breach seatedRight(const State& state, const Counter& counter) {
    if (counter.clerk.value.empty()) return {};
    const Staff* person = state.person(counter.clerk);
    if (person == nullptr) return "unknown-person-at-counter";
    if (!person->counter || &state.counters[*person->counter] != &counter) return "person-in-two-places";
    return {};
}

/// Nobody is left behind beyond the bound: of the lines that this counter serves, no ticket that is more urgent than the one
/// called waits on, and none that began to wait earlier by more than its maximum wait and the largest credit. A clerk's pick and
/// a place stated by a clerk are apart. The head of each due set stands for its line: it has the earliest end of wait.
Breach overtaken(const State& state, const Counter& counter, const Ticket& called, Instant now) {
    std::int64_t creditMs = 0;
    for (const auto& [code, klass] : state.classes) creditMs = std::max(creditMs, klass.creditMs);
    const Due mine{called.dueAt(), called.id.value};
    // A clock that was set back leaves tickets whose wait begins later than now: they are not late for that.
    const std::int64_t beganMs = std::min(called.waitingSince.utcMs, now.utcMs);
    const auto left = [&](const std::set<Due>& due) {
        if (due.empty()) return false;
        const Due& first = *due.begin();
        if (first < mine && first.at.utcMs <= now.utcMs + state.hall.urgencyLeadMs) return true;
        return first.at.utcMs + creditMs < beganMs;
    };
    if (left(counter.pool.due)) return "overtaken-beyond-bound";
    const Staff* clerk = state.person(counter.clerk);
    if (clerk != nullptr && left(clerk->pool.due)) return "overtaken-beyond-bound";
    const Profile* profile = profileOf(state, counter);
    if (profile == nullptr) return {};
    for (const std::uint32_t queue : profile->queues) {
        if (tierOf(state, counter, queue) != 0 && left(state.queues[queue].due)) return "overtaken-beyond-bound";
    }
    return {};
}

bool isLent(const Queue& queue, std::uint32_t number) {
    std::uint32_t afterDigits = 1;
    for (std::int32_t i = 0; i < queue.config.digits; ++i) afterDigits *= 10;
    return queue.leaseFloor != 0 && number >= queue.leaseFloor && number < afterDigits;
}

/// What an event of each kind must have left behind.
struct After {
    const State& state;
    Instant at_;

    Breach ticketIs(TicketId id, TicketState expected) const {
        const Ticket* ticket = state.ticket(id);
        if (ticket == nullptr) return "unknown-ticket";
        if (ticket->state != expected) return "ticket-in-wrong-state";
        return misplaced(state, *ticket);
    }
    Breach seated(TicketId id, const CounterId& counter, TicketState expected) const {
        if (const Breach breach = ticketIs(id, expected); !breach.empty()) return breach;
        return at(id, counter);
    }
    Breach at(TicketId id, const CounterId& counter) const {
        const Counter* there = state.counter(counter);
        if (there == nullptr) return "unknown-counter";
        if (there->ticket != id) return "counter-without-ticket";
        return counterHolds(state, *there);
    }
    Breach counterIs(const CounterId& id, CounterPhase expected) const {
        const Counter* counter = state.counter(id);
        if (counter == nullptr) return "unknown-counter";
        if (counter->phase != expected) return "counter-in-wrong-phase";
        return counterHolds(state, *counter);
    }

    Breach operator()(const Configured& e) const {
        return state.configVersion == e.version ? Breach{} : "configuration-version-wrong";
    }
    Breach operator()(const DayOpened&) const {
        return state.day == DayPhase::open ? Breach{} : "day-in-wrong-phase";
    }
    Breach operator()(const ClosingBegun&) const {
        return state.day == DayPhase::closing ? Breach{} : "day-in-wrong-phase";
    }
    Breach operator()(const DayEnded&) const {
        return state.day == DayPhase::closed ? Breach{} : "day-in-wrong-phase";
    }
    Breach operator()(const TicketIssued& e) const {
        if (const Breach breach = ticketIs(e.ticket, TicketState::waiting); !breach.empty()) return breach;
        const Queue& queue = state.queues[state.ticket(e.ticket)->queue];
        if (e.lease.value == 0) {
            // Each number is one after the last, so none can come twice in a hall day, and none that is lent to a kiosk.
            if (law::numeralOf(e.number) != queue.lastNumber) return "number-not-the-next";
            if (isLent(queue, queue.lastNumber)) return "number-is-lent";
        } else {
            const auto lease = state.leases.find(e.lease);
            if (lease == state.leases.end() || !lease->second.merged.contains(law::numeralOf(e.number))) return "number-of-no-lease";
        }
        return state.lastSerial == e.ticket.value ? Breach{} : "serial-not-the-next";
    }
    Breach operator()(const TicketCalled& e) const {
        if (const Breach breach = seated(e.ticket, e.counter, TicketState::called); !breach.empty()) return breach;
        if (e.rule == CallRule::pick) return {};
        return overtaken(state, *state.counter(e.counter), *state.ticket(e.ticket), at_);
    }
    Breach operator()(const TicketRecalled& e) const {
        return seated(e.ticket, e.counter, TicketState::called);
    }
    Breach operator()(const ServiceStarted& e) const {
        if (const Breach breach = seated(e.ticket, e.counter, TicketState::serving); !breach.empty()) return breach;
        const Ticket& ticket = *state.ticket(e.ticket);
        return ticket.leg == 1 && ticket.calls == 0 ? Breach{"started-without-call"} : Breach{};
    }
    Breach operator()(const ServiceFinished& e) const { return ticketIs(e.ticket, TicketState::served); }
    Breach operator()(const TicketMissed& e) const { return ticketIs(e.ticket, TicketState::missed); }
    Breach operator()(const TicketBroughtBack& e) const { return ticketIs(e.ticket, TicketState::waiting); }
    Breach operator()(const TicketHeld& e) const { return ticketIs(e.ticket, TicketState::held); }
    Breach operator()(const TicketResumed& e) const {
        return seated(e.ticket, e.counter, TicketState::serving);
    }
    Breach operator()(const TicketTransferred& e) const {
        if (const Breach breach = ticketIs(e.ticket, TicketState::waiting); !breach.empty()) return breach;
        const Ticket& ticket = *state.ticket(e.ticket);
        if (ticket.poolClerk != e.toClerk || ticket.poolCounter.has_value() == e.toCounter.value.empty()) return "ticket-in-wrong-pool";
        return state.queues[ticket.queue].config.code == e.to ? Breach{} : "ticket-in-wrong-queue";
    }
    Breach operator()(const TicketReturned& e) const { return ticketIs(e.ticket, TicketState::waiting); }
    Breach operator()(const TicketReachable& e) const {
        if (const Breach breach = ticketIs(e.ticket, TicketState::waiting); !breach.empty()) return breach;
        return state.ticket(e.ticket)->isUnderway() ? Breach{"reachable-and-underway"} : Breach{};
    }
    Breach operator()(const TicketGaveWay& e) const { return ticketIs(e.ticket, TicketState::waiting); }
    Breach operator()(const LegBegun& e) const { return ticketIs(e.ticket, TicketState::waiting); }
    Breach operator()(const ServiceAdded& e) const { return at(e.ticket, e.counter); }
    Breach operator()(const ClassConfirmed& e) const {
        if (const Breach breach = at(e.ticket, e.counter); !breach.empty()) return breach;
        return state.ticket(e.ticket)->classCheck == ClassCheck::open ? Breach{"class-not-checked"} : Breach{};
    }
    Breach operator()(const ActUndone& e) const {
        const Counter* counter = state.counter(e.counter);
        if (counter == nullptr) return "unknown-counter";
        if (counter->undoable) return "act-not-undone";
        return counterHolds(state, *counter);
    }
    Breach operator()(const NumbersLeased& e) const {
        const Queue* queue = state.queue(e.queue);
        if (queue == nullptr) return "unknown-queue";
        if (e.first > e.last || e.first <= queue->lastNumber || queue->leaseFloor != e.first) return "lease-overlaps";
        return {};
    }
    Breach operator()(const LeasedTicketLapsed&) const { return {}; }
    Breach operator()(const PlaceTaken& e) const {
        const Counter* counter = state.counter(e.counter);
        if (counter == nullptr) return "unknown-counter";
        if (counter->clerk != e.staff) return "person-not-at-counter";
        return seatedRight(state, *counter);
    }
    template <class Body>
        requires std::same_as<decltype(Body::number), CaseNumber>
    Breach operator()(const Body& e) const {
        constexpr bool within = std::is_same_v<Body, CaseAccepted> || std::is_same_v<Body, TaskDispatched> || std::is_same_v<Body, TaskDecided> ||
                                std::is_same_v<Body, TaskReleased> || std::is_same_v<Body, TaskDropped>;
        return law::violated(state, e.number, within);
    }
    Breach operator()(const TicketReplanned& e) const {
        if (const Breach breach = ticketIs(e.ticket, TicketState::waiting); !breach.empty()) return breach;
        const Ticket& ticket = *state.ticket(e.ticket);
        if (ticket.poolCounter.has_value() == e.toCounter.value.empty()) return "ticket-in-wrong-pool";
        return state.queues[ticket.queue].config.code == e.queue ? Breach{} : "ticket-in-wrong-queue";
    }
    template <class Body>
        requires std::same_as<decltype(Body::followUp), FollowUpId>
    Breach operator()(const Body& e) const {
        const auto found = state.casework.followUps.find(e.followUp);
        if (found == state.casework.followUps.end()) return "unknown-follow-up";
        const bool open = found->second.state != FollowUpState::closed;
        return state.casework.followUpsOpen.contains(e.followUp) == open ? Breach{} : "follow-up-in-wrong-set";
    }
    Breach operator()(const PersonErased& e) const {
        return state.casework.holdings.contains(e.person) ? "erased-person-still-held" : Breach{};
    }
    Breach operator()(const PlaceLeft& e) const {
        const Counter* counter = state.counter(e.counter);
        if (counter == nullptr) return "unknown-counter";
        return counter->clerk.value.empty() ? Breach{} : "person-not-gone";
    }
    Breach operator()(const NoticeShown& e) const {
        if (state.lastNotice != e.notice.value) return "notice-not-the-next";
        return law::violatedByNotices(state);
    }
    Breach operator()(const NoticeEnded& e) const {
        const bool stands = std::any_of(state.notices.begin(), state.notices.end(), [&](const Notice& one) { return one.id == e.notice; });
        return stands ? Breach{"notice-not-ended"} : law::violatedByNotices(state);
    }
    Breach operator()(const EvaluationGiven& e) const { return law::violated(state, e); }
    template <class Body>
        requires std::same_as<decltype(Body::booking), BookingId>
    Breach operator()(const Body& e) const { return law::violated(state, e.booking); }
    Breach operator()(const TicketCancelled& e) const { return ticketIs(e.ticket, TicketState::cancelled); }
    Breach operator()(const TicketClosedUnserved& e) const {
        return ticketIs(e.ticket, TicketState::closedUnserved);
    }
    Breach operator()(const CounterOpened& e) const { return counterIs(e.counter, CounterPhase::open); }
    Breach operator()(const CounterPaused& e) const { return counterIs(e.counter, CounterPhase::paused); }
    Breach operator()(const CounterClosed& e) const { return counterIs(e.counter, CounterPhase::closed); }
};

std::string named(Breach breach, const std::string& what) {
    return std::string(breach) + " " + what;
}

std::string queueViolation(const State& state) {
    std::set<std::string_view> letters;
    for (const Queue& queue : state.queues) {
        const std::string& code = queue.config.code.value;
        if (!letters.insert(queue.config.letters).second) return named("letters-twice", code);
        if (queue.waiting.size() != queue.due.size()) return named("due-set-wrong", code);
        for (const auto& [order, id] : queue.waiting) {
            const Ticket* ticket = state.ticket(id);
            if (ticket == nullptr || ticket->state != TicketState::waiting || ticket->order != order ||
                &state.queues[ticket->queue] != &queue) {
                return named("order-with-wrong-ticket", code);
            }
        }
    }
    return {};
}

std::string peopleViolation(const State& state) {
    for (const auto& [id, person] : state.staff) {
        if (person.counter && (*person.counter >= state.counters.size() || state.counters[*person.counter].clerk != id)) {
            return named("person-in-two-places", id.value);
        }
        if (person.pool.waiting.size() != person.pool.due.size()) return named("due-set-wrong", id.value);
        if (!person.counter && !person.pool.waiting.empty()) return named("pool-of-nobody", id.value);
    }
    for (const Counter& counter : state.counters) {
        const std::string& id = counter.config.id.value;
        if (const Breach breach = seatedRight(state, counter); !breach.empty()) return named(breach, id);
        if (counter.pool.waiting.size() != counter.pool.due.size()) return named("due-set-wrong", id);
        if (counter.phase == CounterPhase::closed && !counter.pool.waiting.empty()) return named("pool-of-closed-counter", id);
    }
    return {};
}

std::string leaseViolation(const State& state) {
    std::map<std::uint32_t, std::set<std::uint32_t>> lent;
    for (const auto& [id, lease] : state.leases) {
        if (id.value > state.lastLease) return "lease-after-the-last";
        if (lease.queue >= state.queues.size()) return "lease-without-queue";
        for (const std::uint32_t number : lease.merged) {
            if (number < lease.first || number > lease.last) return "number-of-no-lease";
        }
        if (lease.date != state.dayDate) continue;
        for (std::uint32_t number = lease.first; number <= lease.last; ++number) {
            if (!lent[lease.queue].insert(number).second) return "lease-overlaps";
        }
    }
    return {};
}

std::string ticketViolation(const State& state) {
    std::array<std::uint32_t, 8> byState{};
    std::array<std::uint64_t, 4> inSets{};  // waiting, held, missed, at counters
    std::set<std::string_view> numbers;
    std::uint64_t issued = 0, underway = 0;
    for (const auto& [id, ticket] : state.tickets) {
        if (ticket.id != id) return named("ticket-under-wrong-id", ticket.number);
        if (const Breach breach = misplaced(state, ticket); !breach.empty())
            return named(breach, ticket.number);
        if (!numbers.insert(ticket.number).second) return named("number-twice", ticket.number);
        if (id.value == 0 || id.value > state.lastSerial)
            return named("serial-after-the-last", ticket.number);
        ++byState[static_cast<std::size_t>(ticket.state)];
    }
    if (byState != state.ticketsByState) return "totals-do-not-add-up";
    for (const Queue& queue : state.queues) {
        inSets[0] += queue.waiting.size() + queue.underway.size();
        underway += queue.underway.size();
        inSets[1] += queue.held.size();
        inSets[2] += queue.missed.size();
        issued += queue.issuedToday;
    }
    if (issued != state.tickets.size()) return "issued-does-not-add-up";
    for (const Counter& counter : state.counters) inSets[0] += counter.pool.waiting.size();
    for (const auto& [id, person] : state.staff) inSets[0] += person.pool.waiting.size();
    for (const Counter& counter : state.counters) inSets[3] += counter.ticket ? 1 : 0;
    const auto of = [&](TicketState s) { return byState[static_cast<std::size_t>(s)]; };
    if (inSets[0] != of(TicketState::waiting)) return "order-does-not-add-up";
    if (underway != state.comings.size()) return "underway-set-wrong";
    if (inSets[1] != of(TicketState::held)) return "held-set-wrong";
    if (inSets[2] != of(TicketState::missed)) return "missed-set-wrong";
    if (inSets[3] != of(TicketState::called) + of(TicketState::serving)) return "counter-with-two-tickets";
    return {};
}

/// A queue's last number is at least that of every ticket with its letters. Moved tickets keep the letters
/// they came with.
std::string numberViolation(const State& state) {
    std::map<std::string_view, std::uint32_t> last;
    for (const Queue& queue : state.queues) last[queue.config.letters] = queue.lastNumber;
    const bool lettersStand = state.day != DayPhase::closed;  // between days letters may change
    for (const auto& [id, ticket] : state.tickets) {
        const std::string_view number = ticket.number;
        const auto digits = number.find_first_of("0123456789");
        const auto found = last.find(number.substr(0, digits));
        if (!lettersStand) continue;
        if (found == last.end()) return named("number-of-no-queue", ticket.number);
        if (ticket.lease.value == 0 && law::numeralOf(ticket.number) > found->second) return named("number-after-the-last", ticket.number);
    }
    return {};
}

}  // namespace

std::string_view violatedBy(const State& state, const Event& event) {
    if (state.seq != event.seq) return "seq-wrong";
    if (const Breach breach = std::visit(After{state, event.at}, event.body); !breach.empty()) return breach;
    return totals(state);
}

std::string violation(const State& state) {
    if (const Breach breach = totals(state); !breach.empty()) return std::string(breach);
    if (auto found = queueViolation(state); !found.empty()) return found;
    if (auto found = peopleViolation(state); !found.empty()) return found;
    if (auto found = leaseViolation(state); !found.empty()) return found;
    if (const Breach breach = law::violatedByNotices(state); !breach.empty()) return std::string(breach);
    if (auto found = law::caseViolation(state); !found.empty()) return found;
    if (auto found = law::routeViolation(state); !found.empty()) return found;
    if (auto found = law::bookingViolation(state); !found.empty()) return found;
    if (auto found = law::evaluationViolation(state); !found.empty()) return found;
    for (const Counter& counter : state.counters) {
        if (const Breach breach = counterHolds(state, counter); !breach.empty())
            return named(breach, counter.config.id.value);
    }
    if (auto found = ticketViolation(state); !found.empty()) return found;
    return numberViolation(state);
}

}  // namespace hall::core
