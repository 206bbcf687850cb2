// The sped-up time of a demo hall: "START[xSPEED][@ANCHOR]", for example "2020-01-07T07:50:00+08:00x120@1767225600000".
// ANCHOR is the machine's time in milliseconds at which the hall's clock shows START; with the same anchor a restarted server
// goes on in the same virtual time. Without an anchor it is the moment of the start.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "server/engine/SystemClock.hpp"

namespace hall::app {

/// nullopt: not of that form, or a speed outside 0.1 to 10,000.
std::optional<engine::SystemClock::SpeedUp> parseDemoClock(const std::string& text);

}  // namespace hall::app
