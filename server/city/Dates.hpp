// Private to this room.
#pragma once

#include <fmt/format.h>

#include <string>

#include "server/core/Types.hpp"

namespace hall::city {

/// "2026-11-22"
inline std::string dateText(core::LocalDate date) {
    return fmt::format("{:04}-{:02}-{:02}", date.yyyymmdd / 10'000, date.yyyymmdd / 100 % 100, date.yyyymmdd % 100);
}

}  // namespace hall::city
