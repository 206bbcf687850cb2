// The key from which the links on tickets are made.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "server/store/Store.hpp"

namespace hall::app {

/// The hall's key, drawn and put down when it has none yet: by `init`, or at the first start of a hall from before 0.5.
/// Nothing: it could not be kept, or what is kept is none; store.lastProblem() says why.
std::optional<std::array<std::uint8_t, 32>> visitKey(store::Store& store);

}  // namespace hall::app
