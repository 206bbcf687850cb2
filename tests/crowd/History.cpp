#include "tests/crowd/History.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace hall::crowd {
namespace {

std::string named(const Asked& one) {
    if (one.issue) return fmt::format("taking ticket {}", one.ticket);
    return one.ticket == 0 ? fmt::format("a call at {} that was told nobody waits", one.counter) : fmt::format("calling ticket {} to {}", one.ticket, one.counter);
}

}  // namespace

std::size_t History::nobodyWaited() const {
    return static_cast<std::size_t>(std::count_if(asked_.begin(), asked_.end(), [](const Asked& one) { return one.ticket == 0; }));
}

void History::change(const std::string& queue, std::int64_t by, std::uint64_t seq) {
    for (auto& [profile, moments] : profiles_) {
        const auto& queues = queuesOfProfile_[profile];
        if (std::find(queues.begin(), queues.end(), queue) == queues.end()) continue;
        moments.waiting += by;
        moments.changed.push_back(seq);
        moments.none.push_back(moments.waiting == 0);
    }
}

void History::add(const LogEvent& event) {
    last_ = event.seq;
    if (event.kind == "configured") {
        if (!event.counterProfile.empty()) profileOfCounter_[event.counter] = event.counterProfile;
        if (!event.profile.empty()) {
            queuesOfProfile_[event.profile] = event.profileQueues;
            Moments& moments = profiles_[event.profile];
            moments.changed.push_back(event.seq);
            moments.none.push_back(moments.waiting == 0);
        }
        return;
    }
    const auto leaves = [&] {
        const auto waits = queueOfTicket_.find(event.ticket);
        if (waits == queueOfTicket_.end()) return;
        change(waits->second, -1, event.seq);
        queueOfTicket_.erase(waits);
    };
    if (event.kind == "ticket-issued") {
        issued_[event.ticket].push_back({event.seq, {}});
        queueOfTicket_[event.ticket] = event.queue;
        change(event.queue, 1, event.seq);
    } else if (event.kind == "ticket-called") {
        called_[event.ticket].push_back({event.seq, event.counter});
        leaves();
    } else if (event.kind == "ticket-cancelled" || event.kind == "ticket-closed-unserved") {
        leaves();
    }
}

/// Where the log has it.
std::string History::match(const Asked& one, std::uint64_t& seq) const {
    const Places& places = one.issue ? issued_ : called_;
    const auto found = places.find(one.ticket);
    if (found == places.end()) return named(one) + " was answered, the log has nothing of it";
    if (found->second.size() != 1) return fmt::format("{} stands {} times in the log", named(one), found->second.size());
    if (!one.issue && found->second.front().counter != one.counter)
        return fmt::format("{} was answered, the log has it at {}", named(one), found->second.front().counter);
    seq = found->second.front().seq;
    return {};
}

/// `placed` is in the log's order: nothing may stand behind what was only asked after it was answered.
std::string History::order(const std::vector<std::pair<std::uint64_t, const Asked*>>& placed) const {
    const Asked* latest = nullptr;  // of those in front, by when it was asked
    for (const auto& [seq, one] : placed) {
        if (latest != nullptr && one->answeredUs < latest->askedUs)
            return fmt::format("{} was answered before {} was asked, and stands behind it in the log", named(*one), named(*latest));
        if (latest == nullptr || one->askedUs > latest->askedUs) latest = one;
    }
    return {};
}

/// At some point of the log that is not in front of `after` and in front of `before`.
bool History::wasNobodyThere(const std::string& counter, std::uint64_t after, std::uint64_t before) const {
    const auto profile = profileOfCounter_.find(counter);
    const auto found = profile == profileOfCounter_.end() ? profiles_.end() : profiles_.find(profile->second);
    if (found == profiles_.end()) return false;
    const Moments& moments = found->second;
    // What held after `after`, and every change from there on.
    auto at = std::upper_bound(moments.changed.begin(), moments.changed.end(), after);
    if (at != moments.changed.begin()) --at;
    for (; at != moments.changed.end() && *at < before; ++at)
        if (moments.none[static_cast<std::size_t>(at - moments.changed.begin())]) return true;
    return false;
}

std::string History::judge() const {
    std::vector<std::pair<std::uint64_t, const Asked*>> placed;
    std::map<std::pair<bool, std::uint64_t>, int> times;
    for (const Asked& one : asked_) {
        if (one.ticket == 0) continue;
        std::uint64_t seq = 0;
        if (auto wrong = match(one, seq); !wrong.empty()) return wrong;
        if (++times[{one.issue, one.ticket}] > 1) return named(one) + " was answered twice";
        placed.emplace_back(seq, &one);
    }
    std::sort(placed.begin(), placed.end());
    if (auto wrong = order(placed); !wrong.empty()) return wrong;

    // For those who were told that nobody waits: what must stand in front of their moment, and what behind it.
    std::vector<std::pair<std::int64_t, std::uint64_t>> answered, asked;
    for (const auto& [seq, one] : placed) {
        answered.emplace_back(one->answeredUs, seq);
        asked.emplace_back(one->askedUs, seq);
    }
    std::sort(answered.begin(), answered.end());
    std::sort(asked.begin(), asked.end());
    for (std::size_t i = 1; i < answered.size(); ++i) answered[i].second = std::max(answered[i].second, answered[i - 1].second);
    for (std::size_t i = asked.size(); i-- > 1;) asked[i - 1].second = std::min(asked[i - 1].second, asked[i].second);
    for (const Asked& one : asked_) {
        if (one.ticket != 0) continue;
        const auto done = std::lower_bound(answered.begin(), answered.end(), std::pair{one.askedUs, std::uint64_t{0}});
        const auto later = std::upper_bound(asked.begin(), asked.end(), std::pair{one.answeredUs, std::numeric_limits<std::uint64_t>::max()});
        const std::uint64_t after = done == answered.begin() ? 0 : std::prev(done)->second;
        const std::uint64_t before = later == asked.end() ? last_ + 1 : later->second;
        if (!wasNobodyThere(one.counter, after, before))
            return fmt::format("{}, between events {} and {}: somebody waited all the time", named(one), after, before);
    }
    return {};
}

}  // namespace hall::crowd
