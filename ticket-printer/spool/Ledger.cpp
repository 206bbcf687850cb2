#include "ticket-printer/spool/Ledger.hpp"

#include <algorithm>

namespace hall::spool {

namespace {

Record about(std::string_view kindOf, const std::string& id) { return Record(std::string(kindOf)).with("id", id); }

Record clockRecord(const ClockAnchor& c) {
    return Record(std::string(kind::clock))
        .with("at", c.hall.utcMs)
        .with("offset", c.hall.offsetMinutes)
        .with("speed", c.speed)
        .with("boot", c.local.boot)
        .with("boot-ms", c.local.bootMs)
        .with("wall-ms", c.local.wallMs);
}

Record leaseRecord(const Block& b) {
    return Record(std::string(kind::lease))
        .with("lease", b.lease)
        .with("queue", b.queue)
        .with("letters", b.letters)
        .with("digits", b.digits)
        .with("first", b.first)
        .with("last", b.last)
        .with("next", b.next)
        .with("day", b.day);
}

Record pressRecord(const Entry& e) {
    Record record = about(kind::press, e.id).with("item", e.item).with("class", e.klass).with("language", e.language)
                        .with("queue", e.queue).with("day", e.day);
    if (!e.booking.empty()) record = record.with("booking", e.booking);
    return e.applications.empty() ? record : record.with("applications", e.applications);
}

Record drawRecord(const Entry& e) {
    return about(kind::draw, e.id)
        .with("lease", e.draw->lease)
        .with("number", e.draw->number)
        .with("text", e.draw->text)
        .with("at", e.draw->issuedAt.utcMs)
        .with("offset", e.draw->issuedAt.offsetMinutes)
        .with("item", e.item)
        .with("class", e.klass)
        .with("language", e.language)
        .with("queue", e.queue)
        .with("day", e.day)
        .with("merge", e.draw->mergeId)
        .with("order", e.draw->order);
}

std::string join(const std::set<std::int64_t>& numbers) {
    std::string text;
    for (const auto n : numbers) text += (text.empty() ? "" : ",") + std::to_string(n);
    return text;
}

std::set<std::int64_t> split(const std::string& text) {
    std::set<std::int64_t> numbers;
    std::int64_t value = 0;
    bool any = false;
    for (const char c : text + ',') {
        if (c >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
            any = true;
        } else {
            if (any) numbers.insert(value);
            value = 0;
            any = false;
        }
    }
    return numbers;
}

void readPress(const Record& r, Entry& e) {
    e.item = r.text("item");
    e.klass = r.text("class");
    e.language = r.text("language");
    e.queue = r.text("queue");
    e.day = r.text("day");
    e.applications = r.text("applications");
    e.booking = r.text("booking");
}

Block readLease(const Record& r) {
    Block b;
    b.lease = r.number("lease");
    b.queue = r.text("queue");
    b.letters = r.text("letters");
    b.digits = static_cast<std::int32_t>(r.number("digits"));
    b.first = static_cast<std::int32_t>(r.number("first"));
    b.last = static_cast<std::int32_t>(r.number("last"));
    b.next = static_cast<std::int32_t>(r.number("next"));
    b.day = r.text("day");
    return b;
}

}  // namespace

std::string Entry::paperId() const {
    return draw ? "lease-" + std::to_string(draw->lease) + "-" + std::to_string(draw->number) : ticketId;
}

bool Entry::settled() const {
    if (needsPerson()) return false;
    if (online == Online::open) return false;
    // A ticket of the server is settled when its paper was handed over, or it was taken back, or a person decides.
    const bool unprinted = draw || paper == Paper::none;
    if (online == Online::issued && unprinted && cancel != Cancel::done && !doubtful) return false;
    if (cancel == Cancel::due || merge == Merge::due) return false;
    return paper != Paper::begun || noted;
}

Entry* Ledger::entry(std::string_view id) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

Block* Ledger::block(std::int64_t lease) {
    const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const Block& b) { return b.lease == lease; });
    return found == blocks.end() ? nullptr : &*found;
}

void Ledger::apply(const Record& r) {
    const std::string& k = r.kind;
    if (k == kind::device) device = r.text("name");
    else if (k == kind::clock)
        clock = ClockAnchor{{r.number("at"), static_cast<std::int32_t>(r.number("offset"))},
                            static_cast<std::int32_t>(r.number("speed")),
                            {r.text("boot"), r.number("boot-ms"), r.number("wall-ms")}};
    else if (k == kind::ask) ask = Ask{r.text("id"), split(r.text("before")), false};
    else if (k == kind::asked) ask.answered = true;
    else if (k == kind::lease) {
        if (block(r.number("lease")) == nullptr) blocks.push_back(readLease(r));
    } else if (k == kind::retire) {
        if (auto* b = block(r.number("lease"))) b->retired = true;
    } else if (k == kind::burn) {
        for (auto& b : blocks) b.next = static_cast<std::int32_t>(std::min<std::int64_t>(b.last + 1, b.next + r.number("numbers")));
    } else if (k == kind::damage) {
        lostRecords += r.number("lost");
    } else if (k == kind::dismissed) {
        lostRecords = 0;
        for (auto& e : entries)
            if (!e.problem.empty()) e.dismissed = true;
    }
    const std::string& id = r.text("id");
    if (id.empty() || k == kind::ask || k == kind::asked) {
        std::erase_if(entries, [](const Entry& e) { return e.settled(); });
        return;
    }
    Entry* e = entry(id);
    if (e == nullptr) {
        // What is known of a press begins with its first record, whichever survived.
        if (k != kind::press && k != kind::draw && k != kind::issued) return;
        e = &entries.emplace_back();
        e->id = id;
    }
    if (k == kind::press) {
        readPress(r, *e);
        e->online = Entry::Online::open;
    } else if (k == kind::issued) {
        e->online = Entry::Online::issued;
        e->ticketId = r.text("ticket");
        e->number = r.text("number");
        if (r.number("begun") != 0) e->paper = Entry::Paper::begun;
    } else if (k == kind::refused) {
        e->online = Entry::Online::refused;
    } else if (k == kind::draw) {
        readPress(r, *e);
        e->draw = Draw{r.number("lease"), static_cast<std::int32_t>(r.number("number")), r.text("text"),
                       {r.number("at"), static_cast<std::int32_t>(r.number("offset"))}, r.text("merge"), r.number("order")};
        e->merge = Entry::Merge::due;
        e->paper = Entry::Paper::begun;
        if (auto* b = block(e->draw->lease)) b->next = std::max(b->next, e->draw->number + 1);
    } else if (k == kind::handed) {
        e->paper = Entry::Paper::handed;
    } else if (k == kind::noted) {
        e->noted = true;
    } else if (k == kind::cancel) {
        e->cancel = Entry::Cancel::due;
        e->cancelId = r.text("command");
    } else if (k == kind::cancelled) {
        e->cancel = Entry::Cancel::done;
        if (!r.text("problem").empty()) e->problem = r.text("problem");
    } else if (k == kind::merged) {
        e->merge = Entry::Merge::merged;
    } else if (k == kind::lapsed) {
        e->merge = Entry::Merge::lapsed;
    } else if (k == kind::unmerged) {
        e->merge = Entry::Merge::refused;
        e->problem = r.text("problem");
    } else if (k == kind::doubt) {
        e->doubtful = true;
        if (!r.text("problem").empty()) e->problem = r.text("problem");
    }
    std::erase_if(entries, [](const Entry& x) { return x.settled(); });
}

std::vector<Record> Ledger::snapshot() const {
    std::vector<Record> out;
    out.push_back(Record(std::string(kind::spool)).with("version", spoolVersion));
    if (!device.empty()) out.push_back(Record(std::string(kind::device)).with("name", device));
    if (clock) out.push_back(clockRecord(*clock));
    for (const auto& b : blocks) {
        out.push_back(leaseRecord(b));
        if (b.retired) out.push_back(Record(std::string(kind::retire)).with("lease", b.lease));
    }
    if (!ask.id.empty()) {
        out.push_back(about(kind::ask, ask.id).with("before", join(ask.before)));
        if (ask.answered) out.push_back(about(kind::asked, ask.id));
    }
    if (lostRecords > 0) out.push_back(Record(std::string(kind::damage)).with("lost", lostRecords));
    for (const auto& e : entries) {
        if (e.settled()) continue;
        // In an order in which no beginning of an entry's records makes a settled one: those are forgotten as they are read.
        if (e.online != Entry::Online::none)
            out.push_back(pressRecord(e));
        if (e.draw) out.push_back(drawRecord(e));
        if (e.doubtful) out.push_back(about(kind::doubt, e.id).with("problem", e.problem));
        if (e.online == Entry::Online::issued)
            out.push_back(about(kind::issued, e.id).with("ticket", e.ticketId).with("number", e.number)
                              .with("begun", !e.draw && e.paper != Entry::Paper::none ? 1 : 0));
        if (e.online == Entry::Online::refused) out.push_back(about(kind::refused, e.id));
        if (e.cancel != Entry::Cancel::none) out.push_back(about(kind::cancel, e.id).with("command", e.cancelId));
        if (e.cancel == Entry::Cancel::done) out.push_back(about(kind::cancelled, e.id).with("problem", e.problem));
        if (e.merge == Entry::Merge::merged) out.push_back(about(kind::merged, e.id));
        if (e.merge == Entry::Merge::lapsed) out.push_back(about(kind::lapsed, e.id));
        if (e.merge == Entry::Merge::refused) out.push_back(about(kind::unmerged, e.id).with("problem", e.problem));
        if (e.noted) out.push_back(about(kind::noted, e.id));
        if (e.paper == Entry::Paper::handed) out.push_back(about(kind::handed, e.id));
    }
    return out;
}

}  // namespace hall::spool
