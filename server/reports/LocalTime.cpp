#include "server/reports/LocalTime.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

namespace hall::reports {
namespace {

struct Civil {
    int year;
    unsigned month, day;
    int hour, minute, second, millisecond;
};

Civil civil(core::Instant instant, std::int32_t offsetMinutes) {
    using namespace std::chrono;
    const sys_time<milliseconds> at{milliseconds{instant.utcMs + std::int64_t{offsetMinutes} * 60'000}};
    const auto day = floor<days>(at);
    const year_month_day date{day};
    const hh_mm_ss time{at - day};
    return {static_cast<int>(date.year()),
            static_cast<unsigned>(date.month()),
            static_cast<unsigned>(date.day()),
            static_cast<int>(time.hours().count()),
            static_cast<int>(time.minutes().count()),
            static_cast<int>(time.seconds().count()),
            static_cast<int>(time.subseconds().count())};
}

}  // namespace

std::string isoSeconds(core::Instant instant, std::int32_t offsetMinutes) {
    const auto c = civil(instant, offsetMinutes);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", c.year, c.month, c.day, c.hour, c.minute, c.second);
}

std::string rfc3339(core::Instant instant, std::int32_t offsetMinutes) {
    const auto c = civil(instant, offsetMinutes);
    const auto offset = std::abs(offsetMinutes);
    return fmt::format("{}.{:03}{}{:02}:{:02}", isoSeconds(instant, offsetMinutes), c.millisecond,
                       offsetMinutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

std::string clockTime(core::Instant instant, std::int32_t offsetMinutes) {
    const auto c = civil(instant, offsetMinutes);
    return fmt::format("{:02}:{:02}", c.hour, c.minute);
}

std::string isoDate(core::LocalDate date) {
    return fmt::format("{:04}-{:02}-{:02}", date.yyyymmdd / 10'000, date.yyyymmdd / 100 % 100, date.yyyymmdd % 100);
}

std::string minutesAndSeconds(std::int64_t ms) {
    const auto seconds = ms / 1000;
    return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

}  // namespace hall::reports
