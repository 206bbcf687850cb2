// Private to this room: one WebSocket after its handshake: a conversation on a socket.
#pragma once

#include <string>

#include "server/net/Line.hpp"
#include "server/net/Talk.hpp"

namespace hall::net {

class Watcher final : public Line, public Talk {
  public:
    Watcher(Hub& hub, Channel channel, asio::ip::address address, Side side);
    ~Watcher() override;

    /// `accepted`: the answer to the handshake, which goes out first.
    void begin(std::string accepted);
    void sweep(Steady::time_point now) override { Talk::sweep(now); }
    void wind() override { Talk::wind(); }

  protected:
    void readable() override;
    void drained() override { Talk::drained(); }

    [[nodiscard]] std::shared_ptr<Talk> self() override { return std::static_pointer_cast<Watcher>(shared_from_this()); }
    [[nodiscard]] bool lineOpen() const override { return open(); }
    [[nodiscard]] bool lineIdle() const override { return sending_.idle(); }
    [[nodiscard]] std::vector<Frame>& lineQueue() override { return sending_.queue(); }
    void pushLine() override { push(); }
    void finishLine() override { finish(); }
    void dropLine() override { drop(); }
    [[nodiscard]] std::size_t lineWritten() const override { return written_; }
    [[nodiscard]] bool lineStalledSince(Steady::time_point moment) const override { return stalledSince(moment); }
    [[nodiscard]] bool lineFinishOverdue(Steady::time_point now) const override { return finishOverdue(now); }
};

}  // namespace hall::net
