// The kiosk's small vocabulary, shared by what it shows and what it is told.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schema/wire/Values.hpp"

namespace hall::kiosk {

enum class Language : std::uint8_t { zh, en };

/// Code of a language on the wire and on the command line.
constexpr std::string_view code(Language language) { return language == Language::zh ? "zh" : "en"; }

/// For whom something is done. An item whose subject is "both" (or unknown) stands under both.
enum class Subject : std::uint8_t { person, company };

/// What became of a print. `none` means that the printer took all of it.
enum class PrinterFault : std::uint8_t { none, cannotConnect, outOfPaper, coverOpen, offline, timedOut, writeFailed };

/// The name in the visitor's language; the Chinese one where no English one exists.
inline const std::string& pick(const wire::Name& name, Language language) {
    return language == Language::en && !name.en.empty() ? name.en : name.zh;
}

}  // namespace hall::kiosk
