// The small bodies of HTTP routes about cases: what is looked for, and who was unmasked. Personal data: bodies only, never a URL.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/wire/Frames.hpp"

namespace hall::wire {

/// POST /api/v1/cases/search: a ticket's number of this hall day, an application's id, a case number or a number of identity.
struct CaseSearch { std::string query; };
/// POST /api/v1/kiosk/applications: exactly one of the two.
struct KioskSearch { std::optional<std::string> application; std::optional<std::string> idNumber; };
/// POST /api/v1/cases/NUMBER/reveal: the answer, once it is in the log who looked.
struct Revealed { Party applicant; std::optional<Party> agent; };

Parsed<CaseSearch> parseCaseSearch(std::string_view body);
Parsed<KioskSearch> parseKioskSearch(std::string_view body);
Parsed<Revealed> parseRevealed(std::string_view body);
/// A person's papers, as they are sealed.
Parsed<Party> parseParty(std::string_view text);
std::string encode(const Party&);
std::string encode(const CaseSearch&);
std::string encode(const KioskSearch&);
std::string encode(const Revealed&);

/// What a person's papers may say: 1 to 32 printable ASCII characters of number, a name of at most 200 bytes, a phone of at most 32.
/// The member that is wrong; empty when nothing is.
std::string_view wrongIn(const Party& party);

}  // namespace hall::wire
