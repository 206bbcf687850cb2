// How good forecasts were, once it is known what came true.
#pragma once

#include <cstdint>

#include "server/forecast/Hall.hpp"

namespace hall::forecast {

/// What is told of a wait that is still to come: of ten waits eight lie between p10 and p90, and as many above p50 as below.
struct Interval {
    Seconds p10{}, p50{}, p90{};
};

class Score {
  public:
    void add(const Interval& told, Seconds came);
    [[nodiscard]] std::uint64_t count() const { return count_; }
    [[nodiscard]] double meanWait() const { return mean(waits_); }
    [[nodiscard]] double mae() const { return mean(absolute_); }                 ///< mean absolute error of p50
    [[nodiscard]] double rmse() const;                                           ///< root mean square error of p50
    [[nodiscard]] double pinball() const { return mean(pinball_); }              ///< mean over the three quantiles
    [[nodiscard]] double coverage() const { return mean(covered_); }             ///< share between p10 and p90, borders included
    [[nodiscard]] double width() const { return mean(width_); }                  ///< mean of p90 - p10

  private:
    [[nodiscard]] double mean(double sum) const { return count_ == 0 ? 0 : sum / static_cast<double>(count_); }
    std::uint64_t count_{};
    double waits_{}, absolute_{}, squared_{}, pinball_{}, covered_{}, width_{};
};

}  // namespace hall::forecast
