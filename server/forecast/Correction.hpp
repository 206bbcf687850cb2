// What came true of earlier forecasts, and how the next ones are corrected by it.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "server/forecast/Score.hpp"
#include "server/forecast/Trees.hpp"

namespace hall::forecast {

/// Moves a quantile, on the scale of log(1 + wait), until it holds as often as it should: after each that came true a small step up or
/// down, so that over many the share is met whatever the forecasts are worth. Never further than `most`: where waits are long, many
/// come true only after it was moved far enough for them already.
class Level {
  public:
    Level(double share, double step, double most) : share_(share), step_(step), most_(most) {}
    [[nodiscard]] double moved(double quantile) const { return quantile + shift_; }
    void cameTrue(double told, double came) { shift_ = std::clamp(shift_ + step_ * (share_ - (came <= told ? 1 : 0)), -most_, most_); }

  private:
    double share_, step_, most_;
    double shift_{};
};

/// A level for waits of each length: what was too wide for a wait of half a minute is not for one of an hour. Long waits come true late
/// and many at once, so their levels take smaller steps: else they swing from day to day.
class Levels {
  public:
    Levels(double share, double step, double most)
        : levels_{Level(share, step, most), Level(share, step, most), Level(share, step / 2, most), Level(share, step / 5, most / 2)} {}
    /// `about`: how long the wait is about, log(1 + wait).
    [[nodiscard]] double moved(double about, double quantile) const { return levels_[lengthOf(about)].moved(quantile); }
    void cameTrue(double about, double told, double came) { levels_[lengthOf(about)].cameTrue(told, came); }

  private:
    static std::size_t lengthOf(double about) {
        constexpr std::array<double, 3> lengths{4.1, 5.7, 7.1};          // one minute, five, twenty
        return static_cast<std::size_t>(std::lower_bound(lengths.begin(), lengths.end(), about) - lengths.begin());
    }
    std::array<Level, 4> levels_;
};

class Correction {
  public:
    explicit Correction(std::uint64_t seed);

    /// How a forecast was made; kept by whoever waits for what comes true.
    struct Told {
        std::vector<float> features;
        double simulated{};                      ///< chance to be called at once, as the runs have it
        std::array<double, 3> outlook{};         ///< p10, p50, p90 of the runs, log(1 + wait)
        double low{}, middle{}, high{};          ///< as told, log(1 + wait)
        bool fromZero{};                         ///< the interval began with 0
    };

    /// `outlook` of those runs in which the ticket waits, as logs. Corrects it and fills `told`.
    Interval correct(std::vector<float> features, double atOnce, const std::array<double, 3>& outlook, Told& told, double& chanceAtOnce) const;
    /// The ticket was called after so long.
    void cameTrue(Told told, Seconds waited);
    /// A new day began: time to learn anew, if there is so many times as much to learn from as there was.
    void dayBegan(double more = 1);
    /// Is enough known to correct anything but the levels?
    [[nodiscard]] bool grown() const { return !trees_[0].empty(); }

  private:
    void grow();
    struct Often {
        double yes{}, all{};
    };
    /// How often tickets were called at once of which the runs said about the same.
    [[nodiscard]] static std::size_t kindOf(double simulated, const std::array<double, 3>& outlook);
    [[nodiscard]] double atOnce(double simulated, const std::array<double, 3>& outlook) const;

    std::uint64_t seed_;
    Examples examples_;                          ///< outcomes: log(1 + wait)
    std::vector<std::array<float, 3>> outlooks_; ///< beside them
    std::size_t grownFrom_{};
    std::array<Trees, 3> trees_;
    Levels low_, middle_, high_, reach_;
    std::array<Often, 21 * 5> atOnce_{};         ///< by what the runs said of it, and of the wait otherwise
};

}  // namespace hall::forecast
