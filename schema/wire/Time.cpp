// RFC 3339, by hand: strptime and streams follow the locale and accept too much.
#include <algorithm>
#include <chrono>

#include "schema/wire/Frames.hpp"

namespace hall::wire {
namespace {

constexpr std::int64_t msPerMinute = 60'000;
constexpr std::int64_t msPerDay = 24 * 60 * msPerMinute;
constexpr std::int32_t maximumOffsetMinutes = 23 * 60 + 59;

/// Decimal digits text[at, at + count), or -1.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

std::optional<std::int32_t> parseOffset(std::string_view text) {
    if (text == "Z") return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
    const int hours = digits(text, 1, 2);
    const int minutes = digits(text, 4, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
    const std::int32_t offset = hours * 60 + minutes;
    return text[0] == '-' ? -offset : offset;
}

void put(char* at, int count, std::int64_t value) {
    for (int i = count - 1; i >= 0; --i, value /= 10) at[i] = static_cast<char>('0' + value % 10);
}

}  // namespace

std::optional<Time> parseTime(std::string_view text) {
    // 2026-11-21T09:05:00.123 and an offset.
    constexpr std::size_t localLength = 23;
    if (text.size() != localLength + 1 && text.size() != localLength + 6) return std::nullopt;
    if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.')
        return std::nullopt;
    const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    const int millisecond = digits(text, 20, 3);
    if (year < 0 || month < 1 || day < 1 || hour < 0 || minute < 0 || second < 0 || millisecond < 0)
        return std::nullopt;
    if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    const auto offset = parseOffset(text.substr(localLength));
    if (!offset) return std::nullopt;
    const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
    const std::int64_t local = days * msPerDay + ((hour * 60LL + minute) * 60 + second) * 1000 + millisecond;
    return Time{local - *offset * msPerMinute, *offset};
}

std::string format(const Time& time) {
    // Years outside 0000..9999 have no RFC 3339 form; such a time is shown as the nearest one that has.
    constexpr std::int64_t earliest = -719'528 * msPerDay;
    constexpr std::int64_t latest = 2'932'897 * msPerDay - 1;
    const std::int32_t offset = std::clamp(time.offsetMinutes, -maximumOffsetMinutes, maximumOffsetMinutes);
    // Clamped twice: first so that the sum cannot overflow, then the sum itself.
    std::int64_t local = std::clamp(time.utcMs, earliest - msPerDay, latest + msPerDay);
    local = std::clamp(local + offset * msPerMinute, earliest, latest);

    const std::int64_t days = (local - (local < 0 ? msPerDay - 1 : 0)) / msPerDay;
    std::int64_t rest = local - days * msPerDay;
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
    std::string text = "0000-00-00T00:00:00.000+00:00";
    put(&text[0], 4, static_cast<int>(date.year()));
    put(&text[5], 2, static_cast<unsigned>(date.month()));
    put(&text[8], 2, static_cast<unsigned>(date.day()));
    put(&text[20], 3, rest % 1000);
    rest /= 1000;
    put(&text[17], 2, rest % 60);
    rest /= 60;
    put(&text[14], 2, rest % 60);
    put(&text[11], 2, rest / 60);
    if (offset < 0) text[23] = '-';
    const std::int32_t size = offset < 0 ? -offset : offset;
    put(&text[24], 2, size / 60);
    put(&text[27], 2, size % 60);
    return text;
}

}  // namespace hall::wire
