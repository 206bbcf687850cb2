#include "server/net/Frames.hpp"

#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "tests/server/net/ClientFrames.hpp"

using namespace hall::net;
using namespace hall::test;

namespace {

struct Heard {
    std::string log;       ///< "text:abc ping: close:.. "
    std::uint16_t code{};
};

Heard heard(const std::string& bytes, std::size_t piece, std::size_t maximum = 65'536) {
    FrameReader reader(maximum);
    Heard all;
    const auto sink = [&](Opcode opcode, std::string_view payload) {
        all.log += opcode == Opcode::text ? "text:" : opcode == Opcode::ping ? "ping:" : opcode == Opcode::pong ? "pong:" : "close:";
        all.log += payload.size() > 40 ? std::to_string(payload.size()) : std::string(payload);
        all.log += ' ';
        return opcode != Opcode::close;
    };
    for (std::size_t at = 0; at < bytes.size() && all.code == 0; at += piece) {
        std::string part = bytes.substr(at, piece);
        all.code = reader.feed(part, sink);
        if (all.log.find("close:") != std::string::npos) break;
    }
    return all;
}

struct Row {
    std::string name;
    std::string bytes;
    std::string log;
    std::uint16_t code;
};

std::vector<Row> rows() {
    const std::string big(65'536, 'x');
    return {
        {"a text", clientFrame(1, "abc"), "text:abc ", 0},
        {"an empty text", clientFrame(1, ""), "text: ", 0},
        {"two in one", clientFrame(1, "a") + clientFrame(1, "b"), "text:a text:b ", 0},
        {"126 bytes", clientFrame(1, std::string(126, 'x')), "text:126 ", 0},
        {"65,536 bytes", clientFrame(1, big), "text:65536 ", 0},
        {"fragments", clientFrame(1, "ab", false) + clientFrame(0, "cd", false) + clientFrame(0, "ef"), "text:abcdef ", 0},
        {"a ping between fragments", clientFrame(1, "ab", false) + clientFrame(9, "p") + clientFrame(0, "cd"), "ping:p text:abcd ", 0},
        {"a pong", clientFrame(10, ""), "pong: ", 0},
        {"a close", clientFrame(8, std::string("\x03\xe8", 2)), std::string("close:\x03\xe8 "), 0},
        {"65,537 bytes", clientFrame(1, big + "x"), "", closeCode::tooBig},
        {"fragments of 65,537 bytes", clientFrame(1, big, false) + clientFrame(0, "x"), "", closeCode::tooBig},
        {"length with the highest bit", std::string("\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff", 10), "", closeCode::protocolError},
        {"length of 2^62", std::string("\x81\xff\x40\0\0\0\0\0\0\0", 10), "", closeCode::tooBig},
        {"16 bits for a short length", std::string("\x81\xfe\0\x05", 4), "", closeCode::protocolError},
        {"64 bits for a short length", std::string("\x81\xff\0\0\0\0\0\0\xff\xff", 10), "", closeCode::protocolError},
        {"not masked", std::string("\x81\x03"
                                   "abc"), "", closeCode::protocolError},
        {"reserved bit 1", rawHeader(0xc1, 0), "", closeCode::protocolError},
        {"reserved bit 3", rawHeader(0x91, 0), "", closeCode::protocolError},
        {"opcode 3", clientFrame(3, ""), "", closeCode::protocolError},
        {"opcode 11", clientFrame(11, ""), "", closeCode::protocolError},
        {"binary", clientFrame(2, "abc"), "", closeCode::unsupported},
        {"continuation of nothing", clientFrame(0, "abc"), "", closeCode::protocolError},
        {"a second text in a message", clientFrame(1, "a", false) + clientFrame(1, "b"), "", closeCode::protocolError},
        {"a ping in pieces", clientFrame(9, "p", false), "", closeCode::protocolError},
        {"a ping of 126 bytes", clientFrame(9, std::string(126, 'p')), "", closeCode::protocolError},
        {"a close of one byte", clientFrame(8, "x"), "", closeCode::protocolError},
        {"close 1005", clientFrame(8, std::string("\x03\xed", 2)), "", closeCode::protocolError},
        {"close 999", clientFrame(8, std::string("\x03\xe7", 2)), "", closeCode::protocolError},
        {"close 5000", clientFrame(8, std::string("\x13\x88", 2)), "", closeCode::protocolError},
    };
}

}  // namespace

TEST_CASE("frames: what clients send, whole, in bytes and in odd pieces") {
    for (const Row& row : rows()) {
        for (const std::size_t piece : {row.bytes.size(), std::size_t{1}, std::size_t{7}, std::size_t{4'096}}) {
            if (piece == 1 && row.bytes.size() > 1'000) continue;  // quadratic, and 7 shows the same
            CAPTURE(row.name);
            CAPTURE(piece);
            const Heard all = heard(row.bytes, piece);
            CHECK(all.log == row.log);
            CHECK(all.code == row.code);
        }
    }
}

TEST_CASE("frames: fragments without end are cut off") {
    std::string bytes = clientFrame(1, "", false);
    for (int i = 0; i < 300; ++i) bytes += clientFrame(0, "", false);
    CHECK(heard(bytes, bytes.size()).code == closeCode::policy);
}

TEST_CASE("frames: memory is held only while something is incomplete") {
    FrameReader reader(65'536);
    const auto sink = [](Opcode, std::string_view) { return true; };
    std::string half = clientFrame(1, "abc").substr(0, 5);
    CHECK(reader.feed(half, sink) == 0);
    CHECK(reader.midway());
    std::string rest = clientFrame(1, "abc").substr(5);
    CHECK(reader.feed(rest, sink) == 0);
    CHECK_FALSE(reader.midway());
}

TEST_CASE("frames: the server's own are read back as they were") {
    for (const std::size_t size : {0U, 1U, 125U, 126U, 65'535U, 65'536U, 100'000U}) {
        const std::string payload(size, 'v');
        const Frame frame = makeTextFrame(payload);
        const auto read = readServerFrame(*frame);
        REQUIRE(read);
        CHECK(read->opcode == 1);
        CHECK(read->payload == payload);
        CHECK(read->bytes == frame->size());
    }
    CHECK(*makeFrame(Opcode::ping, {}) == std::string("\x89\0", 2));
    CHECK(*makeCloseFrame(1000) == std::string("\x88\x02\x03\xe8", 4));
    CHECK(*makeCloseFrame(0) == std::string("\x88\0", 2));
    CHECK(makeCloseFrame(1008, std::string(200, 'r'))->size() == 2 + 125);
}

TEST_CASE("frames: random bytes never break the reader") {
    std::mt19937 random(20261121);
    for (int run = 0; run < 20'000; ++run) {
        std::string bytes;
        const std::size_t length = random() % 64;
        for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>(random());
        if (run % 2 == 0 && length > 2) {  // half of them begin like a frame
            bytes[0] = static_cast<char>(0x80 | (random() % 2 ? 1 : 9));
            bytes[1] = static_cast<char>(0x80 | (random() % 8));
        }
        heard(bytes, 1 + random() % 9);
    }
    CHECK(true);
}
