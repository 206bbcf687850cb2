// A ticket taken from afar, with the visitor's own phone: it keeps its place, and is called when its visitor can have come.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "server/core/Types.hpp"

namespace hall::core {

/// Whose phone: a keyed hash of its number and the hall's date, so that tickets of one day can be counted, and nothing leads back or
/// from one day to the next.
using PhoneId = Id<struct PhoneTag, std::string>;

/// What the hall allows of phones. There is one entry; a hall without it gives no tickets from afar, and letting others go first is as
/// the defaults say.
struct RemoteConfig {
    bool offered{false};                   ///< are tickets given from afar at all?
    bool byCode{true};                     ///< to whoever reads the lobby's code
    std::int32_t codeMinutes{10};          ///< how long one code is shown; the one before it counts, too
    bool codeOnBoards{true};               ///< the lobby's boards show it
    std::int32_t radiusM{0};               ///< to whoever says to be so near, in metres; 0: not by distance
    std::int32_t latitudeE6{};             ///< of the hall, WGS 84, in millionths of a degree
    std::int32_t longitudeE6{};
    std::int32_t metresPerMinute{250};     ///< a visitor comes so fast, by the straight line: a bus in a city
    std::int32_t liveLimit{1};             ///< tickets of one phone that go on at the same time, at most
    std::int32_t perDay{3};                ///< and in a hall day
    std::int32_t letFirst{3};              ///< how many go first when a visitor needs more time
    std::int32_t moreTimeLimit{2};         ///< how often in one visit; 0: never
    auto operator<=>(const RemoteConfig&) const = default;
};

/// How somebody asks for a ticket from afar. Whether the lobby's code was right is known at the door.
struct FromAfar {
    PhoneId phone;
    std::optional<std::int32_t> distanceM; ///< from the hall, as the phone says; none: here, by the lobby's code
};

// --- commands
/// The visitor is here, sooner than they were expected: may be called from now on.
struct ArriveTicket { TicketId ticket; };
/// "I need more time": RemoteConfig::letFirst others of the same line go first. A visitor who was just called waits again, and that is
/// neither a recall nor a miss.
struct GiveWay { TicketId ticket; };

// --- events
/// May be called from now on, at its old place; its promised wait begins now. `arrived`: the visitor said so, else the way's time is over.
struct TicketReachable { TicketId ticket; bool arrived{false}; };
/// Waits directly behind `behind` now, since its visitor asked for it. `counter` is where it was called; empty: it was waiting, and that
/// wait goes on. `maximumWaitMs`: promised from the wait's beginning on, a whole wait from now.
struct TicketGaveWay { TicketId ticket; CounterId counter; TicketId behind; std::int64_t maximumWaitMs{}; };

/// Minutes on the way, rounded up.
std::int32_t travelMinutes(const RemoteConfig& config, std::int32_t distanceM);

}  // namespace hall::core
