// A hall day as its manager looks at it: by half hour, queue, counter and clerk, also while it goes on. Folded from the log's events
// alone; every figure is a count, a sum or a rank over single visits, so figures of several days are never averages of averages.
//
// Each has a query over the rows of `hall-server export DIR --tickets FILE` for that day (docs/operations.md, "Today, in figures").
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/core/State.hpp"
#include "server/reports/DayReport.hpp"

namespace hall::reports {

inline constexpr std::int64_t sliceMs = 30 * 60'000;

/// Waits that ended by a call, and how many of them kept what was promised when they began.
struct KeptWaits {
    Waits waits;
    std::int64_t kept{};
};

/// A half hour of the hall's clocks.
struct SliceFigures {
    core::Instant from;
    std::int64_t arrivals{};              ///< tickets issued (a cut-off kiosk's when it gave them)
    std::int64_t finishes{};              ///< services finished
    std::int64_t noShows{};
    KeptWaits waited;                     ///< of those called in it
};

struct QueueDay {
    core::QueueCode code;
    std::string letters;
    core::Name name;
    std::int64_t issued{}, finishes{}, noShows{}, cancelled{}, closedUnserved{};
    KeptWaits waited;
    Waits services;                       ///< of those finished: time at counters, holds not included
};

struct CounterDay {
    core::CounterId id;
    std::string label;
    std::int64_t calls{}, finishes{}, noShows{};
    std::int64_t openMs{}, pausedMs{}, servingMs{};
    Waits services;
};

/// One person's day at whatever counters; the counter itself where nobody was signed in.
struct ClerkDay {
    core::StaffId staff;                  ///< empty: nobody was signed in
    core::CounterId counter;              ///< then the counter
    std::int64_t calls{}, finishes{}, noShows{};
    std::int64_t openMs{}, pausedMs{}, servingMs{};  ///< while signed in there
    Waits services;
    std::int64_t usualMs{};               ///< what the same services would have taken at the day's mean of their queues, all clerks together
};

struct DayFigures {
    core::LocalDate date;
    core::Name hall;
    core::Instant openedAt;
    core::Instant until;                  ///< when the day ended; of its last event while it goes on
    bool ended{};
    std::uint64_t lastSeq{};
    std::int64_t issued{}, finishes{}, noShows{}, cancelled{}, closedUnserved{};
    KeptWaits waited;
    Waits services;
    std::vector<SliceFigures> slices;     ///< from the first to the last in which anything happened, none left out
    std::vector<QueueDay> queues;         ///< in the order of their definition
    std::vector<CounterDay> counters;
    std::vector<ClerkDay> clerks;         ///< who had a counter open or did anything; by staff id, counters without anybody last
};

/// Folds the events of one day. What can still be taken back counts as it stands when somebody asks, and more can be added after that.
class DayFiguresFold {
  public:
    DayFiguresFold(core::LocalDate date, OffsetAt offsetAt);
    ~DayFiguresFold();
    DayFiguresFold(DayFiguresFold&&) noexcept;
    DayFiguresFold& operator=(DayFiguresFold&&) noexcept;

    /// The hall before the first event that is added; without it the log has to come from its beginning.
    void begin(const core::State& state);
    void add(const core::Event& event);
    /// A later day has begun: no event that follows can change anything.
    [[nodiscard]] bool over() const;
    /// nullopt: the hall was not open on that date.
    [[nodiscard]] std::optional<DayFigures> result() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// For programs: times as RFC 3339 with the hall's offset, durations in milliseconds.
std::string json(const DayFigures& figures, const OffsetAt& offsetAt);

}  // namespace hall::reports
