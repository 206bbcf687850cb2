#include "server/reports/Settled.hpp"

#include "server/core/Limits.hpp"

namespace hall::reports {

namespace {

/// Where clocks were set back, events could wait for long; there are never more of them than this.
constexpr std::size_t heldAtMost = 100'000;

}  // namespace

void Settled::add(const core::Event& event) {
    if (const auto* undone = std::get_if<core::ActUndone>(&event.body)) {
        for (auto held = held_.rbegin(); held != held_.rend() && held->event.seq >= undone->firstSeq; ++held) {
            if (held->event.seq <= undone->lastSeq) held->takenBack = true;
        }
    }
    held_.push_back({event, false});
    while (held_.size() > heldAtMost ||
           event.at.utcMs - held_.front().event.at.utcMs > core::limits::undoMsMax) {
        giveFirst();
    }
}

void Settled::finish() {
    while (!held_.empty()) giveFirst();
}

void Settled::peek(const Give& give) const {
    for (const Held& held : held_) give(held.event, held.takenBack);
}

void Settled::giveFirst() {
    const Held first = std::move(held_.front());
    held_.pop_front();
    give_(first.event, first.takenBack);
}

}  // namespace hall::reports
