// What changes on a board with the time of day: when the picture is dim, how loud the voice is. The hall's own time, minutes after
// midnight.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "display/present/Moment.hpp"

namespace hall::display {

/// From the first minute until before the last; over midnight when the last is the smaller one.
struct Hours {
    int fromMinute{};
    int toMinute{};
    auto operator<=>(const Hours&) const = default;
};

/// How loud from this minute on, until the next step; the day's last step goes on until its first.
struct VolumeStep {
    int fromMinute{};
    int percent{};
    auto operator<=>(const VolumeStep&) const = default;
};

struct Daily {
    std::vector<Hours> dim;
    std::vector<VolumeStep> volumes;  ///< in order; none: always 100

    /// Never before the hall's time is known.
    [[nodiscard]] bool isDimAt(const WallClock& clock) const;
    /// 0 to 100. 0: nothing is spoken, and the board says so.
    [[nodiscard]] int volumeAt(const WallClock& clock) const;
    auto operator<=>(const Daily&) const = default;
};

/// "20:30-07:00" or several with commas between them; nothing for what cannot be read.
std::optional<std::vector<Hours>> hoursOf(std::string_view text);
/// "80", or "08:00=80,12:00=0,14:00=80" in the order of the day; nothing for what cannot be read.
std::optional<std::vector<VolumeStep>> volumesOf(std::string_view text);

}  // namespace hall::display
