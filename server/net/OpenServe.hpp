// Private to this room: what strangers read of the hall: its open data, and the page behind a ticket's link.
#pragma once

#include <memory>
#include <string>

#include "server/net/Hub.hpp"

namespace hall::net {

class Connection;
struct Request;

void serveOpenHall(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request);
void serveTicketPage(Hub& hub, const std::shared_ptr<Connection>& connection, const std::string& token);

}  // namespace hall::net
