#include "server/core/casework/Import.hpp"

#include <algorithm>
#include <string>
#include <set>

#include "server/core/Limits.hpp"
#include "server/core/calendar/Calendar.hpp"
#include "server/core/casework/Identity.hpp"
#include "server/core/casework/Law.hpp"
#include "server/core/queue/Shapes.hpp"

namespace hall::core {

RecordDays recordDays(LocalDate today) {
    const std::int64_t day = dayNumber(today);
    return {{20000101}, dateOf(day + 366), dateOf(day + 3'653)};
}

namespace law {
namespace {

bool mayBeDate(LocalDate date) {
    return date.yyyymmdd == 0 || isDate(date);
}

/// "gaq01.s12": people of another hall keep its name in front, so that nobody here is taken for them.
bool isPerson(const StaffId& id) {
    return id.value.empty() || (isCode(id.value, 2 * limits::codeBytes) && !namesSomebody(id.value));
}

/// Every day that the record speaks of, and whether it is one on which something falls due.
void eachDay(const Case& one, const auto& give) {
    constexpr std::int64_t dayMs = 86'400'000;
    const auto happened = [&](std::initializer_list<LocalDate> dates) {
        for (const LocalDate date : dates) give(date, false);
    };
    const auto at = [&](Instant when) { give(when.utcMs == 0 ? LocalDate{} : dateOf(when.utcMs / dayMs), false); };
    happened({one.receivedOn, one.supplementedOn, one.acceptedOn, one.decidedOn, one.notifiedOn, one.deliveredOn, one.tolerance.from});
    at(one.since);
    at(one.appliedAt);
    for (const CaseMaterial& material : one.materials) at(material.since);
    for (const CaseDocument& paper : one.documents) {
        happened({paper.date});
        at(paper.at);
    }
    for (const Task& task : one.tasks) {
        happened({task.releasedOn, task.endedOn});
        at(task.since);
        for (const TaskSpan& span : task.spans) happened({span.from});
    }
    for (const Procedure& procedure : one.procedures) happened({procedure.from, procedure.to});
    for (const ApprovalRequest& request : one.requests) happened({request.askedOn, request.decidedOn});
    for (const Order& order : one.orders) happened({order.issuedOn, order.answeredOn, order.closedOn});
    for (const Signal& signal : one.signals) {
        happened({signal.date});
        give(signal.due, true);
    }
}

/// Empty, or the side on which a day of the record lies too far. Of dates that exist.
std::string_view wrongDays(const Case& one, LocalDate today) {
    const RecordDays days = recordDays(today);
    bool ahead = false, past = false;
    eachDay(one, [&](LocalDate date, bool due) {
        if (date.yyyymmdd == 0) return;
        ahead |= date > (due ? days.lastDue : days.lastHappened);
        past |= date < days.first;
    });
    return ahead ? "dates-ahead" : past ? "dates-past" : "";
}

/// The list's members are numbered from 1.
bool counts(const auto& list) {
    std::uint32_t number = 0;
    return std::all_of(list.begin(), list.end(), [&](const auto& one) { return one.number == ++number; });
}

/// The member that is not as it must be; empty if all are. What lies in the vault of another hall does not come.
std::string_view wrongList(const State& state, const Case& one) {
    if (one.items.empty() || one.items.size() > limits::itemsPerApplication) return "items";
    std::set<ItemCode> items;
    for (const CaseItem& item : one.items) {
        if (!state.items.contains(item.item) || !items.insert(item.item).second) return "items";
        if (item.guide != 0 && state.casework.guide(item.item, item.guide) == nullptr) return "guides";
    }
    const bool packaged = !one.package.code.value.empty();
    if (packaged && state.casework.package(one.package.code, one.package.version) == nullptr) return "package";
    if (one.package.answers.size() > limits::questionsPerPackage || (!packaged && !one.package.answers.empty())) return "answers";
    if (one.materials.size() > limits::materialsPerCase) return "materials";
    std::set<MaterialCode> materials;
    for (const CaseMaterial& material : one.materials) {
        if (!isCode(material.code.value) || !materials.insert(material.code).second) return "materials";
        const MaterialRemarks& remarks = *material.remarks;
        if (!remarks.reason.empty() && !isReason(remarks.reason)) return "materials/reason";
        if (!remarks.askedFor.empty() && !isReason(remarks.askedFor)) return "materials/asked-for";
    }
    if (one.documents.size() > limits::documentsPerCase) return "documents";
    std::set<std::string_view> papers;
    for (const CaseDocument& paper : one.documents) {
        const bool shaped = paper.number.size() <= 30 && paper.number.starts_with(one.number.value + "-" + letter(paper.kind)) && isDate(paper.date);
        if (!shaped || !papers.insert(paper.number).second) return "documents";
    }
    for (const MaterialCode& follow : one.tolerance.materials) {
        if (!materials.contains(follow)) return "tolerance";
    }
    if (!mayBeDate(one.tolerance.from) || one.tolerance.days < 0 || one.tolerance.days > limits::periodDaysMax) return "tolerance";
    return {};
}

bool isOpen(const Task& task) {
    return task.state != TaskState::decided && task.state != TaskState::dropped;
}

/// Who waits for others waits while one of them goes on and none has ended otherwise than granted: nobody would ever let it begin, or drop
/// it. Who does not wait had everything.
bool waitsRightly(const Case& one, const Task& task) {
    bool open = false, lost = false;
    for (const std::uint32_t number : task.after) {
        const Task& other = one.tasks[number - 1];
        open |= isOpen(other);
        lost |= !isOpen(other) && other.verdict != Verdict::granted;
    }
    if (task.state == TaskState::dropped) return true;
    return task.state == TaskState::waiting ? open && !lost : !open && !lost;
}

/// The result of all, and what a case in its state still has open.
std::string_view wrongEnd(const Case& one) {
    switch (one.state) {
        case CaseState::decided: case CaseState::delivered: case CaseState::archived: case CaseState::recalled: case CaseState::revoked: {
            const bool granted = std::any_of(one.tasks.begin(), one.tasks.end(), [](const Task& task) { return task.verdict == Verdict::granted; });
            if (one.verdict != (granted ? Verdict::granted : Verdict::rejected)) return "verdict";
            const bool stopped = std::any_of(one.procedures.begin(), one.procedures.end(), [](const Procedure& each) { return each.to.yyyymmdd == 0; });
            return stopped ? std::string_view{"procedures"} : std::string_view{};
        }
        case CaseState::withdrawing:
            if (one.before != CaseState::accepted && one.before != CaseState::handling) return "before";
            break;
        default: break;
    }
    return one.verdict == Verdict::none ? std::string_view{} : std::string_view{"verdict"};
}

/// Tasks begin with acceptance.
bool mayHaveTasks(CaseState state) {
    switch (state) {
        case CaseState::accepted: case CaseState::handling: case CaseState::withdrawing: case CaseState::withdrawn: case CaseState::decided:
        case CaseState::delivered: case CaseState::archived: case CaseState::recalled: case CaseState::revoked: return true;
        case CaseState::applied: case CaseState::received: case CaseState::correcting: case CaseState::supplemented: case CaseState::notRequired:
        case CaseState::refused: break;
    }
    return false;
}

/// From then on its case is handled.
bool isBegun(const Task& task) {
    const bool goesOn = task.state == TaskState::working || task.state == TaskState::asked || task.state == TaskState::proposed || task.state == TaskState::decided;
    return goesOn || std::any_of(task.spans.begin(), task.spans.end(), [](const TaskSpan& span) { return span.state == TaskState::working; });
}

std::string_view wrongTasks(const State& state, const Case& one) {
    if (!one.tasks.empty() && !mayHaveTasks(one.state)) return "tasks";
    if (one.tasks.size() > one.items.size() || !counts(one.tasks)) return "tasks";
    for (std::size_t i = 0; i < one.tasks.size(); ++i) {
        const Task& task = one.tasks[i];
        if (CaseItem{task.item, task.guide} != one.items[i]) return "tasks/item";
        if (!task.department.value.empty() && !isCode(task.department.value)) return "tasks/department";
        if (!isPerson(task.reviewer) || !isPerson(task.decider)) return "tasks/people";
        if (!isResultNumber(task.resultNumber)) return "tasks/result-number";
        const bool known = std::all_of(task.after.begin(), task.after.end(), [&](std::uint32_t other) {
            return other >= 1 && other <= one.tasks.size() && other != task.number;
        });
        if (!known) return "tasks/after";
        if (!mayBeDate(task.releasedOn) || !mayBeDate(task.endedOn) || task.extendedDays < 0 || task.extendedDays > limits::periodDaysMax) return "tasks/dates";
        const GuideConfig* guide = state.casework.guide(task.item, task.guide);
        if ((task.stage > 0 && (guide == nullptr || task.stage >= guide->stages.size())) || task.spans.size() > limits::spansPerTask) return "tasks/stage";
        const bool spans = std::all_of(task.spans.begin(), task.spans.end(), [](const TaskSpan& span) { return mayBeDate(span.from) && isPerson(span.by); });
        if (!spans) return "tasks/spans";
        if ((task.state == TaskState::decided) != (task.verdict != Verdict::none)) return "tasks/verdict";
    }
    // Which task waits for which runs in no circle: each step takes one away that waits for none of those left.
    std::set<std::uint32_t> open;
    for (const Task& task : one.tasks) open.insert(task.number);
    for (bool moved = true; moved;) {
        moved = std::erase_if(open, [&](std::uint32_t number) {
            const auto& after = one.tasks[number - 1].after;
            return std::none_of(after.begin(), after.end(), [&](std::uint32_t other) { return open.contains(other); });
        }) > 0;
    }
    if (!open.empty()) return "tasks/after";
    const bool rightly = std::all_of(one.tasks.begin(), one.tasks.end(), [&](const Task& task) { return waitsRightly(one, task); });
    if (!rightly) return "tasks/after";
    const CaseState stands = one.state == CaseState::withdrawing ? one.before : one.state;
    const bool contradicts = stands == CaseState::accepted && std::any_of(one.tasks.begin(), one.tasks.end(), isBegun);
    return contradicts ? std::string_view{"tasks/state"} : std::string_view{};
}

std::string_view wrongSupervision(const Case& one) {
    const auto ofCase = [&](std::uint32_t task) { return task <= one.tasks.size(); };
    const auto isLength = [](std::int32_t days) { return days >= 0 && days <= limits::periodDaysMax; };
    if (one.procedures.size() > limits::proceduresPerCase || !counts(one.procedures)) return "procedures";
    for (const Procedure& procedure : one.procedures) {
        const bool shaped = ofCase(procedure.task) && isLength(procedure.plannedDays) && isDate(procedure.from) && mayBeDate(procedure.to) &&
                            (procedure.to.yyyymmdd == 0 || procedure.from <= procedure.to) && isPerson(procedure.by) && isPerson(procedure.approver) &&
                            (procedure.result.empty() || isReason(procedure.result)) && (procedure.reason.empty() || isReason(procedure.reason));
        if (!shaped) return "procedures";
    }
    if (one.requests.size() > limits::requestsPerCase || !counts(one.requests)) return "requests";
    for (const ApprovalRequest& request : one.requests) {
        const bool shaped = ofCase(request.task) && isLength(request.days) && isPerson(request.by) && isPerson(request.decidedBy) &&
                            mayBeDate(request.askedOn) && mayBeDate(request.decidedOn) && (request.reason.empty() || isReason(request.reason));
        if (!shaped) return "requests";
    }
    if (one.orders.size() > limits::ordersPerCase || !counts(one.orders)) return "orders";
    for (const Order& order : one.orders) {
        const bool shaped = ofCase(order.task) && isLength(order.days) && isDate(order.issuedOn) && mayBeDate(order.answeredOn) && mayBeDate(order.closedOn) &&
                            isPerson(order.by) && isPerson(order.answeredBy) && isReason(order.reason);
        if (!shaped) return "orders";
    }
    if (one.signals.size() > limits::signalsPerCase) return "signals";
    const bool signals = std::all_of(one.signals.begin(), one.signals.end(), [&](const Signal& signal) {
        return ofCase(signal.task) && mayBeDate(signal.due) && isDate(signal.date) && (signal.cause.empty() || isReason(signal.cause));
    });
    return signals ? std::string_view{} : "signals";
}

std::string_view wrongRecord(const State& state, const Case& one) {
    if (!isCaseNumber(one.number.value)) return "number";
    // What comes in stays in the log for good: another hall's slip must not put anybody's number there.
    if (!isApplicationId(one.application.value) || namesSomebody(one.application.value)) return "application";
    if (!isOpaqueId(one.applicant.value) || namesSomebody(one.applicant.value)) return "applicant";
    if (!isOpaqueId(one.agent.value, true) || namesSomebody(one.agent.value)) return "agent";
    if (!isText(one.digest, 64)) return "digest";
    if (!isPerson(one.withdrawalBy) || (!one.reason.empty() && !isReason(one.reason))) return "reason";
    for (const LocalDate date : {one.receivedOn, one.supplementedOn, one.acceptedOn, one.decidedOn, one.notifiedOn, one.deliveredOn}) {
        if (!mayBeDate(date)) return "dates";
    }
    if (one.extendedDays < 0 || one.extendedDays > limits::periodDaysMax || one.notificationsAllowed < 1) return "days";
    if (const auto wrong = wrongList(state, one); !wrong.empty()) return wrong;
    if (const auto wrong = wrongTasks(state, one); !wrong.empty()) return wrong;
    if (const auto wrong = wrongEnd(one); !wrong.empty()) return wrong;
    return wrongSupervision(one);
}

/// Is the number one that this hall itself gives?
bool isOwnNumber(const State& state, const CaseNumber& number) {
    return number.value.starts_with(state.hall.areaCode + state.hall.hallNumber);
}

LocalDate dateIn(const CaseNumber& number) {
    return {static_cast<std::int32_t>(std::stol(number.value.substr(8, 8)))};
}

/// No case that is opened later gets the number of one that was taken over.
void keepFree(State& state, const CaseNumber& number) {
    if (!isOwnNumber(state, number)) return;
    Casework& casework = state.casework;
    const LocalDate date = dateIn(number);
    const auto serial = static_cast<std::uint32_t>(std::stoul(number.value.substr(16, 6)));
    if (date < casework.numberDate) return;
    casework.numbersToday = date == casework.numberDate ? std::max(casework.numbersToday, serial) : serial;
    casework.numberDate = date;
}

/// What a record says, without what belongs to the hall that keeps it: tickets, history, sealed texts, numbers of events, and parts of
/// seconds.
Case exchanged(Case one) {
    const auto whole = [](Instant& at) { at.utcMs -= at.utcMs % 1000; };
    one.files.clear();
    one.tickets.clear();
    one.visits.clear();
    one.steps.clear();
    one.changedSeq = one.lastSeq = 0;
    one.imported = true;
    if (one.state != CaseState::withdrawing) one.before = CaseState::applied;
    whole(one.since);
    whole(one.appliedAt);
    for (CaseMaterial& material : one.materials) {
        material.remarks.change([](MaterialRemarks& remarks) { remarks.name = remarks.note = {}; });
        whole(material.since);
    }
    for (CaseDocument& paper : one.documents) whole(paper.at);
    for (Task& task : one.tasks) {
        task.opinion = task.question = task.answer = {};
        whole(task.since);
    }
    for (Procedure& procedure : one.procedures) procedure.opinion = {};
    for (ApprovalRequest& request : one.requests) {
        request.note = request.answer = {};
        if (request.kind != ApprovalKind::procedure) request.procedure = ProcedureKind::other;
    }
    for (Order& order : one.orders) order.note = order.answer = order.closing = {};
    for (Signal& signal : one.signals) signal.seq = 0;
    return one;
}

}  // namespace

// The record is held against what every other case is held against (Invariants.cpp), and every bound that commands keep.
Decision decide(const State& state, const ImportCase& command, const Given& given) {
    const Case record = exchanged(*command.record);
    if (const Case* here = state.casework.find(record.number)) {
        if (exchanged(*here) == record) return Events{};
        return refuse(Refusal::recordDiffers, record.number.value);
    }
    if (state.casework.find(record.application) != nullptr) return refuse(Refusal::recordDiffers, record.number.value);
    // A number of this hall from a day to come would push all numbers given from now on there.
    const bool ahead = isCaseNumber(record.number.value) && isOwnNumber(state, record.number) && dateIn(record.number) > given.stamp.localDate;
    if (ahead) return refuse(Refusal::malformedApplication, record.number.value + "/number-ahead");
    if (const auto wrong = wrongRecord(state, record); !wrong.empty()) return refuse(Refusal::malformedApplication, record.number.value + "/" + std::string(wrong));
    if (const auto wrong = wrongDays(record, given.stamp.localDate); !wrong.empty()) return refuse(Refusal::malformedApplication, record.number.value + "/" + std::string(wrong));
    if (const auto wrong = standsWrong(record); !wrong.empty()) return refuse(Refusal::malformedApplication, record.number.value + "/" + std::string(wrong));
    return one(CaseImported{record.number, Boxed<Case>(record)});
}

void apply(State& state, const CaseImported& imported, const Event& event) {
    Casework& casework = state.casework;
    const auto [place, isNew] = casework.cases.try_emplace(imported.number, *imported.record);
    if (!isNew) return;
    Case& one = place->second;
    one.imported = true;
    casework.byApplication[one.application] = one.number;
    casework.byPerson[one.applicant].insert(one.number);
    if (!one.agent.value.empty()) casework.byPerson[one.agent].insert(one.number);
    casework.byState[static_cast<std::size_t>(one.state)].insert(one.number);
    for (Task& task : one.tasks) enter(state, one, task, task.state, task.since);  // since when it has been with the department is theirs to say
    keepFree(state, one.number);
    note(one, event, "case-imported");
}

}  // namespace law
}  // namespace hall::core
