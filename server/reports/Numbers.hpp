// Every number of a hall day explained: given by the server in order, or lent to a kiosk and then merged, lapsed or never used.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "server/core/Events.hpp"
#include "server/reports/DayReport.hpp"

namespace hall::reports {

class Numbers {
  public:
    void issued(core::LocalDate date, const core::TicketIssued& issued);
    void leased(const core::NumbersLeased& leased);
    void lapsed(const core::LeasedTicketLapsed& lapsed);

    /// Adds leases and their equations to the report of its date. Lapsed numbers come in after that day, so this is done when the
    /// report is asked for.
    void addTo(DayReport& report) const;

  private:
    struct Lent {
        core::NumbersLeased lease;
        std::set<std::uint32_t> merged;
        std::map<std::uint32_t, std::string> lapsed;
    };
    struct Given {
        std::int64_t count{};
        std::uint32_t last{};
    };
    std::map<core::LeaseId, Lent> lent_;
    std::map<std::pair<core::LocalDate, core::QueueCode>, Given> given_;
};

}  // namespace hall::reports
