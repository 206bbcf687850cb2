// What managers send and read from their page, besides what everybody does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/wire/Frames.hpp"

namespace hall::wire {

/// What a notice has at most, in bytes of either language: a sentence that fits on a kiosk's page.
inline constexpr std::size_t noticeBytes = 300;

/// POST /api/v1/queues/{queue}/stop-tickets
struct StopTickets {
    Name notice;                             ///< what kiosks show while the queue takes nobody
    auto operator<=>(const StopTickets&) const = default;
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

Parsed<StopTickets> parseStopTickets(std::string_view body);
Parsed<ProfileWanted> parseProfileWanted(std::string_view body);
std::string encode(const StopTickets&);
std::string encode(const ProfileWanted&);
std::string encode(const ProfileList&);

}  // namespace hall::wire
