#include "display/present/CounterSign.hpp"

#include <algorithm>

namespace hall::display {
namespace {

SignState signState(const wire::LobbyCounter& counter, bool dayIsClosed) {
    if (counter.number && counter.ticketState == "called") return SignState::called;
    if (counter.number && counter.ticketState == "serving") return SignState::serving;
    if (dayIsClosed || counter.phase == "closed") return SignState::closed;
    return counter.phase == "paused" ? SignState::paused : SignState::free;
}

}  // namespace

void CounterSign::viewed(wire::LobbyView view) {
    view_ = std::move(view);
}

SignScreen CounterSign::screen(const Moment& now, const wire::Time& hallTime, const LineNow& line) {
    SignScreen screen;
    screen.label = label_;
    screen.freshness = freshness(line.live, line.heardMs, now.steadyMs);
    if (!view_) return screen;
    screen.hall = view_->hall;
    screen.clock = wallClock(hallTime);
    screen.callLimit = view_->callLimit;
    if (screen.freshness != Freshness::current)
        screen.heardAt = wallClock({hallTime.utcMs - (now.steadyMs - line.heardMs), hallTime.offsetMinutes});

    screen.emergency = noticeAt(view_->notices, now.steadyMs);
    if (screen.emergency && !screen.emergency->emergency) screen.emergency.reset();

    const auto counter = std::find_if(view_->counters.begin(), view_->counters.end(),
                                      [&](const wire::LobbyCounter& other) { return other.label == label_; });
    if (counter == view_->counters.end()) {
        screen.state = SignState::unknown;
        return screen;
    }
    screen.state = signState(*counter, view_->day.phase == "closed");
    if (screen.state != SignState::called && screen.state != SignState::serving) return screen;

    screen.number = *counter->number;
    const auto call = std::find_if(view_->calls.rbegin(), view_->calls.rend(), [&](const wire::Call& other) {
        return other.counter == label_ && other.number == screen.number;
    });
    if (call == view_->calls.rend()) return screen;
    if (call->call != newestCall_) {
        newestCall_ = call->call;
        calledMs_ = now.steadyMs;
    }
    if (screen.state == SignState::called) {
        screen.times = call->times;
        screen.fresh = screen.freshness != Freshness::outdated && now.steadyMs - calledMs_ < freshForMs;
    }
    return screen;
}

}  // namespace hall::display
