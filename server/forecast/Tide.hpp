// How many come at which time of the day: learned by quarter hours and days of the week, leaning on what today has been like so far.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "server/forecast/Hall.hpp"

namespace hall::forecast {

class Tide {
  public:
    static constexpr Seconds slot = 900;
    static constexpr std::size_t slots = 96;                 ///< of a day

    /// Somebody came at `at` (seconds of the hall's own clock since 1970). In the order of time.
    void arrived(Index queue, Index klass, Seconds at);
    /// How many probably come to this queue in a second, so many seconds after `at`, which is now.
    [[nodiscard]] std::vector<double> rates(Index queue, Seconds at, const std::vector<Seconds>& ahead) const;
    /// How many of them are of this class.
    [[nodiscard]] double share(Index queue, Index klass) const;

  private:
    using Day = std::array<double, slots>;
    struct Queue {
        Day past{}, today{};                                 ///< arrivals by quarter hour; of whole days, of this one
        std::array<double, 7> weekdays{};                    ///< of whole days
        std::vector<double> classes;
        double all{};
        std::deque<Seconds> recent;                          ///< of the last hour
    };
    void dayEnds();
    /// Of a day of this kind, in a second, at this time of it.
    [[nodiscard]] double usual(const Queue& queue, std::int64_t day, Seconds ofDay) const;
    [[nodiscard]] double usualBetween(const Queue& queue, std::int64_t day, Seconds from, Seconds to) const;
    [[nodiscard]] double ofWeekday(const Queue& queue, std::int64_t day) const;

    std::vector<Queue> queues_;
    std::int64_t day_{};
    bool any_{};
    double days_{};
    std::array<double, 7> daysOf_{};                         ///< whole days by day of the week
};

}  // namespace hall::forecast
