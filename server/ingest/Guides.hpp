// Guides of service items as a hall publishes them (guides.toml; every key in docs/configuration.md), for the law and for the catalogue.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/Configuration.hpp"

namespace hall::ingest {

struct GuideEntry {
    core::Name shortName;
    std::string nameEn;                  ///< may be empty
    core::Subject subject{core::Subject::both};
    std::int32_t popularity{};
    std::int32_t usualMinutes{};         ///< usual service at the counter; 0: not said
    core::GuideConfig guide;             ///< `type` empty: the file leaves it to the table; so does `codes` where it is empty
    std::size_t line{};
};

/// The same paper under two names, or two papers under one code: 国发〔2016〕55号 二(一), the same matter has the same standard.
struct PaperConflict {
    std::size_t line{};
    std::string detail;
};

struct GuideFile {
    std::map<std::string, GuideEntry> guides;  ///< by item code
    std::vector<PaperConflict> conflicts;
};

/// Throws FileError with file, line and reason. Reads the form of 0.1 too (materials without codes: theirs are made of their names).
/// An empty text has no guides.
GuideFile readGuides(std::string_view text, const std::string& name);

/// How much a guide says of what it has to (国发〔2016〕55号 二(五): basis, conditions, process, limits, fee, notes, supervision; of every
/// material name and basis), in per cent of ten parts, and the words of the parts that are missing.
struct Completeness {
    std::int32_t percent{};
    std::vector<std::string> missing;    ///< of basis, conditions, process, limits, fee, notes, consultation, supervision, materials, material-basis
};
Completeness completenessOf(const core::GuideConfig& guide);

}  // namespace hall::ingest
