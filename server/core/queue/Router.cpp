#include "server/core/queue/Router.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "server/core/queue/Order.hpp"

namespace hall::core::law {
namespace {

/// Up to so many kinds of services the fewest stops are found exactly; beyond, nearly.
constexpr std::size_t exactKinds = 12;

bool isOneWindow(const State& state, const Queue& queue) {
    return queue.config.oneWindow || (!state.hall.oneWindowQueue.value.empty() && queue.config.code == state.hall.oneWindowQueue);
}

bool oneWindowTakes(const Queue& queue, const std::string& department) {
    const auto& of = queue.config.departments;
    const bool all = !queue.config.oneWindow || of.empty();
    return all || std::any_of(of.begin(), of.end(), [&](const DepartmentCode& one) { return one.value == department; });
}

std::int32_t tier(const Staff* clerk, std::uint32_t queue) {
    if (clerk == nullptr || clerk->tiers.empty()) return 1;
    return queue < clerk->tiers.size() ? clerk->tiers[queue] : 0;
}

}  // namespace

Router::Router(const State& state) : state_(state), sent_(state.counters.size()) {
    chairs_.reserve(state.counters.size());
    for (const Counter& counter : state.counters) {
        const Staff* clerk = counter.clerk.value.empty() ? nullptr : state.person(counter.clerk);
        chairs_.push_back({profileOf(state, counter), clerk, counter.phase, counter.pauseReason == "signed-out", false});
    }
    for (std::uint32_t i = 0; i < state.queues.size(); ++i) {
        if (isOneWindow(state, state.queues[i])) oneWindows_.push_back(i);
    }
    settle();
}

void Router::follow(const Events& events) {
    const auto chair = [&](const CounterId& id) -> Chair* {
        const auto found = state_.counterIndex.find(id);
        return found == state_.counterIndex.end() ? nullptr : &chairs_[found->second];
    };
    for (const EventBody& event : events) {
        if (const auto* opened = std::get_if<CounterOpened>(&event)) {
            if (Chair* one = chair(opened->counter)) one->phase = CounterPhase::open;
        } else if (const auto* paused = std::get_if<CounterPaused>(&event)) {
            if (Chair* one = chair(paused->counter)) one->phase = CounterPhase::paused, one->signedOut = paused->reason == "signed-out";
        } else if (const auto* closed = std::get_if<CounterClosed>(&event)) {
            if (Chair* one = chair(closed->counter)) one->phase = CounterPhase::closed;
        } else if (const auto* taken = std::get_if<PlaceTaken>(&event)) {
            if (Chair* one = chair(taken->counter)) one->clerk = state_.person(taken->staff);
        } else if (const auto* left = std::get_if<PlaceLeft>(&event)) {
            if (Chair* one = chair(left->counter)) one->clerk = nullptr;
        }
    }
    settle();
}

/// A break does not scatter those who wait: who went to lunch comes back. Who signed out does not.
void Router::settle() {
    takers_.clear();
    serving_.assign(state_.queues.size(), {});
    for (std::uint32_t i = 0; i < chairs_.size(); ++i) {
        Chair& chair = chairs_[i];
        const bool deserted = chair.phase == CounterPhase::paused && chair.signedOut && chair.clerk == nullptr;
        const bool calls = chair.clerk == nullptr || mayCall(chair.clerk->config);
        chair.there = chair.phase != CounterPhase::closed && !deserted && calls && chair.profile != nullptr;
        if (!chair.there) continue;
        for (const std::uint32_t queue : chair.profile->queues) {
            if (queue < serving_.size() && tier(chair.clerk, queue) != 0) serving_[queue].push_back(i);
        }
    }
}

bool Router::covers(std::uint32_t queue, const ServiceKind& kind) const {
    if (queue == kind.queue) return true;
    const bool one = std::find(oneWindows_.begin(), oneWindows_.end(), queue) != oneWindows_.end();
    return one && oneWindowTakes(state_.queues[queue], kind.department);
}

bool Router::chairTakes(const Chair& chair, const ServiceKind& kind) const {
    if (chair.profile == nullptr) return false;
    const auto& queues = chair.profile->queues;
    return std::any_of(queues.begin(), queues.end(), [&](std::uint32_t queue) { return tier(chair.clerk, queue) != 0 && covers(queue, kind); });
}

const ServiceKind* Router::kindOf(const ItemCode& item) {
    if (const auto known = kinds_.find(item); known != kinds_.end()) return &known->second;
    const auto found = state_.items.find(item);
    const auto queue = found == state_.items.end() ? state_.queueIndex.end() : state_.queueIndex.find(found->second.queue);
    if (queue == state_.queueIndex.end()) return nullptr;
    return &kinds_.emplace(item, ServiceKind{queue->second, found->second.department}).first->second;
}

const std::vector<bool>& Router::takers(const ServiceKind& kind) {
    const auto [place, isNew] = takers_.try_emplace(kind);
    if (isNew) {
        place->second.resize(chairs_.size());
        for (std::size_t i = 0; i < chairs_.size(); ++i) place->second[i] = chairs_[i].there && chairTakes(chairs_[i], kind);
    }
    return place->second;
}

bool Router::takes(std::uint32_t counter, const ItemCode& item) {
    const ServiceKind* kind = kindOf(item);
    return kind != nullptr && chairTakes(chairs_[counter], *kind);
}

bool Router::anybodyTakes(const ItemCode& item) {
    const ServiceKind* kind = kindOf(item);
    if (kind == nullptr) return false;
    const auto& who = takers(*kind);
    return std::find(who.begin(), who.end(), true) != who.end();
}

bool Router::allTake(const std::vector<std::uint32_t>& counters, const ItemCode& item) {
    const ServiceKind* kind = kindOf(item);
    if (kind == nullptr) return false;
    return std::all_of(counters.begin(), counters.end(), [&](std::uint32_t one) { return chairTakes(chairs_[one], *kind); });
}

bool Router::covers(std::uint32_t queue, const ItemCode& item) const {
    const auto found = state_.items.find(item);
    const auto own = found == state_.items.end() ? state_.queueIndex.end() : state_.queueIndex.find(found->second.queue);
    return own != state_.queueIndex.end() && covers(queue, ServiceKind{own->second, found->second.department});
}

/// What one stop may do, each different set once: those with most first. Which queue or counter it is comes later.
std::vector<Router::Place> Router::places(const std::vector<ServiceKind>& kinds) {
    std::vector<Kinds> byChair(chairs_.size());
    for (std::size_t k = 0; k < kinds.size(); ++k) {
        const auto& who = takers(kinds[k]);
        for (std::size_t i = 0; i < who.size(); ++i) byChair[i][k] = who[i];
    }
    std::vector<Place> found;
    for (std::uint32_t queue = 0; queue < serving_.size(); ++queue) {
        if (serving_[queue].empty()) continue;
        Kinds all = byChair[serving_[queue].front()];
        for (const std::uint32_t one : serving_[queue]) all &= byChair[one];
        if (all.any()) found.push_back({all, 0});
    }
    for (std::size_t i = 0; i < chairs_.size(); ++i) {
        if (byChair[i].any()) found.push_back({byChair[i], 1});
    }
    const auto earlier = [&](const Place& a, const Place& b) {
        if (a.takes.count() != b.takes.count()) return a.takes.count() > b.takes.count();
        const Kinds differ = a.takes ^ b.takes;
        for (std::size_t k = 0; k < kinds.size(); ++k) {
            if (differ[k]) return bool{a.takes[k]};
        }
        return a.pools < b.pools;
    };
    std::sort(found.begin(), found.end(), earlier);
    found.erase(std::unique(found.begin(), found.end(), [](const Place& a, const Place& b) { return a.takes == b.takes; }), found.end());
    return found;
}

std::vector<Router::Kinds> Router::cover(const std::vector<Place>& places, std::size_t count) {
    std::vector<Kinds> chosen = count <= exactKinds ? exactCover(places, count) : greedyCover(places, count);
    // Each service is done at the first stop that does it.
    Kinds done;
    for (Kinds& stop : chosen) {
        stop &= ~done;
        done |= stop;
    }
    return chosen;
}

/// Fewest stops, then fewest pools: the cheapest way to every set of services, from none to all. Each step does the first service
/// that is open yet, so that the stops come in the order asked for.
std::vector<Router::Kinds> Router::exactCover(const std::vector<Place>& places, std::size_t count) {
    struct Step {
        int cost{std::numeric_limits<int>::max()};
        std::size_t before{};
        std::size_t place{};
    };
    const std::size_t all = (std::size_t{1} << count) - 1;
    std::vector<Step> steps(all + 1);
    steps[0].cost = 0;
    for (std::size_t done = 0; done < all; ++done) {
        if (steps[done].cost == std::numeric_limits<int>::max()) continue;
        std::size_t first = 0;
        while ((done >> first & 1) != 0) ++first;
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (!places[i].takes[first]) continue;
            const std::size_t next = done | static_cast<std::size_t>(places[i].takes.to_ullong());
            const int cost = steps[done].cost + 1'000 + places[i].pools;
            if (cost < steps[next].cost) steps[next] = {cost, done, i};
        }
    }
    std::vector<Kinds> chosen;
    if (steps[all].cost == std::numeric_limits<int>::max()) return chosen;
    for (std::size_t at = all; at != 0; at = steps[at].before) chosen.push_back(places[steps[at].place].takes);
    std::reverse(chosen.begin(), chosen.end());
    return chosen;
}

/// The place that does most of what is open, again and again; among equals the first.
std::vector<Router::Kinds> Router::greedyCover(const std::vector<Place>& places, std::size_t count) {
    std::vector<Kinds> chosen;
    Kinds open;
    for (std::size_t k = 0; k < count; ++k) open.set(k);
    while (open.any()) {
        const Place* best = nullptr;
        for (const Place& place : places) {
            if (best == nullptr || (place.takes & open).count() > (best->takes & open).count()) best = &place;
        }
        if (best == nullptr || (best->takes & open).none()) break;
        chosen.push_back(best->takes & open);
        open &= ~best->takes;
    }
    const auto firstOf = [&](const Kinds& kinds) {
        std::size_t k = 0;
        while (k < count && !kinds[k]) ++k;
        return k;
    };
    std::sort(chosen.begin(), chosen.end(), [&](const Kinds& a, const Kinds& b) { return firstOf(a) < firstOf(b); });
    return chosen;
}

/// Where exactly a stop is done. A single service waits in its own queue as ever, several where most counters are. A case prefers the
/// one-window queue.
Stop Router::placeFor(const std::vector<ServiceKind>& kinds, const QueueCode& favoured) {
    const auto takesAll = [&](std::uint32_t chair) {
        return std::all_of(kinds.begin(), kinds.end(), [&](const ServiceKind& kind) { return takers(kind)[chair]; });
    };
    using Rank = std::tuple<bool, bool, std::int64_t, bool, std::uint32_t>;  // the smallest is best
    std::optional<Rank> best;
    for (std::uint32_t queue = 0; queue < serving_.size(); ++queue) {
        const auto& chairs = serving_[queue];
        if (chairs.empty() || !std::all_of(chairs.begin(), chairs.end(), takesAll)) continue;
        std::int64_t open = 0;
        for (const std::uint32_t chair : chairs) open += chairs_[chair].phase == CounterPhase::open ? 1 : 0;
        const bool own = queue == kinds.front().queue;
        const Rank rank{state_.queues[queue].config.code != favoured, !(own && kinds.size() == 1), -open * 10'000 - static_cast<std::int64_t>(chairs.size()), !own, queue};
        if (!best || rank < *best) best = rank;
    }
    if (best) return {state_.queues[std::get<4>(*best)].config.code, {}, {}};
    using Load = std::tuple<bool, std::size_t, std::uint32_t>;
    std::optional<Load> least;
    for (std::uint32_t chair = 0; chair < chairs_.size(); ++chair) {
        if (!takesAll(chair)) continue;
        const Load load{chairs_[chair].phase != CounterPhase::open, state_.counters[chair].pool.waiting.size() + sent_[chair], chair};
        if (!least || load < *least) least = load;
    }
    if (!least) return {state_.queues[kinds.front().queue].config.code, {}, {}};
    const std::uint32_t chair = std::get<2>(*least);  // in its pool
    return {through(chairs_[chair], kinds.front()), state_.counters[chair].config.id, {}};
}

QueueCode Router::through(const Chair& chair, const ServiceKind& kind) const {
    std::optional<std::uint32_t> found;
    if (chair.profile != nullptr) {
        for (const std::uint32_t queue : chair.profile->queues) {
            if (tier(chair.clerk, queue) == 0 || !covers(queue, kind)) continue;
            if (!found || queue == kind.queue) found = queue;
        }
    }
    return state_.queues[found.value_or(kind.queue)].config.code;
}

QueueCode Router::through(std::uint32_t counter, const ItemCode& item) {
    const ServiceKind* kind = kindOf(item);
    return kind == nullptr ? QueueCode{} : through(chairs_[counter], *kind);
}

std::vector<Stop> Router::plan(const std::vector<ItemCode>& items, const QueueCode& favoured) {
    std::vector<ServiceKind> taken;             // different ones that somebody takes, in the order asked for
    std::vector<std::optional<std::size_t>> of(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const ServiceKind* kind = anybodyTakes(items[i]) ? kindOf(items[i]) : nullptr;
        if (kind == nullptr) continue;
        const auto known = std::find(taken.begin(), taken.end(), *kind);
        if (known == taken.end() && taken.size() == Kinds().size()) continue;
        of[i] = static_cast<std::size_t>(known - taken.begin());
        if (known == taken.end()) taken.push_back(*kind);
    }
    std::vector<Stop> stops;
    Kinds found;
    if (!taken.empty()) {
        for (const Kinds& done : cover(places(taken), taken.size())) {
            std::vector<ServiceKind> kinds;
            for (std::size_t k = 0; k < taken.size(); ++k) {
                if (done[k]) kinds.push_back(taken[k]);
            }
            if (kinds.empty()) continue;
            found |= done;
            Stop stop = placeFor(kinds, favoured);
            for (std::size_t i = 0; i < items.size(); ++i) {
                if (of[i] && done[*of[i]]) stop.items.push_back(items[i]);
            }
            stops.push_back(std::move(stop));
        }
    }
    // What nobody takes waits in its own queue until somebody does, last.
    const std::size_t planned = stops.size();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const ServiceKind* kind = of[i] && found[*of[i]] ? nullptr : kindOf(items[i]);
        if (kind == nullptr) continue;
        const QueueCode& own = state_.queues[kind->queue].config.code;
        const auto same = std::find_if(stops.begin() + static_cast<std::ptrdiff_t>(planned), stops.end(), [&](const Stop& stop) { return stop.queue == own; });
        if (same != stops.end()) same->items.push_back(items[i]);
        else stops.push_back({own, {}, {items[i]}});
    }
    return stops;
}

}  // namespace hall::core::law
