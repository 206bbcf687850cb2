// The sums that must hold between events, tickets and report.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "server/core/Events.hpp"
#include "server/reports/DayReport.hpp"

namespace hall::reports {

/// What the fold counted besides the report's own figures, so that the two can be set against each other.
struct Tally {
    std::set<std::string> numbers;
    Ends cancelledFrom;  ///< cancellations by the state before
    Ends closedFrom;
    std::array<std::int64_t, std::variant_size_v<core::EventBody::Base>> eventsByKind{};  ///< those that stand
    std::int64_t takenBack{};                                                       ///< and the others
};

/// Every equation over `report`, whose figures are complete. `lawByState` is the law's own count of tickets
/// (core::State::ticketsByState, after the same events).
std::vector<Equation> prove(const DayReport& report, const Tally& tally,
                            const std::array<std::uint32_t, 8>& lawByState);

}  // namespace hall::reports
