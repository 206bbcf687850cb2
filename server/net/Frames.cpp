#include "server/net/Frames.hpp"

#include <algorithm>
#include <array>

namespace hall::net {

namespace {

constexpr std::size_t controlPayloadBytes = 125;
/// Of one message. Nobody needs more, and empty ones would cost nothing to send for ever.
constexpr std::size_t fragmentBound = 256;

std::uint8_t byteAt(std::span<const char> bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

void unmask(std::span<char> payload, const std::array<char, 4>& key) {
    for (std::size_t i = 0; i < payload.size(); ++i) payload[i] = static_cast<char>(payload[i] ^ key[i % 4]);
}

}  // namespace

Frame makeFrame(Opcode opcode, std::string_view payload) {
    auto frame = std::make_shared<std::string>();
    frame->reserve(payload.size() + 10);
    frame->push_back(static_cast<char>(0x80 | static_cast<int>(opcode)));
    const std::size_t size = payload.size();
    if (size < 126) {
        frame->push_back(static_cast<char>(size));
    } else {
        const int bytes = size <= 0xffff ? 2 : 8;
        frame->push_back(static_cast<char>(bytes == 2 ? 126 : 127));
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) frame->push_back(static_cast<char>(size >> shift));
    }
    frame->append(payload);
    return frame;
}

Frame makeCloseFrame(std::uint16_t code, std::string_view reason) {
    std::string payload;
    if (code != 0) {
        payload.push_back(static_cast<char>(code >> 8));
        payload.push_back(static_cast<char>(code & 0xff));
        payload.append(reason.substr(0, controlPayloadBytes - 2));
    }
    return makeFrame(Opcode::close, payload);
}

bool closePayloadIsValid(std::string_view payload) {
    if (payload.empty()) return true;
    if (payload.size() == 1) return false;
    const int code = static_cast<unsigned char>(payload[0]) * 256 + static_cast<unsigned char>(payload[1]);
    if (code >= 3000 && code <= 4999) return true;
    return code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
}

struct FrameReader::Header {
    bool last{};
    Opcode opcode{};
    std::size_t bytes{};          ///< of the header itself
    std::size_t payloadBytes{};
    std::array<char, 4> key{};
};

/// Reads one frame from the front of `bytes`; `used` stays 0 when it is not all there.
std::uint16_t FrameReader::take(std::span<char> bytes, const Sink& sink, std::size_t& used, bool& stopped) {
    used = 0;
    if (bytes.size() < 2) return 0;
    Header header;
    header.last = (byteAt(bytes, 0) & 0x80) != 0;
    header.opcode = static_cast<Opcode>(byteAt(bytes, 0) & 0x0f);
    const bool reservedBits = (byteAt(bytes, 0) & 0x70) != 0;
    const bool masked = (byteAt(bytes, 1) & 0x80) != 0;
    const std::uint8_t length = byteAt(bytes, 1) & 0x7f;
    const bool isControl = (byteAt(bytes, 0) & 0x08) != 0;
    const bool known = header.opcode <= Opcode::binary || (header.opcode >= Opcode::close && header.opcode <= Opcode::pong);
    if (reservedBits || !masked || !known) return closeCode::protocolError;
    if (isControl && (!header.last || length > controlPayloadBytes)) return closeCode::protocolError;
    if (header.opcode == Opcode::binary) return closeCode::unsupported;
    if (header.opcode == Opcode::continuation && !inMessage_) return closeCode::protocolError;
    if (header.opcode == Opcode::text && inMessage_) return closeCode::protocolError;

    const std::size_t lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
    header.bytes = 2 + lengthBytes + header.key.size();
    if (bytes.size() < 2 + lengthBytes) return 0;
    std::uint64_t payload = length;
    if (lengthBytes > 0) {
        payload = 0;
        for (std::size_t i = 0; i < lengthBytes; ++i) payload = payload << 8 | byteAt(bytes, 2 + i);
        if (payload >> 63 != 0 || payload <= (lengthBytes == 2 ? 125U : 0xffffU)) return closeCode::protocolError;
    }
    // Judged before the payload has come: nobody makes us keep what we would not take.
    if (!isControl && payload > maximum_ - std::min(maximum_, message_.size())) return closeCode::tooBig;
    header.payloadBytes = static_cast<std::size_t>(payload);
    if (bytes.size() < header.bytes + header.payloadBytes) return 0;
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(2 + lengthBytes), header.key.size(), header.key.begin());
    used = header.bytes + header.payloadBytes;
    return takeFrame(header, bytes.subspan(header.bytes, header.payloadBytes), sink, stopped);
}

std::uint16_t FrameReader::takeFrame(const Header& header, std::span<char> payload, const Sink& sink, bool& stopped) {
    unmask(payload, header.key);
    const std::string_view text(payload.data(), payload.size());
    if (header.opcode == Opcode::close && !closePayloadIsValid(text)) return closeCode::protocolError;
    if (header.opcode >= Opcode::close) {
        stopped = !sink(header.opcode, text);
        return 0;
    }
    if (header.last && !inMessage_) {
        stopped = !sink(Opcode::text, text);
        return 0;
    }
    if (++fragments_ > fragmentBound) return closeCode::policy;
    message_.append(text);
    inMessage_ = !header.last;
    if (!header.last) return 0;
    fragments_ = 0;
    std::string whole;
    whole.swap(message_);
    stopped = !sink(Opcode::text, whole);
    return 0;
}

std::uint16_t FrameReader::feed(std::span<char> bytes, const Sink& sink) {
    const bool kept = !rest_.empty();
    if (kept) {
        rest_.append(bytes.data(), bytes.size());
        bytes = std::span<char>(rest_);
    }
    std::size_t done = 0;
    bool stopped = false;
    while (done < bytes.size()) {
        std::size_t used = 0;
        const std::uint16_t code = take(bytes.subspan(done), sink, used, stopped);
        if (code != 0) return code;
        if (stopped) return 0;
        if (used == 0) break;
        done += used;
    }
    if (done == bytes.size()) std::string().swap(rest_);
    else if (kept) rest_.erase(0, done);
    else rest_.assign(bytes.data() + done, bytes.size() - done);
    return 0;
}

}  // namespace hall::net
