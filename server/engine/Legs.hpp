// The port of the reports' table: one row per service leg, how long counters were open, and what is judged of cases and complaints, all
// folded from the log. Never the truth: it may be dropped at any time and is made again from the log, and nothing of the service waits for it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/Types.hpp"
#include "server/engine/Ports.hpp"

namespace hall::engine {

/// How a leg ended. The order is the stored number.
enum class LegEnd : std::uint8_t {
    open,         ///< it goes on
    served,       ///< the service was finished
    transferred,  ///< sent on or put back, before or out of a service; the next leg has its own row
    noShow,       ///< called, did not come
    cancelled,    ///< the ticket was cancelled
    abandoned,    ///< still there when the day ended
};
inline constexpr std::size_t legEnds = 6;

/// One wait and what followed it. `issuedAt`: when the leg began to wait. Instants of 0: it has not come to that.
struct Leg {
    core::LocalDate day;                       ///< the hall day, whatever midnight says
    core::TicketId ticket;
    std::int32_t leg{};                        ///< from 1 within the ticket
    std::string number;                        ///< "A047"
    core::QueueCode queue;
    core::ItemCode item;
    core::DepartmentCode department;           ///< of the item, at that time
    core::ClassCode klass;
    core::CounterId counter;                   ///< where it was called or served last; empty: nowhere
    core::StaffId clerk;                       ///< pseudonym of who was signed in there then; empty: nobody
    std::int32_t hour{};                       ///< local hour in which it began to wait, 0..23
    core::Instant issuedAt, calledAt, startedAt, endedAt;
    std::optional<std::int64_t> waitMs;        ///< of legs that were called
    std::optional<std::int64_t> serviceMs;     ///< from start to end without holds; once it has ended
    std::optional<std::int64_t> usualMs;       ///< the standard of its items when the service began; nothing unless all of them have one
    LegEnd end{LegEnd::open};
    std::int32_t holds{}, recalls{};
    bool picked{};                             ///< called out of turn
    auto operator<=>(const Leg&) const = default;
};

/// How long a counter was open and paused on a hall day with one clerk (empty: with nobody signed in).
struct DeskTime {
    core::LocalDate day;
    core::CounterId counter;
    core::StaffId clerk;
    std::int64_t openMs{}, pausedMs{};
    auto operator<=>(const DeskTime&) const = default;
};

/// What happened to cases and follow-ups, as far as somebody is judged by it. The order is the stored number.
enum class FactKind : std::uint8_t {
    dispatched,   ///< a task went to a department
    proposed,     ///< its reviewer has done with it
    decided,
    late,         ///< it was over its limit while it was with `department`; word: the cause
    notified,     ///< the applicant was told what is missing; part: for the how-manieth time
    opened,       ///< a follow-up; word: its class
    assigned,
    resolved,     ///< word: the result; part 1: by a supervisor or manager, who alone may leave something out of a figure
    reopened,     ///< who had asked was not satisfied
    answerLate,
};

struct CaseFact {
    std::uint64_t seq{};                       ///< of its event
    core::LocalDate day;                       ///< the hall's date
    FactKind kind{};
    std::string about;                         ///< number of a case, or id of a follow-up
    std::uint32_t part{};                      ///< task, or as FactKind says
    core::DepartmentCode department;           ///< empty: none
    core::CounterId counter;
    core::StaffId clerk;                       ///< who did it
    core::TicketId ticket;                     ///< that a follow-up is about
    std::string caseNumber;                    ///< the same
    std::string word;                          ///< a code
    auto operator<=>(const CaseFact&) const = default;
};

/// What rows are told apart by.
enum class LegName : std::uint8_t { hall, queue, item, department, klass, counter, clerk };

/// A code and what it is called now; a counter's name is its label, a clerk has none but the pseudonym.
struct LegNamed {
    LegName kind{};
    std::string code;
    core::Name name;
    auto operator<=>(const LegNamed&) const = default;
};

/// The log's position from which folding can begin again: just before the newest hall day that is settled to have opened.
struct LegMorning {
    std::uint64_t seq{};                       ///< of the last event before it
    core::Instant at;                          ///< of the event that opened it
    core::LocalDate day;
    std::string carry;                         ///< what the fold must know by then; its own affair
    auto operator<=>(const LegMorning&) const = default;
};

struct LegBatch {
    struct Replaced { core::LocalDate day; core::TicketId ticket; std::int32_t from{}; };
    std::vector<Replaced> replaced;            ///< rows of a ticket from this leg on go first
    std::vector<Leg> legs;
    std::vector<LegNamed> names;               ///< new or called otherwise
    std::vector<core::LocalDate> days;         ///< that the hall was open on
    std::vector<DeskTime> desks;               ///< whole values, in place of those of the same day, counter and clerk
    std::vector<CaseFact> facts;
    std::optional<LegMorning> morning;         ///< nothing: as before
    std::uint64_t upTo{};                      ///< of the last event that counts
    core::Instant upToAt;
};

/// By what figures are grouped. The first seven are columns, the others come from the day.
enum class LegBy : std::uint8_t { nothing, queue, item, department, klass, counter, clerk, hour, weekday, day, month };

/// A row as far as figures need it.
struct LegFigures {
    std::int64_t group{};                      ///< id of a name, or the hour; 0 for groups that come from the day
    core::LocalDate day;
    bool first{};                              ///< the ticket's first leg
    LegEnd end{};
    bool called{}, ended{};                    ///< whether there is a wait, a service time
    std::int64_t waitMs{}, serviceMs{};
    std::int32_t holds{}, recalls{};
    bool picked{};
};

// --- appraisal ------------------------------------------------------------------------------------------------------------------

/// What is judged, and so counted: of each, how many and how many of them were good.
enum class Measure : std::uint8_t {
    pace,         ///< services ended, of items that have a standard; good: within so many percent of it
    once,         ///< cases whose applicant was told what is missing; good: never a second time
    promise,      ///< tasks decided; good: never over its limit while it was with its department
    complaints,   ///< services ended (by department: tasks decided); good: no complaint about it was upheld
    answers,      ///< follow-ups resolved; good: in time
};
inline constexpr std::size_t measures = 5;

struct TallyAsked {
    Measure measure{};
    LegBy by{LegBy::clerk};                    ///< clerk, counter or department
    core::LocalDate from, to;
    std::int32_t pacePercent{150};
    std::string contests{"appraisal"};         ///< class of follow-ups by which somebody contests a figure of their own
    std::vector<std::string> upheld{"upheld"}; ///< results of others by which the complaint was right
};
/// What was left out because its clerk contested it and a supervisor agreed is in `excluded` and nowhere else.
struct Tally { std::int64_t group{}, count{}, good{}, excluded{}, contested{}; };

/// One service or case that counts against somebody, or was contested by them.
struct AgainstOne {
    Measure measure{};
    core::LocalDate day;
    core::TicketId ticket;                     ///< 0: it is a case
    std::string number;                        ///< of the ticket, or of the case
    std::string item;                          ///< code
    std::optional<std::int64_t> serviceMs, usualMs;
    enum class Contest : std::uint8_t { none, waiting, declined, excluded } contest{};
    std::string result;                        ///< of the contest: reason code
};

/// One thread's. Nothing here throws; what cannot be read or written is a fault, and the table may then be dropped.
class LegTable {
  public:
    virtual ~LegTable() = default;

    struct Standing {
        LegMorning morning;
        std::uint64_t upTo{};
        core::Instant upToAt;
    };
    /// nullopt: nothing to go on from.
    virtual std::optional<Standing> standing() = 0;
    /// Drops the rows of the morning's day and later ones: they are folded again.
    virtual StoreFault rewind(const LegMorning& morning) = 0;
    virtual StoreFault clear() = 0;
    /// All of it or nothing.
    virtual StoreFault write(const LegBatch& batch) = 0;

    /// Every leg of these days, in no order.
    virtual StoreFault scan(core::LocalDate from, core::LocalDate to, LegBy by, const std::function<void(const LegFigures&)>& each) = 0;
    /// How many of these days the hall was open.
    virtual StoreFault countDays(core::LocalDate from, core::LocalDate to, std::int64_t& days) = 0;
    virtual std::optional<core::LocalDate> lastDay() = 0;
    /// By what `by` says, counter, clerk, day, weekday, month or nothing; the group as scan() has it.
    virtual StoreFault deskTimes(core::LocalDate from, core::LocalDate to, LegBy by,
                                 const std::function<void(std::int64_t group, core::LocalDate day, std::int64_t openMs, std::int64_t pausedMs)>& each) = 0;
    virtual StoreFault tally(const TallyAsked& asked, const std::function<void(const Tally&)>& each) = 0;
    /// Of one clerk, newest first, at most `most`.
    virtual StoreFault against(const core::StaffId& clerk, const TallyAsked& asked, std::size_t most, const std::function<void(AgainstOne)>& each) = 0;
    /// By id, as in LegFigures::group.
    virtual StoreFault names(LegName kind, const std::function<void(std::int64_t id, LegNamed named)>& each) = 0;
};

}  // namespace hall::engine
