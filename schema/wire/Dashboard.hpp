// What managers send from their page, besides what everybody sends.
#pragma once

#include <string>
#include <string_view>

#include "schema/wire/Frames.hpp"

namespace hall::wire {

/// What a notice has at most, in bytes of either language: a sentence that fits on a kiosk's page.
inline constexpr std::size_t noticeBytes = 300;

/// POST /api/v1/queues/{queue}/stop-tickets
struct StopTickets {
    Name notice;                             ///< what kiosks show while the queue takes nobody
    auto operator<=>(const StopTickets&) const = default;
};

Parsed<StopTickets> parseStopTickets(std::string_view body);
std::string encode(const StopTickets&);

}  // namespace hall::wire
