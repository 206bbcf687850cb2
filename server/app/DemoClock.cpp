#include "server/app/DemoClock.hpp"

#include <charconv>
#include <cmath>

#include "schema/wire/Frames.hpp"

namespace hall::app {

std::optional<engine::SystemClock::SpeedUp> parseDemoClock(const std::string& text) {
    engine::SystemClock::SpeedUp speedUp{engine::SystemClock::machineNow(), {}, 1.0};
    std::string rest = text;
    if (const auto at = rest.find('@'); at != std::string::npos) {
        const char* first = rest.data() + at + 1;
        const char* last = rest.data() + rest.size();
        const auto [end, error] = std::from_chars(first, last, speedUp.real.utcMs);
        if (error != std::errc{} || end != last) return std::nullopt;
        rest.resize(at);
    }
    if (const auto at = rest.find('x'); at != std::string::npos) {
        const char* first = rest.data() + at + 1;
        const char* last = rest.data() + rest.size();
        const auto [end, error] = std::from_chars(first, last, speedUp.factor);
        if (error != std::errc{} || end != last || !(speedUp.factor >= 0.1 && speedUp.factor <= 10'000.0)) return std::nullopt;
        rest.resize(at);
    }
    auto start = wire::parseTime(rest);
    if (!start && rest.size() == 25) start = wire::parseTime(rest.substr(0, 19) + ".000" + rest.substr(19));  // without milliseconds
    if (!start) return std::nullopt;
    speedUp.virtualStart.utcMs = start->utcMs;
    return speedUp;
}

}  // namespace hall::app
