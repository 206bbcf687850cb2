// What texts of the configuration may look like.
#pragma once

#include <string_view>

#include "server/core/Limits.hpp"
#include "server/core/Types.hpp"

namespace hall::core::law {

/// [A-Za-z0-9._-]{1,most}
bool isCode(std::string_view text, std::size_t most = limits::codeBytes);
/// UTF-8 without control characters; these would reach printers and screens.
bool isText(std::string_view text, std::size_t most);
/// Chinese is there, English may be.
bool isName(const Name& name);

}  // namespace hall::core::law
