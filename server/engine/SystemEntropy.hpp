// The only place in the server that draws from the machine's random source.
#pragma once

#include <array>

#include "server/engine/Ports.hpp"

namespace hall::engine {

/// Draws ahead, so that the usual call asks nobody. For one thread.
class SystemEntropy final : public Entropy {
  public:
    std::uint64_t draw() override;

  private:
    std::array<std::uint64_t, 32> drawn_{};  // 256 bytes: as much as getrandom() gives without a break
    std::size_t left_{0};
};

}  // namespace hall::engine
