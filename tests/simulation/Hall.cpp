#include "tests/simulation/Hall.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <set>

#include "server/engine/CrashRecord.hpp"

namespace hall::sim {

using namespace core;

namespace {

class Words {
  public:
    void say(std::string_view text) { text_.append(text_.empty() ? "" : " ").append(text); }
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    std::string text_;
};

std::string inWords(const Command& command) {
    Words words;
    words.say(engine::name(command));
    std::visit(
        [&](const auto& given) {
            if constexpr (requires { given.counter; }) words.say(given.counter.value);
            if constexpr (requires { given.ticket; }) words.say("#" + std::to_string(given.ticket.value));
            if constexpr (requires { given.item; }) words.say(given.item.value);
            if constexpr (requires { given.klass.value; }) words.say(given.klass.value);
            if constexpr (requires { given.queue; }) words.say(given.queue.value);
            if constexpr (requires { given.toCounter; }) words.say(given.toCounter.value + given.toClerk.value);
            if constexpr (requires { given.staff; }) words.say(given.staff.value);
            if constexpr (requires { given.lease; given.number; }) words.say(std::to_string(given.lease.value) + "/" + std::to_string(given.number));
            if constexpr (requires { requires std::is_same_v<decltype(given.number), CaseNumber>; }) words.say(given.number.value);
            if constexpr (requires { requires std::is_same_v<decltype(given.application), ApplicationId>; }) words.say(given.application.value);
            if constexpr (requires { given.task; }) words.say("task " + std::to_string(given.task));
            if constexpr (requires { given.revision; }) words.say("revision " + std::to_string(given.revision));
            if constexpr (requires { given.marks; }) {
                for (const Mark& mark : given.marks) words.say(mark.material.value + "=" + std::string(word(mark.state)));
            }
            if constexpr (requires { given.entries; }) words.say(std::to_string(given.entries.size()) + " entries");
        },
        command);
    return words.text();
}

bool same(const engine::Outcome& a, const engine::Outcome& b) {
    return a.firstSeq == b.firstSeq && a.lastSeq == b.lastSeq && a.ticket == b.ticket && a.ahead == b.ahead && a.work == b.work && a.plan == b.plan;
}

/// Tickets of the day, without which event was the last and without their places: who was put behind one whose own place was then
/// taken back keeps that place.
std::map<TicketId, Ticket> ticketsOf(const State& state) {
    std::map<TicketId, Ticket> tickets;
    for (const auto& [id, ticket] : state.tickets) {
        tickets[id] = ticket;
        tickets[id].lastSeq = 0;
        tickets[id].order = {};
    }
    return tickets;
}

}  // namespace

std::string describe(const Input& input) {
    switch (input.kind) {
        case Input::Kind::command: return input.id + " " + input.actor.name + ": " + inWords(input.command);
        case Input::Kind::turn: return "turn";
        case Input::Kind::clock: return "clock " + std::to_string(input.nowMs);
        case Input::Kind::restart: return "restart " + std::to_string(static_cast<int>(input.cut));
        case Input::Kind::mishap: return "mishap " + std::to_string(static_cast<int>(input.mishap));
    }
    return {};
}

engine::Zone::Local Hall::EightHoursEast::local(Instant instant, const std::string&) {
    constexpr std::int64_t dayMs = 86'400'000;
    const std::int64_t localMs = instant.utcMs + 8 * 3'600'000;
    if (localMs / dayMs != day) {
        day = localMs / dayMs;
        const std::chrono::year_month_day calendar{std::chrono::sys_days{std::chrono::days{day}}};
        date = static_cast<int>(calendar.year()) * 10'000 + static_cast<int>(static_cast<unsigned>(calendar.month())) * 100 +
               static_cast<int>(static_cast<unsigned>(calendar.day()));
    }
    return {{date}, static_cast<std::int32_t>(localMs % dayMs / 60'000), 8 * 60};
}

Hall::Hall(std::int64_t nowMs) {
    clock_.nowMs = nowMs;
    start();
}

Hall::~Hall() = default;

void Hall::start() {
    engine::Settings settings;
    settings.tickEvery = std::chrono::milliseconds(0);
    settings.probeEvery = std::chrono::milliseconds(0);
    settings.snapshotEveryEvents = 5'000;
    settings.batchBound = 16;
    settings.fatal = [this](int) { dead_ = true; };
    dead_ = false;
    engine_ = std::make_unique<engine::Engine>(log_, clock_, chance_, zone_, *this, std::move(settings));
    if (engine_->startWithoutThread() != engine::StoreFault::none) wrong("the engine does not start");
}

void Hall::changed(const State& state, std::span<const Event>, Instant) {
    state_ = &state;
    if (std::exchange(cutAfterLog_, false)) throw PowerCut{};
}

std::string Hall::apply(const Input& input) {
    switch (input.kind) {
        case Input::Kind::command: submit(input); break;
        case Input::Kind::turn: return turn();
        case Input::Kind::clock: clock_.nowMs = input.nowMs; break;
        case Input::Kind::restart: return restart(input.cut);
        case Input::Kind::mishap: log_.next = input.mishap; break;
    }
    return wrong_;
}

void Hall::submit(const Input& input) {
    if (!input.id.empty() && firstHash_.try_emplace(input.id, input.bodyHash).first->second != input.bodyHash) reused_.insert(input.id);
    const std::size_t place = queued_.size();
    queued_.emplace_back(input);
    engine::Submission submission{input.command, input.actor, {input.id}, input.bodyHash, {}};
    submission.answer = [this, place](const engine::Answer& answer) {
        const Input asked = *queued_[place];
        queued_[place].reset();
        judge(asked, answer);
    };
    engine_->submit(std::move(submission));
}

/// One id, one outcome, for ever; what was acknowledged is in the log.
void Hall::judge(const Input& input, const engine::Answer& answer) {
    if (const auto* fault = std::get_if<engine::Fault>(&answer)) {
        switch (*fault) {
            case engine::Fault::invariant: return wrong("the engine met a broken invariant: " + describe(input));
            case engine::Fault::idReused:
                if (!reused_.contains(input.id)) wrong("an id was called used that was not");
                return;
            case engine::Fault::outcomeUnknown: case engine::Fault::storeFull:
            case engine::Fault::overloaded: case engine::Fault::stopping:
                unanswered_.push_back(input);
                return;
        }
    }
    if (const auto* outcome = std::get_if<engine::Outcome>(&answer); outcome != nullptr && outcome->firstSeq != 0) {
        if (outcome->lastSeq > log_.events.size()) wrong("acknowledged before it was in the log: " + describe(input));
        ackedSeq_ = std::max(ackedSeq_, outcome->lastSeq);
        if (!input.id.empty()) {
            const auto [place, isNew] = known_.try_emplace(input.id, Known{input.bodyHash, *outcome});
            if (!isNew && place->second.hash != input.bodyHash) wrong("one id, two commands carried out: " + describe(input));
            if (!isNew && !same(place->second.outcome, *outcome)) wrong("one id, two outcomes: " + describe(input));
        }
    } else if (!input.id.empty() && known_.contains(input.id) && known_.at(input.id).hash == input.bodyHash) {
        wrong("carried out once, and now otherwise: " + describe(input));
    }
    if (heard) heard(input, answer);
}

void Hall::witness() {
    for (; witnessed_ < log_.events.size(); ++witnessed_) {
        const Event& event = log_.events[witnessed_];
        if (std::string what = witness_.add(event); !what.empty()) wrong(std::move(what));
        if (std::string what = caseWitness_.add(event); !what.empty()) wrong(std::move(what));
        if (std::string what = ratingWitness_.add(event); !what.empty()) wrong(std::move(what));
        if (std::string what = oracle_.add(event); !what.empty()) wrong(std::move(what));
        if (std::holds_alternative<DayEnded>(event.body) && witnessed_ + 1 == log_.events.size() && !dead_) {
            if (std::string what = witness_.disagreement(*state_); !what.empty()) wrong(std::move(what));
            if (std::string what = caseWitness_.disagreement(*state_); !what.empty()) wrong(std::move(what));
        }
    }
}

std::string Hall::turn() {
    while (engine_->step() && !dead_) {}
    const bool allHeard = std::none_of(queued_.begin(), queued_.end(), [](const auto& one) { return one.has_value(); });
    if (!allHeard || dead_) return restart(Cut::killed);
    queued_.clear();
    witness();
    return wrong_;
}

std::string Hall::restart(Cut cut) {
    ++restarts_;
    cutAfterLog_ = cut == Cut::killedAfterLog;
    if (cut != Cut::killed && !dead_) {
        while (engine_->step() && !dead_) {}
    }
    cutAfterLog_ = false;
    for (auto& one : queued_) {
        if (one) unanswered_.push_back(*one);  // its giver waits in vain and gives it again
    }
    queued_.clear();
    const bool clean = !dead_;
    const State before = clean ? *state_ : State{};
    engine_.reset();
    start();
    witness();
    if (ackedSeq_ > log_.events.size()) wrong("something acknowledged is gone after a restart");
    if (clean && fingerprint(before) != fingerprint(*state_)) wrong("the state after a restart is another one");
    if (std::string what = witness_.disagreement(*state_); !what.empty()) wrong("after a restart: " + what);
    if (std::string what = caseWitness_.disagreement(*state_); !what.empty()) wrong("after a restart: " + what);
    if (std::string what = ratingWitness_.disagreement(*state_); !what.empty()) wrong("after a restart: " + what);
    return wrong_;
}

std::string Hall::settle() {
    turn();
    if (!wrong_.empty()) return wrong_;
    if (std::string what = caseWitness_.disagreement(*state_); !what.empty()) wrong(std::move(what));
    if (std::string what = ratingWitness_.disagreement(*state_); !what.empty()) wrong(std::move(what));
    State replayed;
    for (const Event& event : log_.events) core::apply(replayed, event);
    if (fingerprint(replayed) != fingerprint(*state_) || !(replayed == *state_)) wrong("a replay of the log gives another state");
    if (std::string what = violation(replayed); !what.empty()) wrong("at the end: " + what);
    std::set<std::uint64_t> undone;
    for (const Event& event : log_.events) {
        const auto* act = std::get_if<ActUndone>(&event.body);
        for (std::uint64_t seq = act == nullptr ? 1 : act->firstSeq; act != nullptr && seq <= act->lastSeq; ++seq) undone.insert(seq);
    }
    State without;
    for (const Event& event : log_.events) {
        if (!undone.contains(event.seq) && !std::holds_alternative<ActUndone>(event.body)) core::apply(without, event);
    }
    const auto real = ticketsOf(*state_), other = ticketsOf(without);
    for (const auto& [id, ticket] : real) {
        const auto found = other.find(id);
        if (found == other.end() || found->second != ticket) wrong("without what was undone ticket " + ticket.number + " is another one");
    }
    if (real.size() != other.size()) wrong("without what was undone there are other tickets");
    if (without.misused != state_->misused) wrong("without what was undone the misuses are others");
    return wrong_;
}

std::uint64_t Hall::logHash() const {
    std::uint64_t hash = 14'695'981'039'346'656'037ULL;
    const auto add = [&](std::uint64_t value) { hash = (hash ^ value) * 1'099'511'628'211ULL; };
    for (const Event& event : log_.events) {
        add(event.seq);
        add(static_cast<std::uint64_t>(event.at.utcMs));
        add(event.body.index());
        for (const char c : event.actor.name) add(static_cast<unsigned char>(c));
        if (const auto ticket = engine::ticketOf(event.body)) add(ticket->value);
    }
    add(fingerprint(*state_));
    return hash;
}

}  // namespace hall::sim
