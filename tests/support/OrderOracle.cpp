#include "tests/support/OrderOracle.hpp"

#include <algorithm>
#include <tuple>

namespace hall::test {

using namespace core;

std::string OrderOracle::add(const Event& event) {
    wrong_.clear();
    std::visit([&](const auto& body) { on(event, body); }, event.body);
    return wrong_;
}

void OrderOracle::on(const Event&, const Configured& configured) {
    if (const auto* hall = std::get_if<HallConfig>(&configured.entry)) hall_ = *hall;
    if (const auto* profile = std::get_if<ProfileConfig>(&configured.entry)) profiles_[profile->code] = profile->queues;
    if (const auto* counter = std::get_if<CounterConfig>(&configured.entry)) counters_[counter->id] = counter->profile;
}

void OrderOracle::on(const Event&, const DayOpened& opened) {
    if (opened.date <= date_) return;
    date_ = opened.date;
    lines_.clear();
    tickets_.clear();
}

void OrderOracle::waitByAge(TicketId id, std::int64_t nowMs) {
    const Known& known = tickets_.at(id);
    const Visitor visitor{id, known.issuedMs - known.creditMs, id.value, nowMs + known.maximumWaitMs};
    auto& line = lines_[known.queue];
    const auto place = std::find_if(line.begin(), line.end(), [&](const Visitor& other) {
        return std::tie(visitor.arrivalMs, visitor.serial) < std::tie(other.arrivalMs, other.serial);
    });
    line.insert(place, visitor);
}

void OrderOracle::leave(TicketId id) {
    for (auto& [queue, line] : lines_) std::erase_if(line, [&](const Visitor& visitor) { return visitor.id == id; });
}

void OrderOracle::on(const Event& event, const TicketIssued& issued) {
    tickets_[issued.ticket] = {issued.queue, event.at.utcMs, issued.creditMs, issued.maximumWaitMs};
    waitByAge(issued.ticket, event.at.utcMs);
}

void OrderOracle::on(const Event& event, const TicketTransferred& transferred) {
    Known& known = tickets_.at(transferred.ticket);
    known.queue = transferred.to;
    known.maximumWaitMs = transferred.maximumWaitMs;
    waitByAge(transferred.ticket, event.at.utcMs);
}

void OrderOracle::on(const Event& event, const TicketBroughtBack& back) {
    const Known& known = tickets_.at(back.ticket);
    auto& line = lines_[known.queue];
    auto place = std::min<std::size_t>(line.size(), static_cast<std::size_t>(hall_.bringBackBehind));
    Visitor visitor{back.ticket, known.issuedMs - known.creditMs, back.ticket.value,
                    event.at.utcMs + known.maximumWaitMs};
    TicketId inFront{};
    if (place > 0) {
        const Visitor anchor = line[place - 1];
        // Whoever was put behind the same one before stays in front.
        while (place < line.size() && line[place].arrivalMs == anchor.arrivalMs && line[place].serial == anchor.serial) ++place;
        inFront = line[place - 1].id;
        visitor.arrivalMs = anchor.arrivalMs;
        visitor.serial = anchor.serial;
    } else if (!line.empty()) {
        visitor.arrivalMs = std::min(visitor.arrivalMs, line.front().arrivalMs - 1);
    }
    if (back.behind != inFront) {
        wrong_ = "event " + std::to_string(event.seq) + ": brought back behind " + std::to_string(back.behind.value) +
                 " and not " + std::to_string(inFront.value);
    }
    line.insert(line.begin() + static_cast<std::ptrdiff_t>(place), visitor);
}

void OrderOracle::on(const Event&, const TicketCancelled& cancelled) { leave(cancelled.ticket); }
void OrderOracle::on(const Event&, const TicketClosedUnserved& closed) { leave(closed.ticket); }

OrderOracle::Expected OrderOracle::expected(const CounterId& counter, std::int64_t nowMs) const {
    Expected best;
    std::int64_t bestDue = 0;
    const auto& queues = profiles_.at(counters_.at(counter));
    for (const QueueCode& queue : queues) {
        const auto line = lines_.find(queue);
        if (line == lines_.end()) continue;
        for (const Visitor& visitor : line->second) {
            if (visitor.dueMs - hall_.urgencyLeadMs > nowMs) continue;
            const bool earlier = std::tie(visitor.dueMs, visitor.id.value) < std::tie(bestDue, best.ticket.value);
            if (best.ticket.value != 0 && !earlier) continue;
            best = {visitor.id, CallRule::urgent};
            bestDue = visitor.dueMs;
        }
    }
    if (best.ticket.value != 0) return best;
    for (const QueueCode& queue : queues) {
        const auto line = lines_.find(queue);
        if (line != lines_.end() && !line->second.empty()) return {line->second.front().id, CallRule::preference};
    }
    return best;
}

void OrderOracle::on(const Event& event, const TicketCalled& called) {
    const Expected right = expected(called.counter, event.at.utcMs);
    ++calls_;
    if (called.rule == CallRule::urgent) ++urgent_;
    if (right.ticket != called.ticket) {
        wrong_ = "event " + std::to_string(event.seq) + ": " + called.counter.value + " called ticket " +
                 std::to_string(called.ticket.value) + " and not " + std::to_string(right.ticket.value);
    } else if (right.rule != called.rule) {
        wrong_ = "event " + std::to_string(event.seq) + ": called by the wrong rule";
    }
    leave(called.ticket);
}

}  // namespace hall::test
