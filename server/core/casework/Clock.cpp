#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/casework/Lacking.hpp"
#include "server/core/casework/Law.hpp"

namespace hall::core::law {
namespace {

/// Something that has fallen due: about a case, or a follow-up that is late.
struct Found {
    LocalDate on;
    std::string_view about;            ///< number or id; orders what falls on one day
    const Case* one{};
    const FollowUp* followUp{};
    DueThing thing{};
    bool response{};                   ///< of the follow-up, nobody spoke to whoever waits

    bool operator<(const Found& other) const { return std::tie(on, about, response, thing) < std::tie(other.on, other.about, other.response, other.thing); }
};

/// What is due, oldest first, as far as one turn goes.
class Turn {
  public:
    explicit Turn(LocalDate today) : until_(today) {}

    /// May something of this day, about this, still be among what the turn takes?
    [[nodiscard]] bool takes(LocalDate on, std::string_view about) const {
        return on <= until_ && (found_.size() < limits::dueThingsPerTurn || !sorted_ || std::tie(on, about) <= std::tie(found_.back().on, found_.back().about));
    }
    [[nodiscard]] LocalDate until() const { return until_; }
    void add(Found found) {
        if (found.on > until_) return;
        // A silent acceptance begins periods, and a procedure that is found too long stops others: what that brings is found in the next
        // turn, and nothing of a later day may come before it.
        if (found.thing.silence || (found.one != nullptr && found.thing.signal.kind == SignalKind::procedureOverrun)) until_ = found.on;
        found_.push_back(std::move(found));
        sorted_ = false;
        if (found_.size() >= 2 * limits::dueThingsPerTurn) trim();
    }
    std::vector<Found> take() {
        trim();
        return std::move(found_);
    }

  private:
    void trim() {
        std::erase_if(found_, [&](const Found& one) { return one.on > until_; });
        std::sort(found_.begin(), found_.end());
        if (found_.size() > limits::dueThingsPerTurn) found_.resize(limits::dueThingsPerTurn);
        sorted_ = true;
    }

    LocalDate until_;
    bool sorted_{};
    std::vector<Found> found_;
};

void addCases(const Casework& casework, Turn& turn) {
    for (const AgendaKey& key : casework.agenda) {  // by date, then number: nothing about a case is older than its entry here
        if (!turn.takes(key.date, key.number.value)) break;
        const Case* one = casework.find(key.number);
        if (one == nullptr) continue;
        for (DueThing& thing : dueThings(casework, *one, turn.until())) {
            const LocalDate on = thing.on;
            turn.add({on, one->number.value, one, nullptr, std::move(thing), false});
        }
    }
}

void addFollowUps(const Casework& casework, Turn& turn) {
    for (const FollowUpId& id : casework.followUpsOpen) {
        const auto place = casework.followUps.find(id);
        if (place == casework.followUps.end()) continue;
        const FollowUp& followUp = place->second;
        const auto look = [&](bool owed, const std::optional<DueDate>& by, bool response) {
            if (owed && by && by->date < turn.until()) turn.add({dayAfter(by->date), id.value, nullptr, &followUp, {}, response});
        };
        look(followUp.respondedOn.yyyymmdd == 0 && !followUp.respondedLate, respondBy(casework, followUp), true);
        look(isOwed(followUp) && !followUp.late, resolveBy(casework, followUp), false);
    }
}

Events accepted(const State& state, const Case& one, LocalDate today) {
    const LocalDate date = one.state == CaseState::supplemented ? one.supplementedOn : one.receivedOn;
    CaseAccepted accepted{one.number, {}, nextDocument(one, DocumentKind::acceptance), date};
    accepted.silent = true;
    return acceptance(state, one, accepted, today);
}

EventBody told(const CaseNumber& number, const Signal& signal) {
    return SignalRaised{number,       signal.kind,    signal.light, signal.task, signal.stage, signal.department,
                        signal.cause, signal.subject, signal.due,   signal.date};
}

}  // namespace

Events dueEvents(const State& state, const Given& given) {
    const Casework& casework = state.casework;
    const LocalDate today = given.stamp.localDate;
    Turn turn(today);
    addCases(casework, turn);
    addFollowUps(casework, turn);
    Events events;
    for (const Found& due : turn.take()) {
        if (due.followUp != nullptr) {
            const auto by = due.response ? respondBy(casework, *due.followUp) : resolveBy(casework, *due.followUp);
            events.push_back(FollowUpLate{due.followUp->id, by->date, due.on, due.response});
        } else if (due.thing.silence) {
            for (EventBody& event : accepted(state, *due.one, today)) events.push_back(std::move(event));
        } else {
            events.push_back(told(due.one->number, due.thing.signal));
        }
    }
    return events;
}

void apply(State& state, const SignalRaised& raised, const Event& event) {
    Case* one = caseIn(state, raised.number);
    if (one == nullptr) return;
    if (one->signals.size() < limits::signalsPerCase) {
        one->signals.push_back({raised.kind, raised.light, raised.task, raised.stage, raised.department, raised.cause, raised.subject, raised.due,
                                raised.date, event.seq});
    }
    if (raised.kind == SignalKind::procedureOverrun) {
        for (Procedure& procedure : one->procedures) {
            if (procedure.number == raised.subject) procedure.overrun = true;
        }
    }
    note(*one, event, raised.kind == SignalKind::limit ? "light-turned" : word(raised.kind), raised.task);
}

void settle(Casework& casework, const CaseNumber& number) {
    const Case* one = casework.find(number);
    if (one == nullptr) return;
    const auto keep = [&](std::set<CaseNumber>& set, bool belongs) {
        if (belongs) set.insert(number);
        else set.erase(number);
    };
    keep(casework.requested, goesOn(one->state) && std::any_of(one->requests.begin(), one->requests.end(),
                                                               [](const ApprovalRequest& r) { return r.state == ApprovalState::open; }));
    keep(casework.ordered, std::any_of(one->orders.begin(), one->orders.end(), [](const Order& o) { return o.closedOn.yyyymmdd == 0; }));
    const auto next = nextDueDay(casework, *one);
    if (const auto before = casework.agendaOf.find(number); before != casework.agendaOf.end()) {
        if (next && before->second == *next) return;
        casework.agenda.erase({before->second, number});
        casework.agendaOf.erase(before);
    }
    if (!next) return;
    casework.agenda.insert({*next, number});
    casework.agendaOf.emplace(number, *next);
}

void settleAll(Casework& casework) {
    casework.days = WorkingDays(casework.calendars);
    casework.agenda.clear();
    casework.agendaOf.clear();
    for (const auto& [number, one] : casework.cases) settle(casework, number);
}

}  // namespace hall::core::law
