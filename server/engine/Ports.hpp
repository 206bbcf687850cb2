// What the engine needs of the world, as ports: the store, the clock and the audience stand behind them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/core/Decide.hpp"
#include "server/core/Events.hpp"
#include "server/core/State.hpp"

namespace hall::engine {

/// Made by the client; one outcome for ever. 8 to 64 printable ASCII characters.
struct CommandId { std::string value; auto operator<=>(const CommandId&) const = default; };

/// What a carried-out command amounts to; kept with its command id and told again, unchanged, to every resend.
struct Outcome {
    std::uint64_t firstSeq{};               ///< of its events; 0 if it had none (such outcomes are not stored)
    std::uint64_t lastSeq{};
    std::optional<core::Ticket> ticket;     ///< as it stood right after the command
    std::int32_t ahead{-1};                 ///< waiting in front of that ticket at that moment; -1: not waiting
};

struct StoredOutcome { std::uint64_t bodyHash{}; Outcome outcome; };

enum class StoreFault { none, full, failed };  ///< full: 507 and probing; failed: 503 outcome-unknown, the process ends with 70

struct Append {
    std::span<const core::Event> events;
    struct Command { CommandId id; std::uint64_t bodyHash; const Outcome* outcome; };
    std::vector<Command> commands;
};

/// The append-only, hash-chained log, behind one connection in the writer's thread.
class EventLog {
  public:
    virtual ~EventLog() = default;
    /// One transaction, durable when `done(none)` is called. May complete later than it returns, in the order of the calls.
    virtual void append(const Append& append, std::function<void(StoreFault)> done) = 0;
    /// Newest usable snapshot plus every event after it; what `serve` starts from, and what a failed append falls back to.
    virtual StoreFault load(core::State& state) = 0;
    virtual std::optional<StoredOutcome> find(const CommandId& id) = 0;
    /// Events with seq > after, at most `limit`, in order.
    virtual std::vector<core::Event> read(std::uint64_t after, std::size_t limit) = 0;
    /// A cache that load() may use; never needed. `none` also when it was skipped.
    virtual StoreFault keepSnapshot(const core::State& state) = 0;
    /// `failed` once a read or a write went wrong in a way that puts what find() and read() say in doubt.
    virtual StoreFault health() { return StoreFault::none; }
    /// Can the log be written again (after `full`)?
    virtual bool probe() = 0;
    /// A whole, consistent copy of the store as a file, in small steps; work() runs between them.
    virtual StoreFault backup(const std::string& file, const std::function<void()>& work) = 0;
    /// Housekeeping that nobody waits for (moving the write-ahead log into the file). Called between turns, after the
    /// answers; `idle` says that nobody waits now. A fault other than none means what it means for append().
    virtual StoreFault tidy(bool /*idle*/) { return StoreFault::none; }
};

/// A device (kiosk, counter, board, ...) and the hash of the secret that it shows. The secret itself is never stored.
struct Device {
    std::string name;                       ///< "counter-1"; unique, goes into the log as the actor's name
    core::Role role{core::Role::board};
    core::CounterId counter;                ///< set for Role::counter only
    std::string tokenHash;                  ///< 32 bytes, SHA-256 of the token
    core::Instant createdAt;
    std::optional<core::Instant> revokedAt;
    auto operator<=>(const Device&) const = default;
};

/// Who may come in. Lives on the writer's connection, so call it inside Engine::ask() while serving.
class Credentials {
  public:
    virtual ~Credentials() = default;
    /// All devices, revoked ones too, by name.
    virtual std::vector<Device> devices() = 0;
    /// Adds the device, or replaces the one of that name. Durable when it returns none.
    virtual StoreFault putDevice(const Device& device) = 0;
    /// From now on its token opens nothing. Unknown names and devices revoked before stay as they are.
    virtual StoreFault revokeDevice(const std::string& name, core::Instant at) = 0;
};

class Clock {
  public:
    virtual ~Clock() = default;
    virtual core::Instant now() = 0;                       ///< UTC; never goes back within one process
};

class Entropy {
  public:
    virtual ~Entropy() = default;
    virtual std::uint64_t draw() = 0;
};

/// Local date and minute of an instant in the hall's zone (an IANA name from the configuration).
class Zone {
  public:
    virtual ~Zone() = default;
    struct Local { core::LocalDate date; std::int32_t minute; std::int32_t offsetMinutes; };
    virtual Local local(core::Instant instant, const std::string& timeZone) = 0;
};

/// Told after events are durable and before the receipts of that turn, and once at the start, with no events.
/// Runs in the writer's thread: compute views, hand them on, return.
class Audience {
  public:
    virtual ~Audience() = default;
    virtual void changed(const core::State& state, std::span<const core::Event> events, core::Instant now) = 0;
};

}  // namespace hall::engine
