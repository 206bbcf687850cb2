// A catalogue of service items, read from a table as cities publish them. Dirty rows are reported and kept; nothing is dropped silently.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/Configuration.hpp"

namespace hall::ingest {

enum class Severity : std::uint8_t {
    warning,  ///< kept as it is
    error,    ///< the row cannot be an item (no name, no code, or the code of an earlier row): left out, and said so
};

/// One finding about one row. Codes: columns-missing, row-too-short, name-missing, code-missing, code-repeats, name-repeats,
/// code-malformed, base-code-missing, base-code-differs, authority-missing, authority-invented, authority-check-digit, type-unknown,
/// not-utf8, department-missing.
struct Finding {
    std::size_t line{};
    Severity severity{};
    std::string code;
    std::string detail;
};

struct Material {
    core::Name name;
    std::string form;  ///< original, copy, original-and-copy, electronic
    std::int32_t copies{1};
    bool required{true};
};

struct Guide {
    core::Name conditions;
    std::vector<Material> materials;
    std::int32_t statutoryDays{};
    std::int32_t promisedDays{};
    core::Name fee;
    bool online{};
};

struct Item {
    std::string code;
    std::string department;  ///< code
    std::string type;        ///< code
    core::Name name;
    core::Name shortName;
    core::Subject subject{core::Subject::both};
    std::string pinyin;
    std::string initials;
    std::int32_t popularity{};
    std::optional<Guide> guide;
};

struct Coded {
    std::string code;
    core::Name name;
};

struct Catalogue {
    std::vector<Coded> departments;
    std::vector<Coded> types;
    std::vector<Item> items;
};

struct CatalogueReport {
    Catalogue catalogue;
    std::size_t rows{};
    std::vector<Finding> findings;
};

/// English names (`english.toml`) and guides (`guides.toml`) that belong to a catalogue; both may be empty texts.
struct CatalogueCompanions {
    std::string_view english;
    std::string_view guides;
};

/// Reads the table with the columns of server/data/service-items/README.md, in any order.
CatalogueReport readCatalogue(std::string_view csv, const CatalogueCompanions& companions);

/// GB 32100-2015 check digit of a unified social credit code of 18 characters.
bool creditCodeHolds(std::string_view code);

}  // namespace hall::ingest
