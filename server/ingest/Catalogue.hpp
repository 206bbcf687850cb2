// A catalogue of service items, read from a table as cities publish them. Dirty rows are reported and kept; nothing is dropped silently.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/Configuration.hpp"
#include "server/ingest/ItemCodes.hpp"

namespace hall::ingest {

enum class Severity : std::uint8_t {
    warning,  ///< kept as it is
    error,    ///< the row cannot be an item (no name, no code, or the code of an earlier row): left out, and said so
};

/// One finding. About rows: columns-missing, row-too-short, name-missing, code-missing, code-repeats, name-repeats, code-malformed,
/// base-code-missing, base-code-differs, authority-missing, authority-invented, authority-check-digit, type-unknown, type-differs,
/// department-missing. About packages: see Packages.hpp. About guides: guide-without-item, type-differs, authority-check-digit, material-differs, issuer-unknown.
struct Finding {
    std::size_t line{};
    Severity severity{};
    std::string code;
    std::string detail;
    std::string file{};  ///< empty: the table
};

struct Item {
    std::string code;
    std::string department;  ///< code
    std::string type;        ///< code in the list of types
    std::string typeCode;    ///< GB/T 39046 A.1, two digits; empty: the table has none
    core::Name name;
    core::Name shortName;
    core::Subject subject{core::Subject::both};
    std::string pinyin;
    std::string initials;
    std::int32_t popularity{};
    std::optional<core::GuideConfig> guide;  ///< as the law keeps it
    std::int32_t usualMinutes{};             ///< usual service at the counter; 0: not known
};

struct Coded {
    std::string code;
    core::Name name;
};

struct Department {
    std::string code;
    core::Name name;
    std::string creditCode{};  ///< unified social credit code that most of its items name; empty: none whose check digit holds
};

struct Catalogue {
    std::vector<Department> departments;
    std::vector<Coded> types;
    std::vector<Item> items;
};

struct CatalogueReport {
    Catalogue catalogue;
    std::size_t rows{};
    std::vector<Finding> findings;
};

/// English names (`english.toml`) and guides (`guides.toml`) that belong to a catalogue; both may be empty texts. And how the place
/// writes its items' codes.
struct CatalogueCompanions {
    std::string_view english;
    std::string_view guides;
    CodeProfile codes{CodeProfile::sichuan};
};

/// Reads the table with the columns of server/data/service-items/README.md, in any order.
CatalogueReport readCatalogue(std::string_view csv, const CatalogueCompanions& companions);

/// What the law reads of a catalogue besides its items: departments and guides.
std::vector<core::ConfigEntry> departmentEntries(const Catalogue& catalogue);
std::vector<core::ConfigEntry> guideEntries(const Catalogue& catalogue);

}  // namespace hall::ingest
