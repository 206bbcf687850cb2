// Private to this room: TLS over one non-blocking socket. OpenSSL's state machine between the socket's readiness and our own frames;
// it never waits, and it never writes by itself but when it is asked to.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "server/net/Identity.hpp"

namespace hall::net {

class Tls {
  public:
    /// `socket` stays the caller's and outlives this.
    Tls(std::shared_ptr<const Identity> identity, int socket);
    ~Tls();
    Tls(const Tls&) = delete;
    Tls& operator=(const Tls&) = delete;

    enum class Result {
        done,
        wantsRead,    ///< call again when the socket is readable
        wantsWrite,   ///< call again when the socket is writable
        ended,        ///< the other side has said goodbye, or is gone
        broken,       ///< it does not speak our TLS: fault() says why
    };
    /// The next step of the handshake.
    Result shake();
    /// done: `got` bytes came, at least one. Reads on until the socket has no more or `into` is full.
    Result read(std::span<char> into, std::size_t& got);
    /// May there be more to hear although the socket is not readable: bytes, or the end?
    [[nodiscard]] bool mayHold() const { return mayHold_; }
    /// done: `sent` bytes are gone, at most one record's. wantsWrite: call again with the same bytes, and as many or more of them.
    Result write(std::span<const char> bytes, std::size_t& sent);
    /// Nothing more will be written. Says so, if the socket has room for it.
    void sayGoodbye();

    /// Bytes that the socket took: they tell a slow reader from one that does not read.
    [[nodiscard]] std::size_t onWire() const;
    /// Why it was broken: OpenSSL's words.
    [[nodiscard]] std::string fault() const { return fault_; }

    /// What fits into one record.
    static constexpr std::size_t recordBytes = 16'384;

  private:
    struct Native;
    Result resultOf(int returned);

    std::shared_ptr<const Identity> identity_;
    std::unique_ptr<Native> native_;
    std::string fault_;
    bool mayHold_{};
};

}  // namespace hall::net
