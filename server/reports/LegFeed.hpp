// Keeps the table of service legs at the log's end: says from where the log is to be read, folds what it is given and writes it.
//
// An act that is taken back changes rows that were written: they are written again. A table that was folded up to anywhere is gone on
// with from the newest morning.
#pragma once

#include <functional>
#include <memory>

#include "server/core/Events.hpp"
#include "server/engine/Legs.hpp"

namespace hall::reports {

class LegFeed {
  public:
    LegFeed(engine::LegTable& table, engine::Zone& zone);
    ~LegFeed();
    LegFeed(const LegFeed&) = delete;
    LegFeed& operator=(const LegFeed&) = delete;

    /// Events after this one are wanted next. Finds out where the table stands when it does not know.
    std::uint64_t wanted();
    /// The next event. False: it is not the log that the table was folded from; the table was emptied, ask `wanted` anew.
    bool add(const core::Event& event);
    /// The log has nothing after `wanted`. False: then it is another log, too; as above.
    bool atEnd();
    /// Everything added so far is in the table. On a fault nothing of it is, and `wanted` begins again.
    engine::StoreFault write();
    /// The hall's, as far as it was folded.
    [[nodiscard]] std::string timeZone() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hall::reports
