#include <doctest/doctest.h>

#include "display/device/Pcm.hpp"

using namespace hall::display;

namespace {

std::string monoWav(std::vector<std::int16_t> samples) {
    std::string bytes = wavHeader(22'050, static_cast<std::uint32_t>(samples.size()));
    for (const std::int16_t sample : samples) {
        bytes += static_cast<char>(sample & 0xff);
        bytes += static_cast<char>((sample >> 8) & 0xff);
    }
    return bytes;
}

std::string with(std::string bytes, std::size_t at, char value) {
    bytes[at] = value;
    return bytes;
}

}  // namespace

TEST_CASE("a WAVE file is read back as it was written") {
    const std::vector<std::int16_t> samples{0, 1, -1, 32'767, -32'768};
    const WavResult result = parseWav(monoWav(samples));
    REQUIRE(result.pcm);
    CHECK(result.pcm->samples == samples);
    CHECK(result.pcm->rate == 22'050);
}

TEST_CASE("what is no sound of ours is refused with a reason") {
    const std::string good = monoWav({1, 2, 3});
    struct Row {
        std::string bytes;
        const char* fault;
    };
    const Row table[] = {
        {"", "not a WAVE file"},
        {"RIFF....AVI ", "not a WAVE file"},
        {with(good, 20, 3), "not PCM"},
        {with(good, 34, 8), "not 16 bits a sample"},
        {with(good, 22, 6), "not one or two channels"},
        {with(good, 24, 1).replace(25, 3, 3, '\0'), "sample rate out of range"},
        {good.substr(0, 36), "no samples"},
        {good.substr(0, 12) + good.substr(36), "samples before their format"},
    };
    for (const Row& row : table) {
        CAPTURE(row.fault);
        const WavResult result = parseWav(row.bytes);
        CHECK_FALSE(result.pcm);
        CHECK(result.fault == row.fault);
    }
}

TEST_CASE("a file cut at any byte never reads beyond its end") {
    const std::string good = monoWav({1, 2, 3, 4});
    for (std::size_t size = 0; size <= good.size(); ++size) {
        const WavResult result = parseWav(good.substr(0, size));
        CHECK(result.pcm.has_value() == (size >= 44));
        if (result.pcm) CHECK(result.pcm->samples.size() == (size - 44) / 2);
    }
}

TEST_CASE("two channels become one") {
    std::string bytes = with(monoWav({100, 200, -100, -300}), 22, 2);
    const WavResult result = parseWav(bytes);
    REQUIRE(result.pcm);
    CHECK(result.pcm->samples == std::vector<std::int16_t>{150, -200});
}

TEST_CASE("another rate keeps the duration") {
    const Pcm pcm{8'000, std::vector<std::int16_t>(4'000, 1'000)};
    const Pcm faster = resampled(pcm, 22'050);
    CHECK(faster.durationMs() == 500);
    CHECK(faster.samples.front() == 1'000);
    CHECK(faster.samples.back() == 1'000);
    CHECK(resampled(pcm, 8'000).samples == pcm.samples);
}
