// The only place in the server that draws from the machine's random source.
#pragma once

#include "server/engine/Ports.hpp"

namespace hall::engine {

class SystemEntropy final : public Entropy {
  public:
    std::uint64_t draw() override;
};

}  // namespace hall::engine
