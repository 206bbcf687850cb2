// A ticket log lived through once more, each forecast made from nothing but what was known when its ticket was issued.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/forecast/Forecaster.hpp"
#include "server/forecast/Score.hpp"
#include "server/forecast/Textbook.hpp"

namespace hall::forecast {

/// One row of a ticket log.
struct LoggedLeg {
    LocalSeconds issuedAt{};
    std::optional<LocalSeconds> calledAt, startedAt, endedAt;
    Outcome outcome{Outcome::unknown};
    std::string queue, klass, clerk;             ///< clerk empty: nobody is named
};

struct BacktestSettings {
    std::uint64_t seed{1};
    int runs{200};
};

/// Over tickets that were served.
struct ScoreTable {
    Score forecast;
    std::array<Score, predictors> textbook;
    /// The textbook's least mean absolute error.
    [[nodiscard]] Predictor best() const;
};

struct BacktestResult {
    std::vector<Interval> forecasts;             ///< by row of the log
    ScoreTable waited;                           ///< those who had to wait
    ScoreTable all;
    std::array<std::uint64_t, bases> byBasis{};  ///< how many of the log's forecasts rest on what
};

/// `history`: what happened before, or beside; its rows are learned from and not scored. Within one second a ticket is issued
/// before anything else happens, so that no forecast sees its own call.
BacktestResult backtest(const std::vector<LoggedLeg>& history, const std::vector<LoggedLeg>& log, const BacktestSettings& settings);

}  // namespace hall::forecast
