// The single writer: decides, appends, publishes, answers - in that order - in one thread of its own.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "server/engine/Ports.hpp"

namespace hall::engine {

/// Why the engine, and not the law, did not carry out a command.
enum class Fault {
    storeFull,         ///< 507
    outcomeUnknown,    ///< 503: resend the same id
    idReused,          ///< 422: this id was used with another body
    invariant,         ///< 500: a bug; the command was refused before it reached the log
    overloaded,        ///< 503: the writer's queue is full
    stopping,          ///< 503
};

/// Stable code on every interface: "store-full". Never localised, never reused.
std::string_view code(Fault fault);

using Answer = std::variant<Outcome, core::Refused, Fault>;

struct Submission {
    core::Command command;
    core::Actor actor;
    CommandId id;                 ///< empty: the engine's own, no resend possible
    std::uint64_t bodyHash{};     ///< over actor, command name and body; tells a reused id from a resend
    /// Called once, in the writer's thread, after the views that contain the effect were published. Only `overloaded`
    /// and `stopping` are told at once, in the thread that submitted.
    std::function<void(const Answer&)> answer;
    std::vector<Paper> papers{};  ///< sealed; written with the command's events, dropped when it has none
};

struct Settings {
    std::size_t queueBound{8'192};
    std::size_t batchBound{512};                      ///< commands in one transaction
    std::uint64_t snapshotEveryEvents{50'000};
    std::chrono::milliseconds tickEvery{1'000};       ///< how often the engine looks whether time has made something due; 0: never
    std::chrono::milliseconds probeEvery{1'000};      ///< how often a full disk is tried again
    std::string crashDirectory;                       ///< where a record of an invariant's breach is written; empty: nowhere
    std::function<void(int exitCode)> fatal;          ///< the store failed: end the process with this code (70)
    const Forecasts* forecasts{};                     ///< what visitors are told of their wait; null: nothing. Outlives the engine
};

class Engine {
  public:
    Engine(EventLog& log, Clock& clock, Entropy& entropy, Zone& zone, Audience& audience, Settings settings);
    ~Engine();

    /// Loads the state and starts the thread. Any fault: not started.
    StoreFault start();
    /// The same with a state that was loaded from this log just now.
    StoreFault start(core::State loaded);
    /// Drains what is queued, keeps a snapshot, ends the thread.
    void stop();
    /// Instead of start(), for simulations: loads the state, and has no thread. Every step() is one turn in the caller's thread, which
    /// never waits; true: there was something to do. The log must complete its appends before it returns from them.
    StoreFault startWithoutThread();
    bool step();
    /// From any thread.
    void submit(Submission submission);
    /// Runs `task` in the writer's thread between two turns, on the state as it is durable. For reads that need the whole state or the log.
    /// False: not taken (stopping, or the queue is full); the task will not run.
    bool ask(std::function<void(const core::State&, EventLog&)> task);
    /// Copies the store to `file` while commands go on being served between the steps; `done` runs in the writer's
    /// thread. False: not taken. A second backup waits for the first.
    bool backup(std::string file, std::function<void(StoreFault)> done);
    [[nodiscard]] bool writable() const;              ///< false while the disk is full, and after a failure

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hall::engine
