// One ticket's day, told from the state in which the day opened and the day's events.
#pragma once

#include <vector>

#include "server/reports/Explain.hpp"

namespace hall::reports {

struct LoggedEvent {
    core::Event event;
    bool takenBack{};
};

Explanation explainTicket(core::State state, const std::vector<LoggedEvent>& day, core::TicketId ticket, core::LocalDate date,
                          const OffsetAt& offsetAt);

}  // namespace hall::reports
