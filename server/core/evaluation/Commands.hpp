// What may be asked about evaluations.
#pragma once

#include <string>
#include <vector>

#include "server/core/casework/Types.hpp"
#include "server/core/evaluation/Types.hpp"

namespace hall::core {

/// The visitor's word about a visit, or about a case handled online: exactly one of `visit` and `about`. A bad one opens a follow-up in
/// the same turn. When that is closed, it may be given once more.
struct Rate {
    TicketId visit{};
    CaseNumber about{};
    Level level{};
    std::vector<std::string> reasons{};    ///< codes of the form
    EvaluationChannel channel{EvaluationChannel::none};
    VaultId comment{};                     ///< in words; of a bad one only, for there somebody answers
    PersonId person{};                     ///< made for this rating alone: a phone number to call back, and the words, hang on it; of a bad one only
};
/// A bad rating that was a mistake or malice (误评, 恶意差评): it stays in the log and is counted apart.
struct ExcludeRating {
    FollowUpId followUp;                   ///< that it opened
    std::string reason;                    ///< code, [a-z-]{1,32}
};

}  // namespace hall::core
