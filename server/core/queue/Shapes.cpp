#include "server/core/queue/Shapes.hpp"

#include <algorithm>

namespace hall::core::law {
namespace {

/// Bytes of the UTF-8 character at the beginning of `text`; 0 if there is none (RFC 3629: no surrogates,
/// shortest form).
std::size_t characterBytes(std::string_view text) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = at(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
    const unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (at(1) < low || at(1) > high) return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if (at(i) < 0x80 || at(i) > 0xBF) return 0;
    }
    return length;
}

}  // namespace

bool isCode(std::string_view text, std::size_t most) {
    return !text.empty() && text.size() <= most && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || c == '.';
    });
}

bool isText(std::string_view text, std::size_t most) {
    if (text.size() > most) return false;
    while (!text.empty()) {
        const auto first = static_cast<unsigned char>(text.front());
        const std::size_t bytes = characterBytes(text);
        if (first < 0x20 || first == 0x7F || bytes == 0) return false;
        text.remove_prefix(bytes);
    }
    return true;
}

bool isName(const Name& name) {
    return !name.zh.empty() && isText(name.zh, limits::nameBytes) && isText(name.en, limits::nameBytes);
}

}  // namespace hall::core::law
