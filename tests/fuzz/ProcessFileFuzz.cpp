// What the process reads beside the hall's own configuration, hall-server.toml: it is read and within its limits, or a FileError says what is wrong.
#include "server/app/ProcessConfig.hpp"
#include "server/ingest/Toml.hpp"
#include "tests/fuzz/Must.hpp"

using hall::fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const auto config = hall::app::processConfigOf({reinterpret_cast<const char*>(data), size}, "/hall");
        must(config.minimumSecret >= 8 && config.minimumSecret <= 64, "the shortest secret");
        must(config.platforms.size() <= 1, "a hall has one platform");
        must(config.publicUrl.empty() || config.publicUrl.starts_with("http"), "an address that a phone can open");
        must(config.certificate.empty() == config.key.empty(), "certificate and key go together");
        for (const auto& platform : config.platforms) {
            must(platform.timeoutSeconds >= 1 && platform.timeoutSeconds <= 300, "the platform's patience");
            for (const auto seconds : platform.retrySeconds) must(seconds >= 1 && seconds <= 604'800, "the platform's retries");
        }
    } catch (const hall::ingest::FileError&) {
    }
    return 0;
}
