// Case numbers: area (6 digits, GB/T 2260), hall (2), date (8), serial of the day (6), check character.
// The check is that of GB 32100-2015 (MOD 31 with weights 3^i, 31 symbols), which notices every single wrong character and every
// swap of two neighbours. No national format exists; GB/T 39046-2020 only gives an..50.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/casework/Types.hpp"

namespace hall::core {

inline constexpr std::size_t caseNumberLength = 23;

/// `area` 6 digits, `hall` 2; serial 1..999999.
CaseNumber caseNumber(std::string_view area, std::string_view hall, LocalDate date, std::uint32_t serial);
/// Well-formed, with a right check character.
bool isCaseNumber(std::string_view text);
/// [A-Za-z0-9._-]{1,64}, not shaped like a case number.
bool isApplicationId(std::string_view text);

/// The check character of GB 32100-2015 over the first 17 characters of a unified social credit code, or 30 - the way a sum of
/// `symbols` gives it; nullopt for a character outside the alphabet.
std::optional<char> checkCharacter(std::string_view symbols);

}  // namespace hall::core
