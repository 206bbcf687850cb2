// Numbers for kiosks that may be cut off. A block is taken from the top of the queue's digits downward, so that it never meets
// the numbers that the server gives from 1 upward; what a kiosk gave out of it reaches the server later and waits by its age.
#include <algorithm>
#include <map>

#include "server/core/queue/Law.hpp"

namespace hall::core::law {
namespace {

std::uint32_t afterDigits(const QueueConfig& queue) {
    std::uint32_t bound = 1;
    for (std::int32_t i = 0; i < queue.digits; ++i) bound *= 10;
    return bound;
}

/// Numbers that the kiosk still holds, by queue, as far as the server knows.
std::map<std::uint32_t, std::uint32_t> unusedOf(const State& state, const std::string& kiosk) {
    std::map<std::uint32_t, std::uint32_t> unused;
    for (const auto& [id, lease] : state.leases) {
        if (lease.kiosk != kiosk || lease.date != state.dayDate) continue;
        unused[lease.queue] += lease.last - lease.first + 1 - static_cast<std::uint32_t>(lease.merged.size());
    }
    return unused;
}

}  // namespace

Decision decide(const State& state, const LeaseNumbers&, const Given& given) {
    if (auto no = needDay(state)) return *no;
    if (state.day == DayPhase::closing) return refuse(Refusal::dayClosing);
    if (state.hall.leaseSize == 0) return refuse(Refusal::leasesOff);
    const auto size = static_cast<std::uint32_t>(state.hall.leaseSize);
    const auto unused = unusedOf(state, given.actor.name);
    Events events;
    std::uint64_t lease = state.lastLease;
    bool exhausted = false;
    for (std::uint32_t index = 0; index < state.queues.size(); ++index) {
        const Queue& queue = state.queues[index];
        const auto held = unused.find(index);
        if (!queue.config.accepting || (held != unused.end() && held->second * 2 >= size)) continue;
        const std::uint32_t end = queue.leaseFloor == 0 ? afterDigits(queue.config) : queue.leaseFloor;
        // One block of distance to the numbers that the server gives: it may not be stopped by what it lends.
        if (end < size * 2 || end - size * 2 <= queue.lastNumber) {
            exhausted = true;
            continue;
        }
        events.push_back(NumbersLeased{{++lease}, given.actor.name, queue.config.code, end - size, end - 1, state.dayDate});
    }
    if (events.empty() && exhausted) return refuse(Refusal::noNumbersLeft);
    return events;
}

void apply(State& state, const NumbersLeased& leased, const Event& event) {
    state.lastLease = std::max(state.lastLease, leased.lease.value);
    const auto queue = state.queueIndex.find(leased.queue);
    if (queue == state.queueIndex.end()) return;
    state.leases[leased.lease] = {leased.lease, leased.kiosk, queue->second, leased.first, leased.last, leased.date, event.at, {}};
    if (leased.date == state.dayDate) state.queues[queue->second].leaseFloor = leased.first;
}

Decision decide(const State& state, const MergeTicket& command, const Given& given) {
    const auto found = state.leases.find(command.lease);
    if (found == state.leases.end() || found->second.kiosk != given.actor.name) return refuse(Refusal::unknownLease);
    const Lease& lease = found->second;
    if (command.number < lease.first || command.number > lease.last) return refuse(Refusal::numberNotInLease);
    if (lease.merged.contains(command.number)) return refuse(Refusal::numberAlreadyMerged);
    if (!state.items.contains(command.item)) return refuse(Refusal::unknownItem);
    const ClassConfig* klass = classOf(state, command.klass);
    if (klass == nullptr) return refuse(Refusal::unknownClass);
    const QueueConfig& queue = state.queues[lease.queue].config;
    const std::string number = formatNumber(queue, command.number) + "*";
    // The kiosk's clock was on its own for a while: its word counts within what is possible.
    const Instant issuedAt = std::clamp(command.issuedAt, lease.since, std::max(lease.since, given.stamp.now));
    if (state.day == DayPhase::closed || lease.date != state.dayDate) {
        return one(LeasedTicketLapsed{lease.id, number, queue.code, command.item, issuedAt});
    }
    // The visitor stands in the hall with a paper: caps, hours, closing and withdrawn items do not send anybody away now.
    return one(TicketIssued{{state.lastSerial + 1}, number, queue.code, command.item, command.klass, command.language,
                            klass->creditMs, promisedWaitMs(queue, klass), {}, lease.id, issuedAt});
}

void apply(State& state, const LeasedTicketLapsed& lapsed, const Event&) {
    const auto lease = state.leases.find(lapsed.lease);
    if (lease != state.leases.end()) lease->second.merged.insert(numeralOf(lapsed.number));
}

}  // namespace hall::core::law
