// What can be booked, and one booking, as visitors and receptions see it. Pure.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "schema/wire/Bookings.hpp"
#include "server/core/State.hpp"

namespace hall::views {

inline constexpr std::size_t bookableItemsTold = 40;

/// Minutes east of UTC at that moment: a booking may lie behind a change of clocks.
using OffsetAt = std::function<std::int32_t(core::Instant)>;
using BookingTokenOf = std::function<std::string(core::BookingId)>;

/// Queues that take bookings, and the first of their items whose name, or whose queue's name, has `text` in it; no items without a text.
wire::Bookable bookable(const core::State& state, std::string_view text);

/// nullopt: there is no such item. `stamp` with a clock.
std::optional<wire::Offers> offers(const core::State& state, const core::ItemCode& item, const core::Stamp& stamp, const OffsetAt& offsetAt);

/// `ticketToken`: of the ticket that it was checked in with; empty: that is of another day.
wire::BookingView bookingView(const core::State& state, const core::Booking& booking, core::Instant now, const OffsetAt& offsetAt,
                              const BookingTokenOf& tokenOf, const std::string& ticketToken);

/// All of a date, in whatever state. Walks the bookings that the hall knows.
wire::BookingList bookingList(const core::State& state, core::LocalDate date, const OffsetAt& offsetAt, const BookingTokenOf& tokenOf);

/// The visit as a calendar file (RFC 5545): one event in UTC, lines folded after 75 bytes, never within a character. `link`: the booking's page.
std::string calendarOf(const wire::BookingView& booking, std::uint64_t revision, core::Instant now, bool english, std::string_view link);

}  // namespace hall::views
