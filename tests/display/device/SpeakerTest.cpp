#include <doctest/doctest.h>

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <fstream>
#include <iterator>

#include "display/device/Speaker.hpp"
#include "display/device/VoiceFolder.hpp"
#include "display/present/Announcer.hpp"
#include "tests/display/present/Given.hpp"

using namespace hall::display;
using namespace hall::display::test;

namespace {

/// Time and timers in the test's hand.
struct HandClock {
    std::int64_t nowMs{5'000};
    std::vector<std::pair<std::int64_t, std::function<void()>>> due;

    After after() {
        return [this](std::int64_t ms, std::function<void()> then) {
            due.emplace_back(nowMs + ms, std::move(then));
        };
    }
    void runUntil(std::int64_t ms) {
        while (!due.empty() && due.front().first <= ms) {
            auto [when, then] = std::move(due.front());
            due.erase(due.begin());
            nowMs = when;
            then();
        }
        nowMs = ms;
    }
};

bool silent(const std::vector<std::int16_t>& samples, std::size_t from, std::size_t to) {
    return std::all_of(samples.begin() + static_cast<std::ptrdiff_t>(from),
                       samples.begin() + static_cast<std::ptrdiff_t>(to),
                       [](std::int16_t sample) { return sample == 0; });
}

}  // namespace

TEST_CASE("the file speaker keeps order, gaps and never lays one call over another") {
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("spoken.wav").toStdString();
    HandClock clock;
    WavSpeaker speaker(
        file, [&] { return clock.nowMs; }, clock.after());
    REQUIRE(speaker.audible());
    int done = 0;
    const Pcm first{1'000, std::vector<std::int16_t>(300, 11)},
        second{1'000, std::vector<std::int16_t>(200, 22)};
    speaker.speak(first, [&] { ++done; });
    CHECK(done == 0);
    clock.runUntil(5'299);
    CHECK(done == 0);
    clock.runUntil(5'300);
    CHECK(done == 1);
    clock.runUntil(6'000);
    speaker.speak(second, [&] { ++done; });
    clock.runUntil(6'100);
    speaker.speak(first, [&] { ++done; });  // against the rules: even so it may only follow, not overlap
    clock.runUntil(9'000);
    CHECK(done == 3);

    // A rate of 1,000 is below what readWav takes, so look at the bytes.
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    REQUIRE(bytes.size() == 44 + 2 * (1'000 + 200 + 300));
    CHECK(bytes.substr(0, 44) == wavHeader(1'000, 1'500));
    const auto at = [&](std::size_t sample) { return int(bytes[44 + 2 * sample]); };
    CHECK(at(0) == 11);
    CHECK(at(299) == 11);
    CHECK(at(300) == 0);
    CHECK(at(999) == 0);
    CHECK(at(1'000) == 22);
    CHECK(at(1'199) == 22);
    CHECK(at(1'200) == 11);
    CHECK(at(1'499) == 11);
}

TEST_CASE("what the hall hears of two calls, as one file: the right clips, in order, with their pauses") {
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("spoken.wav").toStdString();
    HandClock clock;
    WavSpeaker speaker(
        file, [&] { return clock.nowMs; }, clock.after());
    const VoiceFolder voice = VoiceFolder::read(HALL_VOICE_DIR, allClips());
    Announcer announcer;
    const std::int64_t startMs = clock.nowMs;
    const auto now = [&] { return Moment{clock.nowMs, morningMs + clock.nowMs - startMs}; };
    announcer.observe(view({call(1, "A047", "3", 0), call(2, "B103", "12", 0, "called", 1, "en")}), now());

    struct Said {
        std::int64_t atMs;
        Pcm sound;
    };
    std::vector<Said> said;
    for (int step = 0; step < 4'000; ++step) {
        if (const auto announcement = announcer.next(now())) {
            said.push_back({clock.nowMs - startMs, voice.joined(announcement->clips)});
            speaker.speak(said.back().sound, [&] { announcer.finished(now()); });
        }
        clock.runUntil(clock.nowMs + 10);
    }
    REQUIRE(said.size() == 4);

    const WavResult heard = readWav(file);
    REQUIRE(heard.pcm);
    const auto& samples = heard.pcm->samples;
    std::size_t end = 0;
    for (std::size_t i = 0; i < said.size(); ++i) {
        CAPTURE(i);
        const auto begin = static_cast<std::size_t>(said[i].atMs * heard.pcm->rate / 1'000);
        const auto& clip = said[i].sound.samples;
        REQUIRE(begin + clip.size() <= samples.size());
        CHECK(std::equal(clip.begin(), clip.end(), samples.begin() + static_cast<std::ptrdiff_t>(begin)));
        if (i > 0) {
            REQUIRE(begin > end);
            CHECK(silent(samples, end, begin));
            const auto gapMs = static_cast<std::int64_t>(begin - end) * 1'000 / heard.pcm->rate;
            CHECK(gapMs >= (i == 2 ? betweenCallsMs : betweenRoundsMs) - 1);
            CHECK(gapMs <= betweenCallsMs + 50);
        }
        end = begin + clip.size();
    }
    CHECK(end == samples.size());
}

TEST_CASE("no sound takes its time and is known not to be heard") {
    HandClock clock;
    SilentSpeaker speaker(clock.after());
    bool done = false;
    speaker.speak({1'000, std::vector<std::int16_t>(500)}, [&] { done = true; });
    clock.runUntil(clock.nowMs + 499);
    CHECK_FALSE(done);
    clock.runUntil(clock.nowMs + 1);
    CHECK(done);
    CHECK_FALSE(speaker.audible());
}

TEST_CASE("a file that cannot be written is not audible") {
    HandClock clock;
    WavSpeaker speaker(
        "/nowhere/at/all.wav", [&] { return clock.nowMs; }, clock.after());
    CHECK_FALSE(speaker.audible());
    bool done = false;
    speaker.speak({1'000, std::vector<std::int16_t>(5)}, [&] { done = true; });
    clock.runUntil(clock.nowMs + 5);
    CHECK(done);
}

TEST_CASE("a sound card that is not there is a muted board, not a crash") {
    auto speaker =
        alsaSpeaker("hw:there-is-no-such-card", [](std::int64_t, std::function<void()> then) { then(); });
    bool done = false;
    speaker->speak({22'050, std::vector<std::int16_t>(2'205)}, [&] { done = true; });
    CHECK(QTest::qWaitFor([&] { return done; }, 20'000));
    CHECK_FALSE(speaker->audible());
}

TEST_CASE("the sound card gets every sample") {
    // ALSA's own null and file devices stand in for a card.
    QTemporaryDir folder;
    const std::string raw = folder.filePath("card.raw").toStdString();
    const std::string conf = folder.filePath("asound.conf").toStdString();
    std::ofstream(conf) << "pcm.hall { type file; slave.pcm { type null }; file \"" << raw
                        << "\"; format \"raw\" }\n";
    qputenv("ALSA_CONFIG_PATH", conf.c_str());
    {
        auto speaker = alsaSpeaker("hall", [](std::int64_t, std::function<void()> then) { then(); });
        Pcm pcm{22'050, {}};
        for (int i = 0; i < 5'000; ++i) pcm.samples.push_back(static_cast<std::int16_t>(i));
        bool done = false;
        speaker->speak(pcm, [&] { done = true; });
        CHECK(QTest::qWaitFor([&] { return done; }, 20'000));
        CHECK(speaker->audible());
        std::ifstream in(raw, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        REQUIRE(bytes.size() >= 10'000);
        bool same = true;
        for (std::size_t i = 0; i < 5'000; ++i)
            same = same && static_cast<unsigned char>(bytes[2 * i]) == (i & 0xff) &&
                   static_cast<unsigned char>(bytes[2 * i + 1]) == (i >> 8);
        CHECK(same);
    }
    qunsetenv("ALSA_CONFIG_PATH");
}
