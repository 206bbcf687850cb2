// "One thing" (一件事) as data: [[package]] in packages.toml or in the hall file; every key in docs/configuration.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/core/Configuration.hpp"
#include "server/ingest/Catalogue.hpp"
#include "server/ingest/Toml.hpp"

namespace hall::ingest {

struct PackageEntry {
    core::PackageConfig package;
    std::size_t line{};
};

/// One [[package]] table. Conditions come out in the order of their questions' codes. Throws FileError with line and key.
core::PackageConfig readPackage(const TomlTable& table);

/// packages.toml: nothing but [[package]]. Throws FileError; an empty text has none.
std::vector<PackageEntry> readPackages(std::string_view text, const std::string& name);

/// What packages say of a catalogue that it does not bear out: an item that is not there (package-item-unknown, an error), a paper that
/// none of the package's items asks for (package-material-unknown), a leading department that is none (package-lead-unknown), an item
/// without a guide (package-item-without-guide).
std::vector<Finding> packageFindings(const std::vector<PackageEntry>& packages, const Catalogue& catalogue, const std::string& file);

/// Every way through a package's questions, each as the answers given, in the order of the file; at most `most` of them.
std::vector<std::vector<core::PackageCondition>> waysThrough(const core::PackageConfig& package, std::size_t most);

}  // namespace hall::ingest
