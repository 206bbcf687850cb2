#include "display/present/Announcer.hpp"

#include <algorithm>

namespace hall::display {
namespace {

constexpr std::size_t rememberedCalls = 256;  // a view holds 32

bool tooOld(const wire::Call& call, const Moment& now) {
    return now.hallMs - call.at.utcMs >= oldestSpokenMs;
}

}  // namespace

void Announcer::observe(const wire::LobbyView& view, const Moment& now) {
    for (Waiting& waiting : queue_) {
        const auto found = std::find_if(view.calls.begin(), view.calls.end(), [&](const wire::Call& call) {
            return call.call == waiting.call.call && call.at == waiting.call.at;
        });
        waiting.call.state = found == view.calls.end() ? "over" : found->state;
    }
    std::vector<wire::Call> fresh;
    for (const wire::Call& call : view.calls) {
        // The time belongs to the identity: behind the same address may stand a hall whose calls are counted
        // anew.
        const Seen seen{call.call, call.at.utcMs};
        if (std::find(seen_.begin(), seen_.end(), seen) != seen_.end()) continue;
        seen_.push_back(seen);
        if (call.state == "called" && !tooOld(call, now)) fresh.push_back(call);
    }
    std::stable_sort(fresh.begin(), fresh.end(),
                     [](const auto& a, const auto& b) { return a.call < b.call; });
    for (wire::Call& call : fresh) queue_.push_back({std::move(call), now.steadyMs, 0});
    while (seen_.size() > rememberedCalls) seen_.pop_front();
}

void Announcer::dropDead(const Moment& now) {
    std::erase_if(queue_, [&](const Waiting& waiting) {
        return waiting.call.state != "called" || tooOld(waiting.call, now);
    });
    // Only the head can have been said before; its repeat gives way to others and to a newer call of the same
    // ticket.
    if (!queue_.empty() && queue_.front().saidRounds > 0 && (hurried(now) || superseded(queue_.front().call)))
        queue_.pop_front();
}

bool Announcer::hurried(const Moment& now) const {
    return queue_.size() > calmBacklog ||
           std::any_of(queue_.begin(), queue_.end(), [&](const Waiting& waiting) {
               return waiting.saidRounds == 0 && now.steadyMs - waiting.sinceMs > patienceMs;
           });
}

bool Announcer::superseded(const wire::Call& call) const {
    return std::any_of(queue_.begin(), queue_.end(), [&](const Waiting& waiting) {
        return waiting.call.number == call.number && waiting.call.call > call.call;
    });
}

std::optional<Announcement> Announcer::next(const Moment& now) {
    if (speaking_ || now.steadyMs < readyAtMs_) return std::nullopt;
    dropDead(now);
    if (queue_.empty()) return std::nullopt;
    Waiting& head = queue_.front();
    Announcement announcement{.call = head.call.call,
                              .number = head.call.number,
                              .counter = head.call.counter,
                              .language = head.call.language,
                              .round = head.saidRounds + 1,
                              .form = queue_.size() > hurriedBacklog ? Form::numberOnly : Form::whole,
                              .clips = {}};
    announcement.clips = words(head.call, announcement.form);
    const bool again = head.saidRounds == 0 && !hurried(now);
    head.saidRounds++;
    if (!again) queue_.pop_front();
    speaking_ = true;
    readyAtMs_ = 0;
    return announcement;
}

void Announcer::finished(const Moment& now) {
    const bool repeatFollows = !queue_.empty() && queue_.front().saidRounds > 0;
    speaking_ = false;
    readyAtMs_ = now.steadyMs + (repeatFollows ? betweenRoundsMs : betweenCallsMs);
}

}  // namespace hall::display
