// Evaluations as they stand: what can be rated now, what was rated and is not settled yet, and the figures of the months.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "server/core/casework/Types.hpp"
#include "server/core/evaluation/Events.hpp"

namespace hall::core {

/// One service of a visit, as it was finished. Who passed a visitor on is not rated for it.
struct RatedService {
    ItemCode item;
    CounterId counter;
    StaffId clerk;                         ///< empty: nobody was signed in
    DepartmentCode department;
    std::uint64_t seq{};                   ///< of the ServiceFinished; 0: a task of a case
    auto operator<=>(const RatedService&) const = default;
};

struct Rating {
    EvaluationId id;                       ///< 0: not given
    Level level{};
    EvaluationChannel channel{EvaluationChannel::none};
    std::vector<std::string> reasons;
    LocalDate date;
    auto operator<=>(const Rating&) const = default;
};

/// A visit or a case that can be rated, or was.
struct Rateable {
    LocalDate endedOn;
    std::vector<RatedService> services;    ///< in order
    Rating first;
    Rating again;
    FollowUpId followUp;                   ///< that the first one opened; empty: none
    bool excluded{};
    auto operator<=>(const Rateable&) const = default;
};

/// Who or what was rated.
struct RatedUnit {
    enum class Kind : std::uint8_t { counter, clerk, department, item };
    Kind kind{};
    std::string code;
    auto operator<=>(const RatedUnit&) const = default;
};
std::string_view word(RatedUnit::Kind kind);  ///< "counter"

using LevelCounts = std::array<std::uint32_t, levelCount>;  ///< [0]: level 1

/// What a month's visits and cases were given. Excluded ones are in none of these but their own number.
struct MonthFigures {
    LevelCounts visits{};
    LevelCounts cases{};
    LevelCounts again{};                                    ///< second ones, by the month in which they were given; in none of the others
    std::array<std::uint32_t, channelCount> channels{};
    std::map<std::string, std::uint32_t> goodReasons, badReasons;
    std::map<RatedUnit, LevelCounts> units;                 ///< a visit to two counters counts once for each of them
    std::uint32_t excluded{};
    auto operator<=>(const MonthFigures&) const = default;
};

struct Evaluations {
    EvaluationRulesConfig rules;
    std::uint32_t form{};                                   ///< the configuration's version of `rules`; 0: the defaults
    std::uint64_t lastId{};
    std::map<TicketId, Rateable> visits;                    ///< within the days of the rules, and as long as a follow-up may bring a second one
    std::map<CaseNumber, Rateable> cases;                   ///< rated ones, kept as long
    std::map<std::int32_t, MonthFigures> months;            ///< by 202611, of the day on which the service ended

    /// Null: nothing of this visit was finished, or it is too long ago.
    [[nodiscard]] const Rateable* visit(TicketId ticket) const;
    [[nodiscard]] const Rateable* find(const CaseNumber& number) const;
    bool operator==(const Evaluations&) const = default;
};

constexpr std::int32_t monthOf(LocalDate date) { return date.yyyymmdd / 100; }

}  // namespace hall::core
