#include "server/forecast/LiveHall.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "server/core/queue/Order.hpp"
#include "server/core/queue/Route.hpp"

namespace hall::forecast {
namespace {

/// Why a counter is paused whose clerk has gone: nobody knows of a return.
constexpr std::string_view signedOut = "signed-out";

Seconds from(core::Instant now, core::Instant at) { return static_cast<Seconds>(at.utcMs - now.utcMs) / 1000; }
/// What lasts already began at most now.
Seconds since(core::Instant now, core::Instant at) { return std::min(from(now, at), 0.0); }

constexpr Seconds wholeDay = 12 * 3600;

std::int32_t minuteOf(LocalSeconds at) { return static_cast<std::int32_t>(((at % 86'400) + 86'400) % 86'400 / 60); }

class Builder {
  public:
    Builder(const core::State& state, core::Instant now, LocalSeconds at, Scene& scene, const Learned& learned, Codes& codes, Comes comes)
        : state_(state), now_(now), at_(at), scene_(scene), learned_(learned), codes_(codes), comes_(comes),
          queues_(static_cast<Index>(state.queues.size())) {}

    Moment build() {
        Hall& hall = moment_.hall;
        moment_.queues = queues_;
        hall.queues = queues_ + static_cast<Index>(state_.counters.size());
        hall.lead = static_cast<Seconds>(state_.hall.urgencyLeadMs) / 1000;
        hall.ends = Hall::Ends::called;
        promise();
        for (Index queue = 0; queue < queues_; ++queue) {
            line(state_.queues[queue].waiting, queue, false);
            line(state_.queues[queue].underway, queue, false);
        }
        moment_.deskOf.resize(state_.counters.size());
        for (Index i = 0; i < state_.counters.size(); ++i) {
            if (!isStaffed(state_.counters[i])) continue;
            moment_.deskOf[i] = hall.desks.size();
            seat(state_.counters[i], queues_ + i);
        }
        for (Seconds end = Tide::slot - std::fmod(static_cast<Seconds>(at_), Tide::slot); end < (comes_ == Comes::everybody ? wholeDay : horizon); end += Tide::slot) hall.slots.push_back(end);
        for (Index queue = 0; queue < queues_; ++queue) come(queue);
        if (comes_ == Comes::whoMayOvertake) {
            for (Inflow& inflow : hall.inflows) inflow.until = std::min(inflow.until, mayOvertakeUntil(inflow));
            std::erase_if(hall.inflows, [](const Inflow& inflow) { return inflow.until <= 0; });
        }
        return std::move(moment_);
    }

  private:
    void promise() {
        std::vector<const core::ClassConfig*> classes(codes_.classes.count());
        for (const auto& [code, klass] : state_.classes) {
            const Index index = codes_.classes(code.value);
            if (index >= classes.size()) classes.resize(index + 1);
            classes[index] = &klass;
        }
        moment_.hall.promises.assign(queues_, std::vector<Promise>(classes.size()));
        for (Index queue = 0; queue < queues_; ++queue) {
            for (Index klass = 0; klass < classes.size(); ++klass) {
                Promise& promise = moment_.hall.promises[queue][klass];
                promise.longest = static_cast<Seconds>(state_.queues[queue].config.maximumWaitMs) / 1000;
                if (classes[klass] == nullptr) continue;
                promise.credit = static_cast<Seconds>(classes[klass]->creditMs) / 1000;
                if (const auto own = classes[klass]->maximumWaitMs) promise.longest = std::min(promise.longest, static_cast<Seconds>(*own) / 1000);
            }
        }
    }

    void line(const std::map<core::OrderKey, core::TicketId>& waiting, Index row, bool plannedCounts) {
        for (const auto& [order, id] : waiting) {
            const core::Ticket* ticket = state_.ticket(id);
            if (ticket == nullptr) continue;
            Waiting one;
            one.id = static_cast<Index>(moment_.tickets.size());
            one.queue = row;
            one.klass = codes_.classes(ticket->klass.value);
            one.since = since(now_, ticket->waitingSince);
            one.place = from(now_, order.virtualArrival);
            one.due = from(now_, ticket->dueAt());
            if (ticket->isUnderway()) {
                one.comes = std::max(from(now_, ticket->reachableFrom), 0.0);
                one.due = one.comes + static_cast<Seconds>(ticket->maximumWaitMs) / 1000;  // its promise begins then
                lastComes_ = std::max(lastComes_, one.comes);
            }
            one.work = workOf(state_, *ticket, learned_, codes_);
            one.planned = plannedCounts && !ticket->with.empty();
            moment_.hall.waiting.push_back(one);
            moment_.tickets.push_back(ticket);
        }
    }

    void seat(const core::Counter& counter, Index ownRow) {
        Desk desk;
        const Index number = scene_.numberOf(clerkAt(counter, codes_));
        desk.clerk = number;
        const core::Profile* profile = core::profileOf(state_, counter);
        for (std::size_t i = 0; profile != nullptr && i < profile->queues.size(); ++i) {
            const std::int32_t tier = core::tierOf(state_, counter, profile->queues[i]);
            if (tier == 0) continue;
            desk.queues.push_back(profile->queues[i]);
            desk.tiers.push_back(static_cast<std::uint8_t>(tier));
            desk.shares.push_back(core::shareOf(*profile, i));
            desk.taken.push_back(i < counter.taken.size() ? counter.taken[i] : 0);
        }
        if (std::all_of(desk.tiers.begin(), desk.tiers.end(), [](std::uint8_t tier) { return tier == 1; })) desk.tiers.clear();
        if (profile != nullptr) desk.rule = profile->config.rule;
        const core::Staff* clerk = state_.person(counter.clerk);
        const std::size_t before = moment_.tickets.size();
        if (clerk != nullptr) line(clerk->pool.waiting, ownRow, false);
        line(counter.pool.waiting, ownRow, true);
        if (moment_.tickets.size() != before) desk.own = ownRow;
        does(counter, number, desk);
        moment_.hall.desks.push_back(std::move(desk));
    }

    void does(const core::Counter& counter, Index number, Desk& desk) {
        if (const core::Ticket* ticket = counter.ticket ? state_.ticket(*counter.ticket) : nullptr; ticket != nullptr) {
            desk.doing = Doing::serving;
            desk.queue = ticket->queue;
            desk.since = since(now_, ticket->calledAt.utcMs != 0 ? ticket->calledAt : ticket->stateSince);
        } else if (counter.phase == core::CounterPhase::paused) {
            desk.doing = Doing::away;
            desk.reason = codes_.reasons(counter.pauseReason);
            desk.since = since(now_, counter.phaseSince);
        } else {
            desk.doing = Doing::free;
            const auto seen = scene_.clerks().find(number);
            if (seen == scene_.clerks().end()) return;
            desk.pause = scene_.pauseOf(seen->second, at_);
            if (seen->second.workSince != 0) desk.since = std::min(static_cast<Seconds>(seen->second.workSince - at_), 0.0);
        }
    }

    /// Who may come to this queue, and what somebody is told who does.
    void come(Index index) {
        const core::Queue& queue = state_.queues[index];
        const core::QueueConfig& config = queue.config;
        const std::int32_t minute = minuteOf(at_), closes = std::min(config.closesAtMinute, state_.hall.closesAtMinute);
        const bool full = config.dailyCap > 0 && queue.issuedToday >= static_cast<std::uint32_t>(config.dailyCap);
        if (state_.day != core::DayPhase::open || !config.accepting || full || minute < config.opensAtMinute || minute >= config.closesAtMinute) return;
        const bool served = std::any_of(moment_.hall.desks.begin(), moment_.hall.desks.end(), [&](const Desk& desk) { return calls(desk, index); });
        std::vector<Seconds> begins{0};
        begins.insert(begins.end(), moment_.hall.slots.begin(), moment_.hall.slots.end());
        const std::vector<double> rates = learned_.tide().rates(index, static_cast<Seconds>(at_), begins);
        for (const auto& [code, klass] : state_.classes) {
            const Index number = codes_.classes(code.value);
            Inflow inflow{index, number, never, closes >= 1440 || closes <= minute ? never : static_cast<Seconds>(closes - minute) * 60, 0, {}};
            const double share = learned_.tide().share(index, number);
            for (const double rate : rates) inflow.rates.push_back(share * rate);
            if (share > 0) moment_.hall.inflows.push_back(std::move(inflow));
            if (!served) continue;
            moment_.hall.asked.push_back({index, number});
            moment_.asked.push_back({index, code, isFree(index)});
        }
    }

    /// Until when somebody who comes may be called before one who is there now. Who comes later need not come: what happens after those who
    /// are there were called is of no interest. By place nobody overtakes who comes later than their credit is long; by a promise, who comes
    /// so late that it passes after all that were given. Only a rule that prefers their queue always lets them.
    [[nodiscard]] Seconds mayOvertakeUntil(const Inflow& inflow) const {
        const Hall& hall = moment_.hall;
        const bool always = std::any_of(hall.desks.begin(), hall.desks.end(), [&](const Desk& desk) {
            const auto place = std::find(desk.queues.begin(), desk.queues.end(), inflow.queue);
            if (place == desk.queues.end() || desk.queues.size() == 1) return false;
            if (desk.rule == core::PickRule::ratio || !desk.tiers.empty()) return true;
            if (desk.rule == core::PickRule::preference) return place + 1 != desk.queues.end();
            const std::int32_t share = desk.shares[static_cast<std::size_t>(place - desk.queues.begin())];
            return std::any_of(desk.shares.begin(), desk.shares.end(), [&](std::int32_t other) { return other < share; });
        });
        const Promise& mine = hall.promises[inflow.queue][inflow.klass];
        // Who is still on the way is overtaken by all who come before.
        return always ? never : std::max({mine.credit, latestDue() - mine.longest, lastComes_});
    }

    /// When the last promise passes that was given already, or would be to whoever takes a ticket now.
    [[nodiscard]] Seconds latestDue() const {
        if (latestDue_) return *latestDue_;
        Seconds latest = 0;
        for (const Waiting& one : moment_.hall.waiting) latest = std::max(latest, *one.due);
        for (const Asked& asked : moment_.hall.asked) latest = std::max(latest, moment_.hall.promises[asked.queue][asked.klass].longest);
        return *(latestDue_ = latest);
    }

    static bool calls(const Desk& desk, Index queue) { return std::find(desk.queues.begin(), desk.queues.end(), queue) != desk.queues.end(); }

    [[nodiscard]] bool isFree(Index queue) const {
        return std::any_of(moment_.hall.desks.begin(), moment_.hall.desks.end(), [&](const Desk& desk) {
            return desk.doing == Doing::free && desk.own == nobody && calls(desk, queue) &&
                   std::all_of(desk.queues.begin(), desk.queues.end(), [&](Index other) { return state_.queues[other].waiting.empty(); });
        });
    }

    const core::State& state_;
    core::Instant now_;
    LocalSeconds at_;
    Scene& scene_;
    const Learned& learned_;
    Codes& codes_;
    Comes comes_;
    Index queues_;
    Moment moment_;
    mutable std::optional<Seconds> latestDue_;
    Seconds lastComes_{};
};

}  // namespace

Index clerkAt(const core::Counter& counter, Codes& codes) {
    return codes.clerks(counter.clerk.value.empty() ? "@" + counter.config.id.value : counter.clerk.value);
}

std::vector<Index> queuesAt(const core::State& state, const core::Counter& counter) {
    std::vector<Index> queues;
    if (const core::Profile* profile = core::profileOf(state, counter))
        for (const std::uint32_t queue : profile->queues)
            if (core::tierOf(state, counter, queue) != 0) queues.push_back(queue);
    return queues;
}

bool isStaffed(const core::Counter& counter) {
    if (counter.ticket) return true;
    if (counter.phase == core::CounterPhase::paused) return counter.pauseReason != signedOut;
    return counter.phase == core::CounterPhase::open;
}

double workOf(const core::State& state, const core::Ticket& ticket, const Learned& learned, Codes& codes) {
    const double own = learned.work(codes.items(ticket.item.value));
    if (ticket.with.empty()) return own;
    std::vector<core::ItemCode> all{ticket.item};
    const double first = core::usualMinutes(state, all);
    all.insert(all.end(), ticket.with.begin(), ticket.with.end());
    return own * core::usualMinutes(state, all) / std::max(first, 1.0);
}

Moment momentOf(const core::State& state, core::Instant now, LocalSeconds at, Scene& scene, const Learned& learned, Codes& codes, Comes comes) {
    return Builder(state, now, at, scene, learned, codes, comes).build();
}

}  // namespace hall::forecast
