// The answer to "why was this one called before mine": GET /api/v1/tickets/{id}/explanation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/wire/Frames.hpp"

namespace hall::wire {

/// Somebody who came later and was called before.
struct ExplainedOther {
    std::string number;
    Time issuedAt;
    Time calledAt;
    std::string counter;                  ///< label
    std::string why;                      ///< word: "class-credit", "urgent", "picked", ...
    Name said;                            ///< the sentence
    auto operator<=>(const ExplainedOther&) const = default;
};
struct ExplainedElsewhere {
    std::string counter;                  ///< label of a counter that does not serve the queue
    std::int64_t calls{};                 ///< of visitors who came later
    auto operator<=>(const ExplainedElsewhere&) const = default;
};
struct ExplainedCandidate {
    std::string number;
    Name queue;
    Time dueAt;                           ///< when its maximum wait passes
    std::int64_t score{};                 ///< by ratio: calls in the running cycle; by weight: weight x ms waited
    bool called{};
    auto operator<=>(const ExplainedCandidate&) const = default;
};
struct ExplainedCall {
    std::string rule;                     ///< urgent, preference, ratio, weight, pick, pool
    std::string reason;                   ///< of a pick
    std::string approver;                 ///< pseudonym of who approved it
    std::int32_t tier{1};                 ///< 2: of the clerk's fallback
    std::int64_t configVersion{};
    std::int64_t waitedMs{};
    std::vector<ExplainedCandidate> candidates;
    std::vector<ExplainedOther> before;
    std::vector<ExplainedElsewhere> elsewhere;
    auto operator<=>(const ExplainedCall&) const = default;
};
struct ExplainedStep {
    std::int64_t seq{};                   ///< of the event
    Time at;
    std::string kind;                     ///< "issued", "called", "undone", ...
    std::string counter;                  ///< label; empty: none took part
    std::string actor;                    ///< device, or person by pseudonym
    bool takenBack{};                     ///< undone later: counts as if it had never been
    Name said;
    std::optional<ExplainedCall> call;
    auto operator<=>(const ExplainedStep&) const = default;
};
struct Explanation {
    std::string ticket;                   ///< "HALL-SERIAL"
    std::string number;
    std::string day;                      ///< "2026-11-23"
    Name queue;
    Name klass;
    std::string state;
    Time issuedAt;
    std::vector<ExplainedStep> steps;
    auto operator<=>(const Explanation&) const = default;
};

std::string encode(const Explanation&);
Parsed<Explanation> parseExplanation(std::string_view data);

}  // namespace hall::wire
