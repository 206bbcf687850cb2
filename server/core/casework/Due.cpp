#include "server/core/casework/Due.hpp"

#include <algorithm>

namespace hall::core {

namespace {
constexpr std::int32_t daysWithoutGuide = 20;  // Administrative Licensing Law art. 42
constexpr std::int32_t daysToTell = 5;         // art. 32 (4)
}  // namespace

std::int32_t promisedDays(const Casework& casework, const CaseItem& item) {
    const GuideConfig* guide = casework.guide(item.item, item.guide);
    return guide == nullptr ? daysWithoutGuide : guide->promisedDays;
}

std::optional<DueDate> dueOf(const Casework& casework, const Case& one) {
    if (one.acceptedOn.yyyymmdd == 0) return std::nullopt;
    std::int32_t days = 0;
    for (const CaseItem& item : one.items) days = std::max(days, promisedDays(casework, item));
    return afterWorkingDays(casework.calendars, one.acceptedOn, days);
}

std::optional<DueDate> dueOf(const Casework& casework, const Case& one, const Task& task) {
    if (one.acceptedOn.yyyymmdd == 0) return std::nullopt;
    return afterWorkingDays(casework.calendars, one.acceptedOn, promisedDays(casework, {task.item, task.guide}));
}

std::optional<DueDate> tellBy(const Casework& casework, const Case& one) {
    if (one.receivedOn.yyyymmdd == 0) return std::nullopt;
    return afterWorkingDays(casework.calendars, one.receivedOn, daysToTell);
}

}  // namespace hall::core
