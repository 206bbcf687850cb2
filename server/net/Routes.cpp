#include "server/net/Routes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace hall::net {

namespace {

using Kind = Route::Kind;
using Method = Admitted::Method;

constexpr std::string_view readMethods = "GET, HEAD";
constexpr std::string_view writeMethods = "POST";

constexpr std::array<std::string_view, 13> counterCommands{"call-next", "recall", "start",      "finish", "no-show", "hold", "resume",
                                                           "transfer",  "bring-back", "cancel", "open",   "pause",   "close"};
constexpr std::array<std::string_view, 3> hallCommands{"open-day", "begin-closing", "end-day"};

constexpr std::array<std::pair<std::string_view, Kind>, 8> fixedReads{{{"/api/v1/hall", Kind::hall},
                                                                       {"/api/v1/lobby", Kind::lobby},
                                                                       {"/api/v1/catalogue", Kind::catalogue},
                                                                       {"/api/v1/events", Kind::events},
                                                                       {"/healthz", Kind::health},
                                                                       {"/readyz", Kind::ready},
                                                                       {"/metrics", Kind::metrics},
                                                                       {"/ws", Kind::webSocket}}};

template <std::size_t N>
std::optional<std::string_view> known(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return *found;
}

std::vector<std::string_view> segmentsOf(std::string_view path) {
    std::vector<std::string_view> segments;
    for (std::size_t begin = 1; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        segments.push_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return segments;
}

struct Found {
    Route route;
    bool writes{};
};

/// Paths below /api/v1/ that carry an id.
std::optional<Found> underApi(const std::vector<std::string_view>& part) {
    const auto is = [&](std::size_t at, std::string_view text) { return part.size() > at && part[at] == text; };
    if (!is(0, "api") || !is(1, "v1")) return std::nullopt;
    if (part.size() == 3 && is(2, "tickets")) return Found{{Kind::issue, "issue", {}}, true};
    if (part.size() == 4 && is(2, "tickets")) return Found{{Kind::ticket, {}, std::string(part[3])}, false};
    if (part.size() == 5 && is(2, "tickets") && is(4, "cancel")) return Found{{Kind::cancelTicket, "cancel", std::string(part[3])}, true};
    if (part.size() == 4 && is(2, "visits")) return Found{{Kind::visit, {}, std::string(part[3])}, false};
    if (part.size() == 5 && is(2, "counters")) {
        const auto command = known(counterCommands, part[4]);
        if (command) return Found{{Kind::counterCommand, *command, std::string(part[3])}, true};
    }
    if (part.size() == 4 && is(2, "hall")) {
        const auto command = known(hallCommands, part[3]);
        if (command) return Found{{Kind::hallCommand, *command, {}}, true};
    }
    return std::nullopt;
}

}  // namespace

std::variant<Route, NoRoute> routeOf(Method method, std::string_view path) {
    const bool reads = method != Method::post;
    for (const auto& [fixed, kind] : fixedReads) {
        if (path != fixed) continue;
        const bool headless = kind == Kind::webSocket && method == Method::head;
        if (!reads || headless) return NoRoute{405, "method-not-allowed", kind == Kind::webSocket ? "GET" : readMethods};
        return Route{kind, {}, {}};
    }
    if (auto found = underApi(segmentsOf(path))) {
        if (found->writes == reads) return NoRoute{405, "method-not-allowed", found->writes ? writeMethods : readMethods};
        return std::move(found->route);
    }
    if (path.starts_with("/api/")) return NoRoute{404, "not-found", {}};
    if (!reads) return NoRoute{405, "method-not-allowed", readMethods};
    return Route{Kind::page, {}, std::string(path)};
}

}  // namespace hall::net
