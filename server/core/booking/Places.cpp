#include <algorithm>

#include "server/core/Limits.hpp"
#include "server/core/booking/Law.hpp"
#include "server/core/booking/Offers.hpp"
#include "server/core/calendar/Calendar.hpp"
#include "server/core/calendar/OpeningDays.hpp"

namespace hall::core {

namespace law {
namespace {

constexpr std::int64_t minuteMs = 60'000;

bool opens(const State& state, LocalDate date) { return opensOn(state.casework.opening, state.casework.days, date); }

bool isOpenFor(const State& state, const BookingRulesConfig& rules, LocalDate date) {
    const bool weekday = rules.weekdays.empty() || std::find(rules.weekdays.begin(), rules.weekdays.end(), weekdayOf(date)) != rules.weekdays.end();
    return weekday && std::find(rules.closed.begin(), rules.closed.end(), date) == rules.closed.end() && opens(state, date);
}

/// Can this date be booked today at all? The hall opens then, and it is one of the next `daysAhead` opening days, or today.
bool isWithinReach(const State& state, const BookingRulesConfig& rules, LocalDate today, LocalDate date) {
    const std::int64_t first = dayNumber(today), wanted = dayNumber(date);
    if (wanted < first || wanted - first > limits::bookingReachDays) return false;
    if (!isOpenFor(state, rules, date)) return false;
    std::int32_t ahead = 0;
    for (std::int64_t day = first + 1; day <= wanted; ++day) ahead += opens(state, dateOf(day)) ? 1 : 0;
    return ahead <= rules.daysAhead;
}

const TakenPlaces& takenOf(const State& state, const QueueCode& queue) {
    static const TakenPlaces none;
    const auto found = state.bookings.taken.find(queue);
    return found == state.bookings.taken.end() ? none : found->second;
}

/// Places left in each of these slots for a service that begins there.
std::vector<std::int32_t> placesLeft(const std::vector<Slot>& slots, const TakenPlaces& taken, std::int32_t places, std::int32_t needed) {
    std::vector<std::int32_t> left(slots.size(), 0);
    for (const std::size_t start : freeStarts(slots, taken, places, needed)) {
        left[start] = places;
        for (std::size_t i = start; i < start + static_cast<std::size_t>(needed); ++i) left[start] = std::min(left[start], places - takenIn(taken, slots[i]));
    }
    return left;
}

/// Slots of one day in which the service fits and that do not begin before `earliest`.
std::vector<OfferedSlot> offeredOn(const BookingRulesConfig& rules, std::int32_t needed, const TakenPlaces& taken, LocalDate date, Instant earliest,
                                   const LocalTime& clock) {
    const std::vector<Slot> slots = slotsOf(rules, date, clock);
    const std::int32_t places = placesOf(rules);
    const std::vector<std::int32_t> left = placesLeft(slots, taken, places, needed);
    std::vector<OfferedSlot> offered;
    for (const std::size_t start : freeStarts(slots, {}, std::max(places, 1), needed)) {
        if (slots[start].from < earliest) continue;
        offered.push_back({slots[start].from, slots[start + static_cast<std::size_t>(needed) - 1].until, left[start]});
    }
    return offered;
}

}  // namespace

std::vector<Slot> slotsTaken(const BookingMade& made) {
    std::vector<Slot> slots;
    const std::int64_t length = made.slots > 0 ? (made.until.utcMs - made.from.utcMs) / made.slots : 0;
    for (std::int32_t i = 0; i < made.slots; ++i) slots.push_back({{made.from.utcMs + i * length}, {made.from.utcMs + (i + 1) * length}});
    return slots;
}

Sought rulesFor(const State& state, const ItemCode& code) {
    const auto item = state.items.find(code);
    if (item == state.items.end()) return {nullptr, 0, refuse(Refusal::unknownItem)};
    if (item->second.withdrawn) return {nullptr, 0, refuse(Refusal::itemWithdrawn, code.value)};
    const auto rules = state.bookings.rules.find(item->second.queue);
    if (rules == state.bookings.rules.end() || !rules->second.offered) return {nullptr, 0, refuse(Refusal::notBookable, item->second.queue.value)};
    return {&rules->second, slotsNeeded(rules->second, item->second.usualMinutes), std::nullopt};
}

std::variant<BookingMade, Refused> placed(const State& state, const BookingRulesConfig& rules, std::int32_t needed, Instant from, const Booking* own,
                                          const Given& given) {
    if (given.stamp.clock == nullptr) return refuse(Refusal::slotNotOffered);
    const LocalTime& clock = *given.stamp.clock;
    const LocalDate date = clock.of(from).first;
    if (!isWithinReach(state, rules, given.stamp.localDate, date)) return refuse(Refusal::slotNotOffered);
    if (from.utcMs < given.stamp.now.utcMs + rules.leadMinutes * minuteMs) return refuse(Refusal::slotNotOffered);
    const std::vector<Slot> slots = slotsOf(rules, date, clock);
    const auto slot = std::find_if(slots.begin(), slots.end(), [&](const Slot& one) { return one.from == from; });
    if (slot == slots.end()) return refuse(Refusal::slotNotOffered);
    const auto index = static_cast<std::size_t>(slot - slots.begin());
    const auto starts = [&](const TakenPlaces& taken, std::int32_t places) {
        const auto free = freeStarts(slots, taken, places, needed);
        return std::find(free.begin(), free.end(), index) != free.end();
    };
    const std::int32_t places = placesOf(rules);
    if (!starts({}, std::max(places, 1))) return refuse(Refusal::slotNotOffered);  // too near the end for so long a service
    TakenPlaces without;  // only where a place of its own is given up
    if (own != nullptr && own->made.queue == rules.queue) {
        without = takenOf(state, rules.queue);
        for (const Slot& mine : slotsTaken(own->made)) --without[mine];
    }
    if (!starts(without.empty() ? takenOf(state, rules.queue) : without, places)) return refuse(Refusal::slotFull);
    BookingMade made;
    made.queue = rules.queue;
    made.date = date;
    made.from = from;
    made.until = slots[index + static_cast<std::size_t>(needed) - 1].until;
    made.slots = needed;
    made.opensAt = {from.utcMs - rules.earlyMinutes * minuteMs};
    made.closesAt = {from.utcMs + rules.lateMinutes * minuteMs};
    made.changeUntil = {from.utcMs - rules.cancelMinutes * minuteMs};
    return made;
}

}  // namespace law

bool isBookable(const State& state, const QueueCode& queue) {
    const auto rules = state.bookings.rules.find(queue);
    return rules != state.bookings.rules.end() && rules->second.offered;
}

std::vector<OfferedDay> offersFor(const State& state, const ItemCode& item, const Stamp& stamp) {
    const auto [rules, needed, no] = law::rulesFor(state, item);
    if (no || stamp.clock == nullptr) return {};
    const TakenPlaces& taken = law::takenOf(state, rules->queue);
    const Instant earliest{stamp.now.utcMs + rules->leadMinutes * law::minuteMs};
    const std::int64_t today = dayNumber(stamp.localDate);
    std::vector<OfferedDay> days;
    for (std::int64_t day = today, ahead = 0; day <= today + limits::bookingReachDays; ++day) {
        const LocalDate date = dateOf(day);
        ahead += day > today && law::opens(state, date) ? 1 : 0;
        if (ahead > rules->daysAhead) break;
        if (!law::isOpenFor(state, *rules, date)) continue;
        auto slots = law::offeredOn(*rules, needed, taken, date, earliest, *stamp.clock);
        if (!slots.empty()) days.push_back({date, std::move(slots)});
    }
    return days;
}

}  // namespace hall::core
