#include "server/core/queue/Order.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

#include "server/core/Limits.hpp"
#include "server/core/queue/Route.hpp"

namespace hall::core {
namespace {

const Staff* clerkOf(const State& state, const Counter& counter) {
    return counter.clerk.value.empty() ? nullptr : state.person(counter.clerk);
}

/// tierOf() with the clerk looked up already: asked for each queue of a call.
std::int32_t tierBy(const Staff* clerk, std::uint32_t queue) {
    if (clerk == nullptr || clerk->tiers.empty()) return 1;
    return queue < clerk->tiers.size() ? clerk->tiers[queue] : 0;
}

const Ticket* head(const State& state, const std::map<OrderKey, TicketId>& waiting) {
    return waiting.empty() ? nullptr : state.ticket(waiting.begin()->second);
}

/// The most urgent one of all lines that were shown to it.
class MostUrgent {
  public:
    explicit MostUrgent(Instant until) : until_(until) {}
    void look(const std::set<Due>& due, std::uint32_t queue, std::int32_t tier) {
        if (due.empty() || due.begin()->at > until_) return;
        if (found_ && !(*due.begin() < earliest_)) return;
        earliest_ = *due.begin();
        found_ = Choice{{earliest_.serial}, queue, CallRule::urgent, tier};
    }
    [[nodiscard]] const std::optional<Choice>& found() const { return found_; }

  private:
    Instant until_;
    Due earliest_;
    std::optional<Choice> found_;
};

/// Waited by its virtual arrival, and never less than nothing: a clock set back must not turn the order round.
std::int64_t agedMs(const OrderKey& key, Instant now) {
    return std::max<std::int64_t>(now.utcMs - key.virtualArrival.utcMs, 0);
}

/// The profile's rule over the queues of one tier.
std::optional<Choice> pickQueue(const State& state, const Counter& counter, const Profile& profile, const Staff* clerk,
                                std::int32_t tier, Instant now) {
    std::optional<std::uint32_t> first, withShare, heaviest;
    std::int64_t mostScore = -1;
    for (std::size_t i = 0; i < profile.queues.size(); ++i) {
        const std::uint32_t index = profile.queues[i];
        const Queue& queue = state.queues[index];
        if (queue.waiting.empty() || tierBy(clerk, index) != tier) continue;
        if (!first) first = index;
        switch (profile.config.rule) {
            case PickRule::preference:
                return Choice{queue.waiting.begin()->second, index, CallRule::preference, tier};
            case PickRule::ratio: {
                const std::int32_t taken = i < counter.taken.size() ? counter.taken[i] : 0;
                if (!withShare && taken < shareOf(profile, i)) withShare = index;
                break;
            }
            case PickRule::weight: {
                const std::int64_t score = shareOf(profile, i) * agedMs(queue.waiting.begin()->first, now);
                if (score > mostScore) mostScore = score, heaviest = index;
                break;
            }
        }
    }
    if (!first) return std::nullopt;
    const bool byRatio = profile.config.rule == PickRule::ratio;
    const std::uint32_t queue = byRatio ? withShare.value_or(*first) : heaviest.value_or(*first);
    return Choice{state.queues[queue].waiting.begin()->second, queue, byRatio ? CallRule::ratio : CallRule::weight, tier};
}

/// Collects the heads in their order and keeps a place for the chosen one.
class Heads {
  public:
    Heads(const State& state, const Choice& choice) : state_(state), choice_(choice) {}
    /// `itsLine`: the chosen one stands in this line.
    void add(const std::map<OrderKey, TicketId>& waiting, std::int64_t score, bool itsLine) {
        const Ticket* chosen = itsLine ? state_.ticket(choice_.ticket) : nullptr;
        // Picked on the way, it stands in no line: where nobody else waits it is its own head.
        const Ticket* first = waiting.empty() && itsLine ? chosen : head(state_, waiting);
        if (first == nullptr) return;
        const bool alsoChosen = itsLine && first->id != choice_.ticket;
        // Until the chosen ticket is in, one place is kept for it.
        const std::size_t room = limits::candidates - heads_.size() - (chosenIsIn_ ? 0 : 1);
        if (itsLine) {
            if (!alsoChosen || room > 0) put(*first, score);
            if (alsoChosen) put(*chosen, score);
            chosenIsIn_ = true;
        } else if (room > 0) {
            put(*first, score);
        }
    }
    [[nodiscard]] bool full() const { return chosenIsIn_ && heads_.size() == limits::candidates; }
    std::vector<Candidate> take() { return std::move(heads_); }

  private:
    void put(const Ticket& ticket, std::int64_t score) {
        heads_.push_back({ticket.id, state_.queues[ticket.queue].config.code, ticket.order.virtualArrival, ticket.dueAt(), score});
    }
    const State& state_;
    const Choice& choice_;
    std::vector<Candidate> heads_;
    bool chosenIsIn_{false};
};

}  // namespace

const Profile* profileOf(const State& state, const Counter& counter) {
    const auto found = state.profileIndex.find(counter.config.profile);
    return found == state.profileIndex.end() ? nullptr : &state.profiles[found->second];
}

std::int32_t tierOf(const State& state, const Counter& counter, std::uint32_t queue) {
    return tierBy(clerkOf(state, counter), queue);
}

std::int32_t shareOf(const Profile& profile, std::size_t index) {
    return index < profile.config.shares.size() ? profile.config.shares[index] : 1;
}

std::optional<Choice> choose(const State& state, const Counter& counter, Instant now) {
    const Profile* profile = profileOf(state, counter);
    const Staff* clerk = clerkOf(state, counter);
    const auto queueOf = [&](const Due& due) {
        const Ticket* ticket = state.ticket({due.serial});
        return ticket == nullptr ? 0 : ticket->queue;
    };
    MostUrgent urgent({now.utcMs + state.hall.urgencyLeadMs});
    const std::array<const Pool*, 2> pools{&counter.pool, clerk == nullptr ? nullptr : &clerk->pool};
    for (const Pool* pool : pools) {
        if (pool != nullptr && !pool->due.empty()) urgent.look(pool->due, queueOf(*pool->due.begin()), 1);
    }
    bool fallback = false;
    if (profile != nullptr) {
        for (const std::uint32_t index : profile->queues) {
            const std::int32_t tier = tierBy(clerk, index);
            if (tier == 0) continue;
            urgent.look(state.queues[index].due, index, tier);
            fallback |= tier == 2;
        }
    }
    if (urgent.found()) return urgent.found();
    const Ticket* planned = nullptr;
    for (const Pool* pool : pools) {
        const Ticket* first = pool == nullptr ? nullptr : head(state, pool->waiting);
        if (first == nullptr) continue;
        const bool byPlan = pool == &counter.pool && !first->with.empty();
        if (!byPlan) return Choice{first->id, first->queue, CallRule::pool, 1};
        planned = first;
    }
    auto choice = profile == nullptr ? std::nullopt : pickQueue(state, counter, *profile, clerk, 1, now);
    if (!choice && fallback) choice = pickQueue(state, counter, *profile, clerk, 2, now);
    // Who is here for several services has come no earlier for that.
    const Ticket* other = choice ? state.ticket(choice->ticket) : nullptr;
    if (planned != nullptr && (other == nullptr || planned->order < other->order)) return Choice{planned->id, planned->queue, CallRule::pool, 1};
    return choice;
}

std::vector<Candidate> candidates(const State& state, const Counter& counter, const Choice& choice, Instant now) {
    const Profile* profile = profileOf(state, counter);
    const Staff* clerk = clerkOf(state, counter);
    Heads heads(state, choice);
    const Ticket* chosen = state.ticket(choice.ticket);
    const bool inCounterPool = chosen != nullptr && chosen->poolCounter.has_value();
    const bool inClerkPool = chosen != nullptr && !inCounterPool && !chosen->poolClerk.value.empty();
    heads.add(counter.pool.waiting, 0, inCounterPool);
    if (clerk != nullptr) heads.add(clerk->pool.waiting, 0, inClerkPool);
    if (profile == nullptr) return heads.take();
    for (std::size_t i = 0; i < profile->queues.size() && !heads.full(); ++i) {
        const std::uint32_t index = profile->queues[i];
        const Queue& queue = state.queues[index];
        const bool itsLine = index == choice.queue && !inCounterPool && !inClerkPool;
        if ((queue.waiting.empty() && !itsLine) || tierBy(clerk, index) == 0) continue;
        std::int64_t score = 0;
        if (profile->config.rule == PickRule::ratio) score = i < counter.taken.size() ? counter.taken[i] : 0;
        if (profile->config.rule == PickRule::weight && !queue.waiting.empty()) {
            score = shareOf(*profile, i) * agedMs(queue.waiting.begin()->first, now);
        }
        heads.add(queue.waiting, score, itsLine);
    }
    return heads.take();
}

OrderKey placeByAge(const Ticket& ticket) {
    return {{ticket.issuedAt.utcMs - ticket.creditMs}, ticket.id.value, 0};
}

namespace {

/// So many further from `place`, or the last.
TicketId anchorFrom(const std::map<OrderKey, TicketId>& waiting, std::map<OrderKey, TicketId>::const_iterator place, std::int32_t behind) {
    if (place == waiting.end() || behind <= 0) return {};
    for (std::int32_t step = 1; step < behind && std::next(place) != waiting.end(); ++step) ++place;
    // Those who were put behind the same ticket earlier stay in front: nobody brought back overtakes another
    // one.
    const OrderKey& key = place->first;
    const auto after = waiting.upper_bound(
        {key.virtualArrival, key.serial, std::numeric_limits<std::uint64_t>::max()});
    return std::prev(after)->second;
}

}  // namespace

TicketId anchorOf(const std::map<OrderKey, TicketId>& waiting, std::int32_t behind) { return anchorFrom(waiting, waiting.begin(), behind); }

TicketId anchorAfter(const std::map<OrderKey, TicketId>& waiting, const OrderKey& own, std::int32_t behind) {
    return anchorFrom(waiting, waiting.upper_bound(own), behind);
}

const std::map<OrderKey, TicketId>& lineOf(const State& state, const Ticket& ticket) {
    const Staff* clerk = ticket.poolClerk.value.empty() ? nullptr : state.person(ticket.poolClerk);
    return ticket.poolCounter ? state.counters[*ticket.poolCounter].pool.waiting
           : clerk != nullptr ? clerk->pool.waiting
                              : state.queues[ticket.queue].waiting;
}

OrderKey placeBehind(const State& state, const std::map<OrderKey, TicketId>& waiting, const Ticket& ticket,
                     TicketId anchor, std::uint64_t seq) {
    if (const Ticket* front = state.ticket(anchor); anchor.value != 0 && front != nullptr) {
        return {front->order.virtualArrival, front->order.serial, seq};
    }
    OrderKey first = placeByAge(ticket);
    first.behind = seq;
    if (!waiting.empty()) {
        const Instant head = waiting.begin()->first.virtualArrival;
        first.virtualArrival = std::min(first.virtualArrival, Instant{head.utcMs - 1});
    }
    return first;
}

std::int32_t ahead(const State& state, const Ticket& ticket) {
    if (ticket.state != TicketState::waiting || ticket.queue >= state.queues.size()) return -1;
    const auto& waiting = lineOf(state, ticket);
    const auto& underway = state.queues[ticket.queue].underway;
    std::int32_t comeStill = 0;  // a few at most
    if (&waiting == &state.queues[ticket.queue].waiting) {
        for (auto one = underway.begin(); one != underway.end() && one->first < ticket.order; ++one) ++comeStill;
    }
    if (ticket.isUnderway()) return comeStill + static_cast<std::int32_t>(std::distance(waiting.begin(), waiting.lower_bound(ticket.order)));
    const auto place = waiting.find(ticket.order);
    if (place == waiting.end()) return -1;
    // A new ticket mostly stands last and the next one called stands first: walk from both ends at once.
    auto towardsFront = place;
    auto towardsBack = place;
    for (std::int32_t steps = 0;; ++steps, --towardsFront, ++towardsBack) {
        if (towardsFront == waiting.begin()) return comeStill + steps;
        if (towardsBack == waiting.end()) return comeStill + static_cast<std::int32_t>(waiting.size()) - steps;
    }
}

bool serves(const State& state, const Counter& counter, std::uint32_t queue) {
    const Profile* profile = profileOf(state, counter);
    return profile != nullptr && std::find(profile->queues.begin(), profile->queues.end(), queue) != profile->queues.end() &&
           tierOf(state, counter, queue) != 0;
}

bool belongsAt(const State& state, const Counter& counter, const Ticket& ticket) {
    if (serves(state, counter, ticket.queue) || (ticket.counter && &state.counters[*ticket.counter] == &counter)) return true;
    return state.hall.coverRouting && takes(state, counter, ticket.item);
}

bool inPoolOf(const State& state, const Counter& counter, const Ticket& ticket) {
    if (ticket.poolCounter) return &state.counters[*ticket.poolCounter] == &counter;
    return !ticket.poolClerk.value.empty() && ticket.poolClerk == counter.clerk;
}

bool waitsForAnother(const State& state, const Counter& counter, const Ticket& ticket) {
    return (ticket.poolCounter || !ticket.poolClerk.value.empty()) && !inPoolOf(state, counter, ticket);
}

}  // namespace hall::core
