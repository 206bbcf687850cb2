#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/casework/Law.hpp"
#include "server/core/queue/Shapes.hpp"

namespace hall::core::law {
namespace {

const Task& taskOf(const State& state, const CaseNumber& number, std::uint32_t task) {
    const Case& one = *state.casework.find(number);
    return *std::find_if(one.tasks.begin(), one.tasks.end(), [&](const Task& t) { return t.number == task; });
}

/// Is this the only task that still stands in the way of the collective result?
bool isLast(const Case& one, std::uint32_t task) {
    return std::all_of(one.tasks.begin(), one.tasks.end(),
                       [&](const Task& t) { return t.number == task || t.state == TaskState::decided; });
}

}  // namespace

Decision decide(const State& state, const StartTask& command, const Given& given) {
    if (auto no = needTask(state, given.actor, command.number, command.task, CaseVerb::startTask)) return *no;
    return one(TaskStarted{command.number, command.task});
}

Decision decide(const State& state, const AskTask& command, const Given& given) {
    if (auto no = needTask(state, given.actor, command.number, command.task, CaseVerb::askTask)) return *no;
    if (!isOpaqueId(command.question.value)) return refuse(Refusal::reasonMissing);
    return one(TaskAsked{command.number, command.task, command.question});
}

Decision decide(const State& state, const AnswerTask& command, const Given& given) {
    if (auto no = needOpenCounter(state, command.counter)) return *no;
    if (auto no = needTask(state, given.actor, command.number, command.task, CaseVerb::answerTask)) return *no;
    if (!isOpaqueId(command.answer.value)) return refuse(Refusal::reasonMissing);
    return one(TaskAnswered{command.number, command.task, command.counter, command.answer});
}

Decision decide(const State& state, const ReturnTask& command, const Given& given) {
    if (auto no = needTask(state, given.actor, command.number, command.task, CaseVerb::returnTask)) return *no;
    if (!isReason(command.reason)) return refuse(Refusal::reasonMissing);
    if (!isOpaqueId(command.note.value, true)) return refuse(Refusal::reasonMissing);
    return one(TaskReturned{command.number, command.task, command.reason, command.note});
}

Decision decide(const State& state, const RedispatchTask& command, const Given& given) {
    if (auto no = needOpenCounter(state, command.counter)) return *no;
    if (auto no = needTask(state, given.actor, command.number, command.task, CaseVerb::redispatchTask)) return *no;
    const Task& task = taskOf(state, command.number, command.task);
    const DepartmentCode& to = command.department.value.empty() ? task.department : command.department;
    if (!command.department.value.empty() && !state.casework.departments.contains(to)) return refuse(Refusal::unknownDepartment);
    return one(TaskDispatched{command.number, command.task, task.item, to});
}

Decision decide(const State& state, const ProposeTask& command, const Given& given) {
    if (auto no = needTask(state, given.actor, command.number, command.task, CaseVerb::proposeTask)) return *no;
    if (command.verdict == Verdict::none) return refuse(Refusal::reasonMissing, "verdict");
    // A rejection says why (Administrative Licensing Law art. 38).
    if (!isOpaqueId(command.opinion.value, command.verdict == Verdict::granted)) return refuse(Refusal::reasonMissing);
    return one(TaskProposed{command.number, command.task, command.verdict, command.opinion});
}

Decision decide(const State& state, const DecideTask& command, const Given& given) {
    const Case* present = state.casework.find(command.number);
    if (present == nullptr) return refuse(Refusal::unknownCase);
    const bool last = isLast(*present, command.task);
    if (auto no = needTask(state, given.actor, command.number, command.task, last ? CaseVerb::decideLastTask : CaseVerb::decideTask)) return *no;
    if (command.verdict == Verdict::none) return refuse(Refusal::reasonMissing, "verdict");
    const Task& task = taskOf(state, command.number, command.task);
    const bool opinionStands = !task.opinion.value.empty() && task.proposed == command.verdict;
    if (!isOpaqueId(command.opinion.value, command.verdict == Verdict::granted || opinionStands)) return refuse(Refusal::reasonMissing);
    if (!isText(command.resultNumber, limits::resultNumberBytes)) return refuse(Refusal::tooMany, "result-number");
    const GuideConfig* guide = state.casework.guide(task.item, task.guide);
    if (guide != nullptr && guide->twoPersons) {
        if (task.state != TaskState::proposed) return refuse(Refusal::taskNotInState, std::string(word(task.state)));
        if (task.reviewer.value == given.actor.name) return refuse(Refusal::samePerson);
    }
    Events events;
    events.push_back(TaskDecided{command.number, command.task, command.verdict, command.opinion, command.resultNumber});
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
        one->tasks.push_back(std::move(fresh));
        task = &one->tasks.back();
        task->department = dispatched.department;
    } else {
        enter(state, *one, *task, TaskState::dropped, event.at);  // off the old department's list before it goes on the new one's
        task->department = dispatched.department;
        task->reviewer = {};
        task->proposed = Verdict::none;
        task->reason.clear();
    }
    enter(state, *one, *task, TaskState::dispatched, event.at);
    note(*one, event, "task-dispatched", dispatched.task);
}

void apply(State& state, const TaskStarted& started, const Event& event) {
    onTask(state, started.number, started.task, [&](Case& one, Task& task) {
        task.reviewer = {event.actor.name};
        enter(state, one, task, TaskState::working, event.at);
        if (one.state == CaseState::accepted) enter(state, one, CaseState::handling, event.at);
        note(one, event, "task-started", started.task);
    });
}

void apply(State& state, const TaskAsked& asked, const Event& event) {
    onTask(state, asked.number, asked.task, [&](Case& one, Task& task) {
        task.question = asked.question;
        task.answer = {};
        enter(state, one, task, TaskState::asked, event.at);
        note(one, event, "task-asked", asked.task);
    });
}

void apply(State& state, const TaskAnswered& answered, const Event& event) {
    onTask(state, answered.number, answered.task, [&](Case& one, Task& task) {
        task.answer = answered.answer;
        enter(state, one, task, TaskState::working, event.at);
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
        note(one, event, "task-returned", returned.task);
    });
}

void apply(State& state, const TaskProposed& proposed, const Event& event) {
    onTask(state, proposed.number, proposed.task, [&](Case& one, Task& task) {
        task.reviewer = {event.actor.name};
        task.proposed = proposed.verdict;
        task.opinion = proposed.opinion;
        enter(state, one, task, TaskState::proposed, event.at);
        note(one, event, "task-proposed", proposed.task);
    });
}

void apply(State& state, const TaskDecided& decided, const Event& event) {
    onTask(state, decided.number, decided.task, [&](Case& one, Task& task) {
        task.decider = {event.actor.name};
        task.verdict = decided.verdict;
        if (!decided.opinion.value.empty()) task.opinion = decided.opinion;
        task.resultNumber = decided.resultNumber;
        enter(state, one, task, TaskState::decided, event.at);
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

}  // namespace hall::core::law
