// Private to this room: supervision, requests for approval, follow-ups, packages over HTTP.
#pragma once

#include <memory>

#include "server/net/Hub.hpp"
#include "server/net/Routes.hpp"

namespace hall::net {

class Connection;
struct Request;

bool mayAskOfSupervision(core::Role role, Route::Kind kind);
/// `actor` is nobody for the published ones.
void serveSupervision(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor);

}  // namespace hall::net
