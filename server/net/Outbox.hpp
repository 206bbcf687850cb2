// What waits to be written to one watcher. Bounded by construction: at most one frame per topic, the newest, and few receipts. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "server/net/Frames.hpp"

namespace hall::net {

using Topic = std::uint32_t;

class Outbox {
  public:
    explicit Outbox(std::size_t receiptBound = 512) : receiptBound_(receiptBound) {}

    /// Replaces the waiting frame of the same topic. True if one was replaced, that is: never sent.
    bool view(Topic topic, Frame frame);
    /// Kept in order, never replaced. False: too many wait, the watcher must go.
    [[nodiscard]] bool receipt(Frame frame);
    /// Goes out before everything else: the welcome.
    void first(Frame frame) { first_.push_back(std::move(frame)); }
    /// Only the newest waits: an answer to a ping, or a ping.
    void pulse(Frame frame) { pulse_ = std::move(frame); }

    [[nodiscard]] bool empty() const { return first_.empty() && !pulse_ && views_.empty() && receipts_.empty(); }
    [[nodiscard]] std::size_t waiting() const { return first_.size() + (pulse_ ? 1 : 0) + views_.size() + receipts_.size(); }

    /// Moves everything that waits to the end of `batch`, in the order in which it must be written: what comes first, the pulse,
    /// views, receipts - so a receipt never overtakes the view that contains its effect.
    void drainTo(std::vector<Frame>& batch);

  private:
    struct Waiting {
        Topic topic;
        Frame frame;
    };
    std::size_t receiptBound_;
    std::vector<Frame> first_;
    Frame pulse_;
    std::vector<Waiting> views_;      ///< in the order in which the topics first waited
    std::vector<Frame> receipts_;
};

}  // namespace hall::net
