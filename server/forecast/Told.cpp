#include "server/forecast/Told.hpp"

#include <algorithm>

namespace hall::forecast {

bool CameOut::right() const {
    const core::Minutes minutes = core::minutesOf(told);
    return waited >= minutes.from * 60.0 && waited <= std::max(minutes.to, 1) * 60.0;
}

std::optional<CameOut> ToldAndCame::take(const core::Event& event, LocalSeconds at) {
    constexpr std::int64_t kept = 30;
    if (const auto* issued = std::get_if<core::TicketIssued>(&event.body)) {
        if (issued->told) open_[issued->ticket] = {issued->queue, *issued->told, event.at};
        return std::nullopt;
    }
    if (const auto* opened = std::get_if<core::DayOpened>(&event.body); opened != nullptr) open_.clear();
    // Whoever lets others go first, or comes sooner than was foreseen, waits otherwise than they were told.
    if (const auto* gave = std::get_if<core::TicketGaveWay>(&event.body); gave != nullptr) open_.erase(gave->ticket);
    if (const auto* here = std::get_if<core::TicketReachable>(&event.body); here != nullptr && here->arrived) open_.erase(here->ticket);
    const auto* called = std::get_if<core::TicketCalled>(&event.body);
    const auto found = called == nullptr ? open_.end() : open_.find(called->ticket);
    if (found == open_.end()) return std::nullopt;
    const CameOut came{found->first, found->second.queue, found->second.told,
                       static_cast<Seconds>(event.at.utcMs - found->second.issuedAt.utcMs) / 1000};
    open_.erase(found);
    core::Waits::Rightness& day = days_[dayOf(at)];
    ++day.told;
    day.right += came.right() ? 1 : 0;
    while (days_.begin()->first <= dayOf(at) - kept) days_.erase(days_.begin());
    return came;
}

void ToldAndCame::tell(LocalSeconds at, core::Waits& waits) const {
    if (const auto today = days_.find(dayOf(at)); today != days_.end()) waits.today = today->second;
    for (const auto& [day, rightness] : days_) {
        waits.thirtyDays.right += rightness.right;
        waits.thirtyDays.told += rightness.told;
    }
}

}  // namespace hall::forecast
