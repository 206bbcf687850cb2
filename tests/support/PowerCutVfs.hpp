// A disk in memory whose power can be cut: what was not synced then may be there, gone, half there or
// garbage. It can also be full, and fail.
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace hall::test {

/// Registered in SQLite under name(). One at a time; files are found by their path and live as long as this.
class PowerCutVfs {
  public:
    PowerCutVfs();
    ~PowerCutVfs();
    PowerCutVfs(const PowerCutVfs&) = delete;
    PowerCutVfs& operator=(const PowerCutVfs&) = delete;

    static const char* name() { return "hall-power-cut"; }
    /// The power goes before the `nth` operation from now (from 1); everything fails from then on. 0: it
    /// stays.
    void cutBefore(std::uint64_t nth);
    [[nodiscard]] std::uint64_t operations() const;  ///< since cutBefore()
    /// Power again: every 512-byte sector that was not synced gets its fate, every deletion that was not may
    /// be undone.
    void restore(std::mt19937_64& random);
    /// Nothing is written from now on, and nothing of what was written is lost: a killed process. revive() ends it.
    void freeze();
    void revive();
    /// All files together may grow to so many bytes; SQLITE_FULL beyond. 0: no bound.
    void room(std::uint64_t bytes);
    [[nodiscard]] std::uint64_t used() const;
    /// The next sync, or the next write, fails and does nothing.
    void failNextSync();
    void failNextWrite();
    void mend();                                     ///< takes back what of these two has not happened yet

    /// Remembers all files as they are, synced; forget() goes back to that.
    void remember();
    void forget();
    /// A file that was there, synced, before anything began.
    void place(const std::string& path, const std::string& bytes);
};

}  // namespace hall::test
