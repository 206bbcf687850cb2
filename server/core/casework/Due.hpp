// By when a case must be decided. Computed from its events whenever somebody asks, never stored as truth.
#pragma once

#include <optional>

#include "server/core/calendar/Calendar.hpp"
#include "server/core/casework/Case.hpp"

namespace hall::core {

/// Days promised for an item of a case, in working days; without a guide the 20 of Administrative Licensing Law art. 42.
std::int32_t promisedDays(const Casework& casework, const CaseItem& item);
/// Of the whole case: the longest of its items. nullopt before acceptance.
std::optional<DueDate> dueOf(const Casework& casework, const Case& one);
std::optional<DueDate> dueOf(const Casework& casework, const Case& one, const Task& task);
/// By when the applicant must have been told what is missing: five working days from receipt, art. 32 (4). nullopt before receipt.
std::optional<DueDate> tellBy(const Casework& casework, const Case& one);

}  // namespace hall::core
