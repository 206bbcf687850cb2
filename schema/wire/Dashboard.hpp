// What managers send and read from their page, besides what everybody does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/wire/Frames.hpp"

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
