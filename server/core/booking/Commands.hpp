// What may be asked about bookings. Checking in is IssueTicket with `booking`.
#pragma once

#include <string>

#include "server/core/booking/Types.hpp"

namespace hall::core {

/// Keeps a place in the queue of this item, from the slot that begins at `from`.
struct Book {
    ItemCode item;
    Instant from;
    BookerId booker;
    Language language{Language::zh};
};
/// The same booking in another slot, in one step: its place is given up only when there is the other one.
struct MoveBooking { BookingId booking; Instant from; };
/// By the visitor until the deadline of the rules, by the hall at any time. `reason` is a code, [a-z-]{1,32}.
struct CancelBooking { BookingId booking; std::string reason; };

}  // namespace hall::core
