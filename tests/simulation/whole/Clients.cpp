#include "tests/simulation/whole/Clients.hpp"

#include <algorithm>
#include <utility>

#include "tests/simulation/whole/Host.hpp"
#include "tests/simulation/whole/Words.hpp"

namespace hall::sim::whole {

namespace {

counter::Line lineOf(conversation::Line line) {
    switch (line) {
        case conversation::Line::live: return counter::Line::live;
        case conversation::Line::connecting:
        case conversation::Line::greeting: return counter::Line::connecting;
        case conversation::Line::cutOff: break;
    }
    return counter::Line::cutOff;
}

constexpr std::int64_t boardTickMs = 1'000, kioskTickMs = 500, utteranceMs = 5'400, printMs = 900, keepClockMs = 60'000;
constexpr std::size_t boardPlaces = 5;

}  // namespace

// --- the counter --------------------------------------------------------------------------------------------------------

void CounterPeer::start() {
    desk_ = std::make_unique<counter::Desk>();
    Peer::start();
}

counter::Moment CounterPeer::moment() const {
    const auto hall = serverNow();
    return {nowMs(), hall ? hall->utcMs : 0, hall ? hall->offsetMinutes : 0};
}

void CounterPeer::onLine(conversation::Line line) { desk_->lineChanged(lineOf(line), moment()); }

void CounterPeer::onView(const wire::ViewFrame& frame) {
    auto parsed = wire::parseCounterView(frame.data);
    if (auto* view = std::get_if<wire::CounterView>(&parsed)) desk_->viewArrived(std::move(*view), moment());
    else judge_.wrong("a counter does not understand its view");
}

void CounterPeer::send(std::optional<wire::Command> command) {
    if (!command) return;
    command->id = around_.newCommandId();
    if (submit(*command)) desk_->sent(*command, moment());
}

void CounterPeer::press(counter::Act act) { send(desk_->press(act, moment())); }

counter::Act CounterPeer::wanted(Dice& dice) const {
    using enum counter::Act;
    if (dice.oneIn(14)) return dice.pick(std::vector{callNext, recall, noShow, start, finish, transfer, hold, pause, openClose, heldList, missedList, undo, pick, giveBack});
    const auto& view = desk_->view();
    if (!view || view->phase != "open") return view && view->phase == "paused" ? pause : openClose;
    if (!view->current) {
        if (!view->held.empty() && dice.oneIn(3)) return heldList;
        if (!view->missed.empty() && dice.oneIn(5)) return missedList;
        if (dice.oneIn(40)) return dice.oneIn(2) ? pause : openClose;
        return dice.oneIn(12) ? pick : callNext;
    }
    if (view->current->state == "called") return dice.oneIn(6) ? recall : dice.oneIn(6) ? noShow : dice.oneIn(14) ? giveBack : dice.oneIn(14) ? undo : start;
    if (dice.oneIn(9)) return transfer;
    if (dice.oneIn(9)) return hold;
    if (dice.oneIn(16)) return undo;
    return view->finishAndCallNext || dice.oneIn(4) ? callNext : finish;
}

void CounterPeer::finger(Dice& dice) {
    if (!running()) return;
    const counter::Screen shown = desk_->screen(moment());
    if (shown.panel.panel != counter::Panel::none) {
        if (dice.oneIn(6)) return desk_->escape();
        return send(desk_->choose(dice.roll(4), moment()));
    }
    const counter::Act act = wanted(dice);
    press(act);
    if (!dice.oneIn(5)) return;
    // Impatient: the same key again, at once or a little later, or until somebody answers.
    const std::size_t times = 1 + dice.roll(3);
    for (std::size_t i = 1; i <= times; ++i)
        later(static_cast<std::int64_t>(i) * (40 + dice.upTo(500)), [this, act] { press(act); });
}

void CounterPeer::judge() {
    if (live() && desk_->view()) judge_.counterShows(name(), *desk_->view());
    else if (live()) judge_.wrong("I8: " + name() + " has no view");
}

// --- the board ----------------------------------------------------------------------------------------------------------

void BoardPeer::start() {
    board_ = std::make_unique<display::Board>();
    announcer_ = std::make_unique<display::Announcer>();
    view_.reset();
    seen_.clear();
    calledMs_.clear();
    line_ = {false, nowMs()};
    ++run_;
    Peer::start();
    every(boardTickMs, [this] { tick(); });
}

display::Moment BoardPeer::moment() const {
    const auto hall = serverNow();
    return {nowMs(), hall ? hall->utcMs : 0};
}

void BoardPeer::onLine(conversation::Line line) {
    if (line == conversation::Line::live || line_.live) line_.heardMs = heardAtMs();
    line_.live = line == conversation::Line::live;
}

void BoardPeer::onView(const wire::ViewFrame& frame) {
    if (frame.view != "lobby") return;
    auto parsed = wire::parseLobbyView(frame.data);
    auto* view = std::get_if<wire::LobbyView>(&parsed);
    if (view == nullptr) return judge_.wrong("a board does not understand its view");
    view_ = *view;
    for (const wire::Call& call : view_->calls)
        if (seen_.insert(call.call).second) calledMs_[call.number] = nowMs();
    board_->viewed(std::move(*view));
    announcer_->observe(*view_, moment());
    say();
}

void BoardPeer::tick() {
    if (live()) line_.heardMs = heardAtMs();
    const auto hall = serverNow();
    const display::BoardScreen screen = board_->screen(moment(), hall.value_or(wire::Time{}), line_, display::Sound::working, boardPlaces);
    for (const display::CallRow& row : screen.rows) {
        const bool old = screen.freshness == display::Freshness::outdated;
        if (row.fresh && old) judge_.wrong("I8: " + name() + " shows an outdated call as new");
        newestShown_ = std::max(newestShown_, row.call);
    }
    say();
}

void BoardPeer::say() {
    const auto announcement = announcer_->next(moment());
    if (!announcement) return;
    judge_.announced(name(), run_, announcement->call, announcement->round);
    const auto told = std::find_if(view_->calls.begin(), view_->calls.end(), [&](const wire::Call& call) { return call.call == announcement->call; });
    if (told == view_->calls.end() || told->state != "called") judge_.wrong("I9: " + name() + " says a call that is over");
    later(utteranceMs, [this] {
        announcer_->finished(moment());
        const std::int64_t pause = std::max<std::int64_t>(0, announcer_->readyAtMs() - nowMs());
        later(pause, [this] { say(); });
    });
}

void BoardPeer::judge() {
    if (!live()) return;
    if (!view_) return judge_.wrong("I8: " + name() + " has no view");
    judge_.boardShows(name(), *view_);
    // What the passers-by see: a row for everybody who is called and has one of the places.
    const auto hall = serverNow();
    const display::BoardScreen screen = board_->screen(moment(), hall.value_or(wire::Time{}), line_, display::Sound::working, boardPlaces);
    if (screen.freshness != display::Freshness::current) judge_.wrong("I8: " + name() + " is live and calls itself outdated");
    if (screen.stage == display::Stage::closed) return;
    for (const display::CallRow& row : screen.rows) {
        const auto call = std::find_if(view_->calls.begin(), view_->calls.end(), [&](const wire::Call& one) { return one.call == row.call; });
        if (call == view_->calls.end()) continue;  // pushed out; it stands until it has stood its time
        if (call->number != row.number || display::callState(call->state) != row.state) judge_.wrong("I8: " + name() + " has an old row for " + row.number);
    }
    // Nobody who is called goes without a row while there is a free one, or one of somebody who has arrived and could be read long enough.
    const bool room = screen.rows.size() < boardPlaces || std::any_of(screen.rows.begin(), screen.rows.end(), [&](const display::CallRow& row) {
        const auto called = calledMs_.find(row.number);
        return row.state != display::CallState::called && called != calledMs_.end() && nowMs() - called->second > display::leastStandMs + 2 * boardTickMs;
    });
    if (!room) return;
    for (const wire::Call& call : view_->calls) {
        const bool shown = std::any_of(screen.rows.begin(), screen.rows.end(), [&](const display::CallRow& row) { return row.number == call.number; });
        if (call.state == "called" && !shown) return judge_.wrong("I8: " + name() + " has no row for " + call.number + ", who is called");
    }
}

// --- the manager --------------------------------------------------------------------------------------------------------

void ManagerPeer::want(const std::string& command, const std::string& reason) {
    wire::Command wanted;
    wanted.name = command;
    wanted.id = around_.newCommandId();
    if (!reason.empty()) wanted.reason = reason;
    wants_.push_back(std::move(wanted));
    next();
}

void ManagerPeer::next() {
    if (!wants_.empty() && !inFlight()) submit(wants_.front());
}

void ManagerPeer::onLine(conversation::Line line) {
    if (line == conversation::Line::live) next();
}

void ManagerPeer::onView(const wire::ViewFrame& frame) {
    auto parsed = wire::parseHallView(frame.data);
    if (auto* view = std::get_if<wire::HallView>(&parsed)) view_ = std::move(*view);
    else judge_.wrong("the manager's page does not understand its view");
}

void ManagerPeer::onReceipt(const wire::Receipt& receipt) {
    if (wants_.empty() || wants_.front().id != receipt.id) return;
    const wire::Command done = std::move(wants_.front());
    wants_.pop_front();
    // A full disk: again in a while, as somebody who wants it would.
    if (receipt.status == 507) {
        later(5'000, [this, name = done.name, reason = done.reason.value_or("")] { want(name, reason); });
    }
    next();
}

void ManagerPeer::judge() {
    if (!live()) return;
    if (!view_) return judge_.wrong("I8: " + name() + " has no view");
    judge_.hallShows(name(), *view_);
}

// --- the kiosk ------------------------------------------------------------------------------------------------------------

KioskPeer::KioskPeer(Surroundings& around, Judge& judge, Settings settings, std::shared_ptr<const wire::Catalogue> catalogue)
    : Peer(around, std::move(settings)), judge_(judge), catalogue_(std::move(catalogue)) {
    disk_.fails = [this](const char*) { return diskFails_; };
}

void KioskPeer::start() {
    if (!powered_) return;
    kiosk_ = std::make_unique<kiosk::Kiosk>(kiosk::Settings{});
    kiosk_->catalogued(catalogue_);  // kept in its folder
    unsent_.reset();
    view_.reset();
    spool_ = std::make_unique<spool::Spool>(disk_, [this] { return around_.newCommandId(); });
    if (keptView_) {
        for (const auto& queue : keptView_->queues) queues_.push_back(queue.code);
        kiosk_->viewed(*keptView_, hallNow().time.value_or(wire::Time{}), nowMs());
    }
    Peer::start();
    perform(spool_->opening());
    every(kioskTickMs, [this] { tick(); });
}

void KioskPeer::halt() {
    Peer::halt();
    spool_.reset();
}

void KioskPeer::cutPower(test::Tail tail, std::int64_t backAfterMs) {
    if (!powered_) return;
    powered_ = false;
    if (const auto line = cable()) line->vanish(Side::client);
    halt();
    disk_.loseUnsynced(tail);
    around_.diary().note(name(), "power gone");
    around_.time().after(backAfterMs, [this] {
        powered_ = true;
        ++boots_;
        bootedMs_ = nowMs();
        start();
    });
}

spool::LocalClock KioskPeer::localClock() const { return {"boot-" + std::to_string(boots_), nowMs() - bootedMs_, midnightUtcMs + wallMs_ + nowMs()}; }

spool::HallNow KioskPeer::hallNow() const {
    if (const auto told = serverNow()) return {told, spool::ClockSource::server};
    if (!spool_ || !spool_->ledger().clock) return {};
    return spool::hallNow(*spool_->ledger().clock, localClock());
}

void KioskPeer::hearClock() {
    const auto told = serverNow();
    if (!told) return;
    clockKeptAtMs_ = nowMs();
    spool_->clockHeard({*told, 1, localClock()});
}

void KioskPeer::onWelcome(const wire::Welcome&) { hearClock(); }

void KioskPeer::onReceipt(const wire::Receipt& receipt) { perform(spool_->receipted(receipt, now())); }

void KioskPeer::onView(const wire::ViewFrame& frame) {
    if (frame.view == "leases") {
        auto parsed = wire::parseLeasesView(frame.data);
        if (const auto* view = std::get_if<wire::LeasesView>(&parsed)) return perform(spool_->leasesViewed(*view, now()));
        return judge_.wrong("a kiosk does not understand its leases");
    }
    auto parsed = wire::parseKioskView(frame.data);
    const auto* view = std::get_if<wire::KioskView>(&parsed);
    if (view == nullptr) return judge_.wrong("a kiosk does not understand its view");
    kiosk_->viewed(*view, frame.at, nowMs());
    queues_.clear();
    for (const auto& queue : view->queues) queues_.push_back(queue.code);
    keptView_ = view_ = *view;
    spooling();
}

void KioskPeer::onLine(conversation::Line line) {
    const bool isLive = line == conversation::Line::live;
    kiosk_->lineChanged(isLive, nowMs());
    if (isLive && unsent_) submitOrKeep(*std::exchange(unsent_, std::nullopt));
    perform(spool_->lineChanged(isLive, now()));
}

void KioskPeer::tick() {
    const auto hall = hallNow();
    if (hall.time) kiosk_->clockIs(*hall.time, nowMs());
    if (live() && nowMs() - clockKeptAtMs_ >= keepClockMs) hearClock();
    bool prints = false;
    run(kiosk_->tick(nowMs()), {}, 0, prints);
    perform(spool_->tick(now()));
}

void KioskPeer::run(std::vector<kiosk::Act> acts, const std::string& press, std::uint64_t lease, bool& prints) {
    for (const kiosk::Act& act : acts) {
        if (const auto* send = std::get_if<kiosk::SendCommand>(&act)) {
            judge_.pressed(name(), send->command.id);
            perform(spool_->press(send->command, send->queue, send->day, now()));
        }
        if (const auto* paper = std::get_if<kiosk::PrintTicket>(&act)) {
            if (!press.empty()) {
                pressOf_[paper->ticketId] = press;
                leaseOf_[paper->ticketId] = lease;
            }
            print(*paper);
            prints = true;
        }
    }
}

void KioskPeer::submitOrKeep(const wire::Command& command) {
    if (!submit(command)) unsent_ = command;
}

void KioskPeer::perform(spool::Acts acts) {
    for (const spool::Act& act : acts) {
        bool prints = false;
        if (const auto* out = std::get_if<spool::Submit>(&act)) {
            submitOrKeep(out->command);
        } else if (const auto* told = std::get_if<spool::Tell>(&act)) {
            if (!told->receipt.ticket) judge_.sorry(told->receipt.id, told->receipt.problem ? told->receipt.problem->code : "");
            run(kiosk_->receipted(told->receipt, nowMs()), told->receipt.id, 0, prints);
            if (!prints && told->receipt.ticket) spool_->handed(told->receipt.ticket->id);
            if (told->receipt.ticket && told->receipt.ticket->token && tookHome) tookHome(told->receipt.ticket->id, *told->receipt.ticket->token);
        } else if (const auto* given = std::get_if<spool::Give>(&act)) {
            judge_.gave(given->press, given->paperId);
            const auto entry = std::find_if(spool_->ledger().entries.begin(), spool_->ledger().entries.end(), [&](const auto& one) { return one.id == given->press; });
            const std::uint64_t lease = entry != spool_->ledger().entries.end() && entry->draw ? static_cast<std::uint64_t>(entry->draw->lease) : 0;
            run(kiosk_->leased({given->press, given->paperId, given->text, given->queue, given->item, given->klass, given->issuedAt}, nowMs()), given->press, lease, prints);
            if (!prints) spool_->handed(given->paperId);
        } else if (const auto* left = std::get_if<spool::Interrupted>(&act)) {
            kiosk_->interrupted(left->text, left->queue, left->item, nowMs());
        }
    }
    spooling();
}

void KioskPeer::spooling() {
    const spool::Now moment = now();
    const spool::Status status = spool_->status(moment);
    kiosk::Spooling told;
    told.fault = status.fault;
    for (const auto& queue : queues_)
        if (spool_->hasNumbers(queue, moment)) told.queues.push_back(queue);
    told.staff.waitingToMerge = status.waitingToMerge;
    told.staff.needsPerson = static_cast<std::int32_t>(status.needsPerson.size());
    told.staff.lostRecords = status.lostRecords;
    kiosk_->spooling(told);
}

void KioskPeer::print(const kiosk::PrintTicket& ticket) {
    if (ticket.reprint && !spool_->mayReprint(ticket.ticketId)) return kiosk_->printed(ticket.ticketId, kiosk::PrinterFault::writeFailed, nowMs());
    // From here on the paper moves, or not: that it may must be safe on the disk already.
    const std::string& id = ticket.ticketId;
    const std::uint64_t lease = leaseOf_[id];
    const std::string day = lease != 0 ? kiosk::stampText(*hallNow().time).substr(0, 10) : judge_.truth().date();
    // What was handed out once and is settled the journal may have forgotten; then the hall's log has it.
    const bool settled = ticket.reprint && (lease == 0 || judge_.truth().merged(lease, ticket.number) != 0);
    const bool synced = settled || disk_.durable.find(lease != 0 ? "number=" + std::to_string(numeralOf(ticket.number)) : ticket.ticketId) != std::string::npos;
    if (hasPaper_) judge_.printed({pressOf_[id], name(), ticket.number, lease != 0 ? std::string() : id, lease, ticket.reprint, day}, synced);
    around_.diary().note(name(), (hasPaper_ ? "prints " : "cannot print ") + ticket.number);
    later(printMs, [this, id, well = hasPaper_] {
        spool_->handed(id);
        kiosk_->printed(id, well ? kiosk::PrinterFault::none : kiosk::PrinterFault::outOfPaper, nowMs());
    });
}

void KioskPeer::intend(const kiosk::Intent& intent) {
    kiosk::Intent complete = intent;
    if (auto* take = std::get_if<kiosk::TakeTicket>(&complete)) take->commandId = around_.newCommandId();
    bool prints = false;
    run(kiosk_->intend(complete, nowMs()), {}, 0, prints);
}

bool KioskPeer::visitor(Dice& dice) {
    if (!running()) return false;
    const kiosk::Screen before = kiosk_->screen(nowMs());
    if (kiosk_->commandInFlight() || std::holds_alternative<kiosk::TicketPage>(before.page)) {
        // Somebody is not done; a finger that comes too early changes nothing.
        if (dice.oneIn(3)) intend(kiosk::TakeTicket{});
        if (dice.oneIn(6)) intend(kiosk::Reprint{});
        return false;
    }
    intend(kiosk::GoHome{});
    const auto& item = dice.pick(catalogue_->items);
    intend(kiosk::ChooseItem{item.code});
    if (view_ && !view_->classes.empty() && dice.oneIn(4)) intend(kiosk::ChooseClass{dice.pick(view_->classes).code});
    intend(kiosk::TakeTicket{});
    if (dice.oneIn(4)) {
        intend(kiosk::TakeTicket{});
        later(dice.upTo(700), [this] { intend(kiosk::TakeTicket{}); });
    }
    return true;
}

void KioskPeer::judge() {
    if (!live()) return;
    if (!view_) return judge_.wrong("I8: " + name() + " has no view");
    judge_.kioskShows(name(), *view_);
}

bool KioskPeer::settled() const {
    if (!spool_) return false;
    const spool::Status status = spool_->status(now());
    return status.waitingToMerge == 0 && status.unresolved == 0 && status.fault.empty();
}

std::string KioskPeer::trouble() const {
    if (!spool_) return "is off";
    const spool::Status status = spool_->status(now());
    return std::to_string(status.waitingToMerge) + " to merge, " + std::to_string(status.unresolved) + " unresolved, fault \"" + status.fault + "\"";
}

}  // namespace hall::sim::whole
