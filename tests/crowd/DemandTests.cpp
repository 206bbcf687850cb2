#include "tests/crowd/Demand.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/crowd/Plan.hpp"
#include "tests/crowd/Random.hpp"

namespace hall::crowd {
namespace {

struct Row {
    std::int64_t waiting;
    std::int64_t called;  ///< -1: none shown
};
struct Expected {
    std::int64_t calls, arrivals, left;
};

std::string realDay() {
    std::ifstream file{HALL_SOURCE_DIR "/server/data/demand/praga-polnoc-2020-01-07.csv", std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("a step's arrivals are the change in waiting plus the numbers called") {
    struct Case {
        const char* what;
        std::vector<Row> rows;
        std::vector<Expected> steps;  // only those in which something happened
    };
    const Case cases[] = {
        {"nothing happens", {{0, -1}, {0, -1}}, {}},
        {"two wait in the first row", {{2, -1}, {2, -1}}, {{0, 2, 0}}},
        {"one comes and waits", {{0, -1}, {1, -1}}, {{0, 1, 0}}},
        {"one comes and is called within the step", {{0, -1}, {0, 1}}, {{1, 1, 0}}},
        {"one who waited is called", {{1, -1}, {0, 1}}, {{0, 1, 0}, {1, 0, 0}}},
        {"three called, one more waits", {{0, 4}, {1, 7}}, {{4, 4, 0}, {3, 4, 0}}},
        {"one leaves without a call", {{2, 5}, {1, 5}}, {{5, 7, 0}, {0, 0, 1}}},
        {"one leaves while another is called", {{3, 5}, {1, 6}}, {{5, 8, 0}, {1, 0, 1}}},
        {"an empty number says nothing", {{0, 3}, {0, -1}, {0, 5}}, {{3, 3, 0}, {2, 2, 0}}},
        {"a fall is a reset and no call", {{0, 9}, {0, 2}, {0, 3}}, {{9, 9, 0}, {1, 1, 0}}},
    };
    for (const auto& test : cases) {
        CAPTURE(test.what);
        std::vector<Snapshot> rows;
        for (std::size_t i = 0; i < test.rows.size(); ++i)
            rows.push_back({"5", 28'800 + 300 * static_cast<std::int64_t>(i), test.rows[i].waiting, test.rows[i].called});
        const auto steps = stepsOf(rows);
        REQUIRE(steps.size() == test.steps.size());
        for (std::size_t i = 0; i < steps.size(); ++i) {
            CHECK(steps[i].calls == test.steps[i].calls);
            CHECK(steps[i].arrivals == test.steps[i].arrivals);
            CHECK(steps[i].left == test.steps[i].left);
        }
    }
}

TEST_CASE("whoever came was called, left, or still waits") {
    const auto read = readDemand(realDay());
    REQUIRE(std::holds_alternative<Demand>(read));
    const auto& demand = std::get<Demand>(read);
    std::int64_t calls = 0;
    for (const auto& step : demand.steps) calls += step.calls;
    CHECK(demand.arrivals() == calls + demand.left());  // nobody waits in the day's last rows
}

TEST_CASE("the real day") {
    const auto read = readDemand(realDay());
    REQUIRE(std::holds_alternative<Demand>(read));
    const auto& demand = std::get<Demand>(read);
    CHECK(demand.office == "UD_Praga_Polnoc");
    CHECK(demand.date == "2020-01-07");
    CHECK(demand.arrivals() == 636);
    CHECK(demand.left() == 70);
    CHECK(demand.arrivalsByQueue.size() == 17);
    CHECK(demand.arrivalsByQueue.at("5") == 127);
    CHECK(demand.arrivalsByQueue.at("13") == 0);
    CHECK(demand.firstSecond == 7 * 3600 + 58 * 60);
    CHECK(demand.lastSecond == 17 * 3600 + 23 * 60);

    const auto moves = movements(demand, 7);
    CHECK(moves.size() == 706);
    CHECK(std::is_sorted(moves.begin(), moves.end(),
                         [](const auto& a, const auto& b) { return a.secondOfDay < b.secondOfDay; }));
    const auto again = movements(demand, 7);
    const auto other = movements(demand, 8);
    const auto same = [&](const auto& list) {
        return std::equal(moves.begin(), moves.end(), list.begin(), list.end(), [](const auto& a, const auto& b) {
            return a.secondOfDay == b.secondOfDay && a.queue == b.queue && a.leaves == b.leaves;
        });
    };
    CHECK(same(again));
    CHECK_FALSE(same(other));
}

TEST_CASE("a file that is not such a day is refused with its line") {
    const std::string head = "office,queue_id,date,time,open_counters,waiting,current_ticket,reported_service_min\n";
    const struct {
        std::string text;
        const char* begins;
    } cases[] = {
        {"", "line 1"},
        {head, "no rows"},
        {"queue,waiting\n1,2\n", "line 1"},
        {head + "O,1,2020-01-07,08:00,1,0,,0\nO,1,2020-01-08,08:05,1,0,,0\n", "line 3"},
        {head + "O,1,2020-01-07,08:00,1,0,,0\nP,1,2020-01-07,08:05,1,0,,0\n", "line 3"},
        {head + "O,1,2020-01-07,24:00,1,0,,0\n", "line 2"},
        {head + "O,1,2020-01-07,08:00,1,-1,,0\n", "line 2"},
        {head + "O,1,2020-01-07,08:00,1,x,,0\n", "line 2"},
        {head + "O,1,2020-01-07,08:00,1,0,A,0\n", "line 2"},
        {head + "O,1,2020-01-07,08:00,1,0,A-3,0\n", "line 2"},
        {head + "O,1,2020-01-07,08:00,1,0,\n", "line 2"},
    };
    for (const auto& test : cases) {
        CAPTURE(test.text);
        const auto read = readDemand(test.text);
        REQUIRE(std::holds_alternative<std::string>(read));
        CHECK(std::get<std::string>(read).starts_with(test.begins));
    }
}

TEST_CASE("queues are mapped by volume") {
    using Map = std::map<std::string, std::string>;
    CHECK(mapByVolume({{"a", 5}, {"b", 9}}, {}) == Map{});
    CHECK(mapByVolume({{"a", 5}, {"b", 9}}, {{"small", 1}, {"large", 8}}) == Map{{"b", "large"}, {"a", "small"}});
    // More queues than the hall has: the fourth goes to the one with the fewest visitors so far.
    CHECK(mapByVolume({{"a", 50}, {"b", 40}, {"c", 30}, {"d", 20}, {"e", 15}, {"none", 0}},
                      {{"x", 3}, {"y", 2}, {"z", 1}}) ==
          Map{{"a", "x"}, {"b", "y"}, {"c", "z"}, {"d", "z"}, {"e", "y"}});
    CHECK(mapByVolume({{"a", 5}, {"b", 5}}, {{"y", 1}, {"x", 1}}) == Map{{"a", "x"}, {"b", "y"}});
}

TEST_CASE("service times have the stated median and mean, on every day") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto times = serviceTimes(Habits{}, 636, Random{seed});
        double sum = 0;
        for (const auto ms : times) sum += static_cast<double>(ms);
        std::nth_element(times.begin(), times.begin() + 318, times.end());
        CHECK(static_cast<double>(times[318]) / minuteMs == doctest::Approx(7).epsilon(0.01));
        CHECK(sum / 636 / minuteMs == doctest::Approx(10).epsilon(0.03));
    }
    CHECK(normalQuantile(0.5) == doctest::Approx(0).epsilon(1e-9));
    CHECK(normalQuantile(0.975) == doctest::Approx(1.959964).epsilon(1e-5));
    CHECK(serviceTimes(Habits{}, 1, Random{3}).size() == 1);
    CHECK(serviceTimes(Habits{}, 0, Random{3}).empty());
}

}  // namespace hall::crowd
