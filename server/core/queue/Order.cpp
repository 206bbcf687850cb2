#include "server/core/queue/Order.hpp"

#include <algorithm>
#include <limits>

#include "server/core/Limits.hpp"

namespace hall::core {
namespace {

const Profile* profileOf(const State& state, const Counter& counter) {
    const auto found = state.profileIndex.find(counter.config.profile);
    return found == state.profileIndex.end() ? nullptr : &state.profiles[found->second];
}

Candidate candidate(const State& state, TicketId id) {
    const Ticket* ticket = state.ticket(id);
    if (ticket == nullptr) return {id, {}, {}, {}};
    return {id, state.queues[ticket->queue].config.code, ticket->order.virtualArrival, ticket->dueAt()};
}

}  // namespace

std::optional<Choice> choose(const State& state, const Counter& counter, Instant now) {
    const Profile* profile = profileOf(state, counter);
    if (profile == nullptr) return std::nullopt;
    std::optional<std::uint32_t> preferred;
    std::optional<Choice> urgent;
    Due earliest{{std::numeric_limits<std::int64_t>::max()}, 0};
    for (const std::uint32_t index : profile->queues) {
        const Queue& queue = state.queues[index];
        if (queue.waiting.empty()) continue;
        if (!preferred) preferred = index;
        const Due& due = *queue.due.begin();
        if (due.at.utcMs <= now.utcMs + state.hall.urgencyLeadMs && (!urgent || due < earliest)) {
            earliest = due;
            urgent = Choice{{due.serial}, index, CallRule::urgent};
        }
    }
    if (urgent) return urgent;
    if (!preferred) return std::nullopt;
    return Choice{state.queues[*preferred].waiting.begin()->second, *preferred, CallRule::preference};
}

std::vector<Candidate> candidates(const State& state, const Counter& counter, const Choice& choice) {
    std::vector<Candidate> heads;
    const Profile* profile = profileOf(state, counter);
    if (profile == nullptr) return heads;
    heads.reserve(std::min(limits::candidates, profile->queues.size() + 1));
    bool chosenIsIn = false;
    for (const std::uint32_t index : profile->queues) {
        const Queue& queue = state.queues[index];
        if (queue.waiting.empty()) continue;
        const TicketId head = queue.waiting.begin()->second;
        const bool itsQueue = index == choice.queue;
        const bool alsoChosen = itsQueue && head != choice.ticket;
        // Until the chosen ticket is in, one place is kept for it.
        const std::size_t room = limits::candidates - heads.size() - (chosenIsIn ? 0 : 1);
        if (itsQueue) {
            if (!alsoChosen || room > 0) heads.push_back(candidate(state, head));
            if (alsoChosen) heads.push_back(candidate(state, choice.ticket));
            chosenIsIn = true;
        } else if (room > 0) {
            heads.push_back(candidate(state, head));
        }
        if (chosenIsIn && heads.size() == limits::candidates) break;
    }
    return heads;
}

OrderKey placeByAge(const Ticket& ticket) {
    return {{ticket.issuedAt.utcMs - ticket.creditMs}, ticket.id.value, 0};
}

TicketId anchorOf(const Queue& queue, std::int32_t behind) {
    if (queue.waiting.empty() || behind <= 0) return {};
    auto place = queue.waiting.begin();
    for (std::int32_t step = 1; step < behind && std::next(place) != queue.waiting.end(); ++step) ++place;
    // Those who were put behind the same ticket earlier stay in front: nobody brought back overtakes another
    // one.
    const OrderKey& key = place->first;
    const auto after = queue.waiting.upper_bound(
        {key.virtualArrival, key.serial, std::numeric_limits<std::uint64_t>::max()});
    return std::prev(after)->second;
}

OrderKey placeBehind(const State& state, const Queue& queue, const Ticket& ticket, TicketId anchor,
                     std::uint64_t seq) {
    if (const Ticket* front = state.ticket(anchor); anchor.value != 0 && front != nullptr) {
        return {front->order.virtualArrival, front->order.serial, seq};
    }
    OrderKey first = placeByAge(ticket);
    first.behind = seq;
    if (!queue.waiting.empty()) {
        const Instant head = queue.waiting.begin()->first.virtualArrival;
        first.virtualArrival = std::min(first.virtualArrival, Instant{head.utcMs - 1});
    }
    return first;
}

std::int32_t ahead(const State& state, const Ticket& ticket) {
    if (ticket.state != TicketState::waiting || ticket.queue >= state.queues.size()) return -1;
    const auto& waiting = state.queues[ticket.queue].waiting;
    const auto place = waiting.find(ticket.order);
    if (place == waiting.end()) return -1;
    // A new ticket mostly stands last and the next one called stands first: walk from both ends at once.
    auto towardsFront = place;
    auto towardsBack = place;
    for (std::int32_t steps = 0;; ++steps, --towardsFront, ++towardsBack) {
        if (towardsFront == waiting.begin()) return steps;
        if (towardsBack == waiting.end()) return static_cast<std::int32_t>(waiting.size()) - steps;
    }
}

bool serves(const State& state, const Counter& counter, std::uint32_t queue) {
    const Profile* profile = profileOf(state, counter);
    return profile != nullptr &&
           std::find(profile->queues.begin(), profile->queues.end(), queue) != profile->queues.end();
}

}  // namespace hall::core
