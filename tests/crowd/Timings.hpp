// How long answers took: a list of durations and what one says about it.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace hall::crowd {

class Timings {
  public:
    using Clock = std::chrono::steady_clock;
    void add(Clock::duration took) { us_.push_back(std::chrono::duration_cast<std::chrono::microseconds>(took).count()); }
    [[nodiscard]] std::size_t count() const { return us_.size(); }
    /// Nearest rank, in milliseconds.
    [[nodiscard]] double percentileMs(std::size_t percent) {
        if (us_.empty()) return 0;
        const auto rank = (us_.size() * percent + 99) / 100;
        const auto at = us_.begin() + static_cast<std::ptrdiff_t>(rank == 0 ? 0 : rank - 1);
        std::nth_element(us_.begin(), at, us_.end());
        return static_cast<double>(*at) / 1000.0;
    }
    [[nodiscard]] std::string text() {
        return fmt::format("p50 {:.2f} ms, p99 {:.2f} ms", percentileMs(50), percentileMs(99));
    }

  private:
    std::vector<std::int64_t> us_;
};

}  // namespace hall::crowd
