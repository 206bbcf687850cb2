// The spool and the server: what goes out next, and what an answer means.
#include <algorithm>
#include <array>

#include "ticket-printer/spool/Spool.hpp"

namespace hall::spool {

namespace {

Record about(std::string_view kindOf, const std::string& id) { return Record(std::string(kindOf)).with("id", id); }

constexpr const char* anotherKiosk = "spool-of-another-kiosk";

bool done(const wire::Receipt& receipt) { return receipt.status >= 200 && receipt.status < 300 && !receipt.problem; }

std::string codeOf(const wire::Receipt& receipt) {
    return receipt.problem ? receipt.problem->code : "status-" + std::to_string(receipt.status);
}

std::vector<std::string> split(const std::string& applications) {
    std::vector<std::string> ids{std::string()};
    for (const char c : applications) {
        if (c == ',') ids.emplace_back();
        else ids.back() += c;
    }
    return ids;
}

/// The ticket is over without our doing, which is as good.
bool overAnyway(std::string_view code) {
    return code == "ticket-ended" || code == "unknown-ticket" || code == "no-day-open";
}

}  // namespace

Acts Spool::lineChanged(bool live, const Now& now) {
    Acts acts;
    if (live_ && !live) {
        downSinceMs_ = now.steadyMs;
        view_.reset();  // the next line brings a new one first
    }
    live_ = live;
    if (live) {
        notBeforeMs_ = 0;
        pauseMs_ = 0;
    }
    pump(now, acts);
    return acts;
}

Acts Spool::leasesViewed(const wire::LeasesView& view, const Now& now) {
    Acts acts;
    if (ledger_.device.empty()) commit({Record(std::string(kind::device)).with("name", view.kiosk)});
    if (!ledger_.device.empty() && ledger_.device != view.kiosk) {
        // Another kiosk's spool: its numbers are not this one's to give, nor its papers this one's to merge.
        fault_ = anotherKiosk;
        return acts;
    }
    if (fault_ == anotherKiosk) fault_.clear();
    view_ = view;
    endOldDays();
    adoptLeases();
    pump(now, acts);
    return acts;
}

/// Leases end with their hall day, or when the server no longer knows them. Presses are asked about however old they are: the line
/// may have carried one out on a later day, and an outcome is kept for ever.
void Spool::endOldDays() {
    std::vector<Record> records;
    const bool open = view_->day.phase == "open";
    for (const auto& block : ledger_.blocks) {
        if (block.retired) continue;
        const auto told = std::find_if(view_->leases.begin(), view_->leases.end(), [&](const auto& l) { return l.lease == block.lease; });
        const bool same = told != view_->leases.end() && told->queue == block.queue && told->first == block.first && told->last == block.last;
        // Numbers that reached the server without us: somebody works with a copy of this spool.
        const bool used = same && std::any_of(told->merged.begin(), told->merged.end(), [&](std::int32_t n) { return n >= block.next; });
        if (!open || block.day != view_->day.date || !same || used)
            records.push_back(Record(std::string(kind::retire)).with("lease", block.lease));
    }
    if (!records.empty()) commit(std::move(records));
    std::erase_if(ledger_.blocks, [&](const Block& b) { return b.retired && b.day != view_->day.date; });
}

/// Leases that stand in the view since this spool asked are its own. Others came about before it was there, or through somebody who
/// uses the same token: which of their numbers are on paper, nobody here knows.
void Spool::adoptLeases() {
    if (!view_ || ledger_.ask.id.empty() || view_->day.phase != "open") return;
    std::vector<Record> records;
    for (const auto& lease : view_->leases) {
        const bool stoodBefore = ledger_.ask.before.contains(lease.lease);
        if (stoodBefore || ledger_.block(lease.lease) != nullptr || !lease.merged.empty()) continue;
        records.push_back(Record(std::string(kind::lease))
                              .with("lease", lease.lease)
                              .with("queue", lease.queue)
                              .with("letters", lease.letters)
                              .with("digits", lease.digits)
                              .with("first", lease.first)
                              .with("last", lease.last)
                              .with("next", lease.first)
                              .with("day", view_->day.date));
    }
    if (!records.empty()) commit(std::move(records));
}

bool Spool::wantsNumbers(const Now& now) const {
    if (!view_ || view_->day.phase != "open" || now.steadyMs < askNotBeforeMs_) return false;
    if (!ledger_.ask.id.empty() && !ledger_.ask.answered) return true;
    if (askedDay_ != view_->day.date) return true;
    for (const auto& block : ledger_.blocks) {
        std::int32_t left = 0;
        for (const auto& other : ledger_.blocks)
            if (other.queue == block.queue && other.day == view_->day.date) left += other.left();
        if (block.day == view_->day.date && left * 2 < block.last - block.first + 1) return true;
    }
    return false;
}

/// One thing after the other: the visitor who stands there, then what is not known, then what is to be taken back, then what was
/// given while cut off in the order in which it was given, then new numbers.
bool Spool::nextErrand(const Now& now, Out& out, wire::Command& command) {
    const auto issue = [&](const Entry& e) {
        out = {e.id, Errand::issue, e.id};
        command.name = "issue";
        if (!e.booking.empty()) {
            command.booking = e.booking;
            return;
        }
        if (e.applications.empty()) command.item = e.item;
        else command.applications = split(e.applications);
        command.klass = e.klass;
        command.language = e.language;
    };
    if (wanted_) {
        const Entry* e = ledger_.entry(wanted_->entry);
        if (e != nullptr && e->online == Entry::Online::open) return issue(*e), true;
    }
    if (!view_) return false;  // the first view tells whether what is left over is of today, and of this kiosk
    for (const auto& e : ledger_.entries)
        if (e.online == Entry::Online::open) return issue(e), true;
    for (const auto& e : ledger_.entries) {
        if (e.cancel != Entry::Cancel::due) continue;
        out = {e.cancelId, Errand::cancel, e.id};
        command.name = "cancel";
        command.ticket = e.ticketId;
        return true;
    }
    const Entry* oldest = nullptr;
    for (const auto& e : ledger_.entries)
        if (e.merge == Entry::Merge::due && (oldest == nullptr || e.draw->order < oldest->draw->order)) oldest = &e;
    if (oldest != nullptr) {
        const Entry& e = *oldest;
        out = {e.draw->mergeId, Errand::merge, e.id};
        command.name = "merge";
        command.lease = e.draw->lease;
        command.number = e.draw->number;
        command.item = e.item;
        command.klass = e.klass;
        command.language = e.language;
        command.issuedAt = e.draw->issuedAt;
        return true;
    }
    if (!wantsNumbers(now)) return false;
    if (ledger_.ask.id.empty() || ledger_.ask.answered) {
        std::string before;
        for (const auto& lease : view_->leases) before += (before.empty() ? "" : ",") + std::to_string(lease.lease);
        for (const auto& block : ledger_.blocks) before += (before.empty() ? "" : ",") + std::to_string(block.lease);
        if (!commit({about(kind::ask, newId_()).with("before", before)})) return false;
    }
    askedDay_ = view_->day.date;
    out = {ledger_.ask.id, Errand::ask, {}};
    command.name = "lease";
    return true;
}

void Spool::pump(const Now& now, Acts& acts) {
    if (!live_ || out_ || !fault().empty() || now.steadyMs < notBeforeMs_) return;
    Out out;
    wire::Command command;
    if (!nextErrand(now, out, command)) return;
    command.id = out.commandId;
    out_ = std::move(out);
    acts.push_back(Submit{std::move(command)});
}

/// An answer that decides nothing: the same command goes out again after a pause.
bool Spool::later(const wire::Receipt& receipt, const Now& now) {
    if (receipt.status != 429 && receipt.status < 500) return false;
    pauseMs_ = std::clamp(pauseMs_ * 2, settings_.retryMs, settings_.retryCapMs);
    notBeforeMs_ = now.steadyMs + pauseMs_;
    return true;
}

Acts Spool::receipted(const wire::Receipt& receipt, const Now& now) {
    Acts acts;
    if (!out_ || out_->commandId != receipt.id) return acts;
    const Out out = *out_;
    out_.reset();
    Entry* entry = out.entry.empty() ? nullptr : ledger_.entry(out.entry);
    const bool postponed = later(receipt, now);
    if (!postponed) pauseMs_ = 0;
    switch (out.errand) {
        case Errand::issue:
            if (entry != nullptr) onIssue(*entry, receipt, now, acts);
            break;
        case Errand::cancel:
            if (entry != nullptr && !postponed) onCancel(*entry, receipt);
            break;
        case Errand::merge:
            if (entry != nullptr && !postponed) onMerge(*entry, receipt);
            break;
        case Errand::ask:
            if (!postponed) onAsk(receipt, now);
            break;
    }
    pump(now, acts);
    return acts;
}

void Spool::onIssue(Entry& entry, const wire::Receipt& receipt, const Now& now, Acts& acts) {
    // A ticket of a hall day that is over is nobody's, however patiently somebody waits.
    const bool sameDay = !view_ || entry.day.empty() || entry.day == view_->day.date;
    const bool visitor = waits(entry.id) && sameDay && now.steadyMs - wanted_->sinceMs < settings_.visitorStaysMs;
    if (!done(receipt) || !receipt.ticket) {
        // "Later" leaves it open whether there is a ticket; a visitor is told so only when patience ends.
        if (receipt.status == 503) return;
        const bool stands = waits(entry.id);
        commit({about(kind::refused, entry.id)});
        if (!stands) return;
        wanted_.reset();
        acts.push_back(Tell{receipt});
        return;
    }
    auto issued = about(kind::issued, entry.id).with("ticket", receipt.ticket->id).with("number", receipt.ticket->number);
    if (visitor) {
        if (commit({issued.with("begun", 1)})) acts.push_back(Tell{receipt});
        else acts.push_back(sorry(receipt.id, 507, fault()));
        wanted_.reset();
        return;
    }
    std::vector<Record> records{issued};
    Entry known = entry;
    known.online = Entry::Online::issued;
    takeBack(known, records);
    const bool stands = waits(entry.id);
    commit(std::move(records));
    if (!stands) return;
    wanted_.reset();
    acts.push_back(sorry(receipt.id, 503, "outcome-unknown"));
}

void Spool::onCancel(Entry& entry, const wire::Receipt& receipt) {
    const std::string problem = done(receipt) || overAnyway(codeOf(receipt)) ? std::string() : codeOf(receipt);
    commit({about(kind::cancelled, entry.id).with("problem", problem)});
}

void Spool::onMerge(Entry& entry, const wire::Receipt& receipt) {
    if (!done(receipt)) commit({about(kind::unmerged, entry.id).with("problem", codeOf(receipt))});
    else if (receipt.ticket) commit({about(kind::merged, entry.id).with("ticket", receipt.ticket->id)});
    else commit({about(kind::lapsed, entry.id)});
}

void Spool::onAsk(const wire::Receipt& receipt, const Now& now) {
    if (done(receipt)) adoptLeases();
    commit({about(kind::asked, ledger_.ask.id)});
    const auto& before = ledger_.ask.before;
    const bool any = std::any_of(ledger_.blocks.begin(), ledger_.blocks.end(), [&](const Block& b) { return !before.contains(b.lease); });
    if (!any) askNotBeforeMs_ = now.steadyMs + settings_.askAgainMs;
}

}  // namespace hall::spool
