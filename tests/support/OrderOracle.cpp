#include "tests/support/OrderOracle.hpp"

#include <algorithm>
#include <tuple>

namespace hall::test {

using namespace core;

namespace {

std::string queueLine(const QueueCode& queue) { return "q/" + queue.value; }
std::string counterLine(const CounterId& counter) { return "c/" + counter.value; }
std::string clerkLine(const StaffId& staff) { return "s/" + staff.value; }

bool contains(const std::vector<QueueCode>& queues, const QueueCode& queue) {
    return std::find(queues.begin(), queues.end(), queue) != queues.end();
}

constexpr std::size_t remembered = 20'000;  // far more events than fit into the longest time for undoing

}  // namespace

std::string OrderOracle::add(const Event& event) {
    wrong_.clear();
    keep(event);
    std::visit([&](const auto& body) { on(event, body); }, event.body);
    note(event);
    return wrong_;
}

void OrderOracle::wrong(const Event& event, const std::string& what) {
    if (wrong_.empty()) wrong_ = "event " + std::to_string(event.seq) + ": " + what;
}

/// Which event was the last one of each visitor and desk.
void OrderOracle::note(const Event& event) {
    std::visit(
        [&](const auto& body) {
            if constexpr (requires { body.ticket; }) {
                if (const auto found = visitors_.find(body.ticket); found != visitors_.end()) found->second.lastSeq = event.seq;
            }
            if constexpr (requires { body.counter; }) {
                if (const auto found = desks_.find(body.counter); found != desks_.end()) found->second.lastSeq = event.seq;
            }
        },
        event.body);
}

/// Every act at a counter may be taken back: the visitor and the desk's cycle as they stood.
void OrderOracle::keep(const Event& event) {
    std::visit(
        [&](const auto& body) {
            if constexpr (requires { body.ticket; body.counter; }) {
                const auto visitor = visitors_.find(body.ticket);
                const auto desk = desks_.find(body.counter);
                if (visitor == visitors_.end() || desk == desks_.end()) return;
                before_[event.seq] = {visitor->second, body.counter, desk->second.taken, desk->second.profileEpoch, event.at.utcMs};
            } else if constexpr (std::is_same_v<std::decay_t<decltype(body)>, TicketReplanned>) {
                keepReplanned(event, body);
            }
        },
        event.body);
    if (before_.size() > remembered) before_.erase(before_.begin());
}

/// A plan made anew right behind an act at a counter with the same visitor belongs to that act.
void OrderOracle::keepReplanned(const Event& event, const TicketReplanned& replanned) {
    const auto act = before_.find(event.seq - 1);
    const auto visitor = visitors_.find(replanned.ticket);
    if (act == before_.end() || visitor == visitors_.end() || act->second.visitor.id != replanned.ticket) return;
    Before same = act->second;
    same.visitor = visitor->second;
    Desk& desk = desks_.at(same.counter);
    if (desk.lastSeq + 1 == event.seq) desk.lastSeq = event.seq;
    before_[event.seq] = std::move(same);
}

// --- configuration ----------------------------------------------------------------------------------------------------

void OrderOracle::on(const Event&, const Configured& configured) {
    if (const auto* hall = std::get_if<HallConfig>(&configured.entry)) hall_ = *hall;
    if (const auto* remote = std::get_if<RemoteConfig>(&configured.entry)) remote_ = *remote;
    if (const auto* queue = std::get_if<QueueConfig>(&configured.entry)) queues_[queue->code] = *queue;
    if (const auto* klass = std::get_if<ClassConfig>(&configured.entry)) {
        credits_[klass->code] = klass->creditMs;
        largestCreditMs_ = 0;
        for (const auto& [code, creditMs] : credits_) largestCreditMs_ = std::max(largestCreditMs_, creditMs);
    }
    if (const auto* person = std::get_if<StaffConfig>(&configured.entry)) staff_[person->id] = *person;
    const auto newCycle = [](Desk& desk) {
        desk.taken.clear();
        ++desk.profileEpoch;
    };
    if (const auto* profile = std::get_if<ProfileConfig>(&configured.entry)) {
        profiles_[profile->code] = *profile;
        for (auto& [id, desk] : desks_) {
            if (desk.profile == profile->code) newCycle(desk);
        }
    }
    if (const auto* counter = std::get_if<CounterConfig>(&configured.entry)) {
        Desk& desk = desks_[counter->id];
        if (desk.profile != counter->profile) newCycle(desk);
        desk.profile = counter->profile;
    }
}

void OrderOracle::on(const Event&, const DayOpened& opened) {
    if (opened.date <= date_) return;
    date_ = opened.date;
    lines_.clear();
    visitors_.clear();
    before_.clear();
    for (auto& [id, desk] : desks_) desk.taken.clear();
}

// --- lines ------------------------------------------------------------------------------------------------------------

OrderOracle::Line& OrderOracle::lineOf(const Visitor& visitor) {
    return lines_[visitor.pool.empty() ? queueLine(visitor.queue) : visitor.pool];
}

void OrderOracle::stand(Visitor& visitor) {
    visitor.waiting = true;
    if (visitor.underway) return;
    const auto key = [](const Visitor& v) { return std::tie(v.arrivalMs, v.serial, v.placed); };
    Line& line = lineOf(visitor);
    auto place = line.end();
    while (place != line.begin() && key(visitor) < key(**std::prev(place))) --place;
    line.insert(place, &visitor);
}

void OrderOracle::waitByAge(Visitor& visitor) {
    visitor.arrivalMs = visitor.issuedMs - visitor.creditMs;
    visitor.serial = visitor.id.value;
    visitor.placed = 0;
    stand(visitor);
}

void OrderOracle::leave(Visitor& visitor) {
    if (visitor.waiting) std::erase(lineOf(visitor), &visitor);
    visitor.waiting = false;
}

TicketId OrderOracle::standBehind(Visitor& visitor, std::size_t behind, std::uint64_t seq) {
    const Line& line = lineOf(visitor);
    std::size_t place = std::min(line.size(), behind);
    visitor.placed = seq;
    if (place == 0) {
        visitor.arrivalMs = visitor.issuedMs - visitor.creditMs;
        visitor.serial = visitor.id.value;
        if (!line.empty()) visitor.arrivalMs = std::min(visitor.arrivalMs, line.front()->arrivalMs - 1);
        stand(visitor);
        return {};
    }
    const Visitor anchor = *line[place - 1];
    // Whoever was put behind the same one before stays in front.
    while (place < line.size() && line[place]->arrivalMs == anchor.arrivalMs && line[place]->serial == anchor.serial) ++place;
    const TicketId inFront = line[place - 1]->id;
    visitor.arrivalMs = anchor.arrivalMs;
    visitor.serial = anchor.serial;
    stand(visitor);
    return inFront;
}

// --- what happens to visitors -----------------------------------------------------------------------------------------

void OrderOracle::on(const Event& event, const TicketIssued& issued) {
    Visitor& visitor = visitors_[issued.ticket];
    visitor.id = issued.ticket;
    visitor.queue = issued.queue;
    visitor.issuedMs = issued.issuedAt.utcMs == 0 ? event.at.utcMs : issued.issuedAt.utcMs;
    visitor.creditMs = issued.creditMs;
    visitor.maximumWaitMs = issued.maximumWaitMs;
    visitor.sinceMs = visitor.issuedMs;
    visitor.several = !issued.with.empty();
    if (!issued.toCounter.value.empty()) visitor.pool = counterLine(issued.toCounter);
    visitor.reachableMs = issued.reachableFrom.utcMs;
    visitor.underway = visitor.reachableMs != 0;
    if (visitor.underway && issued.phone.value.empty()) wrong(event, "on the way without a phone");
    waitByAge(visitor);
}

void OrderOracle::on(const Event& event, const TicketReachable& reachable) {
    Visitor& visitor = visitors_.at(reachable.ticket);
    if (!visitor.waiting || !visitor.underway) wrong(event, "comes and was not on the way");
    if (!reachable.arrived && event.at.utcMs < visitor.reachableMs) wrong(event, "comes too early");
    visitor.underway = false;
    visitor.sinceMs = event.at.utcMs;
    stand(visitor);
}

void OrderOracle::on(const Event& event, const TicketGaveWay& gave) {
    Visitor& visitor = visitors_.at(gave.ticket);
    const bool called = !gave.counter.value.empty();
    if (called == visitor.waiting) wrong(event, "let others go first from nowhere");
    if (++visitor.gaveWay > remote_.moreTimeLimit) wrong(event, "let others go first too often");
    leave(visitor);
    if (called) {
        visitor.pool.clear();
        visitor.sinceMs = event.at.utcMs;
    }
    visitor.maximumWaitMs = gave.maximumWaitMs;
    const auto key = [](const Visitor& v) { return std::tie(v.arrivalMs, v.serial, v.placed); };
    const Line& line = lineOf(visitor);
    std::size_t inFront = 0;
    while (!called && inFront < line.size() && key(*line[inFront]) < key(visitor)) ++inFront;
    if (inFront == line.size()) wrong(event, "let nobody go first");
    if (standBehind(visitor, inFront + static_cast<std::size_t>(remote_.letFirst), event.seq) != gave.behind) wrong(event, "stands behind another one");
}

/// Goes on waiting by age; in the line where it stood already it keeps its place.
void OrderOracle::on(const Event& event, const TicketReplanned& replanned) {
    Visitor& visitor = visitors_.at(replanned.ticket);
    if (!visitor.waiting) wrong(event, "planned anew and does not wait");
    const std::string pool = replanned.toCounter.value.empty() ? std::string() : counterLine(replanned.toCounter);
    const bool stays = visitor.pool == pool && (!pool.empty() || visitor.queue == replanned.queue);
    leave(visitor);
    visitor.queue = replanned.queue;
    visitor.pool = pool;
    visitor.several = !replanned.with.empty();
    visitor.maximumWaitMs = replanned.maximumWaitMs;
    if (stays) stand(visitor);
    else waitByAge(visitor);
}

void OrderOracle::on(const Event& event, const TicketTransferred& transferred) {
    Visitor& visitor = visitors_.at(transferred.ticket);
    leave(visitor);
    visitor.queue = transferred.to;
    visitor.pool.clear();
    if (!transferred.toCounter.value.empty()) visitor.pool = counterLine(transferred.toCounter);
    if (!transferred.toClerk.value.empty()) visitor.pool = clerkLine(transferred.toClerk);
    visitor.maximumWaitMs = transferred.maximumWaitMs;
    visitor.sinceMs = event.at.utcMs;
    waitByAge(visitor);
}

void OrderOracle::on(const Event& event, const LegBegun& begun) {
    Visitor& visitor = visitors_.at(begun.ticket);
    visitor.queue = begun.queue;
    visitor.several = !begun.with.empty();
    if (!begun.toCounter.value.empty()) visitor.pool = counterLine(begun.toCounter);
    visitor.maximumWaitMs = begun.maximumWaitMs;
    visitor.sinceMs = event.at.utcMs;
    waitByAge(visitor);
}

void OrderOracle::on(const Event&, const ServiceStarted& started) {
    Visitor& visitor = visitors_.at(started.ticket);
    leave(visitor);  // the next service of a visit that goes on at the same counter
    visitor.pool.clear();
}

void OrderOracle::on(const Event& event, const TicketBroughtBack& back) {
    Visitor& visitor = visitors_.at(back.ticket);
    visitor.pool.clear();
    visitor.sinceMs = event.at.utcMs;
    const TicketId inFront = standBehind(visitor, static_cast<std::size_t>(hall_.bringBackBehind), event.seq);
    if (back.behind == inFront) return;
    wrong(event, "brought back behind " + std::to_string(back.behind.value) + " and not " + std::to_string(inFront.value));
}

void OrderOracle::on(const Event& event, const TicketReturned& returned) {
    Visitor& visitor = visitors_.at(returned.ticket);
    const bool released = returned.counter.value.empty();
    if (released != visitor.waiting) wrong(event, "returned from nowhere");
    leave(visitor);
    visitor.pool.clear();
    if (!released) visitor.sinceMs = event.at.utcMs;
    if (returned.byAge) return waitByAge(visitor);
    // The command's number is not in the event: it is where the named one stands.
    const Line& line = lineOf(visitor);
    const auto anchor = std::find_if(line.begin(), line.end(), [&](const Visitor* v) { return v->id == returned.behind; });
    const std::size_t behind = returned.behind.value == 0 ? 0 : static_cast<std::size_t>(anchor - line.begin()) + 1;
    if (standBehind(visitor, behind, event.seq) != returned.behind) wrong(event, "returned to another place");
}

void OrderOracle::on(const Event&, const ClassConfirmed& confirmed) {
    if (confirmed.entitled) return;
    Visitor& visitor = visitors_.at(confirmed.ticket);
    visitor.creditMs = 0;
    visitor.maximumWaitMs = queues_.at(visitor.queue).maximumWaitMs;
}

void OrderOracle::on(const Event&, const TicketCancelled& cancelled) { leave(visitors_.at(cancelled.ticket)); }
void OrderOracle::on(const Event&, const TicketClosedUnserved& closed) { leave(visitors_.at(closed.ticket)); }
void OrderOracle::on(const Event&, const PlaceTaken& taken) { desks_.at(taken.counter).clerk = taken.staff; }
void OrderOracle::on(const Event&, const PlaceLeft& left) { desks_.at(left.counter).clerk = {}; }

void OrderOracle::on(const Event& event, const ActUndone& undone) {
    if (undone.firstSeq == 0 || undone.lastSeq < undone.firstSeq || undone.lastSeq >= event.seq) return wrong(event, "undone what never was");
    Desk& desk = desks_.at(undone.counter);
    if (desk.lastSeq != undone.lastSeq) wrong(event, "undone after a later event of the counter");
    for (std::uint64_t seq = undone.lastSeq; seq >= undone.firstSeq; --seq) {
        const auto found = before_.find(seq);
        if (found == before_.end() || found->second.counter != undone.counter) return wrong(event, "undone what was not this counter's");
        const Before& before = found->second;
        Visitor& visitor = visitors_.at(before.visitor.id);
        if (seq == undone.lastSeq && visitor.lastSeq > undone.lastSeq) wrong(event, "undone after a later event of the visitor");
        if (event.at.utcMs - before.atMs > hall_.undoMs) wrong(event, "undone too late");
        leave(visitor);
        const bool waits = before.visitor.waiting;
        visitor = before.visitor;
        visitor.waiting = false;
        if (waits) stand(visitor);
        if (before.profileEpoch == desk.profileEpoch) desk.taken = before.taken;
    }
}

// --- who is next ------------------------------------------------------------------------------------------------------

int OrderOracle::tier(const Desk& desk, const QueueCode& queue) const {
    const auto found = staff_.find(desk.clerk);
    if (found == staff_.end()) return 1;
    const StaffConfig& person = found->second;
    if (person.skills.empty() && person.fallback.empty()) return 1;
    if (contains(person.skills, queue)) return 1;
    return contains(person.fallback, queue) ? 2 : 0;
}

std::vector<std::pair<const OrderOracle::Line*, int>> OrderOracle::linesOf(const CounterId& counter) const {
    std::vector<std::pair<const Line*, int>> lines;
    const auto add = [&](const std::string& name, int tier) {
        if (const auto found = lines_.find(name); found != lines_.end() && tier != 0) lines.emplace_back(&found->second, tier);
    };
    const Desk& desk = desks_.at(counter);
    add(counterLine(counter), 1);
    if (!desk.clerk.value.empty()) add(clerkLine(desk.clerk), 1);
    for (const QueueCode& queue : profiles_.at(desk.profile).queues) add(queueLine(queue), tier(desk, queue));
    return lines;
}

OrderOracle::Expected OrderOracle::byProfile(const Desk& desk, int wanted, std::int64_t nowMs) const {
    const ProfileConfig& profile = profiles_.at(desk.profile);
    struct Open {
        const Visitor* head;
        std::int64_t share;
        std::int64_t taken;
    };
    std::vector<Open> open;
    for (std::size_t i = 0; i < profile.queues.size(); ++i) {
        const QueueCode& queue = profile.queues[i];
        const auto line = lines_.find(queueLine(queue));
        if (line == lines_.end() || line->second.empty() || tier(desk, queue) != wanted) continue;
        const auto taken = desk.taken.find(queue);
        open.push_back({line->second.front(), profile.shares.empty() ? 1 : profile.shares[i],
                        taken == desk.taken.end() ? 0 : taken->second});
    }
    if (open.empty()) return {};
    switch (profile.rule) {
        case PickRule::preference: return {open.front().head->id, CallRule::preference, wanted};
        case PickRule::ratio: {
            const auto owed = std::find_if(open.begin(), open.end(), [](const Open& one) { return one.taken < one.share; });
            return {(owed == open.end() ? open.front() : *owed).head->id, CallRule::ratio, wanted};
        }
        case PickRule::weight: break;
    }
    const auto weight = [&](const Open& one) { return one.share * std::max<std::int64_t>(0, nowMs - one.head->arrivalMs); };
    const auto heaviest = std::max_element(open.begin(), open.end(), [&](const Open& a, const Open& b) { return weight(a) < weight(b); });
    return {heaviest->head->id, CallRule::weight, wanted};
}

OrderOracle::Expected OrderOracle::expected(const CounterId& counter, std::int64_t nowMs) const {
    const Desk& desk = desks_.at(counter);
    const auto lines = linesOf(counter);
    Expected urgent;
    std::int64_t bestDue = 0;
    for (const auto& [line, tier] : lines) {
        for (const Visitor* visitor : *line) {
            if (visitor->dueMs() - hall_.urgencyLeadMs > nowMs) continue;
            const auto rank = std::pair{visitor->dueMs(), visitor->id.value};
            if (urgent.ticket.value != 0 && rank >= std::pair{bestDue, urgent.ticket.value}) continue;
            urgent = {visitor->id, CallRule::urgent, tier};
            bestDue = visitor->dueMs();
        }
    }
    if (urgent.ticket.value != 0) return urgent;
    const Visitor* sentByPlan = nullptr;
    for (const std::string& pool : {counterLine(counter), clerkLine(desk.clerk)}) {
        const auto line = lines_.find(pool);
        if (line == lines_.end() || line->second.empty()) continue;
        const Visitor* first = line->second.front();
        if (pool == clerkLine(desk.clerk) || !first->several) return {first->id, CallRule::pool, 1};
        sentByPlan = first;
    }
    Expected best = byProfile(desk, 1, nowMs);
    if (best.ticket.value == 0) best = byProfile(desk, 2, nowMs);
    if (sentByPlan == nullptr) return best;
    // Several services at once are no reason to be called before those who came earlier.
    const auto key = [](const Visitor& v) { return std::tie(v.arrivalMs, v.serial, v.placed); };
    const bool earlier = best.ticket.value == 0 || key(*sentByPlan) < key(visitors_.at(best.ticket));
    return earlier ? Expected{sentByPlan->id, CallRule::pool, 1} : best;
}

// "One ticket is overtaken at most by the arrivals within the largest credit plus the maximum wait (manual picks, returns to a
// stated place and counters that cannot serve it apart)."
void OrderOracle::judgeOvertaking(const Event& event, const TicketCalled& called) {
    const Visitor& next = visitors_.at(called.ticket);
    // A clock may have been set back since the issue: who waits since earlier than the paper says came earlier.
    const std::int64_t arrivedMs = std::min({next.issuedMs, next.sinceMs, event.at.utcMs});
    for (const auto& [line, tier] : linesOf(called.counter)) {
        for (const Visitor* passed : *line) {
            if (passed->id == next.id || passed->placed != 0 || passed->sinceMs >= arrivedMs) continue;
            ++overtakings_;
            const std::int64_t lateMs = arrivedMs - passed->sinceMs;
            worstMs_ = std::max(worstMs_, lateMs);
            if (lateMs > largestCreditMs_ + passed->maximumWaitMs) {
                wrong(event, "ticket " + std::to_string(passed->id.value) + " is overtaken by one that came " + std::to_string(lateMs) + " ms later");
            }
        }
    }
}

void OrderOracle::on(const Event& event, const TicketCalled& called) {
    Visitor& visitor = visitors_.at(called.ticket);
    Desk& desk = desks_.at(called.counter);
    ++calls_;
    ++byRule_[called.rule];
    if (called.tier == 2) ++fallback_;
    if (!visitor.waiting) wrong(event, "called ticket " + std::to_string(called.ticket.value) + " does not wait");
    if (visitor.underway && called.rule != CallRule::pick) wrong(event, "called before its visitor can be here");
    for (const auto& [id, other] : visitors_) passedUnderway_ += other.underway && other.waiting && other.queue == visitor.queue && other.issuedMs < visitor.issuedMs ? 1 : 0;
    visitor.underway = false;
    if (called.rule == CallRule::pick) {
        const bool mine = visitor.pool.empty() || visitor.pool == counterLine(called.counter) || visitor.pool == clerkLine(desk.clerk);
        if (!mine) wrong(event, "picked out of another one's pool");
        if (called.reason.empty()) wrong(event, "picked without a reason");
    } else {
        const Expected right = expected(called.counter, event.at.utcMs);
        if (right.ticket != called.ticket) {
            wrong(event, called.counter.value + " called ticket " + std::to_string(called.ticket.value) + " and not " +
                             std::to_string(right.ticket.value));
        } else if (right.rule != called.rule || right.tier != called.tier) {
            wrong(event, "called by the wrong rule or tier");
        }
        judgeOvertaking(event, called);
    }
    if (called.rule == CallRule::ratio) {
        const ProfileConfig& profile = profiles_.at(desk.profile);
        const auto index = static_cast<std::size_t>(std::find(profile.queues.begin(), profile.queues.end(), visitor.queue) - profile.queues.begin());
        int& taken = desk.taken[visitor.queue];
        if (index < profile.shares.size() && taken >= profile.shares[index]) {
            for (auto& [queue, count] : desk.taken) count = 0;
        }
        ++taken;
    }
    leave(visitor);
}

}  // namespace hall::test
