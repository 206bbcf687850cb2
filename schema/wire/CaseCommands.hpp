// Private to this room. What the commands about a case take.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "schema/wire/CaseBodies.hpp"

namespace hall::wire {

bool isCaseCommand(std::string_view name);
/// The caller has looked at `name`, `id` and that the body is an object.
Parsed<Command> readCaseCommand(std::string_view name, std::string_view id, const nlohmann::json& body, bool overHttp);

}  // namespace hall::wire
