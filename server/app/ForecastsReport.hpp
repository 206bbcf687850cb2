// `hall-server forecasts`: what visitors were told of their wait, and what came of it, folded from the log alone.
#pragma once

#include <string>

#include "server/app/Exit.hpp"

namespace hall::app {

struct ForecastsOptions {
    std::string directory;
    int days{30};                                ///< the last ones on which somebody was called who had been told a wait
    bool json{};
};
Report forecastsReport(const ForecastsOptions& options);

}  // namespace hall::app
