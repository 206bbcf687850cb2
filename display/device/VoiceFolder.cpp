#include "display/device/VoiceFolder.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace hall::display {
namespace {

constexpr std::int64_t breathMs = 45;
constexpr std::int64_t longestPauseMs = 5'000;

void addSilence(Pcm& pcm, std::int64_t ms) {
    pcm.samples.resize(pcm.samples.size() + static_cast<std::size_t>(ms * pcm.rate / 1'000), 0);
}

std::int64_t pauseMs(std::string_view name) {
    constexpr std::string_view prefix = "pause/";
    std::int64_t value = 0;
    if (name.starts_with(prefix))
        std::from_chars(name.data() + prefix.size(), name.data() + name.size(), value);
    return std::clamp<std::int64_t>(value, 0, longestPauseMs);
}

}  // namespace

VoiceFolder VoiceFolder::read(const std::filesystem::path& folder, const std::vector<std::string>& names) {
    VoiceFolder voice;
    for (const std::string& name : names) {
        WavResult result = readWav(folder / (name + ".wav"));
        if (result.pcm)
            voice.clips_.emplace(name, std::move(*result.pcm));
        else
            voice.faults_.push_back(name + ".wav: " + result.fault);
    }
    // Recordings may come at several rates: the best one is kept, the others are brought up to it.
    int best = lowestRate;
    for (const auto& [name, clip] : voice.clips_) best = std::max(best, clip.rate);
    for (auto& [name, clip] : voice.clips_) clip = resampled(clip, best);
    voice.rate_ = best;
    return voice;
}

Pcm VoiceFolder::joined(const std::vector<std::string>& names) const {
    Pcm sound{rate_, {}};
    for (const std::string& name : names) {
        if (const std::int64_t ms = pauseMs(name); ms > 0) {
            addSilence(sound, ms);
            continue;
        }
        const auto clip = clips_.find(name);
        if (clip == clips_.end()) continue;
        sound.samples.insert(sound.samples.end(), clip->second.samples.begin(), clip->second.samples.end());
        addSilence(sound, breathMs);
    }
    return sound;
}

}  // namespace hall::display
