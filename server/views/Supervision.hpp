// What supervisors and managers see besides single cases, and what the catalogue of packages tells. Pure functions of the state, the
// reader, and what lies in the vault.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "schema/wire/Supervision.hpp"
#include "server/core/Decide.hpp"
#include "server/views/Cases.hpp"

namespace hall::views {

struct SupervisionWanted {
    std::optional<core::DepartmentCode> department;  ///< none: all; an empty code: the window
    std::optional<core::Light> light;                ///< none: all
    std::string after;                               ///< what `next` of the page before said; empty: from the beginning
    std::size_t limit{linesByDefault};
};

/// Lights by department, and the lines asked for: worst light first, then by the days left. Every open task is looked at once; only the
/// lines of the page are worded. nullopt: `after` is nothing that such a page said.
std::optional<wire::Supervision> supervisionPage(const core::State& state, const SupervisionWanted& wanted, const core::Actor& reader,
                                                 const Papers& papers, Now now);

/// Open requests, oldest first; with the day on which the case is due now, and if it were given today. Of a tolerance: the day for what
/// was let follow.
wire::ApprovalList approvalsPage(const core::State& state, const core::Actor& reader, const Papers& papers, Now now);

inline constexpr std::size_t followUpsAtMost = 200;
struct FollowUpsWanted {
    std::optional<core::FollowUpState> state;        ///< none: all that are not closed
    core::FollowUpId after;                          ///< the list goes on behind this one; empty: from the beginning
};
struct FollowUpPage {
    wire::FollowUpList list;
    core::FollowUpId next;                           ///< `after` of the next page; empty: there is none
};
/// Oldest first, closed ones newest first. Supervisors and managers see all, others those of their departments.
FollowUpPage followUpsPage(const core::State& state, const FollowUpsWanted& wanted, const core::Actor& reader, const Papers& papers, Now now);

/// The packages that can be applied for, as they are now.
wire::PackageList packageList(const core::State& state);
wire::PackageText packageText(const core::State& state, const core::PackageConfig& package);
/// What these answers select; or why nothing: unknown-package, package-withdrawn, package-answers.
std::variant<wire::PackageBranch, core::Refused> packageBranch(const core::State& state, const core::PackageCode& code,
                                                               const std::vector<wire::PackageAnswer>& answers);

}  // namespace hall::views
