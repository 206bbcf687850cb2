// Private to this room: what can be watched, and whom the writer's thread tells of it.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "server/core/Limits.hpp"
#include "server/core/Types.hpp"
#include "server/net/Commands.hpp"
#include "server/net/Outbox.hpp"
#include "server/net/StaffList.hpp"

namespace hall::net {

/// The counter with index i has topic firstCounterTopic + i.
inline constexpr Topic lobbyTopic = 0, kioskTopic = 1, hallTopic = 2, tasksTopic = 3;
/// Each kiosk's own topic "leases"; the network thread gives them out.
inline constexpr Topic firstLeasesTopic = 4, leasesTopics = 256;
inline constexpr Topic firstCounterTopic = firstLeasesTopic + leasesTopics;
/// Of visitors' phones: the lobby at most once a second, the line's own ticket, and the queue with index i.
inline constexpr Topic openLobbyTopic = firstCounterTopic + static_cast<Topic>(core::limits::counters);
inline constexpr Topic visitTopic = openLobbyTopic + 1;
inline constexpr Topic firstQueueTopic = visitTopic + 1;

/// What the publisher tells the network thread. Called in the writer's thread.
class Outlet {
  public:
    virtual ~Outlet() = default;
    virtual void view(Topic topic, Frame frame) = 0;
    /// To whoever follows this ticket. `queue`, with its frame: it waits there now. No frame at all: it is none of the day's any more.
    virtual void visit(core::TicketId ticket, Frame frame, Topic queue, Frame line) = 0;
    virtual void directory(std::shared_ptr<const Directory> directory) = 0;
    /// Please have catchUp() called in the writer's thread, in a moment.
    virtual void catchUpLater() = 0;
    /// The people, and who left a place with the events just published.
    virtual void staff(std::shared_ptr<const StaffList> staff, std::vector<PlaceEnd> left) = 0;
};

}  // namespace hall::net
