// Chance that is the same on every machine: the standard's engines are fixed, its distributions are not.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hall::sim {

/// SplitMix64.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// 0 .. bound-1; 0 for 0.
    std::size_t roll(std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(next() % bound); }
    std::int64_t upTo(std::int64_t most) { return static_cast<std::int64_t>(roll(static_cast<std::size_t>(most) + 1)); }
    bool oneIn(std::size_t bound) { return roll(bound) == 0; }
    template <class T>
    const T& pick(const std::vector<T>& from) {
        return from[roll(from.size())];
    }

  private:
    std::uint64_t state_;
};

}  // namespace hall::sim
