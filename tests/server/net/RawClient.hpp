// Clients on bare sockets, written apart from the server: what they send is exactly what a test says.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/server/net/ClientFrames.hpp"

namespace hall::test {

inline constexpr int patienceMs = 20'000;  ///< of a test for what must come; reached only when it fails

struct HttpAnswer {
    int status{};                               ///< 0: none came before the line was closed
    std::map<std::string, std::string> fields;  ///< names in lower case
    std::string body;
    [[nodiscard]] std::string code() const;     ///< of a problem; empty otherwise
};

/// With HALL_TEST_TLS=1 in the environment every hall and every client here speaks TLS: the same tests, over the other kind of line.
bool overTls();

/// What a client says in its TLS handshake.
struct TlsOffer {
    int lowest{0x0303};             ///< 0x0303: TLS 1.2, 0x0304: TLS 1.3
    int highest{0x0304};
    std::string ciphers;            ///< up to TLS 1.2, in OpenSSL's words; empty: its own choice
    std::string protocols;          ///< ALPN, each with its length before it; empty: none
};

class RawClient {
  public:
    /// Plain, or over TLS if overTls().
    explicit RawClient(std::uint16_t port);
    /// Plain when there is no offer. A handshake that fails leaves a line that has ended.
    RawClient(std::uint16_t port, const std::optional<TlsOffer>& offer);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    /// False: the other side has closed.
    bool send(std::string_view bytes);
    /// The next whole answer; `toHead`: no body follows whatever its length says.
    HttpAnswer answer(bool toHead = false);
    /// Nothing more comes: true once the line is closed, false after `waitMs`.
    bool closed(int waitMs = patienceMs);
    /// One more piece of what comes; false: closed or nothing within `waitMs`.
    bool receive(int waitMs = patienceMs);
    [[nodiscard]] const std::string& pending() const { return in_; }
    void skip(std::size_t bytes) { in_.erase(0, bytes); }
    [[nodiscard]] bool ended() const { return ended_; }
    void smallReceiveBuffer();
    [[nodiscard]] int socket() const { return socket_; }
    /// "TLSv1.3 TLS_AES_256_GCM_SHA384"; empty without TLS or after a handshake that failed.
    [[nodiscard]] std::string tls() const;
    /// SHA-256 of the server's certificate, "AB:CD:...".
    [[nodiscard]] std::string pin() const;
    /// Over TLS: the other side said that it would send nothing more, before it closed.
    [[nodiscard]] bool saidGoodbye() const;

  private:
    struct Sealed;
    void seal(const TlsOffer& offer);

    int socket_{-1};
    std::unique_ptr<Sealed> sealed_;
    bool ended_{};
    std::string in_;
};

std::string request(std::string_view method, std::string_view target, std::string_view token = {}, std::string_view body = {},
                    std::string_view fields = {});
/// One request on a connection of its own.
HttpAnswer fetch(std::uint16_t port, std::string_view method, std::string_view target, std::string_view token = {},
                 std::string_view body = {}, std::string_view fields = {});

/// What came over a WebSocket: a text, or its end.
struct Heard {
    std::string text;        ///< of a text frame
    int closeCode{-1};       ///< of a close frame (0: without code); -1: none
    bool gone{};             ///< the line closed without one
};

class WebSocketClient {
  public:
    /// Shakes hands; no hello yet.
    explicit WebSocketClient(std::uint16_t port);
    WebSocketClient(std::uint16_t port, const std::optional<TlsOffer>& offer);
    [[nodiscard]] int handshakeStatus() const { return status_; }
    bool hello(const std::string& token, const std::vector<std::string>& topics);
    bool say(const std::string& text) { return line_.send(clientFrame(1, text)); }
    bool raw(std::string_view bytes) { return line_.send(bytes); }
    /// {"command":..,"id":..,"body":..}; returns the receipt's text, views before it go to `views`.
    std::string command(const std::string& name, const std::string& id, const std::string& body = "{}");
    /// The next text or the end; pings are answered.
    Heard next(int waitMs = patienceMs);
    /// The next text that begins so.
    std::string nextText(std::string_view beginning);
    RawClient& line() { return line_; }
    std::vector<std::string> views;

  private:
    RawClient line_;
    int status_{};
};

/// The value of a string or number member, wherever it first stands; empty if nowhere.
std::string member(std::string_view json, std::string_view name);

}  // namespace hall::test
