// Build tool: makes the clips of a voice folder from raw speech. voice-clips RAW OUT
// Cuts the silence off both ends, brings all words to the same loudness, and adds the chime, which it
// computes itself.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "display/device/Pcm.hpp"

namespace {

using hall::display::Pcm;

constexpr double loudness = 0.11;  // root mean square of full scale
constexpr double highestPeak = 0.92;
constexpr double silenceShare = 0.012;
constexpr int leadMs = 8, tailMs = 30;
constexpr int rate = 22'050;

/// Two bells, a third apart, the second a little later: 0.9 s with the ring, the words may follow while it
/// fades.
Pcm chime() {
    constexpr double seconds = 0.62, secondStarts = 0.22, decay = 7.5;
    Pcm pcm{rate, std::vector<std::int16_t>(static_cast<std::size_t>(seconds * rate))};
    const auto bell = [&](double hertz, double time) {
        if (time < 0) return 0.0;
        const double attack = std::min(1.0, time / 0.004);
        double value = 0;
        const double overtones[]{1, 0.32, 0.11};
        for (int i = 0; i < 3; ++i)
            value += overtones[i] * std::exp(-decay * (1 + 0.6 * i) * time) *
                     std::sin(2 * std::numbers::pi * hertz * (i + 1) * time);
        return attack * value;
    };
    for (std::size_t i = 0; i < pcm.samples.size(); ++i) {
        const double time = static_cast<double>(i) / rate;
        const double fade = std::min(1.0, (seconds - time) / 0.05);
        const double value = 0.42 * fade * (bell(783.99, time) + bell(659.26, time - secondStarts));
        pcm.samples[i] = static_cast<std::int16_t>(std::clamp(value, -1.0, 1.0) * 32'000);
    }
    return pcm;
}

int peakOf(const Pcm& pcm) {
    int peak = 1;
    for (const std::int16_t sample : pcm.samples) peak = std::max(peak, std::abs(static_cast<int>(sample)));
    return peak;
}

Pcm trimmed(const Pcm& raw) {
    const int threshold = static_cast<int>(peakOf(raw) * silenceShare);
    const auto loud = [&](std::int16_t sample) { return std::abs(static_cast<int>(sample)) > threshold; };
    const auto first = std::find_if(raw.samples.begin(), raw.samples.end(), loud);
    const auto last = std::find_if(raw.samples.rbegin(), raw.samples.rend(), loud).base();
    if (first >= last) return {raw.rate, {}};
    const auto lead = std::min<std::ptrdiff_t>(first - raw.samples.begin(), raw.rate * leadMs / 1'000);
    const auto tail = std::min<std::ptrdiff_t>(raw.samples.end() - last, raw.rate * tailMs / 1'000);
    Pcm pcm{raw.rate, {first - lead, last + tail}};
    for (std::ptrdiff_t i = 0; i < tail; ++i) {
        auto& sample = *(pcm.samples.end() - 1 - i);
        sample = static_cast<std::int16_t>(sample * i / tail);
    }
    return pcm;
}

void level(Pcm& pcm) {
    double sum = 0;
    for (const std::int16_t sample : pcm.samples) sum += static_cast<double>(sample) * sample;
    const double mean = std::sqrt(sum / static_cast<double>(std::max<std::size_t>(1, pcm.samples.size())));
    const double gain = std::min(loudness * 32'767 / std::max(1.0, mean), highestPeak * 32'767 / peakOf(pcm));
    for (auto& sample : pcm.samples) sample = static_cast<std::int16_t>(std::lround(sample * gain));
}

}  // namespace

int main(int argc, char** argv) {
    namespace fs = std::filesystem;
    if (argc != 3) {
        std::fprintf(stderr, "usage: voice-clips RAW OUT\n");
        return 2;
    }
    const fs::path raw = argv[1], out = argv[2];
    fs::create_directories(out);
    int made = 0;
    for (const auto& entry : fs::recursive_directory_iterator(raw)) {
        if (entry.path().extension() != ".wav") continue;
        const auto clip = hall::display::readWav(entry.path());
        if (!clip.pcm) {
            std::fprintf(stderr, "%s: %s\n", entry.path().c_str(), clip.fault.c_str());
            return 1;
        }
        Pcm word = hall::display::resampled(trimmed(*clip.pcm), rate);
        level(word);
        const fs::path target = out / fs::relative(entry.path(), raw);
        fs::create_directories(target.parent_path());
        if (word.samples.empty() || !hall::display::writeWav(target, word)) {
            std::fprintf(stderr, "%s: no sound, or not written\n", target.c_str());
            return 1;
        }
        ++made;
    }
    if (!hall::display::writeWav(out / "chime.wav", chime())) return 1;
    std::printf("%d clips and the chime in %s\n", made, out.c_str());
    return 0;
}
