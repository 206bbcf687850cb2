// One event as GET /api/v1/events tells it: the stored columns under the wire's names, codes only.
#pragma once

#include <cstdint>
#include <string>

#include "server/core/Events.hpp"

namespace hall::app {

/// {"seq":7,"at":"2026-11-21T09:05:00.123+08:00","kind":"ticket-called","version":1,"role":"counter","actor":"counter-3",
///  "ticket":5,"counter":"counter-3","rule":"preference","configVersion":1160,"candidates":[[5,"general",...,...]]}
/// `ticket` is the serial in this hall; (hall, seq) is unique across halls. Absent columns are left out.
std::string eventJson(const core::Event& event, std::int32_t offsetMinutes);

}  // namespace hall::app
