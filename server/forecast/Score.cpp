#include "server/forecast/Score.hpp"

#include <cmath>

namespace hall::forecast {
namespace {

/// What a forecast of this quantile loses: the quantile itself loses least.
double pinballOf(double quantile, Seconds told, Seconds came) { return came >= told ? quantile * (came - told) : (1 - quantile) * (told - came); }

}  // namespace

void Score::add(const Interval& told, Seconds came) {
    const double error = told.p50 - came;
    ++count_;
    waits_ += came;
    absolute_ += std::abs(error);
    squared_ += error * error;
    pinball_ += (pinballOf(0.1, told.p10, came) + pinballOf(0.5, told.p50, came) + pinballOf(0.9, told.p90, came)) / 3;
    covered_ += came >= told.p10 && came <= told.p90 ? 1 : 0;
    width_ += told.p90 - told.p10;
}

double Score::rmse() const { return std::sqrt(mean(squared_)); }

}  // namespace hall::forecast
