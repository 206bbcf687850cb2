// Figures of a day, week, month, quarter, year or any days between two, from the rows of the service legs: percentiles and means are of
// the rows themselves, never of other means. docs/reports.md says what each figure means and which query over reports.db gives it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "server/engine/Legs.hpp"
#include "server/reports/DayReport.hpp"
#include "server/reports/Period.hpp"

namespace hall::reports {

enum class Format : std::uint8_t { json, csv, xlsx, text };

/// A question as it was asked. Without a day nobody has said which period is meant: the one of the last hall day.
struct PeriodQuestion {
    PeriodKind kind{PeriodKind::day};
    std::optional<Period> period;
    engine::LegBy by{engine::LegBy::nothing};
    std::int64_t withinMinutes{15};
    Format format{Format::json};
    core::Language language{core::Language::zh};
    bool compare{};                      ///< with the period before, and the same a year before
};

using Parameters = std::vector<std::pair<std::string, std::string>>;

/// period, of, from, to, by, within, format, language, compare: each at most once, no others.
std::variant<PeriodQuestion, WrongQuestion> questionOf(const Parameters& parameters);

std::string_view word(engine::LegBy by);

/// Lengths of time of some legs, in milliseconds. Percentiles by nearest rank, so that each is a time that somebody had; the mean is
/// the sum by the count, cut to whole milliseconds. All but the counts mean nothing when `count` is 0.
struct Lengths {
    std::int64_t count{}, sumMs{}, meanMs{}, p50Ms{}, p90Ms{}, p95Ms{}, longestMs{};
    auto operator<=>(const Lengths&) const = default;
};
Lengths lengthsOf(std::vector<std::int64_t> ms);

struct PeriodFigures {
    std::int64_t tickets{};              ///< issued, by the queue, item ... of their first leg
    std::int64_t legs{};                 ///< waits that began = served + transferred + noShows + cancelled + abandoned + open
    std::int64_t served{}, transferred{}, noShows{}, cancelled{}, abandoned{}, open{};
    std::int64_t holds{}, recalls{}, picked{};
    Lengths waits;                       ///< of legs that were called
    std::int64_t within{};               ///< of those: called within the minutes asked for
    Lengths services;                    ///< of legs whose service ended
    std::int64_t openMs{}, pausedMs{};   ///< of counters, while a hall day went on; only where hasDesks()
    auto operator<=>(const PeriodFigures&) const = default;
    [[nodiscard]] bool addsUp() const { return legs == served + transferred + noShows + cancelled + abandoned + open; }
    /// 0 to 1; nothing when nobody was called.
    [[nodiscard]] std::optional<double> withinShare() const;
    /// Of the time that counters were open: in which a service ran that has ended. Nothing where none was open.
    [[nodiscard]] std::optional<double> busyShare() const;
};

/// Are counters' times known of such rows? A counter is open for all its queues and at no item in particular.
bool hasDesks(engine::LegBy by);

struct PeriodRow {
    std::string key;                     ///< a code, "09" of an hour, "1" of Mondays, "2026-11-22", "2026-11"; empty: none of them
    core::Name name;
    PeriodFigures figures;
};

struct PeriodReport {
    core::HallCode hallCode;
    core::Name hall;
    Period period;
    engine::LegBy by{};
    std::int64_t withinMinutes{};
    std::int64_t days{};                 ///< of them, the hall was open
    std::uint64_t upTo{};                ///< the last event of the log that counts
    core::Instant upToAt;
    std::vector<PeriodRow> rows;         ///< those that had a leg or an open counter; in the order of their definition, or of time
    PeriodFigures total;
    std::vector<PeriodReport> others;    ///< where it was asked for: the period before, the same a year before
    /// Every row does, and the rows together come to the total.
    [[nodiscard]] bool addsUp() const;
};

/// From a table that is up to date. The fault of the table, or why there is nothing to ask for.
std::variant<PeriodReport, WrongQuestion, engine::StoreFault> periodReport(engine::LegTable& table, const PeriodQuestion& question);

std::string json(const PeriodReport& report, const OffsetAt& offsetAt);
/// For a terminal: English with the Chinese label beside, the figures that people look for first.
std::string text(const PeriodReport& report, const OffsetAt& offsetAt);
/// UTF-8 with a byte order mark, without which Excel on a Chinese Windows takes it for GBK; RFC 4180; nothing in it becomes a formula.
std::string csv(const PeriodReport& report, core::Language language);
/// A workbook with one sheet, ready to print; nullopt: no temporary file could be written.
std::optional<std::string> xlsx(const PeriodReport& report, core::Language language, const OffsetAt& offsetAt);

}  // namespace hall::reports
