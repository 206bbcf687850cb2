#include "schema/wire/Utf8.hpp"

#include <cstdint>
#include <cstring>

namespace hall::wire {
namespace {

bool continues(std::string_view text, std::size_t index) {
    return index < text.size() && (static_cast<unsigned char>(text[index]) & 0xC0U) == 0x80U;
}

}  // namespace

std::size_t utf8CharacterBytes(std::string_view text) {
    if (text.empty()) return 0;
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x80) return 1;
    if (first < 0xC2 || !continues(text, 1)) return 0;
    const auto second = static_cast<unsigned char>(text[1]);
    if (first < 0xE0) return 2;
    if (!continues(text, 2)) return 0;
    if (first < 0xF0) {
        const bool overlong = first == 0xE0 && second < 0xA0;
        const bool surrogate = first == 0xED && second >= 0xA0;
        return overlong || surrogate ? 0 : 3;
    }
    const bool overlong = first == 0xF0 && second < 0x90;
    const bool beyond = first > 0xF4 || (first == 0xF4 && second >= 0x90);
    return overlong || beyond || !continues(text, 3) ? 0 : 4;
}

bool isUtf8(std::string_view text) {
    constexpr std::uint64_t highBits = 0x8080808080808080U;
    for (std::size_t at = 0; at < text.size();) {
        // Most of it is ASCII: eight at a time.
        std::uint64_t eight = highBits;
        if (text.size() - at >= sizeof eight) std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & highBits) == 0) {
            at += sizeof eight;
            continue;
        }
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const std::size_t bytes = utf8CharacterBytes(text.substr(at));
        if (bytes == 0) return false;
        at += bytes;
    }
    return true;
}

}  // namespace hall::wire
