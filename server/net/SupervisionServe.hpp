// Private to this room: supervision, requests for approval, follow-ups, packages over HTTP.
#pragma once

#include <memory>

#include "schema/wire/Supervision.hpp"
#include "server/net/Hub.hpp"
#include "server/net/Routes.hpp"

namespace hall::net {

class Connection;
struct Request;

/// Seals what was written and gives the command; `canonical` tells a resend from a reused id. From any thread.
void submitFollowUp(Hub& hub, const std::weak_ptr<Line>& line, const Request& request, const core::Actor& actor,
                    const std::shared_ptr<const wire::FollowUpBody>& body, core::Command command, const std::string& canonical);

bool mayAskOfSupervision(core::Role role, Route::Kind kind);
/// `actor` is nobody for the published ones.
void serveSupervision(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor);

}  // namespace hall::net
