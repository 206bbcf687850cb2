// Inside of the room: one `decide` per command and one `apply` per event, in the file of their verb family.
// Others use server/core/Decide.hpp.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "server/core/Decide.hpp"
#include "server/core/queue/Order.hpp"

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
/// Fills Profile::queues, or Staff::tiers, from its configuration.
void resolve(const State&, Profile&);
void resolve(const State&, Staff&);

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
/// Its visitor still waits, is called, served or held.
bool isLive(const Ticket&);
/// These events end or put aside one active ticket: while closing, the last one takes the day with it.
Events endingOne(const State&, EventBody);

// --- Issue.cpp
Decision decide(const State&, const IssueTicket&, const Given&);
Decision decide(const State&, const CancelTicket&, const Given&);
void apply(State&, const TicketIssued&, const Event&);
void apply(State&, const TicketCancelled&, const Event&);
std::string formatNumber(const QueueConfig&, std::uint32_t number);
/// The number behind the letters: 47 of "A047", 950 of "A950*".
std::uint32_t numeralOf(std::string_view number);
/// Null when there is none.
const ClassConfig* classOf(const State&, const ClassCode&);
/// The wait promised to a ticket of this class in this queue.
std::int64_t promisedWaitMs(const QueueConfig&, const ClassConfig*);
/// To this ticket when it goes on there: a class that was declared without right shortens nothing any more.
std::int64_t promisedWaitMs(const State&, const QueueConfig&, const Ticket&);

// --- Call.cpp
Decision decide(const State&, const CallNext&, const Given&);
Decision decide(const State&, const Recall&, const Given&);
Decision decide(const State&, const MarkNoShow&, const Given&);
Decision decide(const State&, const BringBack&, const Given&);
void apply(State&, const TicketCalled&, const Event&);
void apply(State&, const TicketRecalled&, const Event&);
void apply(State&, const TicketMissed&, const Event&);
void apply(State&, const TicketBroughtBack&, const Event&);

Decision decide(const State&, const PickTicket&, const Given&);
TicketCalled called(const State&, const Counter&, const Choice&, Instant now, bool afterFinish);

// --- Remote.cpp: visitors with phones
Decision decide(const State&, const ArriveTicket&, const Given&);
Decision decide(const State&, const GiveWay&, const Given&);
void apply(State&, const TicketReachable&, const Event&);
void apply(State&, const TicketGaveWay&, const Event&);
/// If it is taken from afar: may it be?
Objection needRemote(const State&, const IssueTicket&);
/// Tickets whose visitors can be here by now, at most `limits::dueThingsPerTurn`.
Events reachable(const State&, const Given&);
/// The member that has not the right shape; empty: all have.
std::string_view wrongMember(const RemoteConfig&);

// --- Lease.cpp
Decision decide(const State&, const LeaseNumbers&, const Given&);
Decision decide(const State&, const MergeTicket&, const Given&);
void apply(State&, const NumbersLeased&, const Event&);
void apply(State&, const LeasedTicketLapsed&, const Event&);

// --- Place.cpp: people at counters
Decision decide(const State&, const TakePlace&, const Given&);
Decision decide(const State&, const LeavePlace&, const Given&);
void apply(State&, const PlaceTaken&, const Event&);
void apply(State&, const PlaceLeft&, const Event&);
/// The counter is known, and a person acts only where they are signed in.
Objection needPerson(const State&, const Actor&, const CounterId&);
/// A person who gives a command is known, not disabled, and has the role that the session claims. A counter without a person
/// gives none where the hall wants people there.
Objection needRight(const State&, const Actor&);
/// The counter whose keys this command is; null for commands of nobody's counter and for TakePlace and LeavePlace.
const CounterId* actsAt(const Command&);
/// Was this command approved by a supervisor (who may also give it in person)?
bool approved(const State&, const Actor&);
/// What follows when this person leaves the counter for `reason`, their pool first.
void leaving(const State&, std::uint32_t counter, std::string_view reason, Events&);
/// May somebody with these roles sit at a counter?
bool mayTakePlace(const StaffConfig&);
/// And call visitors there?
bool mayCall(const StaffConfig&);

// --- Undo.cpp
Decision decide(const State&, const Undo&, const Given&);
void apply(State&, const ActUndone&, const Event&);
/// Keeps the ticket as it stands, before the event changes it: the event is the act, or goes on with the one just before.
void remember(State&, const CounterId&, Act, const Ticket& before, const Event&, bool goesOn = false);
/// The counter has an event that cannot be taken back.
void forget(Counter&);

// --- Move.cpp: from here to another line
Decision decide(const State&, const TransferTicket&, const Given&);
Decision decide(const State&, const ReturnTicket&, const Given&);
void apply(State&, const TicketTransferred&, const Event&);
void apply(State&, const TicketReturned&, const Event&);
/// Everybody in the pool goes back to their queue.
void release(const Pool&, Events&);

// --- Service.cpp
Decision decide(const State&, const StartService&, const Given&);
Decision decide(const State&, const FinishService&, const Given&);
Decision decide(const State&, const HoldTicket&, const Given&);
Decision decide(const State&, const ResumeTicket&, const Given&);
Decision decide(const State&, const FinishAndCallNext&, const Given&);
Decision decide(const State&, const AddService&, const Given&);
Decision decide(const State&, const ConfirmClass&, const Given&);
void apply(State&, const ServiceStarted&, const Event&);
void apply(State&, const ServiceFinished&, const Event&);
void apply(State&, const TicketHeld&, const Event&);
void apply(State&, const TicketResumed&, const Event&);
void apply(State&, const ServiceAdded&, const Event&);
void apply(State&, const LegBegun&, const Event&);
void apply(State&, const ClassConfirmed&, const Event&);
/// A service goes on no more: its visit counts once for each case that it has to do with (how often somebody had to come). Not when it
/// begins: a beginning may be taken back, and then nobody could tell whether the visit counted before.
void visited(State&, const Ticket&);
/// Does its class give the ticket anything that the normal one does not?
bool isDeclared(const State&, const Ticket&);

// --- Route.cpp
void apply(State&, const TicketReplanned&, const Event&);

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
/// Makes the ticket what it was, by the event with this sequence number.
void restore(State&, Ticket&, const Ticket& before, std::uint64_t seq);
/// Gives the ticket to the counter, where it is called or served.
void seat(State&, Ticket&, const CounterId&, TicketState to, Instant at);

inline Decision one(EventBody event) {
    Events events;
    events.push_back(std::move(event));
    return events;
}
inline Refused refuse(Refusal refusal, std::string detail = {}) { return {refusal, std::move(detail)}; }

}  // namespace hall::core::law
