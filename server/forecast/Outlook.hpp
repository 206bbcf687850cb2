// What many runs of a hall say of one ticket's wait.
#pragma once

#include <array>
#include <vector>

#include "server/forecast/Hall.hpp"

namespace hall::forecast {

/// One run's answer. Somebody who would have gone by then counts as little as they are likely to stay.
struct Drawn {
    Seconds waited{};
    double weight{1};
};

/// What many runs said of one ticket's wait, weighted by how likely somebody stays that long.
struct Outlook {
    Seconds p10{}, p50{}, p90{}, mean{};         ///< of the runs in which it has to wait; 0 when there were none
    double atOnce{};                             ///< share of the runs in which it has not
};

Outlook outlookOf(std::vector<Drawn>& drawn);

/// Its quantiles on the scale of log(1 + wait). Where nobody has to wait in any run: around `usual`, on that scale.
std::array<double, 3> levelsOf(const Outlook& outlook, double usual);

}  // namespace hall::forecast
