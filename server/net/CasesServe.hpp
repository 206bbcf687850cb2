// Private to this room: what the routes about cases answer.
#pragma once

#include <memory>

#include "server/net/Hub.hpp"
#include "server/net/Routes.hpp"

namespace hall::net {

class Connection;
struct Request;

/// Of commands the law decides.
bool mayAskOfCases(core::Role role, Route::Kind kind);
void serveCases(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor);

}  // namespace hall::net
