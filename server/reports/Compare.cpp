#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "server/reports/DayReport.hpp"

namespace hall::reports {
namespace {

std::string describe(const TicketEnd& ticket) {
    return fmt::format("{} (calls {}, no-shows {})", ticket.state, ticket.calls, ticket.noShows);
}

/// Tickets by number; a number that stands twice is noted as a difference by itself.
std::map<std::string, TicketEnd> byNumber(const std::vector<TicketEnd>& tickets, std::string_view whose,
                                          std::vector<std::string>& out) {
    std::map<std::string, TicketEnd> map;
    for (const auto& ticket : tickets) {
        if (!map.emplace(ticket.number, ticket).second)
            out.push_back(fmt::format("{}: twice in the {}", ticket.number, whose));
    }
    return map;
}

}  // namespace

std::vector<std::pair<std::string, std::int64_t>> countsByName(const DayReport& report) {
    const Counts& counts = report.counts;
    return {{"issued", counts.issued},
            {"calls", counts.calls},
            {"recalls", counts.recalls},
            {"starts", counts.starts},
            {"resumes", counts.resumes},
            {"finishes", counts.finishes},
            {"no-shows", counts.noShows},
            {"brought-back", counts.broughtBack},
            {"holds", counts.holds},
            {"transfers", counts.transfersCalled + counts.transfersServing},
            {"cancelled", counts.cancelled},
            {"closed-unserved", counts.closedUnserved},
            {"served", report.ends.served},
            {"missed", report.ends.missed}};
}

std::vector<std::string> differences(const DayReport& report, const OutsideCount& count) {
    std::vector<std::string> out;
    const auto known = countsByName(report);
    for (const auto& [name, value] : count.counts) {
        const auto found =
            std::find_if(known.begin(), known.end(), [&](const auto& entry) { return entry.first == name; });
        if (found == known.end()) {
            out.push_back(fmt::format("{}: unknown to the report, crowd {}", name, value));
        } else if (found->second != value) {
            out.push_back(fmt::format("{}: log {}, crowd {}", name, found->second, value));
        }
    }
    const auto mine = byNumber(report.tickets, "log", out);
    const auto theirs = byNumber(count.tickets, "crowd", out);
    for (const auto& [number, ticket] : mine) {
        const auto other = theirs.find(number);
        if (other == theirs.end()) {
            out.push_back(fmt::format("{}: log {}, crowd does not know it", number, describe(ticket)));
        } else if (ticket != other->second) {
            out.push_back(fmt::format("{}: log {}, crowd {}", number, describe(ticket), describe(other->second)));
        }
    }
    for (const auto& [number, ticket] : theirs) {
        if (!mine.contains(number))
            out.push_back(fmt::format("{}: log does not know it, crowd {}", number, describe(ticket)));
    }
    return out;
}

}  // namespace hall::reports
