// Local dates and minutes by the IANA time-zone database.
#pragma once

#include <memory>
#include <string>

#include "server/engine/Ports.hpp"

namespace hall::app {

/// Zone by the machine's tzdata. An unknown zone name counts as UTC: ask `known` when a hall is configured.
/// Keeps the present offset's span, so the usual call is a comparison and a division. For one thread.
class HallZone final : public engine::Zone {
  public:
    HallZone();
    ~HallZone() override;
    Local local(core::Instant instant, const std::string& timeZone) override;
    const core::LocalTime* clock(const std::string& timeZone) override;
    /// Is `timeZone` in the machine's time-zone database?
    static bool known(const std::string& timeZone);

  private:
    struct Span;
    class Clock;
    std::unique_ptr<Span> span_;
    std::unique_ptr<Clock> clock_;
};

}  // namespace hall::app
