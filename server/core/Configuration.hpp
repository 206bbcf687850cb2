// What the law reads besides tickets. Every entry enters by a Configure command and lives on as an event.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/core/Types.hpp"
#include "server/core/booking/Types.hpp"
#include "server/core/casework/Guide.hpp"
#include "server/core/evaluation/Types.hpp"
#include "server/core/queue/Remote.hpp"

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
    bool signInRequired{false};               ///< a counter takes commands only of a person signed in there
    bool finishAndCallNext{false};            ///< the clerk's "next" key ends the running service too; told to clients, both commands always work
    bool pickNeedsApproval{false};            ///< calling a ticket out of turn takes a supervisor
    std::int64_t undoMs{60'000};              ///< how long a counter's last act can be taken back; 0: never
    std::int32_t leaseSize{50};               ///< numbers of each queue that a kiosk may hold for when it is cut off; 0: none
    std::int32_t idleLockMinutes{10};         ///< a person's session is locked after so long without a command; 0: never
    std::string areaCode{"000000"};           ///< GB/T 2260, 6 digits; begins every case number
    std::string hallNumber{"00"};             ///< 2 digits, unique within the area
    QueueCode oneWindowQueue{};               ///< where a ticket with an application waits; empty: in the queue of its first item
    bool coverRouting{false};                 ///< a visitor with several services goes where the fewest stops do all of them (queue/Route.hpp)
    auto operator<=>(const HallConfig&) const = default;
};

struct QueueConfig {
    QueueCode code;
    std::string letters;                      ///< one or two of A-Z without I and O, unique in the hall
    Name name;
    std::int32_t digits{3};                   ///< 3 or 4; a number that needs more digits gets them
    std::int64_t maximumWaitMs{3'600'000};    ///< 60 minutes where the hall sets none
    bool accepting{true};
    std::int32_t dailyCap{0};                 ///< tickets issued in a hall day at most, those of leases included; 0: no cap
    std::int32_t opensAtMinute{0};            ///< local minutes between which tickets are issued: [opensAt, closesAt)
    std::int32_t closesAtMinute{1440};
    Name notice{};                            ///< shown while the queue takes nobody; zh may be empty: no notice
    bool oneWindow{false};                    ///< its counters take cases of several departments, not only the items that name this queue
    std::vector<DepartmentCode> departments{}; ///< of a one-window queue: whose items it takes; empty: everybody's
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

/// How a profile picks the queue.
///   preference: the first queue in the list with someone waiting.
///   ratio: in cycles of `shares` calls of each queue, first in the list first; a queue without anybody is passed over, and the
///     cycle begins anew when every queue with someone waiting has had its share. Shares 2, 1, 1 call P P G S P P G S.
///   weight: the queue where weight x time waited by its head (credit included) is largest, ties in the list's order; the
///     accumulating priority queue (L. Kleinrock, Naval Research Logistics Quarterly 11, 1964).
/// A maximum wait that is about to pass comes before any of them.
enum class PickRule : std::uint8_t { preference, ratio, weight };

struct ProfileConfig {
    ProfileCode code;
    Name name;
    std::vector<QueueCode> queues;
    PickRule rule{PickRule::preference};
    std::vector<std::int32_t> shares{};       ///< ratio: calls of a cycle, weight: weights; 1..100, one per queue; preference: empty
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
    std::int32_t usualMinutes{0};             ///< usual service at the counter; 0: not known, then limits::usualMinutes
    auto operator<=>(const ItemConfig&) const = default;
};

/// A person who works here, as far as the law needs it. Who that is, and the secret, live with the accounts.
struct StaffConfig {
    StaffId id;
    std::vector<Role> roles;                  ///< of a person; system administrator, security administrator and auditor exclude one another
    std::vector<QueueCode> skills;            ///< what this clerk is best at; both lists empty: everything of the counter's profile
    std::vector<QueueCode> fallback;          ///< and what this clerk takes when nobody waits for the skills
    bool disabled{false};                     ///< out at once, at every place
    std::vector<DepartmentCode> departments{}; ///< whose tasks a reviewer sees
    auto operator<=>(const StaffConfig&) const = default;
};

using ConfigEntry = std::variant<HallConfig, QueueConfig, ClassConfig, ProfileConfig, CounterConfig, ItemConfig, StaffConfig,
                                 DepartmentConfig, CalendarConfig, GuideConfig, PackageConfig, CaseRulesConfig, OpeningConfig, BookingRulesConfig,
                                 RemoteConfig, EvaluationRulesConfig>;

}  // namespace hall::core
