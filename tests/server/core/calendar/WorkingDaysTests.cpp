// The table of working days against the walk that it stands for, with and without pauses.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "server/core/calendar/WorkingDays.hpp"
#include "tests/support/ClockHall.hpp"

using namespace hall::core;

namespace {

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::int64_t roll(std::int64_t bound) { return static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(bound)); }

  private:
    std::mt19937_64 engine_;
};

bool isPaused(const std::vector<Pause>& pauses, LocalDate date) {
    return std::any_of(pauses.begin(), pauses.end(), [&](const Pause& pause) { return pause.from < date && date <= pause.to; });
}

/// One day after another.
LocalDate walked(const Calendars& calendars, LocalDate from, std::int32_t days, const std::vector<Pause>& pauses) {
    std::int64_t day = dayNumber(from);
    const auto counts = [&] { return isWorkingDay(calendars, dateOf(day)) && !isPaused(pauses, dateOf(day)); };
    if (days == 0) {
        while (!counts()) ++day;
        return dateOf(day);
    }
    for (std::int32_t left = days; left > 0;) {
        ++day;
        if (counts()) --left;
    }
    return dateOf(day);
}

std::vector<Pause> somePauses(Dice& dice, std::int64_t around) {
    std::vector<Pause> pauses;
    for (std::int64_t i = dice.roll(6); i > 0; --i) {
        const std::int64_t from = around - 20 + dice.roll(80);
        pauses.push_back({dateOf(from), dateOf(from + dice.roll(15) - 1)});
    }
    return pauses;
}

}  // namespace

TEST_CASE("the table says what the walk says, for any span of thirty years") {
    const Calendars& calendars = hall::test::shippedCalendars();
    const WorkingDays table(calendars);
    const std::int64_t first = dayNumber({19980101}), last = dayNumber({20280101});
    Dice dice(20261122);
    for (int round = 0; round < 20'000; ++round) {
        const LocalDate from = dateOf(first + dice.roll(last - first));
        const auto days = static_cast<std::int32_t>(dice.roll(round % 50 == 0 ? 999 : 70));
        CAPTURE(from.yyyymmdd);
        CAPTURE(days);
        const DueDate due = table.after(from, days);
        REQUIRE(due == afterWorkingDays(calendars, from, days));
        REQUIRE(table.isWorkingDay(from) == isWorkingDay(calendars, from));
        REQUIRE(table.isKnown(from) == calendars.contains(from.yyyymmdd / 10'000));
        REQUIRE(table.between(from, due.date) == workingDaysBetween(calendars, from, due.date));
        REQUIRE(table.between(due.date, from) == -table.between(from, due.date));
        REQUIRE(table.onOrAfter(from) == walked(calendars, from, 0, {}));
    }
}

TEST_CASE("with pauses: no paused day is counted, and the last counted day is none") {
    const Calendars& calendars = hall::test::shippedCalendars();
    const WorkingDays table(calendars);
    const std::int64_t first = dayNumber({20200101}), last = dayNumber({20270301});
    Dice dice(45);
    for (int round = 0; round < 20'000; ++round) {
        const std::int64_t day = first + dice.roll(last - first);
        const LocalDate from = dateOf(day);
        const std::vector<Pause> pauses = merged(somePauses(dice, day));
        const auto days = static_cast<std::int32_t>(dice.roll(30));
        CAPTURE(from.yyyymmdd);
        CAPTURE(days);
        const LocalDate end = walked(calendars, from, days, pauses);
        REQUIRE(table.after(from, days, pauses).date == end);
        if (days > 0) REQUIRE(table.between(from, end, pauses) == days);
        REQUIRE_FALSE(isPaused(pauses, table.after(from, days, pauses).date));
    }
}

TEST_CASE("merged pauses are the same days, in order, with gaps between them") {
    Dice dice(32);
    for (int round = 0; round < 5'000; ++round) {
        const std::int64_t around = dayNumber({20260302});
        const std::vector<Pause> pauses = somePauses(dice, around);
        const std::vector<Pause> whole = merged(pauses);
        for (std::int64_t day = around - 30; day < around + 90; ++day) REQUIRE(isPaused(whole, dateOf(day)) == isPaused(pauses, dateOf(day)));
        for (std::size_t i = 0; i < whole.size(); ++i) {
            REQUIRE(whole[i].from < whole[i].to);
            if (i > 0) REQUIRE(whole[i - 1].to < whole[i].from);
        }
        std::vector<Pause> backwards(pauses.rbegin(), pauses.rend());
        REQUIRE(merged(backwards) == whole);
        REQUIRE(merged(whole) == whole);
    }
    CHECK(merged({{{20260302}, {20260302}}, {{20260305}, {20260304}}}).empty());
}

TEST_CASE("outside of the table, and across its edges: Monday to Friday, provisional") {
    const WorkingDays table(hall::test::shippedCalendars());
    struct Row { std::int32_t from, days, due; };
    for (const Row row : {Row{19891229, 1, 19900101}, Row{19000101, 5, 19000108}, Row{21001231, 1, 21010103}, Row{21001230, 3, 21010104}, Row{22000103, 0, 22000103},
                          Row{22000104, 0, 22000106}, Row{20991231, 999, 21031031}}) {
        CAPTURE(row.from);
        const DueDate due = table.after({row.from}, row.days);
        CHECK(due.provisional);
        CHECK(due.date == afterWorkingDays({}, {row.from}, row.days).date);
        if (row.days < 999) CHECK(due.date.yyyymmdd == row.due);
        CHECK(table.between({row.from}, due.date) == workingDaysBetween({}, {row.from}, due.date));
    }
    // A pause that reaches out of the table.
    CHECK(table.after({21001220}, 2, {{{21001221}, {21010105}}}).date == walked({}, {21001220}, 2, {{{21001221}, {21010105}}}));
    CHECK(table.after({21001220}, 0, {{{21001219}, {21010105}}}).date == walked({}, {21001220}, 0, {{{21001219}, {21010105}}}));
    CHECK_FALSE(table.isKnown({22000101}));
    CHECK(table.isWorkingDay({22000103}));
}

TEST_CASE("no calendar at all: weekdays; copies are equal, and a new calendar is seen") {
    const WorkingDays none;
    CHECK(none.isWorkingDay({20261001}));
    CHECK_FALSE(none.isKnown({20261001}));
    const WorkingDays known(hall::test::shippedCalendars());
    CHECK_FALSE(known.isWorkingDay({20261001}));
    CHECK(known.isWorkingDay({20261010}));
    const WorkingDays copy = known;
    CHECK(copy.after({20260930}, 1) == DueDate{{20261008}, false});
}

TEST_CASE("what is too long to be walked ends beyond all dates and not somewhere; days between are counted however many") {
    CHECK(WorkingDays().after({21010103}, 30'000) == DueDate{{99991231}, true});
    CHECK(WorkingDays().after({20260302}, 30'000) == DueDate{{99991231}, true});
    // 400 years of the Gregorian calendar have 20'871 weeks.
    CHECK(WorkingDays().between({21010103}, {25010103}) == 20'871 * 5);
}

TEST_CASE("weekdays: ISO 8601") {
    CHECK(weekdayOf({20260302}) == 1);
    CHECK(weekdayOf({20260308}) == 7);
    CHECK(weekdayOf({20260214}) == 6);
}
