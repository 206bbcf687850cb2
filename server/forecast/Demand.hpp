// How many visitors to expect: of each queue, in each half hour of a day to come, from the hall's own past days.
//
// A day's expectation is a level (recent days count most) times factors: of its weekday, of the first day after a holiday, of a make-up
// working day, of the last working days of a month; spread over the day as the queue's and the weekday's visitors were. Each factor and each
// spread leans on the more general one where few visitors were seen: a queue's weekday on the hall's, a queue's half hours on the hall's, a
// factor that was never seen on 1. How far expectations were off on the last days gives the interval.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "server/core/calendar/WorkingDays.hpp"

namespace hall::forecast {

inline constexpr std::size_t halfHours = 48;     ///< of a day, from midnight

/// What visitors care for in a day.
struct DayKind {
    std::int32_t weekday{1};                     ///< ISO 8601: 1 Monday .. 7 Sunday
    bool afterHoliday{};                         ///< the first working day after more days off than a weekend has, or after a holiday in the week
    bool makeUp{};                               ///< a Saturday or Sunday that is worked
    bool monthEnd{};                             ///< one of the last three working days of its month, when periods for declarations end
    auto operator<=>(const DayKind&) const = default;
};
DayKind kindOf(const core::WorkingDays& days, core::LocalDate date);

using Counts = std::array<std::uint16_t, halfHours>;

/// Visitors of a day that is over, by queue.
struct PastDay {
    core::LocalDate date;
    DayKind kind;
    std::vector<Counts> queues;
};

/// Of ten such days eight lie between p10 and p90, borders included.
struct Range {
    double mean{}, p10{}, p90{};
};

/// On what an expectation rests; each falls back to the one before it where too little is known.
enum class DemandBasis : std::uint8_t {
    none,                                        ///< no day yet: nothing is expected
    few,                                         ///< fewer than ten days: hardly more than their mean, with a wide interval
    own,                                         ///< the hall's own weekdays and special days
};

struct DayDemand {
    DemandBasis basis{DemandBasis::none};
    Range hall;                                  ///< of the whole day
    std::array<Range, halfHours> halfHour{};     ///< of the hall
    std::vector<Range> queue;                    ///< of the whole day
    std::vector<std::array<Range, halfHours>> queueHalfHour;
    double spread{};                             ///< standard deviation of the day's size as a share of its mean, chance apart
};

/// How far whole days are off besides by chance (standard deviations as shares of the mean), as seen when each of the last days was expected
/// from the ones before it.
struct Spread {
    double day{}, halfHour{}, queue{}, queueHalfHour{};
};

/// Levels, factors and spreads of past days.
class Demand {
  public:
    /// `past`: in the order of time, and stays where it is; `queues`: how many there are by now.
    Demand(std::span<const PastDay> past, std::size_t queues);
    /// The whole of it, with intervals.
    [[nodiscard]] DayDemand expect(const DayKind& kind, const Spread& spread) const;
    /// The means alone.
    [[nodiscard]] double expected(std::size_t queue, std::size_t halfHour, const DayKind& kind) const;
    [[nodiscard]] DemandBasis basis() const;

  private:
    using Share = std::array<double, halfHours>;
    void learnDays();
    void learnQueues();
    void learnShares();
    [[nodiscard]] double factor(const DayKind& kind) const;

    std::span<const PastDay> past_;
    std::size_t queues_;
    std::vector<double> weights_;                ///< beside the days
    std::array<double, 8> weekday_{};
    double afterHoliday_{1}, makeUp_{1}, monthEnd_{1};
    std::vector<double> level_;                  ///< by queue: of a day whose factors are 1
    std::vector<std::array<double, 8>> queueWeekday_;
    Share hallShare_{};
    std::vector<Share> hallOfWeekday_, queueShare_;
};

/// Of the last `days` days, each expected from those before it.
Spread spreadOf(std::span<const PastDay> past, std::size_t queues, std::size_t days = 60);

/// The value that a count of this mean, with this spread besides chance (negative binomial), does not exceed with this probability.
double countQuantile(double mean, double spread, double probability);

}  // namespace hall::forecast
