// Inside of the core: one `decide` per command and one `apply` per event of bookings.
#pragma once

#include "server/core/booking/Bookings.hpp"
#include "server/core/booking/Commands.hpp"
#include "server/core/queue/Law.hpp"

namespace hall::core::law {

// --- Rules.cpp
/// The member that has not the right shape; empty: all have.
std::string_view wrongMember(const BookingRulesConfig&);

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
