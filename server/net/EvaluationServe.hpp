// Private to this room: what the routes of evaluations answer.
#pragma once

#include <memory>

#include "server/net/Hub.hpp"
#include "server/net/Routes.hpp"

namespace hall::net {

class Connection;
struct Request;

/// By the link of a visit or a case; needs no token of a session.
void serveRating(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request);
/// At a device in the hall that asks a visitor: a kiosk, the counter that served them.
bool mayAskVisitors(core::Role role);
void serveTicketRating(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor);
/// Figures of a month.
bool mayReadEvaluations(core::Role role);
void serveEvaluations(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request, const core::Actor& actor);

}  // namespace hall::net
