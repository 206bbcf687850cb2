// Private to this room: what the routes about cases answer.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/net/Hub.hpp"
#include "server/net/Routes.hpp"
#include "server/net/Work.hpp"

namespace hall::net {

class Connection;
struct Request;

// What routes about cases, their supervision, bookings and tickets from afar have in common.
/// What answers on `connection`, from any thread.
Waiting waitingOn(Hub& hub, const std::shared_ptr<Connection>& connection);
/// Has the writer's thread make the reply out of state and vault.
void askOpened(Hub& hub, const std::shared_ptr<Connection>& connection, std::function<Reply(const core::State&, const OpenPapers&)> make);
Reply personalReply(std::string body);
/// What visitors look for by name: 30 characters, as the pages take them.
inline constexpr std::size_t searchBytes = 120;
/// 422 json-value-range.
Reply outOfRange(std::string_view member);
std::optional<std::int64_t> numberIn(std::string_view text);
/// For a query.
std::string escaped(std::string_view text);

/// Of commands the law decides.
bool mayAskOfCases(core::Role role, Route::Kind kind);
void serveCases(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor);

}  // namespace hall::net
