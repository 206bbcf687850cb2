// Which words of the hall each audience sees. Pure.
#pragma once

#include <vector>

#include "schema/wire/Views.hpp"
#include "server/core/State.hpp"

namespace hall::views {

std::vector<wire::Notice> noticesOnBoards(const core::State& state);
std::vector<wire::Notice> noticesOnKiosks(const core::State& state);
std::vector<wire::Notice> noticesOnPhones(const core::State& state);
std::vector<wire::Notice> noticesAt(const core::State& state, const core::CounterId& counter, std::int32_t offsetMinutes);
/// All that stand, with whom they are for and until when: for whoever shows and ends them.
std::vector<wire::Notice> allNotices(const core::State& state, std::int32_t offsetMinutes);

}  // namespace hall::views
