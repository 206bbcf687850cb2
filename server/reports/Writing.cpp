#include "server/reports/Writing.hpp"

#include <fmt/format.h>

namespace hall::reports::writing {

namespace {

/// Columns that a terminal gives to UTF-8 text: two for CJK and full-width forms, one for everything else.
std::size_t columns(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        const bool wide = length == 3 && lead >= 0xE3;
        columns += wide ? 2 : 1;
        i += length;
    }
    return columns;
}

}  // namespace

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
                } else {
                    out += c;
                }
        }
    }
    return out + '"';
}

std::string padded(std::string_view text, std::size_t width) {
    const auto used = columns(text);
    return std::string{text} + std::string(width > used ? width - used : 0, ' ');
}

void heading(std::string& out, std::string_view en, std::string_view zh) {
    out += fmt::format("\n{}  {}\n", en, zh);
    out += std::string(columns(en) + 2 + columns(zh), '-') + '\n';
}

}  // namespace hall::reports::writing
