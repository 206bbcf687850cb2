#include "display/device/Speaker.hpp"

#include <QTimer>
#include <algorithm>
#include <limits>

namespace hall::display {

After afterByTimer() {
    return [](std::int64_t ms, std::function<void()> then) {
        QTimer::singleShot(static_cast<int>(std::clamp<std::int64_t>(ms, 0, std::numeric_limits<int>::max())),
                           Qt::PreciseTimer, std::move(then));
    };
}

WavSpeaker::WavSpeaker(const std::filesystem::path& file, std::function<std::int64_t()> steadyMs, After after)
    : file_(file, std::ios::in | std::ios::out | std::ios::binary | std::ios::trunc),
      steadyMs_(std::move(steadyMs)),
      after_(std::move(after)) {
    audible_ = file_.good();
}

void WavSpeaker::speak(Pcm pcm, std::function<void()> done) {
    const std::int64_t now = steadyMs_();
    if (firstMs_ < 0) firstMs_ = now;
    // Timers come a little late, never early: the file's own end wins, so that two calls can never lie over
    // each other.
    const auto start = std::max<std::uint64_t>(
        samples_, static_cast<std::uint64_t>(now - firstMs_) * static_cast<std::uint64_t>(pcm.rate) / 1'000);
    const std::uint64_t end = start + pcm.samples.size();
    constexpr std::uint64_t mostSamples = (std::numeric_limits<std::uint32_t>::max() - 64) / 2;
    if (audible_ && end <= mostSamples) {
        // A gap is a hole in the file: it reads as silence and takes no room.
        file_.seekp(static_cast<std::streamoff>(44 + 2 * start));
        for (const std::int16_t sample : pcm.samples) {
            const auto bits = static_cast<std::uint16_t>(sample);
            const char bytes[2]{static_cast<char>(bits & 0xff), static_cast<char>(bits >> 8)};
            file_.write(bytes, 2);
        }
        samples_ = end;
        file_.seekp(0);
        file_ << wavHeader(pcm.rate, static_cast<std::uint32_t>(samples_));
        file_.flush();
    }
    audible_ = audible_ && end <= mostSamples && file_.good();
    after_(pcm.durationMs(), std::move(done));
}

}  // namespace hall::display
