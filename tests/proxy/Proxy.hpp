// A line that fails on purpose: stands between programs and their server, passes bytes on, and does to them what a bad network does.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace hall::proxy {

/// What holds for every line from now on.
struct Weather {
    std::int64_t latencyMs{};           ///< each way
    std::int64_t jitterMs{};            ///< drawn anew for each piece, on top; the order stays
    std::int64_t bytesPerSecond{};      ///< each way of each line; 0: as fast as it goes
    bool stalled{};                     ///< nothing is passed on, nothing is lost: it comes when this ends
    bool refusing{};                    ///< new lines are reset at once
};

struct Figures {
    std::uint64_t accepted{};
    std::uint64_t open{};
    std::uint64_t bytesUp{};            ///< to the server
    std::uint64_t bytesDown{};
    std::uint64_t broken{};             ///< cut, reset, refused or left half open by this proxy
};

class Session;

/// One thread: everything happens in `io`. The same seed draws the same faults for the same lines.
class Proxy {
  public:
    using tcp = boost::asio::ip::tcp;
    Proxy(boost::asio::io_context& io, tcp::endpoint listen, tcp::endpoint server, std::uint64_t seed);
    ~Proxy();

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] Figures figures() const;
    Weather weather;                    ///< changed between two events of `io` only; tell changed() then
    void changed();

    /// Every open line ends after `bytes` more bytes in that direction, wherever in a frame that is; those after it are never passed on.
    void cut(bool towardsServer, std::int64_t bytes);
    /// Every open line is reset on both sides.
    void reset();
    /// Every open line is left half open: both sides believe in it, nothing comes any more, not even its end. New lines are well.
    void halfOpen();
    /// A subset of the lines, drawn, is stopped one by one every `stepMs`, and let go one by one in another order.
    void swizzle(std::int64_t stepMs);

    // For sessions.
    std::int64_t draw(std::int64_t most);   ///< 0 to `most`
    void count(bool towardsServer, std::size_t bytes);
    void countBroken() { ++figures_.broken; }

  private:
    void accept();
    std::vector<std::shared_ptr<Session>> open();

    boost::asio::io_context& io_;
    tcp::acceptor acceptor_;
    tcp::endpoint server_;
    std::mt19937_64 random_;
    Figures figures_;
    std::vector<std::shared_ptr<Session>> sessions_;    ///< open and half open ones
};

}  // namespace hall::proxy
