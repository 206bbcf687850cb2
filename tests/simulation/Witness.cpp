#include "tests/simulation/Witness.hpp"

#include <algorithm>
#include <utility>

namespace hall::sim {

using namespace core;

namespace {

constexpr std::size_t remembered = 20'000;

/// Minutes since midnight in the simulated halls, which all lie eight hours east of Greenwich.
std::int64_t localMinute(Instant at) {
    constexpr std::int64_t dayMs = 86'400'000;
    return (at.utcMs + 8 * 3'600'000) % dayMs / 60'000;
}

std::uint32_t numeral(const std::string& number) {
    std::uint32_t value = 0;
    for (const char c : number) {
        if (c >= '0' && c <= '9') value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value;
}

std::vector<ItemCode> together(const ItemCode& first, const std::vector<ItemCode>& with) {
    std::vector<ItemCode> all{first};
    all.insert(all.end(), with.begin(), with.end());
    return all;
}

/// Takes one of these out; false if there is none.
bool take(std::vector<ItemCode>& from, const ItemCode& item) {
    const auto place = std::find(from.begin(), from.end(), item);
    if (place == from.end()) return false;
    from.erase(place);
    return true;
}

}  // namespace

void Witness::wrong(const std::string& what) {
    if (wrong_.empty()) wrong_ = what;
}

std::string Witness::add(const Event& event) {
    wrong_.clear();
    need(event.seq == ++seq_, "a gap in the log");
    judgeActor(event);
    if (const TicketId id = std::exchange(goesOn_, {}); id.value != 0) {
        const auto* begun = std::get_if<LegBegun>(&event.body);
        need(begun != nullptr && begun->ticket == id, "a visit ended with services left");
    }
    keep(event);
    std::visit([&](const auto& body) { on(event, body); }, event.body);
    return wrong_.empty() ? wrong_ : "event " + std::to_string(event.seq) + ": " + wrong_;
}

const StaffConfig* Witness::person(const StaffId& id) const {
    const auto found = staff_.find(id);
    return found == staff_.end() ? nullptr : &found->second;
}

bool Witness::approved(const Actor& actor) const {
    if (actor.role == Role::supervisor) return true;
    const StaffConfig* by = person(actor.approver);
    return by != nullptr && !by->disabled && std::find(by->roles.begin(), by->roles.end(), Role::supervisor) != by->roles.end();
}

/// Who acts at a counter is that counter, or the person who sits there, not disabled and with that role; the device alone only where
/// nobody must sign in.
void Witness::judgeActor(const Event& event) {
    const Actor& actor = event.actor;
    const bool ofCase = event.body.index() >= EventBody{ApplicationReceived{}}.index();
    need(actor.role != Role::board && actor.role != Role::auditor, "somebody acted who only looks");
    // BookingMade, BookingMoved and BookingCancelled stand together.
    const bool ofBooking = event.body.index() >= EventBody{BookingMade{}}.index() && event.body.index() <= EventBody{BookingCancelled{}}.index();
    if (actor.role == Role::phone && !ofBooking && !std::holds_alternative<FollowUpOpened>(event.body)) judgePhone(event);
    need(ofCase || (actor.role != Role::reviewer && actor.role != Role::cityPlatform), "a reviewer or the platform acted in the hall's queues");
    const auto* followUp = std::get_if<FollowUpOpened>(&event.body);
    const bool ofRating = std::holds_alternative<EvaluationGiven>(event.body) || (followUp != nullptr && followUp->evaluation.value != 0);
    if (actor.role == Role::counter) need(!hall_.signInRequired || ofRating, "a counter acted with nobody signed in");
    const bool atDesk = actor.role == Role::clerk || actor.role == Role::supervisor || actor.role == Role::reception;
    if (!atDesk) return;
    const StaffConfig* one = person({actor.name});
    if (one == nullptr) return wrong("an unknown person acted");
    need(!one->disabled, "a disabled person acted");
    need(std::find(one->roles.begin(), one->roles.end(), actor.role) != one->roles.end(), "a person acted in a role they do not have");
    if (std::holds_alternative<PlaceTaken>(event.body) || std::holds_alternative<PlaceLeft>(event.body) ||
        std::holds_alternative<CounterPaused>(event.body)) return;
    std::visit(
        [&](const auto& body) {
            if constexpr (requires { body.counter; }) need(body.counter.value.empty() || desks_[body.counter].clerk.value == actor.name, "a person acted where they do not sit");
        },
        event.body);
}

/// A phone takes a ticket from afar, and looks after the one whose link it has.
void Witness::judgePhone(const Event& event) {
    std::visit(
        [&](const auto& body) {
            using Body = std::decay_t<decltype(body)>;
            if constexpr (std::is_same_v<Body, TicketIssued>) need(!body.phone.value.empty(), "a phone took a ticket at a kiosk");
            else if constexpr (std::is_same_v<Body, TicketReachable> || std::is_same_v<Body, TicketGaveWay> || std::is_same_v<Body, TicketCancelled>) {
                need(event.actor.name == "ticket-" + std::to_string(body.ticket.value), "a phone touched another one's ticket");
            }
        },
        event.body);
}

/// Any event of a ticket at a counter may be undone.
void Witness::keep(const Event& event) {
    std::visit(
        [&](const auto& body) {
            if constexpr (requires { body.ticket; body.counter; }) {
                const auto found = visits_today_.find(body.ticket);
                if (found == visits_today_.end()) return;
                before_[event.seq] = {body.ticket, found->second, body.counter, desks_[body.counter].served};
            } else if constexpr (std::is_same_v<std::decay_t<decltype(body)>, TicketReplanned>) {
                // Right behind an act at a counter with the same ticket it belongs to that act.
                const auto act = before_.find(event.seq - 1);
                const auto found = visits_today_.find(body.ticket);
                if (act == before_.end() || found == visits_today_.end() || act->second.ticket != body.ticket) return;
                before_[event.seq] = {body.ticket, found->second, act->second.counter, desks_[act->second.counter].served};
            }
        },
        event.body);
    if (before_.size() > remembered) before_.erase(before_.begin());
}

Witness::Visit& Witness::visit(TicketId id) {
    const auto found = visits_today_.find(id);
    if (found != visits_today_.end()) return found->second;
    wrong("an event of no ticket of this day");
    static Visit nobody;
    return nobody;
}

void Witness::unseat(TicketId id, Visit& visit) {
    if (visit.at.value.empty()) return;
    Desk& desk = desks_[visit.at];
    need(desk.ticket == id, "a counter lost its ticket");
    desk.ticket = {};
    visit.at = {};
}

Witness::Visit& Witness::move(TicketId id, std::initializer_list<Step> from, Step to, const CounterId& seat) {
    Visit& visit = this->visit(id);
    need(std::find(from.begin(), from.end(), visit.step) != from.end(), "a step that is not listed");
    unseat(id, visit);
    --counts_[visit.step];
    ++counts_[to];
    visit.step = to;
    if (to != Step::called && to != Step::serving) return visit;
    Desk& desk = desks_[seat];
    need(desk.ticket.value == 0, "two tickets at one counter");
    need(desk.open, "a ticket at a counter that is not open");
    desk.ticket = id;
    visit.at = seat;
    return visit;
}

// --- the hall ---------------------------------------------------------------------------------------------------------

void Witness::on(const Event&, const Configured& configured) {
    need(configured.version == ++version_, "a version of the configuration is missing");
    if (const auto* hall = std::get_if<HallConfig>(&configured.entry)) hall_ = *hall;
    if (const auto* remote = std::get_if<RemoteConfig>(&configured.entry)) remote_ = *remote;
    if (const auto* queue = std::get_if<QueueConfig>(&configured.entry)) queues_[queue->code] = *queue;
    if (const auto* one = std::get_if<StaffConfig>(&configured.entry)) {
        staff_[one->id] = *one;
        const auto administers = [](Role r) { return r == Role::systemAdministrator || r == Role::securityAdministrator || r == Role::auditor; };
        need(std::count_if(one->roles.begin(), one->roles.end(), administers) <= 1, "one person has two of three exclusive roles");
    }
}

void Witness::on(const Event& event, const DayOpened& opened) {
    need(!open_, "a day opened twice");
    need(opened.date >= date_, "the hall's date went back");
    open_ = true;
    closing_ = false;
    (void)event;
    if (opened.date <= date_) return;
    std::erase_if(leases_, [&](const auto& lease) { return lease.second.date < date_; });  // of the day before are still merged
    date_ = opened.date;
    visits_today_.clear();
    numbers_.clear();
    issued_.clear();
    misused_.clear();
    before_.clear();
    counts_.clear();
    for (auto& [id, desk] : desks_) {
        need(desk.ticket.value == 0, "a ticket of yesterday at a counter");
        desk.served = 0;
    }
}

void Witness::on(const Event&, const ClosingBegun&) {
    need(open_ && !closing_, "closing without an open day");
    closing_ = true;
}

void Witness::on(const Event&, const DayEnded&) {
    need(open_, "a day ended that was not open");
    open_ = closing_ = false;
    for (const Step step : {Step::waiting, Step::called, Step::serving, Step::held}) need(counts_[step] == 0, "the day ended over somebody");
    before_.clear();
}

// --- notices ----------------------------------------------------------------------------------------------------------

namespace {

bool isForClerksAlone(const NoticeShown& notice) {
    const NoticeAudience& to = notice.audience;
    return notice.kind == NoticeKind::information && to.counters && !to.boards && !to.kiosks && !to.phones;
}

}  // namespace

void Witness::on(const Event& event, const NoticeShown& shown) {
    need(shown.notice.value == ++lastNotice_, "a notice's number is not the next");
    need(notices_.size() < 8, "nine notices at once");
    need(!shown.text.zh.empty(), "a notice without words");
    need(shown.until.utcMs == 0 || shown.until > event.at, "a notice that was over when it began");
    need(event.actor.role == Role::manager || (event.actor.role == Role::supervisor && isForClerksAlone(shown)), "a notice of somebody who may not show it");
    notices_.emplace(shown.notice.value, shown);
}

void Witness::on(const Event& event, const NoticeEnded& ended) {
    const auto found = notices_.find(ended.notice.value);
    if (found == notices_.end()) return wrong("a notice ended that did not stand");
    const NoticeShown& notice = found->second;
    if (ended.reason == "time") need(notice.until.utcMs != 0 && notice.until <= event.at, "a notice ended before its time");
    else if (ended.reason == "day-ended") need(!open_ && notice.until.utcMs == 0 && notice.kind == NoticeKind::information, "a notice ended with a day that goes on");
    else need(event.actor.role == Role::manager || (event.actor.role == Role::supervisor && isForClerksAlone(notice)), "a notice was taken down by somebody who may not");
    notices_.erase(found);
}

// --- tickets ----------------------------------------------------------------------------------------------------------

void Witness::on(const Event& event, const TicketIssued& issued) {
    need(open_, "a ticket without a day");
    need(issued.ticket.value == ++serial_, "a serial is missing or comes twice");
    need(numbers_.insert(issued.number).second, "a number given twice in a day");
    const QueueConfig& queue = queues_[issued.queue];
    if (issued.lease.value == 0) {
        need(!closing_, "a ticket issued while closing");
        need(queue.accepting, "a ticket of a queue that takes nobody");
        const std::int64_t minute = localMinute(event.at);
        need(minute >= queue.opensAtMinute && minute < queue.closesAtMinute, "a ticket outside the queue's hours");
        // Who booked was promised before the cap was reached; in these halls their class is nobody else's.
        const bool booked = issued.klass.value == "booked";
        need(queue.dailyCap == 0 || issued_[issued.queue] < queue.dailyCap || booked, "a ticket beyond the queue's cap");
        for (const auto& [id, lease] : leases_) {
            const std::uint32_t value = numeral(issued.number);
            need(lease.queue != issued.queue || lease.date != date_ || value < lease.first || value > lease.last, "a lent number was given by the server");
        }
    } else {
        const auto lease = leases_.find(issued.lease);
        need(lease != leases_.end(), "a number of no lease");
        if (lease == leases_.end()) return;
        const std::uint32_t value = numeral(issued.number);
        need(value >= lease->second.first && value <= lease->second.last && lease->second.queue == issued.queue, "a number outside its lease");
        need(lease->second.kiosk == event.actor.name, "a number of another kiosk's lease");
        need(lease->second.date == date_, "a number of another day was merged");
        need(lease->second.given.insert(issued.number).second, "a leased number merged twice");
        // A clock set back may leave the lease's own beginning ahead of now: then that is its moment.
        need(issued.issuedAt <= std::max(event.at, lease->second.since), "merged before it was issued");
    }
    ++issued_[issued.queue];
    ++counts_[Step::waiting];
    ++visits_;
    if (!issued.phone.value.empty()) {
        need(remote_.offered && event.actor.role == Role::phone, "a ticket from afar in a hall that gives none");
        int live = 0, all = 0;
        for (const auto& [id, other] : visits_today_) {
            if (other.phone != issued.phone) continue;
            ++all;
            live += other.step == Step::waiting || other.step == Step::called || other.step == Step::serving || other.step == Step::held ? 1 : 0;
        }
        need(live < remote_.liveLimit && all < remote_.perDay, "a phone with too many tickets");
    }
    need(issued.reachableFrom.utcMs == 0 || !issued.phone.value.empty(), "on the way without a phone");
    Visit& visit = visits_today_[issued.ticket];
    visit.phone = issued.phone;
    visit.reachableFrom = issued.reachableFrom;
    visit.underway = issued.reachableFrom.utcMs != 0;
    visit.number = issued.number;
    visit.stop = together(issued.item, issued.with);
    visit.later = issued.further;
    need(hall_.coverRouting || issued.with.empty(), "several services at once in a hall that does not plan so");
    visit.klass = issued.klass;
}

void Witness::on(const Event& event, const TicketCalled& called) {
    Visit& visit = move(called.ticket, {Step::waiting}, Step::called, called.counter);
    visit.calls = 1;
    need(!visit.underway || called.rule == CallRule::pick, "called before its visitor could be here");
    visit.underway = false;
    if (called.rule == CallRule::pick) need(!hall_.pickNeedsApproval || approved(event.actor), "picked without the supervisor's word");
    const auto among = std::find_if(called.candidates.begin(), called.candidates.end(), [&](const Candidate& c) { return c.ticket == called.ticket; });
    need(among != called.candidates.end(), "called one who is not among the candidates");
    need(called.candidates.size() <= 16, "too many candidates");
    for (const Candidate& candidate : called.candidates) {
        const Step step = this->visit(candidate.ticket).step;
        need(step == Step::waiting || candidate.ticket == called.ticket, "a candidate who did not wait");
        need(!this->visit(candidate.ticket).underway, "a candidate who could not be here");
    }
    need(called.configVersion == version_, "called under another version of the configuration");
}

void Witness::on(const Event&, const TicketRecalled& recalled) {
    Visit& visit = this->visit(recalled.ticket);
    need(visit.step == Step::called && visit.at == recalled.counter, "recalled what was not called there");
    need(recalled.calls == ++visit.calls, "a recall was not counted");
    need(visit.calls <= hall_.callLimit, "called more often than the hall allows");
}

void Witness::on(const Event& event, const ServiceStarted& started) {
    const Visit& before = visit(started.ticket);
    const bool goesOn = before.legBegun != 0 && before.legBegun + 1 == event.seq;
    need(goesOn || before.at == started.counter, "started elsewhere than called");
    if (goesOn) move(started.ticket, {Step::waiting}, Step::serving, started.counter);
    else move(started.ticket, {Step::called}, Step::serving, started.counter);
}

void Witness::on(const Event&, const ServiceFinished& finished) {
    need(visit(finished.ticket).at == finished.counter, "finished elsewhere than served");
    if (!visit(finished.ticket).later.empty()) goesOn_ = finished.ticket;
    move(finished.ticket, {Step::serving}, Step::served);
    ++desks_[finished.counter].served;
}

void Witness::on(const Event&, const TicketMissed& missed) {
    need(visit(missed.ticket).at == missed.counter, "missed elsewhere than called");
    move(missed.ticket, {Step::called}, Step::missed);
}

void Witness::on(const Event& event, const TicketBroughtBack& back) {
    Visit& visit = move(back.ticket, {Step::missed}, Step::waiting);
    need(visit.broughtBack < hall_.bringBackLimit || approved(event.actor), "brought back too often");
    ++visit.broughtBack;
    visit.calls = 0;
}

void Witness::on(const Event&, const TicketHeld& held) {
    need(visit(held.ticket).at == held.counter, "held elsewhere than served");
    move(held.ticket, {Step::serving}, Step::held);
}

void Witness::on(const Event&, const TicketResumed& resumed) { move(resumed.ticket, {Step::held}, Step::serving, resumed.counter); }

void Witness::on(const Event&, const TicketTransferred& transferred) {
    need(visit(transferred.ticket).at == transferred.counter, "transferred from elsewhere");
    move(transferred.ticket, {Step::called, Step::serving}, Step::waiting).calls = 0;
}

void Witness::on(const Event&, const TicketReturned& returned) {
    if (returned.counter.value.empty()) return need(visit(returned.ticket).step == Step::waiting, "released one who did not wait");
    need(visit(returned.ticket).at == returned.counter, "returned from elsewhere");
    move(returned.ticket, {Step::called, Step::serving}, Step::waiting).calls = 0;
}

void Witness::on(const Event& event, const TicketReachable& reachable) {
    Visit& visit = this->visit(reachable.ticket);
    need(visit.step == Step::waiting && visit.underway, "came and was not on the way");
    need(reachable.arrived || event.at >= visit.reachableFrom, "came before they could");
    visit.underway = false;
}

void Witness::on(const Event&, const TicketGaveWay& gave) {
    const bool called = !gave.counter.value.empty();
    need(visit(gave.ticket).at == gave.counter, "let others go first from elsewhere");
    Visit& visit = move(gave.ticket, {called ? Step::called : Step::waiting}, Step::waiting);
    if (called) visit.calls = 0;
    need(++visit.gaveWay <= remote_.moreTimeLimit, "let others go first too often");
    need(gave.behind.value != 0 && this->visit(gave.behind).step == Step::waiting, "let nobody go first");
}

void Witness::on(const Event&, const ActUndone& undone) {
    for (std::uint64_t seq = undone.lastSeq; seq >= undone.firstSeq && seq != 0; --seq) {
        const auto found = before_.find(seq);
        if (found == before_.end() || found->second.counter != undone.counter) return wrong("undone what was not this counter's");
        const Before& before = found->second;
        Visit& now = visit(before.ticket);
        unseat(before.ticket, now);
        --counts_[now.step];
        ++counts_[before.visit.step];
        if (now.misused && !before.visit.misused && --misused_[now.klass] == 0) misused_.erase(now.klass);
        now = before.visit;
        Desk& desk = desks_[undone.counter];
        desk.served = before.served;
        if (now.at.value.empty()) continue;
        need(desk.ticket.value == 0 && now.at == undone.counter, "undone onto a counter that is taken");
        desk.ticket = before.ticket;
    }
}

void Witness::on(const Event&, const ClassConfirmed& confirmed) {
    Visit& visit = this->visit(confirmed.ticket);
    need(visit.at == confirmed.counter, "a class confirmed elsewhere");
    need(!visit.checked, "a class confirmed twice");
    visit.checked = true;
    visit.misused = !confirmed.entitled;
    if (visit.misused) ++misused_[confirmed.klass];
}

void Witness::on(const Event&, const ServiceAdded& added) {
    Visit& visit = this->visit(added.ticket);
    need(visit.at == added.counter, "a service added elsewhere");
    visit.later.push_back(added.item);
    need(visit.later.size() <= 8 || hall_.coverRouting, "too many services of one visit");
}

void Witness::on(const Event& event, const LegBegun& begun) {
    Visit& visit = move(begun.ticket, {Step::served}, Step::waiting);
    const std::vector<ItemCode> leg = together(begun.item, begun.with);
    const auto takeAll = [&](std::vector<ItemCode>& from) { return std::all_of(leg.begin(), leg.end(), [&](const ItemCode& item) { return take(from, item); }); };
    // Of its later services; or what the counter left of the stop, and then a plan follows right behind. Who wants a service twice leaves
    // open which, until that plan is there.
    const std::vector<ItemCode> later = visit.later;
    const bool isLater = takeAll(visit.later);
    const bool isLeft = hall_.coverRouting && takeAll(visit.stop);
    need(isLater || isLeft, "a service that nobody came for");
    if (!isLater) visit.later = later;
    visit.ifLeft.reset();
    if (isLeft) visit.ifLeft = later;
    visit.stop = leg;
    visit.calls = 0;
    visit.legBegun = event.seq;
}

/// Planned anew: it waits on, and nothing of what it came for is lost or new.
void Witness::on(const Event& event, const TicketReplanned& replanned) {
    Visit& visit = this->visit(replanned.ticket);
    need(hall_.coverRouting, "planned anew in a hall that does not plan");
    need(visit.step == Step::waiting, "planned anew and does not wait");
    const auto all = [](std::vector<ItemCode> services, const std::vector<ItemCode>& more) {
        services.insert(services.end(), more.begin(), more.end());
        std::sort(services.begin(), services.end());
        return services;
    };
    const std::vector<ItemCode> after = all(together(replanned.item, replanned.with), replanned.further);
    const bool wasLeft = visit.ifLeft && visit.legBegun + 1 == event.seq && all(visit.stop, *visit.ifLeft) == after;
    need(wasLeft || all(visit.stop, visit.later) == after, "a new plan changed what somebody came for");
    visit.stop = together(replanned.item, replanned.with);
    visit.later = replanned.further;
    visit.ifLeft.reset();
}

void Witness::on(const Event&, const TicketCancelled& cancelled) {
    move(cancelled.ticket, {Step::waiting, Step::called, Step::held, Step::missed}, Step::cancelled);
}
void Witness::on(const Event&, const TicketClosedUnserved& closed) {
    // Served: a service that was forgotten the day before.
    move(closed.ticket, {Step::waiting, Step::called, Step::serving, Step::held}, Step::unserved);
}

// --- leases, people, counters -----------------------------------------------------------------------------------------

void Witness::on(const Event& event, const NumbersLeased& leased) {
    need(leased.lease.value == ++lease_, "a lease is missing");
    need(leased.kiosk == event.actor.name, "a lease for another kiosk");
    for (const auto& [id, other] : leases_) {
        const bool apart = other.queue != leased.queue || other.date != leased.date || leased.last < other.first || leased.first > other.last;
        need(apart, "two leases of one number");
    }
    for (std::uint32_t value = leased.first; value <= leased.last; ++value) {
        const std::string number = queues_[leased.queue].letters + std::to_string(value);
        need(!numbers_.contains(number), "a number lent that was given");
    }
    leases_[leased.lease] = {leased.kiosk, leased.queue, leased.first, leased.last, leased.date, event.at, {}};
}

void Witness::on(const Event&, const LeasedTicketLapsed& lapsed) {
    const auto lease = leases_.find(lapsed.lease);
    if (lease == leases_.end()) return wrong("a number of no lease lapsed");
    need(lease->second.given.insert(lapsed.number).second, "a leased number lapsed twice or after it was merged");
    need(!open_ || lease->second.date != date_, "a number of this day lapsed");
}

void Witness::on(const Event&, const PlaceTaken& taken) {
    need(desks_[taken.counter].clerk.value.empty(), "two people at one counter");
    for (const auto& [id, desk] : desks_) need(desk.clerk != taken.staff, "one person at two counters");
    const StaffConfig* one = person(taken.staff);
    need(one != nullptr && !one->disabled, "a place for one who may not have it");
    desks_[taken.counter].clerk = taken.staff;
}

void Witness::on(const Event&, const PlaceLeft& left) {
    need(desks_[left.counter].clerk == left.staff, "somebody left a place that was not theirs");
    desks_[left.counter].clerk = {};
}

void Witness::on(const Event&, const CounterOpened& opened) { desks_[opened.counter].open = true; }
void Witness::on(const Event&, const CounterPaused& paused) {
    need(desks_[paused.counter].ticket.value == 0, "paused over a visitor");
    desks_[paused.counter].open = false;
}
void Witness::on(const Event&, const CounterClosed& closed) {
    need(desks_[closed.counter].ticket.value == 0, "closed over a visitor");
    desks_[closed.counter].open = false;
}

std::string Witness::disagreement(const State& state) const {
    std::map<Step, std::uint32_t> counts = counts_;
    for (std::size_t i = 0; i < state.ticketsByState.size(); ++i) {
        if (counts[static_cast<Step>(i)] != state.ticketsByState[i]) return "the totals differ from what the events add up to";
    }
    if (state.tickets.size() != visits_today_.size()) return "tickets of the day are missing";
    if (state.seq != seq_ || state.lastSerial != serial_) return "the state is not that of the log's end";
    if (state.misused != misused_) return "misuses are counted otherwise";
    for (const Counter& counter : state.counters) {
        const auto desk = desks_.find(counter.config.id);
        if (desk == desks_.end()) continue;
        if (counter.ticket.value_or(TicketId{}) != desk->second.ticket) return "a counter has another ticket than the events say";
        if (counter.clerk != desk->second.clerk) return "somebody else sits at a counter";
        if (counter.servedToday != desk->second.served) return "a counter served another number of visitors";
    }
    for (const auto& [id, visit] : visits_today_) {
        const Ticket* ticket = state.ticket(id);
        if (ticket == nullptr || ticket->number != visit.number || static_cast<std::size_t>(ticket->state) != static_cast<std::size_t>(visit.step)) {
            return "ticket " + visit.number + " stands otherwise than the events say";
        }
    }
    return {};
}

}  // namespace hall::sim
