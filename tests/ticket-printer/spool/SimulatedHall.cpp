#include "tests/ticket-printer/spool/SimulatedHall.hpp"

#include <algorithm>

#include "tests/support/DemoHall.hpp"
#include "ticket-printer/spool/HallClock.hpp"

namespace hall::test {

namespace {

constexpr std::string_view ticketPrefix = "demo-";

core::Command lawCommand(const wire::Command& c) {
    const auto language = c.language == "en" ? core::Language::en : core::Language::zh;
    if (c.name == "issue") return core::IssueTicket{{*c.item}, {*c.klass}, language};
    if (c.name == "lease") return core::LeaseNumbers{};
    if (c.name == "cancel") return core::CancelTicket{{std::stoull(c.ticket->substr(ticketPrefix.size()))}};
    core::MergeTicket merge;
    merge.lease = {static_cast<std::uint64_t>(*c.lease)};
    merge.number = static_cast<std::uint32_t>(*c.number);
    merge.item = {*c.item};
    merge.klass = {*c.klass};
    merge.language = language;
    merge.issuedAt = {c.issuedAt->utcMs};
    return merge;
}

}  // namespace

SimulatedHall::SimulatedHall(std::int32_t leaseSize) : nowMs(stampAt(9 * 60).now.utcMs), date_{demoDate} {
    auto configuration = demoHall();
    std::get<core::HallConfig>(configuration.front()).leaseSize = leaseSize;
    wire::Receipt ignored;
    apply(core::Configure{configuration}, manager, ignored);
    apply(core::OpenDay{}, manager, ignored);
    apply(core::OpenCounter{{"counter-4"}}, counterActor("counter-4"), ignored);
}

std::string SimulatedHall::day() const {
    const std::string digits = std::to_string(date_.yyyymmdd);
    return digits.substr(0, 4) + '-' + digits.substr(4, 2) + '-' + digits.substr(6, 2);
}

void SimulatedHall::note(const core::EventBody& body) {
    if (const auto* issued = std::get_if<core::TicketIssued>(&body)) {
        const bool merged = issued->lease.value != 0;
        const std::string date = merged ? spool::dateOf({issued->issuedAt.utcMs, 480}) : day();
        tickets.push_back({std::string(ticketPrefix) + std::to_string(issued->ticket.value), issued->number, date, merged, false, false,
                           false, merged ? issued->issuedAt.utcMs : nowMs});
    } else if (const auto* lapsed = std::get_if<core::LeasedTicketLapsed>(&body)) {
        tickets.push_back({"", lapsed->number, spool::dateOf({lapsed->issuedAt.utcMs, 480}), true, true, false, false, lapsed->issuedAt.utcMs});
    } else if (const auto* cancelled = std::get_if<core::TicketCancelled>(&body)) {
        for (auto& t : tickets)
            if (t.id == std::string(ticketPrefix) + std::to_string(cancelled->ticket.value)) t.cancelled = true;
    } else if (const auto* closed = std::get_if<core::TicketClosedUnserved>(&body)) {
        for (auto& t : tickets)
            if (t.id == std::string(ticketPrefix) + std::to_string(closed->ticket.value)) t.closed = true;
    }
}

std::string SimulatedHall::apply(const core::Command& command, const core::Actor& actor, wire::Receipt& receipt) {
    const core::Stamp stamp{{nowMs}, date_, 10 * 60, 7};
    const auto decision = core::decide(state_, command, actor, stamp);
    if (const auto* refused = std::get_if<core::Refused>(&decision)) return std::string(core::code(refused->refusal));
    receipt.status = 200;
    for (const auto& body : std::get<std::vector<core::EventBody>>(decision)) {
        core::apply(state_, {++seq_, {nowMs}, actor, body});
        note(body);
        if (const auto* issued = std::get_if<core::TicketIssued>(&body)) {
            receipt.status = 201;
            wire::Ticket ticket;
            ticket.id = tickets.back().id;
            ticket.number = issued->number;
            ticket.queue = issued->queue.value;
            ticket.item = issued->item.value;
            ticket.klass = issued->klass.value;
            receipt.ticket = ticket;
        }
    }
    return {};
}

wire::Receipt SimulatedHall::execute(const wire::Command& command) {
    if (const auto known = outcomes_.find(command.id); known != outcomes_.end()) return known->second;
    wire::Receipt receipt;
    receipt.id = command.id;
    std::string problem = "store-full";
    if (nowMs >= fullUntil) problem = apply(lawCommand(command), {core::Role::kiosk, "kiosk-1", {}}, receipt);
    if (!problem.empty()) {
        receipt.status = problem == "store-full" ? 507 : 409;
        receipt.problem = wire::Problem{problem, receipt.status, {}, {}};
        return receipt;
    }
    executed.push_back(command.name + (command.name == "merge" ? " " + tickets.back().number : ""));
    outcomes_[command.id] = receipt;
    return receipt;
}

wire::LeasesView SimulatedHall::leases() const {
    wire::LeasesView view;
    view.kiosk = "kiosk-1";
    view.day = {day(), std::string(core::word(state_.day))};
    for (const auto& [id, lease] : state_.leases) {
        if (lease.date != state_.dayDate || state_.day == core::DayPhase::closed) continue;
        const auto& queue = state_.queues[lease.queue].config;
        wire::Lease l;
        l.lease = static_cast<std::int64_t>(id.value);
        l.queue = queue.code.value;
        l.letters = queue.letters;
        l.digits = queue.digits;
        l.first = static_cast<std::int32_t>(lease.first);
        l.last = static_cast<std::int32_t>(lease.last);
        for (const auto n : lease.merged) l.merged.push_back(static_cast<std::int32_t>(n));
        view.leases.push_back(std::move(l));
    }
    return view;
}

void SimulatedHall::endDay() {
    wire::Receipt ignored;
    apply(core::EndDay{"evening"}, manager, ignored);
}

void SimulatedHall::openNextDay() {
    nowMs += 24 * 60 * minuteMs;
    ++date_.yyyymmdd;
    wire::Receipt ignored;
    apply(core::OpenDay{}, manager, ignored);
    apply(core::OpenCounter{{"counter-4"}}, counterActor("counter-4"), ignored);
}

void SimulatedHall::serveOne(const std::vector<std::string>& inHands) {
    const core::CounterId counter{"counter-4"};
    const core::Actor clerk = counterActor("counter-4");
    wire::Receipt ignored;
    const auto before = state_.recentCalls.size();
    if (!apply(core::CallNext{counter}, clerk, ignored).empty() || state_.recentCalls.size() == before) {
        // 32 calls are kept, so past that the size stands still; then the ticket at the counter tells.
        if (!state_.counter(counter)->ticket) return;
    }
    const auto* ticket = state_.ticket(*state_.counter(counter)->ticket);
    const bool comes = std::find(inHands.begin(), inHands.end(), ticket->number) != inHands.end();
    if (comes) {
        apply(core::StartService{counter}, clerk, ignored);
        apply(core::FinishService{counter}, clerk, ignored);
    } else {
        apply(core::MarkNoShow{counter}, clerk, ignored);
    }
}

}  // namespace hall::test
