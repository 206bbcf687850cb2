// Events in the order of the log, each with the word whether it stands or was taken back later.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <utility>

#include "server/core/Events.hpp"

namespace hall::reports {

/// An act can be taken back for a while (core::limits::undoMsMax). So an event waits here until that while is over, and is then
/// given on: first what came first.
class Settled {
  public:
    using Give = std::function<void(const core::Event&, bool takenBack)>;

    explicit Settled(Give give) : give_(std::move(give)) {}
    void add(const core::Event& event);
    /// Gives on what still waits: the log ends here.
    void finish();
    /// Shows what still waits, as it stands now, and keeps it waiting.
    void peek(const Give& give) const;

  private:
    struct Held {
        core::Event event;
        bool takenBack{};
    };
    void giveFirst();

    Give give_;
    std::deque<Held> held_;
};

}  // namespace hall::reports
