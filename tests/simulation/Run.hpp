// One run from one seed, and what is done with one that fails.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tests/simulation/People.hpp"

namespace hall::sim {

struct Result {
    std::string failure;                 ///< empty: everything held
    std::vector<Input> inputs;           ///< up to the failure; only when asked for
    std::uint64_t logHash{};
    std::uint64_t visits{};
    std::uint64_t events{};
    std::uint64_t commands{};
    std::uint64_t restarts{};
    std::uint64_t cases{};
    int calls{}, urgent{}, overtakings{};
    std::int64_t worstOvertakingMs{};
    std::map<std::string, std::uint64_t> kinds;   ///< events by kind
};

Result run(std::uint64_t seed, const Size& size, bool keepInputs = false);
/// The same inputs again, and nobody who reacts.
std::string replay(const std::vector<Input>& inputs);
/// Fewer inputs that still fail: halves, quarters, eighths ... are left out while it lasts.
std::vector<Input> shrink(std::vector<Input> inputs, int replaysAtMost);

/// A hall day of the law alone: decide and apply, no engine, no checks; how many commands were carried out.
std::uint64_t lawOnlyDay(std::uint64_t seed, const Size& size, std::uint64_t& visits);

}  // namespace hall::sim
