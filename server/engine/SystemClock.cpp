#include "server/engine/SystemClock.hpp"

#include <algorithm>
#include <cmath>

#include <time.h>

namespace hall::engine {

namespace {

std::chrono::nanoseconds read(clockid_t clock) {
    timespec spec{};
    ::clock_gettime(clock, &spec);
    return std::chrono::seconds(spec.tv_sec) + std::chrono::nanoseconds(spec.tv_nsec);
}

std::int64_t toMs(std::chrono::nanoseconds time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
}

}  // namespace

core::Instant SystemClock::machineNow() {
    return {toMs(read(CLOCK_REALTIME))};
}

core::Instant SystemClock::now() {
    const auto wall = read(CLOCK_REALTIME);
    const auto steady = read(CLOCK_BOOTTIME);  // goes on while the machine sleeps
    std::int64_t nowMs{};
    {
        const std::lock_guard lock(mutex_);
        const auto floor = lastWall_ + std::max(steady - lastSteady_, std::chrono::nanoseconds::zero()) / 2;
        const bool first = lastWall_ == std::chrono::nanoseconds::zero();
        lastWall_ = first ? wall : std::max(wall, floor);
        lastSteady_ = std::max(steady, lastSteady_);
        nowMs = toMs(lastWall_);
    }
    if (!speedUp_) return {nowMs};
    const double passed = static_cast<double>(nowMs - speedUp_->real.utcMs) * speedUp_->factor;
    return {speedUp_->virtualStart.utcMs + std::llround(passed)};
}

}  // namespace hall::engine
