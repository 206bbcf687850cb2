// The server's time as a client can know it. Clients hold no truth, not about time either: a board's clock, and every "waits since",
// follow the hall's own clock, which in a demo hall may run many times as fast as the wall's.
#pragma once

#include <cstdint>
#include <optional>

#include "schema/wire/Values.hpp"

namespace hall::link {

/// Every `at` is a moment that the server's clock had already passed, so the latest of them, carried on by the time that went by here,
/// is the best estimate; it lags by the shortest delivery of this line. A welcome begins anew, since the server's clock may have
/// been set back meanwhile. `localMs` is monotonic, the same clock for every call.
class ServerClock {
  public:
    /// `speed`: seconds of the server's clock in one real second; 1 but for demo halls.
    void welcomed(wire::Time at, std::int32_t speed, std::int64_t localMs);
    void heard(wire::Time at, std::int64_t localMs);
    /// Nothing before the first welcome. The offset is that of the latest frame.
    [[nodiscard]] std::optional<wire::Time> now(std::int64_t localMs) const;
    [[nodiscard]] std::int32_t speed() const { return speed_; }

  private:
    std::optional<wire::Time> anchor_;
    std::int64_t anchorLocalMs_{};
    std::int32_t speed_{1};
};

}  // namespace hall::link
