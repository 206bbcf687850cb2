// A case as whoever holds one of its papers may see it.
#pragma once

#include "schema/wire/Progress.hpp"
#include "server/core/State.hpp"
#include "server/views/Cases.hpp"

namespace hall::views {

/// No name, no number of identity, no telephone, no text that people wrote; items whose name is nobody's business have none here, either.
wire::ProgressView progressView(const core::State& state, const core::Case& one, Now now);

/// What visitors may say that they could not get done, in the hall's own classes; empty: the hall has none.
wire::UnresolvedClasses unresolvedClasses(const core::State& state);

}  // namespace hall::views
