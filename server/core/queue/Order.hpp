// The order of the queue: who is next, and where a ticket stands. The forecast runs the same rules forward.
#pragma once

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
};

/// (a) over all queues of the counter's profile the ticket whose maximum wait passes within the hall's lead time,
/// earliest first; else (b) the first queue of the profile where somebody waits, (c) there the oldest virtual arrival,
/// ties by serial.
std::optional<Choice> choose(const State& state, const Counter& counter, Instant now);

/// The head of each non-empty queue of the profile, in its order, and the chosen ticket, right behind the head of its
/// queue if it is not that head: at most limits::candidates.
std::vector<Candidate> candidates(const State& state, const Counter& counter, const Choice& choice);

/// Place of a ticket that waits by its age: virtual arrival is the issue time less the credit.
OrderKey placeByAge(const Ticket& ticket);

/// The ticket that one brought back to `queue` stands directly behind: the N-th waiting, or whoever was put behind that
/// one before; the last if fewer wait, 0 if nobody does.
TicketId anchorOf(const Queue& queue, std::int32_t behind);

/// Place directly behind `anchor` (0: in front of everybody), taken by the event with this sequence number.
OrderKey placeBehind(const State& state, const Queue& queue, const Ticket& ticket, TicketId anchor,
                     std::uint64_t seq);

/// How many stand in front of a waiting ticket in its own queue; -1 when it does not wait. Walks from both ends at once,
/// because most tickets that are asked about stand near one.
std::int32_t ahead(const State& state, const Ticket& ticket);

/// Does the counter's profile serve this queue?
bool serves(const State& state, const Counter& counter, std::uint32_t queue);

}  // namespace hall::core
