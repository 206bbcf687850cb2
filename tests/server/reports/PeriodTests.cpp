#include "server/reports/Period.hpp"

#include <doctest/doctest.h>

#include "server/reports/PeriodReport.hpp"

namespace hall::reports {
namespace {

std::string told(const std::variant<Period, WrongQuestion>& found) {
    if (const auto* wrong = std::get_if<WrongQuestion>(&found)) return wrong->parameter + " " + wrong->why;
    const auto& period = std::get<Period>(found);
    return period.of + " " + std::to_string(period.from.yyyymmdd) + "-" + std::to_string(period.to.yyyymmdd);
}

std::string asked(const Parameters& parameters) {
    const auto question = questionOf(parameters);
    if (const auto* wrong = std::get_if<WrongQuestion>(&question)) return wrong->parameter + " " + wrong->why;
    const auto& one = std::get<PeriodQuestion>(question);
    return std::string(word(one.kind)) + " " + (one.period ? one.period->of : "last") + " by " + std::string(word(one.by)) + " within " +
           std::to_string(one.withinMinutes) + (one.language == core::Language::en ? " en" : " zh");
}

}  // namespace

TEST_CASE("periods: their days, by name or by a day inside") {
    const struct { const char *kind, *of, *found; } rows[] = {
        {"day", "2026-11-22", "2026-11-22 20261122-20261122"},
        {"day", "2024-02-29", "2024-02-29 20240229-20240229"},
        {"month", "2026-11", "2026-11 20261101-20261130"},
        {"month", "2024-02", "2024-02 20240201-20240229"},
        {"month", "2026-02", "2026-02 20260201-20260228"},
        {"month", "2026-12-31", "2026-12 20261201-20261231"},
        {"quarter", "2026-Q1", "2026-Q1 20260101-20260331"},
        {"quarter", "2026-Q4", "2026-Q4 20261001-20261231"},
        {"quarter", "2026-05-31", "2026-Q2 20260401-20260630"},
        {"year", "2026", "2026 20260101-20261231"},
        {"year", "2026-01-01", "2026 20260101-20261231"},
        // Weeks: 2020 and 2026 have 53, the others do not; the first and the last days of a year may be another year's week.
        {"week", "2026-W47", "2026-W47 20261116-20261122"},
        {"week", "2026-W01", "2026-W01 20251229-20260104"},
        {"week", "2025-12-29", "2026-W01 20251229-20260104"},
        {"week", "2025-12-28", "2025-W52 20251222-20251228"},
        {"week", "2026-W53", "2026-W53 20261228-20270103"},
        {"week", "2027-01-03", "2026-W53 20261228-20270103"},
        {"week", "2027-01-04", "2027-W01 20270104-20270110"},
        {"week", "2020-W53", "2020-W53 20201228-20210103"},
        {"week", "2021-01-01", "2020-W53 20201228-20210103"},
        {"week", "2024-12-30", "2025-W01 20241230-20250105"},
        {"week", "2025-W53", "of wants a week like 2026-W47"},
        {"week", "2024-W53", "of wants a week like 2026-W47"},
        {"week", "2026-W54", "of wants a week like 2026-W47"},
        {"week", "2026-W00", "of wants a week like 2026-W47"},
        {"week", "2026-W7", "of wants a week like 2026-W47"},
        {"week", "2026W47", "of wants a week like 2026-W47"},
        {"day", "2026-02-29", "of wants a day like 2026-11-22"},
        {"day", "2026-11-31", "of wants a day like 2026-11-22"},
        {"day", "2026-11", "of wants a day like 2026-11-22"},
        {"day", "", "of wants a day like 2026-11-22"},
        {"day", "20261122xx", "of wants a day like 2026-11-22"},
        {"month", "2026-13", "of wants a month like 2026-11"},
        {"month", "2026-1", "of wants a month like 2026-11"},
        {"month", "2026-00", "of wants a month like 2026-11"},
        {"month", "2026", "of wants a month like 2026-11"},
        {"month", " 026-11", "of wants a month like 2026-11"},
        {"quarter", "2026-Q5", "of wants a quarter like 2026-Q4"},
        {"quarter", "2026-Q0", "of wants a quarter like 2026-Q4"},
        {"quarter", "2026-Q44", "of wants a quarter like 2026-Q4"},
        {"year", "26", "of wants a year like 2026"},
        {"year", "20261", "of wants a year like 2026"},
        {"year", "1969", "of wants a year like 2026"},
        {"year", "-026", "of wants a year like 2026"},
        {"fortnight", "2026", "period wants day, week, month, quarter or year"},
        {"range", "2026-11-01/2026-11-02", "period wants day, week, month, quarter or year"},
        {"", "2026", "period wants day, week, month, quarter or year"},
    };
    for (const auto& row : rows) CHECK_MESSAGE(told(periodOf(row.kind, row.of)) == row.found, row.kind, " ", row.of);
    const struct { const char *from, *to, *found; } ranges[] = {
        {"2026-11-01", "2026-11-01", "2026-11-01/2026-11-01 20261101-20261101"},
        {"2025-12-30", "2026-01-02", "2025-12-30/2026-01-02 20251230-20260102"},
        {"2026-11-02", "2026-11-01", "to lies before from"},
        {"", "2026-11-01", "from wants a day like 2026-11-22"},
        {"2026-11-01", "", "to wants a day like 2026-11-22"},
        {"2016-01-01", "2026-01-07", "2016-01-01/2026-01-07 20160101-20260107"},
        {"2016-01-01", "2026-01-08", "to is more than 3660 days after from"},
    };
    for (const auto& row : ranges) CHECK_MESSAGE(told(rangeOf(row.from, row.to)) == row.found, row.from, " ", row.to);
}

TEST_CASE("every day of forty years is in a week of its own kind, and a week has seven days") {
    for (std::int64_t number = core::dayNumber({19900101}); number < core::dayNumber({20300101}); ++number) {
        const core::LocalDate day = core::dateOf(number);
        const Period week = periodWith(PeriodKind::week, day);
        REQUIRE(core::dayNumber(week.to) - core::dayNumber(week.from) == 6);
        REQUIRE(core::weekdayOf(week.from) == 1);
        REQUIRE((week.from <= day && day <= week.to));
        // What it is called leads back to it.
        REQUIRE(std::get<Period>(periodOf("week", week.of)) == week);
        for (const auto kind : {PeriodKind::month, PeriodKind::quarter, PeriodKind::year}) {
            const Period period = periodWith(kind, day);
            REQUIRE((period.from <= day && day <= period.to));
            REQUIRE(std::get<Period>(periodOf(word(kind), period.of)) == period);
        }
    }
}

TEST_CASE("questions: what is there twice, unknown or no number is said by its name") {
    const struct { Parameters parameters; const char* found; } rows[] = {
        {{}, "day last by  within 15 zh"},
        {{{"period", "month"}}, "month last by  within 15 zh"},
        {{{"period", "month"}, {"of", "2026-11"}, {"by", "queue"}, {"within", "10"}, {"language", "en"}}, "month 2026-11 by queue within 10 en"},
        {{{"of", "2026-11-22"}, {"by", "weekday"}}, "day 2026-11-22 by weekday within 15 zh"},
        {{{"from", "2026-11-01"}, {"to", "2026-11-02"}, {"by", "class"}}, "range 2026-11-01/2026-11-02 by class within 15 zh"},
        {{{"period", "month"}, {"from", "2026-11-01"}, {"to", "2026-11-02"}}, "period does not go with from and to"},
        {{{"of", "2026-11-01"}, {"to", "2026-11-02"}}, "period does not go with from and to"},
        {{{"from", "2026-11-01"}}, "to wants a day like 2026-11-22"},
        {{{"period", "month"}, {"of", "2026-11-22'; DROP"}}, "of wants a month like 2026-11"},
        {{{"by", "ticket"}}, "by wants queue, item, department, class, counter, clerk, hour, weekday, day or month"},
        {{{"by", ""}}, "by wants queue, item, department, class, counter, clerk, hour, weekday, day or month"},
        {{{"within", "0"}}, "within wants minutes from 1 to 1440"},
        {{{"within", "1441"}}, "within wants minutes from 1 to 1440"},
        {{{"within", "-5"}}, "within wants minutes from 1 to 1440"},
        {{{"within", "5 "}}, "within wants minutes from 1 to 1440"},
        {{{"within", "99999999999999999999"}}, "within wants minutes from 1 to 1440"},
        {{{"within", ""}}, "within wants minutes from 1 to 1440"},
        {{{"format", "pdf"}}, "format wants json, csv or xlsx"},
        {{{"language", "fr"}}, "language wants zh or en"},
        {{{"compare", "maybe"}}, "compare wants yes or no"},
        {{{"by", "queue"}, {"by", "queue"}}, "by stands twice"},
        {{{"bY", "queue"}}, " there is a parameter that reports do not have"},
    };
    for (const auto& row : rows) CHECK(asked(row.parameters) == row.found);
}

TEST_CASE("the period before, and the same a year before") {
    const struct { const char *kind, *of, *before, *year; } rows[] = {
        {"day", "2026-03-01", "2026-02-28", "2025-03-01"}, {"day", "2024-02-29", "2024-02-28", "2023-02-28"}, {"week", "2026-W01", "2025-W52", "2025-W01"},
        {"week", "2020-W53", "2020-W52", "2020-W01"},      {"month", "2026-01", "2025-12", "2025-01"},       {"quarter", "2026-Q1", "2025-Q4", "2025-Q1"},
        {"year", "2026", "2025", "2025"},
    };
    for (const auto& row : rows) {
        const auto found = periodOf(row.kind, row.of);
        REQUIRE(std::holds_alternative<Period>(found));
        CHECK_MESSAGE(periodBefore(std::get<Period>(found)).of == row.before, row.of);
        CHECK_MESSAGE(yearBefore(std::get<Period>(found)).of == row.year, row.of);
    }
    const auto range = rangeOf("2026-03-01", "2026-03-10");
    REQUIRE(std::holds_alternative<Period>(range));
    CHECK(periodBefore(std::get<Period>(range)).of == "2026-02-19/2026-02-28");
    CHECK(yearBefore(std::get<Period>(range)).of == "2025-03-01/2025-03-10");
}

TEST_CASE("nearest rank: each percentile is a time that somebody had") {
    CHECK(lengthsOf({}) == Lengths{});
    CHECK(lengthsOf({7}) == Lengths{1, 7, 7, 7, 7, 7, 7});
    CHECK(lengthsOf({4, 1, 3, 2}) == Lengths{4, 10, 2, 2, 4, 4, 4});
    CHECK(lengthsOf({10, 9, 8, 7, 6, 5, 4, 3, 2, 1}) == Lengths{10, 55, 5, 5, 9, 10, 10});
    CHECK(lengthsOf({-5, 5, 5}) == Lengths{3, 5, 1, 5, 5, 5, 5});
    std::vector<std::int64_t> hundred;
    for (std::int64_t i = 100; i > 0; --i) hundred.push_back(i * 1'000);
    CHECK(lengthsOf(hundred) == Lengths{100, 5'050'000, 50'500, 50'000, 90'000, 95'000, 100'000});
}

}  // namespace hall::reports
