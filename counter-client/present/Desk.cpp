#include "counter-client/present/Desk.hpp"

#include <algorithm>
#include <utility>

namespace hall::counter {

namespace {

/// The command of an act that needs no choice from a list.
std::string_view commandOf(Act act, const wire::CounterView& view) {
    const bool serving = view.current && view.current->state == "serving";
    switch (act) {
        case Act::callNext: return serving ? "finish-and-call-next" : "call-next";
        case Act::recall: return "recall";
        case Act::noShow: return "no-show";
        case Act::start: return "start";
        case Act::finish: return "finish";
        case Act::hold: return "hold";
        case Act::pause: return "open";  // of a paused counter: goes on
        case Act::openClose: return view.phase == "closed" ? "open" : "close";
        case Act::undo: return "undo";
        case Act::entitled:
        case Act::notEntitled: return "confirm-class";
        default: return {};
    }
}

/// Which list an act opens first.
Panel panelOf(Act act, std::string_view phase) {
    switch (act) {
        case Act::transfer: return Panel::transfer;
        case Act::pause: return phase == "paused" ? Panel::none : Panel::pause;
        case Act::heldList: return Panel::held;
        case Act::missedList: return Panel::missed;
        case Act::pick: return Panel::pick;
        case Act::giveBack: return Panel::place;
        case Act::addService: return Panel::service;
        case Act::explain: return Panel::explain;
        case Act::menu: return Panel::menu;
        default: return Panel::none;
    }
}

/// Whether the newer view differs from the older one in what commands change.
bool showsOutcome(const wire::CounterView& before, const wire::CounterView& after) {
    return before.phase != after.phase || before.pauseReason != after.pauseReason || before.current != after.current ||
           before.missed != after.missed || before.held != after.held || before.undo != after.undo;
}

}  // namespace

Act actOf(Panel panel) {
    switch (panel) {
        case Panel::pause: return Act::pause;
        case Panel::held: return Act::heldList;
        case Panel::missed: return Act::missedList;
        case Panel::pick:
        case Panel::pickReason: return Act::pick;
        case Panel::place: return Act::giveBack;
        case Panel::service: return Act::addService;
        case Panel::explain:
        case Panel::explanation: return Act::explain;
        case Panel::menu: return Act::menu;
        case Panel::approval:
        case Panel::transfer:
        case Panel::none: return Act::transfer;
    }
    return Act::transfer;
}

std::optional<wire::Command> Desk::press(Act act, const Moment& now) {
    const bool again = lastPress_ && lastPress_->act == act && now.steadyMs - lastPress_->atMs < doublePressMs;
    if (again) return std::nullopt;  // a bouncing or nervous key: one press, one command
    lastPress_ = Press{act, now.steadyMs};
    if (Sentence why = obstacle(act, now); why.phrase != Phrase::none) {
        tell(std::move(why), Tone::note, now);
        return std::nullopt;
    }
    if (const Panel panel = panelOf(act, view_ ? view_->phase : std::string()); panel != Panel::none) {
        toggle(panel);
        return std::nullopt;
    }
    panel_ = Panel::none;
    wire::Command command;
    command.name = commandOf(act, *view_);
    if (act == Act::entitled || act == Act::notEntitled) command.entitled = act == Act::entitled;
    return command;
}

void Desk::open(Panel panel) {
    panel_ = panel;
    page_ = 0;
    tab_ = 0;
    selected_ = 0;
    behind_ = 3;
    query_.clear();
    busy_ = false;
    error_ = {};
    lines_.clear();
    ++opening_;
}

void Desk::toggle(Panel panel) {
    const bool same = panel_ != Panel::none && panel_ != Panel::approval && actOf(panel_) == actOf(panel);
    open(same ? Panel::none : panel);
}

void Desk::escape() {
    if (panel_ != Panel::none) open(Panel::none);
    else shown_.reset();
}

void Desk::bar(Bar bar) {
    if (bar == bar_) return;
    bar_ = bar;
    if (bar_ == Bar::none) return;
    open(Panel::none);
    shown_.reset();
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
    } else if (panel_ != Panel::menu) {
        // What was offered to choose from may be gone by the time the line is back.
        panel_ = Panel::none;
    }
    line_ = line;
}

void Desk::viewArrived(wire::CounterView view, const Moment& now) {
    if (underWay_ && view_ && showsOutcome(*view_, view)) underWay_->seen = true;
    view_ = std::move(view);
    messages_.viewed(view_->notices);
    if (panel_ == Panel::none || panel_ == Panel::approval || panel_ == Panel::explanation || panel_ == Panel::menu) return;
    // The list may have become shorter, or its act impossible: another counter was faster.
    const bool impossible = !underWay_ && line_ == Line::live && obstacle(actOf(panel_), now).phrase != Phrase::none;
    const bool gone = panel_ == Panel::pickReason && std::ranges::none_of(view_->waiting, [this](const auto& ticket) {
                          return ticket.id == asked_.ticket;
                      });
    if (gone) tell({Phrase::saidTicketNotWaiting, {}}, Tone::note, now);
    if (impossible || gone) open(Panel::none);
    else turnPage(0);
}

void Desk::sent(const wire::Command& command, const Moment&) {
    underWay_ = UnderWay{command, view_ && view_->current ? view_->current->number : std::string(), false};
    shown_.reset();
}

bool Desk::wantsApproval(const wire::Command& command, const wire::Problem& problem) const {
    if (command.name != "pick" && command.name != "bring-back") return false;
    return problem.code == "approval-needed" || (problem.code == "bring-back-limit-reached" && !command.approval);
}

void Desk::receiptArrived(const wire::Receipt& receipt, const Moment& now) {
    if (!underWay_ || underWay_->command.id != receipt.id) return;
    const UnderWay done = std::move(*underWay_);
    underWay_.reset();
    const wire::Command& command = done.command;
    if (receipt.status == 204) {
        const bool finished = command.name == "finish-and-call-next" && !done.number.empty();
        return tell(finished ? Sentence{Phrase::saidFinishedNobody, {same(done.number)}} : Sentence{Phrase::nobodyWaiting, {}},
                    Tone::note, now);
    }
    if (receipt.problem && wantsApproval(command, *receipt.problem)) {
        open(Panel::approval);
        asked_ = command;
        asked_.id.clear();
        asked_.approval.reset();
        subject_ = {};
        for (const auto* list : {&view_->waiting, &view_->missed}) {
            for (const auto& ticket : *list) {
                if (ticket.id == command.ticket) subject_ = same(ticket.number);
            }
        }
        return;
    }
    if (receipt.problem) return tell(wording(*receipt.problem), Tone::problem, now);
    if (receipt.ticket && !receipt.ticket->number.empty()) tellOutcome(command, *receipt.ticket, now);
}

void Desk::tellOutcome(const wire::Command& command, const wire::Ticket& ticket, const Moment& now) {
    const auto number = same(ticket.number);
    const auto queueName = [&] {
        for (const auto& queue : view_->queues) {
            if (queue.code == ticket.queue) return queue.name;
        }
        return same(ticket.queue);
    };
    const auto say = [&](Phrase phrase, std::vector<wire::Name> arguments) { tell({phrase, std::move(arguments)}, Tone::good, now); };
    if (!view_) return;
    if (command.name == "finish") {
        if (ticket.state == "serving") return say(Phrase::saidNextService, {number, same(std::to_string(ticket.leg.value_or(1)))});
        if (ticket.state == "waiting") return say(Phrase::saidNextWaits, {number, queueName()});
        return say(Phrase::saidFinished, {number});
    }
    if (command.name == "hold") return say(Phrase::saidHeld, {number});
    if (command.name == "no-show") return say(Phrase::saidNoShow, {number});
    if (command.name == "bring-back") return say(Phrase::saidBroughtBack, {number});
    if (command.name == "return") return say(Phrase::saidReturned, {number});
    if (command.name == "undo") return say(Phrase::saidUndone, {number});
    if (command.name == "add-service") return say(Phrase::saidServiceAdded, {number});
    if (command.name == "confirm-class") {
        return command.entitled.value_or(true) ? say(Phrase::saidEntitled, {number}) : tell({Phrase::saidMisused, {number}}, Tone::note, now);
    }
    if (command.name != "transfer") return;
    if (command.toClerk) return say(Phrase::saidSentToClerk, {number, same(*command.toClerk)});
    if (!command.toCounter) return say(Phrase::saidTransferred, {number, queueName()});
    for (const auto& place : view_->places) {
        if (place.id == *command.toCounter) return say(Phrase::saidSentToCounter, {number, same(place.label)});
    }
}

void Desk::turnedAway(const wire::Problem& problem, const Moment&) { turnedAway_ = problem; }

void Desk::approve(std::string name, std::string secret) {
    if (panel_ != Panel::approval || busy_) return;
    if (name.empty() || secret.empty()) {
        error_ = {Phrase::personFieldsEmpty, {}};
        return;
    }
    error_ = {};
    busy_ = true;
    request_ = Request{Ask::approve, "POST", "/api/v1/approvals", Bearer::session, {{"name", std::move(name)}, {"secret", std::move(secret)}}, {}, {}};
}

std::optional<wire::Command> Desk::answered(const Request& request, const Answer& answer, const Moment& now) {
    if (request.ask == Ask::explain && panel_ == Panel::explanation && busy_) {
        busy_ = false;
        lines_ = answer.lines;
        error_ = answer.good() ? Sentence{} : answer.code == "unknown-ticket" ? Sentence{Phrase::saidNoExplanation, {}} : wording(answer);
        if (answer.good() && lines_.empty()) error_ = {Phrase::saidNoExplanation, {}};
        return std::nullopt;
    }
    if (request.ask != Ask::approve || panel_ != Panel::approval || !busy_) return std::nullopt;
    busy_ = false;
    ++opening_;  // the secret goes, right or wrong
    if (!answer.good() || answer.approval.empty()) {
        error_ = answer.code == "not-allowed" ? Sentence{Phrase::approvalNotAllowed, {}} : wording(answer);
        return std::nullopt;
    }
    open(Panel::none);
    if (Sentence why = lineObstacle(); why.phrase != Phrase::none) {
        tell(std::move(why), Tone::note, now);
        return std::nullopt;
    }
    wire::Command command = std::exchange(asked_, {});
    command.approval = answer.approval;
    return command;
}

}  // namespace hall::counter
