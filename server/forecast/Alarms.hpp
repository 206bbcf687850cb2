// When a manager is told that a queue will break its promise, and when that is taken back.
#pragma once

#include <vector>

#include "server/core/Types.hpp"
#include "server/core/queue/Waits.hpp"
#include "server/forecast/Promises.hpp"

namespace hall::forecast {

struct AlarmSettings {
    Seconds ahead{2700};                         ///< so far is looked
    int runs{100}, firstRuns{20};                ///< of the hall; so many where these say that no queue's share is above `clear`
    double raise{0.92};                          ///< share of the runs in which a promise breaks, smoothed, from which on it is told
    double raiseMany{0.8}, many{5};              ///< or from this one on, where so many will wait too long, on the mean
    double clear{0.15};                          ///< and taken back below this one,
    Seconds calm{600};                           ///< when it was for so long
    Seconds smooth{90};                          ///< a look counts so long
};

class Alarms {
  public:
    explicit Alarms(const AlarmSettings& settings = {}) : settings_(settings) {}
    /// What was seen at `now`, looking AlarmSettings::ahead. What stands now, the earliest breach first.
    const std::vector<core::Waits::Alarm>& update(core::Instant now, const Risk& risk);
    /// The day is over.
    void clear();
    [[nodiscard]] const std::vector<core::Waits::Alarm>& standing() const { return standing_; }
    [[nodiscard]] const AlarmSettings& settings() const { return settings_; }

  private:
    struct OfQueue {
        double share{}, tickets{};
        bool up{};
        core::Instant since, lastHigh;
    };
    AlarmSettings settings_;
    core::Instant last_;
    std::vector<OfQueue> queues_;
    std::vector<core::Waits::Alarm> standing_;
};

}  // namespace hall::forecast
