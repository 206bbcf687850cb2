// Private to this room: one WebSocket after its handshake. Reads frames, submits commands, gets views and receipts.
#pragma once

#include <cstdint>
#include <vector>

#include "server/net/Line.hpp"
#include "server/net/Outbox.hpp"

namespace hall::net {

class Watcher final : public Line {
  public:
    Watcher(Hub& hub, Channel channel, asio::ip::address address);
    ~Watcher() override;

    /// `accepted`: the answer to the handshake, which goes out first.
    void begin(std::string accepted);
    void sweep(Steady::time_point now) override;
    void wind() override;

    /// A newer view of a topic that it watches.
    void view(Topic topic, const Frame& frame);
    void receipt(Frame frame);
    /// Writes what waits, unless a write is under way.
    void flush();
    /// Does it belong to a counter or a board? These are written before all others.
    [[nodiscard]] bool first() const { return first_; }
    /// The devices changed: is its own still among them?
    void recheck();

  protected:
    void readable() override;
    void drained() override;

  private:
    enum class Phase : std::uint8_t { expectingHello, greeting, live, closing };

    bool take(Opcode opcode, std::string_view payload);
    void takeText(std::string_view text);
    void takeHello(const wire::Hello& hello);
    void takeCommand(const wire::Command& command);
    void welcome(Frame frame, const std::vector<std::pair<Topic, Frame>>& views);
    void refuse(const wire::Problem& problem);
    void close(std::uint16_t code, std::string_view why);
    bool spend();
    void markDirty();
    [[nodiscard]] std::shared_ptr<Watcher> self();

    FrameReader reader_;
    Outbox outbox_;
    std::vector<Topic> topics_;
    std::shared_ptr<const core::Actor> actor_;   ///< once it said hello
    access::TokenHash tokenHash_{};
    Steady::time_point heardAt_;
    Steady::time_point writtenAt_;
    Steady::time_point refilledAt_;
    Steady::time_point began_;
    std::uint32_t credit_;                       ///< frames that it may still send
    std::uint16_t inFlight_{};
    Phase phase_{Phase::expectingHello};
    bool isPerson_{};                            ///< its token is a session's
    bool first_{};
    bool dirty_{};
    bool watching_{};                            ///< its topics are counted in the writer's thread
};

}  // namespace hall::net
