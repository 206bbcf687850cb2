// What the law reads besides tickets. Every entry enters by a Configure command and lives on as an event.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/core/Types.hpp"

namespace hall::core {

struct HallConfig {
    HallCode code;
    Name name;
    std::string timeZone{"Asia/Shanghai"};    ///< IANA name; read at the door, never by the law
    std::int32_t opensAtMinute{0};            ///< local minute at which TimePassed opens the day
    std::int32_t closesAtMinute{1440};        ///< local minute at which TimePassed begins closing; 1440 = never by the clock
    std::int32_t callLimit{3};                ///< calls of one ticket before only no-show is left (first call included)
    std::int32_t bringBackLimit{1};
    std::int32_t bringBackBehind{3};
    std::int64_t urgencyLeadMs{120'000};      ///< a ticket is urgent this long before its maximum wait passes
    bool demo{false};                         ///< only demo halls may run on a sped-up clock
    auto operator<=>(const HallConfig&) const = default;
};

struct QueueConfig {
    QueueCode code;
    std::string letters;                      ///< one or two of A-Z without I and O, unique in the hall
    Name name;
    std::int32_t digits{3};                   ///< 3 or 4; a number that needs more digits gets them
    std::int64_t maximumWaitMs{3'600'000};    ///< 60 minutes where the hall sets none
    bool accepting{true};
    auto operator<=>(const QueueConfig&) const = default;
};

/// A class's credit is subtracted from the issue time: oldest virtual arrival first, so nobody starves.
struct ClassConfig {
    ClassCode code;
    Name name;
    std::int64_t creditMs{0};
    std::optional<std::int64_t> maximumWaitMs; ///< overrides the queue's when shorter (5 minutes with a booking)
    auto operator<=>(const ClassConfig&) const = default;
};

/// Preference profile: the first queue in the list with someone waiting is served.
struct ProfileConfig {
    ProfileCode code;
    Name name;
    std::vector<QueueCode> queues;
    auto operator<=>(const ProfileConfig&) const = default;
};

struct CounterConfig {
    CounterId id;
    std::string label;                        ///< what boards show and voices say: "1", "12"
    ProfileCode profile;
    auto operator<=>(const CounterConfig&) const = default;
};

enum class Subject : std::uint8_t { both, person, company };

/// The part of a service item that the queue's law needs. Its guide and materials live in the catalogue document.
struct ItemConfig {
    ItemCode code;
    QueueCode queue;
    Name name;
    std::string shortName;                    ///< zh, for tickets and counters; never empty
    std::string department;                   ///< code of the department
    Subject subject{Subject::both};
    bool withdrawn{false};
    auto operator<=>(const ItemConfig&) const = default;
};

using ConfigEntry = std::variant<HallConfig, QueueConfig, ClassConfig, ProfileConfig, CounterConfig, ItemConfig>;

}  // namespace hall::core
