// What managers send and read from their page, besides what everybody does.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/wire/Frames.hpp"
#include "schema/wire/Views.hpp"

namespace hall::wire {

/// POST /api/v1/queues/{queue}/stop-tickets
struct StopTickets {
    Name notice;                             ///< what kiosks show while the queue takes nobody
    auto operator<=>(const StopTickets&) const = default;
};

/// POST /api/v1/queues/{queue}/cap-tickets
struct CapTickets {
    std::int32_t cap{};                      ///< of a hall day; 0: none
    std::optional<Name> notice;              ///< what kiosks show once it is reached
    auto operator<=>(const CapTickets&) const = default;
};

/// POST /api/v1/kiosk/printer
struct PrinterState {
    std::string state;                       ///< ready, out-of-paper, cover-open, cannot-connect, offline, timed-out, write-failed
    auto operator<=>(const PrinterState&) const = default;
};

/// POST /api/v1/counters/{counter}/profile
struct ProfileWanted {
    std::string profile;                     ///< code
    auto operator<=>(const ProfileWanted&) const = default;
};

/// GET /api/v1/profiles
struct ProfileTold {
    std::string code;
    Name name;
    std::vector<std::string> queues;         ///< codes, in its order
    auto operator<=>(const ProfileTold&) const = default;
};
struct ProfileList {
    std::vector<ProfileTold> profiles;
    auto operator<=>(const ProfileList&) const = default;
};

/// POST /api/v1/what-if. Exactly one of the first four, all by counter.
struct WhatIfChange {
    struct Profile {
        std::string counter;
        std::string profile;                 ///< code
        auto operator<=>(const Profile&) const = default;
    };
    struct Clerk {
        std::string counter;                 ///< that stands closed
        std::vector<std::string> queues;     ///< codes, of its profile; none: all of it
        auto operator<=>(const Clerk&) const = default;
    };
    std::optional<std::string> open;
    std::optional<std::string> close;
    std::optional<Profile> profile;
    std::optional<Clerk> addClerk;
    std::optional<std::string> at;           ///< "14:00", today; none: now
    auto operator<=>(const WhatIfChange&) const = default;
};
inline constexpr std::size_t whatIfChanges = 20;
struct WhatIfWanted {
    std::vector<WhatIfChange> changes;       ///< so many at most
    auto operator<=>(const WhatIfWanted&) const = default;
};
/// The minute of the day of "14:00"; none: it is no such time.
std::optional<std::int32_t> minuteOfDay(std::string_view text);

/// What came of it: of whoever takes a ticket at each of these times, and promises that will be broken until the last of them.
struct WhatIfTold {
    struct Point {
        Time at;
        std::optional<WaitSeconds> without;  ///< none: nobody is called
        std::optional<WaitSeconds> with;
        auto operator<=>(const Point&) const = default;
    };
    struct Queue {
        std::string code;
        std::vector<Point> points;
        std::int32_t breachesWithout{};
        std::int32_t breachesWith{};
        auto operator<=>(const Queue&) const = default;
    };
    Time at;
    Time until;
    std::vector<Queue> queues;
    auto operator<=>(const WhatIfTold&) const = default;
};

Parsed<WhatIfWanted> parseWhatIf(std::string_view body);
std::string encode(const WhatIfWanted&);
std::string encode(const WhatIfTold&);
Parsed<StopTickets> parseStopTickets(std::string_view body);
Parsed<CapTickets> parseCapTickets(std::string_view body);
Parsed<PrinterState> parsePrinterState(std::string_view body);
Parsed<ProfileWanted> parseProfileWanted(std::string_view body);
std::string encode(const StopTickets&);
std::string encode(const CapTickets&);
std::string encode(const PrinterState&);
std::string encode(const ProfileWanted&);
std::string encode(const ProfileList&);

}  // namespace hall::wire
