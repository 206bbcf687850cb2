// The whole log from the server, replayed.
#pragma once

#include <string>

#include "tests/crowd/Replay.hpp"
#include "tests/crowd/Setup.hpp"

namespace hall::crowd {

/// Reads GET /api/v1/events from the first to the last and replays them; the first breach, or empty.
std::string replayLog(const HallFacts& facts, Replay& replay);

}  // namespace hall::crowd
