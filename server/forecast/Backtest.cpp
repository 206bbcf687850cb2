#include "server/forecast/Backtest.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace hall::forecast {
namespace {

/// Numbers for codes, in the order in which they are first heard of.
class Codes {
  public:
    Index operator()(const std::string& code) { return numbers_.try_emplace(code, static_cast<Index>(numbers_.size())).first->second; }

  private:
    std::unordered_map<std::string, Index> numbers_;
};

/// Within a second: who comes; who goes; who is called; what begins; and what began and ended at once.
struct Moment {
    LocalSeconds at{};
    int order{};
    std::size_t row{};                           ///< history first, then the log
    What what{What::issued};
    auto operator<=>(const Moment& other) const { return std::tie(at, order, row) <=> std::tie(other.at, other.order, other.row); }
    bool operator==(const Moment& other) const = default;
};

void addMoments(std::vector<Moment>& moments, const LoggedLeg& leg, std::size_t row) {
    moments.push_back({leg.issuedAt, 0, row, What::issued});
    if (leg.calledAt) moments.push_back({*leg.calledAt, 2, row, What::called});
    if (leg.startedAt) moments.push_back({*leg.startedAt, 3, row, What::started});
    if (!leg.endedAt) return;
    const bool atOnce = (leg.calledAt && *leg.calledAt == *leg.endedAt) || (leg.startedAt && *leg.startedAt == *leg.endedAt);
    moments.push_back({*leg.endedAt, atOnce ? 4 : 1, row, What::ended});
}

}  // namespace

Predictor ScoreTable::best() const {
    const auto least = std::min_element(textbook.begin(), textbook.end(), [](const Score& a, const Score& b) { return a.mae() < b.mae(); });
    return static_cast<Predictor>(least - textbook.begin());
}

BacktestResult backtest(const std::vector<LoggedLeg>& history, const std::vector<LoggedLeg>& log, const BacktestSettings& settings) {
    std::vector<Moment> todo;
    todo.reserve(4 * (history.size() + log.size()));
    const auto legAt = [&](std::size_t row) -> const LoggedLeg& { return row < history.size() ? history[row] : log[row - history.size()]; };
    for (std::size_t row = 0; row < history.size() + log.size(); ++row) addMoments(todo, legAt(row), row);
    std::sort(todo.begin(), todo.end());

    BacktestResult result;
    result.forecasts.resize(log.size());
    Codes queues, classes, clerks;
    Forecaster forecaster({settings.seed, settings.runs});
    Textbook textbook;
    for (const Moment& moment : todo) {
        const LoggedLeg& leg = legAt(moment.row);
        Happening happening{moment.what, moment.at, moment.row + 1, 0, 0, nobody, Outcome::unknown};
        if (moment.what == What::issued) {
            happening.queue = queues(leg.queue);
            happening.klass = classes(leg.klass);
            const Forecast told = forecaster.issued(happening);
            const auto others = textbook.forecast(moment.at);
            if (moment.row >= history.size()) {
                result.forecasts[moment.row - history.size()] = told.interval;
                ++result.byBasis[static_cast<std::size_t>(told.basis)];
                if (leg.outcome == Outcome::served && leg.calledAt) {
                    const auto came = static_cast<Seconds>(*leg.calledAt - leg.issuedAt);
                    const auto score = [&](ScoreTable& table) {
                        table.forecast.add(told.interval, came);
                        for (std::size_t i = 0; i < predictors; ++i) table.textbook[i].add({others[i], others[i], others[i]}, came);
                    };
                    score(result.all);
                    if (came > 0) score(result.waited);
                }
            }
        } else {
            if (moment.what == What::called && !leg.clerk.empty()) happening.clerk = clerks(leg.clerk);
            if (moment.what == What::ended) happening.outcome = leg.outcome;
            forecaster.take(happening);
        }
        textbook.take(happening);
    }
    return result;
}

}  // namespace hall::forecast
