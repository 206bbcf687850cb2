// The only place in the server that reads the machine's clock.
#pragma once

#include <chrono>
#include <mutex>
#include <optional>

#include "server/engine/Ports.hpp"

namespace hall::engine {

/// UTC that never goes back within one process. When the machine's clock is set back, this one goes on at
/// half speed until the other has caught up, so durations stay above zero and no hour is lived twice. Safe in
/// every thread.
class SystemClock final : public Clock {
  public:
    /// The demo's sped-up time: at `real` it is `virtualStart`, and every real millisecond counts `factor`.
    struct SpeedUp {
        core::Instant real;
        core::Instant virtualStart;
        double factor{1.0};
    };

    SystemClock() = default;
    explicit SystemClock(SpeedUp speedUp) : speedUp_(speedUp) {}

    core::Instant now() override;
    /// The machine's time, whatever the speed-up: what a new anchor's `real` is read from.
    static core::Instant machineNow();

  private:
    std::optional<SpeedUp> speedUp_;
    std::mutex mutex_;
    std::chrono::nanoseconds lastWall_{};
    std::chrono::nanoseconds lastSteady_{};
};

}  // namespace hall::engine
