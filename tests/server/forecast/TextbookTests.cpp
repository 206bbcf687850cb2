#include "server/forecast/Textbook.hpp"

#include <doctest/doctest.h>

#include "server/forecast/Backtest.hpp"

namespace hall::forecast {
namespace {

constexpr LocalSeconds nine = 20'000 * 86'400 + 9 * 3600;

double of(const Textbook& textbook, LocalSeconds at, Predictor predictor) { return textbook.forecast(at)[static_cast<std::size_t>(predictor)]; }

}  // namespace

TEST_CASE("the textbook's predictors are what their definitions say") {
    Textbook textbook;
    const auto leg = [&](std::uint64_t id, LocalSeconds issued, LocalSeconds called, LocalSeconds ended, Index clerk) {
        textbook.take({What::issued, nine + issued, id, 0, 0, nobody, Outcome::unknown});
        textbook.take({What::called, nine + called, id, 0, 0, clerk, Outcome::unknown});
        textbook.take({What::started, nine + called, id, 0, 0, clerk, Outcome::unknown});
        if (ended > 0) textbook.take({What::ended, nine + ended, id, 0, 0, nobody, Outcome::served});
    };
    for (const double value : textbook.forecast(nine)) CHECK(value == 0);
    leg(1, 0, 0, 100, 1);                                  // no wait: counts for services only
    leg(2, 10, 50, 150, 2);                                // 40
    leg(3, 20, 80, 280, 1);                                // 60
    textbook.take({What::issued, nine + 200, 4, 0, 0, nobody, Outcome::unknown});
    textbook.take({What::issued, nine + 230, 5, 0, 0, nobody, Outcome::unknown});
    CHECK(of(textbook, nine + 300, Predictor::mean) == 50);
    CHECK(of(textbook, nine + 300, Predictor::hour) == 50);
    CHECK(of(textbook, nine + 300, Predictor::les) == 60);
    CHECK(of(textbook, nine + 300, Predictor::avg5) == 50);
    CHECK(of(textbook, nine + 300, Predictor::hol) == 100);
    // Services of 100, 100 and 200 seconds; two wait; clerks 1 and 2 were seen in the last quarter of an hour, then clerk 1 alone.
    CHECK(of(textbook, nine + 300, Predictor::ql) == doctest::Approx(3 * 400.0 / 3 / 2));
    CHECK(of(textbook, nine + 1051, Predictor::ql) == doctest::Approx(3 * 400.0 / 3 / 1));
    textbook.take({What::ended, nine + 310, 4, 0, 0, nobody, Outcome::abandoned});
    CHECK(of(textbook, nine + 330, Predictor::hol) == 100);
    // A new day: the means stay, what was last does not.
    CHECK(of(textbook, nine + 86'400, Predictor::mean) == 50);
    CHECK(of(textbook, nine + 86'400, Predictor::les) == 0);
    CHECK(of(textbook, nine + 86'400, Predictor::avg5) == 0);
    CHECK(of(textbook, nine + 86'400, Predictor::hol) == 0);
    CHECK(of(textbook, nine + 86'400 + 3600, Predictor::hour) == 50);   // nothing known of ten o'clock: the mean
}

TEST_CASE("the measures are what their names say") {
    Score score;
    score.add({10, 20, 40}, 30);
    score.add({0, 50, 60}, 70);
    CHECK(score.count() == 2);
    CHECK(score.meanWait() == 50);
    CHECK(score.mae() == 15);
    CHECK(score.rmse() == doctest::Approx(15.8114).epsilon(1e-5));
    CHECK(score.coverage() == 0.5);
    CHECK(score.width() == 45);
    // 0.1 x 20, 0.5 x 10, 0.1 x 10; 0.1 x 70, 0.5 x 20, 0.9 x 10
    CHECK(score.pinball() == doctest::Approx((2 + 5 + 1 + 7 + 10 + 9) / 6.0));
}

}  // namespace hall::forecast
