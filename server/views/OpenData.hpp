// What the hall tells everybody. Pure.
#pragma once

#include "schema/wire/OpenData.hpp"
#include "server/core/State.hpp"
#include "server/core/queue/Waits.hpp"

namespace hall::views {

/// `updatedAt` is left to whoever knows what stood there before.
wire::OpenHall openHall(const core::State& state, const core::Waits* waits = nullptr);

}  // namespace hall::views
