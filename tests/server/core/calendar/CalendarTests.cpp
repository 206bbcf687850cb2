// The working calendar over the whole of the data that the product ships, against an oracle that knows nothing of its arithmetic: it
// counts weekdays from a day whose weekday is known, and walks.
#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "server/core/calendar/Calendar.hpp"

using namespace hall::core;

namespace {

struct Day {
    std::int32_t date{};
    bool working{};
};

/// Every day from 2003-01-01 to 2027-12-31, by counting months; 2003-01-01 was a Wednesday.
std::vector<Day> countedDays(const std::set<std::int32_t>& holidays, const std::set<std::int32_t>& makeup) {
    std::vector<Day> days;
    int weekday = 2;  // Monday is 0
    for (std::int32_t year = 2003; year <= 2027; ++year) {
        const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        const int lengths[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        for (int month = 1; month <= 12; ++month) {
            for (int day = 1; day <= lengths[month - 1]; ++day) {
                const std::int32_t date = year * 10'000 + month * 100 + day;
                days.push_back({date, (weekday < 5 && !holidays.contains(date)) || makeup.contains(date)});
                weekday = (weekday + 1) % 7;
            }
        }
    }
    return days;
}

struct Data {
    Calendars calendars;
    std::set<std::int32_t> holidays, makeup;
    std::vector<Day> days;
};

const Data& data() {
    static const Data loaded = [] {
        Data out;
        std::ifstream in(HALL_DATA "/calendar/cn_calendar_2004_2026.csv");
        std::string line;
        REQUIRE(std::getline(in, line));
        while (std::getline(in, line)) {
            const std::int32_t date = std::stoi(line.substr(0, 4)) * 10'000 + std::stoi(line.substr(5, 2)) * 100 + std::stoi(line.substr(8, 2));
            const bool holiday = line.substr(11, 8) == "holiday,";
            CalendarConfig& year = out.calendars[date / 10'000];
            year.year = date / 10'000;
            (holiday ? year.holidays : year.workdays).push_back({date});
            (holiday ? out.holidays : out.makeup).insert(date);
        }
        out.days = countedDays(out.holidays, out.makeup);
        return out;
    }();
    return loaded;
}

std::vector<std::int32_t> makeupDaysOf(std::int32_t year) {
    std::vector<std::int32_t> out;
    for (const LocalDate date : data().calendars.at(year).workdays) out.push_back(date.yyyymmdd);
    return out;
}

}  // namespace

TEST_CASE("dates exist or do not, and number the days without a gap") {
    std::int64_t number = dayNumber({20030101});
    CHECK(number == 12'053);
    for (const Day& day : data().days) {
        REQUIRE(dayNumber({day.date}) == number);
        REQUIRE(dateOf(number) == LocalDate{day.date});
        REQUIRE(isDate({day.date}));
        ++number;
    }
    for (const std::int32_t wrong : {0, 20260229, 20261301, 20260100, 20260431, 18991231, 20260132}) CHECK_FALSE(isDate({wrong}));
}

TEST_CASE("working days of a year, make-up days of 2026: the State Council's notices") {
    CHECK(data().calendars.size() == 23);
    struct Row { std::int32_t year, working; };
    for (const Row row : {Row{2023, 249}, Row{2024, 251}, Row{2025, 248}, Row{2026, 248}}) {
        CAPTURE(row.year);
        CHECK(workingDaysBetween(data().calendars, {(row.year - 1) * 10'000 + 1231}, {row.year * 10'000 + 1231}) == row.working);
    }
    CHECK(makeupDaysOf(2026) == std::vector<std::int32_t>{20260104, 20260214, 20260228, 20260509, 20260920, 20261010});
    CHECK(data().calendars.at(2026).holidays.size() == 33);
}

TEST_CASE("every day of twenty-five years counts as the oracle says, also where there is no data") {
    for (const Day& day : data().days) {
        CAPTURE(day.date);
        REQUIRE(isWorkingDay(data().calendars, {day.date}) == day.working);
    }
}

TEST_CASE("periods end where counting by hand ends") {
    const auto& days = data().days;
    for (std::size_t from = 0; from + 400 < days.size(); ++from) {
        const std::int32_t period = static_cast<std::int32_t>(from * 7 % 61);
        std::size_t at = from;
        std::int32_t left = period;
        if (period == 0 && !days[from].working) left = 1;
        bool provisional = days[from].date < 2004'0000 || days[from].date > 2027'0000;
        while (left > 0) {
            ++at;
            provisional |= days[at].date < 2004'0000 || days[at].date > 2027'0000;
            if (days[at].working) --left;
        }
        CAPTURE(days[from].date);
        CAPTURE(period);
        const DueDate due = afterWorkingDays(data().calendars, {days[from].date}, period);
        REQUIRE(due.date == LocalDate{days[at].date});
        REQUIRE(due.provisional == provisional);
        std::int32_t between = 0;
        for (std::size_t i = from + 1; i <= at; ++i) between += days[i].working ? 1 : 0;
        REQUIRE(workingDaysBetween(data().calendars, {days[from].date}, due.date) == between);
        REQUIRE(workingDaysBetween(data().calendars, due.date, {days[from].date}) == -between);
    }
}

TEST_CASE("a period over the spring festival, the national day, and into a year without data") {
    struct Row { std::int32_t from, days, due; bool provisional; };
    const Row table[] = {
        {20260213, 1, 20260214, false},   // the Saturday after is worked
        {20260214, 1, 20260224, false},   // the festival lies between
        {20260930, 5, 20261013, false},   // the eighth is a Thursday, the Saturday after it is worked
        {20261001, 0, 20261008, false},   // at once, asked for on a holiday
        {20261008, 0, 20261008, false},
        {20261231, 0, 20261231, false},
        {20261231, 1, 20270101, true},    // by weekdays alone it is a Friday: provisional until the notice is there
        {20261225, 20, 20270122, true},
        {20031231, 0, 20031231, true},
    };
    for (const Row& row : table) {
        CAPTURE(row.from);
        const DueDate due = afterWorkingDays(data().calendars, {row.from}, row.days);
        CHECK(due.date.yyyymmdd == row.due);
        CHECK(due.provisional == row.provisional);
    }
}
