// Private to this room: a period's report as a table for spreadsheets.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/reports/PeriodReport.hpp"

namespace hall::reports {

struct Column {
    enum class Kind { count, minutes, share };
    std::string zh, en;
    Kind kind{Kind::count};
    /// nullopt: there is no such figure, as of the waits of nobody. A share is 0 to 1.
    std::function<std::optional<double>(const PeriodFigures&)> value;
};

/// But for code and name, which stand before them.
std::vector<Column> columnsOf(const PeriodReport& report);
/// What the rows are.
core::Name headingOf(engine::LegBy by);
/// Chinese where there is no English.
const std::string& said(const core::Name& name, core::Language language);

}  // namespace hall::reports
