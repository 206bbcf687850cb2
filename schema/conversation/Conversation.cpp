#include "schema/conversation/Conversation.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace hall::conversation {
namespace {

constexpr std::size_t maximumTopicsSeen = 64;

/// The command may or may not have been carried out, or was not even looked at: only sending it again brings an outcome.
bool leavesOutcomeOpen(const wire::Receipt& receipt) {
    if (receipt.status != 503 || !receipt.problem) return false;
    const std::string& code = receipt.problem->code;
    return code == "outcome-unknown" || code == "overloaded" || code == "stopping";
}

}  // namespace

Conversation::Conversation(Settings settings)
    : settings_(std::move(settings)), backOffMs_(settings_.backOffFirstMs), jitter_(settings_.jitterSeed) {}

std::vector<Act> Conversation::start(std::int64_t nowMs) {
    std::vector<Act> acts;
    if (started_) return acts;
    started_ = true;
    connect(nowMs, acts);
    return acts;
}

std::vector<Act> Conversation::opened(std::int64_t nowMs) {
    std::vector<Act> acts;
    if (line_ != Line::connecting) return acts;
    newest_.clear();
    heardAtMs_ = nowMs;
    enter(Line::greeting, nowMs, acts);
    acts.emplace_back(DoSend{wire::encode(
        wire::Hello{{settings_.authKind, settings_.token}, settings_.topics, settings_.client})});
    return acts;
}

std::vector<Act> Conversation::received(std::string_view text, std::int64_t nowMs) {
    std::vector<Act> acts;
    if (line_ != Line::greeting && line_ != Line::live) return acts;
    heardAtMs_ = nowMs;
    auto parsed = wire::parseServerFrame(text);
    if (auto* wrong = std::get_if<wire::Problem>(&parsed)) {
        refuse(std::move(*wrong), nowMs, acts);
        return acts;
    }
    std::visit([&](auto&& frame) { take(std::move(frame), nowMs, acts); },
               std::move(std::get<wire::ServerFrame>(parsed)));
    return acts;
}

void Conversation::heard(std::int64_t nowMs) { heardAtMs_ = nowMs; }

std::vector<Act> Conversation::closed(std::int64_t nowMs) {
    std::vector<Act> acts;
    if (line_ != Line::cutOff) lose(nowMs, acts);
    return acts;
}

std::vector<Act> Conversation::distrusted(wire::Problem problem, std::int64_t nowMs) {
    std::vector<Act> acts;
    if (line_ != Line::cutOff) refuse(std::move(problem), nowMs, acts);
    return acts;
}

std::vector<Act> Conversation::tick(std::int64_t nowMs) {
    std::vector<Act> acts;
    if (nowMs < nextTickMs()) return acts;
    if (line_ == Line::cutOff) {
        connect(nowMs, acts);
    } else if (line_ == Line::live && resendAtMs_ && nowMs >= *resendAtMs_ &&
               nowMs - heardAtMs_ < settings_.silenceMs) {
        send(nowMs, acts);
    } else {
        acts.emplace_back(DoClose{});
        lose(nowMs, acts);
    }
    return acts;
}

bool Conversation::submit(const wire::Command& command, std::int64_t nowMs, std::vector<Act>& acts) {
    if (line_ != Line::live || command_) return false;
    command_ = command;
    send(nowMs, acts);
    return true;
}

std::int64_t Conversation::nextTickMs() const {
    constexpr auto never = std::numeric_limits<std::int64_t>::max();
    switch (line_) {
        case Line::cutOff: return started_ ? retryAtMs_ : never;
        case Line::connecting:
        case Line::greeting: return lineSinceMs_ + settings_.answerMs;
        case Line::live: break;
    }
    std::int64_t next = heardAtMs_ + settings_.silenceMs;
    if (resendAtMs_) return std::min(next, *resendAtMs_);
    if (sentAtMs_) next = std::min(next, *sentAtMs_ + settings_.silenceMs);
    return next;
}

void Conversation::enter(Line line, std::int64_t nowMs, std::vector<Act>& acts) {
    line_ = line;
    lineSinceMs_ = nowMs;
    acts.emplace_back(TellLine{line});
}

void Conversation::connect(std::int64_t nowMs, std::vector<Act>& acts) {
    enter(Line::connecting, nowMs, acts);
    acts.emplace_back(DoConnect{});
}

void Conversation::lose(std::int64_t nowMs, std::vector<Act>& acts) {
    // Only a line that held for a while proves that the server is well again.
    if (line_ == Line::live && nowMs - lineSinceMs_ >= settings_.backOffCapMs) backOffMs_ = settings_.backOffFirstMs;
    sentAtMs_.reset();
    resendAtMs_.reset();
    retryAtMs_ = nowMs + backOff();
    enter(Line::cutOff, nowMs, acts);
}

void Conversation::refuse(wire::Problem problem, std::int64_t nowMs, std::vector<Act>& acts) {
    acts.emplace_back(TellRefused{std::move(problem)});
    acts.emplace_back(DoClose{});
    lose(nowMs, acts);
    retryAtMs_ = nowMs + jittered(settings_.refusedRetryMs);
}

void Conversation::send(std::int64_t nowMs, std::vector<Act>& acts) {
    resendAtMs_.reset();
    sentAtMs_ = nowMs;
    acts.emplace_back(DoSend{wire::encode(*command_)});
}

void Conversation::take(wire::Welcome&& welcome, std::int64_t nowMs, std::vector<Act>& acts) {
    if (line_ != Line::greeting) return;
    acts.emplace_back(TellWelcome{std::move(welcome)});
    enter(Line::live, nowMs, acts);
    if (command_) send(nowMs, acts);
}

void Conversation::take(wire::ViewFrame&& view, std::int64_t, std::vector<Act>& acts) {
    const auto known = newest_.find(view.view);
    if (known == newest_.end()) {
        if (newest_.size() >= maximumTopicsSeen) return;
        newest_.emplace(view.view, view.seq);
    } else {
        if (view.seq <= known->second) return;
        known->second = view.seq;
    }
    acts.emplace_back(TellView{std::move(view)});
}

void Conversation::take(wire::Receipt&& receipt, std::int64_t nowMs, std::vector<Act>& acts) {
    if (!command_ || receipt.id != command_->id) return;
    if (leavesOutcomeOpen(receipt)) {
        if (!resendAtMs_) resendAtMs_ = nowMs + backOff();
        return;
    }
    command_.reset();
    sentAtMs_.reset();
    resendAtMs_.reset();
    backOffMs_ = settings_.backOffFirstMs;
    acts.emplace_back(TellReceipt{std::move(receipt)});
}

void Conversation::take(wire::RefusedFrame&& refused, std::int64_t nowMs, std::vector<Act>& acts) {
    refuse(std::move(refused.problem), nowMs, acts);
}

std::int64_t Conversation::backOff() {
    const std::int64_t waitMs = jittered(std::min(backOffMs_, settings_.backOffCapMs));
    backOffMs_ = std::min(backOffMs_ * 2, settings_.backOffCapMs);
    return waitMs;
}

/// Between half of `ms` and all of it, so that a hall full of clients does not come back in one moment.
std::int64_t Conversation::jittered(std::int64_t ms) {
    // splitmix64
    jitter_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = jitter_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
    mixed ^= mixed >> 31U;
    const std::int64_t half = ms / 2;
    return half + static_cast<std::int64_t>(mixed % static_cast<std::uint64_t>(ms - half + 1));
}

}  // namespace hall::conversation
