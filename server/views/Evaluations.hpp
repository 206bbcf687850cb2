// Ratings as they are asked for and as they are told: in groups of at least five, of months that are over, so that nobody who is rated
// learns who said what. Pure. Why it is told so: docs/evaluation.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/wire/Evaluation.hpp"
#include "server/core/Decide.hpp"
#include "server/core/evaluation/Law.hpp"
#include "server/views/Cases.hpp"

namespace hall::views {

wire::RatingOffer ratingOffer(const core::State& state, core::TicketId visit, Now now);
wire::RatingOffer ratingOffer(const core::State& state, const core::CaseNumber& about, Now now);

/// Those of one kind that may be told. None with fewer than five ratings; and where those that are left out have together fewer than five,
/// the smallest of the others go, too: else what is hidden could be had by taking what is shown from the whole.
std::vector<core::RatedUnit> toldUnits(const core::MonthFigures& month, core::RatedUnit::Kind kind);

/// The figures of a month (202611; 0: the newest that is told), as this reader may see them. nullopt: that month is not told, or never was.
std::optional<wire::EvaluationFigures> evaluationFigures(const core::State& state, std::int32_t month, const core::Actor& reader, Now now);

}  // namespace hall::views
