// Private to this room: what a manager arranges from afar. Each is a change of the configuration, by whoever may configure such a thing.
#pragma once

#include <memory>

#include "server/net/Hub.hpp"
#include "server/net/Routes.hpp"

namespace hall::net {

class Connection;
struct Request;

/// stop-tickets: the queue gives none from now on, kiosks show the notice. give-tickets: it gives them again, and has no notice any more.
/// What waits is called as before.
void serveQueueCommand(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor);

/// The counter serves by another profile from its next call on; whoever is there stays.
void serveCounterProfile(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor);

/// The profiles that there are.
void serveProfiles(Hub& hub, const std::shared_ptr<Connection>& connection);

}  // namespace hall::net
