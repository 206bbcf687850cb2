// Time, entropy and zone that stand still until a test moves them.
#pragma once

#include <atomic>
#include <chrono>

#include "server/engine/Ports.hpp"
#include "tests/support/DemoHall.hpp"

namespace hall::test {

class ManualClock final : public engine::Clock {
  public:
    explicit ManualClock(core::Instant now = stampAt(9 * 60).now) : nowMs_(now.utcMs) {}
    core::Instant now() override { return {nowMs_}; }
    void advance(std::int64_t ms) { nowMs_ += ms; }
    void set(core::Instant now) { nowMs_ = now.utcMs; }

  private:
    std::atomic<std::int64_t> nowMs_;
};

/// 1, 2, 3, ...
class CountingEntropy final : public engine::Entropy {
  public:
    std::uint64_t draw() override { return ++drawn_; }

  private:
    std::uint64_t drawn_{};
};

/// A hall eight hours east of Greenwich, all year.
class FixedZone final : public engine::Zone {
  public:
    Local local(core::Instant instant, const std::string&) override {
        const std::int64_t local = instant.utcMs + 8 * 60 * minuteMs;
        const std::chrono::sys_days day{
            std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::milliseconds>(
                std::chrono::milliseconds(local)))};
        const std::chrono::year_month_day date{day};
        const auto number = static_cast<int>(date.year()) * 10'000 +
                            static_cast<int>(static_cast<unsigned>(date.month())) * 100 +
                            static_cast<int>(static_cast<unsigned>(date.day()));
        const std::int64_t minute =
            (local - day.time_since_epoch() / std::chrono::milliseconds(1)) / minuteMs;
        return {{number}, static_cast<std::int32_t>(minute), 8 * 60};
    }
};

}  // namespace hall::test
