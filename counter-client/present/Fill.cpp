#include <algorithm>

#include "counter-client/present/Desk.hpp"

namespace hall::counter {

namespace {

constexpr std::int64_t minuteMs = 60'000;

std::int64_t minutesSince(const wire::Time& since, const Moment& now) {
    return std::max<std::int64_t>(0, (now.serverMs - since.utcMs) / minuteMs);
}

/// The class's name; empty for the regular class, which is worth no mark. A class that the hall does not name shows its code.
wire::Name className(const wire::CounterView& view, const std::string& code) {
    if (code == "normal") return {};
    for (const auto& klass : view.classes) {
        if (klass.code == code) return klass.name;
    }
    return same(code);
}

wire::Name queueName(const wire::CounterView& view, const std::string& code) {
    for (const auto& queue : view.queues) {
        if (queue.code == code) return queue.name;
    }
    return same(code);
}

std::vector<TicketRow> rowsOf(const wire::CounterView& view, const std::vector<wire::WaitingTicket>& tickets,
                              const Moment& now) {
    std::vector<TicketRow> rows;
    rows.reserve(tickets.size());
    for (const auto& ticket : tickets) {
        rows.push_back({ticket.id, ticket.number, ticket.itemName, className(view, ticket.klass),
                        minutesSince(ticket.since, now), ticket.due && ticket.due->utcMs <= now.serverMs});
    }
    return rows;
}

Stage stageOf(const std::optional<wire::CounterView>& view) {
    if (!view) return Stage::loading;
    if (view->current) return view->current->state == "serving" ? Stage::serving : Stage::called;
    if (view->phase == "closed") return Stage::closed;
    if (view->phase == "paused") return Stage::paused;
    return Stage::idle;
}

Phrase labelOf(Act act, const std::string& phase) {
    switch (act) {
        case Act::callNext: return Phrase::callNext;
        case Act::recall: return Phrase::recall;
        case Act::noShow: return Phrase::noShow;
        case Act::start: return Phrase::start;
        case Act::finish: return Phrase::finish;
        case Act::transfer: return Phrase::transfer;
        case Act::hold: return Phrase::hold;
        case Act::pause: return phase == "paused" ? Phrase::goOn : Phrase::pause;
        case Act::openClose: return phase == "closed" || phase.empty() ? Phrase::openCounter : Phrase::closeCounter;
        case Act::heldList: return Phrase::heldList;
        case Act::missedList: return Phrase::missedList;
    }
    return Phrase::none;
}

/// The step that usually comes next.
Act usualAct(Stage stage) {
    switch (stage) {
        case Stage::loading:
        case Stage::closed: return Act::openClose;
        case Stage::paused: return Act::pause;
        case Stage::idle: return Act::callNext;
        case Stage::called: return Act::start;
        case Stage::serving: return Act::finish;
    }
    return Act::callNext;
}

bool belongsTo(Act act, std::string_view command, const std::string& phase) {
    switch (act) {
        case Act::callNext: return command == "call-next";
        case Act::recall: return command == "recall";
        case Act::noShow: return command == "no-show";
        case Act::start: return command == "start";
        case Act::finish: return command == "finish";
        case Act::transfer: return command == "transfer";
        case Act::hold: return command == "hold";
        case Act::pause: return command == "pause" || (command == "open" && phase == "paused");
        case Act::openClose: return command == "close" || (command == "open" && phase != "paused");
        case Act::heldList: return command == "resume";
        case Act::missedList: return command == "bring-back";
    }
    return false;
}

}  // namespace

Screen Desk::screen(const Moment& now) const {
    Screen screen;
    // Trying again every second is no news: cut off is cut off until the line lives.
    screen.line = line_ == Line::connecting && wasLive_ ? Line::cutOff : line_;
    screen.stale = line_ != Line::live;
    screen.stage = stageOf(view_);
    if (now.serverMs != 0) screen.clock = clockText(now.serverMs, now.offsetMinutes);
    if (view_) {
        screen.hall = view_->hall;
        screen.label = view_->label;
        screen.phase = view_->phase;
        screen.servedToday = view_->servedToday;
        screen.waitingTotal = view_->waitingTotal;
        if (view_->phase == "paused") {
            screen.pauseReason = Phrase::reasonOther;
            for (const auto& reason : pauseReasons) {
                if (reason.code == view_->pauseReason) screen.pauseReason = reason.phrase;
            }
        }
        fillTicket(screen, now);
        fillLists(screen, now);
    }
    fillHeadline(screen);
    fillActs(screen);
    fillPanel(screen, now);
    fillBanner(screen);
    if (shown_ && now.steadyMs < shown_->untilMs) screen.notice = shown_->notice;
    return screen;
}

void Desk::fillTicket(Screen& screen, const Moment& now) const {
    if (!view_->current) return;
    const wire::Ticket& ticket = *view_->current;
    TicketScreen& shown = screen.ticket.emplace();
    shown.number = ticket.number;
    shown.item = ticket.itemName;
    shown.queue = queueName(*view_, ticket.queue);
    shown.klass = className(*view_, ticket.klass);
    shown.calls = ticket.calls;
    shown.callLimit = view_->callLimit;
    const wire::Time since = ticket.waitingSince.value_or(ticket.issuedAt);
    const std::int64_t calledMs = ticket.calledAt ? ticket.calledAt->utcMs : now.serverMs;
    shown.waited = durationText(calledMs - since.utcMs);
    const wire::Time from = screen.stage == Stage::serving ? ticket.startedAt.value_or(since) : ticket.calledAt.value_or(since);
    shown.running = durationText(now.serverMs - from.utcMs);
}

void Desk::fillHeadline(Screen& screen) const {
    if (underWay_ && !underWay_->seen) {
        screen.headline = {underWayPhrase(underWay_->command.name), {}};
        screen.underWay = screen.headline.phrase != Phrase::none;
        if (screen.underWay) return;
    }
    switch (screen.stage) {
        case Stage::loading:
            screen.headline = {turnedAway_ ? Phrase::notConnected : Phrase::loading, {}};
            screen.hint = {Phrase::hintLoading, {}};
            return;
        case Stage::closed:
            screen.headline = {Phrase::counterClosed, {}};
            screen.hint = {Phrase::hintOpen, {}};
            return;
        case Stage::paused:
            screen.headline = {Phrase::counterPaused, {}};
            screen.hint = {Phrase::hintGoOn, {}};
            return;
        case Stage::called:
            screen.headline = screen.ticket->calls > 1 ? Sentence{Phrase::calledAgain, {}} : Sentence{Phrase::called, {}};
            return;
        case Stage::serving: screen.headline = {Phrase::serving, {}}; return;
        case Stage::idle: break;
    }
    if (view_->day.phase == "closed") {
        screen.headline = {Phrase::nobodyAtCounter, {}};
        screen.hint = {Phrase::hintDayClosed, {}};
    } else if (view_->waitingTotal == 0) {
        screen.headline = {Phrase::nobodyWaits, {}};
        screen.hint = {view_->day.phase == "closing" ? Phrase::hintDayClosing : Phrase::hintNobodyWaits, {}};
    } else {
        screen.headline = {Phrase::nobodyAtCounter, {}};
        screen.hint = {Phrase::hintCall, {same(std::to_string(view_->waitingTotal))}};
    }
}

void Desk::fillActs(Screen& screen) const {
    const Act usual = usualAct(screen.stage);
    for (const Act act : allActs) {
        ActScreen& shown = screen.acts[static_cast<std::size_t>(act)];
        shown.act = act;
        shown.label = labelOf(act, screen.phase);
        shown.why = obstacle(act);
        shown.enabled = shown.why.phrase == Phrase::none;
        shown.usual = shown.enabled && act == usual;
        shown.listOpen = panel_ != Panel::none && actOf(panel_) == act;
        shown.underWay = underWay_ && belongsTo(act, underWay_->command.name, screen.phase);
    }
    screen.acts[static_cast<std::size_t>(Act::heldList)].count = static_cast<std::int32_t>(screen.held.size());
    screen.acts[static_cast<std::size_t>(Act::missedList)].count = static_cast<std::int32_t>(screen.missed.size());
}

void Desk::fillLists(Screen& screen, const Moment& now) const {
    screen.waiting = rowsOf(*view_, view_->waiting, now);
    screen.held = rowsOf(*view_, view_->held, now);
    screen.missed = rowsOf(*view_, view_->missed, now);
    for (const auto& queue : view_->queues) {
        QueueRow& row = screen.queues.emplace_back();
        row.code = queue.code;
        row.letters = queue.letters;
        row.name = queue.name;
        row.waiting = queue.waiting;
        if (queue.longestSince) row.longestMinutes = minutesSince(*queue.longestSince, now);
        row.served = queue.served;
    }
}

void Desk::fillPanel(Screen& screen, const Moment& now) const {
    PanelScreen& panel = screen.panel;
    panel.panel = panel_;
    if (panel_ == Panel::none) return;
    std::vector<ChoiceRow> rows;
    if (panel_ == Panel::pause) {
        for (const auto& reason : pauseReasons) rows.push_back({{}, {}, reason.phrase, -1});
    } else if (panel_ == Panel::transfer) {
        for (const auto& queue : targets()) rows.push_back({same(queue.letters), queue.name, Phrase::none, queue.waiting});
    } else {
        for (const auto& ticket : listed(panel_)) {
            rows.push_back({same(ticket.number), ticket.itemName, Phrase::none, minutesSince(ticket.since, now)});
        }
    }
    panel.pages = std::max<std::int32_t>(1, static_cast<std::int32_t>((rows.size() + choicesPerPage - 1) / choicesPerPage));
    panel.page = std::clamp(page_, 0, panel.pages - 1);
    const auto first = std::min(rows.size(), static_cast<std::size_t>(panel.page) * choicesPerPage);
    const auto last = std::min(rows.size(), first + choicesPerPage);
    panel.rows.assign(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.begin() + static_cast<std::ptrdiff_t>(last));
}

void Desk::fillBanner(Screen& screen) const {
    if (line_ == Line::live) return;
    if (turnedAway_) {
        screen.banner = std::pair{wording(*turnedAway_), Sentence{}};
    } else if (!wasLive_) {
        screen.banner = std::pair{Sentence{Phrase::connecting, {}}, Sentence{}};
    } else {
        const Phrase detail = underWay_ ? Phrase::cutOffInFlight : Phrase::cutOffDetail;
        screen.banner = std::pair{Sentence{Phrase::cutOff, {same(cutOffAt_)}}, Sentence{detail, {}}};
    }
}

}  // namespace hall::counter
