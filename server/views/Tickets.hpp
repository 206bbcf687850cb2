// How a ticket and a moment look from outside. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schema/wire/Values.hpp"
#include "server/core/State.hpp"
#include "server/core/queue/Route.hpp"

namespace hall::views {

/// "HALL-SERIAL": unique across halls, told to staff devices only (visitors get a token that cannot be guessed).
std::string ticketName(const core::HallCode& hall, core::TicketId id);

/// The ticket that `name` means in this hall; nullopt for another hall's ticket and for anything that ticketName() never writes
/// (leading zeros, signs, overflow, serial 0).
std::optional<core::TicketId> parseTicketName(const core::HallCode& hall, std::string_view name);

/// `offsetMinutes`: of the hall's local time east of UTC; a view carries one offset for all its times.
wire::Time wireTime(core::Instant instant, std::int32_t offsetMinutes);

/// "2026-11-21"; empty for the date 0.
std::string dateText(core::LocalDate date);

/// "zh" or "en".
std::string_view word(core::Language language);

/// How many wait in front of a waiting ticket; nullopt when it does not wait. Walks the queue up to the ticket.
std::optional<std::int32_t> aheadOf(const core::State& state, const core::Ticket& ticket);

/// The ticket as it stands in `state`, with what its visit has still to do. `ahead` is told as given; below 0 it is left out.
wire::Ticket wireTicket(const core::State& state, const core::Ticket& ticket, std::int32_t offsetMinutes,
                        std::int32_t ahead = -1);

/// The same of a copy that is older than `state`, with the stops planned then: only configuration (codes, names, labels, usual times) is
/// read from `state`.
wire::Ticket wireTicket(const core::State& state, const core::Ticket& ticket, const std::vector<core::Stop>& plan, std::int32_t offsetMinutes,
                        std::int32_t ahead);

}  // namespace hall::views
