#include "display/present/Board.hpp"

#include <algorithm>
#include <charconv>

namespace hall::display {
namespace {

/// -1 for a label that is no plain number.
int numberOf(const std::string& label) {
    int value = -1;
    const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), value);
    return error == std::errc{} && end == label.data() + label.size() ? value : -1;
}

bool before(const std::string& a, const std::string& b) {
    const int first = numberOf(a), second = numberOf(b);
    if (first >= 0 && second >= 0) return first < second;
    if ((first >= 0) != (second >= 0)) return first >= 0;
    return a < b;
}

}  // namespace

bool Zone::has(const std::string& wanted) const {
    return letters.empty() || std::find(letters.begin(), letters.end(), wanted) != letters.end();
}

std::string lettersOf(const std::string& number) {
    const auto end = std::find_if(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    return {number.begin(), end};
}

wire::LobbyView inZone(wire::LobbyView view, const Zone& zone) {
    std::erase_if(view.calls, [&](const wire::Call& call) { return !zone.has(lettersOf(call.number)); });
    std::erase_if(view.queues, [&](const wire::LobbyQueue& queue) { return !zone.has(queue.letters); });
    return view;
}

std::vector<std::string> drawnTogether(std::vector<std::string> labels) {
    std::sort(labels.begin(), labels.end(), before);
    std::vector<std::string> runs;
    for (std::size_t first = 0; first < labels.size();) {
        std::size_t last = first;
        while (last + 1 < labels.size() && numberOf(labels[first]) >= 0 &&
               numberOf(labels[last + 1]) == numberOf(labels[last]) + 1)
            ++last;
        if (last - first >= 2) {
            runs.push_back(labels[first] + "-" + labels[last]);
            first = last + 1;
        } else {
            runs.push_back(labels[first]);
            ++first;
        }
    }
    return runs;
}

std::optional<BoardNotice> noticeAt(const std::vector<wire::Notice>& notices, std::int64_t steadyMs) {
    std::vector<const wire::Notice*> shown;
    for (const wire::Notice& notice : notices)
        if (notice.kind == "emergency") shown.push_back(&notice);
    if (shown.empty())
        for (const wire::Notice& notice : notices) shown.push_back(&notice);
    if (shown.empty()) return std::nullopt;
    const wire::Notice& turn = *shown[static_cast<std::size_t>(steadyMs / noticeTurnMs) % shown.size()];
    return BoardNotice{turn.text, turn.kind == "emergency"};
}

void Board::viewed(wire::LobbyView view) {
    view_ = std::move(view);
}

BoardScreen Board::screen(const Moment& now, const wire::Time& hallTime, const LineNow& line, Sound sound,
                          std::size_t places) {
    BoardScreen screen;
    screen.sound = sound;
    screen.freshness = freshness(line.live, line.heardMs, now.steadyMs);
    if (!view_) return screen;

    screen.hall = view_->hall;
    screen.clock = wallClock(hallTime);
    const wire::Time heard{hallTime.utcMs - (now.steadyMs - line.heardMs), hallTime.offsetMinutes};
    if (screen.freshness != Freshness::current) screen.heardAt = wallClock(heard);
    screen.notice = noticeAt(view_->notices, now.steadyMs);
    rows_.update(*view_, now, places);
    if (view_->day.phase == "closed") {
        screen.stage = Stage::closed;
        return screen;
    }
    screen.closing = view_->day.phase == "closing";
    screen.callLimit = view_->callLimit;
    if (view_->code.size() == 6 && screen.freshness == Freshness::current) screen.code = view_->code.substr(0, 3) + " " + view_->code.substr(3);
    screen.rows = rows_.rows(now);
    screen.past = rows_.past();
    if (screen.freshness == Freshness::outdated) {
        for (CallRow& row : screen.rows) row.fresh = false;
    }
    const std::size_t room = screen.rows.size() >= mostPastCalls ? 0 : mostPastCalls - screen.rows.size();
    if (screen.past.size() > room) screen.past.resize(room);
    screen.stage = screen.rows.empty() ? Stage::quiet : Stage::calls;

    for (const wire::LobbyQueue& queue : view_->queues)
        screen.queues.push_back({queue.letters, queue.name, queue.waiting, queue.next, queue.wait});
    for (const wire::LobbyCounter& counter : view_->counters) {
        if (counter.phase == "paused") screen.pausedCounters.push_back(counter.label);
        if (counter.phase == "closed") screen.closedCounters.push_back(counter.label);
    }
    screen.pausedCounters = drawnTogether(std::move(screen.pausedCounters));
    screen.closedCounters = drawnTogether(std::move(screen.closedCounters));
    const bool allOpen = screen.pausedCounters.empty() && screen.closedCounters.empty();
    screen.missedHint = allOpen || now.steadyMs / missedHintTurnMs % 2 == 0;
    return screen;
}

}  // namespace hall::display
