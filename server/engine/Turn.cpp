#include "server/engine/Turn.hpp"

#include <cassert>
#include <exception>

#include "server/core/queue/Order.hpp"
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

}  // namespace

core::Stamp Door::stamp(const core::State& state) const {
    const core::Instant now = clock.now();
    const Zone::Local local = zone.local(now, state.hall.timeZone);
    return {now, local.date, local.minute, entropy.draw()};
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
    if (firstEvent == events_.size()) return result;
    result.firstSeq = events_[firstEvent].seq;
    result.lastSeq = events_.back().seq;
    if (concernsHall(command)) return result;
    for (std::size_t i = events_.size(); i-- > firstEvent;) {
        const auto id = ticketOf(events_[i].body);
        if (!id) continue;
        if (const core::Ticket* ticket = state_.ticket(*id)) {
            result.ticket = *ticket;
            result.ahead = core::ahead(state_, *ticket);
        }
        break;
    }
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
    Entry entry{std::move(submission), {}, false, false};
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
    entry.stored = happened && !entry.submission.id.value.empty();
    if (entry.stored) accepted_.emplace(entry.submission.id.value, entries_.size());
    entries_.push_back(std::move(entry));
    return Taken::yes;
}

Append Turn::append() const {
    Append append{events_, {}};
    append.commands.reserve(accepted_.size());
    for (const Entry& entry : entries_) {
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
