// What is foreseen of waits, as each audience sees it. Pure functions of the state and of what was foreseen (null: nothing).
#pragma once

#include <cstdint>
#include <optional>

#include "schema/wire/Views.hpp"
#include "server/core/State.hpp"
#include "server/core/queue/Waits.hpp"

namespace hall::views {

/// Of a ticket of the usual class (the one with the least credit) taken now. Nothing while nobody may take one: the day or the queue is
/// closed, or its tickets of the day are given out. What the clock says of its hours, whoever foresaw has looked at.
std::optional<wire::WaitMinutes> waitOfNewTicket(const core::State& state, std::uint32_t queue, const core::Waits* waits);
std::optional<wire::WaitSeconds> secondsOfNewTicket(const core::State& state, std::uint32_t queue, const core::Waits* waits);
/// Of one who waits, from `now` on. Who came after the last look waits as long as was told with the ticket.
std::optional<wire::WaitMinutes> waitOf(const core::Ticket& ticket, const core::Waits* waits, core::Instant now);
std::optional<wire::WaitSeconds> longestWait(std::uint32_t queue, const core::Waits* waits);
std::optional<wire::HallForecast> forecastOf(const core::State& state, const core::Waits* waits, std::int32_t offsetMinutes);

wire::WaitMinutes wireMinutes(const core::Wait& wait);

}  // namespace hall::views
