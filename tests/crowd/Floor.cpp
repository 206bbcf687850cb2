#include "tests/crowd/Floor.hpp"

#include <algorithm>

namespace hall::crowd {

Visitor& Floor::arrive(VisitorPlan plan, std::string source) {
    auto& visitor = visitors_.emplace_back();
    visitor.plan = std::move(plan);
    visitor.source = std::move(source);
    return visitor;
}

void Floor::hear(Visitor& visitor, const wire::Call& call, std::int64_t nowMs) {
    if (visitor.where != Where::seated) return;
    if (visitor.plan.noShow && !visitor.cameBack) return;
    visitor.where = Where::atCounter;
    visitor.counter = call.counter;
    visitor.fromMs = nowMs + visitor.plan.walkMs;
}

void Floor::issued(Visitor& visitor, const wire::Ticket& ticket, std::int64_t nowMs) {
    visitor.ticket = ticket.id;
    visitor.number = ticket.number;
    visitor.queue = ticket.queue;
    visitor.where = Where::seated;
    byNumber_[visitor.number] = &visitor;
    if (const auto called = strangers_.find(visitor.number); called != strangers_.end()) {
        hear(visitor, called->second, nowMs);
        strangers_.erase(called);
    }
}

void Floor::lobby(const wire::LobbyView& view, std::int64_t nowMs) {
    for (const auto& call : view.calls) {
        if (call.call <= heardCall_) continue;
        heardCall_ = call.call;
        if (auto* visitor = byNumber(call.number)) {
            hear(*visitor, call, nowMs);
        } else {
            strangers_[call.number] = call;
        }
    }
}

Visitor* Floor::lastWaiting(const std::string& source) {
    const auto found = std::find_if(visitors_.rbegin(), visitors_.rend(), [&](const Visitor& visitor) {
        return visitor.source == source && visitor.where == Where::seated && !visitor.transferred && !visitor.cameBack;
    });
    return found == visitors_.rend() ? nullptr : &*found;
}

Visitor* Floor::byNumber(const std::string& number) {
    const auto found = byNumber_.find(number);
    return found == byNumber_.end() ? nullptr : found->second;
}

void Floor::stepAside(Visitor& visitor) {
    std::erase_if(aside_, [](const Visitor* other) {
        return other->where != Where::away && !(other->where == Where::missed && other->returns);
    });
    if (std::find(aside_.begin(), aside_.end(), &visitor) == aside_.end()) aside_.push_back(&visitor);
}

Visitor* Floor::backAt(const std::string& counterLabel, Where where, std::int64_t nowMs) {
    for (auto* visitor : aside_) {
        if (visitor->where != where || visitor->counter != counterLabel || visitor->fromMs > nowMs) continue;
        if (where == Where::missed && !visitor->returns) continue;
        return visitor;
    }
    return nullptr;
}

std::optional<std::int64_t> Floor::nextReturnMs(std::int64_t nowMs) const {
    std::optional<std::int64_t> next;
    for (const auto* visitor : aside_) {
        const bool comes = visitor->where == Where::away || (visitor->where == Where::missed && visitor->returns);
        if (comes && visitor->fromMs > nowMs && (!next || visitor->fromMs < *next)) next = visitor->fromMs;
    }
    return next;
}

std::size_t Floor::present() const {
    return static_cast<std::size_t>(std::count_if(visitors_.begin(), visitors_.end(), [](const Visitor& visitor) {
        return visitor.where != Where::gone && visitor.where != Where::missed;
    }));
}

}  // namespace hall::crowd
