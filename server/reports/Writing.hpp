// Private to this room: pieces of reports for people and for programs.
#pragma once

#include <string>
#include <string_view>

namespace hall::reports::writing {

/// Text as JSON writes it; the room knows no JSON library, and writing needs none.
std::string quoted(std::string_view text);
/// Filled with spaces up to `width` columns of a terminal, of which a Chinese character takes two.
std::string padded(std::string_view text, std::size_t width);
void heading(std::string& out, std::string_view en, std::string_view zh);

}  // namespace hall::reports::writing
