// Inside of the core: one `decide` per command and one `apply` per event of bookings.
#pragma once

#include "server/core/booking/Bookings.hpp"
#include "server/core/booking/Commands.hpp"
#include "server/core/queue/Law.hpp"

namespace hall::core::law {

// --- Rules.cpp
/// The member that has not the right shape; empty: all have.
std::string_view wrongMember(const BookingRulesConfig&);

// --- Places.cpp
struct Sought {
    const BookingRulesConfig* rules{};
    std::int32_t needed{};                 ///< slots in a row
    Objection no;
};
/// How this item is booked, or why it cannot be.
Sought rulesFor(const State&, const ItemCode&);
/// The booking in this slot as it would be, or why it cannot be. `own`: one that gives up its places for it; may be null.
std::variant<BookingMade, Refused> placed(const State&, const BookingRulesConfig&, std::int32_t needed, Instant from, const Booking* own, const Given&);
/// The slots in which it takes a place.
std::vector<Slot> slotsTaken(const BookingMade&);

// --- Book.cpp
Decision decide(const State&, const Book&, const Given&);
Decision decide(const State&, const MoveBooking&, const Given&);
Decision decide(const State&, const CancelBooking&, const Given&);
void apply(State&, const BookingMade&, const Event&);
void apply(State&, const BookingMoved&, const Event&);
void apply(State&, const BookingCancelled&, const Event&);

// --- Arrive.cpp
/// What a ticket for this booking is issued as, or why not now.
std::variant<IssueTicket, Refused> ticketFor(const State&, BookingId, const Given&);
/// Check-ins that have closed, at most `limits::dueThingsPerTurn`.
Events dueBookings(const State&, const Given&);
void apply(State&, const BookingArrived&, const Event&);
void apply(State&, const BookingMissed&, const Event&);
void apply(State&, const BookingReleased&, const Event&);
// --- Invariants.cpp
/// The booking after an event about it: where it must stand, and no slot with more bookings than places. Empty: all is well.
std::string_view violated(const State&, BookingId);
std::string bookingViolation(const State&);

/// When a day opens: what no longer counts is forgotten.
void forgetBookings(State&, LocalDate today);

}  // namespace hall::core::law
