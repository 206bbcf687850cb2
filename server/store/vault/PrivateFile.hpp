// Private to this room. Files that only their owner may read, written so that they are there whole or not at all.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "server/store/Store.hpp"

namespace hall::store::vault {

enum class Existing { refuse, replace };

/// Written to FILE.part, synced, then named; the directory is synced. 0600.
std::optional<Problem> writePrivateFile(const std::string& file, std::string_view bytes, Existing existing);
/// The first half of it: `part` is complete and synced.
std::optional<Problem> writePart(const std::string& part, std::string_view bytes);

/// Problem `missing` when it is not there.
Result<std::string> readPrivateFile(const std::string& file, std::size_t sizeAtMost);

/// Adds a line and syncs; makes the file (0600) when it is not there.
std::optional<Problem> addLine(const std::string& file, std::string_view line);

}  // namespace hall::store::vault
