// Private to this room: what the law reads, told to whoever may read it and changed one entry at a time. Every change is a Configure
// command on the version that was looked at.
#pragma once

#include <memory>
#include <string_view>

#include "server/net/Hub.hpp"
#include "server/net/Routes.hpp"

namespace hall::net {

class Connection;
struct Request;

void serveConfiguration(Hub& hub, const std::shared_ptr<Connection>& connection);

/// May this role change entries of this kind?
bool mayChangeSetting(core::Role role, std::string_view kind);
void serveConfigurationEntry(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor);

}  // namespace hall::net
