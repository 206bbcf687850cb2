// Private to this room: what a manager arranges from afar. Each is a change of the configuration, by whoever may configure such a thing.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <variant>

#include "server/net/Hub.hpp"
#include "server/net/Routes.hpp"

namespace hall::net {

class Connection;
struct Request;

/// The entry as it is to be, made of the state in which the change is decided; or why there is none.
using Change = std::function<std::variant<core::ConfigEntry, wire::Problem>(const core::State&)>;

/// Submits the change as a Configure command and answers when it is done. `asked`: all that tells it from another one. `onVersion`: see
/// core::Configure.
void submitChange(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request, const core::Actor& actor,
                  std::initializer_list<std::string_view> asked, Change change, std::uint32_t onVersion = 0);

/// stop-tickets: the queue gives none from now on, kiosks show the notice. give-tickets: it gives them again, and has no notice any more.
/// cap-tickets: so many of a hall day at most; what was given counts. What waits is called as before.
void serveQueueCommand(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor);

/// The counter serves by another profile from its next call on; whoever is there stays.
void serveCounterProfile(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor);

/// The notices that stand, whoever they are for.
void serveNotices(Hub& hub, const std::shared_ptr<Connection>& connection);

/// The profiles that there are.
void serveProfiles(Hub& hub, const std::shared_ptr<Connection>& connection);

/// The hall run forward as it is and otherwise: read beside the calls, it changes nothing.
void serveWhatIf(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request);

}  // namespace hall::net
