#include "server/forecast/Scene.hpp"

#include <algorithm>

namespace hall::forecast {
namespace {

constexpr LocalSeconds hour = 3600;
constexpr LocalSeconds gone = 4 * hour;          ///< a clerk who did nothing for so long is not there any more
constexpr LocalSeconds stale = 12 * hour;        ///< a leg without an end does not wait longer than a hall is open
constexpr std::size_t remembered = 400;

void remember(std::deque<Scene::Recent>& all, Scene::Recent one) {
    all.push_back(one);
    while (all.size() > remembered || all.front().at < one.at - hour) all.pop_front();
}

}  // namespace

int hourOf(LocalSeconds at) { return static_cast<int>(((at % 86'400) + 86'400) % 86'400 / hour); }
std::int64_t dayOf(LocalSeconds at) { return (at - ((at % 86'400) + 86'400) % 86'400) / 86'400; }

void Scene::expect(Index queue, Index klass) {
    queues_ = std::max(queues_, queue + 1);
    classes_ = std::max(classes_, klass + 1);
    if (ofKind_.size() < queues_) ofKind_.resize(queues_);
    for (auto& ofQueue : ofKind_) ofQueue.resize(classes_);
}

void Scene::take(const Happening& happening) {
    switch (happening.what) {
        case What::issued: return issued(happening);
        case What::called: return called(happening);
        case What::ended: return ended(happening);
        case What::started: return;
        case What::moved:
            if (waiting_.erase(happening.leg) != 0) lookRound(happening.at);
            return;
    }
}

void Scene::forgetOld(LocalSeconds at) {
    std::erase_if(waiting_, [&](const auto& one) { return one.second.issuedAt < at - stale; });
    std::erase_if(clerks_, [&](const auto& one) { return one.second.since < at - (one.second.leg == 0 ? gone : stale); });
}

std::vector<LocalSeconds> Scene::oldestByQueue() const {
    std::vector<LocalSeconds> oldest(queues_, 0);
    for (const auto& [id, leg] : waiting_)
        if (oldest[leg.queue] == 0 || leg.issuedAt < oldest[leg.queue]) oldest[leg.queue] = leg.issuedAt;
    return oldest;
}

LocalSeconds Scene::oldestFor(Index clerk, const std::vector<LocalSeconds>& oldest) const {
    LocalSeconds first = 0;
    for (Index queue = 0; queue < queues_; ++queue)
        if (oldest[queue] != 0 && (first == 0 || oldest[queue] < first) && serves(clerk, queue)) first = oldest[queue];
    return first;
}

bool Scene::serves(Index clerk, Index queue) const {
    const auto known = known_.find(clerk);
    if (known == known_.end()) return learned_.serves(clerk, queue);
    return std::find(known->second.queues.begin(), known->second.queues.end(), queue) != known->second.queues.end();
}

bool Scene::isThere(Index clerk) const {
    const auto known = known_.find(clerk);
    return known == known_.end() || known->second.there;
}

Index Scene::numberOf(Index named) {
    const auto [place, isNew] = numbers_.try_emplace(named, people_);
    people_ += isNew ? 1 : 0;
    return place->second;
}

void Scene::know(Index named, bool there, std::vector<Index> queues, LocalSeconds at) {
    for (const Index queue : queues) expect(queue, 0);
    const Index number = numberOf(named);
    Known& known = known_[number];
    const bool comes = there && !known.there;
    known = {there, std::move(queues)};
    const auto clerk = clerks_.find(number);
    if (comes && (clerk == clerks_.end() || clerk->second.leg == 0)) clerks_[number] = {0, at, 0, false};
    if (!there && clerk != clerks_.end() && clerk->second.leg == 0) clerks_.erase(clerk);
    lookRound(at);
}

void Scene::clear() {
    waiting_.clear();
    serving_.clear();
    for (auto& [index, clerk] : clerks_) clerk.leg = 0, clerk.workSince = 0;
}

void Scene::issued(const Happening& happening) {
    if (dayOf(happening.at) != day_) {
        if (day_ != 0) learned_.dayBegan();
        day_ = dayOf(happening.at);
        forgetOld(happening.at);
    }
    expect(happening.queue, happening.klass);
    ofKind_[happening.queue][happening.klass] += 1;
    waiting_.emplace(happening.leg, Leg{happening.queue, happening.klass, happening.at, 0, nobody, false});
    lookRound(happening.at);
    learned_.arrived(happening.queue, happening.klass, static_cast<Seconds>(happening.at), hourOf(happening.at));
    remember(issues_, {happening.at, happening.queue, 0});
}

Index Scene::clerkOf(const Happening& happening) {
    if (happening.clerk != nobody) {
        named_ += 1;
        return numberOf(happening.clerk);
    }
    nameless_ += 1;
    if (named_ >= nameless_) return nobody;
    // A log without clerks: as many as are busy at once, and who was busy last is busy again first.
    Index best = nobody;
    for (const Index index : unnamed_) {
        const auto clerk = clerks_.find(index);
        if (clerk == clerks_.end() || clerk->second.leg != 0) continue;
        if (best == nobody || clerk->second.since > clerks_[best].since) best = index;
    }
    if (best == nobody) unnamed_.push_back(best = people_++);
    return best;
}

Pause Scene::pauseSince(const Clerk& clerk, LocalSeconds workSince) {
    constexpr LocalSeconds minute = 60;
    const LocalSeconds idle = workSince - clerk.since;
    if (clerk.passed) return idle < 15 * minute ? Pause::passed : Pause::passedLong;
    return idle <= 0 ? Pause::turning : idle < minute ? Pause::idle : idle < 15 * minute ? Pause::idleMinutes : Pause::idleLong;
}

void Scene::lookRound(LocalSeconds at) {
    constexpr LocalSeconds unnoticed = 5;
    const auto oldest = oldestByQueue();
    for (auto& [index, clerk] : clerks_) {
        if (clerk.leg != 0 || !isThere(index)) continue;
        const bool work = oldestFor(index, oldest) != 0;
        if (work && clerk.workSince == 0) {
            clerk.workSince = at;
        } else if (!work && clerk.workSince != 0) {
            learned_.paused(pauseSince(clerk, clerk.workSince), static_cast<Seconds>(at - clerk.workSince), false);
            clerk.passed = clerk.passed || at - clerk.workSince > unnoticed;
            clerk.workSince = 0;
        }
    }
}

/// What a call says about credits: a clerk who might have called either took this one.
void Scene::learnOrder(const Leg& leg, Index clerk) {
    Index usualQueue = 0, usualClass = 0;
    for (Index queue = 0; queue < queues_; ++queue)
        for (Index klass = 0; klass < classes_; ++klass)
            if (ofKind_[queue][klass] > ofKind_[usualQueue][usualClass]) usualQueue = queue, usualClass = klass;
    const bool isUsual = leg.queue == usualQueue && leg.klass == usualClass;
    if (!learned_.surelyServes(clerk, usualQueue)) return;
    std::map<std::pair<Index, Index>, LocalSeconds> oldest;
    for (const auto& [id, other] : waiting_) {
        const bool otherUsual = other.queue == usualQueue && other.klass == usualClass;
        if (isUsual == otherUsual || !learned_.surelyServes(clerk, other.queue)) continue;
        const auto [place, isNew] = oldest.try_emplace({other.queue, other.klass}, other.issuedAt);
        if (!isNew) place->second = std::min(place->second, other.issuedAt);
    }
    for (const auto& [kind, issued] : oldest) {
        if (isUsual) learned_.contested(kind.first, kind.second, static_cast<Seconds>(issued - leg.issuedAt), false);
        else if (kind == std::pair(usualQueue, usualClass)) learned_.contested(leg.queue, leg.klass, static_cast<Seconds>(leg.issuedAt - issued), true);
    }
}

/// What a call says about which queues its clerk takes now: whose turn was it?
void Scene::learnChoice(const Leg& leg, Index clerk) {
    const auto placeOf = [&](const Leg& one) { return static_cast<Seconds>(one.issuedAt) - learned_.credit(one.queue, one.klass); };
    std::vector<Seconds> first(queues_, never);
    for (const auto& [id, other] : waiting_) first[other.queue] = std::min(first[other.queue], placeOf(other));
    const Seconds mine = placeOf(leg);
    learned_.offered(clerk, leg.queue, true);
    for (Index queue = 0; queue < queues_; ++queue)
        if (queue != leg.queue && first[queue] < mine && serves(clerk, queue)) learned_.offered(clerk, queue, false);
}

void Scene::called(const Happening& happening) {
    const auto place = waiting_.find(happening.leg);
    if (place == waiting_.end()) return;
    Leg leg = std::move(place->second);
    waiting_.erase(place);
    const auto waited = static_cast<Seconds>(happening.at - leg.issuedAt);
    const Index index = clerkOf(happening);
    learnOrder(leg, index);
    learned_.waited(leg.queue, waited, false);
    remember(calls_, {happening.at, leg.queue, waited});
    leg.called = true;
    leg.calledAt = happening.at;
    leg.clerk = index;
    if (index != nobody) {
        if (const auto known = clerks_.find(index); known != clerks_.end()) {
            const Clerk& clerk = known->second;
            if (clerk.leg == 0 && clerk.workSince != 0 && happening.at - clerk.since < gone)
                learned_.paused(pauseSince(clerk, clerk.workSince), static_cast<Seconds>(happening.at - clerk.workSince), true);
        }
        learnChoice(leg, index);
        learned_.called(index, leg.queue);
        clerks_[index] = {happening.leg, happening.at, 0, false};
    }
    lookRound(happening.at);
    serving_.emplace(happening.leg, std::move(leg));
}

void Scene::ended(const Happening& happening) {
    if (const auto place = waiting_.find(happening.leg); place != waiting_.end()) {
        const Leg& leg = place->second;
        const auto waited = static_cast<Seconds>(happening.at - leg.issuedAt);
        learned_.waited(leg.queue, waited, true);
        remember(losses_, {happening.at, leg.queue, waited});
        waiting_.erase(place);
        lookRound(happening.at);
        return;
    }
    const auto place = serving_.find(happening.leg);
    if (place == serving_.end()) return;
    const Leg leg = std::move(place->second);
    serving_.erase(place);
    if (leg.clerk == nobody) return;
    learned_.served(leg.clerk, leg.queue, static_cast<Seconds>(happening.at - leg.calledAt), hourOf(leg.calledAt));
    Clerk& clerk = clerks_[leg.clerk];
    if (clerk.leg != happening.leg) return;      // has called another one meanwhile
    clerk = {0, happening.at, 0, false};
    lookRound(happening.at);
}

Hall Scene::hall(LocalSeconds at) const {
    Hall hall;
    hall.queues = queues_;
    hall.promises.assign(queues_, std::vector<Promise>(classes_));
    for (Index queue = 0; queue < queues_; ++queue) {
        for (Index klass = 0; klass < classes_; ++klass) {
            hall.promises[queue][klass].credit = learned_.credit(queue, klass);
            const Seconds every = learned_.every(queue, klass, static_cast<Seconds>(at), hourOf(at));
            if (every != never) hall.inflows.push_back({queue, klass, every});
        }
    }
    Index id = 0;
    for (const auto& [number, leg] : waiting_) hall.waiting.push_back({id++, leg.queue, leg.klass, static_cast<Seconds>(leg.issuedAt - at), false});
    for (const auto& [index, clerk] : clerks_) {
        if (clerk.leg == 0 && at - clerk.since >= gone) continue;
        Desk desk;
        desk.clerk = index;
        for (Index queue = 0; queue < queues_; ++queue)
            if (learned_.serves(index, queue)) desk.queues.push_back(queue), desk.chances.push_back(learned_.takes(index, queue));
        desk.since = static_cast<Seconds>(clerk.since - at);
        desk.doing = Doing::serving;
        if (clerk.leg == 0) {
            desk.doing = Doing::free;
            desk.pause = pauseOf(clerk, at);
            desk.since = clerk.workSince == 0 ? 0 : static_cast<Seconds>(clerk.workSince - at);
        } else if (const auto leg = serving_.find(clerk.leg); leg != serving_.end()) {
            desk.queue = leg->second.queue;
        }
        hall.desks.push_back(std::move(desk));
    }
    return hall;
}

}  // namespace hall::forecast
