// The scenario's words for cases. A case is called by its application ID, or "~2": the second of all cases; persons, files and notes by
// any opaque id; several items are joined by commas; a material with its state is "identity-card=sound".
//
//   platform   put APP-1 1 p1 register,invoice identity-card=submitted:C    -> APP-1 applied
//   counter-1  receive APP-1                                              -> APP-1 received
//   s11        start-task APP-1 2                                         -> APP-1 task 2 working
//
// Acts: put APP REVISION PERSON ITEMS [agent P] [digest D] [hall H] [review R] [MATERIAL=STATE:GRADE ...], file APP FILE [MATERIAL] [N],
// walk-in PERSON ITEMS [agent P], link CASE, receive CASE, check CASE MATERIAL=STATE ..., ask-material CASE [REASON], notify CASE,
// supplement CASE MATERIAL=STATE ..., accept CASE, not-required CASE [REASON], outside CASE [REASON], withdraw CASE [REASON], confirm CASE,
// decline CASE, start-task CASE N, ask-task CASE N, answer-task CASE N, return-task CASE N [REASON], redispatch CASE N [DEPARTMENT],
// propose CASE N VERDICT, decide CASE N VERDICT [RESULT], hand-over CASE [post], archive CASE, revoke CASE [REASON],
// reveal CASE [REASON], erase PERSON, accept CASE [MATERIAL,... DAYS], advance-stage CASE N, request CASE N KIND DAYS REASON [PROCEDURE],
// decide-request CASE N given|declined, end-procedure CASE N RESULT, order CASE N DAYS REASON, answer-order CASE N,
// close-order CASE N [NOTE], open-follow-up KIND CLASS [CASE] [PERSON], assign-follow-up ID DEPARTMENT [CLASS],
// resolve-follow-up ID RESULT, close-follow-up ID satisfied|again. An act may end with "seen SEQ"; "issue" takes applications as "@APP-1".
// Looks: case C (state, code, verdict), materials C, documents C, due C, history C, guides C, files C, task-states C, person P, holdings P,
// tasks DEPARTMENT, visit NUMBER.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/core/Decide.hpp"

namespace hall::test {

/// "platform" is the city's, "s10" to "s15" are reviewers; nullopt for anybody else.
std::optional<core::Actor> caseActor(const std::string& who);
std::optional<core::Command> caseCommand(const core::State& state, const core::CounterId& counter, std::vector<std::string> words);
/// Empty if the event is not of a case.
std::string caseWords(const core::State& state, const core::EventBody& body);
/// nullopt if nothing of cases is looked at.
std::optional<std::string> caseLook(const core::State& state, const std::string& what, const std::string& which);
/// The case that a script means; its number is empty if there is none.
core::CaseNumber caseNamed(const core::State& state, const std::string& word);

}  // namespace hall::test
