// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <cstddef>
#include <string_view>

namespace hall::wire {

/// Bytes of the well-formed character at the beginning of `text`, 1 to 4; 0 when it is ill-formed or `text` is empty.
std::size_t utf8CharacterBytes(std::string_view text);
bool isUtf8(std::string_view text);

}  // namespace hall::wire
