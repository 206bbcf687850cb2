// The ticket log: one CSV row per service leg of a visit, for export and for `hall-server backtest`.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/core/Events.hpp"
#include "server/reports/DayReport.hpp"

namespace hall::reports {

class Settled;

/// Columns: ticket,service,priority,issued_at,called_at,started_at,ended_at,outcome,clerk.
/// `ticket` is the outside id HALL-SERIAL, `service` the queue's code, `priority` the class's, `issued_at` when the leg began
/// to wait (of a ticket that a kiosk gave while it was cut off: when the kiosk gave it), `clerk` the pseudonym of the person signed
/// in at the counter that the leg ended at, or the counter's id where nobody was. A next service of the visit that goes on at the same
/// counter was called when it started. Times are local ISO times to the second. Outcomes:
///   served     the service was finished, or went on elsewhere by a transfer or a return (the next leg has its own row)
///   no_show    called, did not come
///   cancelled  the ticket was cancelled, or sent to another queue or back to its own before a service began
///   abandoned  still there when the day ended
/// An act that was taken back leaves no trace. A hold does not end a leg. A leg that goes on when the log ends has no row.
class TicketLog {
  public:
    /// `write` gets whole lines, the header first, in the order in which the legs ended.
    TicketLog(OffsetAt offsetAt, std::function<void(std::string_view line)> write);
    ~TicketLog();
    void add(const core::Event& event);
    /// The log ends here; rows of the last minutes are written only now.
    void finish();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
    std::unique_ptr<Settled> settled_;
};

}  // namespace hall::reports
