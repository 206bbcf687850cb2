#include "display/present/Daily.hpp"

#include <algorithm>
#include <charconv>

namespace hall::display {
namespace {

std::vector<std::string_view> parts(std::string_view text, char between) {
    std::vector<std::string_view> found;
    for (;;) {
        const std::size_t end = text.find(between);
        found.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return found;
        text.remove_prefix(end + 1);
    }
}

/// -1 for what is no number of digits alone, or too large.
int numberOf(std::string_view text, int most) {
    int value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole && value >= 0 && value <= most ? value : -1;
}

/// "08:30"; -1 for anything else. 24:00 is no time of day.
int minuteOf(std::string_view text) {
    const auto both = parts(text, ':');
    if (both.size() != 2 || both[0].size() != 2 || both[1].size() != 2) return -1;
    const int hour = numberOf(both[0], 23), minute = numberOf(both[1], 59);
    return hour < 0 || minute < 0 ? -1 : hour * 60 + minute;
}

int minuteOf(const WallClock& clock) {
    return clock.hour * 60 + clock.minute;
}

bool within(const Hours& hours, int minute) {
    if (hours.fromMinute <= hours.toMinute) return minute >= hours.fromMinute && minute < hours.toMinute;
    return minute >= hours.fromMinute || minute < hours.toMinute;
}

}  // namespace

bool Daily::isDimAt(const WallClock& clock) const {
    return clock.known && std::any_of(dim.begin(), dim.end(), [&](const Hours& hours) { return within(hours, minuteOf(clock)); });
}

int Daily::volumeAt(const WallClock& clock) const {
    if (volumes.empty() || !clock.known) return 100;
    const int minute = minuteOf(clock);
    const auto later = std::find_if(volumes.begin(), volumes.end(), [&](const VolumeStep& step) { return step.fromMinute > minute; });
    return later == volumes.begin() ? volumes.back().percent : std::prev(later)->percent;
}

std::optional<std::vector<Hours>> hoursOf(std::string_view text) {
    std::vector<Hours> all;
    for (const std::string_view part : parts(text, ',')) {
        const auto ends = parts(part, '-');
        if (ends.size() != 2) return std::nullopt;
        const Hours hours{minuteOf(ends[0]), minuteOf(ends[1])};
        if (hours.fromMinute < 0 || hours.toMinute < 0 || hours.fromMinute == hours.toMinute) return std::nullopt;
        all.push_back(hours);
    }
    return all;
}

std::optional<std::vector<VolumeStep>> volumesOf(std::string_view text) {
    if (const int always = numberOf(text, 100); always >= 0) return std::vector<VolumeStep>{{0, always}};
    std::vector<VolumeStep> steps;
    for (const std::string_view part : parts(text, ',')) {
        const auto sides = parts(part, '=');
        if (sides.size() != 2) return std::nullopt;
        const VolumeStep step{minuteOf(sides[0]), numberOf(sides[1], 100)};
        if (step.fromMinute < 0 || step.percent < 0) return std::nullopt;
        if (!steps.empty() && step.fromMinute <= steps.back().fromMinute) return std::nullopt;
        steps.push_back(step);
    }
    return steps;
}

}  // namespace hall::display
