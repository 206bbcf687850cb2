// Private to this room: pieces of reports for people and for programs.
#pragma once

#include <string>
#include <string_view>

namespace hall::reports::writing {

/// Text as JSON writes it; the room knows no JSON library, and writing needs none.
std::string quoted(std::string_view text);
/// A field as RFC 4180 wants it. One that a spreadsheet would take for a formula gets an apostrophe in front.
std::string csvField(std::string text);
/// Columns that a terminal gives to UTF-8 text: two for CJK and full-width forms, one for everything else.
std::size_t columns(std::string_view text);
/// The beginning of it that fits into so many columns.
std::string cutTo(std::string_view text, std::size_t width);
/// Filled with spaces up to `width` columns of a terminal, of which a Chinese character takes two.
std::string padded(std::string_view text, std::size_t width);
void heading(std::string& out, std::string_view en, std::string_view zh);

}  // namespace hall::reports::writing
