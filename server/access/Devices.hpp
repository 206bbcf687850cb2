// Who a bearer token belongs to. A value that never changes: when a device is added or shut out, a new one replaces it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/access/Tokens.hpp"
#include "server/core/Types.hpp"

namespace hall::access {

struct Device {
    std::string name;           ///< "kiosk-1", "board-1", "manager"; goes into the log
    core::Role role{core::Role::board};
    core::CounterId counter;    ///< for Role::counter only
    TokenHash tokenHash{};
};

/// Stable word on every interface: "kiosk", "counter", "board", "manager", "auditor", "scheduler".
std::string_view word(core::Role role);
std::optional<core::Role> roleOf(std::string_view word);

core::Actor actorOf(const Device& device);

class Devices {
  public:
    Devices() = default;
    explicit Devices(std::vector<Device> devices);

    /// The device that carries this token; nullptr for nobody's. What it takes tells nothing about any token: it is looked up
    /// by its hash, which nobody can steer, and compared in constant time.
    [[nodiscard]] const Device* find(std::string_view token) const;
    [[nodiscard]] const Device* find(const TokenHash& hash) const;
    [[nodiscard]] std::size_t size() const { return devices_.size(); }

  private:
    std::vector<Device> devices_;
    std::unordered_multimap<std::uint64_t, std::size_t> byHash_;  ///< first eight bytes of the hash to index
};

}  // namespace hall::access
