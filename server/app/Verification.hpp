// Whether the log is as it was written, looked at while the hall is served: on a copy, in a thread of its own.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "server/app/Exit.hpp"
#include "server/core/Types.hpp"

namespace hall::app {

class Verification {
  public:
    /// `look` says what `hall-server check` says, in its own time; `now` and `text` tell when it began and ended.
    Verification(std::function<Report()> look, std::function<core::Instant()> now, std::function<std::string(core::Instant)> text);
    /// Waits for the end of what was begun.
    ~Verification();
    Verification(const Verification&) = delete;
    Verification& operator=(const Verification&) = delete;

    /// Begins, unless it goes on already. From any thread.
    void begin();
    /// {"state":"never"|"running"|"good"|"wrong"|"failed","begunAt","endedAt","told":[lines]}. Of the last one: "good" and "wrong" are about
    /// the log and the tables beside it, "failed": they could not be looked at. From any thread.
    [[nodiscard]] std::string json() const;

  private:
    enum class State : std::uint8_t { never, running, ended };

    const std::function<Report()> look_;
    const std::function<core::Instant()> now_;
    const std::function<std::string(core::Instant)> text_;
    mutable std::mutex mutex_;
    State state_{State::never};       ///< this and all below under the mutex
    core::Instant begunAt_, endedAt_;
    Report report_;
    std::thread thread_;
};

}  // namespace hall::app
