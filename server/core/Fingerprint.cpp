#include <algorithm>
#include <concepts>

#include "server/core/State.hpp"

namespace hall::core {
namespace {

/// FNV-1a, 64 bit, over values in a fixed order and width.
class Print {
  public:
    template <std::integral T>
    void add(T value) {
        const auto bits = static_cast<std::uint64_t>(value);
        for (int shift = 0; shift < 64; shift += 8) byte(static_cast<unsigned char>(bits >> shift));
    }
    template <class T>
        requires std::is_enum_v<T>
    void add(T value) { add(static_cast<std::uint64_t>(value)); }
    void add(const std::string& text) {
        add(text.size());
        for (const char c : text) byte(static_cast<unsigned char>(c));
    }
    template <class Tag, class Rep>
    void add(const Id<Tag, Rep>& id) { add(id.value); }
    void add(Instant instant) { add(instant.utcMs); }
    void add(LocalDate date) { add(date.yyyymmdd); }
    void add(const Name& name) { all(name.zh, name.en); }
    void add(const OrderKey& key) { all(key.virtualArrival, key.serial, key.behind); }
    void add(const Due& due) { all(due.at, due.serial); }
    void add(const Aside& aside) { all(aside.since, aside.serial); }
    void add(const HallConfig& c) {
        all(c.code, c.name, c.timeZone, c.opensAtMinute, c.closesAtMinute, c.callLimit, c.bringBackLimit,
            c.bringBackBehind, c.urgencyLeadMs, c.demo, c.signInRequired, c.finishAndCallNext, c.pickNeedsApproval, c.undoMs,
            c.leaseSize, c.idleLockMinutes);
    }
    void add(const QueueConfig& c) { all(c.code, c.letters, c.name, c.digits, c.maximumWaitMs, c.accepting, c.dailyCap, c.opensAtMinute, c.closesAtMinute, c.notice); }
    void add(const ClassConfig& c) { all(c.code, c.name, c.creditMs, c.maximumWaitMs); }
    void add(const ProfileConfig& c) { all(c.code, c.name, c.queues, c.rule, c.shares); }
    void add(const CounterConfig& c) { all(c.id, c.label, c.profile); }
    void add(const ItemConfig& c) { all(c.code, c.queue, c.name, c.shortName, c.department, c.subject, c.withdrawn); }
    void add(const Ticket& t) {
        all(t.id, t.number, t.queue, t.item, t.klass, t.language, t.state, t.issuedAt, t.waitingSince, t.endedAt,
            t.calledAt, t.startedAt, t.stateSince, t.creditMs, t.maximumWaitMs, t.order, t.calls, t.broughtBack,
            t.counter, t.poolCounter, t.poolClerk, t.further, t.leg, t.classCheck, t.lease, t.lastSeq);
    }
    void add(const StaffConfig& c) { all(c.id, c.roles, c.skills, c.fallback, c.disabled); }
    void add(const Pool& p) { all(p.waiting, p.due); }
    void add(const Undoable& u) { all(u.act, u.firstSeq, u.lastSeq, u.at, u.before, u.servedToday, u.taken); }
    void add(const Staff& s) { all(s.config, s.tiers, s.counter, s.pool); }
    void add(const Lease& l) { all(l.id, l.kiosk, l.queue, l.first, l.last, l.date, l.since, l.merged); }
    void add(const Queue& q) { all(q.config, q.lastNumber, q.leaseFloor, q.issuedToday, q.waiting, q.due, q.held, q.missed); }
    void add(const Profile& p) { all(p.config, p.queues); }
    void add(const Counter& c) { all(c.config, c.phase, c.pauseReason, c.phaseSince, c.ticket, c.servedToday, c.clerk, c.pool, c.taken, c.undoable); }
    void add(const RecentCall& c) { all(c.call, c.ticket, c.counter, c.at, c.times); }
    template <class T>
    void add(const std::optional<T>& value) {
        add(value.has_value());
        if (value) add(*value);
    }
    template <class A, class B>
    void add(const std::pair<A, B>& both) { all(both.first, both.second); }
    template <class T>
        requires requires(const T& range) { range.begin(); range.size(); } && (!std::same_as<T, std::string>)
    void add(const T& range) {
        add(range.size());
        for (const auto& value : range) add(value);
    }
    template <class... T>
    void all(const T&... values) { (add(values), ...); }

    [[nodiscard]] std::uint64_t value() const { return value_; }

  private:
    void byte(unsigned char byte) { value_ = (value_ ^ byte) * 1'099'511'628'211ULL; }
    std::uint64_t value_{14'695'981'039'346'656'037ULL};
};

}  // namespace

std::uint64_t fingerprint(const State& state) {
    Print print;
    print.all(state.seq, state.configVersion, state.hall, state.queues, state.classes, state.profiles, state.counters,
              state.items, state.day, state.dayDate, state.dayOpenedAt, state.lastSerial, state.ticketsByState,
              state.busyCounters, state.recentCalls, state.staff, state.lastLease, state.leases, state.misused);
    std::vector<const Ticket*> tickets;  // the hash table's own order differs from run to run
    tickets.reserve(state.tickets.size());
    for (const auto& [id, ticket] : state.tickets) tickets.push_back(&ticket);
    std::sort(tickets.begin(), tickets.end(), [](const Ticket* a, const Ticket* b) { return a->id < b->id; });
    print.add(tickets.size());
    for (const Ticket* ticket : tickets) print.add(*ticket);
    return print.value();
}

}  // namespace hall::core
