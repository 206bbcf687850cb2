// Private to this room: what visitors ask of their case with a paper in their hand, and what they tell the hall.
#pragma once

#include <memory>

#include "server/net/Hub.hpp"
#include "server/net/Routes.hpp"

namespace hall::net {

class Connection;
struct Request;

void serveProgress(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request);

}  // namespace hall::net
