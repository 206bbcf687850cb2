#include "server/reports/Proof.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace hall::reports {
namespace {

std::int64_t total(const std::vector<Equation::Term>& side) {
    return std::accumulate(side.begin(), side.end(), std::int64_t{0},
                           [](std::int64_t sum, const auto& term) { return sum + term.second; });
}

std::string spell(const std::vector<Equation::Term>& side) {
    std::string out;
    for (const auto& [name, value] : side) {
        if (!out.empty()) out += " + ";
        out += fmt::format("{} {}", name, value);
    }
    return out;
}

template <class List, class Get>
std::int64_t sumOver(const List& list, Get get) {
    return std::accumulate(list.begin(), list.end(), std::int64_t{0},
                           [&](std::int64_t sum, const auto& entry) { return sum + get(entry); });
}

template <class Event, std::size_t I = 0>
constexpr std::size_t kindOf() {
    if constexpr (std::is_same_v<std::variant_alternative_t<I, core::EventBody::Base>, Event>) {
        return I;
    } else {
        return kindOf<Event, I + 1>();
    }
}

template <class Event>
std::int64_t events(const Tally& tally) {
    return tally.eventsByKind[kindOf<Event>()];
}

/// Raw counts of events beside what the fold made of them.
std::vector<Equation> eventsAgainstReport(const DayReport& report, const Tally& tally) {
    const Counts& counts = report.counts;
    return {
        {"events of the day", {{"events", report.events}},
         {{"by kind", std::accumulate(tally.eventsByKind.begin(), tally.eventsByKind.end(), std::int64_t{0})},
          {"taken back", tally.takenBack}}},
        {"issued", {{"ticket-issued events", events<core::TicketIssued>(tally)}}, {{"visitors", counts.issued}}},
        {"called", {{"ticket-called events", events<core::TicketCalled>(tally)}}, {{"calls", counts.calls}}},
        {"recalled", {{"ticket-recalled events", events<core::TicketRecalled>(tally)}}, {{"recalls", counts.recalls}}},
        {"started", {{"service-started events", events<core::ServiceStarted>(tally)}},
         {{"starts", counts.starts}, {"gone on at once", counts.startsAtOnce}}},
        {"acts taken back", {{"act-undone events", events<core::ActUndone>(tally)}}, {{"undone", counts.undone}}},
        {"next services", {{"leg-begun events", events<core::LegBegun>(tally)}}, {{"next services", counts.legs}}},
        {"ends",
         {{"service-finished events", events<core::ServiceFinished>(tally)},
          {"ticket-missed events", events<core::TicketMissed>(tally)},
          {"ticket-cancelled events", events<core::TicketCancelled>(tally)},
          {"ticket-closed-unserved events", events<core::TicketClosedUnserved>(tally)}},
         {{"tickets served", report.ends.served},
          {"tickets missed", report.ends.missed},
          {"tickets cancelled", report.ends.cancelled},
          {"tickets closed unserved", report.ends.closedUnserved},
          {"brought back after a no-show", counts.broughtBack},
          {"gone on with a next service", counts.legs},
          {"cancelled after a no-show", tally.cancelledFrom.missed},
          {"closed unserved after a no-show", tally.closedFrom.missed}}},
    };
}

/// What goes into a state comes out of it, or is still there.
std::vector<Equation> flows(const DayReport& report, const Tally& tally) {
    const Counts& counts = report.counts;
    const Ends& ends = report.ends;
    return {
        {"every ticket is in one state", {{"issued", counts.issued}},
         {{"waiting", ends.waiting}, {"called", ends.called}, {"serving", ends.serving}, {"held", ends.held},
          {"missed", ends.missed}, {"served", ends.served}, {"cancelled", ends.cancelled},
          {"closed unserved", ends.closedUnserved}}},
        {"no number twice", {{"issued", counts.issued}},
         {{"different numbers", static_cast<std::int64_t>(tally.numbers.size())}}},
        {"legs that waited",
         {{"issued", counts.issued}, {"brought back", counts.broughtBack},
          {"transferred when called", counts.transfersCalled}, {"transferred in service", counts.transfersServing},
          {"returned when called", counts.returnsCalled}, {"returned in service", counts.returnsServing},
          {"next services", counts.legs}},
         {{"calls", counts.calls}, {"gone on at once", counts.startsAtOnce}, {"cancelled while waiting", tally.cancelledFrom.waiting},
          {"closed unserved while waiting", tally.closedFrom.waiting}, {"still waiting", ends.waiting}}},
        {"calls", {{"calls", counts.calls}},
         {{"starts", counts.starts}, {"no-shows", counts.noShows},
          {"transferred when called", counts.transfersCalled}, {"returned when called", counts.returnsCalled},
          {"cancelled when called", tally.cancelledFrom.called},
          {"closed unserved when called", tally.closedFrom.called}, {"still called", ends.called}}},
        {"services", {{"starts", counts.starts}, {"gone on at once", counts.startsAtOnce}, {"resumes", counts.resumes}},
         {{"finished", counts.finishes}, {"holds", counts.holds},
          {"transferred in service", counts.transfersServing}, {"returned in service", counts.returnsServing},
          {"still serving", ends.serving}}},
        {"holds", {{"holds", counts.holds}},
         {{"resumes", counts.resumes}, {"cancelled while held", tally.cancelledFrom.held},
          {"closed unserved while held", tally.closedFrom.held}, {"still held", ends.held}}},
        {"a wait for every call", {{"calls", counts.calls}}, {{"waits", report.waits.legs}}},
        {"the waits of a visit add up", {{"waited ms by leg", report.waits.sumMs}}, {{"waited ms by visit", report.visitWaits.sumMs}}},
    };
}

/// The hall's figures are the sum of its queues' and of its counters'.
std::vector<Equation> parts(const DayReport& report) {
    const Counts& counts = report.counts;
    const auto queues = [&](std::int64_t Counts::*field) {
        return sumOver(report.queues, [&](const auto& queue) { return queue.counts.*field; });
    };
    const auto counters = [&](std::int64_t Counts::*field) {
        return sumOver(report.counters, [&](const auto& counter) { return counter.counts.*field; });
    };
    return {
        {"visitors by queue", {{"issued", counts.issued}}, {{"queues", queues(&Counts::issued)}}},
        {"calls by queue", {{"calls", counts.calls}}, {{"queues", queues(&Counts::calls)}}},
        {"calls by counter", {{"calls", counts.calls}}, {{"counters", counters(&Counts::calls)}}},
        {"services by queue", {{"finished", counts.finishes}}, {{"queues", queues(&Counts::finishes)}}},
        {"services by counter", {{"finished", counts.finishes}}, {{"counters", counters(&Counts::finishes)}}},
        {"visitors by class", {{"issued", counts.issued}}, {{"classes", sumOver(report.classes, [](const auto& c) { return c.issued; })}}},
        {"classes misused", {{"misused", counts.classesMisused}}, {{"classes", sumOver(report.classes, [](const auto& c) { return c.misused; })}}},
        {"calls out of turn", {{"picks", counts.picks}}, {{"by reason", sumOver(report.picks, [](const auto& p) { return p.calls; })}}},
        {"no-shows by counter", {{"no-shows", counts.noShows}}, {{"counters", counters(&Counts::noShows)}}},
        {"waits by queue", {{"waited ms", report.waits.sumMs}},
         {{"queues", sumOver(report.queues, [](const auto& queue) { return queue.waits.sumMs; })}}},
    };
}

/// The law, replayed over the same events, has the same tickets in the same states.
std::vector<Equation> againstLaw(const Ends& ends, const std::array<std::uint32_t, 8>& law) {
    const std::array<std::int64_t, 8> mine{ends.waiting, ends.called, ends.serving,   ends.held,
                                           ends.missed,  ends.served, ends.cancelled, ends.closedUnserved};
    const std::array<const char*, 8> names{"waiting", "called", "serving",   "held",
                                           "missed",  "served", "cancelled", "closed unserved"};
    std::vector<Equation> out;
    for (std::size_t i = 0; i < mine.size(); ++i) {
        if (mine[i] == 0 && law[i] == 0) continue;
        out.push_back({fmt::format("the law's tickets {}", names[i]), {{"report", mine[i]}},
                       {{"replayed state", static_cast<std::int64_t>(law[i])}}});
    }
    return out;
}

}  // namespace

bool Equation::holds() const { return total(left) == total(right); }

std::string Equation::text() const {
    std::string out = fmt::format("{} = {}", spell(left), spell(right));
    if (left.size() > 1 || right.size() > 1) out += fmt::format("   ({} = {})", total(left), total(right));
    return out;
}

std::int64_t Ends::sum() const {
    return waiting + called + serving + held + missed + served + cancelled + closedUnserved;
}

double CounterFigures::busyShare() const {
    return openMs > 0 ? static_cast<double>(servingMs) / static_cast<double>(openMs) : 0.0;
}

bool DayReport::addsUp() const {
    return faults.empty() &&
           std::all_of(proof.begin(), proof.end(), [](const auto& equation) { return equation.holds(); });
}

std::vector<Equation> prove(const DayReport& report, const Tally& tally,
                            const std::array<std::uint32_t, 8>& lawByState) {
    std::vector<Equation> out;
    for (auto part : {eventsAgainstReport(report, tally), flows(report, tally), parts(report),
                      againstLaw(report.ends, lawByState)})
        out.insert(out.end(), part.begin(), part.end());
    return out;
}

}  // namespace hall::reports
