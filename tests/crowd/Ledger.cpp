#include "tests/crowd/Ledger.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace hall::crowd {
namespace {

/// What a command counts as when it was carried out; the names of the day report.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> countedAs{{
    {"issue", "issued"},
    {"call-next", "calls"},
    {"recall", "recalls"},
    {"start", "starts"},
    {"resume", "resumes"},
    {"finish", "finishes"},
    {"no-show", "no-shows"},
    {"bring-back", "brought-back"},
    {"hold", "holds"},
    {"transfer", "transfers"},
    {"cancel", "cancelled"},
}};

bool goesOn(std::string_view state) {
    return state == "waiting" || state == "called" || state == "serving" || state == "held";
}

}  // namespace

void Ledger::note(const wire::Command& command, const wire::Receipt& receipt) {
    if (receipt.problem) {
        ++refusals_[command.name + ": " + receipt.problem->code];
        return;
    }
    if (!receipt.ticket) return;
    const auto& ticket = *receipt.ticket;
    for (const auto& [name, counted] : countedAs)
        if (name == command.name) ++counts_[std::string{counted}];
    // Answers to different devices may come in another order than the hall gave them: a ticket may be called before its kiosk
    // has heard its number, and what has ended does not go on.
    const bool known = tickets_.contains(ticket.number);
    if (command.name == "issue" && !issued_.insert(ticket.number).second) ++doubled_[ticket.number];
    auto& line = tickets_[ticket.number];
    line.id = ticket.id;
    const bool ended = line.state == "served" || line.state == "cancelled";
    if (!ended && !(known && command.name == "issue")) line.state = ticket.state;
    if (command.name == "call-next") ++line.calls;
    if (command.name == "no-show") ++line.noShows;
}

std::int64_t Ledger::count(const std::string& name) const {
    const auto found = counts_.find(name);
    return found == counts_.end() ? 0 : found->second;
}

std::int64_t Ledger::present() const {
    std::int64_t present = 0;
    for (const auto& [number, line] : tickets_) present += goesOn(line.state) ? 1 : 0;
    return present;
}

std::string Ledger::json(const std::map<std::string, std::string>& extra) const {
    nlohmann::ordered_json out;
    for (const auto& [name, value] : extra) out[name] = value;
    auto& counts = out["counts"] = nlohmann::ordered_json::object();
    for (const auto& [name, counted] : countedAs) counts[std::string{counted}] = count(std::string{counted});
    std::int64_t served = 0, missed = 0, closedUnserved = 0;
    auto tickets = nlohmann::ordered_json::array();
    for (const auto& [number, line] : tickets_) {
        served += line.state == "served" ? 1 : 0;
        missed += line.state == "missed" ? 1 : 0;
        closedUnserved += line.state == "closed-unserved" ? 1 : 0;
        tickets.push_back(
            {{"number", number}, {"state", line.state}, {"calls", line.calls}, {"noShows", line.noShows}});
    }
    counts["served"] = served;
    counts["missed"] = missed;
    counts["closed-unserved"] = closedUnserved;
    auto& refusals = out["refusals"] = nlohmann::ordered_json::object();
    for (const auto& [what, times] : refusals_) refusals[what] = times;
    out["tickets"] = std::move(tickets);
    return out.dump(1) + '\n';
}

}  // namespace hall::crowd
