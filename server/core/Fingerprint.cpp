#include <algorithm>
#include <concepts>
#include <map>

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
            c.leaseSize, c.idleLockMinutes, c.areaCode, c.hallNumber, c.oneWindowQueue, c.coverRouting);
    }
    void add(const QueueConfig& c) { all(c.code, c.letters, c.name, c.digits, c.maximumWaitMs, c.accepting, c.dailyCap, c.opensAtMinute, c.closesAtMinute, c.notice, c.oneWindow, c.departments); }
    void add(const ClassConfig& c) { all(c.code, c.name, c.creditMs, c.maximumWaitMs); }
    void add(const ProfileConfig& c) { all(c.code, c.name, c.queues, c.rule, c.shares); }
    void add(const CounterConfig& c) { all(c.id, c.label, c.profile); }
    void add(const ItemConfig& c) { all(c.code, c.queue, c.name, c.shortName, c.department, c.subject, c.withdrawn, c.usualMinutes); }
    void add(const Ticket& t) {
        all(t.id, t.number, t.queue, t.item, t.klass, t.language, t.state, t.issuedAt, t.waitingSince, t.endedAt,
            t.calledAt, t.startedAt, t.stateSince, t.creditMs, t.maximumWaitMs, t.order, t.calls, t.broughtBack,
            t.counter, t.poolCounter, t.poolClerk, t.with, t.further, t.leg, t.classCheck, t.lease, t.phone, t.reachableFrom, t.gaveWay, t.lastSeq);
    }
    void add(const StaffConfig& c) { all(c.id, c.roles, c.skills, c.fallback, c.disabled, c.departments); }
    void add(const DepartmentConfig& c) { all(c.code, c.name, c.creditCode); }
    void add(const CalendarConfig& c) { all(c.year, c.holidays, c.workdays, c.source); }
    void add(const MaterialRule& r) { all(r.code, r.name, r.basis, r.form, r.copies, r.required, r.mayFollow, r.grade, r.source, r.issuedBy, r.oneTime, r.validDays); }
    void add(const StageRule& r) { all(r.code, r.name, r.limitDays); }
    void add(const ItemCodes& c) { all(c.basic, c.implementation, c.handling); }
    void add(const GuideConfig& c) {
        all(c.item, c.codes, c.type, c.level, c.forms, c.caseType, c.conditions, c.process, c.basis, c.notes, c.feeFen, c.fee, c.online,
            c.consultPhone, c.supervisePhone, c.statutoryDays, c.promisedDays, c.stages, c.materials, c.sensitive, c.twoPersons, c.result);
    }
    void add(const CaseItem& i) { all(i.item, i.guide); }
    void add(const CaseMaterial& m) { all(m.code, m.required, m.asked, m.remarks->name, m.remarks->askedFor, m.state, m.grade, m.remarks->reason, m.remarks->note, m.since); }
    void add(const CaseFile& f) { all(f.id, f.material, f.bytes, f.sha256, f.mediaType, f.ordinal, f.at); }
    void add(const CaseDocument& d) { all(d.kind, d.number, d.date, d.at); }
    void add(const Task& t) {
        all(t.number, t.item, t.guide, t.department, t.state, t.since, t.reviewer, t.decider, t.proposed, t.verdict, t.opinion,
            t.question, t.answer, t.reason, t.resultNumber, t.after, t.releasedOn, t.endedOn, t.extendedDays, t.stage, t.spans);
    }
    void add(const TaskSpan& s) { all(s.state, s.from, s.by); }
    void add(const OpeningConfig& c) { all(c.weekdays, c.workingDays, c.open, c.closed); }
    void add(const Slot& s) { all(s.from, s.until); }
    void add(const BookingHours& h) { all(h.fromMinute, h.untilMinute); }
    void add(const BookingRulesConfig& c) {
        all(c.queue, c.offered, c.hours, c.slotMinutes, c.capacity, c.walkInPercent, c.weekdays, c.closed, c.daysAhead, c.leadMinutes, c.cancelMinutes,
            c.earlyMinutes, c.lateMinutes, c.klass, c.perDay, c.missedLimit, c.cancelledLimit, c.countDays);
    }
    void add(const BookingMade& b) {
        all(b.booking, b.queue, b.item, b.date, b.from, b.until, b.slots, b.opensAt, b.closesAt, b.changeUntil, b.booker, b.language);
    }
    void add(const Booking& b) { all(b.made, b.state, b.byHall, b.ticket, b.since, b.lastSeq); }
    void add(const DueBooking& d) { all(d.closesAt, d.booking); }
    void add(const Bookings& b) { all(b.rules, b.lastId, b.all, b.taken, b.due, b.byBooker); }
    void add(const EvaluationReason& r) { all(r.code, r.name, r.of); }
    void add(const EvaluationRulesConfig& c) { all(c.offered, c.days, c.closeDays, c.reasons); }
    void add(const RatedService& s) { all(s.item, s.counter, s.clerk, s.department, s.seq); }
    void add(const Rating& r) { all(r.id, r.level, r.channel, r.reasons, r.date); }
    void add(const Rateable& r) { all(r.endedOn, r.services, r.first, r.again, r.followUp, r.excluded); }
    void add(const RatedUnit& u) { all(u.kind, u.code); }
    void add(const MonthFigures& m) { all(m.visits, m.cases, m.again, m.channels, m.goodReasons, m.badReasons, m.units, m.excluded); }
    void add(const Evaluations& e) { all(e.rules, e.form, e.lastId, e.visits, e.cases, e.months); }
    void add(const FollowUpClass& c) { all(c.code, c.name, c.days, c.kind, c.escalation, c.respondDays); }
    void add(const CaseRulesConfig& c) {
        all(c.tellDays, c.silenceAccepts, c.extensionDays, c.jointDays, c.jointExtensionDays, c.deliveryDays, c.supplementDays, c.toleranceDays,
            c.toleranceMarginDays, c.bluePercent, c.yellowPercent, c.yellowDays, c.followUps);
    }
    void add(const PackageCondition& c) { all(c.question, c.answer); }
    void add(const PackageAnswer& a) { all(a.code, a.name); }
    void add(const PackageQuestion& q) { all(q.code, q.name, q.answers, q.when); }
    void add(const PackageItem& i) { all(i.item, i.after, i.when); }
    void add(const PackageMaterial& m) { all(m.material, m.when); }
    void add(const PackageConfig& c) { all(c.code, c.name, c.note, c.lead, c.joint, c.questions, c.items, c.materials, c.withdrawn); }
    void add(const PackageChoice& c) { all(c.code, c.version, c.answers); }
    void add(const Tolerance& t) { all(t.materials, t.days, t.extendedDays, t.from); }
    void add(const Procedure& p) { all(p.number, p.task, p.kind, p.reason, p.by, p.approver, p.plannedDays, p.from, p.to, p.result, p.opinion, p.overrun); }
    void add(const ApprovalRequest& r) {
        all(r.number, r.kind, r.task, r.reason, r.note, r.days, r.procedure, r.by, r.askedOn, r.state, r.decidedBy, r.answer, r.decidedOn);
    }
    void add(const Order& o) {
        all(o.number, o.task, o.department, o.reason, o.note, o.days, o.by, o.issuedOn, o.answer, o.answeredBy, o.answeredOn, o.closing, o.closedOn);
    }
    void add(const Signal& s) { all(s.kind, s.light, s.task, s.stage, s.department, s.cause, s.subject, s.due, s.date, s.seq); }
    void add(const FollowUp& f) {
        all(f.id, f.kind, f.klass, f.state, f.about, f.visit, f.person, f.note, f.department, f.result, f.answer, f.closing, f.satisfied, f.rounds,
            f.openedOn, f.assignedOn, f.resolvedOn, f.closedOn, f.late, f.since, f.lastSeq, f.evaluation, f.response, f.respondedOn, f.respondedLate);
    }
    void add(const AgendaKey& k) { all(k.date, k.number); }
    void add(const CaseStep& s) { all(s.seq, s.at, s.what, s.by, s.task); }
    void add(const Case& c) {
        all(c.number, c.application, c.revision, c.digest, c.applicant, c.agent, c.walkIn, c.preReview, c.state, c.before, c.since,
            c.appliedAt, c.receivedOn, c.supplementedOn, c.acceptedOn, c.decidedOn, c.verdict, c.reason, c.items, c.materials, c.files,
            c.tasks, c.documents, c.tickets, c.steps, c.changedSeq, c.lastSeq, c.package, c.silent, c.tolerance,
            c.extendedDays, c.notificationsAllowed, c.notifiedOn, c.deliveredOn, c.procedures, c.requests, c.orders, c.signals, c.withdrawalBy, c.visits, c.imported);
    }
    void add(const Holding& h) { all(h.grade, h.number, h.at); }
    void add(const TaskKey& k) { all(k.since, k.number, k.task); }
    void add(const Casework& c) {
        all(c.guides, c.departments, c.calendars, c.holdings, c.numberDate, c.numbersToday, c.tasks, c.byState, c.packages, c.rules, c.opening, c.followUps,
            c.followUpDate, c.followUpsToday, c.agenda, c.requested, c.ordered, c.followUpsOpen);
        std::map<CaseNumber, const Case*> cases;  // the hash table's own order differs from run to run
        for (const auto& [number, one] : c.cases) cases.emplace(number, &one);
        for (const auto& [number, one] : cases) add(*one);
    }
    void add(const Pool& p) { all(p.waiting, p.due); }
    void add(const Undoable& u) { all(u.act, u.firstSeq, u.lastSeq, u.at, u.before, u.servedToday, u.taken); }
    void add(const Staff& s) { all(s.config, s.tiers, s.counter, s.pool); }
    void add(const Lease& l) { all(l.id, l.kiosk, l.queue, l.first, l.last, l.date, l.since, l.merged); }
    void add(const Queue& q) { all(q.config, q.lastNumber, q.leaseFloor, q.issuedToday, q.waiting, q.due, q.underway, q.held, q.missed); }
    void add(const RemoteConfig& c) {
        all(c.offered, c.byCode, c.codeMinutes, c.codeOnBoards, c.radiusM, c.latitudeE6, c.longitudeE6, c.metresPerMinute, c.liveLimit, c.perDay,
            c.letFirst, c.moreTimeLimit);
    }
    void add(const Profile& p) { all(p.config, p.queues); }
    void add(const Counter& c) { all(c.config, c.phase, c.pauseReason, c.phaseSince, c.ticket, c.servedToday, c.clerk, c.pool, c.taken, c.undoable); }
    void add(const NoticeAudience& a) { all(a.boards, a.kiosks, a.counters, a.phones); }
    void add(const Notice& n) { all(n.id, n.kind, n.audience, n.text, n.until, n.counters, n.since); }
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
              state.busyCounters, state.recentCalls, state.staff, state.lastLease, state.leases, state.misused,
              state.lastNotice, state.noticeSeq, state.notices, state.casework,
              state.bookings, state.remote, state.comings, state.byPhone, state.evaluations);
    std::vector<const Ticket*> tickets;  // the hash table's own order differs from run to run
    tickets.reserve(state.tickets.size());
    for (const auto& [id, ticket] : state.tickets) tickets.push_back(&ticket);
    std::sort(tickets.begin(), tickets.end(), [](const Ticket* a, const Ticket* b) { return a->id < b->id; });
    print.add(tickets.size());
    for (const Ticket* ticket : tickets) print.add(*ticket);
    return print.value();
}

}  // namespace hall::core
