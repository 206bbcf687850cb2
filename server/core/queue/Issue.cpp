#include <algorithm>

#include "server/core/queue/Law.hpp"
#include "server/core/queue/Order.hpp"

namespace hall::core::law {

std::string formatNumber(const QueueConfig& queue, std::uint32_t number) {
    std::string digits = std::to_string(number);
    const auto width = static_cast<std::size_t>(queue.digits);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return queue.letters + digits;
}

std::int64_t promisedWaitMs(const QueueConfig& queue, const ClassConfig* klass) {
    if (klass == nullptr || !klass->maximumWaitMs) return queue.maximumWaitMs;
    return std::min(queue.maximumWaitMs, *klass->maximumWaitMs);
}

Decision decide(const State& state, const IssueTicket& command, const Given&) {
    if (auto no = needDay(state)) return *no;
    if (state.day == DayPhase::closing) return refuse(Refusal::dayClosing);
    const auto item = state.items.find(command.item);
    if (item == state.items.end()) return refuse(Refusal::unknownItem);
    if (item->second.withdrawn) return refuse(Refusal::itemWithdrawn, command.item.value);
    const Queue* queue = state.queue(item->second.queue);
    if (queue == nullptr) return refuse(Refusal::unknownQueue, item->second.queue.value);
    if (!queue->config.accepting) return refuse(Refusal::queueNotAccepting, queue->config.code.value);
    const auto klass = state.classes.find(command.klass);
    if (klass == state.classes.end()) return refuse(Refusal::unknownClass);
    return one(TicketIssued{{state.lastSerial + 1},
                            formatNumber(queue->config, queue->lastNumber + 1),
                            queue->config.code,
                            command.item,
                            command.klass,
                            command.language,
                            klass->second.creditMs,
                            promisedWaitMs(queue->config, &klass->second)});
}

void apply(State& state, const TicketIssued& issued, const Event& event) {
    const auto queue = state.queueIndex.find(issued.queue);
    state.lastSerial = std::max(state.lastSerial, issued.ticket.value);
    if (queue == state.queueIndex.end()) return;
    const auto [place, isNew] = state.tickets.try_emplace(issued.ticket);
    if (!isNew) return;
    ++state.queues[queue->second].lastNumber;
    Ticket& ticket = place->second;
    ticket.id = issued.ticket;
    ticket.number = issued.number;
    ticket.queue = queue->second;
    ticket.item = issued.item;
    ticket.klass = issued.klass;
    ticket.language = issued.language;
    ticket.issuedAt = event.at;
    ticket.waitingSince = event.at;
    ticket.creditMs = issued.creditMs;
    ticket.maximumWaitMs = issued.maximumWaitMs;
    ticket.order = placeByAge(ticket);
    enter(state, ticket, TicketState::waiting, event.at);
}

Decision decide(const State& state, const CancelTicket& command, const Given& given) {
    if (auto no = needDay(state)) return *no;
    const Ticket* ticket = state.ticket(command.ticket);
    if (ticket == nullptr) return refuse(Refusal::unknownTicket);
    switch (ticket->state) {
        case TicketState::waiting:
        case TicketState::held:
            return endingOne(state, TicketCancelled{ticket->id});
        case TicketState::missed:
            return one(TicketCancelled{ticket->id});
        case TicketState::called: {
            // A clerk does not take away the visitor whom another clerk has called.
            const bool elsewhere =
                ticket->counter && state.counters[*ticket->counter].config.id != given.actor.counter;
            if (given.actor.role == Role::counter && elsewhere) return refuse(Refusal::notAllowed);
            return endingOne(state, TicketCancelled{ticket->id});
        }
        case TicketState::serving:
            return refuse(Refusal::ticketInService);
        case TicketState::served:
        case TicketState::cancelled:
        case TicketState::closedUnserved:
            break;
    }
    return refuse(Refusal::ticketEnded, std::string(word(ticket->state)));
}

void apply(State& state, const TicketCancelled& cancelled, const Event& event) {
    Ticket* ticket = ticketIn(state, cancelled.ticket);
    if (ticket == nullptr) return;
    move(state, *ticket, TicketState::cancelled, event.at);
    ticket->endedAt = event.at;
}

}  // namespace hall::core::law
