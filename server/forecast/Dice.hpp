// Chance from a seed: the same numbers on every machine, so that a forecast can be made again.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace hall::forecast {

/// Mixes two numbers into a seed, so that runs that stand beside each other share nothing.
constexpr std::uint64_t mixed(std::uint64_t seed, std::uint64_t with) {
    std::uint64_t z = seed + 0x9E3779B97F4A7C15ULL * (with + 1);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(mixed(seed, 0)) {}
    std::uint64_t draw() { return mixed(state_, ++count_); }
    /// At least 0, less than 1.
    double unit() { return static_cast<double>(draw() >> 11) * 0x1.0p-53; }
    double exponential(double mean) { return -mean * std::log(1 - unit()); }
    /// Less than `count`, which is not 0.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(unit() * static_cast<double>(count)); }

  private:
    std::uint64_t state_;
    std::uint64_t count_{};
};

}  // namespace hall::forecast
