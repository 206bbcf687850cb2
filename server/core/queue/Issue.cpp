#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/booking/Law.hpp"
#include "server/core/casework/Law.hpp"
#include "server/core/queue/Law.hpp"
#include "server/core/queue/Order.hpp"
#include "server/core/queue/Route.hpp"
#include "server/core/queue/Waits.hpp"

namespace hall::core::law {

std::string formatNumber(const QueueConfig& queue, std::uint32_t number) {
    std::string digits = std::to_string(number);
    const auto width = static_cast<std::size_t>(queue.digits);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return queue.letters + digits;
}

std::uint32_t numeralOf(std::string_view number) {
    std::uint32_t value = 0;
    for (const char c : number) {
        if (c >= '0' && c <= '9') value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value;
}

const ClassConfig* classOf(const State& state, const ClassCode& code) {
    const auto found = state.classes.find(code);
    return found == state.classes.end() ? nullptr : &found->second;
}

bool isDeclared(const State& state, const Ticket& ticket) {
    const ClassConfig* klass = classOf(state, ticket.klass);
    return ticket.creditMs > 0 || (klass != nullptr && klass->maximumWaitMs);
}

namespace {

/// Numbers lent to kiosks stand at the upper end of the digits; who comes after them gets one digit more.
std::uint32_t nextNumber(const Queue& queue) {
    const std::uint32_t next = queue.lastNumber + 1;
    std::uint32_t afterDigits = 1;
    for (std::int32_t i = 0; i < queue.config.digits; ++i) afterDigits *= 10;
    return queue.leaseFloor != 0 && next >= queue.leaseFloor && next < afterDigits ? afterDigits : next;
}

/// A booking was promised before the cap was reached.
Objection needHours(const Queue& queue, std::int32_t localMinute, bool booked) {
    const QueueConfig& config = queue.config;
    if (!config.accepting) return refuse(Refusal::queueNotAccepting, config.code.value);
    const bool within = localMinute >= config.opensAtMinute && localMinute < config.closesAtMinute;
    if (!within) return refuse(Refusal::queueClosed, config.code.value);
    const auto cap = static_cast<std::uint32_t>(config.dailyCap);
    if (cap != 0 && queue.issuedToday >= cap && !booked) return refuse(Refusal::queueFull, config.code.value);
    return std::nullopt;
}

/// Where a new visit goes first, and what it has to do afterwards.
struct FirstStop {
    const Queue* queue{};
    Stop at;
    std::vector<ItemCode> later;
};

/// Everything the visitor came for, in the order asked for: what the ticket is for, the services of the cases that are not done
/// yet, and the further ones. What is asked for and part of a case is one service.
std::vector<ItemCode> servicesOf(const IssueTicket& command, const ItemCode& first, const std::vector<const Case*>& cases) {
    std::vector<ItemCode> all{first};
    bool firstIsThere = true;
    std::vector<ItemCode> ofCases;
    for (const Case* one : cases) {
        for (const CaseItem& item : one->items) {
            const bool ended = std::any_of(one->tasks.begin(), one->tasks.end(), [&](const Task& task) { return task.item == item.item && task.endedOn.yyyymmdd != 0; });
            if (ended) continue;
            ofCases.push_back(item.item);
            if (item.item == first && firstIsThere) firstIsThere = false;
            else all.push_back(item.item);
        }
    }
    for (const ItemCode& item : command.further) {
        if (std::find(ofCases.begin(), ofCases.end(), item) == ofCases.end()) all.push_back(item);
    }
    return all;
}

std::variant<FirstStop, Refused> firstStop(const State& state, const IssueTicket& command, const ItemCode& first,
                                           const std::vector<const Case*>& cases, std::int32_t localMinute) {
    if (state.hall.coverRouting) {
        const auto stops = planStops(state, servicesOf(command, first, cases), cases.empty() ? QueueCode{} : state.hall.oneWindowQueue);
        const Queue* queue = stops.empty() ? nullptr : state.queue(stops.front().queue);
        if (queue != nullptr && !needHours(*queue, localMinute, command.booking.value != 0)) {
            FirstStop found{queue, stops.front(), {}};
            for (std::size_t i = 1; i < stops.size(); ++i) found.later.insert(found.later.end(), stops[i].items.begin(), stops[i].items.end());
            return found;
        }
    }
    // As it always was; in a hall that covers, when that stop takes no tickets now.
    const bool oneWindow = !state.hall.coverRouting && !cases.empty() && !state.hall.oneWindowQueue.value.empty();
    const QueueCode& where = oneWindow ? state.hall.oneWindowQueue : state.items.at(first).queue;
    const Queue* queue = state.queue(where);
    if (queue == nullptr) return refuse(Refusal::unknownQueue, where.value);
    if (auto no = needHours(*queue, localMinute, command.booking.value != 0)) return *no;
    FirstStop found{queue, {where, {}, {first}}, command.further};
    if (state.hall.coverRouting) {
        const std::vector<ItemCode> all = servicesOf(command, first, cases);
        found.later.assign(all.begin() + 1, all.end());
    }
    return found;
}

}  // namespace

std::int64_t promisedWaitMs(const QueueConfig& queue, const ClassConfig* klass) {
    if (klass == nullptr || !klass->maximumWaitMs) return queue.maximumWaitMs;
    return std::min(queue.maximumWaitMs, *klass->maximumWaitMs);
}

std::int64_t promisedWaitMs(const State& state, const QueueConfig& queue, const Ticket& ticket) {
    return promisedWaitMs(queue, ticket.classCheck == ClassCheck::misused ? nullptr : classOf(state, ticket.klass));
}

Decision decide(const State& state, const IssueTicket& asked, const Given& given) {
    // A phone takes tickets from afar, and nobody else does.
    if ((given.actor.role == Role::phone) != asked.remote.has_value()) return refuse(Refusal::notAllowed);
    if (auto no = needDay(state)) return *no;
    if (state.day == DayPhase::closing) return refuse(Refusal::dayClosing);
    IssueTicket booked;
    if (asked.booking.value != 0) {
        auto ticket = ticketFor(state, asked.booking, given);
        if (const auto* no = std::get_if<Refused>(&ticket)) return *no;
        booked = std::get<IssueTicket>(std::move(ticket));
        booked.applications = asked.applications;
    }
    const IssueTicket& command = asked.booking.value != 0 ? booked : asked;
    if (auto no = needRemote(state, asked)) return *no;
    const auto linked = casesOf(state, command.applications);
    if (const auto* no = std::get_if<Refused>(&linked)) return *no;
    const auto& cases = std::get<std::vector<const Case*>>(linked);
    const ItemCode& code = command.item.value.empty() && !cases.empty() ? cases.front()->items.front().item : command.item;
    const auto item = state.items.find(code);
    if (item == state.items.end()) return refuse(Refusal::unknownItem);
    // A case goes on under what it was opened with, also when its item is no longer offered.
    if (item->second.withdrawn && cases.empty()) return refuse(Refusal::itemWithdrawn, code.value);
    const auto stop = firstStop(state, command, code, cases, given.stamp.localMinute);
    if (const auto* no = std::get_if<Refused>(&stop)) return *no;
    const auto& [queue, at, later] = std::get<FirstStop>(stop);
    if (command.further.size() > limits::furtherServices) return refuse(Refusal::tooManyServices);
    for (const ItemCode& another : command.further) {
        const auto known = state.items.find(another);
        if (known == state.items.end()) return refuse(Refusal::unknownItem);
        if (known->second.withdrawn) return refuse(Refusal::itemWithdrawn, another.value);
    }
    const auto klass = state.classes.find(command.klass);
    if (klass == state.classes.end() || (command.booking.value == 0 && isOfBookings(state.bookings, command.klass))) return refuse(Refusal::unknownClass);
    Events events;
    events.reserve(1 + cases.size());
    TicketIssued issued{{state.lastSerial + 1},
                        formatNumber(queue->config, nextNumber(*queue)),
                        queue->config.code,
                        at.items.front(),
                        command.klass,
                        command.language,
                        klass->second.creditMs,
                        promisedWaitMs(queue->config, &klass->second),
                        later,
                        {},
                        {}};
    issued.with.assign(at.items.begin() + 1, at.items.end());
    issued.toCounter = at.counter;
    // Who waits for one counter alone waits by another line than the one that was looked at.
    if (given.stamp.waits != nullptr && at.counter.value.empty()) {
        const Wait* wait = given.stamp.waits->ofNewTicket(static_cast<std::uint32_t>(queue - state.queues.data()), command.klass);
        if (wait != nullptr) issued.told = *wait;
    }
    if (command.remote) {
        issued.phone = command.remote->phone;
        const std::int64_t travelMs = command.remote->distanceM ? 60'000LL * travelMinutes(state.remote, *command.remote->distanceM) : 0;
        if (travelMs > 0) issued.reachableFrom = {given.stamp.now.utcMs + travelMs};
        const auto travelS = static_cast<std::int32_t>(travelMs / 1000);
        if (issued.told) issued.told = Wait{std::max(issued.told->p10S, travelS), std::max(issued.told->p50S, travelS), std::max(issued.told->p90S, travelS)};
    }
    events.push_back(std::move(issued));
    if (command.booking.value != 0) events.push_back(BookingArrived{command.booking, {state.lastSerial + 1}});
    for (const Case* one : cases) events.push_back(CaseLinked{one->number, {state.lastSerial + 1}, {}});
    return events;
}

void apply(State& state, const TicketIssued& issued, const Event& event) {
    const auto queue = state.queueIndex.find(issued.queue);
    state.lastSerial = std::max(state.lastSerial, issued.ticket.value);
    if (queue == state.queueIndex.end()) return;
    const auto [place, isNew] = state.tickets.try_emplace(issued.ticket);
    if (!isNew) return;
    Queue& line = state.queues[queue->second];
    ++line.issuedToday;
    if (issued.lease.value == 0) {
        line.lastNumber = nextNumber(line);  // not the event's own word: so a number out of turn is seen
    } else if (const auto lease = state.leases.find(issued.lease); lease != state.leases.end()) {
        lease->second.merged.insert(numeralOf(issued.number));
    }
    const Instant issuedAt = issued.issuedAt.utcMs == 0 ? event.at : issued.issuedAt;
    Ticket& ticket = place->second;
    ticket.id = issued.ticket;
    ticket.number = issued.number;
    ticket.queue = queue->second;
    ticket.item = issued.item;
    ticket.klass = issued.klass;
    ticket.language = issued.language;
    ticket.issuedAt = issuedAt;
    ticket.waitingSince = issuedAt;
    ticket.further = issued.further;
    ticket.with = issued.with;
    if (const auto counter = state.counterIndex.find(issued.toCounter); counter != state.counterIndex.end()) ticket.poolCounter = counter->second;
    ticket.lease = issued.lease;
    ticket.creditMs = issued.creditMs;
    ticket.maximumWaitMs = issued.maximumWaitMs;
    ticket.order = placeByAge(ticket);
    ticket.phone = issued.phone;
    ticket.reachableFrom = issued.reachableFrom;
    if (!ticket.phone.value.empty()) state.byPhone[ticket.phone].insert(ticket.id);
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
            const bool clerk = given.actor.role == Role::counter || given.actor.role == Role::clerk;
            if (clerk && elsewhere) return refuse(Refusal::notAllowed);
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
