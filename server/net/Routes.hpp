// Which path means what. Pure.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "server/net/Gate.hpp"

namespace hall::net {

struct Route {
    enum class Kind {
        issue, ticket, cancelTicket, counterCommand, hallCommand,  // commands and tickets
        hall, lobby, catalogue, events, visit,                            // reads
        health, ready, metrics, webSocket, page,
    };
    Kind kind{Kind::page};
    std::string_view command;  ///< name of the command, for the command kinds
    std::string id;            ///< ticket, counter (id or label), visitor's token
};

/// Answered without a token, also when a page is missing: 404, or 405 with what is allowed.
struct NoRoute {
    int status{};
    std::string_view code;
    std::string_view allow;    ///< for 405
};

std::variant<Route, NoRoute> routeOf(Admitted::Method method, std::string_view path);

}  // namespace hall::net
