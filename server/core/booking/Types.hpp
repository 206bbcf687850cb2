// Words of booking: a visitor keeps a place in a slot of a queue, comes, and is called by their time credit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/Types.hpp"

namespace hall::core {

using BookingId = Id<struct BookingTag, std::uint64_t>;  ///< Serial in this hall for ever, from 1.
/// Who booked, as a keyed hash of the number that they gave: the same number gives the same id in this hall, and nothing leads back.
using BookerId = Id<struct BookerTag, std::string>;

enum class BookingState : std::uint8_t {
    booked,
    arrived,    ///< checked in: there is a ticket
    missed,     ///< nobody came while the check-in was open; counts
    cancelled,  ///< by the visitor in time, or by the hall
    released,   ///< the hall was not open; counts for nobody
};
inline constexpr std::size_t bookingStateCount = 5;
/// Stable word on every interface: "arrived".
std::string_view word(BookingState state);

/// Local minutes of a day between which slots lie, [from, until): a slot ends by `until`. 1440: to the end of the day.
struct BookingHours {
    std::int32_t fromMinute{};
    std::int32_t untilMinute{};
    auto operator<=>(const BookingHours&) const = default;
};

/// How a queue can be booked. One entry per queue; a queue without one cannot be. The defaults follow what halls publish: next five to
/// seven opening days, a day ahead, cancelling until two hours before, check-in from 15 minutes before to 10 after, two missed or five
/// cancelled in a month (Quanzhou 2020, Hangzhou; domain facts in docs/booking.md).
struct BookingRulesConfig {
    QueueCode queue;
    bool offered{true};                    ///< false: what is booked stays, nothing new is taken
    std::vector<BookingHours> hours{{540, 720}, {810, 1020}};  ///< in order, apart from each other
    std::int32_t slotMinutes{30};
    std::int32_t capacity{4};              ///< visits that the queue's counters can begin within a slot
    std::int32_t walkInPercent{50};        ///< of them kept for those who come without a booking
    std::vector<std::int32_t> weekdays{};  ///< ISO 8601, 1 Monday; empty: whenever the hall opens
    std::vector<LocalDate> closed{};       ///< dates without bookings
    std::int32_t daysAhead{7};             ///< the last date is the so-manieth opening day after today
    std::int32_t leadMinutes{1'440};       ///< a slot begins so long after it is booked, at least
    std::int32_t cancelMinutes{120};       ///< the visitor may cancel or move until so long before the slot
    std::int32_t earlyMinutes{15};         ///< check-in opens so long before the slot
    std::int32_t lateMinutes{10};          ///< and closes so long after its beginning
    ClassCode klass{"booking"};            ///< of the ticket that the check-in gives
    std::int32_t perDay{1};                ///< bookings of one person for one day in this hall, at most
    std::int32_t missedLimit{2};           ///< so many missed within `countDays`: no new booking until the first of them is older; 0: no limit
    std::int32_t cancelledLimit{5};        ///< the same of cancelled ones
    std::int32_t countDays{30};
    auto operator<=>(const BookingRulesConfig&) const = default;
};

/// Places of a slot that can be booked: what is left of the capacity when the share of those without a booking is taken off; never
/// more, rounded down.
std::int32_t placesOf(const BookingRulesConfig& rules);

}  // namespace hall::core
