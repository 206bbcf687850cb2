#include "server/reports/Numbers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hall::reports {
namespace {

/// 47 of "A047" and "A047*".
std::uint32_t numeralOf(const std::string& number) {
    std::uint32_t value = 0;
    for (const char c : number) {
        if (c >= '0' && c <= '9') value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value;
}

}  // namespace

void Numbers::issued(core::LocalDate date, const core::TicketIssued& issued) {
    const std::uint32_t numeral = numeralOf(issued.number);
    if (issued.lease.value != 0) {
        lent_[issued.lease].merged.insert(numeral);
        return;
    }
    Given& given = given_[{date, issued.queue}];
    ++given.count;
    given.last = std::max(given.last, numeral);
}

void Numbers::leased(const core::NumbersLeased& leased) { lent_[leased.lease].lease = leased; }

void Numbers::lapsed(const core::LeasedTicketLapsed& lapsed) { lent_[lapsed.lease].lapsed[numeralOf(lapsed.number)] = lapsed.number; }

void Numbers::addTo(DayReport& report) const {
    std::int64_t lentInAll = 0;
    std::int64_t merged = 0, lapsed = 0, unused = 0;
    std::map<core::QueueCode, std::vector<const core::NumbersLeased*>> blocks;
    for (const auto& [id, lent] : lent_) {
        const core::NumbersLeased& lease = lent.lease;
        if (lease.date != report.date) continue;
        const auto queue = std::find_if(report.queues.begin(), report.queues.end(), [&](const auto& q) { return q.code == lease.queue; });
        const std::string letters = queue == report.queues.end() ? std::string{} : queue->letters;
        LeaseFigures figures{id, lease.kiosk, lease.queue, fmt::format("{}{:03}*", letters, lease.first),
                             fmt::format("{}{:03}*", letters, lease.last), std::int64_t{lease.last} - lease.first + 1, 0, {}, 0};
        for (std::uint32_t number = lease.first; number <= lease.last; ++number) {
            if (!lent.merged.contains(number) && !lent.lapsed.contains(number)) ++figures.unused;
        }
        figures.merged = static_cast<std::int64_t>(lent.merged.size());
        for (const auto& [number, text] : lent.lapsed) figures.lapsed.push_back(text);
        lentInAll += figures.numbers;
        merged += figures.merged;
        lapsed += static_cast<std::int64_t>(figures.lapsed.size());
        unused += figures.unused;
        blocks[lease.queue].push_back(&lease);
        report.leases.push_back(std::move(figures));
    }
    for (const auto& queue : report.queues) {
        const auto given = given_.find({report.date, queue.code});
        if (given == given_.end()) continue;
        std::int64_t jumped = 0;  // numbers that the server may not give, because a kiosk may
        for (const auto* lease : blocks[queue.code]) {
            if (lease->last < given->second.last) jumped += std::int64_t{lease->last} - lease->first + 1;
        }
        report.proof.push_back({fmt::format("every number of {} from 1 on", queue.letters), {{"last number", given->second.last}},
                                {{"issued", given->second.count}, {"lent to kiosks below it", jumped}}});
    }
    if (lentInAll == 0) return;
    report.proof.push_back({"every number lent to a kiosk", {{"lent", lentInAll}},
                            {{"merged", merged}, {"lapsed", lapsed}, {"never used", unused}}});
    report.proof.push_back({"merged tickets", {{"tickets from kiosks", report.counts.merged}}, {{"numbers merged", merged}}});
}

}  // namespace hall::reports
