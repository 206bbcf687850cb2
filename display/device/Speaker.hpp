// Where the voice comes out: a sound card, a file, or nowhere.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>

#include "display/device/Pcm.hpp"

namespace hall::display {

class Speaker {
  public:
    virtual ~Speaker() = default;
    /// Speaks at once. `done` comes once, later, in the caller's thread, when the last sound was heard; with
    /// a broken device after the time it would have taken. The caller waits for it before it speaks again.
    virtual void speak(Pcm pcm, std::function<void()> done) = 0;
    /// False while nobody can hear it: shown on the board.
    [[nodiscard]] virtual bool audible() const = 0;
};

/// Calls back after so many milliseconds; tests bring their own.
using After = std::function<void(std::int64_t ms, std::function<void()> then)>;
After afterByTimer();

/// Takes its time, makes no sound.
class SilentSpeaker : public Speaker {
  public:
    explicit SilentSpeaker(After after) : after_(std::move(after)) {}
    void speak(Pcm pcm, std::function<void()> done) override { after_(pcm.durationMs(), std::move(done)); }
    [[nodiscard]] bool audible() const override { return false; }

  private:
    After after_;
};

/// One WAVE file with everything that was spoken, at the time it was spoken, counted from the first word:
/// silence in between.
class WavSpeaker : public Speaker {
  public:
    /// `steadyMs` is the clock that the gaps are measured with.
    WavSpeaker(const std::filesystem::path& file, std::function<std::int64_t()> steadyMs, After after);
    void speak(Pcm pcm, std::function<void()> done) override;
    [[nodiscard]] bool audible() const override { return audible_; }

  private:
    std::fstream file_;
    std::function<std::int64_t()> steadyMs_;
    After after_;
    std::int64_t firstMs_{-1};
    std::uint64_t samples_{};
    bool audible_{};
};

/// The sound card, in a thread of its own. A device that is missing or breaks is tried again before each call
/// and every half minute; meanwhile the board goes on without a voice and says so.
std::unique_ptr<Speaker> alsaSpeaker(const std::string& device, After after);

}  // namespace hall::display
