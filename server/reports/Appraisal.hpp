// Appraisal of people, counters and departments over a period: of each measure how many cases, how many of them good, how sure that is, and
// what comes of it by the hall's own published rules (AppraisalRules). docs/reports.md has the formula and the query of every figure.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/reports/AppraisalRules.hpp"
#include "server/engine/Legs.hpp"
#include "server/reports/PeriodReport.hpp"

namespace hall::reports {

struct AppraisalQuestion {
    PeriodKind kind{PeriodKind::month};
    std::optional<Period> period;                ///< none: the one of the last hall day
    engine::LegBy by{engine::LegBy::clerk};      ///< clerk, counter or department
    core::StaffId only;                          ///< this person's figures alone, with what counts against them; empty: everybody's
    Format format{Format::json};
    core::Language language{core::Language::zh};
};

/// period, of, from, to, by (person, counter, department), person, format (json, csv), language.
std::variant<AppraisalQuestion, WrongQuestion> appraisalQuestionOf(const Parameters& parameters);

/// "pace", "once", "promise", "complaints", "answers".
std::string_view word(engine::Measure measure);
/// Is this judged of such rows?
bool applies(engine::Measure measure, engine::LegBy by);

struct MeasureFigure {
    std::int64_t count{}, good{};
    std::int64_t excluded{};                     ///< not in `count`: left out after they were contested
    std::int64_t contested{};                    ///< in `count`: nobody has answered yet
    // 0 to 1; nothing without a case
    std::optional<double> share;                 ///< good / count
    std::optional<double> low, high;             ///< in which the true share lies nine times of ten: E. B. Wilson, JASA 22, 1927
    std::optional<double> settled;               ///< (good + prior x hall's share) / (count + prior)
    bool judged{};                               ///< there are enough cases
    auto operator<=>(const MeasureFigure&) const = default;
};
using MeasureFigures = std::array<MeasureFigure, engine::measures>;

struct AppraisalRow {
    std::string key;
    core::Name name;
    MeasureFigures figures;
    std::optional<double> index;                 ///< 0 to 100, of the settled shares by weight; nothing when less than half of it is judged
    std::string_view grade;                      ///< "excellent", "good", "passing", "below"; empty: none
};

struct Appraisal {
    core::HallCode hallCode;
    core::Name hall;
    Period period;
    engine::LegBy by{};
    AppraisalRules rules;
    std::uint64_t upTo{};
    core::Instant upToAt;
    std::vector<AppraisalRow> rows;              ///< those with any case, in the order of their codes
    MeasureFigures all;                          ///< of the rows together, also of those that the asker does not see
    bool own{};                                  ///< one person's
    std::vector<engine::AgainstOne> against;     ///< then what counts against them, newest first
};

/// The interval of E. B. Wilson for `good` of `count`, z = 1.645. count > 0.
std::pair<double, double> wilson(std::int64_t good, std::int64_t count);

/// From a table that is up to date.
std::variant<Appraisal, WrongQuestion, engine::StoreFault> appraisal(engine::LegTable& table, const AppraisalQuestion& question, const AppraisalRules& rules);

std::string json(const Appraisal& appraisal, const OffsetAt& offsetAt);
std::string text(const Appraisal& appraisal, const OffsetAt& offsetAt);
std::string csv(const Appraisal& appraisal, core::Language language);

}  // namespace hall::reports
