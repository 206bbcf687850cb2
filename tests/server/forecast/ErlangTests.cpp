// Erlang's formulas against exact values from elsewhere.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "server/forecast/Erlang.hpp"

namespace hall::forecast {
namespace {

std::vector<std::vector<double>> rowsOf(const std::string& name) {
    std::ifstream file(std::string(HALL_TESTS) + "/data/erlang/" + name);
    REQUIRE(file);
    std::vector<std::vector<double>> rows;
    std::string line, field;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream fields(line);
        auto& row = rows.emplace_back();
        while (std::getline(fields, field, ',')) row.push_back(std::stod(field));
    }
    REQUIRE(rows.size() >= 10);
    return rows;
}

}  // namespace

TEST_CASE("Erlang B and C, the mean wait: to nine digits") {
    for (const auto& row : rowsOf("erlang_bc.csv")) {
        const int counters = static_cast<int>(row[0]);
        const double load = row[1];
        CAPTURE(counters);
        CAPTURE(load);
        CHECK(erlangB(counters, load) == doctest::Approx(row[2]).epsilon(1e-9));
        CHECK(erlangC(counters, load) == doctest::Approx(row[3]).epsilon(1e-9));
        CHECK(meanWait(counters, load, 300) == doctest::Approx(300 * row[5]).epsilon(1e-9));
        CHECK(shareWithin(counters, load, 300, 0) == doctest::Approx(1 - row[3]).epsilon(1e-9));
    }
}

TEST_CASE("Erlang A: to eight digits") {
    for (const auto& row : rowsOf("erlang_a.csv")) {
        const double lambda = row[0], service = 1 / row[1], patience = 1 / row[2];
        const WithPatience told = erlangA(static_cast<int>(row[3]), lambda * service, service, patience);
        CAPTURE(lambda);
        CHECK(told.waits == doctest::Approx(row[4]).epsilon(1e-8));
        CHECK(told.queue == doctest::Approx(row[5]).epsilon(1e-8));
        CHECK(told.leaves == doctest::Approx(row[7]).epsilon(1e-8));
    }
}

TEST_CASE("the fewest counters: one fewer would not do") {
    struct Case { double load; Seconds within; double share; int counters; };
    for (const auto& [load, within, share, counters] : {
             Case{0, 0, 0.8, 0}, Case{0.1, 60, 0.8, 1}, Case{4, 60, 0.8, 6}, Case{10, 20, 0.8, 14}, Case{10, 1200, 0.95, 11}, Case{500, 60, 0.9, 20},
         }) {
        CAPTURE(load);
        CHECK(countersFor(load, 300, within, share, 20) == counters);
        if (counters == 0 || counters == 20) continue;
        CHECK(shareWithin(counters, load, 300, within) >= share);
        CHECK(shareWithin(counters - 1, load, 300, within) < share);
    }
    CHECK(meanWait(3, 3, 300) == never);
    CHECK(erlangC(3, 4) == 1);
}

}  // namespace hall::forecast
