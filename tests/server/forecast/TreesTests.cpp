#include "server/forecast/Trees.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "server/forecast/Dice.hpp"

namespace hall::forecast {
namespace {

/// Outcome: exponential, of mean 10 or 100 as the first number says; the second number says nothing.
Examples twoKinds(std::size_t count, std::uint64_t seed) {
    Examples examples{2, {}, {}};
    Dice dice(seed);
    for (std::size_t i = 0; i < count; ++i) {
        const bool slow = dice.unit() < 0.5;
        examples.values.push_back(slow ? 1.0F : 0.0F);
        examples.values.push_back(static_cast<float>(dice.unit()));
        examples.outcomes.push_back(static_cast<float>(dice.exponential(slow ? 100 : 10)));
    }
    return examples;
}

}  // namespace

TEST_CASE("trees find the quantile of each kind") {
    const Examples examples = twoKinds(4000, 1);
    for (const double quantile : {0.1, 0.5, 0.9}) {
        CAPTURE(quantile);
        const Trees trees = Trees::grow(examples, quantile, {100, 3, 0.1, 50, 0.7}, 1);
        const double exact = -std::log(1 - quantile);
        for (const float noise : {0.2F, 0.8F}) {
            CHECK(trees.at(std::vector<float>{0, noise}) == doctest::Approx(10 * exact).epsilon(0.25));
            CHECK(trees.at(std::vector<float>{1, noise}) == doctest::Approx(100 * exact).epsilon(0.3));
        }
    }
}

TEST_CASE("from the same come the same trees, and from nothing none") {
    const Examples examples = twoKinds(400, 2);
    const std::vector<float> row{1, 0.5F};
    CHECK(Trees::grow(examples, 0.5, {}, 3).at(row) == Trees::grow(examples, 0.5, {}, 3).at(row));
    CHECK(Trees::grow(examples, 0.5, {}, 3).at(row) != Trees::grow(examples, 0.5, {}, 4).at(row));
    CHECK(Trees::grow({}, 0.5, {}, 1).empty());
    Examples alike{1, {1, 1, 1}, {5, 5, 5}};
    CHECK(Trees::grow(alike, 0.5, {}, 1).at(std::vector<float>{7}) == doctest::Approx(5));
}

}  // namespace hall::forecast
