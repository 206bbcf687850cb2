#include "display/device/Pcm.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace hall::display {
namespace {

std::uint32_t number(const std::string& bytes, std::size_t at, int size) {
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i)
        value |=
            static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]))
            << (8 * i);
    return value;
}

void append(std::string& out, std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i) out += static_cast<char>((value >> (8 * i)) & 0xff);
}

std::int16_t sample(const std::string& bytes, std::size_t at) {
    return static_cast<std::int16_t>(static_cast<std::uint16_t>(number(bytes, at, 2)));
}

struct Format {
    std::uint32_t kind{}, channels{}, rate{}, bits{};
};

std::string faultOf(const Format& format) {
    if (format.kind != 1 && format.kind != 0xfffe) return "not PCM";
    if (format.bits != 16) return "not 16 bits a sample";
    if (format.channels != 1 && format.channels != 2) return "not one or two channels";
    if (format.rate < lowestRate || format.rate > highestRate) return "sample rate out of range";
    return {};
}

Pcm mixed(const std::string& bytes, std::size_t from, std::size_t size, const Format& format) {
    Pcm pcm{static_cast<int>(format.rate), {}};
    const std::size_t frameBytes = 2 * format.channels;
    const std::size_t most = static_cast<std::size_t>(longestClipMs) * format.rate / 1'000;
    const std::size_t frames = std::min(size / frameBytes, most);
    pcm.samples.reserve(frames);
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const std::size_t at = from + frame * frameBytes;
        const int left = sample(bytes, at);
        pcm.samples.push_back(
            static_cast<std::int16_t>(format.channels == 2 ? (left + sample(bytes, at + 2)) / 2 : left));
    }
    return pcm;
}

}  // namespace

WavResult parseWav(const std::string& bytes) {
    if (bytes.size() < 12 || bytes.compare(0, 4, "RIFF") != 0 || bytes.compare(8, 4, "WAVE") != 0)
        return {std::nullopt, "not a WAVE file"};
    std::optional<Format> format;
    for (std::size_t at = 12; at + 8 <= bytes.size();) {
        const std::string name = bytes.substr(at, 4);
        const std::size_t body = at + 8;
        // Programs that write to a pipe leave the size of the data open; what is there counts.
        const std::size_t size = std::min<std::size_t>(number(bytes, at + 4, 4), bytes.size() - body);
        if (name == "fmt " && size >= 16) {
            format = Format{number(bytes, body, 2), number(bytes, body + 2, 2), number(bytes, body + 4, 4),
                            number(bytes, body + 14, 2)};
            if (std::string fault = faultOf(*format); !fault.empty()) return {std::nullopt, std::move(fault)};
        }
        if (name == "data") {
            if (!format) return {std::nullopt, "samples before their format"};
            return {mixed(bytes, body, size, *format), {}};
        }
        at = body + size + size % 2;
    }
    return {std::nullopt, "no samples"};
}

WavResult readWav(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return {std::nullopt, "cannot be read"};
    return parseWav({std::istreambuf_iterator<char>(in), {}});
}

std::string wavHeader(int rate, std::uint32_t samples) {
    const auto rate32 = static_cast<std::uint32_t>(rate);
    std::string header = "RIFF";
    append(header, 36 + 2 * samples, 4);
    header += "WAVEfmt ";
    append(header, 16, 4);
    append(header, 1, 2);
    append(header, 1, 2);
    append(header, rate32, 4);
    append(header, 2 * rate32, 4);
    append(header, 2, 2);
    append(header, 16, 2);
    header += "data";
    append(header, 2 * samples, 4);
    return header;
}

bool writeWav(const std::filesystem::path& file, const Pcm& pcm) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << wavHeader(pcm.rate, static_cast<std::uint32_t>(pcm.samples.size()));
    std::string bytes;
    bytes.reserve(2 * pcm.samples.size());
    for (const std::int16_t value : pcm.samples) append(bytes, static_cast<std::uint16_t>(value), 2);
    out << bytes;
    return out.flush().good();
}

Pcm scaled(Pcm pcm, int percent) {
    if (percent == 100) return pcm;
    for (std::int16_t& sample : pcm.samples)
        sample = static_cast<std::int16_t>(std::clamp(sample * percent / 100, -32'768, 32'767));
    return pcm;
}

Pcm resampled(const Pcm& pcm, int rate) {
    if (pcm.rate == rate || pcm.samples.empty()) return {rate, pcm.samples};
    Pcm result{rate, {}};
    const std::size_t count =
        pcm.samples.size() * static_cast<std::size_t>(rate) / static_cast<std::size_t>(pcm.rate);
    result.samples.reserve(count);
    const double step = static_cast<double>(pcm.rate) / rate;
    for (std::size_t i = 0; i < count; ++i) {
        const double position = static_cast<double>(i) * step;
        const auto left = static_cast<std::size_t>(position);
        const std::size_t right = std::min(left + 1, pcm.samples.size() - 1);
        const double share = position - static_cast<double>(left);
        result.samples.push_back(
            static_cast<std::int16_t>((1 - share) * pcm.samples[left] + share * pcm.samples[right]));
    }
    return result;
}

}  // namespace hall::display
