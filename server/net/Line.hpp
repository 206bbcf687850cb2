// Private to this room: one socket with its deadlines. Connections (HTTP) and watchers (WebSocket) are lines.
#pragma once

#include <limits>
#include <memory>

#include "server/net/Hub.hpp"
#include "server/net/Sending.hpp"

namespace hall::net {

/// A socket and, on a listener that speaks it, its TLS.
struct Channel {
    Tcp::socket socket;
    std::unique_ptr<Tls> tls;
};

class Line : public std::enable_shared_from_this<Line> {
  public:
    /// Not open before Hub::add() has it.
    Line(Hub& hub, Channel channel, asio::ip::address address);
    virtual ~Line();
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    /// Looks at the deadlines; may close.
    virtual void sweep(Steady::time_point now) = 0;
    /// The server stops: finish what is under way, take nothing new.
    virtual void wind() = 0;
    /// Closes the socket at once.
    void drop();
    [[nodiscard]] bool open() const { return open_; }
    /// Somebody unknown has something to say, and now it is their turn.
    virtual void attend() {}
    /// Over TLS?
    [[nodiscard]] bool secure() const { return tls_ != nullptr; }

  protected:
    friend class Hub;
    /// Calls readable() once when there is something to read.
    void awaitReadable();
    /// The same as soon as the socket has room: a handshake has something to say.
    void awaitRoom();
    virtual void readable() = 0;
    /// Reads what is there into the hub's scratch space, at most so many bytes. 0: nothing now; -1: the end, dropped.
    long read(std::size_t most = std::numeric_limits<std::size_t>::max());
    /// Writes what `sending_` holds; goes on by itself when the socket has room again, then calls drained().
    void push();
    virtual void drained() {}
    /// Everything was said: tells the other side and waits a moment for its end, so that a reset does not swallow the last words.
    void finish();
    [[nodiscard]] bool finishing() const { return finishing_; }
    [[nodiscard]] bool stalledSince(Steady::time_point moment) const { return blocked_ && blockedSince_ < moment; }
    [[nodiscard]] bool finishOverdue(Steady::time_point now) const;
    /// Holds so many bytes of something that is not complete yet. May make others give way, or itself: look at open() afterwards.
    void weigh(std::size_t bytes);
    void stand(Standing standing) { hub_.stands(*this, standing); }

    Hub& hub_;
    Tcp::socket socket_;
    std::unique_ptr<Tls> tls_;          ///< none: plain
    asio::ip::address address_;
    Sending sending_;
    std::size_t written_{};             ///< bytes, since the last look

    /// Gives the socket away: this line is no more.
    Channel release();

  private:
    void awaitWritable();
    Sending::Result send();
    long readSealed(std::size_t most);
    /// Grows whenever the other side has taken something.
    [[nodiscard]] std::size_t moved() const { return written_ + (tls_ ? tls_->onWire() : 0); }

    std::size_t place_{};               ///< in the hub's list
    GiveWay<Line>::Place waits_;        ///< as its standing says
    std::size_t weight_{};
    Standing standing_{Standing::fixed};
    bool unread_{};                     ///< waits for its turn among the hub's strangers
    Steady::time_point blockedSince_;
    Steady::time_point finishBy_;
    bool open_{true};
    bool blocked_{};
    bool finishing_{};
};

}  // namespace hall::net
