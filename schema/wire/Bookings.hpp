// Booking a visit, as visitors and receptions see it. Times carry the hall's offset at that moment, not the present one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/wire/Frames.hpp"

namespace hall::wire {

/// A queue or a service item.
struct Called {
    std::string code;
    Name name;
    auto operator<=>(const Called&) const = default;
};

// --- GET /api/v1/bookings/offers --------------------------------------------------------------------------------------------
struct BookableItem {
    std::string code;
    Name name;
    std::string queue;                       ///< code
    auto operator<=>(const BookableItem&) const = default;
};
/// Without an item: what can be booked at all.
struct Bookable {
    std::vector<Called> queues;              ///< that take bookings
    std::vector<BookableItem> items;         ///< of these, whose name has the text that was asked for
    bool more{};                             ///< there are more than are told
    auto operator<=>(const Bookable&) const = default;
};
/// How it is booked; in minutes, but for the days.
struct BookingTerms {
    std::int32_t slotMinutes{};
    std::int32_t daysAhead{};                ///< opening days
    std::int32_t leadMinutes{};
    std::int32_t cancelMinutes{};
    std::int32_t earlyMinutes{};
    std::int32_t lateMinutes{};
    std::int32_t perDay{};                   ///< of one person
    std::int32_t missedLimit{};              ///< 0: none
    std::int32_t cancelledLimit{};
    std::int32_t countDays{};
    auto operator<=>(const BookingTerms&) const = default;
};
struct OfferedSlot {
    Time from;
    Time until;
    std::int32_t free{};                     ///< places left; 0: full
    auto operator<=>(const OfferedSlot&) const = default;
};
struct OfferedDay {
    std::string date;
    std::vector<OfferedSlot> slots;
    auto operator<=>(const OfferedDay&) const = default;
};
struct Offers {
    Called item;
    Called queue;
    std::string reason;                      ///< why there are no days: not-bookable, item-withdrawn, nothing-offered; empty: there are
    std::optional<BookingTerms> terms;       ///< of a queue that takes bookings
    std::vector<OfferedDay> days;
    auto operator<=>(const Offers&) const = default;
};

// --- a booking ----------------------------------------------------------------------------------------------------------------
/// POST /api/v1/bookings
struct BookingWanted {
    std::string item;
    Time from;
    std::string phone;                       ///< told apart by, and not kept: digits, with + before them or not
    std::string language{"zh"};
};
/// POST /api/v1/bookings/{token}/move
struct MoveWanted {
    Time from;
};
/// POST /api/v1/bookings/{token}/cancel
struct CancelWanted {
    std::string reason{"changed-plans"};     ///< a code
};

struct BookingView {
    std::string token;                       ///< whoever has it may move and cancel the booking
    std::string state;                       ///< booked, arrived, missed, cancelled, released
    bool byHall{};                           ///< cancelled by the hall
    Name hall;
    Called item;
    Called queue;
    std::string language;                    ///< "zh" | "en"
    std::string date;
    Time from;
    Time until;
    Time opensAt;                            ///< of the check-in
    Time closesAt;
    Time changeUntil;                        ///< it can be moved and cancelled until then
    bool changeable{};                       ///< and still can
    std::optional<std::string> number;       ///< of the ticket that the check-in gave, on its day
    std::optional<std::string> ticket;       ///< token of that ticket
    auto operator<=>(const BookingView&) const = default;
};

// --- GET /api/v1/bookings?date= -------------------------------------------------------------------------------------------------
struct BookingLine {
    std::string token;
    std::string state;
    bool byHall{};
    Time from;
    Time until;
    Called item;
    Called queue;
    std::optional<std::string> number;       ///< of the ticket
    auto operator<=>(const BookingLine&) const = default;
};
struct BookingList {
    std::string date;
    std::vector<BookingLine> bookings;       ///< by time, then as they were made
    auto operator<=>(const BookingList&) const = default;
};

std::string encode(const Bookable&);
std::string encode(const Offers&);
std::string encode(const BookingView&);
std::string encode(const BookingList&);
Parsed<BookingWanted> parseBookingWanted(std::string_view body);
Parsed<MoveWanted> parseMoveWanted(std::string_view body);
/// An empty body says nothing.
Parsed<CancelWanted> parseCancelWanted(std::string_view body);

/// The digits of a telephone number, without what people write between them, the country's +86 or 0086, and the + of others; nullopt: it is
/// none. So one number is one person, however it is written.
std::optional<std::string> plainPhone(std::string_view text);

}  // namespace hall::wire
