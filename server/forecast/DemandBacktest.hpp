// Past days expected once more, each from nothing but the days before it, beside what a planner does without any of this.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "server/forecast/Demand.hpp"

namespace hall::forecast {

/// Mean absolute errors, in visitors.
struct DemandScore {
    std::uint64_t count{};                       ///< of what was expected and came
    double came{};                               ///< visitors
    double error{};
    double weekday{};                            ///< of the mean of the same weekday in the last four weeks; of all days in them where it was in none
    double yesterday{};                          ///< of the day before, of those with visitors
    double covered{};                            ///< share within p10 to p90, where any visitor was expected or came
};

/// What is expected: of the hall or of each queue, for a whole day or for each half hour.
enum class DemandOf : std::uint8_t { hallDay, hallHalfHour, queueDay, queueHalfHour };
inline constexpr std::size_t demandsOf = 4;

/// Days from `from` on (at least 1) are scored.
std::array<DemandScore, demandsOf> backtestDemand(std::span<const PastDay> past, std::size_t queues, std::size_t from);

/// Together, each counting by how much was scored.
DemandScore together(std::span<const DemandScore> scores);

}  // namespace hall::forecast
