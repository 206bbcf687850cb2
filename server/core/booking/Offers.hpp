// What can be booked now, as the law would take it. Pure, and the same code.
#pragma once

#include <vector>

#include "server/core/State.hpp"
#include "server/core/booking/Slots.hpp"

namespace hall::core {

struct OfferedSlot {
    Instant from;
    Instant until;                     ///< end of the last slot that the service needs
    std::int32_t places{};             ///< that are left for such a service to begin; 0: full
    auto operator<=>(const OfferedSlot&) const = default;
};
struct OfferedDay {
    LocalDate date;
    std::vector<OfferedSlot> slots;    ///< in order, full ones too; never empty
    auto operator<=>(const OfferedDay&) const = default;
};

/// May bookings be made for this queue at all?
bool isBookable(const State& state, const QueueCode& queue);

/// Days on which this item can be booked, in order. Empty: it cannot be, or no slot is offered in the time that the rules allow.
/// `stamp.clock` must be there.
std::vector<OfferedDay> offersFor(const State& state, const ItemCode& item, const Stamp& stamp);

}  // namespace hall::core
