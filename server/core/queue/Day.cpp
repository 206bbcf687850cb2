#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/calendar/OpeningDays.hpp"
#include "server/core/booking/Law.hpp"
#include "server/core/casework/Law.hpp"
#include "server/core/evaluation/Law.hpp"
#include "server/core/notice/Law.hpp"
#include "server/core/queue/Law.hpp"

namespace hall::core::law {
namespace {

std::uint32_t inState(const State& state, TicketState of) {
    return state.ticketsByState[static_cast<std::size_t>(of)];
}

Events beginClosing(const State& state) {
    Events events{ClosingBegun{}};
    if (state.activeTickets() == 0) events.push_back(DayEnded{"closing-time"});
    return events;
}

/// Everybody who still waits, is called or held goes home unserved; by serial, so that the log is the same in
/// every run.
Events endNow(const State& state, const std::string& reason) {
    std::vector<TicketId> left;
    for (const auto& [id, ticket] : state.tickets) {
        if (isLive(ticket)) left.push_back(id);
    }
    std::sort(left.begin(), left.end());
    Events events;
    events.reserve(left.size() + 1);
    for (const TicketId id : left) events.push_back(TicketClosedUnserved{id, reason});
    events.push_back(DayEnded{reason});
    return events;
}

/// Opening and closing by the clock. Midnight itself changes nothing: a day ends by its closing time or by a person.
Events dayByClock(const State& state, const Stamp& stamp) {
    const HallConfig& hall = state.hall;
    const bool closesByClock = hall.closesAtMinute < limits::minutesOfDay;
    const bool laterDate = state.dayDate < stamp.localDate;
    switch (state.day) {
        case DayPhase::closed: {
            const bool hours = stamp.localMinute >= hall.opensAtMinute && stamp.localMinute < hall.closesAtMinute;
            if (laterDate && hours && opensOn(state.casework.opening, state.casework.days, stamp.localDate)) return {DayOpened{stamp.localDate}};
            break;
        }
        case DayPhase::open: {
            const bool closingTime = state.dayDate == stamp.localDate && stamp.localMinute >= hall.closesAtMinute;
            if (closesByClock && (closingTime || laterDate)) return beginClosing(state);
            break;
        }
        case DayPhase::closing:
            if (state.activeTickets() == 0) return {DayEnded{"closing-time"}};
            // The next day is due and yesterday's tickets still stand in the way: the server was off at closing time, or a clerk
            // went home without ending the service. One forgotten key must not keep the hall shut.
            if (closesByClock && laterDate && stamp.localMinute >= hall.opensAtMinute) return endNow(state, "next-day-due");
            break;
    }
    return {};
}

}  // namespace

bool isLive(const Ticket& ticket) {
    return ticket.state == TicketState::waiting || ticket.state == TicketState::called || ticket.state == TicketState::serving ||
           ticket.state == TicketState::held;
}

Objection needDay(const State& state) {
    if (state.day == DayPhase::closed) return refuse(Refusal::noDayOpen);
    return std::nullopt;
}

Events endingOne(const State& state, EventBody event) {
    Events events;
    const bool last = state.day == DayPhase::closing && state.activeTickets() == 1;
    events.reserve(last ? 2 : 1);
    events.push_back(std::move(event));
    if (last) events.push_back(DayEnded{"last-ticket-ended"});
    return events;
}

Decision decide(const State& state, const OpenDay&, const Given& given) {
    if (state.hall.code.value.empty()) return refuse(Refusal::configurationInvalid, "hall");
    if (state.day != DayPhase::closed) return refuse(Refusal::dayAlreadyOpen);
    // The hall's date never goes back, even when somebody mends a clock that was ahead: numbers of that date
    // would repeat.
    return one(DayOpened{std::max(given.stamp.localDate, state.dayDate)});
}

// A second opening on the same date goes on with the same hall day: its tickets and numbers stay, so nothing
// repeats.
void apply(State& state, const DayOpened& opened, const Event& event) {
    state.day = DayPhase::open;
    state.dayOpenedAt = event.at;
    if (opened.date <= state.dayDate) return;
    forgetBookings(state, opened.date);
    forgetEvaluations(state, opened.date);
    const LocalDate yesterday = state.dayDate;  // a kiosk that was cut off may still bring its numbers of that day
    state.dayDate = opened.date;
    state.tickets.clear();
    state.casework.byTicket.clear();
    state.ticketsByState.fill(0);
    state.recentCalls.clear();
    state.comings.clear();
    state.byPhone.clear();
    state.busyCounters = 0;
    for (Queue& queue : state.queues) {
        queue.lastNumber = 0;
        queue.leaseFloor = 0;
        queue.issuedToday = 0;
        queue.waiting.clear();
        queue.due.clear();
        queue.underway.clear();
        queue.held.clear();
        queue.missed.clear();
    }
    for (Counter& counter : state.counters) {
        counter.ticket.reset();
        counter.servedToday = 0;
        counter.pool = {};
        counter.taken.clear();
        counter.undoable.reset();
    }
    for (auto& [id, person] : state.staff) person.pool = {};
    state.misused.clear();
    std::erase_if(state.leases, [&](const auto& lease) { return lease.second.date < yesterday; });
}

Decision decide(const State& state, const BeginClosing&, const Given&) {
    if (auto no = needDay(state)) return *no;
    if (state.day == DayPhase::closing) return refuse(Refusal::dayClosing);
    return beginClosing(state);
}

void apply(State& state, const ClosingBegun&, const Event&) {
    state.day = DayPhase::closing;
}

// Nobody is sent away from a counter. A service that was forgotten yesterday is none any more.
Decision decide(const State& state, const EndDay& command, const Given& given) {
    if (auto no = needDay(state)) return *no;
    if (!isReason(command.reason)) return refuse(Refusal::reasonMissing);
    const bool yesterdays = state.dayDate < given.stamp.localDate;
    if (inState(state, TicketState::serving) > 0 && !yesterdays) return refuse(Refusal::dayHasTicketsInService);
    return endNow(state, command.reason);
}

void apply(State& state, const DayEnded&, const Event&) {
    state.day = DayPhase::closed;
    for (Counter& counter : state.counters) counter.undoable.reset();
}

void apply(State& state, const TicketClosedUnserved& closed, const Event& event) {
    Ticket* ticket = ticketIn(state, closed.ticket);
    if (ticket == nullptr) return;
    visited(state, *ticket);  // forgotten at a counter over night: that was a service all the same
    move(state, *ticket, TicketState::closedUnserved, event.at);
    ticket->endedAt = event.at;
}

// Who can be here by now, then the hall's day, then notices whose time is over, then what the law's clock brings about.
Decision decide(const State& state, const TimePassed&, const Given& given) {
    if (state.hall.code.value.empty()) return Events{};
    Events events = reachable(state, given);
    for (EventBody& event : dayByClock(state, given.stamp)) events.push_back(std::move(event));
    endByTime(state, given.stamp.now, events);
    for (EventBody& event : dueBookings(state, given)) events.push_back(std::move(event));
    for (EventBody& event : dueEvents(state, given)) events.push_back(std::move(event));
    return events;
}

}  // namespace hall::core::law
