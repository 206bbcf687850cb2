// An invented hall lived through with the real law and the real forecast, day by day; with what is advised done, or ignored.
#pragma once

#include <cstdint>
#include <vector>

#include "server/forecast/Live.hpp"
#include "tests/steering/Plan.hpp"

namespace hall::steering {

/// A promise that passed before the call.
struct Breach {
    std::int64_t atMs{};                         ///< when it did, since midnight
    std::uint32_t queue{};
    std::size_t visitor{};                       ///< of the day
};

/// A queue's alarm, from when it was told until it was taken back (or the day ended).
struct Told {
    std::uint32_t queue{};
    std::int64_t fromMs{}, toMs{};
    bool helped{};                               ///< counters were advised while it stood
};

struct DayCame {
    std::vector<Breach> breaches;                ///< in the order of time
    std::vector<Told> told;
    int visitors{};
    int opened{};                                ///< counters, by advice
    std::int64_t counterMs{};                    ///< that they were open
};

struct TrialSettings {
    int learned{10};                             ///< days without a look
    int days{6};                                 ///< days that count
    bool follow{};                               ///< what is advised is done
    std::int64_t lookEveryMs{60 * secondMs};
    forecast::LiveSettings live{};
};

/// The days that count, one after the other.
std::vector<DayCame> liveThrough(const Plan& plan, const TrialSettings& settings);

}  // namespace hall::steering
