// Private to this room: what the visitors' pages read before anybody has a ticket. Open data, cacheable.
#pragma once

#include <memory>

#include "server/net/Hub.hpp"
#include "server/net/Routes.hpp"

namespace hall::net {

class Connection;
struct Request;

void serveSite(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request);

}  // namespace hall::net
