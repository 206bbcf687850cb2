// The life of a case as one table: which command is possible in which state, and what it leads to. The law asks it first, the tests
// go through every pair, and the picture in docs/case-life.md is drawn from it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "server/core/casework/Types.hpp"

namespace hall::core {

/// Commands about a case that exists, in the order of a case's life.
enum class CaseVerb : std::uint8_t {
    put, addFile, link, receive, check, askMaterial, notify, supplement, accept, refuseNotRequired, refuseOutside, withdraw,
    confirmWithdrawal, declineWithdrawal, startTask, askTask, answerTask, returnTask, redispatchTask, proposeTask, decideTask,
    decideLastTask, handOver, archive, revoke, reveal, advanceStage, request, decideRequest, endProcedure, issueOrder, answerOrder,
    closeOrder,
};
inline constexpr std::size_t caseVerbCount = 33;
std::string_view word(CaseVerb verb);   ///< "ask-material"

/// The state after `verb` in `state`; nullopt: refused with case-not-in-state. What else may stand in its way is the law's.
/// declineWithdrawal gives withdrawing here: it goes back to what the case was before.
std::optional<CaseState> after(CaseState state, CaseVerb verb);

/// The same for one task: nullopt: refused with task-not-in-state. `decideLastTask` is like decideTask.
std::optional<TaskState> after(TaskState state, CaseVerb verb);

}  // namespace hall::core
