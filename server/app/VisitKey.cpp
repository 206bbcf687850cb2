#include "server/app/VisitKey.hpp"

#include <algorithm>
#include <string>

#include "server/access/Tokens.hpp"

namespace hall::app {

std::optional<std::array<std::uint8_t, 32>> visitKey(store::Store& store) {
    auto key = store.meta("visit-key");
    if (!key) {
        const auto minted = access::mintKey();
        key = std::string(minted.begin(), minted.end());
        if (store.putMeta("visit-key", *key) != engine::StoreFault::none) return std::nullopt;
    }
    std::array<std::uint8_t, 32> out{};
    if (key->size() != out.size()) return std::nullopt;
    std::copy(key->begin(), key->end(), out.begin());
    return out;
}

}  // namespace hall::app
