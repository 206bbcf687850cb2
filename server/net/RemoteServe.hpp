// Private to this room: tickets taken with a phone, and what whoever has a ticket's link may do with it.
#pragma once

#include <memory>

#include "server/net/Connection.hpp"
#include "server/net/Hub.hpp"
#include "server/net/Routes.hpp"

namespace hall::net {

/// Asked by anybody; what is given is a phone's right, whoever asks.
void serveRemote(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request);

}  // namespace hall::net
