#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include "display/device/VoiceFolder.hpp"
#include "display/present/Announcer.hpp"
#include "display/present/Daily.hpp"

using namespace hall::display;

namespace {

const VoiceFolder& builtIn() {
    static const VoiceFolder voice = VoiceFolder::read(HALL_VOICE_DIR, allClips());
    return voice;
}

/// Of the samples that are at least so loud.
double rmsDb(const std::vector<std::int16_t>& samples, int least = 0) {
    double sum = 0;
    std::size_t counted = 0;
    for (const std::int16_t sample : samples) {
        if (std::abs(int(sample)) < least) continue;
        sum += double(sample) * sample;
        ++counted;
    }
    return counted == 0 ? -100 : 20 * std::log10(std::sqrt(sum / double(counted)) / 32'768);
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

TEST_CASE("no word is much louder than another") {
    // Root mean square of what is above silence, in dB of full scale: what the ear takes for loudness of speech.
    double least = 0, most = -100;
    for (const std::string& name : allClips()) {
        if (name == "chime") continue;  // a bell that fades
        const double db = rmsDb(builtIn().joined({name}).samples, 40);
        CAPTURE(name);
        CHECK(db > -26);
        CHECK(db < -15);
        least = std::min(least, db);
        most = std::max(most, db);
    }
    CHECK(most - least <= 3);
    MESSAGE("loudness of the clips: ", least, " to ", most, " dB");
}

TEST_CASE("what is mixed is as loud as asked, by the hour") {
    const Daily day{{}, *volumesOf("08:00=80,12:00=20,14:00=80,20:00=0")};
    hall::wire::Call call;
    call.number = "A047";
    call.counter = "12";
    const Pcm full = builtIn().joined(words(call, Form::whole));
    struct Row {
        int hour;
        double db;
    };
    for (const Row& row : {Row{9, -1.94}, Row{13, -13.98}, Row{15, -1.94}}) {
        CAPTURE(row.hour);
        const Pcm mixed = scaled(full, day.volumeAt({true, 2026, 11, 21, 6, row.hour, 0}));
        CHECK(rmsDb(mixed.samples) - rmsDb(full.samples) == doctest::Approx(row.db).epsilon(0.02));
        CHECK(mixed.samples.size() == full.samples.size());
    }
    const Pcm silence = scaled(full, day.volumeAt({true, 2026, 11, 21, 6, 21, 0}));
    CHECK(std::all_of(silence.samples.begin(), silence.samples.end(), [](std::int16_t sample) { return sample == 0; }));
    CHECK(scaled(full, 100).samples == full.samples);
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
