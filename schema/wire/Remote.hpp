// A ticket taken from afar, as the visitor's phone asks for it. Positions are told in millionths of a degree, WGS 84.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/wire/Frames.hpp"

namespace hall::wire {

// --- GET /api/v1/remote-tickets ---------------------------------------------------------------------------------------------
struct RemoteItem {
    std::string code;
    Name name;
    auto operator<=>(const RemoteItem&) const = default;
};
/// Where a ticket for the item would wait now.
struct RemoteLine {
    RemoteItem item;
    Name queue;
    std::int32_t waiting{};
    std::string state;                       ///< "open", "closed", "full"
    std::optional<WaitMinutes> wait{};       ///< of a ticket taken now, its visitor in the hall
    auto operator<=>(const RemoteLine&) const = default;
};
struct RemoteOffer {
    Name hall;
    bool offered{};                          ///< are tickets given from afar at all?
    bool byCode{};
    std::int32_t radiusM{};                  ///< 0: not by position
    bool open{};                             ///< the hall gives tickets now
    std::vector<RemoteItem> items{};         ///< whose name has the text that was asked for
    bool more{};                             ///< there are more than are told
    std::optional<RemoteLine> line{};        ///< of the item that was asked for
    auto operator<=>(const RemoteOffer&) const = default;
};

// --- POST /api/v1/remote-tickets: exactly one of code and position
struct RemotePosition {
    std::int32_t latitudeE6{};
    std::int32_t longitudeE6{};
    auto operator<=>(const RemotePosition&) const = default;
};
struct RemoteWanted {
    std::string item;
    std::string phone;
    std::optional<std::string> code;
    std::optional<RemotePosition> position;
    std::string language;                    ///< "zh" | "en"
    auto operator<=>(const RemoteWanted&) const = default;
};
/// POST /api/v1/visits/TOKEN/arrived
struct ArrivedWanted {
    std::string code;
    auto operator<=>(const ArrivedWanted&) const = default;
};

Parsed<RemoteWanted> parseRemoteWanted(std::string_view body);
Parsed<ArrivedWanted> parseArrivedWanted(std::string_view body);
std::string encode(const RemoteOffer&);

}  // namespace hall::wire
