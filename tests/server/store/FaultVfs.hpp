// SQLite's file layer with a fault at the operation that a test names: once, or from then on.
#pragma once

#include <cstdint>
#include <string>

namespace hall::test {

enum class DiskFault {
    error,  ///< the operation fails and does nothing
    torn,   ///< a write is done by half, then fails; other operations fail
    full,   ///< writes find no space; other operations succeed
    sync,   ///< only syncs are counted, and fail
};

/// Registered in SQLite under name(), over the system's own layer. One at a time.
class FaultVfs {
  public:
    FaultVfs();
    ~FaultVfs();
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;

    static const char* name() { return "hall-faults"; }
    /// From now on the `nth` operation (from 1) fails; with `sticky`, all later ones, too.
    void arm(std::uint64_t nth, DiskFault fault, bool sticky);
    void disarm();
    [[nodiscard]] bool fired() const;
};

}  // namespace hall::test
