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
        rows.push_back({ticket.id, ticket.number, ticket.itemName, className(view, ticket.klass), minutesSince(ticket.since, now),
                        ticket.due && ticket.due->utcMs <= now.serverMs, ticket.pool.value_or(std::string()), ticket.returned});
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

Phrase labelOf(Act act, const std::string& phase, bool finishes) {
    switch (act) {
        case Act::callNext: return finishes ? Phrase::finishAndCallNext : Phrase::callNext;
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
        case Act::undo: return Phrase::undo;
        case Act::pick: return Phrase::pick;
        case Act::giveBack: return Phrase::giveBack;
        case Act::entitled: return Phrase::entitled;
        case Act::notEntitled: return Phrase::notEntitled;
        case Act::addService: return Phrase::addService;
        case Act::explain: return Phrase::explain;
        case Act::menu: return Phrase::menu;
    }
    return Phrase::none;
}

/// The step that usually comes next.
Act usualAct(Stage stage, bool finishes) {
    switch (stage) {
        case Stage::loading:
        case Stage::closed: return Act::openClose;
        case Stage::paused: return Act::pause;
        case Stage::idle: return Act::callNext;
        case Stage::called: return Act::start;
        case Stage::serving: return finishes ? Act::callNext : Act::finish;
    }
    return Act::callNext;
}

bool belongsTo(Act act, const wire::Command& given, const std::string& phase) {
    const std::string_view command = given.name;
    switch (act) {
        case Act::callNext: return command == "call-next" || command == "finish-and-call-next";
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
        case Act::undo: return command == "undo";
        case Act::pick: return command == "pick";
        case Act::giveBack: return command == "return";
        case Act::entitled: return command == "confirm-class" && given.entitled.value_or(true);
        case Act::notEntitled: return command == "confirm-class" && !given.entitled.value_or(true);
        case Act::addService: return command == "add-service";
        case Act::explain:
        case Act::menu: return false;
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
            if (view_->pauseReason == "signed-out") screen.pauseReason = Phrase::reasonSignedOut;
        }
        screen.signInRequired = view_->signInRequired;
        fillTicket(screen, now);
        fillLists(screen, now);
        if (view_->undo && view_->undo->until.utcMs > now.serverMs) {
            const std::int64_t left = view_->undo->until.utcMs - now.serverMs;
            screen.undo = UndoScreen{undoPhrase(view_->undo->act), view_->undo->number, (left + 999) / 1'000};
        }
    }
    screen.message = messages_.shown();
    fillHeadline(screen);
    fillActs(screen, now);
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
    shown.leg = ticket.leg.value_or(1);
    shown.legs = shown.leg + static_cast<std::int32_t>(ticket.further.size());
    if (ticket.plan && !ticket.plan->stops.empty()) {
        const auto& stops = ticket.plan->stops;
        shown.legs = shown.leg + static_cast<std::int32_t>(stops.size()) - 1;
        if (stops.front().items.size() > 1) {
            for (const wire::PlannedService& service : stops.front().items) shown.here.push_back(service.name);
            shown.usualMinutes = stops.front().minutes;
        }
        for (std::size_t i = 1; i < stops.size(); ++i) {
            StopScreen& later = shown.then.emplace_back(StopScreen{stops[i].queueName, {}});
            for (const wire::PlannedService& service : stops[i].items) later.items.push_back(service.name);
        }
    }
    shown.merged = !ticket.number.empty() && ticket.number.back() == '*';
    shown.classCheck = ticket.classCheck.value_or(std::string());
    shown.pool = ticket.poolCounter ? "counter" : ticket.poolClerk ? "clerk" : "";
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

void Desk::fillActs(Screen& screen, const Moment& now) const {
    const bool finishes = view_ && view_->finishAndCallNext && screen.stage == Stage::serving;
    const Act usual = usualAct(screen.stage, finishes);
    for (const Act act : allActs) {
        ActScreen& shown = screen.acts[static_cast<std::size_t>(act)];
        shown.act = act;
        shown.label = labelOf(act, screen.phase, finishes);
        shown.why = obstacle(act, now);
        shown.enabled = shown.why.phrase == Phrase::none;
        shown.usual = shown.enabled && act == usual;
        shown.listOpen = panel_ != Panel::none && panel_ != Panel::approval && actOf(panel_) == act;
        shown.underWay = underWay_ && belongsTo(act, underWay_->command, screen.phase);
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
        row.wait = queue.wait;
        if (queue.longestSince) row.longestMinutes = minutesSince(*queue.longestSince, now);
        row.served = queue.served;
    }
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

void hideVisitors(Screen& screen) {
    screen.ticket.reset();
    screen.waiting.clear();
    screen.held.clear();
    screen.missed.clear();
    screen.undo.reset();
    screen.notice.reset();
    screen.panel = PanelScreen{};
    screen.reception = ReceptionScreen{};
    screen.office = OfficeScreen{};
    screen.cases = CaseScreen{};
    screen.tasks = TaskScreen{};
    screen.visitorsCases = 0;
    for (const Act act : {Act::heldList, Act::missedList}) screen.acts[static_cast<std::size_t>(act)].count = -1;
}

}  // namespace hall::counter
