// Ratings (好差评) as they are asked for and given, and what they add up to. JSON of all of it: Evaluation.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/wire/Frames.hpp"

namespace hall::wire {

// --- GET /api/v1/ratings/{token}, GET /api/v1/tickets/{id}/rating: what may be rated ----------------------------------------------
struct RatingReason {
    std::string code;
    Name name;
    auto operator<=>(const RatingReason&) const = default;
};
struct RatingOffer {
    std::string state;                     ///< open, again (after a follow-up), rated, too-late, not-over, nothing (no service was finished), off
    Name hall;
    bool online{};                         ///< a case handled online, not a visit; left out when false
    std::vector<Name> services;            ///< what was done; left out when none
    std::optional<std::string> endedOn;
    std::optional<std::string> until;      ///< last day, of open and again
    std::vector<RatingReason> reasons;     ///< of open and again
    auto operator<=>(const RatingOffer&) const = default;
};

// --- POST to the same: one rating --------------------------------------------------------------------------------------------------
struct RatingBody {
    std::int32_t level{};                  ///< 1 very satisfied ... 5 very dissatisfied
    std::vector<std::string> reasons;      ///< codes; may be left out
    std::optional<std::string> comment;    ///< free text; of 4 and 5 only
    std::optional<std::string> phone;      ///< to call back; of 4 and 5 only
    std::optional<std::int32_t> channel;   ///< 1 PC, 2 mobile, 3 QR code; devices have their own and leave it out
    auto operator<=>(const RatingBody&) const = default;
};
struct RatingResult {
    std::int32_t level{};
    bool again{};                          ///< the second one; left out when false
    bool followedUp{};                     ///< somebody looks into it; left out when false
    auto operator<=>(const RatingResult&) const = default;
};

// --- GET /api/v1/evaluations?month=2026-11 -----------------------------------------------------------------------------------------
struct ReasonCount {
    std::string code;
    Name name;
    std::int32_t count{};
    auto operator<=>(const ReasonCount&) const = default;
};
struct UnitFigures {
    std::string kind;                      ///< counter, clerk, department, item
    std::string code;
    Name name;                             ///< of counters: the label
    std::vector<std::int32_t> levels;      ///< how many ratings of each level, from 1
    std::int32_t rated{};
    auto operator<=>(const UnitFigures&) const = default;
};
/// How many of a kind are not shown: fewer than five ratings, or what they hide could be worked out.
struct UnitsHidden {
    std::string kind;
    std::int32_t units{};
    auto operator<=>(const UnitsHidden&) const = default;
};
struct FollowUpFigures {
    std::int32_t opened{};
    std::int32_t respondedInTime{};
    std::int32_t closedInTime{};
    std::int32_t goingOn{};                ///< not closed, and not late
    auto operator<=>(const FollowUpFigures&) const = default;
};
struct EvaluationFigures {
    std::string month;                     ///< "2026-11"; "": there is none to be told yet
    std::vector<std::string> months;       ///< that can be asked for, newest first
    std::string tellsFrom;                 ///< the day on which the running month is told
    bool tooFew{};                         ///< fewer than five ratings: nothing else is told; left out when false
    std::int32_t rated{};
    std::vector<std::int32_t> visits;      ///< by level
    std::vector<std::int32_t> cases;
    std::vector<std::int32_t> again;       ///< second ones, after a follow-up; left out when fewer than five
    std::vector<std::int32_t> channels;    ///< PC, mobile, QR code, counter's tablet, other terminal
    std::vector<ReasonCount> goodReasons, badReasons;  ///< those that five or more named
    std::optional<std::int32_t> excluded;  ///< mistaken or malicious ones, marked in this month; left out when fewer than five
    std::vector<UnitFigures> units;        ///< of the reader: a clerk's own, a reviewer's departments, all for those above
    std::vector<UnitsHidden> hidden;
    std::optional<FollowUpFigures> followUps;  ///< of bad ones of this month; left out when fewer than five
    auto operator<=>(const EvaluationFigures&) const = default;
};

Parsed<RatingBody> parseRatingBody(std::string_view body);
Parsed<RatingOffer> parseRatingOffer(std::string_view data);
Parsed<RatingResult> parseRatingResult(std::string_view data);
Parsed<EvaluationFigures> parseEvaluationFigures(std::string_view data);
std::string encode(const RatingOffer&);
std::string encode(const RatingBody&);
std::string encode(const RatingResult&);
std::string encode(const EvaluationFigures&);

}  // namespace hall::wire
