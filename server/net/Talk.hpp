// Private to this room: the server's half of one conversation, from the hello to the last receipt. Reads frames, submits commands, gets
// views and receipts. No socket, no clock: the line under it is whoever derives from it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/net/Outbox.hpp"
#include "server/net/Switchboard.hpp"

namespace hall::net {

class Talk {
  public:
    /// `side`: of the listener that it came to. Devices and people are heard on the staff's, visitors on theirs.
    explicit Talk(Switchboard& board, Side side = Side::every);
    virtual ~Talk();
    Talk(const Talk&) = delete;
    Talk& operator=(const Talk&) = delete;

    /// A newer view of a topic that it watches.
    void view(Topic topic, const Frame& frame);
    void receipt(Frame frame);
    /// Its own ticket, newer; with `line` it waits in another queue now. No frame: that ticket is no more.
    void visit(const Frame& frame, Topic queue, const Frame& line);
    /// A visitor's: written after all others.
    [[nodiscard]] bool isPhone() const { return whom_ == Whom::ticketHolder || whom_ == Whom::anybody; }
    /// Others follow the same ticket, too many of them.
    void displace() { close(closeCode::policy, "too-many-lines"); }
    /// Writes what waits, unless a write is under way.
    void flush();
    /// Does it belong to a counter or a board? These are written before all others.
    [[nodiscard]] bool first() const { return first_; }
    /// The devices changed: is its own still among them?
    void recheck();
    /// What it has said of itself, once it is known.
    struct Presence {
        std::string device;                      ///< its own, or the one through which its person signed in; empty: none
        Steady::time_point since;
        std::string program;
    };
    [[nodiscard]] std::optional<Presence> presence() const;

  protected:
    // --- what happens on the line
    /// The next bytes; none: only a sign that it lives.
    void heard(std::span<char> bytes);
    /// It has said who it is.
    [[nodiscard]] bool known() const { return whom_ != Whom::nobodyYet; }
    /// It is here without a token: it gives way to those who have one.
    [[nodiscard]] bool isAnybody() const { return whom_ == Whom::anybody; }
    /// Bytes of what has come in part.
    [[nodiscard]] std::size_t held() const { return reader_.held(); }
    /// All of lineQueue() is gone.
    void drained();
    /// Looks at the deadlines; may close.
    void sweep(Steady::time_point now);
    /// The server stops: says so and takes nothing new.
    void wind() { close(closeCode::goingAway, "stopping"); }

    // --- the line, to whoever has it
    [[nodiscard]] virtual std::shared_ptr<Talk> self() = 0;
    [[nodiscard]] virtual bool lineOpen() const = 0;
    [[nodiscard]] virtual bool lineIdle() const = 0;            ///< nothing of lineQueue() is left
    [[nodiscard]] virtual std::vector<Frame>& lineQueue() = 0;  ///< on its way, in order
    virtual void pushLine() = 0;                                ///< writes what it holds as the line takes it, then drained()
    virtual void finishLine() = 0;                              ///< everything was said; the other side may still read it
    virtual void dropLine() = 0;                                ///< closes it at once
    [[nodiscard]] virtual std::size_t lineWritten() const = 0;  ///< bytes so far
    [[nodiscard]] virtual bool lineStalledSince(Steady::time_point moment) const = 0;
    [[nodiscard]] virtual bool lineFinishOverdue(Steady::time_point now) const = 0;

  private:
    enum class Phase : std::uint8_t { expectingHello, greeting, live, closing };
    enum class Whom : std::uint8_t { nobodyYet, staff, ticketHolder, anybody };

    bool take(Opcode opcode, std::string_view payload);
    void takeText(std::string_view text);
    void takeHello(const wire::Hello& hello);
    void takePhonesHello(const wire::Hello& hello);
    void welcomePhone(const Frame& welcome, Topic topic, const Frame& own, const Frame& view);
    void leavePhone();
    [[nodiscard]] bool quietFor(Steady::time_point now) const;
    void takeCommand(const wire::Command& command);
    void welcome(Frame frame, const std::vector<std::pair<Topic, Frame>>& views);
    void refuse(const wire::Problem& problem);
    void close(std::uint16_t code, std::string_view why);
    bool spend();
    void markDirty();

    Switchboard& board_;
    FrameReader reader_;
    Outbox outbox_;
    std::vector<Topic> topics_;
    std::shared_ptr<const core::Actor> actor_;   ///< once it said hello
    access::TokenHash tokenHash_{};
    std::string program_;                        ///< what its hello called it
    Steady::time_point heardAt_;
    Steady::time_point writtenAt_;
    Steady::time_point refilledAt_;
    Steady::time_point began_;
    std::uint32_t credit_;                       ///< frames that it may still send
    std::uint16_t inFlight_{};
    core::TicketId ticket_;                      ///< of a ticket holder
    Frame newest_;                               ///< of a phone: what it gets again as a sign of life, since a browser shows a page no pings
    Steady::time_point pingedAt_;
    const Side side_;
    Whom whom_{Whom::nobodyYet};
    Phase phase_{Phase::expectingHello};
    bool isPerson_{};                            ///< its token is a session's
    bool first_{};
    bool dirty_{};
    bool watching_{};                            ///< its topics are counted in the writer's thread
};

}  // namespace hall::net
