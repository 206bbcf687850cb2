#include "counter-client/present/Desk.hpp"

#include <algorithm>
#include <utility>

namespace hall::counter {

namespace {

/// The command of an act that needs no choice from a list.
std::string_view commandOf(Act act, const std::string& phase) {
    switch (act) {
        case Act::callNext: return "call-next";
        case Act::recall: return "recall";
        case Act::noShow: return "no-show";
        case Act::start: return "start";
        case Act::finish: return "finish";
        case Act::hold: return "hold";
        case Act::pause: return "open";  // of a paused counter: goes on
        case Act::openClose: return phase == "closed" ? "open" : "close";
        case Act::transfer:
        case Act::heldList:
        case Act::missedList: return {};
    }
    return {};
}

/// Which list an act opens first.
Panel panelOf(Act act, const std::string& phase) {
    switch (act) {
        case Act::transfer: return Panel::transfer;
        case Act::pause: return phase == "paused" ? Panel::none : Panel::pause;
        case Act::heldList: return Panel::held;
        case Act::missedList: return Panel::missed;
        default: return Panel::none;
    }
}

/// Whether the newer view differs from the older one in what commands change.
bool showsOutcome(const wire::CounterView& before, const wire::CounterView& after) {
    return before.phase != after.phase || before.pauseReason != after.pauseReason || before.current != after.current ||
           before.missed != after.missed || before.held != after.held;
}

wire::Command named(std::string_view name) {
    wire::Command command;
    command.name = name;
    return command;
}

}  // namespace

Act actOf(Panel panel) {
    switch (panel) {
        case Panel::pause: return Act::pause;
        case Panel::held: return Act::heldList;
        case Panel::missed: return Act::missedList;
        case Panel::transfer:
        case Panel::none: return Act::transfer;
    }
    return Act::transfer;
}

/// Why `act` cannot be done now; Phrase::none when it can.
Sentence Desk::obstacle(Act act) const {
    if (line_ != Line::live) return {Phrase::whyCutOff, {}};
    if (!view_) return {Phrase::whyLoading, {}};
    if (underWay_) return {Phrase::whyInFlight, {}};
    const wire::CounterView& view = *view_;
    const bool closed = view.phase == "closed";
    const bool paused = view.phase == "paused";
    const bool busy = view.current.has_value();
    if (act == Act::openClose) return closed || !busy ? Sentence{} : Sentence{Phrase::whyVisitorHere, {}};
    if (closed) return {Phrase::whyClosed, {}};
    if (act == Act::pause) return busy ? Sentence{Phrase::whyVisitorHere, {}} : Sentence{};
    if (paused) return {Phrase::whyPaused, {}};
    if (view.day.phase == "closed") return {Phrase::whyDayClosed, {}};
    const bool called = busy && view.current->state == "called";
    switch (act) {
        case Act::callNext: return busy ? Sentence{Phrase::whyVisitorHere, {}} : Sentence{};
        case Act::recall:
        case Act::noShow:
        case Act::start:
            if (!busy) return {Phrase::whyNobodyHere, {}};
            if (!called) return {Phrase::whyStarted, {}};
            if (act == Act::recall && view.current->calls >= view.callLimit) {
                return {Phrase::whyCallLimit, {same(std::to_string(view.callLimit))}};
            }
            return {};
        case Act::finish:
        case Act::hold:
            if (!busy) return {Phrase::whyNobodyHere, {}};
            return called ? Sentence{Phrase::whyNotStarted, {}} : Sentence{};
        case Act::transfer:
            if (!busy) return {Phrase::whyNobodyHere, {}};
            return targets().empty() ? Sentence{Phrase::whyNoOtherQueue, {}} : Sentence{};
        case Act::heldList:
            if (busy) return {Phrase::whyVisitorHere, {}};
            return view.held.empty() ? Sentence{Phrase::whyNothingHeld, {}} : Sentence{};
        case Act::missedList: return view.missed.empty() ? Sentence{Phrase::whyNothingMissed, {}} : Sentence{};
        case Act::pause:
        case Act::openClose: break;
    }
    return {};
}

std::optional<wire::Command> Desk::press(Act act, const Moment& now) {
    const bool again = lastPress_ && lastPress_->act == act && now.steadyMs - lastPress_->atMs < doublePressMs;
    if (again) return std::nullopt;  // a bouncing or nervous key: one press, one command
    lastPress_ = Press{act, now.steadyMs};
    if (Sentence why = obstacle(act); why.phrase != Phrase::none) {
        tell(std::move(why), Tone::note, now);
        return std::nullopt;
    }
    if (const Panel panel = panelOf(act, view_->phase); panel != Panel::none) {
        toggle(panel);
        return std::nullopt;
    }
    panel_ = Panel::none;
    return named(commandOf(act, view_->phase));
}

std::optional<wire::Command> Desk::choose(std::size_t row, const Moment& now) {
    if (panel_ == Panel::none || row >= choicesPerPage) return std::nullopt;
    const std::size_t index = static_cast<std::size_t>(page_) * choicesPerPage + row;
    if (index >= choices()) return std::nullopt;
    if (Sentence why = obstacle(actOf(panel_)); why.phrase != Phrase::none) {
        tell(std::move(why), Tone::note, now);
        return std::nullopt;
    }
    wire::Command command;
    switch (std::exchange(panel_, Panel::none)) {
        case Panel::transfer:
            command = named("transfer");
            command.queue = targets()[index].code;
            break;
        case Panel::pause:
            command = named("pause");
            command.reason = pauseReasons[index].code;
            break;
        case Panel::held:
            command = named("resume");
            command.ticket = view_->held[index].id;
            break;
        case Panel::missed:
            command = named("bring-back");
            command.ticket = view_->missed[index].id;
            break;
        case Panel::none: return std::nullopt;
    }
    return command;
}

void Desk::toggle(Panel panel) {
    panel_ = panel_ == panel ? Panel::none : panel;
    page_ = 0;
}

void Desk::turnPage(std::int32_t by) {
    const auto pages = static_cast<std::int32_t>((choices() + choicesPerPage - 1) / choicesPerPage);
    page_ = std::clamp(page_ + by, 0, std::max(0, pages - 1));
}

void Desk::escape() {
    if (panel_ != Panel::none) panel_ = Panel::none;
    else shown_.reset();
}

std::size_t Desk::choices() const {
    if (panel_ == Panel::pause) return pauseReasons.size();
    if (panel_ == Panel::transfer) return targets().size();
    return listed(panel_).size();
}

std::vector<wire::WaitingTicket> Desk::listed(Panel panel) const {
    if (!view_) return {};
    if (panel == Panel::held) return view_->held;
    if (panel == Panel::missed) return view_->missed;
    return {};
}

/// Queues that the visitor at the counter can go to.
std::vector<wire::CounterQueue> Desk::targets() const {
    std::vector<wire::CounterQueue> result;
    if (!view_ || !view_->current) return result;
    for (const auto& queue : view_->queues) {
        if (queue.code != view_->current->queue) result.push_back(queue);
    }
    return result;
}

void Desk::tell(Sentence sentence, Tone tone, const Moment& now) {
    shown_ = Shown{{std::move(sentence), tone}, now.steadyMs + noticeStaysMs};
}

void Desk::lineChanged(Line line, const Moment& now) {
    if (line_ == Line::live && line != Line::live) cutOffAt_ = clockText(now.serverMs, now.offsetMinutes);
    if (line == Line::live) {
        if (wasLive_ && line_ != Line::live) tell({Phrase::connected, {}}, Tone::good, now);
        wasLive_ = true;
        turnedAway_.reset();
    } else {
        // What was offered to choose from may be gone by the time the line is back.
        panel_ = Panel::none;
    }
    line_ = line;
}

void Desk::viewArrived(wire::CounterView view, const Moment&) {
    if (underWay_ && view_ && showsOutcome(*view_, view)) underWay_->seen = true;
    view_ = std::move(view);
    if (panel_ == Panel::none) return;
    // The list may have become shorter, or its act impossible: another counter was faster.
    const bool impossible = !underWay_ && line_ == Line::live && obstacle(actOf(panel_)).phrase != Phrase::none;
    if (impossible) panel_ = Panel::none;
    else turnPage(0);
}

void Desk::sent(const wire::Command& command, const Moment&) {
    underWay_ = UnderWay{command, false};
    shown_.reset();
}

void Desk::receiptArrived(const wire::Receipt& receipt, const Moment& now) {
    if (!underWay_ || underWay_->command.id != receipt.id) return;
    const wire::Command command = underWay_->command;
    underWay_.reset();
    if (receipt.status == 204) return tell({Phrase::nobodyWaiting, {}}, Tone::note, now);
    if (receipt.problem) return tell(wording(*receipt.problem), Tone::problem, now);
    const auto number = receipt.ticket ? same(receipt.ticket->number) : wire::Name{};
    if (number.zh.empty()) return;
    if (command.name == "finish") return tell({Phrase::saidFinished, {number}}, Tone::good, now);
    if (command.name == "hold") return tell({Phrase::saidHeld, {number}}, Tone::good, now);
    if (command.name == "no-show") return tell({Phrase::saidNoShow, {number}}, Tone::good, now);
    if (command.name == "bring-back") return tell({Phrase::saidBroughtBack, {number}}, Tone::good, now);
    if (command.name != "transfer" || !view_) return;
    for (const auto& queue : view_->queues) {
        if (queue.code == receipt.ticket->queue) tell({Phrase::saidTransferred, {number, queue.name}}, Tone::good, now);
    }
}

void Desk::turnedAway(const wire::Problem& problem, const Moment&) { turnedAway_ = problem; }

}  // namespace hall::counter
