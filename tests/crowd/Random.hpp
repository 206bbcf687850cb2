// Random numbers that are the same on every machine: the standard's engines are fixed, its distributions are not.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>

namespace hall::crowd {

/// SplitMix64: small, seedable with any number, good enough to make visitors.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_{seed} {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// In [0, 1).
    double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    bool chance(double probability) { return unit() < probability; }
    /// In [0, bound); bound > 0.
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    double normal() {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - unit()));
        return radius * std::cos(2.0 * std::numbers::pi * unit());
    }
    /// Lognormal with this median and mean (mean > median).
    double lognormal(double median, double mean) {
        return median * std::exp(std::sqrt(2.0 * std::log(mean / median)) * normal());
    }

  private:
    std::uint64_t state_;
};

/// A seed for one of many independent streams of the same day.
inline std::uint64_t streamSeed(std::uint64_t seed, std::uint64_t stream) {
    return Random{seed ^ (stream * 0xD1342543DE82EF95ULL)}.next();
}

}  // namespace hall::crowd
