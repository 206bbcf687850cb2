#include "server/app/ProcessConfig.hpp"

#include <fstream>
#include <iterator>
#include <set>

#include "server/ingest/Toml.hpp"

namespace hall::app {

const char* const processConfigTemplate = R"(# What this process needs. Queues, counters and rules are not here: `hall-server configure` enters those.

# listen = "127.0.0.1:8080"
# public_url = "https://hall.example"   # where visitors' phones reach the hall; without it tickets carry no QR code
# hosts = ["hall.example"]              # values of the Host header that are answered; empty: any
# log_level = "info"                    # debug, info, warn, error
)";

ProcessConfig readProcessConfig(const std::string& directory) {
    const std::string path = directory + "/hall-server.toml";
    ProcessConfig config;
    std::ifstream in(path, std::ios::binary);
    if (!in) return config;
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const ingest::TomlFile file(text, path);
    const auto root = file.root();
    root.allowOnly({"listen", "public_url", "hosts", "log_level"});
    config.listen = root.string("listen", config.listen);
    config.publicUrl = root.string("public_url", "");
    config.hosts = root.strings("hosts");
    config.logLevel = root.string("log_level", config.logLevel);
    static const std::set<std::string> levels{"debug", "info", "warn", "error"};
    if (!levels.contains(config.logLevel)) root.fail("log_level", "debug, info, warn or error");
    while (config.publicUrl.ends_with('/')) config.publicUrl.pop_back();
    if (!config.publicUrl.empty() && !config.publicUrl.starts_with("https://") && !config.publicUrl.starts_with("http://")) {
        root.fail("public_url", "must begin with https:// or http://");
    }
    return config;
}

}  // namespace hall::app
