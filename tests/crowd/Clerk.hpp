// One clerk at one counter, as a pure machine: sees the counter's view and who stands at the desk, gives one command at a time.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "schema/wire/Frames.hpp"
#include "tests/crowd/Floor.hpp"
#include "tests/crowd/Plan.hpp"

namespace hall::crowd {

class Clerk {
  public:
    Clerk(ClerkPlan plan, Floor& floor) : plan_{std::move(plan)}, floor_{floor} {}

    void see(wire::CounterView view) { view_ = std::move(view); }
    /// What to do at this moment (without an id); nullopt: nothing, until a view, an answer or `wakeMs()`.
    std::optional<wire::Command> act(std::int64_t nowMs);
    /// The answer to the command that act() gave last.
    void answered(const wire::Command& command, const wire::Receipt& receipt, std::int64_t nowMs);
    [[nodiscard]] std::int64_t wakeMs() const { return wakeMs_; }
    /// Went home: the day is over and the counter closed.
    [[nodiscard]] bool home() const { return home_; }
    /// Goes home (closes the counter) as soon as nobody is at the desk; for crowds without a day's end.
    void sendHome() { leaving_ = true; }

  private:
    std::optional<wire::Command> atFreeDesk(std::int64_t nowMs);
    std::optional<wire::Command> withCalled(const wire::Ticket& ticket, std::int64_t nowMs);
    std::optional<wire::Command> withServed(const wire::Ticket& ticket, std::int64_t nowMs);
    void wakeAt(std::int64_t ms);

    ClerkPlan plan_;
    Floor& floor_;
    std::optional<wire::CounterView> view_;
    std::size_t nextPause_{};
    std::int64_t pausedUntilMs_{};
    std::int64_t readyAtMs_{};           ///< not before this moment the next visitor
    std::int64_t calledAtMs_{};
    std::string calledNumber_;
    std::string servingNumber_;
    std::int64_t servingSinceMs_{};
    std::int64_t wakeMs_{};
    bool dayWasOpen_{};
    bool leaving_{};
    bool home_{};
};

}  // namespace hall::crowd
