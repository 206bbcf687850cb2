#include "server/forecast/WhatIf.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "server/core/queue/Order.hpp"
#include "server/forecast/Advice.hpp"

namespace hall::forecast {
namespace {

/// A moment that is changed; desks of the counters as they are in it.
class Changer {
  public:
    Changer(const core::State& state, Moment& moment) : state_(state), moment_(moment), deskOf_(moment.deskOf) {}

    std::optional<Objection> change(const Change& change) {
        const auto counter = state_.counterIndex.find(change.counter);
        if (counter == state_.counterIndex.end()) return Objection::unknownCounter;
        index_ = counter->second;
        switch (change.what) {
            case Change::What::open: return open(change);
            case Change::What::close: return close(change);
            case Change::What::profile: return rearrange(change);
            case Change::What::addClerk: return addClerk(change);
        }
        return std::nullopt;
    }

  private:
    [[nodiscard]] Desk* desk() { return deskOf_[index_] ? &moment_.hall.desks[*deskOf_[index_]] : nullptr; }
    [[nodiscard]] const core::Counter& counter() const { return state_.counters[index_]; }
    [[nodiscard]] bool isPaused() { return desk() != nullptr && desk()->doing == Doing::away; }

    /// Somebody serves there then. One who goes earlier makes room for another.
    [[nodiscard]] bool isStaffedAt(Seconds at) { return desk() != nullptr && at < desk()->closes; }

    void put(Desk fresh) {
        deskOf_[index_] = moment_.hall.desks.size();
        moment_.hall.desks.push_back(std::move(fresh));
    }

    std::optional<Objection> open(const Change& change) {
        if (isPaused()) {
            desk()->doing = Doing::ready;
            desk()->opens = change.at;
            return std::nullopt;
        }
        if (isStaffedAt(change.at)) return Objection::counterIsOpen;
        const core::Profile* profile = core::profileOf(state_, counter());
        if (profile == nullptr) return Objection::unknownProfile;
        put(freshDesk(*profile, change.at));
        return std::nullopt;
    }

    std::optional<Objection> close(const Change& change) {
        if (desk() == nullptr || desk()->closes != never) return Objection::counterIsClosed;
        desk()->closes = change.at;
        return std::nullopt;
    }

    std::optional<Objection> rearrange(const Change& change) {
        const auto profile = state_.profileIndex.find(change.profile);
        if (profile == state_.profileIndex.end()) return Objection::unknownProfile;
        if (desk() == nullptr) return Objection::counterIsClosed;
        if (desk()->then != 0) return Objection::changedTwice;
        Desk to = freshDesk(state_.profiles[profile->second], 0);
        to.clerk = desk()->clerk;
        to.own = desk()->own;
        moment_.hall.later.push_back(to);
        desk()->then = moment_.hall.later.size();
        desk()->thenAt = change.at;
        return std::nullopt;
    }

    std::optional<Objection> addClerk(const Change& change) {
        if (isStaffedAt(change.at)) return Objection::counterIsOpen;
        const core::Profile* profile = core::profileOf(state_, counter());
        if (profile == nullptr) return Objection::unknownProfile;
        Desk fresh = freshDesk(*profile, change.at);
        if (!change.queues.empty()) {
            Desk some = fresh;
            some.queues.clear();
            some.shares.clear();
            for (std::size_t i = 0; i < fresh.queues.size(); ++i) {
                const core::QueueCode& code = state_.queues[fresh.queues[i]].config.code;
                if (std::find(change.queues.begin(), change.queues.end(), code) == change.queues.end()) continue;
                some.queues.push_back(fresh.queues[i]);
                some.shares.push_back(fresh.shares[i]);
            }
            for (const core::QueueCode& code : change.queues)
                if (!state_.queueIndex.contains(code)) return Objection::unknownQueue;
            if (some.queues.size() != change.queues.size()) return Objection::queueNotOfProfile;
            some.taken.assign(some.queues.size(), 0);
            fresh = std::move(some);
        }
        put(std::move(fresh));
        return std::nullopt;
    }

    const core::State& state_;
    Moment& moment_;
    std::vector<std::optional<std::size_t>> deskOf_;
    std::size_t index_{};
};

std::int32_t whole(Seconds time) { return static_cast<std::int32_t>(std::lround(std::clamp(time, 0.0, 86'400.0))); }

/// Of so many runs; none where one in ten found no call.
std::optional<core::Wait> waitOf(std::vector<float>& waits, int runs) {
    if (static_cast<double>(waits.size()) < 0.9 * runs) return std::nullopt;
    std::sort(waits.begin(), waits.end());
    const auto at = [&](double share) { return whole(waits[static_cast<std::size_t>(share * static_cast<double>(waits.size() - 1) + 0.5)]); };
    return core::Wait{at(0.1), at(0.5), at(0.9)};
}

WhatIf::Side sideOf(const Moment& moment, const Learned& learned, const WhatIfSettings& settings, Seconds until) {
    const std::size_t times = settings.when.size();
    std::vector<std::vector<float>> waits(moment.hall.asked.size());
    WhatIf::Side side;
    side.breaches.resize(moment.queues);
    Run run(moment.hall, learned);
    for (int i = 0; i < settings.runs; ++i) {
        Dice dice(mixed(settings.seed, static_cast<std::uint64_t>(i)));
        run.forward(until + horizon, dice, [](const Called&) { return true; });
        for (std::size_t one = 0; one < waits.size(); ++one)
            if (run.answers()[one] != never) waits[one].push_back(static_cast<float>(run.answers()[one] - moment.hall.asked[one].at));
        run.eachLate(until, [&](Index queue, Index, Seconds) {
            if (queue < side.breaches.size()) side.breaches[queue] += 1;
        });
    }
    for (double& breaches : side.breaches) breaches /= settings.runs;
    side.waits.resize(moment.queues, std::vector<std::optional<core::Wait>>(times));
    for (std::size_t one = 0; one < waits.size(); ++one) side.waits[moment.hall.asked[one].queue][one % times] = waitOf(waits[one], settings.runs);
    return side;
}

}  // namespace

std::variant<WhatIf, NotTried> whatIf(const core::State& state, const Moment& moment, const Learned& learned, const std::vector<Change>& changes,
                                      const WhatIfSettings& settings) {
    Moment without = moment;
    WhatIfSettings how = settings;
    std::erase_if(how.when, [&](Seconds at) { return at > 0 && at >= settings.end; });
    if (settings.end > 0) how.when.push_back(settings.end);
    // Those asked for are told when a counter would have called them; nobody stands behind them.
    without.hall.asked.clear();
    without.hall.ends = Hall::Ends::answered;
    Index klass = 0;
    for (Index one = 0; !without.hall.promises.empty() && one < without.hall.promises[0].size(); ++one)
        if (without.hall.promises[0][one].credit < without.hall.promises[0][klass].credit) klass = one;
    for (Index queue = 0; queue < moment.queues; ++queue)
        for (const Seconds at : how.when) without.hall.asked.push_back({queue, klass, at});
    Moment with = without;
    Changer changer(state, with);
    for (std::size_t i = 0; i < changes.size(); ++i)
        if (const auto objection = changer.change(changes[i])) return NotTried{*objection, i};
    WhatIf answer;
    answer.when = how.when;
    answer.until = how.when.back();
    answer.without = sideOf(without, learned, how, answer.until);
    answer.with = sideOf(with, learned, how, answer.until);
    return answer;
}

}  // namespace hall::forecast
