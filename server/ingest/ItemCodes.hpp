// Codes of service items (GB/T 39554.1-2020) and of their types (GB/T 39046-2020, A.1).
// A basic code has 12 characters: province (2 digits, 00 the state), type (2), main item (5), sub-item (3). The implementation code has
// 31: the authority's unified social credit code (18), its level (1), the basic code. The handling code has two digits more.
// Places have codes of their own, so what a table's codes are checked against is chosen with the import.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/casework/Guide.hpp"
#include "server/core/casework/Identity.hpp"

namespace hall::ingest {

enum class CodeProfile : std::uint8_t {
    national31,  ///< items have implementation codes
    national33,  ///< items have handling codes
    sichuan,     ///< local basic code - area (12 digits) - 000 - authority - 1 - 00
    free,        ///< anything that can be a code
};
std::string_view word(CodeProfile profile);  ///< "national-31", "national-33", "sichuan", "free"
std::optional<CodeProfile> codeProfileOf(std::string_view word);

/// Shape of an item's code. The authority's check digit is another matter: it only warns.
bool itemCodeHolds(CodeProfile profile, std::string_view code);

/// What an item's code says by itself: with the national profiles all three; else the table's base code where it is a basic code.
core::ItemCodes codesOf(CodeProfile profile, std::string_view itemCode, std::string_view baseCode);

bool basicCodeHolds(std::string_view code);
bool implementationCodeHolds(std::string_view code);
bool handlingCodeHolds(std::string_view code);

/// What is wrong with a guide's codes among themselves and against its type and level; empty: nothing. "basic_code: must have ..."
std::string wrongWith(const core::GuideConfig& guide);

/// "1" and "01" to "01"; nullopt: no code of A.1 (two digits; 11 to 19 and from 21 on are a place's own).
std::optional<std::string> typeCodeOf(std::string_view code);
/// The Chinese name that A.1 gives to a type; empty for codes that a place adds.
std::string_view typeName(std::string_view typeCode);

using core::creditCodeHolds;

}  // namespace hall::ingest
