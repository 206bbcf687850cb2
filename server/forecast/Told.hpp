// What visitors were told of their wait, and what came of it: a fold of the log.
#pragma once

#include <map>
#include <optional>
#include <unordered_map>

#include "server/core/Events.hpp"
#include "server/core/queue/Waits.hpp"
#include "server/forecast/Scene.hpp"

namespace hall::forecast {

/// Of a visitor who was told a wait with the ticket, and what it came to: from the issue to the first call.
struct CameOut {
    core::TicketId ticket;
    core::QueueCode queue;
    core::Wait told;
    Seconds waited{};
    /// Called within the minutes that were told. At once is within the first minute.
    [[nodiscard]] bool right() const;
};

class ToldAndCame {
  public:
    /// In the order of the log; `at`: the event's time on the hall's own clock. What came out with this event, if anything did.
    std::optional<CameOut> take(const core::Event& event, LocalSeconds at);
    /// How often it was right on the day of `at`, and in the 30 days up to it.
    void tell(LocalSeconds at, core::Waits& waits) const;
    [[nodiscard]] const std::map<std::int64_t, core::Waits::Rightness>& days() const { return days_; }

  private:
    struct Waits {
        core::QueueCode queue;
        core::Wait told;
        core::Instant issuedAt;
    };
    std::unordered_map<core::TicketId, Waits> open_;
    std::map<std::int64_t, core::Waits::Rightness> days_;   ///< by the day of the call; the last 30
};

}  // namespace hall::forecast
