#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/booking/Law.hpp"
#include "server/core/calendar/Calendar.hpp"
#include "server/core/calendar/OpeningDays.hpp"

namespace hall::core {

const Booking* Bookings::find(BookingId id) const {
    const auto found = all.find(id);
    return found == all.end() ? nullptr : &found->second;
}

namespace law {
namespace {

constexpr std::int64_t minuteMs = 60'000;

bool takesPlaces(const Booking& booking) { return booking.state == BookingState::booked || booking.state == BookingState::arrived; }

/// The slots in which it takes a place.
std::vector<Slot> slotsOf(const BookingMade& made) {
    std::vector<Slot> slots;
    const std::int64_t length = made.slots > 0 ? (made.until.utcMs - made.from.utcMs) / made.slots : 0;
    for (std::int32_t i = 0; i < made.slots; ++i) slots.push_back({{made.from.utcMs + i * length}, {made.from.utcMs + (i + 1) * length}});
    return slots;
}

/// Adds a booking to what follows from it, or takes it out (`by` -1).
void count(Bookings& bookings, const Booking& booking, std::int32_t by) {
    const BookingMade& made = booking.made;
    if (takesPlaces(booking)) {
        TakenPlaces& taken = bookings.taken[made.queue];
        for (const Slot& slot : slotsOf(made)) {
            const auto place = taken.try_emplace(slot).first;
            place->second += by;
            if (place->second == 0) taken.erase(place);
        }
        if (taken.empty()) bookings.taken.erase(made.queue);
    }
    if (booking.state == BookingState::booked) {
        if (by > 0) bookings.due.emplace(made.closesAt, made.booking);
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

bool opens(const State& state, LocalDate date) { return opensOn(state.casework.opening, state.casework.days, date); }

/// Can this date be booked today at all? The hall opens then, and it is one of the next `daysAhead` opening days, or today.
bool isWithinReach(const State& state, const BookingRulesConfig& rules, LocalDate today, LocalDate date) {
    const std::int64_t first = dayNumber(today), wanted = dayNumber(date);
    if (wanted < first || wanted - first > limits::bookingReachDays) return false;
    const bool weekday = rules.weekdays.empty() || std::find(rules.weekdays.begin(), rules.weekdays.end(), weekdayOf(date)) != rules.weekdays.end();
    const bool closed = std::find(rules.closed.begin(), rules.closed.end(), date) != rules.closed.end();
    if (!weekday || closed || !opens(state, date)) return false;
    std::int32_t ahead = 0;
    for (std::int64_t day = first + 1; day <= wanted; ++day) ahead += opens(state, dateOf(day)) ? 1 : 0;
    return ahead <= rules.daysAhead;
}

struct Sought {
    const BookingRulesConfig* rules{};
    std::int32_t needed{};
    Objection no;
};

Sought rulesFor(const State& state, const ItemCode& code) {
    const auto item = state.items.find(code);
    if (item == state.items.end()) return {nullptr, 0, refuse(Refusal::unknownItem)};
    if (item->second.withdrawn) return {nullptr, 0, refuse(Refusal::itemWithdrawn, code.value)};
    const auto rules = state.bookings.rules.find(item->second.queue);
    if (rules == state.bookings.rules.end() || !rules->second.offered) return {nullptr, 0, refuse(Refusal::notBookable, item->second.queue.value)};
    return {&rules->second, slotsNeeded(rules->second, item->second.usualMinutes), std::nullopt};
}

/// The booking in this slot as it would be, or why it cannot be. `own`: one that gives up its places for it; may be null.
std::variant<BookingMade, Refused> placed(const State& state, const BookingRulesConfig& rules, std::int32_t needed, Instant from, const Booking* own,
                                          const Given& given) {
    if (given.stamp.clock == nullptr) return refuse(Refusal::slotNotOffered);
    const LocalTime& clock = *given.stamp.clock;
    const LocalDate date = clock.of(from).first;
    if (!isWithinReach(state, rules, given.stamp.localDate, date)) return refuse(Refusal::slotNotOffered);
    if (from.utcMs < given.stamp.now.utcMs + rules.leadMinutes * minuteMs) return refuse(Refusal::slotNotOffered);
    const std::vector<Slot> slots = core::slotsOf(rules, date, clock);
    const auto slot = std::find_if(slots.begin(), slots.end(), [&](const Slot& one) { return one.from == from; });
    if (slot == slots.end()) return refuse(Refusal::slotNotOffered);
    const auto index = static_cast<std::size_t>(slot - slots.begin());
    const auto starts = [&](const TakenPlaces& taken, std::int32_t places) {
        const auto free = freeStarts(slots, taken, places, needed);
        return std::find(free.begin(), free.end(), index) != free.end();
    };
    const std::int32_t places = placesOf(rules);
    if (!starts({}, std::max(places, 1))) return refuse(Refusal::slotNotOffered);  // too near the end for so long a service
    TakenPlaces taken;
    if (const auto found = state.bookings.taken.find(rules.queue); found != state.bookings.taken.end()) taken = found->second;
    if (own != nullptr && own->made.queue == rules.queue) {
        for (const Slot& mine : slotsOf(own->made)) --taken[mine];
    }
    if (!starts(taken, places)) return refuse(Refusal::slotFull);
    BookingMade made;
    made.queue = rules.queue;
    made.date = date;
    made.from = from;
    made.until = slots[index + static_cast<std::size_t>(needed) - 1].until;
    made.slots = needed;
    made.opensAt = {from.utcMs - rules.earlyMinutes * minuteMs};
    made.closesAt = {from.utcMs + rules.lateMinutes * minuteMs};
    made.changeUntil = {from.utcMs - rules.cancelMinutes * minuteMs};
    return made;
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

void reindex(Bookings& bookings) {
    bookings.taken.clear();
    bookings.due.clear();
    bookings.byBooker.clear();
    for (const auto& [id, booking] : bookings.all) law::count(bookings, booking, 1);
}

}  // namespace hall::core
