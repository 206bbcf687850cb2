// Who and what held a case up.
#include <algorithm>

#include "server/core/casework/Course.hpp"

namespace hall::core {
namespace {

/// Counted days of one who had the task, in the order of time.
struct Share {
    Holder holder;
    std::int32_t days{};
    bool window{};                 ///< nothing of it was allowed for: the limit is the department's
};

class Sums {
  public:
    void add(std::uint32_t task, const DepartmentCode& department, const StaffId& by, std::string_view cause, std::int32_t days) {
        if (days <= 0) return;
        for (Delay& one : delays_) {
            if (one.task == task && one.department == department && one.by == by && one.cause == cause) {
                one.days += days;
                return;
            }
        }
        delays_.push_back({task, department, by, std::string(cause), days});
    }
    std::vector<Delay> take() {
        std::stable_sort(delays_.begin(), delays_.end(), [](const Delay& a, const Delay& b) { return a.days > b.days; });
        return std::move(delays_);
    }

  private:
    std::vector<Delay> delays_;
};

std::vector<Share> sharesOf(const Casework& casework, const Case& one, const Task& task, const Course& course, LocalDate until) {
    std::vector<Share> shares;
    LocalDate from = course.from;
    const auto pass = [&](const Holder& holder, bool window, LocalDate to) {
        to = std::min(to, until);
        if (to <= from) return;
        shares.push_back({holder, casework.days.between(from, to, course.pauses), window});
        from = to;
    };
    // Accepted by silence: the days until then are counted, and nobody but the window had the papers.
    if (one.silent && task.after.empty()) pass({{}, {}, "intake"}, true, dateOf(dayNumber(silenceFrom(casework, one.acceptedOn)) - 1));
    for (std::size_t i = 0; i < task.spans.size(); ++i) {
        const TaskSpan& span = task.spans[i];
        if (span.state == TaskState::waiting || span.state == TaskState::decided || span.state == TaskState::dropped) continue;
        const bool window = span.state == TaskState::asked || span.state == TaskState::returned;
        // Who decided a proposal is known when it is decided.
        const bool wasDecided = span.state == TaskState::proposed && i + 1 < task.spans.size() && task.spans[i + 1].state == TaskState::decided;
        pass(holderOf(task, span.state, wasDecided ? task.spans[i + 1].by : span.by), window, i + 1 < task.spans.size() ? task.spans[i + 1].from : until);
    }
    pass(holderOf(task, TaskState::dispatched, {}), false, until);
    return shares;
}

/// A task that is late by so many days: those that the window had it are the window's, for the limit is the department's; the rest is the
/// department's, by whoever had it after its days were used up.
void blame(const Casework& casework, const Case& one, const Task& task, const Course& course, LocalDate until, Sums& sums) {
    const std::int32_t late = casework.days.between(course.from, until, course.pauses) - course.days;
    if (late <= 0) return;
    const std::vector<Share> shares = sharesOf(casework, one, task, course, until);
    std::int32_t atWindow = 0;
    for (const Share& share : shares) atWindow += share.window ? share.days : 0;
    const std::int32_t windowLate = std::min(late, atWindow);
    // Walked from the newest back: the last days are those that were too many.
    std::int32_t windowLeft = windowLate, departmentLeft = late - windowLate;
    for (auto share = shares.rbegin(); share != shares.rend(); ++share) {
        std::int32_t& left = share->window ? windowLeft : departmentLeft;
        const std::int32_t days = std::min(left, share->days);
        left -= days;
        sums.add(task.number, share->holder.department, share->holder.by, share->holder.cause, days);
    }
}

std::int32_t past(const Casework& casework, const std::optional<DueDate>& by, LocalDate day) {
    return by && day > by->date ? casework.days.between(by->date, day) : 0;
}

}  // namespace

std::vector<Delay> delaysOf(const Casework& casework, const Case& one, LocalDate today) {
    Sums sums;
    if (one.state == CaseState::correcting) sums.add(0, {}, {}, "applicant", past(casework, supplementBy(casework, one), today));
    if (one.acceptedOn.yyyymmdd == 0) {
        sums.add(0, {}, {}, "intake", past(casework, tellBy(casework, one), today));
        return sums.take();
    }
    const Courses courses(casework, one, {today, false});
    const Course whole = courses.ofCase();
    const LocalDate end = whole.ended ? whole.end : today;
    if (end.yyyymmdd == 0) return {};
    const bool late = effectiveDay(whole, end) > whole.promised.date;
    for (const Task& task : one.tasks) {
        const Course course = courses.ofTask(task);
        if (course.planned || (course.ended && course.end.yyyymmdd == 0)) {
            const LocalDate from = courses.plannedFrom(task);
            if (course.planned && !course.ended && late && end > from) sums.add(task.number, task.department, {}, "predecessor", casework.days.between(from, end, course.pauses));
            continue;
        }
        if (!task.after.empty() && late && course.from > courses.plannedFrom(task)) {
            sums.add(task.number, task.department, {}, "predecessor", casework.days.between(courses.plannedFrom(task), course.from, course.pauses));
        }
        blame(casework, one, task, course, course.ended ? course.end : today, sums);
    }
    for (const Procedure& procedure : one.procedures) {
        const LocalDate to = procedure.to.yyyymmdd == 0 ? end : procedure.to;
        const Task* task = taskIn(one, procedure.task);
        const std::int32_t over = past(casework, casework.days.after(procedure.from, procedure.plannedDays), to);
        sums.add(procedure.task, task == nullptr ? DepartmentCode{} : task->department, procedure.by, "procedure", over);
    }
    // The window keeps the result, unless it may not hand it over before the applicant brings what is owed.
    const bool kept = one.state == CaseState::decided && (!toleranceOpen(one) || one.verdict == Verdict::rejected);
    if (kept || one.deliveredOn.yyyymmdd != 0) sums.add(0, {}, {}, "delivery", past(casework, deliverBy(casework, one), kept ? today : one.deliveredOn));
    if (goesOn(one.state) && toleranceOpen(one)) sums.add(0, {}, {}, "applicant", past(casework, toleranceBy(casework, one), today));
    return sums.take();
}

}  // namespace hall::core
