#include "ticket-printer/spool/HallClock.hpp"

#include <algorithm>

#include "schema/wire/Frames.hpp"

namespace hall::spool {

HallNow hallNow(const ClockAnchor& anchor, const LocalClock& local) {
    const bool sameRun = !local.boot.empty() && local.boot == anchor.local.boot && local.bootMs >= anchor.local.bootMs;
    const std::int64_t passedMs = sameRun ? local.bootMs - anchor.local.bootMs : local.wallMs - anchor.local.wallMs;
    if (!sameRun && passedMs < -setBackMs) return {};
    const std::int64_t hallMs = anchor.hall.utcMs + std::max<std::int64_t>(passedMs, 0) * std::max(anchor.speed, 1);
    return {wire::Time{hallMs, anchor.hall.offsetMinutes}, sameRun ? ClockSource::boot : ClockSource::wall};
}

std::string dateOf(const wire::Time& time) { return wire::format(time).substr(0, 10); }

}  // namespace hall::spool
