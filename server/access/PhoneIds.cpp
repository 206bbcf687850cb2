#include "server/access/PhoneIds.hpp"

#include <sodium.h>

#include <algorithm>

namespace hall::access {

std::string phoneOf(const engine::Sealer& sealer, const core::HallCode& hall, core::LocalDate date, std::string_view phone) {
    constexpr int base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    constexpr std::size_t bytes = 16;
    const std::string hash = sealer.keyedHash("phone", hall.value + ":" + std::to_string(date.yyyymmdd) + ":" + std::string(phone));
    const std::size_t used = std::min(hash.size(), bytes);
    std::string text(sodium_base64_encoded_len(used, base64), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(hash.data()), used, base64);
    text.pop_back();
    return text;
}

}  // namespace hall::access
