// The city's platform put together: the configured receiver, and requests from net to server/city.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "server/app/ProcessConfig.hpp"
#include "server/city/Dispatch.hpp"
#include "server/city/Inbound.hpp"
#include "server/net/Server.hpp"

namespace hall::app {

/// What is wrong, or the receiver with its secrets; none when none is configured.
std::variant<std::optional<city::PlatformSettings>, std::string> platformOf(const ProcessConfig& config);

void askCity(city::Inbound& inbound, net::CityAsked asked, std::function<void(net::CityTold)> told);

}  // namespace hall::app
