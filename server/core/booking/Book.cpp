#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/booking/Law.hpp"
#include "server/core/calendar/Calendar.hpp"

namespace hall::core {

const Booking* Bookings::find(BookingId id) const {
    const auto found = all.find(id);
    return found == all.end() ? nullptr : &found->second;
}

namespace law {
namespace {

bool takesPlaces(const Booking& booking) { return booking.state == BookingState::booked || booking.state == BookingState::arrived; }

/// Adds a booking to what follows from it, or takes it out (`by` -1).
void count(Bookings& bookings, const Booking& booking, std::int32_t by) {
    const BookingMade& made = booking.made;
    if (takesPlaces(booking)) {
        TakenPlaces& taken = bookings.taken[made.queue];
        for (const Slot& slot : slotsTaken(made)) {
            const auto place = taken.try_emplace(slot).first;
            place->second += by;
            if (place->second == 0) taken.erase(place);
        }
        if (taken.empty()) bookings.taken.erase(made.queue);
    }
    if (booking.state == BookingState::booked) {
        if (by > 0) bookings.due.insert({made.closesAt, made.booking});
        else bookings.due.erase({made.closesAt, made.booking});
    }
    auto& own = bookings.byBooker[made.booker];
    if (by > 0) own.insert(made.booking);
    else own.erase(made.booking);
    if (own.empty()) bookings.byBooker.erase(made.booker);
}

/// Changes a booking and what follows from it.
template <class Change>
void change(State& state, BookingId id, const Event& event, const Change& with) {
    const auto found = state.bookings.all.find(id);
    if (found == state.bookings.all.end()) return;
    count(state.bookings, found->second, -1);
    with(found->second);
    found->second.lastSeq = event.seq;
    count(state.bookings, found->second, 1);
}

void become(State& state, BookingId id, BookingState to, const Event& event) {
    change(state, id, event, [&](Booking& booking) { booking.state = to, booking.since = event.at; });
}

/// May this person book for this date? Nothing but what their own bookings say is looked at.
Objection needRoom(const State& state, const BookingRulesConfig& rules, const BookerId& booker, LocalDate today, LocalDate date, BookingId but) {
    const auto own = state.bookings.byBooker.find(booker);
    if (own == state.bookings.byBooker.end()) return std::nullopt;
    std::int32_t sameDay = 0, missed = 0, cancelled = 0;
    for (const BookingId id : own->second) {
        if (id == but) continue;
        const Booking& booking = state.bookings.all.at(id);
        const bool counts = dayNumber(today) - dayNumber(booking.made.date) < rules.countDays;
        sameDay += booking.made.date == date && (takesPlaces(booking) || booking.state == BookingState::missed) ? 1 : 0;
        missed += counts && booking.state == BookingState::missed ? 1 : 0;
        cancelled += counts && booking.state == BookingState::cancelled && !booking.byHall ? 1 : 0;
    }
    if (rules.missedLimit != 0 && missed >= rules.missedLimit) return refuse(Refusal::bookingSuspended, "missed");
    if (rules.cancelledLimit != 0 && cancelled >= rules.cancelledLimit) return refuse(Refusal::bookingSuspended, "cancelled");
    if (sameDay >= rules.perDay) return refuse(Refusal::bookingLimit);
    return std::nullopt;
}

struct Open {
    const Booking* booking{};
    Objection no;
};

/// A booking that can still be changed, by whoever asks.
Open needChangeable(const State& state, BookingId id, const Given& given) {
    const Booking* booking = state.bookings.find(id);
    if (booking == nullptr) return {nullptr, refuse(Refusal::unknownBooking)};
    if (booking->state != BookingState::booked) return {nullptr, refuse(Refusal::bookingNotInState, std::string(word(booking->state)))};
    const bool visitor = given.actor.role == Role::phone || given.actor.role == Role::kiosk;
    if (visitor && given.stamp.now > booking->made.changeUntil) return {nullptr, refuse(Refusal::bookingTooLate)};
    return {booking, std::nullopt};
}

}  // namespace

Decision decide(const State& state, const Book& command, const Given& given) {
    const auto [rules, needed, no] = rulesFor(state, command.item);
    if (no) return *no;
    if (command.booker.value.empty() || command.booker.value.size() > limits::opaqueIdBytes) return refuse(Refusal::unknownPerson);
    if (state.bookings.all.size() >= limits::bookings) return refuse(Refusal::tooMany, "bookings");
    auto where = placed(state, *rules, needed, command.from, nullptr, given);
    if (const auto* refused = std::get_if<Refused>(&where)) return *refused;
    BookingMade& made = std::get<BookingMade>(where);
    if (auto limit = needRoom(state, *rules, command.booker, given.stamp.localDate, made.date, {})) return *limit;
    made.booking = {state.bookings.lastId + 1};
    made.item = command.item;
    made.booker = command.booker;
    made.language = command.language;
    return one(std::move(made));
}

Decision decide(const State& state, const MoveBooking& command, const Given& given) {
    const auto [booking, no] = needChangeable(state, command.booking, given);
    if (no) return *no;
    const auto [rules, needed, unbookable] = rulesFor(state, booking->made.item);
    if (unbookable) return *unbookable;
    if (booking->made.from == command.from) return Events{};
    const auto where = placed(state, *rules, needed, command.from, booking, given);
    if (const auto* refused = std::get_if<Refused>(&where)) return *refused;
    const auto& made = std::get<BookingMade>(where);
    if (auto limit = needRoom(state, *rules, booking->made.booker, given.stamp.localDate, made.date, command.booking)) return *limit;
    return one(BookingMoved{command.booking, made.date, made.from, made.until, made.slots, made.opensAt, made.closesAt, made.changeUntil});
}

Decision decide(const State& state, const CancelBooking& command, const Given& given) {
    if (!isReason(command.reason)) return refuse(Refusal::reasonMissing);
    const auto [booking, no] = needChangeable(state, command.booking, given);
    if (no) return *no;
    const bool visitor = given.actor.role == Role::phone || given.actor.role == Role::kiosk;
    return one(BookingCancelled{command.booking, !visitor, command.reason});
}

void apply(State& state, const BookingMade& made, const Event& event) {
    Bookings& bookings = state.bookings;
    bookings.lastId = std::max(bookings.lastId, made.booking.value);
    Booking booking{made, BookingState::booked, false, {}, event.at, event.seq};
    const auto [place, isNew] = bookings.all.try_emplace(made.booking, std::move(booking));
    if (isNew) count(bookings, place->second, 1);
}

void apply(State& state, const BookingMoved& moved, const Event& event) {
    change(state, moved.booking, event, [&](Booking& booking) {
        booking.made.date = moved.date;
        booking.made.from = moved.from;
        booking.made.until = moved.until;
        booking.made.slots = moved.slots;
        booking.made.opensAt = moved.opensAt;
        booking.made.closesAt = moved.closesAt;
        booking.made.changeUntil = moved.changeUntil;
    });
}

void apply(State& state, const BookingCancelled& cancelled, const Event& event) {
    change(state, cancelled.booking, event, [&](Booking& booking) {
        booking.state = BookingState::cancelled, booking.byHall = cancelled.byHall, booking.since = event.at;
    });
}

void apply(State& state, const BookingMissed& missed, const Event& event) { become(state, missed.booking, BookingState::missed, event); }
void apply(State& state, const BookingReleased& released, const Event& event) { become(state, released.booking, BookingState::released, event); }
void apply(State& state, const BookingArrived& arrived, const Event& event) {
    change(state, arrived.booking, event, [&](Booking& booking) {
        booking.state = BookingState::arrived, booking.ticket = arrived.ticket, booking.since = event.at;
    });
}

void forgetBookings(State& state, LocalDate today) {
    const std::int64_t oldest = dayNumber(today) - limits::bookingDaysKept;
    for (auto at = state.bookings.all.begin(); at != state.bookings.all.end();) {
        if (dayNumber(at->second.made.date) >= oldest) {
            ++at;
            continue;
        }
        count(state.bookings, at->second, -1);
        at = state.bookings.all.erase(at);
    }
}

}  // namespace law

bool isOfBookings(const Bookings& bookings, const ClassCode& klass) {
    const auto gives = [&](const auto& rules) { return rules.second.klass == klass; };
    return klass != IssueTicket{}.klass && std::any_of(bookings.rules.begin(), bookings.rules.end(), gives);
}

void reindex(Bookings& bookings) {
    bookings.taken.clear();
    bookings.due.clear();
    bookings.byBooker.clear();
    for (const auto& [id, booking] : bookings.all) law::count(bookings, booking, 1);
}

}  // namespace hall::core
