// `hall-server serve DIR`: the composition root.
#pragma once

#include <optional>
#include <string>

#include "server/engine/SystemClock.hpp"

namespace hall::app {

struct ServeOptions {
    std::string directory;
    std::string listen;                                            ///< all on this one, plain, loopback only; empty: from hall-server.toml
    std::string publicUrl;                                         ///< empty: from hall-server.toml
    std::optional<engine::SystemClock::SpeedUp> demoClock;         ///< demo halls only
};

/// Serves until SIGTERM or SIGINT. Returns the exit code.
int serve(const ServeOptions& options);

}  // namespace hall::app
