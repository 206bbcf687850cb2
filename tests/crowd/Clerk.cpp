#include "tests/crowd/Clerk.hpp"

#include <algorithm>

namespace hall::crowd {
namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t retryMs = 5 * secondMs;  ///< after a refusal: by then a newer view has come
/// Somebody with a ticket that this crowd did not take (a person at the kiosk) is given so long at the desk.
constexpr std::int64_t strangerWalkMs = 15 * secondMs;
constexpr std::int64_t strangerServiceMs = 7 * minuteMs;
constexpr std::int64_t boardPatience = 60;      ///< times the clerk's own

wire::Command does(std::string name) {
    wire::Command command;
    command.name = std::move(name);
    return command;
}

}  // namespace

void Clerk::wakeAt(std::int64_t ms) { wakeMs_ = std::min(wakeMs_, ms); }

std::optional<wire::Command> Clerk::act(std::int64_t nowMs) {
    wakeMs_ = never;
    if (!view_ || home_) return std::nullopt;
    dayWasOpen_ = dayWasOpen_ || view_->day.phase != "closed";
    if (readyAtMs_ > nowMs) {
        wakeAt(readyAtMs_);
        return std::nullopt;
    }
    if (view_->current) {
        return view_->current->state == "called" ? withCalled(*view_->current, nowMs)
                                                  : withServed(*view_->current, nowMs);
    }
    calledNumber_.clear();
    servingNumber_.clear();
    const bool over = leaving_ || (view_->day.phase == "closed" && dayWasOpen_);
    if (over) {
        home_ = view_->phase == "closed";
        if (home_) return std::nullopt;
        return does("close");
    }
    if (view_->phase == "closed") {
        wakeAt(plan_.opensAtMs);
        if (nowMs < plan_.opensAtMs) return std::nullopt;
        return does("open");
    }
    if (view_->phase == "paused") {
        wakeAt(pausedUntilMs_);
        if (nowMs < pausedUntilMs_) return std::nullopt;
        return does("open");
    }
    return atFreeDesk(nowMs);
}

std::optional<wire::Command> Clerk::atFreeDesk(std::int64_t nowMs) {
    if (nextPause_ < plan_.pauses.size() && view_->day.phase == "open") {
        const auto& pause = plan_.pauses[nextPause_];
        if (pause.atMs <= nowMs) {
            auto out = does("pause");
            out.reason = pause.reason;
            return out;
        }
        wakeAt(pause.atMs);
    }
    if (view_->day.phase == "closed") return std::nullopt;
    if (const auto* visitor = floor_.backAt(view_->label, Where::away, nowMs)) {
        auto out = does("resume");
        out.ticket = visitor->ticket;
        return out;
    }
    if (const auto* visitor = floor_.backAt(view_->label, Where::missed, nowMs)) {
        auto out = does("bring-back");
        out.ticket = visitor->ticket;
        return out;
    }
    if (const auto next = floor_.nextReturnMs(nowMs)) wakeAt(*next);
    if (view_->waitingTotal > 0) return does("call-next");
    return std::nullopt;
}

std::optional<wire::Command> Clerk::withCalled(const wire::Ticket& ticket, std::int64_t nowMs) {
    if (calledNumber_ != ticket.number) {  // called before this clerk was (a restart of the crowd)
        calledNumber_ = ticket.number;
        calledAtMs_ = nowMs;
    }
    const auto* visitor = floor_.byNumber(ticket.number);
    const auto comesAtMs = visitor == nullptr ? calledAtMs_ + strangerWalkMs
                           : visitor->where == Where::atCounter && visitor->counter == view_->label ? visitor->fromMs
                                                                                                   : never;
    if (comesAtMs <= nowMs) return does("start");
    const auto patienceEndsMs = calledAtMs_ + plan_.recallAfterMs;
    // Who can be seen coming is waited for.
    if (comesAtMs != never) {
        wakeAt(comesAtMs);
        return std::nullopt;
    }
    wakeAt(patienceEndsMs);
    if (nowMs < patienceEndsMs) return std::nullopt;
    if (ticket.calls < view_->callLimit) return does("recall");
    // The board is slow to tell, not the visitor to come: at a high speed a moment of ours is minutes of the hall's.
    const bool willCome = visitor != nullptr && visitor->where == Where::seated &&
                          (!visitor->plan.noShow || visitor->cameBack);
    if (willCome && nowMs < calledAtMs_ + boardPatience * plan_.recallAfterMs) {
        wakeMs_ = calledAtMs_ + boardPatience * plan_.recallAfterMs;
        return std::nullopt;
    }
    return does("no-show");
}

std::optional<wire::Command> Clerk::withServed(const wire::Ticket& ticket, std::int64_t nowMs) {
    if (servingNumber_ != ticket.number) {
        servingNumber_ = ticket.number;
        servingSinceMs_ = nowMs;
    }
    const auto* visitor = floor_.byNumber(ticket.number);
    if (visitor == nullptr) {
        wakeAt(servingSinceMs_ + strangerServiceMs);
        if (nowMs < servingSinceMs_ + strangerServiceMs) return std::nullopt;
        return does("finish");
    }
    if (visitor->plan.holdAfterShare && !visitor->held && !visitor->transferred) {
        const auto share = *visitor->plan.holdAfterShare * static_cast<double>(visitor->plan.serviceMs);
        const auto holdAtMs = servingSinceMs_ + static_cast<std::int64_t>(share);
        wakeAt(holdAtMs);
        if (nowMs < holdAtMs) return std::nullopt;
        return does("hold");
    }
    const auto endMs = servingSinceMs_ + visitor->serviceMs() - visitor->servedMs;
    wakeAt(endMs);
    if (nowMs < endMs) return std::nullopt;
    if (visitor->plan.transfers && !visitor->transferred && view_->day.phase == "open") {
        std::vector<const wire::CounterQueue*> others;
        for (const auto& queue : view_->queues)
            if (queue.code != ticket.queue) others.push_back(&queue);
        if (!others.empty()) {
            auto out = does("transfer");
            out.queue = others[visitor->plan.draw % others.size()]->code;
            return out;
        }
    }
    return does("finish");
}

void Clerk::answered(const wire::Command& command, const wire::Receipt& receipt, std::int64_t nowMs) {
    const auto& name = command.name;
    Visitor* visitor = receipt.ticket ? floor_.byNumber(receipt.ticket->number) : nullptr;
    if (receipt.problem) {
        readyAtMs_ = nowMs + retryMs;
        if (name == "pause") ++nextPause_;
        if (name == "resume" || name == "bring-back") {
            const auto where = name == "resume" ? Where::away : Where::missed;
            if (auto* asks = floor_.backAt(view_->label, where, nowMs)) asks->where = Where::gone;
        }
        return;
    }
    if (name == "pause") {
        pausedUntilMs_ = nowMs + plan_.pauses[nextPause_].forMs;
        ++nextPause_;
    } else if (name == "call-next") {
        if (!receipt.ticket) readyAtMs_ = nowMs + 2 * secondMs;  // somebody else was faster
        if (receipt.ticket) {
            calledNumber_ = receipt.ticket->number;
            calledAtMs_ = nowMs;
        }
    } else if (name == "recall") {
        calledAtMs_ = nowMs;
    } else if (name == "start" || name == "resume") {
        servingNumber_ = receipt.ticket ? receipt.ticket->number : "";
        servingSinceMs_ = nowMs;
        if (visitor) visitor->where = Where::inService;
    } else if (name == "finish") {
        if (visitor) visitor->where = Where::gone;
        readyAtMs_ = nowMs + plan_.clearDeskMs;
    } else if (name == "hold" && visitor) {
        visitor->held = true;
        visitor->servedMs = nowMs - servingSinceMs_;
        visitor->where = Where::away;
        visitor->counter = view_->label;
        visitor->fromMs = nowMs + visitor->plan.holdMs;
        floor_.stepAside(*visitor);
    } else if (name == "transfer" && visitor) {
        visitor->transferred = true;
        visitor->servedMs = 0;
        visitor->queue = receipt.ticket->queue;
        visitor->where = Where::seated;
        readyAtMs_ = nowMs + plan_.clearDeskMs;
    } else if (name == "no-show" && visitor) {
        visitor->where = Where::missed;
        visitor->counter = view_->label;
        visitor->returns = visitor->plan.comesBackAfterMs.has_value() && !visitor->cameBack;
        if (visitor->returns) visitor->fromMs = nowMs + *visitor->plan.comesBackAfterMs;
        floor_.stepAside(*visitor);
    } else if (name == "bring-back" && visitor) {
        visitor->where = Where::seated;
        visitor->returns = false;
        visitor->cameBack = true;
    }
}

}  // namespace hall::crowd
