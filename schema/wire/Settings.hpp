// What the law reads, as managers see and change it on their page: one struct per kind of setting, without what only the installer sets.
// Durations in milliseconds, times of day in local minutes. What each member means stands in server/core/Configuration.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/wire/Frames.hpp"

namespace hall::wire {

// The code of an entry stands in the path of PUT /api/v1/configuration/{kind}/{code}; these are the bodies.
struct HallSettings {
    Name name;
    std::int32_t opensAtMinute{};
    std::int32_t closesAtMinute{};
    std::int32_t callLimit{};
    std::int32_t bringBackLimit{};
    std::int32_t bringBackBehind{};
    std::int64_t urgencyLeadMs{};
    std::int64_t undoMs{};
    std::int32_t leaseSize{};
    std::int32_t idleLockMinutes{};
    bool signInRequired{};
    bool finishAndCallNext{};
    bool pickNeedsApproval{};
    bool coverRouting{};
    std::string oneWindowQueue;               ///< code; empty: none
    auto operator<=>(const HallSettings&) const = default;
};
struct QueueSettings {
    std::string letters;
    Name name;
    std::int32_t digits{};
    std::int64_t maximumWaitMs{};
    bool accepting{};
    std::int32_t dailyCap{};                  ///< 0: none
    std::int32_t opensAtMinute{};
    std::int32_t closesAtMinute{};
    std::optional<Name> notice;
    bool oneWindow{};
    std::vector<std::string> departments;
    auto operator<=>(const QueueSettings&) const = default;
};
struct ClassSettings {
    Name name;
    std::int64_t creditMs{};
    std::optional<std::int64_t> maximumWaitMs;
    auto operator<=>(const ClassSettings&) const = default;
};
struct ProfileSettings {
    Name name;
    std::vector<std::string> queues;          ///< codes, first in the list first
    std::string rule;                         ///< preference, ratio, weight
    std::vector<std::int32_t> shares;         ///< one per queue; preference: none
    auto operator<=>(const ProfileSettings&) const = default;
};
struct CounterSettings {
    std::string label;
    std::string profile;                      ///< code
    auto operator<=>(const CounterSettings&) const = default;
};
/// What a clerk is best at, and takes when nobody waits for that; both empty: everything of the counter's profile.
struct RosterSettings {
    std::vector<std::string> skills;
    std::vector<std::string> fallback;
    auto operator<=>(const RosterSettings&) const = default;
};
struct OpeningSettings {
    std::vector<std::int32_t> weekdays;       ///< 1 Monday .. 7 Sunday
    bool workingDays{};                       ///< only on the state's working days, and on those that it moves to a weekend
    std::vector<std::int32_t> open;           ///< dates yyyymmdd besides
    std::vector<std::int32_t> closed;
    auto operator<=>(const OpeningSettings&) const = default;
};

/// How a queue can be booked; its code is the queue's.
struct BookingStretch {
    std::int32_t from{};
    std::int32_t until{};
    auto operator<=>(const BookingStretch&) const = default;
};
struct BookingSettings {
    bool offered{};
    std::vector<BookingStretch> hours;        ///< local minutes, in order
    std::int32_t slotMinutes{};
    std::int32_t capacity{};
    std::int32_t walkInPercent{};
    std::vector<std::int32_t> weekdays;       ///< none: whenever the hall opens
    std::vector<std::int32_t> closed;         ///< dates yyyymmdd
    std::int32_t daysAhead{};
    std::int32_t leadMinutes{};
    std::int32_t cancelMinutes{};
    std::int32_t earlyMinutes{};
    std::int32_t lateMinutes{};
    std::string klass;                        ///< JSON "class": code
    std::int32_t perDay{};
    std::int32_t missedLimit{};               ///< 0: none
    std::int32_t cancelledLimit{};
    std::int32_t countDays{};
    auto operator<=>(const BookingSettings&) const = default;
};

/// What visitors are asked about the service.
struct EvaluationReasonSettings {
    std::string code;
    Name name;
    std::string of;                           ///< both, visit, online
    auto operator<=>(const EvaluationReasonSettings&) const = default;
};
struct EvaluationSettings {
    bool offered{};
    std::int32_t days{};
    std::int32_t closeDays{};
    std::vector<EvaluationReasonSettings> reasons;
    auto operator<=>(const EvaluationSettings&) const = default;
};
/// Tickets taken with a phone.
struct RemoteSettings {
    bool offered{};
    bool byCode{};
    std::int32_t codeMinutes{};
    bool codeOnBoards{};
    std::int32_t radiusM{};                   ///< 0: not by position
    std::int32_t latitudeE6{};
    std::int32_t longitudeE6{};
    std::int32_t metresPerMinute{};
    std::int32_t liveLimit{};
    std::int32_t perDay{};
    std::int32_t letFirst{};
    std::int32_t moreTimeLimit{};             ///< 0: never
    auto operator<=>(const RemoteSettings&) const = default;
};

// GET /api/v1/configuration: the same with their codes.
template <class Of>
struct Coded {
    std::string code;
    Of settings;
};
struct StaffTold {
    std::string id;
    std::vector<std::string> roles;           ///< told, not set here
    bool disabled{};
    RosterSettings settings;
};
struct Settings {
    std::int64_t version{};
    HallSettings hall;
    std::vector<Coded<QueueSettings>> queues;
    std::vector<Coded<ClassSettings>> classes;
    std::vector<Coded<ProfileSettings>> profiles;
    std::vector<Coded<CounterSettings>> counters;
    std::vector<StaffTold> staff;
    std::optional<OpeningSettings> opening;   ///< none: open on every day
    std::vector<Coded<BookingSettings>> bookings;  ///< of the queues that can be booked
    EvaluationSettings evaluation;
    RemoteSettings remote;
};

std::string encode(const Settings&);
Parsed<HallSettings> parseHallSettings(std::string_view body);
Parsed<QueueSettings> parseQueueSettings(std::string_view body);
Parsed<ClassSettings> parseClassSettings(std::string_view body);
Parsed<ProfileSettings> parseProfileSettings(std::string_view body);
Parsed<CounterSettings> parseCounterSettings(std::string_view body);
Parsed<RosterSettings> parseRosterSettings(std::string_view body);
Parsed<OpeningSettings> parseOpeningSettings(std::string_view body);
Parsed<BookingSettings> parseBookingSettings(std::string_view body);
Parsed<EvaluationSettings> parseEvaluationSettings(std::string_view body);
Parsed<RemoteSettings> parseRemoteSettings(std::string_view body);

}  // namespace hall::wire
