#include "server/reports/LegFold.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace hall::reports {

using core::Instant;
using engine::Leg;
using engine::LegEnd;
using engine::LegName;

namespace {

constexpr std::int64_t minutesInHour = 60, minuteMs = 60'000;

/// The fields of a line; a tab stands between them, and in none of them.
std::vector<std::string> fields(std::string_view line) {
    std::vector<std::string> out;
    for (;;) {
        const std::size_t tab = line.find('\t');
        out.emplace_back(line.substr(0, tab));
        if (tab == std::string_view::npos) return out;
        line.remove_prefix(tab + 1);
    }
}

}  // namespace

// --- what is carried into a day ---------------------------------------------------------------------------------------------

std::string LegFold::carried() const {
    std::string out = "zone\t" + timeZone_ + "\n";
    for (const auto& [code, item] : items_) out += "item\t" + code.value + "\t" + item.department.value + "\t" + std::to_string(item.usualMs) + "\n";
    return out + desks_.carried();
}

bool LegFold::begin(const std::string& carry) {
    for (std::string_view rest = carry; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) return false;
        const auto field = fields(rest.substr(0, end));
        rest.remove_prefix(end + 1);
        if (field.size() == 2 && field[0] == "zone") timeZone_ = field[1];
        else if (field.size() == 4 && field[0] == "desk") desks_.begin({field[1]}, field[2], {field[3]});
        else if (field.size() == 4 && field[0] == "item") items_[{field[1]}] = {{field[2]}, std::strtoll(field[3].c_str(), nullptr, 10)};
        else return false;
    }
    return true;
}

// --- legs -------------------------------------------------------------------------------------------------------------------

LegFold::Visit* LegFold::visit(core::TicketId id) {
    const auto found = visits_.find(id);
    if (found == visits_.end()) return nullptr;
    changed_.insert(id);
    return &found->second;
}

LegFold::Open* LegFold::open(core::TicketId id) {
    Visit* one = visit(id);
    return one != nullptr && one->open ? &**one->open : nullptr;
}

void LegFold::begin(core::TicketId id, Visit& visit, Instant at) {
    changed_.insert(id);
    visit.over = false;
    Leg& leg = visit.open.emplace()->leg;
    leg.day = day_;
    leg.ticket = id;
    leg.leg = visit.given + static_cast<std::int32_t>(visit.ended.size()) + 1;
    leg.number = visit.number;
    leg.queue = visit.queue;
    leg.item = visit.item;
    if (const auto found = items_.find(visit.item); found != items_.end()) leg.department = found->second.department;
    leg.klass = visit.klass;
    leg.issuedAt = at;
    leg.hour = static_cast<std::int32_t>(zone_->local(at, timeZone_).minute / minutesInHour);
}

void LegFold::end(core::TicketId id, Instant at, LegEnd how) {
    Open* one = open(id);
    if (one == nullptr) return;
    one->leg.end = how;
    one->leg.endedAt = at;
    if (one->leg.startedAt.utcMs != 0) {
        const std::int64_t runningMs = one->servingSince.utcMs == 0 ? 0 : at.utcMs - one->servingSince.utcMs;
        one->leg.serviceMs = one->servedMs + runningMs;
    }
    Visit& whole = visits_.at(id);
    whole.ended.push_back(std::move(one->leg));
    whole.open.reset();
    whole.over = how == LegEnd::served || how == LegEnd::cancelled;
}

// An act is what a counter did at one moment: the next moment's is another one, and what was before can no longer be taken back.
void LegFold::remember(const Moment& event, const core::CounterId& counter, core::TicketId ticket) {
    const auto visit = visits_.find(ticket);
    if (counter.value.empty() || visit == visits_.end()) return;
    std::vector<Before>& act = acts_[counter];
    if (!act.empty() && act.back().at != event.at) act.clear();
    act.push_back({event.seq, event.at, ticket, visit->second});
}

void LegFold::on(const Moment&, const core::ActUndone& undone) {
    const auto act = acts_.find(undone.counter);
    if (act == acts_.end()) return;
    for (auto before = act->second.rbegin(); before != act->second.rend(); ++before) {
        if (before->seq < undone.firstSeq || before->seq > undone.lastSeq) continue;
        changed_.insert(before->ticket);
        visits_.insert_or_assign(before->ticket, std::move(before->visit));
    }
    acts_.erase(act);
}

void LegFold::at(Open& open, const core::CounterId& counter) {
    open.leg.counter = counter;
    open.leg.clerk = desks_.clerkAt(counter);
}

std::optional<std::int64_t> LegFold::usualOf(const Visit& visit) const {
    std::int64_t sum = 0;
    const auto add = [&](const core::ItemCode& code) {
        const auto item = items_.find(code);
        const bool known = item != items_.end() && item->second.usualMs > 0;
        if (known) sum += item->second.usualMs;
        return known;
    };
    if (!add(visit.item) || !std::all_of(visit.with.begin(), visit.with.end(), add)) return std::nullopt;
    return sum;
}

void LegFold::on(const Moment& event, const core::TicketIssued& issued) {
    const bool merged = issued.lease.value != 0;
    Visit& one = visits_[issued.ticket];
    one = {issued.item, issued.queue, issued.klass, issued.number, issued.with, 0, {}, {}, false};
    begin(issued.ticket, one, merged ? issued.issuedAt : event.at);
}
void LegFold::on(const Moment& event, const core::TicketCalled& called) {
    Open* one = open(called.ticket);
    if (one == nullptr) return;
    one->leg.calledAt = event.at;
    one->leg.waitMs = event.at.utcMs - one->leg.issuedAt.utcMs;
    one->leg.picked = called.rule == core::CallRule::pick;
    at(*one, called.counter);
}
void LegFold::on(const Moment&, const core::TicketRecalled& recalled) {
    if (Open* one = open(recalled.ticket)) ++one->leg.recalls;
}
void LegFold::on(const Moment& event, const core::ServiceStarted& started) {
    Open* one = open(started.ticket);
    if (one == nullptr) return;
    one->leg.startedAt = one->servingSince = event.at;
    one->leg.usualMs = usualOf(visits_.at(started.ticket));
    at(*one, started.counter);
}
void LegFold::on(const Moment& event, const core::TicketHeld& held) {
    Open* one = open(held.ticket);
    if (one == nullptr) return;
    ++one->leg.holds;
    one->servedMs += event.at.utcMs - one->servingSince.utcMs;
    one->servingSince = {};
}
void LegFold::on(const Moment& event, const core::TicketResumed& resumed) {
    Open* one = open(resumed.ticket);
    if (one == nullptr) return;
    one->servingSince = event.at;
    at(*one, resumed.counter);
}
void LegFold::on(const Moment& event, const core::ServiceFinished& finished) { end(finished.ticket, event.at, LegEnd::served); }
void LegFold::on(const Moment& event, const core::TicketMissed& missed) { end(missed.ticket, event.at, LegEnd::noShow); }
void LegFold::on(const Moment& event, const core::TicketCancelled& cancelled) { end(cancelled.ticket, event.at, LegEnd::cancelled); }
void LegFold::on(const Moment& event, const core::TicketClosedUnserved& closed) { end(closed.ticket, event.at, LegEnd::abandoned); }
void LegFold::on(const Moment& event, const core::TicketBroughtBack& back) {
    if (Visit* one = visit(back.ticket)) begin(back.ticket, *one, event.at);
}
void LegFold::on(const Moment& event, const core::TicketTransferred& transferred) {
    end(transferred.ticket, event.at, LegEnd::transferred);
    Visit* one = visit(transferred.ticket);
    if (one == nullptr) return;
    one->queue = transferred.to;
    begin(transferred.ticket, *one, event.at);
}
void LegFold::on(const Moment& event, const core::TicketReturned& returned) {
    if (returned.counter.value.empty()) return;  // its pool was given up; the wait goes on
    end(returned.ticket, event.at, LegEnd::transferred);
    if (Visit* one = visit(returned.ticket)) begin(returned.ticket, *one, event.at);
}
void LegFold::on(const Moment& event, const core::TicketReachable& reachable) {
    Open* one = open(reachable.ticket);
    if (one == nullptr) return;
    one->leg.issuedAt = event.at;  // on the way they did not wait here
    one->leg.hour = static_cast<std::int32_t>(zone_->local(event.at, timeZone_).minute / minutesInHour);
}
void LegFold::on(const Moment& event, const core::TicketGaveWay& gave) {
    if (gave.counter.value.empty()) return;  // the wait goes on
    end(gave.ticket, event.at, LegEnd::transferred);
    if (Visit* one = visit(gave.ticket)) begin(gave.ticket, *one, event.at);
}
void LegFold::on(const Moment& event, const core::LegBegun& begun) {
    Visit* one = visit(begun.ticket);
    if (one == nullptr) return;
    one->item = begun.item;
    one->with = begun.with;
    one->queue = begun.queue;
    begin(begun.ticket, *one, event.at);
}
void LegFold::on(const Moment&, const core::TicketReplanned& replanned) {
    Visit* one = visit(replanned.ticket);
    if (one == nullptr || !one->open) return;
    one->with = replanned.with;
    one->item = (*one->open)->leg.item = replanned.item;
    one->queue = (*one->open)->leg.queue = replanned.queue;
    const auto found = items_.find(replanned.item);
    (*one->open)->leg.department = found == items_.end() ? core::DepartmentCode{} : found->second.department;
}

// --- the day, places, names -------------------------------------------------------------------------------------------------

void LegFold::on(const Moment& event, const core::DayOpened& opened) {
    if (opened.date <= day_) return desks_.open(day_, event.at);  // the same hall day goes on
    const std::string carry = carried();
    for (const auto id : changed_) give(id);
    changed_.clear();
    visits_.clear();
    acts_.clear();
    day_ = opened.date;
    for (engine::DeskTime& one : desks_.changes(event.at)) batch_.desks.push_back(std::move(one));
    desks_.open(day_, event.at);
    batch_.days.push_back(day_);
    batch_.morning = engine::LegMorning{event.seq - 1, event.at, day_, carry};
}

void LegFold::call(LegName kind, const std::string& code, const core::Name& name) { batch_.names.push_back({kind, code, name}); }

void LegFold::on(const Moment&, const core::Configured& configured) {
    if (const auto* hall = std::get_if<core::HallConfig>(&configured.entry)) {
        timeZone_ = hall->timeZone;
        call(LegName::hall, hall->code.value, hall->name);
    } else if (const auto* queue = std::get_if<core::QueueConfig>(&configured.entry)) {
        call(LegName::queue, queue->code.value, queue->name);
    } else if (const auto* item = std::get_if<core::ItemConfig>(&configured.entry)) {
        items_[item->code] = {{item->department}, item->usualMinutes * minuteMs};
        call(LegName::item, item->code.value, item->name);
    } else if (const auto* department = std::get_if<core::DepartmentConfig>(&configured.entry)) {
        call(LegName::department, department->code.value, department->name);
    } else if (const auto* klass = std::get_if<core::ClassConfig>(&configured.entry)) {
        call(LegName::klass, klass->code.value, klass->name);
    } else if (const auto* counter = std::get_if<core::CounterConfig>(&configured.entry)) {
        call(LegName::counter, counter->id.value, {counter->label, {}});
    }
}

// --- what changed -----------------------------------------------------------------------------------------------------------

void LegFold::give(core::TicketId id) {
    const Visit& visit = visits_.at(id);
    batch_.replaced.push_back({day_, id, visit.given + 1});
    for (const Leg& leg : visit.ended) batch_.legs.push_back(leg);
    if (visit.open) batch_.legs.push_back((*visit.open)->leg);
}

engine::LegBatch LegFold::changes(core::Instant upTo) {
    for (engine::DeskTime& one : desks_.changes(upTo)) batch_.desks.push_back(std::move(one));
    for (const auto id : changed_) {
        give(id);
        const auto found = visits_.find(id);
        found->second.given += static_cast<std::int32_t>(found->second.ended.size());
        found->second.ended = {};
        if (found->second.over) visits_.erase(found);
    }
    changed_.clear();
    engine::LegBatch out = std::move(batch_);
    batch_ = {};
    return out;
}

}  // namespace hall::reports
