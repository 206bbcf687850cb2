// The order of the queue: who is next, and where a ticket stands. The forecast runs the same rules forward.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "server/core/Events.hpp"
#include "server/core/State.hpp"

namespace hall::core {

/// Who a counter calls at `now`, and why.
struct Choice {
    TicketId ticket;
    std::uint32_t queue{};
    CallRule rule{CallRule::preference};
    std::int32_t tier{1};     ///< 1: of the clerk's skills, 2: of the fallback
};

/// (a) over all lines of the counter (its own pool, its clerk's pool, the queues of its profile that its clerk takes) the ticket
/// whose maximum wait passes within the hall's lead time, earliest first; else (b) the head of the counter's pool, of the clerk's
/// pool; else (c) the head of the queue that the profile's rule picks (PickRule) among the clerk's skills, else among the fallback.
/// Who waits in the counter's pool for several services at once was sent there by the plan, not by a clerk: before (c) only with an
/// earlier place than the head that (c) picks, so that nobody asks for a second service to be called sooner. The head is the oldest virtual arrival, ties by serial.
std::optional<Choice> choose(const State& state, const Counter& counter, Instant now);

/// The heads of the pools, then of each non-empty queue that the counter serves, in the profile's order, and the chosen ticket,
/// right behind the head of its line if it is not that head: at most limits::candidates.
std::vector<Candidate> candidates(const State& state, const Counter& counter, const Choice& choice, Instant now);

/// The counter's profile; null when it has none.
const Profile* profileOf(const State& state, const Counter& counter);
/// 1: a skill of the counter's clerk (or nobody with skills sits there), 2: fallback, 0: not taken.
std::int32_t tierOf(const State& state, const Counter& counter, std::uint32_t queue);
/// Share or weight of the profile's queue with this index.
std::int32_t shareOf(const Profile& profile, std::size_t index);
/// Does the ticket wait for this counter or its clerk in person?
bool inPoolOf(const State& state, const Counter& counter, const Ticket& ticket);
/// Or for another one?
bool waitsForAnother(const State& state, const Counter& counter, const Ticket& ticket);

/// Place of a ticket that waits by its age: virtual arrival is the issue time less the credit.
OrderKey placeByAge(const Ticket& ticket);

/// The ticket that one brought back to this line stands directly behind: the N-th waiting, or whoever was put behind that
/// one before; the last if fewer wait, 0 if nobody does.
TicketId anchorOf(const std::map<OrderKey, TicketId>& waiting, std::int32_t behind);

/// The same for a ticket that lets `behind` of those behind its own place go first; 0 if there is nobody behind it.
TicketId anchorAfter(const std::map<OrderKey, TicketId>& waiting, const OrderKey& own, std::int32_t behind);

/// The line that a waiting ticket stands in, or would.
const std::map<OrderKey, TicketId>& lineOf(const State& state, const Ticket& ticket);

/// Place directly behind `anchor` (0: in front of everybody), taken by the event with this sequence number.
OrderKey placeBehind(const State& state, const std::map<OrderKey, TicketId>& waiting, const Ticket& ticket,
                     TicketId anchor, std::uint64_t seq);

/// How many stand in front of a waiting ticket in its own line, those who keep a place there while they are on their way included; -1
/// when it does not wait. Walks from both ends at once,
/// because most tickets that are asked about stand near one.
std::int32_t ahead(const State& state, const Ticket& ticket);

/// Does the counter's profile have this queue, and does its clerk take it?
bool serves(const State& state, const Counter& counter, std::uint32_t queue);
/// May a ticket that was put aside go on at this counter: it serves its queue, or the ticket was here last (from a pool, or another
/// profile then).
bool belongsAt(const State& state, const Counter& counter, const Ticket& ticket);

}  // namespace hall::core
