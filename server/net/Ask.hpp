// Private to this room: how questions and commands reach the writer's thread.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/net/Hub.hpp"

namespace hall::net {

class Connection;
struct Request;
using WeakLine = std::weak_ptr<Line>;

/// From the writer's thread: the answer goes out in the network thread, if the connection is still there.
void answerLater(Hub& hub, const WeakLine& connection, Reply reply);

/// Has the writer's thread make the reply out of the state. Of those who have not said who they are only a few ask at once (Lane): whatever
/// may be asked without a token has to come this way.
void ask(Hub& hub, const std::shared_ptr<Connection>& connection, std::function<Reply(const core::State&, engine::EventLog&)> make);

/// What the command goes by, made up where none was sent. Whoever is not `known` (asks without a token) chooses ids as they like: these live
/// apart from those of the staff and of programs.
std::string commandIdOf(const Request& request, bool known);

}  // namespace hall::net
