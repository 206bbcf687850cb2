// Who a bearer token belongs to. A value that never changes: when a device is added or shut out, a new one replaces it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/access/Tokens.hpp"
#include "server/engine/Ports.hpp"

namespace hall::access {

using engine::Device;  ///< name, role, counter, hash of the token; as the Credentials port keeps it

using core::roleOf;
using core::word;

core::Actor actorOf(const Device& device);

class Devices {
  public:
    Devices() = default;
    /// Those that are revoked, or whose hash is no hash, open nothing.
    explicit Devices(std::vector<Device> devices);

    /// The device that carries this token; nullptr for nobody's. What it takes tells nothing about any token: it is looked up
    /// by its hash, which nobody can steer, and compared in constant time.
    [[nodiscard]] const Device* find(std::string_view token) const;
    [[nodiscard]] const Device* find(const TokenHash& hash) const;
    /// The one of this name that may come in; nullptr: there is none.
    [[nodiscard]] const Device* named(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return named(name) != nullptr; }
    [[nodiscard]] std::size_t size() const { return devices_.size(); }

  private:
    std::vector<Device> devices_;
    std::unordered_multimap<std::uint64_t, std::size_t> byHash_;  ///< first eight bytes of the hash to index
};

}  // namespace hall::access
