// Private to this room: what a manager does to a queue from afar.
#pragma once

#include <memory>

#include "server/net/Hub.hpp"
#include "server/net/Routes.hpp"

namespace hall::net {

class Connection;
struct Request;

/// stop-tickets: it gives none from now on, kiosks show the notice. give-tickets: it gives them again, and has no notice any more. Both
/// are a change of its configuration, by whoever may configure queues; what waits is called as before.
void serveQueueCommand(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor);

}  // namespace hall::net
