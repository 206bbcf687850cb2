// Private to this room: booking a visit. Asked by anybody; whoever has a booking's token may see, move and cancel it.
#pragma once

#include <memory>

#include "server/net/Connection.hpp"
#include "server/net/Hub.hpp"
#include "server/net/Routes.hpp"

namespace hall::net {

/// `actor`: who has a token; a phone else.
void serveBookings(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor);

/// The list of a day is for those who receive or steer.
bool mayListBookings(core::Role role);

}  // namespace hall::net
