#include "server/net/Encoding.hpp"

#include <doctest/doctest.h>

#include <zlib.h>

#include <string>

using hall::net::takesGzip;

TEST_CASE("encodings: who takes gzip") {
    struct Row {
        const char* list;
        bool takes;
    };
    for (const Row& row : {Row{"gzip, deflate, br, zstd", true}, {"gzip", true}, {"GZIP;q=0.5", true}, {"x-gzip", true}, {"br , gzip ; q=0.8", true}, {"*", true}, {"deflate, *;q=0.1", true},
                           {"", false}, {"identity", false}, {"br", false}, {"gzip;q=0", false}, {"gzip;q=0.000, *", false}, {"*;q=0", false}, {"gzipped", false}, {",,;", false}}) {
        CAPTURE(row.list);
        CHECK(takesGzip(row.list) == row.takes);
    }
}

TEST_CASE("encodings: what was packed comes out the same, and equal bytes are packed alike") {
    std::string lines;
    for (int i = 0; i < 3'000; ++i) lines += R"({"code":"51203001400003-)" + std::to_string(i) + R"(","name":{"zh":"申报错误更正","en":""}},)";
    for (const std::string& text : {std::string(), std::string("{}"), std::string("\0\xff\n", 3), lines}) {
        const std::string packed = hall::net::gzipped(text);
        REQUIRE(packed.starts_with("\x1f\x8b\x08"));
        CHECK(packed == hall::net::gzipped(text));
        CHECK(packed.size() <= text.size() / 5 + 100);
        std::string out(text.size() + 1, '\0');
        z_stream stream{};
        REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream.avail_in = static_cast<uInt>(packed.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
        out.resize(stream.total_out);
        inflateEnd(&stream);
        CHECK(out == text);
    }
}
