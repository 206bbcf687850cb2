// The hall's configuration file: hall, classes, queues, profiles, counters, departments, working calendars, staff, periods of the law, opening days and packages, as entries for one Configure command.
// Every key is explained in docs/configuration.md.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/Configuration.hpp"
#include "server/ingest/Catalogue.hpp"

namespace hall::ingest {

struct HallFile {
    std::vector<core::ConfigEntry> entries;                 ///< hall, classes, queues, profiles, counters, departments, calendars, staff, rules of cases, opening, packages
    std::vector<std::size_t> lines;                         ///< where each entry stands in the file; 0: not known
    std::map<std::string, core::QueueCode> queueOfDepartment;  ///< by the department's Chinese name
    core::QueueCode defaultQueue;                           ///< for departments that no queue names
    core::QueueCode firstQueue;                             ///< the default where the file names none
};

/// Throws FileError with file, line and reason. Relations between entries are the law's to check.
HallFile readHallFile(std::string_view text, const std::string& name);

/// The law's word about a Configure command ("queue/tax/letters", "counter/#3/profile") with the place in the file that it is about:
/// "hall.toml:41: queue tax: letters: one or two of A to Z, without I and O". The word alone when it names no entry of the file.
std::string placeOf(const HallFile& file, const std::string& name, std::string_view detail);

/// The part of the catalogue that the law reads: which item waits in which queue.
std::vector<core::ConfigEntry> itemEntries(const Catalogue& catalogue, const HallFile& hall);

}  // namespace hall::ingest
