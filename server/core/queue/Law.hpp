// Inside of the room: one `decide` per command and one `apply` per event, in the file of their verb family.
// Others use server/core/Decide.hpp.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "server/core/Decide.hpp"

namespace hall::core::law {

struct Given {
    const Actor& actor;
    const Stamp& stamp;
};

using Events = std::vector<EventBody>;
/// "Go on", or the reason why not.
using Objection = std::optional<Refused>;

// --- Configure.cpp
Decision decide(const State&, const Configure&, const Given&);
void apply(State&, const Configured&, const Event&);
/// Fills Profile::queues from its configuration.
void resolve(const State&, Profile&);

// --- Day.cpp
Decision decide(const State&, const OpenDay&, const Given&);
Decision decide(const State&, const BeginClosing&, const Given&);
Decision decide(const State&, const EndDay&, const Given&);
Decision decide(const State&, const TimePassed&, const Given&);
void apply(State&, const DayOpened&, const Event&);
void apply(State&, const ClosingBegun&, const Event&);
void apply(State&, const DayEnded&, const Event&);
void apply(State&, const TicketClosedUnserved&, const Event&);
/// Refuses unless the day is open or closing.
Objection needDay(const State&);
/// These events end or put aside one active ticket: while closing, the last one takes the day with it.
Events endingOne(const State&, EventBody);

// --- Issue.cpp
Decision decide(const State&, const IssueTicket&, const Given&);
Decision decide(const State&, const CancelTicket&, const Given&);
void apply(State&, const TicketIssued&, const Event&);
void apply(State&, const TicketCancelled&, const Event&);
std::string formatNumber(const QueueConfig&, std::uint32_t number);
/// The wait promised to a ticket of this class in this queue.
std::int64_t promisedWaitMs(const QueueConfig&, const ClassConfig*);

// --- Call.cpp
Decision decide(const State&, const CallNext&, const Given&);
Decision decide(const State&, const Recall&, const Given&);
Decision decide(const State&, const MarkNoShow&, const Given&);
Decision decide(const State&, const BringBack&, const Given&);
void apply(State&, const TicketCalled&, const Event&);
void apply(State&, const TicketRecalled&, const Event&);
void apply(State&, const TicketMissed&, const Event&);
void apply(State&, const TicketBroughtBack&, const Event&);

// --- Service.cpp
Decision decide(const State&, const StartService&, const Given&);
Decision decide(const State&, const FinishService&, const Given&);
Decision decide(const State&, const HoldTicket&, const Given&);
Decision decide(const State&, const ResumeTicket&, const Given&);
Decision decide(const State&, const TransferTicket&, const Given&);
void apply(State&, const ServiceStarted&, const Event&);
void apply(State&, const ServiceFinished&, const Event&);
void apply(State&, const TicketHeld&, const Event&);
void apply(State&, const TicketResumed&, const Event&);
void apply(State&, const TicketTransferred&, const Event&);

// --- Counter.cpp
Decision decide(const State&, const OpenCounter&, const Given&);
Decision decide(const State&, const PauseCounter&, const Given&);
Decision decide(const State&, const CloseCounter&, const Given&);
void apply(State&, const CounterOpened&, const Event&);
void apply(State&, const CounterPaused&, const Event&);
void apply(State&, const CounterClosed&, const Event&);
/// Day open or closing, counter known and open.
Objection needOpenCounter(const State&, const CounterId&);
/// The same, and a ticket called or served there.
Objection needTicket(const State&, const CounterId&);
/// A reason is a code, [a-z-]{1,32}.
bool isReason(std::string_view reason);

// --- for `apply`: null when unknown
Ticket* ticketIn(State&, TicketId);
Counter* counterIn(State&, const CounterId&);
Queue* queueIn(State&, const QueueCode&);
/// Takes the ticket out of every set that its present state put it into, and off its counter.
void leave(State&, Ticket&);
/// Puts it where its new state says; for a waiting ticket queue, order and wait must be set before.
void enter(State&, Ticket&, TicketState to, Instant at);
void move(State&, Ticket&, TicketState to, Instant at);
/// Gives the ticket to the counter, where it is called or served.
void seat(State&, Ticket&, const CounterId&, TicketState to, Instant at);

inline Decision one(EventBody event) {
    Events events;
    events.push_back(std::move(event));
    return events;
}
inline Refused refuse(Refusal refusal, std::string detail = {}) { return {refusal, std::move(detail)}; }

}  // namespace hall::core::law
