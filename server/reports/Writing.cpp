#include "server/reports/Writing.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hall::reports::writing {

namespace {

std::size_t lengthOf(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

}  // namespace

std::size_t columns(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lengthOf(lead);
        const bool wide = length == 3 && lead >= 0xE3;
        columns += wide ? 2 : 1;
        i += length;
    }
    return columns;
}

std::string cutTo(std::string_view text, std::size_t width) {
    std::size_t end = 0;
    while (end < text.size()) {
        const std::size_t next = std::min(text.size(), end + lengthOf(static_cast<unsigned char>(text[end])));
        if (columns(text.substr(0, next)) > width) break;
        end = next;
    }
    return std::string(text.substr(0, end));
}

std::string csvField(std::string text) {
    if (!text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos) text.insert(text.begin(), '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

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
