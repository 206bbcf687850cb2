// What the engine needs of the world, as ports: the store, the clock and the audience stand behind them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/Decide.hpp"
#include "server/core/Events.hpp"
#include "server/core/State.hpp"
#include "server/core/booking/Slots.hpp"
#include "server/core/queue/Route.hpp"
#include "server/core/queue/Waits.hpp"

namespace hall::engine {

/// Made by the client; one outcome for ever. 8 to 64 printable ASCII characters.
struct CommandId { std::string value; auto operator<=>(const CommandId&) const = default; };

/// What a command about a case amounts to.
struct CaseOutcome {
    core::CaseNumber number;
    core::CaseState state{core::CaseState::applied};
    std::string document;                   ///< number of the paper that it made; empty: none
    std::uint32_t task{};                   ///< that it was about; 0: none
    std::uint64_t seq{};                    ///< of the case's newest event
    bool created{};
    auto operator<=>(const CaseOutcome&) const = default;
};

/// What a carried-out command amounts to; kept with its command id and told again, unchanged, to every resend.
struct Outcome {
    std::uint64_t firstSeq{};               ///< of its events; 0 if it had none (such outcomes are not stored)
    std::uint64_t lastSeq{};
    std::optional<core::Ticket> ticket;     ///< as it stood right after the command
    std::int32_t ahead{-1};                 ///< waiting in front of that ticket at that moment; -1: not waiting
    std::optional<CaseOutcome> work;        ///< of a command about a case
    std::vector<core::Stop> plan;           ///< that ticket's stops as they were planned then; empty: one service, or its visit is over
    std::optional<core::Wait> told{};       ///< the wait that was told with the ticket, when the command issued it
    core::BookingId booking{};              ///< that it was about; 0: none
};

struct StoredOutcome { std::uint64_t bodyHash{}; Outcome outcome; };

/// A piece of personal data or free text, sealed at the door; written in the transaction of the command that carries it, if that has
/// events. Replaces what had the same id.
struct Paper {
    core::VaultId id;                       ///< of an identity: the person's own id
    core::PersonId person;                  ///< with whose erasure it goes
    std::string kind;                       ///< identity, note
    std::string box;                        ///< sealed
};

enum class StoreFault { none, full, failed };  ///< full: 507 and probing; failed: 503 outcome-unknown, the process ends with 70

struct Append {
    std::span<const core::Event> events;
    struct Command { CommandId id; std::uint64_t bodyHash; const Outcome* outcome; };
    std::vector<Command> commands;
    std::vector<const Paper*> papers{};
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

/// Seals and opens with the hall's keys. May be called from any thread; what it holds never changes while others use it.
class Sealer {
  public:
    virtual ~Sealer() = default;
    /// `place` is bound into the seal (the paper's id), so that boxes cannot be exchanged.
    virtual std::string seal(std::string_view place, std::string_view plain) const = 0;
    virtual std::optional<std::string> open(std::string_view place, std::string_view box) const = 0;
    /// Keyed hash for look-up, 32 bytes; `purpose` keeps hashes of one thing from telling about another.
    virtual std::string keyedHash(std::string_view purpose, std::string_view text) const = 0;
    /// A fresh opaque id, 22 characters of [A-Za-z0-9_-].
    virtual std::string drawId() const = 0;
};

/// Personal data, sealed, beside the log. On the writer's connection: call it inside Engine::ask() while serving.
class Vault {
  public:
    virtual ~Vault() = default;
    /// The person with this look-up hash; makes a new one. nullopt: the store failed.
    virtual std::optional<core::PersonId> personFor(const std::string& lookupHash) = 0;
    /// The person with this look-up hash, if there is one.
    virtual std::optional<core::PersonId> findPerson(const std::string& lookupHash) = 0;
    virtual std::optional<std::string> box(const core::VaultId& id) = 0;
};

/// Attached files, sealed, beside the hall's file. From any thread.
class Files {
  public:
    virtual ~Files() = default;
    /// Durable when it returns none. The same id again replaces it.
    virtual StoreFault put(const core::VaultId& id, std::string_view plain) = 0;
    virtual std::optional<std::string> get(const core::VaultId& id) = 0;
    virtual void remove(const core::VaultId& id) = 0;
};

/// What still has to reach the city's platform, kept beside the log: each event once, in order per case, until it was taken.
struct Delivery {
    std::uint64_t seq{};                    ///< of the event
    core::CaseNumber number;
    std::int32_t attempts{};
    core::Instant nextAt;                   ///< not before
    auto operator<=>(const Delivery&) const = default;
};
class Deliveries {
  public:
    virtual ~Deliveries() = default;
    /// Up to which event deliveries were made out.
    virtual std::uint64_t madeOutTo() = 0;
    /// Adds deliveries and moves that mark, in one transaction.
    virtual StoreFault makeOut(const std::vector<Delivery>& deliveries, std::uint64_t to) = 0;
    /// In order of their events, at most `limit`.
    virtual std::vector<Delivery> open(std::size_t limit) = 0;
    virtual StoreFault taken(std::uint64_t seq) = 0;
    virtual StoreFault postponed(std::uint64_t seq, std::int32_t attempts, core::Instant nextAt) = 0;
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
    /// The same zone both ways, for what is booked; lives until another zone is asked for. Null: there is none.
    virtual const core::LocalTime* clock(const std::string& /*timeZone*/) { return nullptr; }
};

/// The waits as they are foreseen. Asked in the writer's thread; what it gives is never changed, only replaced, in that thread.
class Forecasts {
  public:
    virtual ~Forecasts() = default;
    /// Null: nothing is foreseen (yet, or any more).
    virtual const core::Waits* waits() const = 0;
};

/// Told after events are durable and before the receipts of that turn, and once at the start, with no events.
/// Runs in the writer's thread: compute views, hand them on, return.
class Audience {
  public:
    virtual ~Audience() = default;
    virtual void changed(const core::State& state, std::span<const core::Event> events, core::Instant now) = 0;
};

}  // namespace hall::engine
