// Bookings as they stand: those to come, and those of the last weeks for as long as they count.
#pragma once

#include <map>
#include <set>
#include <utility>

#include "server/core/booking/Events.hpp"
#include "server/core/booking/Slots.hpp"

namespace hall::core {

struct Booking {
    BookingMade made;                      ///< as it is now: a move changes it
    BookingState state{BookingState::booked};
    bool byHall{};                         ///< cancelled by the hall: counts for nobody
    TicketId ticket;                       ///< 0: none yet
    Instant since;                         ///< when it entered its present state
    std::uint64_t lastSeq{};
    auto operator<=>(const Booking&) const = default;
};

struct DueBooking {
    Instant closesAt;
    BookingId booking;
    auto operator<=>(const DueBooking&) const = default;
};

struct Bookings {
    std::map<QueueCode, BookingRulesConfig> rules;
    std::uint64_t lastId{};
    std::map<BookingId, Booking> all;

    // What follows from `all`, kept so that nobody walks it (reindex):
    std::map<QueueCode, TakenPlaces> taken;                   ///< by bookings that are booked or arrived
    std::set<DueBooking> due;              ///< booked ones, by when their check-in closes
    std::map<BookerId, std::set<BookingId>> byBooker;

    [[nodiscard]] const Booking* find(BookingId id) const;
    bool operator==(const Bookings&) const = default;
};

void reindex(Bookings& bookings);

/// Is this class given for bookings, so that nobody may claim it for themselves? Never the usual one, "normal".
bool isOfBookings(const Bookings& bookings, const ClassCode& klass);

}  // namespace hall::core
