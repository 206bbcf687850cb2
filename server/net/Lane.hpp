// Questions of people whom nobody knows, on their way to the writer's thread: only so many at once, so that a call never waits behind
// thousands of them. In the network thread.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <utility>

namespace hall::net {

class Lane {
  public:
    explicit Lane(std::size_t atOnce) : atOnce_(atOnce) {}

    /// Runs `start` now, or when others have left. Whoever started says left() once.
    void enter(std::function<void()> start) {
        waiting_.push_back(std::move(start));
        go();
    }
    void left() {
        --underWay_;
        go();
    }
    [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }

  private:
    void go() {
        // What starts may leave at once, or let others enter: only the outermost call goes round.
        if (std::exchange(going_, true)) return;
        while (!waiting_.empty() && underWay_ < atOnce_) {
            const std::function<void()> start = std::move(waiting_.front());
            waiting_.pop_front();
            ++underWay_;
            start();
        }
        going_ = false;
    }

    const std::size_t atOnce_;
    std::size_t underWay_{};
    std::deque<std::function<void()>> waiting_;
    bool going_{};
};

}  // namespace hall::net
