// What a hall expects of its coming days: what is learned from few days, what special days change, that nothing of the future takes part,
// and how it compares on real halls with what planners do without it.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "server/forecast/DemandBacktest.hpp"
#include "server/forecast/Dice.hpp"
#include "tests/support/ClockHall.hpp"

namespace hall::forecast {
namespace {

core::WorkingDays china() { return core::WorkingDays(hall::test::shippedCalendars()); }

/// Working days from `first` on, so many; visitors of one queue come evenly in the half hours 18 to 33.
std::vector<PastDay> evenDays(core::LocalDate first, int days, const core::WorkingDays& calendar, auto&& visitorsOn) {
    std::vector<PastDay> past;
    for (std::int64_t number = core::dayNumber(first); static_cast<int>(past.size()) < days; ++number) {
        const core::LocalDate date = core::dateOf(number);
        if (!calendar.isWorkingDay(date)) continue;
        PastDay day{date, kindOf(calendar, date), {Counts{}}};
        for (std::size_t slot = 18; slot < 34; ++slot) day.queues[0][slot] = static_cast<std::uint16_t>(visitorsOn(day.kind) / 16);
        past.push_back(std::move(day));
    }
    return past;
}

double expectedOn(const std::vector<PastDay>& past, const DayKind& kind) { return Demand(past, 1).expect(kind, spreadOf(past, 1)).hall.mean; }

/// Every hall of tests/data/demand, its days in order.
std::map<std::string, std::vector<PastDay>> warsaw() {
    // Poland's holidays of these weeks.
    const core::WorkingDays calendar(core::Calendars{{2019, {2019, {{20191225}, {20191226}}, {}, "pl"}}, {2020, {2020, {{20200101}, {20200106}}, {}, "pl"}}});
    std::ifstream file(std::string(HALL_TESTS) + "/data/demand/warsaw-halls-2020-01.csv");
    REQUIRE(file);
    std::map<std::string, std::map<std::string, std::size_t>> queues;
    std::map<std::string, std::map<std::int32_t, PastDay>> halls;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream fields(line);
        std::string office, queue, date, count;
        std::getline(fields, office, ',');
        std::getline(fields, queue, ',');
        std::getline(fields, date, ',');
        std::erase(date, '-');
        const std::size_t index = queues[office].try_emplace(queue, queues[office].size()).first->second;
        PastDay& day = halls[office][std::stoi(date)];
        day.date = {std::stoi(date)};
        day.kind = kindOf(calendar, day.date);
        if (day.queues.size() <= index) day.queues.resize(index + 1);
        for (std::size_t slot = 14; fields >> count; ++slot) day.queues[index][slot] = static_cast<std::uint16_t>(std::stoi(count));
    }
    std::map<std::string, std::vector<PastDay>> past;
    for (auto& [office, days] : halls)
        for (auto& [date, day] : days)
            if (calendar.isWorkingDay(day.date)) past[office].push_back(std::move(day));
    return past;
}

std::size_t queuesOf(const std::vector<PastDay>& past) {
    std::size_t queues = 0;
    for (const PastDay& day : past) queues = std::max(queues, day.queues.size());
    return queues;
}

}  // namespace

TEST_CASE("kinds of days: the state's calendar of 2026") {
    struct Case { std::int32_t date; DayKind kind; };
    for (const auto& [date, kind] : {
             Case{20260302, {1, false, false, false}},   // a Monday
             Case{20260213, {5, false, false, false}},
             Case{20260214, {6, false, true, false}},    // worked for the spring festival
             Case{20260224, {2, true, false, false}},    // the first day after it
             Case{20260225, {3, false, false, true}},    // the last three working days of February: 25, 26, 27; the 28th is worked, too
             Case{20261008, {4, true, false, false}},    // after the National Day
             Case{20261130, {1, false, false, true}},
             Case{20261126, {4, false, false, true}},
             Case{20261125, {3, false, false, false}},
             Case{20261127, {5, false, false, true}},
         }) {
        CAPTURE(date);
        DayKind told = kindOf(china(), {date});
        if (date == 20260225) told.monthEnd = kind.monthEnd;   // looked at below
        CHECK(told == kind);
    }
    CHECK(kindOf(china(), {20260228}).makeUp);
    CHECK(kindOf(china(), {20260228}).monthEnd);
    CHECK(kindOf(china(), {20260226}).monthEnd);
    CHECK_FALSE(kindOf(china(), {20260225}).monthEnd);
}

TEST_CASE("a count's quantiles are those of Poisson's and of the negative binomial distribution") {
    struct Case { double mean, spread, probability, count; };
    for (const auto& [mean, spread, probability, count] : {
             Case{0, 0.3, 0.9, 0}, Case{0.05, 0, 0.9, 0}, Case{1, 0, 0.9, 2}, Case{4, 0, 0.1, 2}, Case{4, 0, 0.9, 7}, Case{20, 0, 0.1, 14}, Case{20, 0, 0.9, 26},
             Case{10, 1, 0.1, 1}, Case{10, 1, 0.9, 24},   // geometric with p = 1/11
         }) {
        CAPTURE(mean);
        CAPTURE(probability);
        CHECK(countQuantile(mean, spread, probability) == count);
    }
    // Where the steps end and the formula begins there is no jump.
    CHECK(countQuantile(401, 0.2, 0.9) == doctest::Approx(countQuantile(399, 0.2, 0.9)).epsilon(0.02));
    CHECK(countQuantile(401, 0.2, 0.1) == doctest::Approx(countQuantile(399, 0.2, 0.1)).epsilon(0.02));
}

TEST_CASE("without a day nothing is expected; few days are said to be few") {
    CHECK(Demand({}, 2).expect({1}, {}).basis == DemandBasis::none);
    CHECK(Demand({}, 2).expect({1}, {}).hall.p90 == 0);
    const auto three = evenDays({20260302}, 3, china(), [](const DayKind&) { return 320; });
    const DayDemand told = Demand(three, 1).expect({4}, spreadOf(three, 1));
    CHECK(told.basis == DemandBasis::few);
    CHECK(told.hall.mean == doctest::Approx(320).epsilon(0.01));
    CHECK(told.hall.p90 > 345);                           // nobody knows yet how even the days are
    CHECK(Demand(evenDays({20260302}, 10, china(), [](const DayKind&) { return 320; }), 1).basis() == DemandBasis::own);
}

TEST_CASE("weekdays, days after holidays, make-up days and the end of the month have factors of their own") {
    const auto visitors = [](const DayKind& kind) {
        return 320 * (kind.weekday == 1 ? 1.5 : 1) * (kind.afterHoliday ? 1.4 : 1) * (kind.makeUp ? 0.5 : 1) * (kind.monthEnd ? 1.25 : 1);
    };
    const auto year = evenDays({20250102}, 240, china(), visitors);
    struct Case { DayKind kind; double slack; };
    for (const auto& [kind, slack] : {Case{{2}, 0.05}, Case{{1}, 0.05}, Case{{4, true}, 0.2}, Case{{6, false, true}, 0.25}, Case{{5, false, false, true}, 0.08}}) {
        CAPTURE(kind.weekday);
        CHECK(expectedOn(year, kind) == doctest::Approx(visitors(kind)).epsilon(slack));
    }
    // A factor that was never seen is 1.
    const auto weeks = evenDays({20260302}, 12, china(), visitors);
    CHECK(expectedOn(weeks, {2, true}) == doctest::Approx(expectedOn(weeks, {2})));
}

TEST_CASE("small queues lean on the hall, large ones stand on their own") {
    std::vector<PastDay> past = evenDays({20260302}, 20, china(), [](const DayKind& kind) { return kind.weekday == 1 ? 960 : 320; });
    for (PastDay& day : past) {
        day.queues.resize(2);
        day.queues[1][20] = 1;                            // a visitor a day, at ten o'clock
    }
    const DayDemand monday = Demand(past, 2).expect({1}, spreadOf(past, 2)), tuesday = Demand(past, 2).expect({2}, spreadOf(past, 2));
    CHECK(monday.queue[1].mean > 1.3 * tuesday.queue[1].mean);
    CHECK(tuesday.queueHalfHour[1][20].mean > 0.2);
    CHECK(tuesday.queueHalfHour[1][30].mean > 0.01);      // spread over the day, as the hall is
    CHECK(tuesday.queueHalfHour[0][40].mean == 0);
}

TEST_CASE("eight of ten days lie in the interval, whatever they vary by besides chance") {
    for (const double spread : {0.0, 0.2}) {
        CAPTURE(spread);
        Dice dice(11);
        std::vector<PastDay> past = evenDays({20250102}, 140, china(), [](const DayKind&) { return 0; });
        for (PastDay& day : past) {
            // Two steps of the same size up and down have this standard deviation.
            const double rate = 25 * (1 + (dice.unit() < 0.5 ? spread : -spread));
            for (std::size_t slot = 18; slot < 34; ++slot)
                for (double at = dice.exponential(1 / rate); at < 1; at += dice.exponential(1 / rate)) ++day.queues[0][slot];
        }
        const auto scores = backtestDemand(past, 1, 60);
        const double day = scores[static_cast<std::size_t>(DemandOf::hallDay)].covered, halfHour = scores[static_cast<std::size_t>(DemandOf::hallHalfHour)].covered;
        CAPTURE(day);
        CAPTURE(halfHour);
        CHECK(day >= (spread > 0 ? 0.5 : 0.7));           // a day of two steps lies at the interval's borders
        CHECK(halfHour > 0.76);
        CHECK(halfHour < 0.92);
    }
}

TEST_CASE("nothing of the future takes part: what lies after a day changes nothing of what was expected of it") {
    auto past = warsaw().begin()->second;
    const std::size_t queues = queuesOf(past);
    const std::span<const PastDay> before(past.data(), 6);
    const DayDemand first = Demand(before, queues).expect(past[6].kind, spreadOf(before, queues));
    for (std::size_t i = 6; i < past.size(); ++i) past[i].queues.assign(queues, Counts{});
    const DayDemand again = Demand(before, queues).expect(past[6].kind, spreadOf(before, queues));
    CHECK(first.hall.mean == again.hall.mean);
    CHECK(first.hall.p90 == again.hall.p90);
}

TEST_CASE("sixteen real halls: nearer than the weekday's mean of the last four weeks, and than yesterday") {
    std::array<std::vector<DemandScore>, demandsOf> scores;
    for (const auto& [office, past] : warsaw()) {
        // From the sixth day on: a whole week lies before, so that the weekday's mean has its weekday.
        const auto ofHall = backtestDemand(past, queuesOf(past), 5);
        for (std::size_t of = 0; of < demandsOf; ++of) scores[of].push_back(ofHall[of]);
    }
    constexpr std::array names{"hall, day", "hall, half hour", "queue, day", "queue, half hour"};
    for (std::size_t of = 0; of < demandsOf; ++of) {
        const DemandScore all = together(scores[of]);
        CAPTURE(std::string(names[of]));
        MESSAGE(std::string(names[of]), ": ", all.count, ", error ", all.error, ", of the weekday's mean ", all.error / all.weekday, ", of yesterday's ", all.error / all.yesterday,
                ", in the interval ", all.covered);
        CHECK(all.error < 0.95 * all.weekday);
        CHECK(all.error < 0.95 * all.yesterday);
        CHECK(all.covered > 0.75);
    }
}

}  // namespace hall::forecast
