// Open data: what anybody may know of the hall now, for city portals, maps and programs that nobody here knows. Nothing of any person.
#pragma once

#include "schema/wire/Views.hpp"

namespace hall::wire {

struct OpenQueue {
    std::string code;
    std::string letters;
    Name name;
    bool accepting{true};
    std::int32_t waiting{};
    std::optional<WaitMinutes> wait{};       ///< of a ticket taken now; left out while the queue takes nobody, and while nothing is known
    std::string called;                      ///< the number called last there; left out before the first
    auto operator<=>(const OpenQueue&) const = default;
};

/// GET /api/v1/open/hall
struct OpenHall {
    std::string code;
    Name hall;
    Day day;
    Time updatedAt;                          ///< when it last became different
    std::int32_t countersOpen{};             ///< those at which somebody is served or may be called
    std::int32_t counters{};
    std::int32_t waiting{};
    std::vector<OpenQueue> queues;
    Name licence;                            ///< what may be done with it
    auto operator<=>(const OpenHall&) const = default;
};

std::string encode(const OpenHall&);

}  // namespace hall::wire
