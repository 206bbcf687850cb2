// Exit codes of hall-server, part of its outside contract.
#pragma once

#include <string>

namespace hall::app {

enum Exit : int {
    done = 0,
    foundWrong = 1,
    badUsage = 2,
    withOmissions = 3,  ///< done, but for what standard error names
    fault = 70,
};

/// What an operation says and how it ended.
struct Report {
    int exit{Exit::done};
    std::string text;   ///< for standard output
    std::string error;  ///< for standard error; empty when done
};

}  // namespace hall::app
