// The guide as everybody may read it.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "schema/wire/Guides.hpp"
#include "server/core/Decide.hpp"
#include "server/core/State.hpp"

namespace hall::views {

/// `completeness` is left at 0: it is whoever reads guides in that judges them.
wire::Guide guideText(const core::GuideConfig& guide);
/// The short lines of a whole catalogue, the most asked for first.
wire::GuideIndex guideIndex(const wire::Catalogue& catalogue);
/// nullopt: no such item, or it is withdrawn.
std::optional<wire::GuideItem> guideItem(const core::State& state, const core::ItemCode& code);

wire::GuidePackages guidePackages(const core::State& state);
/// What is asked after these answers, and what they select once nothing is open; unknown-package, package-withdrawn, package-answers.
std::variant<wire::GuidePackage, core::Refused> guidePackage(const core::State& state, const core::PackageCode& code,
                                                             const std::vector<wire::PackageAnswer>& answers);

}  // namespace hall::views
