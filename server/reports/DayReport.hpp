// The day report: folded from the log's events alone, with the proof that events, tickets and report add up.
// Nothing here reads a file, a clock or a time zone; the caller feeds events in order and says what the local time is.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/core/Configuration.hpp"
#include "server/core/Events.hpp"
#include "server/core/Types.hpp"

namespace hall::reports {

class Settled;

/// Waits of legs that ended by a call, in milliseconds. Percentiles by nearest rank: the smallest wait that at
/// least that share of the legs did not exceed; so each figure is a wait that somebody had. All 0 when `legs` is 0.
struct Waits {
    std::int64_t legs{};
    std::int64_t medianMs{};
    std::int64_t percentile90Ms{};
    std::int64_t longestMs{};
    std::int64_t sumMs{};                 ///< so that means can be added up over days, never averaged from averages
    auto operator<=>(const Waits&) const = default;
};

/// The figures of these waits, in milliseconds.
Waits waitsOf(std::vector<std::int64_t> waits);

/// What happened, counted. The same numbers for the hall, a queue or a counter, as far as they have a meaning there.
struct Counts {
    std::int64_t issued{};                ///< visitors: tickets issued
    std::int64_t calls{};                 ///< first calls of a leg (TicketCalled)
    std::int64_t recalls{};
    std::int64_t starts{};                ///< services started after a call
    std::int64_t startsAtOnce{};          ///< next services of a visit that went on at the same counter without a call
    std::int64_t resumes{};               ///< services gone on with after a hold
    std::int64_t finishes{};
    std::int64_t noShows{};               ///< times that a called visitor did not come
    std::int64_t broughtBack{};
    std::int64_t holds{};
    std::int64_t transfersCalled{};       ///< away from here, before the service began
    std::int64_t transfersServing{};      ///< away from here, out of a service
    std::int64_t transfersIn{};           ///< queues only
    std::int64_t cancelled{};             ///< tickets cancelled (in whatever state they were)
    std::int64_t closedUnserved{};        ///< tickets left over when the day ended
    std::int64_t merged{};                ///< of `issued`: given by a kiosk that was cut off
    std::int64_t legs{};                  ///< next services of a visit that began
    std::int64_t servicesAdded{};
    std::int64_t picks{};                 ///< of `calls`: called out of turn
    std::int64_t returnsCalled{};         ///< put back into the queue before the service began
    std::int64_t returnsServing{};        ///< and out of a service
    std::int64_t classesChecked{};
    std::int64_t classesMisused{};        ///< of `classesChecked`: declared without right
    std::int64_t undone{};                ///< acts taken back; what they did is counted nowhere
    auto operator<=>(const Counts&) const = default;
};

struct QueueFigures {
    core::QueueCode code;
    std::string letters;
    core::Name name;
    Counts counts;                        ///< `issued`: tickets first issued in this queue
    Waits waits;
};

struct CounterFigures {
    core::CounterId id;
    std::string label;
    Counts counts;                        ///< calls, recalls, starts, resumes, finishes, noShows, holds, transfers
    std::int64_t openMs{};                ///< open during the hall day, pauses not included
    std::int64_t pausedMs{};
    std::int64_t servingMs{};
    /// Serving time / open time; 0 when it was never open.
    [[nodiscard]] double busyShare() const;
};

/// A priority class as visitors declared it.
struct ClassFigures {
    core::ClassCode code;
    core::Name name;
    std::int64_t issued{}, checked{}, misused{};
};

/// Calls out of turn, by the reason that was given.
struct PickFigures {
    std::string reason;
    std::int64_t calls{};
};

/// What became of a block of numbers that was lent to a kiosk.
struct LeaseFigures {
    core::LeaseId lease;
    std::string kiosk;
    core::QueueCode queue;
    std::string first, last;              ///< as on paper: "A950*"
    std::int64_t numbers{};
    std::int64_t merged{};
    std::vector<std::string> lapsed;      ///< came after the hall day was over
    std::int64_t unused{};
};

/// All waits of one visit, over its legs.
struct VisitWait {
    std::string number;
    std::int64_t legs{};                  ///< that ended by a call
    std::int64_t waitedMs{};
};

/// Tickets by the state in which the fold left them.
struct Ends {
    std::int64_t waiting{}, called{}, serving{}, held{}, missed{}, served{}, cancelled{}, closedUnserved{};
    auto operator<=>(const Ends&) const = default;
    [[nodiscard]] std::int64_t sum() const;
};

/// One named sum with both of its sides spelled out: "issued 636 = served 580 + missed 50 + cancelled 6".
struct Equation {
    using Term = std::pair<std::string, std::int64_t>;
    std::string name;
    std::vector<Term> left, right;
    [[nodiscard]] bool holds() const;
    [[nodiscard]] std::string text() const;
};

/// The end of one ticket, for the comparison with somebody else's count.
struct TicketEnd {
    std::string number;
    std::string state;                    ///< word of core::TicketState
    std::int32_t calls{};                 ///< first calls over all legs
    std::int32_t noShows{};
    auto operator<=>(const TicketEnd&) const = default;
};

struct DayReport {
    core::LocalDate date;
    core::Name hall;
    core::Instant openedAt;
    core::Instant until;                  ///< when the day ended; of the last event while it goes on
    bool ended{};
    std::uint64_t firstSeq{}, lastSeq{};
    std::int64_t events{};
    Counts counts;
    Ends ends;
    Waits waits;
    Waits visitWaits;                     ///< of whole visits that were called at least once; `legs` counts visits here
    std::vector<VisitWait> visits;        ///< in the order of issue
    std::vector<ClassFigures> classes;    ///< those that were declared
    std::vector<PickFigures> picks;
    std::vector<LeaseFigures> leases;
    std::vector<QueueFigures> queues;     ///< in the order of their definition
    std::vector<CounterFigures> counters;
    std::vector<TicketEnd> tickets;       ///< in the order of issue
    std::vector<Equation> proof;
    std::vector<std::string> faults;      ///< events that cannot follow each other; empty in every sound log
    /// Every equation holds and no event was out of place.
    [[nodiscard]] bool addsUp() const;
};

/// Folds a log, from its first event on. An act that was taken back (ActUndone) counts as if it had never been. Days before the one asked for cost one pass and no memory beyond their report.
class DayFold {
  public:
    DayFold();
    ~DayFold();
    DayFold(DayFold&&) noexcept;
    DayFold& operator=(DayFold&&) noexcept;

    void add(const core::Event& event);
    // Whoever asks has come to the end of the log: what could still have been taken back counts as it stands, and no more is added.
    [[nodiscard]] std::vector<core::LocalDate> dates();
    /// nullopt: the hall was not open on that date. If it opened more than once on a date, the last of them.
    [[nodiscard]] std::optional<DayReport> day(core::LocalDate date);
    [[nodiscard]] std::optional<DayReport> lastDay();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
    std::unique_ptr<Settled> settled_;
};

/// Minutes east of UTC that the hall's clocks show at an instant.
using OffsetAt = std::function<std::int32_t(core::Instant)>;

/// The report for people: English with the Chinese label beside.
std::string text(const DayReport& report, const OffsetAt& offsetAt);
/// The report for programs; times as RFC 3339 with the hall's offset, durations in milliseconds.
std::string json(const DayReport& report, const OffsetAt& offsetAt);

// --- somebody else's count of the same day ----------------------------------------------------------------------------
/// What a crowd saw from outside (crowd.json: {"counts": {"issued": 636, ...}, "tickets": [{"number", "state", "calls",
/// "noShows"}, ...]}).
struct OutsideCount {
    std::vector<std::pair<std::string, std::int64_t>> counts;  ///< names as in `countsByName`
    std::vector<TicketEnd> tickets;
};
/// The report's figures under the names that OutsideCount uses: issued, calls, recalls, starts, resumes, finishes, no-shows,
/// brought-back, holds, transfers, cancelled, closed-unserved, served, missed.
std::vector<std::pair<std::string, std::int64_t>> countsByName(const DayReport& report);
/// Every difference, as one line each ("calls: log 640, crowd 641"; "A047: log served, crowd missed"); empty: they agree.
/// A name that the report does not know is a difference too.
std::vector<std::string> differences(const DayReport& report, const OutsideCount& count);

}  // namespace hall::reports
