#include "server/core/casework/Course.hpp"

#include <algorithm>

#include "server/core/Limits.hpp"

namespace hall::core {
namespace {

constexpr std::int32_t daysWithoutGuide = 20;  // Administrative Licensing Law art. 42

std::int32_t promisedBy(const GuideConfig* guide) {
    return guide == nullptr ? daysWithoutGuide : guide->promisedDays;
}

std::int32_t statutoryBy(const GuideConfig* guide) {
    return guide == nullptr ? daysWithoutGuide : guide->statutoryDays;
}

std::int32_t yellowFrom(const CaseRulesConfig& rules, std::int32_t days) {
    return std::max(rules.yellowDays, (days * rules.yellowPercent + 99) / 100);
}

/// Extensions that were granted while the task was in a stage are that stage's: whoever has it got the time.
std::int32_t extendedSince(const Case& one, const Task& task, LocalDate since) {
    std::int32_t days = 0;
    for (const ApprovalRequest& request : one.requests) {
        const bool its = request.kind == ApprovalKind::extension && request.state == ApprovalState::given && request.task == task.number;
        if (its && request.decidedOn >= since) days += request.days;
    }
    return std::min(days, task.extendedDays);
}

/// The day on which the task entered the stage that it is in. The first begins with the task. A reviewer's word leaves a span in the same
/// state as before it; the last of several stages begins with the proposal at the latest.
LocalDate stageBegan(const Task& task, std::size_t stages, LocalDate released) {
    std::size_t stage = 0;
    LocalDate since = released;
    for (std::size_t i = 0; i < task.spans.size() && stage < task.stage; ++i) {
        const TaskSpan& span = task.spans[i];
        const bool advanced = i > 0 && span.state == TaskState::working && task.spans[i - 1].state == TaskState::working;
        const bool proposed = span.state == TaskState::proposed && stage + 1 < stages;
        if (!advanced && !proposed) continue;
        stage = proposed ? stages - 1 : stage + 1;
        since = span.from;
    }
    return since;
}

}  // namespace

LocalDate dayAfter(LocalDate date) {
    return dateOf(dayNumber(date) + 1);
}

LocalDate silenceFrom(const Casework& casework, LocalDate from) {
    const DueDate told = casework.days.after(from, casework.rules.tellDays);
    return dateOf(dayNumber(told.date) + (told.provisional ? longestHolidayDays : 0) + 1);
}

const Task* taskIn(const Case& one, std::uint32_t number) {
    // They are numbered in their order, from 1; a record from elsewhere may have it otherwise.
    if (number >= 1 && number <= one.tasks.size() && one.tasks[number - 1].number == number) return &one.tasks[number - 1];
    const auto found = std::find_if(one.tasks.begin(), one.tasks.end(), [&](const Task& task) { return task.number == number; });
    return found == one.tasks.end() ? nullptr : &*found;
}

std::int32_t promisedDays(const Casework& casework, const CaseItem& item) {
    return promisedBy(casework.guide(item.item, item.guide));
}

std::int32_t statutoryDays(const Casework& casework, const CaseItem& item) {
    return statutoryBy(casework.guide(item.item, item.guide));
}

Holder holderOf(const Task& task, TaskState state, const StaffId& by) {
    switch (state) {
        case TaskState::dispatched: return {task.department, {}, "not-begun"};
        case TaskState::working: return {task.department, by, "handling"};
        case TaskState::asked: return {{}, {}, "question"};
        case TaskState::returned: return {{}, {}, "returned"};
        case TaskState::proposed: return {task.department, by, "decision"};
        case TaskState::waiting: return {task.department, {}, "predecessor"};
        case TaskState::decided:
        case TaskState::dropped: break;
    }
    return {task.department, by, ""};
}

std::vector<Pause> pausesOf(const Casework& casework, const Case& one, std::uint32_t task, View view) {
    std::vector<Pause> pauses;
    for (const Procedure& procedure : one.procedures) {
        if (procedure.task != 0 && procedure.task != task) continue;
        LocalDate to = procedure.to;
        if (to.yyyymmdd == 0 && view.ahead && procedure.overrun) to = never;
        if (to.yyyymmdd == 0) to = std::max(casework.days.after(procedure.from, procedure.plannedDays).date, view.today);
        pauses.push_back({procedure.from, to});
    }
    return pauses.empty() ? pauses : merged(std::move(pauses));
}

// --- the plan ------------------------------------------------------------------------------------------------

namespace {

/// 0: it waits. Cases of 0.3 do not say when a task was released: none of them waited for another.
LocalDate releasedOn(const Case& one, const Task& task) {
    return task.releasedOn.yyyymmdd == 0 && task.after.empty() ? one.acceptedOn : task.releasedOn;
}

void begin(const Casework& casework, Course& course, LocalDate released, std::int32_t statutory) {
    course.from = released;
    course.promised = casework.days.after(released, course.days, course.pauses);
    course.statutory = casework.days.after(released, std::max(statutory, course.days), course.pauses);
}

void end(Course& course, const Task& task) {
    course.ended = task.state == TaskState::decided || task.state == TaskState::dropped;
    course.end = task.endedOn;
}

}  // namespace

std::optional<Course> releasedCourse(const Casework& casework, const Case& one, const Task& task, View view) {
    const LocalDate released = releasedOn(one, task);
    if (released.yyyymmdd == 0) return std::nullopt;
    const GuideConfig* guide = casework.guide(task.item, task.guide);
    Course course;
    course.days = promisedBy(guide) + task.extendedDays;
    course.pauses = pausesOf(casework, one, task.number, view);
    end(course, task);
    begin(casework, course, released, statutoryBy(guide) + task.extendedDays);
    return course;
}

Courses::Courses(const Casework& casework, const Case& one, View view) : casework_(casework), one_(one), view_(view) {
    nodes_.resize(one.tasks.size());
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const Task& task = one.tasks[i];
        Node& node = nodes_[i];
        node.guide = casework.guide(task.item, task.guide);
        node.promised = promisedBy(node.guide) + task.extendedDays;
        node.statutory = statutoryBy(node.guide) + task.extendedDays;
        if (!one.procedures.empty()) node.pauses = pausesOf(casework, one, task.number, view);
    }
    plan();
}

// Tasks are planned from the planned ends of those that they wait for. They stand in the case's order, in which those mostly come first;
// where not, a further turn finds them. A circle, which the law does not let in, is planned from the acceptance.
void Courses::plan() {
    std::size_t left = nodes_.size();
    for (std::size_t turn = 0; left > 0 && turn <= nodes_.size(); ++turn) {
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (nodes_[i].done) continue;
            const auto& after = one_.tasks[i].after;
            const bool ready = turn == nodes_.size() || std::all_of(after.begin(), after.end(), [&](std::uint32_t number) {
                                   const std::size_t other = indexOf(number);
                                   return other >= nodes_.size() || nodes_[other].done;
                               });
            if (!ready) continue;
            plan(i);
            --left;
        }
    }
}

void Courses::plan(std::size_t at) {
    Node& node = nodes_[at];
    node.from = node.statutoryFrom = one_.acceptedOn;
    for (const std::uint32_t number : one_.tasks[at].after) {
        const std::size_t other = indexOf(number);
        if (other >= nodes_.size() || !nodes_[other].done) continue;
        const Node& awaited = nodes_[other];
        const bool later = node.before < 0 || awaited.to > node.from || (awaited.to == node.from && static_cast<std::int32_t>(other) < node.before);
        if (later) {
            node.from = std::max(node.from, awaited.to);
            node.before = static_cast<std::int32_t>(other);
        }
        node.statutoryFrom = std::max(node.statutoryFrom, awaited.statutoryTo);
    }
    node.to = casework_.days.after(node.from, node.promised, node.pauses).date;
    node.statutoryTo = casework_.days.after(node.statutoryFrom, node.statutory, node.pauses).date;
    node.done = true;
}

std::size_t Courses::indexOf(std::uint32_t task) const {
    const Task* found = taskIn(one_, task);
    return found == nullptr ? one_.tasks.size() : static_cast<std::size_t>(found - one_.tasks.data());
}

LocalDate Courses::plannedFrom(const Task& task) const {
    return nodes_[indexOf(task.number)].from;
}

DueDate Courses::dated(LocalDate end) const {
    bool provisional = false;
    for (std::int32_t year = one_.acceptedOn.yyyymmdd / 10'000; year <= end.yyyymmdd / 10'000 && !provisional; ++year) {
        provisional = !casework_.days.isKnown({year * 10'000 + 101});
    }
    return {end, provisional};
}

// --- courses -------------------------------------------------------------------------------------------------

/// Pauses of the tasks on the critical path, each within its own part of it. What comes after the last one's end is its, too.
std::vector<Pause> Courses::alongPath(std::size_t last) const {
    std::vector<Pause> pauses;
    if (one_.procedures.empty()) return pauses;
    LocalDate until = never;
    std::size_t at = last;
    for (std::size_t step = 0; step < nodes_.size(); ++step) {  // a path is no longer than that
        const Node& node = nodes_[at];
        for (const Pause& pause : node.pauses) pauses.push_back({std::max(pause.from, node.from), std::min(pause.to, until)});
        until = node.from;
        if (node.before < 0) break;
        at = static_cast<std::size_t>(node.before);
    }
    return merged(std::move(pauses));
}

/// Accepted, and its tasks are not dispatched yet.
Course Courses::ofItems() const {
    Course course;
    course.from = one_.acceptedOn;
    course.pauses = pausesOf(casework_, one_, 0, view_);
    std::int32_t statutory = 0;
    for (const CaseItem& item : one_.items) {
        course.days = std::max(course.days, promisedDays(casework_, item));
        statutory = std::max(statutory, statutoryDays(casework_, item));
    }
    course.promised = casework_.days.after(course.from, course.days, course.pauses);
    course.statutory = casework_.days.after(course.from, std::max(statutory, course.days), course.pauses);
    return course;
}

Course Courses::ofCase() const {
    Course course = nodes_.empty() ? ofItems() : Course{};
    course.from = one_.acceptedOn;
    if (!nodes_.empty()) {
        std::size_t last = 0;
        LocalDate statutory;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (nodes_[i].to > nodes_[last].to) last = i;
            statutory = std::max(statutory, nodes_[i].statutoryTo);
        }
        std::size_t at = last;
        for (std::size_t step = 0; step < nodes_.size(); ++step) {
            course.days += nodes_[at].promised;
            if (nodes_[at].before < 0) break;
            at = static_cast<std::size_t>(nodes_[at].before);
        }
        course.pauses = alongPath(last);
        course.promised = dated(nodes_[last].to);
        course.statutory = dated(std::max(statutory, nodes_[last].to));
    }
    const PackageConfig* package = one_.package.code.value.empty() ? nullptr : casework_.package(one_.package.code, one_.package.version);
    if (package != nullptr && package->joint) {
        std::vector<Pause> whole = pausesOf(casework_, one_, 0, view_);
        const std::int32_t days = casework_.rules.jointDays + one_.extendedDays;
        course.statutory = casework_.days.after(course.from, days, whole);
        if (course.statutory.date < course.promised.date) {
            course.promised = course.statutory;
            course.days = days;
            course.pauses = std::move(whole);
        }
    }
    course.ended = one_.decidedOn.yyyymmdd != 0 || !goesOn(one_.state);
    course.end = one_.decidedOn;
    if (course.ended && course.end.yyyymmdd == 0) {
        for (const Task& task : one_.tasks) course.end = std::max(course.end, task.endedOn);
    }
    return course;
}

Course Courses::ofTask(const Task& task) const {
    const Node& node = nodes_[indexOf(task.number)];
    Course course;
    course.days = node.promised;
    course.pauses = node.pauses;
    end(course, task);
    const LocalDate released = releasedOn(one_, task);
    course.planned = released.yyyymmdd == 0;
    // Released on the very day that the plan has, as most are: the plan's dates are its own.
    if (!course.planned && (released != node.from || node.from != node.statutoryFrom)) {
        begin(casework_, course, released, node.statutory);
        return course;
    }
    course.from = node.from;
    course.promised = dated(node.to);
    course.statutory = dated(std::max(node.statutoryTo, node.to));
    return course;
}

std::optional<Course> Courses::ofStage(const Task& task) const {
    const Node& node = nodes_[indexOf(task.number)];
    if (node.guide == nullptr || task.stage >= node.guide->stages.size()) return std::nullopt;
    Course course = ofTask(task);
    if (course.planned || course.ended) return std::nullopt;
    course.from = stageBegan(task, node.guide->stages.size(), course.from);
    course.days = node.guide->stages[task.stage].limitDays + extendedSince(one_, task, course.from);
    course.promised = casework_.days.after(course.from, course.days, course.pauses);
    course.statutory = std::max(course.statutory, course.promised);
    return course;
}

// --- lights --------------------------------------------------------------------------------------------------

LocalDate effectiveDay(const Course& course, LocalDate day) {
    for (const Pause& pause : course.pauses) {
        if (pause.from < day && day <= pause.to) return std::max(pause.from, course.from);
    }
    return day;
}

Light lightOn(const Casework& casework, const Course& course, LocalDate today) {
    if (course.planned || (course.ended && course.end.yyyymmdd == 0)) return Light::none;
    const LocalDate day = effectiveDay(course, course.ended ? course.end : today);
    if (day > course.statutory.date) return Light::black;
    if (day > course.promised.date) return Light::red;
    if (course.ended || course.days == 0) return Light::none;
    // A light that is on from the first moment would warn of nothing: one day at least is used.
    const std::int32_t used = casework.days.between(course.from, std::max(day, course.from), course.pauses);
    if (used < 1) return Light::none;
    if (course.days - used <= yellowFrom(casework.rules, course.days)) return Light::yellow;
    return used * 100 >= course.days * casework.rules.bluePercent ? Light::blue : Light::none;
}

std::optional<LocalDate> turnsOn(const Casework& casework, const Course& course, Light light) {
    if (course.planned || light < Light::yellow) return std::nullopt;
    LocalDate day;
    if (light == Light::yellow) {
        if (course.days == 0) return std::nullopt;
        const std::int32_t used = std::max(1, course.days - yellowFrom(casework.rules, course.days));
        day = casework.days.after(course.from, used, course.pauses).date;
    } else {
        day = dayAfter(light == Light::red ? course.promised.date : course.statutory.date);
        for (const Pause& pause : course.pauses) {
            if (pause.from < day && day <= pause.to) day = dayAfter(pause.to);
        }
    }
    const bool unknown = !course.pauses.empty() && course.pauses.back().to == never && day > course.pauses.back().from;
    return unknown ? std::nullopt : std::optional(day);
}

Period inNumbers(const Casework& casework, const Course& course, LocalDate today) {
    Period period;
    period.from = course.from;
    period.promised = course.promised;
    period.statutory = course.statutory;
    period.days = course.days;
    const LocalDate end = course.end.yyyymmdd == 0 ? course.from : course.end;
    const LocalDate day = course.ended ? end : today;
    period.used = course.planned || day <= course.from ? 0 : casework.days.between(course.from, day, course.pauses);
    period.left = period.days - period.used;
    period.paused = !course.ended && std::any_of(course.pauses.begin(), course.pauses.end(), [&](const Pause& p) { return p.from < today && today <= p.to; });
    period.ended = course.ended;
    period.planned = course.planned;
    period.light = lightOn(casework, course, today);
    return period;
}

}  // namespace hall::core
