// WebSocket frames as a client makes and reads them, written apart from the server's code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hall::test {

inline std::string rawHeader(int first, std::size_t length) {
    std::string bytes(1, static_cast<char>(first));
    if (length < 126) {
        bytes += static_cast<char>(0x80 | static_cast<int>(length));
    } else if (length < 65'536) {
        bytes += static_cast<char>(0xfe);
        bytes += static_cast<char>(length >> 8);
        bytes += static_cast<char>(length);
    } else {
        bytes += static_cast<char>(0xff);
        for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(static_cast<std::uint64_t>(length) >> shift);
    }
    return bytes + "\x11\x22\x33\x44";
}

inline std::string clientFrame(int opcode, const std::string& payload, bool last = true) {
    std::string bytes = rawHeader((last ? 0x80 : 0) | opcode, payload.size());
    constexpr char key[] = {0x11, 0x22, 0x33, 0x44};
    for (std::size_t i = 0; i < payload.size(); ++i) bytes += static_cast<char>(payload[i] ^ key[i % 4]);
    return bytes;
}

struct ServerFrame {
    int opcode{};
    std::string payload;
    std::size_t bytes{};
};

/// The frame at the front; nullopt when it is not all there, or is masked or in pieces, which no server's is.
inline std::optional<ServerFrame> readServerFrame(std::string_view bytes) {
    const auto at = [&](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])); };
    if (bytes.size() < 2 || (at(0) & 0x80) == 0 || (at(1) & 0x80) != 0) return std::nullopt;
    std::uint64_t length = at(1) & 0x7f;
    std::size_t header = 2;
    if (length >= 126) {
        const std::size_t more = length == 126 ? 2 : 8;
        if (bytes.size() < 2 + more) return std::nullopt;
        length = 0;
        for (std::size_t i = 0; i < more; ++i) length = length << 8 | at(2 + i);
        header += more;
    }
    if (bytes.size() < header + length) return std::nullopt;
    return ServerFrame{static_cast<int>(at(0) & 0x0f), std::string(bytes.substr(header, length)), header + static_cast<std::size_t>(length)};
}

}  // namespace hall::test
