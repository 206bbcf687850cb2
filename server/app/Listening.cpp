#include "server/app/Listening.hpp"

#include <fmt/format.h>

namespace hall::app {
namespace {

using net::Reach;
using net::Side;

std::string noAddress(std::string_view key, const std::string& address) {
    return fmt::format("{}: {} is no address to listen on: ADDR:PORT, like 127.0.0.1:8080", key, address);
}

/// Plain where the machine itself is the only one to reach it, else with TLS or not at all.
std::variant<PlannedListener, std::string> planOne(std::string_view key, const std::string& address, Side side, bool plain, bool hasCertificate) {
    const Reach reach = net::reachOf(address);
    if (reach == Reach::notAnAddress) return noAddress(key, address);
    const bool tls = !plain && hasCertificate;
    if (reach == Reach::network && !tls && !plain) {
        return fmt::format("{}: {} can be reached from other machines and needs [tls] certificate and key{}", key, address,
                           side == Side::visitors ? " (or behind_proxy = true, when a proxy in front speaks TLS)" : "");
    }
    return PlannedListener{address, side, tls};
}

}  // namespace

std::string_view word(Side side) {
    switch (side) {
        case Side::visitors: return "public";
        case Side::staff: return "staff";
        case Side::people: return "people";
        case Side::admin: return "admin";
        case Side::every: return "all";
    }
    return "";
}

std::string boundAddress(const std::string& address, std::uint16_t port) { return fmt::format("{}:{}", address.substr(0, address.rfind(':')), port); }

std::variant<std::vector<PlannedListener>, std::string> planListening(const ProcessConfig& config, const std::string& onlyAddress) {
    const std::string single = onlyAddress.empty() ? config.listen : onlyAddress;
    if (!single.empty()) {
        const std::string_view key = onlyAddress.empty() ? "listen" : "--listen";
        switch (net::reachOf(single)) {
            case Reach::notAnAddress: return noAddress(key, single);
            case Reach::thisMachine: return std::vector{PlannedListener{single, Side::every, false}};
            case Reach::network:
                return fmt::format("{}: {} can be reached from other machines, and one port for all speaks no TLS: "
                                   "name [listen] public, staff and admin in hall-server.toml",
                                   key, single);
        }
    }
    const bool hasCertificate = !config.certificate.empty();
    std::vector<PlannedListener> plan;
    struct Row {
        std::string_view key;
        const std::string& address;
        Side side;
        bool plain;
    };
    const Row rows[] = {
        {"listen.public", config.listenPublic, Side::visitors, config.behindProxy},
        {"listen.staff", config.listenStaff, Side::staff, false},
        // What looks after the machine runs on it, and seldom knows a pin.
        {"listen.admin", config.listenAdmin, Side::admin, net::reachOf(config.listenAdmin) == Reach::thisMachine},
    };
    for (const Row& row : rows) {
        if (row.address.empty()) continue;
        auto one = planOne(row.key, row.address, row.side, row.plain, hasCertificate);
        if (auto* wrong = std::get_if<std::string>(&one)) return std::move(*wrong);
        for (const PlannedListener& other : plan)
            if (other.address == row.address && !row.address.ends_with(":0")) return fmt::format("{}: {} is named twice", row.key, row.address);
        plan.push_back(std::move(std::get<PlannedListener>(one)));
    }
    if (plan.empty()) return std::string("[listen] names no address: public, staff, admin");
    return plan;
}

}  // namespace hall::app
