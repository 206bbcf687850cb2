// The arrows as the linker sees them: what each target links, what the programs need at run time, and whose symbols lie in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/tidy/Rules.hpp"

namespace hall::tidy {

/// One target of the build, as CMake wrote it: "name|TYPE|folder from the root|file|lib;lib".
struct Target {
    std::string name;
    std::string type;    ///< STATIC_LIBRARY, EXECUTABLE
    std::string folder;
    std::string file;
    std::vector<std::string> libraries;
};

std::vector<Target> readTargets(std::string_view list);

/// Every link line goes along an arrow of the table.
Broken linksBroken(const Table& table, const std::vector<Target>& targets);
/// `needed`: what `readelf -d` says of a program. Server: no Qt. Clients: no SQLite, Boost, OpenSSL, sodium.
Broken neededBroken(const Target& program, std::string_view needed);
/// `symbols`: what `nm -C` says of a library or program. Header-only libraries show here: Boost, nlohmann, fmt, doctest.
Broken symbolsBroken(const Table& table, const Target& target, std::string_view symbols);

}  // namespace hall::tidy
