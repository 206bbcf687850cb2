// WebSocket frames (RFC 6455) of the server's side, after the handshake: client frames are read and checked, own frames are built
// once and shared by all who get them. Pure; why it is not Beast's: docs/decisions/0003-frame-writer.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace hall::net {

/// A whole frame, header included, shared by everyone it is sent to.
using Frame = std::shared_ptr<const std::string>;

enum class Opcode : std::uint8_t { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

/// Close codes of RFC 6455 7.4.1 that the server uses.
namespace closeCode {
inline constexpr std::uint16_t normal = 1000, goingAway = 1001, protocolError = 1002, unsupported = 1003, notUtf8 = 1007,
                               policy = 1008, tooBig = 1009, fault = 1011, tryAgainLater = 1013;
}

Frame makeFrame(Opcode opcode, std::string_view payload);
inline Frame makeTextFrame(std::string_view payload) { return makeFrame(Opcode::text, payload); }
/// Code 0: a close frame without a code. The reason is ASCII and at most 123 bytes.
Frame makeCloseFrame(std::uint16_t code, std::string_view reason = {});

/// Bytes of memory besides the object itself.
inline std::size_t heldBy(const std::string& text) { return text.capacity() > std::string().capacity() ? text.capacity() : 0; }

/// Puts a client's frames together to messages. Holds memory only while a message is incomplete.
class FrameReader {
  public:
    explicit FrameReader(std::size_t maximumMessageBytes) : maximum_(maximumMessageBytes) {}

    /// Told for every text message, ping, pong and close, in order. `payload` lives until the sink returns. False: stop reading.
    using Sink = std::function<bool(Opcode opcode, std::string_view payload)>;

    /// Takes the next bytes of the line, unmasking them in place. Returns 0, or the close code for what the client did wrong;
    /// after that, or after the sink returned false, feed nothing more.
    std::uint16_t feed(std::span<char> bytes, const Sink& sink);
    /// From now on messages may be so long.
    void allow(std::size_t maximumMessageBytes) { maximum_ = maximumMessageBytes; }
    /// Bytes that are held of what is under way.
    [[nodiscard]] std::size_t held() const { return heldBy(rest_) + heldBy(message_); }
    /// Is a frame or a message under way?
    [[nodiscard]] bool midway() const { return !rest_.empty() || inMessage_; }

  private:
    struct Header;
    std::uint16_t take(std::span<char> bytes, const Sink& sink, std::size_t& used, bool& stopped);
    std::uint16_t takeFrame(const Header& header, std::span<char> payload, const Sink& sink, bool& stopped);

    std::size_t maximum_;
    std::string rest_;         ///< bytes of an incomplete frame
    std::string message_;      ///< payload of the fragments so far
    std::size_t fragments_{};
    bool inMessage_{};
};

/// May a close frame carry this payload (RFC 6455 5.5.1 and 7.4)?
bool closePayloadIsValid(std::string_view payload);

}  // namespace hall::net
