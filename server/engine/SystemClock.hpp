// The only place in the server that reads the machine's clock.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "server/engine/Ports.hpp"

namespace hall::engine {

/// UTC that never goes back within one process. When the machine's clock is set back, this one goes on at
/// half speed until the other has caught up, so durations stay above zero and no hour is lived twice. Safe in
/// every thread.
class SystemClock final : public Clock {
  public:
    /// The hours in which a demo's time passes: what lies between them is skipped.
    struct Hours {
        std::vector<std::int64_t> opensUtcMs;   ///< of each day that works; rising, at least `lengthMs` apart
        std::int64_t lengthMs{};                ///< of every day; above 0
    };
    /// The demo's sped-up time: at `real` it is `virtualStart`, and every real millisecond counts `factor`.
    struct SpeedUp {
        core::Instant real;
        core::Instant virtualStart;             ///< with `hours` and outside of them: the next opening
        double factor{1.0};
        std::shared_ptr<const Hours> hours{};   ///< none: time passes always
    };

    SystemClock() = default;
    explicit SystemClock(SpeedUp speedUp) : speedUp_(std::move(speedUp)) {}

    /// What a sped-up clock shows at a moment of the machine's; nothing else decides it, so a restart changes nothing. Never goes back
    /// while `real` does not. With hours it stands still before its anchor, and at the end of the last day of its table.
    static core::Instant shown(const SpeedUp& speedUp, core::Instant real);

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
