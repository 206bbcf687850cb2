// Private to this room: a planned day run forward many times.
#pragma once

#include <vector>

#include "server/forecast/Staffing.hpp"

namespace hall::forecast {

/// Waits of those who came in some half hour, or to some queue.
struct Tally {
    std::size_t within{};
    std::vector<float> waits;
    [[nodiscard]] std::size_t late() const { return waits.size() - within; }
    [[nodiscard]] PlannedWaits told(int days);
};

struct DayOutcome {
    std::vector<std::array<Tally, halfHours>> profiles;   ///< of those who came to its queues
    std::vector<Tally> queues;
    Tally day;
    std::size_t unserved{};                      ///< who still waited when the run ended
    Seconds overtime{};
};

class DayRuns {
  public:
    DayRuns(const PlanDay& day, const Nature& nature, const Target& target, const StaffingSettings& settings);
    /// The same chance each time: two sets of shifts differ by nothing else.
    [[nodiscard]] DayOutcome run(const std::vector<Shift>& shifts) const;
    [[nodiscard]] int days() const { return runs_; }
    /// In which those of this queue and class are to be called.
    [[nodiscard]] Seconds within(Index queue, Index klass) const;

  private:
    /// Who waits stays: a plan does not count on people who go away.
    struct Staying final : Nature {
        explicit Staying(const Nature& given) : nature(given) {}
        const Nature& nature;
        Seconds service(Index clerk, Index queue, Dice& dice) const override { return nature.service(clerk, queue, dice); }
        Seconds rest(Index clerk, Index queue, Seconds elapsed, Dice& dice) const override { return nature.rest(clerk, queue, elapsed, dice); }
        Seconds turn(Index clerk, Dice& dice) const override { return nature.turn(clerk, dice); }
        Seconds back(const Desk& desk, Dice& dice) const override { return nature.back(desk, dice); }
        Seconds patience(Index, Index, Seconds, Dice&) const override { return never; }
    };
    [[nodiscard]] Hall hallOf(double size) const;

    const PlanDay& day_;
    Staying nature_;
    Target target_;
    std::uint64_t seed_;
    int runs_{};
    std::vector<Hall> halls_;                    ///< without desks: small, usual and large days
};

}  // namespace hall::forecast
