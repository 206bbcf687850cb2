// The law's clock: by when a case must be decided, how much of the time is used, and what light that gives. Computed from what happened
// whenever somebody asks, never stored as truth. The rules with their sources: docs/case-clock.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/core/calendar/Calendar.hpp"
#include "server/core/casework/Case.hpp"

namespace hall::core {

/// Days promised for an item of a case, in working days; without a guide the 20 of Administrative Licensing Law art. 42.
std::int32_t promisedDays(const Casework& casework, const CaseItem& item);
std::int32_t statutoryDays(const Casework& casework, const CaseItem& item);

/// One running (or ended) period.
struct Period {
    LocalDate from;                  ///< the day of the event that began it; not counted
    DueDate promised;                ///< its last day
    DueDate statutory;               ///< the law's; never before `promised`
    std::int32_t days{};             ///< promised, extensions included, pauses not
    std::int32_t used{};             ///< counted working days after `from`, up to and with `today` (or its end)
    std::int32_t left{};             ///< until `promised`; negative: so many days late
    bool paused{};                   ///< today is one that does not count
    bool ended{};
    bool planned{};                  ///< of a task that still waits: by the plan of its case
    Light light{Light::none};
    auto operator<=>(const Period&) const = default;
};

/// Special procedures of a task and of its case as a whole, merged. One that goes on lasts for its planned days, or until `today` when
/// that is later.
std::vector<Pause> pausesOf(const Casework& casework, const Case& one, std::uint32_t task, LocalDate today);

/// Of a task: from its release; while it waits for another, as the plan of the case has it. nullopt before acceptance.
std::optional<Period> periodOf(const Casework& casework, const Case& one, const Task& task, LocalDate today);
/// Of the stage that the task is in (its guide's StageRule); nullopt: it has none, waits or has ended.
std::optional<Period> stageOf(const Casework& casework, const Case& one, const Task& task, LocalDate today);
/// Of the whole case: the latest end on the critical path, each task planned from the planned ends of those that it waits for. So the
/// day on the receipt stays, however early or late a department is; only extensions and special procedures move it. A package handled
/// jointly has the hall's `jointDays` as its statutory limit, and no promise is longer than that.
std::optional<Period> periodOf(const Casework& casework, const Case& one, LocalDate today);

/// The dates alone, with what is known now; `today` only matters to special procedures that go on for longer than planned.
std::optional<DueDate> dueOf(const Casework& casework, const Case& one, LocalDate today = {});
std::optional<DueDate> dueOf(const Casework& casework, const Case& one, const Task& task, LocalDate today = {});
/// By when the applicant must have been told what is missing: from receipt, after a supplement from that (art. 32 (4)). nullopt before
/// receipt, while a notification is out, and after acceptance.
std::optional<DueDate> tellBy(const Casework& casework, const Case& one);
/// By when the applicant brings what the newest notification lists. nullopt: nothing is awaited, or the hall sets no limit.
std::optional<DueDate> supplementBy(const Casework& casework, const Case& one);
/// By when what was let follow must be there. nullopt: nothing was.
std::optional<DueDate> toleranceBy(const Casework& casework, const Case& one);
/// By when the result must be handed over (art. 44). nullopt: not decided.
std::optional<DueDate> deliverBy(const Casework& casework, const Case& one);
std::optional<DueDate> answerBy(const Casework& casework, const Order& order);
/// By when a follow-up is to be settled; one that came of a rating, closed (国办发〔2019〕51号; docs/evaluation.md).
std::optional<DueDate> resolveBy(const Casework& casework, const FollowUp& followUp);
/// By when somebody is to speak to whoever waits for the answer. nullopt: its class wants none.
std::optional<DueDate> respondBy(const Casework& casework, const FollowUp& followUp);
/// Of the hall's classes the one with this code; a bad rating's own where the hall has none of it. nullopt: unknown.
std::optional<FollowUpClass> followUpClass(const Casework& casework, const std::string& code, FollowUpKind kind);
/// Does somebody still have to do something about it?
bool isOwed(const FollowUp& followUp);

/// What let follow is not there yet.
bool toleranceOpen(const Case& one);

/// The most telling light of a case: its own or that of any of its tasks and stages.
Light lightOf(const Casework& casework, const Case& one, LocalDate today);

/// Who and what held a case up: counted working days beyond what was theirs.
struct Delay {
    std::uint32_t task{};            ///< 0: the window
    DepartmentCode department;       ///< empty: the window
    StaffId by;                      ///< who had it; empty: nobody had taken it
    std::string cause;               ///< not-begun, handling, question (the window owes an answer), returned, decision, predecessor, procedure, intake, delivery, applicant
    std::int32_t days{};
    auto operator<=>(const Delay&) const = default;
};
/// Longest first; empty while nothing is late. `predecessor` names the task that was waited for by its own entries.
std::vector<Delay> delaysOf(const Casework& casework, const Case& one, LocalDate today);

/// What becomes due by the clock alone, up to and with `today`: a silent acceptance, signals. Sorted by the day on which it fell due.
struct DueThing {
    LocalDate on;                    ///< the first day on which it is so
    bool silence{};                  ///< accept; else raise this:
    Signal signal{};
    auto operator<=>(const DueThing&) const = default;
};
std::vector<DueThing> dueThings(const Casework& casework, const Case& one, LocalDate today);
/// The first day on which dueThings may have something new; nullopt: never, unless something happens.
std::optional<LocalDate> nextDueDay(const Casework& casework, const Case& one);

}  // namespace hall::core
