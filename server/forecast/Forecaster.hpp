// Forecasts of waits, made and learned from as the hall goes on.
//
// The rules run forward say how long a ticket would wait if all went as it usually does; what they do not know (who is at lunch, that
// Monday is different) is learned from how earlier forecasts came true. Nothing that lies after a ticket's issue takes part in its forecast.
#pragma once

#include <cstdint>
#include <memory>

#include "server/forecast/Scene.hpp"
#include "server/forecast/Score.hpp"

namespace hall::forecast {

/// On what a forecast rests; each falls back to the one before it where too little is known.
enum class Basis : std::uint8_t {
    usual,                                       ///< the rules run forward with usual service times: none was seen yet
    forward,                                     ///< the rules run forward with what was learned
    corrected,                                   ///< and corrected by how earlier forecasts came true
};
inline constexpr std::size_t bases = 3;

struct Forecast {
    Interval interval;
    double atOnce{};                             ///< chance to be called at once
    Basis basis{Basis::usual};
};

struct ForecasterSettings {
    std::uint64_t seed{1};
    int runs{200};                               ///< of the hall, for each forecast
};

class Forecaster {
  public:
    explicit Forecaster(const ForecasterSettings& settings);
    ~Forecaster();
    /// A ticket is issued: its forecast, then it waits. In the order of time, like take().
    ///
    /// The interval is of those who have to wait: eight of ten of them fall into it. Where one in ten or more of such tickets is
    /// called at once it begins with 0; where nine in ten are, the middle is 0 too, and where nearly all are, all of it.
    Forecast issued(const Happening& happening);
    /// Anything else that happens.
    void take(const Happening& happening);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hall::forecast
