#include "ticket-printer/spool/Spool.hpp"

#include <algorithm>

namespace hall::spool {

namespace {

Record about(std::string_view kindOf, const std::string& id) { return Record(std::string(kindOf)).with("id", id); }

constexpr const char* applicationsCutOff = "application-cut-off";
constexpr const char* bookingCutOff = "booking-cut-off";
constexpr const char* newerVersion = "spool-of-a-newer-version";
std::string joined(const std::vector<std::string>& applications) {
    std::string text;
    for (const auto& id : applications) text += (text.empty() ? "" : ",") + id;
    return text;
}

constexpr std::int64_t clockDriftMs = 2'000;  // an anchor that is better by less is not worth a write

}  // namespace

std::string leasedText(const Block& block, std::int32_t number) {
    std::string digits = std::to_string(number);
    const auto width = static_cast<std::size_t>(std::max(block.digits, 0));
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    return block.letters + digits + '*';
}

Tell sorry(const std::string& press, std::int32_t status, const std::string& code) {
    wire::Receipt receipt;
    receipt.id = press;
    receipt.status = status;
    receipt.problem = wire::Problem{code, status, {}, {}};
    return {std::move(receipt)};
}

Spool::Spool(JournalFile& file, std::function<std::string()> newId, Settings settings)
    : file_(file), newId_(std::move(newId)), settings_(settings) {
    const std::string text = file_.read();
    const Reading reading = readJournal(text);
    bytes_ = text.size();
    lastNumber_ = reading.lastNumber;
    if (!reading.records.empty() && reading.records.front().kind == kind::spool &&
        reading.records.front().number("version") > spoolVersion) {
        fault_ = newerVersion;
        return;
    }
    mend(reading);
    // The visitors of before are gone. What was begun may be in somebody's hand; what was not is in nobody's.
    for (const auto& entry : ledger_.entries) {
        if (entry.paper == Entry::Paper::begun && !entry.noted) {
            opening_.push_back(Interrupted{entry.paperText(), entry.queue, entry.item, entry.language});
            interrupted_.push_back(entry.id);
        }
    }
    sweep();
}

/// What follows from the state alone; at the start, and again where the disk did not take it.
void Spool::sweep() {
    std::vector<Record> records;
    for (auto& entry : ledger_.entries) {
        const bool told = std::find(interrupted_.begin(), interrupted_.end(), entry.id) != interrupted_.end();
        if (told && !entry.noted) records.push_back(about(kind::noted, entry.id));
        takeBack(entry, records);
    }
    if (!records.empty()) commit(std::move(records));
}

/// Reads the records in, and makes a sound journal of a damaged one. Every lost record may have been a draw, so for each of them one
/// number of every lease is passed over; and what cannot be known is not taken back.
void Spool::mend(const Reading& reading) {
    std::size_t hole = 0;
    for (std::size_t i = 0; i < reading.records.size(); ++i) {
        for (; hole < reading.holes.size() && reading.holes[hole].place == i; ++hole) {
            std::vector<Record> doubts;
            for (const auto& e : ledger_.entries) doubts.push_back(about(kind::doubt, e.id));
            for (const auto& record : doubts) ledger_.apply(record);
        }
        ledger_.apply(reading.records[i]);
    }
    const std::uint64_t lost = reading.lost();
    if (const auto burnt = lost + reading.tornLines; burnt > 0)
        ledger_.apply(Record(std::string(kind::burn)).with("numbers", static_cast<std::int64_t>(std::min<std::uint64_t>(burnt, 10'000))));
    // A lease that was taken in by a lost record would look like one that just came.
    if (lost + reading.tornLines > 0) ledger_.apply(Record(std::string(kind::ask)));
    if (lost > 0) ledger_.apply(Record(std::string(kind::damage)).with("lost", static_cast<std::int64_t>(lost)));
    const bool fresh = reading.records.empty();
    rewriteBytes_ = settings_.journalBytes;
    if (fresh || lost > 0 || reading.tornLines > 0 || bytes_ > settings_.journalBytes / 8) broken_ = !rewrite(ledger_);
}

std::string Spool::fault() const { return fault_.empty() && broken_ ? "spool-unwritable" : fault_; }

bool Spool::rewrite(const Ledger& ledger) {
    std::string text;
    std::uint64_t number = lastNumber_;
    for (const auto& record : ledger.snapshot()) text += encode(record, ++number);
    if (!file_.replace(text)) return false;
    lastNumber_ = number;
    bytes_ = text.size();
    rewriteBytes_ = std::max(settings_.journalBytes, bytes_ * 2);
    return true;
}

/// Synced, then true in memory. False: nothing of it may be acted upon.
bool Spool::commit(std::vector<Record> records) {
    if (fault_ == newerVersion) return false;
    Ledger next = ledger_;
    for (const auto& record : records) next.apply(record);
    bool kept = false;
    if (!broken_) {
        std::string text;
        std::uint64_t number = lastNumber_;
        for (const auto& record : records) text += encode(record, ++number);
        kept = file_.append(text) && file_.sync();
        if (kept) {
            lastNumber_ = number;
            bytes_ += text.size();
        }
    }
    if (!kept) kept = rewrite(next);  // a file that failed once is never trusted again: everything goes into a new one
    broken_ = !kept;
    if (!kept) return false;
    ledger_ = std::move(next);
    if (bytes_ > rewriteBytes_) broken_ = !rewrite(ledger_);
    return true;
}

Acts Spool::opening() {
    Acts acts;
    std::swap(acts, opening_);
    return acts;
}

/// A ticket of the server that is on no paper and never will be.
void Spool::takeBack(Entry& entry, std::vector<Record>& records) {
    const bool unprinted = entry.draw || entry.paper == Entry::Paper::none;
    if (entry.online != Entry::Online::issued || !unprinted || entry.cancel != Entry::Cancel::none) return;
    if (entry.doubtful) {
        // Its paper may have been begun in a record that is lost.
        if (entry.problem.empty()) records.push_back(about(kind::doubt, entry.id).with("problem", "in-doubt"));
        return;
    }
    // Who booked is checked in once: taken back, nothing would be left of the booking. The number stands on the visitor's page, too.
    if (!entry.booking.empty()) {
        if (entry.problem.empty()) records.push_back(about(kind::doubt, entry.id).with("problem", "booking-not-printed"));
        return;
    }
    records.push_back(about(kind::cancel, entry.id).with("command", newId_()));
}

bool Spool::cutOff(const Now& now) const { return !live_ && now.steadyMs - downSinceMs_ >= settings_.cutOffMs; }

const Block* Spool::blockFor(std::string_view queue, const Now& now) const {
    if (!fault().empty() || !now.hall) return nullptr;
    const std::string today = dateOf(*now.hall);
    for (const auto& block : ledger_.blocks)
        if (block.queue == queue && block.day == today && block.left() > 0) return &block;
    return nullptr;
}

bool Spool::hasNumbers(std::string_view queue, const Now& now) const { return blockFor(queue, now) != nullptr; }

bool Spool::draw(const wire::Command& issue, const std::string& queue, const std::string& day, const Now& now, Acts& acts) {
    const Block* block = blockFor(queue, now);
    if (block == nullptr) return false;
    const std::int64_t lease = block->lease;
    const std::int32_t number = block->next;
    const std::string text = leasedText(*block, number);
    std::int64_t order = 1;
    for (const auto& e : ledger_.entries)
        if (e.draw) order = std::max(order, e.draw->order + 1);
    const bool kept = commit({about(kind::draw, issue.id)
                                  .with("lease", lease)
                                  .with("number", number)
                                  .with("text", text)
                                  .with("at", now.hall->utcMs)
                                  .with("offset", now.hall->offsetMinutes)
                                  .with("item", issue.item.value_or(""))
                                  .with("class", issue.klass.value_or(""))
                                  .with("language", issue.language.value_or(""))
                                  .with("queue", queue)
                                  .with("day", day)
                                  .with("merge", newId_())
                                  .with("order", order)});
    if (!kept) {
        // It may be on the disk all the same: this number is given to nobody else.
        ledger_.block(lease)->next = number + 1;
        return false;
    }
    if (waits(issue.id)) wanted_.reset();
    const Entry& entry = *ledger_.entry(issue.id);
    acts.push_back(Give{entry.id, entry.paperId(), text, queue, entry.item, entry.klass, entry.language, entry.draw->issuedAt});
    return true;
}

Acts Spool::press(const wire::Command& issue, const std::string& queue, const std::string& day, const Now& now) {
    Acts acts;
    if (ledger_.entry(issue.id) != nullptr) return acts;
    if (!fault_.empty()) {
        acts.push_back(sorry(issue.id, 507, fault_));
        return acts;
    }
    // Before a line that is cut nobody is kept waiting, and nothing is asked that would have to be taken back.
    if (cutOff(now) && draw(issue, queue, day, now, acts)) return acts;
    auto record = about(kind::press, issue.id)
                      .with("item", issue.item.value_or(""))
                      .with("class", issue.klass.value_or(""))
                      .with("language", issue.language.value_or(""))
                      .with("queue", queue)
                      .with("day", day);
    if ((issue.applications || issue.booking) && cutOff(now)) {
        acts.push_back(sorry(issue.id, 503, issue.booking ? bookingCutOff : applicationsCutOff));
        return acts;
    }
    if (issue.applications) record = record.with("applications", joined(*issue.applications));
    if (issue.booking) record = record.with("booking", *issue.booking);
    if (!commit({std::move(record)})) {
        acts.push_back(sorry(issue.id, 507, fault()));
        return acts;
    }
    wanted_ = Wanted{issue.id, now.steadyMs};
    pump(now, acts);
    return acts;
}

void Spool::handed(std::string_view paperId) {
    for (const auto& entry : ledger_.entries) {
        if (entry.paper != Entry::Paper::begun || entry.paperId() != paperId) continue;
        const std::string id = entry.id;
        commit({about(kind::handed, id)});
        return;
    }
}

bool Spool::mayReprint(std::string_view paperId) {
    return commit({Record(std::string(kind::reprint)).with("paper", paperId)});
}

void Spool::clockHeard(const ClockAnchor& anchor) {
    if (!fault().empty()) return;
    if (ledger_.clock) {
        const ClockAnchor& old = *ledger_.clock;
        const HallNow carried = hallNow(old, anchor.local);
        const bool sameWall = std::abs((anchor.hall.utcMs - anchor.local.wallMs) - (old.hall.utcMs - old.local.wallMs)) < clockDriftMs;
        const bool good = carried.source == ClockSource::boot && std::abs(carried.time->utcMs - anchor.hall.utcMs) < clockDriftMs;
        if (good && (sameWall || anchor.speed != 1) && old.hall.offsetMinutes == anchor.hall.offsetMinutes && old.speed == anchor.speed) return;
    }
    commit({Record(std::string(kind::clock))
                .with("at", anchor.hall.utcMs)
                .with("offset", anchor.hall.offsetMinutes)
                .with("speed", anchor.speed)
                .with("boot", anchor.local.boot)
                .with("boot-ms", anchor.local.bootMs)
                .with("wall-ms", anchor.local.wallMs)});
}

Acts Spool::tick(const Now& now) {
    Acts acts;
    if (broken_ && now.steadyMs >= rewriteAtMs_) {
        rewriteAtMs_ = now.steadyMs + settings_.rewriteMs;
        broken_ = !rewrite(ledger_);
    }
    if (!broken_) sweep();
    if (wanted_) {
        const std::int64_t waitedMs = now.steadyMs - wanted_->sinceMs;
        const bool patienceEnds = cutOff(now) || waitedMs >= settings_.answerMs;
        const Entry* entry = ledger_.entry(wanted_->entry);
        if (entry == nullptr) {
            wanted_.reset();
        } else if ((!entry->applications.empty() || !entry->booking.empty()) && cutOff(now)) {
            // A leased number knows nothing of applications and bookings. The visitor takes an ordinary one; a ticket that was made all the
            // same is taken back, and one of a booking handed out by the staff.
            acts.push_back(sorry(wanted_->entry, 503, entry->booking.empty() ? applicationsCutOff : bookingCutOff));
            wanted_.reset();
        } else if (patienceEnds && hasNumbers(entry->queue, now)) {
            wire::Command issue;
            issue.id = entry->id;
            issue.item = entry->item;
            issue.klass = entry->klass;
            issue.language = entry->language;
            const std::string queue = entry->queue, day = entry->day;
            draw(issue, queue, day, now, acts);
        }
        if (wanted_ && (waitedMs >= settings_.visitorStaysMs || (live_ && waitedMs >= settings_.giveUpMs))) {
            // Its outcome is still found out, and a ticket taken back.
            acts.push_back(sorry(wanted_->entry, 503, "outcome-unknown"));
            wanted_.reset();
        }
    }
    pump(now, acts);
    return acts;
}

bool Spool::dismiss() { return commit({Record(std::string(kind::dismissed))}); }

Status Spool::status(const Now& now) const {
    Status s;
    s.fault = fault();
    s.lostRecords = ledger_.lostRecords;
    s.merging = out_ && out_->errand == Errand::merge;
    if (now.hall) {
        const std::string today = dateOf(*now.hall);
        for (const auto& block : ledger_.blocks)
            if (block.day == today) s.left += block.left();
    }
    for (const auto& e : ledger_.entries) {
        if (e.merge == Entry::Merge::due) ++s.waitingToMerge;
        if (e.online == Entry::Online::open || e.cancel == Entry::Cancel::due) ++s.unresolved;
        if (e.needsPerson()) s.needsPerson.push_back({e.paperText(), e.problem});
    }
    return s;
}

}  // namespace hall::spool
