#include "server/engine/SystemClock.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

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
    return speedUp_ ? shown(*speedUp_, {nowMs}) : core::Instant{nowMs};
}

core::Instant SystemClock::shown(const SpeedUp& speedUp, core::Instant real) {
    // An anchor may be any number that somebody typed; three million years each way are enough for it.
    const double exact = (static_cast<double>(real.utcMs) - static_cast<double>(speedUp.real.utcMs)) * speedUp.factor;
    const std::int64_t passedMs = std::llround(std::clamp(exact, -1e17, 1e17));
    const std::int64_t startMs = speedUp.virtualStart.utcMs;
    if (!speedUp.hours || speedUp.hours->opensUtcMs.empty()) return {startMs + passedMs};

    const auto& [opens, lengthMs] = *speedUp.hours;
    const auto first = std::upper_bound(opens.begin(), opens.end(), startMs - lengthMs);  // the first that closes after the start
    if (first == opens.end()) return {opens.back() + lengthMs};
    const std::int64_t workedMs = std::max<std::int64_t>(startMs - *first, 0) + std::max<std::int64_t>(passedMs, 0);
    if (workedMs / lengthMs >= std::distance(first, opens.end())) return {opens.back() + lengthMs};
    return {first[workedMs / lengthMs] + workedMs % lengthMs};
}

}  // namespace hall::engine
