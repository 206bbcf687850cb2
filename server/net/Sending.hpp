// Shared bytes on their way to one socket: gathered into as few system calls as possible, never two writes in flight.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "server/net/Frames.hpp"
#include "server/net/Tls.hpp"

namespace hall::net {

class Sending {
  public:
    enum class Result { done, blocked, broken };

    void add(Frame bytes) { queue_.push_back(std::move(bytes)); }
    [[nodiscard]] std::vector<Frame>& queue() { return queue_; }
    [[nodiscard]] bool idle() const { return queue_.empty(); }

    /// Writes to the non-blocking socket until all is gone (`done`), the kernel takes no more (`blocked`: call again when the
    /// socket is writable) or the line is dead (`broken`). `written` grows by the bytes that the kernel took.
    Result send(int socket, std::size_t& written);
    /// The same through TLS. Small frames are put together in `gather` to fill a record: `written` grows by what was sealed.
    Result send(Tls& tls, std::span<char> gather, std::size_t& written);

  private:
    void forget(std::size_t bytes, std::size_t& first);
    std::span<const char> record(std::size_t first, std::span<char> gather) const;

    std::vector<Frame> queue_;
    std::size_t offset_{};   ///< bytes of the first that are gone
};

}  // namespace hall::net
