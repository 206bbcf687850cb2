// The catalogue as it goes out to kiosks, made of what was imported and of the queue that each item waits in.
#pragma once

#include <string>

#include "schema/wire/Views.hpp"
#include "server/core/Configuration.hpp"
#include "server/ingest/Catalogue.hpp"

namespace hall::app {

/// `entries`: the ItemConfig of every item, in the catalogue's order.
wire::Catalogue catalogueDocument(const ingest::Catalogue& catalogue, const std::vector<core::ConfigEntry>& entries,
                                  std::string version);

}  // namespace hall::app
