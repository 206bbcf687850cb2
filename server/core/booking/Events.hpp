// What can have happened to bookings. No names, no numbers: who booked is a keyed hash.
#pragma once

#include <string>

#include "server/core/booking/Types.hpp"

namespace hall::core {

/// Everything that the confirmation says: a later change of the rules moves none of it.
struct BookingMade {
    BookingId booking;
    QueueCode queue;
    ItemCode item;
    LocalDate date;
    Instant from;              ///< the visit begins
    Instant until;             ///< end of its last slot
    std::int32_t slots{1};     ///< places that it takes, one in each slot from `from` to `until`
    Instant opensAt;           ///< of the check-in
    Instant closesAt;
    Instant changeUntil;       ///< the visitor may cancel or move until then
    BookerId booker;
    Language language{Language::zh};
    auto operator<=>(const BookingMade&) const = default;
};
struct BookingMoved {
    BookingId booking;
    LocalDate date;
    Instant from;
    Instant until;
    std::int32_t slots{1};
    Instant opensAt;
    Instant closesAt;
    Instant changeUntil;
};
struct BookingCancelled { BookingId booking; bool byHall{}; std::string reason; };
/// Checked in: this ticket was given for it.
struct BookingArrived { BookingId booking; TicketId ticket; };
struct BookingMissed { BookingId booking; };
/// The hall was not open when the check-in closed.
struct BookingReleased { BookingId booking; };

}  // namespace hall::core
