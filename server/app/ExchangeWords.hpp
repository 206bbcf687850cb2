// What writing and reading of exchange records share.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "server/core/calendar/Calendar.hpp"
#include "server/core/casework/Guide.hpp"

namespace hall::app {

/// Times of records are Beijing time, China's legal time, whatever the hall's clock shows.
inline constexpr std::int64_t beijingOffsetMs = 8 * 3'600'000LL;
inline constexpr std::int64_t exchangeDayMs = 86'400'000;

inline std::vector<std::string> splitAt(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; !text.empty() && at <= text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        parts.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

template <class List, class Text>
std::string joinedBy(char separator, const List& list, Text text) {
    std::string out;
    for (const auto& one : list) {
        if (!out.empty()) out += separator;
        out += text(one);
    }
    return out;
}

/// "gas=yes;area=large"
inline std::string conditionsText(const std::vector<core::PackageCondition>& list) {
    return joinedBy(';', list, [](const core::PackageCondition& one) { return one.question + "=" + one.answer; });
}

inline std::string momentText(core::Instant at) {
    const std::int64_t local = at.utcMs + beijingOffsetMs;
    const std::int64_t day = (local >= 0 ? local : local - (exchangeDayMs - 1)) / exchangeDayMs;
    const std::int64_t second = (local - day * exchangeDayMs) / 1000;
    return fmt::format("{:08}{:02}{:02}{:02}", core::dateOf(day).yyyymmdd, second / 3600, second / 60 % 60, second % 60);
}

}  // namespace hall::app
