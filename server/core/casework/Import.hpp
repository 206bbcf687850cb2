// What a record from another hall may say of days.
#pragma once

#include "server/core/Types.hpp"

namespace hall::core {

/// A record speaks of what happened and of what falls due. One whose days lie anywhere would be counted with calendars that nobody has, or
/// fall due when nobody lives to see it; it is a slip of whoever wrote it, and is not taken over.
struct RecordDays {
    LocalDate first;               ///< nothing before it
    LocalDate lastHappened;        ///< a year ahead: halls differ by hours, a hall on a demo's clock by months
    LocalDate lastDue;             ///< ten years ahead: no period is longer than 999 working days, and one can follow another
};
RecordDays recordDays(LocalDate today);

}  // namespace hall::core
