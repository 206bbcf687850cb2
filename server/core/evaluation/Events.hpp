// What can have happened to evaluations. They say what was rated and how, never what was written or who could be called back.
#pragma once

#include <string>
#include <vector>

#include "server/core/casework/Types.hpp"
#include "server/core/evaluation/Types.hpp"

namespace hall::core {

struct EvaluationGiven {
    EvaluationId evaluation;
    TicketId visit;                        ///< 0: of a case
    CaseNumber about;                      ///< empty: of a visit
    bool again{};                          ///< the second one, after the follow-up of the first
    Level level{};
    std::vector<std::string> reasons;
    EvaluationChannel channel{};
    std::uint32_t form{};                  ///< the configuration's version with which the reasons came; 0: the usual ones
    LocalDate endedOn;                     ///< when what is rated was over
    LocalDate date;
};
struct EvaluationExcluded { EvaluationId evaluation; FollowUpId followUp; std::string reason; LocalDate date; };

}  // namespace hall::core
