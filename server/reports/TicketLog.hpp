// The ticket log: one CSV row per service leg of a visit, for export and for `hall-server backtest`.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/core/Events.hpp"
#include "server/reports/DayReport.hpp"

namespace hall::reports {

/// Columns: ticket,service,priority,issued_at,called_at,started_at,ended_at,outcome,clerk.
/// `ticket` is the outside id HALL-SERIAL, `service` the queue's code, `priority` the class's, `issued_at` when the leg began
/// to wait, `clerk` the device name of the counter that the leg ended at. Times are local ISO times to the second. Outcomes:
///   served     the service was finished, or went on in another queue by a transfer (the next leg has its own row)
///   no_show    called, did not come
///   cancelled  the ticket was cancelled, or sent to another queue before a service began
///   abandoned  still there when the day ended
/// A hold does not end a leg. A leg that goes on when the log ends has no row.
class TicketLog {
  public:
    /// `write` gets whole lines, the header first, in the order in which the legs ended.
    TicketLog(OffsetAt offsetAt, std::function<void(std::string_view line)> write);
    ~TicketLog();
    void add(const core::Event& event);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hall::reports
