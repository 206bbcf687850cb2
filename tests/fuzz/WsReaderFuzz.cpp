// The server's reader of WebSocket frames: the same messages however the bytes arrive, bounded, and never more.
//
// Inputs are what a client sends with frames masked by the key 0, so that a fuzzer can write into the payload.
#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "server/net/Frames.hpp"
#include "tests/fuzz/Must.hpp"

using namespace hall::net;
using hall::fuzz::must;

namespace {

constexpr std::size_t maximumBytes = 512;

struct Heard {
    std::vector<std::pair<Opcode, std::string>> messages;
    std::uint16_t code{};
};

Heard hear(std::string bytes, std::size_t step) {
    Heard heard;
    FrameReader reader(maximumBytes);
    bool closed = false;
    for (std::size_t at = 0; at < bytes.size() && heard.code == 0 && !closed; at += step) {
        const std::size_t length = std::min(step, bytes.size() - at);
        heard.code = reader.feed({bytes.data() + at, length}, [&](Opcode opcode, std::string_view payload) {
            must(!closed, "nothing after the sink said stop");
            must(opcode == Opcode::text || opcode >= Opcode::close, "only messages and controls");
            must(payload.size() <= (opcode == Opcode::text ? maximumBytes : 125), "a message is bounded");
            must(opcode != Opcode::close || closePayloadIsValid(payload), "a close is a valid one");
            heard.messages.emplace_back(opcode, payload);
            closed = opcode == Opcode::close;
            return !closed;
        });
    }
    return heard;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 16'384) return 0;
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const Heard whole = hear(bytes, std::max<std::size_t>(size, 1));
    for (const std::size_t step : {std::size_t{1}, 2 + size % 5, std::size_t{64}}) {
        const Heard cut = hear(bytes, step);
        must(cut.messages == whole.messages, "the same messages, however they arrive");
        must(cut.code == whole.code, "the same fault, however it arrives");
    }
    for (const auto& [opcode, payload] : whole.messages) {
        // What the server writes differs from what it reads by the mask only.
        std::string frame = *makeFrame(opcode, payload);
        const std::size_t header = frame.size() - payload.size();
        frame[1] = static_cast<char>(frame[1] | 0x80);
        frame.insert(header, 4, '\0');
        const Heard back = hear(frame, frame.size());
        must(back.code == 0 && back.messages.size() == 1 && back.messages[0] == std::pair(opcode, payload), "a frame written can be read");
    }
    return 0;
}
