#include "server/app/Log.hpp"

#include <spdlog/formatter.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <memory>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace hall::app {
namespace {

/// One JSON object a line; control characters and quotes in a message can never end the line or forge a field.
class JsonLines final : public spdlog::formatter {
  public:
    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(message.time.time_since_epoch()).count();
        std::string line = fmt::format("{{\"at\":\"{:%Y-%m-%dT%H:%M:%S}.{:03}Z\",\"level\":\"{}\",\"message\":\"",
                                       fmt::gmtime(static_cast<std::time_t>(ms / 1000)), ms % 1000,
                                       std::string(spdlog::level::to_string_view(message.level).data()));
        for (const char c : message.payload) {
            if (c == '"' || c == '\\') {
                line += '\\';
                line += c;
            } else if (static_cast<unsigned char>(c) < 0x20) {
                line += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
            } else {
                line += c;
            }
        }
        line += "\"}\n";
        out.append(line.data(), line.data() + line.size());
    }
    [[nodiscard]] std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<JsonLines>(); }
};

}  // namespace

void openLog(const std::string& level) {
    auto logger = spdlog::stderr_color_mt("hall");
    if (::isatty(STDERR_FILENO) == 0) {
        logger->set_formatter(std::make_unique<JsonLines>());
    } else {
        logger->set_pattern("%H:%M:%S %^%-7l%$ %v");
    }
    logger->set_level(spdlog::level::from_str(level));
    logger->flush_on(spdlog::level::info);
    spdlog::set_default_logger(std::move(logger));
}

}  // namespace hall::app
