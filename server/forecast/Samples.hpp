// Times that were seen, newest kept, to be drawn from again.
#pragma once

#include <cstddef>
#include <vector>

#include "server/forecast/Dice.hpp"
#include "server/forecast/Hall.hpp"

namespace hall::forecast {

class Samples {
  public:
    explicit Samples(std::size_t keeps = 1000) : keeps_(keeps) {}
    void add(Seconds time);
    [[nodiscard]] std::size_t size() const { return sorted_.size(); }
    /// Of those kept; 0 when there are none.
    [[nodiscard]] Seconds mean() const { return sorted_.empty() ? 0 : sum_ / static_cast<double>(sorted_.size()); }
    /// How many of those kept lasted longer.
    [[nodiscard]] std::size_t beyond(Seconds elapsed) const;
    /// One that lasted longer than `elapsed`, between two that were seen; needs beyond(elapsed) > 0.
    Seconds draw(Seconds elapsed, Dice& dice) const;

  private:
    std::size_t keeps_;
    std::vector<Seconds> sorted_;
    std::vector<Seconds> byAge_;                 ///< a ring
    std::size_t oldest_{};
    double sum_{};
};

}  // namespace hall::forecast
