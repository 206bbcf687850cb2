// The operator's log, on standard error: readable lines on a terminal, one JSON object a line elsewhere.
#pragma once

#include <string>

namespace hall::app {

void openLog(const std::string& level);

}  // namespace hall::app
