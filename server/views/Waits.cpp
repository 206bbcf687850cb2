#include "server/views/Waits.hpp"

#include <algorithm>

#include "server/views/Tickets.hpp"

namespace hall::views {
namespace {

/// To steps of ten seconds, so that a watched page does not change with every breath.
wire::WaitSeconds wireSeconds(const core::Wait& wait) {
    constexpr std::int32_t step = 10;
    const auto steps = [](std::int32_t seconds) { return (std::max(seconds, 0) + step / 2) / step * step; };
    return {steps(wait.p10S), steps(wait.p50S), steps(wait.p90S)};
}

const core::Wait* ofNewTicket(const core::State& state, std::uint32_t index, const core::Waits* waits) {
    if (waits == nullptr || state.day != core::DayPhase::open) return nullptr;
    const core::Queue& queue = state.queues[index];
    const bool full = queue.config.dailyCap > 0 && queue.issuedToday >= static_cast<std::uint32_t>(queue.config.dailyCap);
    if (!queue.config.accepting || full) return nullptr;
    const auto usual = std::min_element(state.classes.begin(), state.classes.end(), [](const auto& a, const auto& b) {
        return a.second.creditMs < b.second.creditMs;
    });
    return usual == state.classes.end() ? nullptr : waits->ofNewTicket(index, usual->first);
}

}  // namespace

wire::WaitMinutes wireMinutes(const core::Wait& wait) {
    const core::Minutes minutes = core::minutesOf(wait);
    return {minutes.from, minutes.to};
}

std::optional<wire::WaitMinutes> waitOfNewTicket(const core::State& state, std::uint32_t queue, const core::Waits* waits) {
    const core::Wait* wait = ofNewTicket(state, queue, waits);
    if (wait == nullptr) return std::nullopt;
    return wireMinutes(*wait);
}

std::optional<wire::WaitSeconds> secondsOfNewTicket(const core::State& state, std::uint32_t queue, const core::Waits* waits) {
    const core::Wait* wait = ofNewTicket(state, queue, waits);
    if (wait == nullptr) return std::nullopt;
    return wireSeconds(*wait);
}

std::optional<wire::WaitMinutes> waitOf(const core::Ticket& ticket, const core::Waits* waits, core::Instant now) {
    if (waits == nullptr || ticket.state != core::TicketState::waiting) return std::nullopt;
    core::Instant from = waits->at;
    const core::Wait* wait = waits->of(ticket.id);
    if (wait == nullptr && ticket.waitingSince > waits->at && !ticket.poolCounter && ticket.poolClerk.value.empty()) {
        wait = waits->ofNewTicket(ticket.queue, ticket.klass);
        from = ticket.waitingSince;
    }
    if (wait == nullptr) return std::nullopt;
    const auto gone = static_cast<std::int32_t>(std::clamp<std::int64_t>((now.utcMs - from.utcMs) / 1'000, 0, 86'400));
    return wireMinutes({std::max(wait->p10S - gone, 0), std::max(wait->p50S - gone, 0), std::max(wait->p90S - gone, 0)});
}

std::optional<wire::WaitSeconds> longestWait(std::uint32_t queue, const core::Waits* waits) {
    if (waits == nullptr || queue >= waits->longest.size() || !waits->longest[queue]) return std::nullopt;
    return wireSeconds(*waits->longest[queue]);
}

std::optional<wire::HallForecast> forecastOf(const core::State& state, const core::Waits* waits, std::int32_t offsetMinutes) {
    if (waits == nullptr) return std::nullopt;
    const auto intervals = [](const core::Waits::Rightness& rightness) {
        return wire::HallIntervals{static_cast<std::int32_t>(rightness.right), static_cast<std::int32_t>(rightness.told)};
    };
    wire::HallForecast told{wireTime(waits->at, offsetMinutes), std::string(core::word(waits->basis)), static_cast<std::int32_t>(waits->breaching),
                            {}, {}, intervals(waits->today), intervals(waits->thirtyDays), {}};
    for (const core::Waits::Breach& breach : waits->breaches) {
        const core::Ticket* ticket = state.ticket(breach.ticket);
        if (ticket == nullptr || ticket->state != core::TicketState::waiting) continue;   // called since
        told.breaches.push_back({ticket->number, state.queues[ticket->queue].config.code.value, wireTime(breach.dueAt, offsetMinutes),
                                 wireTime(breach.callAt, offsetMinutes), breach.percent});
    }
    for (const core::Waits::Alarm& alarm : waits->alarms)
        if (alarm.queue < state.queues.size())
            told.alarms.push_back({state.queues[alarm.queue].config.code.value, wireTime(alarm.at, offsetMinutes), alarm.percent, alarm.tickets});
    for (const core::Waits::Advice& advice : waits->advice)
        told.advice.push_back({advice.profile.value, advice.counters, advice.breaches, advice.left});
    return told;
}

}  // namespace hall::views
