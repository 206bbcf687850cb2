// A table of working days: every year is in order and each of its days is one, or a FileError says what is wrong.
#include <algorithm>

#include "server/ingest/CalendarData.hpp"
#include "server/ingest/Toml.hpp"
#include "tests/fuzz/Must.hpp"

using namespace hall::ingest;
using hall::fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto date = dateOf(text)) must(dateOf(dateText(*date)) == date, "a date comes back as it was");
    try {
        const auto years = readCalendarTable(text, "calendar.csv");
        for (const auto& year : years) {
            must(std::is_sorted(year.holidays.begin(), year.holidays.end()), "holidays in order");
            must(std::is_sorted(year.workdays.begin(), year.workdays.end()), "workdays in order");
        }
    } catch (const FileError&) {
    }
    return 0;
}
