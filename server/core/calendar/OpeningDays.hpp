// The hall's own opening days, apart from the state's working days.
#pragma once

#include <optional>

#include "server/core/calendar/WorkingDays.hpp"

namespace hall::core {

/// Without an entry, every day is one. The state's calendar moves working days only: a hall that opens on Saturdays does so on a Saturday of
/// every week.
bool opensOn(const std::optional<OpeningConfig>& opening, const WorkingDays& days, LocalDate date);

}  // namespace hall::core
