// What each audience sees of the hall. Pure functions of the state; none walks all tickets of the day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "schema/wire/Views.hpp"
#include "server/core/State.hpp"
#include "server/core/queue/Waits.hpp"

namespace hall::views {

inline constexpr std::size_t nextNumbersShown = 8;       ///< of a queue, on the lobby board
inline constexpr std::size_t waitingTicketsShown = 40;   ///< at a counter, over all queues of its profile
inline constexpr std::size_t heldTicketsShown = 40;
inline constexpr std::size_t missedTicketsShown = 20;

/// What the kiosk's view holds besides the state.
struct KioskExtras {
    std::string publicUrl;
    std::string catalogueVersion;
    std::int32_t localMinute{-1};  ///< of the hall, for queues with hours of their own; -1: hours are not looked at
};

// `waits`: what is foreseen; null: nothing.
wire::LobbyView lobbyView(const core::State& state, std::int32_t offsetMinutes, const core::Waits* waits = nullptr);
wire::KioskView kioskView(const core::State& state, const KioskExtras& extras, const core::Waits* waits = nullptr);
/// nullopt when no such counter is configured.
std::optional<wire::CounterView> counterView(const core::State& state, const core::CounterId& counter,
                                             std::int32_t offsetMinutes, const core::Waits* waits = nullptr);
/// The numbers that this kiosk may give while it is cut off.
wire::LeasesView leasesView(const core::State& state, const std::string& kiosk);
/// The line in front of a queue, for the phones of those in it. `now`: from when on they still wait.
wire::QueueView queueView(const core::State& state, std::uint32_t queue, const core::Waits* waits = nullptr, core::Instant now = {});
wire::HallView hallView(const core::State& state, std::int32_t offsetMinutes, const core::Waits* waits = nullptr);
/// Who waits there, those included who are still on their way and keep a place.
std::int32_t waitingIn(const core::Queue& queue);

/// `now`: from when on the visitor still waits.
wire::VisitView visitView(const core::State& state, const core::Ticket& ticket, std::int32_t offsetMinutes, const core::Waits* waits = nullptr,
                          core::Instant now = {});

}  // namespace hall::views
