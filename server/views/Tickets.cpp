#include "server/views/Tickets.hpp"

#include <charconv>

#include "server/core/queue/Order.hpp"
#include "server/core/queue/Route.hpp"

namespace hall::views {

namespace {

std::optional<wire::Time> timeUnlessZero(core::Instant instant, std::int32_t offsetMinutes) {
    if (instant.utcMs == 0) return std::nullopt;
    return wireTime(instant, offsetMinutes);
}

void appendPadded(std::string& text, std::int32_t value, std::size_t width) {
    const std::string digits = std::to_string(value);
    text.append(digits.size() < width ? width - digits.size() : 0, '0').append(digits);
}

std::optional<wire::VisitPlan> wirePlan(const core::State& state, const std::vector<core::Stop>& stops) {
    if (stops.empty()) return std::nullopt;
    wire::VisitPlan plan;
    for (const core::Stop& stop : stops) {
        wire::PlannedStop& told = plan.stops.emplace_back();
        told.queue = stop.queue.value;
        if (const core::Queue* queue = state.queue(stop.queue)) told.queueName = {queue->config.name.zh, queue->config.name.en};
        if (const core::Counter* counter = state.counter(stop.counter)) told.counterLabel = counter->config.label;
        for (const core::ItemCode& item : stop.items) {
            wire::PlannedService& service = told.items.emplace_back(wire::PlannedService{item.value, {}});
            if (const auto known = state.items.find(item); known != state.items.end()) service.name = {known->second.shortName, known->second.name.en};
        }
        told.minutes = core::usualMinutes(state, stop.items);
        plan.minutes += told.minutes;
    }
    return plan;
}

}  // namespace

std::string ticketName(const core::HallCode& hall, core::TicketId id) {
    return hall.value + "-" + std::to_string(id.value);
}

std::optional<core::TicketId> parseTicketName(const core::HallCode& hall, std::string_view name) {
    if (name.size() <= hall.value.size() + 1 || !name.starts_with(hall.value) || name[hall.value.size()] != '-')
        return std::nullopt;
    const std::string_view digits = name.substr(hall.value.size() + 1);
    if (digits.front() < '1' || digits.front() > '9') return std::nullopt;
    std::uint64_t serial = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), serial);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return core::TicketId{serial};
}

wire::Time wireTime(core::Instant instant, std::int32_t offsetMinutes) { return {instant.utcMs, offsetMinutes}; }

std::string dateText(core::LocalDate date) {
    if (date.yyyymmdd <= 0) return {};
    std::string text;
    appendPadded(text, date.yyyymmdd / 10'000, 4);
    text += '-';
    appendPadded(text, date.yyyymmdd / 100 % 100, 2);
    text += '-';
    appendPadded(text, date.yyyymmdd % 100, 2);
    return text;
}

std::string_view word(core::Language language) { return language == core::Language::en ? "en" : "zh"; }

std::optional<std::int32_t> aheadOf(const core::State& state, const core::Ticket& ticket) {
    const std::int32_t ahead = core::ahead(state, ticket);
    if (ahead < 0) return std::nullopt;
    return ahead;
}

wire::Ticket wireTicket(const core::State& state, const core::Ticket& ticket, std::int32_t offsetMinutes, std::int32_t ahead) {
    return wireTicket(state, ticket, core::planOf(state, ticket), offsetMinutes, ahead);
}

wire::Ticket wireTicket(const core::State& state, const core::Ticket& ticket, const std::vector<core::Stop>& plan, std::int32_t offsetMinutes,
                        std::int32_t ahead) {
    wire::Ticket told;
    told.id = ticketName(state.hall.code, ticket.id);
    told.number = ticket.number;
    if (ticket.queue < state.queues.size()) told.queue = state.queues[ticket.queue].config.code.value;
    told.item = ticket.item.value;
    if (const auto item = state.items.find(ticket.item); item != state.items.end())
        told.itemName = {item->second.shortName, item->second.name.en};
    told.klass = ticket.klass.value;
    told.language = word(ticket.language);
    told.state = core::word(ticket.state);
    told.issuedAt = wireTime(ticket.issuedAt, offsetMinutes);
    told.waitingSince = timeUnlessZero(ticket.waitingSince, offsetMinutes);
    told.calledAt = timeUnlessZero(ticket.calledAt, offsetMinutes);
    told.startedAt = timeUnlessZero(ticket.startedAt, offsetMinutes);
    told.endedAt = timeUnlessZero(ticket.endedAt, offsetMinutes);
    told.calls = ticket.calls;
    if (ticket.counter && *ticket.counter < state.counters.size()) {
        told.counter = state.counters[*ticket.counter].config.id.value;
        told.counterLabel = state.counters[*ticket.counter].config.label;
    }
    if (ahead >= 0) told.ahead = ahead;
    if (ticket.poolCounter && *ticket.poolCounter < state.counters.size()) {
        told.poolCounter = state.counters[*ticket.poolCounter].config.id.value;
    }
    if (!ticket.poolClerk.value.empty()) told.poolClerk = ticket.poolClerk.value;
    for (const core::ItemCode& item : ticket.further) told.further.push_back(item.value);
    if (ticket.leg > 1) told.leg = ticket.leg;
    // A class that gave something at the issue, also after it turned out to be misused.
    if (ticket.creditMs > 0 || ticket.classCheck != core::ClassCheck::open) told.classCheck = core::word(ticket.classCheck);
    told.plan = wirePlan(state, plan);
    return told;
}

}  // namespace hall::views
