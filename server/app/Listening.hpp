// Where the server may listen: what other machines can reach speaks TLS, or the hall does not open.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "server/app/ProcessConfig.hpp"
#include "server/net/Server.hpp"

namespace hall::app {

struct PlannedListener {
    std::string address;
    net::Side side{net::Side::every};
    bool tls{};
    bool operator==(const PlannedListener&) const = default;
};

/// `onlyAddress`: --listen, which comes before everything in the file; empty: not given. A text says what is not allowed, and what would be.
std::variant<std::vector<PlannedListener>, std::string> planListening(const ProcessConfig& config, const std::string& onlyAddress);

/// "public", "staff", "admin"; "all" on one port.
std::string_view word(net::Side side);

/// `address` with the port that it got: "0.0.0.0:0" and 8443 make "0.0.0.0:8443".
std::string boundAddress(const std::string& address, std::uint16_t port);

}  // namespace hall::app
