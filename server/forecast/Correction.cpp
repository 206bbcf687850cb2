#include "server/forecast/Correction.hpp"

#include <algorithm>
#include <cmath>

#include "server/forecast/Dice.hpp"

namespace hall::forecast {
namespace {

constexpr std::array<double, 3> quantiles{0.1, 0.5, 0.9};
constexpr std::size_t fewest = 300;              ///< examples to grow anything from
constexpr std::size_t most = 30'000;             ///< that are kept, newest
constexpr double mayBeAtOnce = 0.1, mostlyAtOnce = 0.9, surelyAtOnce = 0.98;
constexpr double trusted = 0.85;                 ///< of what the trees say to be wrong with the runs
constexpr double halfTrusted = 1000;             ///< so many waits are worth half of that
constexpr double furthest = 1;                   ///< e times longer, or shorter, than the runs say
constexpr double reach = 0.6;                    ///< from the middle to the 90th percentile, where the 80th is looked for first

Seconds secondsOf(double level) { return std::max(std::expm1(level), 0.0); }

}  // namespace

Correction::Correction(std::uint64_t seed) : seed_(seed), low_(0.1, 0.03, 0.7), middle_(0.5, 0.01, 0.1), high_(0.9, 0.03, 0.7), reach_(0.8, 0.03, 0.7) {}

std::size_t Correction::kindOf(double simulated, const std::array<double, 3>& outlook) {
    constexpr std::array<double, 4> waits{2.5, 3.3, 4.1, 4.9};      // 11, 26, 59 and 133 seconds
    const auto wait = static_cast<std::size_t>(std::lower_bound(waits.begin(), waits.end(), outlook[1]) - waits.begin());
    return static_cast<std::size_t>(std::lround(simulated * 20)) * (waits.size() + 1) + wait;
}

double Correction::atOnce(double simulated, const std::array<double, 3>& outlook) const {
    constexpr double trust = 20;
    const Often& often = atOnce_[kindOf(simulated, outlook)];
    return (often.yes + trust * simulated) / (often.all + trust);
}

Interval Correction::correct(std::vector<float> features, double simulated, const std::array<double, 3>& outlook, Told& told, double& chanceAtOnce) const {
    std::array<double, 3> level = outlook;
    if (grown()) {
        const auto seen = static_cast<double>(grownFrom_);
        const double trust = trusted * seen / (seen + halfTrusted);
        for (std::size_t i = 0; i < level.size(); ++i) level[i] += std::clamp(trust * trees_[i].at(features), -furthest, furthest);
    }
    std::sort(level.begin(), level.end());
    chanceAtOnce = atOnce(simulated, outlook);
    told.fromZero = chanceAtOnce >= mayBeAtOnce;
    told.simulated = simulated;
    told.outlook = outlook;
    told.features = std::move(features);
    const double about = outlook[1];
    told.middle = middle_.moved(about, level[1]);
    told.low = told.fromZero ? 0 : std::min(low_.moved(about, level[0]), told.middle);
    told.high = std::max(told.fromZero ? reach_.moved(about, level[1] + reach * (level[2] - level[1])) : high_.moved(about, level[2]), told.middle);
    if (chanceAtOnce >= surelyAtOnce) return {};
    return {secondsOf(told.low), chanceAtOnce >= mostlyAtOnce ? 0 : secondsOf(told.middle), secondsOf(told.high)};
}

void Correction::cameTrue(Told told, Seconds waited) {
    Often& often = atOnce_[kindOf(told.simulated, told.outlook)];
    often.all += 1;
    if (waited <= 0) {
        often.yes += 1;
        return;
    }
    const double came = std::log1p(waited);
    const double about = told.outlook[1];
    middle_.cameTrue(about, told.middle, came);
    if (told.fromZero) {
        reach_.cameTrue(about, told.high, came);
    } else {
        low_.cameTrue(about, told.low, came);
        high_.cameTrue(about, told.high, came);
    }
    examples_.width = told.features.size();
    examples_.values.insert(examples_.values.end(), told.features.begin(), told.features.end());
    examples_.outcomes.push_back(static_cast<float>(came));
    outlooks_.push_back({static_cast<float>(told.outlook[0]), static_cast<float>(told.outlook[1]), static_cast<float>(told.outlook[2])});
    if (examples_.size() > most + most / 10) {
        const auto old = static_cast<std::ptrdiff_t>(examples_.size() - most);
        examples_.values.erase(examples_.values.begin(), examples_.values.begin() + old * static_cast<std::ptrdiff_t>(examples_.width));
        examples_.outcomes.erase(examples_.outcomes.begin(), examples_.outcomes.begin() + old);
        outlooks_.erase(outlooks_.begin(), outlooks_.begin() + old);
    }
    // Early on every little helps; later a night is soon enough.
    if (examples_.size() >= fewest && grownFrom_ < 2000 && examples_.size() >= grownFrom_ + grownFrom_ / 2) grow();
}

void Correction::dayBegan(double more) {
    const auto wanted = static_cast<std::size_t>(more * static_cast<double>(grownFrom_));
    if (examples_.size() >= std::max({fewest, grownFrom_ + 50, std::min(wanted, most)})) grow();
}

void Correction::grow() {
    grownFrom_ = examples_.size();
    // What the trees learn is how far each quantile of the runs was from what came.
    const std::vector<float> came = examples_.outcomes;
    for (std::size_t i = 0; i < trees_.size(); ++i) {
        for (std::size_t row = 0; row < came.size(); ++row) examples_.outcomes[row] = came[row] - outlooks_[row][i];
        trees_[i] = Trees::grow(examples_, quantiles[i], {}, mixed(seed_, grownFrom_ * 3 + i));
    }
    examples_.outcomes = came;
}

}  // namespace hall::forecast
