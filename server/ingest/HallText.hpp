// The hall's configuration in the words of the hall file: to be read, compared, changed and given back.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/core/Configuration.hpp"
#include "server/core/State.hpp"
#include "server/ingest/HallFile.hpp"

namespace hall::ingest {

/// One entry: its table in the file, its code, and every member with its value as TOML writes it. A member that is not set
/// (no notice, no shares, a class without a maximum wait) is left out.
struct EntryText {
    std::string_view table;  ///< "queue"
    std::string code;        ///< empty where there is one of them in a hall: "case_rules", "opening"
    std::vector<std::pair<std::string, std::string>> members;  ///< of a package also "question gas", "item 5110..."
};
EntryText textOf(const core::ConfigEntry& entry);
/// "queue tax", "case_rules".
std::string entryName(const EntryText& entry);

/// A hall file with everything that is configured but the catalogue (items, guides, packages); read again it changes nothing. `file` is the one last
/// configured: only files know which departments' items wait in a queue.
std::string hallText(const core::State& state, const HallFile& file);

/// What `entry` would change, a line per member: "queue tax: maximum_wait_minutes: 15 -> 20"; of a new entry "queue tax: new: ...".
/// Empty: nothing.
std::string changeText(const core::State& state, const core::ConfigEntry& entry);

}  // namespace hall::ingest
