// Private to this room. What each command takes and what its values may be.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "schema/wire/CommandIds.hpp"
#include "schema/wire/Frames.hpp"

namespace hall::wire {

/// Printable ASCII without space, 1 to `most` characters.
bool isPlain(std::string_view text, std::size_t most);

/// A code of small letters and hyphens, 1 to 32.
bool isReason(std::string_view text);

/// `overHttp`: the case and the task of a command about one stand in the path and not in the body.
Parsed<Command> readCommand(std::string_view name, std::string_view id, const nlohmann::json& body, bool overHttp = false);

}  // namespace hall::wire
