// Private to this room: one HTTP connection. Reads a request past the gate, has Beast parse it, answers, and so on.
#pragma once

#include <string>

#include "server/net/Line.hpp"
#include "server/net/Routes.hpp"

namespace hall::net {

/// What the routes need of a request, as Beast has read it.
struct Request {
    Admitted admitted;
    std::string body;
    std::string authorization;
    std::string commandId;
    bool hasCommandId{};
    std::string contentType;
    std::string ifMatch;
    std::string material;            ///< of a file: the paper that it shows
    std::string ifNoneMatch;
    std::string acceptEncoding;
    std::string origin;
};

class Connection final : public Line {
  public:
    Connection(Hub& hub, Channel channel, asio::ip::address address, Side side);

    void begin();
    void sweep(Steady::time_point now) override;
    void wind() override;

    [[nodiscard]] bool fromLoopback() const { return address_.is_loopback(); }
    /// Whoever asks here has a token that counts: this line does not give way, and does not wait behind those who have none.
    void know(bool known) { known_ = known; }
    [[nodiscard]] bool known() const { return known_; }
    void attend() override;
    /// Of the listener that it came to.
    [[nodiscard]] Side side() const { return side_; }
    /// What wrong secrets are counted by, besides the account: the address; of IPv6 its /64, which is one subscriber's.
    [[nodiscard]] std::string guessAddress() const;
    /// The answer to the request under way; from the network thread.
    void answer(const Reply& reply);

  protected:
    void readable() override;
    void drained() override;

  private:
    enum class Phase : std::uint8_t { handshake, idle, header, body, answering, writing, closing };

    /// Tells the hub what kind of line this is now. May close it.
    void settle();
    /// The same, and goes on reading where it should.
    void listen();
    void shake();
    void advance();
    bool takeHeader();
    void takeRequest();
    void turnAway(int status, std::string_view code);
    void write(const Reply& reply, bool keepAlive);
    [[nodiscard]] std::shared_ptr<Connection> self();

    std::string in_;                 ///< what came and was not used up yet
    std::size_t seen_{};             ///< of in_, by progress()
    std::size_t headerBytes_{};
    Admitted admitted_;
    Steady::time_point since_;       ///< begin of the phase
    Phase phase_{Phase::idle};
    const Side side_;
    bool keepAlive_{};
    bool isHead_{};                  ///< the request under way wants no body
    bool winding_{};
    bool known_{};
    std::shared_ptr<const int> fileRoom_;  ///< of a long body
    bool reading_{};                 ///< readable() has been asked for
};

/// application/json, with no other charset than UTF-8.
bool isJson(std::string_view contentType);

/// Why a body that is long may not even be sent; nullopt: it may.
std::optional<Reply> refusedAtHeader(Hub& hub, const Admitted& admitted);

/// Answers `request` on `connection`, now or when the writer's thread has answered.
void serve(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request);

}  // namespace hall::net
