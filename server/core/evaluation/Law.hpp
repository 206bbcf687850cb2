// Inside of the core: one `decide` per command and one `apply` per event of evaluations.
#pragma once

#include "server/core/evaluation/Commands.hpp"
#include "server/core/evaluation/Evaluations.hpp"
#include "server/core/queue/Law.hpp"

namespace hall::core {

struct State;
struct Case;

/// What can be rated of this case, and since when; nullopt: it is not decided (or refused) yet.
std::optional<Rateable> rateable(const State& state, const Case& one);

/// Why this may not be rated now; nullopt: it may, and then `again` says whether it is the second time.
struct RatingOffer {
    bool again{};
    const Rateable* known{};               ///< what stands of it in the state; null: a case that was not rated yet
    LocalDate until;                       ///< last day; of the second one, too
};
/// One of them.
using RatingChance = std::variant<RatingOffer, Refused>;
RatingChance chanceToRate(const State& state, TicketId visit, LocalDate today);
RatingChance chanceToRate(const State& state, const CaseNumber& about, LocalDate today);

/// The last month whose figures are told on that day.
std::int32_t lastToldMonth(const EvaluationRulesConfig& rules, LocalDate today);

}  // namespace hall::core

namespace hall::core::law {

// --- Rules.cpp
/// The member that has not the right shape; empty: all have.
std::string_view wrongMember(const EvaluationRulesConfig&);

// --- Rate.cpp
Decision decide(const State&, const Rate&, const Given&);
Decision decide(const State&, const ExcludeRating&, const Given&);
void apply(State&, const EvaluationGiven&, const Event&);
void apply(State&, const EvaluationExcluded&, const Event&);
/// A follow-up came of a rating.
void followedUp(State&, const FollowUpOpened&);
/// What was rated when this follow-up was opened; null: it came of no rating, or that was forgotten.
const Rateable* ratedBehind(const State&, const FollowUp&);
/// Is this the clerk who was rated?
bool isOfRated(const State&, const FollowUp&, const Actor&);

// --- Rateable.cpp
/// A service of this visit is over: it can be rated.
void serviceOver(State&, const Ticket&, const CounterId&, const Event&);
/// Services that were finished by these events are not.
void servicesGoOn(State&, const ActUndone&);
/// When a day opens: what can be rated no more is forgotten, and months long gone.
void forgetEvaluations(State&, LocalDate today);

// --- Figures.cpp
/// Adds the first rating to its month, or takes it out (`by` -1). `online`: of a case.
void countRating(Evaluations&, const Rateable&, bool online, std::int32_t by);

// --- Invariants.cpp
std::string_view violated(const State&, const EvaluationGiven&);
std::string evaluationViolation(const State&);

}  // namespace hall::core::law
