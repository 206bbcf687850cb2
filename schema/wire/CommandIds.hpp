// What names a command, on every line and in every header.
#pragma once

#include <string_view>

namespace hall::wire {

/// 8 to 64 printable ASCII characters without blanks (decision 0006).
bool isCommandId(std::string_view id);

}  // namespace hall::wire
