// Sound as samples, and the one file format it comes in: RIFF WAVE, 16-bit PCM.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace hall::display {

/// One channel.
struct Pcm {
    int rate{22'050};  ///< samples a second
    std::vector<std::int16_t> samples;

    [[nodiscard]] std::int64_t durationMs() const {
        return static_cast<std::int64_t>(samples.size()) * 1'000 / rate;
    }
};

inline constexpr int lowestRate = 8'000, highestRate = 96'000;
inline constexpr std::int64_t longestClipMs = 120'000;

/// A file of one or two channels (two are mixed to one), or why not: "not a WAVE file", "not 16-bit PCM", ...
struct WavResult {
    std::optional<Pcm> pcm;
    std::string fault;
};
WavResult readWav(const std::filesystem::path& file);
WavResult parseWav(const std::string& bytes);

/// The 44 bytes in front of `samples` mono samples.
std::string wavHeader(int rate, std::uint32_t samples);
bool writeWav(const std::filesystem::path& file, const Pcm& pcm);

/// Louder or softer by so many percent of its amplitude: 100 as it is, 50 half, which is 6 dB less.
Pcm scaled(Pcm pcm, int percent);

/// The same sound at another rate (linear: good enough for speech).
Pcm resampled(const Pcm& pcm, int rate);

}  // namespace hall::display
