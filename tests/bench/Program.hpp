// The frame of a program that prints figures.
#pragma once

#include <cstdio>
#include <exception>

namespace hall::bench {

/// What `run` gives, or 1 and a line about what it threw.
inline int guarded(const char* program, int (*run)(int, char**), int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s: %s\n", program, error.what());
        return 1;
    }
}

}  // namespace hall::bench
