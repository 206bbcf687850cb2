// Figures for the operator, in Prometheus' text form. Counted in the network thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace hall::net {

class Metrics {
  public:
    Metrics();
    ~Metrics();

    void connections(std::size_t open, std::size_t watchers);
    void turnedAway(std::string_view code);            ///< by the gate or a limit
    void answered(int status);                         ///< one HTTP answer
    void command(int status, std::chrono::nanoseconds took);
    void framesWritten(std::size_t frames, std::size_t bytes);
    void frameReplaced();                              ///< a newer view took the place of one that still waited
    void watcherClosed(std::string_view why);          ///< "stalled", "silent", "flooded", "overflow", "protocol"

    void people(std::string_view what);                ///< "sign-in", "sign-in-failed", "locked", ...: a fixed word, never a name
    void sessions(std::size_t open);

    [[nodiscard]] std::string text() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace hall::net
