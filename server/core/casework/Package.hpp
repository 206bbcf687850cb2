// "One thing" (一件事): which items and papers the answers to a package's questions select, and in which order its tasks can go.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/core/casework/Case.hpp"

namespace hall::core {

struct Branch {
    std::vector<ItemCode> items;              ///< in the package's order
    std::vector<MaterialCode> notAsked;       ///< materials that this situation does not need
    auto operator<=>(const Branch&) const = default;
};

/// Do these answers meet the conditions? Of several about one question one must, of several questions all.
bool holds(const std::vector<PackageCondition>& when, const std::vector<PackageCondition>& answers);
/// Questions that are asked, given the answers so far, in the package's order.
std::vector<const PackageQuestion*> questionsAsked(const PackageConfig& package, const std::vector<PackageCondition>& answers);
/// The branch; or the code of the question that is unknown, unanswered, answered twice, not asked here, or answered with what it does not
/// offer.
std::variant<Branch, std::string> branchOf(const PackageConfig& package, const std::vector<PackageCondition>& answers);

/// Which items of a case need the result of which others: `after` of its package, and materials that are the result of an item of the
/// same case (MaterialRule::issuedBy). By index into Case::items.
std::vector<std::vector<std::uint32_t>> dependencies(const Casework& casework, const PackageChoice& package, const std::vector<CaseItem>& items);

/// A circle among items that need each other's results, as "a > b > a"; nullopt: there is none. `needs`: what each item needs.
std::optional<std::string> circle(const std::map<ItemCode, std::vector<ItemCode>>& needs);

}  // namespace hall::core
