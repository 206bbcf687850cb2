#include "server/core/booking/Slots.hpp"

#include <algorithm>

#include "server/core/Limits.hpp"

namespace hall::core {

namespace {
constexpr std::int64_t minuteMs = 60'000;
}  // namespace

std::string_view word(BookingState state) {
    switch (state) {
        case BookingState::booked: return "booked";
        case BookingState::arrived: return "arrived";
        case BookingState::missed: return "missed";
        case BookingState::cancelled: return "cancelled";
        case BookingState::released: return "released";
    }
    return "";
}

std::int32_t placesOf(const BookingRulesConfig& rules) { return rules.capacity * (100 - rules.walkInPercent) / 100; }

std::vector<Slot> slotsOf(const BookingRulesConfig& rules, LocalDate date, const LocalTime& clock) {
    std::vector<Slot> slots;
    const std::int64_t length = rules.slotMinutes * minuteMs;
    if (length <= 0) return slots;
    for (const BookingHours& hours : rules.hours) {
        const std::int64_t end = clock.at(date, hours.untilMinute).utcMs;
        std::int64_t begin = clock.at(date, hours.fromMinute).utcMs;
        // Hours that begin where clocks are skipped may begin with the ones before them.
        if (!slots.empty()) begin = std::max(begin, slots.back().until.utcMs);
        for (; begin + length <= end; begin += length) slots.push_back({{begin}, {begin + length}});
    }
    return slots;
}

std::int32_t slotsNeeded(const BookingRulesConfig& rules, std::int32_t minutes) {
    return rules.slotMinutes <= 0 ? 1 : std::max(1, (minutes + rules.slotMinutes - 1) / rules.slotMinutes);
}

std::int32_t takenIn(const TakenPlaces& taken, const Slot& slot) {
    std::int32_t sum = 0;
    const Instant earliest{slot.from.utcMs - limits::slotMinutesMax * minuteMs};
    for (auto at = taken.lower_bound({earliest, {}}); at != taken.end() && at->first.from < slot.until; ++at) {
        if (at->first.until > slot.from) sum += at->second;
    }
    return sum;
}

std::vector<std::size_t> freeStarts(const std::vector<Slot>& slots, const TakenPlaces& taken, std::int32_t places, std::int32_t needed) {
    std::vector<std::size_t> starts;
    const auto hasPlace = [&](const Slot& slot) { return takenIn(taken, slot) < places; };
    // From behind: in how many slots from here on, one after the other, there is a place.
    std::int32_t inARow = 0;
    for (std::size_t i = slots.size(); i-- > 0;) {
        const bool goesOn = i + 1 < slots.size() && slots[i].until == slots[i + 1].from;
        inARow = hasPlace(slots[i]) ? (goesOn ? inARow : 0) + 1 : 0;
        if (inARow >= needed) starts.push_back(i);
    }
    std::reverse(starts.begin(), starts.end());
    return starts;
}

}  // namespace hall::core
