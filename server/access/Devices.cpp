#include "server/access/Devices.hpp"

#include <sodium.h>

#include <cstring>
#include <utility>

namespace hall::access {

namespace {

std::uint64_t slotOf(const void* hash) {
    std::uint64_t slot = 0;
    std::memcpy(&slot, hash, sizeof slot);
    return slot;
}

}  // namespace

core::Actor actorOf(const Device& device) {
    return {device.role, device.name, device.role == core::Role::counter ? device.counter : core::CounterId{}};
}

Devices::Devices(std::vector<Device> devices) : devices_(std::move(devices)) {
    std::erase_if(devices_, [](const Device& device) {
        return device.revokedAt.has_value() || device.tokenHash.size() != std::tuple_size_v<TokenHash>;
    });
    for (std::size_t i = 0; i < devices_.size(); ++i) byHash_.emplace(slotOf(devices_[i].tokenHash.data()), i);
}

const Device* Devices::find(std::string_view token) const { return find(hashToken(token)); }

const Device* Devices::find(const TokenHash& hash) const {
    const auto [first, last] = byHash_.equal_range(slotOf(hash.data()));
    const Device* found = nullptr;
    for (auto entry = first; entry != last; ++entry) {
        const Device& device = devices_[entry->second];
        if (sodium_memcmp(device.tokenHash.data(), hash.data(), hash.size()) == 0) found = &device;
    }
    return found;
}

const Device* Devices::named(std::string_view name) const {
    for (const Device& device : devices_)
        if (device.name == name) return &device;
    return nullptr;
}

}  // namespace hall::access
