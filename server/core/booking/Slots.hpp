// Which slots a date has, and which of them are free. Slots are moments, not times on a wall: where clocks are changed an hour is
// neither offered twice nor offered when it does not exist.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "server/core/booking/Types.hpp"

namespace hall::core {

/// The hall's own clock, carried with the stamp.
class LocalTime {
  public:
    virtual ~LocalTime() = default;
    /// When the hall's clocks first show this minute (0..1440) of this date; where they skip it, when they first show a later one.
    [[nodiscard]] virtual Instant at(LocalDate date, std::int32_t minute) const = 0;
    /// What they show then, seconds left out.
    [[nodiscard]] virtual std::pair<LocalDate, std::int32_t> of(Instant instant) const = 0;
};

struct Slot {
    Instant from;
    Instant until;
    auto operator<=>(const Slot&) const = default;
};

/// Slots of this date in order, each as long as the rules say by the clock that nobody changes, none that cannot end within its hours.
/// Whether the hall opens on that date is not looked at.
std::vector<Slot> slotsOf(const BookingRulesConfig& rules, LocalDate date, const LocalTime& clock);

/// So many slots in a row that a service of `minutes` fits; at least one.
std::int32_t slotsNeeded(const BookingRulesConfig& rules, std::int32_t minutes);

/// How many places are taken in which stretch of time. One that is not there has none taken.
using TakenPlaces = std::map<Slot, std::int32_t>;

/// Places taken in a slot. Stretches of another length count, too, where they reach into it: the rules may have had other slots when
/// those were booked.
std::int32_t takenIn(const TakenPlaces& taken, const Slot& slot);

/// Indexes of the slots in which a service that needs `needed` of them can begin: each of them follows the one before without a gap and
/// has a place left.
std::vector<std::size_t> freeStarts(const std::vector<Slot>& slots, const TakenPlaces& taken, std::int32_t places, std::int32_t needed);

}  // namespace hall::core
