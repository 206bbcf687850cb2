// How many counters of which profile a coming day needs, half hour by half hour, so that a promise is kept: the fewest that do, in shifts of
// an hour or more. Erlang's formula says where to begin; whether it is enough, and what one counter fewer or more would change, is found by
// running the day forward by the hall's own rules.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "server/forecast/Demand.hpp"
#include "server/forecast/Run.hpp"

namespace hall::forecast {

inline constexpr Seconds halfHour = 1800;

/// What is to be kept, in every hour of the day, by those who serve the same queues, and by each queue over the day.
struct Target {
    double share{0.95};                          ///< of all who come, nobody goes away unserved
    Seconds within{never};                       ///< called within this time, or the queue's own promise, whichever is shorter
};

struct PlanProfile {
    std::vector<Index> queues;
    std::vector<std::int32_t> shares;            ///< beside them; empty: 1 each
    core::PickRule rule{core::PickRule::preference};
    std::array<double, halfHours> usual{};       ///< counters that were open on such days, on average
    int counters{};                              ///< that the hall has of it
};

/// A day to be planned. Half hours are counted from midnight.
struct PlanDay {
    std::size_t first{}, last{};                 ///< half hours [first, last) in which tickets are given
    std::vector<std::vector<std::array<double, halfHours>>> comes;   ///< by queue and class: who is to be expected
    double spread{};                             ///< of the day's size, besides chance
    std::vector<std::vector<Promise>> promises;  ///< by queue and class
    std::vector<std::array<bool, halfHours>> open;                   ///< by queue: tickets are given
    std::vector<Seconds> service;                ///< by queue: mean, for Erlang's formula
    std::vector<Seconds> patience;               ///< by queue: mean, for Erlang A's
    std::vector<PlanProfile> profiles;
    std::vector<Index> home;                     ///< by queue: the profile that answers for it; nobody: no counter could serve it
    Seconds lead{120};
};

struct Shift {
    Index profile{};
    std::size_t from{}, to{};                    ///< half hours [from, to)
    std::optional<std::size_t> pause;            ///< of a shift of more than five hours: the half hour in which a break costs least
    auto operator<=>(const Shift&) const = default;
};

/// Of those who came in some time, in the runs.
struct PlannedWaits {
    double visitors{};                           ///< in one day
    double share{1};                             ///< called within what was to be kept
    Seconds p50{}, p90{};
};

struct ProfilePlan {
    std::array<int, halfHours> needed{};
    std::array<int, halfHours> erlang{};         ///< by Erlang C, each half hour as if it lasted for ever
    std::array<double, halfHours> leaves{};      ///< share that would go away with those needed, by Erlang A
    std::array<PlannedWaits, halfHours> waits{}; ///< of those who come to its queues
    std::array<std::optional<PlannedWaits>, halfHours> fewer{};     ///< with one counter fewer for this half hour; none: a queue would have nobody
    std::array<std::optional<PlannedWaits>, halfHours> more{};      ///< with one more; none: the hall has no more of this profile
    std::array<PlannedWaits, halfHours> asUsual{};                  ///< with the counters that are usual
};

struct StaffingPlan {
    bool whole{};                                ///< false: it was told to stop
    bool kept{};                                 ///< the promise is kept; else the hall has too few counters
    std::vector<Shift> shifts;                   ///< by profile, then beginning
    std::vector<ProfilePlan> profiles;
    std::vector<PlannedWaits> queues;            ///< over the day
    PlannedWaits day, dayAsUsual;
    double hours{}, usualHours{};                ///< of open counters
    Seconds overtime{};                          ///< from the last half hour's end to the last call, nine of ten days at most
};

struct StaffingSettings {
    std::uint64_t seed{1};
    double visitors{5'000};                      ///< in all runs of a day together: the more, the finer
    int runsAtLeast{10}, runsAtMost{60};
    int triesAtMost{250};                        ///< days run forward while the plan is made smaller
};

/// Counters open by half hour as shifts: who opened first closes first, nobody before `least` half hours.
std::vector<Shift> shiftsOf(const std::array<int, halfHours>& counters, Index profile, std::size_t first, std::size_t last, std::size_t least);

/// `nature`: how long services take and how soon clerks call again; who waits stays. `goOn` is asked now and then.
StaffingPlan planOf(const PlanDay& day, const Nature& nature, const Target& target, const StaffingSettings& settings, const std::function<bool()>& goOn);

}  // namespace hall::forecast
