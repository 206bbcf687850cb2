// Private to this room: what auditors ask.
#pragma once

#include <memory>

#include "server/net/Hub.hpp"
#include "server/net/Routes.hpp"

namespace hall::net {

class Connection;
struct Request;

/// GET: what came of the last verification of the log. POST: begins one, unless it goes on already.
void serveVerification(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request);
/// Events that answer to the parameters, the newest first. The log is read beside the calls.
void serveLogSearch(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request);

}  // namespace hall::net
