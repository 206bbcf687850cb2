// `hall-server explain` and `replay`: questions about a past day, answered from the log alone.
#pragma once

#include <string>
#include <vector>

#include "server/app/Exit.hpp"
#include "server/core/Types.hpp"
#include "server/reports/Explain.hpp"

namespace hall::app {

struct ExplainOptions {
    std::string directory;
    std::string number;     ///< "A047", "A950*" or "A950"
    std::string day;        ///< "2026-11-21"; empty: the last day that gave this number
    std::string language{"zh"};
    bool json{};
};
Report explain(const ExplainOptions& options);

/// As the wire tells it. `hall`: the hall's code.
std::string explanationJson(const reports::Explanation& explanation, const core::HallCode& hall, const reports::OffsetAt& offsetAt);

struct ReplayOptions {
    std::string directory;
    std::string day;        ///< empty: the last hall day
    std::string file;       ///< the hall file to run the day under; empty: the day's own configuration
    std::vector<std::string> changes;  ///< of counters, in the words of reports::staffingChangeOf
    std::string staffing;   ///< a file of such changes, one a line, # begins a comment; empty: none
    bool json{};
};
Report replay(const ReplayOptions& options);

}  // namespace hall::app
