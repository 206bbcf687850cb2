// The hall as it stands: configuration, day, counters, tickets of the day, and the order in which they wait.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/core/Configuration.hpp"
#include "server/core/Types.hpp"
#include "server/core/booking/Bookings.hpp"
#include "server/core/casework/Case.hpp"
#include "server/core/evaluation/Evaluations.hpp"
#include "server/core/notice/Notice.hpp"

namespace hall::core {

enum class DayPhase : std::uint8_t { closed, open, closing };
enum class TicketState : std::uint8_t { waiting, called, serving, held, missed, served, cancelled, closedUnserved };
enum class CounterPhase : std::uint8_t { closed, open, paused };
/// Has the clerk looked whether the visitor belongs to the class declared?
enum class ClassCheck : std::uint8_t { open, entitled, misused };

/// Stable word on every interface: "closed-unserved".
std::string_view word(TicketState state);
std::string_view word(CounterPhase phase);
std::string_view word(DayPhase phase);
std::string_view word(ClassCheck check);

/// Place in a queue: oldest virtual arrival first, ties by number; a ticket brought back stands right behind the one named at that time.
struct OrderKey {
    Instant virtualArrival;
    std::uint64_t serial{};   ///< ticket serial, or that of the ticket it was put behind
    std::uint64_t behind{};   ///< 0, or the event's sequence number that put it there
    auto operator<=>(const OrderKey&) const = default;
};

struct Ticket {
    TicketId id;
    std::string number;
    std::uint32_t queue{};            ///< index into State::queues
    ItemCode item;
    ClassCode klass;
    Language language{Language::zh};
    TicketState state{TicketState::waiting};
    Instant issuedAt;
    Instant waitingSince;             ///< beginning of the present leg's wait
    Instant endedAt;                  ///< when the visit ended or was missed; 0 while it goes on
    Instant calledAt;                 ///< last first-call of the present leg; 0 if not called
    Instant startedAt;                ///< start of the present service; 0 if none
    Instant stateSince;               ///< when it entered its present state (a recall does not count)
    std::int64_t creditMs{};
    std::int64_t maximumWaitMs{};
    OrderKey order;
    std::int32_t calls{};             ///< calls in the present leg, recalls included
    std::int32_t broughtBack{};
    std::optional<std::uint32_t> counter;  ///< index into State::counters while called or serving, the last one afterwards; none while waiting
    std::optional<std::uint32_t> poolCounter;  ///< waits in this counter's pool (index), not in its queue
    StaffId poolClerk;                ///< or in this person's; empty: in none
    std::vector<ItemCode> with;       ///< services of this leg besides `item`
    std::vector<ItemCode> further;    ///< services of later legs
    std::int32_t leg{1};              ///< service of the visit, from 1; a transfer does not count
    ClassCheck classCheck{ClassCheck::open};
    LeaseId lease;                    ///< 0: its number is not from a lease
    PhoneId phone;                    ///< that took it from afar; empty: none
    Instant reachableFrom;            ///< while it waits: its visitor cannot be here before; 0: may be called
    std::int32_t gaveWay{};           ///< how often its visitor let others go first
    std::uint64_t lastSeq{};          ///< of its last event

    [[nodiscard]] Instant dueAt() const { return {waitingSince.utcMs + maximumWaitMs}; }
    /// Waits, and its visitor is still on the way: keeps its place and is not called.
    [[nodiscard]] bool isUnderway() const { return state == TicketState::waiting && reachableFrom.utcMs != 0; }
    auto operator<=>(const Ticket&) const = default;
};

struct Due {
    Instant at;
    std::uint64_t serial{};
    auto operator<=>(const Due&) const = default;
};

/// A ticket that waits aside, by the moment it was put there.
struct Aside {
    Instant since;
    std::uint64_t serial{};
    auto operator<=>(const Aside&) const = default;
};

struct Queue {
    QueueConfig config;
    std::uint32_t lastNumber{};                       ///< of this hall day; numbers of leases apart
    std::uint32_t leaseFloor{};                       ///< smallest number lent to a kiosk this hall day; 0: none yet
    std::uint32_t issuedToday{};                      ///< tickets of this hall day, merged ones included
    std::map<OrderKey, TicketId> waiting;             ///< in calling order
    std::set<Due> due;                                ///< the same tickets by the moment their maximum wait passes
    std::map<OrderKey, TicketId> underway;            ///< who waits and cannot be here yet, by the places they keep; in none of the other sets
    std::set<Aside> held;                             ///< of this queue, by Ticket::stateSince; kept so that views need not walk all tickets
    std::set<Aside> missed;                           ///< also those left over when the day ended
    bool operator==(const Queue&) const = default;
};

struct Profile {
    ProfileConfig config;
    std::vector<std::uint32_t> queues;                ///< indexes, in the profile's order
    bool operator==(const Profile&) const = default;
};

/// Those who wait for one counter or one person, and for nobody else.
struct Pool {
    std::map<OrderKey, TicketId> waiting;
    std::set<Due> due;
    bool operator==(const Pool&) const = default;
};

enum class Act : std::uint8_t {
    callNext, pick, start, finish, finishAndCallNext, noShow, bringBack, hold, resume, transfer, returnToQueue, confirmClass,
    addService,
};
/// As the command is called on every interface: "finish-and-call-next".
std::string_view word(Act act);

/// What Undo would take back: the counter's last act, and its tickets as they stood before.
struct Undoable {
    Act act{Act::callNext};
    std::uint64_t firstSeq{};
    std::uint64_t lastSeq{};
    Instant at;
    std::vector<Ticket> before;                       ///< in the order of the act's events
    std::int32_t servedToday{};                       ///< of the counter, before
    std::vector<std::int32_t> taken;                  ///< of the counter, before
    bool operator==(const Undoable&) const = default;
};

struct Counter {
    CounterConfig config;
    CounterPhase phase{CounterPhase::closed};
    std::string pauseReason;
    Instant phaseSince;
    std::optional<TicketId> ticket;                   ///< called or being served here
    std::int32_t servedToday{};                       ///< services finished here this hall day
    StaffId clerk;                                    ///< signed in here; empty: nobody
    Pool pool;
    std::vector<std::int32_t> taken;                  ///< calls of the running cycle by the profile's queues; profiles by ratio only
    std::optional<Undoable> undoable;
    bool operator==(const Counter&) const = default;
};

struct Staff {
    StaffConfig config;
    std::vector<std::uint8_t> tiers;                  ///< by queue: 1 skill, 2 fallback, 0 neither; empty: all are 1
    std::optional<std::uint32_t> counter;             ///< signed in at (index)
    Pool pool;
    bool operator==(const Staff&) const = default;
};

/// Numbers that a kiosk may give while it is cut off.
struct Lease {
    LeaseId id;
    std::string kiosk;
    std::uint32_t queue{};                            ///< index into State::queues
    std::uint32_t first{};
    std::uint32_t last{};
    LocalDate date;
    Instant since;
    std::set<std::uint32_t> merged;                   ///< numbers that reached the server
    bool operator==(const Lease&) const = default;
};

/// One line of what boards show and speak. `call` is the sequence number of the call's event.
struct RecentCall {
    std::uint64_t call{};
    TicketId ticket;
    std::uint32_t counter{};
    Instant at;
    std::int32_t times{};                             ///< 1 for a first call, 2.. for recalls
    auto operator<=>(const RecentCall&) const = default;
};

struct State {
    std::uint64_t seq{};                              ///< of the last event applied
    std::uint32_t configVersion{};
    HallConfig hall;
    std::vector<Queue> queues;                        ///< never shrinks; index = order of first definition
    std::unordered_map<QueueCode, std::uint32_t> queueIndex;
    std::map<ClassCode, ClassConfig> classes;
    std::vector<Profile> profiles;
    std::unordered_map<ProfileCode, std::uint32_t> profileIndex;
    std::vector<Counter> counters;
    std::unordered_map<CounterId, std::uint32_t> counterIndex;
    std::map<ItemCode, ItemConfig> items;
    std::map<StaffId, Staff> staff;

    DayPhase day{DayPhase::closed};
    LocalDate dayDate;                                ///< date of the present or last day; 0 before the first
    Instant dayOpenedAt;

    std::uint64_t lastSerial{};                       ///< of tickets, for ever
    std::unordered_map<TicketId, Ticket> tickets;     ///< of the present (or last) hall day; emptied when a day opens
    std::array<std::uint32_t, 8> ticketsByState{};    ///< index: TicketState
    std::uint32_t busyCounters{};                     ///< counters with a ticket
    std::vector<RecentCall> recentCalls;              ///< at most 32, oldest first
    std::uint64_t lastLease{};                        ///< of leases, for ever
    std::map<LeaseId, Lease> leases;                  ///< of the present (or last) hall day and the one before
    RemoteConfig remote;
    std::set<Due> comings;                            ///< tickets underway, by when they can be called
    std::map<PhoneId, std::set<TicketId>> byPhone;    ///< tickets of this hall day that were taken from afar
    std::map<ClassCode, std::uint32_t> misused;       ///< classes declared without right, this hall day
    std::uint64_t lastNotice{};                       ///< of notices, for ever
    std::uint64_t noticeSeq{};                        ///< of the newest event about one; 0: none yet
    std::vector<Notice> notices;                      ///< that stand now, at most limits::notices, oldest first
    Casework casework;
    Bookings bookings;
    Evaluations evaluations;

    [[nodiscard]] const Ticket* ticket(TicketId id) const;
    [[nodiscard]] const Queue* queue(const QueueCode& code) const;
    [[nodiscard]] const Counter* counter(const CounterId& id) const;
    [[nodiscard]] const Staff* person(const StaffId& id) const;
    /// Tickets whose visit goes on: waiting, called, serving or held.
    [[nodiscard]] std::uint32_t activeTickets() const;
    bool operator==(const State&) const = default;
};

/// Builds again what follows from the rest: queueIndex, profileIndex, counterIndex, Profile::queues, Staff::tiers, the four
/// sets and the lines of every queue, all pools, comings, byPhone, ticketsByState and busyCounters. A snapshot keeps only the plain values and calls this after it has read them.
void reindex(State& state);

/// A number over everything in the state, the same on every machine and in every run: replaying a log must give the same one.
std::uint64_t fingerprint(const State& state);

}  // namespace hall::core
