#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "server/core/calendar/Calendar.hpp"
#include "server/ingest/CalendarData.hpp"
#include "server/ingest/HallFile.hpp"
#include "server/ingest/Toml.hpp"

using namespace hall;
using namespace hall::ingest;

namespace {

const std::string hallPart = "[hall]\ncode='h'\nname={zh='厅'}\n";

}  // namespace

TEST_CASE("the shipped calendar: every year of 2004 to 2026, with where it comes from") {
    std::ifstream in(HALL_DATA "/calendar/cn_calendar_2004_2026.csv", std::ios::binary);
    const std::string csv(std::istreambuf_iterator<char>(in), {});
    const auto years = readCalendarTable(csv, "calendar.csv");
    REQUIRE(years.size() == 23);
    CHECK(years.front().year == 2004);
    CHECK(years.back().year == 2026);
    CHECK(years.back().holidays.size() == 33);
    CHECK(years.back().workdays.size() == 6);
    CHECK(years.back().source == "国务院办公厅2026年部分节假日安排 (chinese-days@1.5.7)");
    core::Calendars calendars;
    for (const auto& year : years) calendars[year.year] = year;
    CHECK(core::workingDaysBetween(calendars, {20251231}, {20261231}) == 248);
    CHECK(core::workingDaysBetween(calendars, {20231231}, {20241231}) == 251);
}

TEST_CASE("a calendar table that cannot be is refused with line and reason") {
    struct Row { const char* text; const char* error; };
    const Row table[] = {
        {"", "c.csv: is empty"},
        {"date,kind\n", "c.csv:1: there is no column source"},
        {"date,kind,source\n2026-02-30,holiday,x\n", "c.csv:2: 2026-02-30 is not a date like 2026-01-01"},
        {"date,kind,source\n20260130,holiday,x\n", "c.csv:2: 20260130 is not a date like 2026-01-01"},
        {"date,kind,source\n2026-01-01,holiday,x\n2026-01-01,makeup_workday,x\n", "c.csv:3: 2026-01-01 stands twice"},
        {"date,kind,source\n2026-01-01,feast,x\n", "c.csv:2: feast is neither holiday nor makeup_workday"},
        {"date,kind,source\n2026-01-01,holiday\n", "c.csv:2: source is missing"},
    };
    for (const Row& row : table) CHECK_THROWS_WITH_AS(readCalendarTable(row.text, "c.csv"), row.error, FileError);
}

TEST_CASE("[[calendar]] in the hall file: dates and stretches, or line and reason") {
    const auto file = readHallFile(hallPart + "[[calendar]]\nyear=2027\nsource='通知'\nholidays=['2027-02-05/2027-02-07','2027-01-01']\nworkdays=['2027-02-20']\n", "hall.toml");
    REQUIRE(file.entries.size() == 2);
    CHECK(std::get<core::CalendarConfig>(file.entries[1]) ==
          core::CalendarConfig{2027, {{20270101}, {20270205}, {20270206}, {20270207}}, {{20270220}}, "通知"});
    struct Row { const char* text; const char* error; };
    const Row table[] = {
        {"[[calendar]]\nsource='x'\n", "hall.toml:4: calendar[0].year: is missing"},
        {"[[calendar]]\nyear=27\nsource='x'\n", "hall.toml:5: calendar[0].year: must be between 1900 and 9999"},
        {"[[calendar]]\nyear=2027\nholidays=['2027-01-01']\n", "hall.toml:4: calendar[0].source: is missing"},
        {"[[calendar]]\nyear=2027\nsource=''\n", "hall.toml:6: calendar[0].source: must name the notice"},
        {"[[calendar]]\nyear=2027\nsource='x'\nholidays=['1 January']\n", "hall.toml:7: calendar[0].holidays: 1 January is not a date like \"2026-01-01\", nor two of them with / between"},
        {"[[calendar]]\nyear=2027\nsource='x'\nholidays=['2026-12-31']\n", "hall.toml:7: calendar[0].holidays: 2026-12-31 is not in 2027"},
        {"[[calendar]]\nyear=2027\nsource='x'\nholidays=['2027-12-31/2028-01-01']\n", "hall.toml:7: calendar[0].holidays: 2027-12-31/2028-01-01 is not in 2027"},
        {"[[calendar]]\nyear=2027\nsource='x'\nholidays=['2027-02-03/2027-02-01']\n", "hall.toml:7: calendar[0].holidays: 2027-02-03/2027-02-01 ends before it begins"},
        {"[[calendar]]\nyear=2027\nsource='x'\nholidays=['2027-02-03','2027-02-01/2027-02-05']\n", "hall.toml:7: calendar[0].holidays: 2027-02-03 stands here twice"},
        {"[[calendar]]\nyear=2027\nsource='x'\nholidays=['2027-02-06']\nworkdays=['2027-02-06']\n", "hall.toml:8: calendar[0].workdays: 2027-02-06 is a holiday too"},
        {"[[calendar]]\nyear=2027\nsource='x'\nfeasts=[]\n", "hall.toml:7: calendar[0].feasts: is not known here"},
    };
    for (const Row& row : table) CHECK_THROWS_WITH_AS(readHallFile(hallPart + row.text, "hall.toml"), row.error, FileError);
}
