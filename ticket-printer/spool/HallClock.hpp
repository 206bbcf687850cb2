// What time it is in the hall, as far as a kiosk that is cut off can know. While the line is up the server's own clock is heard
// (schema/link/ServerClock); here is what is left of it after the kiosk's program, or its power, was gone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "schema/wire/Values.hpp"

namespace hall::spool {

/// This machine's clocks at one moment.
struct LocalClock {
    std::string boot;          ///< name of this run of the machine; empty: not known
    std::int64_t bootMs{};     ///< since that run began, sleep included; cannot be set
    std::int64_t wallMs{};     ///< since 1970; anybody may set it
    bool operator==(const LocalClock&) const = default;
};

/// This machine's clocks now.
LocalClock localClock();

/// The hall's time as the server told it, and what this machine's clocks said then.
struct ClockAnchor {
    wire::Time hall;
    std::int32_t speed{1};     ///< seconds of the hall's clock in a real one; 1 but for demo halls
    LocalClock local;
    bool operator==(const ClockAnchor&) const = default;
};

enum class ClockSource : std::uint8_t { none, wall, boot, server };

struct HallNow {
    std::optional<wire::Time> time;   ///< none: nobody can say, and no leased number is given
    ClockSource source{ClockSource::none};
};

/// The same run of the machine: the anchor carried on by its boot clock, which is sure. Another run: by the wall clock, which somebody
/// may have set. A wall clock more than `setBackMs` before the anchor was surely set, so there is no answer; a little before it is
/// taken for the anchor's own moment.
HallNow hallNow(const ClockAnchor& anchor, const LocalClock& local);
inline constexpr std::int64_t setBackMs = 5 * 60'000;

/// "2026-11-21", in the offset that the time itself carries.
std::string dateOf(const wire::Time& time);

}  // namespace hall::spool
