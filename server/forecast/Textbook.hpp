// The predictors of the textbooks, so that everybody can see what a forecast has to beat.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/forecast/Scene.hpp"

namespace hall::forecast {

/// mean: of all waits so far. hour: of those issued in the same hour of the day; the mean where there was none. les: wait of the last who
/// entered service. hol: how long the head of the line waits already. avg5: mean of the last five `les`. ql: (waiting + 1) x mean
/// service so far / clerks with a start or an end in the last 15 minutes. mean, hour, les and avg5 know only those who waited; les, hol and
/// avg5 begin anew each day. What is not known yet is 0; a row without a clerk counts as one clerk who has no name.
enum class Predictor : std::uint8_t { mean, hour, les, hol, avg5, ql };
inline constexpr std::size_t predictors = 6;
std::string_view word(Predictor predictor);

class Textbook {
  public:
    /// In the order of time.
    void take(const Happening& happening);
    /// Of a ticket that is issued at `at`, before it is taken in.
    [[nodiscard]] std::array<Seconds, predictors> forecast(LocalSeconds at) const;

  private:
    struct Mean {
        double sum{}, count{};
        void add(double value) { sum += value, count += 1; }
        [[nodiscard]] double get(double otherwise = 0) const { return count > 0 ? sum / count : otherwise; }
    };
    struct Leg {
        LocalSeconds issuedAt{}, startedAt{};
        Index clerk{nobody};
        bool called{}, started{};
    };

    void beginDay(LocalSeconds at);

    std::unordered_map<std::uint64_t, Leg> legs_;
    std::map<std::pair<LocalSeconds, std::uint64_t>, bool> waiting_;   ///< by issue
    std::unordered_map<Index, LocalSeconds> clerks_;                   ///< when they last started or ended something
    Mean waits_, services_;
    std::array<Mean, 24> hours_;
    std::vector<Seconds> last_;                                        ///< of today, five at most
    std::int64_t day_{};
};

}  // namespace hall::forecast
