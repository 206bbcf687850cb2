#include "display/present/CallRows.hpp"

#include <algorithm>

namespace hall::display {
namespace {

/// The newest call of each ticket, newest first.
std::vector<wire::Call> newestCalls(const std::vector<wire::Call>& calls) {
    std::vector<const wire::Call*> sorted;  // a board does this at every tick: what is sorted stays where it is
    sorted.reserve(calls.size());
    for (const wire::Call& call : calls) sorted.push_back(&call);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->call > b->call; });
    std::vector<wire::Call> newest;
    newest.reserve(sorted.size());
    for (const wire::Call* call : sorted) {
        const bool known = std::any_of(newest.begin(), newest.end(), [&](const wire::Call& other) { return other.number == call->number; });
        if (!known) newest.push_back(*call);
    }
    return newest;
}

bool counts(const wire::Call& call) {
    const CallState state = callState(call.state);
    return state == CallState::called || state == CallState::serving;
}

}  // namespace

CallState callState(const std::string& ticketState) {
    if (ticketState == "called") return CallState::called;
    if (ticketState == "serving") return CallState::serving;
    if (ticketState == "missed") return CallState::missed;
    return CallState::over;
}

bool CallRows::shows(const std::string& number) const {
    return std::any_of(standing_.begin(), standing_.end(),
                       [&](const Standing& row) { return row.call.number == number; });
}

void CallRows::refresh(const std::vector<wire::Call>& newest, const Moment& now) {
    for (Standing& row : standing_) {
        const auto found = std::find_if(newest.begin(), newest.end(), [&](const wire::Call& call) {
            return call.number == row.call.number;
        });
        if (found == newest.end()) {
            row.call.state = "over";  // pushed out of the view by later calls: nobody vouches for it any more
            continue;
        }
        if (found->call > row.call.call) row.calledMs = now.steadyMs;
        row.call = *found;
    }
}

void CallRows::enter(const std::vector<wire::Call>& newest, const Moment& now) {
    for (auto call = newest.rbegin(); call != newest.rend(); ++call) {
        if (call->call <= newestCall_ || !counts(*call) || shows(call->number)) continue;
        standing_.insert(standing_.begin(), {*call, now.steadyMs, now.steadyMs});
    }
    for (const wire::Call& call : newest) newestCall_ = std::max(newestCall_, call.call);
}

void CallRows::leave(const Moment& now) {
    std::erase_if(standing_, [&](const Standing& row) {
        return !counts(row.call) && now.steadyMs - row.calledMs >= leastStandMs;
    });
}

/// Who needs the place least: its call is over; then somebody who has arrived; then whoever was called longest ago. A new call must
/// be seen at once, so in a rush even a row that has not stood its time gives way, to the list of past calls.
int CallRows::need(const Standing& row, const Moment& now) {
    const bool stood = now.steadyMs - row.calledMs >= leastStandMs;
    switch (callState(row.call.state)) {
        case CallState::called:
            return stood ? 3 : 5;
        case CallState::serving:
            return stood ? 1 : 4;
        case CallState::missed:
        case CallState::over:
            break;
    }
    return stood ? 0 : 2;
}

std::vector<CallRows::Standing>::iterator CallRows::leastNeeded(const Moment& now) {
    const auto least = std::min_element(standing_.rbegin(), standing_.rend(), [&](const auto& a, const auto& b) {
        return std::pair{need(a, now), a.call.call} < std::pair{need(b, now), b.call.call};
    });
    return std::next(least).base();
}

void CallRows::makeRoom(const Moment& now, std::size_t places) {
    while (standing_.size() > places) standing_.erase(leastNeeded(now));
}

/// Whoever is called and has no row: pushed out in a rush, or called again because a clerk took back the start or the no-show.
void CallRows::fillUp(const std::vector<wire::Call>& newest, const Moment& now, std::size_t places) {
    for (const wire::Call& call : newest) {
        if (callState(call.state) != CallState::called || shows(call.number)) continue;
        if (standing_.size() >= places) {
            if (standing_.empty()) return;
            const auto least = leastNeeded(now);
            if (need(*least, now) > 1) return;
            standing_.erase(least);
        }
        // Back at the foot, and not as something new.
        standing_.push_back({call, now.steadyMs, now.steadyMs - freshForMs});
    }
}

/// It knows none of the calls that the latest view knew. What stands says less: the only row may be the one that was taken back.
bool CallRows::isOfAnotherLog(const wire::LobbyView& view) const {
    return std::none_of(latest_.begin(), latest_.end(), [&](const wire::Call& before) {
        return std::any_of(view.calls.begin(), view.calls.end(), [&](const wire::Call& call) {
            return call.call == before.call && call.number == before.number && call.at == before.at;
        });
    });
}

void CallRows::update(const wire::LobbyView& view, const Moment& now, std::size_t places) {
    const bool wentBack = !view.calls.empty() && view.calls.back().call < newestCall_;
    if (view.day.date != date_ || (wentBack && isOfAnotherLog(view))) {
        // Another hall day, or another log behind the same address: what stood here means nothing any more.
        date_ = view.day.date;
        newestCall_ = 0;
        standing_.clear();
    } else if (wentBack) {
        newestCall_ = view.calls.back().call;  // the newest call was taken back; the others stand as they stood
    }
    latest_ = view.calls;
    const std::vector<wire::Call> newest = newestCalls(view.calls);
    refresh(newest, now);
    leave(now);
    enter(newest, now);
    makeRoom(now, places);
    fillUp(newest, now, places);

    past_.clear();
    for (const bool wanted : {true, false}) {
        for (const wire::Call& call : newest) {
            if (counts(call) == wanted && !shows(call.number) && past_.size() < mostPastCalls)
                past_.push_back({call.number, call.counter, callState(call.state)});
        }
    }
}

std::vector<CallRow> CallRows::rows(const Moment& now) const {
    std::vector<CallRow> rows;
    for (const Standing& row : standing_) {
        const CallState state = callState(row.call.state);
        rows.push_back({.call = row.call.call,
                        .number = row.call.number,
                        .counter = row.call.counter,
                        .state = state,
                        .times = row.call.times,
                        .fresh = state == CallState::called && now.steadyMs - row.calledMs < freshForMs});
    }
    return rows;
}

std::vector<PastCall> CallRows::past() const {
    return past_;
}

}  // namespace hall::display
