// What a phone is told before it takes a ticket from afar.
#pragma once

#include <string_view>

#include "schema/wire/Remote.hpp"
#include "server/core/State.hpp"
#include "server/core/queue/Waits.hpp"

namespace hall::views {

inline constexpr std::size_t remoteItemsTold = 30;

/// `text`: items whose name has it; empty: none are listed. `item`: the line that its ticket would wait in; nothing for one that is unknown
/// or withdrawn. `localMinute` as of core::Stamp.
wire::RemoteOffer remoteOffer(const core::State& state, std::string_view text, const core::ItemCode& item, std::int32_t localMinute, const core::Waits* waits);

}  // namespace hall::views
