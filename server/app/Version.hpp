#pragma once

#include <string>

namespace hall::app {

/// "0.1.0": from CMakeLists.txt.
inline const std::string version = HALL_VERSION;

}  // namespace hall::app
