// Whose phone a ticket was taken with, so that one phone does not take them all.
#pragma once

#include <string>
#include <string_view>

#include "server/core/Types.hpp"
#include "server/engine/Ports.hpp"

namespace hall::access {

/// The same telephone number (wire::plainPhone) gives the same id in this hall on this date, and another one on the next. Who has neither
/// the vault's key nor the number learns nothing from it; who has the key can try numbers.
std::string phoneOf(const engine::Sealer& sealer, const core::HallCode& hall, core::LocalDate date, std::string_view phone);

}  // namespace hall::access
