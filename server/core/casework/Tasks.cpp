#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/casework/Identity.hpp"
#include "server/core/casework/Law.hpp"
#include "server/core/queue/Shapes.hpp"

namespace hall::core::law {
namespace {

const Task& taskOf(const State& state, const CaseNumber& number, std::uint32_t task) {
    const Case& one = *state.casework.find(number);
    return *taskIn(one, task);
}

/// Those that can never be granted once `rejected` is: they wait for it, or for one that does. In the order of the case.
std::vector<std::uint32_t> lostWith(const Case& one, std::uint32_t rejected) {
    std::vector<std::uint32_t> lost;
    const auto isGone = [&](std::uint32_t number) { return number == rejected || std::find(lost.begin(), lost.end(), number) != lost.end(); };
    for (std::size_t before = lost.size() + 1; before != lost.size();) {  // grows at most by the number of tasks
        before = lost.size();
        for (const Task& task : one.tasks) {
            if (task.state == TaskState::waiting && !isGone(task.number) && std::any_of(task.after.begin(), task.after.end(), isGone)) lost.push_back(task.number);
        }
    }
    return lost;
}

/// Is this the only task that still stands in the way of the collective result, when it is decided so?
bool isLast(const Case& one, std::uint32_t task, Verdict verdict) {
    const std::vector<std::uint32_t> lost = verdict == Verdict::rejected ? lostWith(one, task) : std::vector<std::uint32_t>{};
    return std::all_of(one.tasks.begin(), one.tasks.end(), [&](const Task& t) {
        return t.number == task || t.state == TaskState::decided || t.state == TaskState::dropped ||
               std::find(lost.begin(), lost.end(), t.number) != lost.end();
    });
}

/// Tasks that wait for nothing more once `granted` is.
void release(const Case& one, std::uint32_t granted, LocalDate date, Events& events) {
    const auto isGranted = [&](std::uint32_t number) {
        return number == granted || std::any_of(one.tasks.begin(), one.tasks.end(), [&](const Task& t) {
                   return t.number == number && t.state == TaskState::decided && t.verdict == Verdict::granted;
               });
    };
    for (const Task& task : one.tasks) {
        if (task.state == TaskState::waiting && std::all_of(task.after.begin(), task.after.end(), isGranted))
            events.push_back(TaskReleased{one.number, task.number, date});
    }
}

bool procedureRuns(const Case& one, std::uint32_t task) {
    return std::any_of(one.procedures.begin(), one.procedures.end(),
                       [&](const Procedure& p) { return p.to.yyyymmdd == 0 && (p.task == task || p.task == 0); });
}

}  // namespace

Decision decide(const State& state, const StartTask& command, const Given& given) {
    if (auto no = needTask(state, given.actor, command.number, command.task, CaseVerb::startTask)) return *no;
    if (auto no = needSeen(state, command.number, command.seen)) return *no;
    return one(TaskStarted{command.number, command.task, given.stamp.localDate});
}

Decision decide(const State& state, const AskTask& command, const Given& given) {
    if (auto no = needTask(state, given.actor, command.number, command.task, CaseVerb::askTask)) return *no;
    if (!isOpaqueId(command.question.value)) return refuse(Refusal::reasonMissing);
    return one(TaskAsked{command.number, command.task, command.question, given.stamp.localDate});
}

Decision decide(const State& state, const AnswerTask& command, const Given& given) {
    if (auto no = needOpenCounter(state, command.counter)) return *no;
    if (auto no = needTask(state, given.actor, command.number, command.task, CaseVerb::answerTask)) return *no;
    if (!isOpaqueId(command.answer.value)) return refuse(Refusal::reasonMissing);
    return one(TaskAnswered{command.number, command.task, command.counter, command.answer, given.stamp.localDate});
}

Decision decide(const State& state, const ReturnTask& command, const Given& given) {
    if (auto no = needTask(state, given.actor, command.number, command.task, CaseVerb::returnTask)) return *no;
    if (!isReason(command.reason)) return refuse(Refusal::reasonMissing);
    if (!isOpaqueId(command.note.value, true)) return refuse(Refusal::reasonMissing);
    return one(TaskReturned{command.number, command.task, command.reason, command.note, given.stamp.localDate});
}

Decision decide(const State& state, const RedispatchTask& command, const Given& given) {
    if (auto no = needOpenCounter(state, command.counter)) return *no;
    if (auto no = needTask(state, given.actor, command.number, command.task, CaseVerb::redispatchTask)) return *no;
    const Task& task = taskOf(state, command.number, command.task);
    const DepartmentCode& to = command.department.value.empty() ? task.department : command.department;
    if (!command.department.value.empty() && !state.casework.departments.contains(to)) return refuse(Refusal::unknownDepartment);
    return one(TaskDispatched{command.number, command.task, task.item, to, given.stamp.localDate, {}});
}

Decision decide(const State& state, const ProposeTask& command, const Given& given) {
    if (auto no = needTask(state, given.actor, command.number, command.task, CaseVerb::proposeTask)) return *no;
    if (auto no = needSeen(state, command.number, command.seen)) return *no;
    if (command.verdict == Verdict::none) return refuse(Refusal::reasonMissing, "verdict");
    // A rejection says why (Administrative Licensing Law art. 38).
    if (!isOpaqueId(command.opinion.value, command.verdict == Verdict::granted)) return refuse(Refusal::reasonMissing);
    return one(TaskProposed{command.number, command.task, command.verdict, command.opinion, given.stamp.localDate});
}

Decision decide(const State& state, const DecideTask& command, const Given& given) {
    const Case* present = state.casework.find(command.number);
    if (present == nullptr) return refuse(Refusal::unknownCase);
    const bool last = isLast(*present, command.task, command.verdict);
    if (auto no = needTask(state, given.actor, command.number, command.task, last ? CaseVerb::decideLastTask : CaseVerb::decideTask)) return *no;
    if (auto no = needSeen(state, command.number, command.seen)) return *no;
    if (command.verdict == Verdict::none) return refuse(Refusal::reasonMissing, "verdict");
    // What a procedure is to find out is not decided before it is over.
    if (procedureRuns(*present, command.task)) return refuse(Refusal::procedureOpen);
    const Task& task = taskOf(state, command.number, command.task);
    const bool opinionStands = !task.opinion.value.empty() && task.proposed == command.verdict;
    if (!isOpaqueId(command.opinion.value, command.verdict == Verdict::granted || opinionStands)) return refuse(Refusal::reasonMissing);
    if (!isResultNumber(command.resultNumber)) return refuse(Refusal::malformedApplication, "result-number");
    const GuideConfig* guide = state.casework.guide(task.item, task.guide);
    if (guide != nullptr && guide->twoPersons) {
        if (task.state != TaskState::proposed) return refuse(Refusal::taskNotInState, std::string(word(task.state)));
        if (task.reviewer.value == given.actor.name) return refuse(Refusal::samePerson);
    }
    Events events;
    events.push_back(TaskDecided{command.number, command.task, command.verdict, command.opinion, command.resultNumber, given.stamp.localDate});
    if (command.verdict == Verdict::granted) release(*present, command.task, given.stamp.localDate, events);
    else for (const std::uint32_t lost : lostWith(*present, command.task)) events.push_back(TaskDropped{command.number, lost, "predecessor-rejected", given.stamp.localDate});
    if (!last) return events;
    const bool granted = command.verdict == Verdict::granted ||
                         std::any_of(present->tasks.begin(), present->tasks.end(),
                                     [&](const Task& t) { return t.number != command.task && t.verdict == Verdict::granted; });
    events.push_back(CaseDecided{command.number, granted ? Verdict::granted : Verdict::rejected, given.stamp.localDate});
    return events;
}

// --- apply -------------------------------------------------------------------------------------------------

namespace {

/// Calls `with` with the case and the task of an event, when both are there.
void onTask(State& state, const CaseNumber& number, std::uint32_t task, const auto& with) {
    Case* one = caseIn(state, number);
    Task* found = one == nullptr ? nullptr : taskIn(*one, task);
    if (found != nullptr) with(*one, *found);
}

/// Events of 0.3 carry no date: what they tell is dated with the newest that the case knows.
LocalDate dated(const Case& one, LocalDate date) {
    return date.yyyymmdd != 0 ? date : one.acceptedOn;
}

}  // namespace

void apply(State& state, const TaskDispatched& dispatched, const Event& event) {
    Case* one = caseIn(state, dispatched.number);
    if (one == nullptr) return;
    Task* task = taskIn(*one, dispatched.task);
    if (task == nullptr) {
        Task fresh;
        fresh.number = dispatched.task;
        fresh.item = dispatched.item;
        const auto item = std::find_if(one->items.begin(), one->items.end(), [&](const CaseItem& i) { return i.item == dispatched.item; });
        if (item != one->items.end()) fresh.guide = item->guide;
        fresh.since = event.at;
        fresh.after = dispatched.after;
        if (fresh.after.empty()) fresh.releasedOn = dated(*one, dispatched.date);
        one->tasks.push_back(std::move(fresh));
        task = &one->tasks.back();
        task->department = dispatched.department;
    } else {
        enter(state, *one, *task, TaskState::dropped, event.at);  // off the old department's list before it goes on the new one's
        task->department = dispatched.department;
        task->reviewer = {};
        task->proposed = Verdict::none;
        task->reason.clear();
        // What the other department asked and was told is not this one's business.
        task->opinion = task->question = task->answer = {};
    }
    const bool waits = task->releasedOn.yyyymmdd == 0;
    enter(state, *one, *task, waits ? TaskState::waiting : TaskState::dispatched, event.at);
    span(*task, dated(*one, dispatched.date), {});
    note(*one, event, waits ? "task-waits" : "task-dispatched", dispatched.task);
}

void apply(State& state, const TaskStarted& started, const Event& event) {
    onTask(state, started.number, started.task, [&](Case& one, Task& task) {
        task.reviewer = {event.actor.name};
        enter(state, one, task, TaskState::working, event.at);
        if (one.state == CaseState::accepted) enter(state, one, CaseState::handling, event.at);
        span(task, dated(one, started.date), {event.actor.name});
        note(one, event, "task-started", started.task);
    });
}

void apply(State& state, const TaskAsked& asked, const Event& event) {
    onTask(state, asked.number, asked.task, [&](Case& one, Task& task) {
        task.question = asked.question;
        task.answer = {};
        enter(state, one, task, TaskState::asked, event.at);
        span(task, dated(one, asked.date), {});
        note(one, event, "task-asked", asked.task);
    });
}

void apply(State& state, const TaskAnswered& answered, const Event& event) {
    onTask(state, answered.number, answered.task, [&](Case& one, Task& task) {
        task.answer = answered.answer;
        enter(state, one, task, TaskState::working, event.at);
        span(task, dated(one, answered.date), task.reviewer);
        note(one, event, "task-answered", answered.task);
    });
    cannotUndo(state, answered.counter);
}

void apply(State& state, const TaskReturned& returned, const Event& event) {
    onTask(state, returned.number, returned.task, [&](Case& one, Task& task) {
        const bool toReviewer = task.state == TaskState::proposed;
        task.reason = returned.reason;
        if (!returned.note.value.empty()) task.question = returned.note;
        task.proposed = Verdict::none;
        enter(state, one, task, toReviewer ? TaskState::working : TaskState::returned, event.at);
        span(task, dated(one, returned.date), toReviewer ? task.reviewer : StaffId{});
        note(one, event, "task-returned", returned.task);
    });
}

void apply(State& state, const TaskProposed& proposed, const Event& event) {
    onTask(state, proposed.number, proposed.task, [&](Case& one, Task& task) {
        task.reviewer = {event.actor.name};
        task.proposed = proposed.verdict;
        task.opinion = proposed.opinion;
        // The last of several stages is the decision's.
        const GuideConfig* guide = state.casework.guide(task.item, task.guide);
        if (guide != nullptr && guide->stages.size() > 1) task.stage = static_cast<std::uint32_t>(guide->stages.size() - 1);
        enter(state, one, task, TaskState::proposed, event.at);
        span(task, dated(one, proposed.date), {});
        note(one, event, "task-proposed", proposed.task);
    });
}

void apply(State& state, const TaskDecided& decided, const Event& event) {
    onTask(state, decided.number, decided.task, [&](Case& one, Task& task) {
        task.decider = {event.actor.name};
        task.verdict = decided.verdict;
        // What was written for another verdict is no reason for this one.
        if (!decided.opinion.value.empty() || task.proposed != decided.verdict) task.opinion = decided.opinion;
        task.resultNumber = decided.resultNumber;
        task.endedOn = dated(one, decided.date);
        enter(state, one, task, TaskState::decided, event.at);
        span(task, dated(one, decided.date), {event.actor.name});
        note(one, event, "task-decided", decided.task);
    });
}

void apply(State& state, const CaseDecided& decided, const Event& event) {
    Case* one = caseIn(state, decided.number);
    if (one == nullptr) return;
    one->verdict = decided.verdict;
    one->decidedOn = decided.date;
    enter(state, *one, CaseState::decided, event.at);
    note(*one, event, "case-decided");
}

Decision decide(const State& state, const AdvanceStage& command, const Given& given) {
    if (auto no = needTask(state, given.actor, command.number, command.task, CaseVerb::advanceStage)) return *no;
    const Task& task = taskOf(state, command.number, command.task);
    const GuideConfig* guide = state.casework.guide(task.item, task.guide);
    if (guide == nullptr || task.stage + 1 >= guide->stages.size()) return refuse(Refusal::lastStage);
    return one(StageAdvanced{command.number, command.task, guide->stages[task.stage + 1].code, given.stamp.localDate});
}

void apply(State& state, const StageAdvanced& advanced, const Event& event) {
    onTask(state, advanced.number, advanced.task, [&](Case& one, Task& task) {
        const GuideConfig* guide = state.casework.guide(task.item, task.guide);
        const std::size_t stages = guide == nullptr ? 0 : guide->stages.size();
        for (std::uint32_t i = 0; i < stages; ++i) {
            if (guide->stages[i].code == advanced.stage) task.stage = i;
        }
        span(task, advanced.date, {event.actor.name});
        note(one, event, "stage-advanced", advanced.task);
    });
}

void apply(State& state, const TaskReleased& released, const Event& event) {
    onTask(state, released.number, released.task, [&](Case& one, Task& task) {
        task.releasedOn = released.date;
        enter(state, one, task, TaskState::dispatched, event.at);
        span(task, released.date, {});
        note(one, event, "task-released", released.task);
    });
}

void apply(State& state, const TaskDropped& dropped, const Event& event) {
    onTask(state, dropped.number, dropped.task, [&](Case& one, Task& task) {
        task.reason = dropped.reason;
        task.endedOn = dropped.date;
        enter(state, one, task, TaskState::dropped, event.at);
        span(task, dropped.date, {});
        note(one, event, "task-dropped", dropped.task);
    });
}

}  // namespace hall::core::law
