// What a case still lacks: asked by acceptance and notification, and told at the kiosk, on the clerk's page and to the city's platform.
#pragma once

#include <vector>

#include "server/core/State.hpp"

namespace hall::core {

enum class Standing : std::uint8_t {
    stands,   ///< sound, vouched for, or the person gave it before and it is still good
    toShow,   ///< uploaded: the window looks at the original. Also what was missing or defective and has been uploaded since
    lacking,
};
Standing standing(const Casework&, const Case&, const CaseMaterial&, Instant at);

/// What stands in the way of acceptance, in the order of the list.
std::vector<MaterialCode> lacking(const Casework&, const Case&, Instant at);

/// What this person gave in another case, or before, and what these items let be used again at this moment: a paper that belongs to one
/// application is not, nor one that has become too old for any of them. Null: nothing.
const Holding* holdingOf(const Casework&, const PersonId&, const std::vector<CaseItem>&, const MaterialCode&, Instant at);

/// Something of it still has to be done.
bool goesOn(CaseState);
/// A ticket may be taken for it: to hand in, to bring what follows, to withdraw, to fetch. Not while another ticket of it waits or is served.
bool takesVisit(const State&, const Case&);

/// Each of these items takes the paper for one application only: a check of it is of no use to another case.
bool isOneTime(const Casework&, const std::vector<CaseItem>&, const MaterialCode&);

}  // namespace hall::core
