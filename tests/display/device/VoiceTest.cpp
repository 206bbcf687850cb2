#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "display/device/VoiceFolder.hpp"
#include "display/present/Announcer.hpp"

using namespace hall::display;

namespace {

const VoiceFolder& builtIn() {
    static const VoiceFolder voice = VoiceFolder::read(HALL_VOICE_DIR, allClips());
    return voice;
}

}  // namespace

TEST_CASE("the built-in voice has every clip that can be asked for") {
    for (const std::string& fault : builtIn().faults()) FAIL_CHECK(fault);
    CHECK(builtIn().faults().empty());
}

TEST_CASE("clips are trimmed, audible and about equally loud") {
    for (const std::string& name : allClips()) {
        CAPTURE(name);
        const WavResult clip = readWav(std::filesystem::path(HALL_VOICE_DIR) / (name + ".wav"));
        REQUIRE(clip.pcm);
        CHECK(clip.pcm->durationMs() >= 80);
        CHECK(clip.pcm->durationMs() <= 1'800);
        int peak = 0;
        for (const std::int16_t sample : clip.pcm->samples) peak = std::max(peak, std::abs(int(sample)));
        CHECK(peak > 6'000);
        CHECK(peak < 32'767);
    }
}

TEST_CASE("digits and letters do not sound alike") {
    // A voice that reads the pinyin as English, or a list with a slip, gives the same sound twice.
    const std::vector<std::string> names = allClips();
    for (std::size_t a = 0; a < names.size(); ++a) {
        for (std::size_t b = a + 1; b < names.size(); ++b) {
            CAPTURE(names[a]);
            CAPTURE(names[b]);
            CHECK(builtIn().joined({names[a]}).samples != builtIn().joined({names[b]}).samples);
        }
    }
}

TEST_CASE("joined clips stand one after the other") {
    const Pcm first = builtIn().joined({"zh/digit-3"});
    const Pcm second = builtIn().joined({"zh/digit-4"});
    const Pcm both = builtIn().joined({"zh/digit-3", "pause/200", "nobody/knows", "zh/digit-4"});
    const std::size_t pause = 200 * static_cast<std::size_t>(both.rate) / 1'000;
    REQUIRE(both.samples.size() == first.samples.size() + pause + second.samples.size());
    CHECK(std::equal(first.samples.begin(), first.samples.end(), both.samples.begin()));
    CHECK(std::equal(second.samples.rbegin(), second.samples.rend(), both.samples.rbegin()));
}

TEST_CASE("a call is short enough for the audio budget") {
    hall::wire::Call call;
    call.number = "A047";
    call.counter = "12";
    call.language = "zh";
    CHECK(builtIn().joined(words(call, Form::whole)).durationMs() < 5'350);
    CHECK(builtIn().joined(words(call, Form::numberOnly)).durationMs() < 3'000);
    call.language = "en";
    CHECK(builtIn().joined(words(call, Form::whole)).durationMs() < 10'000);
}

TEST_CASE("a folder of somebody else: what is missing is named, what is there is used") {
    const auto folder =
        std::filesystem::temp_directory_path() / ("voice-test-" + std::to_string(std::rand()));
    std::filesystem::create_directories(folder / "zh");
    writeWav(folder / "chime.wav", {48'000, std::vector<std::int16_t>(4'800, 9)});
    writeWav(folder / "zh/ten.wav", {16'000, std::vector<std::int16_t>(1'600, 9)});
    std::ofstream(folder / "zh/please.wav") << "nonsense";
    const VoiceFolder voice = VoiceFolder::read(folder, {"chime", "zh/ten", "zh/please", "zh/digit-1"});
    CHECK(voice.faults() ==
          std::vector<std::string>{"zh/please.wav: not a WAVE file", "zh/digit-1.wav: cannot be read"});
    CHECK(voice.joined({"zh/ten"}).rate == 48'000);
    CHECK(voice.joined({"chime", "zh/ten", "zh/digit-1"}).durationMs() == 100 + 45 + 100 + 45);
    CHECK(VoiceFolder::read(folder / "nowhere", {"chime"}).empty());
    std::filesystem::remove_all(folder);
}
