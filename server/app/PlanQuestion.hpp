// What can be asked of coming days, and how the answers read.
#pragma once

#include <array>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "server/core/Types.hpp"
#include "server/forecast/DemandBacktest.hpp"
#include "server/forecast/HallPast.hpp"
#include "server/forecast/Staffing.hpp"
#include "server/reports/Period.hpp"

namespace hall::app {

/// A plan, as it was asked for.
struct PlanQuestion {
    std::size_t days{5};                         ///< the hall's next opening days, 1 to 14
    double share{0.95};                          ///< of all who come
    std::int64_t withinMinutes{};                ///< called within these; 0: within what their queue promises
    auto operator<=>(const PlanQuestion&) const = default;
};

using PlanParameters = std::vector<std::pair<std::string, std::string>>;

/// days, share (percent, 50 to 99), within (minutes): each at most once, no others.
std::variant<PlanQuestion, reports::WrongQuestion> planQuestionOf(const PlanParameters& parameters);

/// What the hall is called and what stands in it, for people who read.
struct PlannedHall {
    struct Named {
        std::string code, letters;
        core::Name name;
    };
    Named hall;
    std::vector<Named> queues, profiles;
};

struct PlannedDay {
    core::LocalDate date;
    forecast::DayKind kind;
    forecast::DayDemand demand;                  ///< visitors
    forecast::PlanDay day;
    forecast::StaffingPlan plan;
};

/// On which past it rests, and how far that was off.
struct PlanPast {
    std::size_t days{};                          ///< with visitors
    core::LocalDate from, to;
    std::array<forecast::DemandScore, forecast::demandsOf> scores{};   ///< of the last 40 of them, each expected from those before it
};

struct Plan {
    PlanQuestion asked;
    PlannedHall hall;
    PlanPast past;
    std::vector<PlannedDay> days;
};

/// Visitors expected on one day beside those who came, for whoever looks at that day.
struct DayExpected {
    PlannedHall hall;
    core::LocalDate date;
    forecast::DayKind kind;
    forecast::DayDemand demand;
    std::vector<forecast::Counts> came;          ///< by queue
    std::size_t until{};                         ///< half hours that are over
};

std::string json(const Plan& plan);
std::string text(const Plan& plan);
/// A line for each day, half hour and profile; RFC 4180, UTF-8 with a byte order mark.
std::string csv(const Plan& plan);
std::string json(const DayExpected& expected);

}  // namespace hall::app
