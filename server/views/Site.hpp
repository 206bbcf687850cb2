// The head of the visitors' site: the hall, its hours, and which pages it has.
#pragma once

#include "schema/wire/Site.hpp"
#include "server/core/State.hpp"

namespace hall::views {

/// `today`: the hall's date.
wire::SiteView siteView(const core::State& state, core::LocalDate today);

}  // namespace hall::views
