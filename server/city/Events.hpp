// Which events of cases the city's platform is told of, and in what words. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "server/core/Events.hpp"
#include "server/core/State.hpp"

namespace hall::city {

/// Longest body that a webhook may have (Standard Webhooks asks for less than 20 kB).
inline constexpr std::size_t bodyBytesMax = 20'000;

/// The case that the event is about, if the platform is told of it.
std::optional<core::CaseNumber> told(const core::EventBody& body);

/// The state in which the event left its case. `one` is the case as it stands at any later moment.
core::CaseState stateAfter(const core::Case& one, const core::Event& event);

/// "HALL-SEQ", the same for ever.
std::string eventId(const core::State& state, std::uint64_t seq);

/// The CloudEvents body; nullopt when the platform is not told of it, or its case is not in `state`. Made out of event and case
/// alone, so it is the same however often it is made.
std::optional<std::string> cloudEvent(const core::State& state, const core::Event& event, std::int32_t offsetMinutes);

}  // namespace hall::city
