// The hall's configuration file: hall, classes, queues, profiles and counters, as entries for one Configure command.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/Configuration.hpp"
#include "server/ingest/Catalogue.hpp"

namespace hall::ingest {

struct HallFile {
    std::vector<core::ConfigEntry> entries;                 ///< in the order hall, classes, queues, profiles, counters
    std::map<std::string, core::QueueCode> queueOfDepartment;  ///< by the department's Chinese name
    core::QueueCode defaultQueue;                           ///< for departments that no queue names
};

/// Throws FileError with file, line and reason. Relations between entries are the law's to check.
HallFile readHallFile(std::string_view text, const std::string& name);

/// The part of the catalogue that the law reads: which item waits in which queue.
std::vector<core::ConfigEntry> itemEntries(const Catalogue& catalogue, const HallFile& hall);

}  // namespace hall::ingest
