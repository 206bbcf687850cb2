// The state and the outcomes of commands as bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/core/State.hpp"
#include "server/engine/Ports.hpp"

namespace hall::store {

/// Equal states have equal bytes. The form lives only as long as the layout of State: see snapshotFormat().
std::string packState(const core::State& state);
bool unpackState(std::string_view bytes, core::State& state);

/// Changes by itself when State's layout changes, and by hand (in Snapshot.cpp) when a member's meaning does.
/// A snapshot of another format is dropped and the log replayed.
std::int64_t snapshotFormat();

/// The stored form of an outcome, for ever: a format byte, then members one by one. Later members are added
/// at the end, and an old outcome has their defaults. Examples stand in schema/golden/outcomes.
std::string packOutcome(const engine::Outcome& outcome);
void packOutcome(const engine::Outcome& outcome, std::string& into);
bool unpackOutcome(std::string_view bytes, engine::Outcome& outcome);

}  // namespace hall::store
