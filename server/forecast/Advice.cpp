#include "server/forecast/Advice.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "server/core/queue/Order.hpp"

namespace hall::forecast {
namespace {

/// Promises of the queues that are looked at.
struct Broken {
    double share{};                              ///< of the runs in which one is, in the queue where that is likeliest
    double tickets{};
};

class Adviser {
  public:
    Adviser(const core::State& state, const Moment& moment, const Learned& learned, const std::vector<std::uint32_t>& queues, const AdviceSettings& settings)
        : state_(state), moment_(moment), learned_(learned), queues_(queues), settings_(settings) {
        if (!queues_.empty()) return;
        queues_.resize(moment.queues);
        std::iota(queues_.begin(), queues_.end(), 0);
    }

    std::vector<core::Waits::Advice> advise() {
        const auto closed = static_cast<std::int32_t>(
            std::count_if(state_.counters.begin(), state_.counters.end(), [](const core::Counter& counter) { return !isStaffed(counter); }));
        const Risk before = risk(moment_);
        before_ = brokenIn(before);
        if (closed == 0 || before_.tickets < 0.5) return {};
        std::vector<core::Waits::Advice> all;
        for (const core::Profile* profile : candidates(before))
            if (const auto best = fewest(*profile, std::min(closed, settings_.counters))) all.push_back(*best);
        std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return std::pair(a.left, a.counters) < std::pair(b.left, b.counters); });
        if (all.size() > settings_.told) all.resize(settings_.told);
        return all;
    }

  private:
    [[nodiscard]] Risk risk(const Moment& moment) const {
        // Whose promise passes before somebody can sit down is not helped, and would hide what is.
        return riskOf(moment, learned_, settings_.seed, settings_.runs, settings_.takes + 60, settings_.ahead);
    }

    [[nodiscard]] Broken brokenIn(const Risk& risk) const {
        Broken broken;
        for (const std::uint32_t queue : queues_) {
            broken.share = std::max(broken.share, risk.share(queue));
            broken.tickets += risk.tickets(queue);
        }
        return broken;
    }

    /// Profiles by how many of the late ones they reach.
    [[nodiscard]] std::vector<const core::Profile*> candidates(const Risk& before) const {
        std::vector<std::pair<double, const core::Profile*>> found;
        for (const core::Profile& profile : state_.profiles) {
            double reached = 0;
            for (const std::uint32_t queue : profile.queues)
                if (std::find(queues_.begin(), queues_.end(), queue) != queues_.end()) reached += before.tickets(queue);
            if (reached > 0) found.emplace_back(reached, &profile);
        }
        // Who reaches as many with fewer queues is held up by fewer others.
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second->queues.size() < b.second->queues.size();
        });
        if (found.size() > settings_.profiles) found.resize(settings_.profiles);
        std::vector<const core::Profile*> profiles;
        for (const auto& [reached, profile] : found) profiles.push_back(profile);
        return profiles;
    }

    /// The fewest counters of this profile that are enough; else so many that more would change little.
    [[nodiscard]] std::optional<core::Waits::Advice> fewest(const core::Profile& profile, std::int32_t most) const {
        std::optional<core::Waits::Advice> best;
        Moment with = moment_;
        double left = before_.tickets;
        for (std::int32_t counters = 1; counters <= most; ++counters) {
            with.hall.desks.push_back(freshDesk(profile, settings_.takes));
            const Broken broken = brokenIn(risk(with));
            const bool enough = broken.share <= settings_.sure;
            if (broken.tickets < left * 0.95 || enough) {
                left = broken.tickets;
                best = core::Waits::Advice{profile.config.code, counters, rounded(before_.tickets), rounded(left)};
            }
            if (enough) break;
        }
        if (best && best->left >= best->breaches) return std::nullopt;
        return best;
    }

    static std::int32_t rounded(double tickets) { return static_cast<std::int32_t>(std::lround(tickets)); }

    const core::State& state_;
    const Moment& moment_;
    const Learned& learned_;
    std::vector<std::uint32_t> queues_;
    AdviceSettings settings_;
    Broken before_;
};

}  // namespace

Desk freshDesk(const core::Profile& profile, Seconds opens) {
    Desk desk;
    desk.rule = profile.config.rule;
    for (std::size_t i = 0; i < profile.queues.size(); ++i) {
        desk.queues.push_back(profile.queues[i]);
        desk.shares.push_back(core::shareOf(profile, i));
    }
    desk.taken.assign(desk.queues.size(), 0);
    desk.opens = opens;
    return desk;
}

std::vector<core::Waits::Advice> adviceFor(const core::State& state, const Moment& moment, const Learned& learned,
                                           const std::vector<std::uint32_t>& queues, const AdviceSettings& settings) {
    return Adviser(state, moment, learned, queues, settings).advise();
}

}  // namespace hall::forecast
