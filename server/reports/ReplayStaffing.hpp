// Other counters on a recorded day: one more, one that is open or closed at another time or has another profile, a profile with another rule.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/core/State.hpp"
#include "server/reports/ReplayPlan.hpp"

namespace hall::reports {

struct StaffingChange {
    enum class Kind : std::uint8_t { more, open, close, profile, rule };
    Kind kind{};
    core::CounterId counter;                     ///< of open, close and profile
    core::ProfileCode profile;                   ///< of more, profile and rule
    core::PickRule rule{};
    std::int32_t from{0}, to{1440};              ///< local minutes of the day
    auto operator<=>(const StaffingChange&) const = default;
};

/// One change in words; a text says what is wrong.
///   more PROFILE HH:MM-HH:MM              one more counter of this profile
///   open COUNTER HH:MM-HH:MM              this counter is open then, whatever was recorded
///   close COUNTER HH:MM-HH:MM             or closed
///   profile COUNTER PROFILE [HH:MM-HH:MM] this counter has another profile, all day or then
///   rule PROFILE preference|ratio|weight  the profile picks queues by another rule; shares are 1 where it had none
std::variant<StaffingChange, std::string> staffingChangeOf(std::string_view words);

/// A day with other counters: what is entered before it opens, and the day as it is run then.
struct StaffedDay {
    std::vector<core::ConfigEntry> entries;
    DayPlan plan;
};

/// `opened`: before the day, with what else is tried. A text says which change cannot be made there.
std::variant<StaffedDay, std::string> staffed(DayPlan plan, const core::State& opened, const std::vector<StaffingChange>& changes,
                                              const std::function<core::Instant(std::int32_t minute)>& instantOf);

}  // namespace hall::reports
