#include "server/engine/SystemEntropy.hpp"

#include <cerrno>
#include <cstdlib>

#include <sys/random.h>

namespace hall::engine {

std::uint64_t SystemEntropy::draw() {
    std::uint64_t value{};
    while (::getrandom(&value, sizeof value, 0) != static_cast<ssize_t>(sizeof value)) {
        if (errno != EINTR) std::abort();  // a kernel without randomness: nothing here could be trusted
    }
    return value;
}

}  // namespace hall::engine
