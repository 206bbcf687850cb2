// `hall-server backtest`: how good the wait forecast would have been on a ticket log, of this hall or any other.
#pragma once

#include <cstdint>
#include <string>

#include "server/app/Exit.hpp"

namespace hall::app {

struct BacktestOptions {
    std::string file;           ///< the ticket log
    std::string history;        ///< another, to learn from and not to be scored; empty: none
    std::string predictions;    ///< the CSV file to write, a row for each of the log's; replaced when it is there; empty: none
    std::uint64_t seed{1};
    bool json{};
};
/// Nothing is written unless both logs could be read to the end.
Report backtest(const BacktestOptions& options);

}  // namespace hall::app
