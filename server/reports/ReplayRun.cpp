#include "server/reports/ReplayRun.hpp"

#include <algorithm>
#include <queue>
#include <unordered_map>

#include "server/core/Decide.hpp"

namespace hall::reports {
namespace {

using core::Instant;

/// What is due at a moment. At the same moment: visitors and keys first, then ends of services, then calls.
enum class Turn : std::uint8_t { act, arrival, leaving, bringBack, start, end, call };

struct Due {
    Instant at;
    Turn turn{Turn::act};
    Instant rank;                ///< of a call: since when the counter has been free, the longest first
    std::size_t what{};          ///< index of the act, the visitor or the counter
    std::uint64_t order{};
    std::uint64_t round{};       ///< of a start, an end or a call: the counter's turn that it belongs to
    auto operator<=>(const Due&) const = default;
};

/// A counter in the run.
struct Desk {
    core::CounterId id;
    std::size_t visitor{};
    Stage stage;
    bool busy{};
    bool ready{};                ///< open, free, and its clerk has turned to the queue
    Instant readySince;
    std::uint64_t round{};       ///< grows with every visitor and every pause: what was due before is void
    std::optional<core::Command> pending;  ///< pause or close, as soon as it is free
};

/// Bounded however odd a log is: each visitor takes a handful of turns.
constexpr std::size_t turnsAtMost = 20'000'000;

class Runner {
  public:
    Runner(core::State state, const DayPlan& plan, core::LocalDate date, const std::function<std::int32_t(Instant)>& localMinute)
        : state_(std::move(state)), plan_(plan), date_(date), localMinute_(localMinute), next_(plan.visitors.size()) {
        furnish();
        for (std::size_t i = 0; i < plan.acts.size(); ++i) push(plan.acts[i].at, Turn::act, i);
        for (std::size_t i = 0; i < plan.visitors.size(); ++i) push(plan.visitors[i].at, Turn::arrival, i);
    }

    ReplayedDay run() {
        for (std::size_t turns = 0; !due_.empty() && turns < turnsAtMost; ++turns) {
            const Due due = due_.top();
            due_.pop();
            now_ = std::max(now_, due.at);
            take(due);
        }
        if (state_.day != core::DayPhase::closed) {
            for (const Desk& desk : desks_) static_cast<void>(give(core::FinishService{desk.id}, atCounter(desk.id)));
            static_cast<void>(give(core::EndDay{endReason_.empty() ? "left-over" : endReason_}, scheduler()));
        }
        return std::move(out_);
    }

  private:
    static core::Actor scheduler() { return {core::Role::scheduler, "replay", {}, {}}; }
    static core::Actor atCounter(const core::CounterId& id) { return {core::Role::counter, id.value, id, {}}; }

    void push(Instant at, Turn turn, std::size_t what, std::uint64_t round = 0) {
        ++order_;
        Instant rank;
        if (turn == Turn::call) rank = desks_[what].readySince;
        if (turn == Turn::bringBack) rank.utcMs = static_cast<std::int64_t>(order_);  // who was missed first comes back first
        due_.push({at, turn, rank, what, order_, round});
    }
    Instant after(std::int64_t ms) const { return {now_.utcMs + std::max<std::int64_t>(ms, 0)}; }

    /// The command's events, applied; nullopt when the law refuses it.
    std::optional<std::vector<core::EventBody>> give(const core::Command& command, const core::Actor& actor) {
        auto decision = core::decide(state_, command, actor, {now_, date_, localMinute_(now_), 0});
        if (std::holds_alternative<core::Refused>(decision)) return std::nullopt;
        auto bodies = std::get<std::vector<core::EventBody>>(std::move(decision));
        for (const auto& body : bodies) {
            out_.events.push_back({state_.seq + 1, now_, actor, body});
            core::apply(state_, out_.events.back());
        }
        return bodies;
    }

    void take(const Due& due) {
        switch (due.turn) {
            case Turn::act: return actRecorded(plan_.acts[due.what].command);
            case Turn::arrival: return arrive(due.what);
            case Turn::leaving: return leave(due.what);
            case Turn::bringBack: return bringBack(due.what);
            case Turn::start:
            case Turn::end:
            case Turn::call: break;
        }
        Desk& desk = desks_[due.what];
        if (desk.round != due.round) return;
        if (due.turn == Turn::start) return start(desk);
        if (due.turn == Turn::end) return end(desk);
        call(desk);
    }

    /// Counters that were not there before get a desk. Indices stay.
    void furnish() {
        for (std::size_t i = desks_.size(); i < state_.counters.size(); ++i) desks_.push_back({state_.counters[i].config.id, 0, {}, false, false, {}, 0, {}});
    }

    Desk* deskOf(const core::CounterId& id) {
        const auto found = std::find_if(desks_.begin(), desks_.end(), [&](const Desk& desk) { return desk.id == id; });
        return found == desks_.end() ? nullptr : &*found;
    }
    [[nodiscard]] std::size_t indexOf(const Desk& desk) const { return static_cast<std::size_t>(&desk - desks_.data()); }

    // --- recorded keys -------------------------------------------------------------------------------------------------
    void actRecorded(const core::Command& command) {
        if (const auto* end = std::get_if<core::EndDay>(&command)) {
            endReason_ = end->reason;
            return endWhenPossible();
        }
        if (const auto* change = std::get_if<core::Configure>(&command)) return configure(*change);
        const core::CounterId* counter = std::visit([](const auto& given) -> const core::CounterId* {
            if constexpr (requires { given.counter; }) return &given.counter;
            else return nullptr;
        }, command);
        Desk* desk = counter == nullptr ? nullptr : deskOf(*counter);
        const bool person = std::holds_alternative<core::TakePlace>(command) || std::holds_alternative<core::LeavePlace>(command);
        if (desk == nullptr || person) {
            if (!give(command, scheduler())) ++out_.notRepeated;
            if (desk != nullptr && !isOpen(*desk)) rest(*desk);
            return;
        }
        if (std::holds_alternative<core::OpenCounter>(command)) {
            desk->pending.reset();
            if (give(command, atCounter(desk->id)) && !desk->busy) ready(*desk, 0);
            return;
        }
        if (desk->busy) {
            desk->pending = command;
            return;
        }
        rest(*desk);
        give(command, atCounter(desk->id));  // refused where leaving the place has paused it already
    }

    /// As a whole; where another configuration does not take it so, what can be had of it.
    void configure(const core::Configure& change) {
        if (!give(change, scheduler())) {
            for (const auto& entry : change.entries)
                if (!give(core::Configure{{entry}}, scheduler())) ++out_.notRepeated;
        }
        furnish();
        for (Desk& desk : desks_)
            if (!isOpen(desk)) rest(desk);
        wake();
    }

    [[nodiscard]] bool isOpen(const Desk& desk) const {
        const auto* counter = state_.counter(desk.id);
        return counter != nullptr && counter->phase == core::CounterPhase::open;
    }
    void rest(Desk& desk) {
        if (desk.busy) return;
        desk.ready = false;
        ++desk.round;
    }
    void endWhenPossible() {
        if (endReason_.empty() || state_.day == core::DayPhase::closed) return;
        if (give(core::EndDay{endReason_}, scheduler())) endReason_.clear();
    }

    // --- visitors ------------------------------------------------------------------------------------------------------
    void arrive(std::size_t index) {
        const Visitor& visitor = plan_.visitors[index];
        if (!give(visitor.asks, {core::Role::kiosk, "replay", {}, {}})) {
            ++out_.turnedAway;
            return;
        }
        const core::TicketId ticket{state_.lastSerial};
        visitorOf_[ticket] = index;
        ticketOf_[index] = ticket;
        if (visitor.leavesAt) push(*visitor.leavesAt, Turn::leaving, index);
        wake();
    }
    void leave(std::size_t index) {
        const auto* ticket = state_.ticket(ticketOf_[index]);
        if (ticket == nullptr) return;
        // Who is called or served by then stays; else the visitor goes as recorded.
        if (ticket->state == core::TicketState::waiting || ticket->state == core::TicketState::missed) {
            give(core::CancelTicket{ticket->id}, {core::Role::kiosk, "replay", {}, {}});
        }
    }
    void bringBack(std::size_t index) {
        for (const Desk& desk : desks_) {
            if (give(core::BringBack{desk.id, ticketOf_[index]}, atCounter(desk.id))) return wake();
        }
        ++out_.notRepeated;
    }

    /// Free counters look at the queues again.
    void wake() {
        for (const Desk& desk : desks_) {
            if (!desk.ready) continue;
            const auto reaction = plan_.reactionMs.find(desk.id);
            push(after(reaction == plan_.reactionMs.end() ? 0 : reaction->second), Turn::call, indexOf(desk), desk.round);
        }
    }

    // --- a counter -----------------------------------------------------------------------------------------------------
    void ready(Desk& desk, std::int64_t inMs) {
        ++desk.round;
        desk.ready = true;
        desk.readySince = now_;
        push(after(inMs), Turn::call, indexOf(desk), desk.round);
    }
    void free(Desk& desk) {
        desk.busy = false;
        ++desk.round;
        endWhenPossible();
        if (desk.pending) {
            const core::Command pending = *std::exchange(desk.pending, std::nullopt);
            desk.ready = false;
            give(pending, atCounter(desk.id));
        } else if (isOpen(desk)) {
            const auto handOver = plan_.handOverMs.find(desk.id);
            ready(desk, handOver == plan_.handOverMs.end() ? 0 : handOver->second);
        }
        wake();
    }

    void call(Desk& desk) {
        if (desk.busy || !desk.ready) return;
        const auto events = give(core::CallNext{desk.id}, atCounter(desk.id));
        if (!events) return;
        const auto& called = std::get<core::TicketCalled>(events->front());
        desk.ready = false;
        desk.busy = true;
        ++desk.round;
        desk.visitor = visitorOf_[called.ticket];
        desk.stage = nextStage(desk.visitor, called.ticket);
        if (desk.stage.startAfterMs) push(after(*desk.stage.startAfterMs), Turn::start, indexOf(desk), desk.round);
        else push(after(desk.stage.endAfterMs), Turn::end, indexOf(desk), desk.round);
    }

    Stage nextStage(std::size_t visitor, core::TicketId id) {
        const auto& stages = plan_.visitors[visitor].stages;
        if (next_[visitor] < stages.size()) return stages[next_[visitor]++];
        Stage usual;  // this was never recorded: it takes as long as others did
        usual.startAfterMs = plan_.startAfterMs;
        const auto* ticket = state_.ticket(id);
        const auto known = ticket == nullptr ? plan_.serviceMs.end() : plan_.serviceMs.find(state_.queues[ticket->queue].config.code);
        usual.serviceMs = known == plan_.serviceMs.end() ? plan_.anyServiceMs : known->second;
        return usual;
    }

    void start(Desk& desk) {
        give(core::StartService{desk.id}, atCounter(desk.id));
        push(after(desk.stage.serviceMs), Turn::end, indexOf(desk), desk.round);
    }

    void end(Desk& desk) {
        const core::Actor actor = atCounter(desk.id);
        switch (desk.stage.end) {
            case Stage::End::finished: return finish(desk);
            case Stage::End::missed:
                give(core::MarkNoShow{desk.id}, actor);
                if (desk.stage.broughtBackAfterMs) push(after(*desk.stage.broughtBackAfterMs), Turn::bringBack, desk.visitor);
                return free(desk);
            case Stage::End::cancelled:
                give(core::CancelTicket{ticketOf_[desk.visitor]}, actor);
                return free(desk);
            case Stage::End::transferred: {
                core::TransferTicket transfer = desk.stage.to;
                transfer.counter = desk.id;
                if (give(transfer, actor)) return free(desk);
                break;
            }
            case Stage::End::returned: {
                core::ReturnTicket back = desk.stage.back;
                back.counter = desk.id;
                if (give(back, actor)) return free(desk);
                break;
            }
        }
        ++out_.notRepeated;  // the visitor is served here instead
        if (!desk.stage.startAfterMs) give(core::StartService{desk.id}, actor);
        desk.stage = nextStage(desk.visitor, ticketOf_[desk.visitor]);
        desk.stage.startAfterMs = 0;
        push(after(desk.stage.serviceMs), Turn::end, indexOf(desk), desk.round);
    }

    void finish(Desk& desk) {
        const auto events = give(core::FinishService{desk.id}, atCounter(desk.id));
        const bool goesOn = events && std::any_of(events->begin(), events->end(), [](const auto& body) { return std::holds_alternative<core::ServiceStarted>(body); });
        if (!goesOn) return free(desk);
        ++desk.round;
        desk.stage = nextStage(desk.visitor, ticketOf_[desk.visitor]);
        while (!desk.stage.startAfterMs) desk.stage = nextStage(desk.visitor, ticketOf_[desk.visitor]);  // here it need not be called
        push(after(desk.stage.serviceMs), Turn::end, indexOf(desk), desk.round);
    }

    struct Later {
        bool operator()(const Due& a, const Due& b) const { return b < a; }
    };

    core::State state_;
    const DayPlan& plan_;
    core::LocalDate date_;
    const std::function<std::int32_t(Instant)>& localMinute_;
    std::vector<std::size_t> next_;                            ///< stage of each visitor that comes next
    std::vector<Desk> desks_;
    std::unordered_map<core::TicketId, std::size_t> visitorOf_;
    std::unordered_map<std::size_t, core::TicketId> ticketOf_;
    std::priority_queue<Due, std::vector<Due>, Later> due_;
    std::uint64_t order_{};
    Instant now_;
    std::string endReason_;
    ReplayedDay out_;
};

}  // namespace

ReplayedDay runDay(core::State state, const DayPlan& plan, core::LocalDate date, const std::function<std::int32_t(Instant)>& localMinute) {
    return Runner(std::move(state), plan, date, localMinute).run();
}

}  // namespace hall::reports
