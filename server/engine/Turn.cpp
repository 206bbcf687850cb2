#include "server/engine/Turn.hpp"

#include <cassert>
#include <concepts>
#include <exception>
#include <span>
#include <type_traits>

#include "server/core/queue/Order.hpp"
#include "server/core/queue/Route.hpp"
#include "server/engine/CrashRecord.hpp"

namespace hall::engine {

namespace {

/// Commands about the whole hall name no ticket in their outcome, even if their events name many.
bool concernsHall(const core::Command& command) {
    return std::holds_alternative<core::Configure>(command) ||
           std::holds_alternative<core::OpenDay>(command) ||
           std::holds_alternative<core::BeginClosing>(command) ||
           std::holds_alternative<core::EndDay>(command) || std::holds_alternative<core::TimePassed>(command);
}

/// What a command about a case came to; nothing for others.
std::optional<CaseOutcome> workOf(const core::State& state, std::span<const core::Event> events) {
    std::optional<CaseOutcome> work;
    for (const core::Event& event : events) {
        std::visit(
            [&](const auto& body) {
                if constexpr (requires { requires std::same_as<std::decay_t<decltype(body.number)>, core::CaseNumber>; }) {
                    if (!work) work.emplace();
                    work->number = body.number;
                    if constexpr (requires { body.document; }) work->document = body.document;
                    if constexpr (requires { body.task; }) work->task = events.size() == 1 ? body.task : work->task;
                    work->created |= std::is_same_v<std::decay_t<decltype(body)>, core::ApplicationReceived>;
                }
            },
            event.body);
    }
    const core::Case* one = work ? state.casework.find(work->number) : nullptr;
    if (one != nullptr) {
        work->state = one->state;
        work->seq = one->lastSeq;
    }
    return work;
}

/// The booking that these events are about; 0: none.
core::BookingId bookingOf(std::span<const core::Event> events) {
    core::BookingId booking;
    for (const core::Event& event : events) {
        std::visit(
            [&](const auto& body) {
                if constexpr (requires { body.booking; }) booking = body.booking;
            },
            event.body);
    }
    return booking;
}

/// A command that changed nothing still tells the case that it was about.
std::optional<CaseOutcome> workOf(const core::State& state, const core::Command& command) {
    const core::Case* one = std::visit(
        [&](const auto& given) -> const core::Case* {
            if constexpr (requires { requires std::same_as<std::decay_t<decltype(given.number)>, core::CaseNumber>; }) return state.casework.find(given.number);
            else if constexpr (requires { given.application; }) return state.casework.find(given.application);
            else return nullptr;
        },
        command);
    if (one == nullptr) return std::nullopt;
    return CaseOutcome{one->number, one->state, {}, 0, one->lastSeq, false};
}

}  // namespace

core::Stamp Door::stamp(const core::State& state) const {
    const core::Instant now = clock.now();
    const Zone::Local local = zone.local(now, state.hall.timeZone);
    return {now, local.date, local.minute, entropy.draw(), forecasts == nullptr ? nullptr : forecasts->waits(),
            zone.clock(state.hall.timeZone)};
}

Turn::Turn(core::State& state, const Door& door, std::size_t submissions) : state_(state), door_(door) {
    entries_.reserve(submissions);  // Append points at the outcomes, so they must not move
}

bool Turn::knownAlready(Entry& entry) const {
    const CommandId& id = entry.submission.id;
    if (id.value.empty()) return false;
    if (const auto here = accepted_.find(id.value); here != accepted_.end()) {
        const Entry& first = entries_[here->second];
        entry.answer =
            first.submission.bodyHash == entry.submission.bodyHash ? first.answer : Answer{Fault::idReused};
        return true;
    }
    if (const auto stored = door_.log.find(id)) {
        entry.durable = true;
        if (stored->bodyHash == entry.submission.bodyHash) entry.answer = stored->outcome;
        else entry.answer = Fault::idReused;
        return true;
    }
    return false;
}

Outcome Turn::outcome(const core::Command& command, std::size_t firstEvent) const {
    Outcome result;
    if (firstEvent == events_.size()) {
        result.work = workOf(state_, command);
        if (const auto* move = std::get_if<core::MoveBooking>(&command)) result.booking = move->booking;  // it stands there already
        return result;
    }
    result.firstSeq = events_[firstEvent].seq;
    result.lastSeq = events_.back().seq;
    if (concernsHall(command)) return result;
    result.work = workOf(state_, std::span(events_).subspan(firstEvent));
    result.booking = bookingOf(std::span(events_).subspan(firstEvent));
    for (std::size_t i = events_.size(); i-- > firstEvent;) {
        const auto id = ticketOf(events_[i].body);
        if (!id) continue;
        if (const core::Ticket* ticket = state_.ticket(*id)) {
            result.ticket = *ticket;
            result.ahead = core::ahead(state_, *ticket);
            result.plan = core::planOf(state_, *ticket);
        }
        break;
    }
    if (const auto* issued = std::get_if<core::TicketIssued>(&events_[firstEvent].body)) result.told = issued->told;
    return result;
}

Turn::Taken Turn::refuseBreach(Entry entry, const core::Stamp& stamp, std::string code,
                               std::uint64_t seqBefore, std::size_t eventsBefore,
                               const core::EventBody* event) {
    keepRecord(door_.crashDirectory, {std::move(code), &entry.submission.command, &entry.submission.actor,
                                      stamp, seqBefore, event});
    const bool dirty = event != nullptr;
    entry.answer = Fault::invariant;
    entry.durable = true;  // "refused" is true whatever the disk does
    entries_.push_back(std::move(entry));
    events_.resize(eventsBefore);
    return dirty ? Taken::breached : Taken::yes;
}

Turn::Taken Turn::take(Submission submission) {
    Entry entry{std::move(submission), {}, false, false, false};
    if (knownAlready(entry)) {
        entries_.push_back(std::move(entry));
        return Taken::yes;
    }
    const core::Stamp stamp = door_.stamp(state_);
    const std::uint64_t seqBefore = state_.seq;
    const std::size_t eventsBefore = events_.size();
    core::Decision decision;
    try {
        decision = core::decide(state_, entry.submission.command, entry.submission.actor, stamp);
    } catch (const std::exception&) {
        return refuseBreach(std::move(entry), stamp, "exception", seqBefore, eventsBefore, nullptr);
    }
    if (auto* refused = std::get_if<core::Refused>(&decision)) {
        entry.answer = std::move(*refused);
        entries_.push_back(std::move(entry));
        return Taken::yes;
    }
    bool endsDay = false;
    for (auto& body : std::get<std::vector<core::EventBody>>(decision)) {
        const auto& event = events_.emplace_back(
            core::Event{state_.seq + 1, stamp.now, entry.submission.actor, std::move(body)});
        endsDay |= std::holds_alternative<core::DayEnded>(event.body);
        std::string broken;
        try {
            core::apply(state_, event);
            broken = state_.seq == event.seq ? std::string(core::violatedBy(state_, event)) : "sequence";
        } catch (const std::exception&) {
            broken = "exception";
        }
        if (!broken.empty()) {
            const core::EventBody culprit = event.body;
            return refuseBreach(std::move(entry), stamp, std::move(broken), seqBefore, eventsBefore,
                                &culprit);
        }
    }
    endedDay_ |= endsDay;
    const bool happened = events_.size() > eventsBefore;
    try {
        entry.answer = outcome(entry.submission.command, eventsBefore);
    } catch (const std::exception&) {
        return refuseBreach(std::move(entry), stamp, "exception", seqBefore, eventsBefore,
                            happened ? &events_.back().body : nullptr);
    }
    entry.happened = happened;
    entry.stored = happened && !entry.submission.id.value.empty();
    if (entry.stored) accepted_.emplace(entry.submission.id.value, entries_.size());
    entries_.push_back(std::move(entry));
    return Taken::yes;
}

Append Turn::append() const {
    Append append{events_, {}, {}};
    append.commands.reserve(accepted_.size());
    for (const Entry& entry : entries_) {
        if (entry.happened) {
            for (const Paper& paper : entry.submission.papers) append.papers.push_back(&paper);
        }
        if (!entry.stored) continue;
        append.commands.push_back(
            {entry.submission.id, entry.submission.bodyHash, &std::get<Outcome>(entry.answer)});
    }
    return append;
}

void Turn::distrust() {
    for (Entry& entry : entries_) entry.durable = false;
}

void Turn::settle(std::optional<Fault> fault) {
    for (Entry& entry : entries_) {
        if (!entry.submission.answer) continue;
        if (fault && !entry.durable) entry.answer = *fault;
        entry.submission.answer(entry.answer);
    }
    entries_.clear();
}

}  // namespace hall::engine
