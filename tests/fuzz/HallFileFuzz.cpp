// A hall's configuration file: it is read, or a FileError says what is wrong.
#include <cstdint>

#include "server/ingest/HallFile.hpp"
#include "server/ingest/Toml.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        (void)hall::ingest::readHallFile({reinterpret_cast<const char*>(data), size}, "hall.toml");
    } catch (const hall::ingest::FileError&) {
    }
    return 0;
}
