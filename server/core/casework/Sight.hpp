// What a reader may know of a case, whichever door they come through.
#pragma once

#include "server/core/Decide.hpp"
#include "server/core/State.hpp"

namespace hall::core {

/// Of a reviewer; of others none.
std::vector<DepartmentCode> departmentsReviewedBy(const State&, const Actor& reader);
/// The reader is a reviewer with a task of the case.
bool hasTask(const State&, const Case&, const Actor& reader);
/// A reviewer of another department and the manager learn nothing about a sensitive item.
bool mayKnow(const State&, const CaseItem&, const Actor& reader);
/// A paper that only items ask for of which the reader learns nothing would tell of them; so would one of which nobody can say which item
/// it belongs to.
bool mayKnow(const State&, const Case&, const MaterialCode&, const Actor& reader);
/// The visitor of this case stands at the counter.
bool isAt(const State&, const Case&, const CounterId&);

/// The bytes of a file are somebody's identity card: they are for the counter at which its visitor stands, for the departments that have a
/// task of the case, and for whoever said in the log why they look (RevealPerson).
std::optional<Refused> refusesFile(const State&, const Case&, const CaseFile&, const Actor& reader);

}  // namespace hall::core
