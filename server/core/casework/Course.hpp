// Inside of the room: one period of the law's clock as dates, before anybody asks how much of it is used. Others use Due.hpp.
#pragma once

#include <optional>
#include <vector>

#include "server/core/casework/Due.hpp"
#include "server/core/casework/Lacking.hpp"

namespace hall::core {

/// The end of a special procedure that goes on and was found too long: nobody knows it, so nothing that it stops is ahead. A day that the
/// table of working days still has.
inline constexpr LocalDate never{2095'12'31};

LocalDate dayAfter(LocalDate date);

/// The first day on which silence accepts what was received, or brought in full, on `from`: the day after the last one for telling. What was
/// accepted stays so, and nobody knows yet which days of a year without a calendar are holidays: there it is so many days later as no notice
/// of the State Council has ever moved the end of such a period, or at once when the year is entered and the day has passed.
LocalDate silenceFrom(const Casework& casework, LocalDate from);
/// The longest holiday of the notices for 2004 to 2026: 24 January to 2 February 2020.
inline constexpr std::int64_t longestHolidayDays = 10;

/// Null when the case has no task of this number.
const Task* taskIn(const Case& one, std::uint32_t number);

struct Course {
    LocalDate from;
    DueDate promised;
    DueDate statutory;              ///< never before `promised`
    std::int32_t days{};            ///< promised, extensions included, pauses not
    std::vector<Pause> pauses;      ///< merged
    bool ended{};
    LocalDate end{};                ///< of an ended one; 0: not known
    bool planned{};                 ///< of a task that still waits
};

/// How the courses of a case are looked at: as of `today`, or ahead, for the next thing that falls due.
struct View {
    LocalDate today;                ///< 0: special procedures that go on end as planned
    bool ahead{};                   ///< those that were found too long never end
};

std::vector<Pause> pausesOf(const Casework& casework, const Case& one, std::uint32_t task, View view);

/// Of one task whose own clock has begun, without the plan of its case; nullopt: it still waits.
std::optional<Course> releasedCourse(const Casework& casework, const Case& one, const Task& task, View view);

/// All courses of a case, worked out together: guides are looked up once, the plan is made once.
class Courses {
  public:
    /// The case must have been accepted.
    Courses(const Casework& casework, const Case& one, View view);

    [[nodiscard]] Course ofCase() const;
    [[nodiscard]] Course ofTask(const Task& task) const;
    /// nullopt: it is in none, waits or has ended.
    [[nodiscard]] std::optional<Course> ofStage(const Task& task) const;
    /// The task's planned beginning.
    [[nodiscard]] LocalDate plannedFrom(const Task& task) const;

  private:
    struct Node {
        const GuideConfig* guide{};
        std::int32_t promised{};
        std::int32_t statutory{};
        std::vector<Pause> pauses;
        LocalDate from, to;                    ///< planned by the promised days
        LocalDate statutoryFrom, statutoryTo;  ///< and by the law's
        std::int32_t before{-1};               ///< on the critical path to this one
        bool done{};
    };
    void plan();
    void plan(std::size_t at);
    [[nodiscard]] std::size_t indexOf(std::uint32_t task) const;
    [[nodiscard]] std::vector<Pause> alongPath(std::size_t last) const;
    [[nodiscard]] Course ofItems() const;
    [[nodiscard]] DueDate dated(LocalDate end) const;

    const Casework& casework_;
    const Case& one_;
    View view_;
    std::vector<Node> nodes_;                  ///< by the case's tasks
};

/// The day whose light counts on this day: within a pause the one on which it began, so that a paused period never gets worse.
LocalDate effectiveDay(const Course& course, LocalDate day);
Light lightOn(const Casework& casework, const Course& course, LocalDate today);
/// The first day on which this light is on by the course alone; nullopt: it never is, or nobody knows when.
std::optional<LocalDate> turnsOn(const Casework& casework, const Course& course, Light light);
Period inNumbers(const Casework& casework, const Course& course, LocalDate today);

/// Who has the task now, as signals and delays name it.
struct Holder {
    DepartmentCode department;                 ///< empty: the window
    StaffId by;
    std::string_view cause;
};
Holder holderOf(const Task& task, TaskState state, const StaffId& by);

}  // namespace hall::core
