#include "server/core/Limits.hpp"
#include "server/core/booking/Law.hpp"

namespace hall::core::law {

std::variant<IssueTicket, Refused> ticketFor(const State& state, BookingId id, const Given& given) {
    const Booking* booking = state.bookings.find(id);
    if (booking == nullptr) return refuse(Refusal::unknownBooking);
    if (booking->state != BookingState::booked) return refuse(Refusal::bookingNotInState, std::string(word(booking->state)));
    if (given.stamp.now < booking->made.opensAt) return refuse(Refusal::checkInNotOpen);
    // Between the end of the check-in and the second in which the hall notices.
    if (given.stamp.now > booking->made.closesAt) return refuse(Refusal::bookingNotInState, std::string(word(BookingState::missed)));
    const auto rules = state.bookings.rules.find(booking->made.queue);
    IssueTicket issue;
    issue.item = booking->made.item;
    issue.klass = rules == state.bookings.rules.end() ? ClassCode{"booking"} : rules->second.klass;
    issue.language = booking->made.language;
    issue.booking = id;
    return issue;
}

Events dueBookings(const State& state, const Given& given) {
    Events events;
    for (const auto& [closesAt, id] : state.bookings.due) {
        if (closesAt >= given.stamp.now || events.size() >= limits::dueThingsPerTurn) break;
        const Booking& booking = state.bookings.all.at(id);
        // Nobody could come to a hall that was not open: it had another day, was closed, or gave no more tickets; nor while the server was away.
        const bool noticed = given.stamp.now.utcMs - closesAt.utcMs <= limits::checkInNoticedMs;
        const bool open = noticed && state.day == DayPhase::open && state.dayDate == booking.made.date;
        if (open) events.push_back(BookingMissed{id});
        else events.push_back(BookingReleased{id});
    }
    return events;
}

}  // namespace hall::core::law
