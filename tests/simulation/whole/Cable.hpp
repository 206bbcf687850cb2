// One TCP connection in fake time: two streams of bytes that arrive late, in pieces, all at once or not at all, but never out of order.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "tests/simulation/Dice.hpp"
#include "tests/simulation/whole/Timeline.hpp"

namespace hall::sim::whole {

/// How this run's network is.
struct Weather {
    std::int64_t delayMs{2};           ///< at most, of one piece
    std::size_t splitOneIn{0};         ///< so many pieces arrive in two; 0: none does
    std::int64_t hiccupMs{0};          ///< and so much later, at most, in one of `hiccupOneIn`
    std::size_t hiccupOneIn{0};
};

enum class Side : std::uint8_t { client, server };
constexpr Side other(Side side) { return side == Side::client ? Side::server : Side::client; }

class Cable : public std::enable_shared_from_this<Cable> {
  public:
    using Bytes = std::shared_ptr<const std::string>;
    Cable(Timeline& time, const Weather& weather, std::uint64_t seed) : time_(time), weather_(weather), dice_(seed) {}

    struct End {
        std::function<void(std::span<const char>)> arrived;
        std::function<void()> closed;            ///< the other side is gone; nothing comes after it
        std::function<void()> room;              ///< something that this side sent has arrived
    };
    End& end(Side side) { return ends_[index(side)]; }

    void send(Side from, const Bytes& bytes);
    /// What was sent still arrives; then the other side hears that this one is gone. This side hears nothing any more.
    void close(Side by);
    /// Both sides hear of it; of what is under way, a part that ends at any byte may still arrive.
    void reset();
    /// Nothing moves until it goes on; nobody is told. What a side sends meanwhile arrives then.
    void stall(bool stalled);
    /// This side does not read what arrives.
    void stopReading(Side side, bool stopped);
    /// The machine of this side is without power: it says and hears nothing, and nobody is told.
    void vanish(Side side);

    [[nodiscard]] std::size_t underWay(Side from) const { return flows_[index(other(from))].bytes; }
    /// When this side last got any byte; 0: never.
    [[nodiscard]] std::int64_t arrivedAtMs(Side to) const { return flows_[index(to)].arrivedMs; }
    [[nodiscard]] bool stalled() const { return stalled_; }
    /// One side is gone and the other does not know it yet.
    [[nodiscard]] bool halfOpen() const { return flows_[0].ended || flows_[1].ended; }

  private:
    struct Piece {
        std::int64_t atMs{};
        Bytes bytes;
        std::size_t begin{}, end{};
        bool last{};                             ///< the end of the stream
    };
    /// What is under way to one side.
    struct Flow {
        std::deque<Piece> pieces;
        std::size_t bytes{};
        bool stopped{};
        bool ended{};                            ///< nothing more is taken
        bool delivering{};
        std::int64_t arrivedMs{};
    };
    static std::size_t index(Side side) { return static_cast<std::size_t>(side); }
    void put(Flow& flow, Side to, Piece piece);
    void deliver(Side to);

    Timeline& time_;
    const Weather& weather_;
    Dice dice_;
    std::array<End, 2> ends_;
    std::array<Flow, 2> flows_;                  ///< by the side that they go to
    bool stalled_{};
};

}  // namespace hall::sim::whole
