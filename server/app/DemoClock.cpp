#include "server/app/DemoClock.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <string_view>
#include <utility>

#include "schema/wire/Frames.hpp"
#include "server/core/calendar/Calendar.hpp"
#include "server/ingest/CalendarData.hpp"
#include "server_app/Embedded.hpp"

namespace hall::app {
namespace {

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t dayMs = 86'400'000;
constexpr std::int64_t skippedDaysMax = 36'525;   // a hundred years: a clock that is left running must not need all of memory

template <class Number>
bool readNumber(std::string_view text, Number& into) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return error == std::errc{} && end == text.data() + text.size();
}

/// Cuts off what stands after `mark`; nullopt: no mark.
std::optional<std::string> cutAfter(std::string& text, char mark) {
    const auto at = text.find(mark);
    if (at == std::string::npos) return std::nullopt;
    std::string after = text.substr(at + 1);
    text.resize(at);
    return after;
}

/// "09:30" in minutes; up to "24:00".
std::optional<std::int64_t> minuteOf(std::string_view text) {
    unsigned hour{};
    unsigned minute{};
    if (text.size() != 5 || text[2] != ':' || !readNumber(text.substr(0, 2), hour) || !readNumber(text.substr(3), minute)) return std::nullopt;
    if (minute > 59 || hour * 60 + minute > 24 * 60) return std::nullopt;
    return hour * 60 + minute;
}

std::optional<engine::SystemClock::Hours> hoursOf(const std::string& text, wire::Time start, const WorksOn& works) {
    if (text.size() != 11 || text[5] != '-') return std::nullopt;
    const auto opens = minuteOf(std::string_view(text).substr(0, 5));
    const auto closes = minuteOf(std::string_view(text).substr(6));
    if (!opens || !closes || *closes - *opens < 60) return std::nullopt;
    engine::SystemClock::Hours hours{{}, (*closes - *opens) * minuteMs};
    const std::int64_t offsetMs = start.offsetMinutes * minuteMs;
    const std::int64_t localMs = start.utcMs + offsetMs;
    const std::int64_t firstDay = localMs / dayMs - (localMs % dayMs < 0 ? 1 : 0);
    for (std::int64_t day = firstDay; day < firstDay + skippedDaysMax; ++day) {
        const core::LocalDate date = core::dateOf(day);
        if (core::isDate(date) && works(date)) hours.opensUtcMs.push_back(day * dayMs + *opens * minuteMs - offsetMs);
    }
    if (hours.opensUtcMs.empty()) return std::nullopt;
    return hours;
}

}  // namespace

std::optional<engine::SystemClock::SpeedUp> parseDemoClock(const std::string& text, const WorksOn& works) {
    engine::SystemClock::SpeedUp speedUp{engine::SystemClock::machineNow(), {}, 1.0, {}};
    std::string rest = text;
    const auto anchor = cutAfter(rest, '@');
    if (anchor && !readNumber(*anchor, speedUp.real.utcMs)) return std::nullopt;
    const auto hours = cutAfter(rest, '/');
    const auto speed = cutAfter(rest, 'x');
    if (speed && !readNumber(*speed, speedUp.factor)) return std::nullopt;
    if (!(speedUp.factor >= 0.1 && speedUp.factor <= 100'000.0)) return std::nullopt;
    auto start = wire::parseTime(rest);
    if (!start && rest.size() == 25) start = wire::parseTime(rest.substr(0, 19) + ".000" + rest.substr(19));  // without milliseconds
    if (!start) return std::nullopt;
    speedUp.virtualStart.utcMs = start->utcMs;
    if (hours) {
        auto read = hoursOf(*hours, *start, works);
        if (!read) return std::nullopt;
        speedUp.hours = std::make_shared<const engine::SystemClock::Hours>(std::move(*read));
    }
    return speedUp;
}

WorksOn shippedWorkingDays() {
    core::Calendars calendars;
    for (auto& year : ingest::readCalendarTable(embedded::cn_calendar_2004_2026_csv, "calendar")) calendars[year.year] = std::move(year);
    return [calendars = std::move(calendars)](core::LocalDate date) { return core::isWorkingDay(calendars, date); };
}

std::chrono::milliseconds tickFor(const std::optional<engine::SystemClock::SpeedUp>& speedUp) {
    constexpr std::chrono::milliseconds usual{1'000};
    if (!speedUp || !speedUp->hours) return usual;
    const double dayRealMs = static_cast<double>(speedUp->hours->lengthMs) / speedUp->factor;
    return std::clamp(std::chrono::milliseconds(static_cast<std::int64_t>(dayRealMs / 8)), std::chrono::milliseconds(20), usual);
}

}  // namespace hall::app
