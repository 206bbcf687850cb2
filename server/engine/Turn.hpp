// One turn of the writer: decides a batch of submissions on the tentative state and collects what one append
// carries.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "server/engine/Engine.hpp"

namespace hall::engine {

/// What a turn reads besides the state.
struct Door {
    EventLog& log;
    Clock& clock;
    Entropy& entropy;
    Zone& zone;
    const std::string& crashDirectory;
    const Forecasts* forecasts{};

    [[nodiscard]] core::Stamp stamp(const core::State& state) const;
};

class Turn {
  public:
    Turn(core::State& state, const Door& door, std::size_t submissions);

    enum class Taken {
        yes,       ///< decided; its answer waits for settle()
        breached,  ///< a bug: the state now holds events that must not be; append what was good, then load it
                   ///< anew
    };
    Taken take(Submission submission);

    [[nodiscard]] const std::vector<core::Event>& events() const { return events_; }
    [[nodiscard]] Append append() const;
    /// Answers everything taken. With a fault, whatever is not yet durable is told the fault instead.
    void settle(std::optional<Fault> fault);
    /// The log is in doubt: what it told is not to be passed on either.
    void distrust();
    [[nodiscard]] bool endedDay() const { return endedDay_; }

  private:
    struct Entry {
        Submission submission;
        Answer answer;
        bool durable{false};   ///< told from the log, so true whatever happens to this turn
        bool stored{false};    ///< its outcome goes into the log with this turn
        bool happened{false};  ///< it has events, so its papers are kept
    };
    bool knownAlready(Entry& entry) const;
    Taken refuseBreach(Entry entry, const core::Stamp& stamp, std::string code, std::uint64_t seqBefore,
                       std::size_t eventsBefore, const core::EventBody* event);
    Outcome outcome(const core::Command& command, std::size_t firstEvent) const;

    core::State& state_;
    const Door& door_;
    std::vector<core::Event> events_;
    std::vector<Entry> entries_;
    std::unordered_map<std::string, std::size_t> accepted_;  ///< command id to index in entries_
    bool endedDay_{false};
};

}  // namespace hall::engine
