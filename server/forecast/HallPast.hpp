// A hall's past days as far as coming ones are planned from them: who came when, which counters were open, how long services take. A fold of the
// log; what is older than `daysKept` hall days is forgotten.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <span>
#include <vector>

#include "server/forecast/Demand.hpp"
#include "server/forecast/Live.hpp"
#include "server/forecast/Staffing.hpp"

namespace hall::forecast {

inline constexpr std::size_t daysKept = 400;     ///< a year and a bit: the last spring festival is among them

/// What a plan needs besides the past: the state's working days and the hall's own.
struct Calendar {
    core::WorkingDays days;
    std::optional<core::OpeningConfig> opening;
};

class HallPast {
  public:
    /// `localOf`: the hall's own clock.
    explicit HallPast(std::function<LocalSeconds(core::Instant)> localOf);
    /// As of Live::begin.
    void begin(const core::State& now);
    /// In the order of the log, from the beginning of a day.
    void take(const core::Event& event);

    [[nodiscard]] std::uint64_t seq() const { return live_.seq(); }
    [[nodiscard]] const core::State& hall() const { return live_.hall(); }
    [[nodiscard]] const Learned& learned() const { return live_.learned(); }
    /// Days that are over, with visitors: tickets that were issued, by the queue of their first wait.
    [[nodiscard]] std::vector<PastDay> visitors(const core::WorkingDays& days) const { return daysOf(visitors_, days); }
    /// The same of all waits that began: what is transferred or goes on elsewhere waits there, too.
    [[nodiscard]] std::vector<PastDay> waits(const core::WorkingDays& days) const { return daysOf(waits_, days); }
    /// Visitors of the day that goes on, or was the last one; by queue.
    [[nodiscard]] core::LocalDate today() const { return hall().dayDate; }
    [[nodiscard]] const std::vector<Counts>& visitorsToday() const { return todayVisitors_; }

    /// That day to be planned. Its visitors come from `waits`, which were told by this; `learned` was, and is made ready for an hour.
    [[nodiscard]] PlanDay planDay(core::LocalDate date, const DayKind& kind, const std::vector<PastDay>& waits, const Learned& learned) const;

  private:
    struct Day {
        core::LocalDate date;
        std::vector<Counts> queues;
    };
    /// Seconds that counters of a profile were open, by half hour.
    using OpenSeconds = std::vector<std::array<float, halfHours>>;
    struct Staffed {
        core::LocalDate date;
        OpenSeconds profiles;
    };
    struct Opened {
        bool open{};
        std::uint32_t profile{};
        LocalSeconds since{};
    };
    void count(std::vector<Counts>& into, std::uint32_t queue, core::Instant at) const;
    void waited(const core::QueueCode& queue, const core::ClassCode& klass, core::Instant at);
    void lookAtCounters(LocalSeconds at);
    void wasOpen(std::uint32_t profile, LocalSeconds from, LocalSeconds to);
    void endDay(LocalSeconds at);
    [[nodiscard]] std::vector<PastDay> daysOf(const std::deque<Day>& days, const core::WorkingDays& calendar) const;
    [[nodiscard]] Index homeOf(Index queue) const;
    [[nodiscard]] std::array<double, halfHours> usualOf(std::uint32_t profile, core::LocalDate date) const;

    std::function<LocalSeconds(core::Instant)> localOf_;
    Live live_;
    std::deque<Day> visitors_, waits_;
    std::vector<Counts> todayVisitors_, todayWaits_;
    core::LocalDate counting_;                   ///< the day of the two
    std::deque<Staffed> staffed_;
    OpenSeconds todayOpen_;
    std::vector<Opened> counters_;
    std::vector<std::vector<double>> calls_;     ///< by profile and queue
    std::vector<std::map<core::ClassCode, double>> classes_;          ///< waits, by queue
};

/// The hall's next opening days after `after`, so many. A hall that says nothing of its opening days, and has only been open on working days so far,
/// opens on working days.
std::vector<core::LocalDate> comingDays(const Calendar& calendar, const std::vector<PastDay>& past, core::LocalDate after, std::size_t count);

}  // namespace hall::forecast
