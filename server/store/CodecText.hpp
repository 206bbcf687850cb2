// The column `extra`: what has no column of its own, as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/core/Events.hpp"

namespace hall::store::codec {

/// {"queue":{"code":"b","letters":"B",...}}: one member, named after the sort of entry.
std::string entryText(const core::ConfigEntry& entry);
bool readEntry(std::string_view text, core::ConfigEntry& entry);

/// {"candidates":[[TICKET,"QUEUE",VIRTUAL_ARRIVAL_MS,DUE_MS],...]}. Every call has them, so this form is
/// written and read by hand; text of any other form goes through the general parser.
std::string candidatesText(const std::vector<core::Candidate>& candidates);
bool readCandidates(std::string_view text, std::vector<core::Candidate>& candidates);

}  // namespace hall::store::codec
