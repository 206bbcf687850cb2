#include "tests/simulation/whole/Truth.hpp"

#include <algorithm>

namespace hall::sim::whole {

using namespace core;

const Truth::Visit* Truth::visit(std::uint64_t serial) const {
    const auto found = visits_.find(serial);
    return found == visits_.end() ? nullptr : &found->second;
}

int Truth::waiting(const std::string& queue) const {
    int count = 0;
    for (auto visit = visits_.upper_bound(lastOfYesterday_); visit != visits_.end(); ++visit)
        count += visit->second.state == "waiting" && visit->second.queue == queue ? 1 : 0;
    return count;
}

std::uint64_t Truth::merged(std::uint64_t lease, const std::string& number) const {
    const auto found = merged_.find({lease, number});
    return found == merged_.end() ? 0 : found->second;
}

Truth::Visit& Truth::change(const Event& event, const TicketId& id) {
    Visit& visit = visits_[id.value];
    before_[event.seq] = visit;
    return visit;
}

void Truth::leave(Visit& visit, const char* state) {
    if (!visit.counter.empty() && counters_[visit.counter].ticket == visit.serial) counters_[visit.counter].ticket = 0;
    visit.counter.clear();
    visit.state = state;
}

void Truth::seat(Visit& visit, const char* state, const std::string& counter) {
    leave(visit, state);
    visit.counter = counter;
    counters_[counter].ticket = visit.serial;
}

void Truth::add(const Event& event) {
    seq_ = event.seq;
    const auto call = [&](const Visit& visit, const std::string& counter) {
        calls_.push_back({event.seq, visit.serial, counters_[counter].label, visit.calls});
        if (calls_.size() > 32) calls_.erase(calls_.begin());
    };
    std::visit(
        [&](const auto& body) {
            using Body = std::decay_t<decltype(body)>;
            if constexpr (std::is_same_v<Body, Configured>) {
                if (const auto* counter = std::get_if<CounterConfig>(&body.entry)) counters_[counter->id.value].label = counter->label;
            } else if constexpr (std::is_same_v<Body, DayOpened>) {
                open_ = true;
                closing_ = false;
                std::string date = std::to_string(body.date.yyyymmdd);
                date.insert(6, "-").insert(4, "-");
                if (date == date_) return;  // opened again
                date_ = date;
                lastOfYesterday_ = lastSerial_;
                calls_.clear();
                before_.clear();
            } else if constexpr (std::is_same_v<Body, ClosingBegun>) {
                closing_ = true;
            } else if constexpr (std::is_same_v<Body, DayEnded>) {
                open_ = closing_ = false;
            } else if constexpr (std::is_same_v<Body, TicketIssued>) {
                lastSerial_ = std::max(lastSerial_, body.ticket.value);
                Visit& visit = visits_[body.ticket.value];
                visit.serial = body.ticket.value;
                visit.number = body.number;
                visit.queue = body.queue.value;
                visit.lease = body.lease.value;
                if (body.lease.value != 0) merged_[{body.lease.value, body.number}] = body.ticket.value;
            } else if constexpr (std::is_same_v<Body, LeasedTicketLapsed>) {
                lapsed_.insert({body.lease.value, body.number});
            } else if constexpr (std::is_same_v<Body, NumbersLeased>) {
                leases_[body.lease.value] = {body.kiosk, body.queue.value, body.first, body.last};
            } else if constexpr (std::is_same_v<Body, TicketCalled>) {
                Visit& visit = change(event, body.ticket);
                seat(visit, "called", body.counter.value);
                visit.calls = 1;
                call(visit, body.counter.value);
            } else if constexpr (std::is_same_v<Body, TicketRecalled>) {
                Visit& visit = change(event, body.ticket);
                visit.calls = body.calls;
                call(visit, body.counter.value);
            } else if constexpr (std::is_same_v<Body, ServiceStarted> || std::is_same_v<Body, TicketResumed>) {
                seat(change(event, body.ticket), "serving", body.counter.value);
            } else if constexpr (std::is_same_v<Body, ServiceFinished>) {
                leave(change(event, body.ticket), "served");
            } else if constexpr (std::is_same_v<Body, TicketMissed>) {
                leave(change(event, body.ticket), "missed");
            } else if constexpr (std::is_same_v<Body, TicketHeld>) {
                leave(change(event, body.ticket), "held");
            } else if constexpr (std::is_same_v<Body, TicketCancelled>) {
                leave(change(event, body.ticket), "cancelled");
            } else if constexpr (std::is_same_v<Body, TicketClosedUnserved>) {
                leave(change(event, body.ticket), "closed-unserved");
            } else if constexpr (std::is_same_v<Body, TicketBroughtBack>) {
                leave(change(event, body.ticket), "waiting");
            } else if constexpr (std::is_same_v<Body, TicketTransferred>) {
                Visit& visit = change(event, body.ticket);
                leave(visit, "waiting");
                if (!body.to.value.empty()) visit.queue = body.to.value;
            } else if constexpr (std::is_same_v<Body, TicketReturned>) {
                leave(change(event, body.ticket), "waiting");
            } else if constexpr (std::is_same_v<Body, LegBegun> || std::is_same_v<Body, TicketReplanned>) {
                Visit& visit = change(event, body.ticket);
                leave(visit, "waiting");
                visit.queue = body.queue.value;
            } else if constexpr (std::is_same_v<Body, ActUndone>) {
                for (std::uint64_t seq = body.lastSeq; seq >= body.firstSeq && seq > 0; --seq) {
                    const auto found = before_.find(seq);
                    if (found == before_.end()) continue;
                    Visit& visit = visits_[found->second.serial];
                    leave(visit, "");
                    visit = found->second;
                    if (!visit.counter.empty()) counters_[visit.counter].ticket = visit.serial;
                }
                std::erase_if(calls_, [&](const Call& one) { return one.call >= body.firstSeq && one.call <= body.lastSeq; });
            } else if constexpr (std::is_same_v<Body, CounterOpened>) {
                counters_[body.counter.value].phase = "open";
            } else if constexpr (std::is_same_v<Body, CounterPaused>) {
                counters_[body.counter.value].phase = "paused";
            } else if constexpr (std::is_same_v<Body, CounterClosed>) {
                counters_[body.counter.value].phase = "closed";
            }
        },
        event.body);
}

}  // namespace hall::sim::whole
