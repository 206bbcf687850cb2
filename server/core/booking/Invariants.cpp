#include "server/core/booking/Law.hpp"

namespace hall::core::law {

std::string_view violated(const State& state, BookingId id) {
    const Booking* booking = state.bookings.find(id);
    if (booking == nullptr) return "unknown-booking";
    const BookingMade& made = booking->made;
    if (id.value > state.bookings.lastId) return "booking-after-the-last";
    if (made.slots < 1 || made.until.utcMs - made.from.utcMs < made.slots) return "booking-without-time";
    const bool isDue = state.bookings.due.contains({made.closesAt, id});
    if (isDue != (booking->state == BookingState::booked)) return "booking-in-wrong-set";
    if (booking->state == BookingState::arrived) return state.ticket(booking->ticket) == nullptr ? "booking-without-ticket" : "";
    if (booking->state != BookingState::booked) return {};
    const auto rules = state.bookings.rules.find(made.queue);
    const auto taken = state.bookings.taken.find(made.queue);
    if (rules == state.bookings.rules.end() || taken == state.bookings.taken.end()) return "booking-without-rules";
    const std::int64_t length = (made.until.utcMs - made.from.utcMs) / made.slots;
    for (std::int64_t from = made.from.utcMs; from < made.until.utcMs; from += length) {
        if (takenIn(taken->second, {{from}, {from + length}}) > placesOf(rules->second)) return "slot-overbooked";
    }
    return {};
}

/// Places in slots that were booked under earlier rules are not looked at: a hall that takes places away keeps what it promised.
std::string bookingViolation(const State& state) {
    Bookings again;
    again.all = state.bookings.all;
    reindex(again);
    if (again.taken != state.bookings.taken) return "taken-places-wrong";
    if (again.due != state.bookings.due) return "booking-in-wrong-set";
    if (again.byBooker != state.bookings.byBooker) return "booker-in-wrong-set";
    if (!state.bookings.all.empty() && state.bookings.all.rbegin()->first.value > state.bookings.lastId) return "booking-after-the-last";
    return {};
}

}  // namespace hall::core::law
