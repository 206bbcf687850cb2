#include "server/engine/SystemEntropy.hpp"

#include <cerrno>
#include <cstdlib>

#include <sys/random.h>

namespace hall::engine {

std::uint64_t SystemEntropy::draw() {
    if (left_ == 0) {
        while (::getrandom(drawn_.data(), sizeof drawn_, 0) != static_cast<ssize_t>(sizeof drawn_)) {
            if (errno != EINTR) std::abort();  // a kernel without randomness: nothing here could be trusted
        }
        left_ = drawn_.size();
    }
    return drawn_[--left_];
}

}  // namespace hall::engine
