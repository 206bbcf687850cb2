// The one place of this room that reads the machine's clocks.
#include <ctime>
#include <fstream>

#include "ticket-printer/spool/HallClock.hpp"

namespace hall::spool {

namespace {

std::int64_t millisecondsOf(clockid_t clock) {
    timespec t{};
    ::clock_gettime(clock, &t);
    return static_cast<std::int64_t>(t.tv_sec) * 1'000 + t.tv_nsec / 1'000'000;
}

}  // namespace

LocalClock localClock() {
    static const std::string boot = [] {
        std::string name;
        std::getline(std::ifstream("/proc/sys/kernel/random/boot_id"), name);
        return name;
    }();
    return {boot, millisecondsOf(CLOCK_BOOTTIME), millisecondsOf(CLOCK_REALTIME)};
}

}  // namespace hall::spool
